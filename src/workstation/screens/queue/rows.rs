//! A whole queue in memory: its rows in the order of the queue, and their folded texts in one
//! piece for searching.
//!
//! Sorting, folding and comparing with what is shown cost what is in the queue, so the runner does
//! them off the screen's thread; the screen only reads.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::casework::CaseId;
use crate::casework::queue::Row;
use crate::casework::queue::column::FoldedColumn;
use crate::casework::queue::filter::Resolved;
use crate::casework::queue::sort::Sort;

/// The rows of a queue.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    rows: Vec<Row>,
    column: FoldedColumn,
    sort: Sort,
}

impl PartialEq for Rows {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows && self.sort == other.sort
    }
}

impl Rows {
    /// Returns the rows in an order, with their folded texts.
    #[must_use]
    pub fn of(rows: Vec<Row>, sort: Sort) -> Self {
        let rows = sort.sorted(rows);
        let column = FoldedColumn::of(&rows);
        Self { rows, column, sort }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Returns the row at a place.
    #[must_use]
    pub fn get(&self, place: u32) -> Option<&Row> {
        self.rows.get(usize::try_from(place).ok()?)
    }

    /// Goes through the rows in their order.
    pub fn iter(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter()
    }

    /// Returns these rows with those that changed laid over them and without those that left.
    #[must_use]
    pub fn laid_over(&self, changed: Vec<Row>, left: &[CaseId]) -> Self {
        let gone: HashSet<CaseId> = changed
            .iter()
            .map(|row| row.id)
            .chain(left.iter().copied())
            .collect();
        let mut rows: Vec<Row> = self
            .rows
            .iter()
            .filter(|row| !gone.contains(&row.id))
            .cloned()
            .collect();
        rows.extend(changed);
        Self::of(rows, self.sort.clone())
    }

    /// Returns the places of all rows, in an order.
    #[must_use]
    pub fn all(&self, sort: &Sort) -> Vec<u32> {
        let count = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        self.ordered((0..count).collect(), sort)
    }

    /// Returns the places of the rows that meet a filter, in an order.
    #[must_use]
    pub fn select(&self, filter: &Resolved, sort: &Sort) -> Vec<u32> {
        self.ordered(filter.select(&self.rows, &self.column), sort)
    }

    fn ordered(&self, mut places: Vec<u32>, sort: &Sort) -> Vec<u32> {
        if *sort != self.sort {
            sort.sort(&self.rows, &mut places);
        }
        places
    }
}

/// How newer rows differ from those on the screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    pub changed: BTreeSet<CaseId>,
    /// Rows that are not in the queue any more.
    pub left: BTreeSet<CaseId>,
    /// How many rows came in.
    pub arrived: usize,
}

impl Difference {
    /// Compares newer rows with those that are shown.
    #[must_use]
    pub fn between(shown: &Rows, newer: &Rows) -> Self {
        let now: BTreeMap<CaseId, &Row> = newer.rows.iter().map(|row| (row.id, row)).collect();
        let mut difference = Self::default();
        let mut stayed = 0;
        for row in &shown.rows {
            match now.get(&row.id) {
                None => {
                    difference.left.insert(row.id);
                }
                Some(newer) => {
                    stayed += 1;
                    if *newer != row {
                        difference.changed.insert(row.id);
                    }
                }
            }
        }
        difference.arrived = newer.rows.len() - stayed;
        difference
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.left.is_empty() && self.arrived == 0
    }

    /// Returns how many rows differ.
    #[must_use]
    pub fn count(&self) -> usize {
        self.changed.len() + self.left.len() + self.arrived
    }
}
