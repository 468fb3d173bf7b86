//! Signing in: how one can, by a password, by the identity provider; and the sessions there are.

use chrono::{DateTime, Utc};
use reqwest::header::DATE;
use reqwest::{Method, StatusCode};
use tokio::time::Instant;
use uuid::Uuid;

use super::ClientError;
use super::connection::{Client, Patience};
use crate::wire::session::{DeviceSecret, DeviceSignIn, SessionList, SignInMeans, SignInPending};
use crate::wire::{OpenDeviceSession, OpenSession, SessionOpened};

const NO_BODY: Option<&()> = None;

impl Client {
    /// Asks the server for its wall time, to the second; `None` when it does not say.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn wall_clock(&self) -> Result<Option<DateTime<Utc>>, ClientError> {
        let deadline = Instant::now() + self.inner.options.total_timeout;
        let asked = self.get(&["sign-in"]);
        let answer = self.send(asked, Patience::Question, deadline).await?;
        let date = answer.headers().get(DATE).cloned();
        let _: SignInMeans = answer.json("means of signing in").await?;
        Ok(date
            .and_then(|date| DateTime::parse_from_rfc2822(date.to_str().ok()?).ok())
            .map(|date| date.with_timezone(&Utc)))
    }

    /// Asks how one can sign in.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn sign_in_means(&self) -> Result<SignInMeans, ClientError> {
        self.ask("means of signing in", self.get(&["sign-in"]))
            .await
    }

    /// Opens a session by a password; every later request is sent with it.
    ///
    /// # Errors
    /// [`ProblemKind::SignInFailed`](crate::wire::problem::ProblemKind::SignInFailed) when login
    /// or password is wrong.
    pub async fn sign_in(&self, login: &str, password: &str) -> Result<SessionOpened, ClientError> {
        let body = OpenSession {
            login: login.to_owned(),
            password: password.to_owned(),
            device: self.device().await,
        };
        let request = self.request(Method::POST, &["sessions"]);
        let opened = self.act("session", request, Some(&body)).await?;
        self.signed_in(opened)
    }

    /// Returns the secret by which the server knows this workstation, where one can be kept.
    async fn device(&self) -> Option<DeviceSecret> {
        let devices = self.inner.options.devices.clone()?;
        let server = self.address().to_owned();
        let found = tokio::task::spawn_blocking(move || devices.secret_for(&server)).await;
        match found {
            Ok(Ok(secret)) => Some(secret),
            Ok(Err(error)) => {
                tracing::warn!(%error, "this workstation cannot keep what makes it known");
                None
            }
            Err(_) => None,
        }
    }

    /// Begins a sign-in by the identity provider.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn begin_sign_in(&self) -> Result<DeviceSignIn, ClientError> {
        let request = self.request(Method::POST, &["sign-in", "device"]);
        self.act("sign-in", request, NO_BODY).await
    }

    /// Asks whether somebody agreed to a sign-in, and takes the session when it is there.
    ///
    /// # Errors
    /// A problem when the sign-in was refused, is over, or gives no session.
    pub async fn finish_sign_in(
        &self,
        device_code: &str,
    ) -> Result<Result<SessionOpened, SignInPending>, ClientError> {
        let body = OpenDeviceSession {
            device_code: device_code.to_owned(),
        };
        let request = self.request(Method::POST, &["sessions", "device"]);
        let answer = self.act_raw(request, Some(&body)).await?;
        if answer.status() == StatusCode::ACCEPTED {
            return answer.json("pending sign-in").await.map(Err);
        }
        let opened = answer.json("session").await?;
        self.signed_in(opened).map(Ok)
    }

    fn signed_in(&self, opened: SessionOpened) -> Result<SessionOpened, ClientError> {
        if opened.token.is_empty() || !opened.token.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(ClientError::Garbled {
                what: "session",
                detail: "the token is not one".to_owned(),
            });
        }
        self.set_token(Some(&opened.token));
        Ok(opened)
    }

    /// Asks for the sessions of whoever is signed in.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn sessions(&self) -> Result<SessionList, ClientError> {
        self.ask("list of sessions", self.get(&["sessions"])).await
    }

    /// Ends one of the sessions.
    ///
    /// # Errors
    /// [`ProblemKind::NotFound`](crate::wire::problem::ProblemKind::NotFound) when there is no
    /// such session of this person.
    pub async fn end_session(&self, id: Uuid) -> Result<(), ClientError> {
        let id = id.to_string();
        let request = self.request(Method::DELETE, &["sessions", &id]);
        self.act_silently(request, NO_BODY).await
    }

    /// Signs out everywhere. Here the session is forgotten when the server has ended it.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn sign_out_everywhere(&self) -> Result<(), ClientError> {
        let request = self.request(Method::DELETE, &["sessions"]);
        self.act_silently(request, NO_BODY).await?;
        self.set_token(None);
        Ok(())
    }
}
