//! One request of a service: its documents, route, limits, checks, grounds and result.

use serde::{Deserialize, Serialize};

use super::{
    CheckId, CheckRule, Citation, Detail, DocumentId, DocumentRule, Ground, GroundId, Limit,
    LimitId, Output, PolicyKey, Role, StageId, Words,
};

/// What an edition says about one kind of request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    pub title: Words,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StageKind {
    /// Completeness: accept or refuse to accept.
    Intake,
    /// Checks are answered.
    Verification,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusalToAccept {
    pub roles: Vec<Role>,
    pub cite: Citation,
}

/// Which policy keys say whether a hearing is due before a refusal, and how long its terms are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HearingRule {
    /// `required` or `not-required`; absent blocks the signing of a refusal.
    pub due: PolicyKey,
    /// Working days between the notice and the act.
    pub notice_working_days: PolicyKey,
    /// Working days in which the applicant may object.
    pub objection_working_days: PolicyKey,
    pub cite: Citation,
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
    pub fn limit(&self, id: &LimitId) -> Option<&Limit> {
        self.limits.iter().find(|limit| limit.id == *id)
    }
}
