//! Names of things that the law files define: one newtype each, so that a ground is never taken
//! for a document.
//!
//! Every code is lower-case ASCII with digits, `-` and `.`, at most 64 characters; anything else
//! is refused when it is parsed.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A code that does not have the form of one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a code: use 1 to 64 of a-z, 0-9, '-' and '.'")]
pub struct BadCode(pub String);

fn is_code(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.')
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(try_from = "String", into = "String")]
        #[schemars(extend("pattern" = "^[a-z0-9.-]{1,64}$"))]
        pub struct $name(String);

        impl $name {
            /// Returns the code when `text` has the form of one.
            ///
            /// # Errors
            /// [`BadCode`] for anything but 1 to 64 of `a-z`, `0-9`, `-` and `.`.
            pub fn parse(text: &str) -> Result<Self, BadCode> {
                if is_code(text) { Ok(Self(text.to_owned())) } else { Err(BadCode(text.to_owned())) }
            }

            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadCode;
            fn try_from(text: String) -> Result<Self, BadCode> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = BadCode;
            fn from_str(text: &str) -> Result<Self, BadCode> {
                Self::parse(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

codes! {
    /// A regulated service, such as `qualification-certificate`.
    ServiceId,
    /// One dated edition of a service's rules, such as `order-236-2026`.
    EditionId,
    /// A normative act that citations point into, such as `order-503-rules`.
    ActId,
    /// A stage of a route, such as `verification`.
    StageId,
    /// A document that a request demands, such as `identity-document`.
    DocumentId,
    /// A question that is answered about a case, such as `documents-reliable`.
    CheckId,
    /// A lawful reason to refuse, such as `threshold-not-reached`.
    GroundId,
    /// A statutory time limit, such as `decision`.
    LimitId,
    /// A set of office hours, such as `provider`.
    HoursId,
    /// A key of `policy.toml`, such as `commission.quorum`.
    PolicyKey,
    /// A criterion by which the Commission scores, such as `education`.
    CriterionId,
    /// A fact that an application states, such as `card-ends-on`.
    FactId,
    /// Something the stated facts must show, such as `renewal-window`.
    RequirementId,
    /// A test, questionnaire or interview, such as `language-test`.
    AssessmentId,
    /// A scored part of an assessment, such as `listening`.
    PartId,
    /// One of the values a choice or a scale may have, such as `expiry`.
    OptionId,
    /// A way to complain, such as `head`.
    AppealId,
    /// A territorial unit, such as `almaty`.
    UnitId,
}
