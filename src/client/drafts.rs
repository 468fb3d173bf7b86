//! Drafts on the disk of the workstation, so that nothing typed is lost to anything.
//!
//! One file per server, login, case and kind of command, encrypted (XChaCha20-Poly1305) with the
//! key that the server hands out at sign-in and that never touches the disk. The name of a file
//! is a hash; what the file belongs to is bound to its content, so a file that was moved, changed
//! or made under another key is noticed. Such a file is put aside, never thrown away.
//!
//! ```text
//! byte 0..8    "KZDRAFT1"
//!      8..32   nonce
//!      32..    {"case_id","kind","draft"} as JSON, encrypted
//! ```

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::casework::{CaseId, CommandKind, Login};
use crate::regulation::canonical::sha256_hex;
use crate::wire::DraftBody;

const MAGIC: &[u8; 8] = b"KZDRAFT1";
const NONCE_BYTES: usize = 24;
/// The largest draft that is kept or read, in bytes.
const MAX_BYTES: u64 = 4 << 20;
const ENDING: &str = "draft";
const ASIDE: &str = "aside";

/// Why a draft cannot be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    #[error("the draft key is not the base64 of 32 bytes")]
    BadKey,
    #[error("the machine gives no random numbers: {0}")]
    NoRandomness(getrandom::Error),
    #[error("the draft is larger than {MAX_BYTES} bytes")]
    TooLarge,
    #[error("{}: {source}", path.display())]
    Disk {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    /// It was changed, cut off, moved, or made under another key. It lies where `kept_at` says.
    #[error("the draft cannot be opened with the key of this session; it was put aside as {}", kept_at.display())]
    Unreadable { kept_at: PathBuf },
}

/// What a file of drafts is named and bound by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DraftName {
    pub case: CaseId,
    pub kind: CommandKind,
}

/// A draft that has not been sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsent {
    pub name: DraftName,
    pub draft: DraftBody,
}

/// What stands in a file, encrypted.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    case_id: CaseId,
    kind: CommandKind,
    draft: DraftBody,
}

/// The drafts of one person on one server.
pub struct DraftStore {
    dir: PathBuf,
    cipher: XChaCha20Poly1305,
    server: String,
    login: Login,
}

impl std::fmt::Debug for DraftStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DraftStore")
            .field("dir", &self.dir)
            .finish_non_exhaustive()
    }
}

impl DraftStore {
    /// Opens the drafts of a person below `dir`, which is made when it is not there.
    /// `draft_key` is what the server gave at sign-in (base64 of 32 bytes).
    ///
    /// # Errors
    /// [`DraftError::BadKey`] or [`DraftError::Disk`].
    pub fn open(
        dir: &Path,
        server: &str,
        login: &Login,
        draft_key: &str,
    ) -> Result<Self, DraftError> {
        let key = Zeroizing::new(STANDARD.decode(draft_key).map_err(|_| DraftError::BadKey)?);
        let cipher = XChaCha20Poly1305::new_from_slice(&key).map_err(|_| DraftError::BadKey)?;
        // One directory per server and person, so that listing reads nobody else's files.
        let owner = sha256_hex(&bound(&["owner", server, login.as_str()]));
        let dir = dir.join(&owner[..32]);
        let at = |source| DraftError::Disk {
            path: dir.clone(),
            source,
        };
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&dir)
            .map_err(at)?;
        fs::set_permissions(&dir, fs::Permissions::from_mode(0o700)).map_err(at)?;
        Ok(Self {
            dir,
            cipher,
            server: server.to_owned(),
            login: login.clone(),
        })
    }

    /// Keeps a draft: when this returns, it is on the disk, whole.
    ///
    /// # Errors
    /// [`DraftError::Disk`] and others; the draft kept before is still there.
    pub fn save(&self, name: DraftName, draft: &DraftBody) -> Result<(), DraftError> {
        let kept = Kept {
            case_id: name.case,
            kind: name.kind,
            draft: draft.clone(),
        };
        let plain = Zeroizing::new(
            serde_json::to_vec(&kept).expect("a draft is plain JSON with strings as keys"),
        );
        let mut nonce = [0; NONCE_BYTES];
        getrandom::fill(&mut nonce).map_err(DraftError::NoRandomness)?;
        let file_name = self.file_name(name);
        let payload = Payload {
            msg: &plain,
            aad: &self.identity(&file_name),
        };
        let sealed = self
            .cipher
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| DraftError::TooLarge)?;
        if sealed.len() as u64 > MAX_BYTES {
            return Err(DraftError::TooLarge);
        }
        let mut bytes = Vec::with_capacity(MAGIC.len() + NONCE_BYTES + sealed.len());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&nonce);
        bytes.extend_from_slice(&sealed);
        self.replace(&file_name, &bytes)
    }

    /// Returns the draft of a case and kind, when there is one. Which is newer, this or the
    /// server's, its `saved_at` says.
    ///
    /// # Errors
    /// [`DraftError::Unreadable`] when it cannot be opened; it was put aside then, and the next
    /// call finds none.
    pub fn load(&self, name: DraftName) -> Result<Option<DraftBody>, DraftError> {
        let file_name = self.file_name(name);
        let path = self.dir.join(&file_name);
        let Some(bytes) = read(&path)? else {
            return Ok(None);
        };
        match self.unseal(&file_name, &bytes) {
            Some(kept) if kept.case_id == name.case && kept.kind == name.kind => {
                Ok(Some(kept.draft))
            }
            Some(_) | None => Err(self.put_aside(&path)),
        }
    }

    /// Throws a draft away, because it was sent or the officer said so.
    ///
    /// # Errors
    /// [`DraftError::Disk`] when the file is there and stays.
    pub fn wipe(&self, name: DraftName) -> Result<(), DraftError> {
        remove(&self.dir.join(self.file_name(name)))
    }

    /// Throws all drafts of the person on this server away, at a sign-out that asks for it.
    /// Files that were put aside stay.
    ///
    /// # Errors
    /// [`DraftError::Disk`] at the first file that stays.
    pub fn wipe_all(&self) -> Result<(), DraftError> {
        for path in self.files()? {
            remove(&path)?;
        }
        Ok(())
    }

    /// Returns the drafts that have not been sent, the newest first, and how many were put aside
    /// because they could not be opened.
    ///
    /// # Errors
    /// [`DraftError::Disk`] when the directory cannot be read.
    pub fn unsent(&self) -> Result<(Vec<Unsent>, usize), DraftError> {
        let mut unsent = Vec::new();
        let mut aside = 0;
        for path in self.files()? {
            let Some(bytes) = read(&path)? else { continue };
            let file_name = path.file_name().and_then(|name| name.to_str());
            let kept = file_name.and_then(|name| self.unseal(name, &bytes));
            if let Some(kept) = kept {
                unsent.push(Unsent {
                    name: DraftName {
                        case: kept.case_id,
                        kind: kept.kind,
                    },
                    draft: kept.draft,
                });
            } else {
                let _ = self.put_aside(&path);
                aside += 1;
            }
        }
        unsent.sort_by_key(|one| std::cmp::Reverse(one.draft.saved_at));
        Ok((unsent, aside))
    }

    fn file_name(&self, name: DraftName) -> String {
        let case = name.case.to_string();
        let parts = [
            "draft",
            &self.server,
            self.login.as_str(),
            &case,
            name.kind.code(),
        ];
        format!("{}.{ENDING}", &sha256_hex(&bound(&parts))[..40])
    }

    /// What the content is bound to beside its key: whose it is and which file.
    fn identity(&self, file_name: &str) -> Vec<u8> {
        bound(&["kezek", &self.server, self.login.as_str(), file_name])
    }

    fn unseal(&self, file_name: &str, bytes: &[u8]) -> Option<Kept> {
        let (nonce, sealed) = bytes
            .strip_prefix(MAGIC)?
            .split_first_chunk::<NONCE_BYTES>()?;
        let payload = Payload {
            msg: sealed,
            aad: &self.identity(file_name),
        };
        let plain = self.cipher.decrypt(&XNonce::from(*nonce), payload).ok()?;
        serde_json::from_slice(&Zeroizing::new(plain)).ok()
    }

    /// Writes a file so that, through a crash at any point, either the old or the new one is there.
    fn replace(&self, file_name: &str, bytes: &[u8]) -> Result<(), DraftError> {
        let path = self.dir.join(file_name);
        let at = |source| DraftError::Disk {
            path: path.clone(),
            source,
        };
        let mut new = tempfile::Builder::new()
            .prefix(".new-")
            .permissions(fs::Permissions::from_mode(0o600))
            .tempfile_in(&self.dir)
            .map_err(at)?;
        new.write_all(bytes).map_err(at)?;
        new.as_file().sync_all().map_err(at)?;
        new.persist(&path).map_err(|error| at(error.error))?;
        File::open(&self.dir)
            .and_then(|dir| dir.sync_all())
            .map_err(at)
    }

    fn put_aside(&self, path: &Path) -> DraftError {
        let mut kept_at = path.with_extension(ASIDE);
        let mut count = 1;
        while kept_at.exists() {
            count += 1;
            kept_at = path.with_extension(format!("{count}.{ASIDE}"));
        }
        match fs::rename(path, &kept_at) {
            Ok(()) => DraftError::Unreadable { kept_at },
            Err(source) => DraftError::Disk {
                path: path.to_owned(),
                source,
            },
        }
    }

    fn files(&self) -> Result<Vec<PathBuf>, DraftError> {
        let at = |source| DraftError::Disk {
            path: self.dir.clone(),
            source,
        };
        let mut files = Vec::new();
        for entry in fs::read_dir(&self.dir).map_err(at)? {
            let path = entry.map_err(at)?.path();
            if path.extension().is_some_and(|ending| ending == ENDING) {
                files.push(path);
            }
        }
        files.sort();
        Ok(files)
    }
}

/// Joins parts so that no two different lists give the same bytes.
fn bound(parts: &[&str]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in parts {
        bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bytes.extend_from_slice(part.as_bytes());
    }
    bytes
}

fn read(path: &Path) -> Result<Option<Vec<u8>>, DraftError> {
    let at = |source| DraftError::Disk {
        path: path.to_owned(),
        source,
    };
    // A link planted here is not followed.
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed())
        .open(path);
    let file = match file {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(at(error)),
    };
    let mut bytes = Vec::new();
    file.take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(at)?;
    Ok(Some(bytes))
}

fn remove(path: &Path) -> Result<(), DraftError> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(DraftError::Disk {
            path: path.to_owned(),
            source,
        }),
        _ => Ok(()),
    }
}
