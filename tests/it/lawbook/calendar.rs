//! The shipped calendars: totals of working days, and days with their names.

use chrono::{Datelike, NaiveDate};
use kezek::regulation::DayKind;
use kezek::regulation::calendar::{CalendarStatus, next};

use super::shipped;

#[test]
fn every_year_has_its_working_days() {
    let book = shipped();
    let totals = [
        (2019, 246),
        (2020, 246),
        (2021, 245),
        (2022, 246),
        (2023, 246),
        (2024, 249),
        (2025, 246),
        (2026, 247),
        (2027, 247),
    ];
    let years: Vec<i32> = book.calendar().years.keys().copied().collect();
    assert_eq!(years, totals.map(|(year, _)| year));
    for (year, total) in totals {
        let mut day = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let mut count = 0;
        while day.year() == year {
            count += i32::from(book.calendar().is_working_day(day).unwrap());
            day = next(day);
        }
        assert_eq!(count, total, "{year}");
    }
}

#[test]
fn only_two_years_are_official() {
    let book = shipped();
    let official: Vec<i32> = book
        .calendar()
        .years
        .values()
        .filter(|year| year.status == CalendarStatus::Official)
        .map(|year| year.year)
        .collect();
    assert_eq!(official, [2025, 2026]);
}

fn days_off_on_weekdays(year: i32) -> Vec<String> {
    let book = shipped();
    let mut days: Vec<NaiveDate> = book.calendar().years[&year]
        .days_off
        .iter()
        .map(|day| day.on)
        .filter(|day| day.weekday().number_from_monday() < 6)
        .collect();
    days.sort();
    days.iter()
        .map(|day| day.format("%m-%d").to_string())
        .collect()
}

#[test]
fn the_days_off_are_those_of_the_sources() {
    let sources = [
        (
            2019,
            "01-01 01-02 01-07 03-08 03-21 03-22 03-25 05-01 05-07 05-09 05-10 07-08 08-30 12-02 12-16 12-17",
        ),
        (
            2020,
            "01-01 01-02 01-03 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-08 07-06 07-31 08-31 12-01 12-16 12-17 12-18",
        ),
        (
            2021,
            "01-01 01-04 01-07 03-08 03-22 03-23 03-24 05-03 05-07 05-10 07-05 07-06 07-20 08-30 12-01 12-16 12-17",
        ),
        (
            2022,
            "01-03 01-04 01-07 03-07 03-08 03-21 03-22 03-23 05-02 05-09 05-10 07-06 08-29 08-30 10-24 10-25 12-16",
        ),
        (
            2023,
            "01-02 01-03 03-08 03-21 03-22 03-23 05-01 05-08 05-09 06-28 07-06 07-07 08-30 10-25 12-18",
        ),
        (
            2024,
            "01-01 01-02 03-08 03-21 03-22 03-25 05-01 05-07 05-08 05-09 07-08 08-30 10-25 12-16",
        ),
        (
            2025,
            "01-01 01-02 01-03 01-07 03-10 03-21 03-24 03-25 05-01 05-07 05-09 06-06 07-07 09-01 10-27 12-16",
        ),
        (
            2026,
            "01-01 01-02 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-11 05-27 07-06 10-26 12-16",
        ),
        (
            2027,
            "01-01 01-04 01-07 03-08 03-15 03-22 03-23 03-24 05-03 05-07 05-10 07-06 10-25 12-16",
        ),
    ];
    for (year, days) in sources {
        assert_eq!(days_off_on_weekdays(year).join(" "), days, "{year}");
    }
}

#[test]
fn holidays_come_and_go_with_the_law_that_names_them() {
    let book = shipped();
    let name = |on: &str| match book.calendar().day(on.parse().unwrap()).unwrap() {
        DayKind::DayOff(day) => Some(day.name.en.clone()),
        DayKind::Working | DayKind::Weekend | DayKind::WorkedWeekend(_) => None,
    };
    let named = [
        ("2025-08-30", Some("Constitution Day")),
        ("2026-08-31", None),
        ("2027-03-15", Some("Constitution Day")),
        ("2026-03-16", None),
        ("2021-12-01", Some("Day of the First President")),
        ("2022-12-01", None),
        ("2021-10-25", None),
        ("2022-10-25", Some("Republic Day")),
        ("2026-10-25", Some("Day of the Republic of Kazakhstan")),
        ("2021-12-17", Some("Independence Day")),
        ("2022-12-16", Some("Independence Day")),
        ("2023-06-28", Some("First day of Kurban Ait")),
        ("2026-05-27", Some("First day of Kurban Ait")),
        ("2026-01-05", None),
        ("2026-01-06", None),
    ];
    for (on, expected) in named {
        assert_eq!(name(on).as_deref(), expected, "{on}");
    }
}

#[test]
fn a_moved_day_names_the_day_it_stands_in_for() {
    let book = shipped();
    for year in book.calendar().years.values() {
        for day in year.days_off.iter().chain(&year.worked) {
            let Some(other) = day.instead_of else {
                continue;
            };
            let weekend = |day: NaiveDate| day.weekday().number_from_monday() > 5;
            let worked = year.worked.contains(day);
            assert_eq!(weekend(day.on), worked, "{}", day.on);
            assert_eq!(weekend(other), !worked, "{}", day.on);
        }
        for day in &year.worked {
            let other = day.instead_of.unwrap();
            assert!(
                year.days_off
                    .iter()
                    .any(|off| off.on == other && off.instead_of == Some(day.on)),
                "{} is worked for a day off that names it",
                day.on
            );
        }
    }
}

#[test]
fn christmas_and_kurban_ait_never_move() {
    for year in shipped().calendar().years.values() {
        let moved = year
            .days_off
            .iter()
            .filter(|day| day.instead_of.is_some())
            .any(|day| day.name.en.contains("Christmas") || day.name.en.contains("Kurban"));
        assert!(!moved, "{}", year.year);
    }
}
