//! Drawing the filter line, and under it where it cannot be read and what it could become.
//!
//! ```text
//! F7 Filter › stage:comm due<7w                              142 of 1 318 · due ↑
//!                            ^ Perhaps 7wd. “7w” is neither days (2wd, 10d) …
//!            ┌ Tab ────────────────────────────┐
//!            │▌commission      Commission      │
//!            └─────────────────────────────────┘
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::State;
use super::complete::describe;
use super::view::sort_words;
use crate::casework::queue::filter::{FilterError, FilterErrorKind};
use crate::i18n::Arg;
use crate::workstation::desk::Desk;
use crate::workstation::theme::Tone;
use crate::workstation::widgets::{frame, paint};

/// The most candidates that are shown at once.
const CANDIDATES: usize = 8;

/// Draws the filter, and on its right how many rows there are and in which order. Returns where
/// its text stands while it is typed.
pub(super) fn line(state: &State, desk: &Desk, buffer: &mut Buffer, area: Rect) -> Option<Rect> {
    let speaker = desk.speaker();
    let theme = desk.theme;
    let come = state.rows.data().map_or(0, |rows| rows.len());
    let all = state
        .first_of
        .map_or(come, |all| usize::try_from(all).unwrap_or(usize::MAX));
    let order = state.order(desk);
    let count = speaker.say_with(
        "queue-count",
        &[
            ("shown", Arg::from(state.shown.len())),
            ("all", Arg::from(all)),
        ],
    );
    let mut right = format!("{count} · {}", sort_words(&order, desk));
    if !state.marks.is_empty() {
        let marked = speaker.say_with("queue-marked", &[("count", state.marks.len().into())]);
        right = format!("{right} · {marked}");
    }
    let end = paint::put_right(
        buffer,
        area.right().saturating_sub(1),
        area.y,
        &right,
        theme.style(Tone::Dim),
    );
    let x = paint::put(
        buffer,
        area.x + 1,
        area.y,
        3,
        "F7 ",
        theme.style(Tone::KeyName),
    );
    let x = paint::put(
        buffer,
        x,
        area.y,
        end.saturating_sub(x + 1),
        &format!("{} › ", speaker.say("queue-filter")),
        theme.style(Tone::Plain),
    );
    let room = end.saturating_sub(x + 2);
    if room < 4 {
        return None;
    }
    if state.filter.open {
        return Some(Rect::new(x, area.y, room, 1));
    }
    if let Some(year) = state.filter.gap {
        let text = speaker.say_with("queue-filter-gap", &[("year", Arg::Text(year.to_string()))]);
        paint::put(buffer, x, area.y, room, &text, theme.style(Tone::Bad));
    } else {
        let text = state.filter.field.text();
        paint::put(buffer, x, area.y, room, text, theme.style(Tone::Strong));
    }
    None
}

/// Draws what stands under the line while it is typed.
pub(super) fn below(state: &State, desk: &Desk, buffer: &mut Buffer, field: Rect) {
    let mut y = field.y + 1;
    if let Some(error) = &state.filter.error {
        let columns = buffer.area.width;
        fault(
            state,
            error,
            desk,
            buffer,
            Rect::new(0, y, columns, 1),
            field,
        );
        y += 1;
    }
    candidates(state, desk, buffer, field.x, y);
}

/// Points at the place where the filter stops making sense, and says why.
fn fault(
    state: &State,
    error: &FilterError,
    desk: &Desk,
    buffer: &mut Buffer,
    area: Rect,
    field: Rect,
) {
    let theme = desk.theme;
    paint::blank(buffer, area, theme.style(Tone::Plain));
    let text = fault_words(error, desk);
    let width = u16::try_from(paint::width(&text)).unwrap_or(u16::MAX);
    let at = state.filter.field.column_of(error.at, field.width);
    let x = field.x + at.min(field.width.saturating_sub(1));
    paint::put(buffer, x, area.y, 1, "^", theme.style(Tone::Bad));
    let right = area.right().saturating_sub(x + 3);
    if width <= right {
        paint::put(buffer, x + 2, area.y, right, &text, theme.style(Tone::Bad));
        return;
    }
    // Where there is no room behind the place, the words stand before it.
    let left = x.saturating_sub(2);
    if width <= left {
        let from = left - width;
        paint::put(
            buffer,
            from + 1,
            area.y,
            width,
            &text,
            theme.style(Tone::Bad),
        );
    } else {
        // Words that are whole say more than the sign; they name what is meant.
        let room = area.width.saturating_sub(2);
        paint::blank(buffer, area, theme.style(Tone::Plain));
        paint::put(buffer, 1, area.y, room, &text, theme.style(Tone::Bad));
    }
}

/// Says what is wrong with a filter.
pub(super) fn fault_words(error: &FilterError, desk: &Desk) -> String {
    let speaker = desk.speaker();
    let typed = |text: &str| Arg::from(paint::inert(text).into_owned());
    let (id, args) = match &error.kind {
        FilterErrorKind::TooLong => ("filter-fault-too-long", vec![]),
        FilterErrorKind::TooMany => ("filter-fault-too-many", vec![]),
        FilterErrorKind::UnknownField(name) => {
            ("filter-fault-unknown-field", vec![("name", typed(name))])
        }
        FilterErrorKind::UnknownValue { field, value } => (
            "filter-fault-unknown-value",
            vec![("field", typed(field)), ("value", typed(value))],
        ),
        FilterErrorKind::ValueMissing => ("filter-fault-value-missing", vec![]),
        FilterErrorKind::QuoteOpen => ("filter-fault-quote-open", vec![]),
        FilterErrorKind::BadAmount(text) => {
            ("filter-fault-bad-amount", vec![("text", typed(text))])
        }
        FilterErrorKind::ComparisonMissing { field } => (
            "filter-fault-comparison-missing",
            vec![("field", typed(field))],
        ),
        FilterErrorKind::NotComparable { field } => {
            ("filter-fault-not-comparable", vec![("field", typed(field))])
        }
    };
    let text = speaker.say_with(id, &args);
    match &error.hint {
        Some(hint) => {
            let hint = speaker.say_with("filter-fault-hint", &[("hint", typed(hint))]);
            // What was meant first: it is what must not be cut off.
            format!("{hint} {text}")
        }
        None => text,
    }
}

/// Lists what the end of the filter could become.
fn candidates(state: &State, desk: &Desk, buffer: &mut Buffer, x: u16, y: u16) {
    let filter = &state.filter;
    if filter.candidates.is_empty() {
        return;
    }
    let theme = desk.theme;
    let screen = buffer.area;
    let room = screen.bottom().saturating_sub(y + 4);
    let lines = filter.candidates.len().min(CANDIDATES);
    let height = u16::try_from(lines + 2).unwrap_or(u16::MAX).min(room);
    let width = 64.min(screen.width.saturating_sub(2));
    if height < 3 {
        return;
    }
    let area = Rect {
        x: x.saturating_sub(2)
            .min(screen.width.saturating_sub(width + 1)),
        y,
        width,
        height,
    };
    paint::blank(buffer, area, theme.style(Tone::Plain));
    let inner = frame::panel(buffer, area, "Tab", false, theme);
    let shown = usize::from(inner.height);
    let cursor = filter.chosen.unwrap_or(0);
    let top = frame::window(
        cursor.saturating_sub(shown / 2),
        cursor,
        shown,
        filter.candidates.len(),
    );
    let rows = state.rows.data().map(|rows| &**rows);
    let first = inner.width * 2 / 5;
    for (y, (index, candidate)) in
        (inner.y..inner.bottom()).zip(filter.candidates.iter().enumerate().skip(top))
    {
        let chosen = filter.chosen == Some(index);
        let mark = if chosen { "▌" } else { " " };
        let tone = if chosen { Tone::Cursor } else { Tone::Plain };
        let x = paint::put(buffer, inner.x, y, 1, mark, theme.style(Tone::Strong));
        paint::put(buffer, x, y, first, &candidate.text, theme.style(tone));
        let about = describe(candidate.field.as_deref(), &candidate.text, rows, desk);
        let x = x + first + 1;
        let room = inner.right().saturating_sub(x);
        paint::put(buffer, x, y, room, &about, theme.style(Tone::Dim));
    }
    frame::scroll_mark(
        buffer,
        area,
        top,
        inner.height,
        filter.candidates.len(),
        theme,
    );
}
