//! `GET /v1/commands/{key}`: what became of an `Idempotency-Key`, for whoever lost the answer.

use axum::Json;
use axum::extract::{Path, State};

use super::{Answer, Shared};
use crate::server::conditions::check_key;
use crate::server::signed_in::SignedIn;
use crate::wire::KeyState;

pub async fn show(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(key): Path<String>,
) -> Answer<Json<KeyState>> {
    check_key(&key)?;
    Ok(Json(office.key_state(&session, &key).await?))
}
