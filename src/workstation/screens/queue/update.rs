//! What keys, answers and time do to the queue.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::super::bulk::Bulk;
use super::super::{Go, Turn};
use super::{LIVE_EVERY, POLL_EVERY, Pane, SETTLE, State, Waiting, layout};
use crate::casework::decision::Outcome;
use crate::casework::queue::Row;
use crate::casework::{CaseId, CommandKind};
use crate::i18n::Arg;
use crate::wire::{Actions, History};
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::effect::{Effect, Question};
use crate::workstation::fault::Fault;
use crate::workstation::message::{FirstRows, RowsAnswer};
use crate::workstation::notice::Severity;
use crate::workstation::remote::{Remote, Ticket};

impl State {
    /// Does what a key means.
    pub fn act(&mut self, action: Action, desk: &mut Desk) -> Turn {
        let page = layout::rows_height(desk.size, self.pane)
            .saturating_sub(1)
            .max(1);
        let page = isize::try_from(page).unwrap_or(isize::MAX);
        match action {
            Action::Up if self.filter.open => self.filter.choose_by(-1),
            Action::Down if self.filter.open => self.filter.choose_by(1),
            Action::Up => self.go_by(-1, desk),
            Action::Down => self.go_by(1, desk),
            Action::PageUp => self.go_by(-page, desk),
            Action::PageDown => self.go_by(page, desk),
            Action::First => self.go_by(isize::MIN, desk),
            Action::Last => self.go_by(isize::MAX, desk),
            Action::Open => return self.open(desk),
            Action::Decide => return self.decide(desk),
            Action::Refresh => return self.refresh(desk).into(),
            Action::NextPane => self.turn_pane(true, desk),
            Action::PreviousPane => self.turn_pane(false, desk),
            Action::PreviousView => return self.turn_view(-1, desk).into(),
            Action::NextView => return self.turn_view(1, desk).into(),
            Action::OpenFilter => self.open_filter(desk),
            Action::Accept => self.accept_filter(desk),
            Action::Complete => self.complete(desk),
            Action::ChooseSort => return Turn::go(Go::ChooseSort),
            Action::ChooseView => return Turn::go(Go::ChooseView),
            Action::ChooseColumns => return Turn::go(Go::ChooseColumns),
            Action::SaveView => return Turn::go(Go::NameView(None)),
            Action::Mark => self.mark(desk),
            Action::MarkAll => self.mark_all(desk),
            Action::InvertMarks => self.invert_marks(desk),
            Action::ClearMarks => self.put_marks_aside(desk),
            Action::RestoreMarks => return self.restore_marks(desk).into(),
            Action::AssignMarked => return Turn::go(Go::Bulk(Bulk::Assign)),
            Action::TakeNext => return Vec::from_iter(self.take_next(desk)).into(),
            Action::Back => return self.back(desk).into(),
            _ => {}
        }
        Turn::stay()
    }

    fn back(&mut self, desk: &mut Desk) -> Vec<Effect> {
        if self.filter.open {
            self.leave_filter(desk);
            return Vec::new();
        }
        let stopped: Vec<Effect> = [
            self.rows.stop(),
            self.preview.stop(),
            self.next.stop(),
            desk.queues.stop(),
        ]
        .into_iter()
        .flatten()
        .map(Effect::Cancel)
        .collect();
        if !stopped.is_empty() {
            desk.say(Severity::Info, "desk-stopped", Vec::new());
        } else if self.pane != Pane::Rows {
            self.pane = Pane::Rows;
            self.keep_in_sight(desk);
        } else if !self.filter.field.is_empty() {
            self.clear_filter(desk);
        } else {
            desk.say(Severity::Info, "desk-how-to-quit", Vec::new());
        }
        stopped
    }

    fn go_by(&mut self, by: isize, desk: &mut Desk) {
        match self.pane {
            Pane::Preview => self.preview_scroll.by(by),
            Pane::Views => {
                let count = self.views(desk).len();
                self.view_cursor = moved(self.view_cursor, by, count);
            }
            Pane::Rows => {
                let to = moved(self.cursor, by, self.shown.len());
                self.put_cursor(to, desk);
            }
        }
    }

    /// Puts the cursor on a row; the preview follows when it rests.
    pub fn put_cursor(&mut self, to: usize, desk: &Desk) {
        self.cursor = to;
        self.selected = self.case_at(self.cursor);
        self.keep_in_sight(desk);
        self.settle_at = Some(desk.wall + SETTLE);
    }

    fn open(&mut self, desk: &mut Desk) -> Turn {
        if self.pane == Pane::Views {
            self.pane = Pane::Rows;
            return self.choose_view(self.view_cursor, desk).into();
        }
        self.selected
            .map_or_else(Turn::stay, |case| Turn::go(Go::OpenCase(case)))
    }

    fn decide(&mut self, desk: &Desk) -> Turn {
        if !self.marks.is_empty() {
            let signs = self
                .definition(desk)
                .is_some_and(|queue| queue.default_action == CommandKind::Sign);
            return Turn::go(Go::Bulk(if signs { Bulk::Sign } else { Bulk::Assign }));
        }
        let first = self
            .definition(desk)
            .map(|definition| definition.default_action);
        match (self.selected, first) {
            (Some(case), Some(first)) => Turn::go(Go::Decide(case, first)),
            _ => Turn::stay(),
        }
    }

    fn refresh(&mut self, desk: &mut Desk) -> Vec<Effect> {
        if self.waiting.is_some() {
            let gone = self.apply_waiting(desk);
            self.check_marks(desk);
            if gone {
                desk.say(Severity::Info, "queue-case-left", Vec::new());
            }
            self.settle_at = Some(desk.wall);
            self.preview.stop();
            self.previewed = None;
        } else {
            self.apply_next = true;
        }
        let mut effects = vec![desk.ask_queues()];
        effects.extend(self.ask_rows(desk));
        effects
    }

    fn turn_pane(&mut self, on: bool, desk: &Desk) {
        let wide = desk.size.0 >= layout::WIDE;
        self.pane = match (self.pane, on, wide) {
            (Pane::Rows, true, _) | (Pane::Views, false, true) => Pane::Preview,
            (Pane::Preview, true, true) | (Pane::Rows, false, true) => Pane::Views,
            (Pane::Preview | Pane::Views, _, _) => Pane::Rows,
            (Pane::Rows, false, false) => Pane::Preview,
        };
        self.preview_scroll.reset();
        self.keep_in_sight(desk);
    }

    fn turn_view(&mut self, by: isize, desk: &mut Desk) -> Vec<Effect> {
        let count = self.views(desk).len();
        let at = self.view_place(desk);
        self.choose_view(moved(at, by, count), desk)
    }

    /// Takes the list of queues after it came.
    pub fn queues_came(&mut self, desk: &mut Desk) -> Vec<Effect> {
        let Some(list) = desk.queues.data() else {
            return Vec::new();
        };
        let laws = list.laws.clone();
        let known = list
            .queues
            .iter()
            .any(|queue| Some(&queue.definition.slug) == self.slug.as_ref());
        let first = list
            .queues
            .first()
            .map(|queue| queue.definition.slug.clone());
        let mut effects = desk.ask_laws(&laws);
        effects.extend(self.ask_view_counts(desk));
        match first {
            Some(first) if !known => effects.extend(self.choose(&first, desk)),
            _ => {}
        }
        effects
    }

    /// Takes rows that came.
    pub fn rows_came(&mut self, answer: Result<RowsAnswer, Fault>, desk: &mut Desk) -> Vec<Effect> {
        let first = self.rows.data().is_none() || self.first_of.is_some();
        match desk.note(answer) {
            Err(fault) => {
                if first || self.apply_next {
                    desk.complain("queue-not-loaded", Vec::new(), fault.clone());
                }
                self.apply_next = false;
                self.rows.settle(Err(fault), desk.wall);
                Vec::new()
            }
            Ok(RowsAnswer::Unchanged { at }) => {
                self.rows.unchanged(desk.wall);
                match &mut self.waiting {
                    Some(waiting) => waiting.at = at,
                    None => self.at = at,
                }
                self.apply_next = false;
                Vec::new()
            }
            Ok(RowsAnswer::Changed {
                rows,
                etag,
                at,
                difference,
            }) => {
                if first {
                    self.first_of = None;
                    self.etag = etag;
                    self.at = at;
                    self.rows.settle(Ok(rows), desk.wall);
                    self.show(desk);
                    // Those that were brought back to a queue that had to be loaded.
                    self.check_marks(desk);
                    self.settle_at = Some(desk.wall);
                    self.apply_next = false;
                    return Vec::new();
                }
                self.rows.unchanged(desk.wall);
                let empty = difference.is_empty();
                self.waiting = Some(Waiting {
                    rows,
                    etag,
                    at,
                    difference,
                });
                if empty || self.apply_next {
                    self.apply_next = false;
                    self.apply_waiting(desk);
                    self.check_marks(desk);
                    self.settle_at = Some(desk.wall);
                    self.previewed = None;
                }
                // Where the feed is followed the counts are asked for whenever it says so.
                if desk.is_live() {
                    Vec::new()
                } else {
                    vec![desk.ask_queues()]
                }
            }
        }
    }

    /// Takes the first rows of a queue, while all of them are on their way.
    pub fn first_rows_came(
        &mut self,
        slug: &str,
        first: FirstRows,
        desk: &mut Desk,
    ) -> Vec<Effect> {
        let awaited = self.rows.data().is_none() && self.rows.loading().is_some();
        if awaited && self.slug.as_deref() == Some(slug) {
            self.first_of = Some(first.total);
            self.rows.show_meanwhile(first.rows);
            self.show(desk);
            self.settle_at = Some(desk.wall);
        }
        Vec::new()
    }

    /// Takes what happened to the case under the cursor.
    pub fn events_came(&mut self, answer: Result<History, Fault>, desk: &mut Desk) {
        let answer = desk.note(answer);
        self.events.settle(answer, desk.wall);
    }

    /// Takes what can be done with the case under the cursor.
    pub fn preview_came(&mut self, answer: Result<(CaseId, Actions), Fault>, desk: &mut Desk) {
        let answer = desk.note(answer);
        self.preview.settle(answer, desk.wall);
    }

    /// Does what is due by now.
    pub fn tick(&mut self, desk: &mut Desk) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.settle_at.is_some_and(|at| at <= desk.wall) {
            self.settle_at = None;
            effects.extend(self.follow(desk));
        }
        let quiet = self.rows.loading().is_none() && desk.queues.loading().is_none();
        if quiet && desk.focused && self.poll_at(desk).is_some_and(|at| at <= desk.wall) {
            let queues_too = desk.is_live() || desk.queues.data().is_none();
            if desk.queues.data().is_none() {
                self.polled_at = Some(desk.wall);
            } else {
                effects.extend(self.ask_rows(desk));
            }
            if queues_too {
                effects.push(desk.ask_queues());
            }
        }
        effects
    }

    /// Lets the preview follow the cursor.
    fn follow(&mut self, desk: &mut Desk) -> Vec<Effect> {
        if self.previewed == self.selected {
            return Vec::new();
        }
        self.preview_scroll.reset();
        self.previewed = self.selected;
        self.preview.stop();
        self.events = Remote::default();
        let Some(case) = self.selected else {
            return Vec::new();
        };
        let mut effects = vec![desk.ask_for(&mut self.preview, Question::Preview(case))];
        // Where there is no room for what happened, nobody looks into the history.
        if layout::areas(desk.size, self.pane).preview.is_some() {
            effects.push(desk.ask_for(&mut self.events, Question::History(case)));
        }
        effects
    }

    /// Returns when the rows are to be asked for again: from time to time, or where the feed is
    /// followed when it said that something changed.
    #[must_use]
    pub fn poll_at(&self, desk: &Desk) -> Option<DateTime<Utc>> {
        let every = match (desk.is_live(), self.stale) {
            (true, false) => return None,
            (true, true) => LIVE_EVERY,
            (false, _) => POLL_EVERY,
        };
        self.polled_at.map(|at| at + every)
    }

    /// Returns whether an answer with this ticket is awaited, and by what.
    #[must_use]
    pub fn awaits(&self, ticket: Ticket) -> bool {
        self.rows.awaits(ticket) || self.preview.awaits(ticket)
    }

    /// Puts the cursor on a case, when it is in sight of the filter.
    pub fn put_cursor_on(&mut self, case: CaseId, desk: &Desk) {
        let Some(rows) = self.rows.data() else {
            return;
        };
        let found = self
            .shown
            .iter()
            .position(|place| rows.id(*place) == Some(case));
        if let Some(at) = found {
            self.put_cursor(at, desk);
        }
    }

    /// Puts the cursor on a row, and returns whether it stood there with the keyboard.
    pub fn point_at(&mut self, case: CaseId, desk: &Desk) -> bool {
        let stood = self.pane == Pane::Rows && self.selected == Some(case);
        if !stood {
            self.go_to_pane(Pane::Rows, desk);
            self.put_cursor_on(case, desk);
        }
        stood
    }

    /// Gives a pane the keyboard.
    pub fn go_to_pane(&mut self, pane: Pane, desk: &Desk) {
        if self.pane != pane {
            self.pane = pane;
            self.preview_scroll.reset();
            self.keep_in_sight(desk);
        }
    }

    /// Puts the cursor on the neighbour of a case and returns it. Where the case has left the
    /// queue, the one that took its place is the next.
    pub fn neighbour(&mut self, from: Option<CaseId>, by: i32, desk: &mut Desk) -> Option<CaseId> {
        let by = if self.selected == from || by < 0 {
            by
        } else {
            by - 1
        };
        let to = self.cursor.checked_add_signed(isize::try_from(by).ok()?)?;
        let case = self.case_at(to)?;
        self.put_cursor(to, desk);
        Some(case)
    }

    /// Says where the cursor stands: "3 of 142".
    #[must_use]
    pub fn position(&self) -> Vec<(&'static str, Arg)> {
        vec![
            ("at", Arg::from(self.cursor + 1)),
            ("count", Arg::from(self.shown.len())),
        ]
    }

    /// Returns the rows for a frame or a benchmark.
    #[must_use]
    pub fn loaded(&self) -> Option<&Arc<super::rows::Rows>> {
        self.rows.data()
    }
}

impl State {
    /// Marks the case under the cursor, or takes its mark away, and goes on to the next.
    fn mark(&mut self, desk: &mut Desk) {
        if self.pane != Pane::Rows {
            return;
        }
        let Some(row) = self.current() else {
            return;
        };
        if self.turn_mark(row.id, desk) {
            self.go_by(1, desk);
        } else {
            desk.say(Severity::Warning, "bulk-refusal-alone", Vec::new());
        }
    }

    /// Marks a case, or lets it go. Returns whether it can be marked: a refusal that waits for its
    /// signature cannot.
    pub fn turn_mark(&mut self, case: CaseId, desk: &Desk) -> bool {
        let row = self.rows.data().and_then(|rows| rows.of_case(case));
        let Some(row) = row else {
            return true;
        };
        if self.marks.contains(case) {
            self.marks.unmark(case);
        } else if self.is_signed_alone(&row, desk) {
            return false;
        } else {
            self.marks.mark(&row);
        }
        true
    }

    /// Marks every case that the filter shows.
    fn mark_all(&mut self, desk: &mut Desk) {
        let Some(rows) = self.rows.data().map(Arc::clone) else {
            return;
        };
        for row in self.shown.iter().filter_map(|place| rows.get(*place)) {
            if !self.is_signed_alone(&row, desk) {
                self.marks.mark(&row);
            }
        }
        self.say_marks(desk);
    }

    /// Marks what is shown and not marked, and takes the other marks of what is shown away.
    fn invert_marks(&mut self, desk: &mut Desk) {
        let Some(rows) = self.rows.data().map(Arc::clone) else {
            return;
        };
        self.keep_marks_aside();
        for row in self.shown.iter().filter_map(|place| rows.get(*place)) {
            if self.marks.contains(row.id) {
                self.marks.unmark(row.id);
            } else if !self.is_signed_alone(&row, desk) {
                self.marks.mark(&row);
            }
        }
        self.say_marks(desk);
    }

    /// Whether a case waits for the signature of a refusal: such a one is opened and read, never
    /// signed among others.
    fn is_signed_alone(&self, row: &Row, desk: &Desk) -> bool {
        let signs = self
            .definition(desk)
            .is_some_and(|queue| queue.default_action == CommandKind::Sign);
        signs && row.outcome == Some(Outcome::Refuse)
    }

    pub(super) fn say_marks(&self, desk: &mut Desk) {
        let count = Arg::from(self.marks.len());
        desk.say(Severity::Info, "queue-marks-now", vec![("count", count)]);
    }

    /// Asks the server for the next case that nobody works on.
    pub fn take_next(&mut self, desk: &mut Desk) -> Option<Effect> {
        let slug = self.slug.clone()?;
        Some(desk.ask_for(&mut self.next, Question::NextCase(slug)))
    }
}

/// Returns a place in a list of `count` after a move.
fn moved(from: usize, by: isize, count: usize) -> usize {
    from.saturating_add_signed(by).min(count.saturating_sub(1))
}
