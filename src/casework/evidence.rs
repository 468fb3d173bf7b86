//! What a finding rests on: an exact place in this case.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::RawText;
use crate::regulation::{AssessmentId, CheckId, EvidenceKind};

/// One piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Evidence {
    /// A passage of a paper: a page, and for a file with text a quote that stands on it. An
    /// image takes its page and a description of what it shows.
    Paper {
        sha256: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        page: Option<u32>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        quote: Option<RawText>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        description: Option<RawText>,
    },
    /// A recorded answer to a check.
    Check { check: CheckId },
    /// The Commission's recommendation with its score.
    Recommendation,
    /// The last record of a test, questionnaire or interview.
    Assessment { assessment: AssessmentId },
    /// The record of the hearing.
    Hearing,
}

impl Evidence {
    /// Returns which kind of evidence it is.
    #[must_use]
    pub const fn kind(&self) -> EvidenceKind {
        match self {
            Self::Paper { .. } => EvidenceKind::Paper,
            Self::Check { .. } => EvidenceKind::Check,
            Self::Recommendation => EvidenceKind::Recommendation,
            Self::Assessment { .. } => EvidenceKind::Assessment,
            Self::Hearing => EvidenceKind::Hearing,
        }
    }
}
