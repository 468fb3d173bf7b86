//! Every message that the program asks for exists.

use std::path::{Path, PathBuf};

use kezek::i18n::Catalogue;

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Returns the ids that stand as literals in calls of `say` and `say_with`.
fn ids_in(source: &str) -> Vec<String> {
    let mut ids = Vec::new();
    for call in ["say(", "say_with("] {
        for (at, _) in source.match_indices(call) {
            let rest = source[at + call.len()..].trim_start();
            if let Some(literal) = rest.strip_prefix('"')
                && let Some((id, _)) = literal.split_once('"')
            {
                ids.push(id.to_owned());
            }
        }
    }
    ids
}

/// Beginnings of ids that nothing else is named by: such a literal is a message wherever it stands.
const FAMILIES: [&str; 10] = [
    "action-",
    "case-",
    "deadlines-",
    "dialog-",
    "hint-",
    "letter-",
    "menu-",
    "plain-",
    "problem-",
    "workstation-",
];

/// Returns the literals that are ids by their beginning, such as those of a table of words.
fn named_ids(source: &str) -> Vec<String> {
    source
        .split('"')
        .skip(1)
        .step_by(2)
        .filter(|literal| FAMILIES.iter().any(|family| literal.starts_with(family)))
        .filter(|literal| !literal.ends_with('-'))
        .filter(|literal| {
            literal
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        })
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_message_that_the_program_asks_for_exists() {
    let mut files = Vec::new();
    rust_files(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    let catalogue = Catalogue::builtin();
    let known = catalogue.ids();
    let mut missing = Vec::new();
    for path in files {
        // Prose about messages is no call.
        let source: String = std::fs::read_to_string(&path)
            .unwrap()
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .map(|line| format!("{line}\n"))
            .collect();
        let on_screen = path
            .components()
            .any(|part| part.as_os_str() == "workstation" || part.as_os_str() == "printing");
        let mut ids = ids_in(&source);
        if on_screen {
            ids.extend(named_ids(&source));
        }
        for id in ids {
            if known.binary_search(&id.as_str()).is_err() {
                missing.push(format!("{}: {id}", path.display()));
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

/// Returns the literals of a source, with its tests and its prose left out.
fn literals(source: &str) -> Vec<String> {
    let code: String = source
        .split("#[cfg(test)]")
        .next()
        .unwrap_or_default()
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| format!("{line}\n"))
        .collect();
    code.split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    rust_files(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    files
        .into_iter()
        .map(|path| {
            let source = std::fs::read_to_string(&path).unwrap();
            (path, source)
        })
        .collect()
}

/// An id is used when it stands somewhere as it is, when it is made of a beginning that does and a
/// code, or when another message speaks it.
#[test]
fn no_message_is_never_said() {
    let mut whole = std::collections::BTreeSet::new();
    let mut beginnings = std::collections::BTreeSet::new();
    for (_, source) in sources() {
        for literal in literals(&source) {
            let id_like = |text: &str| {
                !text.is_empty()
                    && text
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            };
            // `action-{}`, `{key}-about`
            if let Some((before, _)) = literal.split_once('{')
                && let Some(before) = before.strip_suffix('-')
                && id_like(before)
            {
                beginnings.insert(before.to_owned());
            }
            if id_like(&literal) {
                whole.insert(literal);
            }
        }
        // The first argument of `say_code`.
        for (at, call) in source.match_indices("say_code(") {
            let rest = source[at + call.len()..].trim_start();
            if let Some(literal) = rest.strip_prefix('"')
                && let Some((prefix, _)) = literal.split_once('"')
            {
                beginnings.insert(prefix.to_owned());
            }
        }
    }
    let catalogue = Catalogue::builtin();
    let codes = super::codes::expected();
    let spoken: String = super::messages(kezek::regulation::Language::En)
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    let unused: Vec<&str> = catalogue
        .ids()
        .into_iter()
        .filter(|id| {
            let stem = id
                .strip_suffix("-do")
                .or_else(|| id.strip_suffix("-about"))
                .unwrap_or(id);
            let made = (0..id.len())
                .filter(|at| id.as_bytes()[*at] == b'-')
                .any(|at| beginnings.contains(&id[..at]));
            !(codes.iter().any(|code| code == id)
                || whole.contains(*id)
                || whole.contains(stem)
                || made
                || spoken.contains(&format!("{{ {id} }}")))
        })
        .collect();
    assert_eq!(unused, Vec::<&str>::new());
}

/// Rooms whose literals nobody reads: the keyboard's letters, words of the filter language and of
/// dates that are typed, and the demo's invented people and papers.
const UNREAD: [&str; 11] = [
    "keyboard",
    "demo",
    "papers",
    "casework",
    "screenshots",
    "complete.rs",
    "date.rs",
    "layout.rs",
    "candidates",
    "tests.rs",
    "password.rs",
];

/// Words in Kazakh or Russian stand in the locales, never in Rust.
#[test]
fn no_word_for_people_stands_in_rust() {
    let mut found = Vec::new();
    for (path, source) in sources() {
        let name = path.to_string_lossy().into_owned();
        if UNREAD.iter().any(|unread| name.contains(unread)) {
            continue;
        }
        for literal in literals(&source) {
            let words = literal
                .split(|c: char| !c.is_alphabetic())
                .filter(|word| word.chars().count() > 1)
                .filter(|word| word.chars().all(|c| ('\u{400}'..='\u{52f}').contains(&c)))
                .count();
            if words > 0 {
                found.push(format!("{name}: {literal}"));
            }
        }
        // On the screens no English sentence either.
        if !name.contains("/workstation/") && !name.contains("/printing/") {
            continue;
        }
        for line in source
            .split("#[cfg(test)]")
            .next()
            .unwrap_or_default()
            .lines()
        {
            let line = line.trim_start();
            let said = [
                "say(", "text(", "put(", "item(", "fact(", "heading(", "tell(",
            ]
            .iter()
            .any(|call| line.contains(call));
            let literal = line.split('"').nth(1).unwrap_or_default();
            let words = literal.split(' ').filter(|word| {
                word.chars().count() > 1 && word.chars().all(|c| c.is_ascii_alphabetic())
            });
            if said && !line.starts_with("//") && words.count() > 1 {
                found.push(format!("{name}: {literal}"));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

/// A remark says what is wrong and what to do; "invalid value" says neither.
#[test]
fn no_message_says_invalid_value() {
    for language in kezek::regulation::Language::ALL {
        for (id, text) in super::messages(language) {
            let text = text.to_lowercase();
            for empty in [
                "invalid value",
                "неверное значение",
                "недопустимое значение",
                "жарамсыз мән",
            ] {
                assert!(!text.contains(empty), "{id}: {text}");
            }
        }
    }
}
