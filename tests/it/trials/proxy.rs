//! A proxy that loses answers: what was asked reaches the server, which does it and answers, and
//! the answer never arrives.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A proxy that runs until it is dropped.
pub struct Proxy {
    pub url: String,
    lost: Arc<AtomicU64>,
    serving: JoinHandle<()>,
}

impl Proxy {
    /// Stands before `server` and loses every `one_in`-th answer.
    pub async fn before(server: SocketAddr, one_in: u64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let lost = Arc::new(AtomicU64::new(0));
        let counted = Arc::clone(&lost);
        let serving = tokio::spawn(async move {
            let answers = Arc::new(AtomicU64::new(0));
            while let Ok((asks, _)) = listener.accept().await {
                let (answers, counted) = (Arc::clone(&answers), Arc::clone(&counted));
                tokio::spawn(async move {
                    // Whoever asked may be gone: then there is nobody to tell.
                    let _ = pass(asks, server, one_in, &answers, &counted).await;
                });
            }
        });
        Self { url, lost, serving }
    }

    /// Returns how many answers were lost.
    pub fn lost(&self) -> u64 {
        self.lost.load(Ordering::Relaxed)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// Passes requests and answers of one connection on, one after the other.
async fn pass(
    mut asks: TcpStream,
    server: SocketAddr,
    one_in: u64,
    answers: &AtomicU64,
    lost: &AtomicU64,
) -> std::io::Result<()> {
    let mut serves = TcpStream::connect(server).await?;
    serves.set_nodelay(true)?;
    asks.set_nodelay(true)?;
    let (mut asked, mut answered) = (Vec::new(), Vec::new());
    loop {
        let Some(request) = take(&mut asks, &mut asked).await? else {
            return Ok(());
        };
        serves.write_all(&request).await?;
        let Some(answer) = take(&mut serves, &mut answered).await? else {
            return Ok(());
        };
        if answers.fetch_add(1, Ordering::Relaxed) % one_in == one_in - 1 {
            lost.fetch_add(1, Ordering::Relaxed);
            // Closed with the answer unread, as when the network goes away.
            asks.set_zero_linger()?;
            return Ok(());
        }
        asks.write_all(&answer).await?;
    }
}

/// Takes one whole message off a connection; `None` when it ends before one begins.
async fn take(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> std::io::Result<Option<Vec<u8>>> {
    loop {
        if let Some(length) = whole(buffer) {
            let rest = buffer.split_off(length);
            return Ok(Some(std::mem::replace(buffer, rest)));
        }
        if stream.read_buf(buffer).await? == 0 {
            return Ok(None);
        }
    }
}

/// Returns the length of the message that `bytes` begin with, once it is there to its end.
fn whole(bytes: &[u8]) -> Option<usize> {
    let head = memchr::memmem::find(bytes, b"\r\n\r\n")? + 4;
    let text = String::from_utf8_lossy(&bytes[..head]).to_lowercase();
    let field = |name: &str| text.lines().find_map(|line| line.strip_prefix(name));
    if field("transfer-encoding: ").is_some_and(|how| how.contains("chunked")) {
        let last = memchr::memmem::find(&bytes[head..], b"0\r\n\r\n")?;
        return Some(head + last + 5);
    }
    let length: usize =
        field("content-length: ").map_or(Some(0), |length| length.trim().parse().ok())?;
    (bytes.len() >= head + length).then_some(head + length)
}
