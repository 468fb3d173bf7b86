//! Drafts: what an officer is still typing, kept as it is.

use super::engine::Connection;
use super::error::from_json;
use super::plan::DraftRecord;
use super::sql::{query, query_scalar};
use super::{Done, Store, StoreError};
use crate::casework::{CaseId, Login};
use crate::wire::DraftBody;

/// A draft that was saved later elsewhere is not overwritten by one that comes in late.
const SAVE: &str = "INSERT INTO drafts (login, case_id, kind, idempotency_key, body, saved_at)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (login, case_id, kind)
    DO UPDATE SET idempotency_key = $4, body = $5, saved_at = $6
    WHERE drafts.saved_at <= $6";

pub(super) const DROP: &str = "DELETE FROM drafts WHERE login = $1 AND case_id = $2 AND kind = $3";

pub(super) const ONE: &str =
    "SELECT body FROM drafts WHERE login = $1 AND case_id = $2 AND kind = $3";

pub(super) async fn save(
    connection: &mut Connection,
    draft: &DraftRecord,
) -> Result<Done, StoreError> {
    let written = query(SAVE)
        .bind(draft.login.as_str())
        .bind(draft.case.0)
        .bind(&draft.kind)
        .bind(draft.idempotency_key.to_string())
        .bind(&draft.body)
        .bind(draft.saved_at)
        .execute(connection)
        .await?;
    Ok(Done::New(written.rows_affected() > 0))
}

pub(super) async fn drop_one(
    connection: &mut Connection,
    login: &Login,
    case: CaseId,
    kind: &str,
) -> Result<Done, StoreError> {
    query(DROP)
        .bind(login.as_str())
        .bind(case.0)
        .bind(kind)
        .execute(connection)
        .await?;
    Ok(Done::Written)
}

impl Store {
    /// Returns the draft of a kind that `login` left at a case.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails or the draft cannot be read.
    pub async fn draft(
        &self,
        login: &Login,
        case: CaseId,
        kind: &str,
    ) -> Result<Option<DraftBody>, StoreError> {
        let body: Option<String> = self.seen(
            query_scalar(ONE)
                .bind(login.as_str())
                .bind(case.0)
                .bind(kind)
                .fetch_optional(self.readers())
                .await,
        )?;
        body.map(|body| from_json("a draft", &body)).transpose()
    }
}
