//! `POST /v1/cases/{case}/personal-numbers`: the personal numbers of a case, whole, for a reason.

use axum::extract::State;

use super::{Answer, Shared};
use crate::casework::masking::PersonalNumbers;
use crate::office::CaseRef;
use crate::server::body::{Json, Path};
use crate::server::contract::Operation;
use crate::server::signed_in::SignedIn;
use crate::wire::Reveal;
use crate::wire::problem::ProblemKind;

pub fn promise() -> Operation {
    Operation::of(
        "revealNumbers",
        "cases",
        "Shows the personal numbers of a case whole.",
    )
    .notes(
        "For whoever works on cases of its unit. Who asked, when, why, and whether the case was \
         assigned to them stands in the access log before anything is shown.",
    )
    .body::<Reveal>()
    .answers::<PersonalNumbers>(200, "The numbers; none where the application states none.")
    .problem(ProblemKind::NotAllowed)
    .problem(ProblemKind::NotFound)
}

pub async fn reveal(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(case): Path<String>,
    Json(body): Json<Reveal>,
) -> Answer<axum::Json<PersonalNumbers>> {
    let case = CaseRef::parse(&case);
    let numbers = office.reveal_numbers(&session, &case, body.reason).await?;
    Ok(axum::Json(numbers))
}
