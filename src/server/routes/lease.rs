//! `GET|POST|PUT|DELETE /v1/cases/{case}/lease`: who works on the case; take the case (or keep it for longer), take it over
//! with a reason, give it back.

use axum::extract::{Path, State};
use axum::http::StatusCode;

use super::{Answer, Shared};
use crate::office::CaseRef;
use crate::server::body::Json;
use crate::server::signed_in::SignedIn;
use crate::wire::{Lease, LeaseView, TakeOver};

pub async fn show(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(case): Path<String>,
) -> Answer<axum::Json<LeaseView>> {
    let view = office.lease_of(&session, &CaseRef::parse(&case)).await?;
    Ok(axum::Json(view))
}

pub async fn take(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(case): Path<String>,
) -> Answer<axum::Json<Lease>> {
    let lease = office.take_lease(&session, &CaseRef::parse(&case)).await?;
    Ok(axum::Json(lease))
}

pub async fn take_over(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(case): Path<String>,
    Json(body): Json<TakeOver>,
) -> Answer<axum::Json<Lease>> {
    let case = CaseRef::parse(&case);
    let lease = office.take_lease_over(&session, &case, body.reason).await?;
    Ok(axum::Json(lease))
}

pub async fn release(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(case): Path<String>,
) -> Answer<StatusCode> {
    office
        .release_lease(&session, &CaseRef::parse(&case))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
