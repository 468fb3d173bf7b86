//! A queue that changes: the packed rows that came first, shared, and the few that changed since
//! laid over them.
//!
//! What is on the screen, what waits for F5 and what is on its way are the same hundred thousand
//! rows but for a handful. So each of them is a list of numbers into one base that they share, and
//! rows of its own for what changed.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::facts::RowFacts;
use super::filter::Resolved;
use super::packed::{PackedRow, PackedRows};
use super::sort::Sort;
use crate::casework::CaseId;

/// So many rows over the base are always fine; beyond an eighth of it all are packed anew.
const OVER_LEAST: usize = 256;
const OVER_SHARE: usize = 8;

/// Rows in an order.
#[derive(Debug, Clone, Default)]
pub struct LayeredRows {
    base: Arc<PackedRows>,
    /// Numbered behind those of the base.
    over: PackedRows,
    /// The numbers in order; nothing where they are those of the base in its own order.
    order: Option<Vec<u32>>,
}

/// How rows differ from others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    pub changed: BTreeSet<CaseId>,
    /// Rows that are not in the queue any more.
    pub left: BTreeSet<CaseId>,
    /// How many rows came in.
    pub arrived: usize,
}

impl Difference {
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

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("a queue has fewer rows than 2^32")
}

impl LayeredRows {
    /// Returns rows with nothing over them, in the order in which they are.
    #[must_use]
    pub fn of(rows: PackedRows) -> Self {
        Self {
            base: Arc::new(rows),
            ..Self::default()
        }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.order.as_ref().map_or(self.base.len(), Vec::len)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the numbers of the rows, in order.
    fn numbers(&self) -> impl Iterator<Item = u32> {
        let own = self.order.as_deref();
        (0..number(self.len())).map(move |place| own.map_or(place, |order| order[place as usize]))
    }

    fn numbered(&self, number: u32) -> Option<PackedRow<'_>> {
        let base = u32::try_from(self.base.len()).ok()?;
        match number.checked_sub(base) {
            None => self.base.at(number),
            Some(over) => self.over.at(over),
        }
    }

    /// Returns the row at a place, to be read where it lies.
    #[must_use]
    pub fn at(&self, place: u32) -> Option<PackedRow<'_>> {
        match &self.order {
            None => self.base.at(place),
            Some(order) => self.numbered(*order.get(place as usize)?),
        }
    }

    /// Goes through the rows in their order.
    pub fn iter(&self) -> impl Iterator<Item = PackedRow<'_>> {
        self.numbers().filter_map(|number| self.numbered(number))
    }

    /// Returns the places of the rows that meet a filter.
    #[must_use]
    pub fn select(&self, filter: &Resolved) -> Vec<u32> {
        let found = self.base.select(filter);
        let Some(order) = &self.order else {
            return found;
        };
        let base = self.base.len();
        let mut hits = vec![false; base + self.over.len()];
        let over = self.over.select(filter).into_iter();
        for hit in found
            .into_iter()
            .map(|at| at as usize)
            .chain(over.map(|at| base + at as usize))
        {
            hits[hit] = true;
        }
        (0..)
            .zip(order)
            .filter(|(_, number)| hits[**number as usize])
            .map(|(place, _)| place)
            .collect()
    }

    /// Returns the places of all rows in an order.
    #[must_use]
    pub fn order(&self, sort: &Sort) -> Vec<u32> {
        sort.order(self.iter())
    }

    /// Returns these rows, which stand in the order `sort`, with those that changed laid over them
    /// and without those that left.
    #[must_use]
    pub fn laid_over(&self, changed: &PackedRows, left: &[CaseId], sort: &Sort) -> Self {
        let gone: HashSet<CaseId> = changed
            .versions()
            .map(|(case, _)| case)
            .chain(left.iter().copied())
            .collect();
        let base = self.base.len();
        if self.over.len() + changed.len() > (base / OVER_SHARE).max(OVER_LEAST) {
            let kept = self.iter().filter(|row| !gone.contains(&row.id()));
            let all: PackedRows = kept.chain(changed.iter()).map(PackedRow::whole).collect();
            return Self::of(all.sorted(sort));
        }
        let over = self.over.with(changed, |case| gone.contains(&case));
        let mut kept = 0;
        let renumbered: Vec<Option<u32>> = self
            .over
            .versions()
            .map(|(case, _)| {
                (!gone.contains(&case)).then(|| {
                    kept += 1;
                    number(base + kept - 1)
                })
            })
            .collect();
        let mut order: Vec<u32> = self
            .numbers()
            .filter_map(|number| match (number as usize).checked_sub(base) {
                None => {
                    let case = self.base.id(number)?;
                    (!gone.contains(&case)).then_some(number)
                }
                Some(over) => renumbered.get(over).copied().flatten(),
            })
            .collect();
        let mut rows = Self {
            base: Arc::clone(&self.base),
            over,
            order: None,
        };
        for new in number(base + kept)..number(base + rows.over.len()) {
            let Some(row) = rows.numbered(new) else {
                continue;
            };
            let at = order.partition_point(|number| {
                rows.numbered(*number)
                    .is_some_and(|other| sort.compare(&other, &row).is_lt())
            });
            order.insert(at, new);
        }
        rows.order = Some(order);
        rows
    }

    /// Says how newer rows differ from these.
    #[must_use]
    pub fn differ(&self, newer: &Self) -> Difference {
        // What both have of the base that they share is the same and need not be looked at.
        let base = if Arc::ptr_eq(&self.base, &newer.base) {
            self.base.len()
        } else {
            0
        };
        let of_base = |rows: &Self| {
            let mut has = vec![false; base];
            for number in rows.numbers() {
                if let Some(has) = has.get_mut(number as usize) {
                    *has = true;
                }
            }
            has
        };
        let (here, there) = (of_base(self), of_base(newer));
        let rest = |rows: &Self, other: &[bool]| -> Vec<u32> {
            rows.numbers()
                .filter(|number| !other.get(*number as usize).is_some_and(|has| *has))
                .collect()
        };
        let now: HashMap<CaseId, PackedRow<'_>> = rest(newer, &here)
            .into_iter()
            .filter_map(|number| newer.numbered(number))
            .map(|row| (row.id(), row))
            .collect();
        let mut differ = Difference::default();
        let mut stayed = 0;
        let before = rest(self, &there);
        for row in before
            .into_iter()
            .filter_map(|number| self.numbered(number))
        {
            match now.get(&row.id()) {
                None => {
                    differ.left.insert(row.id());
                }
                Some(newer) => {
                    stayed += 1;
                    if *newer != row {
                        differ.changed.insert(row.id());
                    }
                }
            }
        }
        differ.arrived = now.len() - stayed;
        differ
    }
}

impl PartialEq for LayeredRows {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().zip(other.iter()).all(|(a, b)| a == b)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::casework::Login;
    use crate::casework::queue::Row;
    use crate::casework::queue::filter::{FilterContext, parse, sample_row};
    use crate::regulation::Calendar;

    /// A row of which a case has several over time.
    fn row(case: u8, version: u64) -> Row {
        let row = sample_row();
        Row {
            id: CaseId(uuid::Uuid::from_u128(case.into())),
            number: format!("26-{case:06}"),
            version,
            notes: u32::from(version == 2),
            due_at: Some(row.received_at + chrono::Duration::hours(i64::from(case) % 5)),
            search: format!("дело {} 26-{case:06}", version % 3),
            ..row
        }
    }

    fn whole(rows: &LayeredRows) -> Vec<Row> {
        rows.iter().map(PackedRow::whole).collect()
    }

    proptest! {
        #[test]
        fn what_changes_again_and_again_is_what_it_would_be_anew(
            first in proptest::collection::btree_set(0..60_u8, 0..40),
            changes in proptest::collection::vec(
                (proptest::collection::btree_set(0..80_u8, 0..6), proptest::collection::btree_set(0..80_u8, 0..4)),
                0..5,
            ),
            word in "[0-2]",
        ) {
            let sort: Sort = "-due".parse().expect("an order");
            let start: PackedRows = first.iter().map(|case| row(*case, 1)).collect();
            let mut rows = LayeredRows::of(start.sorted(&sort));
            let mut plain = whole(&rows);
            for (version, (changed, left)) in (2..).zip(changes) {
                let left: Vec<CaseId> = left
                    .difference(&changed)
                    .map(|case| row(*case, 1).id)
                    .collect();
                let new: Vec<Row> = changed.iter().map(|case| row(*case, version)).collect();
                let before = (rows.clone(), plain.clone());
                rows = rows.laid_over(&new.iter().cloned().collect(), &left, &sort);
                plain.retain(|row| !left.contains(&row.id) && new.iter().all(|new| new.id != row.id));
                plain.extend(new);
                plain = sort.sorted::<Row, _>(plain);
                prop_assert_eq!(whole(&rows), plain.clone());

                let differ = before.0.differ(&rows);
                let stands = |all: &[Row], row: &Row| all.iter().find(|one| one.id == row.id).cloned();
                let gone = before.1.iter().filter(|row| stands(&plain, row).is_none());
                prop_assert_eq!(differ.left, gone.map(|row| row.id).collect());
                let other = before.1.iter().filter(|row| stands(&plain, row).is_some_and(|now| now != **row));
                prop_assert_eq!(differ.changed, other.map(|row| row.id).collect());
                let came = plain.iter().filter(|row| stands(&before.1, row).is_none());
                prop_assert_eq!(differ.arrived, came.count());
            }
            let me = Login::parse("e.serik").expect("a login");
            let calendar = Calendar { zone: "Asia/Almaty".to_owned(), years: std::collections::BTreeMap::new() };
            let context = FilterContext { me: &me, now: sample_row().received_at, calendar: &calendar };
            for filter in [word.clone(), "flag:note".to_owned(), format!("-{word}")] {
                let filter = parse(&filter).expect("a filter").resolve(&context).expect("no days");
                let found: Vec<Row> = rows.select(&filter).into_iter().filter_map(|at| rows.at(at)).map(PackedRow::whole).collect();
                let meant: Vec<Row> = plain.iter().filter(|row| filter.matches(*row)).cloned().collect();
                prop_assert_eq!(found, meant);
            }
        }
    }

    #[test]
    fn a_change_shares_the_rows_that_stay() {
        let base: PackedRows = (0..200).map(|case| row(case, 1)).collect();
        let sort = Sort::default();
        let rows = LayeredRows::of(base);
        let newer = rows.laid_over(&[row(7, 2)].into_iter().collect(), &[], &sort);
        assert!(Arc::ptr_eq(&rows.base, &newer.base));
        assert_eq!((newer.len(), newer.over.len()), (200, 1));
    }
}
