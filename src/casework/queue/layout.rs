//! Words typed on the wrong keyboard layout: `bdfyjd` is what the keys of «иванов» type in English.
//!
//! Every Russian letter sits on the same key in the Russian and Kazakh layouts; the Kazakh
//! letters of the plain Kazakh layout sit where English has its digits.

/// Each key as the English layout types it, and as the Russian one does.
const KEYS: [(char, char); 33] = [
    ('q', 'й'),
    ('w', 'ц'),
    ('e', 'у'),
    ('r', 'к'),
    ('t', 'е'),
    ('y', 'н'),
    ('u', 'г'),
    ('i', 'ш'),
    ('o', 'щ'),
    ('p', 'з'),
    ('[', 'х'),
    (']', 'ъ'),
    ('a', 'ф'),
    ('s', 'ы'),
    ('d', 'в'),
    ('f', 'а'),
    ('g', 'п'),
    ('h', 'р'),
    ('j', 'о'),
    ('k', 'л'),
    ('l', 'д'),
    (';', 'ж'),
    ('\'', 'э'),
    ('z', 'я'),
    ('x', 'ч'),
    ('c', 'с'),
    ('v', 'м'),
    ('b', 'и'),
    ('n', 'т'),
    ('m', 'ь'),
    (',', 'б'),
    ('.', 'ю'),
    ('`', 'ё'),
];

/// The keys with which the plain Kazakh layout types its own letters.
const KAZAKH_KEYS: [(char, char); 9] = [
    ('2', 'ә'),
    ('3', 'і'),
    ('4', 'ң'),
    ('5', 'ғ'),
    ('8', 'ү'),
    ('9', 'ұ'),
    ('0', 'қ'),
    ('-', 'ө'),
    ('=', 'һ'),
];

/// What Shift types on the English keys whose lower sign is no letter.
const SHIFTED: [(char, char); 7] = [
    ('{', 'х'),
    ('}', 'ъ'),
    (':', 'ж'),
    ('"', 'э'),
    ('<', 'б'),
    ('>', 'ю'),
    ('~', 'ё'),
];

/// Returns the Russian letter on the key that types `c` in English.
#[must_use]
pub fn russian_twin(c: char) -> Option<char> {
    let lower = c.to_ascii_lowercase();
    KEYS.iter()
        .chain(&SHIFTED)
        .find(|(english, _)| *english == lower)
        .map(|(_, russian)| *russian)
}

/// Returns the Kazakh letter on the key that types `c` in English, on the plain Kazakh layout.
#[must_use]
pub fn kazakh_twin(c: char) -> Option<char> {
    KAZAKH_KEYS
        .iter()
        .find(|(english, _)| *english == c)
        .map(|(_, kazakh)| *kazakh)
}

/// Returns the English sign on the key that types `c` in Russian or Kazakh.
#[must_use]
pub fn english_twin(c: char) -> Option<char> {
    let lower = c.to_lowercase().next().unwrap_or(c);
    KEYS.iter()
        .chain(&KAZAKH_KEYS)
        .find(|(_, cyrillic)| *cyrillic == lower)
        .map(|(english, _)| *english)
}

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
