//! The real program, killed without warning while it writes: what it answered is there, what it
//! did not answer took effect once or not at all, and the chain holds.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use kezek::store::{DatabaseUrl, Mode, Store, StoreOptions};
use serde_json::{Value, json};

use crate::api::world::{PASSWORD, Voice, application, client, id};
use crate::engines::on_postgres;

fn kezek(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kezek"));
    let database = format!("sqlite:{}", folder.join("kezek.db").display());
    command
        .args(arguments)
        .env("KEZEK_DATABASE", database)
        .env("KEZEK_LANG", "en")
        .env_remove("KEZEK_CONFIG")
        .env_remove("KEZEK_LISTEN");
    command
}

fn add_account(folder: &Path, login: &str, post: &str) {
    let arguments = [
        "user",
        "add",
        login,
        "--name",
        login,
        "--role",
        post,
        "--password-stdin",
    ];
    let mut child = kezek(folder, &arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a standard input");
    writeln!(stdin, "{PASSWORD}").expect("it reads the password");
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
}

/// Starts the server, and returns it with its address.
fn serve(folder: &Path) -> (Child, String) {
    let arguments = [
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--clock",
        "2026-03-10T10:30",
    ];
    let mut child = kezek(folder, &arguments)
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let errors = child.stderr.take().expect("a standard error");
    let mut lines = BufReader::new(errors).lines();
    let first = lines.next().expect("it says something").expect("text");
    let url = first
        .split_whitespace()
        .find(|word| word.starts_with("http://"))
        .expect("it says where it serves")
        .trim_end_matches(',')
        .to_owned();
    // Whatever else it says is read, so that it never waits for us.
    std::thread::spawn(move || for _ in lines {});
    (child, url)
}

async fn sign_in(url: &str, login: &str) -> Voice {
    Voice::sign_in(client(), url, login).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_server_lost_nothing_it_answered_and_doubled_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    add_account(folder.path(), "gateway", "gateway:almaty");
    add_account(folder.path(), "executor", "executor:almaty");
    let (mut server, url) = serve(folder.path());
    let gateway = sign_in(&url, "gateway").await;
    let mut cases = Vec::new();
    for n in 0..4 {
        cases.push(id(&gateway.receive(&application(&format!("R-{n}"))).await));
    }
    let mut url = url;
    for round in 0..4_u64 {
        let voice = sign_in(&url, "executor").await;
        let mut writers = Vec::new();
        for case in cases.clone() {
            let voice = voice.clone();
            let version = voice.version(&case).await;
            writers.push(tokio::spawn(write_until_killed(
                voice, case, version, round,
            )));
        }
        tokio::time::sleep(Duration::from_millis(150 + 70 * round)).await;
        server.kill().expect("it is killed");
        server.wait().expect("it is gone");
        let mut histories = Vec::new();
        for writer in writers {
            histories.push(writer.await.expect("a history"));
        }
        (server, url) = serve(folder.path());
        let voice = sign_in(&url, "executor").await;
        for history in histories {
            check(&voice, history).await;
        }
    }
    server.kill().expect("it is killed");
    server.wait().expect("it is gone");
    let store = Store::open(&StoreOptions {
        database: DatabaseUrl::sqlite(folder.path().join("kezek.db")),
        papers: folder.path().join("papers"),
        mode: Mode::ReadWrite,
        readers: 2,
    })
    .await
    .expect("it opens");
    assert_eq!(store.verify(None).await.expect("it is read").faults, []);
    store.close().await;
    let verified = kezek(folder.path(), &["audit", "verify"])
        .stdout(Stdio::null())
        .status();
    assert!(verified.expect("it runs").success());
}

/// What one writer knows when the server is gone.
struct History {
    case: String,
    /// The last version that was answered.
    answered: u64,
    /// The command that got no answer.
    lost: Option<(String, Value)>,
}

async fn write_until_killed(voice: Voice, case: String, version: u64, round: u64) -> History {
    let mut history = History {
        case,
        answered: version,
        lost: None,
    };
    loop {
        let version = history.answered;
        let key = format!("{round}-{version}-{}", history.case);
        let note = json!({ "command": "add-note", "text": format!("Note on {version}.") });
        let request = voice.keyed(&history.case, version, &key, &note);
        match request.send().await {
            Ok(answer) if answer.status() == 200 => history.answered = version + 1,
            Ok(answer) => panic!("it answered {}", answer.status()),
            Err(_) => {
                history.lost = Some((key, note));
                return history;
            }
        }
    }
}

async fn check(voice: &Voice, history: History) {
    let (case, answered) = (history.case, history.answered);
    let version = voice.version(&case).await;
    let (key, note) = history.lost.expect("the last one had no answer");
    assert!(
        version == answered || version == answered + 1,
        "answered {answered}, stored {version}"
    );
    let state = voice.get(&format!("/v1/commands/{key}")).await.expect(200);
    let recorded = version == answered + 1;
    assert_eq!(state["state"], if recorded { "done" } else { "unknown" });
    // Sent again under its key it takes effect once, whichever it was.
    let again = voice.keyed(&case, answered, &key, &note);
    let again = crate::api::world::send(again).await.expect(200);
    assert_eq!(again["version"], answered + 1);
    assert_eq!(voice.version(&case).await, answered + 1);
}

on_postgres! {
    a_killed_server_lost_nothing_it_answered_and_doubled_nothing,
}
