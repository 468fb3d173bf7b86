//! The secret by which a server knows this workstation again: one for each server, made here, in a
//! file that only its owner can read. It opens nothing; where it cannot be kept, a sign-in goes on
//! without it.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, Permissions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::wire::session::DeviceSecret;

/// The file of the secrets.
#[derive(Debug, Clone)]
pub struct Devices(PathBuf);

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    servers: BTreeMap<String, DeviceSecret>,
}

impl Devices {
    /// Keeps the secrets in a folder, beside what else this program keeps there.
    #[must_use]
    pub fn beside(folder: &Path) -> Self {
        Self(folder.join("devices.json"))
    }

    /// Returns the secret for a server, made when there is none yet.
    ///
    /// # Errors
    /// When it cannot be kept, or the machine has no randomness.
    pub fn secret_for(&self, server: &str) -> io::Result<DeviceSecret> {
        let mut kept = self.read();
        if let Some(secret) = kept.servers.get(server) {
            return Ok(secret.clone());
        }
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(io::Error::other)?;
        let secret = DeviceSecret::of(bytes);
        kept.servers.insert(server.to_owned(), secret.clone());
        self.write(&kept)?;
        Ok(secret)
    }

    /// Keeps a secret that whoever runs the server gave.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub fn keep(&self, server: &str, secret: &DeviceSecret) -> io::Result<()> {
        let mut kept = self.read();
        kept.servers.insert(server.to_owned(), secret.clone());
        self.write(&kept)
    }

    /// What others could read, or nobody can, is not used: new secrets take its place.
    fn read(&self) -> Kept {
        let read = || -> io::Result<Kept> {
            let mut file = fs::File::open(&self.0)?;
            let metadata = file.metadata()?;
            let is_ours = metadata.uid() == rustix::process::geteuid().as_raw();
            if !is_ours || metadata.mode() & 0o077 != 0 {
                return Err(io::ErrorKind::PermissionDenied.into());
            }
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes)?;
            Ok(serde_json::from_slice(&bytes)?)
        };
        read().unwrap_or_default()
    }

    fn write(&self, kept: &Kept) -> io::Result<()> {
        let folder = self.0.parent().unwrap_or(Path::new("."));
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
        let mut new = tempfile::Builder::new()
            .permissions(Permissions::from_mode(0o600))
            .tempfile_in(folder)?;
        new.write_all(&serde_json::to_vec_pretty(kept)?)?;
        new.as_file().sync_all()?;
        new.persist(&self.0)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_server_has_a_secret_of_its_own_that_stays_and_that_nobody_else_can_read() {
        let folder = tempfile::tempdir().unwrap();
        let devices = Devices::beside(&folder.path().join("kezek"));
        let one = devices.secret_for("https://a.example/").unwrap();
        let other = devices.secret_for("https://b.example/").unwrap();
        assert_ne!(one.as_str(), other.as_str());
        assert_eq!(devices.secret_for("https://a.example/").unwrap(), one);
        let path = folder.path().join("kezek/devices.json");
        let mode = |path: &Path| fs::metadata(path).unwrap().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(&folder.path().join("kezek")), 0o700);
        devices.keep("https://a.example/", &other).unwrap();
        assert_eq!(devices.secret_for("https://a.example/").unwrap(), other);

        // One that others could read is not used any more.
        fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        assert_ne!(devices.secret_for("https://a.example/").unwrap(), other);
        assert_eq!(mode(&path), 0o600);
    }
}
