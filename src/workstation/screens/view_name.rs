//! The name under which a view is kept.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::queue::saved::{NAME_MAX, VIEWS_MAX, clean_name};
use super::queue::{self};
use super::{Go, Turn, reader};
use crate::i18n::{Arg, Speaker};
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::theme::Tone;
use crate::workstation::view;
use crate::workstation::widgets::doc::Doc;
use crate::workstation::widgets::field::Field;

/// Why a name cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    Empty,
    /// Another view has it.
    Taken,
    TooMany,
}

impl Fault {
    /// Returns what is wrong with the name, in words.
    #[must_use]
    pub fn words(self, speaker: Speaker<'_>) -> String {
        match self {
            Self::Empty => speaker.say("views-name-empty"),
            Self::Taken => speaker.say("views-name-taken"),
            Self::TooMany => speaker.say_with("views-too-many", &[("count", Arg::from(VIEWS_MAX))]),
        }
    }
}

/// Returns a typed name as it is kept; `of` is the view that is given another name.
///
/// # Errors
/// [`Fault`] when no view can have the name.
pub fn checked(typed: &str, of: Option<&str>, queue: &queue::State) -> Result<String, Fault> {
    let name = clean_name(typed).ok_or(Fault::Empty)?;
    let place = queue.saved.named(&name);
    let own = of.and_then(|of| queue.saved.named(of));
    // The view that is shown may be kept again under its name; no other is replaced.
    let shown = queue.view.as_ref().and_then(|of| queue.saved.named(of));
    let free = place.is_none() || place == own.or(shown);
    if !free {
        return Err(Fault::Taken);
    }
    if place.is_none() && own.is_none() && queue.saved.views.len() >= VIEWS_MAX {
        return Err(Fault::TooMany);
    }
    Ok(name)
}

/// The state of the popup.
#[derive(Debug)]
pub struct State {
    field: Field,
    /// The view that is given another name.
    of: Option<String>,
    fault: Option<Fault>,
}

impl State {
    /// Opens the popup with the name that there is.
    #[must_use]
    pub fn open(of: Option<String>, queue: &queue::State) -> Self {
        let mut field = Field::new(NAME_MAX);
        let shown = of.as_ref().or(queue.view.as_ref());
        if let Some(name) = shown {
            field.set(name);
        }
        Self {
            field,
            of,
            fault: None,
        }
    }

    /// Does what a key means.
    pub fn act(&mut self, action: Action, queue: &queue::State) -> Turn {
        match action {
            Action::Accept => self.accept(queue),
            Action::Back => Turn::go(Go::Back),
            _ => Turn::stay(),
        }
    }

    fn accept(&mut self, queue: &queue::State) -> Turn {
        match checked(self.field.text(), self.of.as_deref(), queue) {
            Ok(name) => Turn::go(Go::KeepView {
                of: self.of.clone(),
                name,
            }),
            Err(fault) => {
                self.fault = Some(fault);
                Turn::stay()
            }
        }
    }

    /// Takes what is typed.
    pub fn press(&mut self, event: &KeyEvent) {
        if self.field.press(event) {
            self.fault = None;
        }
    }

    /// Takes a paste.
    pub fn paste(&mut self, text: &str) {
        if self.field.insert(text) {
            self.fault = None;
        }
    }
}

/// Draws the popup.
pub fn view(state: &State, queue: &queue::State, desk: &Desk, frame: &mut Frame) {
    let speaker = desk.speaker();
    let area = view::popup(desk.size, 64, 9);
    let title = match &state.of {
        Some(_) => "views-rename-title",
        None => "views-save-title",
    };
    let inner = reader::open(frame, area, &speaker.say(title), desk);
    let mut doc = Doc::new(inner.width);
    if state.of.is_none() {
        let filter = queue.filter.applied.to_string();
        let filter = if filter.is_empty() {
            speaker.say("views-no-filter")
        } else {
            filter
        };
        doc.fact(&speaker.say("queue-filter"), &filter);
    }
    doc.text(&speaker.say("views-name"), Tone::Plain);
    let buffer = frame.buffer_mut();
    doc.draw(buffer, inner, 0, desk.theme);
    let y = inner.y + u16::try_from(doc.len()).unwrap_or(2);
    let at = Rect::new(inner.x, y, inner.width, 1);
    let cursor = state.field.draw(buffer, at, true, desk.theme);
    if let Some(fault) = state.fault {
        let text = fault.words(speaker);
        let mut doc = Doc::new(inner.width);
        doc.item("✗", Tone::Bad, &text, Tone::Plain);
        let below = Rect {
            y: y + 1,
            height: inner.bottom().saturating_sub(y + 1),
            ..inner
        };
        doc.draw(buffer, below, 0, desk.theme);
    }
    frame.set_cursor_position(cursor);
}
