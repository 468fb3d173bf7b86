//! The demo as a program: it serves what the script says, and leaves nothing behind.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command as Process, Stdio};

use kezek::casework::command::Sign;
use kezek::casework::queue::Row;
use kezek::casework::queue::fold::fold;
use kezek::casework::{Command, Login};
use kezek::client::{Client, ClientOptions, Fresh};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use super::office::{cases, world};

/// A demo without a screen, in a folder for temporary files of its own.
struct Demo {
    process: Child,
    opened: Value,
}

impl Demo {
    fn open(temporary: &Path) -> Self {
        let mut process = Process::new(env!("CARGO_BIN_EXE_kezek"))
            .args(["demo", "--headless", "--lang", "en"])
            .env("TMPDIR", temporary)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let output = process.stdout.take().expect("its output is piped");
        let mut line = String::new();
        BufReader::new(output)
            .read_line(&mut line)
            .expect("it says where it is");
        Self {
            process,
            opened: serde_json::from_str(&line).expect("one line of JSON"),
        }
    }

    async fn sign_in(&self, login: &str) -> Client {
        let accounts = self.opened["accounts"].as_array().expect("accounts");
        let account = accounts
            .iter()
            .find(|account| account["login"] == login)
            .expect("the account is listed");
        let password = account["password"].as_str().expect("a password");
        let url = self.opened["url"].as_str().expect("a url");
        let client = Client::new(url, ClientOptions::default()).expect("an address");
        client
            .sign_in(login, password)
            .await
            .expect("the password is right");
        client
    }

    fn signal(&self, signal: Signal) {
        let id = i32::try_from(self.process.id()).expect("a process id");
        let id = Pid::from_raw(id).expect("a process id");
        kill_process(id, signal).expect("it runs");
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // A test that failed leaves no server behind.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

async fn rows(client: &Client, slug: &str) -> Vec<Row> {
    match client.queue_rows(slug, None).await.expect("the queue") {
        Fresh::New { value, .. } => value,
        Fresh::NotModified => panic!("nothing was known before"),
    }
}

/// Recomputes every chain and fold of the demo whose folder lies in `temporary`; how many cases.
fn verified(temporary: &Path) -> usize {
    let folder = std::fs::read_dir(temporary)
        .expect("the folder")
        .next()
        .expect("the demo's own")
        .expect("it can be read");
    let database = format!("sqlite:{}", folder.path().join("kezek.db").display());
    let output = Process::new(env!("CARGO_BIN_EXE_kezek"))
        .args(["audit", "verify", "--json", "--database", &database])
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
    let report: Value = serde_json::from_str(&said).expect("JSON");
    usize::try_from(report["cases"].as_u64().expect("a count")).expect("a small count")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_demo_serves_its_story_and_leaves_nothing_behind() {
    let temporary = tempfile::tempdir().expect("a folder");
    let mut demo = Demo::open(temporary.path());
    let now = demo.opened["now"].as_str().expect("law time");
    assert!(now.starts_with("2026-03-12T04:00:"), "{now}");
    let listed = demo.opened["accounts"].as_array().expect("accounts").len();
    assert_eq!(listed, world().accounts.len());

    let auditor = demo.sign_in("o.vlasova").await;
    let mut served = rows(&auditor, "open").await;
    served.extend(rows(&auditor, "closed").await);
    assert_eq!(served.len(), cases().len());
    for (reference, dossier) in cases() {
        let applicant = &dossier.case.application.applicant;
        let row = served
            .iter()
            .find(|row| row.search.contains(&fold(reference)))
            .unwrap_or_else(|| panic!("{reference} is in a queue"));
        assert_eq!(row.applicant, applicant.full_name(), "{reference}");
        assert_eq!(row.status, dossier.case.status.kind(), "{reference}");
        assert_eq!(row.stage, dossier.case.stage, "{reference}");
        assert_eq!(row.edition, dossier.case.edition, "{reference}");
        let due_at = dossier.case.next_due().and_then(|due| due.binding_due_at);
        assert_eq!(row.due_at, due_at, "{reference}");
    }

    assert_eq!(verified(temporary.path()), cases().len());

    let supervisor = demo.sign_in("e.nurlanov").await;
    let to_sign = rows(&supervisor, "sign-off").await;
    let row = to_sign
        .iter()
        .find(|row| row.search.contains(&fold("demo-refusal-to-sign")))
        .expect("it waits for a signature");
    let sign = Command::Sign(Sign::default());
    let key = uuid::Uuid::from_u128(1);
    let answer = supervisor
        .command(row.id, &sign, row.version, key, false)
        .await
        .expect("it can be signed at once");
    assert!(answer.events.contains(&"letter-issued".to_owned()));
    let day = supervisor
        .demo_next_working_day()
        .await
        .expect("a demo goes on");
    assert_eq!(day.now.to_rfc3339(), "2026-03-13T04:00:00+00:00");
    let executor = demo.sign_in("a.omarova").await;
    let me = Login::parse("a.omarova").expect("a login");
    assert!(
        rows(&executor, "my-cases")
            .await
            .iter()
            .all(|row| row.assigned_to.as_ref() == Some(&me))
    );

    demo.signal(Signal::TERM);
    let ended = demo.process.wait().expect("it ends");
    assert!(ended.success(), "{ended}");
    let left: Vec<_> = std::fs::read_dir(temporary.path())
        .expect("the folder")
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_demo_is_not_kept_over_something_else() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("letter.txt"), "mine").expect("it is written");
    let output = Process::new(env!("CARGO_BIN_EXE_kezek"))
        .args(["demo", "--headless", "--lang", "en", "--keep"])
        .arg(folder.path())
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(message.contains("holds something already"), "{message}");
    assert!(output.stdout.is_empty());
}
