//! What was answered is on the disk: after a restart, after a kill, and all of it or nothing.

use serde_json::json;

use crate::api::world::{World, approval, id};
use crate::engines::on_postgres;

#[tokio::test]
async fn everything_is_there_after_a_restart() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    world.play(&case, &approval()).await;
    let voice = world.sign_in("supervisor").await;
    let before = voice.get(&format!("/v1/cases/{case}")).await.expect(200);
    let queues = voice.get("/v1/queues").await.expect(200);

    let world = world.restart().await;
    let voice = world.sign_in("supervisor").await;
    let after = voice.get(&format!("/v1/cases/{case}")).await.expect(200);
    assert_eq!(before, after);
    assert_eq!(voice.get("/v1/queues").await.expect(200), queues);
    let report = world.server.office.store().verify(None).await.unwrap();
    assert_eq!(report.faults, []);
}

// SQLite only: it copies the files.
/// Copies the database as a kill at this moment would leave it: the file and the log of what was
/// committed, without the shared memory.
#[tokio::test]
async fn a_kill_loses_nothing_that_was_answered() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let steps = approval();
    for (n, step) in steps.iter().enumerate() {
        world.play(&case, std::slice::from_ref(step)).await;
        let killed = tempfile::tempdir().unwrap();
        for name in ["kezek.db", "kezek.db-wal"] {
            let from = world.folder.path().join(name);
            if from.exists() {
                std::fs::copy(from, killed.path().join(name)).unwrap();
            }
        }
        let store = kezek::store::Store::open(&kezek::store::StoreOptions {
            database: kezek::store::DatabaseUrl::sqlite(killed.path().join("kezek.db")),
            papers: killed.path().join("papers"),
            mode: kezek::store::Mode::ReadWrite,
            readers: 2,
        })
        .await
        .unwrap();
        let stored = store.case(case.parse().unwrap()).await.unwrap().unwrap();
        let voice = world.sign_in("auditor").await;
        assert_eq!(stored.case.version, voice.version(&case).await, "step {n}");
        assert_eq!(store.verify(None).await.unwrap().faults, [], "step {n}");
        store.close().await;
    }
}

#[tokio::test]
async fn a_refused_command_leaves_no_trace() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let store = world.server.office.store();
    let before = store.verify(None).await.unwrap();
    let voice = world.sign_in("executor").await;
    for command in [
        json!({ "command": "sign" }),
        json!({ "command": "add-note", "text": " " }),
        json!({ "command": "assign", "to": { "login": "nobody", "name": "x" } }),
    ] {
        voice
            .command(&case, 2, &command)
            .await
            .problem(422, "violations");
    }
    assert_eq!(store.verify(None).await.unwrap(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_that_come_together_share_a_commit_and_each_is_answered() {
    let world = World::open().await;
    let mut cases = Vec::new();
    for _ in 0..12 {
        cases.push(id(&world.receive().await));
    }
    let voice = world.sign_in("executor").await;
    let tasks: Vec<_> = cases
        .iter()
        .map(|case| {
            let (voice, case) = (voice.clone(), case.clone());
            let accept = json!({ "command": "accept" });
            tokio::spawn(async move { voice.command(&case, 2, &accept).await })
        })
        .collect();
    for task in tasks {
        task.await.unwrap().expect(200);
    }
    let report = world.server.office.store().verify(None).await.unwrap();
    assert_eq!(report.faults, []);
    assert_eq!(report.cases, 12);
    assert!(report.checkpoints <= 24);
}

on_postgres! {
    everything_is_there_after_a_restart,
    a_refused_command_leaves_no_trace,
    commands_that_come_together_share_a_commit_and_each_is_answered,
}
