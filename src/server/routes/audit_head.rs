//! `GET /v1/audit/head`: the end of the checkpoint chain, to be noted somewhere else.

use axum::Json;
use axum::extract::State;

use super::{Answer, Shared};
use crate::server::signed_in::SignedIn;
use crate::wire::AuditHead;

pub async fn show(State(office): Shared, SignedIn(_): SignedIn) -> Answer<Json<AuditHead>> {
    Ok(Json(office.audit_head().await?))
}
