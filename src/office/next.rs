//! The next case of a queue: found and leased in one step, so that two officers never get the
//! same one, whichever server they ask.

use super::read_case::CaseRef;
use super::{Office, OfficeError, RowsRequest, Session};
use crate::casework::CaseId;
use crate::store::Plan;
use crate::wire::CaseView;

impl Office {
    /// Leases the first case of a queue that nobody else works on, and returns it; `None` when
    /// nothing waits. Whoever asks again before anything happened gets the same case again.
    ///
    /// # Errors
    /// [`OfficeError::UnknownQueue`], or what keeps the store from leasing.
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
        let waiting: Vec<CaseId> = self.look(&asked, actor, |view| {
            view.rows().iter().map(|row| row.id).collect()
        })?;
        let taken = self
            .store
            .leased_to_others(&actor.login, self.wall.now())
            .await?;
        for case in waiting.into_iter().filter(|case| !taken.contains(case)) {
            match self.take_lease(session, &CaseRef::Id(case)).await {
                Ok(_) => {}
                // Somebody was quicker: the one after it, then.
                Err(OfficeError::LeaseHeld(_)) => continue,
                Err(error) => return Err(error),
            }
            // Another server may have moved it on a moment ago.
            if let Some(row) = self.store.row(case).await? {
                let waits = self.look(&asked, actor, |view| view.shows(&row))?;
                self.index.put(row);
                if waits {
                    return self.read_case(session, &CaseRef::Id(case)).await.map(Some);
                }
            }
            self.store
                .write(Plan::ReleaseLease {
                    login: actor.login.clone(),
                    case,
                })
                .await?;
        }
        Ok(None)
    }
}
