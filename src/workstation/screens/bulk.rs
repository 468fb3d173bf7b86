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

mod spoken;
mod view;

use std::cell::Cell;

use chrono::{DateTime, Utc};
use crossterm::event::{KeyCode, KeyEvent};
use uuid::Uuid;

use super::queue::{self};
use super::{Go, Turn};
use crate::casework::command::{Assign, Sign};
use crate::casework::decision::Outcome;
use crate::casework::queue::Row;
use crate::casework::queue::fold;
use crate::casework::{CaseId, Command, PersonRef};
use crate::i18n::{Arg, Speaker};
use crate::regulation::PolicyKey;
use crate::wire::batch::BATCH_MAX;
use crate::wire::{Batch, BatchItem, Colleagues};
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::dialogs::confirm::{Guard, is_typed};
use crate::workstation::effect::{Effect, Question};
use crate::workstation::fault::Fault;
use crate::workstation::message::{Batched, Became, BulkStart};
use crate::workstation::remote::Ticket;
use crate::workstation::widgets::doc::Scroll;
use crate::workstation::widgets::field::Field;

pub use view::view;

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
    /// The cases, where there are more of them than lines.
    List,
    Cancel,
    Commit,
}

/// The state of the dialog.
#[derive(Debug)]
pub struct State {
    bulk: Bulk,
    items: Vec<Item>,
    /// Marked cases that are not among them: more than can be done at once, and refusals.
    over: usize,
    refusals: usize,
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
    list: Scroll,
    /// How many lines the list has and how many of them fit: only drawing knows.
    list_room: Cell<(usize, usize)>,
    /// In plain mode another word was typed than the one that was asked for.
    wrong_word: bool,
}

impl State {
    /// Opens the dialog over the marked cases, and asks for what it needs. `None` when nothing
    /// that is marked can be done so.
    #[must_use]
    pub fn open(bulk: Bulk, queue: &queue::State, desk: &mut Desk) -> Option<(Self, Effect)> {
        let rows = queue.rows.data()?;
        let (mut items, mut refusals) = (Vec::new(), 0);
        for row in queue.marks.rows(rows) {
            if !bulk.takes(&row) {
                refusals += 1;
                continue;
            }
            items.push(Item {
                row,
                key: Uuid::nil(),
                became: None,
            });
        }
        let over = items.len().saturating_sub(bulk.most());
        items.truncate(bulk.most());
        if items.is_empty() {
            return None;
        }
        let (ticket, effect) = desk.ask(Question::OpenBulk(items.len()));
        let state = Self {
            bulk,
            items,
            over,
            refusals,
            opening: Some(ticket),
            colleagues: None,
            typed: Field::new(60),
            who: 0,
            word: Field::new(40),
            part: Part::Cancel,
            guard: Guard::new(desk.wall),
            sending: None,
            fault: None,
            list: Scroll::default(),
            list_room: Cell::default(),
            wrong_word: false,
        };
        Some((state, effect))
    }

    /// Returns what is done with the cases.
    #[must_use]
    pub const fn bulk(&self) -> Bulk {
        self.bulk
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
    /// Where none of them reached the server they can be sent once more, under the same keys.
    pub fn took(&mut self, batched: Batched, wall: DateTime<Utc>) -> Vec<CaseId> {
        self.sending = None;
        self.fault = batched.fault;
        self.part = Part::Cancel;
        self.list.reset();
        let all = &batched.became;
        if all.iter().all(|(_, became)| *became == Became::NotSent) {
            self.word.clear();
            self.guard.rearm(wall);
            return Vec::new();
        }
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

    /// What is to be known of the share that must be opened first. Which cases it falls on is a
    /// secret until they are sent.
    fn share(&self, desk: &Desk) -> Option<String> {
        let key = PolicyKey::parse("sign-off.sample-percent").ok()?;
        let percent = desk.any_law()?.policy.count(&key).ok()?;
        let args = [("percent", Arg::Text(percent.to_string()))];
        (self.bulk == Bulk::Sign && percent > 0)
            .then(|| desk.speaker().say_with("bulk-sign-share", &args))
    }

    fn is_done(&self) -> bool {
        self.items.iter().any(|item| item.became.is_some())
    }

    fn parts(&self) -> Vec<Part> {
        let field = match self.bulk {
            Bulk::Assign => Part::Who,
            Bulk::Sign => Part::Word,
        };
        let (lines, height) = self.list_room.get();
        let open = !self.is_done();
        [
            (field, open),
            (Part::List, lines > height),
            (Part::Cancel, true),
            (Part::Commit, open),
        ]
        .into_iter()
        .filter_map(|(part, is_there)| is_there.then_some(part))
        .collect()
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
            Action::LineDown => self.line(true),
            Action::LineUp => self.line(false),
            Action::TextDown => self.list.by(self.page()),
            Action::TextUp => self.list.by(-self.page()),
            // What is on its way cannot be stopped; it can be left.
            Action::Back => return Turn::go(Go::Back),
            Action::Accept => match self.part {
                Part::Who | Part::Word | Part::List => self.part = Part::Cancel,
                Part::Cancel => return Turn::go(Go::Back),
                Part::Commit => return self.send(desk),
            },
            _ => {}
        }
        Turn::stay()
    }

    /// Scrolls the list by lines.
    pub fn scroll(&self, lines: isize) {
        self.list.by(lines);
    }

    /// How far a page of the list goes; a line stays in sight.
    fn page(&self) -> isize {
        let (_, height) = self.list_room.get();
        isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1)
    }

    /// Scrolls the list by a line while it has the keyboard; from its ends, and from anywhere
    /// else, goes on to the next part.
    fn line(&mut self, down: bool) {
        let (lines, height) = self.list_room.get();
        let first = self
            .list
            .first(lines, u16::try_from(height).unwrap_or(u16::MAX));
        let at_end = if down {
            first + height >= lines
        } else {
            first == 0
        };
        if self.part == Part::List && !at_end {
            self.list.by(if down { 1 } else { -1 });
        } else {
            self.step(down);
        }
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
            (Part::List, KeyCode::Home) => self.list.reset(),
            (Part::List, KeyCode::End) => self.list.to(usize::MAX),
            (Part::List | Part::Cancel | Part::Commit, _) => {}
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

    /// Takes a paste into the name; the word is typed, never pasted.
    pub fn paste(&mut self, text: &str) -> bool {
        let taken = self.part == Part::Who && self.typed.insert(text);
        if taken {
            self.who = 0;
        }
        taken
    }

    /// Why the button does not act yet: ids of the words.
    fn open_points(&self, desk: &Desk) -> Vec<&'static str> {
        let speaker: Speaker<'_> = desk.speaker();
        let mut open = Vec::new();
        if desk.is_offline() {
            open.push("bulk-offline");
        }
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
        let blocked = self.sending.is_some() || self.is_done();
        if self.guard.holds_back(desk.wall) || blocked {
            return Turn::stay();
        }
        let open = self.open_points(desk);
        if let Some(first) = open.first() {
            // The dialog says that the server is away; nothing in its fields would change that.
            if *first != "bulk-offline" {
                self.part = self.parts()[0];
            }
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
