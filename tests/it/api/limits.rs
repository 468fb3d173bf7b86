//! How much somebody may ask, from where, and how a server is reached.

use std::io::{Read, Write};
use std::time::Duration;

use kezek::settings::Settings;
use kezek::wire::session::OfficeMode;
use reqwest::Method;
use serde_json::json;

use super::world::{PASSWORD, World, send};
use crate::engines::on_postgres;

fn settings(text: &str) -> Settings {
    Settings::overridden("kezek.toml", text).expect("settings")
}

#[tokio::test]
async fn an_account_that_asks_too_much_waits_and_nobody_else_does() {
    let few = settings("[limits]\naccount_requests_per_minute = 40\n");
    let world = World::open_with(OfficeMode::Production, few).await;
    let voice = world.sign_in("executor").await;
    let mut refused = None;
    for _ in 0..60 {
        let answer = voice.get("/v1/me").await;
        if answer.status == 429 {
            refused = Some(answer);
            break;
        }
        answer.expect(200);
    }
    let refused = refused.expect("it is refused at last");
    refused.problem(429, "too-many-requests");
    assert!(refused.header("retry-after").parse::<u64>().unwrap() >= 1);
    let other = world.sign_in("supervisor").await;
    other.get("/v1/me").await.expect(200);
    // A wrong token draws on nobody.
    for _ in 0..30 {
        let wrong = world
            .anonymous(Method::GET, "/v1/me")
            .bearer_auth("0".repeat(64));
        send(wrong).await.problem(401, "not-signed-in");
    }
    other.get("/v1/me").await.expect(200);
}

#[tokio::test]
async fn an_address_that_asks_too_much_waits_and_a_claimed_one_is_not_believed() {
    let few = settings("[limits]\naddress_requests_per_minute = 40\n");
    let world = World::open_with(OfficeMode::Production, few).await;
    let ask = |n: u32| {
        let request = world.anonymous(Method::GET, "/health/live");
        send(request.header("x-forwarded-for", format!("203.0.113.{n}")))
    };
    let mut statuses = Vec::new();
    for n in 0..30 {
        statuses.push(ask(n).await.status.as_u16());
    }
    assert!(statuses.contains(&429), "{statuses:?}");

    let proxied = "[server]\nproxies = [\"127.0.0.1\"]\n[limits]\n\
                   address_requests_per_minute = 40\n";
    let world = World::open_with(OfficeMode::Production, settings(proxied)).await;
    for n in 0..30 {
        let request = world.anonymous(Method::GET, "/health/live");
        let request = request.header("x-forwarded-for", format!("203.0.113.{n}"));
        send(request).await.expect(200);
    }
}

// SQLite only: what is tried is the socket.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_sends_no_headers_is_not_waited_for() {
    let quick = settings("[limits]\nheader_seconds = 1\n");
    let world = World::open_with(OfficeMode::Demo, quick).await;
    let address = world.server.addr;
    let ended = tokio::task::spawn_blocking(move || {
        let mut socket = std::net::TcpStream::connect(address).unwrap();
        socket
            .set_read_timeout(Some(Duration::from_secs(30)))
            .unwrap();
        socket
            .write_all(b"GET /health/live HTTP/1.1\r\nhost: x\r\n")
            .unwrap();
        let mut rest = Vec::new();
        socket.read_to_end(&mut rest).map(|_| rest)
    });
    let rest = ended.await.unwrap().expect("the server hangs up");
    assert!(!rest.starts_with(b"HTTP/1.1 200"));
}

#[tokio::test]
async fn metrics_count_answers_and_are_for_this_machine_or_whoever_has_the_token() {
    let world = World::open().await;
    let voice = world.sign_in("executor").await;
    voice.get("/v1/me").await.expect(200);
    let _following = voice
        .request(Method::GET, "/v1/changes")
        .send()
        .await
        .unwrap();
    let text = send(world.anonymous(Method::GET, "/metrics")).await;
    text.expect(200);
    let text = text.text();
    for part in [
        "kezek_requests_total{method=\"GET\",route=\"/v1/me\",status=\"200\"}",
        "kezek_request_seconds_bucket",
        "kezek_writer_group_plans_bucket",
        "kezek_writer_commit_seconds_bucket",
        "kezek_quarantine 0",
        "kezek_sessions_seen",
        "kezek_streams 1",
        "kezek_feed_lines_behind 0",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    assert!(!text.contains("executor"), "{text}");

    // What a proxy hands on that nobody named comes from anywhere.
    for header in ["x-forwarded-for", "forwarded", "x-real-ip"] {
        let handed_on = world.anonymous(Method::GET, "/metrics");
        let handed_on = handed_on.header(header, "127.0.0.1");
        send(handed_on).await.problem(404, "not-found");
    }

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("token");
    std::fs::write(&path, "a-token-of-the-monitoring\n").unwrap();
    let token = format!("[server]\nmetrics_token_file = {path:?}\n");
    let world = World::open_with(OfficeMode::Demo, settings(&token)).await;
    let bare = send(world.anonymous(Method::GET, "/metrics")).await;
    bare.problem(404, "not-found");
    let wrong = world.anonymous(Method::GET, "/metrics").bearer_auth("x");
    send(wrong).await.problem(404, "not-found");
    let right = world.anonymous(Method::GET, "/metrics");
    send(right.bearer_auth("a-token-of-the-monitoring"))
        .await
        .expect(200);
}

#[tokio::test]
async fn what_cannot_be_written_to_is_not_ready_and_what_is_late_says_so() {
    let quick = settings("[limits]\nrequest_seconds = 1\n");
    let world = World::open_with(OfficeMode::Demo, quick).await;
    let voice = world.sign_in("executor").await;
    let mut raw = world.database.connect(false).await;
    raw.hold().await;
    // Whatever is written waits for longer than a request may take.
    let body = json!({ "login": "executor", "password": PASSWORD });
    let late = send(world.anonymous(Method::POST, "/v1/sessions").json(&body)).await;
    late.problem(503, "not-in-time");
    assert_eq!(late.header("retry-after"), "2");
    // Reading goes on. What was written a moment ago is believed that long.
    voice.get("/v1/queues").await.expect(200);
    let refused = loop {
        let ready = send(world.anonymous(Method::GET, "/health/ready")).await;
        if ready.status != 200 {
            break ready;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    assert_eq!(refused.status, 503, "{}", refused.text());
    raw.close().await;
    loop {
        let ready = send(world.anonymous(Method::GET, "/health/ready")).await;
        if ready.status == 200 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

// SQLite only: what is tried is the socket.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_that_does_not_come_in_time_is_refused_as_such() {
    let quick = settings("[limits]\nrequest_seconds = 1\n");
    let world = World::open_with(OfficeMode::Demo, quick).await;
    let address = world.server.addr;
    let told = tokio::task::spawn_blocking(move || {
        let mut socket = std::net::TcpStream::connect(address).unwrap();
        socket
            .set_read_timeout(Some(Duration::from_secs(30)))
            .unwrap();
        socket
            .write_all(
                b"POST /v1/sessions HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n\
                  content-length: 100\r\n\r\n{\"login\": ",
            )
            .unwrap();
        let mut told = String::new();
        socket.read_to_string(&mut told).map(|_| told)
    });
    let told = told
        .await
        .unwrap()
        .expect("the server answers and hangs up");
    assert!(told.starts_with("HTTP/1.1 408"), "{told}");
    assert!(told.contains("urn:kezek:problem:body-too-slow"), "{told}");
}

#[tokio::test]
async fn a_store_in_quarantine_is_not_ready_and_still_alive() {
    let world = World::open().await;
    world.server.office.store().enter_quarantine("a test");
    let ready = send(world.anonymous(Method::GET, "/health/ready")).await;
    ready.problem(503, "unavailable");
    let live = send(world.anonymous(Method::GET, "/health/live")).await;
    live.expect(200);
    let text = send(world.anonymous(Method::GET, "/metrics")).await.text();
    assert!(text.contains("kezek_quarantine 1"), "{text}");
}

#[tokio::test]
async fn other_machines_are_listened_to_only_over_an_encrypted_connection() {
    for (text, starts) in [("", false), ("[server]\nbehind_proxy = true\n", true)] {
        let outcome = World::try_open("0.0.0.0:0", settings(text)).await;
        assert_eq!(outcome.is_ok(), starts, "{text}");
        if let Ok(server) = outcome {
            server.shutdown().await.unwrap();
        }
    }
}

// SQLite only: what is tried is the socket.
#[tokio::test]
async fn a_server_with_a_certificate_speaks_tls_and_reads_it_anew() {
    let folder = tempfile::tempdir().unwrap();
    let (certificate, key) = (folder.path().join("c.pem"), folder.path().join("k.pem"));
    let made = std::process::Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
        ])
        .args(["-nodes", "-days", "2", "-subj", "/CN=localhost"])
        .args(["-addext", "subjectAltName=IP:127.0.0.1"])
        .args(["-addext", "basicConstraints=critical,CA:FALSE"])
        .arg("-keyout")
        .arg(&key)
        .arg("-out")
        .arg(&certificate)
        .output();
    if !made.is_ok_and(|made| made.status.success()) {
        assert!(
            std::env::var_os("KEZEK_CI").is_none(),
            "there is no openssl to make a certificate with"
        );
        eprintln!("SKIPPED: there is no openssl to make a certificate with");
        return;
    }
    let text = format!("[server]\ntls = {{ certificate = {certificate:?}, key = {key:?} }}\n");
    let world = World::open_with(OfficeMode::Demo, settings(&text)).await;
    assert!(world.server.url().starts_with("https://"));
    let pem = std::fs::read(&certificate).unwrap();
    let trusting = reqwest::Client::builder()
        .tls_certs_only([reqwest::Certificate::from_pem(&pem).unwrap()])
        .build()
        .unwrap();
    let live = format!("{}/health/live", world.server.url());
    send(trusting.get(&live)).await.expect(200);
    // Whoever does not know the certificate does not go on.
    assert!(world.http.get(&live).send().await.is_err());
    world.server.renew_certificate().await.unwrap();
    std::fs::write(&key, "rubbish").unwrap();
    assert!(world.server.renew_certificate().await.is_err());
    send(trusting.get(&live)).await.expect(200);
}

on_postgres! {
    an_account_that_asks_too_much_waits_and_nobody_else_does,
    an_address_that_asks_too_much_waits_and_a_claimed_one_is_not_believed,
    metrics_count_answers_and_are_for_this_machine_or_whoever_has_the_token,
    what_cannot_be_written_to_is_not_ready_and_what_is_late_says_so,
    a_store_in_quarantine_is_not_ready_and_still_alive,
    other_machines_are_listened_to_only_over_an_encrypted_connection,
}
