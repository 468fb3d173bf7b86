//! Which law a case is judged by, by hash, so that it can be fetched once and kept.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::regulation::{EditionId, ServiceId};

/// The edition pinned by the case, and the policy and calendar in use now.
///
/// `GET /v1/editions/{service}/{edition}@{sha256}`, `GET /v1/policies/{sha256}` and
/// `GET /v1/calendars/{sha256}` give them; what a hash names never changes. The SHA-256 is that
/// of the canonical JSON (RFC 8785).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct LawRef {
    pub service: ServiceId,
    pub edition: EditionId,
    pub edition_sha256: String,
    pub policy_sha256: String,
    pub calendar_sha256: String,
}
