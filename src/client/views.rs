//! The views that a person has saved, on the disk of the workstation.
//!
//! One TOML file per server and login, readable by its owner alone: a filter may hold a name. It
//! is replaced whole, and what was there before and could not be understood is put aside, never
//! thrown away.

use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::casework::Login;
use crate::regulation::canonical::sha256_hex;

/// The most that is read, in bytes.
const MAX_BYTES: u64 = 1 << 20;

/// Where the views of one person on one server are kept.
#[derive(Debug, Clone)]
pub struct ViewFile {
    path: PathBuf,
}

impl ViewFile {
    /// Returns the place below `dir`; nothing is made yet.
    #[must_use]
    pub fn of(dir: &Path, server: &str, login: &Login) -> Self {
        let owner = sha256_hex(format!("views\0{server}\0{login}").as_bytes());
        Self {
            path: dir.join(format!("{}.toml", &owner[..32])),
        }
    }

    /// Returns the file as it stands; `None` when there is none.
    ///
    /// # Errors
    /// When it is there and cannot be read, is too large, or is no text.
    pub fn read(&self) -> io::Result<Option<String>> {
        let file = match fs::File::open(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut text = String::new();
        let count = file.take(MAX_BYTES + 1).read_to_string(&mut text)?;
        if count as u64 > MAX_BYTES {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(Some(text))
    }

    /// Replaces the file: when this returns, all of it is on the disk.
    ///
    /// # Errors
    /// When the disk does not take it; the file is as it was then.
    pub fn write(&self, text: &str) -> io::Result<()> {
        let dir = self.path.parent().unwrap_or(Path::new("."));
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(dir)?;
        let fresh = self.path.with_extension("new");
        let mut file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&fresh)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&fresh, &self.path)
    }

    /// Puts a file that could not be understood aside, so that it is not written over.
    ///
    /// # Errors
    /// When it stays where it is.
    pub fn put_aside(&self) -> io::Result<()> {
        fs::rename(&self.path, self.path.with_extension("toml.aside"))
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn what_was_written_is_read_by_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("views");
        let login = Login::parse("s.akhmetova").unwrap();
        let file = ViewFile::of(&dir, "http://a", &login);
        assert_eq!(file.read().unwrap(), None);
        file.write("[[view]]\n").unwrap();
        file.write("x = 1\n").unwrap();
        assert_eq!(file.read().unwrap().as_deref(), Some("x = 1\n"));
        let mode = fs::metadata(&file.path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let other = ViewFile::of(&dir, "http://b", &login);
        assert_eq!(other.read().unwrap(), None, "another server, another file");
        file.put_aside().unwrap();
        assert_eq!(file.read().unwrap(), None);
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 1);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let login = Login::parse("a").unwrap();
        let file = ViewFile::of(folder.path(), "s", &login);
        fs::write(&file.path, [0xFF, 0xFE]).unwrap();
        assert!(file.read().is_err());
    }
}
