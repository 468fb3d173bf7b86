//! The change feed on the wire: server-sent events that name cases and versions, and nobody.
//!
//! `GET /v1/changes` with `Last-Event-ID` goes on after that event; without it, it begins with
//! what changes from now on. An id that the server no longer keeps is answered with 410.
//!
//! | event | id | data |
//! |---|---|---|
//! | `ready` | where the stream begins | [`FeedReady`] |
//! | `change` | its own | [`FeedChange`]: a case came to a version |
//! | `lease-lost` | its own | [`LeaseLost`]: somebody else took a case that this person held |
//! | `counts` | none | counts of queues may have changed, because time went on |
//! | `resync` | none | the stream fell behind what is kept and ends: begin anew |
//!
//! Between them stand comments, and ids without an event, so that an idle stream is known to be
//! alive and its place in the feed stays young.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::casework::CaseId;
use crate::regulation::UnitId;

pub const READY: &str = "ready";
pub const CHANGE: &str = "change";
pub const LEASE_LOST: &str = "lease-lost";
pub const COUNTS: &str = "counts";
pub const RESYNC: &str = "resync";

/// The stream has begun. What happened before is not told: ask for what is shown once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedReady {
    /// The stream is never quiet for longer, in seconds.
    pub keep_alive_seconds: u64,
}

/// A case came to a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedChange {
    pub case_id: CaseId,
    pub version: u64,
    pub unit: UnitId,
}

/// Somebody else has the lease of a case that this person held. `GET /v1/cases/{id}/lease` says
/// who and, where it was taken over, why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LeaseLost {
    pub case_id: CaseId,
}
