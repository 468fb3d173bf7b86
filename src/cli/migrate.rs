//! `kezek migrate`: brings the tables of a database up to date, and says what it did. A server
//! does the same when it starts; this is for whoever wants it done before.

use std::process::ExitCode;

use color_eyre::eyre::Result;

use super::done;
use super::output::answer;
use super::place::Place;
use super::reach::block_on;
use crate::i18n::Arg;
use crate::store::Mode;
use crate::store::copy::migrate;

/// Brings the tables of the database up to date.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    place: Place,
}

/// Migrates, and prints from which version to which.
///
/// # Errors
/// When the database cannot be opened or brought up to date.
pub fn run(args: &Args) -> Result<ExitCode> {
    let speaker = args.place.speaker();
    let found = match args.place.find()? {
        Ok(found) => found,
        Err(code) => return Ok(code),
    };
    found.make_folder()?;
    let migrated = block_on(migrate(&found.options(Mode::ReadWrite)))??;
    let database = ("database", found.name());
    let after = ("after", Arg::Number(migrated.after));
    answer(&match migrated.before {
        _ if migrated.steps.is_empty() => speaker.say_with("migrate-nothing", &[database, after]),
        None => speaker.say_with("migrate-made", &[database, after]),
        Some(before) => {
            let before = ("before", Arg::Number(before));
            speaker.say_with("migrate-done", &[database, before, after])
        }
    })?;
    Ok(done())
}
