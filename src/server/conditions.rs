//! Headers that make a request safe or cheap: `If-Match`, `Idempotency-Key`, `ETag`.

use axum::http::header::{CACHE_CONTROL, ETAG, IF_MATCH, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::problem::Refusal;
use crate::regulation::canonical::sha256_of;
use crate::wire::problem::ProblemKind;

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// The longest key.
const KEY_MAX: usize = 255;

/// Returns the version that a write is based on, when the request names one.
pub(super) fn if_match(headers: &HeaderMap) -> Result<Option<u64>, Refusal> {
    let Some(value) = single(headers, &IF_MATCH)? else {
        return Ok(None);
    };
    let version = value
        .strip_prefix('"')
        .and_then(|value| value.strip_suffix('"'))
        .and_then(|value| value.parse().ok());
    version.map(Some).ok_or_else(|| {
        unreadable("If-Match").detail("Name the version of the case as in its ETag: \"7\".")
    })
}

/// Returns the version that a write must be based on.
pub(super) fn need_if_match(headers: &HeaderMap) -> Result<u64, Refusal> {
    if_match(headers)?.ok_or_else(|| missing("If-Match"))
}

/// Returns the key under which a command takes effect at most once.
pub(super) fn need_key(headers: &HeaderMap) -> Result<String, Refusal> {
    let key = single(headers, &IDEMPOTENCY_KEY)?.ok_or_else(|| missing("Idempotency-Key"))?;
    check_key(key)?;
    Ok(key.to_owned())
}

/// Refuses what cannot be a key.
pub(super) fn check_key(key: &str) -> Result<(), Refusal> {
    if !key.is_empty() && key.len() <= KEY_MAX && key.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(())
    } else {
        Err(unreadable("Idempotency-Key").detail("Use 1 to 255 visible ASCII characters."))
    }
}

fn single<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Result<Option<&'a str>, Refusal> {
    let mut values = headers.get_all(name).iter();
    let Some(value) = values.next() else {
        return Ok(None);
    };
    if values.next().is_some() {
        return Err(unreadable(name.as_str()).detail("The header stands more than once."));
    }
    let value = value.to_str().map_err(|_| unreadable(name.as_str()))?;
    // A header that says nothing is as good as none.
    Ok(Some(value.trim()).filter(|value| !value.is_empty()))
}

fn unreadable(header: &str) -> Refusal {
    Refusal::new(ProblemKind::BodyInvalid)
        .status(StatusCode::BAD_REQUEST)
        .at(header)
}

fn missing(header: &str) -> Refusal {
    Refusal::new(ProblemKind::PreconditionRequired)
        .at(header)
        .detail(format!("The header {header} is missing."))
}

/// Returns a name for what an answer is made of. Revisions and configurations begin anew with the
/// program; the time of its start tells them apart.
pub(super) fn etag<T: serde::Serialize>(of: &T) -> String {
    static STARTED: std::sync::LazyLock<uuid::Uuid> = std::sync::LazyLock::new(uuid::Uuid::now_v7);
    format!("W/\"{}\"", &sha256_of(&(*STARTED, of))[..32])
}

/// Returns whether the caller has this very answer already.
fn has_already(headers: &HeaderMap, etag: &str) -> bool {
    let plain = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    headers
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|tag| tag.trim() == "*" || plain(tag) == plain(etag))
}

/// Answers with `body` under `etag`, or with 304 when the caller has it.
pub(super) fn fresh(headers: &HeaderMap, etag: &str, body: impl FnOnce() -> Response) -> Response {
    let mut response = if has_already(headers, etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        body()
    };
    if let Ok(value) = HeaderValue::from_str(etag) {
        response.headers_mut().insert(ETAG, value);
    }
    // Kept by the caller for the next question, by nobody in between.
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    response
}
