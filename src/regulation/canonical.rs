//! Canonical JSON (RFC 8785) and its SHA-256: how an edition, an event or a decision is named.

use serde::Serialize;
use sha2::{Digest, Sha256};

/// Returns the canonical JSON of `value`: sorted keys, no white space.
///
/// # Panics
/// When `value` cannot be JSON at all (a map with keys that are no strings); none of our types is.
#[must_use]
pub fn canonical_json<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json_canonicalizer::to_vec(value).expect("our types are plain JSON objects")
}

/// Returns the lower-case hexadecimal SHA-256 of `bytes`.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Returns the SHA-256 of the canonical JSON of `value`.
#[must_use]
pub fn sha256_of<T: Serialize>(value: &T) -> String {
    sha256_hex(&canonical_json(value))
}
