//! The real program, killed without warning while it writes: what it answered is there, what it
//! did not answer took effect once or not at all, and the chain holds.

use std::time::Duration;

use serde_json::{Value, json};

use super::times;
use crate::api::world::{Voice, application, client, id};
use crate::engines::{Database, on_postgres};
use crate::program::Place;

async fn sign_in(url: &str, login: &str) -> Voice {
    Voice::sign_in(client(), url, login).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_server_lost_nothing_it_answered_and_doubled_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::empty(folder.path()).await;
    let place = Place::of(&database.url, folder.path());
    place.add_account("gateway", "gateway:almaty");
    place.add_account("executor", "executor:almaty");
    let mut server = place.serve();
    let gateway = sign_in(&server.url, "gateway").await;
    let mut cases = Vec::new();
    for n in 0..4 {
        cases.push(id(&gateway.receive(&application(&format!("R-{n}"))).await));
    }
    let (mut answered, mut in_flight) = (0, 0);
    for round in 0..times(4, 50) as u64 {
        let voice = sign_in(&server.url, "executor").await;
        let mut writers = Vec::new();
        for case in cases.clone() {
            let voice = voice.clone();
            let version = voice.version(&case).await;
            writers.push(tokio::spawn(write_until_killed(
                voice, case, version, round,
            )));
        }
        // Another moment each time: at once, in the middle of the first ones, after many.
        tokio::time::sleep(Duration::from_millis(3 + 37 * round % 211)).await;
        server.kill();
        let mut histories = Vec::new();
        for writer in writers {
            histories.push(writer.await.expect("a history"));
        }
        server = place.serve();
        let voice = sign_in(&server.url, "executor").await;
        for history in histories {
            answered += history.answered - history.began;
            in_flight += u64::from(check(&voice, history).await);
        }
    }
    println!("{answered} commands answered, {in_flight} recorded whose answer was lost");
    server.kill();
    place.assert_audit_is_clean();
}

/// What one writer knows when the server is gone.
struct History {
    case: String,
    began: u64,
    /// The last version that was answered.
    answered: u64,
    /// The command that got no answer.
    lost: Option<(String, Value)>,
}

async fn write_until_killed(voice: Voice, case: String, version: u64, round: u64) -> History {
    let mut history = History {
        case,
        began: version,
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

/// Holds what is stored against what was answered, and sends the lost command again. Returns
/// whether it had been recorded.
async fn check(voice: &Voice, history: History) -> bool {
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
    recorded
}

on_postgres! {
    a_killed_server_lost_nothing_it_answered_and_doubled_nothing,
}
