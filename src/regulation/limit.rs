//! Statutory time limits: how long, from what, and inside which other limit.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Channel, Citation, Condition, LimitId, PolicyKey, Words};

/// A statutory time for a stage or for the whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    pub id: LimitId,
    pub title: Words,
    pub amount: Amount,
    pub unit: TermUnit,
    /// What starts the clock. A limit in days starts the day after.
    pub starts: Milestone,
    /// What stops the clock: the thing that must have been done by then.
    pub until: Milestone,
    #[serde(default)]
    pub owner: LimitOwner,
    /// The limits it lies in: whichever ends first binds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub within: Vec<LimitId>,
    /// It applies only when all of these hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<Condition>,
    /// Ends earlier for some channels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Lead>,
    pub cite: Citation,
}

/// How long a limit is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Amount {
    Fixed(u32),
    /// The amount stands in the policy, because the law leaves it open or nobody could confirm it.
    Policy {
        policy: PolicyKey,
    },
}

/// For applications of a channel, the limit ends this much earlier, because the result must be
/// with somebody else in time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lead {
    pub channel: Channel,
    pub days: u32,
    /// The policy key that says which days are meant: `working` or `calendar`.
    pub unit: PolicyKey,
    pub cite: Citation,
}

/// In what a limit is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TermUnit {
    WorkingDays,
    CalendarDays,
    WorkingHours,
    WorkingMinutes,
}

/// Who must keep the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LimitOwner {
    #[default]
    Office,
    Applicant,
}

/// An event of the case that starts or ends a clock.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Milestone {
    /// The application came in to a foreign mission.
    MissionReceived,
    /// The application was handed in.
    Filed,
    /// The day it counts as registered.
    Registered,
    /// The day it counts as accepted.
    Accepted,
    /// The checks of the verification are answered and the case went on.
    Verified,
    SentToCommission,
    Recommended,
    /// The test was passed.
    Tested,
    /// The questionnaire was passed.
    Questioned,
    /// The interview was passed.
    Interviewed,
    /// The notice of conformity was issued.
    NoticeIssued,
    /// A decision waits for its signature.
    Prepared,
    Decided,
    Delivered,
    /// A complaint was decided.
    ComplaintDecided,
    /// The labour contract with the employer was concluded.
    ContractConcluded,
    /// The name or the identity document changed.
    DataChanged,
}

impl Milestone {
    pub const ALL: [Self; 17] = [
        Self::MissionReceived,
        Self::Filed,
        Self::Registered,
        Self::Accepted,
        Self::Verified,
        Self::SentToCommission,
        Self::Recommended,
        Self::Tested,
        Self::Questioned,
        Self::Interviewed,
        Self::NoticeIssued,
        Self::Prepared,
        Self::Decided,
        Self::Delivered,
        Self::ComplaintDecided,
        Self::ContractConcluded,
        Self::DataChanged,
    ];

    /// Returns the name used in law files and by `--event`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::MissionReceived => "mission-received",
            Self::Filed => "filed",
            Self::Registered => "registered",
            Self::Accepted => "accepted",
            Self::Verified => "verified",
            Self::SentToCommission => "sent-to-commission",
            Self::Recommended => "recommended",
            Self::Tested => "tested",
            Self::Questioned => "questioned",
            Self::Interviewed => "interviewed",
            Self::NoticeIssued => "notice-issued",
            Self::Prepared => "prepared",
            Self::Decided => "decided",
            Self::Delivered => "delivered",
            Self::ComplaintDecided => "complaint-decided",
            Self::ContractConcluded => "contract-concluded",
            Self::DataChanged => "data-changed",
        }
    }
}
