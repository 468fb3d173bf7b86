//! `kezek import`: hands applications in through the API, one JSON object a line.
//!
//! ```text
//! {"application": {"service": "…", …, "papers": [
//!     {"document": "identity-document", "file": "papers/passport.pdf", "expires_on": "2030-01-31"}
//! ]}, "papers_dir": "batch-7"}
//! ```
//!
//! A paper names a `file` beside the list (below `papers_dir`, when there is one); its bytes are
//! hashed and sent first. A paper that names its `sha256` only was sent before. A line that is
//! refused is reported with its number, and the rest goes on; what was handed in before is
//! refused by the server, so that a list may be imported again.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use color_eyre::eyre::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::output::{answer, answer_json, error_lines, message};
use super::reach::{Reach, block_on};
use crate::casework::person::BadNumber;
use crate::casework::{Application, CaseId, RawText, Violation};
use crate::client::{Client, ClientError};
use crate::i18n::{Arg, Speaker};
use crate::regulation::canonical::sha256_hex;
use crate::wire::Receipt;
use crate::wire::problem::ProblemKind;

/// The longest line that is read, in bytes.
const MAX_LINE: u64 = 1 << 20;
/// The largest paper that is read, in bytes; the server's own limit is lower.
const MAX_PAPER: u64 = 64 << 20;

/// How long to wait each time the server says that there were too many requests.
const PATIENCE: [Duration; 5] = [
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(5),
    Duration::from_secs(15),
    Duration::from_secs(40),
];

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub reach: Reach,
    /// List of applications, one JSON object a line; - for standard input
    #[arg(value_name = "FILE.ndjson")]
    pub file: PathBuf,
    /// Print one report as JSON
    #[arg(long)]
    pub json: bool,
}

/// What became of a whole list.
#[derive(Debug, Default, Serialize)]
struct Report {
    taken: Vec<Taken>,
    refused: Vec<Refused>,
    /// The line at which the work stopped; it and all after it were not handed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    stopped_at: Option<usize>,
}

#[derive(Debug, Serialize)]
struct Taken {
    line: usize,
    case_id: CaseId,
    number: String,
}

#[derive(Debug, Serialize)]
struct Refused {
    line: usize,
    /// In words.
    reason: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<ProblemKind>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    violations: Vec<Violation>,
    /// Nobody knows yet whether it was taken in.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    outcome_unknown: bool,
}

/// Why a line was not handed in.
enum Trouble {
    /// It makes no sense as it stands, in words.
    Line(String),
    /// The server refused it, or could not be asked.
    Server(ClientError),
}

impl From<ClientError> for Trouble {
    fn from(error: ClientError) -> Self {
        Self::Server(error)
    }
}

/// A line of the list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    application: Value,
    #[serde(default)]
    papers_dir: Option<PathBuf>,
}

/// Hands a list in.
///
/// # Errors
/// When the list cannot be read or the report cannot be written.
pub fn run(args: Args) -> Result<ExitCode> {
    let Args { reach, file, json } = args;
    let client = match reach.signed_in()? {
        Ok(client) => client,
        Err(code) => return Ok(code),
    };
    let from_stdin = file.as_os_str() == "-";
    let (input, base): (Box<dyn Read>, PathBuf) = if from_stdin {
        (Box::new(io::stdin()), PathBuf::from("."))
    } else {
        let list = match File::open(&file) {
            Ok(list) => list,
            Err(error) => {
                message(&format!("{}: {error}", file.display()));
                return Ok(super::misused());
            }
        };
        let base = file.parent().map(Path::to_owned).unwrap_or_default();
        let base = if base.as_os_str().is_empty() {
            PathBuf::from(".")
        } else {
            base
        };
        (Box::new(list), base)
    };
    let import = Import {
        client,
        speaker: reach.speaker(),
        base,
        json,
    };
    block_on(import.all(BufReader::new(input)))?
}

struct Import {
    client: Client,
    speaker: Speaker<'static>,
    base: PathBuf,
    json: bool,
}

impl Import {
    async fn all(&self, mut input: impl BufRead) -> Result<ExitCode> {
        let mut report = Report::default();
        let mut number = 0;
        let mut line = Vec::new();
        loop {
            line.clear();
            let read = input
                .by_ref()
                .take(MAX_LINE)
                .read_until(b'\n', &mut line)
                .wrap_err("the list cannot be read")?;
            if read == 0 {
                break;
            }
            number += 1;
            let too_long = read as u64 == MAX_LINE && !line.ends_with(b"\n");
            if too_long {
                skip_line(&mut input)?;
            }
            if line.trim_ascii().is_empty() {
                continue;
            }
            let outcome = if too_long {
                Err(Trouble::Line(self.speaker.say("cli-import-line-too-long")))
            } else {
                self.patiently(&line).await
            };
            match outcome {
                Ok(receipt) => self.taken(number, receipt, &mut report)?,
                Err(trouble) if stops(&trouble) => {
                    self.refused(number, trouble, &mut report)?;
                    report.stopped_at = Some(number);
                    break;
                }
                Err(trouble) => self.refused(number, trouble, &mut report)?,
            }
        }
        self.finish(&report)
    }

    /// Hands one line in; waits when the server asks for patience, because nothing was taken in
    /// then.
    async fn patiently(&self, line: &[u8]) -> Result<Receipt, Trouble> {
        for wait in PATIENCE {
            match self.one(line).await {
                Err(Trouble::Server(error)) if error.is(ProblemKind::TooManyRequests) => {
                    tokio::time::sleep(wait).await;
                }
                outcome => return outcome,
            }
        }
        self.one(line).await
    }

    /// Hands one line in.
    async fn one(&self, line: &[u8]) -> Result<Receipt, Trouble> {
        let value: Value = self.parsed(&mut serde_json::Deserializer::from_slice(line))?;
        let entry: Entry = if value.get("application").is_some() {
            self.parsed(value)?
        } else {
            Entry {
                application: value,
                papers_dir: None,
            }
        };
        let mut value = entry.application;
        let files = self.attach(&mut value, entry.papers_dir.as_deref())?;
        let application: Application = self.parsed(value)?;
        for (sha256, bytes) in files {
            self.client.put_document(&sha256, bytes).await?;
        }
        Ok(self.client.hand_in(&application).await?)
    }

    /// Reads JSON of a shape; says which field is wrong, and why.
    fn parsed<'de, T: Deserialize<'de>>(
        &self,
        from: impl serde::Deserializer<'de, Error = serde_json::Error>,
    ) -> Result<T, Trouble> {
        serde_path_to_error::deserialize(from).map_err(|error| {
            let path = error.path().to_string();
            let at = match path.as_str() {
                // The line as a whole.
                "." | "?" => Arg::from("/"),
                path => Arg::from(RawText::from(path).clean_line()),
            };
            let fault = error.inner().to_string();
            let number = [BadNumber::Length, BadNumber::CheckDigit, BadNumber::Date]
                .into_iter()
                .find(|number| fault.starts_with(&number.to_string()));
            let detail = match number {
                Some(BadNumber::Length) => self.speaker.say("bad-number-length"),
                Some(BadNumber::CheckDigit) => self.speaker.say("bad-number-check-digit"),
                Some(BadNumber::Date) => self.speaker.say("bad-number-date"),
                None => RawText::from(fault).clean_line().as_str().to_owned(),
            };
            let args = [("at", at), ("detail", Arg::Text(detail))];
            Trouble::Line(self.speaker.say_with("cli-import-bad-json", &args))
        })
    }

    /// Reads the files that the papers name, and puts their hashes in place of their paths.
    fn attach(
        &self,
        application: &mut Value,
        papers_dir: Option<&Path>,
    ) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
        let mut files = Vec::new();
        let papers = application.get_mut("papers").and_then(Value::as_array_mut);
        for paper in papers
            .into_iter()
            .flatten()
            .filter_map(Value::as_object_mut)
        {
            let Some(file) = paper.remove("file") else {
                continue;
            };
            let name = file.as_str().unwrap_or_default().to_owned();
            let bytes = self.read_paper(&name, papers_dir)?;
            let sha256 = sha256_hex(&bytes);
            let claimed = paper.insert("sha256".to_owned(), Value::from(sha256.clone()));
            if claimed.is_some_and(|claimed| claimed.as_str() != Some(&sha256)) {
                return Err(self.paper_trouble("cli-import-paper-changed", &name, ""));
            }
            if !paper.contains_key("name") {
                let short = Path::new(&name).file_name().and_then(|name| name.to_str());
                paper.insert("name".to_owned(), Value::from(short.unwrap_or(&name)));
            }
            files.push((sha256, bytes));
        }
        Ok(files)
    }

    /// Reads a file below the directory of the list. A list may come from elsewhere, so it
    /// cannot name any other file of this machine.
    fn read_paper(&self, name: &str, papers_dir: Option<&Path>) -> Result<Vec<u8>, Trouble> {
        let inside = |path: &Path| {
            path.components()
                .all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
        };
        let path = papers_dir.unwrap_or(Path::new("")).join(name);
        let outside = || self.paper_trouble("cli-import-paper-outside", name, "");
        if name.is_empty() || !inside(Path::new(name)) || !inside(&path) {
            return Err(outside());
        }
        let unreadable = |error: io::Error| {
            self.paper_trouble("cli-import-paper-unreadable", name, &error.to_string())
        };
        let base = self.base.canonicalize().map_err(unreadable)?;
        let path = base.join(path).canonicalize().map_err(unreadable)?;
        if !path.starts_with(&base) {
            return Err(outside());
        }
        let file = File::open(&path).map_err(unreadable)?;
        let about = file.metadata().map_err(unreadable)?;
        if !about.is_file() || about.len() > MAX_PAPER {
            return Err(self.paper_trouble("cli-import-paper-too-large", name, ""));
        }
        let mut bytes = Vec::new();
        file.take(MAX_PAPER)
            .read_to_end(&mut bytes)
            .map_err(unreadable)?;
        Ok(bytes)
    }

    fn paper_trouble(&self, id: &str, name: &str, detail: &str) -> Trouble {
        let clean = |text: &str| Arg::from(RawText::from(text).clean_line());
        Trouble::Line(
            self.speaker
                .say_with(id, &[("file", clean(name)), ("detail", clean(detail))]),
        )
    }

    fn taken(&self, line: usize, receipt: Receipt, report: &mut Report) -> Result<()> {
        if !self.json {
            answer(&self.speaker.say_with(
                "cli-import-taken",
                &[
                    ("line", Arg::Text(line.to_string())),
                    (
                        "number",
                        Arg::from(RawText::from(receipt.number.as_str()).clean_line()),
                    ),
                    ("date", Arg::Text(self.speaker.date(receipt.registered_on))),
                ],
            ))?;
        }
        report.taken.push(Taken {
            line,
            case_id: receipt.case_id,
            number: receipt.number,
        });
        Ok(())
    }

    fn refused(&self, line: usize, trouble: Trouble, report: &mut Report) -> Result<()> {
        let refused = match trouble {
            Trouble::Line(reason) => Refused {
                line,
                reason: vec![reason],
                problem: None,
                violations: Vec::new(),
                outcome_unknown: false,
            },
            Trouble::Server(error) => Refused {
                line,
                reason: error_lines(&error, None, self.speaker),
                problem: error.problem().map(|problem| problem.kind),
                violations: error
                    .problem()
                    .map(|problem| problem.violations.clone())
                    .unwrap_or_default(),
                outcome_unknown: error.outcome_unknown(),
            },
        };
        if !self.json {
            let number = Arg::Text(line.to_string());
            answer(
                &self
                    .speaker
                    .say_with("cli-import-refused", &[("line", number)]),
            )?;
            for reason in &refused.reason {
                answer(&format!("  {reason}"))?;
            }
        }
        report.refused.push(refused);
        Ok(())
    }

    fn finish(&self, report: &Report) -> Result<ExitCode> {
        if self.json {
            answer_json(report)?;
        } else {
            if let Some(line) = report.stopped_at {
                let line = Arg::Text(line.to_string());
                message(
                    &self
                        .speaker
                        .say_with("cli-import-stopped", &[("line", line)]),
                );
            }
            answer(&self.speaker.say_with(
                "cli-import-done",
                &[
                    ("taken", Arg::from(report.taken.len())),
                    ("refused", Arg::from(report.refused.len())),
                ],
            ))?;
        }
        Ok(if report.refused.is_empty() {
            super::done()
        } else {
            super::failed()
        })
    }
}

/// Returns whether the lines that follow would meet the same trouble.
fn stops(trouble: &Trouble) -> bool {
    match trouble {
        Trouble::Line(_) => false,
        Trouble::Server(error) => {
            !matches!(
                error,
                ClientError::Problem(_) | ClientError::TooLarge { .. }
            ) || error.is(ProblemKind::NotSignedIn)
                || error.is(ProblemKind::NotAllowed)
                || error.is(ProblemKind::Unavailable)
        }
    }
}

/// Reads on to the end of a line without keeping it.
fn skip_line(input: &mut impl BufRead) -> Result<()> {
    loop {
        let (used, ended) = {
            let buffer = input.fill_buf().wrap_err("the list cannot be read")?;
            match memchr::memchr(b'\n', buffer) {
                Some(end) => (end + 1, true),
                None => (buffer.len(), buffer.is_empty()),
            }
        };
        input.consume(used);
        if ended {
            return Ok(());
        }
    }
}
