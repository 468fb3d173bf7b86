//! Reading a case: the state, what can be done, the clocks, the history. Every view is logged.
//!
//! What is shown has personal numbers masked (`reveal` has the way to see one). What can be done
//! and the clocks are asked again and again by a workstation that keeps a case on the screen, so a
//! session is logged for them once for each version of a case: asked again, they tell nothing of
//! the case that the line before does not stand for.

use chrono::TimeDelta;

use super::{Office, OfficeError, Session};
use crate::casework::{Case, CaseId, Recorded, clocks, offers};
use crate::defect::{Defect, is_on};
use crate::regulation::Role;
use crate::store::plan::Access;
use crate::store::{CaseScope, StoredCase};
use crate::wire::{Actions, CaseView, ClockView, History};

/// How long somebody who opened a case counts as looking at it, in minutes.
const LOOKED_MINUTES: i64 = 15;

/// A case as it is named in an address: by identity or by number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseRef {
    Id(CaseId),
    Number(String),
}

impl CaseRef {
    /// Reads a UUID, and takes anything else for a number.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        text.parse()
            .map_or_else(|_| Self::Number(text.to_owned()), Self::Id)
    }
}

impl Office {
    /// Returns the case with its law and who works on it.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`] when it is not there or not in a unit of the person.
    pub async fn read_case(
        &self,
        session: &Session,
        case: &CaseRef,
    ) -> Result<CaseView, OfficeError> {
        let stored = self.visible_case(session, case).await?;
        let case = stored.case;
        let assigned = case.assigned_to.as_ref();
        let line = Access {
            assigned: Some(assigned.is_some_and(|to| to.login == session.actor.login)),
            note: Some(super::sampling::shown(case.version)),
            ..self.line(&session.actor.login, "case-viewed", Some(case.id))
        };
        self.log_view(line).await?;
        Ok(CaseView {
            law: self.law_ref(&case),
            lease: self.store.lease(case.id, self.wall.now()).await?,
            lookers: self
                .store
                .lookers(
                    case.id,
                    &session.actor.login,
                    self.wall.now() - TimeDelta::minutes(LOOKED_MINUTES),
                )
                .await?,
            now: self.clock.now(),
            case: case.masked(),
        })
    }

    /// Returns every command with the reasons against it.
    ///
    /// # Errors
    /// As [`read_case`](Self::read_case), and when the law of the case is missing.
    pub async fn actions(&self, session: &Session, case: &CaseRef) -> Result<Actions, OfficeError> {
        let case = self.visible_case(session, case).await?.case;
        self.log_glance(session, "actions-viewed", &case).await?;
        let law = self.law_of(&case).await?;
        Ok(Actions {
            version: case.version,
            offers: offers(&case, &law, &session.actor, self.now()),
        })
    }

    /// Returns the limits of the case, day by day.
    ///
    /// # Errors
    /// As [`actions`](Self::actions), and [`OfficeError::Calendar`] when a year is missing.
    pub async fn clocks(
        &self,
        session: &Session,
        case: &CaseRef,
    ) -> Result<ClockView, OfficeError> {
        let case = self.visible_case(session, case).await?.case;
        self.log_glance(session, "clock-viewed", &case).await?;
        let law = self.law_of(&case).await?;
        Ok(ClockView {
            version: case.version,
            registered_on: case.registered_on,
            limits: clocks::traces(&case, &law)?,
        })
    }

    /// Returns what happened to the case, in order.
    ///
    /// # Errors
    /// As [`read_case`](Self::read_case).
    pub async fn history(&self, session: &Session, case: &CaseRef) -> Result<History, OfficeError> {
        let id = self.visible_scope(session, case).await?.case;
        self.log_view(self.view_line(session, "history-viewed", id).await?)
            .await?;
        let events = self.store.history(id, 0).await?;
        Ok(History {
            events: events.into_iter().map(Recorded::masked).collect(),
        })
    }

    /// Writes a line for a view that is asked for again and again, once for each version that the
    /// session is shown.
    async fn log_glance(
        &self,
        session: &Session,
        act: &'static str,
        case: &Case,
    ) -> Result<(), OfficeError> {
        let glance = (session.token_sha256.clone(), act, case.id);
        if self.glances.is_known(&glance, case.version) {
            return Ok(());
        }
        let assigned = case.assigned_to.as_ref();
        let login = &session.actor.login;
        self.log_view(Access {
            assigned: Some(assigned.is_some_and(|to| to.login == *login)),
            ..self.line(login, act, Some(case.id))
        })
        .await?;
        self.glances.note(glance, case.version);
        Ok(())
    }

    /// Returns the line of the access log for a view of a case that is not loaded for it.
    pub(super) async fn view_line(
        &self,
        session: &Session,
        act: &'static str,
        case: CaseId,
    ) -> Result<Access, OfficeError> {
        let login = &session.actor.login;
        let row = self.store.queue_row(case).await?;
        let assigned = row.is_some_and(|row| row.assigned_to.as_ref() == Some(login));
        Ok(Access {
            assigned: Some(assigned),
            ..self.line(login, act, Some(case))
        })
    }

    /// Loads a case that the person may see.
    pub(super) async fn visible_case(
        &self,
        session: &Session,
        case: &CaseRef,
    ) -> Result<StoredCase, OfficeError> {
        let stored = match case {
            CaseRef::Id(id) => self.store.case(*id).await?,
            CaseRef::Number(number) => self.store.case_numbered(number).await?,
        };
        stored
            .filter(|stored| may_see(session, stored.case.unit(), &stored.sender))
            .ok_or(OfficeError::NotFound)
    }

    /// Finds a case that the person may see, without loading it.
    pub(super) async fn visible_scope(
        &self,
        session: &Session,
        case: &CaseRef,
    ) -> Result<CaseScope, OfficeError> {
        let scope = match case {
            CaseRef::Id(id) => self.store.whose(*id).await?,
            CaseRef::Number(number) => self.store.whose_number(number).await?,
        };
        scope
            .filter(|scope| may_see(session, &scope.unit, &scope.sender))
            .ok_or(OfficeError::NotFound)
    }
}

/// Officers see the cases of their units; a gateway sees what it handed in itself.
pub(super) fn may_see(session: &Session, unit: &crate::regulation::UnitId, sender: &str) -> bool {
    let actor = &session.actor;
    actor
        .posts
        .iter()
        .filter(|post| post.unit == *unit || is_on(Defect::NoScope))
        .any(|post| post.role != Role::Gateway || actor.login.as_str() == sender)
}
