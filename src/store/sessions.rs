//! Sessions, by the hash of their token, and failed sign-ins.

use chrono::{DateTime, Utc};

use super::accounts::damaged;
use super::engine::Connection;
use super::error::unsigned;
use super::plan::NewSession;
use super::sql::{query, query_as};
use super::{Done, Store, StoreError, access};
use crate::casework::{Actor, Login, RawText};

const OPEN: &str = "INSERT INTO sessions (token_sha256, login, opened_at, seen_at, ends_at)
    VALUES ($1, $2, $3, $4, $5)";

/// Sessions that are over by themselves are swept whenever somebody signs in.
pub(super) const SWEEP: &str = "DELETE FROM sessions WHERE ends_at <= $1";

pub(super) const SEEN: &str =
    "UPDATE sessions SET seen_at = $2 WHERE token_sha256 = $1 AND seen_at < $2";

pub(super) const CLOSE: &str = "DELETE FROM sessions WHERE token_sha256 = $1";

const FAILED: &str = "INSERT INTO sign_in_failures (login, address, failures, last_at)
    VALUES ($1, $2, 1, $3)
    ON CONFLICT (login, address)
    DO UPDATE SET failures = sign_in_failures.failures + 1, last_at = $3";

const FORGET: &str = "DELETE FROM sign_in_failures WHERE login = $1 AND address = $2";

pub(super) const FAILURES: &str = "SELECT failures, last_at FROM sign_in_failures
    WHERE login = $1 AND address = $2";

pub(super) const FAILURES_FROM: &str =
    "SELECT CAST(coalesce(sum(failures), 0) AS BIGINT), max(last_at)
    FROM sign_in_failures WHERE address = $1 AND last_at > $2";

pub(super) const SESSION: &str =
    "SELECT accounts.login, accounts.name, sessions.seen_at, sessions.ends_at
    FROM sessions JOIN accounts ON accounts.login = sessions.login
    WHERE sessions.token_sha256 = $1 AND accounts.enabled";

/// A session that is stored, with the person as they are now.
#[derive(Debug, Clone)]
pub struct StoredSession {
    pub actor: Actor,
    /// Wall time of the last request that was written down.
    pub seen_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
}

/// Failed sign-ins in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FailureCount {
    pub failures: u64,
    pub last_at: Option<DateTime<Utc>>,
}

pub(super) async fn open(
    connection: &mut Connection,
    session: &NewSession,
) -> Result<Done, StoreError> {
    query(SWEEP)
        .bind(session.opened_at)
        .execute(&mut *connection)
        .await?;
    query(OPEN)
        .bind(&session.token_sha256)
        .bind(session.login.as_str())
        .bind(session.opened_at)
        .bind(session.opened_at)
        .bind(session.ends_at)
        .execute(&mut *connection)
        .await?;
    access::write(connection, &session.access).await?;
    Ok(Done::Written)
}

pub(super) async fn seen(
    connection: &mut Connection,
    token_sha256: &str,
    at: DateTime<Utc>,
) -> Result<Done, StoreError> {
    query(SEEN)
        .bind(token_sha256)
        .bind(at)
        .execute(connection)
        .await?;
    Ok(Done::Written)
}

pub(super) async fn close(
    connection: &mut Connection,
    token_sha256: &str,
) -> Result<Done, StoreError> {
    query(CLOSE).bind(token_sha256).execute(connection).await?;
    Ok(Done::Written)
}

pub(super) async fn failed(
    connection: &mut Connection,
    login: &str,
    address: &str,
    at: DateTime<Utc>,
) -> Result<Done, StoreError> {
    query(FAILED)
        .bind(login)
        .bind(address)
        .bind(at)
        .execute(connection)
        .await?;
    Ok(Done::Written)
}

pub(super) async fn succeeded(
    connection: &mut Connection,
    login: &str,
    address: &str,
) -> Result<Done, StoreError> {
    query(FORGET)
        .bind(login)
        .bind(address)
        .execute(connection)
        .await?;
    Ok(Done::Written)
}

impl Store {
    /// Returns the session whose token has this hash, unless its account is disabled.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails or the account cannot be read.
    pub async fn session(&self, token_sha256: &str) -> Result<Option<StoredSession>, StoreError> {
        type SessionRow = (String, String, DateTime<Utc>, DateTime<Utc>);
        let row: Option<SessionRow> = self.seen(
            query_as(SESSION)
                .bind(token_sha256)
                .fetch_optional(self.readers())
                .await,
        )?;
        let Some((login, name, seen_at, ends_at)) = row else {
            return Ok(None);
        };
        let login = Login::parse(&login).map_err(damaged)?;
        let posts = self.posts(&login).await?;
        Ok(Some(StoredSession {
            actor: Actor {
                login,
                name: RawText::from(name),
                posts,
            },
            seen_at,
            ends_at,
        }))
    }

    /// Returns how often signing in as `login` from `address` failed in a row.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn failures(&self, login: &str, address: &str) -> Result<FailureCount, StoreError> {
        let row: Option<(i64, DateTime<Utc>)> = self.seen(
            query_as(FAILURES)
                .bind(login)
                .bind(address)
                .fetch_optional(self.readers())
                .await,
        )?;
        let Some((failures, last_at)) = row else {
            return Ok(FailureCount::default());
        };
        Ok(FailureCount {
            failures: unsigned("a count", failures)?,
            last_at: Some(last_at),
        })
    }

    /// Returns how often signing in as anybody from `address` failed, counting the logins tried
    /// after `since`.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn failures_from(
        &self,
        address: &str,
        since: DateTime<Utc>,
    ) -> Result<FailureCount, StoreError> {
        let (failures, last_at): (i64, Option<DateTime<Utc>>) = self.seen(
            query_as(FAILURES_FROM)
                .bind(address)
                .bind(since)
                .fetch_one(self.readers())
                .await,
        )?;
        Ok(FailureCount {
            failures: unsigned("a count", failures)?,
            last_at,
        })
    }
}
