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
    /// The database is away, busy or full. Nothing was written.
    #[error("the database cannot be reached now: {why}")]
    Unavailable { why: String },
    /// The disk refused something that it may take later. Nothing that was read is wrong.
    #[error("the disk of the database gives trouble: {why}")]
    DiskTrouble { why: String },
    /// A write got no answer: it was done or it was not.
    #[error("the database did not say what became of a write: {why}")]
    Unanswered { why: String },
    /// The writer has stopped.
    #[error("the store is closed")]
    Closed,
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let why = || error.to_string();
        if is_away(&error) {
            Self::Unavailable { why: why() }
        } else if is_disk_trouble(&error) {
            Self::DiskTrouble { why: why() }
        } else {
            Self::Database(error)
        }
    }
}

impl StoreError {
    /// Returns a reason when the error shows that the database itself is damaged or cannot be read
    /// back: `SQLITE_CORRUPT`, `SQLITE_NOTADB` and what `SQLITE_IOERR` says of reading;
    /// `data_corrupted`, `index_corrupted` or `io_error` of PostgreSQL.
    #[must_use]
    pub fn corruption(&self) -> Option<String> {
        let Self::Database(sqlx::Error::Database(error)) = self else {
            return None;
        };
        let corrupt = match code_of(error.as_ref()) {
            Code::Sqlite(code) => says_of_sqlite(code) == Says::Damage,
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

/// What an error of SQLite says of the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// It is damaged, or cannot be read back.
    Damage,
    /// Its disk refused something: room, a quota, a file that is not there for a moment.
    DiskTrouble,
    /// It is busy or full, or must not be written to.
    Away,
    Nothing,
}

/// Reads an extended result code of SQLite (<https://sqlite.org/rescode.html>). A disk without
/// room shows in many ways beside `SQLITE_FULL`: when the log is written or cut, and when the memory that is shared through a file grows.
const fn says_of_sqlite(code: i32) -> Says {
    const BUSY: i32 = 5;
    const LOCKED: i32 = 6;
    const READONLY: i32 = 8;
    const IOERR: i32 = 10;
    const CORRUPT: i32 = 11;
    const FULL: i32 = 13;
    const CANTOPEN: i32 = 14;
    const NOTADB: i32 = 26;
    /// `SQLITE_IOERR` itself; of reading: `READ`, `SHORT_READ`, `DATA`, `CORRUPTFS`, `IN_PAGE`; and
    /// of syncing: `FSYNC`, `DIR_FSYNC`. After a sync that failed nobody knows what the disk has of
    /// what was written before, and a second one that succeeds does not tell.
    const DAMAGE: [i32; 8] = [10, 266, 522, 8202, 8458, 8714, 1034, 1290];
    match code & 0xff {
        CORRUPT | NOTADB => Says::Damage,
        BUSY | LOCKED | READONLY | FULL => Says::Away,
        CANTOPEN => Says::DiskTrouble,
        IOERR => {
            let mut n = 0;
            while n < DAMAGE.len() {
                if DAMAGE[n] == code {
                    return Says::Damage;
                }
                n += 1;
            }
            Says::DiskTrouble
        }
        _ => Says::Nothing,
    }
}

/// How an engine names an error.
enum Code<'e> {
    /// The extended result code.
    Sqlite(i32),
    /// Five signs of SQLSTATE.
    Postgres(&'e str),
}

fn code_of(error: &dyn DatabaseError) -> Code<'_> {
    error.try_downcast_ref::<PgDatabaseError>().map_or_else(
        || {
            let code = error.code().and_then(|code| code.parse::<i32>().ok());
            Code::Sqlite(code.unwrap_or_default())
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
            Code::Sqlite(code) => says_of_sqlite(code) == Says::Away,
            Code::Postgres(code) => {
                // Connections, resources, an operator who ends the server, a standby.
                matches!(&code[..2], "08" | "53" | "57") || code == "25006"
            }
        },
        _ => false,
    }
}

/// Nothing that was written is lost or wrong; the disk refuses something new for now.
fn is_disk_trouble(error: &sqlx::Error) -> bool {
    let sqlx::Error::Database(error) = error else {
        return false;
    };
    match code_of(error.as_ref()) {
        Code::Sqlite(code) => says_of_sqlite(code) == Says::DiskTrouble,
        Code::Postgres(_) => false,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_without_room_is_no_damage_and_what_cannot_be_read_back_is() {
        for (name, code, says) in [
            ("BUSY", 5, Says::Away),
            ("BUSY_SNAPSHOT", 517, Says::Away),
            ("READONLY", 8, Says::Away),
            ("FULL", 13, Says::Away),
            ("CANTOPEN", 14, Says::DiskTrouble),
            ("IOERR_WRITE", 778, Says::DiskTrouble),
            ("IOERR_FSYNC", 1034, Says::Damage),
            ("IOERR_DIR_FSYNC", 1290, Says::Damage),
            ("IOERR_TRUNCATE", 1546, Says::DiskTrouble),
            ("IOERR_SHMSIZE", 4874, Says::DiskTrouble),
            ("IOERR", 10, Says::Damage),
            ("IOERR_READ", 266, Says::Damage),
            ("IOERR_SHORT_READ", 522, Says::Damage),
            ("IOERR_DATA", 8202, Says::Damage),
            ("IOERR_CORRUPTFS", 8458, Says::Damage),
            ("CORRUPT", 11, Says::Damage),
            ("CORRUPT_INDEX", 779, Says::Damage),
            ("NOTADB", 26, Says::Damage),
            ("CONSTRAINT_UNIQUE", 2067, Says::Nothing),
        ] {
            assert_eq!(says_of_sqlite(code), says, "{name}");
        }
    }
}
