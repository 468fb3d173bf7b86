//! From the moment of filing to the day an application counts as registered.

use chrono::{DateTime, NaiveDate, Utc};

use super::calendar::next;
use super::{Calendar, CalendarGap, Channel, Edition, OfficeHours};

#[cfg(test)]
mod tests;

/// The day an application counts as registered, and why it is not the day of filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Registration {
    pub filed_on: NaiveDate,
    pub registered_on: NaiveDate,
    /// Whether it was handed in after closing time (otherwise a shift is due to a day off).
    pub after_hours: bool,
}

impl Registration {
    /// Finds the day on which an application filed at `filed_at` counts as registered.
    ///
    /// After closing time and on days off it is the next day on which the channel is open.
    /// A filing at the very closing time is still in time.
    ///
    /// # Errors
    /// [`CalendarGap`] when the calendar does not have the year.
    pub fn find(
        filed_at: DateTime<Utc>,
        hours: &OfficeHours,
        calendar: &Calendar,
    ) -> Result<Self, CalendarGap> {
        let civil = calendar.civil(filed_at);
        let filed_on = civil.date();
        let mut day = filed_on;
        let open = hours.is_open_on(day, calendar)?;
        let after_hours = open && civil.time() > hours.closes;
        if after_hours {
            day = next(day);
        }
        while !hours.is_open_on(day, calendar)? {
            day = next(day);
        }
        Ok(Self {
            filed_on,
            registered_on: day,
            after_hours,
        })
    }
}

impl Edition {
    /// Returns the office hours that govern filings by `channel`, when the edition has the channel.
    #[must_use]
    pub fn hours_of(&self, channel: Channel) -> Option<&OfficeHours> {
        self.hours.get(&self.channels.get(&channel)?.hours)
    }

    /// Returns the provider's own hours, in which its limits run and end.
    ///
    /// # Panics
    /// When the edition has no hours named `provider`; the lawbook refuses such an edition.
    #[must_use]
    pub fn provider_hours(&self) -> &OfficeHours {
        self.hours
            .iter()
            .find(|(id, _)| id.as_str() == "provider")
            .map(|(_, hours)| hours)
            .expect("the lawbook refuses an edition without provider hours")
    }
}
