//! Reading cases and the rows of queues.

use chrono::{DateTime, Utc};
use futures_util::TryStreamExt;
use uuid::Uuid;

use super::error::{from_json, signed, unsigned};
use super::sql::{query_as, query_scalar};
use super::{Store, StoreError};
use crate::casework::queue::Row;
use crate::casework::{Case, CaseId, Login};
use crate::regulation::UnitId;
use crate::wire::CommandAnswer;

pub(super) const BY_ID: &str =
    "SELECT cases.version, cases.head_hash, cases.sender, cases.state, events.at
    FROM cases LEFT JOIN events ON events.case_id = cases.id AND events.seq = cases.version
    WHERE cases.id = $1";

pub(super) const BY_NUMBER: &str =
    "SELECT cases.version, cases.head_hash, cases.sender, cases.state, events.at
    FROM cases LEFT JOIN events ON events.case_id = cases.id AND events.seq = cases.version
    WHERE cases.number = $1";

pub(super) const WHOSE: &str = "SELECT id, unit, sender FROM cases WHERE id = $1";

pub(super) const WHOSE_NUMBER: &str = "SELECT id, unit, sender FROM cases WHERE number = $1";

pub(super) const BY_REFERENCE: &str =
    "SELECT number FROM cases WHERE sender = $1 AND reference = $2";

const ROWS: &str = "SELECT queue_row FROM cases";

pub(super) const ROW: &str = "SELECT queue_row FROM cases WHERE id = $1";

pub(super) const CHANGED_ROWS: &str = "SELECT queue_row FROM cases
    WHERE id IN (SELECT case_id FROM feed WHERE id >= $1 AND id <= $2)";

pub(super) const KEY: &str =
    "SELECT case_id, body_sha256, answer FROM idempotency_keys WHERE login = $1 AND key = $2";

/// A case as it is stored, with the end of its chain.
#[derive(Debug, Clone)]
pub struct StoredCase {
    pub case: Case,
    pub head_hash: String,
    /// The account that handed it in.
    pub sender: String,
    /// Law time of the last event: nothing is recorded before it, whatever a clock says.
    pub last_at: DateTime<Utc>,
}

/// A row of a case.
type CaseRow = (i64, String, String, String, Option<DateTime<Utc>>);

/// To whom a case belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseScope {
    pub case: CaseId,
    pub unit: UnitId,
    /// The account that handed it in.
    pub sender: String,
}

/// An answer that was kept under a key.
#[derive(Debug, Clone)]
pub struct KeptAnswer {
    pub case: CaseId,
    pub body_sha256: String,
    pub answer: CommandAnswer,
}

impl Store {
    /// Returns the case named `id`.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails or the state cannot be read.
    pub async fn case(&self, id: CaseId) -> Result<Option<StoredCase>, StoreError> {
        let row = query_as(BY_ID).bind(id.0).fetch_optional(self.readers());
        self.stored(row.await)
    }

    /// Returns the case that people call `number`.
    ///
    /// # Errors
    /// As [`case`](Self::case).
    pub async fn case_numbered(&self, number: &str) -> Result<Option<StoredCase>, StoreError> {
        let row = query_as(BY_NUMBER)
            .bind(number)
            .fetch_optional(self.readers());
        self.stored(row.await)
    }

    fn stored(
        &self,
        row: Result<Option<CaseRow>, StoreError>,
    ) -> Result<Option<StoredCase>, StoreError> {
        let Some((version, head_hash, sender, state, last_at)) = self.seen(row)? else {
            return Ok(None);
        };
        let case: Case = from_json("the state of a case", &state)?;
        if signed(case.version) != version {
            return Err(StoreError::Damaged {
                what: "the state of a case",
                why: format!(
                    "it is of version {} in a row of version {version}",
                    case.version
                ),
            });
        }
        Ok(Some(StoredCase {
            case,
            head_hash,
            sender,
            last_at: last_at.unwrap_or_default(),
        }))
    }

    /// Returns to whom the case named `id` belongs, without loading it.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn whose(&self, id: CaseId) -> Result<Option<CaseScope>, StoreError> {
        let row = query_as(WHOSE).bind(id.0).fetch_optional(self.readers());
        self.scope(row.await)
    }

    /// Returns to whom the case that people call `number` belongs.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn whose_number(&self, number: &str) -> Result<Option<CaseScope>, StoreError> {
        let row = query_as(WHOSE_NUMBER)
            .bind(number)
            .fetch_optional(self.readers());
        self.scope(row.await)
    }

    fn scope(
        &self,
        row: Result<Option<(Uuid, String, String)>, StoreError>,
    ) -> Result<Option<CaseScope>, StoreError> {
        let Some((id, unit, sender)) = self.seen(row)? else {
            return Ok(None);
        };
        Ok(Some(CaseScope {
            case: CaseId(id),
            unit: UnitId::parse(&unit).map_err(|error| StoreError::Damaged {
                what: "a case",
                why: error.to_string(),
            })?,
            sender,
        }))
    }

    /// Returns the number of the case that `sender` handed in under `reference`.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn received_before(
        &self,
        sender: &Login,
        reference: &str,
    ) -> Result<Option<String>, StoreError> {
        self.seen(
            query_scalar(BY_REFERENCE)
                .bind(sender.as_str())
                .bind(reference)
                .fetch_optional(self.readers())
                .await,
        )
    }

    /// Hands every queue row to `take`, in no order.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails or a row cannot be read.
    pub async fn each_row(&self, mut take: impl FnMut(Row)) -> Result<(), StoreError> {
        let mut rows = query_scalar::<String>(ROWS).fetch(self.readers());
        while let Some(row) = self.seen(rows.try_next().await)? {
            take(from_json("a queue row", &row)?);
        }
        Ok(())
    }

    /// Returns the queue row of a case as it is now.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails or the row cannot be read.
    pub async fn queue_row(&self, case: CaseId) -> Result<Option<Row>, StoreError> {
        let row: Option<String> = self.seen(
            query_scalar(ROW)
                .bind(case.0)
                .fetch_optional(self.readers())
                .await,
        )?;
        row.map(|row| from_json("a queue row", &row)).transpose()
    }

    /// Returns the queue rows, as they are now, of the cases that the entries of the feed from
    /// `first` to `last` name.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails or a row cannot be read.
    pub async fn rows_changed(&self, first: u64, last: u64) -> Result<Vec<Row>, StoreError> {
        let rows: Vec<String> = self.seen(
            query_scalar(CHANGED_ROWS)
                .bind(signed(first))
                .bind(signed(last))
                .fetch_all(self.readers())
                .await,
        )?;
        rows.iter()
            .map(|row| from_json("a queue row", row))
            .collect()
    }

    /// Returns what was answered under an idempotency key.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails or the answer cannot be read.
    pub async fn kept_answer(
        &self,
        login: &Login,
        key: &str,
    ) -> Result<Option<KeptAnswer>, StoreError> {
        let row: Option<(Uuid, String, String)> = self.seen(
            query_as(KEY)
                .bind(login.as_str())
                .bind(key)
                .fetch_optional(self.readers())
                .await,
        )?;
        row.map(|(case, body_sha256, answer)| {
            Ok(KeptAnswer {
                case: CaseId(case),
                body_sha256,
                answer: from_json("a kept answer", &answer)?,
            })
        })
        .transpose()
    }

    /// Returns how many cases there are.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn case_count(&self) -> Result<u64, StoreError> {
        let count: i64 = self.seen(
            query_scalar("SELECT count(*) FROM cases")
                .fetch_one(self.readers())
                .await,
        )?;
        unsigned("a count", count)
    }
}
