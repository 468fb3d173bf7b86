//! The columns of the queue: which are shown, in what order, and how wide.
//!
//! ```text
//! ┌▸Columns ─────────────────────────────┐
//! │▌☑ Number                             │
//! │ ☑ Applicant                 ‹ 30 ›   │
//! │ ☐ Channel                            │
//! └──────────────────────────────────────┘
//! ```
//!
//! The list behind follows at once; what was chosen is kept with the view.

use ratatui::Frame;

use super::queue::columns::{ALL, ColumnChoice, WIDTHS};
use super::queue::{self};
use super::{Go, Turn, reader};
use crate::casework::queue::Column;
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::effect::Effect;
use crate::workstation::show::column_code;
use crate::workstation::theme::Tone;
use crate::workstation::view;
use crate::workstation::widgets::paint;

/// The state of the popup.
#[derive(Debug, Default)]
pub struct State {
    cursor: usize,
    changed: bool,
}

/// The columns that are shown, in their order, then those that are not.
#[must_use]
pub fn lines(queue: &queue::State, desk: &Desk) -> Vec<(ColumnChoice, bool)> {
    let shown = queue.column_choices(desk);
    let hidden = ALL
        .into_iter()
        .filter(|column| !shown.iter().any(|one| one.column == *column))
        .map(|column| (ColumnChoice::of(column), false))
        .collect::<Vec<_>>();
    shown
        .into_iter()
        .map(|one| (one, true))
        .chain(hidden)
        .collect()
}

/// Shows a column, or hides it, and returns whether that can be. The number stays: a row without
/// it is nobody's.
pub fn turn(column: Column, queue: &mut queue::State, desk: &Desk) -> bool {
    let mut shown = queue.column_choices(desk);
    let is_shown = shown.iter().any(|one| one.column == column);
    if is_shown && column == Column::Number {
        return false;
    }
    if is_shown {
        shown.retain(|one| one.column != column);
    } else {
        shown.push(ColumnChoice::of(column));
    }
    queue.columns = Some(shown);
    true
}

impl State {
    /// Does what a key means.
    pub fn act(&mut self, action: Action, queue: &mut queue::State, desk: &mut Desk) -> Turn {
        let last = ALL.len() - 1;
        match action {
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(last),
            Action::First | Action::PageUp => self.cursor = 0,
            Action::Last | Action::PageDown => self.cursor = last,
            Action::Mark => self.turn(queue, desk),
            Action::MoveEarlier => self.shift(true, queue, desk),
            Action::MoveLater => self.shift(false, queue, desk),
            Action::Narrower => self.widen(-1, queue, desk),
            Action::Wider => self.widen(1, queue, desk),
            Action::Remove => {
                queue.columns = None;
                self.changed = true;
            }
            Action::Open | Action::Back => {
                let mut turn = Turn::go(Go::Back);
                turn.effects = self.keep(queue, desk);
                return turn;
            }
            _ => {}
        }
        Turn::stay()
    }

    fn keep(&mut self, queue: &mut queue::State, desk: &mut Desk) -> Vec<Effect> {
        if std::mem::take(&mut self.changed) {
            queue.keep_look(desk)
        } else {
            Vec::new()
        }
    }

    /// Shows the column under the cursor, or hides it.
    fn turn(&mut self, queue: &mut queue::State, desk: &Desk) {
        if let Some((one, _)) = lines(queue, desk).get(self.cursor) {
            self.changed |= turn(one.column, queue, desk);
        }
    }

    fn shift(&mut self, earlier: bool, queue: &mut queue::State, desk: &Desk) {
        let mut shown = queue.column_choices(desk);
        let from = self.cursor;
        let to = if earlier {
            from.checked_sub(1)
        } else {
            Some(from + 1)
        };
        if let Some(to) = to
            && from < shown.len()
            && to < shown.len()
        {
            shown.swap(from, to);
            self.cursor = to;
            self.set(shown, queue);
        }
    }

    fn widen(&mut self, by: i16, queue: &mut queue::State, desk: &Desk) {
        let mut shown = queue.column_choices(desk);
        if let Some(one) = shown.get_mut(self.cursor) {
            let width = one.least().saturating_add_signed(by);
            one.width = Some(width.clamp(*WIDTHS.start(), *WIDTHS.end()));
            self.set(shown, queue);
        }
    }

    fn set(&mut self, columns: Vec<ColumnChoice>, queue: &mut queue::State) {
        queue.columns = Some(columns);
        self.changed = true;
    }
}

/// Draws the popup.
pub fn view(state: &State, queue: &queue::State, desk: &Desk, frame: &mut Frame) {
    let speaker = desk.speaker();
    let theme = desk.theme;
    let lines = lines(queue, desk);
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    let area = view::popup(desk.size, 44, height);
    let inner = reader::open(frame, area, &speaker.say("columns-title"), desk);
    let buffer = frame.buffer_mut();
    for (y, (index, (one, is_shown))) in (inner.y..inner.bottom()).zip(lines.iter().enumerate()) {
        let chosen = index == state.cursor;
        let mark = if chosen { "▌" } else { " " };
        let x = paint::put(buffer, inner.x, y, 1, mark, theme.style(Tone::Strong));
        let sign = if *is_shown { "☑ " } else { "☐ " };
        let x = paint::put(buffer, x, y, 2, sign, theme.style(Tone::Plain));
        let tone = match (chosen, *is_shown) {
            (true, _) => Tone::Cursor,
            (false, true) => Tone::Plain,
            (false, false) => Tone::Dim,
        };
        let words = speaker.say(&format!("column-{}", column_code(one.column)));
        let room = inner.right().saturating_sub(x + 8);
        paint::put(buffer, x, y, room, &words, theme.style(tone));
        if *is_shown {
            let width = one.width.map_or_else(
                || speaker.say("columns-width-auto"),
                |width| width.to_string(),
            );
            let text = format!("‹ {width} ›");
            paint::put_right(buffer, inner.right(), y, &text, theme.style(Tone::Dim));
        }
    }
}
