//! `kezek doctor`: looks at everything that server and workstation stand on, and says what to do
//! about what is not well. It changes nothing.

pub mod disk;
pub mod glyphs;

mod desk;
mod server;

use std::process::ExitCode;

use color_eyre::eyre::Result;
use serde::Serialize;

use super::output::{answer, answer_json};
use super::place::Place;
use crate::casework::RawText;
use crate::i18n::Speaker;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Address of the server whose clock and reachability are looked at
    #[arg(long, env = "KEZEK_SERVER", value_name = "URL")]
    server: Option<String>,
    /// Look at the server's side alone
    #[arg(long, conflicts_with = "desk_only")]
    server_only: bool,
    /// Look at the workstation's side alone
    #[arg(long)]
    desk_only: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

/// How something that was looked at is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    Well,
    /// It works, and should be better.
    Doubtful,
    Bad,
    /// It is not there, and need not be.
    Absent,
}

/// One thing that was looked at. The words for it are `doctor-<what>`, those for what to do
/// `doctor-<what>-do`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub what: &'static str,
    pub state: State,
    /// Numbers, names and paths, as they were found; inert.
    pub facts: String,
}

impl Finding {
    pub fn new(what: &'static str, state: State, facts: impl Into<String>) -> Self {
        let facts = RawText::from(facts.into()).clean_line().to_string();
        Self { what, state, facts }
    }

    /// Returns something that is well when `well`, else in `otherwise`.
    pub fn when(
        what: &'static str,
        well: bool,
        otherwise: State,
        facts: impl Into<String>,
    ) -> Self {
        Self::new(what, if well { State::Well } else { otherwise }, facts)
    }

    fn lines(&self, speaker: Speaker<'_>) -> String {
        let mark = match self.state {
            State::Well => "✓",
            State::Doubtful => "!",
            State::Bad => "✗",
            State::Absent => "–",
        };
        let title = speaker.say(&format!("doctor-{}", self.what));
        let line = if self.facts.is_empty() {
            format!("{mark} {title}")
        } else {
            format!("{mark} {title}: {}", self.facts)
        };
        match self.state {
            State::Well | State::Absent => line,
            State::Doubtful | State::Bad => {
                let remedy = speaker.say(&format!("doctor-{}-do", self.what));
                format!("{line}\n    {remedy}")
            }
        }
    }
}

/// Looks, and says what was found; ends with 1 when something is bad.
///
/// # Errors
/// When the answer cannot be written.
pub fn run(args: &Args) -> Result<ExitCode> {
    let speaker = args.place.speaker();
    let mut parts: Vec<(&str, Vec<Finding>)> = Vec::new();
    if !args.desk_only {
        parts.push(("server", server::look(&args.place)?));
    }
    if !args.server_only {
        parts.push(("desk", desk::look(args.server.as_deref(), &args.place)?));
    }
    if args.json {
        let all: std::collections::BTreeMap<_, _> = parts.iter().cloned().collect();
        answer_json(&all)?;
    } else {
        let mut text = String::new();
        for (part, findings) in &parts {
            text.push_str(&speaker.say(&format!("doctor-part-{part}")));
            text.push('\n');
            for finding in findings {
                text.push_str(&finding.lines(speaker));
                text.push('\n');
            }
        }
        answer(text.trim_end())?;
    }
    let bad = parts
        .iter()
        .flat_map(|(_, findings)| findings)
        .any(|finding| finding.state == State::Bad);
    Ok(if bad { super::failed() } else { super::done() })
}
