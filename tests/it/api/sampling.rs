//! Signing many decisions at once: what is drawn must be opened first, in the version that is signed.

use kezek::regulation::canonical::sha256_hex;
use serde_json::{Value, json};

use super::world::{Voice, World, approval, id, paper};
use crate::engines::on_postgres;

/// A case whose approval waits for the signature; returns it with its version.
async fn prepared(world: &World) -> (String, u64) {
    let case = id(&world.receive().await);
    let steps = approval();
    let last = steps
        .iter()
        .position(|(.., command)| command["command"] == "sign");
    world
        .play(&case, &steps[..last.expect("a signature")])
        .await;
    world.set_law_time(steps[last.unwrap()].0);
    // Asked by somebody else: the supervisor has not seen this version.
    let version = world.sign_in("executor").await.version(&case).await;
    (case, version)
}

async fn sign(voice: &Voice, (case, version): &(String, u64), key: &str, query: &str) -> Value {
    let batch = json!({ "items": [{ "case": case, "version": version, "idempotency_key": key,
                                    "command": { "command": "sign" } }] });
    let path = format!("/v1/commands:batch{query}");
    let answer = voice.post(&path, &batch).await.expect(200);
    answer["results"][0].clone()
}

fn codes(result: &Value) -> Vec<&str> {
    let violations = result["problem"]["violations"].as_array();
    let violations = violations.into_iter().flatten();
    violations
        .map(|violation| violation["code"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn what_is_drawn_is_signed_among_others_only_once_it_was_opened_in_that_version() {
    let world = World::open_sampling(100).await;
    let mut case = prepared(&world).await;
    let supervisor = world.sign_in("supervisor").await;
    for query in ["?dry_run=true", ""] {
        let refused = sign(&supervisor, &case, "k-1", query).await;
        assert_eq!(codes(&refused), ["sample-not-opened"], "{refused}");
        assert_eq!(refused["problem"]["violations"][0]["facts"]["percent"], 100);
    }
    // What can be done, and another's view, open nothing.
    let actions = format!("/v1/cases/{}/actions", case.0);
    supervisor.get(&actions).await.expect(200);
    let refused = sign(&supervisor, &case, "k-1", "").await;
    assert_eq!(codes(&refused), ["sample-not-opened"]);

    supervisor
        .get(&format!("/v1/cases/{}", case.0))
        .await
        .expect(200);
    // It moved on after it was opened: that version was not seen.
    let note = json!({ "command": "add-note", "text": "One more thing." });
    let executor = world.sign_in("executor").await;
    executor.command(&case.0, case.1, &note).await.expect(200);
    case.1 += 1;
    let refused = sign(&supervisor, &case, "k-2", "").await;
    assert_eq!(codes(&refused), ["sample-not-opened"]);

    supervisor
        .get(&format!("/v1/cases/{}", case.0))
        .await
        .expect(200);
    let done = sign(&supervisor, &case, "k-3", "").await;
    assert_eq!(done["state"], "done", "{done}");
    // The same again is answered as before.
    let again = sign(&supervisor, &case, "k-3", "").await;
    assert_eq!(again, done);
}

#[tokio::test]
async fn without_a_share_nothing_need_be_opened_and_one_alone_is_always_signed() {
    let world = World::open_sampling(0).await;
    let case = prepared(&world).await;
    let supervisor = world.sign_in("supervisor").await;
    let done = sign(&supervisor, &case, "k-1", "").await;
    assert_eq!(done["state"], "done", "{done}");

    let world = World::open_sampling(100).await;
    let (case, version) = prepared(&world).await;
    let supervisor = world.sign_in("supervisor").await;
    let alone = json!({ "command": "sign" });
    supervisor.command(&case, version, &alone).await.expect(200);
}

#[tokio::test]
async fn a_refusal_is_never_signed_among_others() {
    let world = World::open_sampling(0).await;
    let case = id(&world.receive().await);
    let paper = sha256_hex(&paper("Diploma No. 114-7 was issued in 2015."));
    let evidence = json!([{ "kind": "paper", "sha256": paper, "page": 1,
                            "quote": "Diploma No. 114-7 was issued in 2015." }]);
    let mut steps = approval();
    for (_, _, command) in &mut steps {
        if command["check"] == "documents-reliable" {
            command["answer"] = json!("failed");
            command["evidence"] = evidence.clone();
        }
        if command["command"] == "vote" {
            command["vote"] = json!("against");
        }
        if command["command"] == "prepare-approval" {
            *command = json!({ "command": "prepare-refusal", "grounds": [{
                "ground": "documents-unreliable",
                "facts": "The issuer of the diploma answered that it was never issued to anybody.",
                "why": "A paper that its issuer denies is unreliable in the meaning of the ground.",
                "evidence": evidence.clone(),
            }]});
        }
    }
    steps.pop();
    world.play(&case, &steps).await;
    let supervisor = world.sign_in("supervisor").await;
    // Opened or not.
    let version = supervisor.version(&case).await;
    let refused = sign(&supervisor, &(case, version), "k-1", "").await;
    assert_eq!(codes(&refused), ["refusal-signed-alone"], "{refused}");
}

on_postgres! {
    a_refusal_is_never_signed_among_others,
    what_is_drawn_is_signed_among_others_only_once_it_was_opened_in_that_version,
    without_a_share_nothing_need_be_opened_and_one_alone_is_always_signed,
}
