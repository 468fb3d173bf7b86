//! `GET /v1/cases/{case}/clock`: every limit of the case, day by day.

use axum::Json;
use axum::extract::State;

use super::{Answer, Shared};
use crate::office::CaseRef;
use crate::server::body::Path;
use crate::server::contract::Operation;
use crate::server::signed_in::SignedIn;
use crate::wire::ClockView;
use crate::wire::problem::ProblemKind;

pub fn promise() -> Operation {
    Operation::of(
        "showClock",
        "cases",
        "Explains every limit of a case, day by day.",
    )
    .notes("The view is logged, once for each version that a session is shown.")
    .answers::<ClockView>(200, "The limits.")
    .problem(ProblemKind::NotFound)
    .problem(ProblemKind::Violations)
}

pub async fn show(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(case): Path<String>,
) -> Answer<Json<ClockView>> {
    let clocks = office.clocks(&session, &CaseRef::parse(&case)).await?;
    Ok(Json(clocks))
}
