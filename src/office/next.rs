//! The next case of a queue: found and leased in one step, so that two officers never get the
//! same one, on whichever server process they are.

use std::sync::Arc;

use super::lease::works_in;
use super::read_case::CaseRef;
use super::{Office, OfficeError, RowsRequest, Session};
use crate::casework::queue::facts::RowFacts;
use crate::casework::queue::lean::LeanRow;
use crate::casework::queue::parts::InParts;
use crate::store::Plan;
use crate::wire::CaseView;

/// How often the queue is looked through again because cases moved meanwhile.
const ROUNDS: u32 = 4;

impl Office {
    /// Leases the first case of a queue that nobody else works on, and returns it; `None` when
    /// nothing waits. Cases of units in which the person only looks are left to others.
    ///
    /// # Errors
    /// [`OfficeError::UnknownQueue`], [`OfficeError::NotAllowed`] when the person only looks at
    /// the queue, or what keeps the store from leasing.
    pub async fn next_case(
        &self,
        session: &Session,
        slug: &str,
    ) -> Result<Option<CaseView>, OfficeError> {
        let request = RowsRequest {
            slug: slug.to_owned(),
            ..RowsRequest::default()
        };
        let actor = &session.actor;
        let asked = self.asked(actor, &request)?;
        let seen_in = self.queue_units(session, slug)?;
        if !seen_in.iter().any(|unit| works_in(session, unit)) {
            return Err(OfficeError::NotAllowed);
        }
        for _ in 0..ROUNDS {
            let rows: Vec<Arc<LeanRow>> = self.look(&asked, actor, |view| view.rows().to_vec())?;
            let taken = self
                .store
                .leased_to_others(&actor.login, self.wall.now())
                .await?;
            let mut moved = false;
            let free =
                |row: &&Arc<LeanRow>| !taken.contains(&row.id()) && works_in(session, row.unit());
            for row in rows.iter().filter(free) {
                // What the person works on already is not given back for being looked at here.
                let lease = self.store.lease(row.id(), self.wall.now()).await?;
                let held = lease.is_some_and(|lease| lease.holder.login == actor.login);
                match self.take_lease(session, &CaseRef::Id(row.id())).await {
                    Ok(_) if self.is_as_shown(session, row, held).await? => {
                        return self
                            .read_case(session, &CaseRef::Id(row.id()))
                            .await
                            .map(Some);
                    }
                    Ok(_) => moved = true,
                    // Somebody was quicker: the one after it, then.
                    Err(OfficeError::LeaseHeld(_)) => {}
                    Err(error) => return Err(error),
                }
            }
            if !moved {
                break;
            }
        }
        Ok(None)
    }

    /// Returns whether a leased case is still what the queue showed. Where another process moved
    /// it on, it is given back, unless it was `held` before, and the queue brought up to date: it may
    /// not wait here any more.
    async fn is_as_shown(
        &self,
        session: &Session,
        shown: &LeanRow,
        held: bool,
    ) -> Result<bool, OfficeError> {
        match self.store.queue_row(shown.id()).await? {
            Some(row) if row.version == shown.own().version => return Ok(true),
            Some(row) => self.index.put(row),
            None => {}
        }
        if held {
            return Ok(false);
        }
        self.store
            .write(Plan::ReleaseLease {
                login: session.actor.login.clone(),
                case: shown.id(),
            })
            .await?;
        Ok(false)
    }
}
