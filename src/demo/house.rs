//! The demo's house: a folder, a server in this process, and everything put back at the end.
//!
//! While the script is handed in the law clock stands where each step sets it. Then the server is
//! started again on the same store with a clock that shows the opening of the demo and ticks.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

use super::script::{opens_at, script};
use super::seed::{Progress, SeedFault, add_accounts, hand_in_crowd, hand_in_script};
use super::world::{DemoFault, World};
use crate::clock::Clock;
use crate::lawbook::{ConfigSource, DEMO_POLICY, Fault, Lawbook};
use crate::office::DatabaseUrl;
use crate::server::{ServerHandle, ServerOptions, StartError, start};
use crate::settings::Settings;
use crate::wire::session::OfficeMode;

/// How long the last requests may take when the demo closes.
const PATIENCE: Duration = Duration::from_millis(1500);

/// How a demo is to be.
#[derive(Debug, Clone, Default)]
pub struct HouseOptions {
    /// How many cases at least; those of the story are always there.
    pub cases: usize,
    /// Where everything is kept; nothing for a temporary folder that is removed at the end.
    pub keep: Option<PathBuf>,
}

/// Why a demo did not open.
#[derive(Debug, thiserror::Error)]
pub enum HouseFault {
    #[error("the folder {path} holds something already; name one that is empty or not there yet")]
    NotEmpty { path: PathBuf },
    #[error("the folder {path} cannot be used: {source}")]
    Folder {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("the law in the program has {} faults; the first: {:?}", .0.len(), .0.first())]
    Law(Vec<Fault>),
    #[error(transparent)]
    Start(#[from] StartError),
    #[error(transparent)]
    Seed(#[from] SeedFault),
    #[error("the server ended: {0}")]
    Ended(std::io::Error),
    #[error("the making of papers broke off: {0}")]
    Broken(String),
    /// It was told to stop while it was filled.
    #[error("it was stopped")]
    Stopped,
}

impl From<DemoFault> for HouseFault {
    fn from(fault: DemoFault) -> Self {
        Self::Seed(fault.into())
    }
}

/// Where the demo's files lie.
#[derive(Debug)]
enum Folder {
    Temporary(TempDir),
    Kept(PathBuf),
}

impl Folder {
    fn make(keep: Option<&Path>) -> Result<Self, HouseFault> {
        let Some(path) = keep else {
            let made = tempfile::Builder::new().prefix("kezek-demo-").tempdir();
            return made
                .map(Self::Temporary)
                .map_err(|source| HouseFault::Folder {
                    path: std::env::temp_dir(),
                    source,
                });
        };
        let unusable = |source| HouseFault::Folder {
            path: path.to_owned(),
            source,
        };
        std::fs::create_dir_all(path).map_err(unusable)?;
        if std::fs::read_dir(path).map_err(unusable)?.next().is_some() {
            return Err(HouseFault::NotEmpty {
                path: path.to_owned(),
            });
        }
        Ok(Self::Kept(path.to_owned()))
    }

    fn path(&self) -> &Path {
        match self {
            Self::Temporary(folder) => folder.path(),
            Self::Kept(path) => path,
        }
    }
}

/// A demo that is open. [`close`](Self::close) it: a temporary folder is removed even when it is
/// merely dropped, but then under a server that still runs.
pub struct House {
    pub world: Arc<World>,
    server: ServerHandle,
    folder: Folder,
}

impl House {
    /// Makes the folder, fills the office, and opens it on the morning of the demo day.
    ///
    /// # Errors
    /// [`HouseFault`] with what stands in the way, [`HouseFault::Stopped`] when `stop` was
    /// cancelled; a temporary folder is gone then.
    pub async fn open(
        options: &HouseOptions,
        stop: &CancellationToken,
        mut tell: impl FnMut(Progress),
    ) -> Result<Self, HouseFault> {
        let folder = Folder::make(options.keep.as_deref())?;
        let world = Arc::new(World::builtin()?);
        let book = Lawbook::load_with_policy(&ConfigSource::Embedded, DEMO_POLICY)
            .map_err(HouseFault::Law)?;
        let book = Arc::new(book);
        let opens_at = opens_at(book.calendar());
        let clock = Clock::fixed(opens_at);
        let seeding = start(server_options(&world, folder.path(), &book, clock.clone())).await?;
        let filled = tokio::select! {
            filled = fill(&world, &book, &seeding, &clock, options.cases, &mut tell) => filled,
            () = stop.cancelled() => Err(HouseFault::Stopped),
        };
        // Whatever came of it: nothing may write any more before the folder is left or removed.
        let ended = seeding.shutdown().await.map_err(HouseFault::Ended);
        filled.and(ended)?;
        let ticking = Clock::starting_at(opens_at);
        let server = start(server_options(&world, folder.path(), &book, ticking)).await?;
        Ok(Self {
            world,
            server,
            folder,
        })
    }

    /// Returns the address of the server.
    #[must_use]
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// Law time.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.server.office.clock().now()
    }

    /// Returns the folder in which everything lies.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Ends the server and removes a temporary folder.
    ///
    /// # Errors
    /// [`HouseFault`] when the server ended badly or the folder cannot be removed.
    pub async fn close(self) -> Result<(), HouseFault> {
        // A request that hangs must not keep the folder: whoever closes may have little time.
        let ended = tokio::time::timeout(PATIENCE, self.server.shutdown()).await;
        let ended = ended.unwrap_or(Ok(())).map_err(HouseFault::Ended);
        match self.folder {
            Folder::Kept(_) => {}
            Folder::Temporary(folder) => {
                let path = folder.path().to_owned();
                folder
                    .close()
                    .map_err(|source| HouseFault::Folder { path, source })?;
            }
        }
        ended
    }
}

/// Adds the accounts, hands the story in, and then the crowd up to `cases` in all.
async fn fill(
    world: &Arc<World>,
    book: &Arc<Lawbook>,
    seeding: &ServerHandle,
    clock: &Clock,
    cases: usize,
    tell: &mut impl FnMut(Progress),
) -> Result<(), HouseFault> {
    let total = cases.max(world.cases.len());
    let mut done = 0;
    tell(Progress { done, total });
    let steps = {
        let (world, book) = (Arc::clone(world), Arc::clone(book));
        tokio::task::spawn_blocking(move || script(&world, &book))
    };
    add_accounts(&seeding.office, world).await?;
    let steps = steps
        .await
        .map_err(|error| HouseFault::Broken(error.to_string()))??;
    let mut one_more = || {
        done += 1;
        tell(Progress { done, total });
    };
    hand_in_script(&seeding.url(), clock, world, &steps, &mut one_more).await?;
    drop(steps);
    let more = total - world.cases.len();
    hand_in_crowd(&seeding.office, clock, world, more, &mut one_more).await?;
    Ok(())
}

fn server_options(
    world: &World,
    folder: &Path,
    book: &Arc<Lawbook>,
    clock: Clock,
) -> ServerOptions {
    let mut settings = Settings::built_in();
    settings.office.name = world.office.clone();
    ServerOptions {
        settings,
        lawbook: Arc::clone(book),
        clock,
        wall: Clock::System,
        mode: OfficeMode::Demo,
        database: DatabaseUrl::sqlite(folder.join("kezek.db")),
        papers: folder.join("papers"),
        listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
    }
}
