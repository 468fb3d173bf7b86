//! `POST /v1/sessions` signs in; `DELETE /v1/sessions/current` signs out.

use axum::extract::State;
use axum::http::StatusCode;

use super::{Answer, Shared};
use crate::server::body::Json;
use crate::server::signed_in::{Address, SignedIn};
use crate::wire::{OpenSession, SessionOpened};

pub async fn open(
    State(office): Shared,
    Address(address): Address,
    Json(body): Json<OpenSession>,
) -> Answer<(StatusCode, axum::Json<SessionOpened>)> {
    let opened = office.sign_in(&body.login, body.password, &address).await?;
    Ok((StatusCode::CREATED, axum::Json(opened)))
}

pub async fn close(State(office): Shared, SignedIn(session): SignedIn) -> Answer<StatusCode> {
    office.sign_out(&session).await?;
    Ok(StatusCode::NO_CONTENT)
}
