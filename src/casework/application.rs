//! What came in, never changed.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::person::{Applicant, Bin, PersonalNumber, Representative};
use super::{Paper, RawText};
use crate::regulation::{
    Channel, Condition, Detail, FactId, Language, Literal, RequestKind, ServiceId, UnitId,
};
use std::collections::BTreeMap;

/// An application as a channel handed it in, with what intake read off its papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Application {
    pub service: ServiceId,
    pub request: RequestKind,
    pub channel: Channel,
    pub unit: UnitId,
    /// The moment of filing, as the channel recorded it (UTC).
    pub filed_at: DateTime<Utc>,
    /// The sender's own number for it; the same one is not taken twice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<RawText>,
    /// The language the applicant wants the answer in: `kk` or `ru`.
    pub language: Language,
    pub applicant: Applicant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub representative: Option<Representative>,
    #[serde(default)]
    pub details: Details,
    #[serde(default)]
    pub papers: Vec<Paper>,
}

/// What the application states beside the person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Details {
    /// The applicant is outside Kazakhstan.
    #[serde(default)]
    pub abroad: bool,
    /// Claims a ratified treaty that lifts recognition of education.
    #[serde(default)]
    pub treaty_exempt: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profession: Option<RawText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employer: Option<Employer>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<Contract>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<Original>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loss: Option<Loss>,
    /// The moment the application came in to a foreign mission.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mission_received_at: Option<DateTime<Utc>>,
    /// Another channel failed, and this application came in by the one that stands in for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure: Option<ChannelFailure>,
    /// The facts that the edition names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<FactId, FactValue>,
}

/// That a channel failed, so that another had to be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChannelFailure {
    /// What failed, and how it showed.
    pub what: RawText,
    /// When it was met (UTC).
    pub at: DateTime<Utc>,
    /// How long it lasted, in minutes.
    pub minutes: u32,
}

/// The value of a fact, as stated. A date is text of the form `YYYY-MM-DD`, a choice the id of
/// its option; whether it fits, intake judges by the edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum FactValue {
    Flag(bool),
    Number(i64),
    Text(RawText),
}

impl FactValue {
    /// Returns the civil date that it is, when it has the form of one.
    #[must_use]
    pub fn date(&self) -> Option<NaiveDate> {
        match self {
            Self::Text(text) if text.as_raw().len() == 10 => {
                NaiveDate::parse_from_str(text.as_raw(), "%Y-%m-%d").ok()
            }
            Self::Flag(_) | Self::Number(_) | Self::Text(_) => None,
        }
    }

    /// Returns whether it is what a law file wrote.
    #[must_use]
    pub fn is(&self, literal: &Literal) -> bool {
        match (self, literal) {
            (Self::Flag(flag), Literal::Flag(written)) => flag == written,
            (Self::Number(number), Literal::Number(written)) => number == written,
            (Self::Text(text), Literal::Text(written)) => text.as_raw() == written,
            (Self::Flag(_) | Self::Number(_) | Self::Text(_), _) => false,
        }
    }
}

/// The employer a labour contract was concluded with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Employer {
    pub name: RawText,
    pub number: EmployerNumber,
}

/// The employer's BIN, or the IIN of a sole proprietor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EmployerNumber {
    Bin(Bin),
    Iin(PersonalNumber),
}

/// A labour contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contract {
    pub concluded_on: NaiveDate,
    pub ends_on: NaiveDate,
}

/// The certificate an extension, reissue or duplicate is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Original {
    pub number: RawText,
    pub valid_until: NaiveDate,
}

/// What changed in the applicant's name or identity document, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    pub changed_on: NaiveDate,
    pub what: RawText,
}

/// Whether the original was lost or damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Loss {
    Lost,
    Damaged,
}

impl Application {
    /// Returns whether a condition of the law files holds for this application.
    #[must_use]
    pub fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::ApplicantAbroad => self.details.abroad,
            Condition::Represented => self.representative.is_some(),
            Condition::TreatyExempt => self.details.treaty_exempt,
            Condition::Channel { channel } => self.channel == *channel,
            Condition::Fact { fact, value } => {
                self.fact(fact).is_some_and(|stated| stated.is(value))
            }
        }
    }

    /// Returns what the application states of a fact.
    #[must_use]
    pub fn fact(&self, id: &FactId) -> Option<&FactValue> {
        self.details.facts.get(id)
    }

    /// Returns whether the application states a detail.
    #[must_use]
    pub fn states(&self, detail: Detail) -> bool {
        let details = &self.details;
        match detail {
            Detail::Profession => details
                .profession
                .as_ref()
                .is_some_and(|text| !text.is_blank()),
            Detail::Employer => details.employer.is_some(),
            Detail::Contract => details.contract.is_some(),
            Detail::Original => details.original.is_some(),
            Detail::Change => details.change.is_some(),
            Detail::Loss => details.loss.is_some(),
        }
    }
}
