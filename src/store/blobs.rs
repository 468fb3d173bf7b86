//! The bytes of papers: one file each, named by its SHA-256, whole or not there at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::folders::make_own;
use crate::regulation::canonical::sha256_hex;

/// A directory of papers. Its work blocks; call it from a thread that may.
#[derive(Debug, Clone)]
pub struct Blobs {
    root: PathBuf,
}

impl Blobs {
    #[must_use]
    pub const fn new(root: PathBuf) -> Self {
        Self { root }
    }

    /// Returns the folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Writes `bytes` under their hash: to a temporary file, to the disk, then by name, so a
    /// crash leaves either the whole paper or none. A paper that is there whole stays.
    ///
    /// # Errors
    /// What the file system answers.
    pub fn keep(&self, sha256: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.path(sha256)?;
        if self.read(sha256).is_ok() {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(&self.root);
        make_own(folder)?;
        let temporary = folder.join(format!(".{sha256}.{}", uuid::Uuid::new_v4()));
        let written = write_whole(&temporary, bytes).and_then(|()| fs::rename(&temporary, &path));
        if written.is_err() {
            // Nothing else is named like this; left behind it would only take room.
            let _ = fs::remove_file(&temporary);
        }
        written?;
        File::open(folder)?.sync_all()
    }

    /// Returns the bytes of a paper.
    ///
    /// # Errors
    /// What the file system answers, and `InvalidData` when the bytes no longer have their hash.
    pub fn read(&self, sha256: &str) -> io::Result<Vec<u8>> {
        let bytes = fs::read(self.path(sha256)?)?;
        if sha256_hex(&bytes) == sha256 {
            Ok(bytes)
        } else {
            Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "the file of the paper was changed",
            ))
        }
    }

    /// Returns whether there is a file of a paper, whole or not.
    #[must_use]
    pub fn has(&self, sha256: &str) -> bool {
        self.path(sha256).is_ok_and(|path| path.is_file())
    }

    /// A name from outside never becomes a path: only 64 hexadecimal digits do.
    fn path(&self, sha256: &str) -> io::Result<PathBuf> {
        if !is_sha256(sha256) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a SHA-256"));
        }
        Ok(self.root.join(&sha256[..2]).join(sha256))
    }
}

/// Returns whether `text` is a SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn is_sha256(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_read_back_by_its_hash_and_a_changed_one_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::new(folder.path().to_owned());
        let sha256 = sha256_hex(b"paper");
        blobs.keep(&sha256, b"paper").unwrap();
        blobs.keep(&sha256, b"paper").unwrap();
        assert_eq!(blobs.read(&sha256).unwrap(), b"paper");

        fs::write(folder.path().join(&sha256[..2]).join(&sha256), b"other").unwrap();
        let error = blobs.read(&sha256).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    }

    #[test]
    fn a_name_that_is_no_hash_never_becomes_a_path() {
        let blobs = Blobs::new(PathBuf::from("/nowhere"));
        for name in [
            "../../etc/passwd",
            "",
            "AB",
            &"A".repeat(64),
            &"/".repeat(64),
        ] {
            let error = blobs.read(name).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::InvalidInput, "{name}");
        }
    }
}
