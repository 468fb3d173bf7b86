//! Every endpoint, in one readable list with what it promises, and the layers around them.

use std::sync::Arc;
use std::time::Duration;

use axum::middleware::{from_fn, from_fn_with_state};
use axum::{Extension, Router};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use super::contract::Contract;
use super::peer::Gate;
use super::routes::{
    application_status, applications, audit_access, audit_head, audit_office, case, case_actions,
    case_clock, case_events, changes, colleagues, command_key, commands, commands_batch, demo_day,
    documents, drafts, health, laws, lease, me, metrics, openapi, own_drafts, personal_numbers,
    queue_cases, queue_next, queues, recent_findings, sessions, sign_in,
};
use super::{layers, peer, problem};
use crate::office::Office;
use crate::settings::Settings;

/// Returns every endpoint. The one that moves the clock is on a demo only.
pub(super) fn contract(demo: bool) -> Contract {
    let contract = Contract::default()
        .get("/v1/openapi.json", openapi::show, openapi::promise())
        .post("/v1/sessions", sessions::open, sessions::open_promise())
        .get("/v1/sessions", sessions::list, sessions::list_promise())
        .delete(
            "/v1/sessions",
            sessions::close_all,
            sessions::close_all_promise(),
        )
        .delete("/v1/sessions/{id}", sessions::end, sessions::end_promise())
        .get("/v1/sign-in", sign_in::show, sign_in::show_promise())
        .post(
            "/v1/sign-in/device",
            sign_in::begin,
            sign_in::begin_promise(),
        )
        .post(
            "/v1/sessions/device",
            sign_in::finish,
            sign_in::finish_promise(),
        )
        .delete(
            "/v1/sessions/current",
            sessions::close,
            sessions::close_promise(),
        )
        .get("/v1/me", me::show, me::promise())
        .get("/v1/queues", queues::list, queues::promise())
        .get(
            "/v1/queues/{slug}/cases",
            queue_cases::list,
            queue_cases::promise(),
        )
        .post(
            "/v1/queues/{slug}/next",
            queue_next::take,
            queue_next::promise(),
        )
        .get("/v1/changes", changes::follow, changes::promise())
        .get("/v1/cases/{case}", case::show, case::promise())
        .get(
            "/v1/cases/{case}/actions",
            case_actions::list,
            case_actions::promise(),
        )
        .get(
            "/v1/cases/{case}/clock",
            case_clock::show,
            case_clock::promise(),
        )
        .get(
            "/v1/cases/{case}/events",
            case_events::list,
            case_events::promise(),
        )
        .post(
            "/v1/cases/{case}/personal-numbers",
            personal_numbers::reveal,
            personal_numbers::promise(),
        )
        .post(
            "/v1/cases/{case}/commands",
            commands::run,
            commands::promise(),
        )
        .post(
            "/v1/commands:batch",
            commands_batch::run,
            commands_batch::promise(),
        )
        .get(
            "/v1/commands/{key}",
            command_key::show,
            command_key::promise(),
        )
        .get("/v1/cases/{case}/lease", lease::show, lease::show_promise())
        .post("/v1/cases/{case}/lease", lease::take, lease::take_promise())
        .put(
            "/v1/cases/{case}/lease",
            lease::take_over,
            lease::take_over_promise(),
        )
        .delete(
            "/v1/cases/{case}/lease",
            lease::release,
            lease::release_promise(),
        )
        .get("/v1/drafts", own_drafts::list, own_drafts::promise())
        .get(
            "/v1/cases/{case}/drafts",
            drafts::list,
            drafts::list_promise(),
        )
        .get(
            "/v1/cases/{case}/drafts/{kind}",
            drafts::show,
            drafts::show_promise(),
        )
        .put(
            "/v1/cases/{case}/drafts/{kind}",
            drafts::save,
            drafts::save_promise(),
        )
        .delete(
            "/v1/cases/{case}/drafts/{kind}",
            drafts::discard,
            drafts::discard_promise(),
        )
        .post(
            "/v1/applications",
            applications::receive,
            applications::promise(),
        )
        .get(
            "/v1/applications/{reference}",
            application_status::show,
            application_status::promise(),
        )
        .get(
            "/v1/documents/{sha256}",
            documents::show,
            documents::show_promise(),
        )
        .put(
            "/v1/documents/{sha256}",
            documents::keep,
            documents::keep_promise(),
        )
        .get(
            "/v1/editions/{service}/{edition}",
            laws::edition,
            laws::edition_promise(),
        )
        .get(
            "/v1/policies/{sha256}",
            laws::policy,
            laws::policy_promise(),
        )
        .get(
            "/v1/calendars/{sha256}",
            laws::calendar,
            laws::calendar_promise(),
        )
        .get("/v1/colleagues", colleagues::list, colleagues::promise())
        .get(
            "/v1/recent-findings",
            recent_findings::list,
            recent_findings::promise(),
        )
        .get(
            "/v1/audit/cases/{case}/access",
            audit_access::list,
            audit_access::promise(),
        )
        .get(
            "/v1/audit/access",
            audit_office::list,
            audit_office::promise(),
        )
        .get("/v1/audit/head", audit_head::show, audit_head::promise())
        .get("/health/live", health::live, health::live_promise())
        .get("/health/ready", health::ready, health::ready_promise())
        .get("/metrics", metrics::show, metrics::promise());
    if demo {
        contract.post(
            "/v1/demo/next-working-day",
            demo_day::go_on,
            demo_day::promise(),
        )
    } else {
        contract
    }
}

/// Packs answers, and fast: a whole queue is sent once and then only what changes in it.
fn compression() -> CompressionLayer {
    CompressionLayer::new().quality(CompressionLevel::Fastest)
}

/// What stands around the endpoints.
pub(super) struct Around {
    pub gate: Arc<Gate>,
    pub metrics: metrics::Readers,
    /// How long a request may take.
    pub patience: Duration,
}

/// Returns the whole server as a service.
pub(super) fn router(office: Arc<Office>, settings: &Settings, around: Around) -> Router {
    let papers = documents::limit(settings.limits.paper_bytes);
    contract(office.is_demo())
        .into_router()
        .fallback(problem::not_found)
        .layer(Extension(papers))
        .layer(Extension(around.metrics))
        .layer(Extension(Arc::clone(&around.gate.rates)))
        .layer(from_fn_with_state(around.gate, peer::let_in))
        .layer(from_fn_with_state(around.patience, layers::in_time))
        .layer(CatchPanicLayer::custom(layers::panicked))
        .layer(from_fn(layers::observe))
        .layer(compression())
        .with_state(office)
}
