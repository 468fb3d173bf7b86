//! `kezek` without a subcommand: the workstation, on the configured server.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::TimeDelta;
use color_eyre::eyre::{Context, Result, eyre};
use etcetera::BaseStrategy;

use super::kept::Sessions;
use super::looks;
use super::output::{message, message_error};
use crate::clock::wall_now;
use crate::i18n::{Arg, Catalogue, Speaker};
use crate::regulation::Language;
use crate::settings::Settings;
use crate::workstation::plain::run as run_plain;
use crate::workstation::runner::RunError;
use crate::workstation::terminal::{TerminalError, check_here};
use crate::workstation::{Manners, WorkstationOptions, run as run_workstation};

/// The name of the file with changes to the keys, in a config folder.
const KEYS: &str = "keys.toml";

#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    /// Address of the server; without it, the one in kezek.toml, else that of the last sign-in
    #[arg(long, env = "KEZEK_SERVER", value_name = "URL")]
    pub server: Option<String>,
    /// Language of the screens: kk, ru or en
    #[arg(long, env = "KEZEK_LANG", value_name = "LANGUAGE")]
    pub lang: Option<Language>,
    /// Colours: auto, dark, light, high-contrast, colour-blind, monochrome or one of your own
    #[arg(long, env = "KEZEK_THEME", value_name = "THEME")]
    pub theme: Option<String>,
    /// Folder with a kezek.toml, a keys.toml and themes of your own
    #[arg(long, env = "KEZEK_CONFIG", value_name = "DIR")]
    pub config: Option<PathBuf>,
    /// Ask line by line, without screens: for screen readers and scripts
    #[arg(long, env = "KEZEK_PLAIN")]
    pub plain: bool,
    /// Talk to another machine without encryption
    #[arg(long, env = "KEZEK_PLAIN_HTTP")]
    pub plain_http: bool,
}

/// Starts the workstation.
///
/// # Errors
/// When this account has no folder for drafts.
pub fn run(args: Args) -> Result<ExitCode> {
    let settings = match Settings::load(args.config.as_deref()) {
        Ok(settings) => settings,
        Err(fault) => {
            message(&fault.to_string());
            return Ok(super::misused());
        }
    };
    let language = args.lang.unwrap_or(settings.workstation.language);
    let speaker = Catalogue::shared().speak(language);
    let server = match args.server.or(settings.workstation.server.clone()) {
        Some(server) => Some(server),
        None => Sessions::read(&Sessions::path()?)?.current,
    };
    let Some(server_url) = server else {
        message(&speaker.say("desk-no-server"));
        return Ok(super::misused());
    };
    let workstation = &settings.workstation;
    let themes = match looks::themes(args.config.as_deref()) {
        Ok(themes) => themes,
        Err(faults) => {
            for fault in faults {
                message(&super::faults::clean(&fault.words(speaker)));
            }
            return Ok(super::misused());
        }
    };
    let wanted = args.theme.as_deref().unwrap_or(&workstation.theme);
    let theme = match looks::chosen(wanted, &themes) {
        Ok(theme) => theme,
        Err(unknown) => {
            message(&unknown.words(speaker));
            return Ok(super::misused());
        }
    };
    let options = WorkstationOptions {
        server_url,
        language,
        plain: args.plain,
        theme,
        manners: Manners {
            themes,
            lock_after: TimeDelta::minutes(workstation.lock_minutes.into()),
            mouse: workstation.mouse,
        },
        plain_http: args.plain_http,
        demo_accounts: Vec::new(),
        auto_sign_in: None,
        draft_dir: draft_dir()?,
        report_dir: draft_dir()?.with_file_name("reports"),
        keys: keys(args.config.as_deref())?,
        wall_clock: wall_now,
    };
    Ok(show(options))
}

/// Runs the workstation to its end, and says why when it could not.
#[must_use]
pub fn show(options: WorkstationOptions) -> ExitCode {
    let speaker = Catalogue::shared().speak(options.language);
    let plain = options.plain || is_dumb_terminal();
    let outcome = if plain {
        run_plain(options)
    } else {
        run_workstation(options)
    };
    match outcome {
        Ok(()) => super::done(),
        Err(error) => refused(&error, speaker),
    }
}

/// Returns whether there is a terminal, and it can only add lines.
pub(super) fn is_dumb_terminal() -> bool {
    matches!(check_here(), Err(TerminalError::Dumb(_)))
}

/// Says why there is no workstation, and how to end.
pub(super) fn refused(error: &RunError, speaker: Speaker<'_>) -> ExitCode {
    match error {
        RunError::Terminal(TerminalError::NoTerminal) => {
            message(&speaker.say("desk-no-terminal"));
            super::misused()
        }
        RunError::Terminal(TerminalError::Dumb(term)) => {
            let term = Arg::from(crate::casework::RawText::from(term.as_str()).clean_line());
            message(&speaker.say_with("desk-dumb-terminal", &[("term", term)]));
            super::misused()
        }
        RunError::Keys(faults) => {
            for fault in faults {
                message(&super::faults::clean(&fault.words(speaker)));
            }
            super::misused()
        }
        RunError::Server(error) => {
            message_error(error, None, speaker);
            super::misused()
        }
        RunError::Terminal(TerminalError::Broken(_)) | RunError::Runtime(_) => {
            message(&error.to_string());
            super::failed()
        }
    }
}

/// Returns where drafts are kept on this machine.
///
/// # Errors
/// When the account has no home directory.
pub fn draft_dir() -> Result<PathBuf> {
    let base = etcetera::choose_base_strategy().wrap_err("no folder for drafts")?;
    let state = base
        .state_dir()
        .ok_or_else(|| eyre!("this system has no folder for state"))?;
    Ok(state.join("kezek").join("drafts"))
}

/// Returns the changes to the keys in a config folder, when there are any.
pub(super) fn keys(config: Option<&Path>) -> Result<Option<String>> {
    let Some(path) = config.map(|folder| folder.join(KEYS)) else {
        return Ok(None);
    };
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).wrap_err_with(|| path.display().to_string()),
    }
}
