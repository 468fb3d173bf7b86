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
