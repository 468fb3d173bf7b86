//! `GET /v1/cases/{case}/events`: what happened to the case, in order.

use axum::Json;
use axum::extract::{Path, State};

use super::{Answer, Shared};
use crate::office::CaseRef;
use crate::server::signed_in::SignedIn;
use crate::wire::History;

pub async fn list(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(case): Path<String>,
) -> Answer<Json<History>> {
    let history = office.history(&session, &CaseRef::parse(&case)).await?;
    Ok(Json(history))
}
