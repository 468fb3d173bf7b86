//! The access log: who looked at what, and who changed an account.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::StoreError;
use super::engine::Connection;
use super::plan::Access;
use super::sql::{query, query_as, query_scalar};
use super::{Store, error::unsigned};
use crate::casework::{CaseId, Login, PersonRef, RawText};
use crate::wire::{AccessLine, Looker};

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

pub(super) const OF_CASE: &str =
    "SELECT id, at, login, act, assigned, document, note FROM access_log
    WHERE case_id = $1 AND id > $2 ORDER BY id LIMIT $3";

/// Of people with a post in a unit where somebody is auditor, of those without any, and of nobody.
pub(super) const OF_NO_CASE: &str =
    "SELECT id, at, login, act, assigned, document, note FROM access_log
    WHERE case_id IS NULL AND (at, id) > ($1, $2) AND at < $3
      AND (CAST($4 AS TEXT) IS NULL OR login = $4)
      AND (login = $5
        OR NOT EXISTS (SELECT 1 FROM posts WHERE posts.login = access_log.login)
        OR EXISTS (SELECT 1 FROM posts AS own JOIN posts AS theirs ON theirs.unit = own.unit
            WHERE own.login = $5 AND own.role = 'auditor' AND theirs.login = access_log.login))
    ORDER BY at, id LIMIT $6";

pub(super) const WHEN: &str = "SELECT at FROM access_log WHERE id = $1 AND case_id IS NULL";

const LAST_OF: &str = "SELECT at, login, note FROM access_log
    WHERE case_id = $1 AND act = $2 ORDER BY at DESC LIMIT 1";

pub(super) const VIEWS: &str = "SELECT count(*) FROM access_log
    WHERE case_id = $1 AND login = $2 AND act = $3";

pub(super) const NOTED: &str = "SELECT count(*) FROM access_log
    WHERE case_id = $1 AND login = $2 AND act = $3 AND note = $4";

/// The last views of a case by others; of one person only the first line counts.
pub(super) const LOOKERS: &str = "SELECT access_log.login, accounts.name, access_log.at
    FROM access_log JOIN accounts ON accounts.login = access_log.login
    WHERE access_log.case_id = $1 AND access_log.at > $2 AND access_log.act = 'case-viewed'
      AND access_log.login <> $3
    ORDER BY access_log.at DESC LIMIT 60";

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

    /// Returns how often `login` did `act` with a case and this note.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn count_access_noted(
        &self,
        case: CaseId,
        login: &str,
        act: &str,
        note: &RawText,
    ) -> Result<u64, StoreError> {
        let count: i64 = self.seen(
            query_scalar(NOTED)
                .bind(case.0)
                .bind(login)
                .bind(act)
                .bind(note.as_raw())
                .fetch_one(self.readers())
                .await,
        )?;
        unsigned("a count", count)
    }

    /// Returns who but `login` opened a case after `since` (wall time), the last one first.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails or a login cannot be read.
    pub async fn lookers(
        &self,
        case: CaseId,
        login: &Login,
        since: DateTime<Utc>,
    ) -> Result<Vec<Looker>, StoreError> {
        let rows: Vec<(String, String, DateTime<Utc>)> = self.seen(
            query_as(LOOKERS)
                .bind(case.0)
                .bind(since)
                .bind(login.as_str())
                .fetch_all(self.readers())
                .await,
        )?;
        let mut lookers: Vec<Looker> = Vec::new();
        for (login, name, at) in rows {
            let login = Login::parse(&login).map_err(|_| StoreError::Damaged {
                what: "the access log",
                why: "a line has no login".to_owned(),
            })?;
            if lookers.iter().all(|looker| looker.person.login != login) {
                let name = RawText::from(name);
                let person = PersonRef { login, name };
                lookers.push(Looker { person, at });
            }
        }
        Ok(lookers)
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
        Ok(found.into_iter().map(line).collect())
    }

    /// Returns at most `limit` lines that are about no case and that an auditor may see, oldest
    /// first, from behind `after` on (when, and which line) and before `until`; of one login, when
    /// one is named.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn access_of_no_case(
        &self,
        auditor: &Login,
        login: Option<&str>,
        after: (DateTime<Utc>, Uuid),
        until: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<AccessLine>, StoreError> {
        let found: Vec<Found> = self.seen(
            query_as(OF_NO_CASE)
                .bind(after.0)
                .bind(after.1)
                .bind(until)
                .bind(login.map(str::to_owned))
                .bind(auditor.as_str())
                .bind(i64::from(limit))
                .fetch_all(self.readers())
                .await,
        )?;
        Ok(found.into_iter().map(line).collect())
    }

    /// Returns when a line that is about no case was written; `None` when there is none.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn access_at(&self, line: Uuid) -> Result<Option<DateTime<Utc>>, StoreError> {
        self.seen(
            query_scalar(WHEN)
                .bind(line)
                .fetch_optional(self.readers())
                .await,
        )
    }
}

fn line((id, at, login, act, assigned, document, note): Found) -> AccessLine {
    AccessLine {
        id,
        at,
        login,
        act,
        assigned,
        document,
        note: note.map(RawText::from),
    }
}
