//! Drafts: what an officer is still typing, kept as it is until its command is recorded.

use super::read_case::{CaseRef, may_see};
use super::{Office, OfficeError, Session};
use crate::store::Plan;
use crate::store::plan::DraftRecord;
use crate::wire::{DraftBody, DraftList, OwnDrafts};

/// How many of somebody's drafts are listed.
const OWN_MAX: usize = 200;

/// The longest name of a dialog.
const KIND_MAX: usize = 64;

impl Office {
    /// Returns who has begun something about the case, and what; not what they typed.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`] when the case is not there for the person, and
    /// [`OfficeError::NotAllowed`] when they only look.
    pub async fn drafts(
        &self,
        session: &Session,
        case: &CaseRef,
    ) -> Result<DraftList, OfficeError> {
        let id = self.workable(session, case).await?;
        Ok(DraftList {
            drafts: self.store.drafts_of(id).await?,
        })
    }

    /// Returns what the person has begun in any case that is there for them, without what they typed.
    ///
    /// # Errors
    /// [`OfficeError`] when the store fails.
    pub async fn own_drafts(&self, session: &Session) -> Result<OwnDrafts, OfficeError> {
        let mut found = self.store.drafts_of_login(&session.actor.login).await?;
        let more = found.len() > OWN_MAX;
        found.truncate(OWN_MAX);
        let drafts = found
            .into_iter()
            .filter(|one| may_see(session, &one.unit, &one.sender))
            .map(|one| one.draft)
            .collect();
        Ok(OwnDrafts { drafts, more })
    }

    /// Returns the draft that the person left in a dialog of the case.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`] when there is none.
    pub async fn draft(
        &self,
        session: &Session,
        case: &CaseRef,
        kind: &str,
    ) -> Result<DraftBody, OfficeError> {
        check_kind(kind)?;
        let id = self.visible_scope(session, case).await?.case;
        self.store
            .draft(&session.actor.login, id, kind)
            .await?
            .ok_or(OfficeError::NotFound)
    }

    /// Saves a draft, however unfinished. One that was saved later elsewhere stays.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`] when the case is not there for the person, and
    /// [`OfficeError::NotAllowed`] when they only look.
    pub async fn save_draft(
        &self,
        session: &Session,
        case: &CaseRef,
        kind: &str,
        draft: &DraftBody,
    ) -> Result<(), OfficeError> {
        check_kind(kind)?;
        let id = self.workable(session, case).await?;
        let record = DraftRecord {
            login: session.actor.login.clone(),
            case: id,
            kind: kind.to_owned(),
            idempotency_key: draft.idempotency_key,
            body: serde_json::to_string(draft)
                .map_err(|error| OfficeError::Internal(error.to_string()))?,
            saved_at: draft.saved_at,
        };
        self.store.write(Plan::SaveDraft(Box::new(record))).await?;
        Ok(())
    }

    /// Throws a draft away.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`] when the case is not there for the person.
    pub async fn drop_draft(
        &self,
        session: &Session,
        case: &CaseRef,
        kind: &str,
    ) -> Result<(), OfficeError> {
        check_kind(kind)?;
        let id = self.visible_scope(session, case).await?.case;
        let plan = Plan::DropDraft {
            login: session.actor.login.clone(),
            case: id,
            kind: kind.to_owned(),
        };
        self.store.write(plan).await?;
        Ok(())
    }
}

fn check_kind(kind: &str) -> Result<(), OfficeError> {
    let fits = !kind.is_empty()
        && kind.len() <= KIND_MAX
        && kind
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if fits {
        Ok(())
    } else {
        Err(OfficeError::Unreadable {
            at: "kind",
            why: "use 1 to 64 of a-z, 0-9 and '-'".to_owned(),
        })
    }
}
