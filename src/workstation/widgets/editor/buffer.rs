//! A text that is being typed: caret, movement and deletion by grapheme and word, undo and redo.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::lookalike;
use super::paste::{self, Cleaned};
use super::words;
use super::wrap::Wrapped;

/// How many steps can be undone.
const UNDO_STEPS: usize = 200;

/// The most bytes of a text of many lines, and of one line.
pub const TEXT_BYTES: usize = 64 * 1024;
pub const LINE_BYTES: usize = 1024;

/// A text that is being typed.
#[derive(Debug, Clone)]
pub struct TextBuffer {
    text: String,
    /// Byte offset, always between graphemes.
    caret: usize,
    /// The column that vertical movement aims at.
    goal: Option<usize>,
    single_line: bool,
    limit: usize,
    undo: Vec<Step>,
    redo: Vec<Step>,
    /// The kind of the last change, so that a run of letters is undone at once.
    last: Change,
}

/// A state to go back to.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    text: String,
    caret: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    None,
    Typed,
    Deleted,
    Other,
}

/// Two buffers are equal when they show the same: what can be undone does not count.
impl PartialEq for TextBuffer {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.caret == other.caret
    }
}

impl TextBuffer {
    /// Returns an empty text of many lines.
    #[must_use]
    pub fn area() -> Self {
        Self::new(false, TEXT_BYTES)
    }

    /// Returns an empty text of one line.
    #[must_use]
    pub fn line() -> Self {
        Self::new(true, LINE_BYTES)
    }

    /// Returns a text that is only read and walked through, as it is. The caller made it inert.
    #[must_use]
    pub fn reading(text: String) -> Self {
        Self {
            text,
            ..Self::new(false, 0)
        }
    }

    fn new(single_line: bool, limit: usize) -> Self {
        Self {
            text: String::new(),
            caret: 0,
            goal: None,
            single_line,
            limit,
            undo: Vec::new(),
            redo: Vec::new(),
            last: Change::None,
        }
    }

    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Makes it a text of one line from now on; line breaks become spaces.
    pub fn hold_one_line(&mut self) {
        if !self.single_line {
            self.single_line = true;
            self.limit = LINE_BYTES;
            let (text, caret) = (std::mem::take(&mut self.text), self.caret);
            self.set(&text);
            self.set_caret(caret);
        }
    }

    #[must_use]
    pub const fn caret(&self) -> usize {
        self.caret
    }

    /// Replaces the text, made harmless, and puts the caret at its end. Forgets what can be undone.
    pub fn set(&mut self, text: &str) {
        let mut cleaned = paste::clean(text, self.single_line);
        paste::cut_to(&mut cleaned, self.limit);
        self.caret = cleaned.text.len();
        self.text = cleaned.text;
        self.undo.clear();
        self.redo.clear();
        self.last = Change::None;
        self.goal = None;
    }

    /// Puts the caret at a byte offset, or at the grapheme before it.
    pub fn set_caret(&mut self, at: usize) {
        let at = at.min(self.text.len());
        self.caret = self
            .text
            .grapheme_indices(true)
            .map(|(start, _)| start)
            .chain([self.text.len()])
            .take_while(|start| *start <= at)
            .last()
            .unwrap_or(0);
        self.goal = None;
    }

    /// Types one character. A combining mark joins the letter before it. Returns whether it was
    /// taken.
    pub fn type_char(&mut self, c: char) -> bool {
        if c == '\n' && self.single_line {
            return false;
        }
        if is_combining_mark(c) {
            let start = self.before(self.caret);
            if start < self.caret {
                let joined: String = self.text[start..self.caret].chars().chain([c]).collect();
                self.remember(Change::Typed);
                let composed = paste::clean(&joined.nfc().collect::<String>(), self.single_line);
                self.replace(start, self.caret, &composed.text);
                return true;
            }
        }
        let mut letters = [0; 4];
        let typed = paste::clean(c.encode_utf8(&mut letters), self.single_line).text;
        if typed.is_empty() || self.text.len() + typed.len() > self.limit {
            return false;
        }
        self.remember(if c.is_whitespace() {
            Change::Other
        } else {
            Change::Typed
        });
        self.replace(self.caret, self.caret, &typed);
        true
    }

    /// Inserts pasted text, made harmless and cut to what fits.
    pub fn paste(&mut self, raw: &str) -> Cleaned {
        let mut cleaned = paste::clean(raw, self.single_line);
        paste::cut_to(&mut cleaned, self.limit.saturating_sub(self.text.len()));
        if !cleaned.text.is_empty() {
            self.remember(Change::Other);
            self.replace(self.caret, self.caret, &cleaned.text);
        }
        cleaned
    }

    /// Replaces letters of another alphabet that only look like the right ones. Returns how many.
    pub fn mend(&mut self) -> usize {
        let found = lookalike::suspects(&self.text).len();
        if found > 0 {
            self.remember(Change::Other);
            let before = self.text[..self.caret].chars().count();
            let text = lookalike::mended(&self.text);
            self.text = text;
            let at = self
                .text
                .char_indices()
                .nth(before)
                .map_or(self.text.len(), |(at, _)| at);
            self.set_caret(at);
        }
        found
    }

    /// Deletes what lies between the caret and where `motion` would take it.
    pub fn delete(&mut self, motion: Motion) -> bool {
        let to = self.target(motion);
        let (from, to) = (to.min(self.caret), to.max(self.caret));
        if from == to {
            return false;
        }
        self.remember(Change::Deleted);
        self.replace(from, to, "");
        true
    }

    /// Moves the caret.
    pub fn go(&mut self, motion: Motion) {
        self.caret = self.target(motion);
        self.goal = None;
        self.last = Change::None;
    }

    /// Moves the caret by rows of a text wrapped at `width`. Returns whether there was a row.
    pub fn go_rows(&mut self, rows: isize, width: usize) -> bool {
        let wrapped = Wrapped::new(&self.text, width);
        let (row, column) = wrapped.place(&self.text, self.caret);
        let goal = self.goal.unwrap_or(column);
        let last = wrapped.rows().len() - 1;
        let to = row.saturating_add_signed(rows).min(last);
        if to == row {
            return false;
        }
        self.caret = wrapped.offset(&self.text, to, goal);
        self.goal = Some(goal);
        self.last = Change::None;
        true
    }

    /// Moves the caret to the start or the end of its row in a text wrapped at `width`.
    pub fn go_in_row(&mut self, to_end: bool, width: usize) {
        let wrapped = Wrapped::new(&self.text, width);
        let (row, _) = wrapped.place(&self.text, self.caret);
        let column = if to_end { usize::MAX } else { 0 };
        self.caret = wrapped.offset(&self.text, row, column);
        self.goal = None;
        self.last = Change::None;
    }

    /// Takes the last change back. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.undo.pop() else {
            return false;
        };
        let now = self.step();
        self.redo.push(now);
        self.restore(step);
        true
    }

    /// Makes the change again that was taken back. Returns whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.redo.pop() else {
            return false;
        };
        let now = self.step();
        self.undo.push(now);
        self.restore(step);
        true
    }

    fn step(&self) -> Step {
        Step {
            text: self.text.clone(),
            caret: self.caret,
        }
    }

    fn restore(&mut self, step: Step) {
        self.text = step.text;
        self.caret = step.caret;
        self.last = Change::None;
        self.goal = None;
    }

    fn remember(&mut self, change: Change) {
        let run = change != Change::Other && change == self.last;
        if !run {
            if self.undo.len() == UNDO_STEPS {
                self.undo.remove(0);
            }
            let now = self.step();
            self.undo.push(now);
        }
        self.redo.clear();
        self.last = change;
        self.goal = None;
    }

    fn replace(&mut self, from: usize, to: usize, with: &str) {
        self.text.replace_range(from..to, with);
        // What was inserted may have joined with what stands around it.
        self.set_caret(from + with.len());
    }

    fn before(&self, at: usize) -> usize {
        self.text[..at]
            .grapheme_indices(true)
            .next_back()
            .map_or(0, |(start, _)| start)
    }

    fn after(&self, at: usize) -> usize {
        self.text[at..]
            .graphemes(true)
            .next()
            .map_or(at, |grapheme| at + grapheme.len())
    }

    fn target(&self, motion: Motion) -> usize {
        match motion {
            Motion::Left => self.before(self.caret),
            Motion::Right => self.after(self.caret),
            Motion::WordLeft => words::left_of(&self.text, self.caret),
            Motion::WordRight => words::right_of(&self.text, self.caret),
            Motion::Start => 0,
            Motion::End => self.text.len(),
        }
    }
}

/// Where the caret goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    Left,
    Right,
    WordLeft,
    WordRight,
    /// The start of the whole text.
    Start,
    End,
}

#[cfg(test)]
mod tests;
