//! The closed set of conditions that law files may use, and the details an application states.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Channel, FactId, Literal};

/// Something that is true or false of an application on the day it is handed in.
///
/// There is no expression language in the law files: a new kind of condition is a variant here
/// and a test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Condition {
    /// The applicant is outside Kazakhstan and files through a foreign mission.
    ApplicantAbroad,
    /// Somebody else files for the applicant.
    Represented,
    /// The application claims a ratified treaty that lifts the demand.
    TreatyExempt,
    /// The application came in by this channel.
    Channel { channel: Channel },
    /// The application states this fact with this value.
    Fact { fact: FactId, value: Literal },
}

/// A detail that an application of some kind must state.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Detail {
    /// The profession applied for.
    Profession,
    /// The employer with its BIN or IIN.
    Employer,
    /// The day the labour contract was concluded and the day it ends.
    Contract,
    /// The number of the earlier certificate and the day it ends.
    Original,
    /// What changed (name, identity document) and when.
    Change,
    /// That the original was lost or damaged.
    Loss,
}
