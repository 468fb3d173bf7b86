//! The folded texts of a whole queue in one piece of memory, so that a word is looked for at the
//! speed of memory and not row by row.

use memchr::memmem::Finder;

use super::Row;

/// What [`Row::search`] holds, for all rows of a queue in their order.
#[derive(Debug, Clone, Default)]
pub struct FoldedColumn {
    /// The texts, each with a line break after it; no folded text has one.
    text: String,
    /// Where each text ends (the place of its line break).
    ends: Vec<usize>,
}

impl FoldedColumn {
    /// Returns the column of `rows`. Build it anew when the rows change.
    #[must_use]
    pub fn of(rows: &[Row]) -> Self {
        Self::of_texts(rows.iter().map(|row| row.search.as_str()))
    }

    /// Returns the column of texts that are folded already.
    pub fn of_texts<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut column = Self::default();
        for text in texts {
            column.push(text);
        }
        column
    }

    /// Returns how long the texts are together.
    pub(super) const fn bytes(&self) -> usize {
        self.text.len()
    }

    /// Makes room for so many more rows with so many bytes of text.
    pub(super) fn reserve(&mut self, rows: usize, bytes: usize) {
        self.ends.reserve_exact(rows);
        self.text.reserve_exact(bytes);
    }

    /// Adds the text of a row behind the others.
    pub fn push(&mut self, text: &str) {
        if text.contains('\n') {
            self.text.push_str(&text.replace('\n', " "));
        } else {
            self.text.push_str(text);
        }
        self.ends.push(self.text.len());
        self.text.push('\n');
    }

    /// Returns the text of a row; nothing where there is no such row.
    #[must_use]
    pub fn get(&self, row: usize) -> &str {
        let from = match row.checked_sub(1) {
            None => 0,
            Some(before) => self.ends.get(before).map_or(self.text.len(), |end| end + 1),
        };
        let end = self.ends.get(row).copied().unwrap_or(self.text.len());
        self.text.get(from..end).unwrap_or_default()
    }

    /// Returns how many rows it has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Marks the rows in which the searcher finds something.
    pub(super) fn find(&self, finder: &Finder<'_>, hits: &mut Hits) {
        let mut from = 0;
        let mut row = 0;
        while let Some(found) = self
            .text
            .as_bytes()
            .get(from..)
            .and_then(|rest| finder.find(rest))
        {
            let at = from + found;
            // Hits lie in order, so the row is found by going on; a long way is halved instead.
            row = if self.ends.get(row + 16).is_some_and(|end| *end < at) {
                row + 16 + self.ends[row + 16..].partition_point(|end| *end < at)
            } else {
                row + self.ends[row..].iter().take_while(|end| **end < at).count()
            };
            let Some(end) = self.ends.get(row) else {
                return;
            };
            hits.mark(row);
            from = end + 1;
        }
    }
}

/// A set of rows, one bit each.
pub(super) struct Hits {
    bits: Vec<u64>,
}

impl Hits {
    pub(super) fn none(count: usize) -> Self {
        Self {
            bits: vec![0; count.div_ceil(64)],
        }
    }

    pub(super) fn all(count: usize) -> Self {
        let mut hits = Self {
            bits: vec![u64::MAX; count.div_ceil(64)],
        };
        if let Some(last) = hits.bits.last_mut()
            && !count.is_multiple_of(64)
        {
            *last = (1 << (count % 64)) - 1;
        }
        hits
    }

    fn mark(&mut self, row: usize) {
        self.bits[row / 64] |= 1 << (row % 64);
    }

    /// Keeps the rows that are in `other`, or, with `negated`, those that are not.
    pub(super) fn keep(&mut self, other: &Self, negated: bool) {
        for (bits, other) in self.bits.iter_mut().zip(&other.bits) {
            *bits &= if negated { !other } else { *other };
        }
    }

    /// Returns the rows in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        self.bits.iter().enumerate().flat_map(|(word, bits)| {
            let mut bits = *bits;
            std::iter::from_fn(move || {
                let bit = bits.trailing_zeros() as usize;
                (bits != 0).then(|| {
                    bits &= bits - 1;
                    word * 64 + bit
                })
            })
        })
    }
}
