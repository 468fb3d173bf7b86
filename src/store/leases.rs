//! Leases: who works on a case now. A courtesy, not a lock.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::accounts::damaged;
use super::engine::Connection;
use super::error::unsigned;
use super::plan::{LeaseOutcome, LeaseTaking, LostLease};
use super::sql::{query, query_as, query_scalar};
use super::{Done, Store, StoreError, access};
use crate::casework::{CaseId, Login, PersonRef, RawText};
use crate::wire::Lease;

/// Whoever holds it already keeps the time since when.
const TAKE: &str = "INSERT INTO leases (case_id, login, since, expires_at)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT (case_id) DO UPDATE SET
        since = CASE WHEN leases.login = $2 AND leases.expires_at > $3
            THEN leases.since ELSE $3 END,
        login = $2,
        expires_at = $4
    WHERE $5 OR leases.login = $2 OR leases.expires_at <= $3";

pub(super) const HOLDER: &str =
    "SELECT accounts.login, accounts.name, leases.since, leases.expires_at
    FROM leases JOIN accounts ON accounts.login = leases.login WHERE leases.case_id = $1";

const HELD_BY: &str = "SELECT leases.login, cases.version, cases.unit
    FROM leases JOIN cases ON cases.id = leases.case_id
    WHERE leases.case_id = $1 AND leases.login <> $2";

pub(super) const RELEASE: &str = "DELETE FROM leases WHERE login = $1 AND case_id = $2";

pub(super) const OTHERS: &str = "SELECT case_id FROM leases WHERE login <> $1 AND expires_at > $2";

type LeaseRow = (String, String, DateTime<Utc>, DateTime<Utc>);

pub(super) async fn take(
    connection: &mut Connection,
    taking: &LeaseTaking,
) -> Result<Done, StoreError> {
    // A lease that was given back is gone: whoever stands there may still work on the case.
    let before: Option<(String, i64, String)> = query_as(HELD_BY)
        .bind(taking.case.0)
        .bind(taking.login.as_str())
        .fetch_optional(&mut *connection)
        .await?;
    let written = query(TAKE)
        .bind(taking.case.0)
        .bind(taking.login.as_str())
        .bind(taking.now)
        .bind(taking.expires_at)
        .bind(taking.over.is_some())
        .execute(&mut *connection)
        .await?;
    if let Some(line) = &taking.over {
        access::write(connection, line).await?;
    }
    let row: LeaseRow = query_as(HOLDER)
        .bind(taking.case.0)
        .fetch_one(connection)
        .await?;
    let lease = lease(row)?;
    Ok(Done::Lease(match before {
        _ if written.rows_affected() == 0 => LeaseOutcome::HeldByOther(lease),
        None => LeaseOutcome::Held(lease),
        Some((login, version, unit)) => {
            let version = unsigned("a version", version)?;
            let lost = LostLease {
                login,
                version,
                unit,
            };
            LeaseOutcome::Taken(lease, lost)
        }
    }))
}

pub(super) async fn release(
    connection: &mut Connection,
    login: &Login,
    case: CaseId,
) -> Result<Done, StoreError> {
    query(RELEASE)
        .bind(login.as_str())
        .bind(case.0)
        .execute(connection)
        .await?;
    Ok(Done::Written)
}

fn lease((login, name, since, expires_at): LeaseRow) -> Result<Lease, StoreError> {
    Ok(Lease {
        holder: PersonRef {
            login: Login::parse(&login).map_err(damaged)?,
            name: RawText::from(name),
        },
        since,
        expires_at,
    })
}

impl Store {
    /// Returns who holds a case at `now` (wall time).
    ///
    /// # Errors
    /// [`StoreError`] when the database fails or the holder cannot be read.
    pub async fn lease(
        &self,
        case: CaseId,
        now: DateTime<Utc>,
    ) -> Result<Option<Lease>, StoreError> {
        let row: Option<LeaseRow> = self.seen(
            query_as(HOLDER)
                .bind(case.0)
                .fetch_optional(self.readers())
                .await,
        )?;
        let lease = row.map(lease).transpose()?;
        Ok(lease.filter(|lease| lease.expires_at > now))
    }

    /// Returns the cases that somebody other than `login` holds at `now` (wall time).
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn leased_to_others(
        &self,
        login: &Login,
        now: DateTime<Utc>,
    ) -> Result<HashSet<CaseId>, StoreError> {
        let cases: Vec<Uuid> = self.seen(
            query_scalar(OTHERS)
                .bind(login.as_str())
                .bind(now)
                .fetch_all(self.readers())
                .await,
        )?;
        Ok(cases.into_iter().map(CaseId).collect())
    }
}
