//! Limits day by day, over a small edition and a calendar of invented holidays.

#![expect(
    clippy::needless_pass_by_value,
    reason = "stories read better when values are written where they are passed"
)]

use serde_json::{Value, json};

use super::*;

fn words(text: &str) -> Value {
    json!({ "kk": text, "ru": text, "en": text })
}

fn calendar() -> Calendar {
    serde_json::from_value(json!({
        "zone": "Asia/Almaty",
        "years": {
            "2023": { "year": 2023, "status": "derived", "source": "invented", "days_off": [] },
            "2024": { "year": 2024, "status": "derived", "source": "invented", "days_off": [] },
            "2026": {
                "year": 2026, "status": "derived", "source": "invented",
                "days_off": [{ "on": "2026-05-01", "name": words("Unity") }],
                "worked": [{ "on": "2026-05-16", "name": words("Swap") }],
            },
        },
    }))
    .unwrap()
}

fn cite() -> Value {
    json!({ "act": "rules", "point": "1" })
}

fn limit(id: &str, amount: Value, unit: &str, starts: &str, until: &str) -> Value {
    json!({
        "id": id, "title": words(id), "amount": amount, "unit": unit,
        "starts": starts, "until": until, "cite": cite(),
    })
}

fn edition(limits: Vec<Value>) -> Edition {
    let channel = |hours: &str, excluded: bool| {
        json!({
            "title": words("channel"), "hours": hours,
            "acceptance_day_excluded": excluded, "cite": cite(),
        })
    };
    let procedure = json!({
        "title": words("Issue"), "documents": [], "stages": [], "limits": limits,
        "refusal_to_accept": { "roles": ["executor"], "cite": cite() },
        "hearing": {
            "due": "hearing.x", "notice_working_days": "n", "objection_working_days": "o",
            "cite": cite(),
        },
        "output": {
            "title": words("Certificate"), "form": cite(),
            "validity": { "kind": "until-original-ends" }, "cite": cite(),
        },
    });
    serde_json::from_value(json!({
        "service": "s", "id": "e", "title": words("Edition"),
        "in_force": { "first_day": "2020-01-01", "source": "invented" },
        "basis": [], "acts": {},
        "hours": {
            "provider": {
                "opens": "09:00:00", "lunch_from": "13:00:00", "lunch_to": "14:30:00",
                "closes": "18:30:00", "cite": cite(),
            },
            "corporation": {
                "opens": "09:00:00", "closes": "20:00:00", "saturdays": true, "cite": cite(),
            },
        },
        "channels": {
            "portal": channel("provider", false),
            "state-corporation": channel("corporation", true),
        },
        "acceptance_counts_from": "acceptance.counts-from",
        "signers": ["supervisor"], "appeal": [], "requests": { "issue": procedure },
    }))
    .unwrap()
}

fn policy(values: Value) -> Policy {
    let keys: serde_json::Map<String, Value> = values
        .as_object()
        .unwrap()
        .iter()
        .map(|(key, value)| {
            let mut entry = json!({ "title": words(key), "kind": "reading", "source": "invented" });
            if !value.is_null() {
                entry["value"] = value.clone();
            }
            (key.clone(), entry)
        })
        .collect();
    serde_json::from_value(json!({ "keys": keys })).unwrap()
}

fn readings() -> Policy {
    policy(json!({ "acceptance.counts-from": "registration", "lead.unit": "working" }))
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn facts(channel: Channel, filed: &str, registered: &str) -> ClockFacts {
    ClockFacts {
        channel,
        registered_on: registered.parse().unwrap(),
        filed_at: instant(filed),
        holding: Vec::new(),
        events: BTreeMap::new(),
    }
}

fn traced(limits: Vec<Value>, facts: &ClockFacts, policy: &Policy) -> Vec<LimitTrace> {
    let edition = edition(limits);
    let procedure = edition.requests.values().next().unwrap();
    trace_limits(&edition, procedure, facts, &calendar(), policy).unwrap()
}

fn days(trace: &LimitTrace) -> Vec<(String, bool, Why)> {
    trace
        .trace
        .iter()
        .map(|day| (day.date.format("%m-%d").to_string(), day.counted, day.why))
        .collect()
}

fn expected(days: &[(&str, bool, Why)]) -> Vec<(String, bool, Why)> {
    days.iter()
        .map(|(date, counted, why)| ((*date).to_owned(), *counted, *why))
        .collect()
}

#[test]
fn a_limit_in_working_days_names_every_day_and_ends_at_closing_time() {
    let facts = facts(Channel::Portal, "2026-04-30T10:00:00+05:00", "2026-04-30");
    let two = limit("two", json!(2), "working-days", "registered", "decided");
    let traces = traced(vec![two], &facts, &readings());
    let trace = &traces[0];
    assert_eq!(
        days(trace),
        expected(&[
            ("04-30", false, Why::StartDay),
            ("05-01", false, Why::DayOff),
            ("05-02", false, Why::Weekend),
            ("05-03", false, Why::Weekend),
            ("05-04", true, Why::WorkingDay),
            ("05-05", true, Why::WorkingDay),
        ])
    );
    assert_eq!(trace.trace[1].name.as_ref().unwrap().en, "Unity");
    assert_eq!(trace.starts_on, Some("2026-05-04".parse().unwrap()));
    assert_eq!(trace.due_at, Some(instant("2026-05-05T18:30:00+05:00")));
    assert_eq!(trace.binding_due_at, trace.due_at);
    assert_eq!(trace.bound_by, None);
}

#[test]
fn a_worked_saturday_counts_and_says_why() {
    let facts = facts(Channel::Portal, "2026-05-15T10:00:00+05:00", "2026-05-15");
    let one = limit("one", json!(1), "working-days", "registered", "decided");
    let traces = traced(vec![one], &facts, &readings());
    let last = traces[0].trace.last().unwrap();
    assert_eq!((last.why, last.counted), (Why::WorkedWeekend, true));
    assert_eq!(last.name.as_ref().unwrap().en, "Swap");
}

#[test]
fn limits_in_days_end_at_closing_time_before_and_after_the_zone_change() {
    let one = limit("one", json!(1), "working-days", "registered", "decided");
    let cases = [
        (
            "2023-06-29T10:00:00+06:00",
            "2023-06-29",
            "2023-06-30T12:30:00Z",
        ),
        (
            "2024-02-28T10:00:00+06:00",
            "2024-02-28",
            "2024-02-29T12:30:00Z",
        ),
        (
            "2024-02-29T10:00:00+06:00",
            "2024-02-29",
            "2024-03-01T13:30:00Z",
        ),
        (
            "2026-05-04T10:00:00+05:00",
            "2026-05-04",
            "2026-05-05T13:30:00Z",
        ),
    ];
    for (filed, registered, due) in cases {
        let facts = facts(Channel::Portal, filed, registered);
        let traces = traced(vec![one.clone()], &facts, &readings());
        assert_eq!(traces[0].due_at, Some(instant(due)), "{filed}");
    }
}

#[test]
fn calendar_days_that_end_on_a_day_off_move_to_the_next_working_day() {
    let facts = facts(Channel::Portal, "2026-04-27T10:00:00+05:00", "2026-04-27");
    let four = limit("four", json!(4), "calendar-days", "registered", "decided");
    let traces = traced(vec![four], &facts, &readings());
    assert_eq!(traces[0].due_at, Some(instant("2026-05-04T18:30:00+05:00")));
    let tail: Vec<Why> = traces[0].trace.iter().skip(4).map(|day| day.why).collect();
    assert_eq!(
        tail,
        [
            Why::CalendarDay,
            Why::Weekend,
            Why::Weekend,
            Why::MovedToWorkingDay
        ]
    );
}

#[test]
fn minutes_and_hours_run_in_office_hours_only() {
    let cases = [
        // Twenty minutes before lunch, half an hour: ten minutes after it.
        (
            "2026-04-30T12:40:00+05:00",
            "2026-04-30",
            "working-minutes",
            30,
            "2026-04-30T14:40:00+05:00",
        ),
        // Before opening.
        (
            "2026-04-30T07:00:00+05:00",
            "2026-04-30",
            "working-minutes",
            20,
            "2026-04-30T09:20:00+05:00",
        ),
        // Exactly the rest of the day ends at closing, not the next morning.
        (
            "2026-04-30T18:00:00+05:00",
            "2026-04-30",
            "working-minutes",
            30,
            "2026-04-30T18:30:00+05:00",
        ),
        // Over a holiday and a weekend.
        (
            "2026-04-30T18:20:00+05:00",
            "2026-04-30",
            "working-minutes",
            20,
            "2026-05-04T09:10:00+05:00",
        ),
        // Eight hours are one office day.
        (
            "2026-04-30T09:00:00+05:00",
            "2026-04-30",
            "working-hours",
            8,
            "2026-04-30T18:30:00+05:00",
        ),
        (
            "2026-04-30T10:00:00+05:00",
            "2026-04-30",
            "working-hours",
            8,
            "2026-05-04T10:00:00+05:00",
        ),
        // Filed after hours: from opening of the day it is registered.
        (
            "2026-04-30T19:00:00+05:00",
            "2026-05-04",
            "working-hours",
            1,
            "2026-05-04T10:00:00+05:00",
        ),
    ];
    for (filed, registered, unit, amount, due) in cases {
        let facts = facts(Channel::Portal, filed, registered);
        let one = limit("one", json!(amount), unit, "registered", "decided");
        let traces = traced(vec![one], &facts, &readings());
        assert_eq!(
            traces[0].due_at,
            Some(instant(due)),
            "{filed} {amount} {unit}"
        );
        let total: u32 = traces[0].trace.iter().filter_map(|day| day.minutes).sum();
        let minutes = if unit == "working-hours" {
            amount * 60
        } else {
            amount
        };
        assert_eq!(i64::from(total), i64::from(minutes), "{filed}");
    }
}

#[test]
fn a_nested_limit_is_bound_by_whichever_holds_it_and_ends_first() {
    let mut inner = limit("inner", json!(1), "working-days", "decided", "delivered");
    inner["within"] = json!(["middle"]);
    let mut middle = limit(
        "middle",
        json!(5),
        "working-days",
        "registered",
        "delivered",
    );
    middle["within"] = json!(["outer"]);
    let outer = limit("outer", json!(3), "working-days", "registered", "delivered");
    let mut facts = facts(Channel::Portal, "2026-05-04T10:00:00+05:00", "2026-05-04");
    facts
        .events
        .insert(Milestone::Decided, instant("2026-05-07T12:00:00+05:00"));
    let traces = traced(vec![inner, middle, outer], &facts, &readings());
    let third_day = Some(instant("2026-05-07T18:30:00+05:00"));
    assert_eq!(traces[0].due_at, Some(instant("2026-05-08T18:30:00+05:00")));
    assert_eq!(traces[0].binding_due_at, third_day);
    assert_eq!(traces[1].binding_due_at, third_day);
    assert_eq!(traces[2].binding_due_at, third_day);
    let binders: Vec<Option<&str>> = traces
        .iter()
        .map(|trace| trace.bound_by.as_ref().map(LimitId::as_str))
        .collect();
    assert_eq!(binders, [Some("outer"), Some("outer"), None]);
}

#[test]
fn a_limit_waits_for_an_event_that_has_not_happened() {
    let facts = facts(Channel::Portal, "2026-05-04T10:00:00+05:00", "2026-05-04");
    let hand_out = limit("hand-out", json!(1), "working-days", "decided", "delivered");
    let traces = traced(vec![hand_out], &facts, &readings());
    let trace = &traces[0];
    assert_eq!(trace.starts_with, Some(Milestone::Decided));
    assert_eq!(
        (trace.starts_on, trace.due_at, trace.binding_due_at),
        (None, None, None)
    );
    assert_eq!(trace.trace, Vec::new());
}

#[test]
fn an_absent_policy_key_blocks_the_limit_that_needs_it_and_is_named() {
    let facts = facts(Channel::Portal, "2026-05-04T10:00:00+05:00", "2026-05-04");
    let open = limit(
        "open",
        json!({ "policy": "open.amount" }),
        "working-days",
        "registered",
        "decided",
    );
    let absent = policy(json!({ "acceptance.counts-from": "registration", "open.amount": null }));
    let traces = traced(vec![open.clone()], &facts, &absent);
    let blocked_by = traces[0].blocked_by.as_ref().map(PolicyKey::as_str);
    assert_eq!((blocked_by, traces[0].due_at), (Some("open.amount"), None));
    let set = policy(json!({ "acceptance.counts-from": "registration", "open.amount": 2 }));
    let traces = traced(vec![open], &facts, &set);
    assert_eq!(traces[0].due_at, Some(instant("2026-05-06T18:30:00+05:00")));
    assert!(
        !traces[0].confirmed,
        "an unconfirmed amount makes an unconfirmed limit"
    );
}

#[test]
fn acceptance_is_counted_from_registration_or_from_the_act_as_the_policy_says() {
    let five = limit("decision", json!(5), "working-days", "accepted", "decided");
    let mut facts = facts(Channel::Portal, "2026-05-04T10:00:00+05:00", "2026-05-04");
    let traces = traced(vec![five.clone()], &facts, &readings());
    assert_eq!(traces[0].due_at, Some(instant("2026-05-11T18:30:00+05:00")));
    let by_act = policy(json!({ "acceptance.counts-from": "acceptance" }));
    let traces = traced(vec![five.clone()], &facts, &by_act);
    assert_eq!(traces[0].starts_with, Some(Milestone::Accepted));
    facts
        .events
        .insert(Milestone::Accepted, instant("2026-05-06T10:00:00+05:00"));
    let traces = traced(vec![five.clone()], &facts, &by_act);
    assert_eq!(traces[0].due_at, Some(instant("2026-05-13T18:30:00+05:00")));
    let silent = policy(json!({ "acceptance.counts-from": null }));
    let traces = traced(vec![five], &facts, &silent);
    assert_eq!(
        traces[0].blocked_by.as_ref().map(PolicyKey::as_str),
        Some("acceptance.counts-from")
    );
}

fn with_lead() -> Value {
    let mut total = limit("total", json!(6), "working-days", "registered", "delivered");
    total["lead"] =
        json!({ "channel": "state-corporation", "days": 1, "unit": "lead.unit", "cite": cite() });
    total
}

#[test]
fn the_state_corporation_has_the_result_a_day_earlier_and_its_acceptance_day_is_left_out_once() {
    // Sixth working day: Tuesday 12 May.
    let filed = "2026-05-04T10:00:00+05:00";
    let corporation = facts(Channel::StateCorporation, filed, "2026-05-04");
    let traces = traced(vec![with_lead()], &corporation, &readings());
    assert_eq!(traces[0].trace[0].why, Why::AcceptanceDayExcluded);
    assert_eq!(traces[0].due_at, Some(instant("2026-05-11T18:30:00+05:00")));
    assert!(!traces[0].confirmed, "which day is meant is a reading");
    let portal = facts(Channel::Portal, filed, "2026-05-04");
    let traces = traced(vec![with_lead()], &portal, &readings());
    assert_eq!(traces[0].trace[0].why, Why::StartDay);
    assert_eq!(traces[0].due_at, Some(instant("2026-05-12T18:30:00+05:00")));
    assert!(traces[0].confirmed);
}

#[test]
fn a_lead_over_a_weekend_takes_off_one_day_and_passes_over_the_rest() {
    // Sixth working day: Monday 25 May.
    let corporation = facts(
        Channel::StateCorporation,
        "2026-05-16T10:00:00+05:00",
        "2026-05-16",
    );
    let mut working = traced(vec![with_lead()], &corporation, &readings());
    let working = working.remove(0);
    assert_eq!(working.due_at, Some(instant("2026-05-22T18:30:00+05:00")));
    let tail = days(&working).split_off(days(&working).len() - 3);
    assert_eq!(
        tail,
        expected(&[
            ("05-25", true, Why::Lead),
            ("05-24", false, Why::Weekend),
            ("05-23", false, Why::Weekend),
        ])
    );
    let calendar_days =
        policy(json!({ "acceptance.counts-from": "registration", "lead.unit": "calendar" }));
    let traces = traced(vec![with_lead()], &corporation, &calendar_days);
    // Sunday is a calendar day before Monday, but nobody is there to take the result.
    assert_eq!(traces[0].due_at, Some(instant("2026-05-22T18:30:00+05:00")));
    let silent = policy(json!({ "acceptance.counts-from": "registration", "lead.unit": null }));
    let traces = traced(vec![with_lead()], &corporation, &silent);
    assert_eq!(
        traces[0].blocked_by.as_ref().map(PolicyKey::as_str),
        Some("lead.unit")
    );
}

#[test]
fn a_limit_with_a_condition_applies_only_when_it_holds() {
    let mut abroad = limit(
        "abroad",
        json!(3),
        "working-days",
        "mission-received",
        "registered",
    );
    abroad["when"] = json!([{ "is": "applicant-abroad" }]);
    let mut facts = facts(Channel::Portal, "2026-05-04T10:00:00+05:00", "2026-05-04");
    assert_eq!(
        traced(vec![abroad.clone()], &facts, &readings()),
        Vec::new()
    );
    facts.holding.push(Condition::ApplicantAbroad);
    let traces = traced(vec![abroad], &facts, &readings());
    assert_eq!(traces[0].starts_with, Some(Milestone::MissionReceived));
}

#[test]
fn a_limit_that_runs_into_an_unknown_year_is_an_error() {
    let facts = facts(Channel::Portal, "2026-12-30T10:00:00+05:00", "2026-12-30");
    let edition = edition(vec![limit(
        "l",
        json!(3),
        "working-days",
        "registered",
        "decided",
    )]);
    let procedure = edition.requests.values().next().unwrap();
    let gap = trace_limits(&edition, procedure, &facts, &calendar(), &readings());
    assert_eq!(gap, Err(CalendarGap { year: 2027 }));
}

#[test]
fn working_minutes_between_leave_out_nights_lunch_and_days_off() {
    let edition = edition(Vec::new());
    let hours = edition.provider_hours();
    let between = |from: &str, until: &str| {
        working_minutes_between(instant(from), instant(until), hours, &calendar()).unwrap()
    };
    assert_eq!(
        between("2026-04-30T12:00:00+05:00", "2026-04-30T15:00:00+05:00"),
        90
    );
    assert_eq!(
        between("2026-04-30T18:00:00+05:00", "2026-05-04T09:30:00+05:00"),
        60
    );
    assert_eq!(
        between("2026-05-04T10:00:00+05:00", "2026-05-04T09:00:00+05:00"),
        0
    );
}
