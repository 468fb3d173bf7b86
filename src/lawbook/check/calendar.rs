//! Faults of the working calendar.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Weekday};

use super::Scribe;
use crate::lawbook::Zone;
use crate::lawbook::document::Path;
use crate::lawbook::fault::{Fault, Problem};
use crate::lawbook::source::whole;
use crate::regulation::YearCalendar;
use crate::regulation::calendar::NamedDay;

/// Finds what is wrong in the calendar of the year that the file is named after.
pub(in crate::lawbook) fn check_year(
    mut scribe: Scribe<'_>,
    year: &YearCalendar,
    file_year: &str,
) -> Vec<Fault> {
    let root = Path::default();
    scribe.named_like("year", &year.year.to_string(), file_year);
    scribe.text(&root, "source", &year.source);
    // The name of the file says which year is meant, where it says one.
    let meant = file_year.parse().unwrap_or(year.year);
    let mut seen = BTreeSet::new();
    for (key, days) in [("days_off", &year.days_off), ("worked", &year.worked)] {
        for (index, day) in days.iter().enumerate() {
            let at = root.key(key).index(index);
            check_day(&mut scribe, &at, day, meant);
            if !seen.insert(day.on) {
                scribe.report(&at.key("on"), Problem::DayTwice { day: day.on });
            }
            let weekend = matches!(day.on.weekday(), Weekday::Sat | Weekday::Sun);
            if key == "worked" && !weekend {
                scribe.report(&at.key("on"), Problem::WorkedNotWeekend { day: day.on });
            }
        }
    }
    scribe.faults
}

fn check_day(scribe: &mut Scribe<'_>, at: &Path, day: &NamedDay, year: i32) {
    scribe.words(&at.key("name"), &day.name);
    if day.on.year() != year {
        scribe.report(&at.key("on"), Problem::DayOutsideYear { day: day.on, year });
    }
    if day.instead_of == Some(day.on) {
        scribe.report(
            &at.key("instead_of"),
            Problem::InsteadOfItself { day: day.on },
        );
    }
}

/// Finds years that are missing between the first and the last.
pub(in crate::lawbook) fn check_years(years: &BTreeMap<i32, YearCalendar>) -> Vec<Fault> {
    let (Some(first), Some(last)) = (years.keys().next(), years.keys().next_back()) else {
        let name = "calendar/<year>.toml".to_owned();
        return vec![whole("calendar", Problem::MissingFile { name })];
    };
    (*first..=*last)
        .filter(|year| !years.contains_key(year))
        .take(20)
        .map(|year| whole("calendar", Problem::MissingYear { year }))
        .collect()
}

/// Finds what is wrong in `zone.toml`.
pub(in crate::lawbook) fn check_zone(mut scribe: Scribe<'_>, zone: &Zone) -> Vec<Fault> {
    let root = Path::default();
    scribe.text(&root, "source", &zone.source);
    if zone.zone.parse::<chrono_tz::Tz>().is_err() {
        let problem = Problem::UnknownZone {
            zone: zone.zone.clone(),
        };
        scribe.report(&root.key("zone"), problem);
    }
    scribe.faults
}
