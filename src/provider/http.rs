//! Requests to the provider, each under bounds: no redirect is followed, an answer is taken in up
//! to a size and within a time.

use std::error::Error;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures_util::future::BoxFuture;
use openidconnect::core::{
    CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreGrantType,
    CoreJsonWebKey, CoreJsonWebKeySet, CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm, CoreResponseMode, CoreResponseType, CoreSubjectIdentifierType,
};
use openidconnect::url::form_urlencoded;
use openidconnect::{
    AdditionalProviderMetadata, DiscoveryError, HttpRequest, HttpResponse, IssuerUrl,
    JsonWebKeySetUrl, ProviderMetadata, http,
};
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::ProviderError;
use crate::casework::RawText;

/// The largest answer, in bytes. The keys of a provider have some thousands.
const ANSWER_BYTES: usize = 256 * 1024;
const CONNECT: Duration = Duration::from_secs(3);
const WHOLE: Duration = Duration::from_secs(10);

/// The connection to a provider.
pub(super) struct Http {
    client: reqwest::Client,
}

/// The address that the device grant adds to a provider's metadata.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct DeviceEndpoint {
    #[serde(default)]
    pub device_authorization_endpoint: Option<String>,
}

impl AdditionalProviderMetadata for DeviceEndpoint {}

pub(super) type Metadata = ProviderMetadata<
    DeviceEndpoint,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// What RFC 8628 §3.2 answers.
#[derive(Deserialize)]
pub(super) struct DeviceAuthorization {
    pub device_code: String,
    pub user_code: String,
    pub verification_uri: String,
    #[serde(default)]
    pub verification_uri_complete: Option<String>,
    pub expires_in: u64,
    #[serde(default)]
    pub interval: Option<u64>,
}

/// What of a token answer counts here. The access token is not used.
#[derive(Deserialize)]
pub(super) struct Tokens {
    #[serde(default)]
    pub id_token: Option<String>,
}

/// Why a request failed.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Failure(String);

/// An answer, taken in whole.
pub(super) struct Answered {
    status: u16,
    body: Vec<u8>,
}

impl Answered {
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    pub fn json<T: DeserializeOwned>(&self, what: &str) -> Result<T, ProviderError> {
        // What cannot be read may hold a token: of the error only the place is told.
        serde_json::from_slice(&self.body).map_err(|error| {
            let place = (error.line(), error.column());
            ProviderError::Unavailable(format!("its {what} cannot be read at {place:?}"))
        })
    }

    /// The `error` of RFC 6749 §5.2.
    pub fn error_code(&self) -> Option<String> {
        #[derive(Deserialize)]
        struct Body {
            error: String,
        }
        let body: Body = serde_json::from_slice(&self.body).ok()?;
        Some(body.error)
    }

    /// What an answer means that no sign-in can bring about.
    pub fn setup(&self) -> ProviderError {
        let code = self.error_code().map(RawText::from);
        let code = code.map(|code| code.clean_line().to_string());
        match code {
            Some(code) if self.status < 500 => ProviderError::Setup(code),
            Some(code) => ProviderError::Unavailable(format!("status {}: {code}", self.status)),
            None => ProviderError::Unavailable(format!("status {}", self.status)),
        }
    }
}

impl Http {
    pub fn new(issuer: &str) -> Result<Self, ProviderError> {
        // Somebody else may have chosen a provider of cryptography before; any will do.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = reqwest::Client::builder()
            .user_agent(concat!("kezek/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(CONNECT)
            .timeout(WHOLE)
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false);
        if issuer.starts_with("https://") {
            builder = builder.https_only(true);
        } else {
            // On this machine itself: no roots of trust are needed.
            builder = builder.tls_certs_only([]);
        }
        let client = builder
            .build()
            .map_err(|error| ProviderError::Setup(causes(&error)))?;
        Ok(Self { client })
    }

    /// Sends a form; `header` is what says who this client is, where a secret proves it.
    pub async fn post(
        &self,
        address: &str,
        form: String,
        header: Option<HeaderValue>,
    ) -> Result<Answered, ProviderError> {
        let mut request = self
            .client
            .post(address)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(ACCEPT, "application/json")
            .body(form);
        if let Some(header) = header {
            request = request.header(AUTHORIZATION, header);
        }
        let response = request
            .send()
            .await
            .map_err(|error| ProviderError::Unavailable(causes(&error)))?;
        let status = response.status().as_u16();
        let body = whole(response)
            .await
            .map_err(|failure| ProviderError::Unavailable(failure.to_string()))?;
        Ok(Answered { status, body })
    }

    /// Asks the provider what it is. Its issuer must be the one that is configured.
    pub async fn discover(&self, issuer: &IssuerUrl) -> Result<Metadata, ProviderError> {
        // Boxed, so that the compiler need not look through the crate's own future.
        let call = self.caller();
        let asked: BoxFuture<'_, _> = Box::pin(Metadata::discover_async(issuer.clone(), &call));
        asked.await.map_err(|error| unavailable(&error))
    }

    pub async fn keys(&self, at: &JsonWebKeySetUrl) -> Result<CoreJsonWebKeySet, ProviderError> {
        let call = self.caller();
        let asked: BoxFuture<'_, _> = Box::pin(CoreJsonWebKeySet::fetch_async(at, &call));
        asked.await.map_err(|error| unavailable(&error))
    }

    fn caller(&self) -> impl Fn(HttpRequest) -> BoxFuture<'static, Called> + Send + Sync + use<> {
        let client = self.client.clone();
        move |request| Box::pin(call(client.clone(), request))
    }
}

type Called = Result<HttpResponse, Failure>;

async fn call(client: reqwest::Client, request: HttpRequest) -> Called {
    let request = reqwest::Request::try_from(request).map_err(|error| Failure(causes(&error)))?;
    let response = client
        .execute(request)
        .await
        .map_err(|error| Failure(causes(&error)))?;
    let (status, headers) = (response.status(), response.headers().clone());
    let body = whole(response).await?;
    let mut answer = http::Response::new(body);
    *answer.status_mut() = status;
    *answer.headers_mut() = headers;
    Ok(answer)
}

pub(super) fn form(pairs: impl Iterator<Item = (&'static str, String)>) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}

/// RFC 6749 §2.3.1: id and secret are form-encoded before they are joined.
pub(super) fn basic(id: &str, secret: &str) -> HeaderValue {
    let encoded =
        |text: &str| -> String { form_urlencoded::byte_serialize(text.as_bytes()).collect() };
    let joined = Zeroizing::new(format!("{}:{}", encoded(id), encoded(secret)));
    let text = Zeroizing::new(format!("Basic {}", STANDARD.encode(joined.as_bytes())));
    let mut header = HeaderValue::from_str(&text).expect("Base64 is printable");
    header.set_sensitive(true);
    header
}

async fn whole(mut response: reqwest::Response) -> Result<Vec<u8>, Failure> {
    let mut body = Vec::new();
    while let Some(piece) = response
        .chunk()
        .await
        .map_err(|error| Failure(causes(&error)))?
    {
        if body.len() + piece.len() > ANSWER_BYTES {
            return Err(Failure(format!(
                "the answer is larger than {ANSWER_BYTES} bytes"
            )));
        }
        body.extend_from_slice(&piece);
    }
    Ok(body)
}

fn unavailable(error: &DiscoveryError<Failure>) -> ProviderError {
    ProviderError::Unavailable(causes(error))
}

/// Returns an error with everything it came from, made inert.
fn causes(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    RawText::from(text).clean_line().to_string()
}
