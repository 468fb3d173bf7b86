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

/// Returns the number and the name of every step that leads to the tables of today.
pub(super) fn steps() -> Vec<(i64, String)> {
    migrations::sqlite()
        .iter()
        .map(|step| (step.version, step.description.to_string()))
        .collect()
}

impl Pool {
    pub async fn close(&self) {
        on!(Pool, self, pool => pool.close().await);
    }
}

/// Returns the engine with its version.
pub(super) async fn about(pool: &Pool) -> Result<String, StoreError> {
    let (name, sql) = match pool {
        Pool::Sqlite(_) => ("SQLite", "SELECT sqlite_version()"),
        Pool::Postgres(_) => ("PostgreSQL", "SELECT current_setting('server_version')"),
    };
    let version: String = super::sql::query_scalar(sql).fetch_one(pool).await?;
    Ok(format!("{name} {version}"))
}

/// Returns the version of the tables that a reader sees.
pub(super) async fn version(pool: &Pool) -> Result<Option<i64>, StoreError> {
    super::sql::query_scalar("SELECT max(version) FROM _sqlx_migrations WHERE success")
        .fetch_one(pool)
        .await
}

/// Returns the newest version of the tables that this program knows.
pub(super) fn newest() -> i64 {
    migrations::sqlite()
        .iter()
        .map(|step| step.version)
        .max()
        .unwrap_or(0)
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

    /// Returns the names and types of the columns of a table, in order; none when there is no such
    /// table.
    pub async fn columns(&mut self, table: &str) -> Result<Vec<(String, String)>, StoreError> {
        let columns = match self {
            Self::Sqlite(one) => {
                sqlx::query_as("SELECT name, type FROM pragma_table_info($1) ORDER BY cid")
                    .bind(table)
                    .fetch_all(&mut **one)
                    .await?
            }
            Self::Postgres(one) => {
                sqlx::query_as(
                    "SELECT column_name::text, data_type::text FROM information_schema.columns
                     WHERE table_schema = current_schema() AND table_name = $1
                     ORDER BY ordinal_position",
                )
                .bind(table)
                .fetch_all(&mut **one)
                .await?
            }
        };
        Ok(columns)
    }

    /// Returns the names of all tables but the engine's own and those of the migrations.
    pub async fn tables(&mut self) -> Result<Vec<String>, StoreError> {
        let sql = match self {
            Self::Sqlite(_) => {
                "SELECT name FROM sqlite_master WHERE type = 'table'
                 AND name NOT LIKE 'sqlite%' AND name <> '_sqlx_migrations' ORDER BY name"
            }
            Self::Postgres(_) => {
                "SELECT table_name::text FROM information_schema.tables
                 WHERE table_schema = current_schema() AND table_name <> '_sqlx_migrations'
                 ORDER BY table_name"
            }
        };
        super::sql::query_scalar(sql).fetch_all(self).await
    }

    /// Returns the version of the tables; `None` when there are none yet.
    pub async fn version(&mut self) -> Result<Option<i64>, StoreError> {
        if self.columns("_sqlx_migrations").await?.is_empty() {
            return Ok(None);
        }
        super::sql::query_scalar("SELECT max(version) FROM _sqlx_migrations WHERE success")
            .fetch_one(self)
            .await
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

    /// Looks a whole SQLite file through: returns the first fault, if any. `None` on PostgreSQL,
    /// which cannot be asked.
    pub async fn fault(&mut self) -> Result<Option<Option<String>>, StoreError> {
        let Self::Sqlite(one) = self else {
            return Ok(None);
        };
        let said: String = sqlx::query_scalar("PRAGMA quick_check(1)")
            .fetch_one(&mut **one)
            .await?;
        Ok(Some((said != "ok").then_some(said)))
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
