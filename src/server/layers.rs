//! What holds for every request: an id, a log line without personal data, a time limit, no
//! caching, an answer even after a panic.

use std::any::Any;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use axum::body::{Body, HttpBody};
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONNECTION, CONTENT_SECURITY_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use uuid::Uuid;

use super::gauges;
use super::problem::{Refusal, method_not_allowed};
use crate::wire::problem::ProblemKind;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

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
    gauges::answered(
        method.as_str(),
        &route,
        response.status().as_u16(),
        began.elapsed(),
    );
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

/// Gives up on a request that takes longer than it may: on a body that does not come in, or on our
/// own work. What that recorded by then stays; the caller asks for its key.
pub(super) async fn in_time(
    State(patience): State<Duration>,
    request: Request,
    next: Next,
) -> Response {
    let waits_for_body = Arc::new(AtomicBool::new(false));
    let request = watched(request, &waits_for_body);
    match tokio::time::timeout(patience, next.run(request)).await {
        Ok(response) => response,
        Err(_) if waits_for_body.load(Ordering::Relaxed) => {
            let mut response = Refusal::new(ProblemKind::BodyTooSlow).into_response();
            // The rest of the body is not read any more.
            let headers = response.headers_mut();
            headers.insert(CONNECTION, HeaderValue::from_static("close"));
            response
        }
        Err(_) => Refusal::not_in_time("the request took too long").into_response(),
    }
}

/// Has it known whether somebody waits for more of the body at the moment.
fn watched(request: Request, waits: &Arc<AtomicBool>) -> Request {
    let waits = Arc::clone(waits);
    request.map(|body| {
        if body.is_end_stream() {
            return body;
        }
        let mut pieces = body.into_data_stream();
        Body::from_stream(stream::poll_fn(move |context| {
            let piece = pieces.poll_next_unpin(context);
            waits.store(piece.is_pending(), Ordering::Relaxed);
            piece
        }))
    })
}

/// Answers after a panic. What it said is in the log; it may hold what was sent, so nothing of it
/// goes out.
pub(super) fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response {
    let said = panic
        .downcast::<&'static str>()
        .map_or("a request panicked", |said| *said);
    Refusal::internal(&said).into_response()
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::middleware::from_fn;
    use axum::routing::get;
    use tower::ServiceExt;
    use tower_http::catch_panic::CatchPanicLayer;

    use super::*;

    #[tokio::test]
    async fn a_panic_is_answered_with_a_code_and_says_nothing_of_itself() {
        async fn fails() -> &'static str {
            panic!("Okafor 900115300003")
        }
        let app = Router::new()
            .route("/", get(fails))
            .layer(CatchPanicLayer::custom(panicked))
            .layer(from_fn(observe));
        let request = Request::builder().uri("/").body(Body::empty()).unwrap();
        let response = app.oneshot(request).await.unwrap();
        assert_eq!(response.status().as_u16(), 500);
        assert_eq!(
            response.headers()["content-type"],
            "application/problem+json"
        );
        let body = axum::body::to_bytes(response.into_body(), 10_000)
            .await
            .unwrap();
        let text = String::from_utf8(body.to_vec()).unwrap();
        assert!(text.contains("support_code"), "{text}");
        assert!(!text.contains("Okafor"), "{text}");
    }
}
