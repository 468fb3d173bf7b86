//! How well an entry answers what was typed: in any language, in any spelling, on any layout.

use crate::casework::queue::fold::{fold, needles};

/// How alike two words must be when one has a slip of the finger.
const ALIKE: f64 = 0.88;

/// Fewer letters than this are no word to have slipped in.
const LEAST_LETTERS: usize = 4;

/// What was typed, ready to be looked for.
pub struct Wanted {
    /// For each word, what it may mean: as typed, spelled otherwise, on another layout.
    words: Vec<Vec<String>>,
}

impl Wanted {
    #[must_use]
    pub fn of(typed: &str) -> Self {
        let words = typed
            .split_whitespace()
            .map(|word| {
                let mut meant = needles(word);
                let lower = word.to_lowercase();
                if !meant.contains(&lower) {
                    meant.push(lower);
                }
                meant
            })
            .collect();
        Self { words }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns how well some texts answer, the best of them; nothing when none does. Every word
    /// that was typed must be answered by one text.
    #[must_use]
    pub fn score<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> Option<u32> {
        texts
            .into_iter()
            .filter_map(|text| {
                let folded = fold(text);
                self.words
                    .iter()
                    .map(|meant| meant.iter().filter_map(|word| one(word, &folded)).max())
                    .sum::<Option<u32>>()
            })
            .max()
    }
}

/// Returns how well a folded text answers a word.
fn one(wanted: &str, text: &str) -> Option<u32> {
    if wanted.is_empty() {
        return None;
    }
    let words = || text.split(|c: char| !c.is_alphanumeric());
    if text.starts_with(wanted) {
        return Some(40);
    }
    if words().any(|word| word.starts_with(wanted)) {
        return Some(30);
    }
    if text.contains(wanted) {
        return Some(20);
    }
    if wanted.chars().count() < LEAST_LETTERS {
        return None;
    }
    if words().any(|word| is_inside(wanted, word)) {
        return Some(10);
    }
    words()
        .any(|word| strsim::jaro_winkler(wanted, word) >= ALIKE)
        .then_some(5)
}

/// Returns whether the letters stand in a word in their order, the first of them at its beginning.
fn is_inside(letters: &str, word: &str) -> bool {
    let mut rest = word.chars();
    let mut letters = letters.chars();
    if letters.next() != rest.next() {
        return false;
    }
    letters.all(|letter| rest.any(|c| c == letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(typed: &str, text: &str) -> Option<u32> {
        Wanted::of(typed).score([text])
    }

    #[test]
    fn beginnings_come_before_middles_and_slips_come_last() {
        let text = "Подготовить отказ";
        let scores: Vec<u32> = ["подг", "отка", "готов", "пдгтвть", "подготофить"]
            .iter()
            .map(|typed| score(typed, text).unwrap_or_else(|| panic!("{typed}")))
            .collect();
        assert!(scores.is_sorted_by(|one, other| one > other), "{scores:?}");
    }

    #[test]
    fn the_wrong_layout_and_another_spelling_are_understood() {
        for typed in ["jnrfp", "otkaz", "ОТКАЗ", "отказ подг"] {
            assert!(score(typed, "Подготовить отказ").is_some(), "{typed}");
        }
        assert!(score("ыщке", "Sort the rows").is_some());
        assert!(score("бас тарту", "Бас тартуды дайындау").is_some());
    }

    #[test]
    fn every_word_must_be_answered() {
        assert_eq!(score("отказ одобрение", "Подготовить отказ"), None);
        assert_eq!(score("жук", "Подготовить отказ"), None);
        assert!(Wanted::of("  ").is_empty());
    }
}
