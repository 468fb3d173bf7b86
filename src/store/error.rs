//! What can go wrong in the store, each kind named once.

use sqlx::error::DatabaseError;
use sqlx::postgres::PgDatabaseError;

/// Why the store did not do something.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The case is not at the version the write was based on.
    #[error("the case has moved on to another version")]
    Stale,
    /// The number of the new case was given to another one in the meantime.
    #[error("the case number is taken")]
    NumberTaken,
    /// The sender handed this reference in before, as the case named.
    #[error("the application was received before as {number}")]
    AlreadyReceived { number: String },
    /// The idempotency key was recorded before.
    #[error("the idempotency key was used before")]
    KeyTaken,
    #[error("the login is taken")]
    LoginTaken,
    /// A row that the write refers to is not there.
    #[error("not in the store")]
    Absent,
    /// The database showed a sign of corruption: no write until somebody has looked.
    #[error("the store is in quarantine: {reason}")]
    Quarantined { reason: String },
    /// The store was opened for reading.
    #[error("the store was opened for reading only")]
    ReadOnly,
    /// Something stored cannot be read back as what it must be.
    #[error("{what} in the store is damaged: {why}")]
    Damaged { what: &'static str, why: String },
    /// The SQLite library is older than the oldest one that does not corrupt a WAL.
    #[error("SQLite {found} can corrupt its log; 3.51.3 or newer is needed")]
    OldSqlite { found: String },
    /// The address names a database that this build does not have.
    #[error("{url:?} is not a database that is supported: use sqlite:PATH or postgres://…")]
    UnknownDatabase { url: String },
    /// The tables are of another version than the program's.
    #[error("the tables of the database are of version {found}, the program needs {needed}")]
    Outdated { found: i64, needed: i64 },
    /// The target of a copy holds something already.
    #[error("the table {table} is not empty")]
    NotEmpty { table: String },
    /// What was to be copied is not as it was recorded.
    #[error("not as it was recorded: {first}, and {more} more")]
    NotSound { first: String, more: usize },
    #[error("the paper cannot be kept: {0}")]
    Paper(#[source] std::io::Error),
    #[error("the database cannot be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    #[error("the database failed: {0}")]
    Database(#[source] sqlx::Error),
    /// The database is away, busy or full. A write that was under way may have been done or not.
    #[error("the database cannot be reached now: {why}")]
    Unavailable { why: String },
    /// The writer has stopped.
    #[error("the store is closed")]
    Closed,
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        if is_away(&error) {
            Self::Unavailable {
                why: error.to_string(),
            }
        } else {
            Self::Database(error)
        }
    }
}

impl StoreError {
    /// Returns a reason when the error shows that the database itself is damaged or its disk
    /// fails: `SQLITE_IOERR`, `SQLITE_CORRUPT` or `SQLITE_NOTADB` with any extension;
    /// `data_corrupted`, `index_corrupted` or `io_error` of PostgreSQL.
    #[must_use]
    pub fn corruption(&self) -> Option<String> {
        let Self::Database(sqlx::Error::Database(error)) = self else {
            return None;
        };
        let corrupt = match code_of(error.as_ref()) {
            Code::Sqlite(primary) => matches!(primary, IOERR | CORRUPT | NOTADB),
            Code::Postgres(code) => matches!(code, "XX001" | "XX002" | "58030"),
        };
        corrupt.then(|| error.message().to_owned())
    }

    /// Returns whether the same statement may go through when everything is done once more: two
    /// groups of writes stood in each other's way, and this one gave way.
    pub(super) fn gave_way(&self) -> bool {
        match self {
            Self::Database(sqlx::Error::Database(error)) => match code_of(error.as_ref()) {
                Code::Sqlite(_) => false,
                Code::Postgres(code) => matches!(code, "40001" | "40P01" | "55P03"),
            },
            _ => false,
        }
    }

    /// Returns whether a row of the same key is there already.
    pub(super) fn is_twin(&self) -> bool {
        matches!(self, Self::Database(sqlx::Error::Database(error)) if error.is_unique_violation())
    }
}

const BUSY: i32 = 5;
const LOCKED: i32 = 6;
const IOERR: i32 = 10;
const CORRUPT: i32 = 11;
const FULL: i32 = 13;
const NOTADB: i32 = 26;

/// How an engine names an error.
enum Code<'e> {
    /// The primary result code.
    Sqlite(i32),
    /// Five signs of SQLSTATE.
    Postgres(&'e str),
}

fn code_of(error: &dyn DatabaseError) -> Code<'_> {
    error.try_downcast_ref::<PgDatabaseError>().map_or_else(
        || {
            let code = error.code().and_then(|code| code.parse::<i32>().ok());
            Code::Sqlite(code.unwrap_or_default() & 0xff)
        },
        |error| Code::Postgres(error.code()),
    )
}

/// Nothing is wrong with what was asked: the database is not there, has no room, or follows
/// another one for now.
fn is_away(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(error) => match code_of(error.as_ref()) {
            Code::Sqlite(primary) => matches!(primary, BUSY | LOCKED | FULL),
            Code::Postgres(code) => {
                // Connections, resources, an operator who ends the server, a standby.
                matches!(&code[..2], "08" | "53" | "57") || code == "25006"
            }
        },
        _ => false,
    }
}

/// Reads JSON that was stored.
pub(super) fn from_json<T: serde::de::DeserializeOwned>(
    what: &'static str,
    text: &str,
) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Damaged {
        what,
        why: error.to_string(),
    })
}

/// Reads a number that is never negative.
pub(super) fn unsigned(what: &'static str, number: i64) -> Result<u64, StoreError> {
    u64::try_from(number).map_err(|error| StoreError::Damaged {
        what,
        why: error.to_string(),
    })
}

/// Turns a version or a count into what the database keeps.
pub(super) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
