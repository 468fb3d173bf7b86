//! Several server processes on one PostgreSQL, here as several servers on one database: what one
//! writes the others show, nothing is given twice, and the feed is in the order of the commits.

use std::collections::HashSet;
use std::time::Duration;

use kezek::store::Store;
use serde_json::{Value, json};

use crate::api::world::{Voice, World, application, id};
use crate::engines::{on_postgres, only_on_postgres};

/// Waits until the queues of an office show what the feed reaches.
async fn until_followed(office: &kezek::office::Office, id: u64) {
    let mut changes = office.changes();
    tokio::time::timeout(Duration::from_secs(30), changes.wait_for(|at| *at >= id))
        .await
        .expect("it follows")
        .expect("it is open");
}

async fn whole_feed(store: &Store) -> Vec<kezek::store::FeedEntry> {
    let mut all = Vec::new();
    loop {
        let after = all
            .last()
            .map_or(0, |entry: &kezek::store::FeedEntry| entry.id);
        let more = store.changes_since(after, 7).await.unwrap();
        if more.is_empty() {
            return all;
        }
        all.extend(more);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_feed_says_what_moved_in_order_and_wakes_whoever_waits() {
    let world = World::open().await;
    let store = world.server.office.store();
    assert_eq!(store.feed_head().await.unwrap(), 0);
    assert_eq!(store.oldest_feed_id().await.unwrap(), None);
    let mut woken = store.feed();
    let case = id(&world.receive().await);
    tokio::time::timeout(Duration::from_secs(30), woken.wait_for(|at| *at == 1))
        .await
        .unwrap()
        .unwrap();
    let voice = world.sign_in("executor").await;
    let accept = json!({ "command": "accept" });
    voice.command(&case, 2, &accept).await.expect(200);
    let feed = whole_feed(store).await;
    let seen: Vec<(u64, u64, &str)> = feed
        .iter()
        .map(|entry| (entry.id, entry.version, entry.unit.as_str()))
        .collect();
    assert_eq!(seen, [(1, 2, "almaty"), (2, 3, "almaty")]);
    assert_eq!(feed[0].case.to_string(), case);
    assert_eq!(store.feed_head().await.unwrap(), 2);
    assert_eq!(store.oldest_feed_id().await.unwrap(), Some(1));
    assert_eq!(store.changes_since(1, 10).await.unwrap(), feed[1..]);
}

async fn what_one_server_writes_the_other_shows() {
    let world = World::open().await;
    let other = world.second_server().await;
    let case = id(&world.receive().await);
    let head = world.server.office.store().feed_head().await.unwrap();
    until_followed(&other.office, head).await;
    let there = Voice::sign_in(world.http.clone(), &other.url(), "executor").await;
    let page = there.get("/v1/queues/open/cases").await.expect(200);
    assert_eq!(page["rows"][0]["id"], case);
    assert_eq!(page["rows"][0]["version"], 2);

    let accept = json!({ "command": "accept" });
    there.command(&case, 2, &accept).await.expect(200);
    let head = other.office.store().feed_head().await.unwrap();
    until_followed(&world.server.office, head).await;
    let here = world.sign_in("executor").await;
    let page = here.get("/v1/queues/open/cases").await.expect(200);
    assert_eq!(page["rows"][0]["version"], 3);
    // A page that one server began the other goes on with, and neither takes the other's rows for
    // its own.
    world.receive().await;
    let head = world.server.office.store().feed_head().await.unwrap();
    until_followed(&other.office, head).await;
    let first = here.get("/v1/queues/open/cases?limit=1").await;
    let after = first.expect(200)["next"].as_str().unwrap().to_owned();
    let path = format!("/v1/queues/open/cases?limit=1&after={after}");
    let second = there.get(&path).await.expect(200);
    assert_ne!(second["rows"][0]["id"], first.json()["rows"][0]["id"]);
    let asked = there
        .request(reqwest::Method::GET, "/v1/queues/open/cases?limit=1")
        .header("if-none-match", first.header("etag"));
    crate::api::world::send(asked).await.expect(200);

    // A stale write is told so by whichever server.
    here.command(&case, 2, &accept)
        .await
        .problem(412, "version-conflict");
    other.shutdown().await.unwrap();
}

/// Hands in applications on one server.
async fn hand_in(voice: Voice, from: usize, count: usize) -> Vec<Value> {
    let mut receipts = Vec::new();
    for n in from..from + count {
        let answer = voice
            .post("/v1/applications", &application(&format!("R-{n}")))
            .await;
        receipts.push(answer.expect(201));
    }
    receipts
}

async fn two_servers_give_every_number_once_and_no_case_twice() {
    let world = World::open().await;
    let other = world.second_server().await;
    let urls = [world.server.url(), other.url()];
    world.sign_in("gateway").await.send_papers().await;
    let mut senders = Vec::new();
    for n in 0..4 {
        let voice = Voice::sign_in(world.http.clone(), &urls[n % 2], "gateway").await;
        senders.push(tokio::spawn(hand_in(voice, n * 6, 6)));
    }
    let mut numbers = HashSet::new();
    for sender in senders {
        for receipt in sender.await.unwrap() {
            assert!(numbers.insert(receipt["number"].to_string()), "{receipt}");
        }
    }
    assert_eq!(numbers.len(), 24);
    let head = world.server.office.store().feed_head().await.unwrap();
    until_followed(&other.office, head).await;
    until_followed(&world.server.office, head).await;

    // Two officers, each on both servers, take what waits until nothing does.
    let mut takers = Vec::new();
    for n in 0..4 {
        let login = ["executor", "executor-2"][n / 2];
        let voice = Voice::sign_in(world.http.clone(), &urls[n % 2], login).await;
        takers.push(tokio::spawn(async move { (login, take_all(voice).await) }));
    }
    let mut held: Vec<(&str, HashSet<String>)> = Vec::new();
    for taker in takers {
        held.push(taker.await.unwrap());
    }
    let of = |login: &str| -> HashSet<String> {
        held.iter()
            .filter(|(whose, _)| *whose == login)
            .flat_map(|(_, cases)| cases.clone())
            .collect()
    };
    let (one, two) = (of("executor"), of("executor-2"));
    assert!(one.is_disjoint(&two), "{:?}", one.intersection(&two));
    assert_eq!(one.len() + two.len(), 24);

    let feed = whole_feed(other.office.store()).await;
    assert_eq!(feed.len(), 24 + 24);
    assert!(feed.windows(2).all(|pair| pair[0].id < pair[1].id));
    let report = world.server.office.store().verify(None).await.unwrap();
    assert_eq!(report.faults, []);
    other.shutdown().await.unwrap();
}

/// Takes the next case and accepts it, until nothing waits.
async fn take_all(voice: Voice) -> HashSet<String> {
    let mut taken = HashSet::new();
    loop {
        let answer = voice.post("/v1/queues/intake/next", &json!({})).await;
        if answer.status == 204 {
            return taken;
        }
        let view = answer.expect(200);
        let case = view["case"]["id"].as_str().unwrap().to_owned();
        let version = view["case"]["version"].as_u64().unwrap();
        let accepted = voice
            .command(&case, version, &json!({ "command": "accept" }))
            .await;
        // The same officer at another desk may have been quicker with a case of theirs.
        if accepted.status == 200 {
            taken.insert(case);
        }
    }
}

on_postgres! {
    the_feed_says_what_moved_in_order_and_wakes_whoever_waits,
}

// SQLite belongs to one process.
only_on_postgres! {
    what_one_server_writes_the_other_shows,
    two_servers_give_every_number_once_and_no_case_twice,
}
