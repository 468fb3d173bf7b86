//! Counting days, over a small calendar of invented holidays.

use super::*;

fn words(text: &str) -> Words {
    Words {
        kk: text.to_owned(),
        ru: text.to_owned(),
        en: text.to_owned(),
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn named(on: &str) -> NamedDay {
    NamedDay {
        on: day(on),
        name: words(on),
        instead_of: None,
    }
}

/// 2026: Friday 1 May and Saturday 9 May are holidays, Saturday 16 May is worked.
fn calendar() -> Calendar {
    let year = YearCalendar {
        year: 2026,
        status: CalendarStatus::Derived,
        source: "invented".to_owned(),
        days_off: vec![named("2026-05-01"), named("2026-05-09")],
        worked: vec![named("2026-05-16")],
    };
    Calendar {
        zone: "Asia/Almaty".to_owned(),
        years: [(2026, year)].into(),
    }
}

#[test]
fn a_day_is_working_off_weekend_or_worked_by_exception() {
    let calendar = calendar();
    let cases = [
        ("2026-04-30", true, false),
        ("2026-05-01", false, false),
        ("2026-05-02", false, true),
        ("2026-05-03", false, false),
        ("2026-05-09", false, false),
        ("2026-05-16", true, false),
    ];
    for (on, working, plain_saturday) in cases {
        let kind = calendar.day(day(on)).unwrap();
        assert_eq!(kind.is_working(), working, "{on}");
        assert_eq!(kind.is_plain_saturday(day(on)), plain_saturday, "{on}");
    }
}

#[test]
fn a_term_in_days_starts_the_next_day() {
    let calendar = calendar();
    let cases = [
        ("2026-04-30", 0, "2026-04-30"),
        ("2026-04-30", 1, "2026-05-04"),
        ("2026-05-01", 1, "2026-05-04"),
        ("2026-05-15", 1, "2026-05-16"),
        ("2026-05-15", 2, "2026-05-18"),
    ];
    for (from, count, until) in cases {
        let found = calendar.add_working_days(day(from), count).unwrap();
        assert_eq!(found, day(until), "{from} + {count}");
    }
}

#[test]
fn subtracting_and_counting_agree_with_adding() {
    let calendar = calendar();
    let from = day("2026-04-29");
    for count in 0..20 {
        let until = calendar.add_working_days(from, count).unwrap();
        assert_eq!(
            calendar.subtract_working_days(until, count).unwrap(),
            from,
            "{count}"
        );
        let between = calendar.working_days_between(from, until).unwrap();
        assert_eq!(between, i64::from(count));
        let back = calendar.working_days_between(until, from).unwrap();
        assert_eq!(back, -i64::from(count));
    }
}

#[test]
fn a_year_that_is_not_known_is_an_error_and_no_guess() {
    let calendar = calendar();
    let gap = Err(CalendarGap { year: 2027 });
    assert_eq!(calendar.day(day("2027-01-01")).err(), gap.err());
    assert_eq!(calendar.add_working_days(day("2026-12-31"), 1), gap);
    assert_eq!(calendar.working_day_from(day("2027-03-01")), gap);
    let before = Err(CalendarGap { year: 2025 });
    assert_eq!(calendar.subtract_working_days(day("2026-01-01"), 1), before);
}

#[test]
fn civil_time_is_six_hours_ahead_before_march_2024_and_five_after() {
    let calendar = calendar();
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap();
    let cases = [
        ("2023-06-30", "2023-06-30T06:00:00Z"),
        ("2024-02-29", "2024-02-29T06:00:00Z"),
        ("2024-03-01", "2024-03-01T07:00:00Z"),
        ("2026-05-04", "2026-05-04T07:00:00Z"),
    ];
    for (on, instant) in cases {
        let instant: DateTime<Utc> = instant.parse().unwrap();
        assert_eq!(calendar.instant(day(on), noon), instant, "{on}");
        assert_eq!(calendar.civil(instant), day(on).and_time(noon), "{on}");
    }
}

#[test]
fn an_hour_that_was_repeated_is_taken_as_the_later_one() {
    let calendar = calendar();
    let half_past_eleven = NaiveTime::from_hms_opt(23, 30, 0).unwrap();
    let later: DateTime<Utc> = "2024-02-29T18:30:00Z".parse().unwrap();
    assert_eq!(calendar.instant(day("2024-02-29"), half_past_eleven), later);
}

#[test]
fn an_hour_that_was_skipped_is_taken_as_the_one_after() {
    let mut calendar = calendar();
    calendar.zone = "Europe/Berlin".to_owned();
    let half_past_two = NaiveTime::from_hms_opt(2, 30, 0).unwrap();
    let half_past_three: DateTime<Utc> = "2026-03-29T01:30:00Z".parse().unwrap();
    assert_eq!(
        calendar.instant(day("2026-03-29"), half_past_two),
        half_past_three
    );
}
