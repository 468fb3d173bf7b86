//! From a key press to an action: the built-in keys with the changes of `config/keys.toml`.

mod fault;

use std::collections::{BTreeMap, HashMap};

use crossterm::event::KeyEvent;
use serde::Deserialize;
use toml::Spanned;

use super::action::{Action, Scope};
use super::chord::Chord;
use super::place::Place;

pub use fault::{KeyFault, KeyProblem};

/// The changes that ship with the program: none, with the file's own explanation.
const BUILTIN: &str = include_str!("../../../config/keys.toml");

/// The name of the file in faults.
const FILE: &str = "keys.toml";

/// The most bytes of a file of keys.
const LARGEST: usize = 64 * 1024;

/// Which key means what, by scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    by_chord: HashMap<(Scope, Chord), Action>,
    keys: BTreeMap<Action, Vec<Chord>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    #[serde(default)]
    keys: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::with_changes("").unwrap_or_else(|_| Self {
            by_chord: HashMap::new(),
            keys: BTreeMap::new(),
        })
    }
}

/// Reads a file of keys, and notes where each change stands in it.
struct Reading<'t> {
    text: &'t str,
    faults: Vec<KeyFault>,
    keys: BTreeMap<Action, Vec<Chord>>,
    /// Where the file changes an action, and where it gives it a key.
    changed: BTreeMap<Action, usize>,
    given: HashMap<(Action, Chord), usize>,
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
    /// Everything that is wrong with it, with its place: unknown actions and keys, a key that
    /// would mean two things on one screen, an action that could not be reached on every layout.
    pub fn with_changes(text: &str) -> Result<Self, Vec<KeyFault>> {
        let mut reading = Reading {
            text,
            faults: Vec::new(),
            keys: Action::ALL
                .iter()
                .map(|action| (*action, action.spec().keys.to_vec()))
                .collect(),
            changed: BTreeMap::new(),
            given: HashMap::new(),
        };
        if text.len() > LARGEST {
            reading.fault(0, KeyProblem::TooLarge);
            return Err(reading.faults);
        }
        match toml::from_str::<KeyFile>(text) {
            Ok(file) => reading.take(file),
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                reading.fault(at, KeyProblem::Unreadable(error.message().to_owned()));
                return Err(reading.faults);
            }
        }
        let by_chord = reading.by_chord();
        if reading.faults.is_empty() {
            Ok(Self {
                by_chord,
                keys: reading.keys,
            })
        } else {
            Err(reading.faults)
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
        // A capital letter is its own key where a binding asks for it, and else the letter.
        let capital = Chord::of_capital(event);
        let bound = |chord| self.by_chord.get(&(scope, chord)).copied();
        capital.and_then(bound).or_else(|| bound(chord))
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

impl Reading<'_> {
    fn fault(&mut self, at: usize, problem: KeyProblem) {
        let place = Place::of(FILE, self.text, at);
        let fault = KeyFault { place, problem };
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    /// Lays the changes of a file over the keys.
    fn take(&mut self, file: KeyFile) {
        for (name, chords) in file.keys {
            let at = name.span().start;
            let Some(action) = Action::named(name.as_ref()) else {
                self.fault(at, KeyProblem::no_such_action(name.as_ref()));
                continue;
            };
            self.changed.insert(action, at);
            let mut parsed = Vec::new();
            for chord in chords {
                let at = chord.span().start;
                match chord.as_ref().parse::<Chord>() {
                    Ok(key) => {
                        if let Some(other) = key.sent_as() {
                            let problem = KeyProblem::SentAs {
                                key: key.label(),
                                other,
                            };
                            self.fault(at, problem);
                        }
                        self.given.insert((action, key), at);
                        parsed.push(key);
                    }
                    Err(wrong) => self.fault(at, KeyProblem::NoSuchKey(wrong.0)),
                }
            }
            self.keys.insert(action, parsed);
        }
    }

    /// Finds what each key means, and what cannot be.
    fn by_chord(&mut self) -> HashMap<(Scope, Chord), Action> {
        let mut by_chord: HashMap<(Scope, Chord), Action> = HashMap::new();
        for (action, chords) in self.keys.clone() {
            let spec = action.spec();
            if !spec.palette && !chords.iter().any(Chord::is_always_there) {
                let at = self.changed.get(&action).copied().unwrap_or(0);
                self.fault(at, KeyProblem::OutOfReach(spec.name));
            }
            for (scope, chord) in spec
                .scopes
                .iter()
                .flat_map(|scope| chords.iter().map(move |chord| (*scope, *chord)))
            {
                let Some(other) = by_chord.insert((scope, chord), action) else {
                    continue;
                };
                let at = self
                    .given
                    .get(&(action, chord))
                    .or_else(|| self.given.get(&(other, chord)))
                    .copied()
                    .unwrap_or(0);
                let problem = KeyProblem::Twice {
                    key: chord.label(),
                    first: other.spec().name,
                    second: spec.name,
                };
                self.fault(at, problem);
            }
        }
        by_chord
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyModifiers};

    use super::*;
    use crate::i18n::Catalogue;
    use crate::keyboard;
    use crate::regulation::Language;
    use crate::workstation::chord::Legend;

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
                .any(Chord::is_always_there)
        );
        for action in Action::ALL {
            let direct = keymap.keys(*action).iter().any(Chord::is_always_there);
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
            let Some(twin) = keyboard::russian_twin(letter) else {
                continue;
            };
            if scope.types_text() && chord.types() {
                continue;
            }
            let mut modifiers = KeyModifiers::NONE;
            if chord.ctrl {
                modifiers |= KeyModifiers::CONTROL;
            }
            let capital = twin.to_uppercase().next().unwrap();
            let shifted = Chord {
                shift: true,
                ..*chord
            };
            for typed in [twin, capital] {
                let asks_for_capital = keymap.by_chord.contains_key(&(*scope, shifted));
                if (typed == capital) != chord.shift && asks_for_capital {
                    continue;
                }
                let event = KeyEvent::new(KeyCode::Char(typed), modifiers);
                assert_eq!(keymap.action(*scope, &event), Some(*action), "{typed}");
            }
        }
    }

    #[test]
    fn keys_that_type_kazakh_letters_are_never_the_only_way() {
        // On the kazrus layout w o a d x m type Kazakh letters.
        let keymap = Keymap::builtin().unwrap();
        for ((_, chord), action) in &keymap.by_chord {
            if let Legend::Char(letter) = chord.key
                && "woadxm".contains(letter)
            {
                let plain = !chord.ctrl && !chord.alt;
                assert!(action.spec().palette && !plain, "{}", chord.label());
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
        let changed =
            Keymap::with_changes("[keys]\nsort = [\"F9\", \"z\"]\nviews = [\"v\"]").unwrap();
        let event = KeyEvent::new(KeyCode::Char('я'), KeyModifiers::NONE);
        assert_eq!(
            changed.action(Scope::Queue, &event),
            Some(Action::ChooseSort)
        );
        let faults = Keymap::with_changes(
            "[keys]\nsort = [\"F8\"]\nopen = [\"o\"]\nfly = []\nback = [\"Hyper+x\"]",
        )
        .unwrap_err();
        let speaker = Catalogue::shared().speak(Language::En);
        let said: Vec<String> = faults.iter().map(|fault| fault.words(speaker)).collect();
        let said = said.join("\n");
        for part in [
            "keys.toml:2:9: F8 would mean both “sort” and “decide”",
            "keys.toml:3:1: “open” could not be reached",
            "keys.toml:4:1: there is no action “fly”",
            "keys.toml:5:9: “Hyper+x” is no key",
        ] {
            assert!(said.contains(part), "{part} in {said}");
        }
    }

    #[test]
    fn every_fault_says_where_and_what_to_do() {
        let speaker = Catalogue::shared().speak(Language::En);
        for (text, parts) in [
            (
                "[keys]\nsrot = [\"F9\"]",
                &["keys.toml:2:1", "perhaps “sort”"][..],
            ),
            ("[kyes]", &["keys.toml:1:2", "unknown field `kyes`"]),
            ("[keys]\nsort = \"F9\"", &["keys.toml:2:8", "sequence"]),
            (
                "[keys]\nopen = [\"F11\"]",
                &["keys.toml:2:1", "could not be reached"],
            ),
            (
                "[keys]\nsort = [\"F9\", \"Ctrl+i\"]",
                &["keys.toml:2:15", "Tab"],
            ),
            (
                "[keys]\nsort = [\"F9\", \"Ctrl+ь\"]",
                &["keys.toml:2:15", "Enter"],
            ),
            ("[keys]\nsort = [\"F9\"", &["keys.toml:2:"]),
        ] {
            let faults = Keymap::with_changes(text).unwrap_err();
            let said: Vec<String> = faults.iter().map(|fault| fault.words(speaker)).collect();
            for part in parts {
                assert!(said.join("\n").contains(part), "{part} in {said:?}");
            }
        }
        assert!(Keymap::with_changes(&" ".repeat(LARGEST + 1)).is_err());
    }
}
