//! `kezek check`: validates the configuration and names every fault, or lists every value of the
//! law with its source.

mod rows;
mod sources;
mod table;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::output::{answer, answer_json};
use super::{done, faults, misused};
use crate::i18n::{Arg, Catalogue, Speaker};
use crate::lawbook::{ConfigSource, Lawbook};
use crate::regulation::Language;
use crate::settings::Settings;
use crate::workstation::keymap::Keymap;

/// Checks everything under a config folder and prints each fault with file, line and column.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder to check; without it, the configuration that the program carries
    dir: Option<PathBuf>,
    /// List every value of the law with its source and whether it is confirmed
    #[arg(long)]
    sources: bool,
    /// Print JSON (with --sources)
    #[arg(long, requires = "sources")]
    json: bool,
    /// The language of the answer: kk, ru or en
    #[arg(long, env = "KEZEK_LANG", default_value = "en")]
    lang: Language,
}

pub fn run(args: Args) -> color_eyre::Result<ExitCode> {
    let speaker = Catalogue::shared().speak(args.lang);
    let settings = Settings::load(args.dir.as_deref());
    if let Err(fault) = &settings {
        let place = faults::clean(&fault.to_string());
        answer(&format!(
            "{place}\n    {}",
            speaker.say("check-settings-hint")
        ))?;
    }
    let looks = looks(args.dir.as_deref(), speaker)?;
    if !looks.is_empty() {
        answer(&looks)?;
    }
    let sound = settings.is_ok() && looks.is_empty();
    let source = args.dir.map_or(ConfigSource::Embedded, ConfigSource::Dir);
    match Lawbook::load(&source) {
        Ok(book) if sound && args.sources => {
            let sources = sources::gather(&book);
            if args.json {
                answer_json(&sources)?;
            } else {
                answer(&table::print(&sources, book.policy(), speaker))?;
            }
            Ok(done())
        }
        Ok(book) if sound => {
            answer(&summary(&book, speaker))?;
            Ok(done())
        }
        Ok(_) => Ok(misused()),
        Err(found) => {
            answer(&faults::describe_all(&found, &source, speaker))?;
            Ok(misused())
        }
    }
}

/// Looks the keys and themes of a config folder through; returns a line for each fault.
fn looks(dir: Option<&Path>, speaker: Speaker<'_>) -> color_eyre::Result<String> {
    let mut said = Vec::new();
    if let Err(found) = super::looks::themes(dir) {
        said.extend(found.iter().map(|fault| fault.words(speaker)));
    }
    if let Some(text) = super::workstation::keys(dir)?
        && let Err(found) = Keymap::with_changes(&text)
    {
        said.extend(found.iter().map(|fault| fault.words(speaker)));
    }
    Ok(said
        .iter()
        .map(|line| format!("{}\n", faults::clean(line)))
        .collect())
}

fn summary(book: &Lawbook, speaker: Speaker<'_>) -> String {
    let services: Vec<_> = book.services().collect();
    let editions = services
        .iter()
        .map(|service| book.editions(&service.id).count())
        .sum();
    let absent = book
        .policy()
        .keys
        .values()
        .filter(|entry| entry.value.is_none())
        .count();
    let counts = [
        ("check-services", services.len()),
        ("check-editions", editions),
        ("check-years", book.calendar().years.len()),
        ("check-queues", book.queues().len()),
        ("check-policy-absent", absent),
    ]
    .map(|(id, count)| speaker.say_with(id, &[("count", Arg::from(count))]));
    format!("{} {}\n", speaker.say("check-sound"), counts.join(", "))
}
