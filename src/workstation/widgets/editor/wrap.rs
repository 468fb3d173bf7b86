//! Soft wrap: which part of a text stands on which row, without changing the text.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A text laid out in rows of a width. Rows are byte ranges in order; a hard line break belongs to
/// no row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrapped {
    rows: Vec<Range<usize>>,
}

impl Wrapped {
    /// Lays `text` out in rows of at most `width` columns. Breaks after white space where there is
    /// some, else between graphemes; white space at the end of a row may hang over.
    #[must_use]
    pub fn new(text: &str, width: usize) -> Self {
        let width = width.max(1);
        let mut rows = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            wrap_line(line, start, width, &mut rows);
            start += line.len() + 1;
        }
        Self { rows }
    }

    /// Returns the rows, at least one.
    #[must_use]
    pub fn rows(&self) -> &[Range<usize>] {
        &self.rows
    }

    /// Returns the row and column of a byte offset. At a soft break it is the lower row.
    #[must_use]
    pub fn place(&self, text: &str, at: usize) -> (usize, usize) {
        let row = self
            .rows
            .iter()
            .rposition(|row| row.start <= at)
            .unwrap_or(0);
        let range = &self.rows[row];
        let end = at.clamp(range.start, range.end);
        (row, text[range.start..end].width())
    }

    /// Returns the byte offset nearest to a column of a row, on a grapheme.
    #[must_use]
    pub fn offset(&self, text: &str, row: usize, column: usize) -> usize {
        let row = row.min(self.rows.len() - 1);
        let range = self.rows[row].clone();
        let mut passed = 0;
        let mut at = range.start;
        for grapheme in text[range.clone()].graphemes(true) {
            if passed + grapheme.width() > column {
                return at;
            }
            passed += grapheme.width();
            at += grapheme.len();
        }
        let soft = self.rows.get(row + 1).is_some_and(|next| next.start == at);
        if soft && at > range.start {
            // The end of a softly broken row is the start of the next: stay on this one.
            let last = text[range].graphemes(true).next_back().map_or(0, str::len);
            return at - last;
        }
        at
    }
}

fn wrap_line(line: &str, offset: usize, width: usize, rows: &mut Vec<Range<usize>>) {
    let mut row_start = 0;
    let mut column = 0;
    let mut break_at = 0;
    for (at, grapheme) in line.grapheme_indices(true) {
        let space = grapheme.chars().all(char::is_whitespace);
        let wide = grapheme.width();
        if !space && column + wide > width {
            let cut = if break_at > row_start { break_at } else { at };
            if cut > row_start {
                rows.push(offset + row_start..offset + cut);
                column = line[cut..at].width();
                row_start = cut;
            }
        }
        column += wide;
        if space {
            break_at = at + grapheme.len();
        }
    }
    rows.push(offset + row_start..offset + line.len());
}

/// Returns `text` in lines of at most `width` columns, for words that are only read.
#[must_use]
pub fn lines(text: &str, width: usize) -> Vec<String> {
    Wrapped::new(text, width)
        .rows()
        .iter()
        .map(|row| text[row.clone()].trim_end().to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_to_the_next_row_whole() {
        assert_eq!(lines("one two three", 8), ["one two", "three"]);
        assert_eq!(lines("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(lines("a\n\nb", 8), ["a", "", "b"]);
        assert_eq!(lines("", 8), [""]);
    }

    #[test]
    fn rows_cover_the_text_without_gaps() {
        let text = "Диплом № 114-7 в базе вуза не значится: ответ вуза от 11.03.2026";
        let wrapped = Wrapped::new(text, 20);
        let mut at = 0;
        for row in wrapped.rows() {
            assert_eq!(row.start, at);
            at = row.end;
        }
        assert_eq!(at, text.len());
    }

    #[test]
    fn a_place_leads_back_to_its_offset() {
        let text = "Қайыргелдіқызы Әсел туралы шешім\nекінші жол";
        let wrapped = Wrapped::new(text, 12);
        for (at, _) in text.grapheme_indices(true) {
            let (row, column) = wrapped.place(text, at);
            assert_eq!(wrapped.offset(text, row, column), at, "offset {at}");
        }
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(lines("陈伟陈伟", 4), ["陈伟", "陈伟"]);
    }
}
