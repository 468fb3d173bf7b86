//! Reading what a request carries: bounded, of the right type, not too deep, each fault with the
//! place where it is.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;

use super::problem::Refusal;
use crate::casework::RawText;
use crate::wire::problem::ProblemKind;

/// The most bytes of JSON. An application names papers, it does not carry them.
pub(super) const JSON_LIMIT: usize = 1 << 20;
/// The most levels of a JSON body.
const DEPTH_LIMIT: usize = 32;
/// How much of a body that is too large is read and thrown away, so that whoever sends it sees
/// the answer rather than a broken connection.
const DRAIN_LIMIT: usize = 64 << 20;

/// A JSON body of a known shape.
pub(super) struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, _: &S) -> Result<Self, Refusal> {
        let bytes = json_bytes(request).await?;
        parse(&bytes).map(Self)
    }
}

/// A JSON body of any shape.
pub(super) struct JsonValue(pub serde_json::Value);

impl<S: Send + Sync> FromRequest<S> for JsonValue {
    type Rejection = Refusal;

    async fn from_request(request: Request, _: &S) -> Result<Self, Refusal> {
        let bytes = json_bytes(request).await?;
        parse(&bytes).map(Self)
    }
}

async fn json_bytes(request: Request) -> Result<Bytes, Refusal> {
    if !is_json(request.headers()) {
        return Err(
            Refusal::new(ProblemKind::UnsupportedMediaType).detail("Send application/json.")
        );
    }
    let bytes = read_body(request.into_body(), JSON_LIMIT).await?;
    if depth(&bytes) > DEPTH_LIMIT {
        return Err(Refusal::new(ProblemKind::BodyInvalid)
            .detail(format!("The JSON is more than {DEPTH_LIMIT} levels deep.")));
    }
    Ok(bytes)
}

/// Reads JSON, naming the field that is wrong.
pub(super) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let at = pointer(error.path());
        let fault = error.into_inner();
        let refusal = Refusal::new(ProblemKind::BodyInvalid).detail(words(&fault));
        match fault.classify() {
            serde_json::error::Category::Data => refusal.at(at),
            serde_json::error::Category::Io
            | serde_json::error::Category::Syntax
            | serde_json::error::Category::Eof => refusal.status(StatusCode::BAD_REQUEST),
        }
    })?;
    reader.end().map_err(|error| {
        Refusal::new(ProblemKind::BodyInvalid)
            .status(StatusCode::BAD_REQUEST)
            .detail(words(&error))
    })?;
    Ok(value)
}

/// The words of a fault may quote what was sent.
fn words(fault: &serde_json::Error) -> String {
    let text = RawText::from(fault.to_string());
    text.clean_line().as_str().chars().take(300).collect()
}

/// Returns the JSON pointer (RFC 6901) of a place.
pub(super) fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let mut pointer = String::new();
    for segment in path {
        let name = match segment {
            Segment::Seq { index } => index.to_string(),
            Segment::Map { key } => key.clone(),
            Segment::Enum { variant } => variant.clone(),
            Segment::Unknown => continue,
        };
        pointer.push('/');
        pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
    }
    pointer
}

/// Returns a body of at most `limit` bytes.
pub(super) async fn read_body(body: Body, limit: usize) -> Result<Bytes, Refusal> {
    let mut stream = body.into_data_stream();
    let mut bytes = Vec::new();
    let mut thrown_away = 0;
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| {
            Refusal::new(ProblemKind::BodyInvalid)
                .status(StatusCode::BAD_REQUEST)
                .detail("The body broke off.")
        })?;
        if thrown_away == 0 && bytes.len() + chunk.len() <= limit {
            bytes.extend_from_slice(&chunk);
            continue;
        }
        thrown_away += bytes.len() + chunk.len();
        bytes = Vec::new();
        if thrown_away > DRAIN_LIMIT {
            break;
        }
    }
    if thrown_away > 0 {
        return Err(
            Refusal::new(ProblemKind::TooLarge).detail(format!("At most {limit} bytes are taken."))
        );
    }
    Ok(Bytes::from(bytes))
}

fn is_json(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|media| media.trim().eq_ignore_ascii_case("application/json"))
}

/// Returns how deep the brackets of a JSON text go, whether or not the text is right.
fn depth(bytes: &[u8]) -> usize {
    let (mut deepest, mut now) = (0_usize, 0_usize);
    let (mut in_text, mut escaped) = (false, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => {
                now += 1;
                deepest = deepest.max(now);
            }
            b'}' | b']' if !in_text => now = now.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// Parameters of an address, each known and at most once.
pub(super) struct Query<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        axum::extract::Query::try_from_uri(&parts.uri)
            .map(|axum::extract::Query(value)| Self(value))
            .map_err(|rejection| {
                let words = RawText::from(rejection.body_text());
                Refusal::new(ProblemKind::BodyInvalid)
                    .status(StatusCode::BAD_REQUEST)
                    .detail(words.clean_line().to_string())
            })
    }
}

/// The parts of an address that have names. What is no text names nothing.
pub(super) struct Path<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        axum::extract::Path::from_request_parts(parts, state)
            .await
            .map(|axum::extract::Path(value)| Self(value))
            .map_err(|_| Refusal::new(ProblemKind::NotFound))
    }
}

#[cfg(test)]
mod tests {
    use super::depth;

    #[test]
    fn brackets_in_texts_do_not_count_as_depth() {
        for (text, expected) in [
            ("1", 0),
            (r#"{"a":[1,{"b":2}]}"#, 3),
            (r#"{"a":"[[[[{{{\"[[["}"#, 1),
            ("[[[[", 4),
            ("]]]][", 1),
        ] {
            assert_eq!(depth(text.as_bytes()), expected, "{text}");
        }
    }
}
