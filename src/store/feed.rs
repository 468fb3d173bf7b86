//! The change feed: which case came to which version, in the order in which it was committed, so
//! that whoever follows it can go on where they stopped.
//!
//! A line is written in the transaction of what it tells of. Ids only grow, and a line is seen
//! only when every earlier one is. Lines are kept up to a number and then dropped from the old
//! end; whoever is further behind is told so and begins anew.

use uuid::Uuid;

use super::engine::Connection;
use super::error::{signed, unsigned};
use super::{Done, Store, StoreError};
use crate::casework::{CaseId, Login};
use crate::regulation::UnitId;

const CHANGED: &str = "INSERT INTO feed (id, case_id, version, unit)
    SELECT coalesce(max(id), 0) + 1, $1, $2, $3 FROM feed";

const LOST: &str = "INSERT INTO feed (id, case_id, version, unit, lost_by)
    SELECT (SELECT coalesce(max(id), 0) + 1 FROM feed), cases.id, cases.version, cases.unit, $2
    FROM cases WHERE cases.id = $1";

/// The newest line always stays, so that ids go on from it.
const PRUNE: &str = "DELETE FROM feed WHERE id <= $1 AND id < (SELECT max(id) FROM feed)";

const SINCE: &str = "SELECT id, case_id, version, unit, lost_by FROM feed
    WHERE id > $1 ORDER BY id LIMIT $2";

const SPAN: &str = "SELECT min(id), max(id) FROM feed";

/// One line of the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedLine {
    pub id: u64,
    pub case: CaseId,
    /// The version that the case has now.
    pub version: u64,
    pub unit: UnitId,
    /// Whoever lost the lease of the case to somebody else; then the version is no new one.
    pub lost_by: Option<Login>,
}

/// Tells that a case came to a version.
pub(super) async fn changed(
    connection: &mut Connection,
    case: CaseId,
    version: u64,
    unit: &UnitId,
) -> Result<(), StoreError> {
    sqlx::query(CHANGED)
        .bind(case.0)
        .bind(signed(version))
        .bind(unit.as_str())
        .execute(connection)
        .await?;
    Ok(())
}

/// Tells `login` that somebody else has the lease of a case now.
pub(super) async fn lost(
    connection: &mut Connection,
    case: CaseId,
    login: &str,
) -> Result<(), StoreError> {
    sqlx::query(LOST)
        .bind(case.0)
        .bind(login)
        .execute(connection)
        .await?;
    Ok(())
}

/// Drops the lines up to `through`.
pub(super) async fn prune(connection: &mut Connection, through: u64) -> Result<Done, StoreError> {
    sqlx::query(PRUNE)
        .bind(signed(through))
        .execute(connection)
        .await?;
    Ok(Done::Written)
}

impl Store {
    /// Returns the id of the newest line; 0 while there is none.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn feed_head(&self) -> Result<u64, StoreError> {
        let (_, newest) = self.feed_span().await?;
        Ok(newest)
    }

    /// Returns at most `limit` lines after `after`, the oldest first; `None` when lines after it
    /// were dropped already, or when it was never given.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails or a line cannot be read.
    pub async fn changes_since(
        &self,
        after: u64,
        limit: u32,
    ) -> Result<Option<Vec<FeedLine>>, StoreError> {
        type Line = (i64, Uuid, i64, String, Option<String>);
        let lines: Vec<Line> = self.seen(
            sqlx::query_as(SINCE)
                .bind(signed(after))
                .bind(i64::from(limit))
                .fetch_all(self.readers())
                .await
                .map_err(StoreError::from),
        )?;
        // Asked after the lines: what was dropped while they were read shows here.
        let (oldest, newest) = self.feed_span().await?;
        if after > newest || after.saturating_add(1) < oldest {
            return Ok(None);
        }
        lines
            .into_iter()
            .map(|(id, case, version, unit, lost_by)| {
                Ok(FeedLine {
                    id: unsigned("a line of the feed", id)?,
                    case: CaseId(case),
                    version: unsigned("a line of the feed", version)?,
                    unit: UnitId::parse(&unit).map_err(damaged)?,
                    lost_by: lost_by
                        .map(|login| Login::parse(&login))
                        .transpose()
                        .map_err(damaged)?,
                })
            })
            .collect::<Result<_, _>>()
            .map(Some)
    }

    async fn feed_span(&self) -> Result<(u64, u64), StoreError> {
        let (oldest, newest): (Option<i64>, Option<i64>) = self.seen(
            sqlx::query_as(SPAN)
                .fetch_one(self.readers())
                .await
                .map_err(StoreError::from),
        )?;
        let id = |id: Option<i64>| unsigned("a line of the feed", id.unwrap_or(0));
        Ok((id(oldest)?, id(newest)?))
    }
}

fn damaged(error: impl std::fmt::Display) -> StoreError {
    StoreError::Damaged {
        what: "a line of the feed",
        why: error.to_string(),
    }
}
