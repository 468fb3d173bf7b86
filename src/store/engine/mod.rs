//! Which database it is: the two engines behind one pool and one connection.
//!
//! What differs between them stands here and in the files below: connecting, safety settings,
//! migrations, how a transaction begins, how other processes are told. Statements are the same
//! text for both and run through `sql`.

mod migrations;
mod postgres;
mod sqlite;
mod url;

use sqlx::postgres::{PgConnection, PgPool};
use sqlx::sqlite::{SqliteConnection, SqlitePool};
use sqlx::{AssertSqlSafe, Connection as _};

pub use sqlite::SQLITE_FLOOR;
pub use url::DatabaseUrl;

use super::{Mode, StoreError, StoreOptions};

/// The channel on which processes tell each other that the feed grew.
pub(super) const CHANNEL: &str = "kezek_feed";

/// Connections that read.
#[derive(Debug, Clone)]
pub(super) enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// One connection.
#[derive(Debug)]
pub(super) enum Connection {
    Sqlite(Box<SqliteConnection>),
    Postgres(Box<PgConnection>),
}

/// Runs `$body` with the pool or connection of whichever engine `$on` is: written once, compiled
/// for both.
macro_rules! on {
    ($kind:ident, $on:expr, $it:ident => $body:expr) => {
        match $on {
            $crate::store::engine::$kind::Sqlite($it) => $body,
            $crate::store::engine::$kind::Postgres($it) => $body,
        }
    };
}
pub(super) use on;

/// Connects the one writer of this process.
pub(super) async fn writer(store: &StoreOptions) -> Result<Connection, StoreError> {
    Ok(match &store.database {
        DatabaseUrl::Sqlite(path) => Connection::Sqlite(Box::new(sqlite::writer(path).await?)),
        DatabaseUrl::Postgres(url) => Connection::Postgres(Box::new(postgres::writer(url).await?)),
    })
}

/// Connects the bounded pool that reads.
pub(super) async fn readers(store: &StoreOptions) -> Result<Pool, StoreError> {
    let count = store.readers.max(2);
    Ok(match &store.database {
        DatabaseUrl::Sqlite(path) => Pool::Sqlite(sqlite::readers(path, store.mode, count).await?),
        DatabaseUrl::Postgres(url) => Pool::Postgres(postgres::readers(url, count).await?),
    })
}

/// Connects to look at everything as it is at one moment.
pub(super) async fn snapshot(store: &StoreOptions) -> Result<Connection, StoreError> {
    let (mut connection, begin) = match &store.database {
        DatabaseUrl::Sqlite(path) => {
            let reader = sqlite::reader(path).await?;
            (Connection::Sqlite(Box::new(reader)), "BEGIN")
        }
        DatabaseUrl::Postgres(url) => (
            Connection::Postgres(Box::new(postgres::writer(url).await?)),
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        ),
    };
    connection.run(begin).await?;
    Ok(connection)
}

/// Connects whoever listens to the other processes; `None` where there are none.
pub(super) fn listener(store: &StoreOptions) -> Result<Option<PgPool>, StoreError> {
    match (&store.database, store.mode) {
        (DatabaseUrl::Postgres(url), Mode::ReadWrite) => postgres::listener(url).map(Some),
        (DatabaseUrl::Sqlite(_) | DatabaseUrl::Postgres(_), _) => Ok(None),
    }
}

impl Pool {
    pub async fn close(&self) {
        on!(Pool, self, pool => pool.close().await);
    }
}

impl Connection {
    /// Brings the tables up to date.
    pub async fn migrate(&mut self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(connection) => migrations::sqlite().run(&mut **connection).await?,
            Self::Postgres(connection) => migrations::postgres().run(&mut **connection).await?,
        }
        Ok(())
    }

    /// Returns whether other processes may write to the same database at the same time.
    pub const fn is_shared(&self) -> bool {
        match self {
            Self::Sqlite(_) => false,
            Self::Postgres(_) => true,
        }
    }

    /// Begins a transaction that will write. On SQLite the lock is taken at once, never half-way.
    pub async fn begin(&mut self) -> Result<(), StoreError> {
        self.run(match self {
            Self::Sqlite(_) => "BEGIN IMMEDIATE",
            Self::Postgres(_) => "BEGIN",
        })
        .await
    }

    /// Ends the transaction, and tells other processes where the feed ends now.
    pub async fn commit(&mut self, feed_end: Option<u64>) -> Result<(), StoreError> {
        match (self, feed_end) {
            (Self::Postgres(one), Some(end)) => {
                // One way to the database and back; the word goes out with the commit.
                let sql = format!("NOTIFY {CHANNEL}, '{end}'; COMMIT");
                sqlx::raw_sql(AssertSqlSafe(sql))
                    .execute(&mut **one)
                    .await?;
                Ok(())
            }
            (one, _) => one.run("COMMIT").await,
        }
    }

    /// Runs statements that take no values.
    pub async fn run(&mut self, sql: &'static str) -> Result<(), StoreError> {
        on!(Connection, self, one => sqlx::raw_sql(sql).execute(&mut **one).await.map(|_| ()))?;
        Ok(())
    }

    pub async fn close(self) -> Result<(), StoreError> {
        on!(Connection, self, one => one.close().await)?;
        Ok(())
    }
}
