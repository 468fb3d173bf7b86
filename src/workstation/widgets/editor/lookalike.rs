//! Letters of another alphabet that look like the right ones: a Latin `a` in a Cyrillic word.
//!
//! Nobody sees them, but a search, a register and a court's clerk do: the name or number is simply
//! not found. A word with letters of both alphabets belongs to the alphabet of most of its
//! letters; what has a twin there is suspected. A word of one alphabet is left alone, but for a
//! single Latin letter between Cyrillic words (`c` for `с`).

use std::ops::Range;

/// Latin letters and the Cyrillic ones that look the same, in both cases. The Latin schwa is
/// there for the Kazakh ә.
const TWINS: [(char, char); 27] = [
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('h', 'һ'),
    ('i', 'і'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
    ('ə', 'ә'),
    ('ɵ', 'ө'),
    ('ë', 'ё'),
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('Ə', 'Ә'),
    ('Ë', 'Ё'),
];

/// A letter that is probably not the one that was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspect {
    /// Where it stands, in bytes.
    pub at: usize,
    pub letter: char,
    /// What was probably meant.
    pub meant: char,
    /// The word it stands in, in bytes.
    pub word: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
}

const fn script(c: char) -> Option<Script> {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | 'ə' | 'ɵ' => Some(Script::Latin),
        '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
        _ => None,
    }
}

fn twin(c: char, to: Script) -> Option<char> {
    TWINS.iter().find_map(|(latin, cyrillic)| match to {
        Script::Cyrillic => (*latin == c).then_some(*cyrillic),
        Script::Latin => (*cyrillic == c).then_some(*latin),
    })
}

/// Returns the letters of a text that are suspected, in order.
#[must_use]
pub fn suspects(text: &str) -> Vec<Suspect> {
    if text.is_ascii() {
        return Vec::new();
    }
    let words = words(text);
    let scripts: Vec<Option<Script>> = words
        .iter()
        .map(|word| one_script(&text[word.clone()]))
        .collect();
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let part = &text[word.clone()];
        let cyrillic_near = || {
            [index.checked_sub(1), Some(index + 1)]
                .into_iter()
                .all(|at| {
                    at.and_then(|at| scripts.get(at).copied().flatten()) == Some(Script::Cyrillic)
                })
        };
        let belongs = match scripts[index] {
            None => most(part),
            Some(Script::Latin) if is_small_letter(part) && cyrillic_near() => Script::Cyrillic,
            Some(_) => continue,
        };
        for (at, letter) in part.char_indices() {
            if script(letter).is_some_and(|script| script != belongs)
                && let Some(meant) = twin(letter, belongs)
            {
                found.push(Suspect {
                    at: word.start + at,
                    letter,
                    meant,
                    word: word.clone(),
                });
            }
        }
    }
    found
}

/// Returns a text with every suspected letter replaced by the one that was meant.
#[must_use]
pub fn mended(text: &str) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut from = 0;
    for suspect in suspects(text) {
        mended.push_str(&text[from..suspect.at]);
        mended.push(suspect.meant);
        from = suspect.at + suspect.letter.len_utf8();
    }
    mended.push_str(&text[from..]);
    mended
}

/// Whether a word is one small letter. A large one is more likely a name: vitamin C.
fn is_small_letter(word: &str) -> bool {
    word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Returns runs of letters, as ranges of bytes.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        if script(c).is_none() {
            continue;
        }
        let end = at + c.len_utf8();
        match words.last_mut() {
            Some(word) if word.end == at => word.end = end,
            _ => words.push(at..end),
        }
    }
    words
}

/// Returns the alphabet of a word that has letters of one only.
fn one_script(word: &str) -> Option<Script> {
    let mut scripts = word.chars().filter_map(script);
    let first = scripts.next()?;
    scripts.all(|script| script == first).then_some(first)
}

/// Returns the alphabet of most letters of a word. Where both have as many, a letter without a
/// twin decides, and then the Cyrillic does: these are Cyrillic texts.
fn most(word: &str) -> Script {
    let count = |of: Script| word.chars().filter(|c| script(*c) == Some(of)).count();
    let (latin, cyrillic) = (count(Script::Latin), count(Script::Cyrillic));
    let only_latin = word
        .chars()
        .any(|c| script(c) == Some(Script::Latin) && twin(c, Script::Cyrillic).is_none());
    if latin > cyrillic || (latin == cyrillic && only_latin) {
        Script::Latin
    } else {
        Script::Cyrillic
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_latin_letter_in_a_cyrillic_word_is_found_and_mended() {
        for (typed, meant) in [
            ("cправка", "справка"),
            ("Axметов", "Ахметов"),
            ("Әсeл", "Әсел"),
            ("Қaзақстaн", "Қазақстан"),
            ("жəне", "және"),
            ("диплом c приложением", "диплом с приложением"),
            ("PЕСПУБЛИКА", "РЕСПУБЛИКА"),
            ("Passроrt", "Passport"),
        ] {
            assert!(!suspects(typed).is_empty(), "{typed}");
            assert_eq!(mended(typed), meant, "{typed}");
        }
    }

    #[test]
    fn clean_words_and_foreign_names_are_left_alone() {
        for text in [
            "",
            "справка № 114-7, стр. 2",
            "Müller A., паспорт N 01234567",
            "витамин C, класс A",
            "письмо от O’Brien получено",
            "Rezaei Mohammad",
            "ISO 9001 и ГОСТ",
            "Қазақстан Республикасының",
            "x86 және y",
        ] {
            assert_eq!(suspects(text), [], "{text}");
            assert_eq!(mended(text), text);
        }
    }

    #[test]
    fn the_place_of_a_letter_is_named() {
        let text = "Дана cправка";
        let found = suspects(text);
        assert_eq!(found.len(), 1);
        assert_eq!(&text[found[0].word.clone()], "cправка");
        assert_eq!((found[0].letter, found[0].meant), ('c', 'с'));
        assert_eq!(&text[found[0].at..=found[0].at], "c");
    }
}
