//! The institution's identity provider: OpenID Connect by the device authorization grant.
//!
//! ```text
//!   workstation ──► server ──► provider        POST device_authorization_endpoint
//!   shows address and code                     (RFC 8628: device_code, user_code)
//!   workstation ──► server ──► provider        POST token_endpoint, until somebody agreed
//!                   checks the ID token by the provider's keys; claims become login and posts
//! ```
//! The server speaks with the provider and not the workstation, for four reasons: no API of ours
//! takes a token that somebody else could have made or caught; a client secret stays on the
//! server; a workstation needs to reach nothing but its server; and the code that the workstation
//! holds is worth nothing without that server. The server keeps nothing between two questions, so
//! any process of it can answer.
//!
//! *Errors*: [`ProviderError`]. When the provider cannot be reached nobody new signs in and
//! nothing weaker takes its place; sessions that run do not ask it.
//!
//! *Source*: RFC 8628; OpenID Connect Core 1.0 §3.1.3.7, Discovery 1.0.

mod claims;
mod http;
mod token;

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::CoreJsonWebKeySet;
use openidconnect::{IssuerUrl, JsonWebKeySetUrl};
use serde_json::{Map, Value};
use tokio::sync::Mutex;
use zeroize::Zeroizing;

use crate::regulation::Words;
use crate::settings::{OidcSettings, is_encrypted_or_here};

pub use claims::Identity;
pub use token::TokenFault;

/// How long the provider's addresses and keys are believed without asking again, in minutes.
const BELIEVED_MINUTES: i64 = 60;
/// How long nobody can have the keys fetched again by showing an unknown one, in seconds.
const REFETCH_SECONDS: i64 = 30;
/// The longest device code that is passed on.
const CODE_BYTES: usize = 2048;
/// RFC 8628 §3.4.
const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";
/// RFC 8628 §3.2: the interval when the provider names none, in seconds.
const INTERVAL_SECONDS: u64 = 5;
const LONGEST_INTERVAL_SECONDS: u64 = 60;

/// Why somebody did not get in by the provider.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProviderError {
    /// It cannot be reached, or does not answer as a provider does.
    #[error("the identity provider cannot be used: {0}")]
    Unavailable(String),
    /// The client's secret, or the device grant, is not set up there.
    #[error("the identity provider refuses this server: {0}")]
    Setup(String),
    /// The person, or the provider, said no.
    #[error("the sign-in was refused at the provider")]
    Denied,
    /// The code is over, used up, or never was one.
    #[error("the code is over")]
    Expired,
    /// The token does not prove what it says.
    #[error("the provider's token is not taken: {0}")]
    Token(#[from] TokenFault),
    /// The token is sound and names nobody who can work here.
    #[error("the provider names no login: {0}")]
    NoLogin(String),
    /// None of the groups has a post here.
    #[error("no group of the person has a post here")]
    NoPost,
}

/// A sign-in that waits for somebody to agree to it at the provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    pub device_code: Zeroizing<String>,
    /// What the person types at the address.
    pub user_code: String,
    pub address: String,
    /// The address with the code in it.
    pub whole_address: Option<String>,
    pub expires_in_seconds: u64,
    pub interval_seconds: u64,
}

/// How a sign-in stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// Nobody has agreed yet.
    Pending,
    /// Nobody has agreed yet, and the questions come too fast: five seconds more between them.
    TooFast,
    Identified(Identity),
}

/// What the provider said of itself.
#[derive(Debug, Clone)]
struct Known {
    device_endpoint: String,
    token_endpoint: String,
    keys_at: JsonWebKeySetUrl,
    keys: CoreJsonWebKeySet,
    asked_at: DateTime<Utc>,
    keys_asked_at: DateTime<Utc>,
}

/// The provider, as this server uses it.
pub struct Provider {
    settings: OidcSettings,
    issuer: IssuerUrl,
    secret: Option<Zeroizing<String>>,
    http: http::Http,
    known: Mutex<Option<Known>>,
}

impl Provider {
    /// Makes ready for a provider. Nothing is sent yet: a provider that is down does not keep the
    /// server from starting.
    ///
    /// # Errors
    /// [`ProviderError::Setup`] when the secret cannot be read, or there is no TLS.
    pub fn new(settings: OidcSettings) -> Result<Self, ProviderError> {
        let issuer = IssuerUrl::new(settings.issuer.clone())
            .map_err(|error| ProviderError::Setup(error.to_string()))?;
        let secret = match &settings.client_secret_file {
            None => None,
            Some(path) => {
                let text = std::fs::read_to_string(path).map_err(|error| {
                    ProviderError::Setup(format!("{}: {error}", path.display()))
                })?;
                let text = Zeroizing::new(text);
                let line = text.lines().next().unwrap_or_default().trim();
                if line.is_empty() {
                    let what = format!("{}: the first line is empty", path.display());
                    return Err(ProviderError::Setup(what));
                }
                Some(Zeroizing::new(line.to_owned()))
            }
        };
        Ok(Self {
            http: http::Http::new(&settings.issuer)?,
            issuer,
            secret,
            settings,
            known: Mutex::new(None),
        })
    }

    /// Returns what people call it.
    #[must_use]
    pub fn name(&self) -> &Words {
        &self.settings.name
    }

    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.settings.issuer
    }

    /// Answers when the provider is there and offers what is needed.
    ///
    /// # Errors
    /// [`ProviderError::Unavailable`] or [`ProviderError::Setup`].
    pub async fn look(&self, now: DateTime<Utc>) -> Result<(), ProviderError> {
        self.known(now).await.map(|_| ())
    }

    /// Begins a sign-in.
    ///
    /// # Errors
    /// [`ProviderError::Unavailable`] or [`ProviderError::Setup`].
    pub async fn begin(&self, now: DateTime<Utc>) -> Result<Begun, ProviderError> {
        let known = self.known(now).await?;
        let mut form = vec![("scope", self.settings.scopes.join(" "))];
        if !self.settings.acr.is_empty() {
            form.push(("acr_values", self.settings.acr.join(" ")));
        }
        let answer = self.ask(&known.device_endpoint, form).await?;
        if !answer.is_success() {
            return Err(answer.setup());
        }
        let begun: http::DeviceAuthorization = answer.json("device authorization")?;
        let shown = |text: &str, most: usize| {
            text.len() <= most && text.bytes().all(|byte| byte.is_ascii_graphic())
        };
        let address = begun.verification_uri;
        let fine = shown(&begun.device_code, CODE_BYTES)
            && shown(&address, 512)
            && is_encrypted_or_here(&address)
            && !begun.user_code.is_empty()
            && begun.user_code.chars().count() <= 64;
        if !fine {
            let what = "the device authorization makes no sense";
            return Err(ProviderError::Unavailable(what.to_owned()));
        }
        Ok(Begun {
            device_code: Zeroizing::new(begun.device_code),
            user_code: begun.user_code,
            address,
            whole_address: begun
                .verification_uri_complete
                .filter(|address| shown(address, 1024) && is_encrypted_or_here(address)),
            expires_in_seconds: begun.expires_in.clamp(1, 3600),
            interval_seconds: begun
                .interval
                .unwrap_or(INTERVAL_SECONDS)
                .clamp(1, LONGEST_INTERVAL_SECONDS),
        })
    }

    /// Asks whether somebody agreed, and who it was.
    ///
    /// # Errors
    /// [`ProviderError`] when it is over, or what came proves nothing.
    pub async fn finish(
        &self,
        device_code: &str,
        now: DateTime<Utc>,
    ) -> Result<Progress, ProviderError> {
        let fits = !device_code.is_empty()
            && device_code.len() <= CODE_BYTES
            && device_code.bytes().all(|byte| byte.is_ascii_graphic());
        if !fits {
            return Err(ProviderError::Expired);
        }
        let known = self.known(now).await?;
        let form = vec![
            ("grant_type", GRANT.to_owned()),
            ("device_code", device_code.to_owned()),
        ];
        let answer = self.ask(&known.token_endpoint, form).await?;
        if !answer.is_success() {
            return match answer.error_code().as_deref() {
                Some("authorization_pending") => Ok(Progress::Pending),
                Some("slow_down") => Ok(Progress::TooFast),
                Some("access_denied") => Err(ProviderError::Denied),
                Some("expired_token" | "invalid_grant") => Err(ProviderError::Expired),
                _ => Err(answer.setup()),
            };
        }
        let tokens: http::Tokens = answer.json("token")?;
        let Some(token) = tokens.id_token else {
            return Err(TokenFault::Absent.into());
        };
        self.identify(&token, known, now)
            .await
            .map(Progress::Identified)
    }

    /// Checks a token; a key that is not known is looked for once, unless that was done just now.
    async fn identify(
        &self,
        token: &str,
        known: Known,
        now: DateTime<Utc>,
    ) -> Result<Identity, ProviderError> {
        let claims = match self.check(token, &known, now) {
            Err(TokenFault::UnknownKey) => {
                let known = self.fresh_keys(now).await?;
                self.check(token, &known, now)?
            }
            other => other?,
        };
        claims::identity(&claims, &self.settings)
    }

    fn check(
        &self,
        token: &str,
        known: &Known,
        now: DateTime<Utc>,
    ) -> Result<Map<String, Value>, TokenFault> {
        token::verify(token, &known.keys, &self.issuer, &self.settings, now)
    }

    /// Returns what is known of the provider, asked for anew when it is old.
    async fn known(&self, now: DateTime<Utc>) -> Result<Known, ProviderError> {
        let mut known = self.known.lock().await;
        if let Some(known) = known.as_ref()
            && now - known.asked_at < TimeDelta::minutes(BELIEVED_MINUTES)
        {
            return Ok(known.clone());
        }
        let metadata = self.http.discover(&self.issuer).await?;
        let endpoint = |what: &str, address: Option<String>| match address {
            Some(address) if is_encrypted_or_here(&address) => Ok(address),
            Some(_) => Err(ProviderError::Unavailable(format!(
                "{what} is not encrypted"
            ))),
            None => Err(ProviderError::Setup(format!("it offers no {what}"))),
        };
        let device = metadata.additional_metadata();
        let fresh = Known {
            device_endpoint: endpoint(
                "device_authorization_endpoint",
                device.device_authorization_endpoint.clone(),
            )?,
            token_endpoint: endpoint(
                "token_endpoint",
                metadata.token_endpoint().map(|url| url.to_string()),
            )?,
            keys_at: metadata.jwks_uri().clone(),
            keys: metadata.jwks().clone(),
            asked_at: now,
            keys_asked_at: now,
        };
        endpoint("jwks_uri", Some(fresh.keys_at.to_string()))?;
        *known = Some(fresh.clone());
        Ok(fresh)
    }

    /// Fetches the keys anew, unless that was done a moment ago.
    async fn fresh_keys(&self, now: DateTime<Utc>) -> Result<Known, ProviderError> {
        let mut slot = self.known.lock().await;
        let Some(known) = slot.as_mut() else {
            return Err(TokenFault::UnknownKey.into());
        };
        if now - known.keys_asked_at >= TimeDelta::seconds(REFETCH_SECONDS) {
            // Counted before it is tried: a provider in trouble is not asked in a hurry.
            known.keys_asked_at = now;
            known.keys = self.http.keys(&known.keys_at).await?;
        }
        Ok(known.clone())
    }

    /// Sends a form as this client.
    async fn ask(
        &self,
        address: &str,
        form: Vec<(&'static str, String)>,
    ) -> Result<http::Answered, ProviderError> {
        let id = &self.settings.client_id;
        let secret = self.secret.as_ref().map(|secret| secret.as_str());
        let body = http::form(form.into_iter().chain([("client_id", id.clone())]));
        let header = secret.map(|secret| http::basic(id, secret));
        self.http.post(address, body, header).await
    }
}
