//! `GET /health/live`: the program answers. `GET /health/ready`: it can read and write.

use axum::Json;
use axum::extract::State;

use super::{Answer, Shared};
use crate::office::OfficeError;
use crate::server::contract::Operation;
use crate::server::problem::Refusal;
use crate::wire::problem::ProblemKind;
use crate::wire::{Health, HealthStatus};

pub fn live_promise() -> Operation {
    Operation::open("isLive", "operation", "Tells that the program answers.")
        .answers::<Health>(200, "It does.")
}

pub fn ready_promise() -> Operation {
    Operation::open(
        "isReady",
        "operation",
        "Tells whether the server can read and write.",
    )
    .notes(
        "What the last write said, and every few seconds a write that changes nothing. A full \
         disk, a database that is read-only or away, and quarantine are 503.",
    )
    .answers::<Health>(200, "It can.")
}

pub async fn live() -> Json<Health> {
    Json(Health {
        status: HealthStatus::Live,
    })
}

pub async fn ready(State(office): Shared) -> Answer<Json<Health>> {
    office.ready().await.map_err(|error| match error {
        quarantined @ OfficeError::Quarantined { .. } => quarantined.into(),
        error => {
            tracing::warn!(%error, "not ready");
            Refusal::new(ProblemKind::Unavailable)
                .detail("The database cannot be read or written to.")
        }
    })?;
    Ok(Json(Health {
        status: HealthStatus::Ready,
    }))
}
