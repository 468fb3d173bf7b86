//! Where a rule stands: an act and a point in it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ActId, Words};

/// A place in an act that a rule comes from, such as point 14 of the Rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The act, as named under `[acts]` of the edition.
    pub act: ActId,
    /// The article, point or row inside the act, such as `14` or `9(1)`.
    pub point: String,
    /// Whether somebody has seen this in the act itself. What is carried over, second-hand or
    /// remembered is `false` and is shown as unconfirmed wherever it counts.
    #[serde(default = "confirmed", skip_serializing_if = "is_true")]
    pub confirmed: bool,
}

const fn confirmed() -> bool {
    true
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature serde asks for"
)]
const fn is_true(flag: &bool) -> bool {
    *flag
}

/// A normative act that citations point into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// The short name that stands in a citation, such as "Rules (order No. 503)".
    pub short: Words,
    /// The full title, paraphrased where the official one is not at hand.
    pub title: Words,
    /// Whether somebody here has seen its text. Of an act that nobody saw, no citation is
    /// confirmed.
    #[serde(default = "confirmed", skip_serializing_if = "is_true")]
    pub seen: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adopted_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// What a citation calls a place in this act: `т.`/`п.`/`p.`, `бап`/`ст.`/`art.`, `жол`/`строка`/`row`.
    pub place: Words,
}
