//! From a key press to an action: the built-in keys with the changes of `config/keys.toml`.

use std::collections::{BTreeMap, HashMap};

use crossterm::event::KeyEvent;
use serde::Deserialize;

use super::action::{Action, Scope};
use super::chord::{Chord, NoSuchKey};

/// The changes that ship with the program: none, with the file's own explanation.
const BUILTIN: &str = include_str!("../../config/keys.toml");

/// Which key means what, by scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    by_chord: HashMap<(Scope, Chord), Action>,
    keys: BTreeMap<Action, Vec<Chord>>,
}

/// What is wrong with a file of keys.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    #[error("keys.toml cannot be read: {0}")]
    Unreadable(String),
    #[error("keys.toml names an action {0:?} that does not exist")]
    NoSuchAction(String),
    #[error("keys.toml, action {action:?}: {problem}")]
    NoSuchKey { action: String, problem: NoSuchKey },
    #[error("{chord} means both {first:?} and {second:?} on the same screen")]
    Twice {
        chord: String,
        first: &'static str,
        second: &'static str,
    },
    #[error(
        "action {0:?} has no key that is there on every layout: give it one of F1 to F12, \
         Enter, Esc, Tab, Space, Ins, Del, Home, End, PgUp, PgDn or an arrow"
    )]
    OutOfReach(&'static str),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    #[serde(default)]
    keys: BTreeMap<String, Vec<String>>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::with_changes("").unwrap_or_else(|_| Self {
            by_chord: HashMap::new(),
            keys: BTreeMap::new(),
        })
    }
}

impl Keymap {
    /// Returns the keys with the changes that ship with the program.
    ///
    /// # Errors
    /// What is wrong with the file; a test makes sure that nothing is.
    pub fn builtin() -> Result<Self, Vec<KeyFault>> {
        Self::with_changes(BUILTIN)
    }

    /// Returns the built-in keys with the changes of a file such as `config/keys.toml`.
    ///
    /// # Errors
    /// Everything that is wrong with it: unknown actions and keys, a key that would mean two
    /// things on one screen, an action that could not be reached on every layout.
    pub fn with_changes(text: &str) -> Result<Self, Vec<KeyFault>> {
        let file: KeyFile =
            toml::from_str(text).map_err(|error| vec![KeyFault::Unreadable(error.to_string())])?;
        let mut faults = Vec::new();
        let mut keys: BTreeMap<Action, Vec<Chord>> = Action::ALL
            .iter()
            .map(|action| (*action, action.spec().keys.to_vec()))
            .collect();
        for (name, chords) in file.keys {
            let Some(action) = Action::ALL
                .iter()
                .find(|action| action.spec().name == name)
                .copied()
            else {
                faults.push(KeyFault::NoSuchAction(name));
                continue;
            };
            let mut parsed = Vec::new();
            for chord in chords {
                match chord.parse() {
                    Ok(chord) => parsed.push(chord),
                    Err(problem) => faults.push(KeyFault::NoSuchKey {
                        action: name.clone(),
                        problem,
                    }),
                }
            }
            keys.insert(action, parsed);
        }
        let mut by_chord: HashMap<(Scope, Chord), Action> = HashMap::new();
        for (action, chords) in &keys {
            let spec = action.spec();
            if !spec.palette && !chords.iter().any(Chord::is_on_every_layout) {
                faults.push(KeyFault::OutOfReach(spec.name));
            }
            for (scope, chord) in spec
                .scopes
                .iter()
                .flat_map(|scope| chords.iter().map(move |chord| (*scope, *chord)))
            {
                if let Some(other) = by_chord.insert((scope, chord), *action) {
                    faults.push(KeyFault::Twice {
                        chord: chord.label(),
                        first: other.spec().name,
                        second: spec.name,
                    });
                }
            }
        }
        if faults.is_empty() {
            Ok(Self { by_chord, keys })
        } else {
            faults.dedup();
            Err(faults)
        }
    }

    /// Returns what a key press means in a scope. What types a character means nothing where
    /// text is typed.
    #[must_use]
    pub fn action(&self, scope: Scope, event: &KeyEvent) -> Option<Action> {
        let chord = Chord::of(event)?;
        if scope.types_text() && chord.types() {
            return None;
        }
        self.by_chord.get(&(scope, chord)).copied()
    }

    /// Returns the keys of an action, the one to show first.
    #[must_use]
    pub fn keys(&self, action: Action) -> &[Chord] {
        self.keys.get(&action).map_or(&[], Vec::as_slice)
    }

    /// Returns the key that a hint shows for an action.
    #[must_use]
    pub fn label(&self, action: Action) -> Option<String> {
        self.keys(action).first().map(Chord::label)
    }

    /// Returns the actions that the footer of a scope shows, the most useful first.
    #[must_use]
    pub fn hints(&self, scope: Scope) -> Vec<Action> {
        let mut hints: Vec<Action> = Action::ALL
            .iter()
            .copied()
            .filter(|action| {
                action.is_in(scope) && action.spec().hint > 0 && !self.keys(*action).is_empty()
            })
            .collect();
        hints.sort_by_key(|action| action.spec().hint);
        hints
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyModifiers};

    use super::*;
    use crate::workstation::chord::Legend;
    use crate::workstation::layout;

    #[test]
    fn no_key_means_two_things_in_a_scope_and_every_action_is_in_reach() {
        assert_eq!(Keymap::builtin().err(), None);
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<&str> = Action::ALL
            .iter()
            .map(|action| action.spec().name)
            .collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn every_action_is_reached_by_a_key_of_every_layout_or_through_the_palette() {
        let keymap = Keymap::builtin().unwrap();
        assert!(
            keymap
                .keys(Action::ShowPalette)
                .iter()
                .any(Chord::is_on_every_layout)
        );
        for action in Action::ALL {
            let direct = keymap.keys(*action).iter().any(Chord::is_on_every_layout);
            assert!(direct || action.spec().palette, "{action:?}");
        }
    }

    #[test]
    fn letters_work_on_the_russian_layout_in_both_cases_and_under_ctrl() {
        let keymap = Keymap::builtin().unwrap();
        for ((scope, chord), action) in &keymap.by_chord {
            let Legend::Char(letter) = chord.key else {
                continue;
            };
            let Some(twin) = layout::russian_twin(letter) else {
                continue;
            };
            if scope.types_text() && chord.types() {
                continue;
            }
            let mut modifiers = KeyModifiers::NONE;
            if chord.ctrl {
                modifiers |= KeyModifiers::CONTROL;
            }
            for typed in [twin, twin.to_uppercase().next().unwrap()] {
                let event = KeyEvent::new(KeyCode::Char(typed), modifiers);
                assert_eq!(keymap.action(*scope, &event), Some(*action), "{typed}");
            }
        }
    }

    #[test]
    fn keys_that_type_kazakh_letters_carry_no_accelerator() {
        // On the kazrus layout w o a d x m type Kazakh letters.
        let keymap = Keymap::builtin().unwrap();
        for (_, chord) in keymap.by_chord.keys() {
            if let Legend::Char(letter) = chord.key {
                assert!(!"woadxm".contains(letter), "{}", chord.label());
            }
        }
    }

    #[test]
    fn what_types_a_character_means_nothing_in_a_text_field() {
        let keymap = Keymap::builtin().unwrap();
        for scope in Scope::ALL.into_iter().filter(|scope| scope.types_text()) {
            for typed in "qwertyйцукен /1?".chars() {
                let event = KeyEvent::new(KeyCode::Char(typed), KeyModifiers::NONE);
                assert_eq!(keymap.action(scope, &event), None, "{scope:?} {typed}");
            }
        }
    }

    #[test]
    fn a_file_changes_keys_and_its_faults_are_named() {
        let changed = Keymap::with_changes("[keys]\nsort = [\"F9\", \"z\"]").unwrap();
        let event = KeyEvent::new(KeyCode::Char('я'), KeyModifiers::NONE);
        assert_eq!(
            changed.action(Scope::Queue, &event),
            Some(Action::ChooseSort)
        );
        let faults = Keymap::with_changes(
            "[keys]\nsort = [\"F8\"]\nopen = [\"o\"]\nfly = []\nback = [\"Hyper+x\"]",
        )
        .unwrap_err();
        let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
        let said = said.join("\n");
        for part in ["\"fly\"", "Hyper+x", "F8 means both", "\"open\" has no key"] {
            assert!(said.contains(part), "{part} in {said}");
        }
    }
}
