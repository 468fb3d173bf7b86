//! The state of a case: the fold of its events, and nothing else.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::clocks::Due;
use super::command::{
    Answer, DecideComplaint, Deliver, IssueNotice, NotifyHearing, RecordCheck, RecordHearing,
    RefuseAcceptance, RegisterComplaint, Vote,
};
use super::decision::{Decision, Prepared};
use super::event::{AssessmentResult, Recommendation};
use super::{Application, Login, PersonRef, RawText};
use crate::regulation::{AssessmentId, CheckId, EditionId, Language, Milestone, StageId, UnitId};

/// The identity of a case (UUIDv7, made at intake).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct CaseId(pub Uuid);

impl std::fmt::Display for CaseId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for CaseId {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        Uuid::parse_str(text).map(Self)
    }
}

/// The proceeding over one application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Case {
    pub id: CaseId,
    pub number: String,
    /// Sequence number of the last event.
    pub version: u64,
    pub application: Application,
    pub received_at: DateTime<Utc>,
    pub registered_on: NaiveDate,
    pub edition: EditionId,
    pub edition_sha256: String,
    pub stage: StageId,
    pub status: Status,
    pub assigned_to: Option<PersonRef>,
    pub milestones: BTreeMap<Milestone, DateTime<Utc>>,
    pub dues: Vec<Due>,
    pub checks: BTreeMap<CheckId, CheckRecord>,
    pub notes: Vec<Note>,
    pub votes: BTreeMap<Login, VoteRecord>,
    pub recusals: Vec<Recusal>,
    pub recommendation: Option<RecommendationRecord>,
    pub hearing: Option<Hearing>,
    /// How often a prepared decision was given back, with the last reasons.
    pub returns: Vec<Return>,
    pub letter: Option<Letter>,
    /// Tests, questionnaires and interviews, each attempt in order.
    #[serde(default)]
    pub assessments: BTreeMap<AssessmentId, Vec<AssessmentRecord>>,
    #[serde(default)]
    pub notice: Option<NoticeRecord>,
    /// Complaints that were decided.
    #[serde(default)]
    pub complaints: Vec<DecidedComplaint>,
    /// Decisions that a complaint reversed.
    #[serde(default)]
    pub reversed: Vec<Decision>,
}

/// Where a case stands, with what only that status has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "status", rename_all = "kebab-case")]
pub enum Status {
    /// Handed in; completeness not judged yet.
    Received,
    NotAccepted {
        refusal: RefuseAcceptance,
        by: PersonRef,
        at: DateTime<Utc>,
    },
    UnderReview,
    AwaitingSignature {
        prepared: Prepared,
    },
    Decided {
        decision: Box<Decision>,
        decision_sha256: String,
    },
    Delivered {
        decision: Box<Decision>,
        decision_sha256: String,
        delivery: Deliver,
        at: DateTime<Utc>,
    },
    Withdrawn {
        statement: RawText,
        at: DateTime<Utc>,
    },
    Annulled {
        reasons: RawText,
        checks: Vec<CheckId>,
        by: PersonRef,
        at: DateTime<Utc>,
    },
    UnderComplaint {
        complaint: Complaint,
        /// Where the case stood, and stands again when the complaint is dismissed.
        earlier: Box<Status>,
    },
}

/// The name of a status, for rows, filters and words.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum StatusKind {
    Received,
    NotAccepted,
    UnderReview,
    AwaitingSignature,
    Decided,
    Delivered,
    Withdrawn,
    Annulled,
    UnderComplaint,
}

impl StatusKind {
    pub const ALL: [Self; 9] = [
        Self::Received,
        Self::NotAccepted,
        Self::UnderReview,
        Self::AwaitingSignature,
        Self::Decided,
        Self::Delivered,
        Self::Withdrawn,
        Self::Annulled,
        Self::UnderComplaint,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::NotAccepted => "not-accepted",
            Self::UnderReview => "under-review",
            Self::AwaitingSignature => "awaiting-signature",
            Self::Decided => "decided",
            Self::Delivered => "delivered",
            Self::Withdrawn => "withdrawn",
            Self::Annulled => "annulled",
            Self::UnderComplaint => "under-complaint",
        }
    }

    /// Returns whether the case is over: nothing waits for anybody.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(
            self,
            Self::NotAccepted | Self::Delivered | Self::Withdrawn | Self::Annulled
        )
    }
}

impl Status {
    /// Returns the signed decision once there is one, also while a complaint against it waits.
    #[must_use]
    pub fn decision(&self) -> Option<&Decision> {
        match self {
            Self::Decided { decision, .. } | Self::Delivered { decision, .. } => Some(decision),
            Self::UnderComplaint { earlier, .. } => earlier.decision(),
            Self::Received
            | Self::NotAccepted { .. }
            | Self::UnderReview
            | Self::AwaitingSignature { .. }
            | Self::Withdrawn { .. }
            | Self::Annulled { .. } => None,
        }
    }

    #[must_use]
    pub const fn kind(&self) -> StatusKind {
        match self {
            Self::Received => StatusKind::Received,
            Self::NotAccepted { .. } => StatusKind::NotAccepted,
            Self::UnderReview => StatusKind::UnderReview,
            Self::AwaitingSignature { .. } => StatusKind::AwaitingSignature,
            Self::Decided { .. } => StatusKind::Decided,
            Self::Delivered { .. } => StatusKind::Delivered,
            Self::Withdrawn { .. } => StatusKind::Withdrawn,
            Self::Annulled { .. } => StatusKind::Annulled,
            Self::UnderComplaint { .. } => StatusKind::UnderComplaint,
        }
    }
}

/// The last answer to a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CheckRecord {
    pub record: RecordCheck,
    pub by: PersonRef,
    pub at: DateTime<Utc>,
}

/// A note with who wrote it and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Note {
    pub text: RawText,
    pub by: PersonRef,
    pub at: DateTime<Utc>,
}

/// A member's vote as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VoteRecord {
    pub vote: Vote,
    pub by: PersonRef,
    pub at: DateTime<Utc>,
}

/// A member who stepped back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Recusal {
    pub by: PersonRef,
    pub reason: RawText,
    pub at: DateTime<Utc>,
}

/// The Commission's recommendation with who closed the vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RecommendationRecord {
    pub recommendation: Recommendation,
    pub by: PersonRef,
    pub at: DateTime<Utc>,
}

/// One attempt at a test, questionnaire or interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AssessmentRecord {
    pub result: AssessmentResult,
    pub by: PersonRef,
    pub at: DateTime<Utc>,
}

/// The notice of conformity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NoticeRecord {
    pub notice: IssueNotice,
    pub by: PersonRef,
    pub at: DateTime<Utc>,
}

/// A complaint that waits for its decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Complaint {
    pub complaint: RegisterComplaint,
    pub due: Option<Due>,
    pub registered_by: PersonRef,
    pub registered_at: DateTime<Utc>,
}

/// A complaint with what it led to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DecidedComplaint {
    pub complaint: Complaint,
    pub decision: DecideComplaint,
    pub by: PersonRef,
    pub at: DateTime<Utc>,
}

/// The hearing: its notice, and its record once there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Hearing {
    pub notice: NotifyHearing,
    pub notified_by: PersonRef,
    pub notified_at: DateTime<Utc>,
    pub record: Option<HearingRecord>,
}

/// How the hearing went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HearingRecord {
    pub record: RecordHearing,
    pub by: PersonRef,
    pub at: DateTime<Utc>,
}

/// A prepared decision that was given back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Return {
    pub reasons: RawText,
    pub prepared: Prepared,
    pub by: PersonRef,
    pub at: DateTime<Utc>,
}

/// The letter that went with the decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Letter {
    pub language: Language,
    pub text: RawText,
    pub sha256: String,
}

impl Case {
    #[must_use]
    pub const fn unit(&self) -> &UnitId {
        &self.application.unit
    }

    /// Returns the prepared decision while it waits for a signature.
    #[must_use]
    pub const fn prepared(&self) -> Option<&Prepared> {
        match &self.status {
            Status::AwaitingSignature { prepared } => Some(prepared),
            _ => None,
        }
    }

    /// Returns the signed decision once there is one.
    #[must_use]
    pub fn decision(&self) -> Option<&Decision> {
        self.status.decision()
    }

    /// Returns the complaint that waits for its decision.
    #[must_use]
    pub const fn complaint(&self) -> Option<&Complaint> {
        match &self.status {
            Status::UnderComplaint { complaint, .. } => Some(complaint),
            _ => None,
        }
    }

    /// Returns the last attempt at an assessment.
    #[must_use]
    pub fn assessed(&self, id: &AssessmentId) -> Option<&AssessmentRecord> {
        self.assessments.get(id)?.last()
    }

    /// Returns whether an assessment was passed: the last attempt counts.
    #[must_use]
    pub fn has_passed(&self, id: &AssessmentId) -> bool {
        self.assessed(id).is_some_and(|record| record.result.passed)
    }

    /// Returns the recorded answer to a check.
    #[must_use]
    pub fn answer(&self, check: &CheckId) -> Option<Answer> {
        self.checks.get(check).map(|record| record.record.answer)
    }

    /// Returns the paper with these bytes.
    #[must_use]
    pub fn paper(&self, sha256: &str) -> Option<&super::Paper> {
        self.application
            .papers
            .iter()
            .find(|paper| paper.sha256 == sha256)
    }
}
