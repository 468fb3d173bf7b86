//! Office hours: when a channel is open and when working minutes run.

use chrono::{NaiveDate, NaiveTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Calendar, CalendarGap, Citation};

/// When an office is open, in the civil time of Kazakhstan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfficeHours {
    pub opens: NaiveTime,
    pub closes: NaiveTime,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lunch_from: Option<NaiveTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lunch_to: Option<NaiveTime>,
    /// Whether Saturdays that are no holidays are days of work (the State Corporation).
    #[serde(default)]
    pub saturdays: bool,
    pub cite: Citation,
}

impl OfficeHours {
    /// Returns whether the office is open on `date` at all.
    ///
    /// # Errors
    /// [`CalendarGap`] when the calendar does not have the year.
    pub fn is_open_on(&self, date: NaiveDate, calendar: &Calendar) -> Result<bool, CalendarGap> {
        let day = calendar.day(date)?;
        Ok(day.is_working() || (self.saturdays && day.is_plain_saturday(date)))
    }

    /// Returns the working spans of one open day, in order.
    #[must_use]
    pub fn spans(&self) -> Vec<(NaiveTime, NaiveTime)> {
        match (self.lunch_from, self.lunch_to) {
            (Some(from), Some(to)) => vec![(self.opens, from), (to, self.closes)],
            _ => vec![(self.opens, self.closes)],
        }
    }
}
