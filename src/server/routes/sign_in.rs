//! `GET /v1/sign-in` says how one can sign in here; `POST /v1/sign-in/device` begins a sign-in by
//! the identity provider, and `POST /v1/sessions/device` opens the session when somebody has agreed
//! to it there: 201 with the session, 202 while nobody has.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{Answer, Shared};
use crate::server::body::Json;
use crate::server::contract::Operation;
use crate::server::signed_in::Address;
use crate::wire::problem::ProblemKind;
use crate::wire::session::{DeviceSignIn, SignInMeans, SignInPending};
use crate::wire::{OpenDeviceSession, SessionOpened};

pub fn show_promise() -> Operation {
    Operation::open("showSignIn", "sessions", "Tells how one can sign in here.")
        .answers::<SignInMeans>(
            200,
            "Whether by a password, and by which identity provider.",
        )
}

pub fn begin_promise() -> Operation {
    Operation::open(
        "beginSignIn",
        "sessions",
        "Begins a sign-in by the identity provider (RFC 8628).",
    )
    .notes("The person opens the address, types the code and agrees to the sign-in there.")
    .answers::<DeviceSignIn>(
        201,
        "What to show to the person, and what to ask again with.",
    )
    .problem(ProblemKind::NotFound)
    .problem(ProblemKind::SignInUnavailable)
}

pub fn finish_promise() -> Operation {
    Operation::open(
        "finishSignIn",
        "sessions",
        "Opens a session when somebody has agreed to the sign-in at the identity provider.",
    )
    .notes("Asked again and again, each time after the interval that was named at the beginning.")
    .body::<OpenDeviceSession>()
    .answers::<SessionOpened>(201, "The token, and who it belongs to.")
    .answers::<SignInPending>(202, "Nobody has agreed yet.")
    .problem(ProblemKind::NotFound)
    .problem(ProblemKind::SignInFailed)
    .problem(ProblemKind::SignInDenied)
    .problem(ProblemKind::SignInOver)
    .problem(ProblemKind::SignInUnavailable)
    .problem(ProblemKind::NoPost)
}

pub async fn show(State(office): Shared) -> axum::Json<SignInMeans> {
    axum::Json(office.sign_in_means())
}

pub async fn begin(State(office): Shared) -> Answer<(StatusCode, axum::Json<DeviceSignIn>)> {
    let begun = office.begin_device_sign_in().await?;
    Ok((StatusCode::CREATED, axum::Json(begun)))
}

pub async fn finish(
    State(office): Shared,
    Address(address): Address,
    Json(body): Json<OpenDeviceSession>,
) -> Answer<Response> {
    let outcome = office
        .finish_device_sign_in(&body.device_code, &address)
        .await?;
    Ok(match outcome {
        Ok(opened) => (StatusCode::CREATED, axum::Json(opened)).into_response(),
        Err(pending) => (StatusCode::ACCEPTED, axum::Json(pending)).into_response(),
    })
}
