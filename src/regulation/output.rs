//! What a granted request gives, and for how long.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Citation, FactId, Words};

/// The result of an approved request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Output {
    pub title: Words,
    /// The approved form, such as annex 2.
    pub form: Citation,
    pub validity: Validity,
    /// The rule on how long it is valid.
    pub cite: Citation,
    /// Whether the number must differ from the original's (a reissue) rather than repeat it.
    #[serde(default)]
    pub new_number: bool,
}

/// How long an output may be valid, counted from its first day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Validity {
    /// At most this many calendar months.
    UpToMonths { months: Amount },
    /// For the calendar months that the application asks for in a fact.
    MonthsAsked { fact: FactId },
    /// Until the labour contract ends, at most this many years.
    ContractTerm { at_most_years: u32 },
    /// Exactly until the day the original ends.
    UntilOriginalEnds,
    /// No last day.
    OpenEnded,
    /// There is no result to number and to date: the proceeding only ends.
    Nothing,
}
