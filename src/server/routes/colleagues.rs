//! `GET /v1/colleagues`: executors by unit to whom a case can be assigned.

use axum::Json;
use axum::extract::State;

use super::{Answer, Shared};
use crate::server::signed_in::SignedIn;
use crate::wire::Colleagues;

pub async fn list(State(office): Shared, SignedIn(session): SignedIn) -> Answer<Json<Colleagues>> {
    Ok(Json(office.colleagues(&session).await?))
}
