//! Holds a request against what its operation declares: no parameter that is not declared, none
//! twice, and a kind of answer that there is.

use std::borrow::Cow;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::Operation;
use crate::casework::RawText;
use crate::server::problem::Refusal;
use crate::wire::problem::ProblemKind;

/// What an operation declares, as far as it is looked at before the endpoint.
#[derive(Debug)]
pub(super) struct Declared {
    query: Vec<&'static str>,
    produces: Vec<&'static str>,
}

impl Declared {
    pub fn by(operation: &Operation) -> Self {
        Self {
            query: operation.query.iter().map(|known| known.name).collect(),
            produces: operation.produces(),
        }
    }

    fn refusal(&self, query: &str, headers: &HeaderMap) -> Option<Refusal> {
        let mut seen: Vec<Cow<'_, str>> = Vec::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let name = pair.split_once('=').map_or(pair, |(name, _)| name);
            let name = decoded(name);
            let known = self.query.contains(&name.as_ref());
            if known && !seen.contains(&name) {
                seen.push(name);
                continue;
            }
            let why = if known {
                "The parameter stands more than once."
            } else {
                "There is no such parameter here."
            };
            let name: String = RawText::from(name.as_ref())
                .clean_line()
                .as_str()
                .chars()
                .take(64)
                .collect();
            return Some(
                Refusal::new(ProblemKind::BodyInvalid)
                    .status(StatusCode::BAD_REQUEST)
                    .at(name)
                    .detail(why),
            );
        }
        let wished = headers.get_all(ACCEPT);
        if wished.iter().next().is_none() || self.produces.is_empty() {
            return None;
        }
        let wishes = wished
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','));
        let mut wishes = wishes.filter_map(accepted);
        let met = wishes.any(|range| self.produces.iter().any(|kind| matches(range, kind)));
        (!met).then(|| {
            Refusal::new(ProblemKind::NotAcceptable)
                .detail(format!("There is {}.", self.produces.join(", ")))
        })
    }
}

/// Returns a media range unless it is refused by `q=0`.
fn accepted(range: &str) -> Option<&str> {
    let mut parts = range.split(';').map(str::trim);
    let media = parts.next().filter(|media| !media.is_empty())?;
    let refused = parts.any(|parameter| {
        let weight = parameter.split_once('=');
        weight.is_some_and(|(name, value)| {
            name.trim().eq_ignore_ascii_case("q") && value.trim().parse() == Ok(0.0_f32)
        })
    });
    (!refused).then_some(media)
}

fn matches(range: &str, kind: &str) -> bool {
    if range == "*/*" || range.eq_ignore_ascii_case(kind) {
        return true;
    }
    let family = kind.split_once('/').map_or(kind, |(family, _)| family);
    range
        .split_once('/')
        .is_some_and(|(wished, any)| any == "*" && wished.eq_ignore_ascii_case(family))
}

/// Takes the percent signs out of a name.
fn decoded(name: &str) -> Cow<'_, str> {
    if !name.contains(['%', '+']) {
        return Cow::Borrowed(name);
    }
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let [byte, after @ ..] = rest {
        let (byte, after) = match (byte, after) {
            (b'+', _) => (b' ', after),
            (b'%', [high, low, after @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => (high * 16 + low, after),
                _ => (b'%', rest.get(1..).unwrap_or_default()),
            },
            _ => (*byte, after),
        };
        bytes.push(byte);
        rest = after;
    }
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

/// Lets through what the operation declares.
pub(super) async fn as_declared(
    State(declared): State<Arc<Declared>>,
    request: Request,
    next: Next,
) -> Response {
    let query = request.uri().query().unwrap_or("");
    match declared.refusal(query, request.headers()) {
        Some(refusal) => refusal.into_response(),
        None => next.run(request).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(query: &str, accept: &[&str]) -> Option<String> {
        let declared = Declared {
            query: vec!["limit", "after"],
            produces: vec!["application/json", "application/x-ndjson"],
        };
        let mut headers = HeaderMap::new();
        for value in accept {
            headers.append(ACCEPT, value.parse().unwrap());
        }
        let refusal = declared.refusal(query, &headers)?;
        Some(refusal.into_response().status().to_string())
    }

    #[test]
    fn only_declared_parameters_pass_and_each_once() {
        for query in ["", "limit=1", "after=a&limit=", "l%69mit=1", "&"] {
            assert_eq!(refusal(query, &[]), None, "{query}");
        }
        for query in [
            "unit=a",
            "limit=1&limit=1",
            "limit=1&l%69mit=2",
            "=",
            "a+b",
            "%",
        ] {
            let refused = refusal(query, &[]);
            assert_eq!(refused.as_deref(), Some("400 Bad Request"), "{query}");
        }
    }

    #[test]
    fn a_kind_of_answer_that_there_is_not_is_refused() {
        for accept in [
            "*/*",
            "application/*",
            "text/html, */*;q=0.1",
            "Application/JSON; charset=utf-8",
            "application/x-ndjson",
        ] {
            assert_eq!(refusal("", &[accept]), None, "{accept}");
        }
        assert_eq!(refusal("", &["text/html", "application/json"]), None);
        for accept in ["text/html", "application/json;q=0", "text/*", "", "json"] {
            let refused = refusal("", &[accept]);
            assert_eq!(refused.as_deref(), Some("406 Not Acceptable"), "{accept}");
        }
    }
}
