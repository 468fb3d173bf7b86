//! `GET /v1/queues/{slug}/cases`: one page of a queue; as `application/x-ndjson` the whole queue,
//! one row a line, with their number in `kezek-rows`.

use std::convert::Infallible;

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::{ACCEPT, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use serde::Deserialize;

use serde_json::json;

use super::{Answer, Shared};
use crate::casework::queue::Row;
use crate::office::{PageRequest, QueueView, RowsRequest};
use crate::regulation::canonical::sha256_of;
use crate::server::body::{Path, Query};
use crate::server::conditions::fresh;
use crate::server::contract::Operation;
use crate::server::problem::Refusal;
use crate::server::signed_in::SignedIn;
use crate::wire::QueuePage;
use crate::wire::problem::ProblemKind;

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
}

pub fn promise() -> Operation {
    Operation::of("listRows", "queues", "Lists the rows of a queue.")
        .notes(
            "One page as JSON; with `Accept: application/x-ndjson` the whole queue, one row a \
             line, their number in `Kezek-Rows`. A cursor belongs to its queue, filter and order. \
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
        .answers::<QueuePage>(200, "The rows.")
        .or_lines::<Row>(NDJSON)
        .with(&["Kezek-Rows"])
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
        let view = office.queue_rows(&session, &rows)?;
        let etag = etag(&(NDJSON, view.revision));
        fresh(&headers, &etag, || whole(view))
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

/// Revisions begin anew with the program; the time of its start tells them apart.
fn etag<T: serde::Serialize>(of: &T) -> String {
    static STARTED: std::sync::LazyLock<uuid::Uuid> = std::sync::LazyLock::new(uuid::Uuid::now_v7);
    format!("W/\"{}\"", &sha256_of(&(*STARTED, of))[..32])
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

/// Writes the rows piece by piece, as fast as they are taken.
fn whole(view: QueueView) -> Response {
    let count = view.rows.len();
    let pieces = stream::unfold((view.rows, 0), |(rows, from)| async move {
        if from >= rows.len() {
            return None;
        }
        let until = (from + PIECE).min(rows.len());
        let mut piece = Vec::with_capacity(PIECE * 800);
        for row in &rows[from..until] {
            if serde_json::to_writer(&mut piece, row.as_ref()).is_err() {
                return None;
            }
            piece.push(b'\n');
        }
        Some((Ok::<_, Infallible>(Bytes::from(piece)), (rows, until)))
    });
    // Whoever packs it asks once more after the end.
    let mut response = Body::from_stream(pieces.fuse()).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(NDJSON));
    headers.insert("kezek-rows", HeaderValue::from(count));
    response
}
