//! What changed in a queue since a moment, laid over what was there before, is the queue as it is.

use std::collections::BTreeMap;

use reqwest::Method;
use serde_json::{Value, json};

use super::world::{Answer, Voice, World, application, id, send};
use crate::engines::on_postgres;

/// A queue as a workstation keeps it.
#[derive(Debug, Default)]
struct Kept {
    rows: BTreeMap<String, Value>,
    etag: String,
    at: String,
    wholes: usize,
}

async fn lines(voice: &Voice, query: &str, etag: &str) -> Answer {
    let request = voice
        .request(Method::GET, &format!("/v1/queues/{query}"))
        .header("accept", "application/x-ndjson")
        .header("if-none-match", etag);
    send(request).await
}

impl Kept {
    /// Brings in what changed, and returns how many lines that were.
    async fn follow(&mut self, voice: &Voice, queue: &str) -> usize {
        let query = if self.at.is_empty() {
            queue.to_owned()
        } else {
            let and = if queue.contains('?') { '&' } else { '?' };
            format!("{queue}{and}since={}", self.at)
        };
        let answer = lines(voice, &query, &self.etag).await;
        assert!(!answer.header("kezek-at").is_empty());
        self.at = answer.header("kezek-at").to_owned();
        if answer.status == 304 {
            return 0;
        }
        assert_eq!(answer.status, 200, "{}", answer.text());
        self.etag = answer.header("etag").to_owned();
        if answer.header("kezek-delta") != "true" {
            self.rows.clear();
            self.wholes += 1;
        }
        let text = answer.text();
        let count = text.lines().count();
        assert_eq!(answer.header("kezek-rows"), count.to_string());
        for line in text.lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            match line["left"].as_str() {
                Some(left) => {
                    self.rows.remove(left);
                }
                None => {
                    self.rows
                        .insert(line["id"].as_str().unwrap().to_owned(), line);
                }
            }
        }
        count
    }
}

async fn whole(voice: &Voice, queue: &str) -> BTreeMap<String, Value> {
    let answer = lines(voice, queue, "").await;
    let text = answer.text();
    text.lines()
        .map(|line| {
            let row: Value = serde_json::from_str(line).unwrap();
            (row["id"].as_str().unwrap().to_owned(), row)
        })
        .collect()
}

#[tokio::test]
async fn what_changed_laid_over_what_was_is_what_is() {
    let world = World::open().await;
    let gateway = world.sign_in("gateway").await;
    let voice = world.sign_in("executor").await;
    let queues = [
        "open/cases",
        "intake/cases",
        "my-cases/cases",
        "unassigned/cases",
        "overdue/cases",
        "open/cases?filter=due%3C%3D3wd&sort=applicant",
    ];
    let mut kept: Vec<Kept> = queues.iter().map(|_| Kept::default()).collect();
    let mut cases = Vec::new();
    for n in 0..5 {
        let mut one = application(&format!("R-{n}"));
        one["applicant"]["family_name"] = json!(format!("Okafor-{n:02}"));
        cases.push(id(&gateway.receive(&one).await));
    }
    let accept = json!({ "command": "accept" });
    let to_me = json!({ "command": "assign", "to": { "login": "executor", "name": "" } });
    let to_other = json!({ "command": "assign", "to": { "login": "executor-2", "name": "" } });
    let head = world.sign_in("supervisor").await;
    let steps: Vec<(usize, &Voice, &Value, &str)> = vec![
        (0, &voice, &accept, "2026-03-10T11:00"),
        (1, &voice, &accept, "2026-03-10T11:00"),
        (0, &head, &to_me, "2026-03-10T11:30"),
        (1, &head, &to_me, "2026-03-11T11:00"),
        (0, &head, &to_other, "2026-03-12T11:00"),
        (2, &voice, &accept, "2026-03-12T12:00"),
        (1, &head, &to_other, "2026-04-20T12:00"),
    ];
    for (at, (case, by, command, law)) in steps.into_iter().enumerate() {
        for (queue, kept) in queues.iter().zip(&mut kept) {
            kept.follow(&voice, queue).await;
            assert_eq!(kept.rows, whole(&voice, queue).await, "{queue} before {at}");
        }
        world.set_law_time(law);
        let version = voice.version(&cases[case]).await;
        by.command(&cases[case], version, command).await.expect(200);
    }
    for (queue, kept) in queues.iter().zip(&mut kept) {
        kept.follow(&voice, queue).await;
        assert_eq!(kept.rows, whole(&voice, queue).await, "{queue} at last");
        assert_eq!(kept.wholes, 1, "{queue} was loaded once");
    }
    // A moment never runs ahead of what was shown: it may tell the last change once more.
    kept[0].follow(&voice, queues[0]).await;
    // One change is one line, and nothing is nothing.
    let version = voice.version(&cases[0]).await;
    let note = json!({ "command": "add-note", "text": "n" });
    voice.command(&cases[0], version, &note).await.expect(200);
    assert_eq!(kept[0].follow(&voice, queues[0]).await, 1);
    assert_eq!(kept[0].follow(&voice, queues[0]).await, 0);
}

#[tokio::test]
async fn a_moment_that_means_nothing_here_brings_the_whole_queue() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    let mut kept = Kept::default();
    kept.follow(&voice, "open/cases").await;
    let here = kept.at.clone();
    for (queue, moment) in [
        ("open/cases", "rubbish"),
        ("open/cases", "1.2"),
        ("open/cases", "18446744073709551616.1.0"),
        // The moment of another queue, filter or order.
        ("intake/cases", here.as_str()),
        ("open/cases?sort=number", here.as_str()),
        ("open/cases?filter=okafor", here.as_str()),
    ] {
        let mut other = Kept {
            at: moment.to_owned(),
            ..Kept::default()
        };
        other.follow(&voice, queue).await;
        assert_eq!(other.wholes, 1, "{queue} {moment}");
        assert!(other.rows.contains_key(&case));
    }
    // On pages there is no such thing.
    let page = voice.get("/v1/queues/open/cases?since=x").await;
    assert_eq!(page.problem(400, "body-invalid")["at"], "since");
}

#[tokio::test]
async fn a_moment_outlives_the_server() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let mut kept = Kept::default();
    kept.follow(&world.sign_in("executor").await, "open/cases")
        .await;
    let world = world.restart().await;
    let voice = world.sign_in("executor").await;
    let accept = json!({ "command": "accept" });
    voice.command(&case, 2, &accept).await.expect(200);
    assert_eq!(kept.follow(&voice, "open/cases").await, 1);
    assert_eq!(kept.wholes, 1);
    assert_eq!(kept.rows[&case]["version"], 3);
}

#[tokio::test]
async fn a_filter_that_cannot_be_read_is_refused_with_its_place() {
    let world = World::open().await;
    let voice = world.sign_in("executor").await;
    for (filter, position) in [
        ("colour:red", 1),
        ("okafor%20due%3C%3D3xx", 13),
        ("%D2%9B%D2%9B%D2%9B%20status:nothing", 12),
    ] {
        let answer = voice
            .get(&format!("/v1/queues/open/cases?filter={filter}"))
            .await;
        let problem = answer.problem(400, "body-invalid");
        assert_eq!(problem["at"], "filter");
        assert_eq!(problem["position"], position, "{filter}: {problem}");
    }
}

on_postgres! {
    what_changed_laid_over_what_was_is_what_is,
    a_moment_that_means_nothing_here_brings_the_whole_queue,
    a_moment_outlives_the_server,
    a_filter_that_cannot_be_read_is_refused_with_its_place,
}
