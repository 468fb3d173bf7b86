//! Lawful reasons to refuse.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CheckId, Citation, GroundId, PolicyKey, Role, StageId, Words};

/// A reason to refuse that the edition lists. There is no "other".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    pub id: GroundId,
    pub title: Words,
    pub cite: Citation,
    /// What the facts of the case must show before the ground is offered.
    pub needs: GroundCondition,
    /// The stages at which it may be invoked.
    pub stages: Vec<StageId>,
    /// The roles that may invoke it.
    pub roles: Vec<Role>,
    pub evidence: EvidenceDemand,
    /// A policy key that must say `applied` before the ground may be invoked at all: general law
    /// whose text nobody here could confirm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applies_if: Option<PolicyKey>,
}

/// What the recorded facts must show for a ground to be open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum GroundCondition {
    /// One of the checks was answered "failed".
    CheckFailed { checks: Vec<CheckId> },
    /// The Commission's recorded score is below the threshold that the policy key holds.
    ScoreBelowThreshold { threshold: PolicyKey },
    /// A failed check, a failed assessment or an unmet requirement says that it supports it.
    Supported,
    /// The Commission recommended to refuse.
    RecommendedAgainst,
}

/// The evidence that a ground must have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceDemand {
    /// At least this many pieces.
    pub at_least: u32,
    /// Every piece is of one of these kinds.
    pub kinds: Vec<EvidenceKind>,
}

/// What can be evidence.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    /// A passage of a paper of this case, in the exact version.
    Paper,
    /// A recorded answer to a check.
    Check,
    /// The Commission's recommendation with its score.
    Recommendation,
    /// The record of a test, questionnaire or interview.
    Assessment,
    /// The record of the hearing.
    Hearing,
}

impl EvidenceKind {
    /// Returns the name used in law files, which is also the key of the words for it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Check => "check",
            Self::Recommendation => "recommendation",
            Self::Assessment => "assessment",
            Self::Hearing => "hearing",
        }
    }
}
