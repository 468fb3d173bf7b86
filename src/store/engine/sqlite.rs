//! SQLite, bundled, in WAL mode with `synchronous=FULL`: what was answered is on the disk. No
//! memory map, because a bad disk must show as an error and not as a signal. Libraries older than
//! 3.51.3 can corrupt a WAL when two connections write and checkpoint at once, and are refused.

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteSynchronous,
};
use sqlx::{ConnectOptions, Executor};

use super::super::folders::make_own_file;
use super::super::{Mode, StoreError};
use crate::defect::{Defect, is_on};

/// The oldest SQLite that is let in.
pub const SQLITE_FLOOR: (u32, u32, u32) = (3, 51, 3);

const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

fn options(path: &Path) -> SqliteConnectOptions {
    let synchronous = if is_on(Defect::NoSync) {
        SqliteSynchronous::Off
    } else {
        SqliteSynchronous::Full
    };
    SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(synchronous)
        .busy_timeout(BUSY_TIMEOUT)
        .foreign_keys(true)
        .pragma("mmap_size", "0")
        .disable_statement_logging()
}

/// Leaves everything as it is, the log of the database included.
fn untouched(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .read_only(true)
        .busy_timeout(BUSY_TIMEOUT)
        .pragma("mmap_size", "0")
        .disable_statement_logging()
}

/// Connects one that only reads.
pub(super) async fn reader(path: &Path) -> Result<SqliteConnection, StoreError> {
    let mut connection = untouched(path).connect().await?;
    refuse_old(&mut connection).await?;
    Ok(connection)
}

/// Connects the one writer; the file is made when it is not there.
pub(super) async fn writer(path: &Path) -> Result<SqliteConnection, StoreError> {
    // SQLite gives its log the mode of the file; one that is not there is made by nobody's umask.
    // Where that fails, opening says why.
    let _ = make_own_file(path);
    let mut connection = options(path)
        .create_if_missing(true)
        .thread_name(|_| "kezek-writer".to_owned())
        .connect()
        .await?;
    refuse_old(&mut connection).await?;
    Ok(connection)
}

/// Connects the bounded pool that reads.
pub(super) async fn readers(path: &Path, mode: Mode, count: u32) -> Result<SqlitePool, StoreError> {
    let one = match mode {
        Mode::ReadWrite => options(path).pragma("query_only", "1"),
        Mode::ReadOnly => untouched(path),
    };
    let pool = SqlitePoolOptions::new()
        .max_connections(count)
        .test_before_acquire(false)
        .connect_with(one)
        .await?;
    refuse_old(&pool).await?;
    Ok(pool)
}

async fn refuse_old<'c>(on: impl Executor<'c, Database = sqlx::Sqlite>) -> Result<(), StoreError> {
    let found: String = sqlx::query_scalar("SELECT sqlite_version()")
        .fetch_one(on)
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
}
