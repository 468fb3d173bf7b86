//! `POST /v1/demo/next-working-day`, on a demo server only.

use axum::Json;
use axum::extract::State;

use super::{Answer, Shared};
use crate::server::contract::Operation;
use crate::server::signed_in::SignedIn;
use crate::wire::DemoDay;
use crate::wire::problem::ProblemKind;

pub fn promise() -> Operation {
    Operation::of(
        "goOnToNextDay",
        "demo",
        "Sets law time to 09:00 of the next working day.",
    )
    .notes("On a demo server only; there is no such address on any other.")
    .answers::<DemoDay>(200, "Law time from now on.")
    .problem(ProblemKind::NotFound)
    .problem(ProblemKind::Violations)
}

pub async fn go_on(State(office): Shared, SignedIn(_): SignedIn) -> Answer<Json<DemoDay>> {
    Ok(Json(office.next_working_day()?))
}
