//! What can go wrong in the store, each kind named once.

use sqlx::error::DatabaseError;

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
    #[error("{url:?} is not a database that is supported: use sqlite:PATH")]
    UnknownDatabase { url: String },
    #[error("the paper cannot be kept: {0}")]
    Paper(#[source] std::io::Error),
    #[error("the database cannot be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    #[error("the database failed: {0}")]
    Database(#[source] sqlx::Error),
    /// The writer has stopped.
    #[error("the store is closed")]
    Closed,
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl StoreError {
    /// Returns a reason when the error shows that the database itself is damaged or its disk
    /// fails: `SQLITE_IOERR`, `SQLITE_CORRUPT` or `SQLITE_NOTADB` with any extension.
    #[must_use]
    pub fn corruption(&self) -> Option<String> {
        let Self::Database(sqlx::Error::Database(error)) = self else {
            return None;
        };
        is_corruption(error.as_ref()).then(|| error.message().to_owned())
    }
}

fn is_corruption(error: &dyn DatabaseError) -> bool {
    const IOERR: i32 = 10;
    const CORRUPT: i32 = 11;
    const NOTADB: i32 = 26;
    let primary = error
        .code()
        .and_then(|code| code.parse::<i32>().ok())
        .map(|code| code & 0xff);
    matches!(primary, Some(IOERR | CORRUPT | NOTADB))
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
