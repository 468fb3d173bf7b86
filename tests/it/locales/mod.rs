//! The words: complete, alike in all three languages, and used as they are written.

mod codes;
mod letters;
mod source;
mod speech;

use kezek::i18n::Catalogue;
use kezek::regulation::Language;

/// Returns the messages of one language with their text, read from the files.
fn messages(language: Language) -> Vec<(String, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("config/locales").join(language.code());
    let mut messages: Vec<(String, String)> = Vec::new();
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        for line in std::fs::read_to_string(path).unwrap().lines() {
            if line.starts_with('#') {
                continue;
            }
            match line.split_once(" = ") {
                Some((id, text)) if line.starts_with(|c: char| c.is_ascii_lowercase()) => {
                    messages.push((id.to_owned(), text.to_owned()));
                }
                _ => {
                    if let Some((_, text)) = messages.last_mut() {
                        text.push('\n');
                        text.push_str(line);
                    }
                }
            }
        }
    }
    messages
}

/// Returns the text of a message without what stands in braces.
fn plain(text: &str) -> String {
    let mut depth = 0;
    text.chars()
        .filter(|c| {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => return depth <= 1,
            }
            false
        })
        .collect()
}

#[test]
fn the_three_languages_have_the_same_messages_with_the_same_values() {
    assert_eq!(Catalogue::builtin().faults(), Vec::<String>::new());
}

#[test]
fn no_word_mixes_cyrillic_and_latin_letters() {
    let mut mixed = Vec::new();
    for language in [Language::Kk, Language::Ru] {
        for (id, text) in messages(language) {
            let text = plain(&text);
            let words = text.split(|c: char| !c.is_alphabetic());
            for word in words {
                let latin = word.chars().any(|c| c.is_ascii_alphabetic());
                let cyrillic = word.chars().any(|c| ('\u{400}'..='\u{52F}').contains(&c));
                if latin && cyrillic {
                    mixed.push(format!("{} {id}: {word}", language.code()));
                }
            }
        }
    }
    assert_eq!(mixed, Vec::<String>::new());
}

/// Words that Kazakh and Russian share, and messages that hold no words.
const SHARED: &[&str] = &[
    "Комиссия",
    "комиссия",
    "аудитор",
    "шлюз",
    "демонстрация",
    "мин",
    "орган",
    "Ср",
    "Сб",
    "акт",
    "Редакция",
    "Сервер",
    "ДЕМО",
    "Логин",
    "КБ",
];

#[test]
fn kazakh_is_not_russian_left_over() {
    let russian: std::collections::BTreeMap<String, String> =
        messages(Language::Ru).into_iter().collect();
    let left_over: Vec<String> = messages(Language::Kk)
        .into_iter()
        .filter(|(id, text)| russian.get(id) == Some(text))
        .filter(|(_, text)| {
            plain(text).split(|c: char| !c.is_alphabetic()).any(|word| {
                word.chars().count() > 1 && !SHARED.contains(&word) && is_cyrillic(word)
            })
        })
        .map(|(id, text)| format!("{id} = {text}"))
        .collect();
    assert_eq!(left_over, Vec::<String>::new());
}

fn is_cyrillic(word: &str) -> bool {
    word.chars().any(|c| ('\u{400}'..='\u{52F}').contains(&c))
}

#[test]
fn russian_and_english_hold_no_kazakh_letters() {
    for language in [Language::Ru, Language::En] {
        for (id, text) in messages(language) {
            let strays: Vec<char> = text
                .chars()
                .filter(|c| "әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains(*c))
                .collect();
            assert!(strays.is_empty(), "{} {id}: {strays:?}", language.code());
        }
    }
}
