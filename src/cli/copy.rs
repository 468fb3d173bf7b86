//! `kezek copy`, `kezek backup`, `kezek restore`: all of one database into another that is empty,
//! verified on both sides, with the files of the papers.
//!
//! A backup is a folder with one SQLite file and the papers, whichever engine the office runs on;
//! restoring is the same copy the other way round. Neither takes sessions: nobody is signed in
//! again because a backup was restored.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use color_eyre::eyre::Result;
use serde_json::json;

use super::output::{answer, answer_json, message};
use super::place::{Found, Place};
use super::reach::block_on;
use super::{done, failed, misused};
use crate::casework::RawText;
use crate::i18n::{Arg, Speaker};
use crate::office::DatabaseUrl;
use crate::regulation::Language;
use crate::store::copy::{Copied, Extent, copy};
use crate::store::{Mode, StoreError};

/// The file of a backup.
const BACKUP: &str = "kezek.db";

/// The folder of the papers of a backup.
const PAPERS: &str = "papers";

/// Copies a database into another one that is empty.
#[derive(Debug, clap::Args)]
pub struct Copy {
    /// Address of the database to copy: sqlite:PATH or postgres://USER@HOST/NAME
    #[arg(long, value_name = "URL")]
    from: String,
    /// Address of the empty database to fill; a file that is not there is made
    #[arg(long, value_name = "URL")]
    to: String,
    /// Folder of the papers to copy; without it, the one that a server of that database would use
    #[arg(long, value_name = "DIR")]
    papers_from: Option<PathBuf>,
    /// Folder that takes the papers; without it, the one that a server of that database would use
    #[arg(long, value_name = "DIR")]
    papers_to: Option<PathBuf>,
    /// Folder of the configuration; without it, the one that the program carries
    #[arg(long, env = "KEZEK_CONFIG", value_name = "DIR")]
    config: Option<PathBuf>,
    /// Language of the messages: kk, ru or en
    #[arg(long, env = "KEZEK_LANG", value_name = "LANGUAGE")]
    lang: Option<Language>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// Writes everything into a folder: one SQLite file and the papers.
#[derive(Debug, clap::Args)]
pub struct Backup {
    /// Folder of the backup; it is made, and holds no other backup
    folder: PathBuf,
    /// As JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

/// Fills an empty database from the folder of a backup.
#[derive(Debug, clap::Args)]
pub struct Restore {
    /// Folder of the backup
    folder: PathBuf,
    /// As JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

/// Copies.
///
/// # Errors
/// When a database cannot be opened.
pub fn run(args: Copy) -> Result<ExitCode> {
    let place = |database: String| Place {
        database: Some(database),
        config: args.config.clone(),
        lang: args.lang,
    };
    let (from, to) = (place(args.from), place(args.to));
    let speaker = from.speaker();
    let (mut source, mut target) = match (from.find()?, to.find()?) {
        (Ok(source), Ok(target)) => (source, target),
        (Err(code), _) | (_, Err(code)) => return Ok(code),
    };
    if let Some(papers) = args.papers_from {
        source.papers = papers;
    }
    if let Some(papers) = args.papers_to {
        target.papers = papers;
    }
    transfer(&source, &target, Work::Copy, args.json, speaker)
}

/// Writes a backup.
///
/// # Errors
/// When a database cannot be opened.
pub fn backup(args: &Backup) -> Result<ExitCode> {
    let speaker = args.place.speaker();
    match args.place.find()? {
        Ok(found) => {
            let to = in_folder(&found, &args.folder);
            transfer(&found, &to, Work::Backup, args.json, speaker)
        }
        Err(code) => Ok(code),
    }
}

/// Restores a backup.
///
/// # Errors
/// When a database cannot be opened.
pub fn restore(args: &Restore) -> Result<ExitCode> {
    let speaker = args.place.speaker();
    match args.place.find()? {
        Ok(found) => {
            let from = in_folder(&found, &args.folder);
            transfer(&from, &found, Work::Restore, args.json, speaker)
        }
        Err(code) => Ok(code),
    }
}

fn in_folder(found: &Found, folder: &Path) -> Found {
    Found {
        database: DatabaseUrl::sqlite(folder.join(BACKUP)),
        papers: folder.join(PAPERS),
        ..found.clone()
    }
}

/// What a copy is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Work {
    Copy,
    Backup,
    Restore,
}

fn transfer(
    from: &Found,
    to: &Found,
    work: Work,
    json: bool,
    speaker: Speaker<'_>,
) -> Result<ExitCode> {
    if from.is_missing() {
        message(&speaker.say_with("audit-no-database", &[("database", from.name())]));
        return Ok(failed());
    }
    to.make_folder()?;
    let copied = block_on(copy(
        &from.options(Mode::ReadOnly),
        &to.options(Mode::ReadWrite),
        match work {
            Work::Copy => Extent::Whole,
            Work::Backup | Work::Restore => Extent::Lasting,
        },
    ))?;
    let copied = match copied {
        Ok(copied) => copied,
        Err(error) => return refused(&error, from, to, speaker),
    };
    if json {
        answer_json(&as_json(&copied))?;
    } else {
        answer(&in_words(&copied, from, to, speaker))?;
    }
    if work == Work::Restore {
        message(&speaker.say("restore-accounts"));
    }
    Ok(if copied.papers.missing.is_empty() {
        done()
    } else {
        failed()
    })
}

fn refused(error: &StoreError, from: &Found, to: &Found, speaker: Speaker<'_>) -> Result<ExitCode> {
    let text = |text: &str| Arg::from(RawText::from(text).clean_line());
    match error {
        StoreError::NotEmpty { table } => {
            let args = [("database", to.name()), ("table", text(table))];
            message(&speaker.say_with("copy-not-empty", &args));
            Ok(misused())
        }
        StoreError::NotSound { first, .. } => {
            let args = [("database", from.name()), ("fault", text(first))];
            message(&speaker.say_with("copy-not-sound", &args));
            Ok(failed())
        }
        StoreError::Outdated { found, needed } => {
            let args = [
                ("database", from.name()),
                ("found", Arg::Number(*found)),
                ("needed", Arg::Number(*needed)),
            ];
            message(&speaker.say_with("copy-outdated", &args));
            Ok(misused())
        }
        error => {
            let reason = text(&error.to_string());
            message(&speaker.say_with("copy-failed", &[("reason", reason)]));
            Ok(failed())
        }
    }
}

fn as_json(copied: &Copied) -> serde_json::Value {
    let tables: serde_json::Map<String, serde_json::Value> = copied
        .tables
        .iter()
        .map(|(table, rows)| ((*table).to_owned(), json!(rows)))
        .collect();
    let report = &copied.report;
    json!({
        "tables": tables,
        "cases": report.cases,
        "events": report.events,
        "checkpoints": report.checkpoints,
        "head": report.head.as_ref().map(|head| format!("{}:{}", head.no, head.hash)),
        "papers": { "copied": copied.papers.copied, "missing": copied.papers.missing },
    })
}

fn in_words(copied: &Copied, from: &Found, to: &Found, speaker: Speaker<'_>) -> String {
    let count = |number: u64| Arg::Number(i64::try_from(number).unwrap_or(i64::MAX));
    let report = &copied.report;
    let rows: u64 = copied.tables.iter().map(|(_, rows)| rows).sum();
    let mut lines = vec![
        speaker.say_with(
            "copy-done",
            &[
                ("from", from.name()),
                ("to", to.name()),
                ("rows", count(rows)),
            ],
        ),
        speaker.say_with(
            "audit-looked-at",
            &[
                ("cases", count(report.cases)),
                ("events", count(report.events)),
                ("checkpoints", count(report.checkpoints)),
            ],
        ),
        speaker.say("audit-sound"),
        speaker.say_with(
            "copy-papers",
            &[
                ("count", count(copied.papers.copied)),
                (
                    "folder",
                    Arg::from(RawText::from(to.papers.display().to_string()).clean_line()),
                ),
            ],
        ),
    ];
    if !copied.papers.missing.is_empty() {
        let missing = copied.papers.missing.len();
        lines.push(speaker.say_with("copy-papers-missing", &[("count", Arg::from(missing))]));
        lines.extend(
            copied
                .papers
                .missing
                .iter()
                .map(|sha256| format!("✗ {sha256}")),
        );
    }
    lines.join("\n")
}
