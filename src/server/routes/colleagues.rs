//! `GET /v1/colleagues`: executors by unit to whom a case can be assigned.

use axum::Json;
use axum::extract::State;

use super::{Answer, Shared};
use crate::server::contract::Operation;
use crate::server::signed_in::SignedIn;
use crate::wire::Colleagues;

pub fn promise() -> Operation {
    Operation::of(
        "listColleagues",
        "people",
        "Lists the executors to whom a case can be assigned.",
    )
    .answers::<Colleagues>(200, "Executors by unit, of the units of whoever asks.")
}

pub async fn list(State(office): Shared, SignedIn(session): SignedIn) -> Answer<Json<Colleagues>> {
    Ok(Json(office.colleagues(&session).await?))
}
