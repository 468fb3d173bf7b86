//! Keyboard layouts: the Latin letter that sits on the same key as a Russian one.
//!
//! On a Russian or a Kazakh layout every letter shortcut of a terminal program is dead, because
//! the terminal sends the letter and not the key. Russian letters sit on the same keys in every
//! layout that these offices use; Kazakh letters, digits and punctuation do not, so they are never
//! mapped. The twins serve accelerators only, never a text field and never a decision.

/// Russian letters beside the Latin letters of the same keys (ЙЦУКЕН on QWERTY). The keys that
/// carry punctuation on a Latin layout (х ъ ж э б ю ё) have no twin.
const TWINS: [(char, char); 26] = [
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
    ('ф', 'a'),
    ('ы', 's'),
    ('в', 'd'),
    ('а', 'f'),
    ('п', 'g'),
    ('р', 'h'),
    ('о', 'j'),
    ('л', 'k'),
    ('д', 'l'),
    ('я', 'z'),
    ('ч', 'x'),
    ('с', 'c'),
    ('м', 'v'),
    ('и', 'b'),
    ('т', 'n'),
    ('ь', 'm'),
];

/// Returns the Latin letter on the key that types this Russian letter, in lower case.
#[must_use]
pub fn latin_twin(letter: char) -> Option<char> {
    let letter = fold(letter);
    TWINS
        .iter()
        .find(|(russian, _)| *russian == letter)
        .map(|(_, latin)| *latin)
}

/// Returns the Russian letter on the key that types this Latin letter, in lower case.
#[must_use]
pub fn russian_twin(letter: char) -> Option<char> {
    let letter = fold(letter);
    TWINS
        .iter()
        .find(|(_, latin)| *latin == letter)
        .map(|(russian, _)| *russian)
}

/// Returns a letter in lower case when that is one letter, else the letter itself.
#[must_use]
pub fn fold(letter: char) -> char {
    let mut lower = letter.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => letter,
    }
}

/// Which layout the last letter came from; shown in the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum KeyboardSign {
    /// No letter was typed yet.
    #[default]
    Unknown,
    Latin,
    Russian,
    /// Since a letter that only Kazakh has; Russian letters are shared and do not end it.
    Kazakh,
}

impl KeyboardSign {
    /// Returns the sign after a character was typed.
    #[must_use]
    pub fn after(self, typed: char) -> Self {
        match fold(typed) {
            'a'..='z' => Self::Latin,
            'ә' | 'і' | 'ң' | 'ғ' | 'ү' | 'ұ' | 'қ' | 'ө' | 'һ' => Self::Kazakh,
            'а'..='я' | 'ё' if self == Self::Kazakh => Self::Kazakh,
            'а'..='я' | 'ё' => Self::Russian,
            _ => self,
        }
    }

    /// Returns the two letters for the header.
    #[must_use]
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Unknown => "··",
            Self::Latin => "EN",
            Self::Russian => "РУ",
            Self::Kazakh => "ҚЗ",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_cases_have_the_same_twin_and_it_goes_both_ways() {
        for (russian, latin) in TWINS {
            assert_eq!(latin_twin(russian), Some(latin));
            assert_eq!(
                latin_twin(russian.to_uppercase().next().unwrap()),
                Some(latin)
            );
            assert_eq!(russian_twin(latin), Some(russian));
        }
    }

    #[test]
    fn kazakh_letters_digits_and_punctuation_are_never_mapped() {
        for letter in "әіңғүұқөһӘІҢҒҮҰҚӨҺ0123456789.,/?:;хъжэбюё".chars() {
            assert_eq!(latin_twin(letter), None, "{letter}");
        }
    }

    #[test]
    fn the_sign_follows_the_last_letter_and_stays_kazakh_on_shared_letters() {
        let typed = |text: &str| {
            text.chars()
                .fold(KeyboardSign::default(), KeyboardSign::after)
        };
        assert_eq!(typed("12"), KeyboardSign::Unknown);
        assert_eq!(typed("qЖ"), KeyboardSign::Russian);
        assert_eq!(typed("Қайрат"), KeyboardSign::Kazakh);
        assert_eq!(typed("Қайратx"), KeyboardSign::Latin);
    }
}
