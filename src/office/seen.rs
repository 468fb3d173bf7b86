//! When each session was last heard of: kept in memory between the times it is written down.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

/// Last requests by the hash of the token.
#[derive(Debug, Default)]
pub(super) struct Seen(Mutex<HashMap<String, DateTime<Utc>>>);

/// From this many on, sessions that are surely over are dropped.
const SWEEP_FROM: usize = 4096;

impl Seen {
    pub fn last(&self, token_sha256: &str) -> Option<DateTime<Utc>> {
        self.lock().get(token_sha256).copied()
    }

    pub fn note(&self, token_sha256: &str, at: DateTime<Utc>) {
        let mut seen = self.lock();
        if seen.len() >= SWEEP_FROM && !seen.contains_key(token_sha256) {
            let over = at - TimeDelta::minutes(super::sign_in::IDLE_MINUTES);
            seen.retain(|_, last| *last > over);
        }
        seen.insert(token_sha256.to_owned(), at);
    }

    /// Returns how many sessions are known, as a number to be measured.
    pub fn count(&self) -> f64 {
        super::measured(self.lock().len())
    }

    pub fn forget(&self, token_sha256: &str) {
        self.lock().remove(token_sha256);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, DateTime<Utc>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
