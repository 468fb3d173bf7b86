//! The chain of checkpoints, and what it says about the end of every case.

use std::collections::{HashMap, HashSet};

use super::{ChainHead, Fault, FaultKind, Place, Report};
use crate::casework::CaseId;
use crate::store::StoreError;
use crate::store::chain::{Checkpoint, Digest, Head, checkpoint_genesis, link};
use crate::store::engine::Connection;
use crate::store::error::unsigned;
use crate::store::sql::query_as;

pub(in crate::store) const CHECKPOINTS: &str = "SELECT no, body, prev_hash, hash FROM checkpoints
    WHERE no > $1 ORDER BY no LIMIT $2";

/// How many checkpoints are read at once.
const AT_ONCE: i64 = 1_024;

#[derive(sqlx::FromRow)]
struct CheckpointRow {
    no: i64,
    body: String,
    prev_hash: String,
    hash: String,
}

/// The end of the chain of every case, as the checkpoints name it last.
#[derive(Debug, Default)]
pub(super) struct Heads {
    of: HashMap<CaseId, End>,
    /// The cases in order.
    cases: Vec<CaseId>,
}

/// Where a case ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct End {
    pub seq: u64,
    pub hash: Digest,
}

impl Heads {
    pub fn of(&self, case: CaseId) -> Option<End> {
        self.of.get(&case).copied()
    }

    /// Returns the cases after the one and up to the other, in order.
    pub fn between(&self, after: CaseId, upto: CaseId) -> &[CaseId] {
        let from = self.cases.partition_point(|case| *case <= after);
        let to = self.cases.partition_point(|case| *case <= upto);
        &self.cases[from..to.max(from)]
    }

    fn name(&mut self, head: &Head) {
        let end = End {
            seq: head.seq,
            hash: Digest::read(&head.hash),
        };
        // A history only grows: whatever names less than was named before says nothing new.
        let known = self.of.entry(head.case).or_insert(end);
        if known.seq <= end.seq {
            *known = end;
        }
    }
}

/// Verifies the chain of checkpoints, and that it contains the head that was noted elsewhere.
pub(super) async fn verify(
    on: &mut Connection,
    noted: Option<&ChainHead>,
    report: &mut Report,
) -> Result<Heads, StoreError> {
    let mut heads = Heads::default();
    let mut previous = checkpoint_genesis();
    let mut expected = 1;
    let mut sound = true;
    let mut noted_seen = noted.is_none();
    let mut after = i64::MIN;
    while let Some(rows) = next(on, &mut after).await? {
        for row in rows {
            report.checkpoints += 1;
            let no = unsigned("a checkpoint", row.no)?;
            let body: Option<Checkpoint> = serde_json::from_str(&row.body).ok();
            let kind = fault_of(&row, no, expected, &previous, body.as_ref());
            if let Some(kind) = kind.filter(|_| sound) {
                // What follows a broken place is broken by it; the first is what tells.
                sound = false;
                let at = if kind == FaultKind::Deleted {
                    expected
                } else {
                    no
                };
                report.faults.push(Fault {
                    place: Place::Checkpoint { no: at },
                    kind,
                });
            }
            noted_seen |= noted.is_some_and(|noted| noted.no == no && noted.hash == row.hash);
            for head in body.iter().flat_map(|body| &body.heads) {
                heads.name(head);
            }
            report.head = Some(ChainHead {
                no,
                hash: row.hash.clone(),
            });
            previous = row.hash;
            expected = no + 1;
        }
    }
    if let Some(noted) = noted.filter(|_| !noted_seen) {
        let head = report.head.as_ref();
        let gone = head.is_none_or(|head| head.no < noted.no);
        report.faults.push(Fault {
            place: Place::Checkpoint { no: noted.no },
            kind: if gone {
                FaultKind::Deleted
            } else {
                FaultKind::Altered
            },
        });
    }
    heads.cases = heads.of.keys().copied().collect();
    heads.cases.sort_unstable();
    Ok(heads)
}

/// Returns everything that the checkpoints say about some cases.
pub(super) async fn heads_of(
    on: &mut Connection,
    cases: &HashSet<CaseId>,
) -> Result<Vec<Head>, StoreError> {
    let mut heads = Vec::new();
    let mut after = i64::MIN;
    while let Some(rows) = next(on, &mut after).await? {
        let bodies = rows.iter().map(|row| serde_json::from_str(&row.body).ok());
        heads.extend(
            bodies
                .flatten()
                .flat_map(|body: Checkpoint| body.heads)
                .filter(|head| cases.contains(&head.case)),
        );
    }
    Ok(heads)
}

async fn next(
    on: &mut Connection,
    after: &mut i64,
) -> Result<Option<Vec<CheckpointRow>>, StoreError> {
    let rows: Vec<CheckpointRow> = query_as(CHECKPOINTS)
        .bind(*after)
        .bind(AT_ONCE)
        .fetch_all(&mut *on)
        .await?;
    let Some(last) = rows.last() else {
        return Ok(None);
    };
    *after = last.no;
    Ok(Some(rows))
}

fn fault_of(
    row: &CheckpointRow,
    no: u64,
    expected: u64,
    previous: &str,
    body: Option<&Checkpoint>,
) -> Option<FaultKind> {
    let own = link(&row.prev_hash, &row.body) == row.hash;
    let says = body.map(|body| body.no);
    if own && says.is_some_and(|says| says != no) {
        Some(FaultKind::Reordered)
    } else if !own || says.is_none() {
        Some(FaultKind::Altered)
    } else if no != expected {
        Some(FaultKind::Deleted)
    } else if row.prev_hash != previous {
        Some(FaultKind::Altered)
    } else {
        None
    }
}
