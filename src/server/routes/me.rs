//! `GET /v1/me`: who is signed in, law time, and what the header says of the office.

use axum::Json;
use axum::extract::State;

use super::{Answer, Shared};
use crate::server::contract::Operation;
use crate::server::signed_in::SignedIn;
use crate::wire::Me;

pub fn promise() -> Operation {
    Operation::of("showMe", "people", "Tells who is signed in.")
        .answers::<Me>(200, "The person, law time, and the office.")
}

pub async fn show(State(office): Shared, SignedIn(session): SignedIn) -> Answer<Json<Me>> {
    Ok(Json(office.me(&session.actor)))
}
