//! The sessions that `kezek login` keeps, one per server.
//!
//! The token lies in the kernel's keyring of this account, where no file has it and a restart of
//! the machine forgets it; where there is no keyring, or a file is asked for, in a file that only
//! its owner can read. A file that others can read is refused. The key of drafts is kept nowhere.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, Permissions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use color_eyre::eyre::{Context, Result, eyre};
use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::casework::Login;

/// Where tokens are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Keep {
    /// In the kernel's keyring of this account
    Keyring,
    /// In a file that only its owner can read
    File,
}

/// A session on a server.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptSession {
    pub login: Login,
    /// Absent when the keyring has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    token: Option<String>,
    /// Wall time (UTC).
    pub expires_at: DateTime<Utc>,
}

/// The name of our tokens in the keyring.
const SERVICE: &str = "kezek";

fn keyring_entry(server: &str) -> keyring_core::Result<keyring_core::Entry> {
    let store: Arc<keyring_core::CredentialStore> = linux_keyutils_keyring_store::Store::new()?;
    keyring_core::Entry::new_in_store(&store, SERVICE, server)
}

/// Returns whether this account has a keyring that gives back what it was given.
#[must_use]
pub fn keyring_works() -> bool {
    let tried = || -> keyring_core::Result<bool> {
        let entry = keyring_entry("kezek-doctor")?;
        entry.set_password("1")?;
        let same = entry.get_password()? == "1";
        entry.delete_credential()?;
        Ok(same)
    };
    tried().unwrap_or(false)
}

/// All sessions of this account of the machine.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sessions {
    /// The server of the last sign-in.
    pub current: Option<String>,
    pub servers: BTreeMap<String, KeptSession>,
}

impl Sessions {
    /// Returns where the sessions are kept.
    ///
    /// # Errors
    /// When the account has no home directory.
    pub fn path() -> Result<PathBuf> {
        let base = etcetera::choose_base_strategy().wrap_err("no directory for the session")?;
        let state = base
            .state_dir()
            .ok_or_else(|| eyre!("this system has no directory for state"))?;
        Ok(state.join("kezek").join("sessions.json"))
    }

    /// Reads the sessions; none when there is no file yet.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn read(path: &Path) -> Result<Self> {
        match read_own(path) {
            Ok(bytes) => serde_json::from_slice(&bytes)
                .wrap_err_with(|| format!("{} is damaged; remove it", path.display())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(error).wrap_err_with(|| path.display().to_string()),
        }
    }

    /// Keeps a session of `server`, the one that is meant from now on. Returns where its token is.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn keep(
        &mut self,
        path: &Path,
        server: &str,
        login: Login,
        token: &str,
        expires_at: DateTime<Utc>,
        keep: Keep,
    ) -> Result<Keep> {
        let in_keyring = keep == Keep::Keyring
            && keyring_entry(server).is_ok_and(|entry| {
                entry.set_password(token).is_ok()
                    && entry.get_password().is_ok_and(|kept| kept == token)
            });
        let session = KeptSession {
            login,
            token: (!in_keyring).then(|| token.to_owned()),
            expires_at,
        };
        self.current = Some(server.to_owned());
        self.servers.insert(server.to_owned(), session);
        self.write(path)?;
        Ok(if in_keyring {
            Keep::Keyring
        } else {
            Keep::File
        })
    }

    /// Returns the token that is kept for `server`.
    #[must_use]
    pub fn token(&self, server: &str) -> Option<Zeroizing<String>> {
        let session = self.servers.get(server)?;
        let token = match &session.token {
            Some(token) => token.clone(),
            None => keyring_entry(server).ok()?.get_password().ok()?,
        };
        Some(Zeroizing::new(token))
    }

    /// Forgets the session of `server`.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn forget(&mut self, path: &Path, server: &str) -> Result<()> {
        if let Ok(entry) = keyring_entry(server) {
            // One that is not there need not be taken out.
            let _ = entry.delete_credential();
        }
        self.servers.remove(server);
        if self.current.as_deref() == Some(server) {
            self.current = None;
        }
        self.write(path)
    }

    /// Writes the sessions, whole, so that only their owner can read them.
    ///
    /// # Errors
    /// When the disk refuses; then what was there before stays.
    fn write(&self, path: &Path) -> Result<()> {
        let dir = path
            .parent()
            .ok_or_else(|| eyre!("no directory for the session"))?;
        let write = || -> io::Result<()> {
            DirBuilder::new().recursive(true).mode(0o700).create(dir)?;
            let mut new = tempfile::Builder::new()
                .permissions(Permissions::from_mode(0o600))
                .tempfile_in(dir)?;
            new.write_all(&serde_json::to_vec_pretty(self)?)?;
            new.as_file().sync_all()?;
            new.persist(path)?;
            Ok(())
        };
        write().wrap_err_with(|| path.display().to_string())
    }
}

/// Reads a file that nobody but its owner can read.
fn read_own(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = fs::File::open(path)?;
    let metadata = file.metadata()?;
    let mine = metadata.uid() == rustix::process::geteuid().as_raw();
    if !mine || metadata.mode() & 0o077 != 0 {
        let what = "others can read it; remove it and sign in again";
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, what));
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Returns an address in the one form that sessions are kept under.
#[must_use]
pub fn server_key(address: &str) -> String {
    address.trim().trim_end_matches('/').to_owned()
}
