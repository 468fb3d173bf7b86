//! Where words begin and end, for every field that text is typed into.

use unicode_segmentation::UnicodeSegmentation;

/// Returns the beginning of the word before a place, in bytes.
#[must_use]
pub fn left_of(text: &str, at: usize) -> usize {
    text[..at]
        .split_word_bound_indices()
        .rev()
        .find(|(_, word)| word.chars().any(char::is_alphanumeric))
        .map_or(0, |(start, _)| start)
}

/// Returns the end of the word after a place, in bytes.
#[must_use]
pub fn right_of(text: &str, at: usize) -> usize {
    text[at..]
        .split_word_bound_indices()
        .find(|(_, word)| word.chars().any(char::is_alphanumeric))
        .map_or(text.len(), |(start, word)| at + start + word.len())
}
