//! Every edition, policy and calendar that was ever used, by the hash of its canonical JSON.

use super::engine::Connection;
use super::plan::{LawKind, LawText};
use super::sql::{Seat, query, query_as, query_scalar};
use super::{Done, Store, StoreError};

const KEEP: &str = "INSERT INTO laws (sha256, kind, name, body) VALUES ($1, $2, $3, $4)
    ON CONFLICT (sha256) DO NOTHING";

pub(super) const ONE: &str = "SELECT body FROM laws WHERE sha256 = $1 AND kind = $2";

const ALL: &str = "SELECT sha256, body FROM laws WHERE kind = $1 ORDER BY sha256";

pub(super) async fn keep(connection: &mut Connection, law: &LawText) -> Result<Done, StoreError> {
    let written = query(KEEP)
        .bind(&law.sha256)
        .bind(law.kind.code())
        .bind(&law.name)
        .bind(&law.body)
        .execute(connection)
        .await?;
    Ok(Done::New(written.rows_affected() == 1))
}

/// Returns the canonical JSON that was kept under `sha256`.
pub(super) async fn text<'c>(
    on: impl Into<Seat<'c>>,
    kind: LawKind,
    sha256: &str,
) -> Result<Option<String>, StoreError> {
    query_scalar(ONE)
        .bind(sha256)
        .bind(kind.code())
        .fetch_optional(on)
        .await
}

/// Returns every kept text of a kind, each with the hash that it was kept under.
pub(super) async fn all(
    on: &mut Connection,
    kind: LawKind,
) -> Result<Vec<(String, String)>, StoreError> {
    query_as(ALL).bind(kind.code()).fetch_all(on).await
}

impl Store {
    /// Returns the canonical JSON that was kept under `sha256`.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn law_text(
        &self,
        kind: LawKind,
        sha256: &str,
    ) -> Result<Option<String>, StoreError> {
        self.seen(text(self.readers(), kind, sha256).await)
    }
}
