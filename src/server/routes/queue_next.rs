//! `POST /v1/queues/{slug}/next`: leases the next case that nobody works on; 204 when there is none.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::case::shown;
use super::{Answer, Shared};
use crate::server::signed_in::SignedIn;

pub async fn take(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Path(slug): Path<String>,
) -> Answer<Response> {
    Ok(match office.next_case(&session, &slug).await? {
        Some(view) => shown(view),
        None => StatusCode::NO_CONTENT.into_response(),
    })
}
