//! The text of a page as it is shown, and the way back to the text as it is.
//!
//! What is shown was made inert grapheme by grapheme, so every place in it leads back to a place
//! in the raw text, and a marked passage is quoted exactly.

use std::ops::Range;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation;

use crate::casework::{Evidence, RawText};
use crate::workstation::widgets::editor::buffer::Motion;
use crate::workstation::widgets::editor::{TextBuffer, Wrapped};

/// A page that is open.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub sha256: String,
    pub number: u32,
    raw: String,
    /// The text as it is shown, with the caret.
    shown: TextBuffer,
    /// Where each grapheme of the raw text begins, in what is shown and in the raw text.
    places: Vec<(usize, usize)>,
}

impl Page {
    pub fn new(sha256: &str, number: u32, raw: &str) -> Self {
        let mut shown = String::with_capacity(raw.len());
        let mut places = Vec::new();
        for (at, grapheme) in raw.grapheme_indices(true) {
            places.push((shown.len(), at));
            match grapheme {
                "\n" | "\r\n" | "\r" | "\u{2028}" | "\u{2029}" => shown.push('\n'),
                "\t" => shown.push(' '),
                _ => shown.push_str(RawText::from(grapheme).clean_line().as_str()),
            }
        }
        places.push((shown.len(), raw.len()));
        let mut shown = TextBuffer::reading(shown);
        shown.set_caret(0);
        Self {
            sha256: sha256.to_owned(),
            number,
            raw: raw.to_owned(),
            shown,
            places,
        }
    }

    pub fn text(&self) -> &str {
        self.shown.text()
    }

    pub fn caret(&self) -> usize {
        self.shown.caret()
    }

    /// Moves the caret: by character, with Ctrl by word, up and down by row.
    pub fn go(&mut self, key: KeyEvent, width: usize) {
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Left if ctrl => self.shown.go(Motion::WordLeft),
            KeyCode::Right if ctrl => self.shown.go(Motion::WordRight),
            KeyCode::Left => self.shown.go(Motion::Left),
            KeyCode::Right => self.shown.go(Motion::Right),
            KeyCode::Home if ctrl => self.shown.go(Motion::Start),
            KeyCode::End if ctrl => self.shown.go(Motion::End),
            KeyCode::Home => self.shown.go_in_row(false, width),
            KeyCode::End => self.shown.go_in_row(true, width),
            KeyCode::Up => {
                self.shown.go_rows(-1, width);
            }
            KeyCode::Down => {
                self.shown.go_rows(1, width);
            }
            _ => {}
        }
    }

    /// Moves the caret by a screen. Returns whether there was a row to go to.
    pub fn go_page(&mut self, forward: bool, width: usize, rows: usize) -> bool {
        let rows = isize::try_from(rows.saturating_sub(1).max(1)).unwrap_or(isize::MAX);
        self.shown
            .go_rows(if forward { rows } else { -rows }, width)
    }

    /// Returns what is marked, in what is shown; without a mark it is the line of the caret.
    pub fn marked(&self, mark: Option<usize>) -> Range<usize> {
        let (text, caret) = (self.text(), self.caret());
        match mark {
            Some(mark) => mark.min(caret)..mark.max(caret),
            None => {
                let start = text[..caret].rfind('\n').map_or(0, |at| at + 1);
                let end = text[caret..].find('\n').map_or(text.len(), |at| caret + at);
                start..end
            }
        }
    }

    /// Returns the row of the caret and its column.
    pub fn place(&self, wrapped: &Wrapped) -> (usize, usize) {
        wrapped.place(self.text(), self.caret())
    }

    /// Returns the marked passage as evidence; `None` when nothing but white space is marked.
    pub fn passage(&self, mark: Option<usize>) -> Option<Evidence> {
        let marked = self.marked(mark);
        // A grapheme that is only half marked is quoted whole.
        let first = self
            .places
            .iter()
            .rposition(|(shown, _)| *shown <= marked.start)?;
        let last = self
            .places
            .iter()
            .position(|(shown, _)| *shown >= marked.end)?;
        let (from, to) = (self.places[first].1, self.places[last].1);
        let quote = RawText::from(self.raw.get(from..to)?.trim());
        (!quote.is_blank()).then(|| Evidence::Paper {
            sha256: self.sha256.clone(),
            page: Some(self.number),
            quote: Some(quote),
            description: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(page: &Page, mark: Option<usize>) -> Option<String> {
        match page.passage(mark)? {
            Evidence::Paper { quote, .. } => quote.map(|quote| quote.as_raw().to_owned()),
            Evidence::Check { .. }
            | Evidence::Assessment { .. }
            | Evidence::Recommendation
            | Evidence::Hearing => None,
        }
    }

    #[test]
    fn without_a_mark_the_line_is_quoted() {
        let mut page = Page::new("aa", 2, "  Диплом № 114-7  \r\nвторая строка");
        assert_eq!(quote(&page, None).as_deref(), Some("Диплом № 114-7"));
        page.go(KeyEvent::new(KeyCode::Down, KeyModifiers::NONE), 40);
        assert_eq!(quote(&page, None).as_deref(), Some("вторая строка"));
    }

    #[test]
    fn a_quote_is_taken_raw_though_it_is_shown_clean() {
        let raw = "a\u{202e}и\u{306}\u{1b}[2Jb конец";
        let mut page = Page::new("aa", 1, raw);
        assert_eq!(page.text(), "a<U+202E>й<U+001B>[2Jb конец");
        page.go(KeyEvent::new(KeyCode::End, KeyModifiers::NONE), 80);
        assert_eq!(quote(&page, Some(0)).as_deref(), Some(raw));
    }

    #[test]
    fn white_space_alone_is_no_quote() {
        let page = Page::new("aa", 1, "   \n x");
        assert_eq!(quote(&page, None), None);
    }
}
