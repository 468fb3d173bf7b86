//! The explanation as JSON.

use chrono::{DateTime, FixedOffset, NaiveDate, Offset, SecondsFormat, Utc};
use serde::Serialize;

use super::{Args, Explanation};
use crate::regulation::trace::{LimitTrace, TraceDay};
use crate::regulation::{
    Calendar, Channel, Citation, EditionId, LimitId, LimitOwner, Milestone, PolicyKey, RequestKind,
    ServiceId, TermUnit,
};

#[derive(Serialize)]
struct Answer<'a> {
    service: &'a ServiceId,
    request: RequestKind,
    channel: Channel,
    filed_at: String,
    edition: &'a EditionId,
    edition_sha256: &'a str,
    /// Whether the days on which the edition is in force were confirmed.
    edition_confirmed: bool,
    registered_on: NaiveDate,
    limits: Vec<LimitAnswer<'a>>,
}

#[derive(Serialize)]
struct LimitAnswer<'a> {
    id: &'a LimitId,
    citation: &'a Citation,
    amount: Option<u32>,
    unit: TermUnit,
    owner: LimitOwner,
    starts_on: Option<NaiveDate>,
    due_at: Option<String>,
    binding_due_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bound_by: Option<&'a LimitId>,
    confirmed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    starts_with: Option<Milestone>,
    #[serde(skip_serializing_if = "Option::is_none")]
    blocked_by: Option<&'a PolicyKey>,
    trace: &'a [TraceDay],
}

/// Returns the explanation as indented JSON; instants carry the civil offset of their day.
pub fn print(args: &Args, explanation: &Explanation<'_>) -> serde_json::Result<String> {
    let calendar = explanation.book.calendar();
    let limits = explanation
        .traces
        .iter()
        .map(|trace| limit(trace, calendar))
        .collect();
    serde_json::to_string_pretty(&Answer {
        service: &args.service,
        request: args.request,
        channel: args.channel,
        filed_at: civil(explanation.filed_at, calendar),
        edition: &explanation.pinned.edition.id,
        edition_sha256: &explanation.pinned.sha256,
        edition_confirmed: explanation.pinned.edition.in_force.confirmed,
        registered_on: explanation.registration.registered_on,
        limits,
    })
}

fn limit<'a>(trace: &'a LimitTrace, calendar: &Calendar) -> LimitAnswer<'a> {
    LimitAnswer {
        id: &trace.id,
        citation: &trace.citation,
        amount: trace.amount,
        unit: trace.unit,
        owner: trace.owner,
        starts_on: trace.starts_on,
        due_at: trace.due_at.map(|at| civil(at, calendar)),
        binding_due_at: trace.binding_due_at.map(|at| civil(at, calendar)),
        bound_by: trace.bound_by.as_ref(),
        confirmed: trace.confirmed,
        starts_with: trace.starts_with,
        blocked_by: trace.blocked_by.as_ref(),
        trace: &trace.trace,
    }
}

fn civil(at: DateTime<Utc>, calendar: &Calendar) -> String {
    let offset = calendar.civil(at) - at.naive_utc();
    let seconds = i32::try_from(offset.num_seconds()).unwrap_or_default();
    let zone = FixedOffset::east_opt(seconds).unwrap_or_else(|| Utc.fix());
    at.with_timezone(&zone)
        .to_rfc3339_opts(SecondsFormat::Secs, false)
}
