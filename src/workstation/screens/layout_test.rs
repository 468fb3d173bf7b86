//! A test of the keyboard: a few keys by their places, and what that says of the layout.
//!
//! ```text
//! ┌▸Test of the keyboard ─────────────────────────────────────────────┐
//! │ ✓ the key right of Tab                                 й          │
//! │▌  the key right of Caps Lock                                      │
//! │   F8                                                              │
//! │ Enter skips a key.                                                │
//! └───────────────────────────────────────────────────────────────────┘
//! ```

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::Frame;

use super::{Go, Turn, reader};
use crate::keyboard::{EXAM, Key, Layout, layouts_of};
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::theme::Tone;
use crate::workstation::view;
use crate::workstation::widgets::doc::Doc;

/// The function key that is asked for last: terminals and desktops take others for themselves.
const FUNCTION: u8 = 8;

/// What came for one of the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Came {
    Typed(char),
    Function(u8),
    /// Something else, or nothing.
    Other,
}

/// The state of the popup.
#[derive(Debug, Default)]
pub struct State {
    came: Vec<Came>,
}

impl State {
    /// Does what a key means.
    pub fn act(&mut self, action: Action) -> Turn {
        match action {
            Action::Back => return Turn::go(Go::Back),
            Action::Accept if self.is_done() => self.came.clear(),
            Action::Accept => self.came.push(Came::Other),
            _ => {}
        }
        Turn::stay()
    }

    /// Takes a key that was asked for.
    pub fn press(&mut self, event: &KeyEvent) {
        if self.is_done() {
            return;
        }
        self.came.push(match event.code {
            KeyCode::Char(typed) => Came::Typed(typed),
            KeyCode::F(number) => Came::Function(number),
            _ => Came::Other,
        });
    }

    fn is_done(&self) -> bool {
        self.came.len() > EXAM.len()
    }

    /// Returns the layouts in which the keys type what came.
    #[must_use]
    pub fn layouts(&self) -> Vec<Layout> {
        let typed: Vec<(Key, char)> = EXAM
            .iter()
            .zip(&self.came)
            .filter_map(|((_, letter), came)| match came {
                Came::Typed(typed) => Some((Key::of(Layout::Us, *letter)?.0, *typed)),
                Came::Function(_) | Came::Other => None,
            })
            .collect();
        if typed.is_empty() {
            Vec::new()
        } else {
            layouts_of(&typed)
        }
    }
}

/// Draws the popup.
pub fn view(state: &State, desk: &Desk, frame: &mut Frame) {
    let speaker = desk.speaker();
    let area = view::popup(desk.size, 76, 18);
    let inner = reader::open(frame, area, &speaker.say("layout-test-title"), desk);
    let mut doc = Doc::new(inner.width);
    doc.text(&speaker.say("layout-test-about"), Tone::Plain);
    doc.gap();
    let places = EXAM
        .iter()
        .map(|(place, _)| speaker.say_code("layout-place", place))
        .chain([format!("F{FUNCTION}")]);
    for (at, place) in places.enumerate() {
        let here = at == state.came.len();
        let (mark, mark_tone) = match state.came.get(at) {
            _ if here => ("▌", Tone::Strong),
            None => (" ", Tone::Plain),
            Some(Came::Other) => ("·", Tone::Dim),
            Some(Came::Typed(_)) if at < EXAM.len() => ("✓", Tone::Good),
            Some(Came::Function(FUNCTION)) if at == EXAM.len() => ("✓", Tone::Good),
            Some(Came::Typed(_) | Came::Function(_)) => ("✗", Tone::Bad),
        };
        let came = match state.came.get(at) {
            Some(Came::Typed(typed)) => typed.to_string(),
            Some(Came::Function(number)) => format!("F{number}"),
            Some(Came::Other) => "–".to_owned(),
            None => String::new(),
        };
        let tone = if here { Tone::Strong } else { Tone::Plain };
        doc.item(mark, mark_tone, &format!("{place}  {came}"), tone);
    }
    doc.gap();
    if state.is_done() {
        verdict(state, desk, &mut doc);
    } else {
        doc.text(&speaker.say("layout-test-skip"), Tone::Dim);
    }
    doc.draw(frame.buffer_mut(), inner, 0, desk.theme);
}

fn verdict(state: &State, desk: &Desk, doc: &mut Doc) {
    let speaker = desk.speaker();
    let layouts = state.layouts();
    if layouts.is_empty() {
        doc.item(
            "⚠",
            Tone::Warn,
            &speaker.say("layout-test-unknown"),
            Tone::Plain,
        );
    } else {
        let names: Vec<String> = layouts
            .iter()
            .map(|layout| speaker.say_code("layout", layout.code()))
            .collect();
        doc.fact(&speaker.say("layout-test-is"), &names.join(", "));
    }
    let (mark, tone, words) = match state.came.last() {
        Some(Came::Function(FUNCTION)) => ("✓", Tone::Good, "layout-test-functions"),
        Some(_) | None => ("⚠", Tone::Warn, "layout-test-no-functions"),
    };
    doc.item(mark, tone, &speaker.say(words), Tone::Plain);
    doc.text(&speaker.say("layout-test-again"), Tone::Dim);
}
