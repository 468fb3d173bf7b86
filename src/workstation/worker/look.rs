//! Pages as they were handed in: fetched, drawn in a process of their own, or handed to another
//! program.
//!
//! A paper that is shown outside lies in a folder of this account alone, in memory where the system
//! has such a place, until the workstation ends.

use std::fs::{OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};

use tempfile::TempDir;

use super::{Worker, fault};
use crate::casework::paper::MediaType;
use crate::client::Document;
use crate::raster::Picture;
use crate::raster::apart::draw_apart;
use crate::regulation::canonical::sha256_hex;
use crate::workstation::effect::PageQuestion;
use crate::workstation::message::{NoPage, NotOpened, PageDrawn};

/// Which program shows papers outside, and where they lie for it.
#[derive(Debug, Clone, Default)]
pub struct Outside {
    /// The program and what it is called with before the file; nothing for the desktop's own.
    viewer: Vec<String>,
    folder: Arc<Mutex<Option<TempDir>>>,
}

impl Outside {
    #[must_use]
    pub fn with(viewer: Vec<String>) -> Self {
        Self {
            viewer,
            folder: Arc::default(),
        }
    }

    fn command(&self) -> Option<(String, Vec<String>)> {
        if let Some((program, rest)) = self.viewer.split_first() {
            return Some((program.clone(), rest.to_vec()));
        }
        let has_windows = ["WAYLAND_DISPLAY", "DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
        has_windows.then(|| ("xdg-open".to_owned(), Vec::new()))
    }

    fn open(&self, document: &Document) -> Result<(), NotOpened> {
        let (program, args) = self.command().ok_or(NotOpened::NoProgram)?;
        let failed = |error: io::Error| NotOpened::Failed(error.to_string());
        let file = self.keep(document).map_err(failed)?;
        let mut child = Command::new(program)
            .args(args)
            .arg(file)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        // Somebody has to hear that it ended.
        std::thread::spawn(move || child.wait());
        Ok(())
    }

    /// Writes the paper where only this account reads it. Named by its hash: a name that an
    /// applicant chose stands in no path.
    fn keep(&self, document: &Document) -> io::Result<PathBuf> {
        let mut folder = self.folder.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = match &*folder {
            Some(folder) => folder,
            None => folder.insert(private_folder()?),
        };
        let ending = match document.media_type {
            MediaType::Pdf => "pdf",
            MediaType::Png => "png",
            MediaType::Jpeg => "jpg",
        };
        let sha256 = sha256_hex(&document.bytes);
        let path = folder.path().join(format!("{}.{ending}", &sha256[..16]));
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&path);
        file?.write_all(&document.bytes)?;
        Ok(path)
    }
}

/// Makes a folder that nobody else can look into.
fn private_folder() -> io::Result<TempDir> {
    let mut made = tempfile::Builder::new();
    let made = made
        .prefix("kezek-")
        .permissions(Permissions::from_mode(0o700));
    match std::env::var_os("XDG_RUNTIME_DIR") {
        Some(folder) if Path::new(&folder).is_dir() => made.tempdir_in(folder),
        Some(_) | None => made.tempdir(),
    }
}

/// Returns this program, even when its file was replaced by a newer one.
fn this_program() -> PathBuf {
    let running = Path::new("/proc/self/exe");
    if running.exists() {
        return running.to_owned();
    }
    std::env::current_exe().unwrap_or_else(|_| PathBuf::from("kezek"))
}

impl Worker {
    pub(super) async fn page(&self, asked: PageQuestion) -> Result<PageDrawn, NoPage> {
        let document = match asked.held {
            Some(document) => document,
            None => {
                let fetched = self.client.get_document(&asked.sha256).await;
                Arc::new(fetched.map_err(|error| NoPage::Server(fault(error)))?)
            }
        };
        let drawn = {
            let document = Arc::clone(&document);
            tokio::task::spawn_blocking(move || {
                let program = this_program();
                draw_apart(&program, &document.bytes, document.media_type, asked.page)
                    .map(Picture::of)
            })
            .await
        };
        match drawn {
            Ok(Ok(picture)) => Ok(PageDrawn {
                document,
                picture: Arc::new(picture),
            }),
            Ok(Err(_)) | Err(_) => Err(NoPage::NotDrawn(document)),
        }
    }

    pub(super) async fn open_outside(&self, document: Arc<Document>) -> Result<(), NotOpened> {
        let outside = self.outside.clone();
        tokio::task::spawn_blocking(move || outside.open(&document))
            .await
            .unwrap_or_else(|error| Err(NotOpened::Failed(error.to_string())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_outside_is_for_this_account_alone_and_goes_with_the_program() {
        let outside = Outside::with(vec!["true".to_owned()]);
        let document = Document {
            media_type: MediaType::Pdf,
            bytes: b"%PDF-1.7".to_vec(),
        };
        assert_eq!(outside.open(&document), Ok(()));
        let path = outside.keep(&document).unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(path.parent().unwrap()), 0o700);
        assert_eq!(std::fs::read(&path).unwrap(), document.bytes);
        drop(outside);
        assert!(!path.exists());
    }

    #[test]
    fn a_program_that_is_not_there_is_said_to_be() {
        let outside = Outside::with(vec!["/nowhere/viewer".to_owned()]);
        let document = Document {
            media_type: MediaType::Png,
            bytes: Vec::new(),
        };
        assert!(matches!(outside.open(&document), Err(NotOpened::Failed(_))));
    }
}
