//! The text of a page in one normal form, and whether a quoted passage stands in it.
//!
//! A reviewer's finding quotes the paper it rests on. The quote holds only if the passage really
//! stands on the page, and both went through different hands: one came from a PDF, the other from
//! a person or a program. So both are brought to the same form before they are compared.
//!
//! Depends on `unicode-normalization` alone, so that the pure modules may use it.

use unicode_normalization::UnicodeNormalization;

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
    use super::{normalise_text, passage_stands};

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
    fn composed_and_decomposed_passages_are_the_same() {
        assert!(passage_stands("Андрей", "Андреи\u{306}"));
        assert!(passage_stands("Caf\u{65}\u{301}", "Café"));
    }
}
