//! The client follows the feed: through a connection that is cut again and again nothing is lost
//! and nothing told twice; servers and proxies that break the rules end in questions asked.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use kezek::casework::CaseId;
use kezek::client::{Client, ClientError, ClientOptions, FeedNews, Followed, Follower};
use kezek::wire::problem::ProblemKind;
use kezek::wire::session::OfficeMode;
use reqwest::Method;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

use super::hostile::{Hostile, Manner, answer};
use crate::api::world::{Voice, World, application, id, send};

/// A way to a server on which every connection breaks after some bytes of answer.
struct Cutter {
    url: String,
    /// Breaks every connection that runs.
    cut: Arc<Notify>,
    closed: Arc<AtomicBool>,
    connections: Arc<AtomicUsize>,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Cutter {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Cutter {
    async fn before(world: &World, cut_after: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let to = world.server.addr;
        let (cut, closed, connections) = (
            Arc::new(Notify::new()),
            Arc::new(AtomicBool::new(false)),
            Arc::new(AtomicUsize::new(0)),
        );
        let (at_once, shut, count) = (
            Arc::clone(&cut),
            Arc::clone(&closed),
            Arc::clone(&connections),
        );
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let number = count.fetch_add(1, Ordering::SeqCst);
                if shut.load(Ordering::SeqCst) {
                    continue;
                }
                // Never at the same place twice in a row.
                let budget = cut_after + number % 97 * 3;
                let at_once = Arc::clone(&at_once);
                tokio::spawn(async move {
                    if let Ok(server) = TcpStream::connect(to).await {
                        tokio::select! {
                            () = pass(stream, server, budget) => {}
                            () = at_once.notified() => {}
                        }
                    }
                });
            }
        });
        Self {
            url,
            cut,
            closed,
            connections,
            task,
        }
    }
}

/// Passes bytes on, and breaks the connection when so many came from the server.
async fn pass(client: TcpStream, server: TcpStream, mut budget: usize) {
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let up = async {
        // Whoever asks says nothing more; the way down decides when it ends.
        let _ = tokio::io::copy(&mut from_client, &mut to_server).await;
        std::future::pending::<()>().await;
    };
    let down = async {
        let mut bytes = [0; 512];
        while budget > 0 {
            let Ok(count) = from_server.read(&mut bytes).await else {
                break;
            };
            let passed = count.min(budget);
            if count == 0 || to_client.write_all(&bytes[..passed]).await.is_err() {
                break;
            }
            budget -= passed;
        }
    };
    tokio::select! {
        () = up => {}
        () = down => {}
    }
}

fn client(url: &str, token: &str) -> Client {
    let options = ClientOptions {
        feed_pause: Duration::from_millis(1),
        ..ClientOptions::default()
    };
    let client = Client::new(url, options).unwrap();
    client.use_token(token);
    client
}

/// A client that does not wait long for a word of the feed.
fn impatient(server: &Hostile) -> Client {
    let options = ClientOptions {
        connect_timeout: Duration::from_millis(300),
        feed_first_word: Duration::from_millis(300),
        feed_silence: Duration::from_millis(300),
        feed_pause: Duration::from_millis(1),
        ..ClientOptions::default()
    };
    Client::new(&server.url, options).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_changes_come_through_a_connection_that_breaks_all_the_time() {
    const CASES: usize = 20;
    const NOTES: u64 = 50;
    let world = World::open().await;
    let gateway = world.sign_in("gateway").await;
    let mut cases = Vec::new();
    for n in 0..CASES {
        cases.push(id(&gateway.receive(&application(&format!("R-{n}"))).await));
    }
    let voice = world.sign_in("executor").await;
    let way = Cutter::before(&world, 900).await;
    let mut follower = Follower::new(client(&way.url, &voice.token));
    assert_eq!(follower.next().await, Some(Followed::Live));
    let writers: Vec<_> = cases
        .iter()
        .map(|case| tokio::spawn(write_notes(voice.clone(), case.clone(), NOTES)))
        .collect();
    let mut told = Vec::new();
    while told.len() < CASES * usize::try_from(NOTES).unwrap() {
        match follower.next().await.expect("it goes on") {
            Followed::Happened(news) => told.extend(news.into_iter().map(|news| match news {
                FeedNews::Changed(change) => (change.case_id, change.version),
                other => panic!("{other:?}"),
            })),
            Followed::Live | Followed::Broken(_) => {}
            other => panic!("{other:?}"),
        }
    }
    for writer in writers {
        writer.await.unwrap();
    }
    let each: BTreeSet<(CaseId, u64)> = told.iter().copied().collect();
    assert_eq!(each.len(), told.len(), "nothing is told twice");
    let all: BTreeSet<(CaseId, u64)> = cases
        .iter()
        .flat_map(|case| (3..3 + NOTES).map(|version| (case.parse().unwrap(), version)))
        .collect();
    assert_eq!(each, all, "nothing is left out");
    for case in cases {
        let case = case.parse().unwrap();
        let versions = told.iter().filter(|(of, _)| *of == case);
        assert!(versions.map(|(_, version)| version).is_sorted());
    }
    let connections = way.connections.load(Ordering::SeqCst);
    assert!(connections > 20, "it broke {connections} times");
}

async fn write_notes(voice: Voice, case: String, count: u64) {
    let note = json!({ "command": "add-note", "text": "n" });
    for version in 2..2 + count {
        voice.command(&case, version, &note).await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_away_for_too_long_begins_anew() {
    let world = World::open_set(OfficeMode::Demo, |settings| {
        settings.limits.feed_changes = 8;
    })
    .await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    let way = Cutter::before(&world, 100_000).await;
    let mut follower = Follower::new(client(&way.url, &voice.token));
    assert_eq!(follower.next().await, Some(Followed::Live));
    write_notes(voice.clone(), case.clone(), 1).await;
    assert!(matches!(
        follower.next().await,
        Some(Followed::Happened(news)) if news.len() == 1
    ));
    // The way is closed, and the connection that runs breaks.
    way.closed.store(true, Ordering::SeqCst);
    way.cut.notify_waiters();
    let broken = follower.next().await;
    assert!(matches!(broken, Some(Followed::Broken(_))), "{broken:?}");
    let store = world.server.office.store();
    let mut version = 3;
    // Whoever has heard the first can go on with the second.
    while store.oldest_feed_id().await.unwrap() <= Some(2) {
        let note = json!({ "command": "add-note", "text": "n" });
        voice.command(&case, version, &note).await.expect(200);
        version += 1;
    }
    way.closed.store(false, Ordering::SeqCst);
    assert_eq!(follower.next().await, Some(Followed::Live));
    let error = client(&world.server.url(), &voice.token)
        .changes(Some(1))
        .await
        .unwrap_err();
    assert!(error.is(ProblemKind::ResyncNeeded), "{error:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_over_is_told_and_ends_the_following() {
    let world = World::open().await;
    let voice = world.sign_in("executor").await;
    let mut follower = Follower::new(client(&world.server.url(), &voice.token));
    assert_eq!(follower.next().await, Some(Followed::Live));
    send(voice.request(Method::DELETE, "/v1/sessions/current")).await;
    let broken = follower.next().await;
    assert!(matches!(broken, Some(Followed::Broken(_))), "{broken:?}");
    let over = follower.next().await;
    assert!(matches!(over, Some(Followed::SessionOver(_))), "{over:?}");
    assert_eq!(follower.next().await, None);
}

#[tokio::test]
async fn what_cannot_stream_is_left_alone_and_said_once() {
    let not_found = json!({
        "type": "urn:kezek:problem:not-found", "title": "There is no such thing here.",
        "status": 404,
    })
    .to_string();
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n";
    for manner in [
        // An older server.
        Manner::Send(answer(
            "404 Not Found",
            "application/problem+json",
            not_found,
        )),
        // A login page.
        Manner::Send(answer("200 OK", "text/html", "<html>Wi-Fi</html>")),
        // A proxy that collects the stream before it passes it on.
        Manner::SendAndHang(head.as_bytes().to_vec()),
        Manner::Hang,
    ] {
        let server = Hostile::start(manner).await;
        let mut follower = Follower::new(impatient(&server));
        let told = follower.next().await;
        assert!(matches!(told, Some(Followed::Unavailable(_))), "{told:?}");
    }
}

/// Returns what following a server that sends `body` as a stream ends with.
async fn end_of(body: &str) -> ClientError {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n";
    let server = Hostile::start(Manner::SendAndHang(format!("{head}{body}").into_bytes())).await;
    let mut follower = Follower::new(impatient(&server));
    loop {
        match follower.next().await.expect("it goes on") {
            Followed::Live | Followed::Happened(_) => {}
            Followed::Broken(error) => return error,
            other => panic!("{other:?}"),
        }
    }
}

const READY: &str = "event: ready\ndata: {\"keep_alive_seconds\":15}\nid: 1\n\n";

#[tokio::test]
async fn a_stream_that_breaks_the_rules_is_broken_off() {
    let error = end_of(READY).await;
    assert!(matches!(error, ClientError::TimedOut { .. }), "{error:?}");
    let endless = "x".repeat(100_000);
    for body in [
        format!("{READY}data: {endless}"),
        format!("{READY}{}", "data: x\n".repeat(20_000)),
        endless,
    ] {
        let error = end_of(&body).await;
        assert!(matches!(error, ClientError::TooLarge { .. }), "{error:?}");
    }
    for body in [
        format!("{READY}event: change\ndata: {{}}\n\n"),
        format!("{READY}event: change\ndata: [[[[\n\n"),
        format!("{READY}event: lease-lost\ndata: \"x\"\n\n"),
        format!("{READY}id: \u{1b}[2J\n\n"),
        "event: ready\ndata: no\n\n".to_owned(),
        "event: counts\ndata: {}\n\n".to_owned(),
    ] {
        let error = end_of(&body).await;
        assert!(matches!(error, ClientError::Garbled { .. }), "{error:?}");
        assert!(!error.to_string().contains('\u{1b}'));
    }
}

#[tokio::test]
async fn events_of_a_newer_server_are_passed_over() {
    let body = format!(
        "{READY}: alive\n\nevent: weather\ndata: rain\n\nevent: counts\ndata: {{\"new\":1}}\n\n"
    );
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\n\r\n";
    let server = Hostile::start(Manner::SendAndHang(format!("{head}{body}").into_bytes())).await;
    let mut follower = Follower::new(impatient(&server));
    assert_eq!(follower.next().await, Some(Followed::Live));
    assert_eq!(
        follower.next().await,
        Some(Followed::Happened(vec![FeedNews::Counts]))
    );
}

#[tokio::test]
async fn a_client_that_closes_ends_the_following() {
    let server = Hostile::start(Manner::Hang).await;
    let client = impatient(&server);
    let mut follower = Follower::new(client.clone());
    let task = tokio::spawn(async move { follower.next().await });
    client.close();
    assert_eq!(task.await.unwrap(), None);
}
