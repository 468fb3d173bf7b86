//! `GET /v1/audit/cases/{case}/access`: who looked at a case and its papers, for its auditors.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Answer, Shared};
use crate::office::CaseRef;
use crate::server::body::{Path, Query};
use crate::server::contract::Operation;
use crate::server::problem::Refusal;
use crate::server::signed_in::SignedIn;
use crate::wire::AccessLog;
use crate::wire::problem::ProblemKind;

/// Lines on a page when nobody says how many, and at most.
const PAGE_LINES: u32 = 100;
const PAGE_MAX: u32 = 500;

/// How many lines a page has.
pub(super) fn lines_of_page(asked: Option<u32>) -> Answer<u32> {
    let limit = asked.unwrap_or(PAGE_LINES);
    if (1..=PAGE_MAX).contains(&limit) {
        return Ok(limit);
    }
    Err(Refusal::new(ProblemKind::BodyInvalid)
        .status(StatusCode::BAD_REQUEST)
        .at("limit")
        .detail(format!("Ask for 1 to {PAGE_MAX} lines.")))
}

/// The parameter that says how many, in the contract.
pub(super) fn limit_promise() -> Value {
    json!({ "type": "integer", "minimum": 1, "maximum": PAGE_MAX, "default": PAGE_LINES })
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    limit: Option<u32>,
    after: Option<Uuid>,
}

pub fn promise() -> Operation {
    Operation::of(
        "listAccess",
        "audit",
        "Lists who looked at a case and its papers.",
    )
    .notes("For auditors of the unit of the case. Oldest first; this view is logged as well.")
    .query("limit", limit_promise(), "Lines of the page.")
    .query(
        "after",
        json!({ "type": "string", "format": "uuid" }),
        "`next` of the page before.",
    )
    .answers::<AccessLog>(200, "The lines.")
    .problem(ProblemKind::NotAllowed)
    .problem(ProblemKind::NotFound)
}

pub async fn list(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(case): Path<String>,
    Query(parameters): Query<Parameters>,
) -> Answer<Json<AccessLog>> {
    let limit = lines_of_page(parameters.limit)?;
    let case = CaseRef::parse(&case);
    let log = office.access_log(&session, &case, parameters.after, limit);
    Ok(Json(log.await?))
}
