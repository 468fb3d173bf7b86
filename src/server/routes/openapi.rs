//! `GET /v1/openapi.json`: this contract, as OpenAPI 3.1.

use std::sync::LazyLock;

use axum::body::Bytes;
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use schemars::json_schema;

use crate::regulation::canonical::sha256_hex;
use crate::server::conditions::fresh;
use crate::server::contract::Operation;

/// The document with its `ETag`.
static DOCUMENT: LazyLock<(Bytes, String)> = LazyLock::new(|| {
    let text = crate::server::openapi();
    let etag = format!("W/\"{}\"", &sha256_hex(text.as_bytes())[..32]);
    (Bytes::from(text), etag)
});

pub fn promise() -> Operation {
    Operation::open(
        "showContract",
        "contract",
        "Shows this contract as OpenAPI 3.1.",
    )
    .empty(200, "The document.")
    .or(
        "application/json",
        Some(|_| json_schema!({ "type": "object", "required": ["openapi", "paths"] })),
    )
    .cacheable()
}

pub async fn show(headers: HeaderMap) -> Response {
    let (text, etag) = &*DOCUMENT;
    fresh(&headers, etag, || {
        ([(CONTENT_TYPE, "application/json")], text.clone()).into_response()
    })
}
