//! `GET /v1/queues/{slug}/cases`: one page of a queue; as `application/x-ndjson` the whole queue,
//! one row a line, with their number in `kezek-rows` and the moment in `kezek-at`. With
//! `since=MOMENT` only what changed since: rows, and `{"left":"id"}` for each case that is not in
//! the queue; `kezek-delta: true` says that it is so, else it is the whole queue all the same.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::{ACCEPT, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, StreamExt, stream};
use serde::Deserialize;

use serde_json::json;

use super::{Answer, Shared};
use crate::casework::CaseId;
use crate::casework::queue::lean::LeanRow;
use crate::casework::queue::parts::InParts;
use crate::office::{PageRequest, QueueAnswer, RowsRequest};
use crate::server::body::{Path, Query};
use crate::server::conditions::{etag, fresh};
use crate::server::contract::Operation;
use crate::server::problem::Refusal;
use crate::server::signed_in::SignedIn;
use crate::wire::problem::ProblemKind;
use crate::wire::{LeftQueue, QueueHeaders, QueueLine, QueuePage};

const NDJSON: &str = "application/x-ndjson";
/// Rows on a page when nobody says how many.
const PAGE_ROWS: u32 = 50;
/// The most that may be asked for; a server may give fewer.
const PAGE_MAX: u32 = 5000;
/// Rows in one piece of a stream.
const PIECE: usize = 256;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    filter: Option<String>,
    sort: Option<String>,
    limit: Option<u32>,
    after: Option<String>,
    since: Option<String>,
}

pub fn promise() -> Operation {
    Operation::of("listRows", "queues", "Lists the rows of a queue.")
        .notes(
            "One page as JSON; with `Accept: application/x-ndjson` the whole queue, one row a \
             line, their number in `Kezek-Rows` and their moment in `Kezek-At`; with that moment \
             as `since` only what changed, and a line for each case that is not in the queue. A cursor belongs to its queue, filter and order. \
             Personal numbers are masked.",
        )
        .query(
            "filter",
            json!({ "type": "string" }),
            "Narrows the queue, in the filter language of the workstation.",
        )
        .query(
            "sort",
            json!({ "type": "string", "examples": ["due,-registered"] }),
            "Columns in the order in which they count; `-` turns one round.",
        )
        .query(
            "limit",
            json!({ "type": "integer", "minimum": 1, "maximum": PAGE_MAX, "default": PAGE_ROWS }),
            "Rows of the page; a server may give fewer.",
        )
        .query(
            "after",
            json!({ "type": "string" }),
            "`next` of the page before.",
        )
        .query(
            "since",
            json!({ "type": "string" }),
            "`Kezek-At` of an earlier answer, with `Accept: application/x-ndjson`. A moment that \
             is not known any more brings the whole queue.",
        )
        .answers::<QueuePage>(200, "The rows.")
        .or_lines::<QueueLine>(NDJSON)
        .with(&["Kezek-Rows", "Kezek-At", "Kezek-Delta"])
        .cacheable()
        .problem(ProblemKind::NotFound)
        .problem(ProblemKind::Violations)
}

pub async fn list(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(slug): Path<String>,
    Query(parameters): Query<Parameters>,
    headers: HeaderMap,
) -> Answer<Response> {
    let rows = RowsRequest {
        slug,
        filter: parameters.filter,
        sort: parameters.sort,
    };
    let mut response = if wants_ndjson(&headers) {
        let since = parameters.since.as_deref();
        let answer = office.queue_since(&session, &rows, since).await?;
        lines(answer, &headers)
    } else if parameters.since.is_some() {
        return Err(Refusal::new(ProblemKind::BodyInvalid)
            .status(StatusCode::BAD_REQUEST)
            .at("since")
            .detail(format!("It goes with Accept: {NDJSON}.")));
    } else {
        let limit = parameters.limit.unwrap_or(PAGE_ROWS);
        if !(1..=PAGE_MAX).contains(&limit) {
            return Err(Refusal::new(ProblemKind::BodyInvalid)
                .status(StatusCode::BAD_REQUEST)
                .at("limit")
                .detail(format!("Ask for 1 to {PAGE_MAX} rows.")));
        }
        let request = PageRequest {
            rows,
            limit,
            after: parameters.after,
        };
        let (page, revision) = office.queue_page(&session, &request)?;
        let etag = etag(&("page", revision, request.limit, &request.after));
        fresh(&headers, &etag, || Json(page).into_response())
    };
    response
        .headers_mut()
        .append(VARY, HeaderValue::from_static("accept"));
    Ok(response)
}

fn wants_ndjson(headers: &HeaderMap) -> bool {
    headers
        .get_all(ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|media| {
            media
                .split(';')
                .next()
                .is_some_and(|media| media.trim() == NDJSON)
        })
}

/// Answers with the rows, or with what changed of them.
fn lines(answer: QueueAnswer, headers: &HeaderMap) -> Response {
    let (rows, left, revision, at, is_delta) = match answer {
        QueueAnswer::Whole(view) => (view.rows, Vec::new(), view.revision, view.at, false),
        QueueAnswer::Changed(delta) => (delta.rows, delta.left, delta.revision, delta.at, true),
    };
    let etag = etag(&(NDJSON, revision));
    let mut response = fresh(headers, &etag, || {
        let count = rows.len() + left.len();
        let mut response = Body::from_stream(pieces(rows, left)).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(NDJSON));
        headers.insert(QueueHeaders::ROWS, HeaderValue::from(count));
        if is_delta {
            headers.insert(QueueHeaders::DELTA, HeaderValue::from_static("true"));
        }
        response
    });
    if let Ok(at) = HeaderValue::from_str(&at) {
        response.headers_mut().insert(QueueHeaders::AT, at);
    }
    response
}

/// Writes the lines piece by piece, as fast as they are taken.
fn pieces(
    rows: Vec<Arc<LeanRow>>,
    left: Vec<CaseId>,
) -> impl Stream<Item = Result<Bytes, Infallible>> + Send {
    let gone = stream::iter(left.into_iter().map(|case| {
        let mut line = serde_json::to_vec(&LeftQueue { left: case }).unwrap_or_default();
        line.push(b'\n');
        Ok(Bytes::from(line))
    }));
    let pieces = stream::unfold((rows, 0), |(rows, from)| async move {
        if from >= rows.len() {
            return None;
        }
        let until = (from + PIECE).min(rows.len());
        let mut piece = Vec::with_capacity(PIECE * 800);
        for row in &rows[from..until] {
            if serde_json::to_writer(&mut piece, &row.whole()).is_err() {
                return None;
            }
            piece.push(b'\n');
        }
        Some((Ok::<_, Infallible>(Bytes::from(piece)), (rows, until)))
    });
    // Whoever packs it asks once more after the end.
    gone.chain(pieces).fuse()
}
