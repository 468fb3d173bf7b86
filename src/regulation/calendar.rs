//! The working calendar of Kazakhstan: which days are days of work, and counting in them.
//!
//! A year is data (`config/calendar/<year>.toml`). A year that is not there is a
//! [`CalendarGap`], never a silent Monday-to-Friday. Civil dates are those of the zone given;
//! the whole country has been at +05:00 since 2024-03-01.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Utc, Weekday};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Words;

#[cfg(test)]
mod tests;

/// The years that are known, and the zone that turns instants into civil dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// IANA name, such as `Asia/Almaty`.
    pub zone: String,
    pub years: BTreeMap<i32, YearCalendar>,
}

/// One year of the working calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YearCalendar {
    pub year: i32,
    pub status: CalendarStatus,
    /// Where the days come from.
    pub source: String,
    /// Days off that fall on Monday to Friday, and holidays on a weekend worth naming.
    pub days_off: Vec<NamedDay>,
    /// Weekend days that are worked.
    #[serde(default)]
    pub worked: Vec<NamedDay>,
}

/// Whether the year's days were officially published or derived by the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CalendarStatus {
    Official,
    Derived,
}

/// A day with the name that explains it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedDay {
    pub on: NaiveDate,
    pub name: Words,
    /// The day this one stands in for, when a holiday or a weekend day was moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<NaiveDate>,
}

/// The calendar does not have this year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the working calendar has no year {year}")]
pub struct CalendarGap {
    pub year: i32,
}

/// What kind of day a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind<'a> {
    Working,
    Weekend,
    DayOff(&'a NamedDay),
    WorkedWeekend(&'a NamedDay),
}

impl DayKind<'_> {
    /// Returns whether it is a day of work.
    #[must_use]
    pub const fn is_working(&self) -> bool {
        matches!(self, Self::Working | Self::WorkedWeekend(_))
    }

    /// Returns whether it is a Saturday that is neither a holiday nor worked by exception.
    #[must_use]
    pub fn is_plain_saturday(&self, date: NaiveDate) -> bool {
        matches!(self, Self::Weekend) && date.weekday() == Weekday::Sat
    }
}

impl Calendar {
    /// Returns what kind of day `date` is.
    ///
    /// # Errors
    /// [`CalendarGap`] when the year is not known.
    pub fn day(&self, date: NaiveDate) -> Result<DayKind<'_>, CalendarGap> {
        let year = self
            .years
            .get(&date.year())
            .ok_or(CalendarGap { year: date.year() })?;
        if let Some(named) = year.days_off.iter().find(|day| day.on == date) {
            return Ok(DayKind::DayOff(named));
        }
        if let Some(named) = year.worked.iter().find(|day| day.on == date) {
            return Ok(DayKind::WorkedWeekend(named));
        }
        Ok(match date.weekday() {
            Weekday::Sat | Weekday::Sun => DayKind::Weekend,
            Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => {
                DayKind::Working
            }
        })
    }

    /// Returns whether `date` is a day of work.
    ///
    /// # Errors
    /// [`CalendarGap`] when the year is not known.
    pub fn is_working_day(&self, date: NaiveDate) -> Result<bool, CalendarGap> {
        Ok(self.day(date)?.is_working())
    }

    /// Returns the first working day that is not before `date`.
    ///
    /// # Errors
    /// [`CalendarGap`] when a year on the way is not known.
    pub fn working_day_from(&self, date: NaiveDate) -> Result<NaiveDate, CalendarGap> {
        let mut day = date;
        while !self.is_working_day(day)? {
            day = next(day);
        }
        Ok(day)
    }

    /// Returns the `count`-th working day after `date`: a term in days starts the next day.
    /// With a count of 0 it is `date` itself.
    ///
    /// # Errors
    /// [`CalendarGap`] when a year on the way is not known.
    pub fn add_working_days(&self, date: NaiveDate, count: u32) -> Result<NaiveDate, CalendarGap> {
        let mut day = date;
        let mut left = count;
        while left > 0 {
            day = next(day);
            if self.is_working_day(day)? {
                left -= 1;
            }
        }
        Ok(day)
    }

    /// Returns the `count`-th working day before `date`.
    ///
    /// # Errors
    /// [`CalendarGap`] when a year on the way is not known.
    pub fn subtract_working_days(
        &self,
        date: NaiveDate,
        count: u32,
    ) -> Result<NaiveDate, CalendarGap> {
        let mut day = date;
        let mut left = count;
        while left > 0 {
            day = previous(day);
            if self.is_working_day(day)? {
                left -= 1;
            }
        }
        Ok(day)
    }

    /// Returns how many working days lie after `from` up to and with `until`; negative when
    /// `until` is the earlier one.
    ///
    /// # Errors
    /// [`CalendarGap`] when a year on the way is not known.
    pub fn working_days_between(
        &self,
        from: NaiveDate,
        until: NaiveDate,
    ) -> Result<i64, CalendarGap> {
        let (first, last, sign) = if from <= until {
            (from, until, 1)
        } else {
            (until, from, -1)
        };
        let mut day = first;
        let mut count = 0;
        while day < last {
            day = next(day);
            if self.is_working_day(day)? {
                count += 1;
            }
        }
        Ok(count * sign)
    }

    /// Returns the civil date and time of an instant.
    #[must_use]
    pub fn civil(&self, at: DateTime<Utc>) -> NaiveDateTime {
        at.with_timezone(&self.tz()).naive_local()
    }

    /// Returns the instant of a civil date and time. A time that a zone change skipped or
    /// repeated is taken as the later reading.
    #[must_use]
    pub fn instant(&self, date: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
        let local = date.and_time(time);
        let zone = self.tz();
        let later = || (local + chrono::Duration::hours(1)).and_local_timezone(zone);
        local
            .and_local_timezone(zone)
            .latest()
            .or_else(|| later().latest())
            .map_or_else(|| local.and_utc(), |at| at.with_timezone(&Utc))
    }

    fn tz(&self) -> chrono_tz::Tz {
        self.zone.parse().unwrap_or(chrono_tz::Asia::Almaty)
    }
}

/// Returns the day after `date`.
#[must_use]
pub fn next(date: NaiveDate) -> NaiveDate {
    date.checked_add_days(Days::new(1))
        .expect("a calendar year is far from the end of time")
}

fn previous(date: NaiveDate) -> NaiveDate {
    date.checked_sub_days(Days::new(1))
        .expect("a calendar year is far from the beginning of time")
}
