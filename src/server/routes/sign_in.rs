//! `GET /v1/sign-in` says how one can sign in here; `POST /v1/sign-in/device` begins a sign-in by
//! the identity provider, and `POST /v1/sessions/device` opens the session when somebody has agreed
//! to it there: 201 with the session, 202 while nobody has.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{Answer, Shared};
use crate::server::body::Json;
use crate::server::signed_in::Address;
use crate::wire::OpenDeviceSession;
use crate::wire::session::{DeviceSignIn, SignInMeans};

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
