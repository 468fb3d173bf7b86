//! What stands in the log of a server: nothing of anybody. Names, numbers, passwords and tokens are
//! planted in everything that is sent; the log of the run, at its most talkative, has none of them.

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::sync::mpsc;

use kezek::store::DatabaseUrl;
use reqwest::Method;
use serde_json::json;

use super::world::{PASSWORD, Voice, application, client, id, send};
use crate::program::Place;

const PLANTED: [&str; 6] = [
    "Okafor",
    "Adaeze",
    "900115300003",
    "A1234567",
    "Canary-of-a-note",
    "canary-of-a-password",
];

// SQLite only: what is tried is the log.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_of_a_server_names_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let database = DatabaseUrl::sqlite(folder.path().join("kezek.db"));
    let place = Place::of(&database, folder.path());
    place.add_account("canary.executor", "executor:almaty");
    place.add_account("canary.gateway", "gateway:almaty");
    let mut child = place
        .serving()
        .args(["--log", "json"])
        .env("KEZEK_LOG", "trace,hyper=info,h2=info,rustls=info")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let stderr = child.stderr.take().expect("a standard error");
    let (said, listens) = mpsc::channel();
    let reading = std::thread::spawn(move || {
        let mut text = String::new();
        for line in BufReader::new(stderr).lines().map_while(Result::ok) {
            let mut words = line.split_whitespace();
            if let Some(url) = words.find(|word| word.starts_with("http://")) {
                let _ = said.send(url.trim_end_matches([',', '.', '/']).to_owned());
            }
            text.push_str(&line);
            text.push('\n');
        }
        text
    });
    let url = listens.recv().expect("the server listens");

    let gateway = Voice::sign_in(client(), &url, "canary.gateway").await;
    let case = id(&gateway.receive(&application("R-canary")).await);
    let voice = Voice::sign_in(client(), &url, "canary.executor").await;
    voice.get(&format!("/v1/cases/{case}")).await.expect(200);
    let why = json!({ "reason": "Canary-of-a-note" });
    let reveal = format!("/v1/cases/{case}/personal-numbers");
    let revealed = voice.post(&reveal, &why).await.expect(200);
    assert_eq!(revealed["applicant"], "900115300003");
    let note = json!({ "command": "add-note", "text": "Canary-of-a-note" });
    let version = voice.version(&case).await;
    voice.command(&case, version, &note).await.expect(200);
    voice
        .command(&case, 1, &note)
        .await
        .problem(412, "version-conflict");
    let wrong = json!({ "login": "canary.executor", "password": "canary-of-a-password" });
    let sessions = client().post(format!("{url}/v1/sessions"));
    send(sessions.json(&wrong))
        .await
        .problem(401, "sign-in-failed");
    for path in [
        "/v1/queues/open/cases?filter=Okafor",
        "/v1/queues/open/cases?filter=colour:Okafor",
        "/v1/queues/open/cases?Okafor=900115300003",
        "/v1/cases/Okafor",
        "/v1/Okafor",
    ] {
        voice.get(path).await;
    }
    let broken = voice.request(Method::POST, &format!("/v1/cases/{case}/commands"));
    let broken = broken
        .header("content-type", "application/json")
        .body("{\"Okafor\":");
    send(broken).await;
    let tokens = [gateway.token.clone(), voice.token.clone()];

    let pid = child.id().to_string();
    let told = std::process::Command::new("kill")
        .args(["-TERM", &pid])
        .status();
    assert!(told.unwrap().success());
    assert!(child.wait().unwrap().success());
    let text = reading.join().unwrap();
    let answered = text
        .lines()
        .filter(|line| line.contains("\"answered\""))
        .count();
    assert!(answered >= 15, "{answered} lines of {text}");
    for planted in PLANTED
        .into_iter()
        .chain([PASSWORD])
        .chain(tokens.iter().map(String::as_str))
    {
        let found: Vec<&str> = text.lines().filter(|line| line.contains(planted)).collect();
        assert!(found.is_empty(), "{planted} stands in the log: {found:#?}");
    }
    for line in text.lines().filter(|line| line.starts_with('{')) {
        let line: serde_json::Value = serde_json::from_str(line).expect("one object a line");
        assert!(line["timestamp"].is_string(), "{line}");
        assert!(!line.to_string().contains("canary.executor"), "{line}");
    }
}
