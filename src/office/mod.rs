//! The use cases: store, law and clock meet here and nowhere else.
//!
//! One file a use case. Each takes whoever is signed in, judges what they may, asks the pure
//! engine, and has the store write what follows; no HTTP and no SQL. Two times: *law time*
//! ([`Office::clock`]) for everything that `decide` sees, *wall time* for sessions and leases.
//!
//! *Errors*: [`OfficeError`], mapped to problems once, in the server.

pub mod accounts;
pub mod error;
pub mod guessing;
pub mod password;
pub mod receive;
pub mod sign_in;

mod application_status;
mod audit;
mod colleagues;
mod command;
mod delta;
mod demo;
mod documents;
mod draft;
mod feed;
mod findings;
mod glances;
mod index;
mod keys;
mod law;
mod lease;
mod next;
mod queues;
mod read_case;
mod record;
mod refusals;
mod reveal;
mod sampling;
mod seen;
mod streams;
mod view;
mod views;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio::sync::{Semaphore, watch};
use tokio_util::sync::DropGuard;
use uuid::Uuid;

use crate::casework::queue::Row;
use crate::casework::{Case, CaseId, Event, Login, Now};
use crate::clock::Clock;
use crate::lawbook::Lawbook;
use crate::papers::ReadLimits;
use crate::provider::Provider;
use crate::regulation::{Edition, Law};
use crate::settings::LimitSettings;
use crate::store::plan::Access;
use crate::store::{Commit, Mode, Plan, Store, StoreError, StoreOptions};
use crate::wire::session::{OfficeInfo, OfficeMode};

pub use crate::store::DatabaseUrl;
pub use crate::store::folders::make_own;
pub use audit::OfficeLinesRequest;
pub use command::{CommandRequest, KeyedRequest};
pub use delta::{QueueAnswer, QueueDelta};
pub use documents::PaperBytes;
pub use error::OfficeError;
pub use feed::{Changes, News};
pub use queues::{PageRequest, QueueView, RowsRequest};
pub use read_case::CaseRef;
pub use refusals::Refused;
pub use sign_in::{Session, Sign};

/// Renders what goes out to the applicant because of an event, in the language the applicant
/// chose; `None` where nothing goes out. It comes from outside because words belong to the locales.
pub type LetterWriter =
    Arc<dyn Fn(&Case, &Event, &Law) -> Result<Option<String>, EmptySlot> + Send + Sync>;

/// A slot of the letter that nothing fills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmptySlot {
    pub slot: String,
}

/// How long it may take to find out whether the office is ready.
const READY_WITHIN: Duration = Duration::from_secs(5);

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
    /// Changes that the feed keeps.
    pub feed_changes: u64,
    /// Streams of the feed at once.
    pub streams: usize,
    /// How long a stream is quiet before it says that it is alive.
    pub keep_alive: Duration,
}

impl Limits {
    /// Returns the limits that an institution set.
    #[must_use]
    pub fn of(settings: &LimitSettings) -> Self {
        let whole = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        Self {
            paper: ReadLimits {
                max_bytes: usize::try_from(settings.paper_bytes).unwrap_or(usize::MAX),
                max_pages: whole(settings.paper_pages),
                max_page_chars: whole(settings.page_chars),
                max_chars: whole(settings.paper_chars),
                ..ReadLimits::default()
            },
            paper_seconds: settings.paper_seconds,
            papers_per_application: whole(settings.papers_per_application),
            lease_minutes: settings.lease_minutes,
            page_rows: settings.page_rows,
            feed_changes: settings.feed_changes.into(),
            streams: whole(settings.streams),
            keep_alive: Duration::from_secs(settings.keep_alive_seconds.into()),
        }
    }
}

/// What an office is made of.
pub struct Parts {
    pub database: DatabaseUrl,
    /// The directory of the papers.
    pub papers: PathBuf,
    /// How many connections read the database at once.
    pub readers: u32,
    pub lawbook: Arc<Lawbook>,
    /// Law time.
    pub clock: Clock,
    /// Wall time.
    pub wall: Clock,
    pub info: OfficeInfo,
    pub limits: Limits,
    pub letters: LetterWriter,
    /// Whether people with a password may sign in.
    pub passwords: bool,
    /// The institution's identity provider.
    pub provider: Option<Provider>,
}

/// What can be measured at a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gauges {
    /// Whether nothing is written any more.
    pub quarantined: bool,
    /// Sessions that this process has heard of and that are not over yet.
    pub sessions_seen: f64,
    /// Cases that the queues know.
    pub rows: f64,
    /// Workstations that follow the feed.
    pub streams: f64,
    /// Lines of the feed that this process has heard of and the queues here do not show yet.
    pub feed_behind: f64,
}

/// Returns a count as it is measured; more than four thousand million is not told apart.
fn measured<T>(count: T) -> f64
where
    u32: TryFrom<T>,
{
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
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
    index: Arc<index::Index>,
    feed: Arc<feed::Feed>,
    /// Ends the following of the feed with the office.
    _following: DropGuard,
    refusals: Arc<refusals::Refusals>,
    /// Ends the writing down of what was refused with the office.
    _writing_down: DropGuard,
    views: views::Views,
    /// Editions that are pinned by cases and no longer configured.
    past: std::sync::RwLock<HashMap<String, Arc<Edition>>>,
    in_flight: keys::InFlight,
    seen: seen::Seen,
    glances: glances::Glances,
    passwords: bool,
    provider: Option<Provider>,
    hashing: Semaphore,
    reading: Arc<Semaphore>,
    dummy_hash: String,
    cursor_key: [u8; 32],
}

/// Returns a key that every server process on the same database has, so that what one sealed
/// another can open. The first process makes it.
async fn shared_key(store: &Store, name: &'static str) -> Result<[u8; 32], OfficeError> {
    let key = accounts::random_key()?;
    store.write(Plan::KeepKey { name, key }).await?;
    let kept = store.office_key(name).await?.ok_or(OfficeError::NotFound)?;
    STANDARD
        .decode(kept)
        .ok()
        .and_then(|key| key.try_into().ok())
        .ok_or_else(|| OfficeError::Internal(format!("the key {name} is not 32 bytes")))
}

impl Office {
    /// Opens the office: the store, made and brought up to date where needed; the law in force,
    /// kept; the rows of all queues, read.
    ///
    /// # Errors
    /// [`OfficeError`] when the store fails, or a queue definition cannot be used.
    pub async fn open(parts: Parts) -> Result<Self, OfficeError> {
        let store = Store::open(&StoreOptions {
            database: parts.database,
            papers: parts.papers,
            mode: Mode::ReadWrite,
            readers: parts.readers,
        })
        .await?;
        let cursor_key = shared_key(&store, "cursors").await?;
        let dummy_hash = accounts::hash(accounts::random_key()?).await?;
        // The end of the feed first: what comes in while the rows are read is read once more.
        let feed = feed::Feed::open(&store, &parts.limits).await?;
        let index = Arc::new(index::Index::load(&store).await?);
        let following = feed.follow(
            store.clone(),
            Arc::clone(&index),
            parts.clock.clone(),
            Arc::clone(&parts.lawbook),
        );
        let refusals = Arc::new(refusals::Refusals::default());
        let writing_down = refusals.write_down(store.clone(), parts.wall.clone());
        let office = Self {
            refusals,
            _writing_down: writing_down,
            index,
            feed,
            _following: following,
            views: views::Views::default(),
            past: std::sync::RwLock::default(),
            in_flight: keys::InFlight::default(),
            seen: seen::Seen::default(),
            glances: glances::Glances::default(),
            passwords: parts.passwords,
            provider: parts.provider,
            hashing: Semaphore::new(2),
            reading: Arc::new(Semaphore::new(2)),
            dummy_hash,
            cursor_key,
            store,
            lawbook: parts.lawbook,
            clock: parts.clock,
            wall: parts.wall,
            info: parts.info,
            limits: parts.limits,
            letters: parts.letters,
        };
        if !office.store.has_its_papers().await? {
            tracing::error!(
                papers = %office.store.blobs().root().display(),
                "the papers of this database are not in the folder of the papers: all servers on \
                 one database need the same folder"
            );
        }
        office.check_queues()?;
        office.keep_law().await?;
        Ok(office)
    }

    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Answers when the office can read and write.
    ///
    /// # Errors
    /// [`OfficeError::Quarantined`], or why the database cannot be read or written to.
    pub async fn ready(&self) -> Result<(), OfficeError> {
        let looked = async {
            self.store.ping().await?;
            self.store.can_write().await
        };
        match tokio::time::timeout(READY_WITHIN, looked).await {
            Ok(looked) => Ok(looked?),
            Err(_) => Err(OfficeError::Away {
                why: "the database does not answer in time".to_owned(),
            }),
        }
    }

    /// Returns a value that changes whenever a case moved, through this process or another, and
    /// the queues here show it: the identity in the feed ([`Store::changes_since`]) that they
    /// have reached.
    #[must_use]
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.feed.heads()
    }

    /// Returns what can be measured of the office at this moment.
    #[must_use]
    pub fn gauges(&self) -> Gauges {
        let behind = self.store.feed().borrow().saturating_sub(self.feed.head());
        Gauges {
            quarantined: self.store.quarantine().is_some(),
            sessions_seen: self.seen.count(),
            rows: self.index.count(),
            streams: measured(self.stream_count()),
            feed_behind: measured(behind),
        }
    }

    /// Writes what waits and closes the store.
    pub async fn close(&self) {
        self.end_streams();
        if let Err(error) = self.write_refusals().await {
            tracing::warn!(%error, "what was refused last cannot be written down");
        }
        self.store.close().await;
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
            assigned: None,
            document: None,
            note: None,
        }
    }

    /// Writes what happened to a case, and shows it in the queues. It goes on to the end when
    /// whoever asked goes away, so that queues and store never part; `flight` lasts as long.
    async fn commit(
        &self,
        commit: Commit,
        row: Row,
        flight: Option<keys::Flight>,
    ) -> Result<(), StoreError> {
        let (store, index) = (self.store.clone(), Arc::clone(&self.index));
        let written = tokio::spawn(async move {
            let _flight = flight;
            store.write(Plan::Commit(Box::new(commit))).await?;
            index.put(row);
            Ok(())
        });
        written.await.map_err(|_| StoreError::Closed)?
    }

    /// Writes a line of the access log before anything is shown: what nobody could see was looked
    /// at is not looked at, on a full disk and in quarantine neither.
    async fn log_view(&self, line: Access) -> Result<(), OfficeError> {
        self.store.write(Plan::Access(line)).await?;
        Ok(())
    }
}
