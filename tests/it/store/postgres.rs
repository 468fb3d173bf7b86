//! PostgreSQL that goes away, comes back, follows another one, or shows damage.

use std::io::{Seek, SeekFrom, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use reqwest::Method;
use serde_json::json;

use crate::api::world::{Voice, World, id, send};
use crate::engines::{Cluster, only_on_postgres};

/// A cluster of its own: what happens to it happens to nobody else.
async fn of_its_own() -> (Cluster, World) {
    let cluster = Cluster::start().expect("it is installed");
    let database = cluster.database().await;
    (cluster, World::open_on(database).await)
}

/// What one writer knows after it stopped.
struct Told {
    case: String,
    /// The last version that was answered.
    answered: u64,
    /// How often the answer was that nobody knows.
    unknown: u64,
}

/// Adds notes to a case until it is told to stop, and asks after each answer that did not say
/// what became of the command.
async fn write(voice: Voice, case: String, stop: Arc<AtomicBool>) -> Told {
    let mut told = Told {
        answered: 2,
        unknown: 0,
        case,
    };
    let mut attempt = 0_u64;
    while !stop.load(Ordering::Relaxed) {
        attempt += 1;
        let key = format!("{}-{attempt}", told.case);
        let note = json!({ "command": "add-note", "text": format!("Note {attempt}.") });
        let sent = voice.keyed(&told.case, told.answered, &key, &note);
        match send(sent).await.status.as_u16() {
            200 => told.answered += 1,
            503 => {
                told.unknown += 1;
                told.answered += u64::from(was_done(&voice, &key).await);
            }
            other => panic!("it answered {other}"),
        }
    }
    told
}

/// Asks what became of a key until the server can say.
async fn was_done(voice: &Voice, key: &str) -> bool {
    loop {
        let answer = voice.get(&format!("/v1/commands/{key}")).await;
        match answer.status.as_u16() {
            200 => return answer.json()["state"] == "done",
            503 | 409 => tokio::time::sleep(Duration::from_millis(20)).await,
            other => panic!("it answered {other}: {}", answer.text()),
        }
    }
}

async fn a_restart_in_the_middle_loses_and_doubles_nothing() {
    let (cluster, world) = of_its_own().await;
    let voice = world.sign_in("executor").await;
    let stop = Arc::new(AtomicBool::new(false));
    let mut writers = Vec::new();
    for _ in 0..6 {
        let case = id(&world.receive().await);
        writers.push(tokio::spawn(write(voice.clone(), case, Arc::clone(&stop))));
    }
    let feed = world.server.office.store().feed();
    for _ in 0..3 {
        // Once in the middle of writing, not before.
        let mut feed = feed.clone();
        let begun = *feed.borrow();
        feed.wait_for(|id| *id > begun + 5).await.unwrap();
        cluster.control(&["-m", "immediate", "restart"]);
    }
    let mut feed = feed.clone();
    let begun = *feed.borrow();
    // It heals: more is written after the last restart.
    tokio::time::timeout(Duration::from_secs(60), feed.wait_for(|id| *id > begun + 5))
        .await
        .expect("it heals")
        .unwrap();
    stop.store(true, Ordering::Relaxed);
    for writer in writers {
        let told = writer.await.unwrap();
        assert_eq!(voice.version(&told.case).await, told.answered);
    }
    let ready = send(world.anonymous(Method::GET, "/health/ready")).await;
    ready.expect(200);
    let store = world.server.office.store();
    assert_eq!(store.verify(None).await.unwrap().faults, []);
    assert_eq!(store.quarantine(), None);
}

async fn while_it_is_away_everything_is_refused_and_nothing_said_to_be_done() {
    let (cluster, world) = of_its_own().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    cluster.control(&["-m", "fast", "stop"]);
    let note = json!({ "command": "add-note", "text": "Not to be written." });
    let answer = send(voice.keyed(&case, 2, "the-key", &note)).await;
    answer.problem(503, "unavailable");
    assert_eq!(answer.header("retry-after"), "2");
    let ready = send(world.anonymous(Method::GET, "/health/ready")).await;
    ready.problem(503, "unavailable");
    send(world.anonymous(Method::GET, "/health/live"))
        .await
        .expect(200);

    cluster.control(&["start"]);
    assert!(!was_done(&voice, "the-key").await);
    let again = send(voice.keyed(&case, 2, "the-key", &note)).await;
    again.expect(200);
    assert_eq!(world.server.office.store().quarantine(), None);
}

async fn while_it_follows_another_it_takes_no_writes_and_reading_goes_on() {
    let (_cluster, world) = of_its_own().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    let mut raw = world.database.connect(false).await;
    for (follows, status) in [("on", 503), ("off", 200)] {
        raw.run(&format!(
            "ALTER SYSTEM SET default_transaction_read_only = {follows}"
        ))
        .await;
        raw.run("SELECT pg_reload_conf()").await;
        let mut attempt = 0;
        // The server takes the setting up a moment later.
        loop {
            attempt += 1;
            let version = version_of(&world, &case).await;
            let note = json!({ "command": "add-note", "text": format!("{follows} {attempt}") });
            let answer = voice.command(&case, version, &note).await;
            if answer.status == status {
                break;
            }
            assert!(attempt < 500, "{follows}: {}", answer.text());
        }
        let ready = send(world.anonymous(Method::GET, "/health/ready")).await;
        ready.expect(status);
        let page = voice.get("/v1/queues/open/cases").await.expect(200);
        assert_eq!(page["total"], 1);
        raw.run("SET default_transaction_read_only = off").await;
    }
    assert_eq!(world.server.office.store().quarantine(), None);
}

/// Asks the store: a view of a case could not be logged.
async fn version_of(world: &World, case: &str) -> u64 {
    let stored = world.server.office.store().case(case.parse().unwrap());
    stored.await.unwrap().unwrap().case.version
}

async fn connections_that_are_ended_are_made_anew() {
    let (_cluster, world) = of_its_own().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    let mut raw = world.database.connect(false).await;
    let ended = raw
        .number(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
             WHERE application_name = 'kezek'",
        )
        .await;
    assert!(ended >= 3, "readers, writer and listener");
    let mut attempt = 0;
    loop {
        attempt += 1;
        let note = json!({ "command": "add-note", "text": "After it." });
        let key = format!("key-{attempt}");
        let answer = send(voice.keyed(&case, 2, &key, &note)).await;
        if answer.status == 200 {
            break;
        }
        answer.problem(503, "unavailable");
        assert!(!was_done(&voice, &key).await);
        assert!(attempt < 20, "each connection fails once at most");
    }
    assert_eq!(voice.version(&case).await, 3);
}

async fn a_damaged_page_puts_the_store_in_quarantine() {
    let (cluster, world) = of_its_own().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    let mut raw = world.database.connect(false).await;
    let file = raw.texts("SELECT pg_relation_filepath('cases')").await;
    raw.close().await;
    let file = cluster.data().join(&file[0]);
    cluster.control(&["-m", "fast", "stop"]);
    let mut heap = std::fs::OpenOptions::new().write(true).open(file).unwrap();
    heap.seek(SeekFrom::Start(4096)).unwrap();
    heap.write_all(&[0x5a; 64]).unwrap();
    heap.sync_all().unwrap();
    cluster.control(&["start"]);

    // The first answers may be that the connections of before are gone.
    let damaged = loop {
        let answer = voice.get(&format!("/v1/cases/{case}")).await;
        if answer.status != 503 || world.server.office.store().quarantine().is_some() {
            break answer;
        }
    };
    assert!(damaged.status.is_server_error(), "{}", damaged.text());
    assert!(world.server.office.store().quarantine().is_some());
    let note = json!({ "command": "add-note", "text": "Not to be written." });
    let refused = voice.command(&case, 2, &note).await;
    assert!(refused.status.is_server_error(), "{}", refused.text());
    let ready = send(world.anonymous(Method::GET, "/health/ready")).await;
    ready.problem(503, "unavailable");
    // Queues are in memory and still answer.
    let page = voice.get("/v1/queues/open/cases").await.expect(200);
    assert_eq!(page["total"], 1);
}

only_on_postgres! {
    a_restart_in_the_middle_loses_and_doubles_nothing,
    while_it_is_away_everything_is_refused_and_nothing_said_to_be_done,
    while_it_follows_another_it_takes_no_writes_and_reading_goes_on,
    connections_that_are_ended_are_made_anew,
    a_damaged_page_puts_the_store_in_quarantine,
}
