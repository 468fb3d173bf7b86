//! The rows of all queues in memory, with the last changes, so that a queue of 100 000 cases is
//! not read from the disk for every page.
//!
//! Rows stand by case, by the place where they wait (unit, status, kind of stage) and by whoever
//! they are assigned to: a view that is built anew asks only the rows that it could have.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, Utc};

use crate::casework::queue::Row;
use crate::casework::queue::facts::RowFacts;
use crate::casework::queue::lean::{LeanRow, Pool};
use crate::casework::queue::parts::InParts;
use crate::casework::{CaseId, Login, StatusKind};
use crate::regulation::{StageKind, UnitId};
use crate::store::{Store, StoreError};

/// How many changes are remembered; a view that is further behind is built anew.
const REMEMBERED: usize = 4096;

/// Every row by its case.
#[derive(Debug, Default)]
pub(super) struct Index(RwLock<Rows>);

/// Where a row waits.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Place {
    unit: UnitId,
    status: StatusKind,
    stage_kind: StageKind,
}

/// The rows as they stand.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// What the rows share.
    pool: Pool,
    by_case: HashMap<CaseId, Arc<LeanRow>>,
    by_place: HashMap<Place, HashSet<CaseId>>,
    by_assignee: HashMap<Login, HashSet<CaseId>>,
    /// How many rows are due at each instant.
    dues: BTreeMap<DateTime<Utc>, usize>,
    changes: VecDeque<Change>,
    /// How many changes there have been.
    generation: u64,
}

/// A row that was replaced.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub old: Option<Arc<LeanRow>>,
    pub new: Arc<LeanRow>,
}

/// Which rows could be in a view. What it leaves out is surely not in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Candidates {
    pub units: Vec<UnitId>,
    /// Empty for all.
    pub statuses: Vec<StatusKind>,
    pub stage_kinds: Vec<StageKind>,
    pub assignees: Vec<Login>,
}

impl Index {
    /// Reads the row of every case.
    pub async fn load(store: &Store) -> Result<Self, StoreError> {
        let mut rows = Rows::default();
        store.each_row(|row| rows.put(row)).await?;
        // Nobody saw the rows before: these are no changes.
        rows.changes.clear();
        Ok(Self(RwLock::new(rows)))
    }

    /// Returns how many rows there are, as a number to be measured.
    pub fn count(&self) -> f64 {
        let rows = self.0.read().unwrap_or_else(PoisonError::into_inner);
        super::measured(rows.by_case.len())
    }

    /// Puts the row of a case that was written. A row that comes late, after a newer one, is
    /// dropped.
    pub fn put(&self, row: Row) {
        let mut rows = self.0.write().unwrap_or_else(PoisonError::into_inner);
        rows.put(row);
    }

    /// Returns whether the row of a case is older than a version, or not there.
    pub fn lacks(&self, case: CaseId, version: u64) -> bool {
        self.look(|rows| rows.get(case).is_none_or(|row| row.own().version < version))
    }

    /// Lets `look` see the rows while nothing changes.
    pub fn look<T>(&self, look: impl FnOnce(&Rows) -> T) -> T {
        look(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Rows {
    fn put(&mut self, row: Row) {
        let old = self.by_case.get(&row.id).cloned();
        if old
            .as_ref()
            .is_some_and(|old| old.own().version >= row.version)
        {
            return;
        }
        let new = Arc::new(self.pool.lean(row));
        if let Some(old) = &old {
            self.leave(old);
        }
        self.enter(&new);
        self.by_case.insert(new.id(), Arc::clone(&new));
        if self.changes.len() == REMEMBERED {
            self.changes.pop_front();
        }
        self.changes.push_back(Change { old, new });
        self.generation += 1;
    }

    fn enter(&mut self, row: &LeanRow) {
        self.by_place
            .entry(place(row))
            .or_default()
            .insert(row.id());
        if let Some(login) = row.assigned_to() {
            let theirs = self.by_assignee.entry(login.clone());
            theirs.or_default().insert(row.id());
        }
        if let Some(due) = row.due_at() {
            *self.dues.entry(due).or_default() += 1;
        }
    }

    fn leave(&mut self, row: &LeanRow) {
        let place = place(row);
        if let Some(there) = self.by_place.get_mut(&place) {
            there.remove(&row.id());
            if there.is_empty() {
                self.by_place.remove(&place);
            }
        }
        if let Some(login) = row.assigned_to()
            && let Some(theirs) = self.by_assignee.get_mut(login)
        {
            theirs.remove(&row.id());
            if theirs.is_empty() {
                self.by_assignee.remove(login);
            }
        }
        if let Some(due) = row.due_at()
            && let Some(count) = self.dues.get_mut(&due)
        {
            *count -= 1;
            if *count == 0 {
                self.dues.remove(&due);
            }
        }
    }

    pub const fn generation(&self) -> u64 {
        self.generation
    }

    pub fn get(&self, case: CaseId) -> Option<&Arc<LeanRow>> {
        self.by_case.get(&case)
    }

    /// Returns the rows that a view could have.
    pub fn of(&self, candidates: &Candidates) -> Vec<&Arc<LeanRow>> {
        let Candidates {
            units,
            statuses,
            stage_kinds,
            assignees,
        } = candidates;
        let ids: Vec<&HashSet<CaseId>> = if assignees.is_empty() {
            self.by_place
                .iter()
                .filter(|(place, _)| {
                    units.contains(&place.unit)
                        && (statuses.is_empty() || statuses.contains(&place.status))
                        && (stage_kinds.is_empty() || stage_kinds.contains(&place.stage_kind))
                })
                .map(|(_, ids)| ids)
                .collect()
        } else {
            assignees
                .iter()
                .filter_map(|login| self.by_assignee.get(login))
                .collect()
        };
        ids.into_iter()
            .flatten()
            .filter_map(|id| self.by_case.get(id))
            .collect()
    }

    /// Returns whether a limit passed between two instants, or law time went back.
    pub fn turns_between(&self, before: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        now < before || self.dues.range(before..now).next().is_some()
    }

    /// Returns what changed after `generation`, oldest first; `None` when that is forgotten.
    pub fn since(&self, generation: u64) -> Option<impl Iterator<Item = &Change>> {
        let behind = usize::try_from(self.generation.checked_sub(generation)?).ok()?;
        let skip = self.changes.len().checked_sub(behind)?;
        Some(self.changes.iter().skip(skip))
    }
}

fn place(row: &LeanRow) -> Place {
    Place {
        unit: row.unit().clone(),
        status: row.status(),
        stage_kind: row.stage_kind(),
    }
}
