//! Writing the commits of a whole group together: a few statements for all of them, however many
//! there are. On PostgreSQL each statement is a way to the server and back, and on both engines
//! most of the cost of a small write.
//!
//! It is tried for a group in which everything goes through, which is nearly every group. Where
//! anything does not fit (a stale version, a key that was used, two commands on one case) it says
//! so, the group is taken back, and each plan is written by itself, which finds out whose it was.

use super::commit::begin;
use super::engine::Connection;
use super::error::signed;
use super::sql::{Value, query_rows};
use super::{Commit, StoreError};

const KEYS: &str = "INSERT INTO idempotency_keys (login, key, case_id, body_sha256, answer) VALUES";

const MOVE: &str = "UPDATE cases SET version = moved.column3, head_hash = moved.column4,
    state = moved.column5, queue_row = moved.column6 FROM (VALUES";

const MOVED: &str = ") AS moved WHERE cases.id = moved.column1 AND cases.version = moved.column2";

const EVENTS: &str = "INSERT INTO events
    (case_id, seq, at, actor, kind, payload, prev_hash, hash) VALUES";

const DRAFTS: &str = "DELETE FROM drafts WHERE (login, case_id, idempotency_key) IN (VALUES";

/// How many rows one statement takes; both engines take several times as many values.
const ROWS: usize = 1_000;

/// Writes all of `commits`, their entries of the feed aside. Returns whether every one fitted; if
/// not, the transaction is to be taken back.
pub(super) async fn apply(
    connection: &mut Connection,
    commits: &[&Commit],
) -> Result<bool, StoreError> {
    let keys: Vec<Vec<Value<'_>>> = commits
        .iter()
        .filter_map(|commit| commit.key.as_ref())
        .map(|key| {
            vec![
                key.login.as_str().into(),
                (&key.key).into(),
                key.case.0.into(),
                (&key.body_sha256).into(),
                (&key.answer).into(),
            ]
        })
        .collect();
    if !all(
        connection,
        KEYS,
        keys,
        "ON CONFLICT (login, key) DO NOTHING",
    )
    .await?
    {
        return Ok(false);
    }
    let heads: Vec<String> = commits
        .iter()
        .map(|commit| commit.head().map_or_else(String::new, |head| head.hash))
        .collect();
    let mut moves: Vec<Vec<Value<'_>>> = Vec::new();
    for (commit, head) in commits.iter().zip(&heads) {
        match &commit.origin {
            Some(origin) => begin(connection, commit, origin, head).await?,
            None => moves.push(vec![
                commit.case_id.0.into(),
                signed(commit.expected_version).into(),
                signed(commit.version).into(),
                head.into(),
                (&commit.state).into(),
                (&commit.row).into(),
            ]),
        }
    }
    if !all(connection, MOVE, moves, MOVED).await? {
        return Ok(false);
    }
    let events: Vec<Vec<Value<'_>>> = commits
        .iter()
        .flat_map(|commit| {
            commit.links.iter().map(|event| {
                vec![
                    commit.case_id.0.into(),
                    signed(event.seq).into(),
                    event.at.into(),
                    (&event.actor).into(),
                    event.kind.into(),
                    (&event.payload).into(),
                    (&event.previous).into(),
                    (&event.hash).into(),
                ]
            })
        })
        .collect();
    if !all(connection, EVENTS, events, "").await? {
        return Ok(false);
    }
    let drafts = commits
        .iter()
        .filter_map(|commit| commit.key.as_ref())
        .map(|key| {
            vec![
                key.login.as_str().into(),
                key.case.0.into(),
                (&key.key).into(),
            ]
        })
        .collect::<Vec<Vec<Value<'_>>>>();
    for rows in parts(drafts) {
        query_rows(DRAFTS, rows, ")")
            .execute(&mut *connection)
            .await?;
    }
    Ok(true)
}

/// Runs a statement for all rows; `false` when it did not touch as many as there are.
async fn all(
    connection: &mut Connection,
    head: &str,
    rows: Vec<Vec<Value<'_>>>,
    tail: &'static str,
) -> Result<bool, StoreError> {
    for rows in parts(rows) {
        let count = rows.len() as u64;
        let written = query_rows(head, rows, tail)
            .execute(&mut *connection)
            .await?;
        if written.rows_affected() != count {
            return Ok(false);
        }
    }
    Ok(true)
}

fn parts(mut rows: Vec<Vec<Value<'_>>>) -> Vec<Vec<Vec<Value<'_>>>> {
    let mut parts = Vec::new();
    while rows.len() > ROWS {
        let rest = rows.split_off(ROWS);
        parts.push(std::mem::replace(&mut rows, rest));
    }
    if !rows.is_empty() {
        parts.push(rows);
    }
    parts
}
