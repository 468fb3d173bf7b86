//! `kezek man`: the manual, made from the command line itself, so that neither can lag behind.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use color_eyre::eyre::{Context, Result};

use super::Cli;
use super::output::answer;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Write a page for kezek and one for each subcommand into this folder
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
}

/// Prints the manual as one text for `man -l -`, or writes its pages.
///
/// # Errors
/// When it cannot be written.
pub fn run(args: &Args) -> Result<ExitCode> {
    match &args.dir {
        Some(folder) => write_pages(folder).wrap_err_with(|| folder.display().to_string())?,
        None => answer(pages()?.concat().trim_end())?,
    }
    Ok(super::done())
}

/// The command line with the whole name in every subcommand.
fn command() -> Command {
    let mut command = Cli::command();
    command.build();
    command
}

/// A page for the program and one for each subcommand that is shown.
fn pages() -> io::Result<Vec<String>> {
    let command = command();
    let subcommands = command
        .get_subcommands()
        .filter(|sub| !sub.is_hide_set() && sub.get_name() != "help");
    std::iter::once(&command)
        .chain(subcommands)
        .map(|command| {
            let mut page = Vec::new();
            Man::new(command.clone()).render(&mut page)?;
            Ok(String::from_utf8_lossy(&page).into_owned())
        })
        .collect()
}

fn write_pages(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    clap_mangen::generate_to(Cli::command(), folder)
}
