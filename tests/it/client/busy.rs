//! A server that is busy says when to come back: what nobody pressed a key for does so by itself,
//! and what changes something is sent once.

use std::time::{Duration, Instant};

use kezek::client::{Client, ClientOptions};
use kezek::wire::problem::ProblemKind;

use super::answers::{ME, send_note};
use super::hostile::answer;

/// A server that is busy once and then answers; returns its address and what it was asked, each
/// with how long after the first question.
async fn busy_once(seconds: u64) -> (String, tokio::task::JoinHandle<Vec<Duration>>) {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let asked = tokio::spawn(async move {
        let busy = r#"{"type":"urn:kezek:problem:unavailable","title":"Busy","status":503}"#;
        let busy = format!(
            "HTTP/1.1 503 Busy\r\ncontent-type: application/problem+json\r\n\
             retry-after: {seconds}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{busy}",
            busy.len()
        );
        let mut asked = Vec::new();
        let mut first = None;
        for said in [busy.into_bytes(), answer("200 OK", "application/json", ME)] {
            let (mut socket, _) = listener.accept().await.unwrap();
            asked.push(first.get_or_insert_with(Instant::now).elapsed());
            let mut head = vec![0; 4096];
            let _ = socket.read(&mut head).await;
            socket.write_all(&said).await.unwrap();
        }
        asked
    });
    (url, asked)
}

#[tokio::test]
async fn a_question_is_asked_again_when_a_busy_server_said_and_a_command_is_not() {
    let (url, asked) = busy_once(1).await;
    let client = Client::new(&url, ClientOptions::default()).unwrap();
    assert!(client.me().await.is_ok());
    let asked = asked.await.unwrap();
    assert!(asked[1] >= Duration::from_millis(900), "{asked:?}");

    let (url, asked) = busy_once(1).await;
    let client = Client::new(&url, ClientOptions::default()).unwrap();
    let error = send_note(&client).await.unwrap_err();
    assert!(error.is(ProblemKind::Unavailable), "{error:?}");
    assert!(!asked.is_finished(), "the command was sent twice");
    asked.abort();
}

#[tokio::test]
async fn what_a_program_asks_by_itself_leaves_a_busy_server_alone_for_as_long_as_it_says() {
    let (url, asked) = busy_once(3).await;
    let client = Client::new(&url, ClientOptions::default()).unwrap();
    // Whoever waits is told at once that it takes longer.
    let error = client.me().await.unwrap_err();
    assert!(error.is(ProblemKind::Unavailable), "{error:?}");
    assert!(client.in_background().me().await.is_ok());
    let asked = asked.await.unwrap();
    assert!(asked[1] >= Duration::from_millis(2900), "{asked:?}");
}
