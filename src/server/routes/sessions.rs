//! `POST /v1/sessions` signs in; `DELETE /v1/sessions/current` signs out. `GET /v1/sessions` lists
//! the sessions of whoever asks, `DELETE /v1/sessions/{id}` ends one of them and
//! `DELETE /v1/sessions` all.

use axum::extract::State;
use axum::http::StatusCode;
use uuid::Uuid;

use super::{Answer, Shared};
use crate::office::OfficeError;
use crate::server::body::{Json, Path};
use crate::server::contract::Operation;
use crate::server::signed_in::{Address, SignedIn};
use crate::wire::problem::ProblemKind;
use crate::wire::session::SessionList;
use crate::wire::{OpenSession, SessionOpened};

pub fn open_promise() -> Operation {
    Operation::open("openSession", "sessions", "Signs in.")
        .notes(
            "A session ends after 15 minutes without a request by a person, after 12 hours in \
             all, and at once when its account is disabled or gets another password or other \
             posts. What a program asks by itself carries the header Kezek-Background and keeps \
             no session alive. A workstation that sends its secret as `device` is known after a \
             sign-in, and wrong passwords that others send do not hold it up.",
        )
        .body::<OpenSession>()
        .answers::<SessionOpened>(201, "The token, and who it belongs to.")
        .problem(ProblemKind::SignInFailed)
}

pub fn close_promise() -> Operation {
    Operation::of("closeSession", "sessions", "Signs out.").empty(204, "The session is over.")
}

pub fn list_promise() -> Operation {
    Operation::of(
        "listSessions",
        "sessions",
        "Lists the sessions of whoever asks.",
    )
    .answers::<SessionList>(200, "The sessions that are not over, oldest first.")
}

pub fn end_promise() -> Operation {
    Operation::of("endSession", "sessions", "Ends a session of whoever asks.")
        .empty(204, "The session is over.")
        .problem(ProblemKind::NotFound)
}

pub fn close_all_promise() -> Operation {
    Operation::of("closeSessions", "sessions", "Signs out everywhere.")
        .empty(204, "Every session of the person is over, this one too.")
}

pub async fn open(
    State(office): Shared,
    Address(address): Address,
    Json(body): Json<OpenSession>,
) -> Answer<(StatusCode, axum::Json<SessionOpened>)> {
    let OpenSession {
        login,
        password,
        device,
    } = body;
    let opened = office
        .sign_in(&login, password, device.as_ref(), &address)
        .await?;
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
