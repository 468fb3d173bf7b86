//! `GET /v1/commands/{key}`: what became of an `Idempotency-Key`, for whoever lost the answer.

use axum::Json;
use axum::extract::State;

use super::{Answer, Shared};
use crate::server::body::Path;
use crate::server::conditions::check_key;
use crate::server::contract::Operation;
use crate::server::signed_in::SignedIn;
use crate::wire::KeyState;
use crate::wire::problem::ProblemKind;

pub fn promise() -> Operation {
    Operation::of(
        "showKey",
        "commands",
        "Tells what became of an Idempotency-Key of whoever asks.",
    )
    .notes("For whoever lost an answer: a command is never sent again unseen.")
    .answers::<KeyState>(200, "Recorded, with the answer of that time, or not.")
    .problem(ProblemKind::TwinInFlight)
}

pub async fn show(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(key): Path<String>,
) -> Answer<Json<KeyState>> {
    check_key(&key)?;
    Ok(Json(office.key_state(&session, &key).await?))
}
