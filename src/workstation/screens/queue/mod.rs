//! The queue: what waits for the officer, with the working time that is left.
//!
//! ```text
//! F7 Filter › status:under-review due<=7wd                        142 of 1 318 · due ↑
//! ┌ Queues ───────────┐┌▸My queue ─────────────────────────┐┌ 26-000042 · v7 ──────────┐
//! │ all   !  ~        ││  NUMBER     APPLICANT     DUE      ││ Қайыргелдіқызы Әсел      │
//! │▌My queue   38  6  ││▌ 26-000042  Қайыргелдіқ…  ⚠ 2 h    ││ …                        │
//! │ Returned    3  3  ││ ~26-000043  Ли В. С.        3 wd   ││ ✓ Accept                 │
//! └───────────────────┘└───────────────────────────────────┘│ ✗ Sign: not at this stage│
//!                       ~ 2 rows changed — F5 applies        └──────────────────────────┘
//! ```
//!
//! The cursor stands on a case, not on a line: rows never move under it. What changed at the
//! server waits until F5. The whole queue is held in memory, but a frame costs only the rows that
//! it shows.

pub mod columns;
pub mod complete;
mod filter_line;
mod filter_view;
pub mod layout;
pub mod marks;
pub mod preview;
pub mod rows;
pub mod saved;
pub mod update;
pub mod view;
pub mod view_list;
pub mod views;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use super::super::action::Action;
use super::super::desk::Desk;
use super::super::effect::{Effect, Question, RowsQuestion};
use super::super::notice::Severity;
use super::super::remote::Remote;
use super::super::show;
use super::super::widgets::doc::Scroll;
use super::super::widgets::frame;
use crate::casework::decision::Outcome;
use crate::casework::queue::filter::FilterContext;
use crate::casework::queue::sort::{Sort, SortBy};
use crate::casework::queue::{QueueDefinition, Row};
use crate::casework::{CaseId, CommandKind};
use crate::i18n::Arg;
use crate::regulation::Calendar;
use crate::wire::{Actions, History, QueueSummary};
use columns::ColumnChoice;
pub use filter_line::FilterLine;
use marks::{Aside, Marks};
use rows::{Difference, Rows};
use saved::Saved;
use views::View;

/// How often the rows are asked for while the screen is looked at.
pub const POLL_EVERY: TimeDelta = TimeDelta::seconds(5);
/// How soon after a question the rows are asked for again because something changed.
pub const LIVE_EVERY: TimeDelta = TimeDelta::seconds(1);
/// How long the cursor rests before the preview follows it.
pub const SETTLE: TimeDelta = TimeDelta::milliseconds(180);

/// Which part has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    Views,
    #[default]
    Rows,
    Preview,
}

/// Rows that came from the server and wait for F5.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    pub rows: Arc<Rows>,
    pub etag: Option<String>,
    /// Their moment, to be told only what changes after it.
    pub at: Option<String>,
    pub difference: Difference,
}

/// The state of the screen.
#[derive(Debug, Default)]
pub struct State {
    /// The queue that is shown.
    pub slug: Option<String>,
    pub rows: Remote<Arc<Rows>>,
    pub etag: Option<String>,
    /// The moment of the rows, to be told only what changes after it.
    pub at: Option<String>,
    /// Something in the queue may have changed since it was asked for.
    pub stale: bool,
    /// How many rows there are in all, while only the first of them have come.
    pub first_of: Option<u64>,
    pub waiting: Option<Waiting>,
    /// Places of the rows that meet the filter, in the chosen order.
    pub shown: Vec<u32>,
    /// How many of them wait for which signature, in a queue of decisions to be signed.
    pub groups: BTreeMap<Outcome, usize>,
    pub selected: Option<CaseId>,
    /// Where the selected row stands in `shown`.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
    /// The order, when the officer chose another than the queue's.
    pub sort: Option<Sort>,
    /// The columns, when the officer chose others than the queue's.
    pub columns: Option<Vec<ColumnChoice>>,
    pub marks: Marks,
    /// The marks that were taken away last.
    pub aside: Option<Aside>,
    /// What the officer has saved on this machine.
    pub saved: Saved,
    /// The saved view that is shown, by its name.
    pub view: Option<String>,
    /// How many rows each saved view has, and how many of them are overdue, by name.
    pub view_counts: HashMap<String, (u64, u64)>,
    pub filter: FilterLine,
    pub pane: Pane,
    /// The line under the cursor of the list of queues and views.
    pub view_cursor: usize,
    pub preview: Remote<(CaseId, Actions)>,
    /// What happened to the case of the preview.
    pub events: Remote<History>,
    pub preview_scroll: Scroll,
    /// The next case that nobody works on, once it was asked for.
    pub next: Remote<Option<CaseId>>,
    /// When the preview follows the cursor (wall time).
    pub settle_at: Option<DateTime<Utc>>,
    /// The case that the preview is about.
    pub previewed: Option<CaseId>,
    /// Wall time of the last question for rows.
    pub polled_at: Option<DateTime<Utc>>,
    /// The next rows are shown at once: the officer's own command changed them.
    pub apply_next: bool,
    /// Where the cursor stood in each queue.
    places: HashMap<String, CaseId>,
}

impl State {
    /// Returns the summary of the queue that is shown.
    #[must_use]
    pub fn summary<'a>(&self, desk: &'a Desk) -> Option<&'a QueueSummary> {
        let slug = self.slug.as_ref()?;
        let list = desk.queues.data()?;
        list.queues
            .iter()
            .find(|queue| queue.definition.slug == *slug)
    }

    /// Returns the definition of the queue that is shown.
    #[must_use]
    pub fn definition<'a>(&self, desk: &'a Desk) -> Option<&'a QueueDefinition> {
        self.summary(desk).map(|summary| &summary.definition)
    }

    /// Returns the order of the rows on the screen.
    #[must_use]
    pub fn order(&self, desk: &Desk) -> Sort {
        self.sort.clone().unwrap_or_else(|| {
            self.definition(desk)
                .and_then(|definition| definition.sort.parse().ok())
                .unwrap_or_default()
        })
    }

    /// Returns the row at a place of the list.
    #[must_use]
    pub fn row_at(&self, index: usize) -> Option<Row> {
        self.rows.data()?.get(*self.shown.get(index)?)
    }

    /// Returns the case at a place of the list.
    #[must_use]
    pub fn case_at(&self, index: usize) -> Option<CaseId> {
        self.rows.data()?.id(*self.shown.get(index)?)
    }

    /// Returns the row under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<Row> {
        self.row_at(self.cursor)
    }

    /// Shows a queue.
    pub fn choose(&mut self, slug: &str, desk: &mut Desk) -> Vec<Effect> {
        self.put_marks_aside(desk);
        if let (Some(left), Some(case)) = (self.slug.take(), self.selected) {
            self.places.insert(left, case);
        }
        self.slug = Some(slug.to_owned());
        self.selected = self.places.get(slug).copied();
        self.rows = Remote::default();
        self.etag = None;
        self.at = None;
        self.waiting = None;
        self.shown = Vec::new();
        self.cursor = 0;
        self.top = 0;
        if self.view.take().is_some() {
            // A filter that belongs to a view does not go along to another queue.
            self.filter = FilterLine::default();
        }
        let look = self.saved.queues.get(slug).cloned().unwrap_or_default();
        self.sort = look.sort;
        self.columns = look.columns;
        self.previewed = None;
        self.preview = Remote::default();
        self.events = Remote::default();
        self.first_of = None;
        self.view_cursor = self.view_place(desk);
        self.ask_rows(desk)
    }

    /// Asks for the rows, unless they are the ones that are shown.
    pub fn ask_rows(&mut self, desk: &mut Desk) -> Vec<Effect> {
        let Some(slug) = self.slug.clone() else {
            return Vec::new();
        };
        let sort = self
            .definition(desk)
            .map(|definition| definition.sort.clone())
            .unwrap_or_default();
        let (base, etag, since) = match &self.waiting {
            Some(waiting) => (Some(&waiting.rows), &waiting.etag, &waiting.at),
            None => {
                let whole = self.rows.data().filter(|_| self.first_of.is_none());
                (whole, &self.etag, &self.at)
            }
        };
        let (base, etag, since) = (base.map(Arc::clone), etag.clone(), since.clone());
        let first = self
            .rows
            .data()
            .is_none()
            .then(|| desk.ask(Question::FirstRows(slug.clone())).1);
        let question = Question::Rows(RowsQuestion {
            slug,
            etag,
            since,
            base,
            sort,
            shown: self
                .rows
                .data()
                .filter(|_| self.first_of.is_none())
                .map(Arc::clone),
        });
        self.polled_at = Some(desk.wall);
        self.stale = false;
        let all = desk.ask_for(&mut self.rows, question);
        first.into_iter().chain([all]).collect()
    }

    /// Shows rows: the cursor stays on its case and the case on its line. Returns whether the case
    /// under the cursor is gone.
    pub fn show(&mut self, desk: &Desk) -> bool {
        let Some(rows) = self.rows.data().map(Arc::clone) else {
            self.shown = Vec::new();
            return false;
        };
        let sort = if self.first_of.is_some() {
            // Only all of them can be put in another order.
            Sort::default()
        } else {
            self.order(desk)
        };
        self.filter.gap = None;
        self.shown = if self.filter.applied.is_empty() {
            rows.all(&sort)
        } else {
            let calendar = desk.any_law().map(|law| Arc::clone(&law.calendar));
            let empty = Calendar {
                zone: "Asia/Almaty".to_owned(),
                years: std::collections::BTreeMap::new(),
            };
            match desk.login() {
                None => Vec::new(),
                Some(me) => {
                    let context = FilterContext {
                        me,
                        now: desk.law_at(),
                        calendar: calendar.as_deref().unwrap_or(&empty),
                    };
                    match self.filter.applied.resolve(&context) {
                        Ok(resolved) => rows.select(&resolved, &sort),
                        Err(gap) => {
                            self.filter.gap = Some(gap.year);
                            Vec::new()
                        }
                    }
                }
            }
        };
        self.count_groups(&rows, desk);
        let line = self.cursor.saturating_sub(self.top);
        let found = self.selected.and_then(|selected| {
            self.shown
                .iter()
                .position(|place| rows.id(*place) == Some(selected))
        });
        let gone = self.selected.is_some() && found.is_none();
        self.cursor = found.unwrap_or_else(|| self.cursor.min(self.shown.len().saturating_sub(1)));
        self.top = self.cursor.saturating_sub(line);
        self.selected = self.case_at(self.cursor);
        self.keep_in_sight(desk);
        gone
    }

    /// Counts like decisions together, where they are signed.
    fn count_groups(&mut self, rows: &Rows, desk: &Desk) {
        self.groups.clear();
        let signs = self
            .definition(desk)
            .is_some_and(|queue| queue.default_action == CommandKind::Sign);
        if signs {
            let outcomes = self.shown.iter().filter_map(|at| rows.outcome(*at));
            for outcome in outcomes {
                *self.groups.entry(outcome).or_default() += 1;
            }
        }
    }

    /// Returns whether like decisions stand under a heading each: where decisions are signed, in
    /// an order that begins with what was decided.
    #[must_use]
    pub fn is_grouped(&self, desk: &Desk) -> bool {
        let order = self.order(desk);
        let by = order.keys.first().map(|key| key.by);
        !self.groups.is_empty() && by == Some(SortBy::Outcome)
    }

    /// Returns how many lines there are for rows, headings left out.
    #[must_use]
    pub fn room(&self, desk: &Desk) -> usize {
        let height = layout::rows_height(desk.size, self.pane);
        if self.is_grouped(desk) {
            height.saturating_sub(self.groups.len()).max(1)
        } else {
            height
        }
    }

    /// Returns the heading of a group in words: "to be approved: 10".
    #[must_use]
    pub fn heading(&self, of: Outcome, desk: &Desk) -> String {
        let speaker = desk.speaker();
        let count = self.groups.get(&of).copied().unwrap_or_default();
        let outcome = show::outcome_of(Some(of), None, speaker);
        let args = [("outcome", outcome.into()), ("count", Arg::from(count))];
        speaker.say_with("queue-group", &args)
    }

    /// Returns what was prepared or decided in the row at a place of the list.
    #[must_use]
    pub fn outcome_at(&self, index: usize) -> Option<Outcome> {
        self.rows.data()?.outcome(*self.shown.get(index)?)
    }

    /// Returns how many of the shown wait for which signature, in words.
    #[must_use]
    pub fn group_words(&self, desk: &Desk) -> Option<String> {
        let speaker = desk.speaker();
        let groups = self.groups.keys().map(|of| self.heading(*of, desk));
        let groups: Vec<String> = groups.collect();
        let what = [("groups", Arg::Text(groups.join(", ")))];
        (!groups.is_empty()).then(|| speaker.say_with("queue-groups", &what))
    }

    /// Scrolls so that the cursor is on the screen. The list comes half a page at a time: with a
    /// line at a time each key would send every row anew.
    pub fn keep_in_sight(&mut self, desk: &Desk) {
        let height = self.room(desk);
        if self.cursor < self.top || self.cursor >= self.top + height {
            self.top = self.cursor.saturating_sub(height / 2);
        }
        self.top = frame::window(self.top, self.cursor, height, self.shown.len());
    }

    /// Puts what waits on the screen.
    pub fn apply_waiting(&mut self, desk: &Desk) -> bool {
        let Some(waiting) = self.waiting.take() else {
            return false;
        };
        self.etag = waiting.etag;
        self.at = waiting.at;
        let at = self.rows.heard_at().unwrap_or(desk.wall);
        self.rows = Remote::of(waiting.rows, at);
        self.show(desk)
    }

    /// Takes all marks away and says how they come back.
    pub(super) fn put_marks_aside(&mut self, desk: &mut Desk) {
        let count = self.marks.len();
        if !self.keep_marks_aside() {
            return;
        }
        self.marks.clear();
        let back = [Action::RestoreMarks, Action::ShowPalette];
        let key = back.iter().find_map(|action| desk.keymap.label(*action));
        desk.say(
            Severity::Info,
            "queue-marks-aside",
            vec![
                ("count", Arg::from(count)),
                ("key", Arg::Text(key.unwrap_or_default())),
            ],
        );
    }

    /// Remembers the marks there are, before they become others; returns whether there are any.
    pub(super) fn keep_marks_aside(&mut self) -> bool {
        let Some(queue) = self.slug.clone().filter(|_| !self.marks.is_empty()) else {
            return false;
        };
        self.aside = Some(Aside {
            queue,
            view: self.view.clone(),
            marks: self.marks.clone(),
        });
        true
    }

    /// Brings the marks back that were taken away last, where they were set. Those of cases that
    /// changed since are dropped, and it is said.
    pub(super) fn restore_marks(&mut self, desk: &mut Desk) -> Vec<Effect> {
        let Some(aside) = self.aside.take() else {
            desk.say(Severity::Info, "queue-marks-none-aside", Vec::new());
            return Vec::new();
        };
        let at = self.views(desk).into_iter().position(|view| match view {
            View::Queue(queue) => aside.view.is_none() && queue.definition.slug == aside.queue,
            View::Saved(saved) => aside.view.as_ref() == Some(&saved.name),
        });
        let Some(at) = at else {
            desk.say(Severity::Info, "queue-marks-none-aside", Vec::new());
            return Vec::new();
        };
        // What is marked now comes back by the same key.
        self.keep_marks_aside();
        self.marks.clear();
        let effects = self.choose_view(at, desk);
        self.marks = aside.marks;
        let dropped = self.rows.data().is_some() && self.check_marks(desk);
        if !dropped {
            self.say_marks(desk);
        }
        effects
    }

    /// Drops the marks of cases that are not what they were when they were marked, and says so. Returns
    /// whether there were any.
    pub(super) fn check_marks(&mut self, desk: &mut Desk) -> bool {
        let dropped = self
            .rows
            .data()
            .map_or(0, |rows| self.marks.keep_unchanged(rows));
        if dropped > 0 {
            let count = crate::i18n::Arg::from(dropped);
            desk.say(
                Severity::Warning,
                "queue-marks-dropped",
                vec![("count", count)],
            );
        }
        dropped > 0
    }
}
