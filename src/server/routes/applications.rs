//! `POST /v1/applications`: a gateway hands an application in, whose papers it sent before.

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};

use super::{Answer, Shared};
use crate::casework::Application;
use crate::server::body::Json;
use crate::server::contract::Operation;
use crate::server::signed_in::SignedIn;
use crate::wire::Receipt;
use crate::wire::problem::ProblemKind;

pub fn promise() -> Operation {
    Operation::of("receiveApplication", "intake", "Hands an application in.")
        .notes(
            "Its papers are sent before, each under its hash. What a paper says is read by the \
             server: `reading` is left out. The edition in force on the day it counts as \
             registered governs the case to its end.",
        )
        .body::<Application>()
        .answers::<Receipt>(201, "It was received; this is the coupon.")
        .with(&["Location"])
        .problem(ProblemKind::NotAllowed)
        .problem(ProblemKind::AlreadyReceived)
        .problem(ProblemKind::Violations)
        .problem(ProblemKind::NotInForce)
        .problem(ProblemKind::UnknownService)
        .problem(ProblemKind::HashMismatch)
}

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
