//! What auditors ask: the end of the checkpoint chain, who looked at a case, and what stands in the
//! access log that is about no case.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::read_case::CaseRef;
use super::{Office, OfficeError, Session};
use crate::regulation::Role;
use crate::wire::{AccessLog, AuditHead};

/// Later than any line.
const FAR: DateTime<Utc> = match DateTime::from_timestamp(253_402_300_799, 0) {
    Some(far) => far,
    None => DateTime::UNIX_EPOCH,
};

/// Which lines that are about no case somebody wants to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeLinesRequest {
    pub login: Option<String>,
    /// Wall time; the first moment that counts.
    pub from: Option<DateTime<Utc>>,
    /// Wall time; the first moment that does not.
    pub until: Option<DateTime<Utc>>,
    /// The last line of the page before.
    pub after: Option<Uuid>,
    pub limit: u32,
}

impl Office {
    /// Returns the last checkpoint.
    ///
    /// # Errors
    /// [`OfficeError::Store`] when it cannot be read.
    pub async fn audit_head(&self) -> Result<AuditHead, OfficeError> {
        let head = self.store.audit_head().await?;
        Ok(head.map_or(
            AuditHead {
                no: 0,
                hash: String::new(),
            },
            |head| AuditHead {
                no: head.no,
                hash: head.hash,
            },
        ))
    }

    /// Returns at most `limit` lines of the access log of a case, oldest first. That it was
    /// looked at is logged as well.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`] when the case is not there for the person, and
    /// [`OfficeError::NotAllowed`] unless they are an auditor of its unit.
    pub async fn access_log(
        &self,
        session: &Session,
        case: &CaseRef,
        after: Option<Uuid>,
        limit: u32,
    ) -> Result<AccessLog, OfficeError> {
        let scope = self.visible_scope(session, case).await?;
        if !session.actor.has_any(&[Role::Auditor], &scope.unit) {
            return Err(OfficeError::NotAllowed);
        }
        self.log_view(
            self.view_line(session, "access-log-viewed", scope.case)
                .await?,
        )
        .await?;
        let after = after.unwrap_or_default();
        let mut lines = self.store.access_of(scope.case, after, limit + 1).await?;
        let more = lines.len() > limit as usize;
        lines.truncate(limit as usize);
        let next = lines.last().filter(|_| more).map(|line| line.id);
        Ok(AccessLog { lines, next })
    }

    /// Returns lines of the access log that are about no case, oldest first: who signed in, who
    /// was refused, what was changed at accounts. That they were looked at is logged as well.
    ///
    /// # Errors
    /// [`OfficeError::NotAllowed`] unless the person is auditor of any unit;
    /// [`OfficeError::NotFound`] when the page before did not end with `after`.
    pub async fn office_lines(
        &self,
        session: &Session,
        request: OfficeLinesRequest,
    ) -> Result<AccessLog, OfficeError> {
        let actor = &session.actor;
        if !actor.posts.iter().any(|post| post.role == Role::Auditor) {
            return Err(OfficeError::NotAllowed);
        }
        let from = match request.after {
            None => (request.from.unwrap_or_default(), Uuid::nil()),
            Some(after) => match self.store.access_at(after).await? {
                Some(at) => (at, after),
                None => return Err(OfficeError::NotFound),
            },
        };
        self.write_refusals().await?;
        self.log_view(self.line(&actor.login, "office-access-viewed", None))
            .await?;
        let (until, limit) = (request.until.unwrap_or(FAR), request.limit);
        let login = request.login.as_deref();
        let mut lines = self
            .store
            .access_of_no_case(&actor.login, login, from, until, limit + 1)
            .await?;
        let more = lines.len() > limit as usize;
        lines.truncate(limit as usize);
        let next = lines.last().filter(|_| more).map(|line| line.id);
        Ok(AccessLog { lines, next })
    }
}
