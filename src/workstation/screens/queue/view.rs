//! Drawing the queue: only the rows on the screen are touched.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::{Pane, State, layout, preview};
use crate::casework::queue::sort::Sort;
use crate::casework::queue::{Column, Row};
use crate::i18n::{Arg, Left};
use crate::workstation::desk::Desk;
use crate::workstation::show;
use crate::workstation::theme::Tone;
use crate::workstation::widgets::doc::Doc;
use crate::workstation::widgets::{frame, paint};

/// Draws the screen.
pub fn view(state: &State, desk: &Desk, frame: &mut Frame) {
    let areas = layout::areas(desk.size, state.pane);
    let buffer = frame.buffer_mut();
    if let Some(area) = areas.tabs {
        tabs(state, desk, buffer, area);
    }
    if let Some(area) = areas.views {
        views(state, desk, buffer, area);
    }
    let cursor = filter_line(state, desk, buffer, areas.filter);
    if areas.rows.height > 0 {
        rows(state, desk, buffer, areas.rows);
    }
    if let Some(area) = areas.preview {
        preview_pane(state, desk, buffer, area);
    }
    if let Some(area) = areas.strip {
        strip(state, desk, buffer, area);
    }
    if state.filter.open
        && let Some(cursor) = cursor
    {
        frame.set_cursor_position(cursor);
    }
}

/// The queues on one line, the shown one in brackets.
fn tabs(state: &State, desk: &Desk, buffer: &mut Buffer, area: Rect) {
    let Some(list) = desk.queues.data() else {
        return;
    };
    let labels: Vec<(String, bool)> = list
        .queues
        .iter()
        .map(|queue| {
            let chosen = Some(&queue.definition.slug) == state.slug.as_ref();
            let title = desk.speaker().words(&queue.definition.title).to_owned();
            let urgent = if queue.overdue > 0 { " ✗" } else { "" };
            let label = format!("{title} {}{urgent}", queue.count);
            (label, chosen)
        })
        .collect();
    let at = labels.iter().position(|(_, chosen)| *chosen).unwrap_or(0);
    let room = usize::from(area.width).saturating_sub(4);
    // Begin as far right as needed for the chosen one to be in sight.
    let mut first = 0;
    let span = |from: usize| -> usize {
        labels[from..=at.min(labels.len() - 1)]
            .iter()
            .map(|(label, _)| paint::width(label) + 3)
            .sum()
    };
    if labels.is_empty() {
        return;
    }
    while first < at && span(first) > room {
        first += 1;
    }
    let mut x = area.x + 1;
    if first > 0 {
        x = paint::put(buffer, x, area.y, 2, "‹ ", desk.theme.style(Tone::Dim));
    }
    for (label, chosen) in &labels[first..] {
        let (text, tone) = if *chosen {
            (format!("[{label}]"), Tone::Strong)
        } else {
            (format!(" {label} "), Tone::Dim)
        };
        let needed = u16::try_from(paint::width(&text)).unwrap_or(u16::MAX);
        if x.saturating_add(needed) > area.right().saturating_sub(2) {
            paint::put(buffer, x, area.y, 2, " ›", desk.theme.style(Tone::Dim));
            break;
        }
        x = paint::put(buffer, x, area.y, needed, &text, desk.theme.style(tone)) + 1;
    }
}

/// The queues in a pane of their own, with how many wait and how many are overdue.
fn views(state: &State, desk: &Desk, buffer: &mut Buffer, area: Rect) {
    let speaker = desk.speaker();
    let focused = state.pane == Pane::Views;
    let inner = frame::panel(
        buffer,
        area,
        &speaker.say("queue-views"),
        focused,
        desk.theme,
    );
    let right = inner.right();
    let heads = [("queue-views-all", 7), ("queue-views-overdue", 0)];
    for (id, from_right) in heads {
        paint::put_right(
            buffer,
            right.saturating_sub(from_right),
            inner.y,
            &speaker.say(id),
            desk.theme.style(Tone::Dim),
        );
    }
    let Some(list) = desk.queues.data() else {
        return;
    };
    for (index, queue) in list.queues.iter().enumerate() {
        let Ok(offset) = u16::try_from(index + 1) else {
            break;
        };
        let y = inner.y + offset;
        if y >= inner.bottom() {
            break;
        }
        let chosen = Some(&queue.definition.slug) == state.slug.as_ref();
        let mark = if focused && index == state.view_cursor {
            "▌"
        } else if chosen {
            "›"
        } else {
            " "
        };
        let tone = if chosen { Tone::Strong } else { Tone::Plain };
        let style = desk.theme.style(tone);
        let x = paint::put(buffer, inner.x, y, 1, mark, desk.theme.style(Tone::Strong));
        let room = inner.width.saturating_sub(13);
        paint::put(
            buffer,
            x,
            y,
            room,
            speaker.words(&queue.definition.title),
            style,
        );
        paint::put_right(
            buffer,
            right.saturating_sub(7),
            y,
            &queue.count.to_string(),
            style,
        );
        if queue.overdue > 0 {
            let text = format!("✗{}", queue.overdue);
            paint::put_right(buffer, right, y, &text, desk.theme.style(Tone::Bad));
        } else if queue.due_soon > 0 {
            let text = format!("⚠{}", queue.due_soon);
            paint::put_right(buffer, right, y, &text, desk.theme.style(Tone::Warn));
        }
    }
}

/// The filter, and on its right how many rows there are and in which order.
fn filter_line(state: &State, desk: &Desk, buffer: &mut Buffer, area: Rect) -> Option<Position> {
    let speaker = desk.speaker();
    let theme = desk.theme;
    let all = state.rows.data().map_or(0, |rows| rows.len());
    let order = state.order(desk);
    let count = speaker.say_with(
        "queue-count",
        &[
            ("shown", Arg::from(state.shown.len())),
            ("all", Arg::from(all)),
        ],
    );
    let right = format!("{count} · {}", sort_words(&order, desk));
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
    let field = Rect::new(x, area.y, room, 1);
    if state.filter.open {
        let choices = &state.filter.choices;
        let offered = (!choices.is_empty()).then(|| choices.join(" "));
        let is_fault = offered.is_none();
        let error = state.filter.error.as_ref().map(|error| {
            let hint = error.hint.as_deref().unwrap_or_default();
            let id = if hint.is_empty() {
                "queue-filter-error"
            } else {
                "queue-filter-error-hint"
            };
            speaker.say_with(
                id,
                &[
                    ("at", Arg::from(error.at + 1)),
                    ("hint", Arg::from(paint::inert(hint).into_owned())),
                ],
            )
        });
        let Some(error) = offered.or(error) else {
            return Some(state.filter.field.draw(buffer, field, true, theme));
        };
        let error_width = u16::try_from(paint::width(&error))
            .unwrap_or(room)
            .min(room / 2);
        let field = Rect {
            width: room - error_width - 1,
            ..field
        };
        let cursor = state.filter.field.draw(buffer, field, true, theme);
        paint::put(
            buffer,
            field.right() + 1,
            area.y,
            error_width,
            &error,
            theme.style(if is_fault { Tone::Bad } else { Tone::Dim }),
        );
        return Some(cursor);
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

/// Says an order: "due ↑".
pub fn sort_words(sort: &Sort, desk: &Desk) -> String {
    let speaker = desk.speaker();
    let Some(key) = sort.keys.first() else {
        return speaker.say("sort-number");
    };
    let arrow = if key.descending { "↓" } else { "↑" };
    format!(
        "{} {arrow}",
        speaker.say(&format!("sort-{}", key.by.code()))
    )
}

/// A column with the place it takes.
struct Placed {
    column: Column,
    x: u16,
    width: u16,
}

/// The least width of a column.
const fn least(column: Column) -> u16 {
    match column {
        Column::Number | Column::Registered => 10,
        Column::Due => 15,
        Column::Outcome | Column::Channel => 12,
        Column::Applicant => 18,
        Column::Service => 13,
        Column::Request => 12,
        Column::Stage | Column::Assigned => 14,
        Column::Status => 16,
        Column::Flags => 5,
    }
}

/// Columns that matter most, when there is no room for all.
const fn rank(column: Column) -> u8 {
    match column {
        Column::Number => 0,
        Column::Applicant => 1,
        Column::Due => 2,
        Column::Status => 3,
        Column::Service => 4,
        Column::Flags => 5,
        Column::Stage => 6,
        Column::Request => 7,
        Column::Outcome => 8,
        Column::Assigned => 9,
        Column::Registered => 10,
        Column::Channel => 11,
    }
}

/// Lays the columns of a queue out: those that do not fit are left out, the least important
/// first; the applicant's name takes what is left over.
fn place(columns: &[Column], area: Rect) -> Vec<Placed> {
    let mut kept: Vec<Column> = columns.to_vec();
    let needed = |kept: &[Column]| -> u16 { kept.iter().map(|column| least(*column) + 1).sum() };
    let room = area.width.saturating_sub(2);
    while needed(&kept) > room && kept.len() > 1 {
        let Some(worst) = kept.iter().copied().max_by_key(|column| rank(*column)) else {
            break;
        };
        kept.retain(|column| *column != worst);
    }
    let spare = room.saturating_sub(needed(&kept));
    let names = kept.contains(&Column::Applicant);
    let growing: Vec<Column> = kept
        .iter()
        .copied()
        .filter(|column| matches!(column, Column::Stage | Column::Status | Column::Request))
        .collect();
    let mut x = area.x + 2;
    kept.iter()
        .map(|column| {
            let mut width = least(*column);
            // Names get half of what is left over, words of the law the other half.
            if *column == Column::Applicant {
                width += if growing.is_empty() { spare } else { spare / 2 };
            } else if growing.contains(column) {
                let share = if names { spare / 2 } else { spare };
                width += share / u16::try_from(growing.len().max(1)).unwrap_or(1);
            }
            let placed = Placed {
                column: *column,
                x,
                width,
            };
            x += width + 1;
            placed
        })
        .collect()
}

fn rows(state: &State, desk: &Desk, buffer: &mut Buffer, area: Rect) {
    let speaker = desk.speaker();
    let theme = desk.theme;
    let definition = state.definition(desk);
    let title = definition.map_or_else(String::new, |definition| {
        speaker.words(&definition.title).to_owned()
    });
    let inner = frame::panel(buffer, area, &title, state.pane == Pane::Rows, theme);
    if inner.height < 3 {
        return;
    }
    let columns = definition.map_or(&[][..], |definition| &definition.columns);
    let placed = place(columns, inner);
    for column in &placed {
        let heading = speaker.say(&format!("column-{}", show::column_code(column.column)));
        // A heading that would be cut says less than none.
        if column.column == Column::Flags && paint::width(&heading) > usize::from(column.width) {
            continue;
        }
        paint::put(
            buffer,
            column.x,
            inner.y,
            column.width,
            &heading,
            theme.style(Tone::Dim),
        );
    }
    let list = Rect {
        y: inner.y + 1,
        height: inner.height - 2,
        ..inner
    };
    for (offset, y) in (list.y..list.bottom()).enumerate() {
        let index = state.top + offset;
        let Some(row) = state.row_at(index) else {
            break;
        };
        let under_cursor = index == state.cursor;
        if under_cursor {
            paint::put(buffer, list.x, y, 1, "▌", theme.style(Tone::Strong));
        }
        let touched = state.waiting.as_ref().is_some_and(|waiting| {
            waiting.difference.changed.contains(&row.id)
                || waiting.difference.left.contains(&row.id)
        });
        if touched {
            paint::put(buffer, list.x + 1, y, 1, "~", theme.style(Tone::Warn));
        }
        for column in &placed {
            cell(row, column, under_cursor, desk, buffer, y);
        }
        let gone = state
            .waiting
            .as_ref()
            .is_some_and(|waiting| waiting.difference.left.contains(&row.id));
        if gone {
            strike(buffer, list, y);
        }
    }
    if state.shown.is_empty() {
        empty(state, desk, buffer, list);
    }
    below_rows(state, desk, buffer, inner);
    frame::scroll_mark(
        buffer,
        area,
        state.top,
        list.height,
        state.shown.len(),
        theme,
    );
}

/// Strikes a row through: it has left the queue and stays in sight until F5.
fn strike(buffer: &mut Buffer, list: Rect, y: u16) {
    let row = Rect {
        x: list.x + 2,
        width: list.width.saturating_sub(2),
        y,
        height: 1,
    };
    buffer.set_style(row, Style::new().add_modifier(Modifier::CROSSED_OUT));
}

fn cell(row: &Row, at: &Placed, under_cursor: bool, desk: &Desk, buffer: &mut Buffer, y: u16) {
    let speaker = desk.speaker();
    let (text, tone) = match at.column {
        Column::Number => {
            let tone = if under_cursor {
                Tone::Cursor
            } else {
                Tone::Plain
            };
            (row.number.clone(), tone)
        }
        Column::Due => due(row, desk),
        Column::Applicant => (row.applicant.clean_line().to_string(), Tone::Plain),
        Column::Service => (show::service(row, desk), Tone::Plain),
        Column::Request => (speaker.say_code("request", row.request.code()), Tone::Plain),
        Column::Stage => (show::stage(row, desk), Tone::Plain),
        Column::Status => (speaker.say_code("status", row.status.code()), Tone::Plain),
        Column::Outcome => (show::row_outcome(row, desk), Tone::Plain),
        Column::Channel => (speaker.say_code("channel", row.channel.code()), Tone::Plain),
        Column::Registered => (speaker.date(row.registered_on), Tone::Plain),
        Column::Assigned => (
            row.assigned_name
                .as_ref()
                .map_or_else(|| "–".to_owned(), |name| name.clean_line().to_string()),
            Tone::Plain,
        ),
        Column::Flags => (flags(row, desk), Tone::Warn),
    };
    paint::put(buffer, at.x, y, at.width, &text, desk.theme.style(tone));
}

/// Returns what is left until the limit, with its mark and its tone.
pub fn due(row: &Row, desk: &Desk) -> (String, Tone) {
    let speaker = desk.speaker();
    let Some(due_at) = row.due_at else {
        return ("  –".to_owned(), Tone::Dim);
    };
    match desk.left(row) {
        // The law is on its way: the moment itself says as much.
        None => (format!("  {}", speaker.date_of(due_at)), Tone::Plain),
        Some(left) => {
            let (mark, tone) = urgency(left);
            (format!("{mark} {}", speaker.working_left_plain(left)), tone)
        }
    }
}

/// Returns the mark and the tone of a countdown: a limit that ends by the end of the next working
/// day presses.
#[must_use]
pub const fn urgency(left: Left) -> (&'static str, Tone) {
    match left {
        left if left.is_overdue() => ("✗", Tone::Bad),
        Left::WorkingMinutes(_) => ("⚠", Tone::Warn),
        Left::WorkingDays(_) => (" ", Tone::Plain),
    }
}

fn flags(row: &Row, desk: &Desk) -> String {
    let speaker = desk.speaker();
    let mut flags = String::new();
    for (set, id) in [
        (row.returned, "flag-returned"),
        (row.hearing.is_some(), "flag-hearing"),
        (row.failed_checks > 0, "flag-failed"),
        (row.notes > 0, "flag-note"),
    ] {
        if set {
            flags.push_str(&speaker.say(id));
        }
    }
    flags
}

fn empty(state: &State, desk: &Desk, buffer: &mut Buffer, area: Rect) {
    let speaker = desk.speaker();
    let mut doc = Doc::new(area.width.saturating_sub(4));
    if let Some(fault) = state.rows.fault() {
        doc.text(&fault.what(speaker), Tone::Bad);
        doc.text(&fault.remedy(speaker), Tone::Plain);
        doc.text(&format!("[{}]", fault.code()), Tone::Dim);
    } else if state.rows.data().is_none() {
        if state.rows.is_slow(desk.wall) || desk.queues.is_slow(desk.wall) {
            doc.text(&speaker.say("desk-loading"), Tone::Dim);
        }
    } else if !state.filter.applied.is_empty() {
        doc.text(&speaker.say("queue-filter-empty"), Tone::Plain);
    } else if let Some(definition) = state.definition(desk) {
        doc.text(speaker.words(&definition.empty), Tone::Plain);
    }
    let inside = Rect {
        x: area.x + 2,
        y: area.y + 1.min(area.height),
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(1),
    };
    doc.draw(buffer, inside, 0, desk.theme);
}

/// The last line of the box: what waits for F5, or that rows are on their way.
fn below_rows(state: &State, desk: &Desk, buffer: &mut Buffer, inner: Rect) {
    let speaker = desk.speaker();
    let y = inner.bottom() - 1;
    let (text, tone) = if let Some(waiting) = &state.waiting {
        let difference = &waiting.difference;
        let text = speaker.say_with(
            "queue-waiting",
            &[
                ("changed", Arg::from(difference.changed.len())),
                ("left", Arg::from(difference.left.len())),
                ("arrived", Arg::from(difference.arrived)),
            ],
        );
        (format!("~ {text}"), Tone::Warn)
    } else if state.rows.fault().is_some() && state.rows.data().is_some() {
        (format!("✗ {}", speaker.say("queue-not-fresh")), Tone::Bad)
    } else {
        return;
    };
    paint::put(
        buffer,
        inner.x + 1,
        y,
        inner.width.saturating_sub(1),
        &text,
        desk.theme.style(tone),
    );
}

fn preview_pane(state: &State, desk: &Desk, buffer: &mut Buffer, area: Rect) {
    let focused = state.pane == Pane::Preview;
    let row = preview::row(state);
    let title = row.map_or_else(String::new, |row| {
        format!("{} · v{}", row.number, row.version)
    });
    let inner = frame::panel(buffer, area, &title, focused, desk.theme);
    let Some(row) = row else {
        return;
    };
    let inner = Rect {
        x: inner.x + 1,
        width: inner.width.saturating_sub(2),
        ..inner
    };
    let doc = preview::doc(row, state, desk, inner.width);
    let from = state.preview_scroll.first(doc.len(), inner.height);
    doc.draw(buffer, inner, from, desk.theme);
    frame::scroll_mark(buffer, area, from, inner.height, doc.len(), desk.theme);
}

fn strip(state: &State, desk: &Desk, buffer: &mut Buffer, area: Rect) {
    let Some(row) = preview::row(state) else {
        return;
    };
    let inner = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    preview::strip(row, state, desk, inner.width).draw(buffer, inner, 0, desk.theme);
}
