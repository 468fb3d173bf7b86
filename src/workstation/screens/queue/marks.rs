//! The cases that an officer has marked, each in the version that was seen.

use std::collections::BTreeMap;

use super::rows::Rows;
use crate::casework::CaseId;
use crate::casework::queue::Row;

/// Marks that were taken away, with what was shown then: they can be brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    pub queue: String,
    /// The saved view, when it was one.
    pub view: Option<String>,
    pub marks: Marks,
}

/// Marked cases with their versions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks(BTreeMap<CaseId, u64>);

impl Marks {
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    #[must_use]
    pub fn contains(&self, case: CaseId) -> bool {
        self.0.contains_key(&case)
    }

    pub fn mark(&mut self, row: &Row) {
        self.0.insert(row.id, row.version);
    }

    pub fn unmark(&mut self, case: CaseId) {
        self.0.remove(&case);
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Drops the marks of cases that left the queue or changed since they were marked, and returns
    /// how many.
    pub fn keep_unchanged(&mut self, rows: &Rows) -> usize {
        if self.0.is_empty() {
            return 0;
        }
        let before = self.0.len();
        let kept = rows
            .versions()
            .filter(|(case, version)| self.0.get(case) == Some(version))
            .collect();
        self.0 = kept;
        before - self.0.len()
    }

    /// Returns the marked rows in the order of the queue.
    pub fn rows<'r>(&'r self, rows: &'r Rows) -> impl Iterator<Item = Row> + 'r {
        (0..)
            .zip(rows.versions())
            .filter(|(_, (case, _))| self.contains(*case))
            .filter_map(|(place, _)| rows.get(place))
    }
}
