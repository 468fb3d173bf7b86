//! `kezek login`: opens a session and keeps it for the commands that follow.

use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::process::ExitCode;
use std::time::Duration;

use color_eyre::eyre::Result;

use super::kept::{Keep, Sessions};
use super::output::{answer, message};
use super::password::{ask_hidden, first_line};
use super::reach::{Reach, block_on};
use crate::casework::RawText;
use crate::client::Client;
use crate::i18n::Arg;
use crate::wire::SessionOpened;
use crate::wire::session::DeviceSecret;

/// RFC 8628 §3.5: how much more time between two questions when they come too fast.
const SLOWER: Duration = Duration::from_secs(5);

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
    /// Sign in by the institution's identity provider; so it is done without --user where the
    /// server has one
    #[arg(long, conflicts_with_all = ["user", "password_stdin"])]
    pub provider: bool,
    /// What `kezek user admit` printed: this workstation is known from now on, so that wrong
    /// passwords of others hold nobody up here
    #[arg(
        long,
        env = "KEZEK_DEVICE",
        value_name = "SECRET",
        hide_env_values = true
    )]
    pub device: Option<DeviceSecret>,
    /// Where the session is kept; a machine without a keyring keeps it in a file
    #[arg(
        long,
        env = "KEZEK_KEEP",
        value_name = "WHERE",
        default_value = "keyring"
    )]
    pub keep: Keep,
}

/// Signs in.
///
/// # Errors
/// When the session cannot be kept.
pub fn run(args: &Args) -> Result<ExitCode> {
    let speaker = args.reach.speaker();
    let (client, address) = match args.reach.client()? {
        Ok(found) => found,
        Err(code) => return Ok(code),
    };
    let server = || Arg::from(RawText::from(address.as_str()).clean_line());
    let path = Sessions::path()?;
    if let Some(secret) = &args.device {
        super::reach::devices()?.keep(client.address(), secret)?;
    }
    let opened = match open(args, &client, server)? {
        Ok(opened) => opened,
        Err(code) => return Ok(code),
    };
    let mut sessions = Sessions::read(&path)?;
    let kept = sessions.keep(
        &path,
        &address,
        opened.me.actor.login.clone(),
        &opened.token,
        opened.expires_at,
        args.keep,
    )?;
    let minutes = i64::try_from(opened.idle_seconds / 60).unwrap_or(i64::MAX);
    let place = match kept {
        Keep::Keyring => speaker.say("cli-kept-in-keyring"),
        Keep::File => speaker.say_with(
            "cli-kept-in-file",
            &[("path", Arg::Text(path.display().to_string()))],
        ),
    };
    let text = speaker.say_with(
        "cli-signed-in",
        &[
            ("name", Arg::from(opened.me.actor.name.clean_line())),
            ("login", Arg::from(opened.me.actor.login.as_str())),
            ("server", server()),
            ("until", Arg::Text(speaker.date_time(opened.expires_at))),
            ("minutes", Arg::Number(minutes)),
        ],
    );
    answer(&format!("{text} {place}"))?;
    Ok(super::done())
}

/// Opens a session by whichever means was asked for, or is the first of the server.
fn open(
    args: &Args,
    client: &Client,
    server: impl Fn() -> Arg,
) -> Result<Result<SessionOpened, ExitCode>> {
    let by_password = args.user.is_some() || args.password_stdin;
    if !by_password {
        let means = match block_on(client.sign_in_means())? {
            Ok(means) => means,
            Err(error) => return Ok(Err(args.reach.refused(&error))),
        };
        if let Some(provider) = means.provider {
            let speaker = args.reach.speaker();
            let name = RawText::from(provider.name.get(speaker.language));
            return by_provider(args, client, Arg::from(name.clean_line()));
        }
        if args.provider {
            message(
                &args
                    .reach
                    .speaker()
                    .say_with("cli-no-provider", &[("server", server())]),
            );
            return Ok(Err(super::misused()));
        }
    }
    by_hand(args, client, server)
}

/// Shows address and code, and asks until somebody has agreed.
fn by_provider(args: &Args, client: &Client, name: Arg) -> Result<Result<SessionOpened, ExitCode>> {
    let speaker = args.reach.speaker();
    let outcome = block_on(async {
        let begun = client.begin_sign_in().await?;
        let clean = |text: &str| Arg::from(RawText::from(text).clean_line());
        let minutes = i64::try_from(begun.expires_in_seconds.div_ceil(60)).unwrap_or(i64::MAX);
        message(&speaker.say_with(
            "cli-open-address",
            &[
                ("provider", name),
                ("address", clean(&begun.address)),
                ("code", clean(&begun.user_code)),
                ("minutes", Arg::Number(minutes)),
            ],
        ));
        let mut interval = Duration::from_secs(begun.interval_seconds.clamp(1, 60));
        loop {
            tokio::time::sleep(interval).await;
            match client.finish_sign_in(&begun.device_code).await? {
                Ok(opened) => return Ok(opened),
                Err(pending) if pending.slow_down => interval += SLOWER,
                Err(_) => {}
            }
        }
    })?;
    Ok(outcome.map_err(|error| {
        super::output::message_error(&error, None, speaker);
        super::failed()
    }))
}

/// Asks for login and password, or takes those that were given.
fn by_hand(
    args: &Args,
    client: &Client,
    server: impl Fn() -> Arg,
) -> Result<Result<SessionOpened, ExitCode>> {
    let speaker = args.reach.speaker();
    let from_terminal = io::stdin().is_terminal();
    let login = match &args.user {
        Some(login) => login.clone(),
        None if from_terminal && !args.password_stdin => {
            ask(&speaker.say_with("cli-ask-login", &[("server", server())]))?
        }
        None => {
            message(&speaker.say("cli-login-needed"));
            return Ok(Err(super::misused()));
        }
    };
    let password = if args.password_stdin {
        first_line()?
    } else if from_terminal {
        let prompt = speaker.say_with("cli-ask-password", &[("server", server())]);
        match ask_hidden(&prompt)? {
            Some(password) => password,
            None => return Ok(Err(super::failed())),
        }
    } else {
        message(&speaker.say("cli-password-needed"));
        return Ok(Err(super::misused()));
    };

    Ok(
        block_on(client.sign_in(login.trim(), &password))?.map_err(|error| {
            super::output::message_error(&error, None, speaker);
            super::failed()
        }),
    )
}

fn ask(prompt: &str) -> Result<String> {
    write!(io::stderr(), "{prompt} ")?;
    io::stderr().flush()?;
    let mut line = String::new();
    io::stdin().lock().take(1024).read_line(&mut line)?;
    Ok(line.trim().to_owned())
}
