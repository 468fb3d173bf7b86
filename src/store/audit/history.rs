//! Judging the histories of a batch of cases. Pure: it reads nothing but what it was handed.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::checkpoints::{End, Heads};
use super::{Editions, Fault, FaultKind, Place};
use crate::casework::queue::Row;
use crate::casework::{Case, CaseId, Event as What, Recorded, fold};
use crate::regulation::{Procedure, StageKind};
use crate::store::chain::{Digest, canonical_text, genesis, link};

#[derive(Debug, sqlx::FromRow)]
pub(super) struct CaseRow {
    pub id: Uuid,
    number: String,
    version: i64,
    head_hash: String,
    state: String,
    queue_row: String,
}

/// A stored event.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Event {
    case_id: Uuid,
    seq: i64,
    at: DateTime<Utc>,
    actor: String,
    kind: String,
    payload: String,
    prev_hash: String,
    hash: String,
}

/// Everything that stands under the identities after the one and up to the other.
#[derive(Debug)]
pub(super) struct Batch {
    pub after: CaseId,
    pub upto: CaseId,
    /// In the order of their identities.
    pub cases: Vec<CaseRow>,
    /// In the order of their cases and numbers, whether the case is there or not.
    pub events: Vec<Event>,
}

/// What a batch was found to be.
#[derive(Debug, Default)]
pub(super) struct Judged {
    pub cases: u64,
    pub events: u64,
    /// In the order of the cases.
    pub faults: Vec<Fault>,
    /// Which of the faults are histories that no longer end as a checkpoint says.
    pub rewritten: Vec<(usize, CaseId)>,
}

/// Why a history is not as it was recorded, and at which event.
struct Broken {
    seq: u64,
    kind: FaultKind,
    /// The chain is whole, but it is another one than a checkpoint names.
    rewritten: bool,
}

impl Broken {
    const fn at(seq: u64, kind: FaultKind) -> Self {
        Self {
            seq,
            kind,
            rewritten: false,
        }
    }
}

impl Batch {
    pub fn judge(&self, heads: &Heads, editions: &Editions) -> Judged {
        let mut judged = Judged {
            cases: self.cases.len() as u64,
            ..Judged::default()
        };
        let named = heads.between(self.after, self.upto);
        let recorded = self.events.chunk_by(|a, b| a.case_id == b.case_id);
        let mut all: Vec<CaseId> = self.cases.iter().map(|case| CaseId(case.id)).collect();
        all.extend(named);
        all.extend(recorded.clone().map(|events| CaseId(events[0].case_id)));
        all.sort_unstable();
        all.dedup();
        let mut cases = self.cases.iter().peekable();
        let mut recorded = recorded.peekable();
        for id in all {
            let case = cases.next_if(|case| case.id == id.0);
            let events = recorded
                .next_if(|events| events[0].case_id == id.0)
                .unwrap_or_default();
            let end = heads.of(id);
            let Some(case) = case else {
                judged.faults.push(of_missing(id, events, end));
                continue;
            };
            judged.events += events.len() as u64;
            match of_case(case, events, end, editions) {
                Ok(()) => {}
                Err((fault, rewritten)) => {
                    if rewritten {
                        judged.rewritten.push((judged.faults.len(), id));
                    }
                    judged.faults.push(fault);
                }
            }
        }
        judged
    }
}

/// A missing case is named by its number where its first event is still there.
fn of_missing(id: CaseId, events: &[Event], end: Option<End>) -> Fault {
    if end.is_none() {
        return Fault {
            place: Place::Case {
                case: id.to_string(),
            },
            kind: FaultKind::NotCheckpointed,
        };
    }
    let first: Option<Recorded> = events
        .first()
        .and_then(|event| serde_json::from_str(&event.payload).ok());
    let case = match first.map(|first| first.event) {
        Some(What::ApplicationReceived(received)) => received.number,
        _ => id.to_string(),
    };
    Fault {
        place: Place::Case { case },
        kind: FaultKind::MissingCase,
    }
}

/// Returns the first fault of a case, and whether its history was written anew.
fn of_case(
    case: &CaseRow,
    events: &[Event],
    end: Option<End>,
    editions: &Editions,
) -> Result<(), (Fault, bool)> {
    let fault = |kind| {
        let place = Place::Case {
            case: case.number.clone(),
        };
        (Fault { place, kind }, false)
    };
    let history = verify_chain(case, events, end).map_err(|broken| {
        let place = Place::Event {
            case: case.number.clone(),
            seq: broken.seq,
        };
        let kind = broken.kind;
        (Fault { place, kind }, broken.rewritten)
    })?;
    // The chain ends at the version of the case, as was just seen.
    if end.map(|end| end.seq) != Some(history.len() as u64) {
        return Err(fault(FaultKind::NotCheckpointed));
    }
    let Some(What::ApplicationReceived(received)) = history.first().map(|first| &first.event)
    else {
        return Err(fault(FaultKind::Altered));
    };
    let Some(Some(edition)) = editions.get(&received.edition_sha256) else {
        return Err(fault(FaultKind::LawMissing));
    };
    let procedure = edition.requests.get(&received.application.request);
    if procedure.is_some_and(|procedure| is_fold(case, &history, procedure)) {
        Ok(())
    } else {
        Err(fault(FaultKind::StateDiffers))
    }
}

/// Returns the history when the whole chain holds, else the first event that does not.
fn verify_chain(
    case: &CaseRow,
    events: &[Event],
    end: Option<End>,
) -> Result<Vec<Recorded>, Broken> {
    let mut previous = genesis(CaseId(case.id));
    let mut history = Vec::with_capacity(events.len());
    for (expected, row) in (1_u64..).zip(events) {
        let seq = u64::try_from(row.seq).unwrap_or_default();
        if seq != expected {
            return Err(Broken::at(expected, FaultKind::Deleted));
        }
        let Ok(recorded) = serde_json::from_str::<Recorded>(&row.payload) else {
            return Err(Broken::at(seq, FaultKind::Altered));
        };
        if recorded.seq != seq {
            return Err(Broken::at(seq, FaultKind::Reordered));
        }
        let as_recorded = row.prev_hash == previous
            && link(&row.prev_hash, &row.payload) == row.hash
            && canonical_text(&recorded) == row.payload
            && recorded.at == row.at
            && recorded.by.login.as_str() == row.actor
            && recorded.event.code() == row.kind;
        if !as_recorded {
            return Err(Broken::at(seq, FaultKind::Altered));
        }
        if end.is_some_and(|end| end.seq == seq && end.hash != Digest::read(&row.hash)) {
            return Err(Broken {
                seq,
                kind: FaultKind::Altered,
                rewritten: true,
            });
        }
        previous.clone_from(&row.hash);
        history.push(recorded);
    }
    let last = history.len() as u64;
    let version = u64::try_from(case.version).unwrap_or_default();
    let known = end.map_or(0, |end| end.seq).max(version);
    if last < known {
        return Err(Broken::at(last + 1, FaultKind::Deleted));
    }
    if last > version || previous != case.head_hash {
        return Err(Broken::at(last, FaultKind::Altered));
    }
    Ok(history)
}

fn is_fold(row: &CaseRow, history: &[Recorded], procedure: &Procedure) -> bool {
    let Some(folded) = fold(history, procedure) else {
        return false;
    };
    let kind = procedure
        .stage(&folded.stage)
        .map_or(StageKind::Intake, |stage| stage.kind);
    let shown = Row::of(&folded, kind);
    serde_json::from_str::<Case>(&row.state).is_ok_and(|stored| stored == folded)
        && serde_json::from_str::<Row>(&row.queue_row).is_ok_and(|stored| stored == shown)
        && folded.number == row.number
}
