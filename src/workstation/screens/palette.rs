//! Everything that can be done here, found by name in any language (F2), and the keys of a screen
//! (F1). Both run what is picked.

use std::cell::Cell;

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Go, Turn, reader};
use crate::casework::queue::fold::fold;
use crate::i18n::Catalogue;
use crate::regulation::Language;
use crate::workstation::action::{Action, Scope};
use crate::workstation::chord::Chord;
use crate::workstation::desk::Desk;
use crate::workstation::theme::Tone;
use crate::workstation::view;
use crate::workstation::widgets::doc::Doc;
use crate::workstation::widgets::field::Field;
use crate::workstation::widgets::{frame, paint};

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

    /// Does what a key means.
    pub fn act(&mut self, action: Action, desk: &Desk) -> Turn {
        let listed = listed(self, desk);
        let last = listed.len().saturating_sub(1);
        let page = usize::from(view::body(desk.size).height / 2);
        match action {
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(last),
            Action::PageUp => self.cursor = self.cursor.saturating_sub(page),
            Action::PageDown => self.cursor = (self.cursor + page).min(last),
            Action::Open => {
                return listed
                    .get(self.cursor)
                    .map_or_else(Turn::stay, |action| Turn::go(Go::Run(*action)));
            }
            Action::Back => return Turn::go(Go::Back),
            _ => {}
        }
        Turn::stay()
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

/// Returns the actions that are listed: all of the scope for help, those worth a name for the
/// palette; what is typed is looked for in all three languages.
fn listed(state: &State, desk: &Desk) -> Vec<Action> {
    let typed = fold(state.field.text());
    Action::ALL
        .iter()
        .copied()
        .filter(|action| action.is_in(state.scope))
        .filter(|action| match state.kind {
            Kind::Palette => action.spec().palette,
            Kind::Help => !desk.keymap.keys(*action).is_empty() || action.spec().palette,
        })
        .filter(|action| *action != Action::NextWorkingDay || desk.is_demo())
        .filter(|action| action.account().is_none_or(|at| at < desk.accounts.len()))
        .filter(|action| {
            typed.is_empty()
                || Language::ALL.into_iter().any(|language| {
                    let words = Catalogue::shared().speak(language).say(&action.words());
                    typed.split(' ').all(|word| fold(&words).contains(word))
                })
        })
        .collect()
}

fn keys(action: Action, desk: &Desk) -> String {
    desk.keymap
        .keys(action)
        .iter()
        .map(Chord::label)
        .collect::<Vec<_>>()
        .join("  ")
}

/// Draws the popup.
pub fn view(state: &State, desk: &Desk, frame: &mut Frame) {
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
    let x = paint::put(
        buffer,
        inner.x,
        inner.y,
        2,
        "› ",
        theme.style(Tone::KeyName),
    );
    let field = Rect::new(x, inner.y, inner.right().saturating_sub(x), 1);
    let cursor = state.field.draw(buffer, field, true, theme);
    let listed = listed(state, desk);
    let mut notes = Doc::new(inner.width);
    if state.kind == Kind::Help {
        if state.scope == Scope::Dialog {
            notes.text(&speaker.say("help-dialog"), Tone::Plain);
        }
        notes.text(&speaker.say("help-layouts"), Tone::Dim);
        notes.text(&speaker.say("help-letters"), Tone::Dim);
    }
    let below = u16::try_from(notes.len()).unwrap_or(0);
    let list = Rect {
        y: inner.y + 2,
        height: inner.height.saturating_sub(2 + below),
        ..inner
    };
    let top = frame::window(
        state.top.get(),
        state.cursor,
        usize::from(list.height),
        listed.len(),
    );
    state.top.set(top);
    for (y, (index, action)) in (list.y..list.bottom()).zip(listed.iter().enumerate().skip(top)) {
        let chosen = index == state.cursor;
        let mark = if chosen { "▌" } else { " " };
        let x = paint::put(buffer, list.x, y, 1, mark, theme.style(Tone::Strong));
        let end = paint::put_right(
            buffer,
            list.right(),
            y,
            &keys(*action, desk),
            theme.style(Tone::KeyName),
        );
        let tone = if chosen { Tone::Cursor } else { Tone::Plain };
        let room = end.saturating_sub(x + 1);
        paint::put(
            buffer,
            x,
            y,
            room,
            &speaker.say(&action.words()),
            theme.style(tone),
        );
    }
    if listed.is_empty() {
        let text = speaker.say("palette-none");
        paint::put(
            buffer,
            list.x,
            list.y,
            list.width,
            &text,
            theme.style(Tone::Dim),
        );
    }
    if state.kind == Kind::Help {
        let below = Rect {
            y: list.bottom(),
            height: below,
            ..inner
        };
        notes.draw(buffer, below, 0, theme);
    }
    frame::scroll_mark(buffer, area, top, list.height, listed.len(), theme);
    frame.set_cursor_position(cursor);
}
