//! Whether a store can be written to: how the last group of writes went, and whether the database
//! shows damage.
//!
//! The first sign of damage is *quarantine*: nothing is written any more. It is also noted in a
//! file beside the papers, so that a restart does not end it: an SQLite file is looked through
//! before it is written to again; with PostgreSQL `kezek audit verify` has to find everything as it
//! was recorded.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::{Plan, Store, StoreError, folders};

/// How long it is believed that what the writer did last it can do again.
const FRESH: Duration = Duration::from_secs(3);

/// How long a write may take that only tries whether there can be one.
const PATIENCE: Duration = Duration::from_secs(2);

/// The file that says why nothing is written.
const MARK: &str = "quarantine";

/// What is known of the state of a store.
#[derive(Debug, Clone)]
pub(super) struct Health(Arc<State>);

#[derive(Debug)]
struct State {
    damage: OnceLock<String>,
    /// Where quarantine is noted.
    mark: PathBuf,
    last: Mutex<Option<Last>>,
    /// Held by whoever tries.
    trying: tokio::sync::Mutex<()>,
}

/// How the last group of writes went.
#[derive(Debug, Clone)]
struct Last {
    at: Instant,
    trouble: Option<String>,
}

impl Health {
    /// Knows nothing yet. `papers` is the folder of the papers.
    pub fn new(papers: &Path) -> Self {
        Self(Arc::new(State {
            damage: OnceLock::new(),
            mark: mark(papers),
            last: Mutex::default(),
            trying: tokio::sync::Mutex::default(),
        }))
    }

    pub fn check(&self) -> Result<(), StoreError> {
        self.damage().map_or(Ok(()), |reason| {
            Err(StoreError::Quarantined {
                reason: reason.to_owned(),
            })
        })
    }

    pub fn damage(&self) -> Option<&str> {
        self.0.damage.get().map(String::as_str)
    }

    /// Notes a sign of damage, if the error is one.
    pub fn note(&self, error: &StoreError) {
        if let Some(reason) = error.corruption() {
            self.stop(&reason);
        }
    }

    /// Ends all writing.
    pub fn stop(&self, reason: &str) {
        if self.0.damage.set(reason.to_owned()).is_err() {
            return;
        }
        tracing::error!(reason, "the database shows damage: no more writes");
        if let Err(error) = write_mark(&self.0.mark, reason) {
            tracing::error!(%error, "the quarantine cannot be noted: a restart would end it");
        }
    }

    /// Notes how a group of writes went.
    pub fn wrote(&self, outcome: Result<(), &StoreError>) {
        let last = Last {
            at: Instant::now(),
            trouble: outcome.err().map(ToString::to_string),
        };
        *self.last() = Some(last);
    }

    /// Returns how the last group went, when that is not long ago.
    fn lately(&self) -> Option<Result<(), StoreError>> {
        let last = self.last().clone()?;
        (last.at.elapsed() < FRESH).then(|| match last.trouble {
            None => Ok(()),
            Some(why) => Err(StoreError::Unavailable { why }),
        })
    }

    fn last(&self) -> std::sync::MutexGuard<'_, Option<Last>> {
        self.0.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store {
    /// Answers when the database can be written to: as the writer saw it in the last seconds, or
    /// by a write that changes nothing.
    ///
    /// # Errors
    /// [`StoreError::Quarantined`], or why nothing can be written.
    pub async fn can_write(&self) -> Result<(), StoreError> {
        let health = &self.inner.health;
        health.check()?;
        if let Some(known) = health.lately() {
            return known;
        }
        let _trying = health.0.trying.lock().await;
        // Somebody else tried while this one waited.
        if let Some(known) = health.lately() {
            return known;
        }
        let Ok(tried) = tokio::time::timeout(PATIENCE, self.write(Plan::Try)).await else {
            let why = "the database does not write in time".to_owned();
            let late = StoreError::Unavailable { why };
            health.wrote(Err(&late));
            return Err(late);
        };
        tried.map(|_| ())
    }
}

fn mark(papers: &Path) -> PathBuf {
    papers.join(MARK)
}

fn write_mark(path: &Path, reason: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        folders::make_own(folder)?;
    }
    let mut file = OpenOptions::new()
        .create(true)
        .write(true)
        .truncate(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(reason.as_bytes())?;
    file.sync_all()
}

/// Returns why a store was put in quarantine that nobody has lifted; `papers` is the folder of its
/// papers.
#[must_use]
pub fn quarantine_of(papers: &Path) -> Option<String> {
    match fs::read_to_string(mark(papers)) {
        Ok(reason) => Some(reason),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => Some(error.to_string()),
    }
}

/// Lifts a quarantine, because the database was found to be sound. Returns whether there was one.
///
/// # Errors
/// When the file that notes it cannot be removed.
pub fn lift_quarantine(papers: &Path) -> io::Result<bool> {
    match fs::remove_file(mark(papers)) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}
