//! What was announced before (F12), the newest first.

use ratatui::Frame;

use super::{Turn, reader};
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::notice::Severity;
use crate::workstation::theme::Tone;
use crate::workstation::view;
use crate::workstation::widgets::doc::{Doc, Scroll};
use crate::workstation::widgets::frame;

/// The state of the popup.
#[derive(Debug, Default)]
pub struct State {
    scroll: Scroll,
}

impl State {
    /// Does what a key means.
    pub fn act(&mut self, action: Action, desk: &Desk) -> Turn {
        reader::scroll(&self.scroll, action, desk)
    }
}

/// Returns the tone that goes with a severity.
#[must_use]
pub const fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Done => Tone::Good,
        Severity::Info => Tone::Plain,
        Severity::Warning => Tone::Warn,
        Severity::Error => Tone::Bad,
    }
}

/// Draws the popup.
pub fn view(state: &State, desk: &Desk, frame: &mut Frame) {
    let speaker = desk.speaker();
    let area = view::popup(desk.size, 110, 60);
    let inner = reader::open(frame, area, &speaker.say("messages-title"), desk);
    let mut doc = Doc::new(inner.width);
    for notice in desk.notices.newest_first() {
        let lead = format!("{} {} ", speaker.time(notice.at), notice.severity.mark());
        doc.hang(
            0,
            &lead,
            tone(notice.severity),
            &notice.line(speaker),
            Tone::Plain,
        );
    }
    if doc.is_empty() {
        doc.text(&speaker.say("messages-none"), Tone::Dim);
    }
    let first = state.scroll.first(doc.len(), inner.height);
    let buffer = frame.buffer_mut();
    doc.draw(buffer, inner, first, desk.theme);
    frame::scroll_mark(buffer, area, first, inner.height, doc.len(), desk.theme);
}
