//! The sign in the header that says which layout the last letter came from.

use crate::keyboard::{fold, is_kazakh};

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
            letter if is_kazakh(letter) => Self::Kazakh,
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
