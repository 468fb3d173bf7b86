//! Reading an answer: bounded in size and time, of the right type, and told apart from what a
//! proxy, a login page or a broken server sends.

use std::collections::HashMap;
use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, ETAG, HeaderMap, RETRY_AFTER};
use reqwest::{Response, StatusCode};
use serde::de::DeserializeOwned;
use tokio::time::{Instant, timeout_at};

use super::{Client, ClientError};
use crate::casework::RawText;
use crate::wire::Problem;

/// The most characters of a strange answer that are quoted.
const QUOTE_CHARS: usize = 60;
/// How much of a strange answer is read for the quote, in bytes.
const QUOTE_BYTES: usize = 4096;
/// How long a strange answer is waited for.
const QUOTE_WAIT: Duration = Duration::from_secs(1);
const JSON: &str = "application/json";
const PROBLEM: &str = "application/problem+json";

/// The head of an answer, its body still to be read.
pub(super) struct Answer {
    pub(super) response: Response,
    pub(super) client: Client,
    /// When the whole of it must be there.
    pub(super) deadline: Instant,
}

impl Answer {
    pub(super) fn status(&self) -> StatusCode {
        self.response.status()
    }

    pub(super) fn is_not_modified(&self) -> bool {
        self.status() == StatusCode::NOT_MODIFIED
    }

    pub(super) fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    pub(super) fn etag(&self) -> Option<String> {
        let etag = self.headers().get(ETAG)?.to_str().ok()?;
        (etag.len() <= 256).then(|| etag.to_owned())
    }

    /// Returns the media type without its parameters, in lower case.
    pub(super) fn media_type(&self) -> String {
        self.headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.split(';').next())
            .map(|value| value.trim().to_ascii_lowercase())
            .unwrap_or_default()
    }

    /// Returns the next piece of the body.
    pub(super) async fn chunk(&mut self) -> Result<Option<bytes::Bytes>, ClientError> {
        let wait = self.client.inner.options.read_timeout;
        let by = self.deadline.min(Instant::now() + wait);
        self.chunk_by(by, wait).await
    }

    /// Returns the next piece of a body that has no end by which it must be there.
    pub(super) async fn chunk_within(
        &mut self,
        wait: Duration,
    ) -> Result<Option<bytes::Bytes>, ClientError> {
        self.chunk_by(Instant::now() + wait, wait).await
    }

    async fn chunk_by(
        &mut self,
        by: Instant,
        wait: Duration,
    ) -> Result<Option<bytes::Bytes>, ClientError> {
        let closing = self.client.inner.closing.clone();
        let read = tokio::select! {
            biased;
            () = closing.cancelled() => return Err(ClientError::Cancelled),
            read = timeout_at(by, self.response.chunk()) => read,
        };
        read.map_err(|_| ClientError::TimedOut {
            seconds: seconds(wait),
        })?
        .map_err(|error| failure(&error, wait))
    }

    /// Reads the whole body, at most `limit` bytes unpacked.
    pub(super) async fn bytes(mut self, limit: usize) -> Result<Vec<u8>, ClientError> {
        let mut body = Vec::new();
        while let Some(chunk) = self.chunk().await? {
            if body.len() + chunk.len() > limit {
                return Err(ClientError::TooLarge { limit });
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }

    /// Reads the body as JSON of one shape.
    pub(super) async fn json<T: DeserializeOwned>(
        self,
        what: &'static str,
    ) -> Result<T, ClientError> {
        let body = self.json_bytes().await?;
        serde_json::from_slice(&body).map_err(|error| garbled(what, &error))
    }

    /// Reads the bytes of a body that says it is JSON.
    pub(super) async fn json_bytes(self) -> Result<Vec<u8>, ClientError> {
        let with_content = matches!(
            self.status(),
            StatusCode::OK | StatusCode::CREATED | StatusCode::ACCEPTED
        );
        if !with_content || self.media_type() != JSON {
            return Err(self.not_ours().await);
        }
        let limit = self.client.inner.options.body_limit;
        self.bytes(limit).await
    }

    /// Expects success without content to read.
    pub(super) async fn drained(self) -> Result<(), ClientError> {
        let plain = matches!(
            self.status(),
            StatusCode::OK | StatusCode::CREATED | StatusCode::NO_CONTENT
        );
        let media_type = self.media_type();
        if plain && (media_type.is_empty() || media_type == JSON) {
            let limit = self.client.inner.options.body_limit;
            self.bytes(limit).await?;
            return Ok(());
        }
        Err(self.not_ours().await)
    }

    /// Lets success and "not modified" through; reads anything else as a problem.
    pub(super) async fn or_problem(self) -> Result<Self, ClientError> {
        if self.status().is_success() || self.is_not_modified() {
            return Ok(self);
        }
        if self.media_type() != PROBLEM {
            return Err(self.not_ours().await);
        }
        let status = self.status().as_u16();
        let limit = self.client.inner.options.body_limit;
        let body = self.bytes(limit).await?;
        Err(match serde_json::from_slice::<Problem>(&body) {
            Ok(problem) => ClientError::Problem(Box::new(problem)),
            Err(error) => newer_problem(status, &body, &error),
        })
    }

    /// Reads the beginning of a strange answer, to quote it.
    pub(super) async fn not_ours(mut self) -> ClientError {
        let status = self.status().as_u16();
        let media_type = quoted(&self.media_type());
        let mut body = Vec::new();
        let by = Instant::now() + QUOTE_WAIT;
        while body.len() < QUOTE_BYTES {
            // What was read so far is good enough to quote.
            let Ok(Ok(Some(chunk))) = timeout_at(by, self.chunk()).await else {
                break;
            };
            body.extend_from_slice(&chunk);
        }
        body.truncate(QUOTE_BYTES);
        ClientError::NotOurServer {
            status,
            media_type,
            quote: quoted(&String::from_utf8_lossy(&body)),
        }
    }
}

/// Returns for how long a server that is busy wants to be left alone. A date is not read: clocks
/// differ.
pub(super) fn retry_after(answer: &Answer) -> Option<Duration> {
    let busy = matches!(
        answer.status(),
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE
    );
    let told = answer.headers().get(RETRY_AFTER).filter(|_| busy)?;
    let seconds = told.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds))
}

/// Reads a problem of a newer server by its outer shape.
fn newer_problem(status: u16, body: &[u8], error: &serde_json::Error) -> ClientError {
    let fields: HashMap<String, serde_json::Value> =
        serde_json::from_slice(body).unwrap_or_default();
    let text = |name: &str| {
        let text = fields.get(name).and_then(serde_json::Value::as_str)?;
        Some(cut(RawText::from(text).clean_line().as_str(), 300))
    };
    match (text("type"), text("title")) {
        (Some(kind), Some(title)) => ClientError::NewerProblem {
            status,
            kind,
            title,
            detail: text("detail").unwrap_or_default(),
        },
        _ => garbled("problem", error),
    }
}

/// Names the place where JSON stops making sense. What stands there may be personal and is left
/// out.
pub(super) fn garbled(what: &'static str, error: &serde_json::Error) -> ClientError {
    use serde_json::error::Category;
    let fault = match error.classify() {
        Category::Io => "it cannot be read",
        Category::Syntax => "it is not JSON",
        Category::Data => "a field is not what it should be",
        Category::Eof => "it ends too early",
    };
    let (line, column) = (error.line(), error.column());
    ClientError::Garbled {
        what,
        detail: format!("{fault} (line {line}, column {column})"),
    }
}

/// Returns what a failed exchange means.
pub(super) fn failure(error: &reqwest::Error, wait: Duration) -> ClientError {
    if error.is_connect() {
        return ClientError::Unreachable {
            reason: causes(error),
        };
    }
    if error.is_timeout() {
        return ClientError::TimedOut {
            seconds: seconds(wait),
        };
    }
    if error.is_builder() {
        return ClientError::BadAddress(causes(error));
    }
    // A packed body that cannot be unpacked and a broken connection look alike from here, and
    // mean the same: the answer is not whole.
    ClientError::Hangup {
        reason: causes(error),
    }
}

/// Returns the innermost reason of an error, cleaned; the outer ones only repeat the address.
pub(super) fn causes(error: &dyn std::error::Error) -> String {
    let mut innermost: &dyn std::error::Error = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    cut(
        RawText::from(innermost.to_string()).clean_line().as_str(),
        200,
    )
}

/// Returns the first characters of outside text, cleaned, on one line.
pub(super) fn quoted(text: &str) -> String {
    let line = RawText::from(text).clean_line();
    let words: Vec<&str> = line.as_str().split_whitespace().collect();
    cut(&words.join(" "), QUOTE_CHARS)
}

fn cut(text: &str, max_chars: usize) -> String {
    if text.chars().count() <= max_chars {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(max_chars - 1).collect();
    cut.push('…');
    cut
}

pub(super) fn seconds(wait: Duration) -> u64 {
    wait.as_secs().max(1)
}
