//! Beginning a revocation of what a case granted: the body itself hands the application in.
//!
//! ```text
//! ┌▸Begin a revocation · 26-000042 · Ли Виктор ──────────────────────────┐
//! │ A new case begins in which a revocation can be prepared. …           │
//! │ What was granted  Permit · No. 26-000042, until 12.06.2026           │
//! │ Occasion          ▐material of the labour inspection▏               ▌│
//! │ ▐ Cancel ▌   Begin the revocation ✗ 1 reason                         │
//! └──────────────────────────────────────────────────────────────────────┘
//! ```
//!
//! The applicant and the number and last day of what was granted are copied from the case; the
//! facts that the edition in force asks for are typed here. The same reference goes with every
//! try, so a lost answer never begins two proceedings.

mod spoken;
mod view;

use chrono::{DateTime, TimeDelta, Utc};
use crossterm::event::{KeyCode, KeyEvent};

use super::{Go, Turn};
use crate::casework::application::{Details, FactValue, Original};
use crate::casework::case::Status;
use crate::casework::decision::{Draft, Outcome};
use crate::casework::{Application, CaseId, RawText, requirement};
use crate::regulation::{
    Channel, FactKind, FactRule, Law, Procedure, Proceeding, RequestKind, Role,
};
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::dialogs::date;
use crate::workstation::effect::{CaseFile, Effect, Question};
use crate::workstation::fault::Fault;
use crate::workstation::remote::Ticket;
use crate::workstation::widgets::field::Field;

pub use view::view;

/// How long after it was shown the button stays unarmed, as in every dialog.
const ARMING: TimeDelta = TimeDelta::milliseconds(1_200);

/// The most characters of a typed fact.
const FACT_MAX: usize = 300;

/// How a fact is answered.
#[derive(Debug)]
enum Answer {
    Typed(Field),
    /// The place of what is chosen among the options; for a flag yes, then no.
    Chosen(Option<usize>),
}

/// Which part has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Fact(usize),
    Cancel,
    Begin,
}

/// The state of the form.
#[derive(Debug)]
pub struct State {
    number: String,
    /// The case that granted it.
    of: CaseId,
    /// The application but for its facts and the moment of filing.
    base: Application,
    law: std::sync::Arc<Law>,
    rules: Vec<FactRule>,
    answers: Vec<Answer>,
    part: Part,
    armed_at: DateTime<Utc>,
    pub handing_in: Option<Ticket>,
    pub fault: Option<Fault>,
    /// In plain mode another word was typed than the one that was asked for.
    wrong_word: bool,
}

/// Returns the law by which a revocation of what a case granted begins today: that of the edition
/// in force, when this workstation knows it and it has such a request.
fn law_in_force(file: &CaseFile, desk: &Desk) -> Option<std::sync::Arc<Law>> {
    let today = desk.now(&file.law).today;
    let governs = |law: &std::sync::Arc<Law>| {
        let in_force = &law.edition.in_force;
        law.edition.service == file.case.application.service
            && in_force.first_day <= today
            && in_force.last_day.is_none_or(|last| today <= last)
    };
    let known = desk.laws().find(|law| governs(law));
    let law = Some(&file.law).filter(|law| governs(law)).or(known)?;
    revocation(law).map(|_| std::sync::Arc::clone(law))
}

fn revocation(law: &Law) -> Option<&Procedure> {
    law.edition
        .requests
        .get(&RequestKind::Revoke)
        .filter(|procedure| procedure.proceeding == Proceeding::Revocation)
}

/// Returns whether a revocation of what a case granted can be begun by whoever sits here.
#[must_use]
pub fn is_open(file: &CaseFile, desk: &Desk) -> bool {
    let case = &file.case;
    let granted = matches!(
        &case.status,
        Status::Delivered { decision, .. } if decision.draft.outcome() == Outcome::Approve
    );
    let begins = desk.me.as_ref().is_some_and(|me| {
        me.actor
            .has_any(&[Role::Executor, Role::Supervisor], case.unit())
    });
    granted
        && begins
        && case.application.request != RequestKind::Revoke
        && law_in_force(file, desk).is_some()
}

impl State {
    /// Opens the form over a case; `None` when nothing can be revoked here.
    #[must_use]
    pub fn open(file: &CaseFile, desk: &Desk) -> Option<Self> {
        if !is_open(file, desk) {
            return None;
        }
        let law = law_in_force(file, desk)?;
        let procedure = revocation(&law)?;
        let case = &file.case;
        let Status::Delivered { decision, .. } = &case.status else {
            return None;
        };
        let Draft::Approve(granted) = &decision.draft else {
            return None;
        };
        let original = granted.valid_until.map(|valid_until| Original {
            number: granted.number.clone(),
            valid_until,
        });
        let channel = procedure
            .channels
            .first()
            .copied()
            .unwrap_or(Channel::Provider);
        // Names this opening of the form: every try of it is the same application.
        let reference = format!(
            "{}/revoke/{}",
            case.number,
            desk.law_at().timestamp_millis()
        );
        let base = Application {
            request: RequestKind::Revoke,
            channel,
            filed_at: desk.law_at(),
            reference: Some(RawText::from(reference)),
            representative: None,
            details: Details {
                original,
                ..Details::default()
            },
            papers: Vec::new(),
            ..case.application.clone()
        };
        let rules = procedure.facts.clone();
        let answers = rules
            .iter()
            .map(|rule| match rule.kind {
                FactKind::Flag | FactKind::Choice => Answer::Chosen(None),
                FactKind::Date | FactKind::Number | FactKind::Text => {
                    Answer::Typed(Field::new(FACT_MAX))
                }
            })
            .collect();
        Some(Self {
            number: case.number.clone(),
            of: case.id,
            base,
            law,
            rules,
            answers,
            part: Part::Cancel,
            armed_at: desk.wall + ARMING,
            handing_in: None,
            fault: None,
            wrong_word: false,
        })
    }

    /// Returns the wall time at which the button acts, while it does not yet.
    #[must_use]
    pub fn armed_at(&self, wall: DateTime<Utc>) -> Option<DateTime<Utc>> {
        (wall < self.armed_at).then_some(self.armed_at)
    }

    /// Does what a key means.
    pub fn act(&mut self, action: Action, desk: &mut Desk) -> Turn {
        match action {
            Action::NextField | Action::LineDown => self.step(true),
            Action::PreviousField | Action::LineUp => self.step(false),
            Action::Accept => match self.part {
                Part::Fact(_) => self.step(true),
                Part::Cancel => return Turn::go(Go::Back),
                Part::Begin => return self.send(desk),
            },
            Action::Back => {
                // What is on its way cannot be stopped; it can be left.
                return Turn::go(Go::Back);
            }
            _ => {}
        }
        Turn::stay()
    }

    /// The places in order; the facts that are not asked are passed over.
    fn parts(&self) -> Vec<Part> {
        let application = self.application();
        let asked = self
            .rules
            .iter()
            .enumerate()
            .filter(|(_, rule)| requirement::is_asked(rule, &application))
            .map(|(index, _)| Part::Fact(index));
        asked.chain([Part::Cancel, Part::Begin]).collect()
    }

    fn step(&mut self, forward: bool) {
        let parts = self.parts();
        let count = parts.len();
        let here = parts.iter().position(|part| *part == self.part);
        let here = here.unwrap_or(0);
        let to = if forward { here + 1 } else { here + count - 1 };
        self.part = parts[to % count];
    }

    /// Takes what is typed.
    pub fn press(&mut self, event: &KeyEvent) {
        let Part::Fact(index) = self.part else {
            return;
        };
        let options = self.option_count(index);
        match &mut self.answers[index] {
            Answer::Typed(field) => {
                field.press(event);
            }
            Answer::Chosen(chosen) => match event.code {
                KeyCode::Char(' ') | KeyCode::Right => {
                    *chosen = Some(chosen.map_or(0, |at| (at + 1) % options.max(1)));
                }
                KeyCode::Left => {
                    *chosen = Some(chosen.map_or(0, |at| (at + options - 1) % options.max(1)));
                }
                _ => {}
            },
        }
    }

    /// Gives a button the keyboard; returns whether it is the one that leaves and had it already.
    pub fn point_at(&mut self, button: usize) -> bool {
        let leaves = button == 0 && self.part == Part::Cancel;
        self.part = if button == 0 {
            Part::Cancel
        } else {
            Part::Begin
        };
        leaves
    }

    /// Takes a paste into a fact; a button takes none.
    pub fn paste(&mut self, text: &str) -> bool {
        let Part::Fact(index) = self.part else {
            return false;
        };
        match &mut self.answers[index] {
            Answer::Typed(field) => field.insert(text),
            Answer::Chosen(_) => false,
        }
    }

    fn option_count(&self, index: usize) -> usize {
        match self.rules[index].kind {
            FactKind::Flag => 2,
            FactKind::Choice => self.rules[index].options.len(),
            FactKind::Date | FactKind::Number | FactKind::Text => 0,
        }
    }

    /// What is typed as a fact; `None` when nothing is, or it cannot be read.
    fn value(&self, index: usize) -> Option<FactValue> {
        let rule = &self.rules[index];
        match (&self.answers[index], rule.kind) {
            (Answer::Chosen(chosen), FactKind::Flag) => chosen.map(|at| FactValue::Flag(at == 0)),
            (Answer::Chosen(chosen), _) => {
                let option = rule.options.get((*chosen)?)?;
                Some(FactValue::Text(RawText::from(option.id.as_str())))
            }
            (Answer::Typed(field), kind) => {
                let typed = field.text().trim();
                if typed.is_empty() {
                    return None;
                }
                match kind {
                    FactKind::Number => typed.parse().ok().map(FactValue::Number),
                    FactKind::Date => {
                        let calendar = &self.law.calendar;
                        let today = calendar.civil(self.base.filed_at).date();
                        let day = date::parse_date(typed, date::Toward::Future, today, calendar)?;
                        Some(FactValue::Text(RawText::from(day.to_string())))
                    }
                    FactKind::Flag | FactKind::Text | FactKind::Choice => {
                        Some(FactValue::Text(RawText::from(typed)))
                    }
                }
            }
        }
    }

    /// The application as it stands.
    fn application(&self) -> Application {
        let mut application = self.base.clone();
        for (index, rule) in self.rules.iter().enumerate() {
            if let Some(value) = self.value(index) {
                application.details.facts.insert(rule.id.clone(), value);
            }
        }
        application
    }

    /// The demanded facts that are not there or cannot be read.
    fn open_facts(&self) -> Vec<usize> {
        let application = self.application();
        let typed = |index: usize| match &self.answers[index] {
            Answer::Typed(field) => !field.text().trim().is_empty(),
            Answer::Chosen(chosen) => chosen.is_some(),
        };
        (0..self.rules.len())
            .filter(|index| requirement::is_asked(&self.rules[*index], &application))
            .filter(|index| match self.value(*index) {
                Some(value) => !requirement::fits(&self.rules[*index], &value),
                None => self.rules[*index].required || typed(*index),
            })
            .collect()
    }

    fn send(&mut self, desk: &mut Desk) -> Turn {
        if self.handing_in.is_some() || self.armed_at(desk.wall).is_some() {
            return Turn::stay();
        }
        if let Some(first) = self.open_facts().first() {
            self.part = Part::Fact(*first);
            return Turn::stay();
        }
        let mut application = self.application();
        // A fact that its condition no longer asks for is no part of the application.
        let asked: Vec<_> = self
            .rules
            .iter()
            .filter(|rule| requirement::is_asked(rule, &application))
            .map(|rule| rule.id.clone())
            .collect();
        application.details.facts.retain(|id, _| asked.contains(id));
        let why = RawText::from(desk.speaker().say("revoke-why-numbers"));
        let (ticket, effect) = desk.ask(Question::HandIn {
            application: Box::new(application),
            of: self.of,
            why,
        });
        self.handing_in = Some(ticket);
        self.fault = None;
        Effect::into(effect)
    }

    /// Takes why it was not handed in.
    pub fn failed(&mut self, fault: Fault) {
        self.handing_in = None;
        self.fault = Some(fault);
    }
}
