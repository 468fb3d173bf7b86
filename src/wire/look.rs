//! How far an officer has read a case.
//!
//! The workstation keeps it beside the officer's drafts of the case, as the fields of the draft
//! named [`KIND`](Look::KIND): so it is there at every workstation, and says next time what is new.
//! It is a help for the officer, no record: nothing is decided by it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What an officer has seen of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// The version of the case that was on the screen last; 0 before the first time.
    pub version: u64,
    /// Wall time (UTC).
    pub at: Option<DateTime<Utc>>,
    /// The pages that were on the screen (from 1), by the hash of their paper.
    #[serde(default)]
    pub pages: BTreeMap<String, BTreeSet<u32>>,
}

impl Look {
    /// Under which name it is kept: `PUT /v1/cases/{case}/drafts/reading`.
    pub const KIND: &'static str = "reading";

    /// Notes that a page was on the screen; returns whether that is new.
    pub fn note(&mut self, sha256: &str, page: u32) -> bool {
        self.pages
            .entry(sha256.to_owned())
            .or_default()
            .insert(page)
    }

    /// Returns how many pages of a paper were on the screen.
    #[must_use]
    pub fn pages_of(&self, sha256: &str) -> usize {
        self.pages.get(sha256).map_or(0, BTreeSet::len)
    }
}
