//! Which physical key a letter was typed on.
//!
//! Every Russian letter sits on the same key in the Russian and both Kazakh layouts, so a letter
//! leads back to the letter that a US keyboard has there. Kazakh letters and digits do not, and
//! have no entry. Used for accelerators with Ctrl and for comparing a typed word; never to make a
//! bare letter commit anything.

/// Russian letters and what a US keyboard types on their keys.
const TWINS: [(char, char); 33] = [
    ('й', 'q'),
    ('ц', 'w'),
    ('у', 'e'),
    ('к', 'r'),
    ('е', 't'),
    ('н', 'y'),
    ('г', 'u'),
    ('ш', 'i'),
    ('щ', 'o'),
    ('з', 'p'),
    ('х', '['),
    ('ъ', ']'),
    ('ф', 'a'),
    ('ы', 's'),
    ('в', 'd'),
    ('а', 'f'),
    ('п', 'g'),
    ('р', 'h'),
    ('о', 'j'),
    ('л', 'k'),
    ('д', 'l'),
    ('ж', ';'),
    ('э', '\''),
    ('я', 'z'),
    ('ч', 'x'),
    ('с', 'c'),
    ('м', 'v'),
    ('и', 'b'),
    ('т', 'n'),
    ('ь', 'm'),
    ('б', ','),
    ('ю', '.'),
    ('ё', '`'),
];

/// Characters that a US keyboard types on those keys with Shift.
const SHIFTED: [(char, char); 7] = [
    ('{', '['),
    ('}', ']'),
    (':', ';'),
    ('"', '\''),
    ('<', ','),
    ('>', '.'),
    ('~', '`'),
];

/// Returns what a US keyboard types, without Shift, on the key that typed `c`.
#[must_use]
pub fn us_key(c: char) -> char {
    let lower = c.to_lowercase().next().unwrap_or(c);
    TWINS
        .iter()
        .chain(&SHIFTED)
        .find(|(from, _)| *from == lower)
        .map_or(lower, |(_, to)| *to)
}

/// Returns whether `typed` was typed on the same keys as `word`, whatever the layout and case.
/// White space does not count.
#[must_use]
pub fn same_keys(typed: &str, word: &str) -> bool {
    let keys = |text: &str| -> Vec<char> {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .map(us_key)
            .collect()
    };
    let word = keys(word);
    !word.is_empty() && keys(typed) == word
}

/// Returns whether a letter can be typed on the same physical key in every layout in use.
#[must_use]
pub fn is_on_every_layout(c: char) -> bool {
    let lower = c.to_lowercase().next().unwrap_or(c);
    let latin = lower.is_ascii_lowercase() && !"woadxm".contains(lower);
    let russian = ('а'..='я').contains(&lower) && !"цщъфвэчь".contains(lower);
    latin || russian
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_typed_on_another_layout_has_the_same_keys() {
        assert!(same_keys("КУАГЫУ", "REFUSE"));
        assert!(same_keys("jnrfp", "ОТКАЗ"));
        assert!(same_keys("отказ", "ОТКАЗ"));
        assert!(same_keys(",fc nfhne", "БАС ТАРТУ"));
        assert!(!same_keys("", ""));
        assert!(!same_keys("ОТКА", "ОТКАЗ"));
    }

    #[test]
    fn letters_that_move_between_layouts_are_known() {
        assert!("refusesign".chars().all(is_on_every_layout));
        assert!(!"әіңғүұқөһцщъфвэчьёwoadxm".chars().any(is_on_every_layout));
    }
}
