//! `POST /v1/sessions` signs in; `DELETE /v1/sessions/current` signs out.

use axum::extract::State;
use axum::http::StatusCode;

use super::{Answer, Shared};
use crate::server::body::Json;
use crate::server::contract::Operation;
use crate::server::signed_in::{Address, SignedIn};
use crate::wire::problem::ProblemKind;
use crate::wire::{OpenSession, SessionOpened};

pub fn open_promise() -> Operation {
    Operation::open("openSession", "sessions", "Signs in.")
        .notes(
            "A session ends after 15 minutes without a request, after 12 hours in all, and at \
             once when its account is disabled.",
        )
        .body::<OpenSession>()
        .answers::<SessionOpened>(201, "The token, and who it belongs to.")
        .problem(ProblemKind::SignInFailed)
}

pub fn close_promise() -> Operation {
    Operation::of("closeSession", "sessions", "Signs out.").empty(204, "The session is over.")
}

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
