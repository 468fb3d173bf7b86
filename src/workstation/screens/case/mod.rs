//! One case: its facts and checklist, its papers with their text, its history.
//!
//! ```text
//! ‹ My queue · 3 of 142
//! ┌▸Case ───────────────────┐┌ Papers ───────────────────┐┌ History ─────────────┐
//! │ 26-000042 · v7          ││▌Identity document   2 p.  ││ 22.09 13:58 S. Akh…  │
//! │ Қайыргелдіқызы Әсел     ││ Diploma             1 p.  ││   check recorded     │
//! │ IIN ••••••••4417        │├ Diploma · page 1 of 1 ────┤│ 21.09 16:10 K. Oma…  │
//! │ CHECKLIST 7 of 9        ││ ДИПЛОМ № 114-7            ││   note added         │
//! │ ✗ Are the documents …   ││ …                         ││                      │
//! └─────────────────────────┘└───────────────────────────┘└──────────────────────┘
//! ```
//!
//! Below 120 columns the panes become tabs. Nothing here decides: F8 lists the commands with the
//! reasons against them, and a dialog does the rest.

pub mod changes;
pub mod facts;
pub mod history;
pub mod layout;
pub mod outcome;
pub mod page;
pub mod progress;
pub mod stops;
pub mod view;
mod walk;

use std::cell::Cell;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use super::{Go, Turn};
use crate::casework::masking::PersonalNumbers;
use crate::casework::{CaseId, CommandKind, PersonRef, RawText};
use crate::i18n::Arg;
use crate::wire::{Actions, History, Look};
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::effect::{CaseFile, Effect, InLine, Question};
use crate::workstation::fault::Fault;
use crate::workstation::notice::Severity;
use crate::workstation::remote::Remote;
use crate::workstation::screens::reader::Subject;
use crate::workstation::show;
use crate::workstation::widgets::doc::Scroll;
use crate::workstation::widgets::frame;

/// How often the case is looked after for changes by others.
pub const WATCH_EVERY: TimeDelta = TimeDelta::seconds(10);

/// Which part has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    #[default]
    Facts,
    Papers,
    /// The text of the paper's page.
    Page,
    /// The page that was put beside it, to be compared.
    Beside,
    History,
}

impl Pane {
    pub const ALL: [Self; 5] = [
        Self::Facts,
        Self::Papers,
        Self::Page,
        Self::Beside,
        Self::History,
    ];
}

/// What is to happen when the case is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Then {
    /// Open the menu of commands with this one under the cursor.
    Menu(Option<CommandKind>),
    /// Open the dialog of a command, about one of the things it can be about.
    Dialog(CommandKind, Option<String>),
    /// Ask why the personal numbers are to be seen.
    Reveal,
    /// Ask why the case is to be taken over.
    TakeOver,
    BeginRevocation,
}

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    pub id: CaseId,
    pub file: Remote<CaseFile>,
    pub history: Remote<History>,
    pub pane: Pane,
    pub facts_scroll: Scroll,
    pub page_scroll: Scroll,
    pub history_scroll: Scroll,
    /// The paper under the cursor and the page of it that is shown (from 1).
    pub paper: usize,
    pub page: u32,
    pub papers_top: usize,
    /// The place in the facts that the cursor stands on.
    pub stop: Option<usize>,
    /// The passage that the officer followed to the page, and whether it must come into sight.
    pub passage: Option<RawText>,
    pub seek: Cell<bool>,
    /// The event that the officer followed to the history.
    pub sought: Option<u64>,
    pub seek_event: Cell<bool>,
    /// The paper and page that were put beside the one that is read.
    pub beside: Option<(usize, u32)>,
    pub beside_scroll: Scroll,
    /// How far the case was read before, and how far it is now.
    looked_before: Option<Look>,
    look: Look,
    /// What the server says says can be done, asked from time to time; tells when the case moved on.
    pub watch: Remote<(CaseId, Actions)>,
    pub watched_at: Option<DateTime<Utc>>,
    /// The newest version that the feed told of.
    pub told: u64,
    /// Who moved the case on, once the server said.
    pub moved_by: Option<PersonRef>,
    pub then: Option<Then>,
    /// The personal numbers, once they were revealed: until the case is left.
    pub revealed: Option<PersonalNumbers>,
}

impl State {
    /// Opens a case.
    pub fn open(id: CaseId, then: Option<Then>, desk: &mut Desk) -> (Self, Vec<Effect>) {
        let mut state = Self {
            id,
            file: Remote::default(),
            history: Remote::default(),
            pane: Pane::Facts,
            facts_scroll: Scroll::default(),
            page_scroll: Scroll::default(),
            history_scroll: Scroll::default(),
            paper: 0,
            page: 1,
            papers_top: 0,
            stop: None,
            passage: None,
            seek: Cell::new(false),
            sought: None,
            seek_event: Cell::new(false),
            beside: None,
            beside_scroll: Scroll::default(),
            looked_before: None,
            look: Look::default(),
            watch: Remote::default(),
            watched_at: None,
            told: 0,
            moved_by: None,
            then,
            revealed: None,
        };
        let effects = state.load(desk);
        (state, effects)
    }

    /// Asks for the case and its history.
    pub fn load(&mut self, desk: &mut Desk) -> Vec<Effect> {
        self.watch.stop();
        self.watched_at = Some(desk.wall);
        vec![
            desk.ask_for(&mut self.file, Question::Case(self.id)),
            desk.ask_for(&mut self.history, Question::History(self.id)),
        ]
    }

    /// Returns the version that the server has, when it is newer than the one that is shown.
    #[must_use]
    pub fn moved_to(&self) -> Option<u64> {
        let shown = self.file.data()?.case.version;
        let (_, actions) = self.watch.data()?;
        (actions.version > shown).then_some(actions.version)
    }

    /// Returns the version that the officer had seen before; nothing at the first look.
    #[must_use]
    pub fn since(&self) -> Option<u64> {
        self.looked_before
            .as_ref()
            .map(|look| look.version)
            .filter(|version| *version > 0)
    }

    /// Returns when the officer looked last (UTC).
    #[must_use]
    pub fn looked_at(&self) -> Option<DateTime<Utc>> {
        self.looked_before.as_ref()?.at
    }

    /// Returns how far the papers were read.
    #[must_use]
    pub const fn look(&self) -> &Look {
        &self.look
    }

    /// Returns the effect that keeps how far the case was read, when that is further than before.
    pub fn keep_look(&mut self, desk: &mut Desk) -> Option<Effect> {
        let case = self.case()?;
        // What was read before is not known: keeping this would forget it.
        let before = self.looked_before.as_ref()?;
        let further = before.version != case.version || before.pages != self.look.pages;
        if !further {
            return None;
        }
        let look = Look {
            version: case.version,
            at: Some(desk.wall),
            pages: self.look.pages.clone(),
        };
        let (_, effect) = desk.ask(Question::InLine(InLine::KeepLook {
            case: self.id,
            look: Box::new(look.clone()),
        }));
        self.looked_before = Some(look);
        Some(effect)
    }

    /// Does what a key means.
    pub fn act(&mut self, action: Action, desk: &mut Desk) -> Turn {
        let turn = self.do_action(action, desk);
        self.note_page();
        turn
    }

    fn do_action(&mut self, action: Action, desk: &mut Desk) -> Turn {
        let page = layout::page_height(desk.size).saturating_sub(1).max(1);
        let page = isize::try_from(page).unwrap_or(isize::MAX);
        match action {
            Action::Up => self.go_by(-1, desk),
            Action::Down => self.go_by(1, desk),
            Action::PageUp => self.go_by(-page, desk),
            Action::PageDown => self.go_by(page, desk),
            Action::First => self.go_by(isize::MIN, desk),
            Action::Last => self.go_by(isize::MAX, desk),
            Action::NextPane => self.turn_pane(true),
            Action::PreviousPane => self.turn_pane(false),
            Action::Open if self.pane == Pane::Papers => self.pane = Pane::Page,
            Action::Open if self.pane == Pane::Facts => return self.follow_place(desk),
            Action::Open => {}
            Action::AnswerCheck => return self.answer_check(desk),
            Action::PutBeside => self.put_beside(),
            Action::ShowPapers => {
                self.pane = if self.pane == Pane::Papers {
                    Pane::Page
                } else {
                    Pane::Papers
                };
            }
            Action::PreviousPage => self.turn_page(false),
            Action::NextPage => self.turn_page(true),
            Action::Refresh => return self.load(desk).into(),
            Action::Back => return self.back(desk),
            Action::Decide => return Turn::go(Go::Menu(None)),
            Action::AddNote => return Turn::go(Go::Dialog(CommandKind::AddNote)),
            Action::ExplainDeadline => return Turn::go(Go::Read(Subject::Deadlines)),
            Action::BeginRevocation => return Turn::go(Go::BeginRevocation),
            Action::RevealNumbers => return Turn::go(Go::Reveal),
            Action::TakeOver => return Turn::go(Go::TakeOver),
            Action::NextCase => return Turn::go(Go::Neighbour(1)),
            Action::PreviousCase => return Turn::go(Go::Neighbour(-1)),
            _ => {}
        }
        Turn::stay()
    }

    fn back(&mut self, desk: &mut Desk) -> Turn {
        if self.file.data().is_some() && self.file.loading().is_some() {
            let stopped = [self.file.stop(), self.history.stop()];
            desk.say(Severity::Info, "desk-stopped", Vec::new());
            let effects: Vec<Effect> = stopped.into_iter().flatten().map(Effect::Cancel).collect();
            return effects.into();
        }
        let effects = [self.file.stop(), self.history.stop(), self.watch.stop()]
            .into_iter()
            .flatten()
            .map(Effect::Cancel)
            .chain(self.keep_look(desk))
            .collect();
        Turn {
            effects,
            go: Some(Go::Back),
        }
    }

    /// Returns how many papers the list has.
    pub(super) fn paper_count(&self) -> usize {
        self.file
            .data()
            .map_or(0, |file| file.case.application.papers.len())
    }

    fn go_by(&mut self, by: isize, desk: &Desk) {
        match self.pane {
            Pane::Facts => self.walk(by, desk),
            Pane::Beside => self.beside_scroll.by(by),
            Pane::Page => self.page_scroll.by(by),
            Pane::History => self.history_scroll.by(by),
            Pane::Papers => {
                let last = self.paper_count().saturating_sub(1);
                let to = self.paper.saturating_add_signed(by).min(last);
                if to != self.paper {
                    self.paper = to;
                    self.page = 1;
                    self.page_scroll.reset();
                    self.passage = None;
                }
                self.keep_paper_in_sight(desk);
            }
        }
    }

    /// Puts the cursor on a paper, and returns whether it stood there with the keyboard.
    pub fn point_at_paper(&mut self, at: usize, desk: &Desk) -> bool {
        let stood = self.pane == Pane::Papers && self.paper == at;
        self.pane = Pane::Papers;
        let by = isize::try_from(at).unwrap_or(0) - isize::try_from(self.paper).unwrap_or(0);
        self.go_by(by, desk);
        stood
    }

    fn keep_paper_in_sight(&mut self, desk: &Desk) {
        let height = layout::papers_height(desk.size);
        self.papers_top = frame::window(self.papers_top, self.paper, height, self.paper_count());
    }

    fn turn_pane(&mut self, on: bool) {
        let panes: Vec<Pane> = Pane::ALL
            .into_iter()
            .filter(|pane| *pane != Pane::Beside || self.beside.is_some())
            .collect();
        let at = panes
            .iter()
            .position(|pane| *pane == self.pane)
            .unwrap_or(0);
        let count = panes.len();
        let to = if on { at + 1 } else { at + count - 1 } % count;
        self.pane = panes[to];
    }

    /// Puts the page that is read beside, so that another can be compared with it; takes it away
    /// when it is there already.
    fn put_beside(&mut self) {
        let here = (self.paper, self.page);
        let away = self.pane == Pane::Beside || self.beside == Some(here);
        self.beside = (!away && self.paper_count() > 0).then_some(here);
        self.beside_scroll.reset();
        if self.pane == Pane::Beside {
            self.pane = Pane::Page;
        }
    }

    fn turn_page(&mut self, on: bool) {
        let beside = self.beside.filter(|_| self.pane == Pane::Beside);
        let (paper, page) = beside.unwrap_or((self.paper, self.page));
        let pages = self.file.data().map_or(0, |file| {
            file.case
                .application
                .papers
                .get(paper)
                .map_or(0, crate::casework::Paper::page_count)
        });
        let last = u32::try_from(pages).unwrap_or(u32::MAX).max(1);
        let to = if on {
            (page + 1).min(last)
        } else {
            page.saturating_sub(1).max(1)
        };
        if to == page {
            return;
        }
        if beside.is_some() {
            self.beside = Some((paper, to));
            self.beside_scroll.reset();
        } else {
            self.page = to;
            self.page_scroll.reset();
            self.passage = None;
        }
    }

    /// Does something as soon as the case is there, in place of what was to happen before.
    pub fn once_here(&mut self, then: Then) {
        self.then = Some(then);
    }

    /// Takes the case that came. Returns where to go next, when something waited for it.
    pub fn file_came(&mut self, answer: Result<CaseFile, Fault>, desk: &mut Desk) -> Option<Go> {
        let answer = desk.note(answer);
        match &answer {
            Ok(file) => {
                desk.set_law_time(file.now);
                desk.learn(&file.law_ref, &file.law);
                if self.looked_before.is_none()
                    && let Some(look) = &file.look
                {
                    self.looked_before = Some(look.clone());
                    self.look = look.clone();
                }
                self.paper = self
                    .paper
                    .min(file.case.application.papers.len().saturating_sub(1));
                self.watch = Remote::default();
                self.moved_by = None;
            }
            Err(fault) => desk.complain("case-not-loaded", Vec::new(), fault.clone()),
        }
        let came = answer.is_ok();
        self.file.settle(answer, desk.wall);
        // What waited for a case that did not come waits no more: it would act out of the blue.
        let then = self.then.take().filter(|_| came);
        then.map(|then| match then {
            Then::Reveal => Go::Reveal,
            Then::TakeOver => Go::TakeOver,
            Then::BeginRevocation => Go::BeginRevocation,
            Then::Menu(first) => Go::Menu(first),
            Then::Dialog(command, None) => Go::Dialog(command),
            Then::Dialog(command, Some(about)) => Go::DialogOn(command, about),
        })
    }

    /// Takes the history that came.
    pub fn history_came(&mut self, answer: Result<History, Fault>, desk: &mut Desk) {
        let answer = desk.note(answer);
        self.history.settle(answer, desk.wall);
    }

    /// Takes what the server says can be done now, and asks who moved the case on when it did.
    pub fn watch_came(
        &mut self,
        answer: Result<(CaseId, Actions), Fault>,
        desk: &mut Desk,
    ) -> Option<Effect> {
        let before = self.moved_to();
        let answer = desk.note(answer);
        if let (Ok((_, actions)), Some(file)) = (&answer, self.file.data_mut())
            && actions.version == file.case.version
        {
            file.offers.clone_from(&actions.offers);
        }
        self.watch.settle(answer, desk.wall);
        let moved = self.moved_to().filter(|version| before != Some(*version));
        moved.map(|_| desk.ask(Question::Moves(self.id)).1)
    }

    /// Takes the history of a case that moved on, and says who moved it.
    pub fn moves_came(&mut self, answer: Result<History, Fault>, desk: &mut Desk) {
        let (Some(version), Some(shown)) = (self.moved_to(), self.file.data()) else {
            return;
        };
        let shown = shown.case.version;
        let last = answer.ok().and_then(|history| {
            let last = history.events.into_iter().next_back()?;
            (last.seq > shown).then_some(last)
        });
        let Some(last) = last else {
            let version = vec![("version", Arg::Text(version.to_string()))];
            desk.say(Severity::Warning, "case-moved", version);
            return;
        };
        desk.say(
            Severity::Warning,
            "case-moved-by",
            vec![
                ("version", Arg::Text(last.seq.max(version).to_string())),
                ("name", Arg::Text(show::person(&last.by))),
            ],
        );
        self.moved_by = Some(last.by);
    }

    /// Notes that the feed told of a version of this case.
    pub fn heard(&mut self, version: u64) {
        self.told = self.told.max(version);
    }

    /// Returns when the case is to be looked after again.
    #[must_use]
    pub fn watch_at(&self, desk: &Desk) -> Option<DateTime<Utc>> {
        if !desk.is_live() {
            return self.watched_at.map(|at| at + WATCH_EVERY);
        }
        let known = self.moved_to().or(self.case().map(|case| case.version))?;
        (self.told > known).then_some(desk.wall)
    }

    /// Does what is due by now.
    pub fn tick(&mut self, desk: &mut Desk) -> Vec<Effect> {
        let due = self.watch_at(desk).is_some_and(|at| at <= desk.wall);
        let quiet = self.file.loading().is_none() && self.watch.loading().is_none();
        if !(due && quiet && desk.focused) {
            return Vec::new();
        }
        self.watched_at = Some(desk.wall);
        vec![desk.ask_for(&mut self.watch, Question::Preview(self.id))]
    }

    /// Puts a newer file on the screen, such as the one a dialog came with.
    pub fn take_file(&mut self, file: &CaseFile, desk: &Desk) {
        let newer = self
            .file
            .data()
            .is_none_or(|shown| shown.case.version <= file.case.version);
        if newer {
            self.file = Remote::of(file.clone(), desk.wall);
        }
    }

    /// Returns the case when it is there.
    #[must_use]
    pub fn case(&self) -> Option<&Arc<crate::casework::Case>> {
        self.file.data().map(|file| &file.case)
    }
}
