//! `POST /v1/cases/{case}/commands`: the one endpoint for every command. `If-Match` says which
//! version it is based on, `Idempotency-Key` makes it take effect at most once. With
//! `?dry_run=true` it is only checked, and neither header is needed.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::ETAG;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use serde_json::json;

use super::{Answer, Shared};
use crate::casework::Command;
use crate::office::{CaseRef, CommandRequest, KeyedRequest};
use crate::server::body::{JsonValue, Path, Query};
use crate::server::command_body::command;
use crate::server::conditions::{if_match, need_if_match, need_key};
use crate::server::contract::Operation;
use crate::server::problem::Refusal;
use crate::server::signed_in::SignedIn;
use crate::wire::CommandAnswer;
use crate::wire::problem::ProblemKind;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    #[serde(default)]
    pub(super) dry_run: bool,
}

pub fn promise() -> Operation {
    Operation::of("runCommand", "commands", "Does something with a case.")
        .notes(
            "A command takes effect at most once, only on the version it was based on, whole or \
             not at all. `If-Match` and `Idempotency-Key` are needed (428) unless it is a dry \
             run. The same key with the same command gives the stored answer, with another \
             command 422, while its twin runs 409. A refused command leaves its key free.",
        )
        .query(
            "dry_run",
            json!({ "type": "boolean", "default": false }),
            "Judges the command and records nothing.",
        )
        .header(
            "If-Match",
            json!({ "type": "string", "pattern": "^\"[0-9]{1,20}\"$", "examples": ["\"7\""] }),
            "The version of the case it is based on, as in its ETag.",
        )
        .header(
            "Idempotency-Key",
            json!({ "type": "string", "pattern": "^[!-~]{1,255}$" }),
            "Made anew when a dialog is opened, such as a UUID.",
        )
        .body::<Command>()
        .answers::<CommandAnswer>(200, "It was recorded, or on a dry run it would be.")
        .with(&["ETag"])
        .problem(ProblemKind::NotFound)
        .problem(ProblemKind::TwinInFlight)
        .problem(ProblemKind::VersionConflict)
        .problem(ProblemKind::Violations)
        .problem(ProblemKind::KeyReused)
        .problem(ProblemKind::PreconditionRequired)
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
