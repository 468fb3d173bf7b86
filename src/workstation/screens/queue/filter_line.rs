//! The filter line: what is typed narrows the list letter by letter, and everything that it could
//! become is offered.

use crossterm::event::KeyEvent;

use super::complete::{Candidate, Sources, complete};
use super::{SETTLE, State};
use crate::casework::queue::filter::{self, Filter, FilterError};
use crate::workstation::desk::Desk;
use crate::workstation::widgets::field::Field;

/// The most characters of a filter that is typed.
pub const FILTER_MAX: usize = 400;

/// The filter line.
#[derive(Debug, Clone)]
pub struct FilterLine {
    pub field: Field,
    /// It has the keyboard.
    pub open: bool,
    /// What holds now: the last text that could be read.
    pub applied: Filter,
    pub error: Option<FilterError>,
    /// What the end of the text could become.
    pub candidates: Vec<Candidate>,
    /// The candidate under the cursor.
    pub chosen: Option<usize>,
    /// The year that the filter counts into and the calendar lacks.
    pub gap: Option<i32>,
}

impl Default for FilterLine {
    fn default() -> Self {
        Self {
            field: Field::new(FILTER_MAX),
            open: false,
            applied: Filter::default(),
            error: None,
            candidates: Vec::new(),
            chosen: None,
            gap: None,
        }
    }
}

impl FilterLine {
    /// Puts the cursor on another candidate.
    pub fn choose_by(&mut self, by: isize) {
        let Some(last) = self.candidates.len().checked_sub(1) else {
            return;
        };
        self.chosen = match self.chosen {
            None if by > 0 => Some(0),
            None => Some(last),
            Some(0) if by < 0 => None,
            Some(at) => Some(at.saturating_add_signed(by).min(last)),
        };
    }

    /// Leaves the line; what was typed holds.
    pub fn close(&mut self) {
        self.open = false;
        self.candidates.clear();
        self.chosen = None;
    }
}

impl State {
    /// Gives the keyboard to the filter line.
    pub fn open_filter(&mut self, desk: &Desk) {
        self.filter.open = true;
        self.pane = super::Pane::Rows;
        self.offer(desk);
        if self.filter.field.is_empty() {
            self.filter.candidates.clear();
        }
    }

    /// Takes a key of the filter line.
    pub fn press(&mut self, event: &KeyEvent, desk: &Desk) {
        if self.filter.field.press(event) {
            self.filter_changed(desk);
        }
    }

    /// Completes the end of the filter as far as it is settled; where it is not, goes through what
    /// it could become.
    pub(super) fn complete(&mut self, desk: &Desk) {
        if self.filter.candidates.is_empty() {
            self.offer(desk);
        }
        if self.filter.chosen.is_some() {
            let last = self.filter.candidates.len().saturating_sub(1);
            let at = self.filter.chosen.map_or(0, |at| at + 1);
            self.filter.chosen = Some(if at > last { 0 } else { at });
            return;
        }
        let text = self.filter.field.text();
        let settled = complete(text, self.sources(desk)).settled;
        if settled == text {
            self.filter.choose_by(1);
        } else {
            self.filter.field.set(&settled);
            self.filter_changed(desk);
        }
    }

    /// Takes the candidate under the cursor; where there is none, leaves the line.
    pub(super) fn accept_filter(&mut self, desk: &Desk) {
        let chosen = self.filter.chosen.take();
        let Some(candidate) = chosen.and_then(|at| self.filter.candidates.get(at)) else {
            self.filter.close();
            return;
        };
        let whole = candidate.whole.clone();
        self.filter.field.set(&whole);
        self.filter_changed(desk);
    }

    /// Goes one step back out of the filter line: from a candidate to the text, from the text to
    /// no filter, from there to the rows.
    pub(super) fn leave_filter(&mut self, desk: &Desk) {
        if self.filter.chosen.take().is_some() {
            return;
        }
        if self.filter.field.is_empty() {
            self.filter.close();
        } else {
            self.clear_filter(desk);
        }
    }

    /// Shows every row again.
    pub(super) fn clear_filter(&mut self, desk: &Desk) {
        self.filter.field.clear();
        self.filter_changed(desk);
    }

    /// Puts a filter on the rows.
    pub fn set_filter(&mut self, text: &str, desk: &Desk) {
        self.filter.field.set(text);
        self.filter_changed(desk);
    }

    /// Takes a paste into the filter line; returns whether it was wanted.
    pub fn paste(&mut self, text: &str, desk: &Desk) -> bool {
        if !self.filter.open {
            return false;
        }
        if self.filter.field.insert(text) {
            self.filter_changed(desk);
        }
        true
    }

    fn sources<'a>(&'a self, desk: &'a Desk) -> Sources<'a> {
        Sources {
            rows: self.rows.data().map(|rows| &**rows),
            desk: Some(desk),
        }
    }

    fn offer(&mut self, desk: &Desk) {
        let found = complete(self.filter.field.text(), self.sources(desk)).candidates;
        self.filter.candidates = found;
        self.filter.chosen = None;
    }

    fn filter_changed(&mut self, desk: &Desk) {
        self.filter.candidates.clear();
        self.filter.chosen = None;
        let ended = self.filter.field.text().ends_with(char::is_whitespace);
        if self.filter.open && !self.filter.field.is_empty() && !ended {
            self.offer(desk);
        }
        match filter::parse(self.filter.field.text()) {
            Ok(filter) => {
                self.filter.applied = filter;
                self.filter.error = None;
                self.show(desk);
                self.settle_at = Some(desk.wall + SETTLE);
            }
            Err(error) => {
                self.filter.error = Some(error);
                // While a condition is being typed, what stands before it holds.
                let typed = self.filter.field.text();
                let before = typed.rfind(' ').map_or("", |at| &typed[..at]);
                if let Ok(filter) = filter::parse(before) {
                    self.filter.applied = filter;
                    self.show(desk);
                    self.settle_at = Some(desk.wall + SETTLE);
                }
            }
        }
    }
}
