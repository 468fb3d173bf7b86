//! The sessions that `kezek login` keeps: one per server, readable by their owner alone.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use color_eyre::eyre::{Context, Result, eyre};
use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};

use crate::casework::Login;

/// A session on a server.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptSession {
    pub login: Login,
    pub token: String,
    /// Wall time (UTC).
    pub expires_at: DateTime<Utc>,
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
        match fs::read(path) {
            Ok(bytes) => serde_json::from_slice(&bytes)
                .wrap_err_with(|| format!("{} is damaged; remove it", path.display())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(error).wrap_err_with(|| path.display().to_string()),
        }
    }

    /// Writes the sessions, whole, so that only their owner can read them.
    ///
    /// # Errors
    /// When the disk refuses; then what was there before stays.
    pub fn write(&self, path: &Path) -> Result<()> {
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

/// Returns an address in the one form that sessions are kept under.
#[must_use]
pub fn server_key(address: &str) -> String {
    address.trim().trim_end_matches('/').to_owned()
}
