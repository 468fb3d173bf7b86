//! `GET /metrics`: what is measured, in the text format of Prometheus. Only this machine reads it,
//! or whoever has the token that the settings name.

use axum::Extension;
use axum::extract::State;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use schemars::json_schema;

use super::{Answer, Shared};
use crate::regulation::canonical::sha256_hex;
use crate::server::contract::Operation;
use crate::server::gauges;
use crate::server::peer::{Claimed, Peer};
use crate::server::problem::Refusal;
use crate::wire::problem::ProblemKind;

const TEXT: &str = "text/plain";

/// Who may read the metrics.
#[derive(Debug, Clone)]
pub enum Readers {
    /// Whoever asks from this machine.
    ThisMachine,
    /// Whoever has the token with this SHA-256.
    Token(String),
}

pub fn promise() -> Operation {
    Operation::open("showMetrics", "operation", "Shows what is measured.")
        .notes(
            "In the text format of Prometheus. To this machine only, or with the token of the \
             settings as `Authorization: Bearer`. What a proxy hands on that is not among the \
             proxies of the settings comes from no machine that is known.",
        )
        .empty(200, "The measurements.")
        .or(TEXT, Some(|_| json_schema!({ "type": "string" })))
        .problem(ProblemKind::NotFound)
}

pub async fn show(
    State(office): Shared,
    Peer(peer): Peer,
    Extension(Claimed(claimed)): Extension<Claimed>,
    Extension(readers): Extension<Readers>,
    headers: HeaderMap,
) -> Answer<Response> {
    let may = match &readers {
        // What a proxy on this machine hands on comes from anywhere.
        Readers::ThisMachine => peer.is_loopback() && !claimed,
        // Hashes are compared, so that the time it takes tells nothing of the token.
        Readers::Token(sha256) => headers
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "))
            .is_some_and(|token| sha256_hex(token.trim().as_bytes()) == *sha256),
    };
    if !may {
        return Err(Refusal::new(ProblemKind::NotFound));
    }
    let mut response = gauges::text(&office).into_response();
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static(TEXT));
    Ok(response)
}
