//! What became of a queue since a moment, so that a workstation that follows it never loads it
//! again.
//!
//! The moment is a place in the feed, and law time where the filter counts from now. It belongs
//! to the database and not to this program: whichever server is asked next understands it.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::queues::{Asked, binding};
use super::view::{View, candidates, is_timed};
use super::{Office, OfficeError, QueueView, RowsRequest, Session};
use crate::casework::CaseId;
use crate::casework::queue::facts::RowFacts;
use crate::casework::queue::filter::FilterContext;
use crate::casework::queue::lean::LeanRow;

/// Above this many changed cases the whole queue is sent.
const MOST: usize = 20_000;

/// What changed in a queue.
#[derive(Debug, Clone)]
pub struct QueueDelta {
    /// Rows that are new or not what they were; some may be as they were.
    pub rows: Vec<Arc<LeanRow>>,
    /// Cases that are not in the queue. Some may never have been.
    pub left: Vec<CaseId>,
    pub revision: u64,
    /// The moment to name the next time.
    pub at: String,
}

/// A queue as it was asked for.
#[derive(Debug, Clone)]
pub enum QueueAnswer {
    Whole(QueueView),
    Changed(QueueDelta),
}

/// A moment of a queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Moment {
    feed: u64,
    /// Law time.
    resolved_at: DateTime<Utc>,
}

impl Office {
    /// Returns what became of a queue since the moment `since`; the whole of it when that is not
    /// known any more.
    ///
    /// # Errors
    /// As [`queue_page`](Self::queue_page).
    pub async fn queue_since(
        &self,
        session: &Session,
        request: &RowsRequest,
        since: Option<&str>,
    ) -> Result<QueueAnswer, OfficeError> {
        let actor = &session.actor;
        let asked = self.asked(actor, request)?;
        // Before the rows are looked at: what comes in between is told once more, not left out.
        let settled = self.feed.settled();
        let head = self.feed.head();
        let before = since.and_then(|text| Moment::read(text, &asked));
        let changed = match before {
            None => None,
            Some(before) => {
                self.feed
                    .changed_since(&self.store, before.feed, MOST)
                    .await?
            }
        };
        let whole = |view: &View| {
            QueueAnswer::Whole(QueueView {
                rows: view.rows().to_vec(),
                revision: view.revision(),
                at: written(head, view.resolved_at(), &asked),
            })
        };
        let (Some(before), Some(mut cases)) = (before, changed) else {
            return self.look(&asked, actor, whole);
        };
        let timed = if is_timed(&asked.filter) {
            let context = FilterContext {
                me: &actor.login,
                now: before.resolved_at,
                calendar: self.calendar(),
            };
            Some(asked.filter.resolve(&context)?)
        } else {
            None
        };
        self.look(&asked, actor, |view| {
            self.index.look(|index| {
                // A row is there a moment before its line is.
                let Some(newest) = index.since(settled) else {
                    return whole(view);
                };
                cases.extend(newest.map(|change| change.new.id()));
                if let Some(then) = timed.filter(|_| view.resolved_at() != before.resolved_at) {
                    let could = candidates(&asked.filter, &asked.key.units, &actor.login);
                    let turned = index.of(&could).into_iter();
                    cases.extend(
                        turned
                            .filter(|row| then.matches(row.as_ref()) != view.shows(row))
                            .map(|row| row.id()),
                    );
                }
                cases.sort_unstable();
                cases.dedup();
                let (mut rows, mut left) = (Vec::new(), Vec::new());
                for case in cases {
                    match index.get(case).filter(|row| view.shows(row)) {
                        Some(row) => rows.push(Arc::clone(row)),
                        None => left.push(case),
                    }
                }
                QueueAnswer::Changed(QueueDelta {
                    rows,
                    left,
                    revision: view.revision(),
                    at: written(head, view.resolved_at(), &asked),
                })
            })
        })
    }
}

/// Writes a moment so that it is good for this queue, filter, order and person only.
fn written(feed: u64, resolved_at: DateTime<Utc>, asked: &Asked) -> String {
    let bound = &binding(asked)[..16];
    format!("{feed}.{}.{bound}", resolved_at.timestamp_millis())
}

impl Moment {
    fn read(text: &str, asked: &Asked) -> Option<Self> {
        let (feed, rest) = text.split_once('.')?;
        let (millis, bound) = rest.split_once('.')?;
        if *bound != binding(asked)[..16] {
            return None;
        }
        Some(Self {
            feed: feed.parse().ok()?,
            resolved_at: DateTime::from_timestamp_millis(millis.parse().ok()?)?,
        })
    }
}
