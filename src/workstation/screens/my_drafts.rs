//! What the officer has begun and not sent, whatever queue its case is in.
//!
//! ```text
//! ┌▸My drafts ───────────────────────────────────────────────┐
//! │▌000056  Draft: Add the note, saved 12.03.2026 09:05       │
//! │ 000131  Draft: Prepare a refusal, saved 11.03.2026 18:12  │
//! └───────────────────────────────────────────────────────────┘
//! ```

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Go, Turn, reader};
use crate::casework::RawText;
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::show;
use crate::workstation::theme::Tone;
use crate::workstation::view;
use crate::workstation::widgets::doc::Doc;
use crate::workstation::widgets::{frame, paint};
use crate::workstation::zone::Target;

/// The state of the popup.
#[derive(Debug, Default)]
pub struct State {
    cursor: usize,
    top: Cell<usize>,
}

impl State {
    /// Does what a key means.
    pub fn act(&mut self, action: Action, desk: &Desk) -> Turn {
        let drafts = desk.drafts.all();
        let last = drafts.len().saturating_sub(1);
        match action {
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(last),
            Action::First | Action::PageUp => self.cursor = 0,
            Action::Last | Action::PageDown => self.cursor = last,
            Action::Open => {
                let draft = drafts.get(self.cursor);
                return draft.map_or_else(Turn::stay, |draft| Turn::go(Go::Case(draft.case_id)));
            }
            Action::Back => return Turn::go(Go::Back),
            _ => {}
        }
        Turn::stay()
    }

    /// Puts the cursor on a line, and returns whether it stood there.
    pub fn point_at(&mut self, line: usize) -> bool {
        std::mem::replace(&mut self.cursor, line) == line
    }
}

/// Draws the popup.
pub fn view(state: &State, desk: &Desk, frame: &mut Frame) {
    let speaker = desk.speaker();
    let theme = desk.theme;
    let drafts = desk.drafts.all();
    let height = u16::try_from(drafts.len().max(2)).unwrap_or(u16::MAX);
    let area = view::popup(desk.size, 84, height.saturating_add(2));
    let inner = reader::open(frame, area, &speaker.say("my-drafts-title"), desk);
    let buffer = frame.buffer_mut();
    if drafts.is_empty() {
        let mut doc = Doc::new(inner.width);
        doc.text(&speaker.say("my-drafts-none"), Tone::Dim);
        doc.draw(buffer, inner, 0, theme);
        return;
    }
    let rows = usize::from(inner.height);
    let top = frame::window(state.top.get(), state.cursor, rows, drafts.len());
    state.top.set(top);
    for (y, (index, draft)) in (inner.y..inner.bottom()).zip(drafts.iter().enumerate().skip(top)) {
        desk.zone(Rect::new(inner.x, y, inner.width, 1), Target::Line(index));
        let chosen = index == state.cursor;
        let mark = if chosen { "▌" } else { " " };
        let x = paint::put(buffer, inner.x, y, 1, mark, theme.style(Tone::Strong));
        let number = RawText::from(draft.number.as_str()).clean_line();
        let text = format!("{number}  {}", show::draft(draft, "my-draft", desk));
        let tone = if chosen { Tone::Cursor } else { Tone::Plain };
        let room = inner.right().saturating_sub(x);
        paint::put(buffer, x, y, room, &text, theme.style(tone));
    }
    frame::scroll_mark(buffer, area, top, inner.height, drafts.len(), theme);
}
