//! `POST /v1/sessions` signs in; `DELETE /v1/sessions/current` signs out. `GET /v1/sessions` lists
//! the sessions of whoever asks, `DELETE /v1/sessions/{id}` ends one of them and
//! `DELETE /v1/sessions` all.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use uuid::Uuid;

use super::{Answer, Shared};
use crate::office::OfficeError;
use crate::server::body::Json;
use crate::server::signed_in::{Address, SignedIn};
use crate::wire::session::SessionList;
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

pub async fn list(
    State(office): Shared,
    SignedIn(session): SignedIn,
) -> Answer<axum::Json<SessionList>> {
    Ok(axum::Json(office.own_sessions(&session).await?))
}

pub async fn end(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(id): Path<String>,
) -> Answer<StatusCode> {
    // What is no name of a session names none.
    let id = Uuid::try_parse(&id).map_err(|_| OfficeError::NotFound)?;
    office.end_session(&session, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub async fn close_all(State(office): Shared, SignedIn(session): SignedIn) -> Answer<StatusCode> {
    office.sign_out_everywhere(&session).await?;
    Ok(StatusCode::NO_CONTENT)
}
