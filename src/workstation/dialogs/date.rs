//! Civil dates and times as an officer types them.
//!
//! `28.09.2026`, `28.09`, `+3wd` and `-1wd` (working days by the calendar), `+5d` and `-1d`, a
//! weekday (`mon`, `пн`, `дс`), each with an optional `hh:mm` after it. What names no year is the
//! next such day, or the last one in a field that asks when something was. Times are civil, +05:00.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Utc, Weekday};

use crate::regulation::Calendar;

/// The time of a date that was typed without one.
const DEFAULT_TIME: (u32, u32) = (10, 0);

/// On which side of today a day lies that was typed without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::workstation) enum Toward {
    /// Something that was: the last such day, today among them.
    Past,
    /// Something to come: the next such day.
    Future,
}

/// Returns the date that `text` means, counted from `today`.
pub(in crate::workstation) fn parse_date(
    text: &str,
    toward: Toward,
    today: NaiveDate,
    calendar: &Calendar,
) -> Option<NaiveDate> {
    let text = text.trim().to_lowercase();
    relative(&text, today, calendar)
        .or_else(|| weekday(&text, toward, today))
        .or_else(|| numeric(&text, toward, today))
}

/// Returns the sign that the mask `dd.mm.yyyy hh:mm` puts between `text` and a digit typed after
/// it.
pub(super) fn mask_before_digit(text: &str, with_time: bool) -> Option<char> {
    let shape: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    match shape.as_str() {
        "00" | "00.00" => Some('.'),
        "00.00.0000" if with_time => Some(' '),
        "00.00.0000 00" if with_time => Some(':'),
        _ => None,
    }
}

/// Returns the instant that `text` means: a date, then a time of day or none.
pub(super) fn parse_date_time(
    text: &str,
    toward: Toward,
    today: NaiveDate,
    calendar: &Calendar,
) -> Option<DateTime<Utc>> {
    let (date, time) = split_time(text.trim(), toward, today, calendar)?;
    Some(calendar.instant(date, time))
}

/// Returns the civil date and time that `text` means.
pub(super) fn split_time(
    text: &str,
    toward: Toward,
    today: NaiveDate,
    calendar: &Calendar,
) -> Option<(NaiveDate, NaiveTime)> {
    if let Some((date, time)) = text.rsplit_once(char::is_whitespace)
        && let Some(time) = parse_time(time)
        && let Some(date) = parse_date(date, toward, today, calendar)
    {
        return Some((date, time));
    }
    let time = NaiveTime::from_hms_opt(DEFAULT_TIME.0, DEFAULT_TIME.1, 0)?;
    Some((parse_date(text, toward, today, calendar)?, time))
}

fn parse_time(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once([':', '.', 'ж'])?;
    if hour.len() > 2 || minute.len() != 2 {
        return None;
    }
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

/// `+3wd`, `-1wd`, `+5d` and `-1d`, with the words of the three languages and `wd` typed on a
/// Russian layout.
fn relative(text: &str, today: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
    let back = text.starts_with(['-', '−', '–']);
    let rest = text.strip_prefix(['+', '-', '−', '–'])?.trim();
    let digits = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    let count: u32 = rest[..digits]
        .parse()
        .ok()
        .filter(|count| *count <= 1_000)?;
    match rest[digits..].trim() {
        "wd" | "цв" | "рд" | "р.д." | "жк" | "ж.к." => {
            if back {
                working_days_back(today, count, calendar)
            } else {
                calendar.add_working_days(today, count).ok()
            }
        }
        "" | "d" | "в" | "д" | "к" | "күн" => {
            let days = Days::new(count.into());
            if back {
                today.checked_sub_days(days)
            } else {
                today.checked_add_days(days)
            }
        }
        _ => None,
    }
}

/// Returns the working day that lies so many of them before today.
fn working_days_back(today: NaiveDate, count: u32, calendar: &Calendar) -> Option<NaiveDate> {
    let mut date = today;
    let mut left = count;
    while left > 0 {
        date = date.pred_opt()?;
        left -= u32::from(calendar.is_working_day(date).ok()?);
    }
    Some(date)
}

/// The next day of that name after today, or the last one, today among them.
fn weekday(text: &str, toward: Toward, today: NaiveDate) -> Option<NaiveDate> {
    let name = text.split_whitespace().next_back()?;
    let day = match name {
        "mon" | "monday" | "пн" | "понедельник" | "дс" | "дүйсенбі" => {
            Weekday::Mon
        }
        "tue" | "tuesday" | "вт" | "вторник" | "сс" | "сейсенбі" => Weekday::Tue,
        "wed" | "wednesday" | "ср" | "среда" | "среду" | "сә" | "ср." | "сәрсенбі" => {
            Weekday::Wed
        }
        "thu" | "thursday" | "чт" | "четверг" | "бс" | "бейсенбі" => {
            Weekday::Thu
        }
        "fri" | "friday" | "пт" | "пятница" | "пятницу" | "жм" | "жұма" => {
            Weekday::Fri
        }
        "sat" | "saturday" | "сб" | "суббота" | "субботу" | "сн" | "сенбі" => {
            Weekday::Sat
        }
        "sun" | "sunday" | "вс" | "воскресенье" | "жк" | "жексенбі" => {
            Weekday::Sun
        }
        _ => return None,
    };
    match toward {
        Toward::Future => (1..=7)
            .filter_map(|ahead| today.checked_add_days(Days::new(ahead)))
            .find(|date| date.weekday() == day),
        Toward::Past => (0..7)
            .filter_map(|ago| today.checked_sub_days(Days::new(ago)))
            .find(|date| date.weekday() == day),
    }
}

/// `dd.mm`, `dd.mm.yy`, `dd.mm.yyyy` with any usual separator, and `yyyy-mm-dd`.
fn numeric(text: &str, toward: Toward, today: NaiveDate) -> Option<NaiveDate> {
    let parts: Vec<&str> = text
        .trim_end_matches('.')
        .split(['.', ',', '/', '-', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    if !parts
        .iter()
        .all(|part| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().ok();
    match parts.as_slice() {
        [day, month] => {
            let (month, day) = (number(month)?, number(day)?);
            let of_year = |year| NaiveDate::from_ymd_opt(year, month, day);
            let other = match toward {
                Toward::Future => today.year() + 1,
                Toward::Past => today.year() - 1,
            };
            match (of_year(today.year()), toward) {
                (Some(date), Toward::Future) if date >= today => Some(date),
                (Some(date), Toward::Past) if date <= today => Some(date),
                _ => of_year(other),
            }
        }
        [year, month, day] if year.len() == 4 => {
            NaiveDate::from_ymd_opt(year.parse().ok()?, number(month)?, number(day)?)
        }
        [day, month, year] => {
            let written: i32 = year.parse().ok()?;
            let year = if year.len() == 2 {
                2000 + written
            } else {
                written
            };
            NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::regulation::calendar::CalendarStatus;
    use crate::regulation::{Words, YearCalendar};

    fn calendar() -> Calendar {
        let year = |year| {
            let entry = YearCalendar {
                year,
                status: CalendarStatus::Derived,
                source: "test".to_owned(),
                days_off: vec![crate::regulation::calendar::NamedDay {
                    on: NaiveDate::from_ymd_opt(2026, 9, 24).unwrap(),
                    name: Words {
                        kk: String::new(),
                        ru: String::new(),
                        en: String::new(),
                    },
                    instead_of: None,
                }],
                worked: Vec::new(),
            };
            (year, entry)
        };
        Calendar {
            zone: "Asia/Almaty".to_owned(),
            years: BTreeMap::from([year(2026), year(2027)]),
        }
    }

    #[test]
    fn dates_are_read_as_officers_type_them() {
        let today = NaiveDate::from_ymd_opt(2026, 9, 22).unwrap();
        for (typed, meant) in [
            ("28.09.2026", "2026-09-28"),
            ("28.09.26", "2026-09-28"),
            ("28.9", "2026-09-28"),
            ("1.2", "2027-02-01"),
            ("28,09", "2026-09-28"),
            ("2026-10-01", "2026-10-01"),
            // the 24th is a day off
            ("+3wd", "2026-09-28"),
            ("+3 рд", "2026-09-28"),
            ("+3цв", "2026-09-28"),
            ("+3жк", "2026-09-28"),
            ("+5d", "2026-09-27"),
            ("next mon", "2026-09-28"),
            ("келесі дс", "2026-09-28"),
            ("вт", "2026-09-29"),
            ("в понедельник", "2026-09-28"),
            ("келесі жұма", "2026-09-25"),
            ("Thursday", "2026-09-24"),
        ] {
            let date = parse_date(typed, Toward::Future, today, &calendar());
            let date = date.map(|date| date.to_string());
            assert_eq!(date.as_deref(), Some(meant), "{typed}");
        }
        for nonsense in ["", "31.02.2026", "28", "soon", "+wd", "-", "+3x", "1.2.3.4"] {
            for toward in [Toward::Future, Toward::Past] {
                let date = parse_date(nonsense, toward, today, &calendar());
                assert_eq!(date, None, "{nonsense}");
            }
        }
    }

    #[test]
    fn where_only_the_past_is_lawful_a_day_without_its_year_is_the_last_such_day() {
        // A Tuesday.
        let today = NaiveDate::from_ymd_opt(2026, 9, 29).unwrap();
        for (typed, meant) in [
            ("28.09", "2026-09-28"),
            ("29.09", "2026-09-29"),
            ("30.9", "2025-09-30"),
            ("28,12", "2025-12-28"),
            ("28.09.2027", "2027-09-28"),
            ("mon", "2026-09-28"),
            ("пн", "2026-09-28"),
            ("сс", "2026-09-29"),
            ("среда", "2026-09-23"),
            ("-1d", "2026-09-28"),
            ("-1", "2026-09-28"),
            ("−1 д", "2026-09-28"),
            ("-1в", "2026-09-28"),
            ("-2к", "2026-09-27"),
            ("-2 күн", "2026-09-27"),
            ("-1wd", "2026-09-28"),
            ("-2рд", "2026-09-25"),
            // the 24th is a day off
            ("-3цв", "2026-09-23"),
            ("-3 ж.к.", "2026-09-23"),
        ] {
            let date = parse_date(typed, Toward::Past, today, &calendar());
            let date = date.map(|date| date.to_string());
            assert_eq!(date.as_deref(), Some(meant), "{typed}");
        }
        let at = parse_date_time("28.09 10:30", Toward::Past, today, &calendar());
        let at = at.map(|at| at.to_string());
        assert_eq!(at.as_deref(), Some("2026-09-28 05:30:00 UTC"));
    }

    #[test]
    fn the_mask_puts_the_signs_between_the_digits() {
        let typed = |digits: &str, with_time| {
            let mut text = String::new();
            for digit in digits.chars() {
                text.extend(mask_before_digit(&text, with_time));
                text.push(digit);
            }
            text
        };
        assert_eq!(typed("28092026", false), "28.09.2026");
        assert_eq!(typed("280920261030", true), "28.09.2026 10:30");
        assert_eq!(typed("2809", false), "28.09");
        assert_eq!(mask_before_digit("+3", false), None);
        assert_eq!(mask_before_digit("2026-09", false), None);
    }

    #[test]
    fn a_time_may_follow() {
        let today = NaiveDate::from_ymd_opt(2026, 9, 22).unwrap();
        for (typed, meant) in [
            ("28.09.2026 10:30", "2026-09-28 05:30:00 UTC"),
            ("+3wd 15:00", "2026-09-28 10:00:00 UTC"),
            ("28.09", "2026-09-28 05:00:00 UTC"),
        ] {
            let at = parse_date_time(typed, Toward::Future, today, &calendar());
            let at = at.map(|at| at.to_string());
            assert_eq!(at.as_deref(), Some(meant), "{typed}");
        }
        let none = parse_date_time("28.09 25:00", Toward::Future, today, &calendar());
        assert_eq!(none, None);
    }
}
