//! The command line: one file per subcommand, and the place where the parts are put together.
//!
//! Answers go to standard output, messages to standard error. The program ends with 0 when it
//! did what was asked, with 1 when that was refused or failed, with 2 when it was called or
//! configured wrongly.

use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

pub mod check;
pub mod explain;
pub mod faults;

/// Case review for migration and labour services: a workstation and its server.
#[derive(Debug, Parser)]
#[command(name = "kezek", version, about, max_term_width = 100)]
pub struct Cli {
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
}

/// Runs the program with the arguments it was started with.
#[must_use]
pub fn main() -> ExitCode {
    if let Err(error) = color_eyre::install() {
        eprintln!("{error}");
        return failed();
    }
    match run(Cli::parse()) {
        Ok(code) => code,
        Err(report) if is_broken_pipe(&report) => done(),
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
        None => {
            eprintln!("{}", Cli::command().render_help());
            Ok(misused())
        }
    }
}

/// Writes an answer to standard output.
fn answer(text: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

fn is_broken_pipe(report: &color_eyre::Report) -> bool {
    report
        .downcast_ref::<std::io::Error>()
        .is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
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
