//! Many rows in little memory: a hundred thousand take some twenty megabytes instead of eighty.
//!
//! A [`Row`] owns a dozen small texts, and most of them are the same in thousands of rows: the
//! service, the stage, the officer. Here each combination of those is kept once and named by its
//! number; the texts of its own that a row has lie in one long text; and the folded texts are the
//! column in which words are looked for. Filters and orders read a row where it lies
//! ([`PackedRow`]); a whole [`Row`] is made only for what is shown.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use super::Row;
use super::column::FoldedColumn;
use super::facts::RowFacts;
use super::filter::Resolved;
use super::parts::{Assigned, InParts, Lengths, Own, Parts, Shape};
use super::sort::Sort;
use crate::casework::{CaseId, Login};

/// Values that are kept once each, and found by their number.
#[derive(Debug, Clone)]
struct Once<T> {
    values: Vec<Arc<T>>,
    numbers: HashMap<Arc<T>, u32>,
}

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            numbers: HashMap::new(),
        }
    }
}

impl<T: Eq + Hash> Once<T> {
    /// Returns the number of a value.
    fn number(&mut self, value: T) -> u32 {
        if let Some(number) = self.numbers.get(&value) {
            return *number;
        }
        let number = place(self.values.len());
        let value = Arc::new(value);
        self.values.push(Arc::clone(&value));
        self.numbers.insert(value, number);
        number
    }

    fn get(&self, number: u32) -> &T {
        &self.values[number as usize]
    }
}

/// The rest of a row, with the places of what it shares and of its texts.
#[derive(Debug, Clone, Copy)]
struct Line {
    own: Own,
    shape: u32,
    assigned: u32,
    /// Where its texts begin.
    text: u32,
    lengths: Lengths,
}

/// Rows in an order, packed.
#[derive(Debug, Clone, Default)]
pub struct PackedRows {
    lines: Vec<Line>,
    text: String,
    shapes: Once<Shape>,
    assigned: Once<Assigned>,
    /// The folded texts, in the order of the lines.
    column: FoldedColumn,
}

/// The most rows that room is made for on the word of a server.
const EXPECTED_MAX: usize = 1 << 20;

fn place(index: usize) -> u32 {
    u32::try_from(index).expect("the rows of a queue and their texts are under 4 GiB")
}

impl PackedRows {
    #[must_use]
    pub const fn len(&self) -> usize {
        self.lines.len()
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Makes room for so many rows in all, each as long as those that are there on average. What
    /// grows piece by piece leaves holes behind that are as large as the whole.
    pub fn expect(&mut self, rows: u64) {
        let rows = usize::try_from(rows)
            .unwrap_or(EXPECTED_MAX)
            .min(EXPECTED_MAX);
        let more = rows.saturating_sub(self.len());
        if self.is_empty() || more == 0 {
            return;
        }
        // An eighth more than the average, so that little remains to be added.
        let come = self.len();
        let needed = |bytes: usize| bytes.div_ceil(come).saturating_mul(more) / 8 * 9;
        self.lines.reserve_exact(more);
        self.text.reserve_exact(needed(self.text.len()));
        self.column.reserve(more, needed(self.column.bytes()));
    }

    /// Adds a row behind the others.
    pub fn push(&mut self, row: Row) {
        self.column.push(&row.search);
        let text = place(self.text.len());
        let parts = Parts::of(row, &mut self.text);
        self.lines.push(Line {
            own: parts.own,
            text,
            lengths: parts.lengths,
            assigned: self.assigned.number(parts.assigned),
            shape: self.shapes.number(parts.shape),
        });
    }

    /// Returns the row at a place, to be read where it lies.
    #[must_use]
    pub fn at(&self, place: u32) -> Option<PackedRow<'_>> {
        let line = self.lines.get(place as usize)?;
        Some(PackedRow {
            line,
            shape: self.shapes.get(line.shape),
            assigned: self.assigned.get(line.assigned),
            rows: self,
            place: place as usize,
        })
    }

    /// Returns the whole row at a place.
    #[must_use]
    pub fn get(&self, place: u32) -> Option<Row> {
        self.at(place).map(PackedRow::whole)
    }

    /// Goes through the rows in their order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = PackedRow<'_>> {
        self.lines
            .iter()
            .enumerate()
            .map(|(place, line)| PackedRow {
                line,
                shape: self.shapes.get(line.shape),
                assigned: self.assigned.get(line.assigned),
                rows: self,
                place,
            })
    }

    /// Returns the cases with their versions, in order: what marks and cursors ask.
    pub fn versions(&self) -> impl ExactSizeIterator<Item = (CaseId, u64)> {
        self.lines
            .iter()
            .map(|line| (line.own.id, line.own.version))
    }

    /// Returns the case at a place.
    #[must_use]
    pub fn id(&self, place: u32) -> Option<CaseId> {
        self.lines.get(place as usize).map(|line| line.own.id)
    }

    /// Returns the places of the rows that meet a filter.
    #[must_use]
    pub fn select(&self, filter: &Resolved) -> Vec<u32> {
        filter.select_from::<PackedRow<'_>, PackedRow<'_>>(self.len(), &self.column, |index| {
            self.at(place(index))
        })
    }

    /// Returns the places of all rows in an order.
    #[must_use]
    pub fn order(&self, sort: &Sort) -> Vec<u32> {
        sort.order(self.iter())
    }

    /// Puts the rows in an order; those that are in it already are left where they are.
    #[must_use]
    pub fn sorted(mut self, sort: &Sort) -> Self {
        let pairs = self.iter().zip(self.iter().skip(1));
        let in_order = pairs.into_iter().all(|(a, b)| sort.compare(&a, &b).is_le());
        if !in_order {
            let order = self.order(sort);
            self.lines = order.iter().map(|at| self.lines[*at as usize]).collect();
            self.column =
                FoldedColumn::of_texts(order.iter().map(|at| self.column.get(*at as usize)));
        }
        self
    }

    /// Returns these rows without those that `goes` names, and behind them `more`.
    #[must_use]
    pub fn with(&self, more: &Self, goes: impl Fn(CaseId) -> bool) -> Self {
        let mut rows = Self {
            shapes: self.shapes.clone(),
            assigned: self.assigned.clone(),
            text: String::with_capacity(self.text.len()),
            lines: Vec::with_capacity(self.len() + more.len()),
            ..Self::default()
        };
        rows.column.reserve(self.len(), self.column.bytes());
        for row in self.iter().filter(|row| !goes(row.line.own.id)) {
            let text = place(rows.text.len());
            rows.text.push_str(row.texts());
            rows.column.push(row.search());
            rows.lines.push(Line { text, ..*row.line });
        }
        for row in more.iter() {
            rows.push(row.whole());
        }
        rows
    }
}

impl PartialEq for PackedRows {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().zip(other.iter()).all(|(a, b)| a == b)
    }
}

impl FromIterator<Row> for PackedRows {
    fn from_iter<I: IntoIterator<Item = Row>>(rows: I) -> Self {
        let mut packed = Self::default();
        packed.extend(rows);
        packed
    }
}

impl Extend<Row> for PackedRows {
    fn extend<I: IntoIterator<Item = Row>>(&mut self, rows: I) {
        for row in rows {
            self.push(row);
        }
    }
}

/// A packed row, read where it lies.
#[derive(Debug, Clone, Copy)]
pub struct PackedRow<'a> {
    line: &'a Line,
    shape: &'a Shape,
    assigned: &'a Assigned,
    rows: &'a PackedRows,
    place: usize,
}

impl<'a> PackedRow<'a> {
    /// Returns the values that queues name their rows by: service, stage, unit, and who has it.
    #[must_use]
    pub fn named(self) -> [Option<&'a str>; 4] {
        [
            Some(self.shape.service.as_str()),
            Some(self.shape.stage.as_str()),
            Some(self.shape.unit.as_str()),
            self.assigned.login.as_ref().map(Login::as_str),
        ]
    }

    /// Returns what stands for all values that [`named`](Self::named) gives: rows with the same
    /// key have the same.
    #[must_use]
    pub fn naming(self) -> (usize, usize) {
        (
            std::ptr::from_ref(self.shape).addr(),
            std::ptr::from_ref(self.assigned).addr(),
        )
    }

    #[must_use]
    pub const fn version(self) -> u64 {
        self.line.own.version
    }

    /// Returns the whole row.
    #[must_use]
    pub fn whole(self) -> Row {
        InParts::whole(&self)
    }
}

impl InParts for PackedRow<'_> {
    fn own(&self) -> &Own {
        &self.line.own
    }
    fn shape(&self) -> &Shape {
        self.shape
    }
    fn assigned(&self) -> &Assigned {
        self.assigned
    }
    fn lengths(&self) -> Lengths {
        self.line.lengths
    }
    fn texts(&self) -> &str {
        let from = self.line.text as usize;
        &self.rows.text[from..from + self.line.lengths.all()]
    }
    fn folded(&self) -> &str {
        self.rows.column.get(self.place)
    }
}

impl PartialEq for PackedRow<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.is_as(other)
    }
}

#[cfg(test)]
mod tests;
