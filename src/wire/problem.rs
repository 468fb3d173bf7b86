//! Errors on the wire: RFC 9457 `application/problem+json` with stable types.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::casework::{PersonRef, Violation};

/// A refused or failed request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// `urn:kezek:problem:<kind>`.
    #[serde(rename = "type")]
    pub kind: ProblemKind,
    /// A short English sentence; screens use their own words by type.
    pub title: String,
    pub status: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub violations: Vec<Violation>,
    /// On `version-conflict`: where the case stands now and who moved it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conflict: Option<Conflict>,
    /// On `body-invalid`: JSON pointer of the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// On `body-invalid` of a filter: the character at which it stops making sense, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<u64>,
    /// What an officer quotes to the help desk; the same stands in the server's log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support_code: Option<String>,
}

/// What changed since the version a write was based on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Conflict {
    pub current_version: u64,
    pub changes: Vec<ChangeSince>,
}

/// One event that came in between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChangeSince {
    pub version: u64,
    pub event: String,
    pub by: PersonRef,
    pub at: DateTime<Utc>,
}

/// The stable types of problems.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum ProblemKind {
    /// 401: no session, or it ended.
    #[serde(rename = "urn:kezek:problem:not-signed-in")]
    NotSignedIn,
    /// 401: login or password is wrong.
    #[serde(rename = "urn:kezek:problem:sign-in-failed")]
    SignInFailed,
    /// 403: the sign-in was refused at the identity provider, or what it said proves nothing.
    #[serde(rename = "urn:kezek:problem:sign-in-denied")]
    SignInDenied,
    /// 410: nobody agreed to the sign-in in time, or it was used up. Begin anew.
    #[serde(rename = "urn:kezek:problem:sign-in-over")]
    SignInOver,
    /// 503: the identity provider cannot be used now. Sessions that run go on.
    #[serde(rename = "urn:kezek:problem:sign-in-unavailable")]
    SignInUnavailable,
    /// 403: the identity provider knows the person, who has no login or no post here.
    #[serde(rename = "urn:kezek:problem:no-post")]
    NoPost,
    /// 403: the role does not allow it.
    #[serde(rename = "urn:kezek:problem:not-allowed")]
    NotAllowed,
    /// 404: not there, or not in a unit of the person.
    #[serde(rename = "urn:kezek:problem:not-found")]
    NotFound,
    /// 400 or 422: the body, a parameter or a header cannot be read.
    #[serde(rename = "urn:kezek:problem:body-invalid")]
    BodyInvalid,
    /// 405.
    #[serde(rename = "urn:kezek:problem:method-not-allowed")]
    MethodNotAllowed,
    /// 406: there is no answer of a kind that `Accept` names.
    #[serde(rename = "urn:kezek:problem:not-acceptable")]
    NotAcceptable,
    /// 408: the body did not come in within the time that a request may take.
    #[serde(rename = "urn:kezek:problem:body-too-slow")]
    BodyTooSlow,
    /// 409: a twin of the command is in flight.
    #[serde(rename = "urn:kezek:problem:twin-in-flight")]
    TwinInFlight,
    /// 409: somebody else holds the lease.
    #[serde(rename = "urn:kezek:problem:lease-held")]
    LeaseHeld,
    /// 409: the application was handed in before.
    #[serde(rename = "urn:kezek:problem:already-received")]
    AlreadyReceived,
    /// 410: the place in the feed is not kept any more; load anew and follow from now on.
    #[serde(rename = "urn:kezek:problem:resync-needed")]
    ResyncNeeded,
    /// 412: the case has moved on.
    #[serde(rename = "urn:kezek:problem:version-conflict")]
    VersionConflict,
    /// 413: larger than the limit.
    #[serde(rename = "urn:kezek:problem:too-large")]
    TooLarge,
    /// 415: neither PDF, PNG nor JPEG by content, or not JSON.
    #[serde(rename = "urn:kezek:problem:unsupported-media-type")]
    UnsupportedMediaType,
    /// 422: the rules forbid it; see `violations`.
    #[serde(rename = "urn:kezek:problem:violations")]
    Violations,
    /// 422: no edition of the service is in force on the day, or nobody could confirm that one is.
    #[serde(rename = "urn:kezek:problem:not-in-force")]
    NotInForce,
    /// 422: the service, edition or queue is not known.
    #[serde(rename = "urn:kezek:problem:unknown-service")]
    UnknownService,
    /// 422: the key was used with another body.
    #[serde(rename = "urn:kezek:problem:key-reused")]
    KeyReused,
    /// 422: the bytes do not have the hash they were sent under, or a paper was not sent.
    #[serde(rename = "urn:kezek:problem:hash-mismatch")]
    HashMismatch,
    /// 428: `If-Match` or `Idempotency-Key` is missing.
    #[serde(rename = "urn:kezek:problem:precondition-required")]
    PreconditionRequired,
    /// 429.
    #[serde(rename = "urn:kezek:problem:too-many-requests")]
    TooManyRequests,
    /// 500: a fault of ours.
    #[serde(rename = "urn:kezek:problem:internal")]
    Internal,
    /// 503: the server did not finish in time; whether a command was recorded is not known.
    #[serde(rename = "urn:kezek:problem:not-in-time")]
    NotInTime,
    /// 503: the store refuses writes.
    #[serde(rename = "urn:kezek:problem:unavailable")]
    Unavailable,
}

impl ProblemKind {
    pub const ALL: [Self; 29] = [
        Self::NotSignedIn,
        Self::SignInFailed,
        Self::SignInDenied,
        Self::SignInOver,
        Self::SignInUnavailable,
        Self::NoPost,
        Self::NotAllowed,
        Self::NotFound,
        Self::BodyInvalid,
        Self::MethodNotAllowed,
        Self::NotAcceptable,
        Self::BodyTooSlow,
        Self::TwinInFlight,
        Self::LeaseHeld,
        Self::AlreadyReceived,
        Self::ResyncNeeded,
        Self::VersionConflict,
        Self::TooLarge,
        Self::UnsupportedMediaType,
        Self::Violations,
        Self::NotInForce,
        Self::UnknownService,
        Self::KeyReused,
        Self::HashMismatch,
        Self::PreconditionRequired,
        Self::TooManyRequests,
        Self::Internal,
        Self::NotInTime,
        Self::Unavailable,
    ];
}
