//! The command line: one file per subcommand, and the place where the parts are put together.
//!
//! Answers go to standard output, messages to standard error. The program ends with 0 when it
//! did what was asked, with 1 when that was refused or failed, with 2 when it was called or
//! configured wrongly.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::raster::apart;
use crate::workstation::terminal::guard;

pub mod audit;
pub mod check;
pub mod completions;
pub mod conformance;
pub mod copy;
pub mod demo;
pub mod do_;
pub mod doctor;
pub mod explain;
pub mod faults;
pub mod import;
pub mod kept;
pub mod keys;
pub mod login;
pub mod logout;
pub mod looks;
pub mod man;
pub mod migrate;
pub mod operator;
pub mod output;
pub mod password;
pub mod place;
pub mod queue;
pub mod reach;
pub mod screenshots;
pub mod serve;
pub mod sessions;
pub mod show;
pub mod user;
pub mod workstation;

/// Case review for migration and labour services: a workstation and its server.
#[derive(Debug, Parser)]
#[command(name = "kezek", version, about, max_term_width = 100)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Cli {
    #[command(flatten)]
    pub workstation: workstation::Args,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What the program is asked to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check the configuration and name every fault with file, line and column
    Check(check::Args),
    /// Explain deadlines: edition, day of registration, every limit day by day
    Explain(Box<explain::Args>),
    /// Try Kezek with invented people on a server of its own; leaves nothing behind
    Demo(demo::Args),
    /// Draw the pictures of the documentation from the demo
    #[command(hide = true)]
    Screenshots(screenshots::Args),
    /// Give the terminal back when the workstation was killed
    #[command(name = guard::COMMAND, hide = true)]
    GuardTerminal {
        /// How the terminal was
        modes: String,
    },
    /// Draw a page of the paper at standard input
    #[command(name = apart::COMMAND, hide = true)]
    PagePixels {
        /// Media type of the paper
        kind: String,
        /// Number of the page, from 1
        page: u32,
    },
    /// Serve the office over HTTP
    Serve(serve::Args),
    /// Add, change, disable or list accounts, on the database
    User(user::Args),
    /// Look whether anything was changed behind the program's back
    Audit(audit::Args),
    /// Bring the tables of the database up to date
    Migrate(migrate::Args),
    /// Copy a database into another one that is empty, of whichever engine
    Copy(copy::Copy),
    /// Write everything into a folder: one file and the papers
    Backup(copy::Backup),
    /// Fill an empty database from the folder of a backup
    Restore(copy::Restore),
    /// Look at everything that server and workstation stand on, and say what is not well
    Doctor(doctor::Args),
    /// Open a session on a server and keep it for the commands below
    Login(login::Args),
    /// End the kept session, on the server and here
    Logout(logout::Args),
    /// List the sessions of whoever is signed in, or end them
    Sessions(sessions::Args),
    /// Hand applications in, one JSON object a line
    Import(import::Args),
    /// Try a server against the contract and name the rules that it does not meet
    Conformance(conformance::Args),
    /// Print a queue
    Queue(queue::Args),
    /// Print a case
    Show(show::Args),
    /// Send a command for a case
    Do(do_::Args),
    /// Print what the keys of the workstation do, with the names that keys.toml uses
    Keys(keys::Args),
    /// Print what a shell needs to complete this command line
    Completions(completions::Args),
    /// Print the manual, for man -l -
    Man(man::Args),
}

/// Runs the program with the arguments it was started with.
#[must_use]
pub fn main() -> ExitCode {
    if let Err(error) = color_eyre::config::HookBuilder::default()
        .display_env_section(false)
        .display_location_section(cfg!(debug_assertions))
        .install()
    {
        eprintln!("{error}");
        return failed();
    }
    // A provider that was chosen before is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let cli = Cli::parse();
    let form = match &cli.command {
        Some(Command::Serve(args)) => args.log,
        _ => serve::LogForm::Text,
    };
    log_to_stderr(cli.command.is_some(), form);
    match run(cli) {
        Ok(code) => code,
        Err(report) if output::is_broken_pipe(&report) => done(),
        Err(report) => {
            eprintln!("{report:?}");
            failed()
        }
    }
}

fn run(cli: Cli) -> color_eyre::Result<ExitCode> {
    match cli.command {
        Some(Command::Check(args)) => check::run(args),
        Some(Command::Explain(args)) => explain::run(*args),
        Some(Command::Demo(args)) => demo::run(args),
        Some(Command::Screenshots(args)) => screenshots::run(args),
        Some(Command::GuardTerminal { modes }) => {
            guard::watch(&modes);
            Ok(done())
        }
        Some(Command::PagePixels { kind, page }) => Ok(apart::be(&kind, page)),
        Some(Command::Serve(args)) => serve::run(args),
        Some(Command::User(args)) => user::run(args),
        Some(Command::Audit(args)) => audit::run(args),
        Some(Command::Doctor(args)) => doctor::run(&args),
        Some(Command::Login(args)) => login::run(&args),
        Some(Command::Logout(args)) => logout::run(&args),
        Some(Command::Sessions(args)) => sessions::run(args),
        Some(Command::Migrate(args)) => migrate::run(&args),
        Some(Command::Copy(args)) => copy::run(args),
        Some(Command::Backup(args)) => copy::backup(&args),
        Some(Command::Restore(args)) => copy::restore(&args),
        Some(Command::Import(args)) => import::run(args),
        Some(Command::Conformance(args)) => conformance::run(args),
        Some(Command::Queue(args)) => queue::run(args),
        Some(Command::Show(args)) => show::run(args),
        Some(Command::Do(args)) => do_::run(args),
        Some(Command::Keys(args)) => keys::run(&args),
        Some(Command::Completions(args)) => completions::run(&args),
        Some(Command::Man(args)) => man::run(&args),
        None => workstation::run(cli.workstation),
    }
}

/// Writes the log to standard error; `KEZEK_LOG` says what of it, as `kezek=debug`. A screen of
/// its own stays clean unless the log is asked for.
fn log_to_stderr(shown: bool, form: serve::LogForm) {
    let silent = if shown { "kezek=warn" } else { "off" };
    let filter = EnvFilter::try_from_env("KEZEK_LOG").unwrap_or_else(|_| EnvFilter::new(silent));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    // Somebody who set up a log before keeps it.
    let _ = match form {
        serve::LogForm::Text => log
            .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()))
            .try_init(),
        serve::LogForm::Json => log.json().try_init(),
    };
}

/// It was done.
#[must_use]
pub fn done() -> ExitCode {
    ExitCode::SUCCESS
}

/// It was refused or failed.
#[must_use]
pub fn failed() -> ExitCode {
    ExitCode::from(1)
}

/// The program was called or configured wrongly.
#[must_use]
pub fn misused() -> ExitCode {
    ExitCode::from(2)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }
}
