//! A server that sends exactly the bytes it was told to.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use kezek::client::{Client, ClientOptions};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the server does with each request.
#[derive(Clone)]
pub enum Manner {
    /// Sends these bytes and closes.
    Send(Vec<u8>),
    /// Sends these bytes again and again until nobody listens.
    Flood { head: Vec<u8>, body: Vec<u8> },
    /// Reads the request and breaks the connection with a reset.
    Reset,
    /// Reads the request and says nothing.
    Hang,
    /// Sends these bytes and says nothing more.
    SendAndHang(Vec<u8>),
    /// Sends one byte a time, slowly.
    Drip(Vec<u8>),
}

/// A hostile server that runs until it is dropped.
pub struct Hostile {
    pub url: String,
    pub asked: Arc<AtomicUsize>,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Hostile {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Hostile {
    pub async fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (manner, count) = (manner.clone(), Arc::clone(&count));
                tokio::spawn(async move { serve(stream, manner, &count).await });
            }
        });
        Self { url, asked, task }
    }

    pub fn requests(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    /// A client that does not wait long.
    pub fn client(&self) -> Client {
        let options = ClientOptions {
            connect_timeout: Duration::from_millis(300),
            read_timeout: Duration::from_millis(300),
            total_timeout: Duration::from_millis(900),
            command_timeout: Duration::from_millis(600),
            ..ClientOptions::default()
        };
        Client::new(&self.url, options).unwrap()
    }

    /// A client that waits for what comes in many small pieces, on a busy machine too.
    pub fn patient(&self) -> Client {
        Client::new(&self.url, ClientOptions::default()).unwrap()
    }
}

async fn serve(mut stream: TcpStream, manner: Manner, asked: &AtomicUsize) {
    if read_request(&mut stream).await.is_none() {
        return;
    }
    asked.fetch_add(1, Ordering::SeqCst);
    // The client may have left; that is its right.
    match manner {
        Manner::Send(bytes) => {
            let _ = stream.write_all(&bytes).await;
            let _ = stream.shutdown().await;
        }
        Manner::Flood { head, body } => {
            let _ = stream.write_all(&head).await;
            while stream.write_all(&body).await.is_ok() {}
        }
        Manner::Reset => {
            stream.set_zero_linger().unwrap();
        }
        Manner::Hang => tokio::time::sleep(Duration::from_secs(60)).await,
        Manner::SendAndHang(bytes) => {
            let _ = stream.write_all(&bytes).await;
            tokio::time::sleep(Duration::from_secs(60)).await;
        }
        Manner::Drip(bytes) => {
            for byte in bytes {
                if stream.write_all(&[byte]).await.is_err() {
                    return;
                }
                let _ = stream.flush().await;
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

/// Reads a request to the end of its head, and of its body when its length is told.
async fn read_request(stream: &mut TcpStream) -> Option<()> {
    let mut bytes = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let count = stream
            .read(&mut piece)
            .await
            .ok()
            .filter(|count| *count > 0)?;
        bytes.extend_from_slice(&piece[..count]);
        let text = String::from_utf8_lossy(&bytes);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length: usize = head
                .lines()
                .find_map(|line| {
                    line.to_ascii_lowercase()
                        .strip_prefix("content-length:")
                        .map(str::to_owned)
                })
                .map_or(0, |value| value.trim().parse().unwrap());
            if body.len() >= length {
                return Some(());
            }
        }
    }
}

/// An HTTP answer with its length.
pub fn answer(status: &str, media_type: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut bytes = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {media_type}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    )
    .into_bytes();
    bytes.extend_from_slice(body);
    bytes
}
