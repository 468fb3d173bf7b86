//! Keyboard layouts: which letter sits on which key, in the six layouts of these offices.
//!
//! A terminal sends the letter and not the key, so on a Russian or Kazakh layout every Latin
//! shortcut is dead unless somebody knows which key was meant. One table knows it, for everything
//! that asks: accelerators, words typed to confirm, names searched for on the wrong layout, the
//! test of the layout. Pure.
//!
//! Russian letters sit on the same keys in all five Cyrillic layouts, except the eight that
//! kz-kazrus keeps on AltGr and ё; Kazakh letters, digits and signs do not, and are never mapped to
//! an accelerator.
//!
//! Source: the symbol files of the X keyboard extension (`us(basic)`, `ru(winkeys)`, `ru(legacy)`,
//! `kz(basic)`, `kz(ruskaz)`, `kz(kazrus)`).

/// A keyboard layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layout {
    Us,
    /// Russian as on Windows, the usual one.
    RuWinkeys,
    /// Russian with the signs of the typewriter.
    RuLegacy,
    /// Kazakh by the standard: its letters in the row of digits.
    KzBasic,
    /// Russian with Kazakh letters on AltGr.
    KzRuskaz,
    /// Kazakh with Russian letters on AltGr.
    KzKazrus,
}

/// What is held down beside a key that types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    Plain,
    Shift,
    AltGr,
}

/// A key that types, by its place: counted along the four rows from the key left of 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(usize);

/// What the keys of a layout type: 13 in the row of digits, 13, 11 and 10 below it; a blank where
/// nothing is typed.
struct Rows {
    plain: [&'static str; 4],
    shift: [&'static str; 4],
    altgr: [&'static str; 4],
}

const NOTHING: [&str; 4] = ["", "", "", ""];

const US: Rows = Rows {
    plain: [
        "`1234567890-=",
        "qwertyuiop[]\\",
        "asdfghjkl;'",
        "zxcvbnm,./",
    ],
    shift: [
        "~!@#$%^&*()_+",
        "QWERTYUIOP{}|",
        "ASDFGHJKL:\"",
        "ZXCVBNM<>?",
    ],
    altgr: NOTHING,
};

const RU_WINKEYS: Rows = Rows {
    plain: [
        "ё1234567890-=",
        "йцукенгшщзхъ\\",
        "фывапролджэ",
        "ячсмитьбю.",
    ],
    shift: [
        "Ё!\"№;%:?*()_+",
        "ЙЦУКЕНГШЩЗХЪ/",
        "ФЫВАПРОЛДЖЭ",
        "ЯЧСМИТЬБЮ,",
    ],
    altgr: ["        ₽", "", "", ""],
};

const RU_LEGACY: Rows = Rows {
    plain: [
        "ё1234567890-=",
        "йцукенгшщзхъ\\",
        "фывапролджэ",
        "ячсмитьбю/",
    ],
    shift: [
        "Ё!\"#*:,.;()_+",
        "ЙЦУКЕНГШЩЗХЪ|",
        "ФЫВАПРОЛДЖЭ",
        "ЯЧСМИТЬБЮ?",
    ],
    altgr: NOTHING,
};

const KZ_BASIC: Rows = Rows {
    plain: [
        "(\"әіңғ,.үұқөһ",
        "йцукенгшщзхъ\\",
        "фывапролджэ",
        "ячсмитьбю№",
    ],
    shift: [
        ")!ӘІҢҒ;:ҮҰҚӨҺ",
        "ЙЦУКЕНГШЩЗХЪ/",
        "ФЫВАПРОЛДЖЭ",
        "ЯЧСМИТЬБЮ?",
    ],
    altgr: ["ё", "", "", ""],
};

const KZ_RUSKAZ: Rows = Rows {
    plain: [
        "ё1234567890-=",
        "йцукенгшщзхъ\\",
        "фывапролджэ",
        "ячсмитьбю.",
    ],
    shift: [
        "Ё!\"№;%:?*()_+",
        "ЙЦУКЕНГШЩЗХЪ/",
        "ФЫВАПРОЛДЖЭ",
        "ЯЧСМИТЬБЮ,",
    ],
    altgr: ["  @#$ ^&", "ұ үқёңғ   һ |", "   ә  ө", "    і    /"],
};

const KZ_KAZRUS: Rows = Rows {
    plain: [
        "ё1234567890-=",
        "йңукенгшғзхұ\\",
        "өықапролджә",
        "яісмитүбю.",
    ],
    shift: [
        "Ё!\"№;%:?*()_+",
        "ЙҢУКЕНГШҒЗХҰ/",
        "ӨЫҚАПРОЛДЖӘ",
        "ЯІСМИТҮБЮ,",
    ],
    altgr: ["  @#$ ^&", " ц қё   щ һъ|", "ф в       э", " ч    ь  /"],
};

const LENGTHS: [usize; 4] = [13, 13, 11, 10];

impl Level {
    pub const ALL: [Self; 3] = [Self::Plain, Self::Shift, Self::AltGr];
}

impl Key {
    /// Every key, row by row.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..LENGTHS.iter().sum()).map(Self)
    }

    /// Returns the key that types a character in a layout, and what is held down.
    #[must_use]
    pub fn of(layout: Layout, typed: char) -> Option<(Self, Level)> {
        Level::ALL.into_iter().find_map(|level| {
            let mut before = 0;
            for (row, length) in layout.rows(level).iter().zip(LENGTHS) {
                if let Some(at) = row.chars().position(|c| c == typed && c != ' ') {
                    return Some((Self(before + at), level));
                }
                before += length;
            }
            None
        })
    }

    /// Returns what the key types.
    #[must_use]
    pub fn types(self, layout: Layout, level: Level) -> Option<char> {
        let mut at = self.0;
        for (row, length) in layout.rows(level).iter().zip(LENGTHS) {
            if at < length {
                return row.chars().nth(at).filter(|c| *c != ' ');
            }
            at -= length;
        }
        None
    }
}

impl Layout {
    pub const ALL: [Self; 6] = [
        Self::Us,
        Self::RuWinkeys,
        Self::RuLegacy,
        Self::KzBasic,
        Self::KzRuskaz,
        Self::KzKazrus,
    ];

    /// Returns its name in the X keyboard extension.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Us => "us",
            Self::RuWinkeys => "ru",
            Self::RuLegacy => "ru-legacy",
            Self::KzBasic => "kz",
            Self::KzRuskaz => "kz-ruskaz",
            Self::KzKazrus => "kz-kazrus",
        }
    }

    const fn rows(self, level: Level) -> &'static [&'static str; 4] {
        let rows = match self {
            Self::Us => &US,
            Self::RuWinkeys => &RU_WINKEYS,
            Self::RuLegacy => &RU_LEGACY,
            Self::KzBasic => &KZ_BASIC,
            Self::KzRuskaz => &KZ_RUSKAZ,
            Self::KzKazrus => &KZ_KAZRUS,
        };
        match level {
            Level::Plain => &rows.plain,
            Level::Shift => &rows.shift,
            Level::AltGr => &rows.altgr,
        }
    }
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

/// Returns whether a letter is one that Kazakh has and Russian has not.
#[must_use]
pub const fn is_kazakh(letter: char) -> bool {
    matches!(
        letter,
        'ә' | 'і'
            | 'ң'
            | 'ғ'
            | 'ү'
            | 'ұ'
            | 'қ'
            | 'ө'
            | 'һ'
            | 'Ә'
            | 'І'
            | 'Ң'
            | 'Ғ'
            | 'Ү'
            | 'Ұ'
            | 'Қ'
            | 'Ө'
            | 'Һ'
    )
}

/// Returns what `to` types, without Shift, on the key that types `c` in `from` with or without it.
fn across(from: Layout, c: char, to: Layout) -> Option<char> {
    match Key::of(from, c)? {
        (key, Level::Plain | Level::Shift) => key.types(to, Level::Plain),
        (_, Level::AltGr) => None,
    }
}

/// Returns the Russian letter on the key that types `c`, a letter or a sign, in English.
#[must_use]
pub fn russian_twin(c: char) -> Option<char> {
    across(Layout::Us, fold(c), Layout::RuWinkeys).filter(|twin| twin.is_alphabetic())
}

/// Returns the Kazakh letter on the key that types `c` in English, on the plain Kazakh layout.
#[must_use]
pub fn kazakh_twin(c: char) -> Option<char> {
    let (key, level) = Key::of(Layout::Us, c)?;
    if level != Level::Plain {
        return None;
    }
    key.types(Layout::KzBasic, Level::Plain)
        .filter(|twin| is_kazakh(*twin))
}

/// Returns the English letter or sign on the key that types a letter in Russian or Kazakh.
#[must_use]
pub fn english_twin(c: char) -> Option<char> {
    let letter = fold(c);
    if !letter.is_alphabetic() {
        return None;
    }
    across(Layout::RuWinkeys, letter, Layout::Us)
        .or_else(|| across(Layout::KzBasic, letter, Layout::Us))
}

/// Returns the Latin letter on the key that types this Russian letter, in lower case. A Russian
/// letter on a key that carries a sign on a Latin layout (х ъ ж э б ю ё) has none.
#[must_use]
pub fn latin_twin(letter: char) -> Option<char> {
    across(Layout::RuWinkeys, fold(letter), Layout::Us)
        .filter(|twin| twin.is_ascii_lowercase() && !letter.is_ascii())
}

/// Returns what a US keyboard types, without Shift, on the key that typed `c`: for Russian letters
/// and the signs that a US keyboard has on their keys. Everything else comes back in lower case.
#[must_use]
pub fn us_key(c: char) -> char {
    let lower = fold(c);
    let key = if russian_twin(lower).is_some() {
        across(Layout::Us, lower, Layout::Us)
    } else if lower.is_alphabetic() {
        across(Layout::RuWinkeys, lower, Layout::Us)
    } else {
        None
    };
    key.unwrap_or(lower)
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

/// Returns whether a letter can be typed on the same key in every layout, without AltGr: only
/// such letters are asked for and only such keys carry accelerators that matter.
#[must_use]
pub fn is_on_every_layout(c: char) -> bool {
    let letter = fold(c);
    let russian = if letter.is_ascii_lowercase() {
        russian_twin(letter)
    } else {
        Some(letter).filter(|c| c.is_alphabetic() && !is_kazakh(*c))
    };
    let Some((russian, (key, _))) =
        russian.and_then(|c| Key::of(Layout::RuWinkeys, c).map(|key| (c, key)))
    else {
        return false;
    };
    Layout::ALL
        .into_iter()
        .filter(|layout| *layout != Layout::Us)
        .all(|layout| key.types(layout, Level::Plain) == Some(russian))
}

/// The keys that a test of the layout asks for, by what they type in English, each with the name of
/// its place.
pub const EXAM: [(&str, char); 5] = [
    ("right-of-tab", 'q'),
    ("second-of-tab", 'w'),
    ("right-of-caps", 'a'),
    ("two", '2'),
    ("left-of-shift", '/'),
];

/// Returns the layouts in which every one of some keys typed what it did.
#[must_use]
pub fn layouts_of(typed: &[(Key, char)]) -> Vec<Layout> {
    Layout::ALL
        .into_iter()
        .filter(|layout| {
            typed.iter().all(|(key, c)| {
                [Level::Plain, Level::Shift]
                    .into_iter()
                    .any(|level| key.types(*layout, level) == Some(*c))
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_have_their_lengths() {
        for layout in Layout::ALL {
            for level in Level::ALL {
                for (row, length) in layout.rows(level).iter().zip(LENGTHS) {
                    let count = row.chars().count();
                    let whole = level != Level::AltGr;
                    assert!(
                        count == length || !whole && count < length,
                        "{layout:?} {level:?} {row}"
                    );
                }
            }
        }
    }

    #[test]
    fn shift_types_the_capital_of_the_same_letter() {
        for layout in Layout::ALL {
            for key in Key::all() {
                let plain = key.types(layout, Level::Plain).unwrap();
                let shift = key.types(layout, Level::Shift).unwrap();
                if plain.is_alphabetic() {
                    assert_eq!(fold(shift), plain, "{layout:?}");
                }
            }
        }
    }

    #[test]
    fn both_cases_have_the_same_twin_and_it_goes_both_ways() {
        for latin in 'a'..='z' {
            let russian = russian_twin(latin).unwrap();
            assert_eq!(latin_twin(russian), Some(latin));
            let capital = russian.to_uppercase().next().unwrap();
            assert_eq!(latin_twin(capital), Some(latin));
        }
    }

    #[test]
    fn kazakh_letters_digits_and_punctuation_are_never_mapped() {
        for letter in "әіңғүұқөһӘІҢҒҮҰҚӨҺ0123456789.,/?:;хъжэбюёabc".chars()
        {
            assert_eq!(latin_twin(letter), None, "{letter}");
        }
    }

    #[test]
    fn a_word_typed_on_another_layout_has_the_same_keys() {
        assert!(same_keys("КУАГЫУ", "REFUSE"));
        assert!(same_keys("jnrfp", "ОТКАЗ"));
        assert!(same_keys("отказ", "ОТКАЗ"));
        assert!(same_keys(",fc nfhne", "БАС ТАРТУ"));
        assert!(same_keys("<FC", "бас"));
        assert!(!same_keys("", ""));
        assert!(!same_keys("ОТКА", "ОТКАЗ"));
    }

    #[test]
    fn letters_that_move_between_layouts_are_known() {
        assert!("refusesignотказхжбю".chars().all(is_on_every_layout));
        assert!(!"әіңғүұқөһцщъфвэчьёwoadxm1/".chars().any(is_on_every_layout));
    }

    #[test]
    fn a_few_keys_tell_the_layouts_apart() {
        let right_of_tab = Key::of(Layout::Us, 'q').unwrap().0;
        let two = Key::of(Layout::Us, '2').unwrap().0;
        let w = Key::of(Layout::Us, 'w').unwrap().0;
        assert_eq!(layouts_of(&[(right_of_tab, 'q')]), [Layout::Us]);
        assert_eq!(
            layouts_of(&[(right_of_tab, 'й'), (two, 'ә')]),
            [Layout::KzBasic]
        );
        assert_eq!(layouts_of(&[(w, 'Ң')]), [Layout::KzKazrus]);
        assert_eq!(layouts_of(&[(right_of_tab, 'x')]), []);
    }
}
