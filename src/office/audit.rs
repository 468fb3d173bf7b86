//! What auditors ask: the end of the checkpoint chain, and who looked at a case.

use uuid::Uuid;

use super::read_case::CaseRef;
use super::{Office, OfficeError, Session};
use crate::regulation::Role;
use crate::wire::{AccessLog, AuditHead};

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
}
