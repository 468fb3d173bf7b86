//! `GET|POST|PUT|DELETE /v1/cases/{case}/lease`: who works on the case; take it (or keep it for
//! longer), take it over with a reason, give it back.

use axum::extract::State;
use axum::http::StatusCode;

use super::{Answer, Shared};
use crate::office::CaseRef;
use crate::server::body::{Json, Path};
use crate::server::contract::Operation;
use crate::server::signed_in::SignedIn;
use crate::wire::problem::ProblemKind;
use crate::wire::{Lease, LeaseView, TakeOver};

pub fn show_promise() -> Operation {
    Operation::of("showLease", "leases", "Says who works on a case now.")
        .answers::<LeaseView>(200, "Who it is, and why they took it over if they did.")
        .problem(ProblemKind::NotFound)
}

pub async fn show(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(case): Path<String>,
) -> Answer<axum::Json<LeaseView>> {
    let view = office.lease_of(&session, &CaseRef::parse(&case)).await?;
    Ok(axum::Json(view))
}

pub fn take_promise() -> Operation {
    Operation::of(
        "takeLease",
        "leases",
        "Takes a case, or keeps it for longer.",
    )
    .notes("A courtesy and no lock: what is safe is the version.")
    .answers::<Lease>(200, "It is held.")
    .problem(ProblemKind::NotAllowed)
    .problem(ProblemKind::NotFound)
    .problem(ProblemKind::LeaseHeld)
}

pub fn take_over_promise() -> Operation {
    Operation::of(
        "takeLeaseOver",
        "leases",
        "Takes a case over from whoever works on it.",
    )
    .notes("The reason stands in the access log.")
    .body::<TakeOver>()
    .answers::<Lease>(200, "It is held.")
    .problem(ProblemKind::NotAllowed)
    .problem(ProblemKind::NotFound)
}

pub fn release_promise() -> Operation {
    Operation::of("releaseLease", "leases", "Gives a case back.")
        .notes("One that somebody else holds stays theirs.")
        .empty(204, "The person does not hold it now.")
        .problem(ProblemKind::NotAllowed)
        .problem(ProblemKind::NotFound)
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
