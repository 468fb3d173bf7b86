//! `kezek audit verify`: recomputes every chain, every checkpoint and every fold.

use std::process::ExitCode;

use color_eyre::eyre::Result;
use serde_json::json;

use super::output::{answer, answer_json, message};
use super::place::Place;
use super::reach::block_on;
use super::{done, failed, misused};
use crate::casework::RawText;
use crate::i18n::{Arg, Speaker};
use crate::store::audit::{ChainHead, Fault, Place as Where, Report};
use crate::store::{Mode, is_sha256};

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
}

#[derive(Debug, clap::Args)]
struct Verify {
    /// The end of the checkpoints as it was noted elsewhere: it must still be there
    #[arg(long, value_name = "NUMBER:HASH")]
    head: Option<String>,
    /// As JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

/// Verifies, and ends with 1 when anything is not as it was recorded.
///
/// # Errors
/// When the database cannot be read.
pub fn run(args: Args) -> Result<ExitCode> {
    let Action::Verify(args) = args.action;
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
    if found.database.file().is_some_and(|file| !file.exists()) {
        message(&speaker.say_with("audit-no-database", &[("database", found.name())]));
        return Ok(failed());
    }
    let report = block_on(async {
        let store = found.store(Mode::ReadOnly).await?;
        let report = store.verify(noted.as_ref()).await?;
        store.close().await;
        Ok::<_, color_eyre::Report>(report)
    })??;
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
