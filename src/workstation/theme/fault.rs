//! What can be wrong with a theme, and the words for it.

use super::Tone;
use super::depth::NAMED;
use crate::i18n::{Arg, Speaker};
use crate::workstation::place::Place;

/// Something wrong with a theme, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeFault {
    pub place: Place,
    pub problem: ThemeProblem,
}

/// What can be wrong with a theme.
#[derive(Debug, Clone, PartialEq)]
pub enum ThemeProblem {
    /// In the words of the reader (English).
    Unreadable(String),
    TooLarge,
    NotAColour(String),
    /// Not one of the sixteen.
    NotNamed(String),
    NoSuchRole(String),
    /// A role that every theme has.
    MissingRole(&'static str),
    /// A contrast, too low, with a ground such as `#000000`.
    Faint {
        role: &'static str,
        contrast: f64,
        against: String,
    },
    /// The cursor or the focus could only be told by the colour of its text.
    Hidden(&'static str),
}

impl ThemeFault {
    /// Returns what is wrong, where, and what to do.
    #[must_use]
    pub fn words(&self, speaker: Speaker<'_>) -> String {
        let text = |text: &str| Arg::Text(text.to_owned());
        let roles: Vec<&str> = Tone::ALL.iter().map(|tone| tone.code()).collect();
        let names: Vec<&str> = NAMED.iter().map(|(name, ..)| *name).collect();
        let (id, args): (_, Vec<(&str, Arg)>) = match &self.problem {
            ThemeProblem::Unreadable(why) => ("theme-fault-unreadable", vec![("why", text(why))]),
            ThemeProblem::TooLarge => ("theme-fault-too-large", Vec::new()),
            ThemeProblem::NotAColour(found) => {
                ("theme-fault-not-a-colour", vec![("found", text(found))])
            }
            ThemeProblem::NotNamed(found) => (
                "theme-fault-not-named",
                vec![("found", text(found)), ("names", text(&names.join(", ")))],
            ),
            ThemeProblem::NoSuchRole(found) => (
                "theme-fault-no-such-role",
                vec![("found", text(found)), ("roles", text(&roles.join(", ")))],
            ),
            ThemeProblem::MissingRole(role) => {
                ("theme-fault-missing-role", vec![("role", text(role))])
            }
            ThemeProblem::Faint {
                role,
                contrast,
                against,
            } => (
                "theme-fault-faint",
                vec![
                    ("role", text(role)),
                    ("contrast", Arg::Text(format!("{contrast:.1}"))),
                    ("against", text(against)),
                ],
            ),
            ThemeProblem::Hidden(role) => ("theme-fault-hidden", vec![("role", text(role))]),
        };
        format!("{}: {}", self.place, speaker.say_with(id, &args))
    }
}
