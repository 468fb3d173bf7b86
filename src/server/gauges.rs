//! What can be measured: counters and histograms that are kept as things happen, gauges that are
//! read when somebody asks. Labels are routes, methods and statuses; no person is in them.

use std::sync::OnceLock;
use std::time::Duration;

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use crate::office::Office;

/// Upper bounds in seconds.
const SECONDS: [f64; 12] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0,
];
/// Upper bounds of the size of a group of writes.
const SIZES: [f64; 9] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];

static KEPT: OnceLock<Option<PrometheusHandle>> = OnceLock::new();

/// Begins to measure. All servers of a process share what is measured.
pub(super) fn begin() {
    KEPT.get_or_init(|| {
        PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)
            .and_then(|b| b.set_buckets_for_metric(Matcher::Suffix("_plans".to_owned()), &SIZES))
            .and_then(PrometheusBuilder::install_recorder)
            .inspect_err(|error| tracing::warn!(%error, "nothing is measured"))
            .ok()
    });
}

/// Counts an answer.
pub(super) fn answered(method: &str, route: &str, status: u16, took: Duration) {
    let labels = [
        ("method", method.to_owned()),
        ("route", route.to_owned()),
        ("status", status.to_string()),
    ];
    metrics::counter!("kezek_requests_total", &labels).increment(1);
    metrics::histogram!("kezek_request_seconds", &labels[..2]).record(took.as_secs_f64());
}

/// Writes everything in the text format of Prometheus.
pub(super) fn text(office: &Office) -> String {
    let gauges = office.gauges();
    let truth = |is: bool| if is { 1.0 } else { 0.0 };
    metrics::gauge!("kezek_quarantine").set(truth(gauges.quarantined));
    metrics::gauge!("kezek_sessions_seen").set(gauges.sessions_seen);
    metrics::gauge!("kezek_queue_rows").set(gauges.rows);
    metrics::gauge!("kezek_streams").set(gauges.streams);
    metrics::gauge!("kezek_feed_lines_behind").set(gauges.feed_behind);
    let kept = KEPT.get().and_then(Option::as_ref);
    kept.map_or_else(String::new, |kept| {
        kept.run_upkeep();
        kept.render()
    })
}
