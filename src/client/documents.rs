//! Papers by the SHA-256 of their bytes, in both directions.

use reqwest::Method;
use reqwest::header::CONTENT_TYPE;
use tokio::time::Instant;

use super::ClientError;
use super::connection::{Client, Patience};
use crate::casework::paper::MediaType;
use crate::regulation::canonical::sha256_hex;
use crate::wire::Stored;

/// A paper as it was fetched, its hash checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub media_type: MediaType,
    pub bytes: Vec<u8>,
}

impl Client {
    /// Sends the bytes of a paper, before the application that names them.
    ///
    /// # Errors
    /// [`TooLarge`](crate::wire::problem::ProblemKind::TooLarge),
    /// [`UnsupportedMediaType`](crate::wire::problem::ProblemKind::UnsupportedMediaType) and
    /// others.
    pub async fn put_document(&self, sha256: &str, bytes: Vec<u8>) -> Result<Stored, ClientError> {
        let request = self
            .request(Method::PUT, &["documents", sha256])
            .header(CONTENT_TYPE, "application/octet-stream")
            .body(bytes);
        let deadline = Instant::now() + self.inner.options.total_timeout;
        let answer = self.send(request, Patience::Command, deadline).await?;
        let stored: Stored = answer.json("receipt of a paper").await?;
        if stored.sha256 != sha256 {
            return Err(ClientError::Garbled {
                what: "receipt of a paper",
                detail: "it is about another paper".to_owned(),
            });
        }
        Ok(stored)
    }

    /// Fetches a paper; the view is logged there.
    ///
    /// # Errors
    /// [`ClientError::Garbled`] when the bytes do not have the hash.
    pub async fn get_document(&self, sha256: &str) -> Result<Document, ClientError> {
        let request = self.request_for(Method::GET, &["documents", sha256], "*/*");
        let deadline = Instant::now() + self.inner.options.total_timeout;
        let answer = self.send(request, Patience::Question, deadline).await?;
        let named = answer.media_type();
        let known = [MediaType::Pdf, MediaType::Png, MediaType::Jpeg];
        let Some(media_type) = known.into_iter().find(|known| known.code() == named) else {
            return Err(answer.not_ours().await);
        };
        let bytes = answer.bytes(self.inner.options.stream_limit).await?;
        if sha256_hex(&bytes) != sha256 {
            return Err(ClientError::Garbled {
                what: "paper",
                detail: "its bytes do not have the hash it was asked for by".to_owned(),
            });
        }
        Ok(Document { media_type, bytes })
    }
}
