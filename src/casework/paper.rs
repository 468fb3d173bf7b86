//! A file that came with an application, in its exact version.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::RawText;
use crate::regulation::DocumentId;

/// A paper of a case. What was read off it (pages and their text) is a fact recorded at intake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Which document of the edition it is.
    pub document: DocumentId,
    /// Lower-case hexadecimal SHA-256 of the bytes.
    pub sha256: String,
    /// The file name the sender gave.
    pub name: RawText,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<NaiveDate>,
    /// The last day on which the paper is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_on: Option<NaiveDate>,
    /// What intake read; absent in what a sender hands in, always present in a case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<Reading>,
}

/// What intake read off the bytes of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    pub media_type: MediaType,
    pub byte_count: u64,
    /// The text of each page, bounded; an image has one page without text.
    pub pages: Vec<RawText>,
    /// Whether text beyond the bound was left out, so a passage there cannot be checked.
    #[serde(default)]
    pub text_truncated: bool,
}

/// The kinds of file that are taken in, told by content and not by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum MediaType {
    #[serde(rename = "application/pdf")]
    Pdf,
    #[serde(rename = "image/png")]
    Png,
    #[serde(rename = "image/jpeg")]
    Jpeg,
}

impl MediaType {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

impl std::fmt::Display for MediaType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl Paper {
    /// Returns how many pages it has; 0 before intake read it.
    #[must_use]
    pub fn page_count(&self) -> usize {
        self.reading
            .as_ref()
            .map_or(0, |reading| reading.pages.len())
    }

    /// Returns the text of page `number` (from 1).
    #[must_use]
    pub fn page_text(&self, number: u32) -> Option<&RawText> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        self.reading.as_ref()?.pages.get(index)
    }

    /// Returns whether it is an image, whose passages are described rather than quoted.
    #[must_use]
    pub fn is_image(&self) -> bool {
        self.reading
            .as_ref()
            .is_some_and(|reading| matches!(reading.media_type, MediaType::Png | MediaType::Jpeg))
    }
}
