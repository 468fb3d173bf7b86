//! The only SQL: cases with their events, accounts, papers, and everything written beside them.
//!
//! Events are the truth. The state of a case, its queue row, the change feed and the idempotency
//! answer are written in the same transaction. Reads go through a bounded pool; every write is a
//! [`Plan`] that goes to one writer, which commits all that wait as a group and answers each
//! caller after the commit. The first sign of corruption stops every write (*quarantine*) while
//! reads that work go on.
//!
//! SQLite for one office, PostgreSQL for many officers and several server processes; one SQL text
//! for both: `$1`, the types UUID, DATE, TIMESTAMPTZ, BIGINT, TEXT, BOOLEAN, no `now()`, no
//! arrays, ids made in Rust. Statements run through `sql`; only `engine` knows which database it
//! is. [`Store::feed`] says when a case moved, through this process or another.
//!
//! *Errors*: [`StoreError`]. *Not here*: law, time, who may do what.

pub mod audit;
pub mod chain;
pub mod copy;
pub mod error;
pub mod export;
pub mod folders;
pub mod hot;
pub mod plan;

mod access;
mod accounts;
mod batch;
mod blobs;
mod cases;
mod commit;
mod devices;
mod documents;
mod drafts;
mod engine;
mod events;
mod feed;
mod guesses;
mod health;
mod identities;
mod keys;
mod laws;
mod leases;
mod numbers;
mod sessions;
mod sql;
mod turns;
mod writer;

use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::{JoinHandle, JoinSet};

pub use accounts::{Account, NO_PASSWORD};
pub use blobs::{Blobs, is_sha256};
pub use cases::{CaseScope, KeptAnswer, StoredCase};
pub use documents::Document;
pub use engine::{DatabaseUrl, SQLITE_FLOOR};
pub use error::StoreError;
pub use feed::FeedEntry;
pub use guesses::FailureCount;
pub use health::{lift_quarantine, quarantine_of};
pub use plan::{Commit, Done, Plan};
pub use sessions::{ListedSession, StoredSession};

use engine::{Connection, Pool};
use health::Health;
use writer::{Job, Writer};

/// Where a store is and how it is opened.
#[derive(Debug, Clone)]
pub struct StoreOptions {
    pub database: DatabaseUrl,
    /// The directory of the papers.
    pub papers: PathBuf,
    pub mode: Mode,
    /// How many connections read at once.
    pub readers: u32,
}

/// Whether a store may be written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Brought up to date and written to.
    ReadWrite,
    /// Looked at as it is, for an audit.
    ReadOnly,
}

/// An open store. Cheap to clone; the writer ends when the last clone is dropped or on
/// [`close`](Self::close).
#[derive(Debug, Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    options: StoreOptions,
    readers: Pool,
    jobs: Option<mpsc::Sender<Job>>,
    writer: std::sync::Mutex<Option<JoinHandle<()>>>,
    health: Health,
    blobs: Blobs,
    feed: watch::Sender<u64>,
    /// Those who listen to other processes; they end with the store.
    listeners: std::sync::Mutex<JoinSet<()>>,
}

impl Store {
    /// Opens the store, makes it when it is not there, and brings it up to date.
    ///
    /// # Errors
    /// [`StoreError`] when the library is too old, or the database cannot be opened or migrated;
    /// [`StoreError::Quarantined`] when it showed damage before and nobody found it sound since.
    pub async fn open(options: &StoreOptions) -> Result<Self, StoreError> {
        let health = Health::new(&options.papers);
        let (feed, _) = watch::channel(0);
        let mut listeners = JoinSet::new();
        let (readers, jobs, writer) = match options.mode {
            Mode::ReadOnly => (engine::readers(options).await?, None, None),
            Mode::ReadWrite => {
                let mut connection = engine::writer(options).await?;
                end_quarantine(options, &mut connection).await?;
                connection.migrate().await?;
                let readers = engine::readers(options).await?;
                feed::tell(&feed, feed::head(&readers).await?);
                if let Some(listening) = engine::listener(options)? {
                    listeners.spawn(feed::listen(listening, readers.clone(), feed.clone()));
                    listeners.spawn(feed::look(readers.clone(), feed.clone()));
                }
                let (sender, receiver) = mpsc::channel(1024);
                let writer = Writer {
                    options: options.clone(),
                    connection: Some(connection),
                    health: health.clone(),
                    feed: feed.clone(),
                };
                let task = tokio::spawn(writer.run(receiver));
                (readers, Some(sender), Some(task))
            }
        };
        let blobs = Blobs::new(options.papers.clone());
        Ok(Self {
            inner: Arc::new(Inner {
                options: options.clone(),
                readers,
                jobs,
                writer: std::sync::Mutex::new(writer),
                health,
                blobs,
                feed,
                listeners: std::sync::Mutex::new(listeners),
            }),
        })
    }

    /// Has `plan` written and waits until it is on the disk.
    ///
    /// # Errors
    /// [`StoreError`] with why nothing of it was written.
    pub async fn write(&self, plan: Plan) -> Result<Done, StoreError> {
        self.inner.health.check()?;
        let jobs = self.inner.jobs.as_ref().ok_or(StoreError::ReadOnly)?;
        let (answer, answered) = oneshot::channel();
        jobs.send(Job { plan, answer })
            .await
            .map_err(|_| StoreError::Closed)?;
        answered.await.map_err(|_| StoreError::Closed)?
    }

    /// Returns the files of the papers.
    #[must_use]
    pub fn blobs(&self) -> &Blobs {
        &self.inner.blobs
    }

    /// Stops every write, because somebody saw that something is wrong with the database.
    pub fn enter_quarantine(&self, reason: &str) {
        self.inner.health.stop(reason);
    }

    /// Returns why the store refuses writes, when it does.
    #[must_use]
    pub fn quarantine(&self) -> Option<&str> {
        self.inner.health.damage()
    }

    /// Returns the engine with its version, the version of the tables, and the newest one that
    /// this program knows.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn about(&self) -> Result<(String, Option<i64>, i64), StoreError> {
        let engine = engine::about(self.readers()).await?;
        let version = engine::version(self.readers()).await?;
        Ok((engine, version, engine::newest()))
    }

    /// Answers when the database can be read.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] or [`StoreError::Database`] when it cannot.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.feed_head().await.map(|_| ())
    }

    /// Stops the writer after what waits, and closes every connection.
    pub async fn close(&self) {
        let task = match &self.inner.jobs {
            Some(jobs) => {
                let (answer, _) = oneshot::channel();
                let stop = Job {
                    plan: Plan::Stop,
                    answer,
                };
                // A writer that is gone already has nothing left to write.
                let _ = jobs.send(stop).await;
                self.inner
                    .writer
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner)
                    .take()
            }
            None => None,
        };
        if let Some(task) = task {
            // A writer that panicked was logged where it happened.
            let _ = task.await;
        }
        self.inner
            .listeners
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .abort_all();
        self.inner.readers.close().await;
    }

    /// Returns a connection of its own that sees the database as it is now, whatever is written
    /// meanwhile, until it is closed.
    async fn snapshot(&self) -> Result<Connection, StoreError> {
        engine::snapshot(&self.inner.options).await
    }

    fn readers(&self) -> &Pool {
        &self.inner.readers
    }

    /// Notes corruption seen while reading.
    fn seen<T>(&self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        if let Err(error) = &result {
            self.inner.health.note(error);
        }
        result
    }
}

/// Lets nobody write to a database that showed damage before, unless it is found to be sound now.
async fn end_quarantine(
    options: &StoreOptions,
    connection: &mut Connection,
) -> Result<(), StoreError> {
    let Some(reason) = quarantine_of(&options.papers) else {
        return Ok(());
    };
    let fault = match connection.fault().await? {
        // Nothing was looked at, or something was found.
        None => return Err(StoreError::Quarantined { reason }),
        Some(fault) => fault,
    };
    if let Some(fault) = fault {
        let reason = format!("{reason}; {fault}");
        return Err(StoreError::Quarantined { reason });
    }
    lift_quarantine(&options.papers).map_err(StoreError::Paper)?;
    tracing::warn!(
        reason,
        "the database showed damage before; it was looked through and nothing was found"
    );
    Ok(())
}
