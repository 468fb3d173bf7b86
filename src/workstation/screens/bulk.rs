//! One command for many cases: all that are marked are assigned, or signed.
//!
//! ```text
//! ┌▸Assign 3 cases ───────────────────────────────────────────────────────┐
//! │ To whom    ‹ Омаров Қ. ›   2 of 5                                     │
//! │ ✓ 26-000042  v7  Қайыргелдіқызы Әсел                                  │
//! │ ✗ 26-000043  v3  Müller A.     does not work in the unit of the case  │
//! │ ▐ Cancel ▌   Assign 2 · in 0,8 s                                      │
//! └───────────────────────────────────────────────────────────────────────┘
//! ```
//!
//! Each case is a command of its own, on the version that was marked and under a key of its own;
//! one that is refused does not stop the others, and what became of each is listed. Refusals are
//! never signed in a batch: each is opened and read.

use chrono::{DateTime, Utc};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use uuid::Uuid;

use super::queue::{self};
use super::{Go, Turn, reader};
use crate::casework::command::{Assign, Sign};
use crate::casework::decision::Outcome;
use crate::casework::queue::Row;
use crate::casework::queue::fold;
use crate::casework::{CaseId, Command, PersonRef};
use crate::i18n::{Arg, Speaker};
use crate::wire::batch::BATCH_MAX;
use crate::wire::{Batch, BatchItem, Colleagues};
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::dialogs::confirm::{Guard, is_typed};
use crate::workstation::effect::{Effect, Question};
use crate::workstation::fault::{Fault, FaultKind};
use crate::workstation::message::{Batched, Became, BulkStart};
use crate::workstation::remote::Ticket;
use crate::workstation::theme::Tone;
use crate::workstation::view;
use crate::workstation::widgets::doc::Doc;
use crate::workstation::widgets::field::Field;
use crate::workstation::widgets::{frame, paint};

/// The most cases that are signed at once.
pub const SIGN_MAX: usize = 25;
/// The most cases that are assigned at once.
pub const ASSIGN_MAX: usize = 3 * BATCH_MAX;

/// What is done with the cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bulk {
    Assign,
    Sign,
}

/// One of the marked cases.
#[derive(Debug)]
struct Item {
    row: Row,
    /// Under which its command takes effect at most once; made when the dialog was opened.
    key: Uuid,
    became: Option<Became>,
}

/// Which part has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Who,
    Word,
    Cancel,
    Commit,
}

/// The state of the dialog.
#[derive(Debug)]
pub struct State {
    bulk: Bulk,
    items: Vec<Item>,
    opening: Option<Ticket>,
    colleagues: Option<Colleagues>,
    /// What narrows the people.
    typed: Field,
    /// The place of the chosen one among those who fit.
    who: usize,
    word: Field,
    part: Part,
    guard: Guard,
    sending: Option<Ticket>,
    fault: Option<Fault>,
}

impl State {
    /// Opens the dialog over the marked cases, and asks for what it needs. `None` when nothing
    /// that is marked can be done so.
    #[must_use]
    pub fn open(bulk: Bulk, queue: &queue::State, desk: &mut Desk) -> Option<(Self, Effect)> {
        let rows = queue.rows.data()?;
        let most = bulk.most();
        let items: Vec<Item> = queue
            .marks
            .rows(rows)
            .filter(|row| bulk.takes(row))
            .take(most)
            .map(|row| Item {
                row,
                key: Uuid::nil(),
                became: None,
            })
            .collect();
        if items.is_empty() {
            return None;
        }
        let (ticket, effect) = desk.ask(Question::OpenBulk(items.len()));
        let state = Self {
            bulk,
            items,
            opening: Some(ticket),
            colleagues: None,
            typed: Field::new(60),
            who: 0,
            word: Field::new(40),
            part: Part::Cancel,
            guard: Guard::new(desk.wall),
            sending: None,
            fault: None,
        };
        Some((state, effect))
    }

    /// Returns whether an answer with this ticket is awaited.
    #[must_use]
    pub fn awaits(&self, ticket: Ticket) -> bool {
        self.opening == Some(ticket) || self.sending == Some(ticket)
    }

    /// Takes the people and the keys.
    pub fn ready(&mut self, answer: Result<BulkStart, Fault>, wall: DateTime<Utc>) {
        self.opening = None;
        match answer {
            Ok(start) => {
                for (item, key) in self.items.iter_mut().zip(start.keys) {
                    item.key = key;
                }
                self.colleagues = Some(start.colleagues);
                self.guard.rearm(wall);
            }
            Err(fault) => self.fault = Some(fault),
        }
    }

    /// Takes what became of the commands, and returns the cases whose command was recorded.
    pub fn took(&mut self, batched: Batched) -> Vec<CaseId> {
        self.sending = None;
        self.fault = batched.fault;
        self.part = Part::Cancel;
        for (key, became) in batched.became {
            if let Some(item) = self.items.iter_mut().find(|item| item.key == key) {
                item.became = Some(became);
            }
        }
        self.items
            .iter()
            .filter(|item| matches!(item.became, Some(Became::Done(_))))
            .map(|item| item.row.id)
            .collect()
    }

    /// Returns the wall time at which the button acts, while it does not yet.
    #[must_use]
    pub fn armed_at(&self, wall: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.guard.armed_in(wall).map(|left| wall + left)
    }

    fn is_done(&self) -> bool {
        self.items.iter().any(|item| item.became.is_some())
    }

    fn parts(&self) -> Vec<Part> {
        let before = match self.bulk {
            _ if self.is_done() => return vec![Part::Cancel],
            Bulk::Assign => Part::Who,
            Bulk::Sign => Part::Word,
        };
        vec![before, Part::Cancel, Part::Commit]
    }

    /// The people to whom at least one of the cases can go, narrowed by what is typed.
    fn people(&self) -> Vec<&PersonRef> {
        let Some(colleagues) = &self.colleagues else {
            return Vec::new();
        };
        let needles = fold::needles(self.typed.text());
        let mut people: Vec<&PersonRef> = Vec::new();
        for (unit, executors) in &colleagues.by_unit {
            if !self.items.iter().any(|item| item.row.unit == *unit) {
                continue;
            }
            for person in executors {
                let name = fold::fold(person.name.as_raw());
                let fits = needles.is_empty() || needles.iter().any(|one| name.contains(one));
                if fits && !people.iter().any(|other| other.login == person.login) {
                    people.push(person);
                }
            }
        }
        people
    }

    fn chosen(&self) -> Option<PersonRef> {
        self.people().get(self.who).map(|person| (*person).clone())
    }

    /// Whether the chosen person works in the unit of a case.
    fn fits(&self, item: &Item) -> bool {
        match self.bulk {
            Bulk::Sign => true,
            Bulk::Assign => self.chosen().is_some_and(|person| {
                self.colleagues
                    .as_ref()
                    .and_then(|all| all.by_unit.get(&item.row.unit))
                    .is_some_and(|all| all.iter().any(|one| one.login == person.login))
            }),
        }
    }

    fn fitting(&self) -> usize {
        self.items.iter().filter(|item| self.fits(item)).count()
    }

    /// Does what a key means.
    pub fn act(&mut self, action: Action, desk: &mut Desk) -> Turn {
        if self.guard.drops(desk.wall) {
            return Turn::stay();
        }
        match action {
            Action::NextField => self.step(true),
            Action::PreviousField => self.step(false),
            // What is on its way cannot be stopped; it can be left.
            Action::Back => return Turn::go(Go::Back),
            Action::Accept => match self.part {
                Part::Who | Part::Word => self.step(true),
                Part::Cancel => return Turn::go(Go::Back),
                Part::Commit => return self.send(desk),
            },
            _ => {}
        }
        Turn::stay()
    }

    fn step(&mut self, forward: bool) {
        let parts = self.parts();
        let here = parts
            .iter()
            .position(|part| *part == self.part)
            .unwrap_or(0);
        let to = if forward {
            here + 1
        } else {
            here + parts.len() - 1
        };
        self.part = parts[to % parts.len()];
    }

    /// Takes what is typed: a name or the word. On a button letters do nothing.
    pub fn press(&mut self, event: &KeyEvent) {
        match (self.part, event.code) {
            (Part::Who, KeyCode::Left) => self.who = self.who.saturating_sub(1),
            (Part::Who, KeyCode::Right) => {
                let last = self.people().len().saturating_sub(1);
                self.who = (self.who + 1).min(last);
            }
            (Part::Who, _) => {
                if self.typed.press(event) {
                    self.who = 0;
                }
            }
            (Part::Word, _) => {
                self.word.press(event);
            }
            (Part::Cancel | Part::Commit, _) => {}
        }
    }

    /// Takes a paste into the name; the word is typed, never pasted.
    pub fn paste(&mut self, text: &str) -> bool {
        let taken = self.part == Part::Who && self.typed.insert(text);
        if taken {
            self.who = 0;
        }
        taken
    }

    /// Why the button does not act yet: ids of the words.
    fn open_points(&self, speaker: Speaker<'_>) -> Vec<&'static str> {
        let mut open = Vec::new();
        if self.colleagues.is_none() {
            open.push("bulk-not-ready");
        }
        match self.bulk {
            Bulk::Assign if self.fitting() == 0 => open.push("bulk-nobody"),
            Bulk::Sign if !is_typed(&speaker.say("dialog-word-sign"), self.word.text()) => {
                open.push("bulk-word-open");
            }
            Bulk::Assign | Bulk::Sign => {}
        }
        open
    }

    fn send(&mut self, desk: &mut Desk) -> Turn {
        let blocked = self.sending.is_some() || self.is_done() || desk.is_offline();
        if self.guard.holds_back(desk.wall) || blocked {
            return Turn::stay();
        }
        if !self.open_points(desk.speaker()).is_empty() {
            self.part = self.parts()[0];
            return Turn::stay();
        }
        let command = match (self.bulk, self.chosen()) {
            (Bulk::Sign, _) => Command::Sign(Sign { late_reason: None }),
            (Bulk::Assign, Some(to)) => Command::Assign(Assign { to }),
            (Bulk::Assign, None) => return Turn::stay(),
        };
        let items = self
            .items
            .iter()
            .filter(|item| self.fits(item))
            .map(|item| BatchItem {
                case: item.row.id.to_string(),
                version: item.row.version,
                idempotency_key: item.key.to_string(),
                command: command.clone(),
            })
            .collect();
        let (ticket, effect) = desk.ask(Question::Batch(Box::new(Batch { items })));
        self.sending = Some(ticket);
        self.fault = None;
        Turn::from(effect)
    }
}

impl Bulk {
    const fn most(self) -> usize {
        match self {
            Self::Assign => ASSIGN_MAX,
            Self::Sign => SIGN_MAX,
        }
    }

    /// Whether a row can be among the cases: a refusal is signed alone.
    fn takes(self, row: &Row) -> bool {
        match self {
            Self::Assign => true,
            Self::Sign => row.outcome == Some(Outcome::Approve),
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Assign => "bulk-assign-title",
            Self::Sign => "bulk-sign-title",
        }
    }
}

/// Draws the dialog over the queue.
pub fn view(state: &State, desk: &Desk, frame: &mut Frame) {
    let speaker = desk.speaker();
    let theme = desk.theme;
    let doc_of = |columns| items(state, desk, columns);
    let columns = view::popup(desk.size, 92, 10).width.saturating_sub(4);
    let height = doc_of(columns).len() + above(state, desk, columns).len() + 6;
    let area = view::popup(desk.size, 92, u16::try_from(height).unwrap_or(u16::MAX));
    let count = [("count", Arg::from(state.items.len()))];
    let title = speaker.say_with(state.bulk.title(), &count);
    let inner = reader::open(frame, area, &title, desk);
    let buffer = frame.buffer_mut();
    let last = inner.bottom().saturating_sub(1);
    let head = above(state, desk, inner.width);
    head.draw(buffer, inner, 0, theme);
    let y = inner.y + u16::try_from(head.len()).unwrap_or(2);
    let mut cursor: Option<Position> = None;
    if !state.is_done() {
        let place = Rect::new(inner.x, y, inner.width, 1);
        cursor = field(state, desk, buffer, place);
    }
    let list = Rect {
        y: y + 2,
        height: last.saturating_sub(y + 3),
        ..inner
    };
    let doc = doc_of(inner.width);
    doc.draw(buffer, list, 0, theme);
    frame::scroll_mark(buffer, area, 0, list.height, doc.len(), theme);
    let close = if state.is_done() { "close" } else { "cancel" };
    let mut labels = vec![(Part::Cancel, speaker.say(close))];
    if !state.is_done() {
        labels.push((Part::Commit, commit_label(state, desk)));
    }
    let mut x = inner.x;
    for (part, label) in labels {
        let focused = state.part == part;
        let (text, tone) = if focused {
            (format!("▐ {label} ▌"), Tone::ButtonFocused)
        } else {
            (format!("  {label}  "), Tone::Button)
        };
        if focused {
            cursor = Some(Position::new(x + 2, last));
        }
        let room = inner.right().saturating_sub(x);
        x = paint::put(buffer, x, last, room, &text, theme.style(tone)) + 1;
    }
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

fn commit_label(state: &State, desk: &Desk) -> String {
    let speaker = desk.speaker();
    let id = match state.bulk {
        Bulk::Assign => "bulk-assign-commit",
        Bulk::Sign => "bulk-sign-commit",
    };
    let main = speaker.say_with(id, &[("count", Arg::from(state.fitting()))]);
    let open = state.open_points(speaker).len();
    let note = if state.sending.is_some() {
        speaker.say("dialog-button-sending")
    } else if open > 0 {
        speaker.say_with("dialog-button-reasons", &[("count", Arg::from(open))])
    } else if let Some(left) = state.guard.armed_in(desk.wall) {
        let tenths = (left.num_milliseconds() + 99) / 100 * 10;
        let seconds = Arg::Text(speaker.points(tenths));
        speaker.say_with("dialog-button-arming", &[("seconds", seconds)])
    } else {
        speaker.say("dialog-button-ready")
    };
    format!("{main} {note}")
}

/// Draws the field before the list and returns where its cursor stands.
fn field(
    state: &State,
    desk: &Desk,
    buffer: &mut ratatui::buffer::Buffer,
    area: Rect,
) -> Option<Position> {
    let speaker = desk.speaker();
    let theme = desk.theme;
    let (label, part, typed) = match state.bulk {
        Bulk::Assign => (speaker.say("bulk-who"), Part::Who, &state.typed),
        Bulk::Sign => {
            let word = Arg::Text(speaker.say("dialog-word-sign"));
            let label = speaker.say_with("bulk-word", &[("word", word)]);
            (label, Part::Word, &state.word)
        }
    };
    let focused = state.part == part;
    let tone = if focused { Tone::Strong } else { Tone::Plain };
    let x = paint::put(
        buffer,
        area.x,
        area.y,
        area.width,
        &label,
        theme.style(tone),
    ) + 2;
    let width = 24.min(area.right().saturating_sub(x));
    let place = Rect { x, width, ..area };
    let cursor = typed.draw(buffer, place, focused, theme);
    if state.bulk == Bulk::Assign {
        let people = state.people();
        let text = match people.get(state.who) {
            None => speaker.say("bulk-nobody"),
            Some(person) => format!(
                "‹ {} › {}",
                person.name.clean_line(),
                speaker.say_with(
                    "queue-position",
                    &[
                        ("at", Arg::from(state.who + 1)),
                        ("count", Arg::from(people.len())),
                    ],
                )
            ),
        };
        let x = place.right() + 2;
        let room = area.right().saturating_sub(x);
        paint::put(buffer, x, area.y, room, &text, theme.style(Tone::Strong));
    }
    focused.then_some(cursor)
}

fn above(state: &State, desk: &Desk, columns: u16) -> Doc {
    let speaker = desk.speaker();
    let mut doc = Doc::new(columns);
    if state.is_done() {
        let done = |wanted: bool| {
            let items = state.items.iter();
            items
                .filter(|item| matches!(item.became, Some(Became::Done(_))) == wanted)
                .count()
        };
        let args = [("done", done(true).into()), ("left", done(false).into())];
        doc.text(&speaker.say_with("bulk-result", &args), Tone::Strong);
    } else {
        let (about, undo) = match state.bulk {
            Bulk::Assign => ("bulk-assign-about", "dialog-undo-assign"),
            Bulk::Sign => ("bulk-sign-about", "dialog-undo-no"),
        };
        doc.text(&speaker.say(about), Tone::Plain);
        doc.text(&speaker.say(undo), Tone::Plain);
    }
    if let Some(fault) = &state.fault {
        doc.text(&fault.line(speaker), Tone::Bad);
    }
    doc.gap();
    doc
}

/// The cases, each with what keeps it back or what became of it.
fn items(state: &State, desk: &Desk, columns: u16) -> Doc {
    let speaker = desk.speaker();
    let mut doc = Doc::new(columns);
    let trouble = |item: &Item| !matches!(item.became, Some(Became::Done(_)));
    let (first, then): (Vec<&Item>, Vec<&Item>) =
        state.items.iter().partition(|item| trouble(item));
    for item in first.into_iter().chain(then) {
        let row = &item.row;
        let who = format!(
            "{} · v{} · {}",
            row.number,
            row.version,
            row.applicant.clean_line()
        );
        let (sign, tone, note) = match &item.became {
            None if state.fits(item) => ("✓", Tone::Good, String::new()),
            None if state.colleagues.is_none() => ("·", Tone::Dim, String::new()),
            None => ("✗", Tone::Bad, speaker.say("bulk-other-unit")),
            Some(Became::Done(version)) => {
                ("✓", Tone::Good, format!("v{} → v{version}", row.version))
            }
            Some(Became::Unknown) => ("?", Tone::Warn, speaker.say("bulk-unknown")),
            Some(Became::Refused(problem)) => {
                let fault = Fault::of(FaultKind::Problem(problem.kind));
                let note = match problem.violations.first() {
                    Some(violation) => speaker.violation(violation),
                    None => fault.what(speaker),
                };
                ("✗", Tone::Bad, note)
            }
        };
        let text = if note.is_empty() {
            who
        } else {
            format!("{who} · {note}")
        };
        doc.item(sign, tone, &text, Tone::Plain);
    }
    doc
}
