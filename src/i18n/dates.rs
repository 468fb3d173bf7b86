//! Dates, times, numbers and countdowns as a person reads them.
//!
//! Civil dates are written `dd.mm.yyyy` in all three languages; instants are shown in the civil
//! time of Kazakhstan, +05:00.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Utc, Weekday};

use super::{Arg, Speaker};
use crate::regulation::Language;

/// Seconds east of UTC of the whole country since 2024-03-01.
const CIVIL_OFFSET: i32 = 5 * 3600;

/// Working minutes below which a countdown warns: one working day of eight hours.
const WARNING_MINUTES: i64 = 480;

/// How much working time is left until a limit; negative when it has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    WorkingDays(i64),
    WorkingMinutes(i64),
}

impl Left {
    /// Returns whether the limit has passed.
    #[must_use]
    pub const fn is_overdue(self) -> bool {
        match self {
            Self::WorkingDays(amount) | Self::WorkingMinutes(amount) => amount < 0,
        }
    }

    /// Returns whether the limit ends today or on the next working day, or within a working day.
    #[must_use]
    pub const fn is_pressing(self) -> bool {
        match self {
            Self::WorkingDays(days) => days >= 0 && days <= 1,
            Self::WorkingMinutes(minutes) => minutes >= 0 && minutes < WARNING_MINUTES,
        }
    }

    /// Returns the mark that tells its state without colour: `✗`, `⚠` or a space.
    #[must_use]
    pub const fn mark(self) -> &'static str {
        if self.is_overdue() {
            "✗"
        } else if self.is_pressing() {
            "⚠"
        } else {
            " "
        }
    }
}

impl Speaker<'_> {
    /// Returns a date as `12.03.2026`.
    #[must_use]
    pub fn date(&self, date: NaiveDate) -> String {
        date.format("%d.%m.%Y").to_string()
    }

    /// Returns an instant as the civil `12.03.2026 09:00`.
    #[must_use]
    pub fn date_time(&self, at: DateTime<Utc>) -> String {
        civil(at).format("%d.%m.%Y %H:%M").to_string()
    }

    /// Returns the civil time of an instant as `09:00`.
    #[must_use]
    pub fn time(&self, at: DateTime<Utc>) -> String {
        civil(at).format("%H:%M").to_string()
    }

    /// Returns the civil date of an instant as `12.03.2026`.
    #[must_use]
    pub fn date_of(&self, at: DateTime<Utc>) -> String {
        self.date(civil(at).date_naive())
    }

    /// Returns a date in words, such as «12 марта 2026 года».
    #[must_use]
    pub fn long_date(&self, date: NaiveDate) -> String {
        let month = self.say(&format!("month-in-date-{:02}", date.month()));
        self.say_with(
            "long-date",
            &[
                ("day", Arg::Text(date.day().to_string())),
                ("month", Arg::Text(month)),
                ("year", Arg::Text(date.year().to_string())),
            ],
        )
    }

    /// Returns a date with its weekday, such as `Чт 12.03.2026`.
    #[must_use]
    pub fn date_with_weekday(&self, date: NaiveDate) -> String {
        format!("{} {}", self.weekday(date.weekday()), self.date(date))
    }

    /// Returns the short name of a weekday, such as `Дс` or `Пн`.
    #[must_use]
    pub fn weekday(&self, day: Weekday) -> String {
        self.say(match day {
            Weekday::Mon => "weekday-mon",
            Weekday::Tue => "weekday-tue",
            Weekday::Wed => "weekday-wed",
            Weekday::Thu => "weekday-thu",
            Weekday::Fri => "weekday-fri",
            Weekday::Sat => "weekday-sat",
            Weekday::Sun => "weekday-sun",
        })
    }

    /// Returns the name of a month (1 to 12) as a heading: the nominative.
    #[must_use]
    pub fn month(&self, month: u32) -> String {
        self.say(&format!("month-{month:02}"))
    }

    /// Returns a countdown with its mark, such as `✗ −1 р.д.` or `⚠ 2 ч 15 мин`. The mark takes
    /// one column and a space whatever it is, so countdowns line up.
    #[must_use]
    pub fn working_left(&self, left: Left) -> String {
        format!("{} {}", left.mark(), self.working_left_plain(left))
    }

    /// Returns a countdown without its mark, such as `−1 р.д.` or `2 ч 15 мин`.
    #[must_use]
    pub fn working_left_plain(&self, left: Left) -> String {
        let (amount, text) = match left {
            Left::WorkingDays(days) => {
                let amount = Arg::Text(days.unsigned_abs().to_string());
                (days, self.say_with("left-days", &[("days", amount)]))
            }
            Left::WorkingMinutes(minutes) => (minutes, self.hours_and_minutes(minutes)),
        };
        if amount < 0 {
            format!("−{text}")
        } else {
            text
        }
    }

    fn hours_and_minutes(&self, minutes: i64) -> String {
        let minutes = minutes.unsigned_abs();
        let hours = Arg::Text((minutes / 60).to_string());
        let rest = Arg::Text((minutes % 60).to_string());
        match (minutes / 60, minutes % 60) {
            (0, _) => self.say_with("left-minutes", &[("minutes", rest)]),
            (_, 0) => self.say_with("left-hours", &[("hours", hours)]),
            _ => self.say_with("left-hours-minutes", &[("hours", hours), ("minutes", rest)]),
        }
    }

    /// Returns hundredths of a point as a person writes them: `12`, `12,5`, `12,25`.
    #[must_use]
    pub fn points(&self, hundredths: i64) -> String {
        let sign = if hundredths < 0 { "−" } else { "" };
        let (whole, part) = (
            hundredths.unsigned_abs() / 100,
            hundredths.unsigned_abs() % 100,
        );
        let whole = group_digits(&whole.to_string());
        let comma = match self.language {
            Language::Kk | Language::Ru => ',',
            Language::En => '.',
        };
        let part = match (part / 10, part % 10) {
            (0, 0) => String::new(),
            (tenths, 0) => format!("{comma}{tenths}"),
            (tenths, rest) => format!("{comma}{tenths}{rest}"),
        };
        format!("{sign}{whole}{part}")
    }
}

/// Returns the civil date and time of an instant.
pub(crate) fn civil(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    let zone = FixedOffset::east_opt(CIVIL_OFFSET).expect("five hours are a zone");
    at.with_timezone(&zone)
}

/// Sets thousands of five and more digits apart with a space that does not break: `10 000`.
/// Four digits stay together, so a year is never cut.
pub(super) fn group_digits(number: &str) -> String {
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) => ("−", digits),
        None => ("", number),
    };
    let (whole, part) = digits
        .find('.')
        .map_or((digits, ""), |at| digits.split_at(at));
    if whole.len() < 5 {
        return format!("{sign}{whole}{part}");
    }
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push('\u{00A0}');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{part}")
}
