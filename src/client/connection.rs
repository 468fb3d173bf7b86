//! Sending one request and reading one answer, with every way in which that fails.

use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderValue};
use reqwest::{Method, RequestBuilder, Url};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::time::{Instant, timeout_at};
use tokio_util::sync::CancellationToken;
use zeroize::Zeroizing;

use super::ClientError;
use super::answer::{Answer, causes, failure, quoted, retry_after, seconds};
use super::device::Devices;
use super::law::LawCache;
use crate::wire::problem::ProblemKind;

/// How long to wait before each new try to connect.
const BACK_OFF: [Duration; 2] = [Duration::from_millis(150), Duration::from_millis(500)];

/// The longest time after which somebody who waits for an answer is asked for once more, rather than
/// told to try again.
const SOON: Duration = Duration::from_secs(2);

/// The longest time for which a server is left alone because it says so.
const LONGEST_ALONE: Duration = Duration::from_secs(120);

/// Stands in what nobody asked for by hand.
const BACKGROUND: &str = "kezek-background";

pub(super) const ROWS: &str = "application/x-ndjson";

/// How long a client waits and how much it takes in.
#[derive(Debug, Clone)]
pub struct ClientOptions {
    /// Until there is a connection.
    pub connect_timeout: Duration,
    /// Between two pieces of an answer, and until the first.
    pub read_timeout: Duration,
    /// For a whole answer to a question.
    pub total_timeout: Duration,
    /// For a whole command, with its answer.
    pub command_timeout: Duration,
    /// The largest body in bytes, unpacked.
    pub body_limit: usize,
    /// The largest queue and the largest paper in bytes, unpacked. A queue of 100 000 rows has
    /// some 70 MB.
    pub stream_limit: usize,
    /// Until the feed says its first word; longer, and something holds it back.
    pub feed_first_word: Duration,
    /// How long the feed may say nothing before it is taken for dead.
    pub feed_silence: Duration,
    /// Before a feed that broke is asked for again; longer each time.
    pub feed_pause: Duration,
    /// Whether to speak unencrypted HTTP with another machine, too.
    pub allow_plain_http: bool,
    /// Where the secret is kept by which a server knows this workstation again; without it, only
    /// the address is known.
    pub devices: Option<Devices>,
}

impl Default for ClientOptions {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(3),
            read_timeout: Duration::from_secs(10),
            total_timeout: Duration::from_secs(60),
            command_timeout: Duration::from_secs(30),
            body_limit: 8 << 20,
            stream_limit: 256 << 20,
            feed_first_word: Duration::from_secs(10),
            feed_silence: Duration::from_secs(40),
            feed_pause: Duration::from_millis(250),
            allow_plain_http: false,
            devices: None,
        }
    }
}

/// An answer that was asked for only if it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fresh<T> {
    /// It changed; `etag` is for the next time.
    New {
        value: T,
        etag: Option<String>,
    },
    NotModified,
}

/// A connection to one server, with the session that was opened on it. Clones share both.
#[derive(Clone)]
pub struct Client {
    pub(super) inner: Arc<Inner>,
    /// What is asked through this one is asked by the program itself.
    in_background: bool,
}

pub(super) struct Inner {
    http: reqwest::Client,
    base: Url,
    pub(super) options: ClientOptions,
    token: RwLock<Option<Zeroizing<String>>>,
    pub(super) closing: CancellationToken,
    pub(super) laws: LawCache,
    /// Until when the server wants to be left alone by what nobody asks for by hand.
    not_before: Mutex<Option<Instant>>,
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Client")
            .field("server", &self.inner.base.as_str())
            .field("signed_in", &self.is_signed_in())
            .finish_non_exhaustive()
    }
}

/// How long a request may take, and how often it may be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Patience {
    /// Changes nothing: may be tried again.
    Question,
    /// Changes something: is sent once.
    Command,
}

impl Client {
    /// Returns a client for the server at `address`, such as `https://kezek.example`. Nothing is
    /// sent yet.
    ///
    /// # Errors
    /// [`ClientError::BadAddress`], [`ClientError::PlainHttp`] or [`ClientError::NoEncryption`].
    pub fn new(address: &str, options: ClientOptions) -> Result<Self, ClientError> {
        let bad = || ClientError::BadAddress(quoted(address));
        let mut base = Url::parse(address.trim()).map_err(|_| bad())?;
        let plain = match base.scheme() {
            "https" => false,
            "http" => true,
            _ => return Err(bad()),
        };
        if base.host_str().is_none_or(str::is_empty)
            || !base.username().is_empty()
            || base.password().is_some()
        {
            return Err(bad());
        }
        base.set_query(None);
        base.set_fragment(None);
        if plain && !options.allow_plain_http && !is_this_machine(&base) {
            return Err(ClientError::PlainHttp(quoted(base.as_str())));
        }
        // Somebody else may have chosen a provider before; any will do.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = reqwest::Client::builder()
            .user_agent(concat!("kezek/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(options.connect_timeout)
            .pool_idle_timeout(Duration::from_secs(15))
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            // Packing costs more than it saves where nothing travels.
            .gzip(!is_this_machine(&base))
            .referer(false);
        if plain {
            // The roots of trust are not needed, and a machine without any must still run the demo.
            builder = builder.tls_certs_only([]);
        }
        let http = builder
            .build()
            .map_err(|error| ClientError::NoEncryption(causes(&error)))?;
        Ok(Self {
            inner: Arc::new(Inner {
                http,
                base,
                options,
                token: RwLock::new(None),
                closing: CancellationToken::new(),
                laws: LawCache::default(),
                not_before: Mutex::default(),
            }),
            in_background: false,
        })
    }

    /// Returns the address of the server.
    #[must_use]
    pub fn address(&self) -> &str {
        self.inner.base.as_str()
    }

    /// Returns the same connection for what the program asks by itself: the session does not last
    /// longer for it.
    #[must_use]
    pub fn in_background(&self) -> Self {
        Self {
            in_background: true,
            ..self.clone()
        }
    }

    /// Takes a session that was opened before, such as one kept by `kezek login`.
    pub fn use_token(&self, token: &str) {
        self.set_token(Some(token.trim()));
    }

    /// Returns whether there is a session to send; the server may have ended it.
    #[must_use]
    pub fn is_signed_in(&self) -> bool {
        let token = self.inner.token.read();
        token.unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Ends every request under way with [`ClientError::Cancelled`], and every later one.
    pub fn close(&self) {
        self.inner.closing.cancel();
    }

    pub(super) fn set_token(&self, token: Option<&str>) {
        let slot = self.inner.token.write();
        *slot.unwrap_or_else(PoisonError::into_inner) =
            token.map(|token| Zeroizing::new(token.to_owned()));
    }

    /// Returns the address of an endpoint below `/v1`.
    pub(super) fn url(&self, segments: &[&str]) -> Url {
        let mut url = self.inner.base.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().push("v1").extend(segments);
        }
        url
    }

    pub(super) fn request(&self, method: Method, segments: &[&str]) -> RequestBuilder {
        self.request_for(
            method,
            segments,
            "application/json, application/problem+json",
        )
    }

    /// Returns a request whose answer may have one of some media types.
    pub(super) fn request_for(
        &self,
        method: Method,
        segments: &[&str],
        accept: &'static str,
    ) -> RequestBuilder {
        let mut request = self
            .inner
            .http
            .request(method, self.url(segments))
            .header(ACCEPT, HeaderValue::from_static(accept));
        if self.in_background {
            request = request.header(BACKGROUND, "1");
        }
        let token = self.inner.token.read();
        if let Some(token) = token.unwrap_or_else(PoisonError::into_inner).as_deref() {
            let mut value = format!("Bearer {token}").into_bytes();
            if let Ok(mut header) = HeaderValue::from_bytes(&value) {
                header.set_sensitive(true);
                request = request.header(AUTHORIZATION, header);
            }
            zeroize::Zeroize::zeroize(&mut value);
        }
        request
    }

    pub(super) fn get(&self, segments: &[&str]) -> RequestBuilder {
        self.request(Method::GET, segments)
    }

    /// Sends a question and reads its answer.
    pub(super) async fn ask<T: DeserializeOwned>(
        &self,
        what: &'static str,
        request: RequestBuilder,
    ) -> Result<T, ClientError> {
        let deadline = Instant::now() + self.inner.options.total_timeout;
        let answer = self.send(request, Patience::Question, deadline).await?;
        answer.json(what).await
    }

    /// Sends a question whose answer is wanted only when it changed.
    pub(super) async fn ask_fresh<T: DeserializeOwned>(
        &self,
        what: &'static str,
        request: RequestBuilder,
        etag: Option<&str>,
    ) -> Result<Fresh<T>, ClientError> {
        let request = if_none_match(request, etag);
        let deadline = Instant::now() + self.inner.options.total_timeout;
        let answer = self.send(request, Patience::Question, deadline).await?;
        if answer.is_not_modified() {
            return Ok(Fresh::NotModified);
        }
        let etag = answer.etag();
        let value = answer.json(what).await?;
        Ok(Fresh::New { value, etag })
    }

    /// Sends something that changes the server's state, once, and reads the answer.
    pub(super) async fn act<B: Serialize, T: DeserializeOwned>(
        &self,
        what: &'static str,
        request: RequestBuilder,
        body: Option<&B>,
    ) -> Result<T, ClientError> {
        let answer = self.act_raw(request, body).await?;
        answer.json(what).await
    }

    /// Sends something that changes the server's state, once, and expects no content.
    pub(super) async fn act_silently<B: Serialize>(
        &self,
        request: RequestBuilder,
        body: Option<&B>,
    ) -> Result<(), ClientError> {
        self.act_raw(request, body).await?.drained().await
    }

    pub(super) async fn act_raw<B: Serialize>(
        &self,
        request: RequestBuilder,
        body: Option<&B>,
    ) -> Result<Answer, ClientError> {
        let request = match body {
            Some(body) => request.json(body),
            None => request,
        };
        let deadline = Instant::now() + self.inner.options.command_timeout;
        self.send(request, Patience::Command, deadline).await
    }

    /// Sends a request and waits for the head of the answer. A problem comes back as an error.
    pub(super) async fn send(
        &self,
        request: RequestBuilder,
        patience: Patience,
        deadline: Instant,
    ) -> Result<Answer, ClientError> {
        if self.in_background && !self.is_left_alone().await {
            return Err(ClientError::Cancelled);
        }
        let mut waits = BACK_OFF.iter();
        loop {
            let again = match patience {
                Patience::Question => request.try_clone(),
                Patience::Command => None,
            };
            let Some(again) = again else {
                return self.send_once(request, patience, deadline).await;
            };
            match (
                self.send_once(again, patience, deadline).await,
                waits.next(),
            ) {
                (Err(ClientError::Unreachable { .. }), Some(wait)) => {
                    self.wait(*wait).await?;
                }
                // Asked again when the server said, where that is soon enough for whoever waits.
                (Err(ClientError::Problem(problem)), Some(_))
                    if is_for_now(problem.kind) && self.told_to_wait() <= SOON =>
                {
                    let wait = self.told_to_wait();
                    if wait.is_zero() {
                        return Err(ClientError::Problem(problem));
                    }
                    self.wait(wait).await?;
                }
                (outcome, _) => return outcome,
            }
        }
    }

    async fn wait(&self, wait: Duration) -> Result<(), ClientError> {
        tokio::select! {
            () = tokio::time::sleep(wait) => Ok(()),
            () = self.inner.closing.cancelled() => Err(ClientError::Cancelled),
        }
    }

    /// Notes how long the server wants to be left alone.
    pub(super) fn left_alone_for(&self, wait: Duration) {
        let until = Instant::now() + wait.min(LONGEST_ALONE);
        let mut not_before = self.not_before();
        *not_before = Some(not_before.map_or(until, |known| known.max(until)));
    }

    /// Returns how long the server still wants to be left alone; nothing when it does not.
    pub(super) fn told_to_wait(&self) -> Duration {
        self.not_before().map_or(Duration::ZERO, |until| {
            until.saturating_duration_since(Instant::now())
        })
    }

    /// Waits until the server may be asked again; `false` when the program ends meanwhile.
    async fn is_left_alone(&self) -> bool {
        self.wait(self.told_to_wait()).await.is_ok()
    }

    fn not_before(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        let not_before = self.inner.not_before.lock();
        not_before.unwrap_or_else(PoisonError::into_inner)
    }

    async fn send_once(
        &self,
        request: RequestBuilder,
        patience: Patience,
        deadline: Instant,
    ) -> Result<Answer, ClientError> {
        let options = &self.inner.options;
        // The head of an answer to a question comes within the time between two pieces; a
        // command may work for as long as it may take in all.
        let (wait, head_by) = match patience {
            Patience::Question => {
                let wait = options.connect_timeout + options.read_timeout;
                (wait, deadline.min(Instant::now() + wait))
            }
            Patience::Command => (options.command_timeout, deadline),
        };
        let sent = tokio::select! {
            biased;
            () = self.inner.closing.cancelled() => return Err(ClientError::Cancelled),
            sent = timeout_at(head_by, request.send()) => sent,
        };
        let response = sent
            .map_err(|_| ClientError::TimedOut {
                seconds: seconds(wait),
            })?
            .map_err(|error| failure(&error, wait))?;
        let answer = Answer {
            response,
            client: self.clone(),
            deadline,
        };
        // A sign-in that is held up says nothing about what is asked with a session.
        if patience == Patience::Question
            && let Some(wait) = retry_after(&answer)
        {
            self.left_alone_for(wait);
        }
        answer.or_problem().await
    }
}

pub(super) fn if_none_match(request: RequestBuilder, etag: Option<&str>) -> RequestBuilder {
    match etag.and_then(|etag| HeaderValue::from_str(etag).ok()) {
        Some(etag) => request.header(reqwest::header::IF_NONE_MATCH, etag),
        None => request,
    }
}

/// Returns whether a server only cannot do something now.
const fn is_for_now(kind: ProblemKind) -> bool {
    matches!(
        kind,
        ProblemKind::TooManyRequests | ProblemKind::Unavailable | ProblemKind::NotInTime
    )
}

/// Returns whether an address names this machine itself.
fn is_this_machine(url: &Url) -> bool {
    let Some(host) = url.host_str() else {
        return false;
    };
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || bare
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}
