//! The rows of all queues in memory, with the last changes, so that a queue of 100 000 cases is
//! not read from the disk for every page.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, PoisonError, RwLock};

use crate::casework::CaseId;
use crate::casework::queue::Row;
use crate::store::{Store, StoreError};

/// How many changes are remembered; a view that is further behind is built anew.
const REMEMBERED: usize = 8192;

/// Every row by its case.
#[derive(Debug, Default)]
pub(super) struct Index(RwLock<Rows>);

/// The rows as they stand.
#[derive(Debug, Default)]
pub(super) struct Rows {
    by_case: HashMap<CaseId, Arc<Row>>,
    changes: VecDeque<Change>,
    /// How many changes there have been.
    generation: u64,
}

/// A row that was replaced.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub old: Option<Arc<Row>>,
    pub new: Arc<Row>,
}

impl Index {
    /// Reads the row of every case.
    pub async fn load(store: &Store) -> Result<Self, StoreError> {
        let mut rows = Rows::default();
        store
            .each_row(|row| {
                rows.by_case.insert(row.id, Arc::new(row));
            })
            .await?;
        Ok(Self(RwLock::new(rows)))
    }

    /// Puts the row of a case that was written. A row that comes late, after a newer one, is
    /// dropped.
    pub fn put(&self, row: Row) {
        let new = Arc::new(row);
        let mut rows = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let old = rows.by_case.get(&new.id).cloned();
        if old.as_ref().is_some_and(|old| old.version >= new.version) {
            return;
        }
        rows.by_case.insert(new.id, Arc::clone(&new));
        if rows.changes.len() == REMEMBERED {
            rows.changes.pop_front();
        }
        rows.changes.push_back(Change { old, new });
        rows.generation += 1;
    }

    /// Lets `look` see the rows while nothing changes.
    pub fn look<T>(&self, look: impl FnOnce(&Rows) -> T) -> T {
        look(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Rows {
    pub const fn generation(&self) -> u64 {
        self.generation
    }

    pub fn all(&self) -> impl Iterator<Item = &Arc<Row>> {
        self.by_case.values()
    }

    /// Returns what changed after `generation`, oldest first; `None` when that is forgotten.
    pub fn since(&self, generation: u64) -> Option<impl Iterator<Item = &Change>> {
        let behind = usize::try_from(self.generation.checked_sub(generation)?).ok()?;
        let skip = self.changes.len().checked_sub(behind)?;
        Some(self.changes.iter().skip(skip))
    }
}
