//! `GET /v1/editions/{service}/{edition}@{sha256}`, `/v1/policies/{sha256}` and
//! `/v1/calendars/{sha256}`: the law by hash. What a hash names never changes, so it may be kept
//! for ever.

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};

use super::{Answer, Shared};
use crate::regulation::{Calendar, Edition, EditionId, Policy, ServiceId};
use crate::server::body::Path;
use crate::server::conditions::fresh;
use crate::server::contract::Operation;
use crate::server::problem::Refusal;
use crate::server::signed_in::SignedIn;
use crate::wire::problem::ProblemKind;

pub fn edition_promise() -> Operation {
    Operation::of("showEdition", "law", "Shows an edition by its hash.")
        .notes("Canonical JSON (RFC 8785). What a hash names never changes.")
        .answers::<Edition>(200, "The edition.")
        .cacheable()
        .problem(ProblemKind::NotFound)
}

pub fn policy_promise() -> Operation {
    Operation::of("showPolicy", "law", "Shows a policy by its hash.")
        .notes("Canonical JSON (RFC 8785). What a hash names never changes.")
        .answers::<Policy>(200, "The policy.")
        .cacheable()
        .problem(ProblemKind::NotFound)
}

pub fn calendar_promise() -> Operation {
    Operation::of("showCalendar", "law", "Shows a calendar by its hash.")
        .notes("Canonical JSON (RFC 8785). What a hash names never changes.")
        .answers::<Calendar>(200, "The calendar.")
        .cacheable()
        .problem(ProblemKind::NotFound)
}

pub async fn edition(
    State(office): Shared,
    SignedIn(_): SignedIn,
    Path((service, edition)): Path<(String, String)>,
    headers: HeaderMap,
) -> Answer<Response> {
    let not_found = || Refusal::new(ProblemKind::NotFound);
    let (edition, sha256) = edition.split_once('@').ok_or_else(not_found)?;
    let service = ServiceId::parse(&service).map_err(|_| not_found())?;
    let edition = EditionId::parse(edition).map_err(|_| not_found())?;
    let text = office.edition_text(&service, &edition, sha256).await?;
    Ok(for_ever(&headers, sha256, text))
}

pub async fn policy(
    State(office): Shared,
    SignedIn(_): SignedIn,
    Path(sha256): Path<String>,
    headers: HeaderMap,
) -> Answer<Response> {
    let text = office.policy_text(&sha256).await?;
    Ok(for_ever(&headers, &sha256, text))
}

pub async fn calendar(
    State(office): Shared,
    SignedIn(_): SignedIn,
    Path(sha256): Path<String>,
    headers: HeaderMap,
) -> Answer<Response> {
    let text = office.calendar_text(&sha256).await?;
    Ok(for_ever(&headers, &sha256, text))
}

fn for_ever(headers: &HeaderMap, sha256: &str, text: Vec<u8>) -> Response {
    let mut response = fresh(headers, &format!("W/\"{sha256}\""), || {
        ([(CONTENT_TYPE, "application/json")], text).into_response()
    });
    response.headers_mut().insert(
        CACHE_CONTROL,
        HeaderValue::from_static("private, max-age=31536000, immutable"),
    );
    debug_assert!(response.headers().contains_key(ETAG));
    response
}
