//! `GET /v1/changes`: what changes, as server-sent events; `Last-Event-ID` goes on after an event,
//! 410 says to load anew.

use std::convert::Infallible;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde::Serialize;
use serde_json::json;

use super::{Answer, Shared};
use crate::office::{Changes, News};
use crate::server::contract::Operation;
use crate::server::problem::Refusal;
use crate::server::signed_in::OnlyLooking;
use crate::wire::feed::{CHANGE, COUNTS, LEASE_LOST, READY, RESYNC};
use crate::wire::problem::ProblemKind;

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");
/// Tells proxies that a stream is not to be collected first.
const NO_BUFFERING: HeaderName = HeaderName::from_static("x-accel-buffering");

pub fn promise() -> Operation {
    Operation::of(
        "followChanges",
        "changes",
        "Tells what changes, as it changes.",
    )
    .notes(
        "Server-sent events that name cases and versions, and nobody: `ready` at the \
             beginning, `change` with `case_id`, `version` and `unit`, `lease-lost` with `case_id` \
             when somebody else took a case that the person held, `counts` when counts of queues \
             may have changed by themselves, `resync` before a stream ends that fell too far \
             behind. Between them stand signs of life. To follow is no activity of the person.",
    )
    .header(
        "Last-Event-ID",
        json!({ "type": "string" }),
        "The id of the last event that was heard: the stream goes on after it. Left out, it \
             begins with what changes from now on.",
    )
    .empty(200, "The stream. It ends with the session.")
    .or("text/event-stream", None)
    .problem(ProblemKind::ResyncNeeded)
}

pub async fn follow(
    State(office): Shared,
    OnlyLooking(session): OnlyLooking,
    headers: HeaderMap,
) -> Answer<Response> {
    let last = last_event_id(&headers)?;
    let changes = office.follow_changes(session, last).await?;
    let events = stream::unfold(changes, |mut changes: Changes| async move {
        let news = changes.next().await?;
        Some((Ok::<_, Infallible>(event(&news)), changes))
    });
    let mut response = Sse::new(events).into_response();
    response
        .headers_mut()
        .insert(NO_BUFFERING, HeaderValue::from_static("no"));
    Ok(response)
}

/// A browser sends an empty id when it knows none.
fn last_event_id(headers: &HeaderMap) -> Result<Option<u64>, Refusal> {
    let Some(value) = headers.get(LAST_EVENT_ID) else {
        return Ok(None);
    };
    let text = value.to_str().unwrap_or("?").trim();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| {
        Refusal::new(ProblemKind::BodyInvalid)
            .status(StatusCode::BAD_REQUEST)
            .at("Last-Event-ID")
            .detail("It is the number of an event of this feed.")
    })
}

fn event(news: &News) -> Event {
    let with_data = |name: &str, data: String| Event::default().event(name).data(data);
    match news {
        News::Ready(last, ready) => with_data(READY, to_json(ready)).id(last.to_string()),
        News::Changed(id, change) => with_data(CHANGE, to_json(change)).id(id.to_string()),
        News::LeaseLost(id, lost) => with_data(LEASE_LOST, to_json(lost)).id(id.to_string()),
        News::Counts => with_data(COUNTS, "{}".to_owned()),
        News::Alive(last) => Event::default().comment("").id(last.to_string()),
        News::Resync => with_data(RESYNC, "{}".to_owned()),
    }
}

fn to_json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
