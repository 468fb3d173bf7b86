//! What one filter and order show of the index, brought up to date by the changes since: a page of
//! a queue costs what is on the page.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};

use chrono::{DateTime, TimeDelta, Utc};

use super::index::{Candidates, Change, Rows};
use crate::casework::Login;
use crate::casework::queue::facts::RowFacts;
use crate::casework::queue::filter::{Due, Filter, Person, Resolved, Test};
use crate::casework::queue::lean::LeanRow;
use crate::casework::queue::parts::InParts;
use crate::casework::queue::sort::Sort;
use crate::regulation::{Calendar, CalendarGap, UnitId};

/// A filter that counts from now is asked anew after this many seconds of law time.
const FRESH_SECONDS: i64 = 15;

/// Revisions are never given twice, so an `ETag` never comes back for other rows. Each process
/// begins somewhere else: one that was restarted, or another on the same database, does not give
/// those of before. They stay below 2^53, for those who read numbers as JavaScript does.
static REVISIONS: LazyLock<AtomicU64> =
    LazyLock::new(|| AtomicU64::new(uuid::Uuid::new_v4().as_u64_pair().0 >> 12));

pub(super) fn next_revision() -> u64 {
    REVISIONS.fetch_add(1, Ordering::Relaxed)
}

/// The rows of a view in order, with how many are due when.
#[derive(Debug)]
pub(super) struct View {
    resolved: Resolved,
    sort: Sort,
    units: Vec<UnitId>,
    rows: Vec<Arc<LeanRow>>,
    dues: BTreeMap<DateTime<Utc>, u64>,
    generation: u64,
    resolved_at: DateTime<Utc>,
    timed: bool,
    revision: u64,
}

impl View {
    /// Builds the view anew from the rows that it could have.
    pub fn build(
        units: &[UnitId],
        me: &Login,
        (filter, sort): (&Filter, &Sort),
        resolved: Resolved,
        now: DateTime<Utc>,
        all: &Rows,
    ) -> Self {
        let mut view = Self {
            resolved,
            sort: sort.clone(),
            units: units.to_vec(),
            rows: Vec::new(),
            dues: BTreeMap::new(),
            generation: all.generation(),
            resolved_at: now,
            timed: is_timed(filter),
            revision: next_revision(),
        };
        let shown: Vec<Arc<LeanRow>> = all
            .of(&candidates(filter, units, me))
            .into_iter()
            .filter(|row| view.shows(row))
            .cloned()
            .collect();
        let rows = view.sort.sorted::<LeanRow, _>(shown);
        for row in &rows {
            view.count(row);
        }
        view.rows = rows;
        view
    }

    pub fn shows(&self, row: &LeanRow) -> bool {
        self.units.contains(row.unit()) && self.resolved.matches(row)
    }

    /// Returns whether two views have the same rows.
    pub fn shows_as(&self, other: &Self) -> bool {
        self.rows.len() == other.rows.len()
            && self
                .rows
                .iter()
                .zip(&other.rows)
                .all(|(a, b)| a.id() == b.id() && a.own().version == b.own().version)
    }

    /// Returns whether what counts from now was asked lately enough.
    pub fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        let age = now - self.resolved_at;
        !self.timed || (age >= TimeDelta::zero() && age < TimeDelta::seconds(FRESH_SECONDS))
    }

    /// Brings in what changed; `false` when that is no longer known.
    pub fn catch_up(&mut self, rows: &Rows) -> bool {
        if self.generation == rows.generation() {
            return true;
        }
        let Some(changes) = rows.since(self.generation) else {
            return false;
        };
        let mut changed = false;
        for Change { old, new } in changes {
            if let Some(old) = old.as_ref().filter(|old| self.shows(old))
                && let Ok(place) = self.place(old.as_ref())
            {
                self.rows.remove(place);
                self.uncount(old);
                changed = true;
            }
            if self.shows(new)
                && let Err(place) = self.place(new.as_ref())
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

    fn count(&mut self, row: &LeanRow) {
        if let Some(due) = row.due_at() {
            *self.dues.entry(due).or_default() += 1;
        }
    }

    fn uncount(&mut self, row: &LeanRow) {
        if let Some(due) = row.due_at()
            && let Some(count) = self.dues.get_mut(&due)
        {
            *count -= 1;
            if *count == 0 {
                self.dues.remove(&due);
            }
        }
    }

    /// Returns where a row stands, or where it would.
    pub fn place(&self, row: &impl RowFacts) -> Result<usize, usize> {
        self.rows
            .binary_search_by(|other| self.sort.compare(other.as_ref(), row))
    }

    pub fn rows(&self) -> &[Arc<LeanRow>] {
        &self.rows
    }

    /// Law time from which what counts from now was counted.
    pub const fn resolved_at(&self) -> DateTime<Utc> {
        self.resolved_at
    }

    /// Changes whenever the rows do.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Returns the view under the revision that another one with the same rows had.
    pub fn under(self, revision: u64) -> Self {
        Self { revision, ..self }
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
pub(super) fn is_timed(filter: &Filter) -> bool {
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

/// Returns which rows could meet a filter: what it surely leaves out is not looked at.
pub(super) fn candidates(filter: &Filter, units: &[UnitId], me: &Login) -> Candidates {
    let mut found = Candidates {
        units: units.to_vec(),
        ..Candidates::default()
    };
    for term in filter.terms.iter().filter(|term| !term.negated) {
        match &term.test {
            Test::Status(statuses) => found.statuses.clone_from(statuses),
            Test::StageKind(kinds) => found.stage_kinds.clone_from(kinds),
            Test::Assigned(people) => {
                let logins: Option<Vec<Login>> = people
                    .iter()
                    .map(|person| match person {
                        Person::Me => Some(me.clone()),
                        Person::Login(login) => Some(login.clone()),
                        Person::None => None,
                    })
                    .collect();
                if let Some(logins) = logins {
                    found.assignees = logins;
                }
            }
            Test::Word(_)
            | Test::Name(_)
            | Test::Service(_)
            | Test::Request(_)
            | Test::Stage(_)
            | Test::Channel(_)
            | Test::Unit(_)
            | Test::Language(_)
            | Test::Outcome(_)
            | Test::Flag(_)
            | Test::Voted(_)
            | Test::Due(_)
            | Test::Registered(..) => {}
        }
    }
    found.assignees.sort();
    found.assignees.dedup();
    found
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
