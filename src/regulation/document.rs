//! Which papers a request demands.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Citation, Condition, DocumentId, Words};

/// A document that a request demands, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentRule {
    pub id: DocumentId,
    pub title: Words,
    /// What form the law asks for (notarised translation, copy), shown to who checks it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Words>,
    /// Documents with the same group stand in for each other: one of them is enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<DocumentId>,
    /// Whether the application is incomplete without it. An optional document may be enclosed.
    #[serde(default = "required")]
    pub required: bool,
    /// Demanded only when all of these hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<Condition>,
    /// Not demanded when any of these holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unless: Vec<Condition>,
    /// Whether the paper has a last day of validity that must not have passed on registration.
    #[serde(default)]
    pub expires: bool,
    pub cite: Citation,
}

const fn required() -> bool {
    true
}
