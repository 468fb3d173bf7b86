//! What is known of the bytes of papers, and whose cases they belong to.

use super::accounts::damaged;
use super::engine::Connection;
use super::error::{from_json, signed};
use super::plan::NewDocument;
use super::sql::{query, query_as, query_scalar};
use super::{CaseScope, Done, Store, StoreError};
use crate::casework::CaseId;
use crate::casework::paper::Reading;
use crate::regulation::UnitId;
use uuid::Uuid;

const KEEP: &str = "INSERT INTO documents
    (sha256, media_type, byte_count, reading, stored_by, stored_at)
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (sha256) DO NOTHING";

pub(super) const ONE: &str = "SELECT reading FROM documents WHERE sha256 = $1";

pub(super) const OWNERS: &str = "SELECT cases.id, cases.unit, cases.sender
    FROM case_papers JOIN cases ON cases.id = case_papers.case_id
    WHERE case_papers.sha256 = $1 ORDER BY cases.number";

/// How many papers are looked for to tell whether a folder is that of this office.
const SOME: &str = "SELECT sha256 FROM documents LIMIT 8";

/// A paper that was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub reading: Reading,
}

pub(super) async fn keep(
    connection: &mut Connection,
    document: &NewDocument,
) -> Result<Done, StoreError> {
    let written = query(KEEP)
        .bind(&document.sha256)
        .bind(document.media_type)
        .bind(signed(document.byte_count))
        .bind(&document.reading)
        .bind(document.stored_by.as_str())
        .bind(document.stored_at)
        .execute(connection)
        .await?;
    Ok(Done::New(written.rows_affected() == 1))
}

impl Store {
    /// Returns what was read off the paper with this hash, when it was stored.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails or the reading cannot be read back.
    pub async fn document(&self, sha256: &str) -> Result<Option<Document>, StoreError> {
        let reading: Option<String> = self.seen(
            query_scalar(ONE)
                .bind(sha256)
                .fetch_optional(self.readers())
                .await,
        )?;
        reading
            .map(|reading| {
                Ok(Document {
                    reading: from_json("what was read off a paper", &reading)?,
                })
            })
            .transpose()
    }

    /// Returns whether the folder of the papers is the one that the papers of this database were
    /// written to: at least one of some is there, or there are none yet. A server with a folder of
    /// its own, beside others on the same database, would show none of theirs.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn has_its_papers(&self) -> Result<bool, StoreError> {
        let some: Vec<String> = self.seen(query_scalar(SOME).fetch_all(self.readers()).await)?;
        Ok(some.is_empty() || some.iter().any(|sha256| self.blobs().has(sha256)))
    }

    /// Returns the cases that a paper belongs to.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn owners(&self, sha256: &str) -> Result<Vec<CaseScope>, StoreError> {
        let rows: Vec<(Uuid, String, String)> = self.seen(
            query_as(OWNERS)
                .bind(sha256)
                .fetch_all(self.readers())
                .await,
        )?;
        rows.into_iter()
            .map(|(case, unit, sender)| {
                Ok(CaseScope {
                    case: CaseId(case),
                    unit: UnitId::parse(&unit).map_err(damaged)?,
                    sender,
                })
            })
            .collect()
    }
}
