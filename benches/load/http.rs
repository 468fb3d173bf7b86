//! A connection that asks one thing after the other: HTTP/1.1 with as little work as can be, so
//! that what is measured is the server.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The longest that an answer may take before the connection counts as broken.
const PATIENCE: Duration = Duration::from_secs(60);

/// One kept-alive connection.
pub struct Connection {
    host: String,
    stream: TcpStream,
    read: Vec<u8>,
}

/// Status and body of an answer.
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

impl Connection {
    pub async fn open(host: &str) -> Self {
        let stream = TcpStream::connect(host).await.expect("the server listens");
        stream.set_nodelay(true).expect("small packets");
        Self {
            host: host.to_owned(),
            stream,
            read: Vec::with_capacity(64 << 10),
        }
    }

    pub async fn get(&mut self, token: &str, path: &str) -> Answer {
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {token}\r\n\r\n",
            self.host
        );
        self.send(request).await
    }

    pub async fn post(&mut self, token: &str, path: &str, more: &str, body: &str) -> Answer {
        let request = format!(
            "POST {path} HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {token}\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n{more}\r\n{body}",
            self.host,
            body.len()
        );
        self.send(request).await
    }

    async fn send(&mut self, request: String) -> Answer {
        tokio::time::timeout(PATIENCE, self.exchange(request))
            .await
            .expect("an answer in time")
    }

    async fn exchange(&mut self, request: String) -> Answer {
        self.stream
            .write_all(request.as_bytes())
            .await
            .expect("it is sent");
        let end = loop {
            if let Some(end) = memchr::memmem::find(&self.read, b"\r\n\r\n") {
                break end + 4;
            }
            self.more().await;
        };
        let head = String::from_utf8_lossy(&self.read[..end]).to_lowercase();
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .expect("a status");
        let length: usize = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .map_or(0, |length| length.trim().parse().expect("a length"));
        while self.read.len() < end + length {
            self.more().await;
        }
        let body = self.read[end..end + length].to_vec();
        self.read.drain(..end + length);
        Answer { status, body }
    }

    async fn more(&mut self) {
        let count = self
            .stream
            .read_buf(&mut self.read)
            .await
            .expect("it reads");
        assert!(count > 0, "the server closed the connection");
    }
}
