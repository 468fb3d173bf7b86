//! `kezek login`: opens a session and keeps it for the commands that follow.

use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::process::ExitCode;

use color_eyre::eyre::Result;

use super::output::{answer, message};
use super::password::{ask_hidden, first_line};
use super::reach::{Reach, block_on};
use super::sessions::{KeptSession, Sessions};
use crate::casework::RawText;
use crate::i18n::Arg;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub reach: Reach,
    /// Login to sign in with; without it, it is asked for
    #[arg(long, value_name = "LOGIN")]
    pub user: Option<String>,
    /// Read the password from the first line of standard input
    #[arg(long)]
    pub password_stdin: bool,
    /// End the kept session instead, on the server and here
    #[arg(long, conflicts_with_all = ["user", "password_stdin"])]
    pub end: bool,
}

/// Signs in, or out.
///
/// # Errors
/// When the session cannot be kept.
pub fn run(args: Args) -> Result<ExitCode> {
    let speaker = args.reach.speaker();
    let (client, address) = match args.reach.client()? {
        Ok(found) => found,
        Err(code) => return Ok(code),
    };
    let server = || Arg::from(RawText::from(address.as_str()).clean_line());
    let path = Sessions::path()?;
    if args.end {
        let mut sessions = Sessions::read(&path)?;
        let Some(session) = sessions.servers.remove(&address) else {
            message(&speaker.say_with("cli-not-signed-in", &[("server", server())]));
            return Ok(super::failed());
        };
        if sessions.current.as_ref() == Some(&address) {
            sessions.current = None;
        }
        client.use_token(&session.token);
        let outcome = block_on(client.sign_out())?;
        // Here the session is forgotten whatever the server says.
        sessions.write(&path)?;
        if let Err(error) = outcome {
            let over = error.is(crate::wire::problem::ProblemKind::NotSignedIn);
            if !over {
                return Ok(args.reach.refused(&error));
            }
        }
        answer(&speaker.say_with("cli-signed-out", &[("server", server())]))?;
        return Ok(super::done());
    }

    let from_terminal = io::stdin().is_terminal();
    let login = match args.user {
        Some(login) => login,
        None if from_terminal && !args.password_stdin => {
            ask(&speaker.say_with("cli-ask-login", &[("server", server())]))?
        }
        None => {
            message(&speaker.say("cli-login-needed"));
            return Ok(super::misused());
        }
    };
    let password = if args.password_stdin {
        first_line()?
    } else if from_terminal {
        let prompt = speaker.say_with("cli-ask-password", &[("server", server())]);
        match ask_hidden(&prompt)? {
            Some(password) => password,
            None => return Ok(super::failed()),
        }
    } else {
        message(&speaker.say("cli-password-needed"));
        return Ok(super::misused());
    };

    let opened = match block_on(client.sign_in(login.trim(), &password))? {
        Ok(opened) => opened,
        Err(error) => {
            super::output::message_error(&error, None, speaker);
            return Ok(super::failed());
        }
    };
    let mut sessions = Sessions::read(&path).unwrap_or_default();
    sessions.current = Some(address.clone());
    sessions.servers.insert(
        address.clone(),
        KeptSession {
            login: opened.me.actor.login.clone(),
            token: opened.token.clone(),
            expires_at: opened.expires_at,
        },
    );
    sessions.write(&path)?;
    let minutes = i64::try_from(opened.idle_seconds / 60).unwrap_or(i64::MAX);
    answer(&speaker.say_with(
        "cli-signed-in",
        &[
            ("name", Arg::from(opened.me.actor.name.clean_line())),
            ("login", Arg::from(opened.me.actor.login.as_str())),
            ("server", server()),
            ("until", Arg::Text(speaker.date_time(opened.expires_at))),
            ("minutes", Arg::Number(minutes)),
            ("path", Arg::Text(path.display().to_string())),
        ],
    ))?;
    Ok(super::done())
}

fn ask(prompt: &str) -> Result<String> {
    write!(io::stderr(), "{prompt} ")?;
    io::stderr().flush()?;
    let mut line = String::new();
    io::stdin().lock().take(1024).read_line(&mut line)?;
    Ok(line.trim().to_owned())
}
