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
mod layers;
mod letters;
mod problem;
mod router;
mod routes;
mod signed_in;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::clock::Clock;
use crate::lawbook::Lawbook;
use crate::office::{DatabaseUrl, Limits, Office, OfficeError, Parts};
use crate::provider::Provider;
use crate::settings::Settings;
use crate::wire::session::{OfficeInfo, OfficeMode};

/// How long requests that run may take to end when the server stops.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(10);

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
    #[error(transparent)]
    Office(#[from] OfficeError),
}

/// A server that runs. Dropping it lets the server run on; [`shutdown`](Self::shutdown) ends it.
pub struct ServerHandle {
    /// Where it listens.
    pub addr: SocketAddr,
    pub office: Arc<Office>,
    stop: watch::Sender<bool>,
    serving: JoinHandle<std::io::Result<()>>,
}

impl ServerHandle {
    /// Returns the address for clients, such as `http://127.0.0.1:8490`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// Takes no more requests, lets those that run end, and closes the store.
    ///
    /// # Errors
    /// What ended the server before.
    pub async fn shutdown(self) -> std::io::Result<()> {
        // A server that ended by itself hears nobody.
        let _ = self.stop.send(true);
        self.office.end_streams();
        let mut serving = self.serving;
        let served = match tokio::time::timeout(PATIENCE, &mut serving).await {
            Ok(served) => served.unwrap_or(Ok(())),
            // Somebody reads an answer for ever; what was recorded is recorded.
            Err(_) => {
                serving.abort();
                Ok(())
            }
        };
        self.office.close().await;
        served
    }
}

/// Opens the store and the office, and serves them until [`ServerHandle::shutdown`].
///
/// # Errors
/// [`StartError`] with what stands in the way.
pub async fn start(options: ServerOptions) -> Result<ServerHandle, StartError> {
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
    let listener = TcpListener::bind(options.listen).await.map_err(listening)?;
    let addr = listener.local_addr().map_err(listening)?;
    let app = router::router(Arc::clone(&office), &options.settings);
    let (stop, mut stopped) = watch::channel(false);
    let serving = tokio::spawn(async move {
        axum::serve(
            listener,
            app.into_make_service_with_connect_info::<SocketAddr>(),
        )
        .with_graceful_shutdown(async move {
            // The handle is gone without a word: then the server runs until the program ends.
            if stopped.wait_for(|stop| *stop).await.is_err() {
                std::future::pending::<()>().await;
            }
        })
        .await
    });
    Ok(ServerHandle {
        addr,
        office,
        stop,
        serving,
    })
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
    std::fs::create_dir_all(path).map_err(|source| StartError::Folder {
        path: path.to_owned(),
        source,
    })
}
