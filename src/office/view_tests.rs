//! A view that caught up shows what one built anew would.

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use uuid::Uuid;

use super::super::index::Index;
use super::*;
use crate::casework::queue::facts::RowFacts;
use crate::casework::queue::parts::InParts;
use crate::casework::queue::{Row, filter};
use crate::casework::{CaseId, RawText, StatusKind};
use crate::regulation::{Calendar, Channel, Language, RequestKind, StageKind, YearCalendar};

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 10, 6, 0, 0).unwrap()
}

fn calendar() -> Calendar {
    let year = YearCalendar {
        year: 2026,
        status: crate::regulation::calendar::CalendarStatus::Derived,
        source: "test".to_owned(),
        days_off: Vec::new(),
        worked: Vec::new(),
    };
    Calendar {
        zone: "Asia/Almaty".to_owned(),
        years: [(2026, year)].into(),
    }
}

fn row(n: u32, version: u64, status: StatusKind, due_in_hours: i64) -> Row {
    Row {
        id: CaseId(Uuid::from_u128(u128::from(n))),
        number: format!("26-{n:06}"),
        version,
        service: "s".parse().unwrap(),
        request: RequestKind::Issue,
        channel: Channel::Portal,
        unit: if n.is_multiple_of(5) {
            "astana"
        } else {
            "almaty"
        }
        .parse()
        .unwrap(),
        edition: "e".parse().unwrap(),
        stage: "intake".parse().unwrap(),
        stage_kind: StageKind::Intake,
        status,
        outcome: None,
        applicant: RawText::from(format!("Name {}", n % 7)),
        iin_masked: None,
        search: format!("name {}", n % 7),
        language: Language::Ru,
        registered_on: now().date_naive(),
        received_at: now(),
        due_limit: None,
        due_at: (due_in_hours != 0).then(|| now() + TimeDelta::hours(due_in_hours)),
        assigned_to: None,
        assigned_name: None,
        notes: 0,
        returned: false,
        failed_checks: 0,
        hearing: None,
        voted: Vec::new(),
    }
}

fn shown(views: &Views, index: &Index, filter: &str, sort: &str, at: DateTime<Utc>) -> Shown {
    let (filter, sort) = (filter::parse(filter).unwrap(), Sort::parse(sort).unwrap());
    let key = ViewKey {
        filter: filter.to_string(),
        sort: sort.to_string(),
        me: None,
        units: vec!["almaty".parse().unwrap()],
    };
    let (me, calendar) = (Login::parse("me").unwrap(), calendar());
    let context = FilterContext {
        me: &me,
        now: at,
        calendar: &calendar,
    };
    views
        .look(&key, &filter, &sort, &context, index, |view| Shown {
            rows: view
                .rows()
                .iter()
                .map(|row| (row.id(), row.own().version))
                .collect(),
            overdue: view.overdue(at),
            soon: view.due_within(at, at + TimeDelta::hours(30)),
            revision: view.revision(),
        })
        .unwrap()
}

#[derive(Debug, Clone, PartialEq)]
struct Shown {
    rows: Vec<(CaseId, u64)>,
    overdue: u64,
    soon: u64,
    revision: u64,
}

#[test]
fn a_view_that_caught_up_shows_what_a_new_one_shows() {
    let index = Index::default();
    let kept = Views::default();
    // Numbers that look like chance and are the same every time.
    let mut dice = 12_345_u32;
    let mut roll = |sides: u32| {
        dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (dice >> 16) % sides
    };
    for step in 0..400_u64 {
        let n = roll(40) + 1;
        let status = StatusKind::ALL[roll(7) as usize];
        let due = i64::from(roll(9)) * 10 - 30;
        index.put(row(n, step + 1, status, due));
        for (filter, sort) in [
            ("status:received,under-review", "due"),
            ("-status:delivered", "-number"),
            ("due:overdue", "applicant"),
            ("\"name 3\"", "status,due"),
        ] {
            let old = shown(&kept, &index, filter, sort, now());
            let new = shown(&Views::default(), &index, filter, sort, now());
            assert_eq!(old.rows, new.rows, "step {step}, {filter}");
            assert_eq!((old.overdue, old.soon), (new.overdue, new.soon));
        }
    }
}

#[test]
fn a_revision_changes_with_the_rows_and_only_then() {
    let index = Index::default();
    let views = Views::default();
    index.put(row(1, 1, StatusKind::Received, 5));
    let look = |at| shown(&views, &index, "status:received", "due", at);
    let first = look(now());
    assert_eq!(look(now() + TimeDelta::days(3)).revision, first.revision);
    index.put(row(2, 1, StatusKind::Decided, 5));
    index.put(row(5, 1, StatusKind::Received, 5));
    assert_eq!(look(now()).revision, first.revision);
    index.put(row(3, 1, StatusKind::Received, 5));
    assert_ne!(look(now()).revision, first.revision);
}

#[test]
fn what_is_overdue_shows_as_time_goes_on_and_not_when_it_goes_back() {
    let index = Index::default();
    let views = Views::default();
    index.put(row(1, 1, StatusKind::Received, 5));
    let count = |at| shown(&views, &index, "due:overdue", "due", at).rows.len();
    assert_eq!(count(now()), 0);
    assert_eq!(count(now() + TimeDelta::hours(6)), 1);
    assert_eq!(count(now()), 0);
}

#[test]
fn a_row_that_comes_late_does_not_replace_a_newer_one() {
    let index = Index::default();
    let views = Views::default();
    index.put(row(1, 7, StatusKind::Decided, 5));
    index.put(row(1, 6, StatusKind::Received, 5));
    assert_eq!(
        shown(&views, &index, "status:received", "due", now()).rows,
        []
    );
}
