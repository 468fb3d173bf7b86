//! Which database it is: connecting, its safety settings, its migrations.
//!
//! SQLite, bundled, in WAL mode with `synchronous=FULL`: what was answered is on the disk. No
//! memory map, because a bad disk must show as an error and not as a signal. Libraries older than
//! 3.51.3 can corrupt a WAL when two connections write and checkpoint at once, and are refused.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, SqlSafeStr};

use super::{Mode, StoreError, StoreOptions};

pub(super) type Engine = sqlx::Sqlite;
pub(super) type Pool = sqlx::Pool<Engine>;
pub(super) type Connection = <Engine as sqlx::Database>::Connection;

/// How a transaction begins that will write: the lock is taken at once, never half-way.
pub(super) const BEGIN: &str = "BEGIN IMMEDIATE";

/// The oldest SQLite that is let in.
pub const SQLITE_FLOOR: (u32, u32, u32) = (3, 51, 3);

const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// Where a database is: `sqlite:PATH`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatabaseUrl(PathBuf);

impl DatabaseUrl {
    #[must_use]
    pub fn sqlite(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Returns the file of the database.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl FromStr for DatabaseUrl {
    type Err = StoreError;

    fn from_str(url: &str) -> Result<Self, StoreError> {
        let path = url
            .strip_prefix("sqlite://")
            .or_else(|| url.strip_prefix("sqlite:"))
            .filter(|path| !path.is_empty());
        path.map_or_else(
            || {
                Err(StoreError::UnknownDatabase {
                    url: without_password(url),
                })
            },
            |path| Ok(Self(PathBuf::from(path))),
        )
    }
}

impl std::fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "sqlite:{}", self.0.display())
    }
}

/// An address goes into messages; a password in it does not.
fn without_password(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://…@{host}"),
        _ => url.to_owned(),
    }
}

/// The statements of every version of the tables, in order.
fn migrations() -> Migrator {
    let step = |version, name: &'static str, sql: &'static str| {
        Migration::new(
            version,
            name.into(),
            MigrationType::Simple,
            sql.into_sql_str(),
            false,
        )
    };
    Migrator::with_migrations(vec![
        step(1, "tables", include_str!("migrations/0001_tables.sql")),
        step(
            2,
            "append only",
            include_str!("migrations/sqlite/0002_append_only.sql"),
        ),
        step(
            3,
            "lost leases in the feed",
            include_str!("migrations/0003_feed_lost_by.sql"),
        ),
    ])
}

fn options(options: &StoreOptions) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(options.database.path())
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY_TIMEOUT)
        .foreign_keys(true)
        .pragma("mmap_size", "0")
        .disable_statement_logging()
}

/// Connects the one writer and brings the tables up to date.
pub(super) async fn writer(store: &StoreOptions) -> Result<Connection, StoreError> {
    let mut connection = options(store)
        .create_if_missing(true)
        .thread_name(|_| "kezek-writer".to_owned())
        .connect()
        .await?;
    refuse_old(&mut connection).await?;
    migrations().run(&mut connection).await?;
    Ok(connection)
}

/// Connects the bounded pool that reads.
pub(super) async fn readers(store: &StoreOptions) -> Result<Pool, StoreError> {
    let one = match store.mode {
        Mode::ReadWrite => options(store).pragma("query_only", "1"),
        Mode::ReadOnly => SqliteConnectOptions::new()
            .filename(store.database.path())
            .read_only(true)
            .busy_timeout(BUSY_TIMEOUT)
            .pragma("mmap_size", "0")
            .disable_statement_logging(),
    };
    let pool = SqlitePoolOptions::new()
        // An audit reads cases and their events side by side.
        .max_connections(store.readers.max(2))
        .test_before_acquire(false)
        .connect_with(one)
        .await?;
    let mut connection = pool.acquire().await?;
    refuse_old(&mut connection).await?;
    drop(connection);
    Ok(pool)
}

async fn refuse_old(connection: &mut Connection) -> Result<(), StoreError> {
    let found: String = sqlx::query_scalar("SELECT sqlite_version()")
        .fetch_one(connection)
        .await?;
    if is_sound(&found) {
        Ok(())
    } else {
        Err(StoreError::OldSqlite { found })
    }
}

/// Returns whether a version of SQLite is new enough. 3.52.0 was withdrawn.
fn is_sound(version: &str) -> bool {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().ok());
    let mut next = || parts.next().flatten().unwrap_or(0);
    let version = (next(), next(), next());
    version >= SQLITE_FLOOR && version != (3, 52, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_that_can_corrupt_a_wal_are_refused() {
        for (version, sound) in [
            ("3.40.1", false),
            ("3.51.2", false),
            ("3.51.3", true),
            ("3.52.0", false),
            ("3.52.1", true),
            ("4.0", true),
            ("rubbish", false),
        ] {
            assert_eq!(is_sound(version), sound, "{version}");
        }
    }

    #[test]
    fn another_database_is_refused_without_showing_its_password() {
        let error = "postgres://kezek:secret@db/kezek"
            .parse::<DatabaseUrl>()
            .unwrap_err()
            .to_string();
        assert!(error.contains("postgres://…@db/kezek"), "{error}");
        assert!(!error.contains("secret"), "{error}");
    }
}
