//! A whole queue in memory: its rows in the order of the queue, and their folded texts in one
//! piece for searching.
//!
//! Sorting, folding and comparing with what is shown cost what is in the queue, so the runner does
//! them off the screen's thread; the screen only reads.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use crate::casework::CaseId;
use crate::casework::decision::Outcome;
use crate::casework::queue::Row;
use crate::casework::queue::facts::RowFacts;
use crate::casework::queue::filter::Resolved;
pub use crate::casework::queue::layered::Difference;
use crate::casework::queue::layered::LayeredRows;
use crate::casework::queue::packed::{PackedRow, PackedRows};
use crate::casework::queue::sort::Sort;

/// The rows of a queue.
#[derive(Debug, Default)]
pub struct Rows {
    rows: LayeredRows,
    sort: Sort,
    /// The values that occur, each with a row that has it, by what they are values of.
    known: [BTreeMap<String, u32>; Known::COUNT],
    /// Another order that was asked for last, so that each letter of a filter does not sort anew.
    other: Mutex<Option<Arc<Order>>>,
}

/// What is known of the values that occur in a queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    Service,
    Stage,
    Unit,
    /// Logins.
    Assigned,
}

impl Known {
    const COUNT: usize = 4;
}

/// All rows in an order other than their own.
#[derive(Debug)]
struct Order {
    sort: Sort,
    /// The places in order.
    places: Vec<u32>,
    /// Where each place stands in it.
    ranks: Vec<u32>,
}

impl PartialEq for Rows {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows && self.sort == other.sort
    }
}

impl Rows {
    /// Returns the rows in an order.
    #[must_use]
    pub fn of(rows: Vec<Row>, sort: Sort) -> Self {
        Self::packed(rows.into_iter().collect(), sort)
    }

    /// Returns packed rows in an order.
    #[must_use]
    pub fn packed(rows: PackedRows, sort: Sort) -> Self {
        Self::with(LayeredRows::of(rows.sorted(&sort)), sort)
    }

    /// Returns rows that are in order already: the first of a queue, until all have come.
    #[must_use]
    pub fn in_order(rows: Vec<Row>) -> Self {
        Self::with(LayeredRows::of(rows.into_iter().collect()), Sort::default())
    }

    fn with(rows: LayeredRows, sort: Sort) -> Self {
        let mut known: [BTreeMap<String, u32>; Known::COUNT] = Default::default();
        let mut seen = HashSet::new();
        for (place, row) in (0..).zip(rows.iter()) {
            if !seen.insert(row.naming()) {
                continue;
            }
            for (known, value) in known.iter_mut().zip(row.named()) {
                if let Some(value) = value
                    && !known.contains_key(value)
                {
                    known.insert(value.to_owned(), place);
                }
            }
        }
        Self {
            rows,
            sort,
            known,
            other: Mutex::default(),
        }
    }

    /// Returns the values that occur, each with the place of a row that has it.
    pub fn known(&self, of: Known) -> impl Iterator<Item = (&str, u32)> {
        self.known[of as usize]
            .iter()
            .map(|(value, place)| (value.as_str(), *place))
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Returns these rows with those that changed laid over them and without those that left.
    #[must_use]
    pub fn laid_over(&self, changed: &PackedRows, left: &[CaseId]) -> Self {
        let rows = self.rows.laid_over(changed, left, &self.sort);
        Self::with(rows, self.sort.clone())
    }

    /// Says how newer rows differ from these.
    #[must_use]
    pub fn differ(&self, newer: &Self) -> Difference {
        self.rows.differ(&newer.rows)
    }

    /// Goes through the cases with their versions, in order; costs nothing but the way.
    pub fn versions(&self) -> impl Iterator<Item = (CaseId, u64)> {
        self.rows.iter().map(|row| (row.id(), row.version()))
    }

    /// Returns the case at a place.
    #[must_use]
    pub fn id(&self, place: u32) -> Option<CaseId> {
        self.rows.at(place).map(|row| row.id())
    }

    /// Returns the row of a case.
    #[must_use]
    pub fn of_case(&self, case: CaseId) -> Option<Row> {
        let place = self.versions().position(|(id, _)| id == case)?;
        self.get(u32::try_from(place).ok()?)
    }

    /// Returns the row at a place. It is made anew: ask for what is shown, not for all.
    #[must_use]
    pub fn get(&self, place: u32) -> Option<Row> {
        self.rows.at(place).map(PackedRow::whole)
    }

    /// Returns what was prepared or decided in the row at a place; costs no row.
    #[must_use]
    pub fn outcome(&self, place: u32) -> Option<Outcome> {
        self.rows.at(place)?.outcome()
    }

    /// Returns the first rows whose number has a text in it, at most so many.
    #[must_use]
    pub fn numbered(&self, text: &str, most: usize) -> Vec<Row> {
        let found = self.rows.iter().filter(|row| row.number().contains(text));
        found.take(most).map(PackedRow::whole).collect()
    }

    /// Returns the places of all rows, in an order.
    #[must_use]
    pub fn all(&self, sort: &Sort) -> Vec<u32> {
        if *sort == self.sort {
            return self.places();
        }
        self.order(sort).places.clone()
    }

    /// Returns the places of the rows that meet a filter, in an order.
    #[must_use]
    pub fn select(&self, filter: &Resolved, sort: &Sort) -> Vec<u32> {
        let places = self.rows.select(filter);
        if *sort == self.sort {
            return places;
        }
        let order = self.order(sort);
        let mut ranks: Vec<u32> = places
            .into_iter()
            .map(|place| order.ranks[place as usize])
            .collect();
        ranks.sort_unstable();
        ranks
            .into_iter()
            .map(|rank| order.places[rank as usize])
            .collect()
    }

    fn places(&self) -> Vec<u32> {
        (0..u32::try_from(self.rows.len()).unwrap_or(u32::MAX)).collect()
    }

    fn order(&self, sort: &Sort) -> Arc<Order> {
        let mut other = self.other.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(order) = other.as_ref().filter(|order| order.sort == *sort) {
            return Arc::clone(order);
        }
        let places = self.rows.order(sort);
        let mut ranks = vec![0; places.len()];
        for (rank, place) in (0..).zip(&places) {
            ranks[*place as usize] = rank;
        }
        let order = Arc::new(Order {
            sort: sort.clone(),
            places,
            ranks,
        });
        *other = Some(Arc::clone(&order));
        order
    }
}
