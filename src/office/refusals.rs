//! What was refused, on its way into the access log: failed sign-ins, what a role does not allow,
//! and who was told to wait.
//!
//! Whoever tries ten thousand times in a minute fills no disk: what is refused to one login at one
//! address in one way is one line a minute that says how often. A login that nobody has is not
//! written down, because people type passwords there. Of more kinds than [`LINES`] in a minute the
//! rest is one line. A server that is killed loses the last minute.
//!
//! ```text
//!   refused ──► counts of this minute ──► every minute, when somebody reads the log, at the end
//! ```

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::{CancellationToken, DropGuard};
use uuid::Uuid;

use super::Office;
use super::guessing::network;
use crate::casework::{Login, RawText};
use crate::clock::Clock;
use crate::store::plan::Access;
use crate::store::{Plan, Store, StoreError};

/// How often what was counted is written.
const EVERY: Duration = Duration::from_secs(60);
/// The most kinds that are counted in a minute.
const KINDS: usize = 4096;
/// The most lines that are written of a minute.
const LINES: usize = 128;
/// Stands where nobody has the login, or there was none.
const NOBODY: &str = "-";
/// The most characters of a login that was tried.
const LOGIN_CHARS: usize = 64;

/// How something was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refused {
    /// Login or password was wrong, or the identity provider did not say who it was.
    SignIn,
    /// A sign-in that was not tried because of those that failed before.
    Guessing,
    /// The role does not allow it.
    Role,
    /// More requests than an account or address may make.
    Rate,
}

impl Refused {
    const fn act(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in-failed",
            Self::Guessing => "sign-in-held-up",
            Self::Role => "not-allowed",
            Self::Rate => "too-many-requests",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    refused: Refused,
    login: String,
    network: String,
    /// Method and route; empty for a sign-in.
    route: String,
}

/// What was refused and is not written yet.
#[derive(Debug, Default)]
pub(super) struct Refusals {
    waiting: Mutex<Waiting>,
    /// Held while what waits is written.
    writing: tokio::sync::Mutex<()>,
}

#[derive(Debug, Default)]
struct Waiting {
    counts: BTreeMap<Kind, u64>,
    /// What was of more kinds than are counted.
    rest: u64,
}

impl Refusals {
    fn note(&self, kind: Kind) {
        let mut waiting = self.lock();
        if waiting.counts.len() >= KINDS && !waiting.counts.contains_key(&kind) {
            waiting.rest += 1;
            return;
        }
        *waiting.counts.entry(kind).or_default() += 1;
    }

    /// Writes the office's own minute after minute, until the guard is dropped.
    pub fn write_down(self: &Arc<Self>, store: Store, wall: Clock) -> DropGuard {
        let (refusals, closing) = (Arc::clone(self), CancellationToken::new());
        let closed = closing.clone();
        tokio::spawn(async move {
            let mut minute = interval(EVERY);
            minute.set_missed_tick_behavior(MissedTickBehavior::Delay);
            loop {
                tokio::select! {
                    () = closed.cancelled() => return,
                    _ = minute.tick() => {}
                }
                if let Err(error) = refusals.write(&store, wall.now()).await {
                    tracing::warn!(%error, "what was refused cannot be written down now");
                }
            }
        });
        closing.drop_guard()
    }

    /// Writes what waits. What cannot be written waits on.
    pub async fn write(&self, store: &Store, now: DateTime<Utc>) -> Result<(), StoreError> {
        let _writing = self.writing.lock().await;
        let taken = std::mem::take(&mut *self.lock());
        let lines = match lines(&taken, store, now).await {
            Ok(lines) => lines,
            Err(error) => {
                self.put_back(taken);
                return Err(error);
            }
        };
        if lines.is_empty() {
            return Ok(());
        }
        if let Err(error) = store.write(Plan::AccessLines(lines)).await {
            self.put_back(taken);
            return Err(error);
        }
        Ok(())
    }

    fn put_back(&self, taken: Waiting) {
        let mut waiting = self.lock();
        for (kind, times) in taken.counts {
            *waiting.counts.entry(kind).or_default() += times;
        }
        waiting.rest += taken.rest;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns the lines that a minute leaves.
async fn lines(
    waiting: &Waiting,
    store: &Store,
    now: DateTime<Utc>,
) -> Result<Vec<Access>, StoreError> {
    let mut counts: BTreeMap<Kind, u64> = BTreeMap::new();
    let mut known: BTreeMap<&str, bool> = BTreeMap::new();
    for (kind, times) in &waiting.counts {
        let is_known = match (known.get(&*kind.login), Login::parse(&kind.login)) {
            (Some(is_known), _) => *is_known,
            (None, Err(_)) => false,
            (None, Ok(login)) => store.account(&login).await?.is_some(),
        };
        known.insert(&kind.login, is_known);
        let mut kind = kind.clone();
        if !is_known {
            NOBODY.clone_into(&mut kind.login);
        }
        *counts.entry(kind).or_default() += times;
    }
    let mut counts: Vec<(Kind, u64)> = counts.into_iter().collect();
    // Those that somebody tried most often, and of somebody we know, are told one by one.
    counts.sort_by_key(|(kind, times)| (kind.login == NOBODY, std::cmp::Reverse(*times)));
    let rest = counts.split_off(counts.len().min(LINES));
    let rest = waiting.rest + rest.iter().map(|(_, times)| times).sum::<u64>();
    let line = |act, login: String, note: String| Access {
        id: Uuid::now_v7(),
        at: now,
        login,
        act,
        case: None,
        assigned: None,
        document: None,
        note: Some(RawText::from(note)),
    };
    let mut lines: Vec<Access> = counts
        .into_iter()
        .map(|(kind, times)| {
            let mut note = format!("from={} times={times}", kind.network);
            if !kind.route.is_empty() {
                note.push_str(" at=");
                note.push_str(&kind.route);
            }
            line(kind.refused.act(), kind.login, note)
        })
        .collect();
    if rest > 0 {
        let note = format!("from=elsewhere times={rest}");
        lines.push(line("refused-elsewhere", NOBODY.to_owned(), note));
    }
    Ok(lines)
}

impl Office {
    /// Counts something that was refused, for the access log. `login` is as it was given, `route`
    /// what was asked for; both may be empty.
    pub fn note_refused(&self, refused: Refused, login: &str, address: &str, route: &str) {
        self.refusals.note(Kind {
            refused,
            login: login.chars().take(LOGIN_CHARS).collect(),
            network: network(address),
            route: route.to_owned(),
        });
    }

    /// Writes down what was refused so far.
    pub(super) async fn write_refusals(&self) -> Result<(), StoreError> {
        self.refusals.write(&self.store, self.wall.now()).await
    }
}
