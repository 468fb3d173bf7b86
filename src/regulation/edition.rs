//! One dated edition of one service's rules.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Act, ActId, AppealId, Citation, EditionId, HoursId, OfficeHours, PolicyKey, Procedure, Role,
    ServiceId, Words,
};

/// The rules of one service in force from a day until a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    pub service: ServiceId,
    pub id: EditionId,
    pub title: Words,
    pub in_force: InForce,
    pub basis: Vec<Citation>,
    pub acts: BTreeMap<ActId, Act>,
    /// Named office hours; `provider` must be among them, because limits end at its closing time.
    pub hours: BTreeMap<HoursId, OfficeHours>,
    pub channels: BTreeMap<Channel, ChannelRule>,
    /// From which day a limit that starts with acceptance is counted: a policy key that holds
    /// `registration` or `acceptance`.
    pub acceptance_counts_from: PolicyKey,
    /// Who may sign a decision.
    pub signers: Vec<Role>,
    /// How and by when to complain; goes into every refusal.
    pub appeal: Vec<Appeal>,
    pub requests: BTreeMap<RequestKind, Procedure>,
}

/// The days on which an edition governs, both inclusive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InForce {
    pub first_day: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<NaiveDate>,
    /// From this day until `first_day` nobody could confirm whether it was in force already:
    /// a filing in between is answered "unconfirmed".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unconfirmed_from: Option<NaiveDate>,
    #[serde(default = "yes")]
    pub confirmed: bool,
    /// Where the days come from, and any conflict between sources.
    pub source: String,
    /// The numbered gap in the sources, such as `GAP-7`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<String>,
}

const fn yes() -> bool {
    true
}

impl InForce {
    /// Returns whether `day` lies inside the confirmed span.
    #[must_use]
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.first_day <= day && self.last_day.is_none_or(|last| day <= last)
    }

    /// Returns whether `day` lies in the span that nobody could confirm.
    #[must_use]
    pub fn is_unconfirmed_on(&self, day: NaiveDate) -> bool {
        self.unconfirmed_from.is_some_and(|from| from <= day) && day < self.first_day
    }
}

/// How an application comes in.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// At the provider's own desk.
    Provider,
    /// The e-government portal.
    Portal,
    /// The State Corporation's public service centre.
    StateCorporation,
    /// A foreign mission of Kazakhstan.
    ForeignMission,
}

impl Channel {
    pub const ALL: [Self; 4] = [
        Self::Provider,
        Self::Portal,
        Self::StateCorporation,
        Self::ForeignMission,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::Portal => "portal",
            Self::StateCorporation => "state-corporation",
            Self::ForeignMission => "foreign-mission",
        }
    }
}

impl std::str::FromStr for Channel {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|channel| channel.code() == text)
            .ok_or_else(|| {
                format!(
                    "{text:?} is not one of provider, portal, state-corporation, foreign-mission"
                )
            })
    }
}

/// What an edition says about a channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChannelRule {
    pub title: Words,
    /// The hours within which a filing counts for the same day.
    pub hours: HoursId,
    /// Whether the day of acceptance at this channel is expressly left out of the term. It is
    /// left out once: with the next-day start it is the same day.
    #[serde(default)]
    pub acceptance_day_excluded: bool,
    /// The channel stands in for another that failed: it is open only when the application says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fallback: Option<Fallback>,
    /// How a result may reach the applicant, the usual way first; empty: as the channel implies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub delivery: Vec<DeliveryMeans>,
    pub cite: Citation,
}

/// When a channel may stand in for one that failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fallback {
    /// The failure must have lasted longer than this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over_minutes: Option<u32>,
    pub cite: Citation,
}

/// How a result reaches the applicant.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum DeliveryMeans {
    /// In person, on an identity document.
    InPerson,
    /// To the personal cabinet on the portal.
    Portal,
    /// To the State Corporation, which hands it out.
    StateCorporation,
    /// To the Ministry of Foreign Affairs, for the mission abroad.
    ForeignAffairs,
    /// At the point the applicant chose, by the number of the application.
    PickUpPoint,
}

/// A way to complain about a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Appeal {
    pub id: AppealId,
    /// Whom to complain to, and what then.
    pub to: Words,
    /// Working days from registration of the complaint in which it is examined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub working_days: Option<u32>,
    /// The policy key that holds the calendar months in which a complaint may be lodged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lodge_within_months: Option<PolicyKey>,
    /// Who decides it in the office. Empty: a body outside decides, and its answer is recorded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decided_by: Vec<Role>,
    pub cite: Citation,
}

/// What an applicant asks for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum RequestKind {
    Issue,
    Extend,
    Reissue,
    Duplicate,
    Revoke,
    Renew,
}

impl RequestKind {
    pub const ALL: [Self; 6] = [
        Self::Issue,
        Self::Extend,
        Self::Reissue,
        Self::Duplicate,
        Self::Revoke,
        Self::Renew,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Issue => "issue",
            Self::Extend => "extend",
            Self::Reissue => "reissue",
            Self::Duplicate => "duplicate",
            Self::Revoke => "revoke",
            Self::Renew => "renew",
        }
    }
}

impl std::str::FromStr for RequestKind {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|request| request.code() == text)
            .ok_or_else(|| {
                format!("{text:?} is not one of issue, extend, reissue, duplicate, revoke, renew")
            })
    }
}
