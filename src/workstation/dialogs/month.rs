//! A month to pick a day from with the arrows, and beside it the time of day where a field asks for
//! one: digits cannot be typed on every layout.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, TimeDelta};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::text::{Line, Span};

use super::Context;
use crate::i18n::Speaker;
use crate::workstation::theme::Tone;

/// A month that is open for a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Month {
    /// The field it fills.
    pub field: String,
    day: NaiveDate,
    /// The time that stays beside the day, for a field that has one.
    time: Option<NaiveTime>,
    /// The arrows move the time, not the day.
    in_time: bool,
}

/// What a key did.
pub(super) enum Picked {
    Open,
    Closed,
    Taken(String),
}

impl Month {
    pub fn new(field: &str, day: NaiveDate, time: Option<NaiveTime>) -> Self {
        Self {
            field: field.to_owned(),
            day,
            time,
            in_time: false,
        }
    }

    /// Returns the id of the words for its keys.
    pub const fn hint(&self) -> &'static str {
        match (self.time, self.in_time) {
            (None, _) => "dialog-hint-month",
            (Some(_), false) => "dialog-hint-month-day",
            (Some(_), true) => "dialog-hint-month-time",
        }
    }

    /// Moves the time of day: by hours, by five minutes, by one. It stays within the day.
    fn time_key(&mut self, code: KeyCode) {
        let Some(time) = self.time else {
            return;
        };
        let by = match code {
            KeyCode::Left => -60,
            KeyCode::Right => 60,
            KeyCode::Up => -5,
            KeyCode::Down => 5,
            KeyCode::PageUp => -1,
            KeyCode::PageDown => 1,
            _ => return,
        };
        self.time = Some(time.overflowing_add_signed(TimeDelta::minutes(by)).0);
    }

    /// Applies a key: arrows go by day and week, PgUp and PgDn by month, Home to today. Tab goes
    /// to the time of day and back.
    pub fn key(&mut self, key: KeyEvent, today: NaiveDate) -> Picked {
        match key.code {
            KeyCode::Tab | KeyCode::BackTab => {
                self.in_time = !self.in_time && self.time.is_some();
                return Picked::Open;
            }
            KeyCode::Left
            | KeyCode::Right
            | KeyCode::Up
            | KeyCode::Down
            | KeyCode::PageUp
            | KeyCode::PageDown
                if self.in_time =>
            {
                self.time_key(key.code);
                return Picked::Open;
            }
            _ => {}
        }
        let forward = |days| self.day.checked_add_days(Days::new(days));
        let back = |days| self.day.checked_sub_days(Days::new(days));
        let to = match key.code {
            KeyCode::Left => back(1),
            KeyCode::Right => forward(1),
            KeyCode::Up => back(7),
            KeyCode::Down => forward(7),
            KeyCode::PageUp => self.day.checked_sub_months(Months::new(1)),
            KeyCode::PageDown => self.day.checked_add_months(Months::new(1)),
            KeyCode::Home => Some(today),
            KeyCode::Esc | KeyCode::F(4) => return Picked::Closed,
            KeyCode::Enter => return Picked::Taken(self.text()),
            _ => None,
        };
        if let Some(day) = to {
            self.day = day;
        }
        Picked::Open
    }

    fn text(&self) -> String {
        let date = self.day.format("%d.%m.%Y");
        match self.time {
            Some(time) => format!("{date} {}", time.format("%H:%M")),
            None => date.to_string(),
        }
    }

    /// Draws the month, Monday first; days off are marked with `·` as well as dimmed.
    pub fn lines(&self, ctx: &Context) -> Vec<Line<'static>> {
        let (speaker, theme) = (ctx.speaker, ctx.theme);
        let mut lines = vec![
            Line::styled(
                format!(" {} {}", speaker.month(self.day.month()), self.day.year()),
                theme.style(Tone::Heading),
            ),
            Line::styled(weekdays(speaker), theme.style(Tone::Dim)),
        ];
        let first = self.day.with_day(1).unwrap_or(self.day);
        let lead = u64::from(first.weekday().num_days_from_monday());
        let mut date = first.checked_sub_days(Days::new(lead)).unwrap_or(first);
        loop {
            let mut spans = Vec::with_capacity(7);
            for _ in 0..7 {
                spans.push(self.cell(date, ctx));
                date = crate::regulation::calendar::next(date);
            }
            lines.push(Line::from(spans));
            if date.month() != self.day.month() || date.year() != self.day.year() {
                break;
            }
        }
        if let Some(time) = self.time {
            let time = time.format("%H:%M").to_string();
            let (text, tone) = if self.in_time {
                (format!("▐{time}▌"), Tone::Cursor)
            } else {
                (format!(" {time} "), Tone::Plain)
            };
            let label = format!(" {} ", speaker.say("dialog-month-time"));
            lines.push(Line::from(vec![
                Span::styled(label, theme.style(Tone::Dim)),
                Span::styled(text, theme.style(tone)),
            ]));
        }
        if let Some(name) = self.day_off(ctx) {
            lines.push(Line::styled(format!(" · {name}"), theme.style(Tone::Warn)));
        }
        lines.push(Line::styled(
            format!(" {}", self.distance(ctx)),
            theme.style(Tone::Plain),
        ));
        lines
    }

    fn cell(&self, date: NaiveDate, ctx: &Context) -> Span<'static> {
        if date.month() != self.day.month() {
            return Span::raw("     ");
        }
        let working = ctx.law.calendar.is_working_day(date).unwrap_or(true);
        let mark = if working { ' ' } else { '·' };
        if date == self.day {
            let tone = if self.in_time {
                Tone::Strong
            } else {
                Tone::Cursor
            };
            return Span::styled(format!("▐{:>2}{mark}▌", date.day()), ctx.theme.style(tone));
        }
        let tone = if working { Tone::Plain } else { Tone::Dim };
        Span::styled(format!(" {:>2}{mark} ", date.day()), ctx.theme.style(tone))
    }

    /// Why the day is off, where the calendar names the reason.
    fn day_off(&self, ctx: &Context) -> Option<String> {
        let year = ctx.law.calendar.years.get(&self.day.year())?;
        let named = year.days_off.iter().find(|off| off.on == self.day)?;
        Some(super::sheets::clean(ctx.speaker.words(&named.name)))
    }

    fn distance(&self, ctx: &Context) -> String {
        distance(self.day, ctx)
    }
}

/// Returns a date in words with its distance from today in working days.
pub(super) fn distance(date: NaiveDate, ctx: &Context) -> String {
    let day = ctx.speaker.date_with_weekday(date);
    match ctx.law.calendar.working_days_between(ctx.now.today, date) {
        Ok(days) => ctx.speaker.say_with(
            "dialog-date-distance",
            &[("date", day.into()), ("days", days.into())],
        ),
        Err(_) => day,
    }
}

fn weekdays(speaker: Speaker<'_>) -> String {
    use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    [Mon, Tue, Wed, Thu, Fri, Sat, Sun]
        .into_iter()
        .map(|day| format!(" {:<4}", speaker.weekday(day)))
        .collect()
}
