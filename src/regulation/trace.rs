//! When a limit ends, day by day, and why.
//!
//! The same trace answers `kezek explain`, the API and the case screen. A limit in days starts
//! the day after its milestone and is due at the provider's closing time of its last day; a
//! limit in hours or minutes runs inside the provider's office hours. A limit that lies within
//! others is bound by whichever ends first.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::calendar::next;
use super::{
    Amount, Calendar, CalendarGap, Channel, Citation, Condition, DayKind, Edition, Limit, LimitId,
    LimitOwner, Milestone, OfficeHours, Policy, PolicyGap, PolicyKey, Procedure, TermUnit, Words,
};

#[cfg(test)]
mod tests;

/// The facts of an application that its clocks depend on.
#[derive(Debug, Clone, PartialEq)]
pub struct ClockFacts {
    pub channel: Channel,
    pub registered_on: NaiveDate,
    pub filed_at: DateTime<Utc>,
    /// The conditions of limits that hold; see [`Condition`].
    pub holding: Vec<Condition>,
    /// What has happened so far, by instant.
    pub events: BTreeMap<Milestone, DateTime<Utc>>,
}

/// One limit, computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LimitTrace {
    pub id: LimitId,
    pub citation: Citation,
    /// Absent when the policy key that holds it is.
    pub amount: Option<u32>,
    pub unit: TermUnit,
    pub owner: LimitOwner,
    /// The first day (or, for hours and minutes, the day of the first minute) that counts.
    pub starts_on: Option<NaiveDate>,
    /// When this limit by itself ends.
    pub due_at: Option<DateTime<Utc>>,
    /// When it ends inside the limits that hold it; equal to `due_at` where none binds earlier.
    pub binding_due_at: Option<DateTime<Utc>>,
    /// The limit that binds earlier than this one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub bound_by: Option<LimitId>,
    pub confirmed: bool,
    /// The event it waits for, when that has not happened.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub starts_with: Option<Milestone>,
    /// The absent policy key without which it cannot be computed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub blocked_by: Option<PolicyKey>,
    pub trace: Vec<TraceDay>,
}

/// One day of a trace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TraceDay {
    pub date: NaiveDate,
    /// Whether the day counts towards the limit (for a lead: whether it is taken off).
    pub counted: bool,
    pub why: Why,
    /// The name of the holiday or moved day.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub name: Option<Words>,
    /// Working minutes that count on this day, for limits in hours and minutes.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub minutes: Option<u32>,
}

/// Why a day counts or does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The day of the milestone: the term starts the next day.
    StartDay,
    /// The day of acceptance at the State Corporation is not in the term.
    AcceptanceDayExcluded,
    WorkingDay,
    Weekend,
    DayOff,
    /// A weekend day that is worked by exception.
    WorkedWeekend,
    CalendarDay,
    /// The last calendar day falls on a day off: this working day is the last.
    MovedToWorkingDay,
    /// Outside office hours: no minute counts.
    Closed,
    /// Taken off at the end: the result must be with the State Corporation earlier.
    Lead,
}

/// Computes every limit of a procedure that applies to an application, in the edition's order.
///
/// # Errors
/// [`CalendarGap`] when a limit runs into a year without calendar.
pub fn trace_limits(
    edition: &Edition,
    procedure: &Procedure,
    facts: &ClockFacts,
    calendar: &Calendar,
    policy: &Policy,
) -> Result<Vec<LimitTrace>, CalendarGap> {
    let tracer = Tracer {
        edition,
        facts,
        calendar,
        policy,
    };
    let mut traces = Vec::new();
    for limit in &procedure.limits {
        if limit
            .when
            .iter()
            .all(|condition| facts.holding.contains(condition))
        {
            traces.push(tracer.trace(limit)?);
        }
    }
    bind(procedure, &mut traces);
    Ok(traces)
}

/// Sets the binding end of each limit from the limits that hold it.
fn bind(procedure: &Procedure, traces: &mut [LimitTrace]) {
    let own: BTreeMap<LimitId, Option<DateTime<Utc>>> = traces
        .iter()
        .map(|trace| (trace.id.clone(), trace.due_at))
        .collect();
    for trace in traces {
        trace.binding_due_at = trace.due_at;
        let Some(mut binding) = trace.due_at else {
            continue;
        };
        let mut waiting: Vec<&LimitId> = procedure
            .limit(&trace.id)
            .map(|limit| limit.within.iter().collect())
            .unwrap_or_default();
        let mut seen: Vec<&LimitId> = Vec::new();
        while let Some(outer) = waiting.pop() {
            if seen.contains(&outer) {
                continue;
            }
            seen.push(outer);
            if let Some(limit) = procedure.limit(outer) {
                waiting.extend(limit.within.iter());
            }
            if let Some(Some(due)) = own.get(outer)
                && *due < binding
            {
                binding = *due;
                trace.bound_by = Some(outer.clone());
            }
        }
        trace.binding_due_at = Some(binding);
    }
}

struct Tracer<'a> {
    edition: &'a Edition,
    facts: &'a ClockFacts,
    calendar: &'a Calendar,
    policy: &'a Policy,
}

/// Where a limit starts.
enum Start {
    At {
        day: NaiveDate,
        instant: DateTime<Utc>,
    },
    Waiting(Milestone),
    Blocked(PolicyKey),
}

impl Tracer<'_> {
    fn trace(&self, limit: &Limit) -> Result<LimitTrace, CalendarGap> {
        let mut trace = LimitTrace {
            id: limit.id.clone(),
            citation: limit.cite.clone(),
            amount: None,
            unit: limit.unit,
            owner: limit.owner,
            starts_on: None,
            due_at: None,
            binding_due_at: None,
            bound_by: None,
            confirmed: limit.cite.confirmed,
            starts_with: None,
            blocked_by: None,
            trace: Vec::new(),
        };
        match self.amount(limit, &mut trace) {
            Ok(amount) => trace.amount = Some(amount),
            Err(gap) => {
                trace.blocked_by = Some(gap.key);
                return Ok(trace);
            }
        }
        match self.start(limit.starts) {
            Start::Waiting(milestone) => trace.starts_with = Some(milestone),
            Start::Blocked(key) => trace.blocked_by = Some(key),
            Start::At { day, instant } => {
                let amount = trace.amount.unwrap_or_default();
                match limit.unit {
                    TermUnit::WorkingDays => self.working_days(limit, day, amount, &mut trace)?,
                    TermUnit::CalendarDays => self.calendar_days(day, amount, &mut trace)?,
                    TermUnit::WorkingHours => {
                        self.minutes(instant, amount.saturating_mul(60), &mut trace)?;
                    }
                    TermUnit::WorkingMinutes => self.minutes(instant, amount, &mut trace)?,
                }
                self.lead(limit, &mut trace)?;
            }
        }
        Ok(trace)
    }

    fn amount(&self, limit: &Limit, trace: &mut LimitTrace) -> Result<u32, PolicyGap> {
        match &limit.amount {
            Amount::Fixed(amount) => Ok(*amount),
            Amount::Policy { policy } => {
                trace.confirmed = trace.confirmed && self.policy.is_confirmed(policy);
                self.policy.count(policy)
            }
        }
    }

    fn start(&self, milestone: Milestone) -> Start {
        match milestone {
            Milestone::Registered => self.registered(),
            Milestone::Accepted => {
                let key = &self.edition.acceptance_counts_from;
                match self.policy.text(key) {
                    Err(gap) => Start::Blocked(gap.key),
                    // The stricter reading: the coupon is given at once, so acceptance cannot
                    // fall later than registration however late somebody clicks.
                    Ok("registration") => self.registered(),
                    Ok(_) => self.event(milestone),
                }
            }
            Milestone::Filed => self.at(self.facts.filed_at),
            Milestone::MissionReceived
            | Milestone::Verified
            | Milestone::SentToCommission
            | Milestone::Recommended
            | Milestone::Tested
            | Milestone::Questioned
            | Milestone::Interviewed
            | Milestone::NoticeIssued
            | Milestone::Prepared
            | Milestone::Decided
            | Milestone::Delivered
            | Milestone::ComplaintDecided
            | Milestone::ContractConcluded
            | Milestone::DataChanged => self.event(milestone),
        }
    }

    fn registered(&self) -> Start {
        let day = self.facts.registered_on;
        let opens = self
            .calendar
            .instant(day, self.edition.provider_hours().opens);
        let filed_that_day = self.calendar.civil(self.facts.filed_at).date() == day;
        let instant = if filed_that_day {
            self.facts.filed_at.max(opens)
        } else {
            opens
        };
        Start::At { day, instant }
    }

    fn event(&self, milestone: Milestone) -> Start {
        self.facts
            .events
            .get(&milestone)
            .map_or(Start::Waiting(milestone), |at| self.at(*at))
    }

    fn at(&self, instant: DateTime<Utc>) -> Start {
        Start::At {
            day: self.calendar.civil(instant).date(),
            instant,
        }
    }

    fn working_days(
        &self,
        limit: &Limit,
        start: NaiveDate,
        amount: u32,
        trace: &mut LimitTrace,
    ) -> Result<(), CalendarGap> {
        let excluded = matches!(limit.starts, Milestone::Registered | Milestone::Accepted)
            && self
                .edition
                .channels
                .get(&self.facts.channel)
                .is_some_and(|rule| rule.acceptance_day_excluded);
        let why = if excluded {
            Why::AcceptanceDayExcluded
        } else {
            Why::StartDay
        };
        trace.trace.push(plain(start, false, why));
        let mut day = start;
        let mut left = amount;
        while left > 0 {
            day = next(day);
            let entry = self.explain_day(day)?;
            if entry.counted {
                left -= 1;
                trace.starts_on.get_or_insert(day);
            }
            trace.trace.push(entry);
        }
        trace.due_at = Some(self.closing(day));
        Ok(())
    }

    fn calendar_days(
        &self,
        start: NaiveDate,
        amount: u32,
        trace: &mut LimitTrace,
    ) -> Result<(), CalendarGap> {
        trace.trace.push(plain(start, false, Why::StartDay));
        let mut day = start;
        for _ in 0..amount {
            day = next(day);
            trace.starts_on.get_or_insert(day);
            trace.trace.push(plain(day, true, Why::CalendarDay));
        }
        while !self.calendar.is_working_day(day)? {
            day = next(day);
            let moved = self.calendar.is_working_day(day)?;
            trace.trace.push(if moved {
                plain(day, false, Why::MovedToWorkingDay)
            } else {
                self.explain_day(day)?
            });
        }
        trace.due_at = Some(self.closing(day));
        Ok(())
    }

    fn minutes(
        &self,
        start: DateTime<Utc>,
        amount: u32,
        trace: &mut LimitTrace,
    ) -> Result<(), CalendarGap> {
        let hours = self.edition.provider_hours();
        let mut left = Duration::minutes(i64::from(amount));
        let mut at = start;
        let mut day = self.calendar.civil(start).date();
        loop {
            let mut counted = Duration::zero();
            if hours.is_open_on(day, self.calendar)? {
                for (from, to) in hours.spans() {
                    let from = self.calendar.instant(day, from).max(at);
                    let to = self.calendar.instant(day, to);
                    if from >= to {
                        continue;
                    }
                    let span = (to - from).min(left);
                    if span > Duration::zero() {
                        trace.starts_on.get_or_insert(day);
                    }
                    counted += span;
                    left -= span;
                    if left <= Duration::zero() {
                        trace.trace.push(self.minutes_of(day, counted)?);
                        trace.due_at = Some(from + span);
                        return Ok(());
                    }
                }
                trace.trace.push(if counted.is_zero() {
                    plain(day, false, Why::Closed)
                } else {
                    self.minutes_of(day, counted)?
                });
            } else {
                trace.trace.push(self.explain_day(day)?);
            }
            day = next(day);
            at = self.calendar.instant(day, chrono::NaiveTime::MIN);
        }
    }

    /// Takes the lead of the channel off the end.
    fn lead(&self, limit: &Limit, trace: &mut LimitTrace) -> Result<(), CalendarGap> {
        let Some(lead) = limit
            .lead
            .as_ref()
            .filter(|lead| lead.channel == self.facts.channel)
        else {
            return Ok(());
        };
        let Some(due_at) = trace.due_at else {
            return Ok(());
        };
        trace.confirmed = trace.confirmed && self.policy.is_confirmed(&lead.unit);
        let last = self.calendar.civil(due_at).date();
        let moved = match self.policy.text(&lead.unit) {
            Err(gap) => {
                trace.blocked_by = Some(gap.key);
                trace.due_at = None;
                return Ok(());
            }
            Ok("calendar") => {
                // A calendar day earlier may be a day off; the result must be there before it.
                let mut day = last - Duration::days(i64::from(lead.days));
                while !self.calendar.is_working_day(day)? {
                    day -= Duration::days(1);
                }
                day
            }
            Ok(_) => self.calendar.subtract_working_days(last, lead.days)?,
        };
        let in_calendar_days = self.policy.text(&lead.unit) == Ok("calendar");
        let mut day = last;
        let mut left = lead.days;
        while day > moved {
            let taken = left > 0 && (in_calendar_days || self.calendar.is_working_day(day)?);
            if taken {
                left -= 1;
                trace.trace.push(plain(day, true, Why::Lead));
            } else {
                trace.trace.push(TraceDay {
                    counted: false,
                    ..self.explain_day(day)?
                });
            }
            day -= Duration::days(1);
        }
        trace.due_at = Some(self.closing(moved));
        Ok(())
    }

    fn minutes_of(&self, day: NaiveDate, counted: Duration) -> Result<TraceDay, CalendarGap> {
        let entry = self.explain_day(day)?;
        let why = match entry.why {
            // Offices that open on Saturdays work on them.
            Why::Weekend => Why::WorkingDay,
            why => why,
        };
        Ok(TraceDay {
            counted: true,
            why,
            minutes: Some(u32::try_from(counted.num_minutes()).unwrap_or(u32::MAX)),
            ..entry
        })
    }

    fn closing(&self, day: NaiveDate) -> DateTime<Utc> {
        self.calendar
            .instant(day, self.edition.provider_hours().closes)
    }

    fn explain_day(&self, day: NaiveDate) -> Result<TraceDay, CalendarGap> {
        Ok(match self.calendar.day(day)? {
            DayKind::Working => plain(day, true, Why::WorkingDay),
            DayKind::Weekend => plain(day, false, Why::Weekend),
            DayKind::DayOff(named) => TraceDay {
                name: Some(named.name.clone()),
                ..plain(day, false, Why::DayOff)
            },
            DayKind::WorkedWeekend(named) => TraceDay {
                name: Some(named.name.clone()),
                ..plain(day, true, Why::WorkedWeekend)
            },
        })
    }
}

fn plain(date: NaiveDate, counted: bool, why: Why) -> TraceDay {
    TraceDay {
        date,
        counted,
        why,
        name: None,
        minutes: None,
    }
}

/// Working minutes between two instants, in the hours given; what a countdown shows.
///
/// # Errors
/// [`CalendarGap`] when a year on the way is not known.
pub fn working_minutes_between(
    from: DateTime<Utc>,
    until: DateTime<Utc>,
    hours: &OfficeHours,
    calendar: &Calendar,
) -> Result<i64, CalendarGap> {
    let mut day = calendar.civil(from).date();
    let last = calendar.civil(until).date();
    let mut total = Duration::zero();
    while day <= last {
        if hours.is_open_on(day, calendar)? {
            for (opens, closes) in hours.spans() {
                let start = calendar.instant(day, opens).max(from);
                let end = calendar.instant(day, closes).min(until);
                if start < end {
                    total += end - start;
                }
            }
        }
        day = next(day);
    }
    Ok(total.num_minutes())
}
