//! The audit finds a flipped byte, a deleted event, a swapped order and more, each at its place.

use kezek::store::Mode;
use kezek::store::audit::{Fault, Report};

use crate::api::world::{World, approval, id};
use crate::engines::on_postgres;
use serde_json::json;

/// Two cases with their histories: the first decided, the second just accepted.
async fn recorded() -> World {
    let world = World::open().await;
    let first = id(&world.receive().await);
    world.play(&first, &approval()).await;
    let second = id(&world.receive().await);
    let accept = json!({ "command": "accept" });
    let step = ("2026-03-13T12:00", "executor", accept);
    world.play(&second, &[step]).await;
    world
}

async fn verify(world: &World) -> Report {
    let store = world.store(Mode::ReadOnly).await;
    let report = store.verify(None).await.unwrap();
    store.close().await;
    report
}

async fn after(tampering: &str) -> Vec<String> {
    let world = recorded().await;
    let mut connection = world.tamper().await;
    connection.run(tampering).await;
    connection.close().await;
    verify(&world)
        .await
        .faults
        .iter()
        .map(Fault::to_string)
        .collect()
}

const FIRST: &str = "(SELECT id FROM cases WHERE number = '26-000001')";

#[tokio::test]
async fn an_untouched_database_verifies_and_every_state_is_its_fold() {
    let world = recorded().await;
    let report = verify(&world).await;
    assert_eq!(report.faults, []);
    assert_eq!(report.cases, 2);
    assert!(report.events > 16);
    assert_eq!(report.checkpoints, 15);
    let head = report.head.clone().unwrap();
    assert_eq!(head.no, 15);

    let voice = world.sign_in("auditor").await;
    let answer = voice.get("/v1/audit/head").await.expect(200);
    assert_eq!(answer, json!({ "no": 15, "hash": head.hash }));
}

#[tokio::test]
async fn a_flipped_byte_is_found() {
    let found = after(&format!(
        "UPDATE events SET payload = replace(payload, '\"passed\"', '\"pasSed\"')
         WHERE case_id = {FIRST} AND seq = 5"
    ))
    .await;
    assert_eq!(found, ["case 26-000001 event 5: altered"]);
}

#[tokio::test]
async fn a_changed_column_beside_the_payload_is_found() {
    for change in [
        "actor = 'somebody'",
        "at = '2026-03-09T05:00:00+00:00'",
        "kind = 'note-added'",
        "prev_hash = hash",
        "hash = prev_hash",
    ] {
        let found = after(&format!(
            "UPDATE events SET {change} WHERE case_id = {FIRST} AND seq = 4"
        ))
        .await;
        assert_eq!(found, ["case 26-000001 event 4: altered"], "{change}");
    }
}

#[tokio::test]
async fn a_deleted_event_is_found() {
    for (seq, place) in [(1, 1), (6, 6)] {
        let found = after(&format!(
            "DELETE FROM events WHERE case_id = {FIRST} AND seq = {seq}"
        ))
        .await;
        assert_eq!(found, [format!("case 26-000001 event {place}: deleted")]);
    }
}

#[tokio::test]
async fn a_deleted_last_event_is_found_even_when_the_case_was_set_back() {
    let found = after(&format!(
        "UPDATE cases SET version = version - 1, head_hash =
             (SELECT prev_hash FROM events WHERE case_id = cases.id AND seq = cases.version)
             WHERE id = {FIRST};
         DELETE FROM events WHERE case_id = {FIRST}
             AND seq = (SELECT max(seq) FROM events WHERE case_id = {FIRST})"
    ))
    .await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].ends_with("deleted"), "{found:?}");
}

#[tokio::test]
async fn a_swapped_order_is_found() {
    let found = after(&format!(
        "UPDATE events SET seq = 1004 WHERE case_id = {FIRST} AND seq = 4;
         UPDATE events SET seq = 4 WHERE case_id = {FIRST} AND seq = 5;
         UPDATE events SET seq = 5 WHERE case_id = {FIRST} AND seq = 1004"
    ))
    .await;
    assert_eq!(found, ["case 26-000001 event 4: reordered"]);
}

#[tokio::test]
async fn a_state_or_row_that_is_not_the_fold_is_found() {
    for change in [
        "state = replace(state, 'Okafor', 'Okafur')",
        "queue_row = replace(queue_row, 'Okafor', 'Okafur')",
        "state = 'rubbish'",
    ] {
        let found = after(&format!("UPDATE cases SET {change} WHERE id = {FIRST}")).await;
        assert_eq!(found, ["case 26-000001: state-differs"], "{change}");
    }
}

#[tokio::test]
async fn a_missing_case_is_found_with_or_without_its_events() {
    let found = after(&format!(
        "DELETE FROM case_papers WHERE case_id = {FIRST}; DELETE FROM cases WHERE id = {FIRST}"
    ))
    .await;
    assert_eq!(found, ["case 26-000001: missing-case"]);

    let found = after(&format!(
        "DELETE FROM events WHERE case_id = {FIRST}; DELETE FROM cases WHERE id = {FIRST}"
    ))
    .await;
    assert_eq!(found.len(), 1);
    assert!(found[0].ends_with("missing-case"), "{found:?}");
}

#[tokio::test]
async fn two_faults_in_two_cases_are_both_found() {
    let found = after(&format!(
        "INSERT INTO events (case_id, seq, at, actor, kind, payload, prev_hash, hash)
             SELECT (SELECT id FROM cases WHERE number = '26-000002'), seq + 1000, at, actor, kind,
                 payload, prev_hash, hash FROM events WHERE case_id = {FIRST} AND seq = 1;
         DELETE FROM case_papers WHERE case_id = {FIRST}; DELETE FROM cases WHERE id = {FIRST}"
    ))
    .await;
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.contains(&"case 26-000001: missing-case".to_owned()));
    assert!(
        found
            .iter()
            .any(|fault| fault.starts_with("case 26-000002 event ")),
        "{found:?}"
    );
}

#[tokio::test]
async fn a_history_that_was_written_anew_with_its_hashes_is_found() {
    // Whoever can write the database can chain hashes too; the checkpoints still name the old ones.
    let world = recorded().await;
    let mut connection = world.tamper().await;
    let payloads = connection
        .texts(&format!(
            "SELECT payload FROM events WHERE case_id = {FIRST} ORDER BY seq"
        ))
        .await;
    let voice = world.sign_in("auditor").await;
    let view = voice.get("/v1/cases/26-000001").await.expect(200);
    let case: kezek::casework::CaseId = view["case"]["id"].as_str().unwrap().parse().unwrap();
    let mut previous = kezek::store::chain::genesis(case);
    let changed = payloads
        .iter()
        .position(|payload| payload.contains("meets every requirement"))
        .expect("one event says it");
    for (seq, payload) in (1..).zip(payloads) {
        let payload = payload.replace("meets every requirement", "meets every demand of it");
        let hash = kezek::store::chain::link(&previous, &payload);
        let quoted = payload.replace('\'', "''");
        connection
            .run(&format!(
                "UPDATE events SET payload = '{quoted}', prev_hash = '{previous}', hash = '{hash}'
                 WHERE case_id = {FIRST} AND seq = {seq}"
            ))
            .await;
        previous = hash;
    }
    connection
        .run(&format!(
            "UPDATE cases SET head_hash = '{previous}' WHERE id = {FIRST}"
        ))
        .await;
    connection.close().await;
    let faults = verify(&world).await.faults;
    // Each of these commands recorded one event: the checkpoint tells the very one.
    let expected = format!("case 26-000001 event {}: altered", changed + 1);
    assert_eq!(
        faults.iter().map(Fault::to_string).collect::<Vec<_>>(),
        [expected]
    );
}

#[tokio::test]
async fn tampered_checkpoints_are_found() {
    for (tampering, expected) in [
        (
            "DELETE FROM checkpoints WHERE no = 3",
            "checkpoint 3: deleted",
        ),
        (
            "UPDATE checkpoints SET body = replace(body, '\"no\":3', '\"no\": 3') WHERE no = 3",
            "checkpoint 3: altered",
        ),
        (
            "UPDATE checkpoints SET no = 100 WHERE no = 3;
             UPDATE checkpoints SET no = 3 WHERE no = 4;
             UPDATE checkpoints SET no = 4 WHERE no = 100",
            "checkpoint 3: reordered",
        ),
        (
            "DELETE FROM checkpoints WHERE no = 15",
            "case 26-000002: not-checkpointed",
        ),
    ] {
        let found = after(tampering).await;
        assert!(
            found.iter().any(|fault| fault == expected),
            "{tampering}: {found:?}"
        );
    }
}

#[tokio::test]
async fn a_head_that_was_noted_elsewhere_shows_that_the_end_was_cut_off() {
    let world = recorded().await;
    let noted = verify(&world).await.head.unwrap();
    let store = world.server.office.store();
    assert_eq!(store.verify(Some(&noted)).await.unwrap().faults, []);
    let more = kezek::store::audit::ChainHead {
        no: 16,
        ..noted.clone()
    };
    let faults = store.verify(Some(&more)).await.unwrap().faults;
    assert_eq!(faults[0].to_string(), "checkpoint 16: deleted");
    let other = kezek::store::audit::ChainHead {
        hash: "0".repeat(64),
        ..noted
    };
    let faults = store.verify(Some(&other)).await.unwrap().faults;
    assert_eq!(faults[0].to_string(), "checkpoint 15: altered");
}

#[tokio::test]
async fn a_law_that_was_changed_after_use_is_found() {
    let found = after("UPDATE laws SET body = replace(body, 'provider', 'provider ')").await;
    assert!(
        found
            .iter()
            .any(|fault| fault.starts_with("law ") && fault.ends_with("altered"))
    );
    let found = after("DELETE FROM laws").await;
    assert_eq!(
        found,
        ["case 26-000001: law-missing", "case 26-000002: law-missing"]
    );
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_the_past() {
    let world = recorded().await;
    let mut connection = world.database.connect(false).await;
    for statement in [
        "UPDATE events SET payload = ''",
        "DELETE FROM events",
        "UPDATE checkpoints SET body = ''",
        "DELETE FROM checkpoints",
        "DELETE FROM access_log",
        "UPDATE access_log SET login = 'x'",
        "DELETE FROM cases",
        "DELETE FROM laws",
        "UPDATE idempotency_keys SET answer = ''",
    ] {
        let refused = connection.attempt(statement).await;
        assert!(refused.is_err(), "{statement}");
    }
}

on_postgres! {
    an_untouched_database_verifies_and_every_state_is_its_fold,
    a_flipped_byte_is_found,
    a_changed_column_beside_the_payload_is_found,
    a_deleted_event_is_found,
    a_deleted_last_event_is_found_even_when_the_case_was_set_back,
    a_swapped_order_is_found,
    a_state_or_row_that_is_not_the_fold_is_found,
    a_missing_case_is_found_with_or_without_its_events,
    two_faults_in_two_cases_are_both_found,
    a_history_that_was_written_anew_with_its_hashes_is_found,
    tampered_checkpoints_are_found,
    a_head_that_was_noted_elsewhere_shows_that_the_end_was_cut_off,
    a_law_that_was_changed_after_use_is_found,
    the_database_itself_refuses_to_change_the_past,
}
