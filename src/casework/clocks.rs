//! The limits of a case: which run, when they end, which one presses now.

use chrono::{DateTime, NaiveTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Application, Case};
use crate::regulation::trace::{ClockFacts, LimitTrace, trace_limits};
use crate::regulation::{
    Calendar, CalendarGap, Citation, Law, LimitId, LimitOwner, Milestone, PolicyKey, Procedure,
    TermUnit,
};

/// One limit as it was computed, with its basis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Due {
    pub limit: LimitId,
    pub owner: LimitOwner,
    pub amount: Option<u32>,
    pub unit: TermUnit,
    pub starts_on: Option<chrono::NaiveDate>,
    /// When the limit by itself ends.
    pub due_at: Option<DateTime<Utc>>,
    /// When it ends inside the limits that hold it.
    pub binding_due_at: Option<DateTime<Utc>>,
    /// What must have been done by then.
    pub until: Milestone,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blocked_by: Option<PolicyKey>,
    pub citation: Citation,
    pub confirmed: bool,
}

impl Due {
    fn from_trace(trace: LimitTrace, until: Milestone) -> Self {
        Self {
            limit: trace.id,
            owner: trace.owner,
            amount: trace.amount,
            unit: trace.unit,
            starts_on: trace.starts_on,
            due_at: trace.due_at,
            binding_due_at: trace.binding_due_at,
            until,
            blocked_by: trace.blocked_by,
            citation: trace.citation,
            confirmed: trace.confirmed,
        }
    }
}

/// Returns the facts that the clocks of an application depend on.
#[must_use]
pub fn clock_facts(
    application: &Application,
    registered_on: chrono::NaiveDate,
    milestones: &std::collections::BTreeMap<Milestone, DateTime<Utc>>,
    procedure: &Procedure,
    calendar: &Calendar,
) -> ClockFacts {
    let mut events = milestones.clone();
    let noon = |date| {
        calendar.instant(
            date,
            NaiveTime::from_hms_opt(12, 0, 0).expect("noon exists"),
        )
    };
    if let Some(contract) = &application.details.contract {
        events.insert(Milestone::ContractConcluded, noon(contract.concluded_on));
    }
    if let Some(change) = &application.details.change {
        events.insert(Milestone::DataChanged, noon(change.changed_on));
    }
    if let Some(at) = application.details.mission_received_at {
        events.insert(Milestone::MissionReceived, at);
    }
    let holding = procedure
        .limits
        .iter()
        .flat_map(|limit| &limit.when)
        .filter(|condition| application.holds(condition))
        .cloned()
        .collect();
    ClockFacts {
        channel: application.channel,
        registered_on,
        filed_at: application.filed_at,
        holding,
        events,
    }
}

/// Computes the limits of a case day by day, for whoever asks why.
///
/// # Errors
/// [`CalendarGap`] when a limit runs into a year without calendar.
///
/// # Panics
/// Never for a case whose edition has its request, which intake made sure of.
pub fn traces(case: &Case, law: &Law) -> Result<Vec<LimitTrace>, CalendarGap> {
    let Some(procedure) = law.edition.requests.get(&case.application.request) else {
        return Ok(Vec::new());
    };
    let facts = clock_facts(
        &case.application,
        case.registered_on,
        &case.milestones,
        procedure,
        &law.calendar,
    );
    trace_limits(&law.edition, procedure, &facts, &law.calendar, &law.policy)
}

/// Computes the limits of a case as an event stores them.
///
/// # Errors
/// [`CalendarGap`] when a limit runs into a year without calendar.
pub fn dues(case: &Case, law: &Law) -> Result<Vec<Due>, CalendarGap> {
    let Some(procedure) = law.edition.requests.get(&case.application.request) else {
        return Ok(Vec::new());
    };
    Ok(traces(case, law)?
        .into_iter()
        .filter_map(|trace| {
            let until = procedure.limit(&trace.id)?.until;
            Some(Due::from_trace(trace, until))
        })
        .collect())
}

impl Case {
    /// Returns the office's limit that ends first among those not met yet.
    #[must_use]
    pub fn next_due(&self) -> Option<&Due> {
        if self.status.kind().is_closed() {
            return None;
        }
        if let Some(complaint) = self.complaint() {
            return complaint.due.as_ref();
        }
        let decided = self.milestones.contains_key(&Milestone::Decided);
        self.dues
            .iter()
            .filter(|due| due.owner == LimitOwner::Office)
            .filter(|due| !self.milestones.contains_key(&due.until))
            // What an early refusal never came to does not press once it is decided.
            .filter(|due| due.until == Milestone::Delivered || !decided)
            .filter(|due| due.binding_due_at.is_some())
            .min_by_key(|due| due.binding_due_at)
    }

    /// Returns the limit that must be met by a milestone, when the case has one.
    #[must_use]
    pub fn due_until(&self, until: Milestone) -> Option<&Due> {
        self.dues
            .iter()
            .filter(|due| due.until == until && due.owner == LimitOwner::Office)
            .filter(|due| due.binding_due_at.is_some())
            .min_by_key(|due| due.binding_due_at)
    }
}
