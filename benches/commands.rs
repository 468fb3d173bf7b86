//! How many commands a second the whole server takes, over HTTP, with everything on: sign-in,
//! scope, version, idempotency, audit chain, and every answer on the disk before it is given.
//!
//! `cargo bench --bench commands` measures SQLite, and PostgreSQL where it is installed (a private
//! one, with `fsync` on). Beside the figures stands what the disk does alone.
//!
//! Clients and server share the machine, so the server alone does more.

#[path = "../tests/it/engines.rs"]
#[expect(
    dead_code,
    unused_macros,
    unused_imports,
    reason = "the tests use the rest"
)]
mod engines;

use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use kezek::casework::{Login, Post, RawText};
use kezek::clock::Clock;
use kezek::lawbook::{ConfigSource, DEMO_POLICY, Lawbook};
use kezek::office::accounts::{self, AddAccount};
use kezek::papers::{PaperText, make_pdf};
use kezek::regulation::canonical::sha256_hex;
use kezek::regulation::{Role, UnitId};
use kezek::server::{ServerHandle, ServerOptions, start};
use kezek::settings::Settings;
use kezek::store::DatabaseUrl;
use kezek::wire::session::OfficeMode;
use serde_json::{Value, json};

const PASSWORD: &str = "құлан жортты далада";

/// How long each figure is measured.
const LASTS: Duration = Duration::from_secs(8);

fn main() {
    let runtime = tokio::runtime::Runtime::new().expect("an event loop");
    let folder = tempfile::tempdir().expect("a folder");
    println!(
        "the disk alone: {:.0} syncs of 4 kB a second",
        syncs_a_second(folder.path())
    );
    let sqlite = DatabaseUrl::sqlite(folder.path().join("kezek.db"));
    runtime.block_on(measure("SQLite", &sqlite, folder.path()));
    match engines::Cluster::start(true) {
        Some(cluster) => runtime.block_on(async {
            let database = cluster.database().await;
            measure("PostgreSQL", &database.url, folder.path()).await;
        }),
        None => println!("PostgreSQL: not installed here"),
    }
}

fn syncs_a_second(folder: &Path) -> f64 {
    let mut file = std::fs::File::create(folder.join("syncs")).expect("a file");
    let (begun, mut count) = (Instant::now(), 0_u32);
    while begun.elapsed() < Duration::from_secs(2) {
        file.write_all(&[7; 4096]).expect("it is written");
        file.sync_data().expect("it is synced");
        count += 1;
    }
    f64::from(count) / begun.elapsed().as_secs_f64()
}

async fn measure(name: &str, database: &DatabaseUrl, folder: &Path) {
    let server = serve(database, folder).await;
    for writers in [1, 16, 64] {
        let mut all = Vec::new();
        let cases = received(&server, writers).await;
        let begun = Instant::now();
        let tasks: Vec<_> = cases
            .into_iter()
            .map(|(voice, case)| tokio::spawn(write(voice, case, begun)))
            .collect();
        for task in tasks {
            all.extend(task.await.expect("it writes"));
        }
        let seconds = begun.elapsed().as_secs_f64();
        all.sort_unstable();
        let at = |share: usize| all[(all.len() * share / 100).min(all.len() - 1)];
        println!(
            "{name}, {writers:>2} at once: {:>6.0} commands a second, p50 {:.1} ms, p99 {:.1} ms",
            f64::from(u32::try_from(all.len()).expect("a count")) / seconds,
            at(50).as_secs_f64() * 1e3,
            at(99).as_secs_f64() * 1e3,
        );
    }
    let report = server
        .office
        .store()
        .verify(None)
        .await
        .expect("it is read");
    assert_eq!(report.faults, []);
    println!(
        "{name}: {} events, every chain and fold verified",
        report.events
    );
    server.shutdown().await.expect("it ends well");
}

async fn serve(database: &DatabaseUrl, folder: &Path) -> ServerHandle {
    // Nobody chose a provider before.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let source = ConfigSource::Embedded;
    let lawbook = Lawbook::load_with_policy(&source, DEMO_POLICY).expect("the law is sound");
    let settings = Settings::built_in();
    let now: DateTime<Utc> = "2026-03-10T05:30:00Z".parse().expect("a time");
    let server = start(ServerOptions {
        settings,
        lawbook: Arc::new(lawbook),
        clock: Clock::starting_at(now),
        wall: Clock::System,
        mode: OfficeMode::Demo,
        database: database.clone(),
        papers: folder.join("papers"),
        listen: "127.0.0.1:0".parse().expect("an address"),
    })
    .await
    .expect("it starts");
    for role in [Role::Gateway, Role::Executor] {
        let account = AddAccount {
            login: Login::parse(role.code()).expect("a login"),
            name: RawText::from(role.code()),
            password: PASSWORD.to_owned(),
            posts: vec![Post {
                role,
                unit: UnitId::parse("almaty").expect("a unit"),
            }],
        };
        accounts::add(server.office.store(), account, kezek::clock::wall_now())
            .await
            .expect("it is added");
    }
    server
}

#[derive(Clone)]
struct Voice {
    http: reqwest::Client,
    url: String,
    token: String,
}

impl Voice {
    async fn sign_in(url: String, login: &str) -> Self {
        let http = reqwest::Client::builder()
            .tls_certs_only([])
            .build()
            .expect("a client");
        let opened: Value = http
            .post(format!("{url}/v1/sessions"))
            .json(&json!({ "login": login, "password": PASSWORD }))
            .send()
            .await
            .expect("it answers")
            .json()
            .await
            .expect("a session");
        let token = opened["token"].as_str().expect("a token").to_owned();
        Self { http, url, token }
    }
}

/// Hands in one application for each writer.
async fn received(server: &ServerHandle, count: usize) -> Vec<(Voice, String)> {
    let gateway = Voice::sign_in(server.url(), Role::Gateway.code()).await;
    let executor = Voice::sign_in(server.url(), Role::Executor.code()).await;
    let mut papers = Vec::new();
    for document in [
        "application",
        "identity-document",
        "education-document",
        "work-experience",
    ] {
        let bytes = make_pdf(&PaperText {
            title: "Invented".to_owned(),
            lines: vec![document.to_owned()],
            stamp: None,
        })
        .expect("a paper");
        let sha256 = sha256_hex(&bytes);
        let put = gateway
            .http
            .put(format!("{}/v1/documents/{sha256}", gateway.url))
            .bearer_auth(&gateway.token)
            .body(bytes);
        let put = put.send().await.expect("it answers");
        assert!(put.status().is_success());
        papers.push(json!({ "document": document, "sha256": sha256,
                            "name": document, "expires_on": "2031-12-31" }));
    }
    let mut cases = Vec::new();
    for _ in 0..count {
        let application = json!({
            "service": "qualification-certificate", "request": "issue", "channel": "portal",
            "unit": "almaty", "filed_at": "2026-03-10T05:00:00Z", "language": "ru",
            "reference": uuid::Uuid::now_v7(),
            "applicant": { "family_name": "Okafor", "given_name": "Adaeze",
                           "born_on": "1990-01-15", "citizenship": "NGA",
                           "identity_number": "A1" },
            "details": { "profession": "Welder" }, "papers": papers,
        });
        let receipt: Value = gateway
            .http
            .post(format!("{}/v1/applications", gateway.url))
            .bearer_auth(&gateway.token)
            .json(&application)
            .send()
            .await
            .expect("it answers")
            .json()
            .await
            .expect("a receipt");
        let case = receipt["case_id"]
            .as_str()
            .unwrap_or_else(|| panic!("{receipt}"));
        cases.push((executor.clone(), case.to_owned()));
    }
    cases
}

/// Adds notes to a case one after the other, and returns how long each took.
async fn write(voice: Voice, case: String, begun: Instant) -> Vec<Duration> {
    let mut took = Vec::new();
    let mut version = 2_u64;
    while begun.elapsed() < LASTS {
        let sent = Instant::now();
        let answer = voice
            .http
            .post(format!("{}/v1/cases/{case}/commands", voice.url))
            .bearer_auth(&voice.token)
            .header("if-match", format!("\"{version}\""))
            .header("idempotency-key", uuid::Uuid::now_v7().to_string())
            .json(&json!({ "command": "add-note", "text": format!("Note on {version}.") }))
            .send()
            .await
            .expect("it answers");
        assert_eq!(answer.status(), 200);
        // The answer is taken in whole before the next one is asked for.
        answer.bytes().await.expect("it is whole");
        version += 1;
        took.push(sent.elapsed());
    }
    took
}
