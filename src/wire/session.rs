//! Signing in and who is signed in.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::casework::Actor;
use crate::regulation::Words;

/// `POST /v1/sessions`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenSession {
    pub login: String,
    pub password: String,
}

impl std::fmt::Debug for OpenSession {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpenSession")
            .field("login", &self.login)
            .finish_non_exhaustive()
    }
}

/// The answer to a sign-in. The token goes into `Authorization: Bearer`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SessionOpened {
    pub token: String,
    /// Wall time (UTC) at which the session ends whatever happens.
    pub expires_at: DateTime<Utc>,
    /// It ends after this many seconds without a request.
    pub idle_seconds: u64,
    /// Base64 of 32 bytes, the same for a person at every sign-in: the key of local drafts. It
    /// never touches the disk of the workstation.
    pub draft_key: String,
    pub me: Me,
}

impl std::fmt::Debug for SessionOpened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SessionOpened")
            .field("expires_at", &self.expires_at)
            .field("me", &self.me)
            .finish_non_exhaustive()
    }
}

/// `GET /v1/me`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Me {
    pub actor: Actor,
    /// Law time of the server.
    pub now: DateTime<Utc>,
    pub office: OfficeInfo,
}

/// What the workstation's header says about the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OfficeInfo {
    /// The institution's name.
    pub name: Words,
    pub mode: OfficeMode,
}

/// Whether decisions are real.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OfficeMode {
    Production,
    /// Invented people, invented policy values, a clock of its own.
    Demo,
    /// A real server on a clock that was set for an exercise.
    Exercise,
}
