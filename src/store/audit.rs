//! Recomputing everything from the database: every chain, every checkpoint, every fold.
//!
//! What is compared: each event with its hash, its columns and the event before it; the end of
//! each chain with the case and with the last checkpoint that names it; each checkpoint with the
//! one before it; each fold of a history with the stored state. The procedure that a fold needs
//! comes from the kept laws, whose text must have the hash they are kept under.
//!
//! *Not found*: cutting off the last events, states and checkpoints together. For that, give the
//! head of the checkpoints that was noted elsewhere.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::chain::{Checkpoint, canonical_text, checkpoint_genesis, genesis, link};
use super::engine::Connection;
use super::error::unsigned;
use super::plan::LawKind;
use super::sql::{query_as, query_scalar};
use super::{Store, StoreError, laws};
use crate::casework::{Case, CaseId, Recorded, fold};
use crate::regulation::canonical::{sha256_hex, sha256_of};
use crate::regulation::{Edition, StageKind};

const CASES: &str = "SELECT id, number, version, head_hash, state, queue_row FROM cases
    WHERE id > $1 ORDER BY id LIMIT $2";

const EVENTS: &str = "SELECT seq, at, actor, kind, payload, prev_hash, hash
    FROM events WHERE case_id = $1 ORDER BY seq";

const ORPHANS: &str = "SELECT DISTINCT case_id FROM events
    WHERE NOT EXISTS (SELECT 1 FROM cases WHERE cases.id = events.case_id)";

const CHECKPOINTS: &str = "SELECT no, body, prev_hash, hash FROM checkpoints
    WHERE no > $1 ORDER BY no LIMIT $2";

/// How many rows are read at once.
const AT_ONCE: i64 = 256;

const HEAD: &str = "SELECT no, hash FROM checkpoints ORDER BY no DESC LIMIT 1";

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

#[derive(sqlx::FromRow)]
struct CaseRow {
    id: Uuid,
    number: String,
    version: i64,
    head_hash: String,
    state: String,
    queue_row: String,
}

#[derive(sqlx::FromRow)]
struct EventRow {
    seq: i64,
    at: DateTime<Utc>,
    actor: String,
    kind: String,
    payload: String,
    prev_hash: String,
    hash: String,
}

#[derive(sqlx::FromRow)]
struct CheckpointRow {
    no: i64,
    body: String,
    prev_hash: String,
    hash: String,
}

/// The hashes that the checkpoints name, by case and version.
type Named = HashMap<CaseId, BTreeMap<u64, String>>;

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
pub(super) async fn verify(
    on: &mut Connection,
    noted: Option<&ChainHead>,
) -> Result<Report, StoreError> {
    let mut audit = Audit {
        on,
        laws: HashMap::new(),
        report: Report::default(),
    };
    audit.everything(noted).await?;
    Ok(audit.report)
}

/// An audit under way.
struct Audit<'c> {
    /// Sees the database as it was when the audit began.
    on: &'c mut Connection,
    /// The kept editions by their hash; `None` for one that is not kept.
    laws: HashMap<String, Option<Edition>>,
    report: Report,
}

impl Audit<'_> {
    async fn everything(&mut self, noted: Option<&ChainHead>) -> Result<(), StoreError> {
        let mut named = self.checkpoints(noted).await?;
        let mut after = Uuid::nil();
        loop {
            let cases: Vec<CaseRow> = query_as(CASES)
                .bind(after)
                .bind(AT_ONCE)
                .fetch_all(&mut *self.on)
                .await?;
            let Some(last) = cases.last() else {
                break;
            };
            after = last.id;
            for case in &cases {
                self.report.cases += 1;
                let heads = named.remove(&CaseId(case.id)).unwrap_or_default();
                let found = self.case(case, &heads).await?;
                self.report.faults.extend(found);
            }
        }
        for (case, heads) in named {
            let number = self.name_of_missing(case, &heads).await?;
            self.report.faults.push(Fault {
                place: Place::Case { case: number },
                kind: FaultKind::MissingCase,
            });
        }
        let orphans: Vec<Uuid> = query_scalar(ORPHANS).fetch_all(&mut *self.on).await?;
        let faults = &mut self.report.faults;
        for orphan in orphans {
            if !faults
                .iter()
                .any(|fault| fault.kind == FaultKind::MissingCase)
            {
                faults.push(Fault {
                    place: Place::Case {
                        case: orphan.to_string(),
                    },
                    kind: FaultKind::NotCheckpointed,
                });
            }
        }
        Ok(())
    }

    /// A missing case is named by its number where its first event is still there.
    async fn name_of_missing(
        &mut self,
        case: CaseId,
        heads: &BTreeMap<u64, String>,
    ) -> Result<String, StoreError> {
        if heads.is_empty() {
            return Ok(case.to_string());
        }
        let first: Option<EventRow> = query_as(EVENTS)
            .bind(case.0)
            .fetch_optional(&mut *self.on)
            .await?;
        let first: Option<Recorded> = first.and_then(|row| serde_json::from_str(&row.payload).ok());
        Ok(match first.map(|first| first.event) {
            Some(crate::casework::Event::ApplicationReceived(received)) => received.number,
            _ => case.to_string(),
        })
    }

    async fn checkpoints(&mut self, noted: Option<&ChainHead>) -> Result<Named, StoreError> {
        let mut named = Named::new();
        let mut previous = checkpoint_genesis();
        let mut expected = 1;
        let mut sound = true;
        let mut noted_seen = noted.is_none();
        let mut after = i64::MIN;
        loop {
            let rows: Vec<CheckpointRow> = query_as(CHECKPOINTS)
                .bind(after)
                .bind(AT_ONCE)
                .fetch_all(&mut *self.on)
                .await?;
            let Some(last) = rows.last() else {
                break;
            };
            after = last.no;
            for row in rows {
                self.report.checkpoints += 1;
                let no = unsigned("a checkpoint", row.no)?;
                let body: Option<Checkpoint> = serde_json::from_str(&row.body).ok();
                let kind = checkpoint_fault(&row, no, expected, &previous, body.as_ref());
                if let Some(kind) = kind.filter(|_| sound) {
                    // What follows a broken place is broken by it; the first is what tells.
                    sound = false;
                    let at = if kind == FaultKind::Deleted {
                        expected
                    } else {
                        no
                    };
                    self.report.faults.push(Fault {
                        place: Place::Checkpoint { no: at },
                        kind,
                    });
                }
                noted_seen |= noted.is_some_and(|noted| noted.no == no && noted.hash == row.hash);
                for head in body.into_iter().flat_map(|body| body.heads) {
                    named
                        .entry(head.case)
                        .or_default()
                        .insert(head.seq, head.hash);
                }
                self.report.head = Some(ChainHead {
                    no,
                    hash: row.hash.clone(),
                });
                previous = row.hash;
                expected = no + 1;
            }
        }
        if let Some(noted) = noted.filter(|_| !noted_seen) {
            let head = self.report.head.as_ref();
            let gone = head.is_none_or(|head| head.no < noted.no);
            self.report.faults.push(Fault {
                place: Place::Checkpoint { no: noted.no },
                kind: if gone {
                    FaultKind::Deleted
                } else {
                    FaultKind::Altered
                },
            });
        }
        Ok(named)
    }

    async fn case(
        &mut self,
        case: &CaseRow,
        heads: &BTreeMap<u64, String>,
    ) -> Result<Option<Fault>, StoreError> {
        let events: Vec<EventRow> = query_as(EVENTS)
            .bind(case.id)
            .fetch_all(&mut *self.on)
            .await?;
        self.report.events += events.len() as u64;
        let history = match verify_chain(case, &events, heads) {
            Ok(history) => history,
            Err((seq, kind)) => {
                let place = Place::Event {
                    case: case.number.clone(),
                    seq,
                };
                return Ok(Some(Fault { place, kind }));
            }
        };
        let fault = |kind| {
            Some(Fault {
                place: Place::Case {
                    case: case.number.clone(),
                },
                kind,
            })
        };
        // The chain ends at the version of the case, as was just seen.
        if heads.keys().next_back().copied() != Some(history.len() as u64) {
            return Ok(fault(FaultKind::NotCheckpointed));
        }
        let Some(sha256) = edition_of(&history) else {
            return Ok(fault(FaultKind::Altered));
        };
        if !self.laws.contains_key(&sha256) {
            let edition = self.kept_edition(&sha256).await?;
            self.laws.insert(sha256.clone(), edition);
        }
        let Some(Some(edition)) = self.laws.get(&sha256) else {
            return Ok(fault(FaultKind::LawMissing));
        };
        Ok(if matches_fold(case, &history, edition) {
            None
        } else {
            fault(FaultKind::StateDiffers)
        })
    }

    async fn kept_edition(&mut self, sha256: &str) -> Result<Option<Edition>, StoreError> {
        let kept = laws::text(&mut *self.on, LawKind::Edition, sha256).await?;
        let Some(body) = kept else {
            return Ok(None);
        };
        let edition: Option<Edition> = serde_json::from_str(&body).ok();
        let sound = sha256_hex(body.as_bytes()) == sha256
            && edition
                .as_ref()
                .is_some_and(|edition| sha256_of(edition) == sha256);
        if !sound {
            self.report.faults.push(Fault {
                place: Place::Law {
                    sha256: sha256.to_owned(),
                },
                kind: FaultKind::Altered,
            });
        }
        Ok(edition)
    }
}

fn checkpoint_fault(
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

/// Returns the history when the whole chain holds, else the first event that does not.
fn verify_chain(
    case: &CaseRow,
    events: &[EventRow],
    heads: &BTreeMap<u64, String>,
) -> Result<Vec<Recorded>, (u64, FaultKind)> {
    let mut previous = genesis(CaseId(case.id));
    let mut history = Vec::with_capacity(events.len());
    for (expected, row) in (1_u64..).zip(events) {
        let seq = u64::try_from(row.seq).unwrap_or_default();
        if seq != expected {
            return Err((expected, FaultKind::Deleted));
        }
        let recorded: Option<Recorded> = serde_json::from_str(&row.payload).ok();
        if recorded
            .as_ref()
            .is_some_and(|recorded| recorded.seq != seq)
        {
            return Err((seq, FaultKind::Reordered));
        }
        let Some(recorded) = recorded else {
            return Err((seq, FaultKind::Altered));
        };
        let as_recorded = row.prev_hash == previous
            && link(&row.prev_hash, &row.payload) == row.hash
            && canonical_text(&recorded) == row.payload
            && recorded.at == row.at
            && recorded.by.login.as_str() == row.actor
            && recorded.event.code() == row.kind
            && heads.get(&seq).is_none_or(|named| *named == row.hash);
        if !as_recorded {
            return Err((seq, FaultKind::Altered));
        }
        previous.clone_from(&row.hash);
        history.push(recorded);
    }
    let last = history.len() as u64;
    let version = u64::try_from(case.version).unwrap_or_default();
    let known = heads.keys().next_back().copied().unwrap_or(0).max(version);
    if last < known {
        return Err((last + 1, FaultKind::Deleted));
    }
    if last > version || previous != case.head_hash {
        return Err((last, FaultKind::Altered));
    }
    Ok(history)
}

fn edition_of(history: &[Recorded]) -> Option<String> {
    match &history.first()?.event {
        crate::casework::Event::ApplicationReceived(received) => {
            Some(received.edition_sha256.clone())
        }
        _ => None,
    }
}

fn matches_fold(row: &CaseRow, history: &[Recorded], edition: &Edition) -> bool {
    let folded = edition_procedure(history, edition)
        .and_then(|procedure| Some((fold(history, procedure)?, procedure)));
    let Some((folded, procedure)) = folded else {
        return false;
    };
    let kind = procedure
        .stage(&folded.stage)
        .map_or(StageKind::Intake, |stage| stage.kind);
    let shown = crate::casework::queue::Row::of(&folded, kind);
    serde_json::from_str::<Case>(&row.state).is_ok_and(|stored| stored == folded)
        && serde_json::from_str(&row.queue_row)
            .is_ok_and(|stored: crate::casework::queue::Row| stored == shown)
        && folded.number == row.number
}

fn edition_procedure<'a>(
    history: &[Recorded],
    edition: &'a Edition,
) -> Option<&'a crate::regulation::Procedure> {
    match &history.first()?.event {
        crate::casework::Event::ApplicationReceived(received) => {
            edition.requests.get(&received.application.request)
        }
        _ => None,
    }
}
