//! `kezek audit`: `verify` recomputes every chain, every checkpoint and every fold; `export` writes
//! the record as lines, which `verify --export` recomputes without the database.

use std::io::{BufReader, BufWriter};
use std::path::PathBuf;
use std::process::ExitCode;

use color_eyre::eyre::{Context, Result};
use serde_json::json;

use super::output::{answer, answer_json, message};
use super::place::Place;
use super::reach::block_on;
use super::{done, failed, misused};
use crate::casework::RawText;
use crate::i18n::{Arg, Speaker};
use crate::store::audit::{ChainHead, Fault, Place as Where, Report};
use crate::store::{Mode, export, is_sha256, lift_quarantine};

/// Looks whether anything was changed behind the program's back.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Verify the whole database
    Verify(Verify),
    /// Write every event and every checkpoint to standard output, one JSON object a line
    Export(Export),
}

#[derive(Debug, clap::Args)]
struct Verify {
    /// The end of the checkpoints as it was noted elsewhere: it must still be there
    #[arg(long, value_name = "NUMBER:HASH")]
    head: Option<String>,
    /// Verify the chains of an export instead of the database
    #[arg(long, value_name = "FILE")]
    export: Option<PathBuf>,
    /// As JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, clap::Args)]
struct Export {
    #[command(flatten)]
    place: Place,
}

/// Verifies, and ends with 1 when anything is not as it was recorded; or exports.
///
/// # Errors
/// When the database cannot be read.
pub fn run(args: Args) -> Result<ExitCode> {
    match args.action {
        Action::Verify(args) => verify(&args),
        Action::Export(args) => write_export(&args),
    }
}

fn write_export(args: &Export) -> Result<ExitCode> {
    let speaker = args.place.speaker();
    let found = match args.place.find()? {
        Ok(found) => found,
        Err(code) => return Ok(code),
    };
    if found.is_missing() {
        message(&speaker.say_with("audit-no-database", &[("database", found.name())]));
        return Ok(failed());
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    block_on(async {
        let store = found.store(Mode::ReadOnly).await?;
        let written = store.export(&mut out).await;
        store.close().await;
        Ok::<_, color_eyre::Report>(written?)
    })??;
    Ok(done())
}

fn verify(args: &Verify) -> Result<ExitCode> {
    let speaker = args.place.speaker();
    let found = match args.place.find()? {
        Ok(found) => found,
        Err(code) => return Ok(code),
    };
    let noted = match args.head.as_deref().map(head) {
        None => None,
        Some(Some(head)) => Some(head),
        Some(None) => {
            message(&speaker.say("audit-bad-head"));
            return Ok(misused());
        }
    };
    let report = if let Some(file) = &args.export {
        let lines =
            std::fs::File::open(file).wrap_err_with(|| format!("the file {}", file.display()))?;
        export::verify(BufReader::new(lines), noted.as_ref())?
    } else {
        if found.is_missing() {
            message(&speaker.say_with("audit-no-database", &[("database", found.name())]));
            return Ok(failed());
        }
        block_on(async {
            let store = found.store(Mode::ReadOnly).await?;
            let report = store.verify(noted.as_ref()).await?;
            store.close().await;
            Ok::<_, color_eyre::Report>(report)
        })??
    };
    let lifted = args.export.is_none()
        && report.faults.is_empty()
        && found.database.file().is_none()
        && lift_quarantine(&found.papers)?;
    if lifted {
        // An SQLite file is looked through whole by the server that starts on it.
        message(&speaker.say("audit-quarantine-lifted"));
    }
    if args.json {
        answer_json(&as_json(&report))?;
    } else {
        answer(&in_words(&report, speaker))?;
    }
    Ok(if report.faults.is_empty() {
        done()
    } else {
        failed()
    })
}

fn head(text: &str) -> Option<ChainHead> {
    let (no, hash) = text.split_once(':')?;
    Some(ChainHead {
        no: no.parse().ok()?,
        hash: is_sha256(hash).then(|| hash.to_owned())?,
    })
}

fn as_json(report: &Report) -> serde_json::Value {
    let faults: Vec<_> = report
        .faults
        .iter()
        .map(|fault| {
            let mut value = match &fault.place {
                Where::Event { case, seq } => json!({ "case": case, "seq": seq }),
                Where::Case { case } => json!({ "case": case }),
                Where::Checkpoint { no } => json!({ "checkpoint": no }),
                Where::Law { sha256 } => json!({ "law": sha256 }),
            };
            value["kind"] = json!(fault.kind.code());
            value
        })
        .collect();
    json!({
        "cases": report.cases,
        "events": report.events,
        "checkpoints": report.checkpoints,
        "head": report.head.as_ref().map(|head| format!("{}:{}", head.no, head.hash)),
        "faults": faults,
    })
}

fn in_words(report: &Report, speaker: Speaker<'_>) -> String {
    let count = |name: &'static str, number: u64| {
        (name, Arg::Number(i64::try_from(number).unwrap_or(i64::MAX)))
    };
    let mut lines = vec![speaker.say_with(
        "audit-looked-at",
        &[
            count("cases", report.cases),
            count("events", report.events),
            count("checkpoints", report.checkpoints),
        ],
    )];
    if let Some(head) = &report.head {
        let head = Arg::Text(format!("{}:{}", head.no, head.hash));
        lines.push(speaker.say_with("audit-head", &[("head", head)]));
    }
    if report.faults.is_empty() {
        lines.push(speaker.say("audit-sound"));
    } else {
        let faults = report.faults.len();
        lines.extend(report.faults.iter().map(|fault| said(fault, speaker)));
        lines.push(speaker.say_with("audit-faults", &[("count", Arg::from(faults))]));
    }
    lines.join("\n")
}

fn said(fault: &Fault, speaker: Speaker<'_>) -> String {
    let text = |text: &str| Arg::from(RawText::from(text).clean_line());
    let number = |number: u64| Arg::Number(i64::try_from(number).unwrap_or(i64::MAX));
    let place = match &fault.place {
        Where::Event { case, seq } => speaker.say_with(
            "audit-at-event",
            &[("case", text(case)), ("seq", number(*seq))],
        ),
        Where::Case { case } => speaker.say_with("audit-at-case", &[("case", text(case))]),
        Where::Checkpoint { no } => {
            speaker.say_with("audit-at-checkpoint", &[("number", number(*no))])
        }
        Where::Law { sha256 } => speaker.say_with("audit-at-law", &[("hash", text(sha256))]),
    };
    let kind = speaker.say(&format!("audit-kind-{}", fault.kind.code()));
    format!("✗ {place}: {kind}")
}
