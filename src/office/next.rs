//! The next case of a queue: found and leased in one step, so that two officers never get the
//! same one.

use super::lease::works_in;
use super::read_case::CaseRef;
use super::{Office, OfficeError, RowsRequest, Session};
use crate::wire::CaseView;

impl Office {
    /// Leases the first case of a queue that nobody else works on, and returns it; `None` when
    /// nothing waits. Cases of units in which the person only looks are left to others.
    ///
    /// # Errors
    /// [`OfficeError::UnknownQueue`], [`OfficeError::NotAllowed`] when the person only
    /// looks at the queue, or what keeps the store from leasing.
    pub async fn next_case(
        &self,
        session: &Session,
        slug: &str,
    ) -> Result<Option<CaseView>, OfficeError> {
        let request = RowsRequest {
            slug: slug.to_owned(),
            ..RowsRequest::default()
        };
        let rows = self.queue_rows(session, &request)?.rows;
        let seen_in = self.queue_units(session, slug)?;
        if !seen_in.iter().any(|unit| works_in(session, unit)) {
            return Err(OfficeError::NotAllowed);
        }
        let taken = self
            .store
            .leased_to_others(&session.actor.login, self.wall.now())
            .await?;
        for row in rows
            .iter()
            .filter(|row| !taken.contains(&row.id) && works_in(session, &row.unit))
        {
            match self.take_lease(session, &CaseRef::Id(row.id)).await {
                Ok(_) => {
                    return self
                        .read_case(session, &CaseRef::Id(row.id))
                        .await
                        .map(Some);
                }
                // Somebody was quicker: the one after it, then.
                Err(OfficeError::LeaseHeld(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(None)
    }
}
