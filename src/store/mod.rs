//! The only SQL: cases with their events, accounts, papers, and everything written beside them.
//!
//! Events are the truth. The state of a case, its queue row, the change feed and the idempotency
//! answer are written in the same transaction. Reads go through a bounded pool; every write is a
//! [`Plan`] that goes to one writer, which commits all that wait as a group and answers each
//! caller after the commit. The first sign of corruption stops every write (*quarantine*) while
//! reads that work go on.
//!
//! One SQL text: `$1`, the types UUID, DATE, TIMESTAMPTZ, BIGINT, TEXT, BOOLEAN, no `now()`, no
//! arrays, ids and numbers made in Rust. Only `engine` knows which database it is.
//!
//! *Errors*: [`StoreError`]. *Not here*: law, time, who may do what.

pub mod audit;
pub mod chain;
pub mod error;
pub mod plan;

mod access;
mod accounts;
mod blobs;
mod cases;
mod commit;
mod documents;
mod drafts;
mod engine;
mod events;
mod feed;
mod laws;
mod leases;
mod sessions;
mod writer;

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinHandle;

pub use accounts::Account;
pub use blobs::{Blobs, is_sha256};
pub use cases::{CaseScope, KeptAnswer, StoredCase};
pub use documents::Document;
pub use engine::{DatabaseUrl, SQLITE_FLOOR};
pub use error::StoreError;
pub use feed::FeedLine;
pub use plan::{Commit, Done, Plan};
pub use sessions::{FailureCount, StoredSession};

use engine::Pool;
use writer::Job;

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
    readers: Pool,
    jobs: Option<mpsc::Sender<Job>>,
    writer: std::sync::Mutex<Option<JoinHandle<()>>>,
    health: Health,
    blobs: Blobs,
    /// Counts the writes that the feed tells of.
    wake: watch::Sender<u64>,
}

/// Whether writes are still taken.
#[derive(Debug, Clone, Default)]
pub(crate) struct Health(Arc<OnceLock<String>>);

impl Health {
    fn check(&self) -> Result<(), StoreError> {
        self.0.get().map_or(Ok(()), |reason| {
            Err(StoreError::Quarantined {
                reason: reason.clone(),
            })
        })
    }

    /// Notes a sign of corruption, if the error is one.
    fn note(&self, error: &StoreError) {
        if let Some(reason) = error.corruption()
            && self.0.set(reason.clone()).is_ok()
        {
            tracing::error!(reason, "the database shows corruption: no more writes");
        }
    }
}

impl Store {
    /// Opens the store, makes it when it is not there, and brings it up to date.
    ///
    /// # Errors
    /// [`StoreError`] when the library is too old, or the database cannot be opened or migrated.
    pub async fn open(options: &StoreOptions) -> Result<Self, StoreError> {
        let health = Health::default();
        let wake = watch::Sender::new(0);
        let (readers, jobs, writer) = match options.mode {
            Mode::ReadOnly => (engine::readers(options).await?, None, None),
            Mode::ReadWrite => {
                let connection = engine::writer(options).await?;
                let readers = engine::readers(options).await?;
                let (sender, receiver) = mpsc::channel(1024);
                let task = tokio::spawn(writer::run(
                    connection,
                    receiver,
                    health.clone(),
                    wake.clone(),
                ));
                (readers, Some(sender), Some(task))
            }
        };
        let blobs = Blobs::new(options.papers.clone());
        Ok(Self {
            inner: Arc::new(Inner {
                readers,
                jobs,
                writer: std::sync::Mutex::new(writer),
                health,
                blobs,
                wake,
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

    /// Returns what changes whenever this program wrote something that the feed tells of. Other
    /// programs on the same database are not heard by it.
    #[must_use]
    pub fn feed_wake(&self) -> watch::Receiver<u64> {
        self.inner.wake.subscribe()
    }

    /// Returns the files of the papers.
    #[must_use]
    pub fn blobs(&self) -> &Blobs {
        &self.inner.blobs
    }

    /// Stops every write, because somebody saw that something is wrong with the database.
    pub fn enter_quarantine(&self, reason: &str) {
        if self.inner.health.0.set(reason.to_owned()).is_ok() {
            tracing::error!(reason, "the store was put in quarantine: no more writes");
        }
    }

    /// Returns why the store refuses writes, when it does.
    #[must_use]
    pub fn quarantine(&self) -> Option<&str> {
        self.inner.health.0.get().map(String::as_str)
    }

    /// Answers when the database can be read.
    ///
    /// # Errors
    /// [`StoreError::Database`] when it cannot.
    pub async fn ping(&self) -> Result<(), StoreError> {
        let read = sqlx::query("SELECT count(*) FROM accounts")
            .execute(&self.inner.readers)
            .await;
        self.seen(read.map_err(StoreError::from)).map(|_| ())
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
        self.inner.readers.close().await;
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
