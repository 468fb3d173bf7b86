//! Questions that are answered about a case.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CheckId, Citation, Condition, DocumentId, GroundId, StageId, Words};

/// A question about a case with an answer, a source and evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckRule {
    pub id: CheckId,
    /// The question, such as "Are the documents and the data in them reliable?".
    pub title: Words,
    /// The stage at which it is asked. It may be answered again at any later stage before signing.
    pub stage: StageId,
    /// Whether approval needs it answered and passed.
    #[serde(default = "required")]
    pub required: bool,
    /// Asked only when all of these hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<Condition>,
    /// The documents it is about, offered first as evidence. None: it is answered from registers
    /// or by another body, and what they say, in the note, stands as the evidence of a failure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<DocumentId>,
    /// The grounds that a failed answer supports.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supports: Vec<GroundId>,
    pub cite: Citation,
}

const fn required() -> bool {
    true
}
