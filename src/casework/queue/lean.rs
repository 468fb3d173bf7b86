//! Rows that come and go one by one, each in little memory: the server has those of every queue.
//!
//! [`PackedRows`](super::packed::PackedRows) is for rows that are read together and stay. Here
//! each row stands for itself and what it shares with others is kept once for as long as somebody
//! has it: a fourth of what a [`Row`] takes.

use std::borrow::Borrow;
use std::collections::HashSet;
use std::hash::Hash;
use std::sync::Arc;

use super::Row;
use super::parts::{Assigned, InParts, Lengths, Own, Parts, Shape};

/// A row of which only what is its own is kept with it.
#[derive(Debug)]
pub struct LeanRow {
    own: Own,
    lengths: Lengths,
    shape: Arc<Shape>,
    assigned: Arc<Assigned>,
    /// The texts of its own, and behind them what it is searched by.
    text: Box<str>,
}

/// What lean rows share.
#[derive(Debug, Default)]
pub struct Pool {
    shapes: Shared<Shape>,
    assigned: Shared<Assigned>,
}

impl Pool {
    /// Makes a row lean.
    pub fn lean(&mut self, mut row: Row) -> LeanRow {
        let search = std::mem::take(&mut row.search);
        let mut text = String::new();
        let parts = Parts::of(row, &mut text);
        text.push_str(&search);
        LeanRow {
            own: parts.own,
            lengths: parts.lengths,
            shape: self.shapes.share(parts.shape),
            assigned: self.assigned.share(parts.assigned),
            text: text.into_boxed_str(),
        }
    }
}

impl InParts for LeanRow {
    fn own(&self) -> &Own {
        &self.own
    }
    fn shape(&self) -> &Shape {
        &self.shape
    }
    fn assigned(&self) -> &Assigned {
        &self.assigned
    }
    fn lengths(&self) -> Lengths {
        self.lengths
    }
    fn texts(&self) -> &str {
        &self.text[..self.lengths.all()]
    }
    fn folded(&self) -> &str {
        &self.text[self.lengths.all()..]
    }
}

/// Values that are kept once each, for as long as somebody has them.
#[derive(Debug)]
struct Shared<T> {
    values: HashSet<Arc<T>>,
    /// With so many, those that nobody has any more are dropped.
    sweep_at: usize,
}

/// Fewer are never swept.
const FEW: usize = 1024;

impl<T> Default for Shared<T> {
    fn default() -> Self {
        Self {
            values: HashSet::new(),
            sweep_at: FEW,
        }
    }
}

impl<T: Eq + Hash> Shared<T> {
    fn share(&mut self, value: T) -> Arc<T> {
        if let Some(there) = self.values.get(Borrow::<T>::borrow(&value)) {
            return Arc::clone(there);
        }
        if self.values.len() >= self.sweep_at {
            self.values.retain(|value| Arc::strong_count(value) > 1);
            self.sweep_at = (self.values.len() * 2).max(FEW);
        }
        let value = Arc::new(value);
        self.values.insert(Arc::clone(&value));
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::queue::filter::sample_row;

    #[test]
    fn a_lean_row_is_the_row_that_it_was() {
        let row = sample_row();
        let other = Row {
            iin_masked: None,
            assigned_to: None,
            assigned_name: None,
            search: String::new(),
            number: String::new(),
            ..row.clone()
        };
        let mut pool = Pool::default();
        for row in [row, other] {
            assert_eq!(pool.lean(row.clone()).whole(), row);
        }
    }

    #[test]
    fn rows_share_what_they_have_in_common_until_nobody_has_it() {
        let mut pool = Pool::default();
        let one = pool.lean(sample_row());
        let two = pool.lean(Row {
            version: 9,
            ..sample_row()
        });
        assert!(Arc::ptr_eq(&one.shape, &two.shape));
        assert!(Arc::ptr_eq(&one.assigned, &two.assigned));
        for notes in 0..u32::try_from(3 * FEW).unwrap() {
            drop(pool.lean(Row {
                notes: notes + 1_000,
                ..sample_row()
            }));
        }
        assert!(pool.shapes.values.len() <= FEW);
        let three = pool.lean(sample_row());
        assert!(
            Arc::ptr_eq(&one.shape, &three.shape),
            "what somebody has stays"
        );
    }
}
