//! `kezek keys`: what the workstation can be asked to do, with the name that `keys.toml` uses and
//! the keys as they stand. It is the same table that the help of the screens is made from.

use std::path::PathBuf;
use std::process::ExitCode;

use color_eyre::eyre::Result;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::output::{answer, answer_json, message};
use super::reach::speaker;
use super::{done, misused};
use crate::i18n::Speaker;
use crate::regulation::Language;
use crate::workstation::action::Action;
use crate::workstation::chord::Chord;
use crate::workstation::keymap::Keymap;

/// Prints every action of the workstation with its name for keys.toml and its keys.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The config folder whose keys.toml is laid over the built-in keys
    #[arg(long, env = "KEZEK_CONFIG", value_name = "DIR")]
    config: Option<PathBuf>,
    /// The language of the answer: kk, ru or en
    #[arg(long, env = "KEZEK_LANG", value_name = "LANGUAGE")]
    lang: Option<Language>,
    /// Print JSON: a list of {"name","keys","words","palette"}
    #[arg(long)]
    json: bool,
}

/// An action with its keys.
#[derive(Debug, Serialize)]
pub struct Line {
    /// The name in keys.toml.
    pub name: &'static str,
    /// The first one is shown in hints.
    pub keys: Vec<String>,
    /// What it does, in the language of the answer.
    pub words: String,
    /// Whether F2 finds it by its words.
    pub palette: bool,
}

impl Line {
    /// Returns what is pressed: the keys, or that of the palette where there are none.
    #[must_use]
    pub fn pressed(&self) -> String {
        match self.keys.as_slice() {
            [] => "F2".to_owned(),
            keys => keys.join(", "),
        }
    }
}

/// Prints the table.
///
/// # Errors
/// When the file of keys cannot be read or the answer not written.
pub fn run(args: &Args) -> Result<ExitCode> {
    let speaker = speaker(args.lang);
    let keymap = match super::workstation::keys(args.config.as_deref())? {
        None => Keymap::builtin(),
        Some(text) => Keymap::with_changes(&text),
    };
    let keymap = match keymap {
        Ok(keymap) => keymap,
        Err(faults) => {
            for fault in faults {
                message(&super::faults::clean(&fault.words(speaker)));
            }
            return Ok(misused());
        }
    };
    let lines = lines(&keymap, speaker);
    if args.json {
        answer_json(&lines)?;
    } else {
        answer(&table(&lines))?;
    }
    Ok(done())
}

/// Returns every action in the order of the table.
#[must_use]
pub fn lines(keymap: &Keymap, speaker: Speaker<'_>) -> Vec<Line> {
    let line = |action: &Action| Line {
        name: action.spec().name,
        keys: keymap.keys(*action).iter().map(Chord::label).collect(),
        words: speaker.say(&action.words()),
        palette: action.spec().palette,
    };
    Action::ALL.iter().map(line).collect()
}

/// The lines in columns: name, keys, words.
fn table(lines: &[Line]) -> String {
    let widest = |width: &dyn Fn(&Line) -> usize| lines.iter().map(width).max().unwrap_or(0);
    let names = widest(&|line| line.name.width());
    let column = widest(&|line| line.pressed().width());
    let mut text = String::new();
    for line in lines {
        let keys = line.pressed();
        let fill = " ".repeat(column - keys.width());
        text.push_str(&format!(
            "{:names$}  {keys}{fill}  {}\n",
            line.name, line.words
        ));
    }
    text
}
