//! Asking a server anything, and keeping the whole answer.

use reqwest::header::HeaderMap;
use reqwest::{Method, RequestBuilder};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::casework::RawText;
use crate::client::ClientError;

/// The most bytes of an answer that are looked at.
const MOST: usize = 64 << 20;

/// Whoever asks.
#[derive(Clone)]
pub(super) struct Voice {
    http: reqwest::Client,
    base: String,
    pub(super) token: String,
}

/// An answer, taken in whole; of an endless one only its head.
pub(super) struct Answer {
    asked: String,
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Voice {
    /// Returns a voice without a session.
    ///
    /// # Errors
    /// [`ClientError`] when the machine has no encryption.
    pub fn new(url: &str) -> Result<Self, ClientError> {
        let http = reqwest::Client::builder()
            .timeout(std::time::Duration::from_secs(60))
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|error| ClientError::NoEncryption(error.to_string()))?;
        Ok(Self {
            http,
            base: url.trim_end_matches('/').to_owned(),
            token: String::new(),
        })
    }

    /// Begins a request, with the session when there is one.
    pub fn ask(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.base));
        if self.token.is_empty() {
            request
        } else {
            request.bearer_auth(&self.token)
        }
    }

    pub async fn get(&self, path: &str) -> Result<Answer, ClientError> {
        send(self.ask(Method::GET, path)).await
    }
}

/// Sends a request.
pub(super) async fn send(request: RequestBuilder) -> Result<Answer, ClientError> {
    let (http, request) = request.build_split();
    let unreachable = |error: reqwest::Error| ClientError::Unreachable {
        reason: error.without_url().to_string(),
    };
    let request = request.map_err(unreachable)?;
    let asked = format!("{} {}", request.method(), request.url().path());
    let mut response = http.execute(request).await.map_err(unreachable)?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let mut answer = Answer {
        asked,
        status,
        headers,
        bytes: Vec::new(),
    };
    if answer
        .header("content-type")
        .starts_with("text/event-stream")
    {
        return Ok(answer);
    }
    while let Some(chunk) = response.chunk().await.map_err(unreachable)? {
        answer.bytes.extend_from_slice(&chunk);
        if answer.bytes.len() > MOST {
            break;
        }
    }
    Ok(answer)
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or(Value::Null)
    }

    /// Says what was answered, instead of what.
    pub fn not(&self, expected: &str) -> String {
        let body = String::from_utf8_lossy(&self.bytes);
        let body: String = body.chars().take(160).collect();
        let body = RawText::from(body).clean_line().to_string();
        format!("{} -> {} {body}; {expected}", self.asked, self.status)
    }

    /// Makes sure of a status.
    pub fn is(&self, status: u16) -> Result<(), String> {
        if self.status == status {
            Ok(())
        } else {
            Err(self.not(&status.to_string()))
        }
    }

    /// Makes sure that it has a shape, and returns it.
    pub fn shape<T: DeserializeOwned>(&self, status: u16) -> Result<T, String> {
        self.is(status)?;
        let kind = self.header("content-type");
        if kind.split(';').next() != Some("application/json") {
            return Err(self.not(&format!("content-type {kind:?}")));
        }
        serde_json::from_slice(&self.bytes).map_err(|error| self.not(&error.to_string()))
    }

    /// Makes sure that it is a problem of a kind, whole and right in every part.
    pub fn problem(&self, status: u16, kind: &str) -> Result<Value, String> {
        self.is(status)?;
        let problem = self.json();
        let right = self.header("content-type") == "application/problem+json"
            && problem["type"] == format!("urn:kezek:problem:{kind}")
            && problem["status"] == status
            && problem["title"].is_string();
        if right {
            Ok(problem)
        } else {
            Err(self.not(&format!("application/problem+json {kind}")))
        }
    }

    /// Makes sure that a header is as it must be.
    pub fn has(&self, name: &str, fits: impl Fn(&str) -> bool) -> Result<(), String> {
        let value = self.header(name);
        if fits(value) {
            Ok(())
        } else {
            Err(self.not(&format!("{name}: {value:?}")))
        }
    }
}
