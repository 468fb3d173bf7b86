//! Failed sign-ins, by login and address, and the addresses where somebody is known. Failures of
//! a known workstation are counted in `devices`.

use chrono::{DateTime, TimeDelta, Utc};

use super::engine::Connection;
use super::error::unsigned;
use super::plan::Whence;
use super::sql::{query, query_as, query_scalar};
use super::{Done, Store, StoreError, devices, turns};
use crate::casework::Login;

/// Hours after which failures are forgotten.
const KEPT_HOURS: i64 = 24;

pub(super) const FAILED: &str = "INSERT INTO sign_in_failures (login, address, failures, last_at)
    VALUES ($1, $2, 1, $3)
    ON CONFLICT (login, address)
    DO UPDATE SET failures = sign_in_failures.failures + 1, last_at = $3";

pub(super) const FORGET: &str = "DELETE FROM sign_in_failures WHERE login = $1 AND address = $2";

pub(super) const FAILURES: &str = "SELECT failures, last_at FROM sign_in_failures
    WHERE login = $1 AND address = $2";

pub(super) const FAILURES_FROM: &str =
    "SELECT CAST(coalesce(sum(failures), 0) AS BIGINT), max(last_at)
    FROM sign_in_failures WHERE address = $1 AND last_at > $2";

/// Failures at all addresses where the person is not known.
pub(super) const FAILURES_OF: &str =
    "SELECT CAST(coalesce(sum(failures), 0) AS BIGINT), max(last_at)
    FROM sign_in_failures WHERE login = $1 AND address NOT IN
    (SELECT address FROM familiar_addresses WHERE login = $1)";

pub(super) const SWEEP: &str = "DELETE FROM sign_in_failures WHERE last_at < $1";

pub(super) const FAMILIAR: &str = "INSERT INTO familiar_addresses (login, address, last_at)
    VALUES ($1, $2, $3) ON CONFLICT (login, address) DO UPDATE SET last_at = $3";

pub(super) const IS_FAMILIAR: &str = "SELECT count(*) FROM familiar_addresses
    WHERE login = $1 AND address = $2 AND last_at > $3";

/// Failed sign-ins in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FailureCount {
    pub failures: u64,
    pub last_at: Option<DateTime<Utc>>,
}

pub(super) async fn failed(
    connection: &mut Connection,
    login: &str,
    from: &Whence,
    at: DateTime<Utc>,
) -> Result<Done, StoreError> {
    query(SWEEP)
        .bind(at - TimeDelta::hours(KEPT_HOURS))
        .execute(&mut *connection)
        .await?;
    if let Some(device) = from.device_sha256.as_ref().filter(|_| from.is_known) {
        // A known workstation answers for itself and for nobody else at its address.
        return devices::failed(connection, login, device, at).await;
    }
    turns::give_back(connection, login, &from.network).await?;
    query(FAILED)
        .bind(login)
        .bind(&from.network)
        .bind(at)
        .execute(connection)
        .await?;
    Ok(Done::Written)
}

pub(super) async fn succeeded(
    connection: &mut Connection,
    login: &Login,
    from: &Whence,
    at: DateTime<Utc>,
) -> Result<Done, StoreError> {
    if !from.is_known {
        turns::give_back(connection, login.as_str(), &from.network).await?;
        // What others at the address guessed is not forgiven because a known workstation succeeds.
        query(FORGET)
            .bind(login.as_str())
            .bind(&from.network)
            .execute(&mut *connection)
            .await?;
    }
    query(FAMILIAR)
        .bind(login.as_str())
        .bind(&from.network)
        .bind(at)
        .execute(&mut *connection)
        .await?;
    if let Some(device) = &from.device_sha256 {
        devices::succeeded(connection, login, device, at).await?;
    }
    Ok(Done::Written)
}

impl Store {
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

    /// Returns how often signing in as `login` failed lately at addresses where the person is not
    /// known.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn failures_of(&self, login: &str) -> Result<FailureCount, StoreError> {
        let (failures, last_at): (i64, Option<DateTime<Utc>>) = self.seen(
            query_as(FAILURES_OF)
                .bind(login)
                .fetch_one(self.readers())
                .await,
        )?;
        Ok(FailureCount {
            failures: unsigned("a count", failures)?,
            last_at,
        })
    }

    /// Returns whether `login` was signed in to from `address` after `since`.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn is_familiar(
        &self,
        login: &str,
        address: &str,
        since: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let count: i64 = self.seen(
            query_scalar(IS_FAMILIAR)
                .bind(login)
                .bind(address)
                .bind(since)
                .fetch_one(self.readers())
                .await,
        )?;
        Ok(count > 0)
    }
}
