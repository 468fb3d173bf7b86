//! What an officer asks to be done with a case.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::person::Representative;
use super::{Evidence, PersonRef, RawText};
use crate::regulation::{
    AppealId, AssessmentId, CheckId, CriterionId, DocumentId, GroundId, OptionId, PartId,
    RequirementId,
};

pub use crate::regulation::DeliveryMeans;

/// A command, as it stands on the wire: `{"command": "add-note", "text": "…"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "command", rename_all = "kebab-case")]
pub enum Command {
    Accept(Accept),
    RefuseAcceptance(RefuseAcceptance),
    RecordCheck(RecordCheck),
    AddNote(AddNote),
    Assign(Assign),
    PassOn(PassOn),
    RecordAssessment(RecordAssessment),
    IssueNotice(IssueNotice),
    SendToCommission(SendToCommission),
    Vote(Vote),
    Recuse(Recuse),
    Recommend(Recommend),
    PrepareApproval(PrepareApproval),
    PrepareRefusal(PrepareRefusal),
    NotifyHearing(NotifyHearing),
    RecordHearing(RecordHearing),
    ReturnForRework(ReturnForRework),
    Sign(Sign),
    Deliver(Deliver),
    Withdraw(Withdraw),
    Annul(Annul),
    RegisterComplaint(RegisterComplaint),
    DecideComplaint(DecideComplaint),
}

/// The name of a command without what it carries.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum CommandKind {
    Accept,
    RefuseAcceptance,
    RecordCheck,
    AddNote,
    Assign,
    PassOn,
    RecordAssessment,
    IssueNotice,
    SendToCommission,
    Vote,
    Recuse,
    Recommend,
    PrepareApproval,
    PrepareRefusal,
    NotifyHearing,
    RecordHearing,
    ReturnForRework,
    Sign,
    Deliver,
    Withdraw,
    Annul,
    RegisterComplaint,
    DecideComplaint,
}

impl CommandKind {
    pub const ALL: [Self; 23] = [
        Self::Accept,
        Self::RefuseAcceptance,
        Self::RecordCheck,
        Self::AddNote,
        Self::Assign,
        Self::PassOn,
        Self::RecordAssessment,
        Self::IssueNotice,
        Self::SendToCommission,
        Self::Vote,
        Self::Recuse,
        Self::Recommend,
        Self::PrepareApproval,
        Self::PrepareRefusal,
        Self::NotifyHearing,
        Self::RecordHearing,
        Self::ReturnForRework,
        Self::Sign,
        Self::Deliver,
        Self::Withdraw,
        Self::Annul,
        Self::RegisterComplaint,
        Self::DecideComplaint,
    ];

    /// Returns the name on the wire, which is also the key of the words for it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::RefuseAcceptance => "refuse-acceptance",
            Self::RecordCheck => "record-check",
            Self::AddNote => "add-note",
            Self::Assign => "assign",
            Self::PassOn => "pass-on",
            Self::RecordAssessment => "record-assessment",
            Self::IssueNotice => "issue-notice",
            Self::SendToCommission => "send-to-commission",
            Self::Vote => "vote",
            Self::Recuse => "recuse",
            Self::Recommend => "recommend",
            Self::PrepareApproval => "prepare-approval",
            Self::PrepareRefusal => "prepare-refusal",
            Self::NotifyHearing => "notify-hearing",
            Self::RecordHearing => "record-hearing",
            Self::ReturnForRework => "return-for-rework",
            Self::Sign => "sign",
            Self::Deliver => "deliver",
            Self::Withdraw => "withdraw",
            Self::Annul => "annul",
            Self::RegisterComplaint => "register-complaint",
            Self::DecideComplaint => "decide-complaint",
        }
    }
}

impl std::str::FromStr for CommandKind {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.code() == text)
            .ok_or_else(|| format!("{text:?} is not a command"))
    }
}

impl Command {
    /// Returns which command it is.
    #[must_use]
    pub const fn kind(&self) -> CommandKind {
        match self {
            Self::Accept(_) => CommandKind::Accept,
            Self::RefuseAcceptance(_) => CommandKind::RefuseAcceptance,
            Self::RecordCheck(_) => CommandKind::RecordCheck,
            Self::AddNote(_) => CommandKind::AddNote,
            Self::Assign(_) => CommandKind::Assign,
            Self::PassOn(_) => CommandKind::PassOn,
            Self::RecordAssessment(_) => CommandKind::RecordAssessment,
            Self::IssueNotice(_) => CommandKind::IssueNotice,
            Self::SendToCommission(_) => CommandKind::SendToCommission,
            Self::Vote(_) => CommandKind::Vote,
            Self::Recuse(_) => CommandKind::Recuse,
            Self::Recommend(_) => CommandKind::Recommend,
            Self::PrepareApproval(_) => CommandKind::PrepareApproval,
            Self::PrepareRefusal(_) => CommandKind::PrepareRefusal,
            Self::NotifyHearing(_) => CommandKind::NotifyHearing,
            Self::RecordHearing(_) => CommandKind::RecordHearing,
            Self::ReturnForRework(_) => CommandKind::ReturnForRework,
            Self::Sign(_) => CommandKind::Sign,
            Self::Deliver(_) => CommandKind::Deliver,
            Self::Withdraw(_) => CommandKind::Withdraw,
            Self::Annul(_) => CommandKind::Annul,
            Self::RegisterComplaint(_) => CommandKind::RegisterComplaint,
            Self::DecideComplaint(_) => CommandKind::DecideComplaint,
        }
    }
}

/// Takes the application in: the package is complete and valid.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Accept {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_reason: Option<RawText>,
}

/// Refuses to accept an incomplete or expired package, naming each paper, or an application that
/// does not meet what the edition demands for acceptance, naming each requirement.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RefuseAcceptance {
    #[serde(default)]
    pub papers: Vec<LackingPaper>,
    /// Every requirement of acceptance that is not met.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<RequirementId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_reason: Option<RawText>,
}

/// A paper that is missing, expired or not filled in as prescribed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LackingPaper {
    pub document: DocumentId,
    pub lack: Lack,
    /// What exactly is wrong; needed for `not-in-form`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<RawText>,
}

/// What a paper lacks.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Lack {
    Missing,
    Expired,
    NotInForm,
}

/// Answers a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordCheck {
    pub check: CheckId,
    pub answer: Answer,
    /// Where the answer comes from: a register, a letter, the paper itself.
    #[serde(default)]
    pub source: RawText,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<RawText>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

/// The answer to a check.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    Passed,
    Failed,
}

/// Adds a note that stays in the case and goes into no letter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddNote {
    #[serde(default)]
    pub text: RawText,
}

/// Gives the case to an executor of the unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assign {
    /// The name is filled in by the server from the account.
    pub to: PersonRef,
}

/// Concludes the verification: its checks are answered and the next stage begins.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PassOn {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_reason: Option<RawText>,
}

/// Records a test, questionnaire or interview: that it was held and how it went, or that the
/// applicant did not come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordAssessment {
    pub assessment: AssessmentId,
    pub attendance: Attendance,
    /// When it was held, or was to be held (UTC).
    pub held_at: DateTime<Utc>,
    /// The score of each part, in the unit of the part.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub scores: BTreeMap<PartId, u32>,
    /// The step of the scale, where the assessment is judged on one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<OptionId>,
    /// The form in which it was held, where the policy names forms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<OptionId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<RawText>,
    /// Where the result comes from, what was asked and answered, or why nobody came.
    #[serde(default)]
    pub record: RawText,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_reason: Option<RawText>,
}

/// Whether the applicant came.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Attendance {
    Came,
    NoShow,
}

/// Issues the notice that the applicant meets the requirements.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueNotice {
    #[serde(default)]
    pub number: RawText,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_reason: Option<RawText>,
}

/// Sends complete papers to the Commission.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SendToCommission {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_reason: Option<RawText>,
}

/// A member's vote with its reasons and a score per criterion. It may be changed until the
/// recommendation is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    pub vote: Voice,
    #[serde(default)]
    pub reasons: RawText,
    #[serde(default)]
    pub scores: BTreeMap<CriterionId, u32>,
}

/// How a member votes on issuing the result.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    For,
    Against,
    Abstain,
}

/// A member steps back because of a conflict of interest.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recuse {
    #[serde(default)]
    pub reason: RawText,
}

/// Closes the vote: the Commission recommends what its votes and score amount to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recommend {
    /// What the minutes say beside votes and scores.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<RawText>,
    /// Where the video record of the meeting is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub video: Option<RawText>,
}

/// Prepares an approval for signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrepareApproval {
    /// The number the result will carry.
    #[serde(default)]
    pub number: RawText,
    pub valid_from: NaiveDate,
    /// The last day of validity; none for a result without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
    /// Why, when it goes against the Commission's recommendation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against_recommendation: Option<RawText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_reason: Option<RawText>,
}

/// Prepares a reasoned refusal for signature.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrepareRefusal {
    #[serde(default)]
    pub grounds: Vec<GroundClaim>,
    /// A note for each failed check that supports a ground which was not chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_chosen: Vec<NotChosen>,
    /// The day from which what was granted ends; for a revocation only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against_recommendation: Option<RawText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_reason: Option<RawText>,
}

/// A ground with its finding and its evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroundClaim {
    pub ground: GroundId,
    /// The facts established.
    #[serde(default)]
    pub facts: RawText,
    /// Why they meet the ground.
    #[serde(default)]
    pub why: RawText,
    #[serde(default)]
    pub evidence: Vec<Evidence>,
}

/// Why a failed check does not lead to the ground it supports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NotChosen {
    pub check: CheckId,
    #[serde(default)]
    pub note: RawText,
}

/// Notifies the applicant of the preliminary decision and of the hearing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NotifyHearing {
    /// When the hearing is to be held (UTC).
    pub held_at: DateTime<Utc>,
    pub means: HearingMeans,
    /// Where, or by which link or number.
    #[serde(default)]
    pub place: RawText,
    /// The preliminary position that the applicant may answer.
    #[serde(default)]
    pub position: RawText,
}

/// How a hearing is held.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum HearingMeans {
    /// By invitation, in the office.
    Office,
    Video,
    /// Through an information system.
    Electronic,
    Other,
}

/// Records how the hearing went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordHearing {
    pub outcome: HearingOutcome,
    /// What was said, asked and answered.
    #[serde(default)]
    pub record: RawText,
    /// Each objection with the office's answer to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objections: Vec<Objection>,
}

/// How a hearing ended.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum HearingOutcome {
    Held,
    /// The applicant was notified and did not come.
    Absent,
    /// The applicant answered in writing instead.
    InWriting,
}

/// An objection and the answer to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Objection {
    pub text: RawText,
    #[serde(default)]
    pub answer: RawText,
}

/// Gives a prepared decision back. Internal: it stops no clock.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnForRework {
    #[serde(default)]
    pub reasons: RawText,
}

/// Signs the prepared decision.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_reason: Option<RawText>,
}

/// Hands the signed result out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deliver {
    pub means: DeliveryMeans,
    /// Who collects for the applicant, on a notarised power of attorney.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub representative: Option<Representative>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_reason: Option<RawText>,
}

/// Records that the applicant takes the application back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdraw {
    /// The applicant's statement: its words, number or date.
    #[serde(default)]
    pub statement: RawText,
}

/// Ends the proceeding because of a defect of what was enclosed; the applicant may file anew.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Annul {
    /// What the defect is.
    #[serde(default)]
    pub reasons: RawText,
}

/// Registers a complaint against what the office decided, or against its silence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterComplaint {
    /// To whom the applicant complains.
    pub appeal: AppealId,
    /// What the applicant writes.
    #[serde(default)]
    pub text: RawText,
}

/// Records what a complaint led to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideComplaint {
    pub outcome: ComplaintOutcome,
    #[serde(default)]
    pub reasons: RawText,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_reason: Option<RawText>,
}

/// What a complaint led to.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ComplaintOutcome {
    /// What was decided stands.
    Dismissed,
    /// What was decided falls: the case goes back with its history.
    Reversed,
}
