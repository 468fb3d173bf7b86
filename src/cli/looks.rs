//! The themes of an institution: read from `themes/` of its config folder, beside those that ship.

use std::path::Path;

use crate::i18n::{Arg, Speaker};
use crate::workstation::place::Place;
use crate::workstation::theme::{Theme, ThemeFault, ThemeProblem};

/// The folder inside a config folder.
const FOLDER: &str = "themes";

/// The name that leaves the choice to the terminal.
const AUTO: &str = "auto";

/// A name that no theme has.
pub struct UnknownTheme {
    name: String,
    known: Vec<&'static str>,
}

impl UnknownTheme {
    /// Returns what is wrong and what to do.
    #[must_use]
    pub fn words(&self, speaker: Speaker<'_>) -> String {
        let name = Arg::Text(super::faults::clean(&self.name));
        let names = Arg::Text(format!("{AUTO}, {}", self.known.join(", ")));
        speaker.say_with("theme-unknown", &[("name", name), ("names", names)])
    }
}

/// Returns the themes that ship with those of a config folder laid over them by name.
///
/// # Errors
/// Everything that is wrong with a theme of the folder, with its place.
pub fn themes(config: Option<&Path>) -> Result<Vec<Theme>, Vec<ThemeFault>> {
    let mut themes = Theme::built_in();
    let Some(folder) = config.map(|config| config.join(FOLDER)) else {
        return Ok(themes);
    };
    let mut faults = Vec::new();
    let mut paths: Vec<_> = std::fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    paths.sort();
    for path in paths {
        let file = path.display().to_string();
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        let read = match std::fs::read_to_string(&path) {
            Ok(text) => Theme::read(&id, &file, &text),
            Err(error) => Err(vec![ThemeFault {
                place: Place::of(&file, "", 0),
                problem: ThemeProblem::Unreadable(error.to_string()),
            }]),
        };
        match read {
            Ok(theme) => match themes.iter_mut().find(|known| known.id() == theme.id()) {
                Some(known) => *known = theme,
                None => themes.push(theme),
            },
            Err(found) => faults.extend(found),
        }
    }
    if faults.is_empty() {
        Ok(themes)
    } else {
        Err(faults)
    }
}

/// Returns the theme of a name; nothing when the terminal is to be asked.
///
/// # Errors
/// [`UnknownTheme`] when none has the name.
pub fn chosen(name: &str, themes: &[Theme]) -> Result<Option<Theme>, UnknownTheme> {
    if name == AUTO {
        return Ok(None);
    }
    let found = themes.iter().find(|theme| theme.id() == name);
    found.copied().map(Some).ok_or_else(|| UnknownTheme {
        name: name.to_owned(),
        known: themes.iter().map(|theme| theme.id()).collect(),
    })
}
