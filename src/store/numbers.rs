//! Case numbers: the next one of a year, given once whichever process asks.

use super::engine::Connection;
use super::error::unsigned;
use super::sql::query_scalar;
use super::{Done, StoreError};

const TAKE: &str = "INSERT INTO case_numbers (prefix, last) VALUES ($1, 1)
    ON CONFLICT (prefix) DO UPDATE SET last = case_numbers.last + 1 RETURNING last";

pub(super) async fn take(connection: &mut Connection, prefix: &str) -> Result<Done, StoreError> {
    let last: i64 = query_scalar(TAKE)
        .bind(prefix)
        .fetch_one(connection)
        .await?;
    Ok(Done::Number(unsigned("a case number", last)?))
}
