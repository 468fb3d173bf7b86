//! The access log: who looked at what, and who changed an account.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::StoreError;
use super::engine::Connection;
use super::plan::Access;
use super::sql::{query, query_as, query_scalar};
use super::{Store, error::unsigned};
use crate::casework::{CaseId, RawText};
use crate::wire::AccessLine;

/// A line as the database gives it.
type Found = (
    Uuid,
    DateTime<Utc>,
    String,
    String,
    Option<bool>,
    Option<String>,
    Option<String>,
);

const WRITE: &str = "INSERT INTO access_log (id, at, login, act, case_id, document, note,
    assigned) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

const OF_CASE: &str = "SELECT id, at, login, act, assigned, document, note FROM access_log
    WHERE case_id = $1 AND id > $2 ORDER BY id LIMIT $3";

const LAST_OF: &str = "SELECT at, login, note FROM access_log
    WHERE case_id = $1 AND act = $2 ORDER BY at DESC LIMIT 1";

pub(super) const VIEWS: &str = "SELECT count(*) FROM access_log
    WHERE case_id = $1 AND login = $2 AND act = $3";

pub(super) async fn write(connection: &mut Connection, line: &Access) -> Result<(), StoreError> {
    query(WRITE)
        .bind(line.id)
        .bind(line.at)
        .bind(&line.login)
        .bind(line.act)
        .bind(line.case.map(|case| case.0))
        .bind(&line.document)
        .bind(line.note.as_ref().map(|note| note.as_raw().to_owned()))
        .bind(line.assigned)
        .execute(connection)
        .await?;
    Ok(())
}

impl Store {
    /// Returns the last time that somebody did `act` with a case: when, who (login), and the note.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn last_access(
        &self,
        case: CaseId,
        act: &str,
    ) -> Result<Option<(DateTime<Utc>, String, Option<RawText>)>, StoreError> {
        let line: Option<(DateTime<Utc>, String, Option<String>)> = self.seen(
            query_as(LAST_OF)
                .bind(case.0)
                .bind(act)
                .fetch_optional(self.readers())
                .await,
        )?;
        Ok(line.map(|(at, login, note)| (at, login, note.map(RawText::from))))
    }

    /// Returns how often `login` did `act` with a case.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn count_access(
        &self,
        case: CaseId,
        login: &str,
        act: &str,
    ) -> Result<u64, StoreError> {
        let count: i64 = self.seen(
            query_scalar(VIEWS)
                .bind(case.0)
                .bind(login)
                .bind(act)
                .fetch_one(self.readers())
                .await,
        )?;
        unsigned("a count", count)
    }

    /// Returns at most `limit` lines about a case, oldest first, from behind the line `after` on.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn access_of(
        &self,
        case: CaseId,
        after: Uuid,
        limit: u32,
    ) -> Result<Vec<AccessLine>, StoreError> {
        let found: Vec<Found> = self.seen(
            query_as(OF_CASE)
                .bind(case.0)
                .bind(after)
                .bind(i64::from(limit))
                .fetch_all(self.readers())
                .await,
        )?;
        let line = |(id, at, login, act, assigned, document, note): Found| AccessLine {
            id,
            at,
            login,
            act,
            assigned,
            document,
            note: note.map(RawText::from),
        };
        Ok(found.into_iter().map(line).collect())
    }
}
