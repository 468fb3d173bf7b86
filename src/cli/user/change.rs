//! What changes at an account beside its password: posts, who signs it in, its sessions.

use std::process::ExitCode;

use color_eyre::eyre::Result;

use super::super::operator;
use super::super::output::message;
use super::super::place::Place;
use super::super::reach::block_on;
use super::super::{failed, misused};
use super::{parse_login, told, unknown_unit};
use crate::casework::{Login, Post, RawText};
use crate::clock::wall_now;
use crate::i18n::Arg;
use crate::office::{OfficeError, accounts, guessing};
use crate::store::{Mode, Store};

/// Posts of an account.
#[derive(Debug, clap::Args)]
pub(super) struct Posts {
    /// Login of the account
    login: String,
    /// Role in a unit, such as executor:almaty; may stand more than once
    #[arg(required = true, value_name = "ROLE:UNIT")]
    posts: Vec<Post>,
    #[command(flatten)]
    place: Place,
}

/// An account and the person that it is to the provider.
#[derive(Debug, clap::Args)]
pub(super) struct Link {
    /// Login of the account
    login: String,
    /// The person at the provider, by the claim sub of their tokens
    subject: String,
    #[command(flatten)]
    place: Place,
}

/// Whether posts are given or taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Grant,
    Revoke,
}

pub(super) fn posts(args: Posts, way: Way) -> Result<ExitCode> {
    let speaker = args.place.speaker();
    let found = match args.place.find()? {
        Ok(found) => found,
        Err(code) => return Ok(code),
    };
    let Some(login) = parse_login(&args.login, speaker) else {
        return Ok(misused());
    };
    if way == Way::Grant
        && let Some(unit) = unknown_unit(&found, &args.posts)
    {
        message(&speaker.say_with("user-unknown-unit", &[("unit", Arg::from(unit))]));
        return Ok(misused());
    }
    let (given, taken) = match way {
        Way::Grant => (args.posts, Vec::new()),
        Way::Revoke => (Vec::new(), args.posts),
    };
    block_on(async {
        let store = found.store(Mode::ReadWrite).await?;
        let of_provider = is_of_provider(&store, &login).await?;
        if of_provider {
            store.close().await;
            let who = Arg::from(login.as_str());
            message(&speaker.say_with("user-posts-of-provider", &[("login", who)]));
            return Ok(failed());
        }
        let changed = accounts::change_posts(&store, &login, given, taken, operator::now()).await;
        store.close().await;
        told(changed, "user-posts-changed", &args.login, &found, speaker)
    })?
}

pub(super) fn link(args: &Link) -> Result<ExitCode> {
    let speaker = args.place.speaker();
    let found = match args.place.find()? {
        Ok(found) => found,
        Err(code) => return Ok(code),
    };
    let Some(login) = parse_login(&args.login, speaker) else {
        return Ok(misused());
    };
    let Some(oidc) = &found.settings.sign_in.oidc else {
        message(&speaker.say("user-link-no-provider"));
        return Ok(misused());
    };
    block_on(async {
        let store = found.store(Mode::ReadWrite).await?;
        let subject = args.subject.trim();
        let linked = accounts::link(&store, &login, &oidc.issuer, subject, operator::now()).await;
        store.close().await;
        if matches!(linked, Err(OfficeError::LoginTaken)) {
            message(&speaker.say("user-link-taken"));
            return Ok(failed());
        }
        told(linked, "user-linked", &args.login, &found, speaker)
    })?
}

pub(super) fn end_sessions(login: &str, place: &Place) -> Result<ExitCode> {
    let speaker = place.speaker();
    let found = match place.find()? {
        Ok(found) => found,
        Err(code) => return Ok(code),
    };
    let Some(parsed) = parse_login(login, speaker) else {
        return Ok(misused());
    };
    block_on(async {
        let store = found.store(Mode::ReadWrite).await?;
        let ended = accounts::end_sessions(&store, &parsed, operator::now()).await;
        store.close().await;
        told(ended, "user-sessions-ended", login, &found, speaker)
    })?
}

/// Prints a secret by which a workstation is known that nobody signed in from yet.
pub(super) fn admit(login: &str, place: &Place) -> Result<ExitCode> {
    let speaker = place.speaker();
    let found = match place.find()? {
        Ok(found) => found,
        Err(code) => return Ok(code),
    };
    let Some(parsed) = parse_login(login, speaker) else {
        return Ok(misused());
    };
    block_on(async {
        let store = found.store(Mode::ReadWrite).await?;
        let admitted = guessing::admit_device(&store, &parsed, operator::now()).await;
        store.close().await;
        match admitted {
            Ok(secret) => {
                message(
                    &speaker.say_with("user-admitted", &[("login", Arg::from(parsed.as_str()))]),
                );
                super::answer(secret.as_str())?;
                Ok(super::done())
            }
            Err(error) => told(Err(error), "user-admitted", login, &found, speaker),
        }
    })?
}

/// Prints the sessions of an account that are not over.
pub(super) fn list_sessions(login: &str, place: &Place) -> Result<ExitCode> {
    let speaker = place.speaker();
    let found = match place.find()? {
        Ok(found) => found,
        Err(code) => return Ok(code),
    };
    let Some(parsed) = parse_login(login, speaker) else {
        return Ok(misused());
    };
    let listed = block_on(async {
        let store = found.store(Mode::ReadWrite).await?;
        let known = store.account(&parsed).await?.is_some();
        let listed = store.sessions_of(&parsed, wall_now()).await?;
        store.close().await;
        Ok::<_, color_eyre::Report>(known.then_some(listed))
    })??;
    let Some(listed) = listed else {
        let who = Arg::from(RawText::from(login).clean_line());
        message(&speaker.say_with("user-unknown", &[("login", who)]));
        return Ok(failed());
    };
    let lines: Vec<String> = listed
        .into_iter()
        .map(|one| {
            let info = crate::wire::session::SessionInfo {
                id: one.id,
                opened_at: one.opened_at,
                seen_at: one.seen_at,
                ends_at: one.ends_at,
                address: one.address,
                means: one.means,
                current: false,
            };
            super::super::sessions::line(&info, speaker)
        })
        .collect();
    super::answer(&lines.join("\n"))?;
    Ok(super::done())
}

/// Returns whether the provider says what an account may do.
pub(super) async fn is_of_provider(store: &Store, login: &Login) -> Result<bool> {
    Ok(store.identity_of(login).await?.is_some())
}
