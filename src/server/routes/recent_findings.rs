//! `GET /v1/recent-findings`: the officer's own last findings, for the warning about near-copies.

use axum::Json;
use axum::extract::State;

use super::{Answer, Shared};
use crate::server::contract::Operation;
use crate::server::signed_in::SignedIn;
use crate::wire::RecentFindings;

pub fn promise() -> Operation {
    Operation::of(
        "listFindings",
        "people",
        "Lists the last findings of the person.",
    )
    .notes("For the warning about near-copies.")
    .answers::<RecentFindings>(200, "Newest first.")
}

pub async fn list(
    State(office): Shared,
    SignedIn(session): SignedIn,
) -> Answer<Json<RecentFindings>> {
    Ok(Json(office.recent_findings(&session).await?))
}
