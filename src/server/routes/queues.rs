//! `GET /v1/queues`: the queues of the person, with how much waits in each.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};

use super::{Answer, Shared};
use crate::server::conditions::{etag, fresh};
use crate::server::contract::Operation;
use crate::server::signed_in::SignedIn;
use crate::wire::QueueList;
use crate::wire::problem::ProblemKind;

pub fn promise() -> Operation {
    Operation::of("listQueues", "queues", "Lists the queues of the person.")
        .answers::<QueueList>(200, "The queues, with how much waits in each.")
        .cacheable()
        .problem(ProblemKind::Violations)
}

pub async fn list(
    State(office): Shared,
    SignedIn(session): SignedIn,
    headers: HeaderMap,
) -> Answer<Response> {
    let list = office.queues(&session)?;
    // The time of counting is no change, and what a queue is called changes with the program.
    let counts: Vec<_> = list
        .queues
        .iter()
        .map(|queue| {
            let slug = &queue.definition.slug;
            (slug, queue.count, queue.overdue, queue.due_soon)
        })
        .collect();
    let etag = etag(&(counts, &list.laws));
    Ok(fresh(&headers, &etag, || Json(list).into_response()))
}
