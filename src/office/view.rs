//! What one filter and order show of the index, kept between requests and brought up to date by
//! the changes since: a page of a queue costs what is on the page.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use super::index::{Change, Rows};
use crate::casework::Login;
use crate::casework::queue::Row;
use crate::casework::queue::filter::{Due, Filter, FilterContext, Person, Resolved, Test};
use crate::casework::queue::sort::Sort;
use crate::regulation::{Calendar, CalendarGap, UnitId};

/// How many views are kept; the one used longest ago goes first.
const KEPT: usize = 512;

/// A filter that counts from now is asked anew after this many seconds of law time.
const FRESH_SECONDS: i64 = 15;

/// Revisions are never given twice, so an `ETag` never comes back for other rows. Each process
/// begins somewhere else: one that was restarted, or another on the same database, does not give
/// those of before. They stay below 2^53, for those who read numbers as JavaScript does.
static REVISIONS: LazyLock<AtomicU64> =
    LazyLock::new(|| AtomicU64::new(uuid::Uuid::new_v4().as_u64_pair().0 >> 12));

fn next_revision() -> u64 {
    REVISIONS.fetch_add(1, Ordering::Relaxed)
}

/// What a view is of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct ViewKey {
    /// In its one printed form.
    pub filter: String,
    pub sort: String,
    /// Whoever looks, where the filter asks for them.
    pub me: Option<Login>,
    pub units: Vec<UnitId>,
}

/// All views that are kept.
#[derive(Debug, Default)]
pub(super) struct Views(Mutex<HashMap<ViewKey, Kept>>);

#[derive(Debug)]
struct Kept {
    view: Arc<Mutex<Option<View>>>,
    used: u64,
}

/// The rows of a view in order, with how many are due when.
#[derive(Debug)]
pub(super) struct View {
    resolved: Resolved,
    sort: Sort,
    units: Vec<UnitId>,
    rows: Vec<Arc<Row>>,
    dues: BTreeMap<DateTime<Utc>, u64>,
    generation: u64,
    resolved_at: DateTime<Utc>,
    timed: bool,
    revision: u64,
}

impl Views {
    /// Lets `look` see the view of `key`, up to date.
    pub fn look<T>(
        &self,
        key: &ViewKey,
        filter: &Filter,
        sort: &Sort,
        context: &FilterContext<'_>,
        index: &super::index::Index,
        look: impl FnOnce(&View) -> T,
    ) -> Result<T, CalendarGap> {
        let kept = self.kept(key);
        let mut slot = kept.lock().unwrap_or_else(PoisonError::into_inner);
        let view = index.look(|rows| {
            let sound = slot
                .as_mut()
                .is_some_and(|view| view.is_fresh(context.now) && view.catch_up(rows));
            if !sound {
                let resolved = filter.resolve(context)?;
                let built = View::build(key, filter, sort, resolved, context.now, rows);
                let same = slot.as_ref().filter(|old| old.shows_as(&built));
                let revision = same.map_or(built.revision, |old| old.revision);
                *slot = Some(View { revision, ..built });
            }
            Ok::<_, CalendarGap>(())
        });
        view?;
        Ok(look(slot.as_ref().expect("the view was just built")))
    }

    fn kept(&self, key: &ViewKey) -> Arc<Mutex<Option<View>>> {
        let mut views = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let used = next_revision();
        if let Some(kept) = views.get_mut(key) {
            kept.used = used;
            return Arc::clone(&kept.view);
        }
        if views.len() >= KEPT {
            let oldest = views.iter().min_by_key(|(_, kept)| kept.used);
            if let Some(key) = oldest.map(|(key, _)| key.clone()) {
                views.remove(&key);
            }
        }
        let view = Arc::new(Mutex::new(None));
        let kept = Kept {
            view: Arc::clone(&view),
            used,
        };
        views.insert(key.clone(), kept);
        view
    }
}

impl View {
    fn build(
        key: &ViewKey,
        filter: &Filter,
        sort: &Sort,
        resolved: Resolved,
        now: DateTime<Utc>,
        all: &Rows,
    ) -> Self {
        let mut view = Self {
            resolved,
            sort: sort.clone(),
            units: key.units.clone(),
            rows: Vec::new(),
            dues: BTreeMap::new(),
            generation: all.generation(),
            resolved_at: now,
            timed: is_timed(filter),
            revision: next_revision(),
        };
        let shown: Vec<Arc<Row>> = all.all().filter(|row| view.shows(row)).cloned().collect();
        let rows = view.sort.sorted(shown);
        for row in &rows {
            view.count(row);
        }
        view.rows = rows;
        view
    }

    fn shows(&self, row: &Row) -> bool {
        self.units.contains(&row.unit) && self.resolved.matches(row)
    }

    fn shows_as(&self, other: &Self) -> bool {
        self.rows.len() == other.rows.len()
            && self
                .rows
                .iter()
                .zip(&other.rows)
                .all(|(a, b)| a.id == b.id && a.version == b.version)
    }

    fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        let age = now - self.resolved_at;
        !self.timed || (age >= TimeDelta::zero() && age < TimeDelta::seconds(FRESH_SECONDS))
    }

    /// Brings in what changed; `false` when that is no longer known.
    fn catch_up(&mut self, rows: &Rows) -> bool {
        if self.generation == rows.generation() {
            return true;
        }
        let Some(changes) = rows.since(self.generation) else {
            return false;
        };
        let mut changed = false;
        for Change { old, new } in changes {
            if let Some(old) = old.as_ref().filter(|old| self.shows(old))
                && let Ok(place) = self.place(old)
            {
                self.rows.remove(place);
                self.uncount(old);
                changed = true;
            }
            if self.shows(new)
                && let Err(place) = self.place(new)
            {
                self.rows.insert(place, Arc::clone(new));
                self.count(new);
                changed = true;
            }
        }
        if changed {
            self.revision = next_revision();
        }
        self.generation = rows.generation();
        true
    }

    fn count(&mut self, row: &Row) {
        if let Some(due) = row.due_at {
            *self.dues.entry(due).or_default() += 1;
        }
    }

    fn uncount(&mut self, row: &Row) {
        if let Some(due) = row.due_at
            && let Some(count) = self.dues.get_mut(&due)
        {
            *count -= 1;
            if *count == 0 {
                self.dues.remove(&due);
            }
        }
    }

    /// Returns where a row stands, or where it would.
    pub fn place(&self, row: &Row) -> Result<usize, usize> {
        self.rows
            .binary_search_by(|other| self.sort.compare(other, row))
    }

    pub fn rows(&self) -> &[Arc<Row>] {
        &self.rows
    }

    /// Changes whenever the rows do.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Returns how many rows are past their time at `now`.
    pub fn overdue(&self, now: DateTime<Utc>) -> u64 {
        self.dues.range(..now).map(|(_, count)| count).sum()
    }

    /// Returns how many rows are due from `now` up to `until`.
    pub fn due_within(&self, now: DateTime<Utc>, until: DateTime<Utc>) -> u64 {
        if until < now {
            return 0;
        }
        self.dues.range(now..=until).map(|(_, count)| count).sum()
    }
}

/// Returns whether what a filter shows changes by itself as time goes on.
fn is_timed(filter: &Filter) -> bool {
    filter.terms.iter().any(|term| match &term.test {
        Test::Due(due) => match due {
            Due::Overdue | Due::Today | Due::WorkingDays(..) | Due::Days(..) => true,
            Due::None | Due::On(..) => false,
        },
        Test::Word(_)
        | Test::Name(_)
        | Test::Service(_)
        | Test::Request(_)
        | Test::Stage(_)
        | Test::StageKind(_)
        | Test::Status(_)
        | Test::Channel(_)
        | Test::Unit(_)
        | Test::Language(_)
        | Test::Outcome(_)
        | Test::Flag(_)
        | Test::Assigned(_)
        | Test::Voted(_)
        | Test::Registered(..) => false,
    })
}

/// Returns whether a filter shows different rows to different people.
pub(super) fn asks_for_me(filter: &Filter) -> bool {
    filter.terms.iter().any(|term| match &term.test {
        Test::Assigned(people) | Test::Voted(people) => people.contains(&Person::Me),
        Test::Word(_)
        | Test::Name(_)
        | Test::Service(_)
        | Test::Request(_)
        | Test::Stage(_)
        | Test::StageKind(_)
        | Test::Status(_)
        | Test::Channel(_)
        | Test::Unit(_)
        | Test::Language(_)
        | Test::Outcome(_)
        | Test::Flag(_)
        | Test::Due(_)
        | Test::Registered(..) => false,
    })
}

/// Returns the end of the working day after the one of `now`: what is due by then is due soon.
pub(super) fn soon(now: DateTime<Utc>, calendar: &Calendar) -> Result<DateTime<Utc>, CalendarGap> {
    let day = calendar.add_working_days(calendar.civil(now).date(), 1)?;
    let end = chrono::NaiveTime::from_hms_opt(23, 59, 59).expect("the last second of a day");
    Ok(calendar.instant(day, end))
}

#[cfg(test)]
#[path = "view_tests.rs"]
mod tests;
