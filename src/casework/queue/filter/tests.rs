//! What the filter language reads, refuses, prints and finds.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::casework::queue::column::FoldedColumn;
use crate::casework::queue::sort::Sort;
use crate::casework::queue::{Row, fold};
use crate::casework::{CaseId, RawText};
use crate::regulation::calendar::{CalendarStatus, NamedDay};
use crate::regulation::{EditionId, Words, YearCalendar};

fn at(text: &str) -> DateTime<Utc> {
    format!("{text}:00+05:00").parse().expect("a time")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// 2026 with 1 May, a Friday, off.
fn calendar() -> Calendar {
    let name = Words {
        kk: "мереке".into(),
        ru: "праздник".into(),
        en: "holiday".into(),
    };
    let year = YearCalendar {
        year: 2026,
        status: CalendarStatus::Derived,
        source: "test".into(),
        days_off: vec![NamedDay {
            on: day("2026-05-01"),
            name,
            instead_of: None,
        }],
        worked: Vec::new(),
    };
    Calendar {
        zone: "Asia/Almaty".into(),
        years: BTreeMap::from([(2026, year)]),
    }
}

fn row(serial: u32, applicant: &str) -> Row {
    let number = format!("26-{serial:06}");
    Row {
        id: CaseId(Uuid::from_u128(u128::from(serial))),
        version: 1,
        service: ServiceId::parse("qualification-certificate").unwrap(),
        request: RequestKind::Issue,
        channel: Channel::Portal,
        unit: UnitId::parse("almaty").unwrap(),
        edition: EditionId::parse("order-236-2026").unwrap(),
        stage: StageId::parse("verification").unwrap(),
        stage_kind: StageKind::Verification,
        status: StatusKind::UnderReview,
        outcome: None,
        search: fold::fold(&format!("{applicant} {number} EGOV-{serial}")),
        applicant: RawText::from(applicant),
        iin_masked: None,
        number,
        language: Language::Ru,
        registered_on: day("2026-04-20"),
        received_at: at("2026-04-20T10:00"),
        due_limit: None,
        due_at: None,
        assigned_to: None,
        assigned_name: None,
        notes: 0,
        returned: false,
        failed_checks: 0,
        hearing: None,
        voted: Vec::new(),
    }
}

/// Returns a row for tests of other parts of the queue.
pub(in crate::casework::queue) fn sample_row() -> Row {
    row(1, "Ли В.")
}

fn due(text: &str) -> Row {
    Row {
        due_at: Some(at(text)),
        ..row(1, "Ли В.")
    }
}

fn holds(filter: &str, row: &Row, now: &str) -> bool {
    let me = Login::parse("s.akhmetova").unwrap();
    let calendar = calendar();
    let context = FilterContext {
        me: &me,
        now: at(now),
        calendar: &calendar,
    };
    let filter = parse(filter).unwrap_or_else(|error| panic!("{filter}: {error}"));
    let resolved = filter.resolve(&context).unwrap();
    let one = std::slice::from_ref(row);
    let selected = resolved.select(one, &FoldedColumn::of(one));
    assert_eq!(
        resolved.matches(row),
        !selected.is_empty(),
        "both ways agree on {filter}"
    );
    resolved.matches(row)
}

#[test]
fn due_dates_count_in_working_days_over_a_holiday() {
    // Thursday 30 April; Friday 1 May is off, Monday 4 May is the next working day.
    let now = "2026-04-30T14:05";
    for (filter, due_at, expected) in [
        ("due<1wd", "2026-04-30T18:30", true),
        ("due<1wd", "2026-05-04T18:30", false),
        ("due<=1wd", "2026-05-04T18:30", true),
        ("due<=1wd", "2026-05-05T18:30", false),
        ("due=1wd", "2026-05-04T18:30", true),
        ("due=0wd", "2026-04-30T10:00", true),
        ("due>1wd", "2026-05-05T18:30", true),
        ("due>=1wd", "2026-05-04T09:00", true),
        ("due<0wd", "2026-04-29T18:30", true),
        ("due<0wd", "2026-04-30T10:00", false),
        ("due<-1wd", "2026-04-29T18:30", false),
        ("due<-1wd", "2026-04-28T18:30", true),
        // A last day in calendar days may be a day off: it lies before the next working day.
        ("due<1wd", "2026-05-02T18:30", true),
        ("due<2d", "2026-05-01T18:30", true),
        ("due<2d", "2026-05-02T00:00", false),
        ("due=2d", "2026-05-02T23:59", true),
        ("due<=2026-05-04", "2026-05-04T18:30", true),
        ("due<04.05.2026", "2026-05-04T18:30", false),
        ("due:overdue", "2026-04-30T14:04", true),
        ("due:overdue", "2026-04-30T14:06", false),
        ("due:today", "2026-04-30T10:00", true),
        ("due:today", "2026-05-01T00:00", false),
        ("due:none", "2026-05-01T00:00", false),
        ("-due:none", "2026-05-01T00:00", true),
    ] {
        assert_eq!(
            holds(filter, &due(due_at), now),
            expected,
            "{filter} {due_at}"
        );
    }
    // Seen from a day off.
    assert!(holds(
        "due<1wd",
        &due("2026-05-02T12:00"),
        "2026-05-02T09:00"
    ));
    assert!(!holds(
        "due<1wd",
        &due("2026-05-04T12:00"),
        "2026-05-02T09:00"
    ));
    assert!(holds("due:none", &row(1, "Ли"), now));
    assert!(
        !holds("due<100d", &row(1, "Ли"), now),
        "without a limit it is not due"
    );
}

#[test]
fn working_days_are_those_that_the_calendar_counts() {
    let calendar = calendar();
    let now = "2026-05-02T09:00";
    let today = day("2026-05-02");
    for offset in -40_i64..40 {
        let date = today + chrono::Duration::days(offset);
        let counted = calendar.working_days_between(today, date).unwrap();
        let row = due(&format!("{date}T12:00"));
        for bound in -8_i64..8 {
            assert_eq!(holds(&format!("due<{bound}wd"), &row, now), counted < bound);
            assert_eq!(
                holds(&format!("due<={bound}wd"), &row, now),
                counted <= bound
            );
            assert_eq!(
                holds(&format!("due={bound}wd"), &row, now),
                counted == bound
            );
            assert_eq!(
                holds(&format!("due>={bound}wd"), &row, now),
                counted >= bound
            );
            assert_eq!(holds(&format!("due>{bound}wd"), &row, now), counted > bound);
        }
    }
}

#[test]
fn a_year_without_calendar_is_an_error_and_not_a_guess() {
    let me = Login::parse("me").unwrap();
    let calendar = calendar();
    let context = FilterContext {
        me: &me,
        now: at("2026-12-31T10:00"),
        calendar: &calendar,
    };
    let gap = parse("due<2wd").unwrap().resolve(&context).unwrap_err();
    assert_eq!(gap, CalendarGap { year: 2027 });
    assert!(parse("due<2d due:today").unwrap().resolve(&context).is_ok());
}

#[test]
fn fields_hold_for_what_they_name() {
    let mut case = row(42, "Ахметов Дархан Қайратұлы");
    case.assigned_to = Some(Login::parse("s.akhmetova").unwrap());
    case.assigned_name = Some(RawText::from("Ахметова С."));
    case.outcome = Some(Outcome::Refuse);
    case.returned = true;
    case.notes = 2;
    case.voted = vec![Login::parse("k.omarov").unwrap()];
    for (filter, expected) in [
        ("", true),
        ("status:received,under-review", true),
        ("status:received", false),
        ("-status:received", true),
        ("not:status:under-review", false),
        ("service:qualification-certificate", true),
        ("request:extend", false),
        ("stage:verification stage-kind:verification", true),
        ("stage-kind:sign-off,commission", false),
        ("channel:portal unit:almaty lang:ru,kk", true),
        ("unit:astana", false),
        ("assigned:me", true),
        ("assigned:none", false),
        ("assigned:none,s.akhmetova", true),
        ("outcome:refuse", true),
        ("outcome:none", false),
        ("flag:returned", true),
        ("flag:hearing", false),
        ("flag:failed,note", true),
        ("voted:me", false),
        ("-voted:me", true),
        ("voted:k.omarov", true),
        ("voted:none", false),
        ("registered>=2026-04-20 registered<21.04.2026", true),
        ("registered>2026-04-20", false),
        ("ахметов", true),
        ("АХМЕТОВ кайрат", true),
        ("akhmetov darkhan", true),
        ("frvtnjd", true),
        ("26-000042", true),
        ("egov-42", true),
        ("\"ахметов дар\"", true),
        ("\"ахметов кайрат\"", false),
        ("-ахметов", false),
        ("name:дархан", true),
        ("name:egov", false),
        ("name:26-000042", false),
        ("иванов", false),
        ("-иванов", true),
        ("STATUS:Under-Review", true),
    ] {
        assert_eq!(
            holds(filter, &case, "2026-04-30T09:00"),
            expected,
            "{filter}"
        );
    }
}

#[test]
fn a_filter_that_makes_no_sense_says_where_and_what_was_meant() {
    for (filter, at, hint) in [
        ("ли statsu:received", 3, Some("status:")),
        ("status:recieved", 7, Some("received")),
        ("status:received,delivred", 16, Some("delivered")),
        ("status:", 7, None),
        ("status:received,,decided", 16, None),
        ("ли \"не закрыта", 3, None),
        ("\"\\", 0, None),
        ("\"  \"", 0, None),
        ("-", 1, None),
        ("ли -", 4, None),
        ("due:yesterday", 4, None),
        ("due:todya", 4, Some("today")),
        ("due<tomorrow", 4, None),
        ("due<2", 4, Some("2wd")),
        ("due<2w", 4, Some("2wd")),
        ("due<99999wd", 4, None),
        ("due<2026-13-45", 4, None),
        ("registered:2026-01-01", 0, Some("registered>=")),
        ("status<received", 0, Some("status:")),
        ("unit:Ал маты", 5, None),
        ("lang:de", 5, None),
        ("assigned:a/b", 9, None),
    ] {
        let error = parse(filter).expect_err(filter);
        assert_eq!(
            (error.at, error.hint.as_deref()),
            (at, hint),
            "{filter}: {error}"
        );
        assert!(!error.to_string().is_empty());
    }
    assert_eq!(
        parse(&"x".repeat(2001)).unwrap_err().kind,
        FilterErrorKind::TooLong
    );
    assert_eq!(
        parse(&"x ".repeat(51)).unwrap_err().kind,
        FilterErrorKind::TooMany
    );
}

#[test]
fn orders_are_total_and_put_absent_values_last() {
    let names = [
        "Ғабдуллин",
        "Гасанов",
        "Ёлкин",
        "Жунусов",
        "Müller",
        "Әбдірахман",
        "Ахметов",
    ];
    let rows: Vec<Row> = (1..)
        .zip(names)
        .map(|(serial, name)| row(serial, name))
        .collect();
    let sorted = |sort: &str, rows: &[Row]| {
        let mut places: Vec<u32> = (0..).take(rows.len()).collect();
        Sort::parse(sort).unwrap().sort(rows, &mut places);
        places
    };
    let by_name: Vec<&str> = sorted("applicant", &rows)
        .iter()
        .map(|place| names[*place as usize])
        .collect();
    assert_eq!(
        by_name,
        [
            "Müller",
            "Ахметов",
            "Әбдірахман",
            "Гасанов",
            "Ғабдуллин",
            "Ёлкин",
            "Жунусов"
        ]
    );

    let mut rows = vec![row(10, "a"), row(9, "b"), row(8, "c"), row(7, "d")];
    rows[0].due_at = Some(at("2026-05-05T18:30"));
    rows[1].due_at = Some(at("2026-05-04T18:30"));
    assert_eq!(sorted("due", &rows), [1, 0, 3, 2]);
    assert_eq!(sorted("-due", &rows), [0, 1, 3, 2]);
    assert_eq!(sorted("", &rows), [3, 2, 1, 0]);
    assert_eq!(sorted("status,-number", &rows), [0, 1, 2, 3]);
    let error = Sort::parse("due,registred").unwrap_err();
    assert_eq!(
        (error.name.as_str(), error.hint),
        ("registred", Some("registered"))
    );
    assert_eq!(
        Sort::parse("-due, number").unwrap().to_string(),
        "-due,number"
    );
}

fn any_test() -> impl Strategy<Value = Test> {
    let text = prop_oneof!["\\PC{1,12}", "[а-яa-z0-9:<>=\"\\\\ -]{1,12}"]
        .prop_filter("blank text is refused", |text| !text.trim().is_empty());
    let comparison = prop::sample::select(COMPARISONS.map(|(_, comparison)| comparison).to_vec());
    let date = (2000..2100_i32, 1..366_u32)
        .prop_map(|(year, day)| NaiveDate::from_yo_opt(year, day).unwrap_or(NaiveDate::MIN))
        .prop_filter("a date", |date| *date != NaiveDate::MIN);
    let person = prop_oneof![
        Just(Person::Me),
        Just(Person::None),
        "[a-z][a-z.]{3,8}x".prop_map(|text| Person::Login(Login::parse(&text).unwrap())),
    ];
    prop_oneof![
        text.clone().prop_map(Test::Word),
        text.prop_map(Test::Name),
        prop::collection::vec(prop::sample::select(StatusKind::ALL.to_vec()), 1..4)
            .prop_map(Test::Status),
        prop::collection::vec(
            "[a-z0-9.-]{1,9}".prop_map(|t| UnitId::parse(&t).unwrap()),
            1..3
        )
        .prop_map(Test::Unit),
        prop::collection::vec(
            prop::sample::select(OUTCOMES.map(|(_, o)| o).to_vec()),
            1..3
        )
        .prop_map(Test::Outcome),
        prop::collection::vec(prop::sample::select(FLAGS.map(|(_, f)| f).to_vec()), 1..3)
            .prop_map(Test::Flag),
        prop::collection::vec(
            prop::sample::select(STAGE_KINDS.map(|(_, k)| k).to_vec()),
            1..3
        )
        .prop_map(Test::StageKind),
        prop::collection::vec(person.clone(), 1..3).prop_map(Test::Assigned),
        prop::collection::vec(person, 1..3).prop_map(Test::Voted),
        (comparison.clone(), -99..99_i32)
            .prop_map(|(comparison, days)| Test::Due(Due::WorkingDays(comparison, days))),
        (comparison.clone(), -99..99_i32)
            .prop_map(|(comparison, days)| Test::Due(Due::Days(comparison, days))),
        (comparison.clone(), date.clone())
            .prop_map(|(comparison, date)| Test::Due(Due::On(comparison, date))),
        (comparison, date).prop_map(|(comparison, date)| Test::Registered(comparison, date)),
        Just(Test::Due(Due::Overdue)),
    ]
}

proptest! {
    #[test]
    fn parsing_never_panics(text in "\\PC{0,60}", typed in "[a-z:<>=,\"\\\\ 0-9wd.-]{0,40}") {
        for text in [text, typed] {
            if let Err(error) = parse(&text) {
                prop_assert!(error.at <= text.chars().count());
            }
        }
    }

    #[test]
    fn what_is_printed_reads_back_the_same(terms in prop::collection::vec((any::<bool>(), any_test()), 0..6)) {
        let filter = Filter {
            terms: terms.into_iter().map(|(negated, test)| Term { negated, test }).collect(),
        };
        prop_assert_eq!(parse(&filter.to_string()), Ok(filter));
    }

    #[test]
    fn the_column_finds_what_the_rows_do(names in prop::collection::vec("[а-г ]{0,6}", 0..200), word in "[а-г]{1,3}", other in "[а-г]{1,2}") {
        let rows: Vec<Row> = (1..).zip(&names).map(|(serial, name)| row(serial, name)).collect();
        let me = Login::parse("me").unwrap();
        let calendar = calendar();
        let context = FilterContext { me: &me, now: at("2026-04-30T09:00"), calendar: &calendar };
        let resolved = parse(&format!("{word} -{other} -number")).unwrap().resolve(&context).unwrap();
        let one_by_one: Vec<u32> = (0..)
            .zip(&rows)
            .filter(|(_, row)| resolved.matches(*row))
            .map(|(place, _)| place)
            .collect();
        prop_assert_eq!(resolved.select(&rows, &FoldedColumn::of(&rows)), one_by_one);
    }
}
