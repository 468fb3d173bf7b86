//! Leases: saying who works on a case now. A courtesy; what is safe is the version.

use chrono::TimeDelta;

use super::read_case::CaseRef;
use super::{Office, OfficeError, Session};
use crate::casework::{CaseId, RawText};
use crate::regulation::{Role, UnitId};
use crate::store::plan::{Access, LeaseOutcome, LeaseTaking};
use crate::store::{Done, Plan};
use crate::wire::{Lease, LeaseView};

/// What the access log calls taking a case over.
const TAKEN_OVER: &str = "lease-taken-over";

impl Office {
    /// Takes the case, or keeps it for longer.
    ///
    /// # Errors
    /// [`OfficeError::LeaseHeld`] when somebody else works on it.
    pub async fn take_lease(
        &self,
        session: &Session,
        case: &CaseRef,
    ) -> Result<Lease, OfficeError> {
        let id = self.workable(session, case).await?;
        self.lease(session, id, None).await
    }

    /// Takes the case over from whoever works on it. The reason stands in the access log.
    ///
    /// # Errors
    /// [`OfficeError::Unreadable`] without a reason.
    pub async fn take_lease_over(
        &self,
        session: &Session,
        case: &CaseRef,
        reason: RawText,
    ) -> Result<Lease, OfficeError> {
        let id = self.workable(session, case).await?;
        let line = Access {
            note: Some(reason_of(reason)?),
            ..self.line(&session.actor.login, TAKEN_OVER, Some(id))
        };
        self.lease(session, id, Some(line)).await
    }

    /// Returns who works on a case now and, where it was taken over, why.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`] when the case is not there for the person.
    pub async fn lease_of(
        &self,
        session: &Session,
        case: &CaseRef,
    ) -> Result<LeaseView, OfficeError> {
        let id = self.visible_scope(session, case).await?.case;
        let lease = self.store.lease(id, self.wall.now()).await?;
        let taken = match &lease {
            None => None,
            Some(lease) => {
                let last = self.store.last_access(id, TAKEN_OVER).await?;
                last.filter(|(at, login, _)| {
                    *at == lease.since && login == lease.holder.login.as_str()
                })
            }
        };
        Ok(LeaseView {
            lease,
            taken_because: taken.and_then(|(_, _, reason)| reason),
        })
    }

    /// Gives the case back. One that somebody else holds stays theirs.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`] when the case is not there for the person.
    pub async fn release_lease(
        &self,
        session: &Session,
        case: &CaseRef,
    ) -> Result<(), OfficeError> {
        let id = self.workable(session, case).await?;
        self.store
            .write(Plan::ReleaseLease {
                login: session.actor.login.clone(),
                case: id,
            })
            .await?;
        Ok(())
    }

    pub(super) async fn lease(
        &self,
        session: &Session,
        case: CaseId,
        over: Option<Access>,
    ) -> Result<Lease, OfficeError> {
        let now = self.wall.now();
        let over = over.map(|line| Access { at: now, ..line });
        let taking = LeaseTaking {
            case,
            login: session.actor.login.clone(),
            now,
            expires_at: now + TimeDelta::minutes(i64::from(self.limits.lease_minutes)),
            over,
        };
        match self.store.write(Plan::TakeLease(taking)).await? {
            Done::Lease(LeaseOutcome::Held(lease) | LeaseOutcome::Taken(lease, _)) => Ok(lease),
            Done::Lease(LeaseOutcome::HeldByOther(lease)) => {
                Err(OfficeError::LeaseHeld(Box::new(lease)))
            }
            Done::Written | Done::New(_) | Done::Number(_) | Done::Admitted(_) | Done::Turn(_) => {
                Err(OfficeError::Internal(
                    "the store did not answer with a lease".to_owned(),
                ))
            }
        }
    }

    /// A case that the person may work on: auditors and gateways only look.
    pub(super) async fn workable(
        &self,
        session: &Session,
        case: &CaseRef,
    ) -> Result<CaseId, OfficeError> {
        let scope = self.visible_scope(session, case).await?;
        if works_in(session, &scope.unit) {
            Ok(scope.case)
        } else {
            Err(OfficeError::NotAllowed)
        }
    }
}

/// Returns a reason that can stand in the access log.
pub(super) fn reason_of(reason: RawText) -> Result<RawText, OfficeError> {
    if reason.is_blank() || reason.as_raw().len() > 2000 {
        return Err(OfficeError::Unreadable {
            at: "/reason",
            why: "a reason of at most 2000 bytes is needed".to_owned(),
        });
    }
    Ok(reason)
}

/// Returns whether the person has a role in the unit that works on cases.
pub(super) fn works_in(session: &Session, unit: &UnitId) -> bool {
    let posts = session.actor.posts.iter();
    posts
        .filter(|post| post.unit == *unit)
        .any(|post| !matches!(post.role, Role::Auditor | Role::Gateway))
}
