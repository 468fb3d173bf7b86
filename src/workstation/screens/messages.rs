//! What was announced before (F12), the newest first, and the one under the cursor in full: what
//! happened, what it means for the work at hand, what to do, and the code to quote.
//!
//! ```text
//! ┌▸Messages ────────────────────────────────────────────────────────┐
//! │▌14:05:08 ✗ The case was not loaded. The server cannot be reached…│
//! │ 14:03:10 ✓ Add a note: recorded, case 26-000042, v7 → v8.        │
//! ├──────────────────────────────────────────────────────────────────┤
//! │ What happened  The case was not loaded. …                        │
//! │ What it means  The screen shows what was last heard; …           │
//! │ What to do     Check the network …                               │
//! │ Code           UNREACHABLE        Enter copies it, F4 all of it   │
//! └──────────────────────────────────────────────────────────────────┘
//! ```

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Go, Turn, reader};
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::notice::{Notice, Notices, Severity};
use crate::workstation::theme::Tone;
use crate::workstation::view;
use crate::workstation::widgets::doc::Doc;
use crate::workstation::widgets::{frame, paint};
use crate::workstation::zone::Target;

/// The state of the popup.
#[derive(Debug)]
pub struct State {
    /// The announcement under the cursor, by its number: newer ones do not move it.
    chosen: u64,
    top: Cell<usize>,
}

impl State {
    /// Opens the list with the newest announcement under the cursor.
    #[must_use]
    pub fn open(notices: &Notices) -> Self {
        Self {
            chosen: number_at(notices, 0),
            top: Cell::default(),
        }
    }

    /// Does what a key means.
    pub fn act(&mut self, action: Action, desk: &mut Desk) -> Turn {
        let last = desk.notices.newest_first().count().saturating_sub(1);
        let page = usize::from(view::body(desk.size).height / 3).max(1);
        let here = desk.notices.place_of(self.chosen);
        let mut go = |to: usize| self.point_at(to.min(last), &desk.notices);
        match action {
            Action::Up => go(here.saturating_sub(1)),
            Action::Down => go(here + 1),
            Action::PageUp => go(here.saturating_sub(page)),
            Action::PageDown => go(here + page),
            Action::First => go(0),
            Action::Last => go(last),
            Action::CopyCode => return self.copy(desk, false),
            Action::CopyMessage => return self.copy(desk, true),
            Action::Back => return Turn::go(Go::Back),
            _ => {}
        }
        Turn::stay()
    }

    /// Puts the cursor on a line.
    pub fn point_at(&mut self, line: usize, notices: &Notices) {
        self.chosen = number_at(notices, line);
    }

    /// Copies the code of the fault under the cursor, or the fault in full. Other announcements
    /// may name people, and are not copied.
    fn copy(&self, desk: &mut Desk, whole: bool) -> Turn {
        let speaker = desk.speaker();
        let text = desk
            .notices
            .newest_first()
            .nth(desk.notices.place_of(self.chosen))
            .and_then(|notice| {
                let fault = notice.fault.as_ref()?;
                Some(if whole {
                    let parts = fault.parts(speaker);
                    let lines = parts.map(|(label, text)| format!("{label} {text}"));
                    let program = concat!("kezek ", env!("CARGO_PKG_VERSION"));
                    let at = notice.at.format("%Y-%m-%dT%H:%M:%SZ");
                    format!("{}\n{at} · {program}\n", lines.join("\n"))
                } else {
                    fault.code()
                })
            });
        match text {
            Some(text) => desk.copy(text).map_or_else(Turn::stay, Turn::from),
            None => {
                desk.say(Severity::Info, "messages-nothing-to-copy", Vec::new());
                Turn::stay()
            }
        }
    }
}

/// Returns the number of the announcement at a place counted from the newest.
fn number_at(notices: &Notices, place: usize) -> u64 {
    let found = notices.newest_first().nth(place);
    found.map_or(0, |notice| notice.number)
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
    let theme = desk.theme;
    let area = view::popup(desk.size, 110, 60);
    let inner = reader::open(frame, area, &speaker.say("messages-title"), desk);
    let buffer = frame.buffer_mut();
    let notices: Vec<&Notice> = desk.notices.newest_first().collect();
    let cursor = desk.notices.place_of(state.chosen);
    let Some(chosen) = notices.get(cursor) else {
        let mut doc = Doc::new(inner.width);
        doc.text(&speaker.say("messages-none"), Tone::Dim);
        doc.draw(buffer, inner, 0, theme);
        return;
    };
    let details = details(chosen, desk, inner.width);
    let wanted = u16::try_from(details.len()).unwrap_or(u16::MAX);
    let room = inner.height.saturating_sub(4).max(inner.height / 2);
    let below = wanted.min(room);
    let list = Rect {
        height: inner.height.saturating_sub(below + 1),
        ..inner
    };
    let height = usize::from(list.height);
    let top = frame::window(state.top.get(), cursor, height, notices.len());
    state.top.set(top);
    for (y, (index, notice)) in (list.y..list.bottom()).zip(notices.iter().enumerate().skip(top)) {
        let here = index == cursor;
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
        let at = format!("{} ", speaker.time(notice.at));
        let x = paint::put(buffer, x, y, list.width, &at, theme.style(Tone::Dim));
        let sign = format!("{} ", notice.severity.mark());
        let sign_tone = theme.style(tone(notice.severity));
        let x = paint::put(buffer, x, y, list.width, &sign, sign_tone);
        let text_tone = if here { Tone::Cursor } else { Tone::Plain };
        let room = list.right().saturating_sub(x);
        let line = notice.line(speaker);
        paint::put(buffer, x, y, room, &line, theme.style(text_tone));
    }
    frame::scroll_mark(buffer, area, top, list.height, notices.len(), theme);
    for x in inner.x..inner.right() {
        paint::put(buffer, x, list.bottom(), 1, "─", theme.style(Tone::Border));
    }
    let below = Rect {
        y: (list.bottom() + 1).min(inner.bottom()),
        height: below,
        ..inner
    };
    details.draw(buffer, below, 0, theme);
}

/// Says an announcement in full.
fn details(notice: &Notice, desk: &Desk, columns: u16) -> Doc {
    let speaker = desk.speaker();
    let mut doc = Doc::new(columns);
    let said = speaker.say_with(notice.id, &notice.args);
    doc.item(
        notice.severity.mark(),
        tone(notice.severity),
        &said,
        Tone::Strong,
    );
    if let Some(fault) = &notice.fault {
        for (label, text) in fault.parts(speaker) {
            doc.fact(&label, &text);
        }
        for violation in &fault.violations {
            doc.item("✗", Tone::Bad, &speaker.violation(violation), Tone::Plain);
        }
    }
    doc
}
