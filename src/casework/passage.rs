//! The text of a page in one normal form, and whether a quoted passage stands in it.
//!
//! A reviewer's finding quotes the paper it rests on. The quote holds only if the passage really
//! stands on the page, and both went through different hands: one came from a PDF, the other from
//! a person or a program. So both are brought to the same form before they are compared.
//!
//! Depends on `unicode-normalization` alone, so that the pure modules may use it.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns `text` in NFC, with runs of white space as one space and line breaks as `\n`.
///
/// Spaces at either end of a line are dropped, and so are control characters and the invisible
/// marks that would make two passages differ although they look the same. Blank lines at the
/// beginning and the end are dropped, several in a row become one.
#[must_use]
pub fn normalise_text(text: &str) -> String {
    let unified = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{c}', '\u{2028}', '\u{2029}'], "\n");
    let mut out = String::with_capacity(unified.len());
    let mut blank_lines = 0;
    for line in unified.split('\n') {
        let folded = fold_white_space(line);
        if folded.is_empty() {
            blank_lines += 1;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if blank_lines == 0 { "\n" } else { "\n\n" });
        }
        blank_lines = 0;
        out.push_str(&folded);
    }
    out
}

/// Decides whether `quote` stands on the page whose text is `page_text`.
///
/// Compares in NFC and case-sensitively. A run of white space, line breaks included, equals one
/// space, so a passage may run over the end of a line. An empty quote stands nowhere.
#[must_use]
pub fn passage_stands(page_text: &str, quote: &str) -> bool {
    let quote = fold_white_space(quote);
    !quote.is_empty() && fold_white_space(page_text).contains(&quote)
}

/// Returns where `quote` stands in `page_text`, as a range of bytes of the text as it is; compared
/// as [`passage_stands`] compares.
#[must_use]
pub fn passage_place(page_text: &str, quote: &str) -> Option<Range<usize>> {
    let quote = fold_white_space(quote);
    if quote.is_empty() {
        return None;
    }
    // What is composed together is folded together, so that each part leads back to its bytes.
    let mut folded = String::with_capacity(page_text.len());
    let mut parts: Vec<(usize, Range<usize>)> = Vec::new();
    let mut start = 0;
    let mut ends = page_text
        .char_indices()
        .skip(1)
        .filter(|(_, character)| !is_combining_mark(*character))
        .map(|(at, _)| at)
        .chain([page_text.len()]);
    while start < page_text.len() {
        let end = ends.next().unwrap_or(page_text.len());
        let part = &page_text[start..end];
        let white = part.chars().all(char::is_whitespace);
        if white && !folded.ends_with(' ') {
            parts.push((folded.len(), start..end));
            folded.push(' ');
        } else if !white {
            parts.push((folded.len(), start..end));
            folded.extend(part.chars().filter(|&c| !is_invisible(c)).nfc());
        }
        start = end;
    }
    let found = folded.find(&quote)?;
    let first = parts.iter().rfind(|(at, _)| *at <= found)?;
    let last = parts.iter().rfind(|(at, _)| *at < found + quote.len())?;
    Some(first.1.start..last.1.end)
}

/// Returns `text` in NFC with every run of white space as one space and none at the ends.
fn fold_white_space(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space_waits = false;
    for character in text
        .chars()
        .filter(|&character| !is_invisible(character))
        .nfc()
    {
        if character.is_whitespace() {
            space_waits = !out.is_empty();
        } else {
            if space_waits {
                out.push(' ');
                space_waits = false;
            }
            out.push(character);
        }
    }
    out
}

/// Whether `character` leaves no mark on paper: a control character, a soft hyphen, a zero-width
/// or a direction mark. White space is visible in this sense.
fn is_invisible(character: char) -> bool {
    (character.is_control() && !character.is_whitespace())
        || matches!(
            character,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::{normalise_text, passage_place, passage_stands};

    #[test]
    fn text_is_composed_and_its_white_space_folded() {
        let decomposed = "  и\u{306}од\t\u{a0} два \r\n\r\n\r\nтри\u{7}\u{200b}!\u{c}конец \n";
        assert_eq!(normalise_text(decomposed), "йод два\n\nтри!\nконец");
    }

    #[test]
    fn a_passage_may_run_over_the_end_of_a_line() {
        let page = "Келісімшарт мерзімі\n31.12.2027 жылға   дейін.";
        for (quote, stands) in [
            ("мерзімі 31.12.2027 жылға дейін", true),
            (" мерзімі\t31.12.2027\n", true),
            ("Мерзімі 31.12.2027", false),
            ("мерзімі 31.12.2028", false),
            ("мерзімі31.12.2027", false),
            ("", false),
            (" \n", false),
        ] {
            assert_eq!(passage_stands(page, quote), stands, "{quote:?}");
        }
    }

    #[test]
    fn the_place_of_a_passage_is_found_in_the_text_as_it_is() {
        let page = "Андреи\u{306}  и\nКелісімшарт мерзімі\n31.12.2027 жылға   дейін.";
        for (quote, place) in [
            ("Келісімшарт", Some("Келісімшарт")),
            ("мерзімі 31.12.2027", Some("мерзімі\n31.12.2027")),
            ("жылға дейін", Some("жылға   дейін")),
            ("Андрей и", Some("Андреи\u{306}  и")),
            ("й", Some("и\u{306}")),
            ("дейін.", Some("дейін.")),
            ("Дейін", None),
            ("", None),
        ] {
            let found = passage_place(page, quote).map(|place| &page[place]);
            assert_eq!(found, place, "{quote:?}");
            assert_eq!(found.is_some(), passage_stands(page, quote), "{quote:?}");
        }
    }

    #[test]
    fn composed_and_decomposed_passages_are_the_same() {
        assert!(passage_stands("Андрей", "Андреи\u{306}"));
        assert!(passage_stands("Caf\u{65}\u{301}", "Café"));
    }
}
