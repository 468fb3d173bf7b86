//! `PUT /v1/documents/{sha256}` keeps the bytes of a paper; `GET` shows them to whoever may see a
//! case they belong to, and logs it.

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::{Answer, Shared};
use crate::server::body::{Path, read_body};
use crate::server::contract::Operation;
use crate::server::problem::Refusal;
use crate::server::signed_in::SignedIn;
use crate::wire::Stored;
use crate::wire::problem::ProblemKind;

/// The most bytes of one paper.
#[derive(Debug, Clone, Copy)]
pub struct PaperLimit(usize);

/// Returns the limit for the router.
pub fn limit(bytes: u64) -> PaperLimit {
    PaperLimit(usize::try_from(bytes).unwrap_or(usize::MAX))
}

/// What a paper may be.
const MEDIA_TYPES: [&str; 3] = ["application/pdf", "image/png", "image/jpeg"];
/// Bytes of any kind.
const BYTES: &str = "application/octet-stream";

pub fn keep_promise() -> Operation {
    Operation::of("keepPaper", "papers", "Keeps the bytes of a paper.")
        .notes(
            "What it is, is told by its content. Pages and text are read once, here. It belongs \
             to a case when an application names it.",
        )
        .bytes(&MEDIA_TYPES)
        .bytes(&[BYTES])
        .answers::<Stored>(201, "It was not there before.")
        .answers::<Stored>(200, "It was there before.")
        .problem(ProblemKind::NotAllowed)
        .problem(ProblemKind::HashMismatch)
}

pub fn show_promise() -> Operation {
    let shown = Operation::of("showPaper", "papers", "Shows the bytes of a paper.")
        .notes("To whoever may see a case it belongs to. The view is logged.")
        .empty(200, "The bytes as they came in.");
    MEDIA_TYPES
        .into_iter()
        .fold(shown, |shown, media_type| shown.or(media_type, None))
        .with(&["Content-Disposition"])
        .problem(ProblemKind::NotFound)
}

pub async fn keep(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(sha256): Path<String>,
    Extension(PaperLimit(limit)): Extension<PaperLimit>,
    headers: HeaderMap,
    body: Body,
) -> Answer<(StatusCode, axum::Json<Stored>)> {
    if !may_be_a_paper(&headers) {
        return Err(Refusal::new(ProblemKind::UnsupportedMediaType)
            .detail("Send application/pdf, image/png, image/jpeg or application/octet-stream."));
    }
    let bytes = read_body(body, limit).await?;
    let (stored, new) = office.keep_paper(&session, &sha256, bytes.into()).await?;
    let status = if new {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    Ok((status, axum::Json(stored)))
}

/// What the content is called does not count, but a name for something else is a mistake.
fn may_be_a_paper(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_none_or(|value| {
        let media = value.to_str().unwrap_or("").split(';').next().unwrap_or("");
        let media = media.trim().to_ascii_lowercase();
        media == BYTES || MEDIA_TYPES.contains(&media.as_str())
    })
}

pub async fn show(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(sha256): Path<String>,
) -> Answer<Response> {
    let paper = office.paper(&session, &sha256).await?;
    let mut response = Body::from(paper.bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static(paper.media_type.code()),
    );
    // A browser that is pointed here saves it and shows nothing.
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    Ok(response)
}
