//! The reason for an act that is logged: seeing personal numbers, taking a case over.
//!
//! ```text
//! ┌▸Take over case 26-000042 ─────────────────────────────────────────────┐
//! │ Омаров Қ. has been working on it since 13:58. What they typed is kept │
//! │ Why                                                                   │
//! │ ▏                                                                     │
//! │ ▐ Cancel ▌   Take over ready                                          │
//! └───────────────────────────────────────────────────────────────────────┘
//! ```
//!
//! It says beforehand that who, when and why are written down. It begins on Cancel, no letter
//! commits, and the button acts only when there was time to read it.

use chrono::{DateTime, Utc};
use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Go, Turn, reader};
use crate::casework::{CaseId, RawText};
use crate::i18n::Arg;
use crate::wire::Lease;
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::dialogs::confirm::Guard;
use crate::workstation::effect::{CaseFile, Effect, Question};
use crate::workstation::fault::Fault;
use crate::workstation::remote::Ticket;
use crate::workstation::show;
use crate::workstation::theme::Tone;
use crate::workstation::view;
use crate::workstation::widgets::doc::Doc;
use crate::workstation::widgets::field::Field;
use crate::workstation::widgets::{buttons, paint};

/// The longest reason in characters: in any script below what the server takes.
pub const REASON_MAX: usize = 500;

/// What the reason is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Purpose {
    /// To see the personal numbers whole.
    Reveal,
    /// To take the case from whoever works on it.
    TakeOver(Lease),
}

impl Purpose {
    /// Returns what can be taken over from somebody else now; `None` when nobody else works on
    /// the case.
    #[must_use]
    pub fn take_over(file: &CaseFile, desk: &Desk) -> Option<Self> {
        let lease = file.lease.clone();
        lease
            .filter(|lease| Some(&lease.holder.login) != desk.login())
            .map(Self::TakeOver)
    }

    /// Returns the question that carries it out.
    #[must_use]
    pub fn question(&self, case: CaseId, reason: RawText) -> Question {
        match self {
            Self::Reveal => Question::Reveal { case, reason },
            Self::TakeOver(_) => Question::TakeOver { case, reason },
        }
    }

    /// Returns the ids of its words.
    const fn words(&self) -> Words {
        match self {
            Self::Reveal => Words {
                title: "reveal-title",
                about: "reveal-about",
                commit: "reveal-commit",
            },
            Self::TakeOver(_) => Words {
                title: "take-over-title",
                about: "take-over-about",
                commit: "take-over-commit",
            },
        }
    }
}

/// The ids of what is said of a purpose.
struct Words {
    title: &'static str,
    about: &'static str,
    commit: &'static str,
}

/// Which part has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Reason,
    Cancel,
    Commit,
}

const PARTS: [Part; 3] = [Part::Reason, Part::Cancel, Part::Commit];

/// The state of the form.
#[derive(Debug)]
pub struct State {
    pub purpose: Purpose,
    case: CaseId,
    number: String,
    reason: Field,
    part: Part,
    guard: Guard,
    asking: Option<Ticket>,
    fault: Option<Fault>,
}

impl State {
    /// Opens the form over a case.
    #[must_use]
    pub fn open(purpose: Purpose, file: &CaseFile, desk: &Desk) -> Self {
        Self {
            purpose,
            case: file.case.id,
            number: RawText::from(file.case.number.as_str())
                .clean_line()
                .to_string(),
            reason: Field::new(REASON_MAX),
            part: Part::Cancel,
            guard: Guard::new(desk.wall),
            asking: None,
            fault: None,
        }
    }

    /// Returns whether an answer with this ticket is awaited.
    #[must_use]
    pub fn awaits(&self, ticket: Ticket) -> bool {
        self.asking == Some(ticket)
    }

    /// Returns the wall time at which the button acts, while it does not yet.
    #[must_use]
    pub fn armed_at(&self, wall: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.guard.armed_in(wall).map(|left| wall + left)
    }

    /// Does what a key means.
    pub fn act(&mut self, action: Action, desk: &mut Desk) -> Turn {
        if self.guard.drops(desk.wall) {
            return Turn::stay();
        }
        match action {
            Action::NextField | Action::LineDown => self.step(1),
            Action::PreviousField | Action::LineUp => self.step(PARTS.len() - 1),
            Action::Back => return Turn::go(Go::Back),
            Action::Accept => match self.part {
                Part::Reason => self.step(1),
                Part::Cancel => return Turn::go(Go::Back),
                Part::Commit => return self.send(desk),
            },
            _ => {}
        }
        Turn::stay()
    }

    fn step(&mut self, by: usize) {
        let here = PARTS.iter().position(|part| *part == self.part);
        self.part = PARTS[(here.unwrap_or(0) + by) % PARTS.len()];
    }

    /// Takes what is typed; a button takes none.
    pub fn press(&mut self, event: &KeyEvent) {
        if self.part == Part::Reason {
            self.reason.press(event);
        }
    }

    /// Gives a button the keyboard; returns whether it is the one that leaves and had it already.
    pub fn point_at(&mut self, button: usize) -> bool {
        let leaves = button == 0 && self.part == Part::Cancel;
        self.part = if button == 0 {
            Part::Cancel
        } else {
            Part::Commit
        };
        leaves
    }

    /// Takes a paste into the reason.
    pub fn paste(&mut self, text: &str) -> bool {
        self.part == Part::Reason && self.reason.insert(text)
    }

    fn is_open(&self) -> bool {
        self.reason.text().trim().is_empty()
    }

    fn send(&mut self, desk: &mut Desk) -> Turn {
        if self.guard.holds_back(desk.wall) || self.asking.is_some() {
            return Turn::stay();
        }
        if self.is_open() {
            self.part = Part::Reason;
            return Turn::stay();
        }
        let reason = RawText::from(self.reason.text().trim());
        let (ticket, effect) = desk.ask(self.purpose.question(self.case, reason));
        self.asking = Some(ticket);
        self.fault = None;
        Effect::into(effect)
    }

    /// Takes why it was not done.
    pub fn failed(&mut self, fault: Fault) {
        self.asking = None;
        self.fault = Some(fault);
    }
}

/// Draws the form over the case.
pub fn view(state: &State, desk: &Desk, frame: &mut Frame) {
    let speaker = desk.speaker();
    let theme = desk.theme;
    let columns = view::popup(desk.size, 84, 12).width.saturating_sub(4);
    let said = about(state, desk, columns).len();
    let height = u16::try_from(said + 7).unwrap_or(u16::MAX);
    let area = view::popup(desk.size, 84, height);
    let number = [("number", Arg::Text(state.number.clone()))];
    let title = speaker.say_with(state.purpose.words().title, &number);
    let inner = reader::open(frame, area, &title, desk);
    let buffer = frame.buffer_mut();
    let doc = about(state, desk, inner.width);
    doc.draw(buffer, inner, 0, theme);
    let y = inner.y + u16::try_from(doc.len()).unwrap_or(u16::MAX);
    let focused = state.part == Part::Reason;
    let tone = if focused { Tone::Strong } else { Tone::Plain };
    let label = speaker.say("reason-why");
    paint::put(buffer, inner.x, y, inner.width, &label, theme.style(tone));
    let place = Rect::new(inner.x + 2, y + 1, inner.width.saturating_sub(2), 1);
    let mut cursor = state.reason.draw(buffer, place, focused, theme);
    let last = inner.bottom().saturating_sub(1);
    let note = buttons::readiness(
        state.asking.is_some(),
        usize::from(state.is_open()),
        state.guard.armed_in(desk.wall),
        speaker,
    );
    let commit = format!("{} {note}", speaker.say(state.purpose.words().commit));
    let buttons = [
        (speaker.say("cancel"), state.part == Part::Cancel),
        (commit, state.part == Part::Commit),
    ];
    let place = Rect::new(inner.x, last, inner.width, 1);
    cursor = buttons::row(buffer, place, &buttons, desk).unwrap_or(cursor);
    frame.set_cursor_position(cursor);
}

/// What will happen, who is concerned, and what the server said.
fn about(state: &State, desk: &Desk, columns: u16) -> Doc {
    let speaker = desk.speaker();
    let mut doc = Doc::new(columns);
    let args = match &state.purpose {
        Purpose::Reveal => Vec::new(),
        Purpose::TakeOver(lease) => vec![
            ("name", Arg::Text(show::person(&lease.holder))),
            ("since", Arg::Text(speaker.time(lease.since))),
        ],
    };
    let id = state.purpose.words().about;
    doc.text(&speaker.say_with(id, &args), Tone::Plain);
    doc.text(&speaker.say("reason-logged"), Tone::Warn);
    if let Some(fault) = &state.fault {
        doc.text(&fault.line(speaker), Tone::Bad);
    }
    doc.gap();
    doc
}
