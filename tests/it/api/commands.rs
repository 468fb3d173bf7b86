//! Commands: at most once, only on the version they were based on, all rules at once.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use super::world::{Voice, World, application, id, send};
use crate::engines::{Raw, on_postgres};

fn note(text: &str) -> Value {
    json!({ "command": "add-note", "text": text })
}

#[tokio::test]
async fn a_command_without_its_safety_headers_is_refused() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    let path = format!("/v1/cases/{case}/commands");
    let bare = || voice.request(Method::POST, &path).json(&note("x"));
    let answer = send(bare().header("idempotency-key", "k")).await;
    assert_eq!(
        answer.problem(428, "precondition-required")["at"],
        "If-Match"
    );
    let answer = send(bare().header("if-match", "\"2\"")).await;
    let problem = answer.problem(428, "precondition-required");
    assert_eq!(problem["at"], "Idempotency-Key");
    for wrong in ["2", "\"x\"", "*", "\"2\", \"3\"", "\"-1\""] {
        let answer = send(bare().header("if-match", wrong)).await;
        answer.problem(400, "body-invalid");
    }
    let long = "k".repeat(256);
    let answer = send(
        bare()
            .header("if-match", "\"2\"")
            .header("idempotency-key", long),
    )
    .await;
    answer.problem(400, "body-invalid");
    assert_eq!(voice.version(&case).await, 2);
}

#[tokio::test]
async fn a_command_is_recorded_and_moves_the_version() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    let answer = voice
        .command(&case, 2, &json!({ "command": "accept" }))
        .await;
    assert_eq!(answer.header("etag"), "\"3\"");
    let done = answer.expect(200);
    assert_eq!(done["events"], json!(["accepted"]));
    assert_eq!(done["version"], 3);
    assert_eq!(done["dry_run"], false);
    assert_eq!(voice.version(&case).await, 3);
}

#[tokio::test]
async fn a_stale_command_is_told_what_changed_and_by_whom() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let first = world.sign_in("executor").await;
    let second = world.sign_in("executor-2").await;
    first.command(&case, 2, &note("First.")).await.expect(200);
    let stale = second.command(&case, 2, &note("Second.")).await;
    let conflict = stale.problem(412, "version-conflict")["conflict"].clone();
    assert_eq!(conflict["current_version"], 3);
    let changes = conflict["changes"].as_array().unwrap();
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0]["event"], "note-added");
    assert_eq!(changes[0]["by"]["login"], "executor");
    // A version that does not exist yet is no better.
    second
        .command(&case, 9, &note("Third."))
        .await
        .problem(412, "version-conflict");
}

#[tokio::test]
async fn all_broken_rules_are_told_at_once_with_their_places() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    voice
        .command(&case, 2, &json!({ "command": "accept" }))
        .await
        .expect(200);
    let check = json!({ "command": "record-check", "check": "documents-reliable",
                        "answer": "failed", "source": "" });
    let problem = voice
        .command(&case, 3, &check)
        .await
        .problem(422, "violations");
    let violations = problem["violations"].as_array().unwrap();
    assert!(violations.len() >= 2, "{violations:?}");
    assert!(violations.iter().any(|v| v["at"] == "/source"));
    assert!(violations.iter().any(|v| v["at"] == "/evidence"));
    assert_eq!(voice.version(&case).await, 3);
}

#[tokio::test]
async fn a_command_that_cannot_be_read_names_the_field() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    for (command, at) in [
        (json!([]), ""),
        (json!({}), "/command"),
        (json!({ "command": "burn" }), "/command"),
        (json!({ "command": "add-note", "text": 5 }), "/text"),
        (
            json!({ "command": "add-note", "text": "x", "status": "decided" }),
            "/status",
        ),
        (
            json!({ "command": "prepare-refusal",
                    "grounds": [{ "ground": "a" }, { "ground": "Not A Code" }] }),
            "/grounds/1/ground",
        ),
    ] {
        let answer = voice.command(&case, 2, &command).await;
        assert_eq!(answer.problem(422, "body-invalid")["at"], at, "{command}");
    }
    let large = voice.command(&case, 2, &note(&"ы".repeat(5 << 20))).await;
    large.problem(413, "too-large");
    let long = voice.command(&case, 2, &note(&"ы".repeat(100_000))).await;
    let problem = long.problem(422, "violations");
    assert_eq!(problem["violations"][0]["code"], "text-too-long");
}

#[tokio::test]
async fn a_dry_run_judges_and_records_nothing() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    let path = format!("/v1/cases/{case}/commands?dry_run=true");
    let accept = json!({ "command": "accept" });
    let answer = voice.post(&path, &accept).await.expect(200);
    assert_eq!(answer["dry_run"], true);
    assert_eq!(answer["version"], 2);
    assert_eq!(answer["events"], json!(["accepted"]));
    let sign = json!({ "command": "sign" });
    voice.post(&path, &sign).await.problem(422, "violations");
    let stale = voice
        .request(Method::POST, &path)
        .header("if-match", "\"1\"");
    send(stale.json(&accept))
        .await
        .problem(412, "version-conflict");
    assert_eq!(voice.version(&case).await, 2);
}

#[tokio::test]
async fn a_repeated_command_gives_its_first_answer_and_changes_nothing() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    let request = || voice.keyed(&case, 2, "the-key", &note("Once."));
    let first = send(request()).await.expect(200);
    let second = send(request()).await.expect(200);
    assert_eq!(first, second);
    assert_eq!(voice.version(&case).await, 3);

    let reused = send(voice.keyed(&case, 3, "the-key", &note("Other."))).await;
    reused.problem(422, "key-reused");
    let other = id(&world
        .sign_in("gateway")
        .await
        .receive(&application("other"))
        .await);
    let reused = send(voice.keyed(&other, 2, "the-key", &note("Once."))).await;
    reused.problem(422, "key-reused");
    // Keys are each person's own.
    let colleague = world.sign_in("executor-2").await;
    let state = colleague.get("/v1/commands/the-key").await.expect(200);
    assert_eq!(state, json!({ "state": "unknown" }));
    send(colleague.keyed(&case, 3, "the-key", &note("Mine.")))
        .await
        .expect(200);
}

#[tokio::test]
async fn a_refused_command_leaves_its_key_free() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    let empty = send(voice.keyed(&case, 2, "the-key", &note(" "))).await;
    empty.problem(422, "violations");
    let stale = send(voice.keyed(&case, 1, "the-key", &note("Text."))).await;
    stale.problem(412, "version-conflict");
    send(voice.keyed(&case, 2, "the-key", &note("Text.")))
        .await
        .expect(200);
}

/// Keeps the database busy, so that a command hangs until the connection is closed.
async fn hold(world: &World) -> Raw {
    let mut connection = world.database.connect(false).await;
    connection.hold().await;
    connection
}

async fn until_in_flight(voice: &Voice, key: &str) {
    for _ in 0..500 {
        if voice.get(&format!("/v1/commands/{key}")).await.status == 409 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("the command never was in flight");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_twin_in_flight_is_told_so_and_the_command_takes_effect_once() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    let held = hold(&world).await;
    let first = tokio::spawn(send(voice.keyed(&case, 2, "the-key", &note("Once."))));
    until_in_flight(&voice, "the-key").await;
    let twin = send(voice.keyed(&case, 2, "the-key", &note("Once."))).await;
    twin.problem(409, "twin-in-flight");
    held.close().await;
    first.await.unwrap().expect(200);
    send(voice.keyed(&case, 2, "the-key", &note("Once.")))
        .await
        .expect(200);
    assert_eq!(voice.version(&case).await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_lost_answer_the_key_tells_what_became_of_the_command() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    let held = hold(&world).await;
    let lost = tokio::spawn(send(voice.keyed(&case, 2, "the-key", &note("Once."))));
    until_in_flight(&voice, "the-key").await;
    lost.abort();
    held.close().await;
    let mut state = json!(null);
    for _ in 0..500 {
        let answer = voice.get("/v1/commands/the-key").await;
        if answer.status == 200 {
            state = answer.json();
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(state["state"], "done");
    assert_eq!(state["answer"]["version"], 3);
    assert_eq!(voice.version(&case).await, 3);
    // The queue shows it, though whoever asked was gone.
    let page = voice.get("/v1/queues/open/cases").await.expect(200);
    assert_eq!(page["rows"][0]["version"], 3);

    let unknown = voice.get("/v1/commands/never-used").await.expect(200);
    assert_eq!(unknown, json!({ "state": "unknown" }));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_commands_on_one_version_one_wins() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let mut voices = Vec::new();
    for login in ["executor", "executor-2", "leaver", "supervisor"] {
        voices.push(world.sign_in(login).await);
    }
    let tasks: Vec<_> = (0..24)
        .map(|n| {
            let (voice, case) = (voices[n % voices.len()].clone(), case.clone());
            tokio::spawn(async move { voice.command(&case, 2, &note(&format!("Note {n}."))).await })
        })
        .collect();
    let mut won = 0;
    for task in tasks {
        let answer = task.await.unwrap();
        match answer.status.as_u16() {
            200 => won += 1,
            _ => drop(answer.problem(412, "version-conflict")),
        }
    }
    assert_eq!(won, 1);
    assert_eq!(voices[0].version(&case).await, 3);
}

#[tokio::test]
async fn a_case_is_assigned_to_executors_of_its_unit_by_their_account_name() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("supervisor").await;
    let assign = |login: &str| json!({ "command": "assign", "to": { "login": login, "name": "A false name" } });
    for login in ["executor.astana", "member", "nobody"] {
        let answer = voice.command(&case, 2, &assign(login)).await;
        let problem = answer.problem(422, "violations");
        assert_eq!(problem["violations"][0]["code"], "assignee-not-known");
        assert_eq!(problem["violations"][0]["at"], "/to/login");
    }
    voice
        .command(&case, 2, &assign("executor-2"))
        .await
        .expect(200);
    let view = voice.get(&format!("/v1/cases/{case}")).await.expect(200);
    let to = &view["case"]["assigned_to"];
    assert_eq!(
        to,
        &json!({ "login": "executor-2", "name": "Person executor-2" })
    );
}

#[tokio::test]
async fn an_officers_last_findings_are_their_own() {
    let world = World::open().await;
    let voice = world.sign_in("executor").await;
    let findings = voice.get("/v1/recent-findings").await.expect(200);
    assert_eq!(findings, json!({ "findings": [] }));
}

#[tokio::test]
async fn one_command_of_a_batch_that_is_refused_does_not_stop_the_others() {
    let world = World::open().await;
    let voice = world.sign_in("executor").await;
    voice.send_papers().await;
    let gateway = world.sign_in("gateway").await;
    gateway.send_papers().await;
    let mut cases = Vec::new();
    for serial in 0..3 {
        cases.push(id(&gateway
            .receive(&application(&format!("BATCH-{serial}")))
            .await));
    }
    let item = |case: &str, version: u64, key: &str, command: Value| json!({ "case": case, "version": version, "idempotency_key": key, "command": command });
    let batch = json!({ "items": [
        item(&cases[0], 2, "b-0", note("First.")),
        item(&cases[1], 7, "b-1", note("Too late.")),
        item(&cases[2], 2, "b-2", json!({ "command": "add-note", "text": 5 })),
        // After the first one about the same case, and based on it.
        item(&cases[0], 3, "b-3", note("Second.")),
        item(&cases[2], 2, "b-4", note("")),
        item("26-999999", 2, "b-5", note("Nowhere.")),
    ]});
    let answer = voice.post("/v1/commands:batch", &batch).await.expect(200);
    let results = answer["results"].as_array().unwrap();
    let keys: Vec<&str> = results
        .iter()
        .map(|one| one["idempotency_key"].as_str().unwrap())
        .collect();
    assert_eq!(keys, ["b-0", "b-1", "b-2", "b-3", "b-4", "b-5"]);
    assert_eq!(results[0]["state"], "done");
    assert_eq!(results[0]["answer"]["version"], 3);
    assert_eq!(results[1]["state"], "refused");
    assert_eq!(
        results[1]["problem"]["type"],
        "urn:kezek:problem:version-conflict"
    );
    assert_eq!(results[1]["problem"]["conflict"]["current_version"], 2);
    assert_eq!(
        results[2]["problem"]["type"],
        "urn:kezek:problem:body-invalid"
    );
    assert_eq!(results[2]["problem"]["at"], "/text");
    assert_eq!(results[3]["answer"]["version"], 4);
    assert_eq!(
        results[4]["problem"]["type"],
        "urn:kezek:problem:violations"
    );
    assert_eq!(results[5]["problem"]["type"], "urn:kezek:problem:not-found");
    // Sent again, the recorded ones give their answers of that time.
    let again = voice.post("/v1/commands:batch", &batch).await.expect(200);
    assert_eq!(again["results"][0], results[0]);
    assert_eq!(again["results"][3], results[3]);
    assert_eq!(voice.version(&cases[0]).await, 4);
    assert_eq!(voice.version(&cases[1]).await, 2);
}

#[tokio::test]
async fn a_batch_can_be_checked_without_recording_and_has_a_limit() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    let item = json!({ "case": case, "version": 2, "idempotency_key": "d", "command": note("x") });
    let path = "/v1/commands:batch?dry_run=true";
    let answer = voice
        .post(path, &json!({ "items": [item] }))
        .await
        .expect(200);
    assert_eq!(answer["results"][0]["answer"]["dry_run"], true);
    assert_eq!(voice.version(&case).await, 2);
    for items in [json!([]), json!(vec![item; 101])] {
        let refused = voice
            .post("/v1/commands:batch", &json!({ "items": items }))
            .await;
        refused.problem(413, "too-large");
    }
    let anonymous = world.anonymous(Method::POST, "/v1/commands:batch");
    let refused = send(anonymous.json(&json!({ "items": [] }))).await;
    refused.problem(401, "not-signed-in");
}

#[tokio::test]
async fn nothing_is_recorded_before_what_was_recorded_already() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    let note = json!({ "command": "add-note", "text": "Seen." });
    world.set_law_time("2026-03-10T12:00");
    voice.command(&case, 2, &note).await.expect(200);
    // A clock that is set back, or another server's that is behind.
    world.set_law_time("2026-03-10T11:00");
    voice.command(&case, 3, &note).await.expect(200);
    world.set_law_time("2026-03-10T12:30");
    voice.command(&case, 4, &note).await.expect(200);
    let history = voice.get(&format!("/v1/cases/{case}/events")).await;
    let history = history.expect(200);
    let times: Vec<&str> = history["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["at"].as_str().unwrap())
        .collect();
    assert_eq!(
        times[2..],
        [
            "2026-03-10T07:00:00Z",
            "2026-03-10T07:00:00Z",
            "2026-03-10T07:30:00Z"
        ]
    );
    let store = world.server.office.store();
    assert_eq!(store.verify(None).await.unwrap().faults, []);
}

on_postgres! {
    nothing_is_recorded_before_what_was_recorded_already,
    a_command_without_its_safety_headers_is_refused,
    a_command_is_recorded_and_moves_the_version,
    a_stale_command_is_told_what_changed_and_by_whom,
    all_broken_rules_are_told_at_once_with_their_places,
    a_command_that_cannot_be_read_names_the_field,
    a_dry_run_judges_and_records_nothing,
    a_repeated_command_gives_its_first_answer_and_changes_nothing,
    a_refused_command_leaves_its_key_free,
    a_twin_in_flight_is_told_so_and_the_command_takes_effect_once,
    after_a_lost_answer_the_key_tells_what_became_of_the_command,
    of_many_commands_on_one_version_one_wins,
    a_case_is_assigned_to_executors_of_its_unit_by_their_account_name,
    an_officers_last_findings_are_their_own,
    one_command_of_a_batch_that_is_refused_does_not_stop_the_others,
    a_batch_can_be_checked_without_recording_and_has_a_limit,
}
