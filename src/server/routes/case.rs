//! `GET /v1/cases/{case}`: the case by id or number; the version is the `ETag`. Takes no lock.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::ETAG;
use axum::response::{IntoResponse, Response};

use super::{Answer, Shared};
use crate::office::CaseRef;
use crate::server::signed_in::SignedIn;
use crate::wire::CaseView;

pub async fn show(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(case): Path<String>,
) -> Answer<Response> {
    let view = office.read_case(&session, &CaseRef::parse(&case)).await?;
    Ok(shown(view))
}

/// Answers with a case and its version.
pub(super) fn shown(view: CaseView) -> Response {
    let etag = format!("\"{}\"", view.case.version);
    ([(ETAG, etag)], Json(view)).into_response()
}
