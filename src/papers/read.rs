//! What a paper is and says: its true type, its hash, and the text of each page.
//!
//! A paper's name and the type its sender claims are hearsay, so the bytes decide. Everything that
//! a crafted file can inflate is bounded by [`ReadLimits`]; what goes over a bound that matters for
//! safety is refused, and what goes over a bound on text is cut and said to be cut.
//!
//! *Errors*: [`PaperFault`]. *Not known here*: viruses, signatures, and what hangs inside a PDF
//! besides page text (attachments, scripts); nothing of that is run or given back. Memory is
//! bounded by estimate, at about a third of a gigabyte for the worst file known, and the running
//! time not at all, so the caller guards the clock and should read few papers at once.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::pdf_load::read_pdf_pages;
use super::picture_size::{PictureSize, read_jpeg_size, read_png_size};
use crate::casework::paper::MediaType;

/// How much of a paper is read at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadLimits {
    /// Size of the whole paper.
    pub max_bytes: usize,
    pub max_pages: usize,
    /// Characters of text kept of one page, and of all pages together.
    pub max_page_chars: usize,
    pub max_chars: usize,
    /// Bytes that all compressed streams of the paper may inflate to.
    pub max_inflated_bytes: usize,
    /// Longer side of a picture.
    pub max_side_px: u32,
    /// Area of a picture.
    pub max_area_px: u64,
}

impl Default for ReadLimits {
    fn default() -> Self {
        Self {
            max_bytes: 10 << 20,
            max_pages: 200,
            max_page_chars: 20_000,
            max_chars: 400_000,
            max_inflated_bytes: 32 << 20,
            max_side_px: 20_000,
            max_area_px: 100_000_000,
        }
    }
}

/// A paper as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperReading {
    pub media_type: MediaType,
    /// SHA-256 of the bytes in lower-case hex.
    pub sha256: String,
    pub byte_count: u64,
    /// Text of each page, see [`crate::casework::passage::normalise_text`]. A picture has one page without text.
    pub pages: Vec<String>,
    /// Whether text was left out because of a limit.
    pub text_truncated: bool,
}

/// Why a paper is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PaperFault {
    #[error("the paper is empty")]
    Empty,
    #[error("the paper has {byte_count} bytes, more than {max_bytes}")]
    TooManyBytes { byte_count: usize, max_bytes: usize },
    #[error("the paper is neither pdf, png nor jpeg by its content")]
    UnknownType,
    #[error("the paper is {media_type} and a zip archive at the same time")]
    Polyglot { media_type: MediaType },
    #[error("the paper has more than {max_pages} pages")]
    TooManyPages { max_pages: usize },
    #[error("the picture claims {width_px} by {height_px} pixels")]
    AbsurdPicture { width_px: u32, height_px: u32 },
    #[error("the paper is encrypted")]
    Encrypted,
    #[error("the paper inflates to more than {max_bytes} bytes")]
    InflatesTooFar { max_bytes: usize },
    #[error("the paper is built too intricately to be read safely: {reason}")]
    TooIntricate { reason: &'static str },
    #[error("the {media_type} is damaged: {reason}")]
    Damaged {
        media_type: MediaType,
        reason: String,
    },
}

/// Reads a paper that came from outside.
///
/// Never panics. A PDF is read on a thread of its own, since its structure decides how much stack
/// is needed; the call waits for that thread.
///
/// # Errors
///
/// [`PaperFault`] when the type is not accepted, the paper is damaged or encrypted, or a limit that
/// protects the reader is passed. Text beyond its limit is no error, see
/// [`PaperReading::text_truncated`].
pub fn read_paper(bytes: &[u8], limits: &ReadLimits) -> Result<PaperReading, PaperFault> {
    if bytes.is_empty() {
        return Err(PaperFault::Empty);
    }
    if bytes.len() > limits.max_bytes {
        return Err(PaperFault::TooManyBytes {
            byte_count: bytes.len(),
            max_bytes: limits.max_bytes,
        });
    }
    let media_type = detect_media_type(bytes).ok_or(PaperFault::UnknownType)?;
    if ends_as_zip(bytes) {
        return Err(PaperFault::Polyglot { media_type });
    }
    let (pages, text_truncated) = match media_type {
        MediaType::Pdf => read_pdf_pages(bytes, limits)?,
        MediaType::Png => read_picture(media_type, read_png_size(bytes), limits)?,
        MediaType::Jpeg => read_picture(media_type, read_jpeg_size(bytes), limits)?,
    };
    Ok(PaperReading {
        media_type,
        sha256: hex::encode(Sha256::digest(bytes)),
        byte_count: bytes.len() as u64,
        pages,
        text_truncated,
    })
}

/// Returns the type that the first bytes show.
///
/// ISO 32000-2 wants the header of a PDF at the very beginning. Readers commonly search the first
/// kilobyte for it, and that is what files of two kinds at once live on.
fn detect_media_type(bytes: &[u8]) -> Option<MediaType> {
    if bytes.starts_with(b"%PDF-") && bytes.get(5).is_some_and(u8::is_ascii_digit) {
        Some(MediaType::Pdf)
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(MediaType::Png)
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some(MediaType::Jpeg)
    } else {
        None
    }
}

/// Whether the bytes can also be opened as a ZIP archive, which is read from its end.
///
/// Looks for an end-of-central-directory record whose comment reaches exactly to the end of the
/// file; an archive attached inside a PDF does not have that.
fn ends_as_zip(bytes: &[u8]) -> bool {
    const RECORD_LEN: usize = 22;
    let tail = &bytes[bytes
        .len()
        .saturating_sub(RECORD_LEN + usize::from(u16::MAX))..];
    memchr::memmem::find_iter(tail, b"PK\x05\x06").any(|at| {
        tail.get(at + 20..at + RECORD_LEN).is_some_and(|len| {
            at + RECORD_LEN + usize::from(u16::from_le_bytes([len[0], len[1]])) == tail.len()
        })
    })
}

/// Checks the size that a picture claims and gives back its one page without text.
fn read_picture(
    media_type: MediaType,
    size: Result<PictureSize, String>,
    limits: &ReadLimits,
) -> Result<(Vec<String>, bool), PaperFault> {
    let PictureSize {
        width_px,
        height_px,
    } = size.map_err(|reason| PaperFault::Damaged { media_type, reason })?;
    let area_px = u64::from(width_px) * u64::from(height_px);
    if width_px.max(height_px) > limits.max_side_px || area_px > limits.max_area_px {
        return Err(PaperFault::AbsurdPicture {
            width_px,
            height_px,
        });
    }
    Ok((vec![String::new()], false))
}
