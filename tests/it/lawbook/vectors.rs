//! Terms over holidays, weekends and swaps, through the shipped edition and calendars.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use kezek::lawbook::{Lawbook, PinnedEdition};
use kezek::regulation::trace::{ClockFacts, LimitTrace, trace_limits};
use kezek::regulation::{Amount, Channel, Milestone, Procedure, RequestKind};

use super::{certificate, shipped};

/// Registered on, and the last day of a term of 1, 2, 3, 5 and 6 working days.
const VECTORS: [(&str, &str, [&str; 5]); 7] = [
    (
        "2026-03-20T10:00:00+05:00",
        "2026-03-20",
        [
            "2026-03-26",
            "2026-03-27",
            "2026-03-30",
            "2026-04-01",
            "2026-04-02",
        ],
    ),
    (
        "2026-04-30T18:31:00+05:00",
        "2026-05-04",
        [
            "2026-05-05",
            "2026-05-06",
            "2026-05-08",
            "2026-05-13",
            "2026-05-14",
        ],
    ),
    (
        "2026-08-28T10:00:00+05:00",
        "2026-08-28",
        [
            "2026-08-31",
            "2026-09-01",
            "2026-09-02",
            "2026-09-04",
            "2026-09-07",
        ],
    ),
    (
        "2026-10-23T10:00:00+05:00",
        "2026-10-23",
        [
            "2026-10-27",
            "2026-10-28",
            "2026-10-29",
            "2026-11-02",
            "2026-11-03",
        ],
    ),
    (
        "2026-12-11T10:00:00+05:00",
        "2026-12-11",
        [
            "2026-12-14",
            "2026-12-15",
            "2026-12-17",
            "2026-12-21",
            "2026-12-22",
        ],
    ),
    (
        "2026-12-30T10:00:00+05:00",
        "2026-12-30",
        [
            "2026-12-31",
            "2027-01-05",
            "2027-01-06",
            "2027-01-11",
            "2027-01-12",
        ],
    ),
    (
        "2025-01-03T10:00:00+05:00",
        "2025-01-05",
        [
            "2025-01-06",
            "2025-01-08",
            "2025-01-09",
            "2025-01-13",
            "2025-01-14",
        ],
    ),
];

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Files an application and traces its limits, with the amount of `total` changed to `amount`.
fn due_with(
    book: &Lawbook,
    pinned: &PinnedEdition,
    filed: &str,
    registered: NaiveDate,
    amount: u32,
) -> NaiveDate {
    let mut edition = (*pinned.edition).clone();
    let procedure = edition.requests.get_mut(&RequestKind::Issue).unwrap();
    for limit in &mut procedure.limits {
        if limit.id.as_str() == "total" {
            limit.amount = Amount::Fixed(amount);
        }
    }
    let procedure = procedure.clone();
    let facts = ClockFacts {
        channel: Channel::Portal,
        registered_on: registered,
        filed_at: instant(filed),
        holding: Vec::new(),
        events: BTreeMap::new(),
    };
    let traces =
        trace_limits(&edition, &procedure, &facts, book.calendar(), book.policy()).unwrap();
    let total = traces
        .iter()
        .find(|trace| trace.id.as_str() == "total")
        .unwrap();
    book.calendar().civil(total.due_at.unwrap()).date()
}

#[test]
fn terms_end_on_the_days_of_the_vectors() {
    let book = shipped();
    for (filed, registered, ends) in VECTORS {
        let (registration, pinned) = book
            .register(&certificate(), Channel::Portal, instant(filed))
            .unwrap();
        assert_eq!(registration.registered_on, day(registered), "{filed}");
        for (amount, end) in [1, 2, 3, 5, 6].into_iter().zip(ends) {
            let registered = registration.registered_on;
            let due = due_with(book, pinned, filed, registered, amount);
            assert_eq!(due, day(end), "{filed} + {amount}");
        }
    }
}

fn traced(
    book: &Lawbook,
    procedure: &Procedure,
    pinned: &PinnedEdition,
    facts: &ClockFacts,
) -> BTreeMap<String, LimitTrace> {
    trace_limits(
        &pinned.edition,
        procedure,
        facts,
        book.calendar(),
        book.policy(),
    )
    .unwrap()
    .into_iter()
    .map(|trace| (trace.id.as_str().to_owned(), trace))
    .collect()
}

fn dues(
    request: RequestKind,
    channel: Channel,
    filed: &str,
    events: &[(Milestone, &str)],
) -> BTreeMap<String, LimitTrace> {
    let book = shipped();
    let (registration, pinned) = book
        .register(&certificate(), channel, instant(filed))
        .unwrap();
    let facts = ClockFacts {
        channel,
        registered_on: registration.registered_on,
        filed_at: instant(filed),
        holding: Vec::new(),
        events: events
            .iter()
            .map(|(milestone, at)| (*milestone, instant(at)))
            .collect(),
    };
    traced(book, &pinned.edition.requests[&request], pinned, &facts)
}

fn due(limits: &BTreeMap<String, LimitTrace>, id: &str) -> Option<DateTime<Utc>> {
    limits[id].binding_due_at
}

#[test]
fn three_five_and_six_days_are_nested_and_not_added() {
    // Under order 503: Friday 5 May 2023, before Victory Day.
    let decided = [(Milestone::Decided, "2023-05-12T10:00:00+06:00")];
    let limits = dues(
        RequestKind::Issue,
        Channel::Portal,
        "2023-05-04T10:00:00+06:00",
        &decided,
    );
    assert_eq!(
        due(&limits, "send-to-commission"),
        Some(instant("2023-05-11T18:30:00+06:00"))
    );
    assert_eq!(
        due(&limits, "decision"),
        Some(instant("2023-05-15T18:30:00+06:00"))
    );
    assert_eq!(
        due(&limits, "hand-out"),
        Some(instant("2023-05-15T18:30:00+06:00"))
    );
    assert_eq!(
        due(&limits, "total"),
        Some(instant("2023-05-16T18:30:00+06:00"))
    );
    assert!(limits.values().all(|limit| limit.confirmed));
}

#[test]
fn a_decision_on_the_last_day_leaves_one_day_to_hand_out_and_a_late_one_none() {
    let on_time = [(Milestone::Decided, "2026-03-19T18:00:00+05:00")];
    let limits = dues(
        RequestKind::Issue,
        Channel::Portal,
        "2026-03-12T10:00:00+05:00",
        &on_time,
    );
    assert_eq!(
        due(&limits, "hand-out"),
        Some(instant("2026-03-20T18:30:00+05:00"))
    );
    let late = [(Milestone::Decided, "2026-03-20T18:00:00+05:00")];
    let limits = dues(
        RequestKind::Issue,
        Channel::Portal,
        "2026-03-12T10:00:00+05:00",
        &late,
    );
    assert_eq!(
        due(&limits, "hand-out"),
        Some(instant("2026-03-20T18:30:00+05:00"))
    );
    assert_eq!(
        limits["hand-out"].bound_by.as_ref().map(|id| id.as_str()),
        Some("total")
    );
}

#[test]
fn through_the_state_corporation_the_result_is_due_a_working_day_earlier() {
    let filed = "2026-03-12T19:00:00+05:00";
    let limits = dues(RequestKind::Issue, Channel::StateCorporation, filed, &[]);
    assert_eq!(
        due(&limits, "send-to-commission"),
        Some(instant("2026-03-16T18:30:00+05:00"))
    );
    assert_eq!(
        due(&limits, "decision"),
        Some(instant("2026-03-19T18:30:00+05:00"))
    );
    assert_eq!(
        due(&limits, "total"),
        Some(instant("2026-03-19T18:30:00+05:00"))
    );
    assert!(!limits["total"].confirmed);
    let limits = dues(RequestKind::Extend, Channel::StateCorporation, filed, &[]);
    assert_eq!(
        due(&limits, "total"),
        Some(instant("2026-03-16T18:30:00+05:00"))
    );
}

#[test]
fn other_requests_have_the_terms_of_the_standard() {
    let filed = "2026-03-12T10:00:00+05:00";
    for (request, end) in [
        (RequestKind::Extend, "2026-03-17T18:30:00+05:00"),
        (RequestKind::Reissue, "2026-03-17T18:30:00+05:00"),
        (RequestKind::Duplicate, "2026-03-19T18:30:00+05:00"),
    ] {
        let limits = dues(request, Channel::Portal, filed, &[]);
        assert_eq!(due(&limits, "total"), Some(instant(end)), "{request:?}");
    }
    let concluded = [(Milestone::ContractConcluded, "2026-03-05T12:00:00+05:00")];
    let limits = dues(RequestKind::Extend, Channel::Portal, filed, &concluded);
    assert_eq!(
        due(&limits, "applicant-filing"),
        Some(instant("2026-03-13T18:30:00+05:00"))
    );
}

#[test]
fn a_hearing_is_counted_back_from_the_decision() {
    let book = shipped();
    let calendar = book.calendar();
    let notice = calendar
        .subtract_working_days(day("2026-11-02"), 3)
        .unwrap();
    assert_eq!(notice, day("2026-10-28"));
    assert_eq!(
        calendar.add_working_days(notice, 2).unwrap(),
        day("2026-10-30")
    );
}
