//! `GET|PUT|DELETE /v1/cases/{case}/drafts/{kind}`: what the officer is still typing, kept as it is.

use axum::extract::{Path, State};
use axum::http::StatusCode;

use super::{Answer, Shared};
use crate::office::CaseRef;
use crate::server::body::Json;
use crate::server::signed_in::SignedIn;
use crate::wire::DraftBody;

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
