//! Reaching a server: which one, in which language, with which session.

use std::future::Future;
use std::path::Path;
use std::process::ExitCode;

use color_eyre::eyre::{Context, Result};
use zeroize::Zeroizing;

use super::kept::{Sessions, server_key};
use super::output::{message, message_error};
use crate::client::{Client, ClientError, ClientOptions, Devices};
use crate::i18n::{Arg, Catalogue, Speaker};
use crate::regulation::Language;
use crate::wire::problem::ProblemKind;

/// Where the server is and how to talk with the person.
#[derive(Debug, Clone, clap::Args)]
pub struct Reach {
    /// Address of the server; without it, that of the last sign-in
    #[arg(long, env = "KEZEK_SERVER", value_name = "URL")]
    pub server: Option<String>,
    /// Language of the messages: kk, ru or en
    #[arg(long, env = "KEZEK_LANG", value_name = "LANGUAGE")]
    pub lang: Option<Language>,
    /// Talk to another machine without encryption
    #[arg(long, env = "KEZEK_PLAIN_HTTP")]
    pub plain_http: bool,
}

impl Reach {
    /// Returns the voice of the language that was asked for, or of the machine's.
    #[must_use]
    pub fn speaker(&self) -> Speaker<'static> {
        speaker(self.lang)
    }

    /// Returns the address of the server, when one is named anywhere.
    ///
    /// # Errors
    /// When the kept sessions cannot be read.
    pub fn address(&self) -> Result<Option<String>> {
        if let Some(server) = &self.server {
            return Ok(Some(server_key(server)));
        }
        Ok(Sessions::read(&Sessions::path()?)?.current)
    }

    /// Returns a client without a session, or says why there is none and how to end.
    ///
    /// # Errors
    /// When the kept sessions cannot be read.
    pub fn client(&self) -> Result<Result<(Client, String), ExitCode>> {
        let speaker = self.speaker();
        let Some(address) = self.address()? else {
            message(&speaker.say("cli-no-server"));
            return Ok(Err(super::misused()));
        };
        let options = ClientOptions {
            allow_plain_http: self.plain_http,
            devices: devices().ok(),
            ..ClientOptions::default()
        };
        Ok(match Client::new(&address, options) {
            Ok(client) => Ok((client, address)),
            Err(error) => {
                message_error(&error, None, speaker);
                Err(super::misused())
            }
        })
    }

    /// Returns a client with the session in `KEZEK_TOKEN`, or with the one kept for the server;
    /// or says that there is none and how to end.
    ///
    /// # Errors
    /// When the kept sessions cannot be read.
    pub fn signed_in(&self) -> Result<Result<Client, ExitCode>> {
        let (client, address) = match self.client()? {
            Ok(found) => found,
            Err(code) => return Ok(Err(code)),
        };
        let token = match std::env::var("KEZEK_TOKEN") {
            Ok(token) if !token.trim().is_empty() => Some(Zeroizing::new(token)),
            _ => Sessions::read(&Sessions::path()?)?.token(&address),
        };
        let Some(token) = token else {
            let server = Arg::from(crate::casework::RawText::from(address).clean_line());
            message(
                &self
                    .speaker()
                    .say_with("cli-not-signed-in", &[("server", server)]),
            );
            return Ok(Err(super::failed()));
        };
        client.use_token(&token);
        Ok(Ok(client))
    }

    /// Says what went wrong and how to end.
    #[must_use]
    pub fn refused(&self, error: &ClientError) -> ExitCode {
        let speaker = self.speaker();
        message_error(error, None, speaker);
        if error.is(ProblemKind::NotSignedIn) {
            message(&speaker.say("cli-sign-in-again"));
        }
        super::failed()
    }
}

/// Returns where this account keeps what makes its workstation known.
///
/// # Errors
/// When the account has no home directory.
pub fn devices() -> Result<Devices> {
    let sessions = Sessions::path()?;
    Ok(Devices::beside(sessions.parent().unwrap_or(Path::new("."))))
}

/// Returns the voice of a language, or of the machine's when none is asked for.
#[must_use]
pub fn speaker(language: Option<Language>) -> Speaker<'static> {
    let language = language.or_else(machine_language);
    Catalogue::shared().speak(language.unwrap_or(Language::En))
}

/// Returns the language that this machine is set to, when it is one of ours.
#[must_use]
pub fn machine_language() -> Option<Language> {
    language_of_machine(|name| std::env::var(name).ok())
}

/// Returns the language that a machine with these variables is set to, when it is one of ours.
fn language_of_machine(variable: impl Fn(&str) -> Option<String>) -> Option<Language> {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| variable(name).filter(|value| !value.is_empty()))?;
    let code = set.split(['_', '.', '@']).next()?;
    code.to_ascii_lowercase().parse().ok()
}

/// Runs asynchronous work to its end.
///
/// # Errors
/// When the machine gives no event loop.
pub fn block_on<F: Future>(work: F) -> Result<F::Output> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .wrap_err("no event loop")?;
    Ok(runtime.block_on(work))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_that_of_the_machine() {
        let with = |name: &'static str, value: &'static str| {
            language_of_machine(move |asked| (asked == name).then(|| value.to_owned()))
        };
        assert_eq!(with("LANG", "kk_KZ.UTF-8"), Some(Language::Kk));
        assert_eq!(with("LC_ALL", "ru_RU.UTF-8"), Some(Language::Ru));
        assert_eq!(with("LANG", "C.UTF-8"), None);
        assert_eq!(with("OTHER", "ru"), None);
    }
}
