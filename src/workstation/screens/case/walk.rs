//! The cursor in the facts of a case: it stands on what leads somewhere, and Enter goes there.

use super::stops::{Facts, Place, passage_behind, passage_of};
use super::{Pane, State, facts, layout};
use crate::casework::{CommandKind, RawText};
use crate::regulation::CheckId;
use crate::workstation::desk::Desk;
use crate::workstation::notice::Severity;
use crate::workstation::screens::reader::Subject;
use crate::workstation::screens::{Go, Turn};

impl State {
    /// Returns the facts as they are drawn on a screen of this size, with the height of their pane.
    pub(super) fn facts(&self, desk: &Desk) -> Option<(Facts, u16)> {
        let file = self.file.data()?;
        let area = layout::areas(desk.size, Pane::Facts, self.beside.is_some(), 0).facts?;
        let columns = layout::text_width(area);
        let height = area.height.saturating_sub(2);
        Some((facts::write(file, self, desk, columns), height))
    }

    /// Moves the cursor to the next stop that is in sight; else the text moves by a line, so that
    /// nothing between two stops is passed over.
    pub(super) fn walk(&mut self, by: isize, desk: &Desk) {
        let Some((facts, height)) = self.facts(desk) else {
            self.facts_scroll.by(by);
            return;
        };
        if by.unsigned_abs() != 1 {
            self.facts_scroll.by(by);
            let first = self.facts_scroll.first(facts.len(), height);
            let last = first + usize::from(height);
            let mut seen = facts
                .stops
                .iter()
                .enumerate()
                .filter(|(_, stop)| stop.first >= first && stop.end <= last)
                .map(|(index, _)| index);
            let to = if by > 0 {
                seen.next_back()
            } else {
                seen.next()
            };
            self.stop = to.or(self.stop);
            return;
        }
        let first = self.facts_scroll.first(facts.len(), height);
        let last = first + usize::from(height);
        let in_sight = |index: &usize| {
            facts
                .stops
                .get(*index)
                .is_some_and(|stop| stop.first < last && stop.end > first)
        };
        let here = self.stop.filter(in_sight);
        let to = match (here, by > 0) {
            (Some(here), true) => Some(here + 1),
            (Some(here), false) => here.checked_sub(1),
            // The cursor was scrolled away: the nearest stop in the direction of the key.
            (None, true) => facts.stops.iter().position(|stop| stop.first >= first),
            (None, false) => facts.stops.iter().rposition(|stop| stop.first < last),
        };
        match to.filter(in_sight) {
            Some(to) => {
                self.stop = Some(to);
                let stop = &facts.stops[to];
                let room = usize::from(height);
                if stop.end > last {
                    self.facts_scroll
                        .to(stop.end.saturating_sub(room).min(stop.first));
                } else if stop.first < first {
                    self.facts_scroll.to(stop.first);
                }
            }
            None => self.facts_scroll.by(by),
        }
    }

    /// Returns what the cursor stands on.
    fn place(&self, desk: &Desk) -> Option<Place> {
        let (facts, _) = self.facts(desk)?;
        let stop = facts.stops.get(self.stop?)?;
        Some(stop.place.clone())
    }

    /// Returns the check that the cursor stands on, when it is one.
    pub(super) fn check_here(&self, desk: &Desk) -> Option<CheckId> {
        match self.place(desk)? {
            Place::Check(check) => Some(check),
            Place::Draft(_) | Place::Limit | Place::Change(_) | Place::Evidence(_) => None,
        }
    }

    /// Goes where the place under the cursor leads.
    pub(super) fn follow_place(&mut self, desk: &mut Desk) -> Turn {
        let Some(place) = self.place(desk) else {
            return Turn::stay();
        };
        let Some(file) = self.file.data() else {
            return Turn::stay();
        };
        let passage = match &place {
            Place::Draft(command) => return Turn::go(Go::Dialog(*command)),
            Place::Limit => return Turn::go(Go::Read(Subject::Deadlines)),
            Place::Change(seq) => {
                self.sought = Some(*seq);
                self.seek_event.set(true);
                self.pane = Pane::History;
                return Turn::stay();
            }
            Place::Check(check) => passage_behind(check, &file.case, facts::procedure(file)),
            Place::Evidence(evidence) => passage_of(evidence, &file.case),
        };
        match passage {
            Some(passage) => {
                self.show_passage(passage.paper, passage.page, passage.quote, desk);
            }
            None => desk.say(Severity::Info, "case-no-paper-behind", Vec::new()),
        }
        Turn::stay()
    }

    /// Shows a page of a paper, and a passage of it.
    pub fn show_passage(&mut self, paper: usize, page: u32, quote: Option<RawText>, desk: &Desk) {
        self.paper = paper;
        self.page = page;
        self.page_scroll.reset();
        self.seek.set(quote.is_some());
        self.passage = quote;
        self.pane = Pane::Page;
        self.note_page();
        self.keep_paper_in_sight(desk);
    }

    /// Opens the dialog that answers a check, on the check under the cursor.
    pub(super) fn answer_check(&self, desk: &Desk) -> Turn {
        match self.check_here(desk) {
            Some(check) => Turn::go(Go::DialogOn(CommandKind::RecordCheck, check.to_string())),
            None => Turn::go(Go::Dialog(CommandKind::RecordCheck)),
        }
    }

    /// Notes that the page under the cursor was on the screen.
    pub(super) fn note_page(&mut self) {
        let Some(file) = self.file.data() else {
            return;
        };
        let (paper, page) = match (self.pane, self.beside) {
            (Pane::Beside, Some((paper, page))) => (paper, page),
            (Pane::Facts | Pane::History | Pane::Beside, _) => return,
            (Pane::Papers | Pane::Page, _) => (self.paper, self.page),
        };
        if let Some(paper) = file.case.application.papers.get(paper)
            && paper.page_count() > 0
        {
            self.look.note(&paper.sha256, page);
        }
    }
}
