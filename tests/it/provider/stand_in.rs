//! A provider on a port of this machine that answers what a test tells it to.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use kezek::settings::Settings;
use openidconnect::core::{
    CoreEdDsaPrivateSigningKey, CoreHmacKey, CoreJsonWebKey, CoreJwsSigningAlgorithm,
    CoreRsaPrivateSigningKey,
};
use openidconnect::{JsonWebKeyId, PrivateSigningKey};
use serde_json::{Value, json};

/// How the token endpoint answers.
#[derive(Clone)]
pub enum Reply {
    Token(String),
    Json(u16, Value),
}

/// What a test sets and looks at.
pub struct Script {
    pub keys: Vec<CoreJsonWebKey>,
    pub issuer: Option<String>,
    pub reply: Reply,
    /// Every endpoint answers 503.
    pub down: bool,
    pub without_device_grant: bool,
    pub key_fetches: usize,
    /// Forms of the token endpoint, with the `Authorization` header.
    pub asked: Vec<(String, Option<String>)>,
}

/// The stand-in. It ends with the runtime of the test.
#[derive(Clone)]
pub struct StandIn {
    pub url: String,
    script: Arc<Mutex<Script>>,
}

impl StandIn {
    pub async fn open() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let script = Script {
            keys: Vec::new(),
            issuer: None,
            reply: Reply::Json(400, json!({ "error": "authorization_pending" })),
            down: false,
            without_device_grant: false,
            key_fetches: 0,
            asked: Vec::new(),
        };
        let stand_in = Self {
            url,
            script: Arc::new(Mutex::new(script)),
        };
        let app = Router::new()
            .route("/.well-known/openid-configuration", get(metadata))
            .route("/keys", get(keys))
            .route("/device", post(device))
            .route("/token", post(token))
            .with_state(stand_in.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        stand_in
    }

    pub fn script(&self) -> MutexGuard<'_, Script> {
        self.script.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn trust(&self, keys: &[&Key]) {
        self.script().keys = keys.iter().map(|key| key.public()).collect();
    }

    pub fn reply(&self, reply: Reply) {
        self.script().reply = reply;
    }

    /// Returns settings that use this provider.
    pub fn settings(&self) -> Settings {
        self.settings_with("")
    }

    pub fn settings_with(&self, more: &str) -> Settings {
        let text = format!(
            "[sign_in.oidc]\n\
             name = {{ kk = \"Бірыңғай кіру\", ru = \"Единый вход\", en = \"Single sign-on\" }}\n\
             issuer = \"{}\"\nclient_id = \"kezek\"\n{more}\n\
             [sign_in.oidc.posts]\n\"almaty-staff\" = [\"executor:almaty\"]\n\
             \"almaty-heads\" = [\"supervisor:almaty\"]\n",
            self.url
        );
        Settings::overridden("kezek.toml", &text).unwrap()
    }

    /// Returns the claims of a token that is sound at `now`.
    pub fn claims(&self, now: DateTime<Utc>) -> Value {
        json!({
            "iss": self.url, "aud": "kezek", "sub": "u-117", "iat": now.timestamp(),
            "exp": now.timestamp() + 300, "preferred_username": "a.omarova",
            "name": "Омарова Айгерім", "groups": ["almaty-staff", "drivers"],
        })
    }
}

async fn metadata(State(it): State<StandIn>) -> (StatusCode, Json<Value>) {
    let script = it.script();
    if script.down {
        return (StatusCode::SERVICE_UNAVAILABLE, Json(Value::Null));
    }
    let mut metadata = json!({
        "issuer": script.issuer.as_ref().unwrap_or(&it.url),
        "authorization_endpoint": format!("{}/auth", it.url),
        "token_endpoint": format!("{}/token", it.url),
        "jwks_uri": format!("{}/keys", it.url),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256", "EdDSA", "of-tomorrow"],
    });
    if !script.without_device_grant {
        metadata["device_authorization_endpoint"] = json!(format!("{}/device", it.url));
    }
    (StatusCode::OK, Json(metadata))
}

async fn keys(State(it): State<StandIn>) -> (StatusCode, Json<Value>) {
    let mut script = it.script();
    script.key_fetches += 1;
    if script.down {
        return (StatusCode::SERVICE_UNAVAILABLE, Json(Value::Null));
    }
    (StatusCode::OK, Json(json!({ "keys": script.keys })))
}

async fn device(State(it): State<StandIn>) -> (StatusCode, Json<Value>) {
    if it.script().down {
        return (StatusCode::SERVICE_UNAVAILABLE, Json(Value::Null));
    }
    let body = json!({
        "device_code": "dev-3f1c9a7e", "user_code": "WDJB-MJHT",
        "verification_uri": format!("{}/activate", it.url),
        "verification_uri_complete": format!("{}/activate?user_code=WDJB-MJHT", it.url),
        "expires_in": 600, "interval": 5,
    });
    (StatusCode::OK, Json(body))
}

async fn token(
    State(it): State<StandIn>,
    headers: HeaderMap,
    form: String,
) -> (StatusCode, Json<Value>) {
    let mut script = it.script();
    let header = headers
        .get("authorization")
        .map(|value| value.to_str().unwrap().to_owned());
    script.asked.push((form, header));
    if script.down {
        return (StatusCode::SERVICE_UNAVAILABLE, Json(Value::Null));
    }
    match &script.reply {
        Reply::Token(token) => {
            let body = json!({ "access_token": "at-1", "token_type": "Bearer",
                               "expires_in": 300, "id_token": token });
            (StatusCode::OK, Json(body))
        }
        Reply::Json(status, body) => (StatusCode::from_u16(*status).unwrap(), Json(body.clone())),
    }
}

/// A key that a provider, or somebody else, signs with.
pub enum Key {
    Ed(Box<CoreEdDsaPrivateSigningKey>),
    Rsa(Box<CoreRsaPrivateSigningKey>),
    Shared(CoreHmacKey),
}

impl Key {
    /// Returns an Ed25519 key that is the same for the same seed.
    pub fn ed(seed: u8, kid: &str) -> Self {
        let mut der = hex::decode("302e020100300506032b657004220420").unwrap();
        der.extend([seed; 32]);
        let pem = format!(
            "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
            STANDARD.encode(der)
        );
        let kid = Some(JsonWebKeyId::new(kid.to_owned()));
        Self::Ed(Box::new(
            CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, kid).unwrap(),
        ))
    }

    /// Returns the one RSA key of the tests; nothing else uses it.
    pub fn rsa(kid: &str) -> Self {
        let kid = Some(JsonWebKeyId::new(kid.to_owned()));
        let pem = include_str!("test-only-key.pem");
        Self::Rsa(Box::new(
            CoreRsaPrivateSigningKey::from_pem(pem, kid).unwrap(),
        ))
    }

    pub fn shared(secret: impl Into<Vec<u8>>) -> Self {
        Self::Shared(CoreHmacKey::new(secret.into()))
    }

    pub fn public(&self) -> CoreJsonWebKey {
        match self {
            Self::Ed(key) => key.as_verification_key(),
            Self::Rsa(key) => key.as_verification_key(),
            Self::Shared(key) => key.as_verification_key(),
        }
    }

    fn seal(&self, message: &[u8]) -> Vec<u8> {
        let signature = match self {
            Self::Ed(key) => key.sign(&CoreJwsSigningAlgorithm::EdDsa, message),
            Self::Rsa(key) => key.sign(&CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256, message),
            Self::Shared(key) => key.sign(&CoreJwsSigningAlgorithm::HmacSha256, message),
        };
        signature.unwrap()
    }

    /// Signs whatever header and payload it is given.
    pub fn token(&self, header: &Value, payload: &Value) -> String {
        let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        self.signed(&format!("{}.{}", encode(header), encode(payload)))
    }

    pub fn signed(&self, message: &str) -> String {
        let signature = URL_SAFE_NO_PAD.encode(self.seal(message.as_bytes()));
        format!("{message}.{signature}")
    }
}

/// The header of an honest Ed25519 token.
pub fn header(kid: &str) -> Value {
    json!({ "alg": "EdDSA", "kid": kid, "typ": "JWT" })
}
