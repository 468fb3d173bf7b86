//! Which version of a case a session was shown last, so that a screen that asks again and again is
//! logged once: kept in memory, because a line too many does no harm and one too few would.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::casework::CaseId;

/// Whose session (the hash of its token), what was shown, and of which case.
pub(super) type Glance = (String, &'static str, CaseId);

/// From this many on they are forgotten, and logged anew.
const MOST: usize = 16_384;

/// The versions that were shown last.
#[derive(Debug, Default)]
pub(super) struct Glances(Mutex<HashMap<Glance, u64>>);

impl Glances {
    /// Returns whether the session was shown this version before.
    pub fn is_known(&self, glance: &Glance, version: u64) -> bool {
        self.lock().get(glance) == Some(&version)
    }

    /// Notes that the line was written.
    pub fn note(&self, glance: Glance, version: u64) {
        let mut known = self.lock();
        if known.len() >= MOST && !known.contains_key(&glance) {
            known.clear();
        }
        known.insert(glance, version);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Glance, u64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
