//! `GET /v1/cases/{case}/drafts`: who has begun something about it. `GET|PUT|DELETE
//! /v1/cases/{case}/drafts/{kind}`: what the officer is still typing, kept as it is.

use axum::extract::State;
use axum::http::StatusCode;

use super::{Answer, Shared};
use crate::office::CaseRef;
use crate::server::body::{Json, Path};
use crate::server::contract::Operation;
use crate::server::signed_in::SignedIn;
use crate::wire::problem::ProblemKind;
use crate::wire::{DraftBody, DraftList};

pub fn list_promise() -> Operation {
    Operation::of(
        "listDrafts",
        "drafts",
        "Says who has begun something about a case.",
    )
    .notes("What they typed is theirs and not in it.")
    .answers::<DraftList>(200, "The drafts, the last one saved first.")
    .problem(ProblemKind::NotAllowed)
    .problem(ProblemKind::NotFound)
}

pub async fn list(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(case): Path<String>,
) -> Answer<axum::Json<DraftList>> {
    let drafts = office.drafts(&session, &CaseRef::parse(&case)).await?;
    Ok(axum::Json(drafts))
}

pub fn show_promise() -> Operation {
    Operation::of(
        "showDraft",
        "drafts",
        "Shows what the person left in a dialog.",
    )
    .answers::<DraftBody>(200, "The draft as it was saved.")
    .problem(ProblemKind::NotFound)
}

pub fn save_promise() -> Operation {
    Operation::of("saveDraft", "drafts", "Saves what the person is typing.")
        .notes(
            "However unfinished. One that was saved later elsewhere stays. It goes when its \
             command is recorded. Under `reading` stands how far the person has read the case: \
             the version, when, and the pages of each paper.",
        )
        .body::<DraftBody>()
        .empty(204, "It is saved.")
        .problem(ProblemKind::NotAllowed)
        .problem(ProblemKind::NotFound)
}

pub fn discard_promise() -> Operation {
    Operation::of("discardDraft", "drafts", "Throws a draft away.")
        .empty(204, "There is none now.")
        .problem(ProblemKind::NotFound)
}

pub async fn show(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path((case, kind)): Path<(String, String)>,
) -> Answer<axum::Json<DraftBody>> {
    let draft = office
        .draft(&session, &CaseRef::parse(&case), &kind)
        .await?;
    Ok(axum::Json(draft))
}

pub async fn save(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path((case, kind)): Path<(String, String)>,
    Json(draft): Json<DraftBody>,
) -> Answer<StatusCode> {
    office
        .save_draft(&session, &CaseRef::parse(&case), &kind, &draft)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

pub async fn discard(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path((case, kind)): Path<(String, String)>,
) -> Answer<StatusCode> {
    office
        .drop_draft(&session, &CaseRef::parse(&case), &kind)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
