//! `kezek do`: sends one command for a case.
//!
//! The body is the command's JSON without its name: `{"text": "…"}` for `add-note`. It is based
//! on the case as it stands now, or on the version that `--version` names. When the answer is
//! lost, the program asks what became of it, and never sends it again by itself.

use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use color_eyre::eyre::{Context, Result, eyre};
use serde_json::Value;
use uuid::Uuid;

use super::output::{answer, answer_json, message, message_error, violation_line};
use super::reach::{Reach, block_on};
use crate::casework::{CaseId, Command, CommandKind, RawText};
use crate::client::{Client, ClientError};
use crate::i18n::{Arg, Speaker};
use crate::regulation::Edition;
use crate::wire::{CommandAnswer, KeyState};

/// The largest body that is read, in bytes.
const MAX_BODY: u64 = 8 << 20;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub reach: Reach,
    /// Case, by its number or its id
    #[arg(value_name = "CASE")]
    pub case: String,
    /// Command, such as accept or add-note
    #[arg(value_name = "COMMAND")]
    pub command: CommandKind,
    /// What the command carries, as JSON; - for standard input; without it, {}
    #[arg(long, value_name = "FILE|-")]
    pub json: Option<PathBuf>,
    /// Only check whether the rules allow it
    #[arg(long)]
    pub dry_run: bool,
    /// Version of the case the command is based on; without it, the present one
    #[arg(long, value_name = "N")]
    pub version: Option<u64>,
    /// Idempotency key; without it, a fresh one
    #[arg(long, value_name = "UUID")]
    pub key: Option<Uuid>,
    /// Print the answer as JSON
    #[arg(long)]
    pub answer_json: bool,
}

/// Sends a command.
///
/// # Errors
/// When the body cannot be read or the answer cannot be written.
pub fn run(args: Args) -> Result<ExitCode> {
    let speaker = args.reach.speaker();
    let body = match &args.json {
        None => "{}".to_owned(),
        Some(path) => read_body(path)?,
    };
    let command = match command_of(args.command, &body) {
        Ok(command) => command,
        Err(detail) => {
            let detail = Arg::from(RawText::from(detail).clean_line());
            let name = Arg::from(args.command.code());
            message(&speaker.say_with("cli-do-bad-body", &[("command", name), ("detail", detail)]));
            return Ok(super::misused());
        }
    };
    let client = match args.reach.signed_in()? {
        Ok(client) => client,
        Err(code) => return Ok(code),
    };
    let errand = Errand {
        key: args.key.unwrap_or_else(Uuid::now_v7),
        client,
        command,
        speaker,
        args,
    };
    block_on(errand.run())?
}

struct Errand {
    client: Client,
    command: Command,
    speaker: Speaker<'static>,
    key: Uuid,
    args: Args,
}

impl Errand {
    async fn run(&self) -> Result<ExitCode> {
        let view = match self.client.case_named(&self.args.case).await {
            Ok(view) => view,
            Err(error) => return Ok(self.args.reach.refused(&error)),
        };
        // The edition is only for naming places in the law; a refusal is told without it, too.
        let edition = self.client.edition(&view.law).await.ok();
        let case = view.case.id;
        let version = self.args.version.unwrap_or(view.case.version);
        let outcome = self
            .client
            .command(case, &self.command, version, self.key, self.args.dry_run)
            .await;
        match outcome {
            Ok(recorded) => self.recorded(&recorded, edition.as_deref()),
            Err(error) if error.outcome_unknown() && !self.args.dry_run => {
                self.ask_what_became(case, &error, edition).await
            }
            Err(error) => {
                if self.args.answer_json
                    && let Some(problem) = error.problem()
                {
                    answer_json(problem)?;
                }
                message_error(&error, edition.as_deref(), self.speaker);
                Ok(super::failed())
            }
        }
    }

    /// Asks once what became of the command whose answer was lost.
    async fn ask_what_became(
        &self,
        case: CaseId,
        error: &ClientError,
        edition: Option<Arc<Edition>>,
    ) -> Result<ExitCode> {
        let edition = edition.as_deref();
        message_error(error, edition, self.speaker);
        let key = || Arg::Text(self.key.to_string());
        match self.client.key_state(self.key).await {
            Ok(KeyState::Done { answer }) if answer.case_id == case => {
                message(&self.speaker.say("cli-do-was-recorded"));
                self.recorded(&answer, edition)
            }
            Ok(KeyState::Done { .. } | KeyState::Unknown) => {
                message(
                    &self
                        .speaker
                        .say_with("cli-do-not-recorded", &[("key", key())]),
                );
                Ok(super::failed())
            }
            Err(_) => {
                message(&self.speaker.say_with("cli-do-unknown", &[("key", key())]));
                Ok(super::failed())
            }
        }
    }

    fn recorded(&self, recorded: &CommandAnswer, edition: Option<&Edition>) -> Result<ExitCode> {
        if self.args.answer_json {
            answer_json(recorded)?;
            return Ok(super::done());
        }
        let speaker = self.speaker;
        let events: Vec<String> = recorded
            .events
            .iter()
            .map(|event| {
                let event = RawText::from(event.as_str()).clean_line();
                speaker.say_code("event", event.as_str())
            })
            .collect();
        let id = if recorded.dry_run {
            "cli-do-allowed"
        } else {
            "cli-do-recorded"
        };
        let mut text = speaker.say_with(
            id,
            &[
                (
                    "command",
                    Arg::Text(speaker.say_code("command", recorded.command.code())),
                ),
                ("version", Arg::Text(recorded.version.to_string())),
                ("events", Arg::Text(events.join(", "))),
            ],
        );
        for warning in &recorded.warnings {
            text.push_str("\n  ⚠ ");
            text.push_str(&violation_line(warning, edition, speaker));
        }
        answer(&text)?;
        Ok(super::done())
    }
}

fn read_body(path: &PathBuf) -> Result<String> {
    let mut input: Box<dyn Read> = if path.as_os_str() == "-" {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(path).wrap_err_with(|| path.display().to_string())?)
    };
    let mut text = String::new();
    input
        .by_ref()
        .take(MAX_BODY + 1)
        .read_to_string(&mut text)
        .wrap_err_with(|| path.display().to_string())?;
    if text.len() as u64 > MAX_BODY {
        return Err(eyre!("{} is larger than {MAX_BODY} bytes", path.display()));
    }
    Ok(text)
}

/// Makes a command of its name and its body.
fn command_of(kind: CommandKind, body: &str) -> Result<Command, String> {
    let mut value: Value = serde_json::from_str(body).map_err(|error| error.to_string())?;
    let fields = value
        .as_object_mut()
        .ok_or_else(|| "the body is not a JSON object".to_owned())?;
    let named = fields.insert("command".to_owned(), Value::from(kind.code()));
    if named.is_some_and(|named| named != kind.code()) {
        return Err("the body names another command".to_owned());
    }
    serde_json::from_value(value).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::command::AddNote;

    #[test]
    fn a_body_becomes_the_command_that_is_named() {
        let note = Command::AddNote(AddNote {
            text: RawText::from("сөз"),
        });
        assert_eq!(
            command_of(CommandKind::AddNote, r#"{"text":"сөз"}"#),
            Ok(note.clone())
        );
        let whole = r#"{"command":"add-note","text":"сөз"}"#;
        assert_eq!(command_of(CommandKind::AddNote, whole), Ok(note));
        assert!(command_of(CommandKind::Accept, "{}").is_ok());
    }

    #[test]
    fn a_body_that_is_not_the_commands_is_refused() {
        for body in [
            r#"{"text":1}"#,
            r#"{"txt":""}"#,
            "[]",
            "{",
            r#"{"command":"sign"}"#,
        ] {
            assert!(command_of(CommandKind::AddNote, body).is_err(), "{body}");
        }
    }
}
