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

use chrono::{DateTime, NaiveDate, Utc};

use super::Row;
use super::column::FoldedColumn;
use super::facts::RowFacts;
use super::filter::Resolved;
use super::sort::Sort;
use crate::casework::decision::Outcome;
use crate::casework::{CaseId, Login, RawText, StatusKind};
use crate::regulation::{
    Channel, EditionId, Language, LimitId, RequestKind, ServiceId, StageId, StageKind, UnitId,
};

/// What many rows have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Shape {
    service: ServiceId,
    request: RequestKind,
    channel: Channel,
    unit: UnitId,
    edition: EditionId,
    stage: StageId,
    stage_kind: StageKind,
    status: StatusKind,
    outcome: Option<Outcome>,
    language: Language,
    due_limit: Option<LimitId>,
    notes: u32,
    returned: bool,
    failed_checks: u32,
    hearing: Option<bool>,
    voted: Vec<Login>,
}

/// Who a case is assigned to, as a row says it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Assigned {
    login: Option<Login>,
    name: Option<RawText>,
}

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

/// The rest of a row: what it shares with no other.
#[derive(Debug, Clone, Copy)]
struct Line {
    id: CaseId,
    version: u64,
    received_at: DateTime<Utc>,
    due_at: Option<DateTime<Utc>>,
    registered_on: NaiveDate,
    shape: u32,
    assigned: u32,
    /// Where its texts begin: the number, the applicant, the masked personal number.
    text: u32,
    number_len: u32,
    applicant_len: u32,
    /// Nothing where there is no personal number.
    iin_len: Option<u32>,
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
        self.text.push_str(&row.number);
        self.text.push_str(row.applicant.as_raw());
        self.text
            .push_str(row.iin_masked.as_deref().unwrap_or_default());
        let line = Line {
            id: row.id,
            version: row.version,
            received_at: row.received_at,
            due_at: row.due_at,
            registered_on: row.registered_on,
            text,
            number_len: place(row.number.len()),
            applicant_len: place(row.applicant.as_raw().len()),
            iin_len: row.iin_masked.as_ref().map(|iin| place(iin.len())),
            assigned: self.assigned.number(Assigned {
                login: row.assigned_to,
                name: row.assigned_name,
            }),
            shape: self.shapes.number(Shape {
                service: row.service,
                request: row.request,
                channel: row.channel,
                unit: row.unit,
                edition: row.edition,
                stage: row.stage,
                stage_kind: row.stage_kind,
                status: row.status,
                outcome: row.outcome,
                language: row.language,
                due_limit: row.due_limit,
                notes: row.notes,
                returned: row.returned,
                failed_checks: row.failed_checks,
                hearing: row.hearing,
                voted: row.voted,
            }),
        };
        self.lines.push(line);
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
        self.lines.iter().map(|line| (line.id, line.version))
    }

    /// Returns the case at a place.
    #[must_use]
    pub fn id(&self, place: u32) -> Option<CaseId> {
        self.lines.get(place as usize).map(|line| line.id)
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
        let in_order = pairs
            .into_iter()
            .all(|(a, b)| sort.compare_facts(&a, &b).is_le());
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
        for row in self.iter().filter(|row| !goes(row.line.id)) {
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
    /// Returns the texts of its own, one after the other.
    fn texts(self) -> &'a str {
        let line = self.line;
        let len = line.number_len + line.applicant_len + line.iin_len.unwrap_or_default();
        &self.rows.text[line.text as usize..(line.text + len) as usize]
    }

    fn split(self) -> (&'a str, &'a str, &'a str) {
        let (number, rest) = self.texts().split_at(self.line.number_len as usize);
        let (applicant, iin) = rest.split_at(self.line.applicant_len as usize);
        (number, applicant, iin)
    }

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
        self.line.version
    }

    /// Returns the whole row.
    #[must_use]
    pub fn whole(self) -> Row {
        let (number, applicant, iin) = self.split();
        let (line, shape, assigned) = (self.line, self.shape.clone(), self.assigned.clone());
        Row {
            id: line.id,
            number: number.to_owned(),
            version: line.version,
            service: shape.service,
            request: shape.request,
            channel: shape.channel,
            unit: shape.unit,
            edition: shape.edition,
            stage: shape.stage,
            stage_kind: shape.stage_kind,
            status: shape.status,
            outcome: shape.outcome,
            applicant: RawText::from(applicant),
            iin_masked: line.iin_len.map(|_| iin.to_owned()),
            search: self.search().to_owned(),
            language: shape.language,
            registered_on: line.registered_on,
            received_at: line.received_at,
            due_limit: shape.due_limit,
            due_at: line.due_at,
            assigned_to: assigned.login,
            assigned_name: assigned.name,
            notes: shape.notes,
            returned: shape.returned,
            failed_checks: shape.failed_checks,
            hearing: shape.hearing,
            voted: shape.voted,
        }
    }
}

impl PartialEq for PackedRow<'_> {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (self.line, other.line);
        (a.id, a.version) == (b.id, b.version)
            && (a.received_at, a.due_at, a.registered_on)
                == (b.received_at, b.due_at, b.registered_on)
            && (a.number_len, a.applicant_len, a.iin_len)
                == (b.number_len, b.applicant_len, b.iin_len)
            && self.texts() == other.texts()
            && (std::ptr::eq(self.shape, other.shape) || self.shape == other.shape)
            && (std::ptr::eq(self.assigned, other.assigned) || self.assigned == other.assigned)
            && self.search() == other.search()
    }
}

impl RowFacts for PackedRow<'_> {
    fn id(&self) -> CaseId {
        self.line.id
    }
    fn number(&self) -> &str {
        self.split().0
    }
    fn service(&self) -> &ServiceId {
        &self.shape.service
    }
    fn request(&self) -> RequestKind {
        self.shape.request
    }
    fn channel(&self) -> Channel {
        self.shape.channel
    }
    fn unit(&self) -> &UnitId {
        &self.shape.unit
    }
    fn stage(&self) -> &StageId {
        &self.shape.stage
    }
    fn stage_kind(&self) -> StageKind {
        self.shape.stage_kind
    }
    fn status(&self) -> StatusKind {
        self.shape.status
    }
    fn outcome(&self) -> Option<Outcome> {
        self.shape.outcome
    }
    fn applicant_raw(&self) -> &str {
        self.split().1
    }
    fn search(&self) -> &str {
        self.rows.column.get(self.place)
    }
    fn language(&self) -> Language {
        self.shape.language
    }
    fn registered_on(&self) -> NaiveDate {
        self.line.registered_on
    }
    fn received_at(&self) -> DateTime<Utc> {
        self.line.received_at
    }
    fn due_at(&self) -> Option<DateTime<Utc>> {
        self.line.due_at
    }
    fn assigned_to(&self) -> Option<&Login> {
        self.assigned.login.as_ref()
    }
    fn assigned_name_raw(&self) -> Option<&str> {
        self.assigned.name.as_ref().map(|name| name.as_raw())
    }
    fn has_notes(&self) -> bool {
        self.shape.notes > 0
    }
    fn is_returned(&self) -> bool {
        self.shape.returned
    }
    fn has_failed_checks(&self) -> bool {
        self.shape.failed_checks > 0
    }
    fn has_hearing(&self) -> bool {
        self.shape.hearing.is_some()
    }
    fn voted(&self) -> &[Login] {
        &self.shape.voted
    }
}

#[cfg(test)]
mod tests;
