//! What can be wrong with a file of keys, and the words for it.

use crate::i18n::{Arg, Catalogue, Speaker};
use crate::regulation::Language;
use crate::workstation::action::Action;
use crate::workstation::place::Place;

/// How alike a name must be to be suggested.
const ALIKE: f64 = 0.75;

/// Something wrong with a file of keys, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFault {
    pub place: Place,
    pub problem: KeyProblem,
}

/// What can be wrong with a file of keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyProblem {
    /// In the words of the reader (English).
    Unreadable(String),
    TooLarge,
    NoSuchAction {
        name: String,
        nearest: Option<&'static str>,
    },
    NoSuchKey(String),
    /// A terminal sends another key in its place.
    SentAs {
        key: String,
        other: &'static str,
    },
    /// One key, two meanings on one screen.
    Twice {
        key: String,
        first: &'static str,
        second: &'static str,
    },
    /// No key of it is there on every keyboard and layout.
    OutOfReach(&'static str),
}

impl KeyProblem {
    /// Returns the problem that a name is no action, with the name that was perhaps meant.
    #[must_use]
    pub fn no_such_action(name: &str) -> Self {
        let nearest = Action::ALL
            .iter()
            .map(|action| action.spec().name)
            .map(|known| (strsim::jaro_winkler(known, name), known))
            .filter(|(alike, _)| *alike >= ALIKE)
            .max_by(|(one, _), (other, _)| one.total_cmp(other))
            .map(|(_, known)| known);
        Self::NoSuchAction {
            name: name.to_owned(),
            nearest,
        }
    }
}

impl KeyFault {
    /// Returns where, what is wrong, and what to do.
    #[must_use]
    pub fn words(&self, speaker: Speaker<'_>) -> String {
        let text = |text: &str| Arg::Text(text.to_owned());
        let (id, args): (_, Vec<(&str, Arg)>) = match &self.problem {
            KeyProblem::Unreadable(why) => ("keys-fault-unreadable", vec![("why", text(why))]),
            KeyProblem::TooLarge => ("keys-fault-too-large", Vec::new()),
            KeyProblem::NoSuchAction {
                name,
                nearest: None,
            } => ("keys-fault-no-such-action", vec![("name", text(name))]),
            KeyProblem::NoSuchAction {
                name,
                nearest: Some(nearest),
            } => (
                "keys-fault-no-such-action-perhaps",
                vec![("name", text(name)), ("nearest", text(nearest))],
            ),
            KeyProblem::NoSuchKey(key) => ("keys-fault-no-such-key", vec![("key", text(key))]),
            KeyProblem::SentAs { key, other } => (
                "keys-fault-sent-as",
                vec![("key", text(key)), ("other", text(other))],
            ),
            KeyProblem::Twice { key, first, second } => (
                "keys-fault-twice",
                vec![
                    ("key", text(key)),
                    ("first", text(first)),
                    ("second", text(second)),
                ],
            ),
            KeyProblem::OutOfReach(name) => ("keys-fault-out-of-reach", vec![("name", text(name))]),
        };
        format!("{}: {}", self.place, speaker.say_with(id, &args))
    }
}

impl std::fmt::Display for KeyFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words(Catalogue::shared().speak(Language::En)))
    }
}
