//! What a person may be in an office.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A role in a territorial unit.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Checks papers, prepares decisions.
    Executor,
    CommissionMember,
    /// Keeps the minutes of the Commission.
    CommissionSecretary,
    /// Closes the Commission's vote.
    CommissionChair,
    InterviewOfficer,
    /// Head of the unit: signs, returns, reassigns.
    Supervisor,
    /// Reads everything, changes nothing.
    Auditor,
    /// A machine account that hands applications in and collects results.
    Gateway,
}

impl Role {
    pub const ALL: [Self; 8] = [
        Self::Executor,
        Self::CommissionMember,
        Self::CommissionSecretary,
        Self::CommissionChair,
        Self::InterviewOfficer,
        Self::Supervisor,
        Self::Auditor,
        Self::Gateway,
    ];

    /// Returns the name used in files, on the wire and as the key of the words for it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Executor => "executor",
            Self::CommissionMember => "commission-member",
            Self::CommissionSecretary => "commission-secretary",
            Self::CommissionChair => "commission-chair",
            Self::InterviewOfficer => "interview-officer",
            Self::Supervisor => "supervisor",
            Self::Auditor => "auditor",
            Self::Gateway => "gateway",
        }
    }
}

impl std::str::FromStr for Role {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|role| role.code() == text)
            .ok_or_else(|| format!("{text:?} is not a role"))
    }
}
