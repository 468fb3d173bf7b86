//! Keys that all server processes of an office share: the first that starts makes them.

use super::engine::Connection;
use super::sql::{query, query_scalar};
use super::{Done, Store, StoreError};

const KEEP: &str = "INSERT INTO office_keys (name, key) VALUES ($1, $2)
    ON CONFLICT (name) DO NOTHING";

const ONE: &str = "SELECT key FROM office_keys WHERE name = $1";

pub(super) async fn keep(
    connection: &mut Connection,
    name: &str,
    key: &str,
) -> Result<Done, StoreError> {
    let written = query(KEEP).bind(name).bind(key).execute(connection).await?;
    Ok(Done::New(written.rows_affected() == 1))
}

impl Store {
    /// Returns the key that the office keeps under `name`.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn office_key(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.seen(
            query_scalar(ONE)
                .bind(name)
                .fetch_optional(self.readers())
                .await,
        )
    }
}
