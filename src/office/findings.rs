//! The officer's own last findings, for the warning about near-copies.

use super::{Office, OfficeError, Session};
use crate::casework::decision::Draft;
use crate::casework::{Event, Login, RawText};
use crate::wire::RecentFindings;

/// How many prepared decisions are looked through.
const LOOKED_THROUGH: u32 = 20;

impl Office {
    /// Returns the findings that the person wrote last, newest first.
    ///
    /// # Errors
    /// [`OfficeError::Store`] when they cannot be read.
    pub async fn recent_findings(&self, session: &Session) -> Result<RecentFindings, OfficeError> {
        Ok(RecentFindings {
            findings: self.recent_findings_of(&session.actor.login).await?,
        })
    }

    pub(super) async fn recent_findings_of(
        &self,
        login: &Login,
    ) -> Result<Vec<RawText>, OfficeError> {
        let prepared = self
            .store
            .latest_by(login, "prepared", LOOKED_THROUGH)
            .await?;
        Ok(prepared
            .into_iter()
            .filter_map(|recorded| match recorded.event {
                Event::Prepared {
                    draft: Draft::Refuse(refusal),
                } => Some(refusal.grounds),
                _ => None,
            })
            .flatten()
            .flat_map(|claim| [claim.facts, claim.why])
            .collect())
    }
}
