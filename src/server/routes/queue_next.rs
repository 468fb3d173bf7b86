//! `POST /v1/queues/{slug}/next`: leases the next case that nobody works on; 204 when there is none.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::case::shown;
use super::{Answer, Shared};
use crate::server::body::Path;
use crate::server::contract::Operation;
use crate::server::signed_in::SignedIn;
use crate::wire::CaseView;
use crate::wire::problem::ProblemKind;

pub fn promise() -> Operation {
    Operation::of(
        "takeNext",
        "queues",
        "Leases the next case that nobody works on.",
    )
    .notes("No two people get the same one. The view is logged.")
    .answers::<CaseView>(200, "The case, leased.")
    .with(&["ETag"])
    .empty(204, "Nothing waits.")
    .problem(ProblemKind::NotAllowed)
    .problem(ProblemKind::NotFound)
    .problem(ProblemKind::Violations)
}

pub async fn take(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(slug): Path<String>,
) -> Answer<Response> {
    Ok(match office.next_case(&session, &slug).await? {
        Some(view) => shown(view),
        None => StatusCode::NO_CONTENT.into_response(),
    })
}
