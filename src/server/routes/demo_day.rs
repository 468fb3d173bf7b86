//! `POST /v1/demo/next-working-day`, on a demo server only.

use axum::Json;
use axum::extract::State;

use super::{Answer, Shared};
use crate::server::signed_in::SignedIn;
use crate::wire::DemoDay;

pub async fn go_on(State(office): Shared, SignedIn(_): SignedIn) -> Answer<Json<DemoDay>> {
    Ok(Json(office.next_working_day()?))
}
