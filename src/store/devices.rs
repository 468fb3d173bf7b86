//! Workstations where somebody is known, each by the hash of a secret that it keeps.
//!
//! A workstation has its own count of failures: whoever guesses elsewhere, at the same address too,
//! does not count there. Only a sign-in that succeeded, or whoever runs the server, makes one known.

use chrono::{DateTime, TimeDelta, Utc};

use super::accounts;
use super::engine::Connection;
use super::error::{signed, unsigned};
use super::guesses::FailureCount;
use super::plan::Access;
use super::sql::{query, query_as, query_scalar};
use super::{Done, Store, StoreError, access};
use crate::casework::Login;

/// Days after the last sign-in for which a workstation is known.
const KNOWN_DAYS: i64 = 90;

/// After so many failures in a row a workstation is a stranger like any other
/// (NIST SP 800-63B-4 §3.2.2).
const FAILURES: u64 = 100;

/// How many workstations of one login are known, the last ones.
const OF_ONE_LOGIN: i64 = 50;

pub(super) const ONE: &str = "SELECT failures, failed_at FROM known_devices
    WHERE login = $1 AND device_sha256 = $2 AND last_at > $3 AND failures < $4";

const FAILED: &str = "UPDATE known_devices SET failures = failures + 1, failed_at = $3
    WHERE login = $1 AND device_sha256 = $2";

const KNOW: &str = "INSERT INTO known_devices (login, device_sha256, failures, last_at)
    VALUES ($1, $2, 0, $3)
    ON CONFLICT (login, device_sha256) DO UPDATE SET failures = 0, failed_at = NULL, last_at = $3";

const FORGET_OLD: &str = "DELETE FROM known_devices WHERE login = $1 AND device_sha256 NOT IN
    (SELECT device_sha256 FROM known_devices WHERE login = $1
     ORDER BY last_at DESC, device_sha256 LIMIT $2)";

pub(super) async fn failed(
    connection: &mut Connection,
    login: &str,
    device_sha256: &str,
    at: DateTime<Utc>,
) -> Result<Done, StoreError> {
    query(FAILED)
        .bind(login)
        .bind(device_sha256)
        .bind(at)
        .execute(connection)
        .await?;
    Ok(Done::Written)
}

pub(super) async fn succeeded(
    connection: &mut Connection,
    login: &Login,
    device_sha256: &str,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    query(KNOW)
        .bind(login.as_str())
        .bind(device_sha256)
        .bind(at)
        .execute(&mut *connection)
        .await?;
    query(FORGET_OLD)
        .bind(login.as_str())
        .bind(OF_ONE_LOGIN)
        .execute(connection)
        .await?;
    Ok(())
}

/// Has a workstation known because whoever runs the server says so.
pub(super) async fn know(
    connection: &mut Connection,
    login: &Login,
    device_sha256: &str,
    line: &Access,
) -> Result<Done, StoreError> {
    let there: i64 = query_scalar(accounts::IS_THERE)
        .bind(login.as_str())
        .fetch_one(&mut *connection)
        .await?;
    if there == 0 {
        return Err(StoreError::Absent);
    }
    succeeded(connection, login, device_sha256, line.at).await?;
    access::write(connection, line).await?;
    Ok(Done::Written)
}

impl Store {
    /// Returns how often signing in as `login` failed in a row on a workstation that is known at
    /// `now` (wall time); `None` when it is not.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn known_device(
        &self,
        login: &str,
        device_sha256: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<FailureCount>, StoreError> {
        let row: Option<(i64, Option<DateTime<Utc>>)> = self.seen(
            query_as(ONE)
                .bind(login)
                .bind(device_sha256)
                .bind(now - TimeDelta::days(KNOWN_DAYS))
                .bind(signed(FAILURES))
                .fetch_optional(self.readers())
                .await,
        )?;
        let Some((failures, last_at)) = row else {
            return Ok(None);
        };
        Ok(Some(FailureCount {
            failures: unsigned("a count", failures)?,
            last_at,
        }))
    }
}
