//! Drafts: what an officer is still typing, kept as it is.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::engine::Connection;
use super::error::from_json;
use super::plan::DraftRecord;
use super::sql::{query, query_as, query_scalar};
use super::{Done, Store, StoreError};
use crate::casework::{CaseId, Login, PersonRef, RawText};
use crate::regulation::UnitId;
use crate::wire::{DraftBegun, DraftBody, OwnDraft};

/// A draft that was saved later elsewhere is not overwritten by one that comes in late.
const SAVE: &str = "INSERT INTO drafts (login, case_id, kind, idempotency_key, body, saved_at)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (login, case_id, kind)
    DO UPDATE SET idempotency_key = $4, body = $5, saved_at = $6
    WHERE drafts.saved_at <= $6";

pub(super) const DROP: &str = "DELETE FROM drafts WHERE login = $1 AND case_id = $2 AND kind = $3";

pub(super) const ONE: &str =
    "SELECT body FROM drafts WHERE login = $1 AND case_id = $2 AND kind = $3";

/// How far somebody has read is kept as a draft, too, and is nobody else's.
pub(super) const OF_CASE: &str = "SELECT drafts.login, accounts.name, drafts.kind, drafts.saved_at
    FROM drafts JOIN accounts ON accounts.login = drafts.login
    WHERE drafts.case_id = $1 AND drafts.kind <> 'reading'
    ORDER BY drafts.saved_at DESC LIMIT 60";

/// What somebody has begun in any case; one more than is told, to know whether there are more.
pub(super) const OF_LOGIN: &str = "SELECT drafts.case_id, cases.number, cases.unit, cases.sender,
        drafts.kind, drafts.saved_at
    FROM drafts JOIN cases ON cases.id = drafts.case_id
    WHERE drafts.login = $1 AND drafts.kind <> 'reading'
    ORDER BY drafts.saved_at DESC, drafts.case_id, drafts.kind LIMIT 201";

/// A draft as its owner finds it, with whose case it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundDraft {
    pub draft: OwnDraft,
    pub unit: UnitId,
    pub sender: String,
}

/// A row of [`OF_LOGIN`].
type OwnRow = (Uuid, String, String, String, String, DateTime<Utc>);

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
    /// Returns who has a draft about a case, without what they typed; the last one saved first.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails or a login cannot be read.
    pub async fn drafts_of(&self, case: CaseId) -> Result<Vec<DraftBegun>, StoreError> {
        let found: Vec<(String, String, String, DateTime<Utc>)> = self.seen(
            query_as(OF_CASE)
                .bind(case.0)
                .fetch_all(self.readers())
                .await,
        )?;
        let begun = |(login, name, kind, saved_at): (String, String, String, _)| {
            let login = Login::parse(&login).map_err(|_| StoreError::Damaged {
                what: "the drafts",
                why: "one has no login".to_owned(),
            })?;
            let name = RawText::from(name);
            Ok(DraftBegun {
                by: PersonRef { login, name },
                kind,
                saved_at,
            })
        };
        found.into_iter().map(begun).collect()
    }

    /// Returns what `login` has begun in any case, without what was typed; the last one saved first,
    /// and at most 201 of them.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails or a unit cannot be read.
    pub async fn drafts_of_login(&self, login: &Login) -> Result<Vec<FoundDraft>, StoreError> {
        let found: Vec<OwnRow> = self.seen(
            query_as(OF_LOGIN)
                .bind(login.as_str())
                .fetch_all(self.readers())
                .await,
        )?;
        let read = |(case, number, unit, sender, kind, saved_at): OwnRow| {
            let unit = UnitId::parse(&unit).map_err(|_| StoreError::Damaged {
                what: "the cases",
                why: "one has no unit".to_owned(),
            })?;
            let draft = OwnDraft {
                case_id: CaseId(case),
                number,
                kind,
                saved_at,
            };
            Ok(FoundDraft {
                draft,
                unit,
                sender,
            })
        };
        found.into_iter().map(read).collect()
    }

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
