//! Words typed on the wrong keyboard layout: `bdfyjd` is what the keys of «иванов» type in English.
//!
//! Every Russian letter sits on the same key in the Russian and Kazakh layouts; the Kazakh
//! letters of the plain Kazakh layout sit where English has its digits. Which letter sits where
//! is known to [`keyboard`](crate::keyboard).

use crate::keyboard::{english_twin, kazakh_twin, russian_twin};

/// Returns what the same keys type on the other layouts, where that makes another word.
#[must_use]
pub fn readings(word: &str) -> Vec<String> {
    let mut readings = Vec::new();
    let mut add = |twin: &dyn Fn(char) -> Option<char>| {
        let reading: String = word.chars().map(|c| twin(c).unwrap_or(c)).collect();
        if reading != word && !readings.contains(&reading) {
            readings.push(reading);
        }
    };
    let has_latin = word.chars().any(|c| c.is_ascii_alphabetic());
    let has_cyrillic = word
        .chars()
        .any(|c| c.is_alphabetic() && english_twin(c).is_some());
    if has_latin && !has_cyrillic {
        add(&russian_twin);
        add(&|c| russian_twin(c).or_else(|| kazakh_twin(c)));
    } else if has_cyrillic && !has_latin {
        add(&english_twin);
    }
    readings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_keys_are_read_in_the_other_layout() {
        let first = |word: &str| readings(word).first().cloned();
        assert_eq!(first("bdfyjd").as_deref(), Some("иванов"));
        assert_eq!(first("F[vtnjd").as_deref(), Some("ахметов"));
        assert_eq!(first("ьгддук").as_deref(), Some("muller"));
        assert_eq!(first("{fcfy").as_deref(), Some("хасан"));
        assert!(readings("0j;f[vtn").contains(&"қожахмет".to_owned()));
    }

    #[test]
    fn numbers_and_mixed_words_have_one_reading_only() {
        assert!(readings("26-000042").is_empty());
        assert!(readings("abвг").is_empty());
        assert!(readings("").is_empty());
    }
}
