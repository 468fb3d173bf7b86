//! `POST /v1/cases/{case}/commands`: the one endpoint for every command. `If-Match` says which
//! version it is based on, `Idempotency-Key` makes it take effect at most once. With
//! `?dry_run=true` it is only checked, and neither header is needed.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::ETAG;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{Answer, Shared};
use crate::office::{CaseRef, CommandRequest, KeyedRequest};
use crate::server::body::{JsonValue, Query};
use crate::server::command_body::command;
use crate::server::conditions::{if_match, need_if_match, need_key};
use crate::server::problem::Refusal;
use crate::server::signed_in::SignedIn;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    #[serde(default)]
    pub(super) dry_run: bool,
}

pub async fn run(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(case): Path<String>,
    Query(parameters): Query<Parameters>,
    headers: HeaderMap,
    JsonValue(body): JsonValue,
) -> Answer<Response> {
    let case = CaseRef::parse(&case);
    let answer = if parameters.dry_run {
        let version = if_match(&headers)?;
        let command = command(body)?;
        let request = CommandRequest { case, command };
        office.check_command(&session, request, version).await?
    } else {
        let version = need_if_match(&headers)?;
        let key = need_key(&headers)?;
        let command = command(body)?;
        let keyed = KeyedRequest {
            request: CommandRequest { case, command },
            version,
            key,
        };
        // What has begun goes on to its end, also when whoever asked goes away meanwhile.
        tokio::spawn(async move { office.run_command(&session, keyed).await })
            .await
            .map_err(|error| Refusal::internal(&error))??
    };
    let etag = format!("\"{}\"", answer.version);
    Ok(([(ETAG, etag)], Json(answer)).into_response())
}
