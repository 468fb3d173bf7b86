//! Reading what happened.

use super::error::{from_json, signed};
use super::sql::query_scalar;
use super::{Store, StoreError};
use crate::casework::{CaseId, Login, Recorded};

pub(super) const HISTORY: &str =
    "SELECT payload FROM events WHERE case_id = $1 AND seq > $2 ORDER BY seq";

pub(super) const LATEST_OF: &str = "SELECT payload FROM events
    WHERE actor = $1 AND kind = $2 ORDER BY at DESC, seq DESC LIMIT $3";

impl Store {
    /// Returns the events of a case after version `after`, in order.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails or an event cannot be read.
    pub async fn history(&self, case: CaseId, after: u64) -> Result<Vec<Recorded>, StoreError> {
        let payloads: Vec<String> = self.seen(
            query_scalar(HISTORY)
                .bind(case.0)
                .bind(signed(after))
                .fetch_all(self.readers())
                .await,
        )?;
        payloads
            .iter()
            .map(|payload| from_json("an event", payload))
            .collect()
    }

    /// Returns the last `limit` events of a kind that `login` caused, newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails or an event cannot be read.
    pub async fn latest_by(
        &self,
        login: &Login,
        kind: &str,
        limit: u32,
    ) -> Result<Vec<Recorded>, StoreError> {
        let payloads: Vec<String> = self.seen(
            query_scalar(LATEST_OF)
                .bind(login.as_str())
                .bind(kind)
                .bind(i64::from(limit))
                .fetch_all(self.readers())
                .await,
        )?;
        payloads
            .iter()
            .map(|payload| from_json("an event", payload))
            .collect()
    }
}
