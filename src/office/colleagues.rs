//! To whom a case can be assigned.

use super::{Office, OfficeError, Session};
use crate::regulation::Role;
use crate::wire::Colleagues;

impl Office {
    /// Returns the executors of the units in which the person works.
    ///
    /// # Errors
    /// [`OfficeError::Store`] when they cannot be read.
    pub async fn colleagues(&self, session: &Session) -> Result<Colleagues, OfficeError> {
        let mut by_unit = self.store.holders(Role::Executor).await?;
        by_unit.retain(|unit, _| {
            let posts = &session.actor.posts;
            posts
                .iter()
                .any(|post| post.unit == *unit && post.role != Role::Gateway)
        });
        Ok(Colleagues { by_unit })
    }
}
