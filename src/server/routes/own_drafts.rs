//! `GET /v1/drafts`: what the person has begun and not sent, in any case.

use axum::extract::State;

use super::{Answer, Shared};
use crate::server::contract::Operation;
use crate::server::signed_in::SignedIn;
use crate::wire::OwnDrafts;

pub fn promise() -> Operation {
    Operation::of(
        "listOwnDrafts",
        "drafts",
        "Lists what the person has begun and not sent, in any case.",
    )
    .notes("At most 200, without what was typed; only of cases that are there for the person.")
    .answers::<OwnDrafts>(200, "The drafts, the last one saved first.")
}

pub async fn list(
    State(office): Shared,
    SignedIn(session): SignedIn,
) -> Answer<axum::Json<OwnDrafts>> {
    Ok(axum::Json(office.own_drafts(&session).await?))
}
