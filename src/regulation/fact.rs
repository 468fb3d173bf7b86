//! What an application states beside the person: facts that an edition names, and what it demands
//! of them.
//!
//! A service that needs another fact names it in its edition; nothing here changes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Citation, Condition, FactId, GroundId, OptionId, RequirementId, Words};

/// A fact that an application of some kind states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactRule {
    pub id: FactId,
    pub title: Words,
    pub kind: FactKind,
    /// Whether the application is incomplete without it.
    #[serde(default = "required")]
    pub required: bool,
    /// Asked only when all of these hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<Condition>,
    /// What a [`FactKind::Choice`] may be.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<FactOption>,
    pub cite: Citation,
}

const fn required() -> bool {
    true
}

/// What kind of value a fact has.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum FactKind {
    /// True or false.
    Flag,
    /// A civil date, `YYYY-MM-DD`.
    Date,
    /// A whole number, not negative.
    Number,
    /// Words.
    Text,
    /// One of the options.
    Choice,
}

impl FactKind {
    pub const ALL: [Self; 5] = [
        Self::Flag,
        Self::Date,
        Self::Number,
        Self::Text,
        Self::Choice,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::Date => "date",
            Self::Number => "number",
            Self::Text => "text",
            Self::Choice => "choice",
        }
    }
}

/// One thing that a choice may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactOption {
    pub id: OptionId,
    pub title: Words,
}

/// A value written in a law file, that a stated fact is held against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Literal {
    Flag(bool),
    Number(i64),
    Text(String),
}

/// Something that the stated facts must show, judged by the engine and not by an officer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    pub id: RequirementId,
    /// What must hold, such as "At most 30 days are left or 10 have passed".
    pub title: Words,
    pub at: RequirementAt,
    pub test: RequirementTest,
    /// Demanded only when all of these hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<Condition>,
    /// The grounds that it supports when it is not met.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supports: Vec<GroundId>,
    pub cite: Citation,
}

/// What an unmet requirement stands against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RequirementAt {
    /// The application is not accepted.
    Acceptance,
    /// The request is not granted.
    Decision,
}

/// How stated facts are held against what the law asks. A fact that is not stated meets only what
/// says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "kebab-case", deny_unknown_fields)]
pub enum RequirementTest {
    /// The fact has this value.
    Equals { fact: FactId, value: Literal },
    /// The fact has one of these values.
    OneOf { fact: FactId, values: Vec<Literal> },
    /// The civil day of filing lies between so many calendar days before the date and so many
    /// after it, both inclusive.
    Window {
        fact: FactId,
        days_before: u32,
        days_after: u32,
    },
    /// At least so many calendar days lie between the date and the day of filing. Nothing stated:
    /// met.
    DaysSince { fact: FactId, at_least: Amount },
    /// The numbers add up to at most this. One that is not stated counts as nothing.
    SumAtMost { facts: Vec<FactId>, at_most: Amount },
}

impl RequirementTest {
    /// Returns the facts that it looks at.
    #[must_use]
    pub fn facts(&self) -> Vec<&FactId> {
        match self {
            Self::Equals { fact, .. }
            | Self::OneOf { fact, .. }
            | Self::Window { fact, .. }
            | Self::DaysSince { fact, .. } => vec![fact],
            Self::SumAtMost { facts, .. } => facts.iter().collect(),
        }
    }
}
