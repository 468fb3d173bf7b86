//! Where a server keeps what it has: the settings, the database, the folder of the papers.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use color_eyre::eyre::{Context, Result};
use etcetera::BaseStrategy;

use super::output::message;
use crate::casework::RawText;
use crate::i18n::{Arg, Catalogue, Speaker};
use crate::office::DatabaseUrl;
use crate::regulation::Language;
use crate::settings::Settings;
use crate::store::folders::make_own;
use crate::store::{Mode, Store, StoreError, StoreOptions};

/// Which database and which configuration.
#[derive(Debug, Clone, clap::Args)]
pub struct Place {
    /// Address of the database, sqlite:PATH or postgres://USER@HOST/NAME; without it, that of
    /// kezek.toml, or kezek.db in the data folder of this account
    #[arg(long, env = "KEZEK_DATABASE", value_name = "URL")]
    pub database: Option<String>,
    /// Folder of the configuration; without it, the one that the program carries
    #[arg(long, env = "KEZEK_CONFIG", value_name = "DIR")]
    pub config: Option<PathBuf>,
    /// Language of the messages: kk, ru or en
    #[arg(long, env = "KEZEK_LANG", value_name = "LANGUAGE")]
    pub lang: Option<Language>,
}

/// A place that was found.
#[derive(Debug, Clone)]
pub struct Found {
    pub settings: Settings,
    pub database: DatabaseUrl,
    pub papers: PathBuf,
}

impl Place {
    /// Returns the voice of the language that was asked for, or of the machine's.
    #[must_use]
    pub fn speaker(&self) -> Speaker<'static> {
        let language = self.lang.or_else(super::reach::machine_language);
        Catalogue::shared().speak(language.unwrap_or(Language::En))
    }

    /// Finds the place, or says what is wrong and how to end.
    ///
    /// # Errors
    /// When the machine has no data folder.
    pub fn find(&self) -> Result<Result<Found, ExitCode>> {
        let speaker = self.speaker();
        let settings = match Settings::load(self.config.as_deref()) {
            Ok(settings) => settings,
            Err(fault) => {
                message(RawText::from(fault.to_string()).clean_line().as_str());
                return Ok(Err(super::misused()));
            }
        };
        match self.find_in(settings)? {
            Ok(found) => Ok(Ok(found)),
            Err(_) => {
                message(&speaker.say("server-unknown-database"));
                Ok(Err(super::misused()))
            }
        }
    }

    /// Finds the place by settings that were read before, without a word.
    ///
    /// # Errors
    /// When the machine has no data folder; within, when the address names no database.
    pub fn find_in(&self, settings: Settings) -> Result<Result<Found, StoreError>> {
        let named = self.database.as_ref().or(settings.server.database.as_ref());
        let database = match named {
            None => DatabaseUrl::sqlite(data_folder()?.join("kezek.db")),
            Some(url) => match url.parse::<DatabaseUrl>() {
                Ok(database) => database,
                Err(error) => return Ok(Err(error)),
            },
        };
        let papers = match (&settings.server.papers, database.file()) {
            (Some(papers), _) => papers.clone(),
            (None, Some(file)) => file.parent().unwrap_or(Path::new(".")).join("papers"),
            (None, None) => data_folder()?.join("papers"),
        };
        Ok(Ok(Found {
            settings,
            database,
            papers,
        }))
    }
}

impl Found {
    /// Opens the store of the place: a new one is made only to be written to.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub async fn store(&self, mode: Mode) -> Result<Store> {
        if mode == Mode::ReadWrite {
            self.make_folder()?;
        }
        Store::open(&self.options(mode))
            .await
            .wrap_err_with(|| format!("the database {}", self.database))
    }

    /// Returns how its store is opened.
    #[must_use]
    pub fn options(&self, mode: Mode) -> StoreOptions {
        StoreOptions {
            database: self.database.clone(),
            papers: self.papers.clone(),
            mode,
            readers: 2,
        }
    }

    /// Makes the folder that the file of the database lies in.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn make_folder(&self) -> Result<()> {
        let Some(folder) = self.database.file().and_then(Path::parent) else {
            return Ok(());
        };
        make_own(folder).wrap_err_with(|| format!("the folder {}", folder.display()))
    }

    /// Returns whether the database is a file that is not there.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.database.file().is_some_and(|file| !file.exists())
    }

    /// Returns the place for a sentence.
    #[must_use]
    pub fn name(&self) -> Arg {
        Arg::from(RawText::from(self.database.to_string()).clean_line())
    }
}

fn data_folder() -> Result<PathBuf> {
    let folders = etcetera::choose_base_strategy().wrap_err("the data folder of this account")?;
    Ok(folders.data_dir().join("kezek"))
}
