//! What the law leaves open or nobody could confirm: keys with a value, a source and a mark.
//!
//! An absent value blocks the decision that needs it and is named there. Nothing unconfirmed
//! ever looks like law.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CriterionId, DocumentRule, Ground, PolicyKey, ScaleStep, Words};

/// All policy keys of an institution.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Whether these are invented values of the demonstration; shown on every screen when so.
    #[serde(default)]
    pub demonstration: bool,
    pub keys: BTreeMap<PolicyKey, PolicyEntry>,
}

/// One key of the policy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyEntry {
    pub title: Words,
    pub kind: PolicyKind,
    /// Absent when the institution has not set it: what needs it is blocked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<PolicyValue>,
    /// Where the value comes from.
    pub source: String,
    /// Whether the source was seen and says so.
    #[serde(default)]
    pub confirmed: bool,
    /// The numbered gap in the sources this key stands for, such as `GAP-5`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<String>,
}

/// Why a key exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PolicyKind {
    /// The law may be read in more than one way; the shipped reading is the one stricter on the office.
    Reading,
    /// The law has a rule that nobody here has seen; ships absent.
    Substance,
    /// No law gives a value; the institution chooses.
    Institution,
}

/// A value of the policy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum PolicyValue {
    Flag(bool),
    Integer(i64),
    Decimal(f64),
    Text(String),
    Criteria(Vec<Criterion>),
    /// Outcomes or forms that somebody chooses from.
    Scale(Vec<ScaleStep>),
    /// Papers that a request demands.
    Documents(Vec<DocumentRule>),
    /// Grounds on which a request may be refused.
    Grounds(Vec<Ground>),
}

/// A criterion by which the Commission scores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    pub id: CriterionId,
    pub title: Words,
    /// The most points a member may give.
    pub max: u32,
    /// How much a point counts.
    #[serde(default = "one")]
    pub weight: f64,
}

const fn one() -> f64 {
    1.0
}

/// A key that a decision needs and the policy does not give.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the policy key {key} {problem}")]
pub struct PolicyGap {
    pub key: PolicyKey,
    pub gap: Option<String>,
    pub problem: PolicyProblem,
}

/// What is wrong with a policy key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PolicyProblem {
    #[error("is not in the policy")]
    Unknown,
    #[error("has no value")]
    Absent,
    #[error("has a value of the wrong type")]
    WrongType,
}

impl Policy {
    /// Returns the value of `key`.
    ///
    /// # Errors
    /// [`PolicyGap`] when the key or its value is absent.
    pub fn value(&self, key: &PolicyKey) -> Result<&PolicyValue, PolicyGap> {
        let gap = |gap: Option<String>, problem| PolicyGap {
            key: key.clone(),
            gap,
            problem,
        };
        let entry = self
            .keys
            .get(key)
            .ok_or_else(|| gap(None, PolicyProblem::Unknown))?;
        entry
            .value
            .as_ref()
            .ok_or_else(|| gap(entry.gap.clone(), PolicyProblem::Absent))
    }

    /// Returns the whole number that `key` holds, not negative.
    ///
    /// # Errors
    /// [`PolicyGap`] when it is absent or no such number.
    pub fn count(&self, key: &PolicyKey) -> Result<u32, PolicyGap> {
        match self.value(key)? {
            PolicyValue::Integer(number) => {
                u32::try_from(*number).map_err(|_| self.wrong_type(key))
            }
            _ => Err(self.wrong_type(key)),
        }
    }

    /// Returns the number that `key` holds.
    ///
    /// # Errors
    /// [`PolicyGap`] when it is absent or no number.
    pub fn number(&self, key: &PolicyKey) -> Result<f64, PolicyGap> {
        match self.value(key)? {
            #[expect(clippy::cast_precision_loss, reason = "policy numbers are small")]
            PolicyValue::Integer(number) => Ok(*number as f64),
            PolicyValue::Decimal(number) => Ok(*number),
            _ => Err(self.wrong_type(key)),
        }
    }

    /// Returns the text that `key` holds.
    ///
    /// # Errors
    /// [`PolicyGap`] when it is absent or no text.
    pub fn text(&self, key: &PolicyKey) -> Result<&str, PolicyGap> {
        match self.value(key)? {
            PolicyValue::Text(text) => Ok(text),
            _ => Err(self.wrong_type(key)),
        }
    }

    /// Returns the criteria that `key` holds.
    ///
    /// # Errors
    /// [`PolicyGap`] when they are absent, empty or no criteria.
    pub fn criteria(&self, key: &PolicyKey) -> Result<&[Criterion], PolicyGap> {
        match self.value(key)? {
            PolicyValue::Criteria(criteria) if !criteria.is_empty() => Ok(criteria),
            _ => Err(self.wrong_type(key)),
        }
    }

    /// Returns the scale that `key` holds.
    ///
    /// # Errors
    /// [`PolicyGap`] when it is absent, empty or no scale.
    pub fn scale(&self, key: &PolicyKey) -> Result<&[ScaleStep], PolicyGap> {
        match self.value(key)? {
            PolicyValue::Scale(steps) if !steps.is_empty() => Ok(steps),
            _ => Err(self.wrong_type(key)),
        }
    }

    /// Returns the papers that `key` holds.
    ///
    /// # Errors
    /// [`PolicyGap`] when they are absent, empty or no papers.
    pub fn documents(&self, key: &PolicyKey) -> Result<&[DocumentRule], PolicyGap> {
        match self.value(key)? {
            PolicyValue::Documents(documents) if !documents.is_empty() => Ok(documents),
            _ => Err(self.wrong_type(key)),
        }
    }

    /// Returns the grounds that `key` holds.
    ///
    /// # Errors
    /// [`PolicyGap`] when they are absent, empty or no grounds.
    pub fn grounds(&self, key: &PolicyKey) -> Result<&[Ground], PolicyGap> {
        match self.value(key)? {
            PolicyValue::Grounds(grounds) if !grounds.is_empty() => Ok(grounds),
            _ => Err(self.wrong_type(key)),
        }
    }

    /// Returns the whole number that an amount is, from the law or from the policy.
    ///
    /// # Errors
    /// [`PolicyGap`] when it stands in the policy and is absent there.
    pub fn amount(&self, amount: &super::Amount) -> Result<u32, PolicyGap> {
        match amount {
            super::Amount::Fixed(amount) => Ok(*amount),
            super::Amount::Policy { policy } => self.count(policy),
        }
    }

    /// Returns whether the value of `key` was confirmed; `false` for an unknown key.
    #[must_use]
    pub fn is_confirmed(&self, key: &PolicyKey) -> bool {
        self.keys.get(key).is_some_and(|entry| entry.confirmed)
    }

    fn wrong_type(&self, key: &PolicyKey) -> PolicyGap {
        PolicyGap {
            key: key.clone(),
            gap: self.keys.get(key).and_then(|entry| entry.gap.clone()),
            problem: PolicyProblem::WrongType,
        }
    }
}
