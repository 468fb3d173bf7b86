//! `GET /v1/applications/{reference}`: what became of an application, for who handed it in.

use axum::extract::State;

use super::{Answer, Shared};
use crate::server::body::Path;
use crate::server::contract::Operation;
use crate::server::signed_in::SignedIn;
use crate::wire::ApplicationStatus;
use crate::wire::problem::ProblemKind;

pub fn promise() -> Operation {
    Operation::of(
        "showApplication",
        "intake",
        "Tells the sender what became of an application.",
    )
    .notes("Only whoever handed it in finds it. The view is logged.")
    .answers::<ApplicationStatus>(200, "How it stands.")
    .problem(ProblemKind::NotFound)
}

pub async fn show(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(reference): Path<String>,
) -> Answer<axum::Json<ApplicationStatus>> {
    Ok(axum::Json(
        office.application_status(&session, &reference).await?,
    ))
}
