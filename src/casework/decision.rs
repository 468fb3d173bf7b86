//! The decision that is signed: exactly what the signer stands for, in canonical form.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::command::{PrepareApproval, PrepareRefusal};
use super::{CaseId, PersonRef, RawText};
use crate::regulation::canonical::sha256_of;
use crate::regulation::{EditionId, RequestKind, ServiceId};

/// Whether the request is granted.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    Approve,
    Refuse,
}

/// What was prepared for signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "outcome", content = "draft", rename_all = "kebab-case")]
pub enum Draft {
    Approve(PrepareApproval),
    Refuse(PrepareRefusal),
}

impl Draft {
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        match self {
            Self::Approve(_) => Outcome::Approve,
            Self::Refuse(_) => Outcome::Refuse,
        }
    }
}

/// A decision that waits for a signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Prepared {
    pub draft: Draft,
    pub by: PersonRef,
    pub at: DateTime<Utc>,
    /// Version of the case it was prepared on.
    pub on_version: u64,
}

/// What is signed. Evidence stands in the draft with its hashes; its canonical JSON (RFC 8785)
/// is what the signature covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Decision {
    pub case_id: CaseId,
    pub case_number: String,
    /// Version of the case the signer saw.
    pub case_version: u64,
    pub service: ServiceId,
    pub request: RequestKind,
    pub edition: EditionId,
    pub edition_sha256: String,
    pub policy_sha256: String,
    pub calendar_sha256: String,
    pub draft: Draft,
    pub prepared_by: PersonRef,
    pub prepared_at: DateTime<Utc>,
    pub signed_by: PersonRef,
    pub signed_at: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_reason: Option<RawText>,
    pub signature: Signature,
}

impl Decision {
    /// Returns the SHA-256 of the canonical JSON.
    #[must_use]
    pub fn sha256(&self) -> String {
        sha256_of(self)
    }
}

/// How a decision is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Signature {
    /// Signed in the system by an authenticated person; no electronic signature.
    InSystem,
}
