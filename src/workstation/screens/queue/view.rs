//! Drawing the queue: only the rows on the screen are touched.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::columns::{Placed, place};
use super::{Pane, State, Waiting, filter_view, layout, preview, view_list};
use crate::casework::queue::sort::Sort;
use crate::casework::queue::{Column, Row};
use crate::i18n::{Arg, Left};
use crate::workstation::desk::Desk;
use crate::workstation::screens::sort;
use crate::workstation::show;
use crate::workstation::theme::Tone;
use crate::workstation::widgets::doc::Doc;
use crate::workstation::widgets::{frame, paint};
use crate::workstation::zone::Target;

/// Draws the screen.
pub fn view(state: &State, desk: &Desk, frame: &mut Frame) {
    let areas = layout::areas(desk.size, state.pane);
    let buffer = frame.buffer_mut();
    for (area, pane) in [
        (areas.views, Pane::Views),
        (Some(areas.rows), Pane::Rows),
        (areas.preview, Pane::Preview),
    ] {
        if let Some(area) = area {
            desk.zone(area, Target::QueuePane(pane));
        }
    }
    if let Some(area) = areas.tabs {
        view_list::tabs(state, desk, buffer, area);
    }
    if let Some(area) = areas.views {
        view_list::pane(state, desk, buffer, area);
    }
    let cursor = filter_view::line(state, desk, buffer, areas.filter);
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
        && let Some(field) = cursor
    {
        filter_view::below(state, desk, buffer, field);
        let cursor = state.filter.field.draw(buffer, field, true, desk.theme);
        frame.set_cursor_position(cursor);
    }
}

/// Says an order: "due ↑".
pub fn sort_words(sort: &Sort, desk: &Desk) -> String {
    let speaker = desk.speaker();
    if *sort == sort::like() {
        return speaker.say("sort-like");
    }
    let Some(key) = sort.keys.first() else {
        return speaker.say("sort-number");
    };
    let arrow = if key.descending { "↓" } else { "↑" };
    format!(
        "{} {arrow}",
        speaker.say(&format!("sort-{}", key.by.code()))
    )
}

fn rows(state: &State, desk: &Desk, buffer: &mut Buffer, area: Rect) {
    let speaker = desk.speaker();
    let theme = desk.theme;
    let definition = state.definition(desk);
    let title = match &state.view {
        Some(name) => name.clone(),
        None => definition.map_or_else(String::new, |definition| {
            speaker.words(&definition.title).to_owned()
        }),
    };
    let inner = frame::panel(buffer, area, &title, state.pane == Pane::Rows, theme);
    if inner.height < 3 {
        return;
    }
    let placed = place(&state.column_choices(desk), inner);
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
    let grouped = state.is_grouped(desk);
    let mut lines = list.y..list.bottom();
    for index in state.top.. {
        let (Some(row), Some(mut y)) = (state.row_at(index), lines.next()) else {
            break;
        };
        // The group of the first row is told also when it began above.
        let begins = index == state.top
            || state.outcome_at(index) != state.outcome_at(index.saturating_sub(1));
        if let Some(outcome) = row.outcome.filter(|_| grouped && begins) {
            let text = state.heading(outcome, desk);
            let style = theme.style(Tone::Heading);
            paint::put(buffer, list.x + 1, y, list.width, &text, style);
            let Some(next) = lines.next() else {
                break;
            };
            y = next;
        }
        let under_cursor = index == state.cursor;
        let line = Rect {
            y,
            height: 1,
            ..list
        };
        desk.zone(line, Target::Row(row.id));
        if under_cursor {
            paint::put(buffer, list.x, y, 1, "▌", theme.style(Tone::Strong));
        }
        let touched = state.waiting.as_ref().is_some_and(|waiting| {
            waiting.difference.changed.contains(&row.id)
                || waiting.difference.left.contains(&row.id)
        });
        if touched {
            paint::put(buffer, list.x + 1, y, 1, "~", theme.style(Tone::Warn));
        } else if state.marks.contains(row.id) {
            paint::put(buffer, list.x + 1, y, 1, "☑", theme.style(Tone::Strong));
        } else if desk.drafts.about(row.id).next().is_some() {
            paint::put(buffer, list.x + 1, y, 1, "•", theme.style(Tone::Strong));
        }
        for column in &placed {
            cell(&row, column, under_cursor, desk, buffer, y);
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
        doc.text(&desk.loading(), Tone::Dim);
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
        (format!("~ {}", waiting_words(waiting, desk)), Tone::Warn)
    } else if state.rows.fault().is_some() && state.rows.data().is_some() {
        (format!("✗ {}", speaker.say("queue-not-fresh")), Tone::Bad)
    } else if let Some(text) = state.group_words(desk) {
        (text, Tone::Dim)
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

/// What waits for F5; what there is none of is not named.
fn waiting_words(waiting: &Waiting, desk: &Desk) -> String {
    let speaker = desk.speaker();
    let difference = &waiting.difference;
    let what: Vec<String> = [
        ("queue-waiting-changed", difference.changed.len()),
        ("queue-waiting-left", difference.left.len()),
        ("queue-waiting-arrived", difference.arrived),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(id, count)| speaker.say_with(id, &[("count", Arg::from(count))]))
    .collect();
    speaker.say_with("queue-waiting", &[("what", Arg::Text(what.join(", ")))])
}

fn preview_pane(state: &State, desk: &Desk, buffer: &mut Buffer, area: Rect) {
    let focused = state.pane == Pane::Preview;
    let row = preview::row(state);
    let title = row.as_ref().map_or_else(String::new, |row| {
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
    let doc = preview::doc(&row, state, desk, inner.width);
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
    preview::strip(&row, state, desk, inner.width).draw(buffer, inner, 0, desk.theme);
}
