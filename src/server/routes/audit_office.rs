//! `GET /v1/audit/access`: the lines of the access log that are about no case: who signed in, who
//! was refused, what was changed at accounts. For auditors.

use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::audit_access::{limit_promise, lines_of_page};
use super::{Answer, Shared};
use crate::office::OfficeLinesRequest;
use crate::server::body::Query;
use crate::server::contract::Operation;
use crate::server::signed_in::SignedIn;
use crate::wire::AccessLog;
use crate::wire::problem::ProblemKind;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    login: Option<String>,
    from: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
    limit: Option<u32>,
    after: Option<Uuid>,
}

pub fn promise() -> Operation {
    let instant = json!({ "type": "string", "format": "date-time" });
    Operation::of(
        "listOfficeAccess",
        "audit",
        "Lists who signed in, who was refused, and what was changed at accounts.",
    )
    .notes(
        "For auditors: lines about people with a post in a unit of theirs, about people without \
         any, and about nobody we know (`-`). Oldest first; this view is logged as well. \
         `sign-in-failed`, `sign-in-held-up`, `not-allowed` and `too-many-requests` are one line \
         a minute for each login and address, whose note says from where, how often (`times=`) and \
         at what; of changes at an account it says by whom and which posts.",
    )
    .query("login", json!({ "type": "string" }), "Lines of this login.")
    .query("from", instant.clone(), "Lines from this moment on.")
    .query("until", instant, "Lines before this moment.")
    .query("limit", limit_promise(), "Lines of the page.")
    .query(
        "after",
        json!({ "type": "string", "format": "uuid" }),
        "`next` of the page before; 404 when there is no such line.",
    )
    .answers::<AccessLog>(200, "The lines.")
    .problem(ProblemKind::NotAllowed)
    .problem(ProblemKind::NotFound)
}

pub async fn list(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Query(parameters): Query<Parameters>,
) -> Answer<Json<AccessLog>> {
    let request = OfficeLinesRequest {
        login: parameters.login,
        from: parameters.from,
        until: parameters.until,
        after: parameters.after,
        limit: lines_of_page(parameters.limit)?,
    };
    Ok(Json(office.office_lines(&session, request).await?))
}
