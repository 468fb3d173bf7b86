//! `GET /health/live`: the program answers. `GET /health/ready`: it can read and write.

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::{Answer, Shared};
use crate::office::OfficeError;
use crate::server::problem::Refusal;
use crate::wire::problem::ProblemKind;

pub async fn live() -> Json<Value> {
    Json(json!({ "status": "live" }))
}

pub async fn ready(State(office): Shared) -> Answer<Json<Value>> {
    office.ready().await.map_err(|error| match error {
        quarantined @ OfficeError::Quarantined { .. } => quarantined.into(),
        _ => Refusal::new(ProblemKind::Unavailable).detail("The database cannot be read."),
    })?;
    Ok(Json(json!({ "status": "ready" })))
}
