//! `GET /v1/cases/{case}/clock`: every limit of the case, day by day.

use axum::Json;
use axum::extract::{Path, State};

use super::{Answer, Shared};
use crate::office::CaseRef;
use crate::server::signed_in::SignedIn;
use crate::wire::ClockView;

pub async fn show(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(case): Path<String>,
) -> Answer<Json<ClockView>> {
    let clocks = office.clocks(&session, &CaseRef::parse(&case)).await?;
    Ok(Json(clocks))
}
