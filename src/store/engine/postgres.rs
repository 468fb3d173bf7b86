//! PostgreSQL: shared by any number of server processes.
//!
//! `synchronous_commit=on` whatever the server's own setting is: what was answered is on the disk.
//! Isolation is READ COMMITTED and nothing rests on it; what is safe is safe by unique keys, by
//! the version of a row, and by the one row that every group of writes locks first. A server that
//! was away is noticed before a connection is handed out again, so the pool heals by itself.

use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgConnection, PgPool, PgPoolOptions};
use sqlx::{ConnectOptions, Connection};

use super::super::StoreError;

/// How long a connection may take to be made or to come free: a request is refused rather than
/// kept waiting.
const PATIENCE: Duration = Duration::from_secs(2);

/// A connection that rested this long is tried before it is used.
const RESTED: Duration = Duration::from_secs(1);

fn options(url: &str) -> Result<PgConnectOptions, StoreError> {
    let options = PgConnectOptions::from_str(url)?
        .application_name("kezek")
        .options([
            ("synchronous_commit", "on"),
            ("timezone", "UTC"),
            ("default_transaction_isolation", "read committed"),
            ("idle_in_transaction_session_timeout", "30s"),
            ("lock_timeout", "10s"),
        ])
        .disable_statement_logging();
    Ok(options)
}

/// Connects the one writer of this process.
pub(super) async fn writer(url: &str) -> Result<PgConnection, StoreError> {
    let options = options(url)?;
    tokio::time::timeout(PATIENCE, options.connect())
        .await
        .map_err(|_| sqlx::Error::PoolTimedOut)?
        .map_err(StoreError::from)
}

/// Connects the bounded pool that reads.
pub(super) async fn readers(url: &str, count: u32) -> Result<PgPool, StoreError> {
    let one = options(url)?.options([("default_transaction_read_only", "on")]);
    let pool = PgPoolOptions::new()
        .max_connections(count)
        .acquire_timeout(PATIENCE)
        .test_before_acquire(false)
        .before_acquire(|connection, about| {
            Box::pin(async move {
                if about.idle_for > RESTED {
                    connection.ping().await?;
                }
                Ok(true)
            })
        })
        .connect_with(one)
        .await?;
    Ok(pool)
}

/// Connects a pool of one for whoever listens to the other processes.
pub(super) fn listener(url: &str) -> Result<PgPool, StoreError> {
    Ok(PgPoolOptions::new()
        .max_connections(1)
        .acquire_timeout(PATIENCE)
        .connect_lazy_with(options(url)?))
}
