//! Recomputing everything from the database: every chain, every checkpoint, every fold.
//!
//! What is compared: each event with its hash, its columns and the event before it; the end of
//! each chain with the case and with the last checkpoint that names it; each checkpoint with the
//! one before it; each fold of a history with the stored state. The procedure that a fold needs
//! comes from the kept laws, whose text must have the hash they are kept under.
//!
//! *Not found*: cutting off the last events, states and checkpoints together. For that, give the
//! head of the checkpoints that was noted elsewhere.

mod checkpoints;
mod history;

pub(super) use self::checkpoints::CHECKPOINTS;

use std::collections::{HashMap, VecDeque};
use std::num::NonZero;
use std::sync::Arc;
use std::thread::available_parallelism;

use tokio::task::{JoinHandle, spawn_blocking};
use uuid::Uuid;

use self::checkpoints::Heads;
use self::history::{Batch, CaseRow, Event, Judged};
use super::engine::Connection;
use super::error::{signed, unsigned};
use super::plan::LawKind;
use super::sql::query_as;
use super::{Store, StoreError, laws};
use crate::casework::CaseId;
use crate::regulation::Edition;
use crate::regulation::canonical::{sha256_hex, sha256_of};

const CASES: &str = "SELECT id, number, version, head_hash, state, queue_row FROM cases
    WHERE id > $1 ORDER BY id LIMIT $2";

const EVENTS: &str = "SELECT case_id, seq, at, actor, kind, payload, prev_hash, hash FROM events
    WHERE case_id > $1 AND case_id <= $2 ORDER BY case_id, seq";

const ENDS: &str = "SELECT seq, hash FROM events WHERE case_id = $1 ORDER BY seq";

const HEAD: &str = "SELECT no, hash FROM checkpoints ORDER BY no DESC LIMIT 1";

/// How many cases are read at once, with all their events.
const AT_ONCE: usize = 256;

/// What an audit looked at and found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    pub cases: u64,
    pub events: u64,
    pub checkpoints: u64,
    /// The end of the checkpoint chain.
    pub head: Option<ChainHead>,
    /// In the order of the cases; at most one for each case, the first that is wrong.
    pub faults: Vec<Fault>,
}

/// The end of the checkpoint chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainHead {
    pub no: u64,
    pub hash: String,
}

/// Something that is not as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub place: Place,
    pub kind: FaultKind,
}

/// Where a fault is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Event {
        case: String,
        seq: u64,
    },
    Case {
        case: String,
    },
    Checkpoint {
        no: u64,
    },
    /// A kept edition.
    Law {
        sha256: String,
    },
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    Altered,
    Deleted,
    Reordered,
    /// The stored state or queue row is not the fold of the events.
    StateDiffers,
    MissingCase,
    /// The last events of a case that no checkpoint names, or events without a case.
    NotCheckpointed,
    /// The law that the case was judged by is not kept.
    LawMissing,
}

impl FaultKind {
    /// Returns the name that `kezek audit verify` prints.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Altered => "altered",
            Self::Deleted => "deleted",
            Self::Reordered => "reordered",
            Self::StateDiffers => "state-differs",
            Self::MissingCase => "missing-case",
            Self::NotCheckpointed => "not-checkpointed",
            Self::LawMissing => "law-missing",
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kind = self.kind.code();
        match &self.place {
            Place::Event { case, seq } => write!(f, "case {case} event {seq}: {kind}"),
            Place::Case { case } => write!(f, "case {case}: {kind}"),
            Place::Checkpoint { no } => write!(f, "checkpoint {no}: {kind}"),
            Place::Law { sha256 } => write!(f, "law {sha256}: {kind}"),
        }
    }
}

impl Store {
    /// Returns the end of the checkpoint chain, to be noted elsewhere.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn audit_head(&self) -> Result<Option<ChainHead>, StoreError> {
        let row: Option<(i64, String)> =
            self.seen(query_as(HEAD).fetch_optional(self.readers()).await)?;
        row.map(|(no, hash)| {
            Ok(ChainHead {
                no: unsigned("a checkpoint", no)?,
                hash,
            })
        })
        .transpose()
    }

    /// Verifies the whole database as it is at one moment, whatever is written meanwhile. `noted`
    /// is a head that was noted elsewhere: the chain must still contain it.
    ///
    /// # Errors
    /// [`StoreError`] when the database itself cannot be read.
    pub async fn verify(&self, noted: Option<&ChainHead>) -> Result<Report, StoreError> {
        let mut on = self.snapshot().await?;
        let report = verify(&mut on, noted).await;
        on.close().await?;
        self.seen(report)
    }
}

/// Verifies what `on` sees, in the transaction that it is in.
///
/// Reading goes on while other threads judge what was read; no more than a few batches of cases
/// are in memory, beside the last head of every case.
pub(super) async fn verify(
    on: &mut Connection,
    noted: Option<&ChainHead>,
) -> Result<Report, StoreError> {
    let mut report = Report::default();
    let heads = Arc::new(checkpoints::verify(on, noted, &mut report).await?);
    let laws = Arc::new(kept_editions(on, &mut report).await?);
    let mut judges = Judges {
        under_way: VecDeque::new(),
        at_most: available_parallelism().map_or(2, NonZero::get) + 1,
        rewritten: Vec::new(),
    };
    let mut after = Uuid::nil();
    loop {
        let cases: Vec<CaseRow> = query_as(CASES)
            .bind(after)
            .bind(signed(AT_ONCE as u64))
            .fetch_all(&mut *on)
            .await?;
        // Past the last case there may be events and heads of cases that are gone.
        let last = cases.get(AT_ONCE - 1).map(|case| case.id);
        let upto = last.unwrap_or(Uuid::max());
        let events: Vec<Event> = query_as(EVENTS)
            .bind(after)
            .bind(upto)
            .fetch_all(&mut *on)
            .await?;
        let batch = Batch {
            after: CaseId(after),
            upto: CaseId(upto),
            cases,
            events,
        };
        judges.give(batch, &heads, &laws, &mut report).await;
        if last.is_none() {
            break;
        }
        after = upto;
    }
    while judges.take(&mut report).await {}
    if !judges.rewritten.is_empty() {
        locate(on, &judges.rewritten, &mut report).await?;
    }
    Ok(report)
}

/// The kept editions by their hash; `None` for one that cannot be read.
type Editions = HashMap<String, Option<Edition>>;

async fn kept_editions(on: &mut Connection, report: &mut Report) -> Result<Editions, StoreError> {
    let mut editions = Editions::new();
    for (sha256, body) in laws::all(on, LawKind::Edition).await? {
        let edition: Option<Edition> = serde_json::from_str(&body).ok();
        let sound = sha256_hex(body.as_bytes()) == sha256
            && edition
                .as_ref()
                .is_some_and(|edition| sha256_of(edition) == sha256);
        if !sound {
            report.faults.push(Fault {
                place: Place::Law {
                    sha256: sha256.clone(),
                },
                kind: FaultKind::Altered,
            });
        }
        editions.insert(sha256, edition);
    }
    Ok(editions)
}

/// The batches that other threads judge, in the order of the cases.
struct Judges {
    under_way: VecDeque<JoinHandle<Judged>>,
    at_most: usize,
    /// Where in the faults a history stands that no longer ends as a checkpoint says.
    rewritten: Vec<(usize, CaseId)>,
}

impl Judges {
    async fn give(
        &mut self,
        batch: Batch,
        heads: &Arc<Heads>,
        editions: &Arc<Editions>,
        report: &mut Report,
    ) {
        if self.under_way.len() >= self.at_most {
            self.take(report).await;
        }
        let (heads, editions) = (Arc::clone(heads), Arc::clone(editions));
        self.under_way
            .push_back(spawn_blocking(move || batch.judge(&heads, &editions)));
    }

    /// Waits for the oldest batch. Returns whether there was one.
    async fn take(&mut self, report: &mut Report) -> bool {
        let Some(oldest) = self.under_way.pop_front() else {
            return false;
        };
        let judged = match oldest.await {
            Ok(judged) => judged,
            Err(error) => std::panic::resume_unwind(error.into_panic()),
        };
        report.cases += judged.cases;
        report.events += judged.events;
        let before = report.faults.len();
        let moved = judged.rewritten.into_iter();
        self.rewritten
            .extend(moved.map(|(at, case)| (before + at, case)));
        report.faults.extend(judged.faults);
        true
    }
}

/// Says of each history that was written anew from which event on, as far as a checkpoint tells:
/// it names the event that was the last of a transaction.
async fn locate(
    on: &mut Connection,
    rewritten: &[(usize, CaseId)],
    report: &mut Report,
) -> Result<(), StoreError> {
    let cases = rewritten.iter().map(|(_, case)| *case).collect();
    let named = checkpoints::heads_of(on, &cases).await?;
    for (at, case) in rewritten {
        let ends: HashMap<i64, String> = query_as::<(i64, String)>(ENDS)
            .bind(case.0)
            .fetch_all(&mut *on)
            .await?
            .into_iter()
            .collect();
        let first = named
            .iter()
            .filter(|head| head.case == *case)
            .filter(|head| {
                i64::try_from(head.seq)
                    .ok()
                    .and_then(|seq| ends.get(&seq))
                    .is_some_and(|hash| *hash != head.hash)
            })
            .map(|head| head.seq)
            .min();
        if let (Some(first), Some(fault)) = (first, report.faults.get_mut(*at))
            && let Place::Event { seq, .. } = &mut fault.place
        {
            *seq = first;
        }
    }
    Ok(())
}
