//! Everything that can be done here, found by name in any language and on any layout (F2), and the
//! keys of a screen (F1). Both run what is picked, and say why something cannot be had now.
//!
//! ```text
//! ┌▸What is to be done? ──────────────────────────────────────────────┐
//! │ › отк                                                             │
//! │▌ Prepare a refusal                                        command │
//! │  Returned for rework                                      queue 3 │
//! │✗ Refuse to accept                                         command │
//! │    The case is past intake …                                      │
//! └───────────────────────────────────────────────────────────────────┘
//! ```

pub mod list;
mod search;

use std::cell::Cell;

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Go, Turn, reader};
use crate::workstation::action::{Action, Scope};
use crate::workstation::desk::Desk;
use crate::workstation::notice::Severity;
use crate::workstation::theme::Tone;
use crate::workstation::view;
use crate::workstation::widgets::doc::Doc;
use crate::workstation::widgets::field::Field;
use crate::workstation::widgets::{frame, paint};
use crate::workstation::zone::Target;

use list::{Around, Entry, Listed, listed};

/// Which of the two lists it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Palette,
    Help,
}

/// The state of the popup.
#[derive(Debug)]
pub struct State {
    pub kind: Kind,
    /// The screen below, whose actions are listed.
    pub scope: Scope,
    field: Field,
    cursor: usize,
    top: Cell<usize>,
}

impl State {
    #[must_use]
    pub fn open(kind: Kind, scope: Scope) -> Self {
        Self {
            kind,
            scope,
            field: Field::new(100),
            cursor: 0,
            top: Cell::new(0),
        }
    }

    /// Does what a key means. `lines` are what is listed.
    pub fn act(&mut self, action: Action, lines: &[Listed], desk: &mut Desk) -> Turn {
        let last = lines.len().saturating_sub(1);
        let page = usize::from(view::body(desk.size).height / 2);
        match action {
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(last),
            Action::PageUp => self.cursor = self.cursor.saturating_sub(page),
            Action::PageDown => self.cursor = (self.cursor + page).min(last),
            Action::Open => return self.pick(lines, desk),
            Action::Back => return Turn::go(Go::Back),
            _ => {}
        }
        Turn::stay()
    }

    fn pick(&self, lines: &[Listed], desk: &mut Desk) -> Turn {
        let Some(line) = lines.get(self.cursor) else {
            return Turn::stay();
        };
        if line.why_not.is_some() {
            desk.say(
                Severity::Warning,
                "palette-blocked",
                vec![("what", crate::i18n::Arg::Text(line.words.clone()))],
            );
            return Turn::stay();
        }
        Turn::go(match line.entry.clone() {
            Entry::Action(action) => Go::Run(action),
            Entry::Command(command) => Go::Dialog(command),
            Entry::View(at) => Go::Queue(at),
            Entry::Case(case) => Go::Case(case),
            Entry::Number(number) => Go::Find(number),
        })
    }

    /// Puts the cursor on a line; returns whether it stood there before.
    pub fn point_at(&mut self, line: usize) -> bool {
        std::mem::replace(&mut self.cursor, line) == line
    }

    /// Takes what is typed.
    pub fn press(&mut self, event: &KeyEvent) {
        if self.field.press(event) {
            self.cursor = 0;
        }
    }

    /// Takes a paste.
    pub fn paste(&mut self, text: &str) {
        if self.field.insert(text) {
            self.cursor = 0;
        }
    }
}

/// Draws the popup.
pub fn view(state: &State, around: &Around, frame: &mut Frame) {
    let desk = around.desk;
    let speaker = desk.speaker();
    let theme = desk.theme;
    let (title, height) = match state.kind {
        Kind::Palette => ("palette-title", 24),
        Kind::Help => ("help-title", 60),
    };
    let area = view::popup(desk.size, 90, height);
    let inner = reader::open(frame, area, &speaker.say(title), desk);
    if inner.height < 3 {
        return;
    }
    let buffer = frame.buffer_mut();
    let sign = theme.style(Tone::KeyName);
    let x = paint::put(buffer, inner.x, inner.y, 2, "› ", sign);
    let field = Rect::new(x, inner.y, inner.right().saturating_sub(x), 1);
    let cursor = state.field.draw(buffer, field, true, theme);
    let lines = listed(state, around);
    let chosen = state.cursor.min(lines.len().saturating_sub(1));
    let notes = notes(state, lines.get(chosen), desk, inner.width);
    let below = u16::try_from(notes.len()).unwrap_or(0);
    let list = Rect {
        y: inner.y + 2,
        height: inner.height.saturating_sub(2 + below),
        ..inner
    };
    let height = usize::from(list.height);
    let top = frame::window(state.top.get(), chosen, height, lines.len());
    state.top.set(top);
    for (y, (index, line)) in (list.y..list.bottom()).zip(lines.iter().enumerate().skip(top)) {
        let here = index == chosen;
        desk.zone(
            Rect {
                y,
                height: 1,
                ..list
            },
            Target::Line(index),
        );
        let mark = if here { "▌" } else { " " };
        let x = paint::put(buffer, list.x, y, 1, mark, theme.style(Tone::Strong));
        let sign = theme.style(Tone::KeyName);
        let end = paint::put_right(buffer, list.right(), y, &line.beside, sign);
        let (words, tone) = match (&line.why_not, here) {
            (None, true) => (line.words.clone(), Tone::Cursor),
            (None, false) => (line.words.clone(), Tone::Plain),
            (Some(_), true) => (format!("✗ {}", line.words), Tone::Cursor),
            (Some(_), false) => (format!("✗ {}", line.words), Tone::Dim),
        };
        let room = end.saturating_sub(x + 1);
        paint::put(buffer, x, y, room, &words, theme.style(tone));
    }
    if lines.is_empty() {
        let text = speaker.say("palette-none");
        let dim = theme.style(Tone::Dim);
        paint::put(buffer, list.x, list.y, list.width, &text, dim);
    }
    let below = Rect {
        y: list.bottom(),
        height: below,
        ..inner
    };
    notes.draw(buffer, below, 0, theme);
    frame::scroll_mark(buffer, area, top, list.height, lines.len(), theme);
    frame.set_cursor_position(cursor);
}

/// What stands below the list: why the line under the cursor cannot be had, and in the help how
/// keys are written.
fn notes(state: &State, chosen: Option<&Listed>, desk: &Desk, columns: u16) -> Doc {
    let speaker = desk.speaker();
    let mut notes = Doc::new(columns);
    if let Some(why_not) = chosen.and_then(|line| line.why_not.as_ref()) {
        notes.item("✗", Tone::Bad, why_not, Tone::Plain);
    }
    if state.kind == Kind::Help {
        if state.scope == Scope::Dialog {
            notes.text(&speaker.say("help-dialog"), Tone::Plain);
        }
        notes.text(&speaker.say("help-layouts"), Tone::Dim);
        notes.text(&speaker.say("help-letters"), Tone::Dim);
    }
    notes
}
