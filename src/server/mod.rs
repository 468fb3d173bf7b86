//! The only axum: the REST face of the office under `/v1`.
//!
//! [`start`] puts store, law and clock together to an office and serves it; the demo, the tests
//! and `kezek serve` all begin here. One endpoint is one file in `routes`; `router` lists them.
//! Every refusal is `application/problem+json` with a stable type, made in `problem` and nowhere
//! else. No personal data goes into the log: routes, statuses and times do.

mod body;
mod command_body;
mod conditions;
mod contract;
mod gauges;
mod layers;
mod letters;
mod listen;
mod peer;
mod problem;
mod rates;
mod router;
mod routes;
mod signed_in;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use self::peer::Gate;
use self::rates::Rates;
use self::routes::metrics::Readers;
use crate::clock::Clock;
use crate::lawbook::Lawbook;
use crate::office::make_own;
use crate::office::{DatabaseUrl, Limits, Office, OfficeError, Parts};
use crate::provider::Provider;
use crate::regulation::canonical::sha256_hex;
use crate::settings::Settings;
use crate::wire::session::{OfficeInfo, OfficeMode};

/// What a server is started with.
pub struct ServerOptions {
    pub settings: Settings,
    pub lawbook: Arc<Lawbook>,
    /// Law time.
    pub clock: Clock,
    /// Wall time, for sessions and leases.
    pub wall: Clock,
    pub mode: OfficeMode,
    pub database: DatabaseUrl,
    /// The directory of the papers.
    pub papers: PathBuf,
    pub listen: SocketAddr,
}

/// Why a server did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("the folder {path} cannot be made: {source}")]
    Folder {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{address} cannot be listened on: {source}")]
    Listen {
        address: SocketAddr,
        source: std::io::Error,
    },
    #[error("{path} cannot be read: {source}")]
    Unreadable {
        path: PathBuf,
        source: std::io::Error,
    },
    /// What is sent to another machine unencrypted can be read by others.
    #[error(
        "{address} is reached from other machines: set [server.tls], or behind_proxy = true where \
         a proxy encrypts"
    )]
    NotEncrypted { address: SocketAddr },
    #[error(transparent)]
    Office(#[from] OfficeError),
}

/// A server that runs. Dropping it lets the server run on; [`shutdown`](Self::shutdown) ends it.
pub struct ServerHandle {
    /// Where it listens.
    pub addr: SocketAddr,
    pub office: Arc<Office>,
    serving: listen::Serving,
}

impl ServerHandle {
    /// Returns the address for clients, such as `http://127.0.0.1:8490`.
    #[must_use]
    pub fn url(&self) -> String {
        let scheme = if self.serving.is_encrypted() {
            "https"
        } else {
            "http"
        };
        format!("{scheme}://{}", self.addr)
    }

    /// Reads certificate and key anew.
    ///
    /// # Errors
    /// Why they cannot be used; then those there were stay.
    pub async fn renew_certificate(&self) -> std::io::Result<()> {
        self.serving.renew_certificate().await
    }

    /// Takes no more requests, lets those that run end, and closes the store.
    ///
    /// # Errors
    /// What ended the server before.
    pub async fn shutdown(self) -> std::io::Result<()> {
        self.office.end_streams();
        let served = self.serving.end().await;
        self.office.close().await;
        served
    }
}

/// Opens the store and the office, and serves them until [`ServerHandle::shutdown`].
///
/// # Errors
/// [`StartError`] with what stands in the way.
pub async fn start(options: ServerOptions) -> Result<ServerHandle, StartError> {
    let reach = &options.settings.server;
    if !options.listen.ip().is_loopback() && reach.tls.is_none() && !reach.behind_proxy {
        return Err(StartError::NotEncrypted {
            address: options.listen,
        });
    }
    let metrics = metrics_readers(reach.metrics_token_file.as_deref())?;
    gauges::begin();
    make_folder(options.database.file().and_then(std::path::Path::parent))?;
    make_folder(Some(&options.papers))?;
    let info = OfficeInfo {
        name: options.settings.office.name.clone(),
        mode: options.mode,
    };
    let sign_in = options.settings.sign_in.clone();
    let provider = sign_in
        .oidc
        .map(Provider::new)
        .transpose()
        .map_err(OfficeError::from)?;
    let office = Office::open(Parts {
        database: options.database,
        papers: options.papers,
        readers: options.settings.server.readers,
        lawbook: options.lawbook,
        clock: options.clock,
        wall: options.wall,
        letters: letters::writer(info.clone()),
        info,
        limits: Limits::of(&options.settings.limits),
        passwords: sign_in.passwords,
        provider,
    })
    .await?;
    let office = Arc::new(office);
    let listening = |source| StartError::Listen {
        address: options.listen,
        source,
    };
    let listener = std::net::TcpListener::bind(options.listen)
        .and_then(|listener| listener.set_nonblocking(true).map(|()| listener))
        .map_err(listening)?;
    let addr = listener.local_addr().map_err(listening)?;
    let limits = &options.settings.limits;
    let rates = match options.mode {
        // Whoever tries or rehearses does it as hard as they like.
        OfficeMode::Demo | OfficeMode::Exercise => Rates::none(),
        OfficeMode::Production => Rates::of(limits),
    };
    let around = router::Around {
        gate: Arc::new(Gate {
            proxies: options.settings.server.proxies.clone(),
            rates: Arc::new(rates),
            office: Arc::clone(&office),
            told: AtomicBool::new(false),
        }),
        metrics,
        patience: Duration::from_secs(limits.request_seconds),
    };
    let app = router::router(Arc::clone(&office), &options.settings, around);
    let tls = options.settings.server.tls.clone();
    let header_patience = Duration::from_secs(limits.header_seconds);
    let patience = Duration::from_secs(limits.request_seconds);
    let serving = listen::serve(listener, app, tls, header_patience, patience)
        .await
        .map_err(listening)?;
    Ok(ServerHandle {
        addr,
        office,
        serving,
    })
}

fn metrics_readers(token: Option<&std::path::Path>) -> Result<Readers, StartError> {
    let Some(path) = token else {
        return Ok(Readers::ThisMachine);
    };
    let text = std::fs::read_to_string(path).map_err(|source| StartError::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    Ok(Readers::Token(sha256_hex(text.trim().as_bytes())))
}

/// Returns the contract as an OpenAPI 3.1 document: JSON, its keys in a fixed order.
///
/// # Panics
/// Never: a document is plain JSON.
#[must_use]
pub fn openapi() -> String {
    let document = router::contract(true).document();
    let mut text = serde_json::to_string_pretty(&document).expect("a document is plain JSON");
    text.push('\n');
    text
}

/// Returns the page that explains every problem to people, in Markdown.
#[must_use]
pub fn problems_page() -> String {
    contract::problems::page()
}

fn make_folder(path: Option<&std::path::Path>) -> Result<(), StartError> {
    let Some(path) = path.filter(|path| !path.as_os_str().is_empty()) else {
        return Ok(());
    };
    make_own(path).map_err(|source| StartError::Folder {
        path: path.to_owned(),
        source,
    })
}
