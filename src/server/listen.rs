//! Serving an app on a socket: encrypted or plain, headers in good time, and an end that lets what
//! runs come to its end.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use axum::Router;
use axum::extract::connect_info::IntoMakeServiceWithConnectInfo;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use hyper_util::rt::TokioTimer;
use tokio::task::JoinHandle;

use crate::settings::TlsSettings;

/// How much longer than a request may take one waits for its answer to be read when the server stops.
const READING: Duration = Duration::from_secs(5);
/// How often the wish to end is said again: whoever was not listening yet hears it then.
const SAID_EVERY: Duration = Duration::from_millis(50);

/// A socket that is served.
pub(super) struct Serving {
    handle: Handle<SocketAddr>,
    task: JoinHandle<io::Result<()>>,
    tls: Option<(RustlsConfig, TlsSettings)>,
    /// How long a request may take.
    patience: Duration,
}

/// Serves `app` on `listener`.
pub(super) async fn serve(
    listener: TcpListener,
    app: Router,
    tls: Option<TlsSettings>,
    header_patience: Duration,
    patience: Duration,
) -> io::Result<Serving> {
    let app = app.into_make_service_with_connect_info::<SocketAddr>();
    let handle = Handle::new();
    let tls = match tls {
        None => None,
        Some(tls) => {
            let config = RustlsConfig::from_pem_file(&tls.certificate, &tls.key).await?;
            Some((config, tls))
        }
    };
    let task = match &tls {
        None => {
            // Proxies speak HTTP/1.1 to what stands behind them. Finding out which version is spoken
            // costs every connection that waits four kilobytes more.
            let server = axum_server::from_tcp(listener)?.http1_only();
            run(server.handle(handle.clone()), app, header_patience)
        }
        Some((config, _)) => {
            let server = axum_server::from_tcp_rustls(listener, config.clone())?;
            run(server.handle(handle.clone()), app, header_patience)
        }
    };
    // Whoever is told that it listens may tell it to end at once.
    handle.listening().await;
    Ok(Serving {
        handle,
        task,
        tls,
        patience,
    })
}

fn run<A>(
    mut server: axum_server::Server<SocketAddr, A>,
    app: IntoMakeServiceWithConnectInfo<Router, SocketAddr>,
    header_patience: Duration,
) -> JoinHandle<io::Result<()>>
where
    A: Send + 'static,
    axum_server::Server<SocketAddr, A>: Serves,
{
    server
        .http_builder()
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(header_patience);
    server
        .http_builder()
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(Some(header_patience));
    tokio::spawn(server.run(app))
}

impl Serving {
    /// Reads certificate and key anew; the connections there are go on as they are.
    pub async fn renew_certificate(&self) -> io::Result<()> {
        match &self.tls {
            None => Ok(()),
            Some((config, tls)) => {
                config
                    .reload_from_pem_file(&tls.certificate, &tls.key)
                    .await
            }
        }
    }

    pub const fn is_encrypted(&self) -> bool {
        self.tls.is_some()
    }

    /// Takes no more requests and lets those that run come to their end, each for as long as it may
    /// take.
    pub async fn end(mut self) -> io::Result<()> {
        let patience = tokio::time::sleep(self.patience + READING);
        tokio::pin!(patience);
        loop {
            self.handle.graceful_shutdown(None);
            tokio::select! {
                served = &mut self.task => return served.unwrap_or(Ok(())),
                () = tokio::time::sleep(SAID_EVERY) => {}
                () = &mut patience => {
                    // Somebody reads an answer for ever, or what runs takes longer than it may;
                    // what was recorded is recorded.
                    self.handle.shutdown();
                    self.task.abort();
                    return Ok(());
                }
            }
        }
    }
}

/// A server of either kind, which runs until its handle says that it ends.
trait Serves {
    fn run(
        self,
        app: IntoMakeServiceWithConnectInfo<Router, SocketAddr>,
    ) -> impl Future<Output = io::Result<()>> + Send + 'static;
}

impl Serves for axum_server::Server<SocketAddr> {
    fn run(
        self,
        app: IntoMakeServiceWithConnectInfo<Router, SocketAddr>,
    ) -> impl Future<Output = io::Result<()>> + Send + 'static {
        self.serve(app)
    }
}

impl Serves for axum_server::Server<SocketAddr, axum_server::tls_rustls::RustlsAcceptor> {
    fn run(
        self,
        app: IntoMakeServiceWithConnectInfo<Router, SocketAddr>,
    ) -> impl Future<Output = io::Result<()>> + Send + 'static {
        self.serve(app)
    }
}
