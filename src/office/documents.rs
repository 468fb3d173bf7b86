//! Papers: taken in by their hash and read once; shown to whoever may see a case they belong to,
//! each view logged.

use std::time::Duration;

use tokio::task::spawn_blocking;

use super::read_case::may_see;
use super::{Office, OfficeError, Session};
use crate::casework::RawText;
use crate::casework::paper::{MediaType, Reading};
use crate::papers::{PaperFault, PaperReading, read_paper};
use crate::regulation::canonical::sha256_hex;
use crate::store::plan::{Access, NewDocument};
use crate::store::{Done, Plan, is_sha256};
use crate::wire::Stored;

/// The bytes of a paper with their type.
#[derive(Debug, Clone)]
pub struct PaperBytes {
    pub media_type: MediaType,
    pub bytes: Vec<u8>,
}

impl Office {
    /// Keeps the bytes of a paper and reads it. `true` when it was not there before.
    ///
    /// # Errors
    /// [`OfficeError::NotAllowed`] unless the person may hand applications in, [`OfficeError::HashMismatch`],
    /// [`OfficeError::Paper`] with what is wrong with it, [`OfficeError::PaperTooSlow`].
    pub async fn keep_paper(
        &self,
        session: &Session,
        sha256: &str,
        bytes: Vec<u8>,
    ) -> Result<(Stored, bool), OfficeError> {
        let posts = &session.actor.posts;
        let hands_in = |role| super::receive::HANDS_IN.contains(&role);
        if !posts.iter().any(|post| hands_in(post.role)) {
            return Err(OfficeError::NotAllowed);
        }
        if !is_sha256(sha256) {
            return Err(OfficeError::Unreadable {
                at: "sha256",
                why: "64 lower-case hexadecimal digits are needed".to_owned(),
            });
        }
        let found = sha256_hex(&bytes);
        if found != sha256 {
            return Err(OfficeError::HashMismatch { found });
        }
        if let Some(known) = self.store.document(sha256).await? {
            self.keep_bytes(sha256, bytes).await?;
            return Ok((stored(sha256, &known.reading), false));
        }
        let (reading, bytes) = self.read_in_time(bytes).await?;
        self.keep_bytes(sha256, bytes).await?;
        let document = NewDocument {
            sha256: sha256.to_owned(),
            media_type: reading.media_type.code(),
            byte_count: reading.byte_count,
            reading: serde_json::to_string(&reading)
                .map_err(|error| OfficeError::Internal(error.to_string()))?,
            stored_by: session.actor.login.clone(),
            stored_at: self.wall.now(),
        };
        let done = self
            .store
            .write(Plan::KeepDocument(Box::new(document)))
            .await?;
        Ok((stored(sha256, &reading), done == Done::New(true)))
    }

    /// Returns the bytes of a paper that belongs to a case the person may see.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`] when there is no such case, [`OfficeError::PaperLost`] when the
    /// file is gone or changed.
    pub async fn paper(&self, session: &Session, sha256: &str) -> Result<PaperBytes, OfficeError> {
        let owners = self.store.owners(sha256).await?;
        let owner = owners
            .into_iter()
            .find(|owner| may_see(session, &owner.unit, &owner.sender))
            .ok_or(OfficeError::NotFound)?;
        let document = self
            .store
            .document(sha256)
            .await?
            .ok_or(OfficeError::NotFound)?;
        let line = Access {
            document: Some(sha256.to_owned()),
            ..self.view_line(session, "paper-viewed", owner.case).await?
        };
        self.log_view(line).await?;
        let (blobs, name) = (self.store.blobs().clone(), sha256.to_owned());
        let bytes = spawn_blocking(move || blobs.read(&name))
            .await
            .map_err(|error| OfficeError::Internal(error.to_string()))?
            .map_err(OfficeError::PaperLost)?;
        Ok(PaperBytes {
            media_type: document.reading.media_type,
            bytes,
        })
    }

    async fn keep_bytes(&self, sha256: &str, bytes: Vec<u8>) -> Result<(), OfficeError> {
        let (blobs, name) = (self.store.blobs().clone(), sha256.to_owned());
        spawn_blocking(move || blobs.keep(&name, &bytes))
            .await
            .map_err(|error| OfficeError::Internal(error.to_string()))?
            .map_err(|error| OfficeError::Store(crate::store::StoreError::Paper(error)))
    }

    /// Reads a paper on a thread of its own, few at once. One that takes too long is given up;
    /// its thread ends with it, because its work is bounded.
    async fn read_in_time(&self, bytes: Vec<u8>) -> Result<(Reading, Vec<u8>), OfficeError> {
        let internal = |error: String| OfficeError::Internal(error);
        let turn = std::sync::Arc::clone(&self.reading)
            .acquire_owned()
            .await
            .map_err(|error| internal(error.to_string()))?;
        let limits = self.limits.paper.clone();
        let max = limits.max_bytes as u64;
        let work = spawn_blocking(move || {
            let read = read_paper(&bytes, &limits);
            drop(turn);
            (read, bytes)
        });
        let patience = Duration::from_secs(self.limits.paper_seconds);
        let (read, bytes) = tokio::time::timeout(patience, work)
            .await
            .map_err(|_| OfficeError::PaperTooSlow)?
            .map_err(|error| internal(error.to_string()))?;
        match read {
            Ok(read) => Ok((reading(read), bytes)),
            Err(PaperFault::TooManyBytes { .. }) => Err(OfficeError::TooLarge { max }),
            Err(fault) => Err(fault.into()),
        }
    }
}

fn reading(read: PaperReading) -> Reading {
    Reading {
        media_type: read.media_type,
        byte_count: read.byte_count,
        pages: read.pages.into_iter().map(RawText::from).collect(),
        text_truncated: read.text_truncated,
    }
}

fn stored(sha256: &str, reading: &Reading) -> Stored {
    Stored {
        sha256: sha256.to_owned(),
        byte_count: reading.byte_count,
        media_type: reading.media_type,
        pages: u32::try_from(reading.pages.len()).unwrap_or(u32::MAX),
    }
}
