//! The settings of server and workstation: `kezek.toml`, built in and overridden key by key.
//!
//! Three layers: the defaults in the program (`config/kezek.toml`), the file of the institution,
//! then flags and environment, which the command line lays over. A fault names file, line and
//! column. What the law leaves open is not here but in `policy.toml`.

mod file;
mod sign_in;

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use crate::regulation::{Language, UnitId, Words};

pub use file::{Fault, read};
pub use sign_in::{OidcSettings, SignInSettings, is_encrypted_or_here};

/// The defaults in the program.
const BUILT_IN: &str = include_str!("../../config/kezek.toml");

/// The name of the file in a config folder.
pub const FILE: &str = "kezek.toml";

/// Everything that can be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    pub office: OfficeSettings,
    pub server: ServerSettings,
    pub sign_in: SignInSettings,
    pub limits: LimitSettings,
    pub workstation: WorkstationSettings,
}

/// The institution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeSettings {
    pub name: Words,
    /// Its territorial units; empty when nobody named them.
    pub units: Vec<UnitSettings>,
}

/// A territorial unit with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitSettings {
    pub id: UnitId,
    pub name: Words,
}

/// Where the server listens and keeps things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerSettings {
    pub listen: SocketAddr,
    /// Address of the database, such as `sqlite:PATH`; absent for the data folder.
    pub database: Option<String>,
    /// The folder of the papers; absent for the one beside the database.
    pub papers: Option<PathBuf>,
    /// Connections that read at once.
    pub readers: u32,
    /// The certificate it encrypts with; absent for plain HTTP.
    pub tls: Option<TlsSettings>,
    /// Whether a proxy that encrypts stands before it.
    pub behind_proxy: bool,
    /// The proxies whose `X-Forwarded-For` is believed.
    pub proxies: Vec<IpAddr>,
    /// A file with the token that reads the metrics; absent where only this machine reads them.
    pub metrics_token_file: Option<PathBuf>,
}

/// Files in PEM.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlsSettings {
    /// The certificate with the chain behind it.
    pub certificate: PathBuf,
    pub key: PathBuf,
}

/// What is taken in at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitSettings {
    pub paper_bytes: u64,
    pub paper_pages: u32,
    pub paper_seconds: u64,
    /// Characters of text kept of one page, and of one paper.
    pub page_chars: u32,
    pub paper_chars: u32,
    pub papers_per_application: u32,
    pub lease_minutes: u32,
    pub page_rows: u32,
    /// Changes that the feed keeps; whoever is further behind begins anew.
    pub feed_changes: u32,
    /// Workstations that may follow the feed at once.
    pub streams: u32,
    /// Seconds of quiet after which a stream says that it is alive.
    pub keep_alive_seconds: u32,
    /// How long a request may take, and its headers to come in.
    pub request_seconds: u64,
    pub header_seconds: u64,
    /// Of one account, and from one address; 0 for as many as they like.
    pub account_requests_per_minute: u32,
    pub address_requests_per_minute: u32,
}

/// The workstation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkstationSettings {
    /// Address of the server.
    pub server: Option<String>,
    pub language: Language,
    /// The name of a theme, or `auto`.
    pub theme: String,
    /// Minutes without a key after which the screen is locked.
    pub lock_minutes: u32,
    pub mouse: bool,
    /// The program that shows papers outside, with what it is called with before the file.
    pub viewer: Vec<String>,
}

impl Settings {
    /// Returns the defaults.
    ///
    /// # Panics
    /// Never: a test reads them.
    #[must_use]
    pub fn built_in() -> Self {
        read(FILE, BUILT_IN)
            .ok()
            .and_then(file::File::complete)
            .expect("the defaults in the program are complete")
    }

    /// Returns the defaults with what `text` changes. `name` is for faults.
    ///
    /// # Errors
    /// [`Fault`] with the place.
    pub fn overridden(name: &str, text: &str) -> Result<Self, Fault> {
        Ok(read(name, text)?.over(Self::built_in()))
    }

    /// Returns the defaults with what `kezek.toml` in `folder` changes, if there is one.
    ///
    /// # Errors
    /// [`Fault`] with the place, or that the file cannot be read.
    pub fn load(folder: Option<&Path>) -> Result<Self, Fault> {
        let Some(path) = folder.map(|folder| folder.join(FILE)) else {
            return Ok(Self::built_in());
        };
        match std::fs::read_to_string(&path) {
            Ok(text) => Self::overridden(&path.display().to_string(), &text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::built_in()),
            Err(error) => Err(Fault {
                file: path.display().to_string(),
                line: 1,
                column: 1,
                what: error.to_string(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_complete() {
        let settings = Settings::built_in();
        assert_eq!(settings.server.listen.port(), 8490);
        assert_eq!(settings.workstation.language, Language::Ru);
        assert!(settings.office.units.is_empty());
    }

    #[test]
    fn a_file_changes_what_it_names_and_nothing_else() {
        let text = "[server]\nlisten = \"0.0.0.0:80\"\n[[office.units]]\nid = \"almaty\"\n\
                    name = { kk = \"Алматы\", ru = \"Алматы\", en = \"Almaty\" }\n";
        let settings = Settings::overridden("kezek.toml", text).unwrap();
        assert_eq!(settings.server.listen.port(), 80);
        assert_eq!(settings.server.readers, Settings::built_in().server.readers);
        assert_eq!(settings.office.units[0].id.as_str(), "almaty");
        assert_eq!(settings.office.name, Settings::built_in().office.name);
    }

    #[test]
    fn a_fault_names_its_line_and_column() {
        for (text, line, column, part) in [
            ("[server]\nlistne = \"x\"\n", 2, 1, "unknown field"),
            ("[server]\nlisten = \"x\"\n", 2, 10, "socket address"),
            ("[server]\n\nlisten = 5\n", 3, 10, "invalid type"),
            ("[server\n", 1, 8, ""),
            ("[limits]\npage_rows = 0\n", 2, 13, "at least 1"),
            ("[limits]\npaper_bytes = -4\n", 2, 15, ""),
            ("[server]\n# ү\nreaders = 1000\n", 3, 11, "at most"),
            ("[workstation]\nserver = \"ftp://x\"\n", 2, 10, "http"),
            ("[workstation]\nlanguage = \"de\"\n", 2, 12, ""),
            ("[[office.units]]\nid = \"Алматы\"\n", 2, 6, "code"),
        ] {
            let fault = Settings::overridden("kezek.toml", text).unwrap_err();
            assert_eq!(
                (fault.line, fault.column),
                (line, column),
                "{text}: {fault}"
            );
            assert!(fault.what.contains(part), "{text}: {fault}");
        }
    }
}
