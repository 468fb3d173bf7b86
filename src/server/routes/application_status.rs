//! `GET /v1/applications/{reference}`: what became of an application, for who handed it in.

use axum::extract::{Path, State};

use super::{Answer, Shared};
use crate::server::signed_in::SignedIn;
use crate::wire::ApplicationStatus;

pub async fn show(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(reference): Path<String>,
) -> Answer<axum::Json<ApplicationStatus>> {
    Ok(axum::Json(
        office.application_status(&session, &reference).await?,
    ))
}
