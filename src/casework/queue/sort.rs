//! The order of a queue: `due`, `-registered`, `status,due`.
//!
//! Rows that are equal so far stand by number and then by id, so that every order is total and
//! the same on both sides of the wire. What has no value (no limit presses, nobody is assigned)
//! stands last, whichever way the order runs.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;

use super::Row;
use super::facts::RowFacts;

mod key;
mod names;

pub use names::compare_names;

/// An order of rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sort {
    /// The first key decides; the next ones break ties.
    pub keys: Vec<SortKey>,
}

/// One key of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SortKey {
    pub by: SortBy,
    pub descending: bool,
}

/// What rows are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SortBy {
    Due,
    Registered,
    Received,
    Number,
    /// By name, in the order of the Kazakh alphabet; Latin names come first.
    Applicant,
    Service,
    Request,
    Stage,
    Status,
    Outcome,
    Channel,
    Unit,
    Assigned,
}

/// An order that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("rows cannot be sorted by {name:?}")]
pub struct SortError {
    pub name: String,
    /// The name most like it.
    pub hint: Option<&'static str>,
}

impl SortBy {
    pub const ALL: [Self; 13] = [
        Self::Due,
        Self::Registered,
        Self::Received,
        Self::Number,
        Self::Applicant,
        Self::Service,
        Self::Request,
        Self::Stage,
        Self::Status,
        Self::Outcome,
        Self::Channel,
        Self::Unit,
        Self::Assigned,
    ];

    /// Returns the name as it is written.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Registered => "registered",
            Self::Received => "received",
            Self::Number => "number",
            Self::Applicant => "applicant",
            Self::Service => "service",
            Self::Request => "request",
            Self::Stage => "stage",
            Self::Status => "status",
            Self::Outcome => "outcome",
            Self::Channel => "channel",
            Self::Unit => "unit",
            Self::Assigned => "assigned",
        }
    }
}

impl Sort {
    /// Reads an order: names with commas between them, `-` before one that runs downwards.
    ///
    /// # Errors
    /// [`SortError`] with the name that is not known. An empty text is the order by number.
    pub fn parse(text: &str) -> Result<Self, SortError> {
        let keys = text
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(|name| {
                let (descending, name) = match name.strip_prefix('-') {
                    Some(rest) => (true, rest),
                    None => (false, name.strip_prefix('+').unwrap_or(name)),
                };
                let by = SortBy::ALL
                    .into_iter()
                    .find(|by| by.code() == name)
                    .ok_or_else(|| SortError {
                        name: name.to_owned(),
                        hint: SortBy::ALL
                            .into_iter()
                            .map(SortBy::code)
                            .map(|code| (strsim::jaro_winkler(name, code), code))
                            .filter(|(likeness, _)| *likeness > 0.75)
                            .max_by(|a, b| a.0.total_cmp(&b.0))
                            .map(|(_, code)| code),
                    })?;
                Ok(SortKey { by, descending })
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { keys })
    }

    /// Compares two rows; equal only for the same case.
    #[must_use]
    pub fn compare(&self, a: &impl RowFacts, b: &impl RowFacts) -> Ordering {
        self.keys
            .iter()
            .map(|key| key.compare(a, b))
            .find(|order| order.is_ne())
            .unwrap_or_else(|| {
                compare_numbers(a.number(), b.number()).then_with(|| a.id().cmp(&b.id()))
            })
    }

    /// Returns the places of rows in order, however they are kept.
    pub fn order<F: RowFacts>(&self, rows: impl Iterator<Item = F>) -> Vec<u32> {
        key::order::<F, F>(self, rows)
    }

    /// Puts places of rows (as [`select`](super::filter::Resolved::select) gives them) in order.
    /// What rows are compared by is worked out once for each.
    pub fn sort<R: Borrow<Row>>(&self, rows: &[R], places: &mut [u32]) {
        let order = key::order::<Row, &Row>(
            self,
            places.iter().map(|place| rows[*place as usize].borrow()),
        );
        let sorted: Vec<u32> = order.into_iter().map(|at| places[at as usize]).collect();
        places.copy_from_slice(&sorted);
    }

    /// Returns rows in order, however each is kept.
    #[must_use]
    pub fn sorted<F: RowFacts, R: Borrow<F>>(&self, rows: Vec<R>) -> Vec<R> {
        let order = key::order::<F, &F>(self, rows.iter().map(Borrow::borrow));
        let mut rows: Vec<Option<R>> = rows.into_iter().map(Some).collect();
        order
            .into_iter()
            .filter_map(|at| rows[at as usize].take())
            .collect()
    }
}

impl std::str::FromStr for Sort {
    type Err = SortError;
    fn from_str(text: &str) -> Result<Self, SortError> {
        Self::parse(text)
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, key) in self.keys.iter().enumerate() {
            let comma = if index > 0 { "," } else { "" };
            let minus = if key.descending { "-" } else { "" };
            write!(f, "{comma}{minus}{}", key.by.code())?;
        }
        Ok(())
    }
}

impl SortKey {
    fn compare(self, a: &impl RowFacts, b: &impl RowFacts) -> Ordering {
        let down = self.descending;
        match self.by {
            SortBy::Due => optional(a.due_at(), b.due_at(), down),
            SortBy::Outcome => optional(a.outcome(), b.outcome(), down),
            SortBy::Assigned => match (a.assigned_name_raw(), b.assigned_name_raw()) {
                (Some(a), Some(b)) => turned(compare_names(a, b), down),
                (a, b) => b.is_some().cmp(&a.is_some()),
            },
            SortBy::Registered => turned(a.registered_on().cmp(&b.registered_on()), down),
            SortBy::Received => turned(a.received_at().cmp(&b.received_at()), down),
            SortBy::Number => turned(compare_numbers(a.number(), b.number()), down),
            SortBy::Applicant => turned(compare_names(a.applicant_raw(), b.applicant_raw()), down),
            SortBy::Service => turned(a.service().cmp(b.service()), down),
            SortBy::Request => turned(a.request().cmp(&b.request()), down),
            SortBy::Stage => turned(
                (a.stage_kind(), a.stage()).cmp(&(b.stage_kind(), b.stage())),
                down,
            ),
            SortBy::Status => turned(a.status().cmp(&b.status()), down),
            SortBy::Channel => turned(a.channel().cmp(&b.channel()), down),
            SortBy::Unit => turned(a.unit().cmp(b.unit()), down),
        }
    }
}

fn turned(order: Ordering, descending: bool) -> Ordering {
    if descending { order.reverse() } else { order }
}

/// Compares values of which an absent one stands last.
fn optional<T: Ord>(a: Option<T>, b: Option<T>, descending: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => turned(a.cmp(&b), descending),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// Compares case numbers so that `26-9` stands before `26-10`.
fn compare_numbers(a: &str, b: &str) -> Ordering {
    let (mut a_rest, mut b_rest) = (a.as_bytes(), b.as_bytes());
    loop {
        let (Some(x), Some(y)) = (a_rest.first(), b_rest.first()) else {
            return a_rest.len().cmp(&b_rest.len());
        };
        if x.is_ascii_digit() && y.is_ascii_digit() {
            let (x, a_after) = digits(a_rest);
            let (y, b_after) = digits(b_rest);
            let order = x.len().cmp(&y.len()).then_with(|| x.cmp(y));
            if order.is_ne() {
                return order;
            }
            (a_rest, b_rest) = (a_after, b_after);
        } else {
            if x != y {
                return x.cmp(y);
            }
            (a_rest, b_rest) = (&a_rest[1..], &b_rest[1..]);
        }
    }
}

/// Returns the digits that `text` begins with, without leading zeros, and the rest.
fn digits(text: &[u8]) -> (&[u8], &[u8]) {
    let count = text.iter().take_while(|b| b.is_ascii_digit()).count();
    let (digits, rest) = text.split_at(count);
    let zeros = digits.iter().take_while(|b| **b == b'0').count();
    (&digits[zeros..], rest)
}
