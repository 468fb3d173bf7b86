//! `POST /v1/applications`: a gateway hands an application in, whose papers it sent before.

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};

use super::{Answer, Shared};
use crate::casework::Application;
use crate::server::body::Json;
use crate::server::signed_in::SignedIn;

pub async fn receive(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Json(application): Json<Application>,
) -> Answer<Response> {
    let receipt = office.receive_application(&session, application).await?;
    let location = format!("/v1/cases/{}", receipt.case_id);
    Ok((
        StatusCode::CREATED,
        [(LOCATION, location)],
        axum::Json(receipt),
    )
        .into_response())
}
