//! The hash chain of a case, and the chain of checkpoints over the heads of all cases.
//!
//! An event's hash covers the hash before it and the canonical JSON of the recorded event; the
//! chain of a case begins with the hash of its identity, so a history cannot be moved to another
//! case. A checkpoint names the new heads of one transaction and covers the checkpoint before it:
//! an edit, a deletion, a reorder or a missing case shows, unless the end of both chains is cut
//! off together. Against that the head of the last checkpoint is noted outside
//! (`GET /v1/audit/head`, `kezek audit verify --head`).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::casework::{CaseId, Recorded};
use crate::regulation::canonical::{canonical_json, sha256_hex};

/// Returns the hash that the first event of a case is chained to.
#[must_use]
pub fn genesis(case: CaseId) -> String {
    sha256_hex(case.to_string().as_bytes())
}

/// Returns the hash of the checkpoint chain before the first checkpoint.
#[must_use]
pub fn checkpoint_genesis() -> String {
    sha256_hex(b"kezek checkpoints")
}

/// Returns the hash of `payload` chained to `previous`.
#[must_use]
pub fn link(previous: &str, payload: &str) -> String {
    sha256_hex(&[previous.as_bytes(), payload.as_bytes()].concat())
}

/// An event as it is stored: its canonical JSON and its place in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub seq: u64,
    pub at: DateTime<Utc>,
    pub actor: String,
    pub kind: &'static str,
    pub payload: String,
    pub previous: String,
    pub hash: String,
}

/// Chains `recorded` to the head of a case.
///
/// # Panics
/// Never: canonical JSON is UTF-8.
#[must_use]
pub fn chain(head: &str, recorded: &[Recorded]) -> Vec<Link> {
    let mut previous = head.to_owned();
    recorded
        .iter()
        .map(|event| {
            let payload = canonical_text(event);
            let hash = link(&previous, &payload);
            let before = std::mem::replace(&mut previous, hash.clone());
            Link {
                seq: event.seq,
                at: event.at,
                actor: event.by.login.to_string(),
                kind: event.event.code(),
                payload,
                previous: before,
                hash,
            }
        })
        .collect()
}

/// Returns the canonical JSON of `value` as text.
///
/// # Panics
/// Never: canonical JSON is UTF-8.
#[must_use]
pub fn canonical_text<T: Serialize>(value: &T) -> String {
    String::from_utf8(canonical_json(value)).expect("canonical JSON is UTF-8")
}

/// What one checkpoint covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// From 1, without a gap.
    pub no: u64,
    /// Law time of its last event.
    pub at: DateTime<Utc>,
    pub heads: Vec<Head>,
}

/// The end of the chain of one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    pub case: CaseId,
    pub seq: u64,
    pub hash: String,
}

/// A hash of a chain in half the room of its text, for whoever must hold one for each of a million
/// cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digest([u8; 32]);

impl Digest {
    /// Reads the text of a hash. What is none is read as zeros, which are nobody's hash.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut bytes = [0; 32];
        if hex::decode_to_slice(text, &mut bytes).is_err() {
            bytes = [0; 32];
        }
        Self(bytes)
    }
}
