//! The change feed: which case moved to which version, in the order of the commits, whichever
//! process wrote them.
//!
//! ```text
//!   writer ── COMMIT ──► head ──► whoever waits on Store::feed()
//!      └─ NOTIFY ──► the other processes: listen ──► their head
//!                                         └ and every two seconds they look, should a word be lost
//! ```
//! An identity is taken under the lock of the one row of `feed_end`, and the lock is held until
//! the commit: whoever has read up to an identity has missed nothing before it. A sequence would
//! not do, because its numbers become visible out of order.

use std::time::Duration;

use sqlx::postgres::{PgListener, PgPool};
use tokio::sync::watch;
use uuid::Uuid;

use super::engine::{CHANNEL, Connection, Pool};
use super::error::{signed, unsigned};
use super::sql::{Value, query, query_as, query_rows, query_scalar};
use super::{Done, Store, StoreError};
use crate::casework::{CaseId, Login};
use crate::regulation::UnitId;

/// Locks the end of the feed until the commit, and takes identities.
const TAKE: &str = "UPDATE feed_end SET last_id = last_id + $1 WHERE one = 1 RETURNING last_id";

const ADD: &str = "INSERT INTO feed (id, case_id, version, unit, lost_by) VALUES";

const HEAD: &str = "SELECT last_id FROM feed_end WHERE one = 1";

pub(super) const OLDEST: &str = "SELECT id FROM feed ORDER BY id LIMIT 1";

pub(super) const SINCE: &str =
    "SELECT id, case_id, version, unit, lost_by FROM feed WHERE id > $1 ORDER BY id LIMIT $2";

const PRUNE: &str = "DELETE FROM feed WHERE id <= $1";

/// How often a process looks for itself whether the feed grew.
const LOOK: Duration = Duration::from_secs(2);

/// How long to wait before listening is tried again.
const AGAIN: Duration = Duration::from_millis(500);

/// One change of one case, or a lease of it that somebody lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedEntry {
    /// Grows in the order of the commits; there may be gaps.
    pub id: u64,
    pub case: CaseId,
    /// The version that the case has now.
    pub version: u64,
    pub unit: UnitId,
    /// Whoever lost the lease of the case to somebody else; then the version is no new one.
    pub lost_by: Option<Login>,
}

/// What one commit adds to the feed.
#[derive(Debug, Clone)]
pub(super) struct Moved {
    pub case: Uuid,
    pub version: u64,
    pub unit: String,
    pub lost_by: Option<String>,
}

/// Takes `count` identities and returns the last of them. With none it only takes the turn: no
/// other group writes until the transaction ends.
pub(super) async fn take(connection: &mut Connection, count: usize) -> Result<u64, StoreError> {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let last: i64 = query_scalar(TAKE).bind(count).fetch_one(connection).await?;
    unsigned("the feed", last)
}

/// Adds what moved, under the identities that end with `last`.
pub(super) async fn add(
    connection: &mut Connection,
    last: u64,
    moved: &[Moved],
) -> Result<(), StoreError> {
    let first = (last + 1).saturating_sub(moved.len() as u64);
    let rows: Vec<Vec<Value<'_>>> = (first..)
        .zip(moved)
        .map(|(id, moved)| {
            vec![
                signed(id).into(),
                moved.case.into(),
                signed(moved.version).into(),
                moved.unit.as_str().into(),
                (&moved.lost_by).into(),
            ]
        })
        .collect();
    if !rows.is_empty() {
        query_rows(ADD, rows, "").execute(connection).await?;
    }
    Ok(())
}

/// Drops the entries up to `through`. Identities go on from where they were.
pub(super) async fn prune(connection: &mut Connection, through: u64) -> Result<Done, StoreError> {
    query(PRUNE)
        .bind(signed(through))
        .execute(connection)
        .await?;
    Ok(Done::Written)
}

/// Tells everybody in this process that the feed reaches `id`.
pub(super) fn tell(head: &watch::Sender<u64>, id: u64) {
    head.send_if_modified(|known| {
        let grew = id > *known;
        *known = id.max(*known);
        grew
    });
}

pub(super) async fn head(pool: &Pool) -> Result<u64, StoreError> {
    let last: i64 = query_scalar(HEAD).fetch_one(pool).await?;
    unsigned("the feed", last)
}

/// Looks every now and then whether another process wrote.
pub(super) async fn look(pool: Pool, told: watch::Sender<u64>) {
    loop {
        tokio::time::sleep(LOOK).await;
        match head(&pool).await {
            Ok(id) => tell(&told, id),
            Err(error) => tracing::debug!(%error, "the feed cannot be looked at now"),
        }
    }
}

/// Listens to what other processes say, for ever.
pub(super) async fn listen(listening: PgPool, pool: Pool, told: watch::Sender<u64>) {
    loop {
        if let Err(error) = hear(&listening, &pool, &told).await {
            tracing::warn!(%error, "listening to the other processes stopped; it is tried again");
        }
        tokio::time::sleep(AGAIN).await;
    }
}

async fn hear(
    listening: &PgPool,
    pool: &Pool,
    told: &watch::Sender<u64>,
) -> Result<(), StoreError> {
    let mut listener = PgListener::connect_with(listening).await?;
    listener.listen(CHANNEL).await?;
    // What was said before anybody listened.
    tell(told, head(pool).await?);
    // Nothing comes any more: the connection was lost.
    while let Some(word) = listener.try_recv().await? {
        if let Ok(id) = word.payload().parse() {
            tell(told, id);
        }
    }
    Ok(())
}

impl Store {
    /// Returns a value that changes whenever the feed grew, through this process or another: the
    /// identity that the feed reaches.
    #[must_use]
    pub fn feed(&self) -> watch::Receiver<u64> {
        self.inner.feed.subscribe()
    }

    /// Returns the identity that the feed reaches; 0 when nothing ever changed.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn feed_head(&self) -> Result<u64, StoreError> {
        self.seen(head(self.readers()).await)
    }

    /// Returns the identity of the oldest entry that is still there; `None` when there is none.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn oldest_feed_id(&self) -> Result<Option<u64>, StoreError> {
        let id: Option<i64> =
            self.seen(query_scalar(OLDEST).fetch_optional(self.readers()).await)?;
        id.map(|id| unsigned("the feed", id)).transpose()
    }

    /// Returns at most `limit` entries after `id`, in order.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails or an entry cannot be read.
    pub async fn changes_since(&self, id: u64, limit: u32) -> Result<Vec<FeedEntry>, StoreError> {
        type Entry = (i64, Uuid, i64, String, Option<String>);
        let rows: Vec<Entry> = self.seen(
            query_as(SINCE)
                .bind(signed(id))
                .bind(i64::from(limit))
                .fetch_all(self.readers())
                .await,
        )?;
        rows.into_iter()
            .map(|(id, case, version, unit, lost_by)| {
                Ok(FeedEntry {
                    id: unsigned("the feed", id)?,
                    case: CaseId(case),
                    version: unsigned("the feed", version)?,
                    unit: UnitId::parse(&unit).map_err(damaged)?,
                    lost_by: lost_by
                        .map(|login| Login::parse(&login))
                        .transpose()
                        .map_err(damaged)?,
                })
            })
            .collect()
    }

    /// Returns at most `limit` entries after `id`, in order; `None` when entries after it were
    /// dropped already, or when it was never given.
    ///
    /// # Errors
    /// As [`changes_since`](Self::changes_since).
    pub async fn changes_kept_since(
        &self,
        id: u64,
        limit: u32,
    ) -> Result<Option<Vec<FeedEntry>>, StoreError> {
        let entries = self.changes_since(id, limit).await?;
        // Asked after the entries: what was dropped while they were read shows here.
        let head = self.feed_head().await?;
        let oldest = self.oldest_feed_id().await?.unwrap_or(head + 1);
        Ok((id <= head && id + 1 >= oldest).then_some(entries))
    }
}

fn damaged(error: impl std::fmt::Display) -> StoreError {
    StoreError::Damaged {
        what: "the feed",
        why: error.to_string(),
    }
}
