//! One request of a service: its documents, route, limits, checks, grounds and result.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    AssessmentId, AssessmentRule, Channel, CheckId, CheckRule, Citation, Detail, DocumentId,
    DocumentRule, FactId, FactRule, Ground, GroundId, Limit, LimitId, Milestone, Output, PolicyKey,
    Requirement, RequirementId, Role, StageId, Words,
};

/// What an edition says about one kind of request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    pub title: Words,
    /// Who begins it and what its burdensome act is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub proceeding: Proceeding,
    /// The channels it is open on; empty: all of the edition.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Channel>,
    /// Facts the application states that no typed detail holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactRule>,
    /// What those facts must show.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<Requirement>,
    /// A policy key with papers that the act demands and nobody here has seen: while it is
    /// absent, completeness cannot be judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documents_from: Option<PolicyKey>,
    /// A policy key with grounds that the act lists and nobody here has seen: while it is absent,
    /// nothing can be refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grounds_from: Option<PolicyKey>,
    /// Tests, questionnaires and interviews.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assessments: Vec<AssessmentRule>,
    /// How the Commission decides, where the route has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commission: Option<CommissionRule>,
    /// When a defect ends the proceeding without a decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annulment: Option<Annulment>,
    /// What the application itself must state.
    #[serde(default)]
    pub details: Vec<Detail>,
    pub documents: Vec<DocumentRule>,
    /// The route, in order. The first stage is an intake, the last a delivery.
    pub stages: Vec<Stage>,
    pub limits: Vec<Limit>,
    #[serde(default)]
    pub checks: Vec<CheckRule>,
    #[serde(default)]
    pub grounds: Vec<Ground>,
    pub refusal_to_accept: RefusalToAccept,
    pub hearing: HearingRule,
    pub output: Output,
}

/// One step of a route.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    pub id: StageId,
    pub kind: StageKind,
    pub title: Words,
    /// The roles that work on it.
    pub roles: Vec<Role>,
    pub cite: Citation,
}

/// What a stage does. Kinds are code; a route composes them.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum StageKind {
    /// Completeness: accept or refuse to accept.
    Intake,
    /// Checks are answered.
    Verification,
    /// A test is taken.
    Testing,
    /// A questionnaire is scored.
    Questionnaire,
    /// The applicant is interviewed.
    Interview,
    /// A notice of conformity is issued; only then may a decision be drafted.
    Notice,
    /// The Commission scores, votes and recommends.
    Commission,
    /// The decision is drafted.
    Drafting,
    /// The prepared decision waits for a signature.
    SignOff,
    /// The signed result is handed out.
    Delivery,
}

/// The rule by which an incomplete or expired package is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RefusalToAccept {
    /// Who refuses, and so signs the refusal.
    pub roles: Vec<Role>,
    /// The whole answer, where the service has one fixed message instead of a letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Words>,
    pub cite: Citation,
}

/// Who begins a proceeding, and what its burdensome act is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Proceeding {
    /// An applicant asks; the burdensome act is a refusal.
    #[default]
    Application,
    /// The body begins it; the burdensome act takes away what was granted.
    Revocation,
}

/// How a Commission comes to its recommendation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CommissionRule {
    /// Policy key: how many members must vote.
    pub quorum: PolicyKey,
    /// Policy key: how the votes decide.
    pub majority: PolicyKey,
    /// Policy key: by what members score. Absent: this Commission does not score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criteria: Option<PolicyKey>,
    /// Policy key: the score that must be reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold: Option<PolicyKey>,
    /// Whether the recommendation must have minutes.
    #[serde(default)]
    pub minutes: bool,
    /// Whether it must name the video record of the meeting.
    #[serde(default)]
    pub video: bool,
    pub cite: Citation,
}

/// When a defect of what was enclosed ends the proceeding, so that the applicant files anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Annulment {
    pub roles: Vec<Role>,
    /// The checks of which one must have failed.
    pub checks: Vec<CheckId>,
    /// What the applicant is told: what to do, what it costs.
    pub message: Words,
    pub cite: Citation,
}

/// Which policy keys say whether a hearing is due before a refusal, and how long its terms are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HearingRule {
    /// The policy key that says `required` or `not-required`; without a value it blocks the signing
    /// of a refusal. No key at all: the law always demands a hearing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<PolicyKey>,
    /// Working days between the notice and the act.
    pub notice_working_days: PolicyKey,
    /// Working days in which the applicant may object.
    pub objection_working_days: PolicyKey,
    pub cite: Citation,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature serde asks for"
)]
fn is_default(proceeding: &Proceeding) -> bool {
    *proceeding == Proceeding::default()
}

impl StageKind {
    pub const ALL: [Self; 10] = [
        Self::Intake,
        Self::Verification,
        Self::Testing,
        Self::Questionnaire,
        Self::Interview,
        Self::Notice,
        Self::Commission,
        Self::Drafting,
        Self::SignOff,
        Self::Delivery,
    ];

    /// Returns the name used in law files, by filters, and as the key of the words for it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Intake => "intake",
            Self::Verification => "verification",
            Self::Testing => "testing",
            Self::Questionnaire => "questionnaire",
            Self::Interview => "interview",
            Self::Notice => "notice",
            Self::Commission => "commission",
            Self::Drafting => "drafting",
            Self::SignOff => "sign-off",
            Self::Delivery => "delivery",
        }
    }

    /// Returns what is reached when everything is passed at such a stage, where tests,
    /// questionnaires or interviews are recorded.
    #[must_use]
    pub const fn assessed_by(self) -> Option<Milestone> {
        match self {
            Self::Testing => Some(Milestone::Tested),
            Self::Questionnaire => Some(Milestone::Questioned),
            Self::Interview => Some(Milestone::Interviewed),
            Self::Intake
            | Self::Verification
            | Self::Notice
            | Self::Commission
            | Self::Drafting
            | Self::SignOff
            | Self::Delivery => None,
        }
    }

    /// Returns whether tests, questionnaires or interviews are recorded at such a stage.
    #[must_use]
    pub const fn is_assessment(self) -> bool {
        self.assessed_by().is_some()
    }
}

impl Procedure {
    /// Returns the stage named `id`.
    #[must_use]
    pub fn stage(&self, id: &StageId) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == *id)
    }

    /// Returns the first stage of a kind.
    #[must_use]
    pub fn stage_of(&self, kind: StageKind) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.kind == kind)
    }

    /// Returns the stage after the one named `id`.
    #[must_use]
    pub fn stage_after(&self, id: &StageId) -> Option<&Stage> {
        let at = self.stages.iter().position(|stage| stage.id == *id)?;
        self.stages.get(at + 1)
    }

    #[must_use]
    pub fn document(&self, id: &DocumentId) -> Option<&DocumentRule> {
        self.documents.iter().find(|document| document.id == *id)
    }

    #[must_use]
    pub fn check(&self, id: &CheckId) -> Option<&CheckRule> {
        self.checks.iter().find(|check| check.id == *id)
    }

    #[must_use]
    pub fn ground(&self, id: &GroundId) -> Option<&Ground> {
        self.grounds.iter().find(|ground| ground.id == *id)
    }

    #[must_use]
    pub fn fact(&self, id: &FactId) -> Option<&FactRule> {
        self.facts.iter().find(|fact| fact.id == *id)
    }

    #[must_use]
    pub fn requirement(&self, id: &RequirementId) -> Option<&Requirement> {
        self.requirements
            .iter()
            .find(|requirement| requirement.id == *id)
    }

    #[must_use]
    pub fn assessment(&self, id: &AssessmentId) -> Option<&AssessmentRule> {
        self.assessments
            .iter()
            .find(|assessment| assessment.id == *id)
    }

    /// Returns where a stage stands in the route, from 0.
    #[must_use]
    pub fn position(&self, id: &StageId) -> Option<usize> {
        self.stages.iter().position(|stage| stage.id == *id)
    }

    #[must_use]
    pub fn limit(&self, id: &LimitId) -> Option<&Limit> {
        self.limits.iter().find(|limit| limit.id == *id)
    }
}
