//! What holds for every request: an id, a log line without personal data, a time limit, no
//! caching, an answer even after a panic.

use std::any::Any;
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::problem::{Refusal, method_not_allowed};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// How long a request may take. What it recorded by then stays; the caller asks for its key.
const PATIENCE: Duration = Duration::from_secs(60);

/// Names the request, logs how it went, and sets the headers that every answer has.
pub(super) async fn observe(request: Request, next: Next) -> Response {
    let id = Uuid::now_v7().to_string();
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "unknown".to_owned(), |path| path.as_str().to_owned());
    let began = Instant::now();
    let mut response = method_not_allowed(next.run(request).await).await;
    let headers = response.headers_mut();
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"),
    );
    if let Ok(value) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, value);
    }
    tracing::info!(
        request_id = id,
        %method,
        route,
        status = response.status().as_u16(),
        duration_us = began.elapsed().as_micros(),
        "answered"
    );
    response
}

/// Gives up on a request that takes too long.
pub(super) async fn in_time(request: Request, next: Next) -> Response {
    match tokio::time::timeout(PATIENCE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Refusal::internal(&"the request took too long").into_response(),
    }
}

/// Answers after a panic. What it said is in the log; it may hold what was sent, so nothing of it
/// goes out.
pub(super) fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response {
    let said = panic
        .downcast_ref::<&'static str>()
        .copied()
        .unwrap_or("a request panicked");
    Refusal::internal(&said).into_response()
}
