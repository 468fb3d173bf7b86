//! Pasted text made harmless: what a clipboard may hold is an attack surface.
//!
//! `\r`, `\r\n` and the Unicode line separators become line feeds, tabs and no-break spaces become
//! spaces, everything is composed (NFC: и + U+0306 is й), and control, bidi, zero-width, tag and
//! private characters are dropped and counted.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::casework::text::is_unsafe;

/// The most combining marks that stay on one character.
const MARKS_PER_CHARACTER: usize = 8;

/// Text that may be inserted, and what was done to it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cleaned {
    pub text: String,
    /// Lines that came in.
    pub lines: usize,
    /// Characters that were dropped because they are not safe.
    pub removed: usize,
    /// Characters that did not fit.
    pub cut: usize,
}

/// Returns `raw` made harmless; on one line when `single_line`.
#[must_use]
pub fn clean(raw: &str, single_line: bool) -> Cleaned {
    let unified = raw.replace("\r\n", "\n");
    let mut cleaned = Cleaned {
        text: String::with_capacity(unified.len()),
        lines: 1,
        ..Cleaned::default()
    };
    let mut marks = 0;
    for c in unified.nfc() {
        if is_combining_mark(c) {
            marks += 1;
            if marks > MARKS_PER_CHARACTER {
                cleaned.removed += 1;
                continue;
            }
        } else {
            marks = 0;
        }
        match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => {
                cleaned.lines += 1;
                cleaned.text.push(if single_line { ' ' } else { '\n' });
            }
            '\t' | '\u{00A0}' => cleaned.text.push(' '),
            c if is_unsafe(c) => cleaned.removed += 1,
            c => cleaned.text.push(c),
        }
    }
    cleaned
}

/// Cuts the text at a grapheme so that it has at most `bytes` bytes.
pub fn cut_to(cleaned: &mut Cleaned, bytes: usize) {
    if cleaned.text.len() <= bytes {
        return;
    }
    let end = cleaned
        .text
        .grapheme_indices(true)
        .map(|(at, grapheme)| at + grapheme.len())
        .take_while(|end| *end <= bytes)
        .last()
        .unwrap_or(0);
    cleaned.cut = cleaned.text[end..].chars().count();
    cleaned.text.truncate(end);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_of_every_kind_are_line_feeds() {
        assert_eq!(
            clean("жол1\rжол2\r\nжол3\u{2028}жол4", false),
            Cleaned {
                text: "жол1\nжол2\nжол3\nжол4".to_owned(),
                lines: 4,
                removed: 0,
                cut: 0,
            }
        );
        assert_eq!(clean("a\r\nb", true).text, "a b");
    }

    #[test]
    fn steering_characters_are_dropped_and_counted() {
        let cleaned = clean("a\u{1b}[2J\u{202e}b\u{200b}\tc\u{e0041}\u{9b}", false);
        assert_eq!(cleaned.text, "a[2Jb c");
        assert_eq!(cleaned.removed, 5);
    }

    #[test]
    fn a_decomposed_letter_is_composed() {
        assert_eq!(clean("и\u{306}", false).text, "й");
    }

    #[test]
    fn marks_do_not_pile_up() {
        let pile = format!("a{}", "\u{0323}".repeat(200));
        let cleaned = clean(&pile, false);
        assert!(cleaned.text.chars().count() <= 9);
        assert!(cleaned.removed >= 190);
    }

    #[test]
    fn a_cut_falls_between_graphemes() {
        let mut cleaned = clean("ab\u{65}\u{0323}\u{0324}c", false);
        cut_to(&mut cleaned, 4);
        assert_eq!(cleaned.text, "ab");
        assert!(cleaned.cut > 0);
    }
}
