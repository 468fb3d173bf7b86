//! `kezek completions`: what a shell needs to complete the command line, made from the command
//! line itself.

use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::Shell;
use color_eyre::eyre::Result;

use super::Cli;
use super::output::answer;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Shell to complete for
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// Prints the script that a shell sources.
///
/// # Errors
/// When it cannot be written.
pub fn run(args: &Args) -> Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "kezek", &mut script);
    answer(String::from_utf8_lossy(&script).trim_end())?;
    Ok(super::done())
}
