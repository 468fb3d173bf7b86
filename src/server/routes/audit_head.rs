//! `GET /v1/audit/head`: the end of the checkpoint chain, to be noted somewhere else.

use axum::Json;
use axum::extract::State;

use super::{Answer, Shared};
use crate::server::contract::Operation;
use crate::server::signed_in::SignedIn;
use crate::wire::AuditHead;

pub fn promise() -> Operation {
    Operation::of(
        "showAuditHead",
        "audit",
        "Shows the end of the checkpoint chain.",
    )
    .notes("Noted somewhere else, it proves later that nothing was cut off.")
    .answers::<AuditHead>(200, "The last checkpoint.")
}

pub async fn show(State(office): Shared, SignedIn(_): SignedIn) -> Answer<Json<AuditHead>> {
    Ok(Json(office.audit_head().await?))
}
