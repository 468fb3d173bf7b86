//! The use cases: store, law and clock meet here and nowhere else.
//!
//! One file a use case. Each takes whoever is signed in, judges what they may, asks the pure
//! engine, and has the store write what follows; no HTTP and no SQL. Two times: *law time*
//! ([`Office::clock`]) for everything that `decide` sees, *wall time* for sessions and leases.
//!
//! *Errors*: [`OfficeError`], mapped to problems once, in the server.

pub mod accounts;
pub mod error;
pub mod password;
pub mod receive;
pub mod sign_in;

mod colleagues;
mod command;
mod demo;
mod documents;
mod draft;
mod findings;
mod index;
mod keys;
mod law;
mod lease;
mod next;
mod queues;
mod read_case;
mod record;
mod seen;
mod view;

use std::collections::HashMap;
use std::sync::Arc;

use tokio::sync::Semaphore;
use uuid::Uuid;

use crate::casework::decision::Decision;
use crate::casework::{Case, CaseId, Login, Now};
use crate::clock::Clock;
use crate::lawbook::Lawbook;
use crate::papers::ReadLimits;
use crate::regulation::{Edition, Law};
use crate::store::plan::Access;
use crate::store::{Plan, Store, StoreError};
use crate::wire::session::{OfficeInfo, OfficeMode};

pub use command::{CommandRequest, KeyedRequest};
pub use documents::PaperBytes;
pub use error::OfficeError;
pub use queues::{PageRequest, QueueView, RowsRequest};
pub use read_case::CaseRef;
pub use sign_in::Session;

/// Renders the letter of a signed decision, in the language the applicant chose. It comes from
/// outside because words belong to the locales.
pub type LetterWriter =
    Arc<dyn Fn(&Case, &Decision, &Law) -> Result<String, EmptySlot> + Send + Sync>;

/// A slot of the letter that nothing fills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmptySlot {
    pub slot: String,
}

/// What the office takes in at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes, pages and text of one paper.
    pub paper: ReadLimits,
    /// Seconds that reading one paper may take.
    pub paper_seconds: u64,
    pub papers_per_application: usize,
    /// Minutes that a lease lasts without being renewed.
    pub lease_minutes: u32,
    /// Rows of one queue page.
    pub page_rows: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            paper: ReadLimits::default(),
            paper_seconds: 20,
            papers_per_application: 60,
            lease_minutes: 10,
            page_rows: 500,
        }
    }
}

/// What an office is made of.
pub struct Parts {
    pub store: Store,
    pub lawbook: Arc<Lawbook>,
    /// Law time.
    pub clock: Clock,
    /// Wall time.
    pub wall: Clock,
    pub info: OfficeInfo,
    pub limits: Limits,
    pub letters: LetterWriter,
}

/// The office: everything that can be asked of it is a method in one of its files.
pub struct Office {
    store: Store,
    lawbook: Arc<Lawbook>,
    clock: Clock,
    wall: Clock,
    info: OfficeInfo,
    limits: Limits,
    letters: LetterWriter,
    index: index::Index,
    views: view::Views,
    numbers: tokio::sync::Mutex<HashMap<String, u64>>,
    /// Editions that are pinned by cases and no longer configured.
    past: std::sync::RwLock<HashMap<String, Arc<Edition>>>,
    in_flight: keys::InFlight,
    seen: seen::Seen,
    hashing: Semaphore,
    reading: Arc<Semaphore>,
    dummy_hash: String,
    cursor_key: [u8; 32],
}

impl Office {
    /// Opens the office: keeps the law in force and reads the rows of all queues.
    ///
    /// # Errors
    /// [`OfficeError`] when the store fails, or a queue definition cannot be used.
    pub async fn open(parts: Parts) -> Result<Self, OfficeError> {
        let cursor_key = accounts::random_bytes()?;
        let dummy_hash = accounts::hash(accounts::random_key()?).await?;
        let office = Self {
            index: index::Index::load(&parts.store).await?,
            views: view::Views::default(),
            numbers: tokio::sync::Mutex::default(),
            past: std::sync::RwLock::default(),
            in_flight: keys::InFlight::default(),
            seen: seen::Seen::default(),
            hashing: Semaphore::new(2),
            reading: Arc::new(Semaphore::new(2)),
            dummy_hash,
            cursor_key,
            store: parts.store,
            lawbook: parts.lawbook,
            clock: parts.clock,
            wall: parts.wall,
            info: parts.info,
            limits: parts.limits,
            letters: parts.letters,
        };
        office.check_queues()?;
        office.keep_law().await?;
        Ok(office)
    }

    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    #[must_use]
    pub fn lawbook(&self) -> &Lawbook {
        &self.lawbook
    }

    /// Law time.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    #[must_use]
    pub fn info(&self) -> &OfficeInfo {
        &self.info
    }

    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.info.mode == OfficeMode::Demo
    }

    fn now(&self) -> Now {
        Now::of(self.clock.now(), self.calendar())
    }

    fn line(&self, login: &Login, act: &'static str, case: Option<CaseId>) -> Access {
        Access {
            id: Uuid::now_v7(),
            at: self.wall.now(),
            login: login.to_string(),
            act,
            case,
            document: None,
            note: None,
        }
    }

    /// Writes a line of the access log before anything is shown. In quarantine nothing can be
    /// written and reads go on: then the line goes to the program's own log.
    async fn log_view(&self, line: Access) -> Result<(), OfficeError> {
        let (login, act, case) = (line.login.clone(), line.act, line.case);
        match self.store.write(Plan::Access(line)).await {
            Ok(_) => Ok(()),
            Err(StoreError::Quarantined { .. }) => {
                let case = case.map(|case| case.to_string());
                tracing::warn!(login, act, case, "viewed while the store is in quarantine");
                Ok(())
            }
            Err(error) => Err(error.into()),
        }
    }
}
