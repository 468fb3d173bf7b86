//! `kezek logout`: ends the kept session, or every session of the person.

use std::process::ExitCode;

use color_eyre::eyre::Result;

use super::kept::Sessions;
use super::output::{answer, message};
use super::reach::{Reach, block_on};
use crate::casework::RawText;
use crate::i18n::Arg;
use crate::wire::problem::ProblemKind;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub reach: Reach,
    /// End every session of the person, on whatever machine
    #[arg(long)]
    pub everywhere: bool,
}

/// Signs out.
///
/// # Errors
/// When the kept sessions cannot be read or written.
pub fn run(args: &Args) -> Result<ExitCode> {
    let speaker = args.reach.speaker();
    let (client, address) = match args.reach.client()? {
        Ok(found) => found,
        Err(code) => return Ok(code),
    };
    let server = || Arg::from(RawText::from(address.as_str()).clean_line());
    let path = Sessions::path()?;
    let mut sessions = Sessions::read(&path)?;
    let Some(token) = sessions.token(&address) else {
        message(&speaker.say_with("cli-not-signed-in", &[("server", server())]));
        return Ok(super::failed());
    };
    client.use_token(&token);
    let outcome = block_on(async {
        if args.everywhere {
            client.sign_out_everywhere().await
        } else {
            client.sign_out().await
        }
    })?;
    // Here the session is forgotten whatever the server says.
    sessions.forget(&path, &address)?;
    match outcome {
        Err(error) if !error.is(ProblemKind::NotSignedIn) => Ok(args.reach.refused(&error)),
        Ok(()) | Err(_) => {
            let words = if args.everywhere {
                "cli-signed-out-everywhere"
            } else {
                "cli-signed-out"
            };
            answer(&speaker.say_with(words, &[("server", server())]))?;
            Ok(super::done())
        }
    }
}
