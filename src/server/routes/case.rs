//! `GET /v1/cases/{case}`: the case by id or number; the version is the `ETag`. Takes no lock.

use axum::Json;
use axum::extract::State;
use axum::http::header::ETAG;
use axum::response::{IntoResponse, Response};

use super::{Answer, Shared};
use crate::office::CaseRef;
use crate::server::body::Path;
use crate::server::contract::Operation;
use crate::server::signed_in::SignedIn;
use crate::wire::CaseView;
use crate::wire::problem::ProblemKind;

pub fn promise() -> Operation {
    Operation::of("showCase", "cases", "Shows a case.")
        .notes(
            "Takes no lock. The view is logged. Personal numbers are masked; POST \
             /v1/cases/{case}/personal-numbers reveals them.",
        )
        .answers::<CaseView>(200, "The case, its law, and who works on it.")
        .with(&["ETag"])
        .problem(ProblemKind::NotFound)
}

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
