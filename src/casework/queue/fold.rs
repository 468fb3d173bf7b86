//! Folding names so that they are found however they were typed.
//!
//! Both what is searched and what is asked are folded into one plain Latin spelling: Cyrillic
//! and Latin spellings of a name meet there (`Ахметов`, `Akhmetov`, `Ahmetov` are `akmetov`),
//! Kazakh letters join their Russian neighbours (`Қайырғали` and `Кайыргали`), and as қ is
//! written both к and х (`Бақыт`, `Бакыт`, `Бахыт`), these two are one. ё is е; accents and
//! doubled letters are gone. What the folding cannot unite, [`needles`] asks for in more than
//! one way: a half-typed pair of letters, and the word as another keyboard layout reads it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::layout;
use crate::casework::text::is_unsafe;

/// The shortest word that is also read as typed on another layout; shorter ones hit too much.
const LAYOUT_MIN_CHARS: usize = 3;

/// Returns `text` folded for searching; runs of white space become one space.
///
/// The folding of a part of a Cyrillic text is a part of the folding of the whole, so that what
/// is found while typing stays found.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = true;
    let mut letters = text
        .chars()
        .flat_map(char::to_lowercase)
        .flat_map(before_decomposition)
        .nfd()
        .filter(|c| !is_combining_mark(*c) && (!is_unsafe(*c) || c.is_whitespace()))
        .peekable();
    while let Some(c) = letters.next() {
        if c.is_whitespace() {
            if !space {
                out.push(' ');
            }
            space = true;
            continue;
        }
        let folded = match (c, letters.peek()) {
            ('s', Some('h')) => pair(&mut letters, "sh"),
            ('z', Some('h')) => pair(&mut letters, "zh"),
            ('c', Some('h')) => pair(&mut letters, "ch"),
            ('k', Some('h')) => pair(&mut letters, "k"),
            ('g', Some('h')) => pair(&mut letters, "g"),
            ('t', Some('h')) => pair(&mut letters, "t"),
            ('y', Some('e')) => "",
            (c, _) => match spelling(c) {
                Some(folded) => folded,
                None => {
                    push(&mut out, c);
                    space = false;
                    continue;
                }
            },
        };
        for letter in folded.chars() {
            push(&mut out, letter);
            space = false;
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// Takes the second letter of a pair and returns the spelling of both.
fn pair(letters: &mut impl Iterator<Item = char>, spelling: &'static str) -> &'static str {
    letters.next();
    spelling
}

/// Returns the foldings to look for when somebody typed `word`: any of them is a hit. Empty
/// when nothing searchable was typed.
#[must_use]
pub fn needles(word: &str) -> Vec<String> {
    let mut needles = Vec::new();
    add_readings(word, &mut needles);
    if word.chars().count() >= LAYOUT_MIN_CHARS {
        for reading in layout::readings(word) {
            add_readings(&reading, &mut needles);
        }
    }
    needles
}

/// Adds the folding of `word`, and what it may grow into when its last letter begins a pair.
fn add_readings(word: &str, needles: &mut Vec<String>) {
    let folded = fold(word);
    let grown = match word.chars().next_back().map(|c| c.to_ascii_lowercase()) {
        Some('y') => Some(("i", "e")),
        Some('c') => Some(("k", "c")),
        _ => None,
    };
    let other = grown.and_then(|(end, other)| {
        let stem = folded.strip_suffix(end)?;
        Some(format!("{stem}{other}"))
    });
    for needle in [Some(folded), other].into_iter().flatten() {
        if !needle.is_empty() && !needles.contains(&needle) {
            needles.push(needle);
        }
    }
}

/// Adds a letter, unless it doubles the one before it. Digits and signs are kept as they are.
fn push(out: &mut String, c: char) {
    if !(c.is_alphabetic() && out.ends_with(c)) {
        out.push(c);
    }
}

/// Letters whose mark must be read before it is taken off.
fn before_decomposition(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ş' => ('s', Some('h')),
        'ç' => ('c', Some('h')),
        'ž' => ('z', Some('h')),
        'š' => ('s', Some('h')),
        'č' => ('c', Some('h')),
        c => (c, None),
    };
    std::iter::once(first).chain(second)
}

/// Returns the plain Latin spelling of a letter that has another one. `й` and `ё` come here as
/// `и` and `е`, their marks taken off.
const fn spelling(c: char) -> Option<&'static str> {
    Some(match c {
        'а' | 'ә' | 'ə' => "a",
        'б' => "b",
        'в' | 'w' => "v",
        'г' | 'ғ' | 'ґ' => "g",
        'д' | 'đ' => "d",
        'е' | 'э' | 'є' => "e",
        'ж' | 'җ' | 'j' => "zh",
        'ҷ' => "dzh",
        'з' => "z",
        'и' | 'і' | 'ы' | 'y' | 'ı' => "i",
        'к' | 'қ' | 'х' | 'һ' | 'ҳ' | 'q' | 'c' | 'h' => "k",
        'л' | 'ł' => "l",
        'м' => "m",
        'н' | 'ң' => "n",
        'о' | 'ө' | 'ø' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ү' | 'ұ' => "u",
        'ф' => "f",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "iu",
        'я' => "ia",
        'x' => "ks",
        'ß' => "s",
        'æ' => "ae",
        'œ' => "oe",
        'ъ' | 'ь' | '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_name_meet() {
        for (one, other) in [
            ("Ахметов", "Akhmetov"),
            ("Ахметов", "Ahmetov"),
            ("АХМЕТОВ", "ахметов"),
            ("Семён", "Семен"),
            ("Қайырғали", "Кайыргали"),
            ("Қайырғали", "Qaiyrgali"),
            ("Бақыт", "Бахыт"),
            ("Бақыт", "Bakyt"),
            ("Асхат", "Askhat"),
            ("Әсел", "Асел"),
            ("Нұрмағамбетова", "Нурмагамбетова"),
            ("Нұрмағамбетова", "Nurmagambetova"),
            ("Төлегенұлы", "Tolegenuly"),
            ("Жүнісова", "Zhunisova"),
            ("Жүнісова", "Junisova"),
            ("Һүсейін", "Хусейин"),
            ("Ерлан", "Yerlan"),
            ("Мария", "Maria"),
            ("Мария", "Mariya"),
            ("Әлиев", "Əliyev"),
            ("Шахин", "Şahin"),
            ("Хрущёв", "Khrushchev"),
            ("Müller", "Muller"),
            ("Анна", "Ana"),
            ("Игорь", "Igor"),
            ("O’Brien", "OBrien"),
            ("Úlfarsdóttir", "ulfarsdottir"),
            ("Ҷамшед", "Джамшед"),
            ("Чен", "Chen"),
            ("Карлос", "Carlos"),
            ("й", "и\u{0306}"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} and {other}");
        }
    }

    #[test]
    fn numbers_stay_and_space_is_trimmed() {
        assert_eq!(fold("  26-000042 \t REF/77  "), "26-000042 ref/77");
        assert_eq!(fold("\u{202E}Ли\u{200B} В."), "li v.");
        assert_eq!(fold(""), "");
    }

    #[test]
    fn a_name_stays_found_with_each_letter_typed() {
        for (name, typed) in [
            ("Ахметов Дархан", "akhmetov"),
            ("Ерлан Төлегенұлы", "yerlan"),
            ("Чен Вэй", "chen"),
            ("Қожахмет Нұрлан", "qojakhmet"),
            ("Ахметов Дархан", "ахметов"),
            ("Қайырғали Әсел", "кайыргали"),
        ] {
            let column = fold(name);
            for (end, c) in typed.char_indices() {
                let part = &typed[..end + c.len_utf8()];
                assert!(
                    needles(part).iter().any(|needle| column.contains(needle)),
                    "{part} must find {name} ({column}): {:?}",
                    needles(part)
                );
            }
        }
    }

    #[test]
    fn a_word_on_the_wrong_layout_is_found() {
        for (name, typed) in [
            ("Ахметов", "f[vtnjd"),
            ("Ахметов", "frvtnjd"),
            ("Müller", "ьгддук"),
            ("Қожахмет", "0j;f[vtn"),
            ("Ғабдуллин", "5f,lekkby"),
        ] {
            assert!(
                needles(typed)
                    .iter()
                    .any(|needle| fold(name).contains(needle)),
                "{typed} must find {name}"
            );
        }
        assert_eq!(needles("fr"), ["fr"], "short words are taken as typed");
        assert!(needles("ь").is_empty());
    }

    proptest! {
        #[test]
        fn folding_never_panics_and_is_blind_to_case(text in "\\PC{0,40}", name in "[а-яёәіңғүұқөһ \\-0-9]{0,40}") {
            let _ = fold(&text);
            let folded = fold(&name);
            prop_assert_eq!(&fold(&name.to_uppercase()), &folded);
            prop_assert!(!folded.contains("  ") && !folded.contains('\n'));
        }

        #[test]
        fn a_part_of_a_name_is_found_in_the_whole(before in "[а-яёәіңғүұқөһ]{0,8}", part in "[а-яёәіңғүұқөһ]{1,8}", after in "[а-яёәіңғүұқөһ]{0,8}") {
            let whole = fold(&format!("{before}{part}{after}"));
            let part = fold(&part);
            prop_assert!(whole.contains(&part), "{part} in {whole}");
        }
    }
}
