//! `GET /v1/cases/{case}/events`: what happened to the case, in order.

use axum::Json;
use axum::extract::State;

use super::{Answer, Shared};
use crate::office::CaseRef;
use crate::server::body::Path;
use crate::server::contract::Operation;
use crate::server::signed_in::SignedIn;
use crate::wire::History;
use crate::wire::problem::ProblemKind;

pub fn promise() -> Operation {
    Operation::of(
        "listEvents",
        "cases",
        "Lists what happened to a case, in order.",
    )
    .notes("The view is logged. Personal numbers are masked.")
    .answers::<History>(200, "The whole history.")
    .problem(ProblemKind::NotFound)
}

pub async fn list(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(case): Path<String>,
) -> Answer<Json<History>> {
    let history = office.history(&session, &CaseRef::parse(&case)).await?;
    Ok(Json(history))
}
