//! The record as lines of JSON, to be kept and verified elsewhere without the database.
//!
//! First every event, case by case in order, then every checkpoint:
//! ```text
//! {"case":"…","seq":1,"payload":"{…}","previous":"…","hash":"…"}
//! {"checkpoint":1,"body":"{…}","previous":"…","hash":"…"}
//! ```
//! `payload` and `body` are the exact text that a hash covers. [`verify`] recomputes both chains
//! from such lines alone; what it cannot see is whether stored states are the folds of the events.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::audit::{CHECKPOINTS, ChainHead, Fault, FaultKind, Place, Report};
use super::chain::{Checkpoint, Digest, checkpoint_genesis, genesis, link};
use super::error::{signed, unsigned};
use super::sql::query_as;
use super::{Store, StoreError};
use crate::casework::CaseId;

const EVENTS: &str = "SELECT case_id, seq, payload, prev_hash, hash FROM events
    WHERE (case_id, seq) > ($1, $2) ORDER BY case_id, seq LIMIT $3";

/// How many rows are read at once.
const AT_ONCE: i64 = 500;

/// One line of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Line {
    Event {
        case: CaseId,
        seq: u64,
        /// Canonical JSON of the recorded event.
        payload: String,
        previous: String,
        hash: String,
    },
    Checkpoint {
        checkpoint: u64,
        /// Canonical JSON of the checkpoint.
        body: String,
        previous: String,
        hash: String,
    },
}

/// Why an export was not written or not read.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error("line {line}: {why}")]
    Unreadable { line: u64, why: String },
}

impl Store {
    /// Writes every event and every checkpoint of one moment as lines of JSON.
    ///
    /// # Errors
    /// [`ExportError`] when the database cannot be read or `out` not written.
    pub async fn export(&self, out: &mut impl Write) -> Result<(), ExportError> {
        let mut on = self.snapshot().await?;
        let mut after = (Uuid::nil(), 0_i64);
        loop {
            let rows: Vec<(Uuid, i64, String, String, String)> = query_as(EVENTS)
                .bind(after.0)
                .bind(after.1)
                .bind(AT_ONCE)
                .fetch_all(&mut on)
                .await?;
            let Some(last) = rows.last() else {
                break;
            };
            after = (last.0, last.1);
            for (case, seq, payload, previous, hash) in rows {
                let line = Line::Event {
                    case: CaseId(case),
                    seq: unsigned("an event", seq)?,
                    payload,
                    previous,
                    hash,
                };
                write_line(out, &line)?;
            }
        }
        let mut after = signed(0);
        loop {
            let rows: Vec<(i64, String, String, String)> = query_as(CHECKPOINTS)
                .bind(after)
                .bind(AT_ONCE)
                .fetch_all(&mut on)
                .await?;
            let Some(last) = rows.last() else {
                break;
            };
            after = last.0;
            for (no, body, previous, hash) in rows {
                let line = Line::Checkpoint {
                    checkpoint: unsigned("a checkpoint", no)?,
                    body,
                    previous,
                    hash,
                };
                write_line(out, &line)?;
            }
        }
        on.close().await?;
        out.flush()?;
        Ok(())
    }
}

fn write_line(out: &mut impl Write, line: &Line) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")
}

/// Recomputes both chains from the lines of an export. `noted` is a head that was noted
/// elsewhere.
///
/// # Errors
/// [`ExportError`] for a line that cannot be read.
pub fn verify(lines: impl BufRead, noted: Option<&ChainHead>) -> Result<Report, ExportError> {
    let mut report = Report::default();
    let mut ends: BTreeMap<CaseId, (u64, String)> = BTreeMap::new();
    // The hash of each event, in order; of no use in a history that is broken.
    let mut hashes: HashMap<CaseId, Vec<Digest>> = HashMap::new();
    let mut named: HashMap<CaseId, (u64, Digest)> = HashMap::new();
    let mut broken: HashSet<CaseId> = HashSet::new();
    let mut noted_seen = noted.is_none();
    for (number, line) in (1..).zip(lines.lines()) {
        let line: Line = serde_json::from_str(&line?).map_err(|error| ExportError::Unreadable {
            line: number,
            why: error.to_string(),
        })?;
        match line {
            Line::Event {
                case,
                seq,
                payload,
                previous,
                hash,
            } => {
                report.events += 1;
                let (last, end) = ends
                    .get(&case)
                    .map_or_else(|| (0, genesis(case)), |(last, end)| (*last, end.clone()));
                let kind = if seq != last + 1 {
                    Some(FaultKind::Deleted)
                } else if previous != end || link(&previous, &payload) != hash {
                    Some(FaultKind::Altered)
                } else {
                    None
                };
                if let Some(kind) = kind
                    && broken.insert(case)
                {
                    let case = case.to_string();
                    let seq = if kind == FaultKind::Deleted {
                        last + 1
                    } else {
                        seq
                    };
                    report.faults.push(Fault {
                        place: Place::Event { case, seq },
                        kind,
                    });
                }
                hashes.entry(case).or_default().push(Digest::read(&hash));
                ends.insert(case, (seq, hash));
            }
            Line::Checkpoint {
                checkpoint,
                body,
                previous,
                hash,
            } => {
                report.checkpoints += 1;
                let before = report
                    .head
                    .as_ref()
                    .map_or_else(checkpoint_genesis, |head| head.hash.clone());
                let read: Option<Checkpoint> = serde_json::from_str(&body).ok();
                let sound = previous == before
                    && link(&previous, &body) == hash
                    && checkpoint == report.checkpoints
                    && read.as_ref().is_some_and(|read| read.no == checkpoint);
                if !sound {
                    report.faults.push(Fault {
                        place: Place::Checkpoint { no: checkpoint },
                        kind: FaultKind::Altered,
                    });
                }
                for head in read.into_iter().flat_map(|read| read.heads) {
                    named.insert(head.case, (head.seq, Digest::read(&head.hash)));
                }
                noted_seen |=
                    noted.is_some_and(|noted| noted.no == checkpoint && noted.hash == hash);
                report.head = Some(ChainHead {
                    no: checkpoint,
                    hash,
                });
            }
        }
    }
    report.cases = ends.len() as u64;
    let of = |case: CaseId, seq: u64| {
        let place = usize::try_from(seq).ok()?.checked_sub(1)?;
        hashes.get(&case)?.get(place)
    };
    for (case, (seq, hash)) in &ends {
        let kind = match named.remove(case) {
            Some((last, end)) if last == *seq && end == Digest::read(hash) => continue,
            Some((last, _)) if last > *seq => FaultKind::Deleted,
            Some((last, end)) if of(*case, last) == Some(&end) => FaultKind::NotCheckpointed,
            Some(_) => FaultKind::Altered,
            None => FaultKind::NotCheckpointed,
        };
        if !broken.contains(case) {
            report.faults.push(Fault {
                place: Place::Case {
                    case: case.to_string(),
                },
                kind,
            });
        }
    }
    for (case, _) in named {
        report.faults.push(Fault {
            place: Place::Case {
                case: case.to_string(),
            },
            kind: FaultKind::MissingCase,
        });
    }
    if let Some(noted) = noted.filter(|_| !noted_seen) {
        report.faults.push(Fault {
            place: Place::Checkpoint { no: noted.no },
            kind: FaultKind::Deleted,
        });
    }
    Ok(report)
}
