//! `kezek sessions`: the sessions of whoever is signed in.

use std::process::ExitCode;

use color_eyre::eyre::Result;
use uuid::Uuid;

use super::output::{answer, answer_json};
use super::reach::{Reach, block_on};
use crate::casework::RawText;
use crate::i18n::{Arg, Speaker};
use crate::wire::session::{Means, SessionInfo};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// List them, oldest first
    List(List),
    /// End one of them
    Revoke(Revoke),
}

#[derive(Debug, clap::Args)]
struct List {
    /// As JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    reach: Reach,
}

#[derive(Debug, clap::Args)]
struct Revoke {
    /// The session, as the list names it
    id: Uuid,
    #[command(flatten)]
    reach: Reach,
}

/// Lists or ends sessions.
///
/// # Errors
/// When the kept session cannot be read.
pub fn run(args: Args) -> Result<ExitCode> {
    match args.action {
        Action::List(args) => list(&args),
        Action::Revoke(args) => revoke(&args),
    }
}

fn list(args: &List) -> Result<ExitCode> {
    let client = match args.reach.signed_in()? {
        Ok(client) => client,
        Err(code) => return Ok(code),
    };
    let listed = match block_on(client.sessions())? {
        Ok(listed) => listed,
        Err(error) => return Ok(args.reach.refused(&error)),
    };
    if args.json {
        answer_json(&listed)?;
    } else {
        let speaker = args.reach.speaker();
        let lines: Vec<String> = listed
            .sessions
            .iter()
            .map(|session| line(session, speaker))
            .collect();
        answer(&lines.join("\n"))?;
    }
    Ok(super::done())
}

/// One session on a line.
pub(super) fn line(session: &SessionInfo, speaker: Speaker<'_>) -> String {
    let means = match session.means {
        Means::Password => speaker.say("session-means-password"),
        Means::Provider => speaker.say("session-means-provider"),
    };
    let text = speaker.say_with(
        "session-line",
        &[
            ("opened", Arg::Text(speaker.date_time(session.opened_at))),
            ("seen", Arg::Text(speaker.date_time(session.seen_at))),
            (
                "address",
                Arg::from(RawText::from(session.address.as_str()).clean_line()),
            ),
            ("means", Arg::Text(means)),
        ],
    );
    let mark = if session.current { "*" } else { " " };
    format!("{mark} {}  {text}", session.id)
}

fn revoke(args: &Revoke) -> Result<ExitCode> {
    let client = match args.reach.signed_in()? {
        Ok(client) => client,
        Err(code) => return Ok(code),
    };
    match block_on(client.end_session(args.id))? {
        Ok(()) => {
            let id = Arg::Text(args.id.to_string());
            answer(
                &args
                    .reach
                    .speaker()
                    .say_with("session-revoked", &[("id", id)]),
            )?;
            Ok(super::done())
        }
        Err(error) => Ok(args.reach.refused(&error)),
    }
}
