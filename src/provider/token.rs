//! Whether an ID token proves what it says (OpenID Connect Core 1.0 §3.1.3.7).
//!
//! Signature, issuer, audience and expiry are judged by a crate; what it leaves to whoever uses
//! it is judged here: which algorithms, which headers, when the token was made and from when it
//! holds, for whom it was made, and that it answers no other request than ours.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreIdToken, CoreIdTokenVerifier, CoreJsonWebKeySet, CoreJwsSigningAlgorithm,
};
use openidconnect::{
    ClaimsVerificationError, ClientId, IssuerUrl, Nonce, SignatureVerificationError,
};
use serde_json::{Map, Value};

use crate::casework::RawText;
use crate::settings::OidcSettings;

/// The longest token that is looked at, in bytes.
const TOKEN_BYTES: usize = 16 * 1024;
/// How far the provider's clock may be from ours, in seconds.
const SKEW_SECONDS: i64 = 60;
/// How old a token may be that was asked for just now, in minutes.
const AGE_MINUTES: i64 = 5;

/// Signatures that are taken: by a key pair, never by a shared secret, never none.
const ALGORITHMS: [(&str, CoreJwsSigningAlgorithm); 9] = [
    ("RS256", CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256),
    ("RS384", CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384),
    ("RS512", CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512),
    ("PS256", CoreJwsSigningAlgorithm::RsaSsaPssSha256),
    ("PS384", CoreJwsSigningAlgorithm::RsaSsaPssSha384),
    ("PS512", CoreJwsSigningAlgorithm::RsaSsaPssSha512),
    ("ES256", CoreJwsSigningAlgorithm::EcdsaP256Sha256),
    ("ES384", CoreJwsSigningAlgorithm::EcdsaP384Sha384),
    ("EdDSA", CoreJwsSigningAlgorithm::EdDsa),
];

/// Headers that a token may have. Those that bring a key along, or say where one lies, are not
/// among them.
const HEADERS: [&str; 5] = ["alg", "kid", "typ", "x5t", "x5t#S256"];

/// Why a token proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TokenFault {
    #[error("there is none")]
    Absent,
    #[error("it is longer than {TOKEN_BYTES} bytes")]
    TooLong,
    #[error("it is not a token: {0}")]
    Malformed(String),
    #[error("the header {0} is not allowed")]
    Header(String),
    #[error("the algorithm {0} is not allowed")]
    Algorithm(String),
    /// The provider has no such key, as far as is known.
    #[error("its key is not among the provider's")]
    UnknownKey,
    #[error("the signature is wrong")]
    Signature,
    #[error("another issuer made it")]
    Issuer,
    #[error("it was made for somebody else")]
    Audience,
    #[error("it has expired, holds only later, or is too old")]
    Time,
    #[error("it answers another request")]
    Nonce,
    #[error("the person was not identified strongly enough")]
    Context,
    #[error("it is a token of another kind")]
    Kind,
}

/// Returns the claims of a token that proves them at `now`.
pub(super) fn verify(
    token: &str,
    keys: &CoreJsonWebKeySet,
    issuer: &IssuerUrl,
    settings: &OidcSettings,
    now: DateTime<Utc>,
) -> Result<Map<String, Value>, TokenFault> {
    if token.len() > TOKEN_BYTES {
        return Err(TokenFault::TooLong);
    }
    let mut parts = token.split('.');
    let (Some(header), Some(payload), Some(_), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(TokenFault::Malformed("it has not three parts".to_owned()));
    };
    judge_header(&object(header)?)?;
    let parsed: CoreIdToken = token
        .parse()
        .map_err(|error: serde_json::Error| malformed(&error))?;
    let skew = TimeDelta::seconds(SKEW_SECONDS);
    let verifier = CoreIdTokenVerifier::new_public_client(
        ClientId::new(settings.client_id.clone()),
        issuer.clone(),
        keys.clone(),
    )
    .set_allowed_algs(ALGORITHMS.map(|(_, algorithm)| algorithm))
    .set_time_fn(move || now - skew)
    .set_issue_time_verifier_fn(move |made_at| {
        if made_at > now + skew || made_at < now - TimeDelta::minutes(AGE_MINUTES) {
            return Err("made at another time".to_owned());
        }
        Ok(())
    })
    .set_auth_context_verifier_fn(|context| {
        let strong = settings.acr.is_empty()
            || context
                .is_some_and(|context| settings.acr.iter().any(|one| one == context.as_str()));
        if strong {
            Ok(())
        } else {
            Err("weak".to_owned())
        }
    });
    // We send none: whoever did, did not ask for this token here.
    let no_nonce = |nonce: Option<&Nonce>| match nonce {
        None => Ok(()),
        Some(_) => Err("not ours".to_owned()),
    };
    parsed
        .claims(&verifier, no_nonce)
        .map_err(|error| fault(&error))?;
    let claims = object(payload)?;
    judge_claims(&claims, settings, now + skew)?;
    Ok(claims)
}

fn judge_header(header: &Map<String, Value>) -> Result<(), TokenFault> {
    if let Some(name) = header.keys().find(|name| !HEADERS.contains(&name.as_str())) {
        return Err(TokenFault::Header(clean(name)));
    }
    let algorithm = header.get("alg").and_then(Value::as_str).unwrap_or("");
    if !ALGORITHMS.iter().any(|(name, _)| *name == algorithm) {
        return Err(TokenFault::Algorithm(clean(algorithm)));
    }
    Ok(())
}

fn judge_claims(
    claims: &Map<String, Value>,
    settings: &OidcSettings,
    latest: DateTime<Utc>,
) -> Result<(), TokenFault> {
    match claims.get("nbf") {
        None => {}
        Some(from) => {
            let from = from.as_f64().ok_or(TokenFault::Time)?;
            #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 fit")]
            if from > latest.timestamp() as f64 {
                return Err(TokenFault::Time);
            }
        }
    }
    if let Some(party) = claims.get("azp")
        && party.as_str() != Some(&settings.client_id)
    {
        return Err(TokenFault::Audience);
    }
    // A logout token has the same issuer, audience and keys (Back-Channel Logout 1.0 §2.4).
    if claims.contains_key("events") {
        return Err(TokenFault::Kind);
    }
    Ok(())
}

fn fault(error: &ClaimsVerificationError) -> TokenFault {
    use ClaimsVerificationError as Claims;
    use SignatureVerificationError as Signature;
    match error {
        Claims::Expired(_) | Claims::InvalidAuthTime(_) => TokenFault::Time,
        Claims::InvalidAudience(_) => TokenFault::Audience,
        Claims::InvalidIssuer(_) => TokenFault::Issuer,
        Claims::InvalidNonce(_) => TokenFault::Nonce,
        Claims::InvalidAuthContext(_) => TokenFault::Context,
        Claims::SignatureVerification(Signature::NoMatchingKey) => TokenFault::UnknownKey,
        Claims::SignatureVerification(_) => TokenFault::Signature,
        Claims::Unsupported(_) => TokenFault::Kind,
        other => malformed(other),
    }
}

fn object(part: &str) -> Result<Map<String, Value>, TokenFault> {
    let bytes = URL_SAFE_NO_PAD
        .decode(part)
        .map_err(|error| malformed(&error))?;
    serde_json::from_slice(&bytes).map_err(|error| malformed(&error))
}

fn malformed(why: &dyn std::fmt::Display) -> TokenFault {
    TokenFault::Malformed(clean(&why.to_string()))
}

/// What goes into a log, short and inert.
fn clean(text: &str) -> String {
    let text: String = text.chars().take(100).collect();
    RawText::from(text).clean_line().to_string()
}
