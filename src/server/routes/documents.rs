//! `PUT /v1/documents/{sha256}` keeps the bytes of a paper; `GET` shows them to whoever may see a
//! case they belong to, and logs it.

use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::{Answer, Shared};
use crate::server::body::read_body;
use crate::server::signed_in::SignedIn;
use crate::wire::Stored;

/// The most bytes of one paper.
#[derive(Debug, Clone, Copy)]
pub struct PaperLimit(usize);

/// Returns the limit for the router.
pub fn limit(bytes: u64) -> PaperLimit {
    PaperLimit(usize::try_from(bytes).unwrap_or(usize::MAX))
}

pub async fn keep(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(sha256): Path<String>,
    Extension(PaperLimit(limit)): Extension<PaperLimit>,
    body: Body,
) -> Answer<(StatusCode, axum::Json<Stored>)> {
    let bytes = read_body(body, limit).await?;
    let (stored, new) = office.keep_paper(&session, &sha256, bytes.into()).await?;
    let status = if new {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    Ok((status, axum::Json(stored)))
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
