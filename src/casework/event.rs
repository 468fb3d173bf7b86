//! What happened to a case.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::clocks::Due;
use super::command::{
    AddNote, DecideComplaint, Deliver, IssueNotice, NotifyHearing, RecordAssessment, RecordCheck,
    RecordHearing, RefuseAcceptance, RegisterComplaint, Voice, Vote,
};
use super::decision::{Decision, Draft};
use super::{Application, CaseId, PersonRef, RawText};
use crate::regulation::{CheckId, EditionId, Language, PartId, StageId};

/// An event with its place in the history of the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Recorded {
    /// From 1; the version of the case after it.
    pub seq: u64,
    /// Law time (UTC, milliseconds).
    pub at: DateTime<Utc>,
    pub by: PersonRef,
    /// The policy and calendar that were in use.
    pub policy_sha256: String,
    pub calendar_sha256: String,
    pub event: Event,
}

/// What happened. It stores what was computed and on what basis, so a later change of the law
/// files never rewrites the past.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "event", content = "data", rename_all = "kebab-case")]
pub enum Event {
    ApplicationReceived(Box<Received>),
    /// The limits were computed anew; the whole set.
    DuesSet {
        dues: Vec<Due>,
    },
    Accepted {
        late_reason: Option<RawText>,
    },
    AcceptanceRefused(RefuseAcceptance),
    CheckRecorded(RecordCheck),
    NoteAdded(AddNote),
    Assigned {
        to: PersonRef,
    },
    PassedOn {
        late_reason: Option<RawText>,
    },
    AssessmentRecorded(AssessmentResult),
    NoticeIssued(IssueNotice),
    SentToCommission {
        late_reason: Option<RawText>,
    },
    Voted(Vote),
    Recused {
        reason: RawText,
    },
    Recommended(Recommendation),
    Prepared {
        draft: Draft,
    },
    HearingNotified(NotifyHearing),
    HearingRecorded(RecordHearing),
    ReturnedForRework {
        reasons: RawText,
    },
    Decided {
        decision: Box<Decision>,
        decision_sha256: String,
    },
    /// The letter as it was rendered before the decision was committed.
    LetterIssued {
        language: Language,
        text: RawText,
        sha256: String,
    },
    Delivered(Deliver),
    Withdrawn {
        statement: RawText,
    },
    Annulled {
        reasons: RawText,
        /// The failed checks it rests on.
        checks: Vec<CheckId>,
    },
    ComplaintRegistered {
        complaint: RegisterComplaint,
        /// By when it must be decided, where the edition says.
        due: Option<Due>,
    },
    ComplaintDecided(DecideComplaint),
}

impl Event {
    /// Returns the name of the event, which is also the key of the words for it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ApplicationReceived(_) => "application-received",
            Self::DuesSet { .. } => "dues-set",
            Self::Accepted { .. } => "accepted",
            Self::AcceptanceRefused(_) => "acceptance-refused",
            Self::CheckRecorded(_) => "check-recorded",
            Self::NoteAdded(_) => "note-added",
            Self::Assigned { .. } => "assigned",
            Self::PassedOn { .. } => "passed-on",
            Self::AssessmentRecorded(_) => "assessment-recorded",
            Self::NoticeIssued(_) => "notice-issued",
            Self::SentToCommission { .. } => "sent-to-commission",
            Self::Voted(_) => "voted",
            Self::Recused { .. } => "recused",
            Self::Recommended(_) => "recommended",
            Self::Prepared { .. } => "prepared",
            Self::HearingNotified(_) => "hearing-notified",
            Self::HearingRecorded(_) => "hearing-recorded",
            Self::ReturnedForRework { .. } => "returned-for-rework",
            Self::Decided { .. } => "decided",
            Self::LetterIssued { .. } => "letter-issued",
            Self::Delivered(_) => "delivered",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Annulled { .. } => "annulled",
            Self::ComplaintRegistered { .. } => "complaint-registered",
            Self::ComplaintDecided(_) => "complaint-decided",
        }
    }
}

/// How an application became a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Received {
    pub case_id: CaseId,
    /// The number people use, such as `26-000042`.
    pub number: String,
    pub application: Application,
    pub received_at: DateTime<Utc>,
    /// The day it counts as registered.
    pub registered_on: chrono::NaiveDate,
    pub edition: EditionId,
    pub edition_sha256: String,
    /// The intake stage of the route.
    pub stage: StageId,
}

/// What the Commission recommends: not a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Recommendation {
    pub outcome: super::decision::Outcome,
    pub votes_for: u32,
    pub votes_against: u32,
    pub abstained: u32,
    /// Mean of the members' weighted sums, in hundredths of a point, where the Commission scores.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score_hundredths: Option<i64>,
    /// The threshold it was held against, in hundredths of a point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold_hundredths: Option<i64>,
    /// Votes as they stood, for the minutes.
    pub voices: Vec<(PersonRef, Voice)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<RawText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub video: Option<RawText>,
}

/// A test, questionnaire or interview as recorded, with the verdict it had on that day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AssessmentResult {
    pub record: RecordAssessment,
    pub passed: bool,
    /// The parts that did not reach what passes them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missed: Vec<PartId>,
}
