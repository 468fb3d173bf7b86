//! What can be picked as evidence, told in words, and passages taken by the numbers of their lines.

use super::{Item, Picker, draw};
use crate::casework::{Evidence, RawText};
use crate::regulation::{DocumentId, EvidenceKind};
use crate::workstation::dialogs::Context;

/// Something that can be taken as evidence.
#[derive(Debug, Clone, PartialEq)]
pub enum Offered {
    /// Taken as it is: what it is called, and the piece.
    Piece(String, Box<Evidence>),
    /// A paper, of which a page and a passage are named yet.
    Paper { label: String, sha256: String },
}

impl Offered {
    #[must_use]
    pub fn label(&self) -> &str {
        match self {
            Self::Piece(label, _) | Self::Paper { label, .. } => label,
        }
    }
}

/// Returns what a field of evidence offers, in the order of the picker.
pub(in crate::workstation::dialogs) fn offered(
    field: &str,
    kinds: &[EvidenceKind],
    first: &[DocumentId],
    ctx: &Context,
) -> Vec<Offered> {
    let picker = Picker::new(field, kinds.to_vec(), first.to_vec());
    picker
        .items(ctx)
        .into_iter()
        .map(|item| {
            let label = draw::label(&item, ctx);
            let piece = match item {
                Item::Paper(sha256) => return Offered::Paper { label, sha256 },
                Item::Again(piece) => piece,
                Item::Check(check) => Evidence::Check { check },
                Item::Assessment(assessment) => Evidence::Assessment { assessment },
                Item::Recommendation => Evidence::Recommendation,
                Item::Hearing => Evidence::Hearing,
            };
            Offered::Piece(label, Box::new(piece))
        })
        .collect()
}

/// Returns the lines of a page as byte ranges of its raw text.
fn lines_of(raw: &str) -> Vec<std::ops::Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut chars = raw.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}') {
            continue;
        }
        lines.push(start..at);
        if c == '\r' && chars.peek().is_some_and(|(_, next)| *next == '\n') {
            chars.next();
        }
        start = chars.peek().map_or(raw.len(), |(next, _)| *next);
    }
    lines.push(start..raw.len());
    lines
}

/// Returns the lines of a page, each inert.
#[must_use]
pub fn page_lines(raw: &str) -> Vec<String> {
    lines_of(raw)
        .into_iter()
        .map(|line| RawText::from(&raw[line]).clean_line().to_string())
        .collect()
}

/// Returns the passage from one line of a page to another (from 1, both with), exactly as it
/// stands there; `None` when there are no such lines or they hold nothing.
#[must_use]
pub fn passage(raw: &str, from: usize, to: usize) -> Option<RawText> {
    let lines = lines_of(raw);
    let first = lines.get(from.checked_sub(1)?)?;
    let last = lines.get(to.checked_sub(1)?)?;
    let quote = RawText::from(raw.get(first.start..last.end)?.trim());
    (!quote.is_blank()).then_some(quote)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_taken_raw_by_the_numbers_of_its_lines() {
        let raw = "  Диплом № 114-7 \r\nвторая\u{202e} строка\rтретья\n";
        assert_eq!(
            page_lines(raw),
            ["  Диплом № 114-7 ", "вторая<U+202E> строка", "третья", ""]
        );
        let quote = |from, to| passage(raw, from, to).map(|text| text.as_raw().to_owned());
        assert_eq!(quote(1, 1).as_deref(), Some("Диплом № 114-7"));
        assert_eq!(
            quote(2, 3).as_deref(),
            Some("вторая\u{202e} строка\rтретья")
        );
        assert_eq!(quote(4, 4), None);
        assert_eq!(quote(0, 1), None);
        assert_eq!(quote(3, 9), None);
        assert_eq!(quote(3, 2), None);
    }
}
