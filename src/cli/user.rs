//! `kezek user`: accounts, on the database itself, so that the first one can be made.

mod change;

use std::io::IsTerminal;
use std::process::ExitCode;

use color_eyre::eyre::Result;
use serde_json::json;
use zeroize::Zeroizing;

use super::operator;
use super::output::{answer, answer_json, message};
use super::password::{ask_hidden, first_line};
use super::place::{Found, Place};
use super::reach::block_on;
use super::{done, failed, misused};
use crate::casework::{Login, Post, RawText};
use crate::i18n::{Arg, Speaker};
use crate::office::password::WeakPassword;
use crate::office::{OfficeError, accounts};
use crate::regulation::UnitId;
use crate::store::{Account, Mode};

/// Accounts: add, change, disable, enable, list, link with the identity provider.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Add an account
    Add(Add),
    /// Disable an account: its sessions end at once
    Disable(One),
    /// Enable an account again
    Enable(One),
    /// List the accounts
    List(List),
    /// Set a new password: the account's sessions end
    Password(SetPassword),
    /// Give an account posts: its sessions end
    Grant(change::Posts),
    /// Take posts away from an account: its sessions end
    Revoke(change::Posts),
    /// Have an account signed in to by the identity provider alone: password and sessions are gone
    Link(change::Link),
    /// Make a new workstation known for an account that others guess at: prints a secret, shown
    /// once, for `kezek login --device` there
    Admit(One),
    /// List the sessions of an account
    Sessions(One),
    /// End every session of an account
    SignOut(One),
}

#[derive(Debug, clap::Args)]
struct Add {
    /// Login: a-z, 0-9, '.', '-' and '_'
    login: String,
    /// Name of the person, as records will show it
    #[arg(long)]
    name: String,
    /// Role in a unit, such as executor:almaty; may stand more than once
    #[arg(long = "role", value_name = "ROLE:UNIT", required = true)]
    roles: Vec<Post>,
    /// Read the password from the first line of standard input
    #[arg(long)]
    password_stdin: bool,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, clap::Args)]
struct One {
    /// Login of the account
    login: String,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, clap::Args)]
struct List {
    /// As JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, clap::Args)]
struct SetPassword {
    /// Login of the account
    login: String,
    /// Read the password from the first line of standard input
    #[arg(long)]
    password_stdin: bool,
    #[command(flatten)]
    place: Place,
}

/// Does what was asked with the accounts.
///
/// # Errors
/// When the database cannot be opened.
pub fn run(args: Args) -> Result<ExitCode> {
    match args.action {
        Action::Add(args) => add(args),
        Action::Disable(args) => set_enabled(&args, false),
        Action::Enable(args) => set_enabled(&args, true),
        Action::List(args) => list(&args),
        Action::Password(args) => set_password(&args),
        Action::Grant(args) => change::posts(args, change::Way::Grant),
        Action::Revoke(args) => change::posts(args, change::Way::Revoke),
        Action::Link(args) => change::link(&args),
        Action::Admit(args) => change::admit(&args.login, &args.place),
        Action::Sessions(args) => change::list_sessions(&args.login, &args.place),
        Action::SignOut(args) => change::end_sessions(&args.login, &args.place),
    }
}

fn add(args: Add) -> Result<ExitCode> {
    let speaker = args.place.speaker();
    let found = match args.place.find()? {
        Ok(found) => found,
        Err(code) => return Ok(code),
    };
    let Some(login) = parse_login(&args.login, speaker) else {
        return Ok(misused());
    };
    if let Some(unit) = unknown_unit(&found, &args.roles) {
        message(&speaker.say_with("user-unknown-unit", &[("unit", Arg::from(unit))]));
        return Ok(misused());
    }
    let password = match password(&args.login, args.password_stdin, speaker)? {
        Ok(password) => password,
        Err(code) => return Ok(code),
    };
    let account = accounts::AddAccount {
        login,
        name: RawText::from(args.name),
        password: password.to_string(),
        posts: args.roles,
    };
    block_on(async {
        let store = found.store(Mode::ReadWrite).await?;
        let added = accounts::add(&store, account, operator::now()).await;
        store.close().await;
        told(added, "user-added", &args.login, &found, speaker)
    })?
}

fn set_enabled(args: &One, enabled: bool) -> Result<ExitCode> {
    let words = if enabled {
        "user-enabled"
    } else {
        "user-disabled"
    };
    let speaker = args.place.speaker();
    let found = match args.place.find()? {
        Ok(found) => found,
        Err(code) => return Ok(code),
    };
    let Some(login) = parse_login(&args.login, speaker) else {
        return Ok(misused());
    };
    block_on(async {
        let store = found.store(Mode::ReadWrite).await?;
        let changed = accounts::set_enabled(&store, &login, enabled, operator::now()).await;
        store.close().await;
        told(changed, words, &args.login, &found, speaker)
    })?
}

fn set_password(args: &SetPassword) -> Result<ExitCode> {
    let speaker = args.place.speaker();
    let found = match args.place.find()? {
        Ok(found) => found,
        Err(code) => return Ok(code),
    };
    let Some(login) = parse_login(&args.login, speaker) else {
        return Ok(misused());
    };
    let password = match password(&args.login, args.password_stdin, speaker)? {
        Ok(password) => password,
        Err(code) => return Ok(code),
    };
    block_on(async {
        let store = found.store(Mode::ReadWrite).await?;
        if change::is_of_provider(&store, &login).await? {
            store.close().await;
            let who = Arg::from(login.as_str());
            message(&speaker.say_with("user-password-of-provider", &[("login", who)]));
            return Ok(failed());
        }
        let password = password.to_string();
        let changed = accounts::set_password(&store, &login, password, operator::now()).await;
        store.close().await;
        told(changed, "user-password-set", &args.login, &found, speaker)
    })?
}

fn list(args: &List) -> Result<ExitCode> {
    let speaker = args.place.speaker();
    let found = match args.place.find()? {
        Ok(found) => found,
        Err(code) => return Ok(code),
    };
    let accounts = block_on(async {
        let store = found.store(Mode::ReadWrite).await?;
        let accounts = store.accounts().await?;
        store.close().await;
        Ok::<_, color_eyre::Report>(accounts)
    })??;
    if args.json {
        let all: Vec<_> = accounts
            .iter()
            .map(|account| {
                let actor = &account.actor;
                json!({ "login": actor.login, "name": actor.name, "posts": actor.posts,
                        "enabled": account.enabled })
            })
            .collect();
        answer_json(&all)?;
    } else {
        let lines: Vec<String> = accounts
            .iter()
            .map(|account| line(account, speaker))
            .collect();
        answer(&lines.join("\n"))?;
    }
    Ok(done())
}

fn line(account: &Account, speaker: Speaker<'_>) -> String {
    let posts: Vec<String> = account.actor.posts.iter().map(Post::to_string).collect();
    let state = if account.enabled {
        speaker.say("user-list-enabled")
    } else {
        speaker.say("user-list-disabled")
    };
    format!(
        "{}\t{}\t{}\t{state}",
        account.actor.login,
        account.actor.name.clean_line(),
        posts.join(" ")
    )
}

fn parse_login(login: &str, speaker: Speaker<'_>) -> Option<Login> {
    let parsed = Login::parse(login).ok();
    if parsed.is_none() {
        message(&speaker.say("user-bad-login"));
    }
    parsed
}

/// Returns a unit that the institution does not have, when it says which it has.
fn unknown_unit<'a>(found: &Found, posts: &'a [Post]) -> Option<&'a str> {
    let units = &found.settings.office.units;
    posts
        .iter()
        .map(|post| &post.unit)
        .find(|unit| !units.is_empty() && !units.iter().any(|known| known.id == **unit))
        .map(UnitId::as_str)
}

/// Asks for a new password twice, or reads it from standard input.
fn password(
    login: &str,
    from_stdin: bool,
    speaker: Speaker<'_>,
) -> Result<Result<Zeroizing<String>, ExitCode>> {
    if from_stdin {
        return Ok(Ok(first_line()?));
    }
    if !std::io::stdin().is_terminal() {
        message(&speaker.say("cli-password-needed"));
        return Ok(Err(misused()));
    }
    let login = ("login", Arg::from(RawText::from(login).clean_line()));
    let first = ask_hidden(&speaker.say_with("user-ask-password", &[login]))?;
    let again = match &first {
        Some(_) => ask_hidden(&speaker.say("user-ask-password-again"))?,
        None => None,
    };
    Ok(match (first, again) {
        (Some(first), Some(again)) if first == again => Ok(first),
        (Some(_), Some(_)) => {
            message(&speaker.say("user-passwords-differ"));
            Err(failed())
        }
        _ => Err(failed()),
    })
}

/// Says how it went.
fn told(
    outcome: Result<(), OfficeError>,
    words: &str,
    login: &str,
    found: &Found,
    speaker: Speaker<'_>,
) -> Result<ExitCode> {
    let who = || ("login", Arg::from(RawText::from(login).clean_line()));
    let refusal = match outcome {
        Ok(()) => {
            let place = ("database", found.name());
            answer(&speaker.say_with(words, &[who(), place]))?;
            return Ok(done());
        }
        Err(OfficeError::LoginTaken) => "user-login-taken",
        Err(OfficeError::NotFound) => "user-unknown",
        Err(OfficeError::Password(weak)) => match weak {
            WeakPassword::TooShort => "user-password-too-short",
            WeakPassword::TooLong => "user-password-too-long",
            WeakPassword::Common => "user-password-common",
            WeakPassword::ContainsLogin => "user-password-has-login",
        },
        Err(error) => return Err(error.into()),
    };
    message(&speaker.say_with(refusal, &[who()]));
    Ok(failed())
}
