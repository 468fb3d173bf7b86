//! `GET /v1/cases/{case}/actions`: every command, allowed or with all reasons why not.

use axum::Json;
use axum::extract::{Path, State};

use super::{Answer, Shared};
use crate::office::CaseRef;
use crate::server::signed_in::SignedIn;
use crate::wire::Actions;

pub async fn list(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(case): Path<String>,
) -> Answer<Json<Actions>> {
    let actions = office.actions(&session, &CaseRef::parse(&case)).await?;
    Ok(Json(actions))
}
