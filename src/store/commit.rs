//! Writing what happened to one case: events, state, row and key together; and the checkpoint of a
//! whole group.

use chrono::{DateTime, Utc};

use super::chain::Link;
use super::chain::{Checkpoint, Head, canonical_text, checkpoint_genesis, link};
use super::engine::Connection;
use super::error::{signed, unsigned};
use super::feed::Moved;
use super::plan::{Commit, Origin};
use super::sql::{query, query_as, query_scalar};
use super::{Done, StoreError};

const KEY: &str = "INSERT INTO idempotency_keys (login, key, case_id, body_sha256, answer)
    VALUES ($1, $2, $3, $4, $5) ON CONFLICT (login, key) DO NOTHING";

pub(super) const RECEIVED_BEFORE: &str =
    "SELECT number FROM cases WHERE sender = $1 AND reference = $2";

const NEW_CASE: &str = "INSERT INTO cases
    (id, number, version, head_hash, unit, sender, reference, state, queue_row)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (number) DO NOTHING";

const PAPER: &str = "INSERT INTO case_papers (case_id, sha256) VALUES ($1, $2)
    ON CONFLICT (case_id, sha256) DO NOTHING";

pub(super) const MOVE: &str = "UPDATE cases
    SET version = $3, head_hash = $4, state = $5, queue_row = $6
    WHERE id = $1 AND version = $2";

const EVENT: &str = "INSERT INTO events
    (case_id, seq, at, actor, kind, payload, prev_hash, hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

pub(super) const FINISHED_DRAFT: &str =
    "DELETE FROM drafts WHERE login = $1 AND case_id = $2 AND idempotency_key = $3";

pub(super) const LAST_CHECKPOINT: &str =
    "SELECT no, hash FROM checkpoints ORDER BY no DESC LIMIT 1";

const CHECKPOINT: &str =
    "INSERT INTO checkpoints (no, body, prev_hash, hash) VALUES ($1, $2, $3, $4)";

impl Commit {
    /// Returns the new end of the chain of the case.
    pub(super) fn head(&self) -> Option<Head> {
        self.links.last().map(|last| Head {
            case: self.case_id,
            seq: last.seq,
            hash: last.hash.clone(),
        })
    }

    /// Returns what is added to the feed.
    pub(super) fn moved(&self) -> Moved {
        Moved {
            case: self.case_id.0,
            version: self.version,
            unit: self.unit.to_string(),
            lost_by: None,
        }
    }
}

/// Writes one commit, its entry of the feed aside, inside the transaction of its group.
pub(super) async fn apply(
    connection: &mut Connection,
    commit: &Commit,
) -> Result<Done, StoreError> {
    if let Some(key) = &commit.key {
        let written = query(KEY)
            .bind(key.login.as_str())
            .bind(&key.key)
            .bind(key.case.0)
            .bind(&key.body_sha256)
            .bind(&key.answer)
            .execute(&mut *connection)
            .await?;
        if written.rows_affected() == 0 {
            return Err(StoreError::KeyTaken);
        }
    }
    let head = commit.head().map_or_else(String::new, |head| head.hash);
    match &commit.origin {
        Some(origin) => begin(connection, commit, origin, &head).await?,
        None => go_on(connection, commit, &head).await?,
    }
    for event in &commit.links {
        record(connection, commit, event).await?;
    }
    if let Some(key) = &commit.key {
        query(FINISHED_DRAFT)
            .bind(key.login.as_str())
            .bind(key.case.0)
            .bind(&key.key)
            .execute(&mut *connection)
            .await?;
    }
    Ok(Done::Written)
}

pub(super) async fn begin(
    connection: &mut Connection,
    commit: &Commit,
    origin: &Origin,
    head: &str,
) -> Result<(), StoreError> {
    if let Some(reference) = &origin.reference {
        let before: Option<String> = query_scalar(RECEIVED_BEFORE)
            .bind(origin.sender.as_str())
            .bind(reference)
            .fetch_optional(&mut *connection)
            .await?;
        if let Some(number) = before {
            return Err(StoreError::AlreadyReceived { number });
        }
    }
    let written = query(NEW_CASE)
        .bind(commit.case_id.0)
        .bind(&commit.number)
        .bind(signed(commit.version))
        .bind(head)
        .bind(commit.unit.as_str())
        .bind(origin.sender.as_str())
        .bind(&origin.reference)
        .bind(&commit.state)
        .bind(&commit.row)
        .execute(&mut *connection)
        .await?;
    if written.rows_affected() == 0 {
        return Err(StoreError::NumberTaken);
    }
    for paper in &origin.papers {
        query(PAPER)
            .bind(commit.case_id.0)
            .bind(paper)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

async fn go_on(connection: &mut Connection, commit: &Commit, head: &str) -> Result<(), StoreError> {
    let moved = query(MOVE)
        .bind(commit.case_id.0)
        .bind(signed(commit.expected_version))
        .bind(signed(commit.version))
        .bind(head)
        .bind(&commit.state)
        .bind(&commit.row)
        .execute(&mut *connection)
        .await?;
    if moved.rows_affected() == 1 {
        Ok(())
    } else {
        Err(StoreError::Stale)
    }
}

async fn record(
    connection: &mut Connection,
    commit: &Commit,
    event: &Link,
) -> Result<(), StoreError> {
    let written = query(EVENT)
        .bind(commit.case_id.0)
        .bind(signed(event.seq))
        .bind(event.at)
        .bind(&event.actor)
        .bind(event.kind)
        .bind(&event.payload)
        .bind(&event.previous)
        .bind(&event.hash)
        .execute(&mut *connection)
        .await;
    match written {
        Ok(_) => Ok(()),
        Err(error) if error.is_twin() => Err(StoreError::Stale),
        Err(error) => Err(error),
    }
}

/// Chains the new heads of this transaction to the checkpoints.
pub(super) async fn checkpoint(
    connection: &mut Connection,
    at: DateTime<Utc>,
    heads: Vec<Head>,
) -> Result<(), StoreError> {
    let last: Option<(i64, String)> = query_as(LAST_CHECKPOINT)
        .fetch_optional(&mut *connection)
        .await?;
    let (no, previous) = match last {
        Some((no, hash)) => (unsigned("checkpoint", no)? + 1, hash),
        None => (1, checkpoint_genesis()),
    };
    let body = canonical_text(&Checkpoint { no, at, heads });
    let hash = link(&previous, &body);
    query(CHECKPOINT)
        .bind(signed(no))
        .bind(&body)
        .bind(&previous)
        .bind(&hash)
        .execute(connection)
        .await?;
    Ok(())
}
