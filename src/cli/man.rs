//! `kezek man`: the manual, made from the command line itself, so that neither can lag behind.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use color_eyre::eyre::{Context, Result};

use super::Cli;
use super::output::answer;
use crate::i18n::Catalogue;
use crate::regulation::Language;
use crate::workstation::keymap::Keymap;

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
            let mut page = String::from_utf8_lossy(&page).into_owned();
            if command.get_name() == "kezek" {
                page.push_str(&keys());
            }
            Ok(page)
        })
        .collect()
}

/// The keys of the workstation, from the table that its help is made from.
fn keys() -> String {
    let speaker = Catalogue::shared().speak(Language::En);
    let keymap = Keymap::builtin().unwrap_or_else(|_| unreachable!("a test reads the file"));
    let mut section = ".SH KEYS\n".to_owned();
    for line in super::keys::lines(&keymap, speaker) {
        let (keys, name, words) = (roff(&line.pressed()), roff(line.name), roff(&line.words));
        section.push_str(&format!(".TP\n\\fB{keys}\\fR\n{words} (\\fI{name}\\fR)\n"));
    }
    section
}

/// Returns a text that the formatter takes as it stands.
fn roff(text: &str) -> String {
    text.replace('\\', "\\\\").replace('-', "\\-")
}

fn write_pages(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    clap_mangen::generate_to(Cli::command(), folder)?;
    let first = folder.join("kezek.1");
    let page = std::fs::read_to_string(&first)?;
    std::fs::write(first, page + &keys())
}
