//! The rows of all queues in memory, with the last changes, so that a queue of 100 000 cases is
//! not read from the disk for every page. They follow the feed of the store, and so what other
//! server processes write to the same database.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, PoisonError, RwLock};

use std::time::Duration;

use tokio::sync::watch;

use crate::casework::CaseId;
use crate::casework::queue::Row;
use crate::store::{Store, StoreError};

/// How many changes are remembered; a view that is further behind is built anew.
const REMEMBERED: usize = 8192;

/// How many entries of the feed are read at once.
const READ_AT_ONCE: u32 = 512;

/// How long to wait before a database that did not answer is asked again.
const AGAIN: Duration = Duration::from_millis(500);

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

    /// Returns how many rows there are, as a number to be measured.
    pub fn count(&self) -> f64 {
        let rows = self.0.read().unwrap_or_else(PoisonError::into_inner);
        u32::try_from(rows.by_case.len()).map_or(f64::from(u32::MAX), f64::from)
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

    /// Brings in what was committed after `reached`, through this process or another, for ever.
    /// `followed` says how far along the feed the rows are.
    pub async fn follow(
        self: Arc<Self>,
        store: Store,
        mut reached: u64,
        followed: watch::Sender<u64>,
    ) {
        let mut feed = store.feed();
        loop {
            let end = *feed.borrow_and_update();
            match self.catch_up(&store, reached, end).await {
                Ok(()) => {
                    reached = reached.max(end);
                    followed.send_replace(reached);
                    if feed.changed().await.is_err() {
                        return;
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, "the queues cannot follow the database now");
                    tokio::time::sleep(AGAIN).await;
                }
            }
        }
    }

    async fn catch_up(&self, store: &Store, after: u64, end: u64) -> Result<(), StoreError> {
        let mut reached = after;
        while reached < end {
            let entries = store.changes_since(reached, READ_AT_ONCE).await?;
            let Some(last) = entries.last() else {
                return Ok(());
            };
            reached = last.id;
            let missing = self.look(|rows| {
                entries
                    .iter()
                    .filter(|entry| {
                        let row = rows.by_case.get(&entry.case);
                        row.is_none_or(|row| row.version < entry.version)
                    })
                    .map(|entry| entry.id)
                    .fold(None, |span: Option<(u64, u64)>, id| {
                        Some(span.map_or((id, id), |(first, _)| (first, id)))
                    })
            });
            if let Some((first, last)) = missing {
                for row in store.rows_changed(first, last).await? {
                    self.put(row);
                }
            }
        }
        Ok(())
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
