//! Every endpoint, in one readable list, and the layers around them.

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn;
use axum::routing::{delete, get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use super::{layers, problem, routes};
use crate::office::Office;
use crate::settings::Settings;

/// Returns the whole server as a service.
pub(super) fn router(office: Arc<Office>, settings: &Settings) -> Router {
    let papers = routes::documents::limit(settings.limits.paper_bytes);
    let mut v1 = Router::new()
        .route("/sessions", post(routes::sessions::open))
        .route("/sessions/current", delete(routes::sessions::close))
        .route("/me", get(routes::me::show))
        .route("/queues", get(routes::queues::list))
        .route("/queues/{slug}/cases", get(routes::queue_cases::list))
        .route("/queues/{slug}/next", post(routes::queue_next::take))
        .route("/changes", get(routes::changes::follow))
        .route("/cases/{case}", get(routes::case::show))
        .route("/cases/{case}/actions", get(routes::case_actions::list))
        .route("/cases/{case}/clock", get(routes::case_clock::show))
        .route("/cases/{case}/events", get(routes::case_events::list))
        .route("/cases/{case}/commands", post(routes::commands::run))
        .route("/commands:batch", post(routes::commands_batch::run))
        .route("/commands/{key}", get(routes::command_key::show))
        .route(
            "/cases/{case}/lease",
            get(routes::lease::show)
                .post(routes::lease::take)
                .put(routes::lease::take_over)
                .delete(routes::lease::release),
        )
        .route(
            "/cases/{case}/drafts/{kind}",
            get(routes::drafts::show)
                .put(routes::drafts::save)
                .delete(routes::drafts::discard),
        )
        .route("/applications", post(routes::applications::receive))
        .route(
            "/applications/{reference}",
            get(routes::application_status::show),
        )
        .route(
            "/documents/{sha256}",
            get(routes::documents::show)
                .put(routes::documents::keep)
                .layer(axum::Extension(papers)),
        )
        .route("/editions/{service}/{edition}", get(routes::laws::edition))
        .route("/policies/{sha256}", get(routes::laws::policy))
        .route("/calendars/{sha256}", get(routes::laws::calendar))
        .route("/colleagues", get(routes::colleagues::list))
        .route("/recent-findings", get(routes::recent_findings::list))
        .route("/audit/head", get(routes::audit_head::show));
    if office.is_demo() {
        v1 = v1.route("/demo/next-working-day", post(routes::demo_day::go_on));
    }
    Router::new()
        .nest("/v1", v1)
        .route("/health/live", get(routes::health::live))
        .route("/health/ready", get(routes::health::ready))
        .fallback(problem::not_found)
        .layer(from_fn(layers::in_time))
        .layer(CatchPanicLayer::custom(layers::panicked))
        .layer(from_fn(layers::observe))
        .layer(CompressionLayer::new())
        .with_state(office)
}
