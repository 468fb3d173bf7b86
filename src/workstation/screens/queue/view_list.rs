//! Drawing the queues and saved views: a pane of their own where there is room, else one line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::views::View;
use super::{Pane, State};
use crate::workstation::desk::Desk;
use crate::workstation::theme::Tone;
use crate::workstation::widgets::{frame, paint};
use crate::workstation::zone::Target;

/// How many wait and how many press, as far as it is known.
struct Counts {
    all: Option<u64>,
    overdue: u64,
    soon: u64,
}

fn counts(state: &State, view: View<'_>) -> Counts {
    match view {
        View::Queue(queue) => Counts {
            all: Some(queue.count),
            overdue: queue.overdue,
            soon: queue.due_soon,
        },
        View::Saved(saved) => {
            let known = state.view_counts.get(&saved.name);
            Counts {
                all: known.map(|(all, _)| *all),
                overdue: known.map_or(0, |(_, overdue)| *overdue),
                soon: 0,
            }
        }
    }
}

fn title<'v>(view: View<'v>, desk: &Desk) -> &'v str {
    match view {
        View::Queue(queue) => desk.speaker().words(&queue.definition.title),
        View::Saved(saved) => &saved.name,
    }
}

/// Draws everything on one line, the shown one in brackets.
pub(super) fn tabs(state: &State, desk: &Desk, buffer: &mut Buffer, area: Rect) {
    let labels: Vec<(String, bool)> = state
        .views(desk)
        .into_iter()
        .map(|view| {
            let counts = counts(state, view);
            let urgent = if counts.overdue > 0 { " ✗" } else { "" };
            let all = counts.all.map_or_else(String::new, |all| format!(" {all}"));
            let label = format!("{}{all}{urgent}", title(view, desk));
            (label, state.is_shown(view))
        })
        .collect();
    if labels.is_empty() {
        return;
    }
    let at = labels.iter().position(|(_, chosen)| *chosen).unwrap_or(0);
    let room = usize::from(area.width).saturating_sub(4);
    // Begin as far right as needed for the chosen one to be in sight.
    let mut first = 0;
    let span = |from: usize| -> usize {
        labels[from..=at]
            .iter()
            .map(|(label, _)| paint::width(label) + 3)
            .sum()
    };
    while first < at && span(first) > room {
        first += 1;
    }
    let mut x = area.x + 1;
    if first > 0 {
        x = paint::put(buffer, x, area.y, 2, "‹ ", desk.theme.style(Tone::Dim));
    }
    for (at, (label, chosen)) in labels.iter().enumerate().skip(first) {
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
        desk.zone(Rect::new(x, area.y, needed, 1), Target::View(at));
        x = paint::put(buffer, x, area.y, needed, &text, desk.theme.style(tone)) + 1;
    }
}

/// Draws them in a pane, with how many wait and how many are overdue.
pub(super) fn pane(state: &State, desk: &Desk, buffer: &mut Buffer, area: Rect) {
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
    let dim = desk.theme.style(Tone::Dim);
    for (id, from_right) in [("queue-views-all", 7), ("queue-views-overdue", 0)] {
        let end = right.saturating_sub(from_right);
        paint::put_right(buffer, end, inner.y, &speaker.say(id), dim);
    }
    let views = state.views(desk);
    let lines = lines(state, &views);
    let list = Rect {
        y: inner.y + 1,
        height: inner.height.saturating_sub(1),
        ..inner
    };
    let cursor = lines
        .iter()
        .position(|line| *line == Some(state.view_cursor))
        .unwrap_or(0);
    let top = frame::window(0, cursor, usize::from(list.height), lines.len());
    let cursor = focused.then_some(state.view_cursor);
    let target = Target::View;
    draw(
        state,
        &views,
        &lines[top..],
        cursor,
        desk,
        buffer,
        list,
        target,
    );
    frame::scroll_mark(buffer, area, top, list.height, lines.len(), desk.theme);
}

/// Returns the lines of the list: places of views, and a heading before what the officer saved.
pub fn lines(state: &State, views: &[View<'_>]) -> Vec<Option<usize>> {
    let queues = views.len() - state.saved.views.len();
    (0..queues)
        .map(Some)
        .chain((queues < views.len()).then_some(None))
        .chain((queues..views.len()).map(Some))
        .collect()
}

/// Draws lines of the list; `cursor` is the place of the view under the cursor, and a click on a
/// view means `target` of its place.
#[expect(
    clippy::too_many_arguments,
    reason = "each is another thing, and there are two callers"
)]
pub fn draw(
    state: &State,
    views: &[View<'_>],
    lines: &[Option<usize>],
    cursor: Option<usize>,
    desk: &Desk,
    buffer: &mut Buffer,
    area: Rect,
    target: impl Fn(usize) -> Target,
) {
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        let area = Rect {
            y,
            height: 1,
            ..area
        };
        match line.and_then(|at| Some((at, *views.get(at)?))) {
            Some((at, view)) => {
                desk.zone(area, target(at));
                one(state, view, cursor == Some(at), desk, buffer, area);
            }
            None => {
                let text = desk.speaker().say("queue-views-saved");
                let style = desk.theme.style(Tone::Dim);
                paint::put(buffer, area.x + 1, y, area.width, &text, style);
            }
        }
    }
}

fn one(
    state: &State,
    view: View<'_>,
    under_cursor: bool,
    desk: &Desk,
    buffer: &mut Buffer,
    area: Rect,
) {
    let chosen = state.is_shown(view);
    let mark = if under_cursor {
        "▌"
    } else if chosen {
        "›"
    } else {
        " "
    };
    let tone = if chosen { Tone::Strong } else { Tone::Plain };
    let style = desk.theme.style(tone);
    let (y, right) = (area.y, area.right());
    let x = paint::put(buffer, area.x, y, 1, mark, desk.theme.style(Tone::Strong));
    let counts = counts(state, view);
    let all = counts
        .all
        .map_or_else(|| "·".to_owned(), |all| all.to_string());
    let begin = paint::put_right(buffer, right.saturating_sub(7), y, &all, style);
    // The name has all that its own numbers leave.
    let room = begin.saturating_sub(x + 1);
    paint::put(buffer, x, y, room, title(view, desk), style);
    if counts.overdue > 0 {
        let text = format!("✗{}", counts.overdue);
        paint::put_right(buffer, right, y, &text, desk.theme.style(Tone::Bad));
    } else if counts.soon > 0 {
        let text = format!("⚠{}", counts.soon);
        paint::put_right(buffer, right, y, &text, desk.theme.style(Tone::Warn));
    }
}
