//! The day of registration, by channel hours.

use super::*;
use crate::regulation::YearCalendar;

fn calendar() -> Calendar {
    let year: YearCalendar = serde_json::from_value(serde_json::json!({
        "year": 2026, "status": "derived", "source": "invented",
        "days_off": [
            { "on": "2026-05-01", "name": { "kk": "а", "ru": "а", "en": "a" } },
            { "on": "2026-05-09", "name": { "kk": "а", "ru": "а", "en": "a" } },
        ],
        "worked": [{ "on": "2026-05-17", "name": { "kk": "а", "ru": "а", "en": "a" } }],
    }))
    .unwrap();
    Calendar {
        zone: "Asia/Almaty".to_owned(),
        years: [(2026, year)].into(),
    }
}

fn hours(closes: &str, saturdays: bool) -> OfficeHours {
    serde_json::from_value(serde_json::json!({
        "opens": "09:00:00", "closes": closes, "saturdays": saturdays,
        "cite": { "act": "standard", "point": "7" },
    }))
    .unwrap()
}

fn found(filed: &str, hours: &OfficeHours) -> (String, bool) {
    let filed_at = format!("{filed}+05:00").parse().unwrap();
    let registration = Registration::find(filed_at, hours, &calendar()).unwrap();
    (
        registration.registered_on.to_string(),
        registration.after_hours,
    )
}

#[test]
fn after_hours_and_on_days_off_it_is_the_next_working_day() {
    let provider = hours("18:30:00", false);
    let cases = [
        ("2026-04-30T00:00:00", "2026-04-30", false),
        ("2026-04-30T08:59:00", "2026-04-30", false),
        ("2026-04-30T18:30:00", "2026-04-30", false),
        ("2026-04-30T18:30:01", "2026-05-04", true),
        ("2026-04-30T18:31:00", "2026-05-04", true),
        ("2026-04-30T23:59:59", "2026-05-04", true),
        ("2026-05-01T10:00:00", "2026-05-04", false),
        ("2026-05-02T10:00:00", "2026-05-04", false),
        ("2026-05-16T10:00:00", "2026-05-17", false),
        ("2026-05-17T10:00:00", "2026-05-17", false),
        ("2026-05-17T19:00:00", "2026-05-18", true),
    ];
    for (filed, registered, after_hours) in cases {
        let expected = (registered.to_owned(), after_hours);
        assert_eq!(found(filed, &provider), expected, "{filed}");
    }
}

#[test]
fn the_state_corporation_takes_in_on_saturdays_that_are_no_holidays() {
    let corporation = hours("20:00:00", true);
    let cases = [
        ("2026-04-30T19:59:00", "2026-04-30", false),
        ("2026-04-30T20:01:00", "2026-05-02", true),
        ("2026-05-02T11:00:00", "2026-05-02", false),
        ("2026-05-03T11:00:00", "2026-05-04", false),
        ("2026-05-09T11:00:00", "2026-05-11", false),
    ];
    for (filed, registered, after_hours) in cases {
        let expected = (registered.to_owned(), after_hours);
        assert_eq!(found(filed, &corporation), expected, "{filed}");
    }
}

#[test]
fn the_civil_day_counts_and_not_that_of_utc() {
    let provider = hours("18:30:00", false);
    let late: DateTime<Utc> = "2026-04-29T20:00:00Z".parse().unwrap();
    let registration = Registration::find(late, &provider, &calendar()).unwrap();
    assert_eq!(registration.filed_on.to_string(), "2026-04-30");
    assert_eq!(registration.registered_on.to_string(), "2026-04-30");
}

#[test]
fn a_filing_that_runs_into_an_unknown_year_is_an_error() {
    let provider = hours("18:30:00", false);
    let filed_at = "2026-12-31T19:00:00+05:00".parse().unwrap();
    let gap = Registration::find(filed_at, &provider, &calendar());
    assert_eq!(gap, Err(CalendarGap { year: 2027 }));
}
