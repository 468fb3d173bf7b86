//! Text from outside: stored and hashed as it came, inert wherever it is shown.
//!
//! [`RawText`] is what somebody sent. It has no `Display`. [`CleanText`] is what a screen, a log
//! or a letter may show: no control character, no escape sequence, no bidi override, no tag
//! character, at most eight combining marks on one character. What is taken out is shown as
//! `<U+202E>`, so that an officer sees that it was there.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::defect::{Defect, is_on};

/// Text as it came from outside. Never show it: [`clean`](Self::clean) it first.
#[derive(
    Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct RawText(String);

impl RawText {
    /// Returns the text exactly as it came, for hashing, storing and comparing.
    #[must_use]
    pub fn as_raw(&self) -> &str {
        &self.0
    }

    /// Returns whether nothing but white space is in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// Returns the number of characters without leading and trailing white space.
    #[must_use]
    pub fn char_count(&self) -> usize {
        self.0.trim().chars().count()
    }

    /// Returns the text made inert, its lines kept.
    #[must_use]
    pub fn clean(&self) -> CleanText {
        CleanText(clean(&self.0, true))
    }

    /// Returns the text made inert on one line: line breaks become spaces.
    #[must_use]
    pub fn clean_line(&self) -> CleanText {
        CleanText(clean(&self.0, false))
    }
}

impl From<String> for RawText {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for RawText {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Debug for RawText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.clean().0, f)
    }
}

/// Text that is safe to show.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct CleanText(String);

impl CleanText {
    /// Returns the text for a widget, a log line or a letter.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CleanText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The most combining marks that stay on one character.
const MARKS_PER_CHARACTER: usize = 8;

/// Stands before a combining mark that has no character to stand on, so that it does not join
/// whatever is drawn before the text.
const MARK_BASE: char = '\u{25CC}';

fn clean(text: &str, keep_lines: bool) -> String {
    if is_on(Defect::NoCleaning) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    let mut line_starts = true;
    let unified = text.replace("\r\n", "\n");
    for c in unified.nfc() {
        if is_combining_mark(c) && !is_unsafe(c) {
            if line_starts {
                out.push(MARK_BASE);
            }
            marks += 1;
            if marks <= MARKS_PER_CHARACTER {
                out.push(c);
            }
            line_starts = false;
            continue;
        }
        marks = 0;
        line_starts = false;
        match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' if keep_lines => {
                out.push('\n');
                line_starts = true;
            }
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' | '\u{00A0}' => out.push(' '),
            c if is_unsafe(c) => {
                out.push_str("<U+");
                out.push_str(&format!("{:04X}", u32::from(c)));
                out.push('>');
            }
            c => out.push(c),
        }
    }
    // A mark may now stand behind another character than before.
    if is_nfc(&out) {
        out
    } else {
        out.nfc().collect()
    }
}

/// Returns whether a character could steer a terminal or change how its neighbours are read.
#[must_use]
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c),
            0x00AD | 0x034F | 0x061C | 0x115F..=0x1160 | 0x17B4..=0x17B5
            | 0x180B..=0x180F | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F
            | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB
            | 0xE000..=0xF8FF | 0x13430..=0x1345F | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A
            | 0xE0000..=0xE0FFF | 0xF0000..=0x0010_FFFF)
        // The two places at the end of each plane are no characters at all.
        || u32::from(c) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests;
