//! Which messages a language has and which arguments each takes, so that languages can be held
//! against each other.
//!
//! Read from the text of the files and not from the parsed messages: what does not parse must be
//! named as well.

use std::collections::{BTreeMap, BTreeSet};

use crate::regulation::Language;

/// The messages of one language.
#[derive(Debug, Default)]
pub(super) struct Inventory {
    messages: BTreeMap<String, Shape>,
}

/// What a message is made of.
#[derive(Debug, Default, Clone)]
pub(super) struct Shape {
    path: String,
    /// Arguments that it takes.
    arguments: BTreeSet<String>,
    /// Those of them by which it chooses between variants.
    selectors: BTreeSet<String>,
    has_text: bool,
}

impl Inventory {
    /// Adds the messages of a file and returns what is wrong with it.
    pub(super) fn read(&mut self, path: &str, text: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let mut current: Option<String> = None;
        for line in text.lines() {
            if line.trim_start().starts_with('#') {
                continue;
            }
            let mut rest = line;
            if let Some((id, value)) = message_start(line) {
                let shape = Shape {
                    path: path.to_owned(),
                    ..Shape::default()
                };
                if let Some(earlier) = self.messages.insert(id.to_owned(), shape) {
                    faults.push(format!("{path}: {id} stands in {} too", earlier.path));
                }
                current = Some(id.to_owned());
                rest = value;
            }
            if let Some(shape) = current.as_ref().and_then(|id| self.messages.get_mut(id)) {
                shape.add(rest);
            }
        }
        let empty = self.messages.iter().filter(|(_, shape)| !shape.has_text);
        faults.extend(
            empty
                .filter(|(_, shape)| shape.path == path)
                .map(|(id, _)| format!("{path}: {id} is empty")),
        );
        faults
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.messages.keys().map(String::as_str)
    }

    /// Returns the arguments that a message takes, each with whether it chooses a variant.
    pub(super) fn arguments(&self, id: &str) -> impl Iterator<Item = (&str, bool)> {
        self.messages.get(id).into_iter().flat_map(|shape| {
            shape
                .arguments
                .iter()
                .map(|name| (name.as_str(), shape.selectors.contains(name)))
        })
    }
}

impl Shape {
    fn add(&mut self, line: &str) {
        self.has_text |= !line.trim().is_empty();
        for (at, _) in line.match_indices('$') {
            let after = &line[at + 1..];
            let end = after
                .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
                .unwrap_or(after.len());
            // An argument before an arrow has a hyphen only when a space is forgotten.
            let name = after[..end].trim_end_matches('-');
            if name.is_empty() {
                continue;
            }
            if after[end..].trim_start().starts_with("->") {
                self.selectors.insert(name.to_owned());
            }
            self.arguments.insert(name.to_owned());
        }
    }
}

/// Returns the id and the rest of the line when a message begins on it.
fn message_start(line: &str) -> Option<(&str, &str)> {
    if !line.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let (id, value) = line.split_once('=')?;
    let id = id.trim_end();
    id.bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        .then_some((id, value))
}

/// Returns how the languages differ in ids and arguments.
pub(super) fn differences(inventories: &[(Language, &Inventory)]) -> Vec<String> {
    let ids: BTreeSet<&str> = inventories.iter().flat_map(|(_, i)| i.ids()).collect();
    let mut faults = Vec::new();
    for id in ids {
        let everything: BTreeSet<&str> = inventories
            .iter()
            .flat_map(|(_, inventory)| inventory.arguments(id).map(|(name, _)| name))
            .collect();
        for (language, inventory) in inventories {
            let language = language.code();
            let Some(shape) = inventory.messages.get(id) else {
                faults.push(format!("{language}: {id} is missing"));
                continue;
            };
            for name in &everything {
                if !shape.arguments.contains(*name) {
                    faults.push(format!("{language}: {id} does not use ${name}"));
                }
            }
        }
    }
    faults
}
