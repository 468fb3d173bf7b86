//! `GET /v1/cases/{case}/actions`: every command, allowed or with all reasons why not.

use axum::Json;
use axum::extract::State;

use super::{Answer, Shared};
use crate::office::CaseRef;
use crate::server::body::Path;
use crate::server::contract::Operation;
use crate::server::signed_in::SignedIn;
use crate::wire::Actions;
use crate::wire::problem::ProblemKind;

pub fn promise() -> Operation {
    Operation::of(
        "listActions",
        "cases",
        "Lists every command with the reasons against it.",
    )
    .notes(
        "An empty `why_not` means that the command can be begun. The view is logged, once for \
         each version that a session is shown.",
    )
    .answers::<Actions>(200, "Every command there is.")
    .problem(ProblemKind::NotFound)
}

pub async fn list(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(case): Path<String>,
) -> Answer<Json<Actions>> {
    let actions = office.actions(&session, &CaseRef::parse(&case)).await?;
    Ok(Json(actions))
}
