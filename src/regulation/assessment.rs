//! Tests, questionnaires and interviews: what is recorded of them and what passes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Amount, AssessmentId, Citation, GroundId, OptionId, PartId, PolicyKey, StageId, Words,
};

/// A test, questionnaire or interview that a route contains. Which of them it is, its stage says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AssessmentRule {
    pub id: AssessmentId,
    pub title: Words,
    pub stage: StageId,
    /// What is scored; every part must reach what passes it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<AssessmentPart>,
    /// The policy key of the scale on which whoever held it judges; see [`ScaleStep`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<PolicyKey>,
    /// The policy key of the forms in which it may be held, as a scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<PolicyKey>,
    /// The policy key of how often it may be taken again after a failure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retakes: Option<PolicyKey>,
    /// Whether the record says where it was held.
    #[serde(default)]
    pub place: bool,
    /// The grounds that a failure supports.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supports: Vec<GroundId>,
    pub cite: Citation,
}

/// A scored part, such as listening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AssessmentPart {
    pub id: PartId,
    pub title: Words,
    pub unit: PartUnit,
    /// The least score that passes.
    pub pass_from: Amount,
    /// The most that can be scored; for per cent it is 100 and need not be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<Amount>,
    pub cite: Citation,
}

/// In what a part is scored.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum PartUnit {
    Percent,
    Points,
}

/// A step of a scale that stands in the policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScaleStep {
    pub id: OptionId,
    pub title: Words,
    /// Whether this outcome passes. A form of holding has no such meaning.
    #[serde(default = "passes")]
    pub passes: bool,
}

const fn passes() -> bool {
    true
}
