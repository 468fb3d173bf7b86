//! Signing in and who is signed in.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::casework::Actor;
use crate::regulation::Words;

/// `POST /v1/sessions`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenSession {
    pub login: String,
    pub password: String,
    /// A secret that the workstation made itself and keeps: 32 random bytes in hexadecimal. After
    /// a sign-in that succeeded it is known for the login, and has a count of failures of its own.
    /// May be left out: then the address is all by which the person is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceSecret>,
}

/// 32 random bytes in lower-case hexadecimal that a workstation made itself, keeps and shows to
/// nobody but the one server. Sent with a sign-in that succeeds, it makes the workstation known for
/// the login: from then on wrong passwords from elsewhere hold nobody up there. It opens nothing.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(inline, extend("pattern" = "^[0-9a-f]{64}$"))]
pub struct DeviceSecret(String);

impl DeviceSecret {
    /// Returns the secret that random bytes make.
    #[must_use]
    pub fn of(bytes: [u8; 32]) -> Self {
        Self(hex::encode(bytes))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for DeviceSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DeviceSecret")
    }
}

/// What is not 64 hexadecimal digits is no secret of a workstation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("64 hexadecimal digits are needed")]
pub struct NoDeviceSecret;

impl TryFrom<String> for DeviceSecret {
    type Error = NoDeviceSecret;

    fn try_from(text: String) -> Result<Self, NoDeviceSecret> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if text.len() == 64 && text.bytes().all(is_digit) {
            Ok(Self(text))
        } else {
            Err(NoDeviceSecret)
        }
    }
}

impl std::str::FromStr for DeviceSecret {
    type Err = NoDeviceSecret;

    fn from_str(text: &str) -> Result<Self, NoDeviceSecret> {
        text.to_owned().try_into()
    }
}

impl From<DeviceSecret> for String {
    fn from(secret: DeviceSecret) -> Self {
        secret.0
    }
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

/// How somebody signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    Password,
    /// By the institution's identity provider.
    Provider,
}

impl Means {
    pub const ALL: [Self; 2] = [Self::Password, Self::Provider];

    /// Returns the name used on the wire, in the store and as the key of the words for it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Provider => "provider",
        }
    }

    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|means| means.code() == code)
    }
}

/// `GET /v1/sign-in`: how one can sign in here. Asked before anybody is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SignInMeans {
    /// Whether people with a password may.
    pub password: bool,
    /// The identity provider, when the institution has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<ProviderName>,
}

/// What people call the identity provider, and who it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProviderName {
    pub name: Words,
    pub issuer: String,
}

/// `POST /v1/sign-in/device`: a sign-in that waits for somebody to agree to it at the provider
/// (RFC 8628).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DeviceSignIn {
    /// Goes back with `POST /v1/sessions/device`; never shown.
    pub device_code: String,
    /// What the person types at the address.
    pub user_code: String,
    pub address: String,
    /// The address with the code in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole_address: Option<String>,
    pub expires_in_seconds: u64,
    /// Seconds between two questions whether somebody agreed.
    pub interval_seconds: u64,
}

impl std::fmt::Debug for DeviceSignIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DeviceSignIn")
            .field("address", &self.address)
            .field("expires_in_seconds", &self.expires_in_seconds)
            .finish_non_exhaustive()
    }
}

/// `POST /v1/sessions/device`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenDeviceSession {
    pub device_code: String,
}

impl std::fmt::Debug for OpenDeviceSession {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpenDeviceSession").finish_non_exhaustive()
    }
}

/// The answer 202 to `POST /v1/sessions/device`: nobody has agreed yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SignInPending {
    /// The questions come too fast: from now on five seconds more between them.
    pub slow_down: bool,
}

/// `GET /v1/sessions`: the sessions of whoever asks, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SessionList {
    pub sessions: Vec<SessionInfo>,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SessionInfo {
    pub id: Uuid,
    /// Wall time (UTC), as the other times here.
    pub opened_at: DateTime<Utc>,
    /// The last request, to half a minute.
    pub seen_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    /// Where the sign-in came from.
    pub address: String,
    pub means: Means,
    /// The one that asks.
    pub current: bool,
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
