//! The feed of changes: to whom what is told, that nothing is told twice or left out, and when a
//! stream ends.

use std::time::Duration;

use chrono::TimeDelta;
use kezek::casework::Login;
use kezek::office::accounts;
use kezek::store::plan::Access;
use kezek::store::{Mode, Plan};
use kezek::wire::session::OfficeMode;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::world::{Voice, World, application, id, send};
use crate::engines::{on_postgres, only_on_postgres};

/// A stream of events as it comes in.
struct Stream {
    response: reqwest::Response,
    rest: String,
    /// Everything that came.
    raw: String,
}

/// One block of a stream; a sign of life has no name.
#[derive(Debug, Clone, PartialEq)]
struct Told {
    id: Option<u64>,
    name: String,
    data: Value,
}

impl Stream {
    async fn open(voice: &Voice, last: Option<&str>) -> Self {
        let mut request = voice.request(Method::GET, "/v1/changes");
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        let response = request.send().await.expect("the server answers");
        assert_eq!(response.status().as_u16(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert_eq!(response.headers()["x-accel-buffering"], "no");
        let mut stream = Self {
            response,
            rest: String::new(),
            raw: String::new(),
        };
        let ready = stream.next().await.expect("it begins");
        assert_eq!(ready.name, "ready");
        assert!(ready.data["keep_alive_seconds"].is_u64());
        stream
    }

    /// Returns the next block; `None` at the end of the stream.
    async fn next(&mut self) -> Option<Told> {
        loop {
            if let Some((block, rest)) = self.rest.split_once("\n\n") {
                let told = read(block);
                self.rest = rest.to_owned();
                return Some(told);
            }
            let chunk = self.response.chunk().await.ok().flatten()?;
            let text = String::from_utf8(chunk.to_vec()).expect("events are text");
            self.rest.push_str(&text);
            self.raw.push_str(&text);
        }
    }

    /// Returns the next event.
    async fn event(&mut self) -> Told {
        loop {
            let told = self.next().await.expect("the stream goes on");
            if !told.name.is_empty() {
                return told;
            }
        }
    }

    /// Waits for the end of the stream.
    async fn end(mut self) {
        while self.next().await.is_some() {}
    }
}

fn read(block: &str) -> Told {
    let mut told = Told {
        id: None,
        name: String::new(),
        data: Value::Null,
    };
    for line in block.lines() {
        match line.split_once(": ").unwrap_or((line, "")) {
            ("id", id) => told.id = Some(id.parse().expect("a number")),
            ("event", name) => told.name = name.to_owned(),
            ("data", data) => told.data = serde_json::from_str(data).expect("JSON"),
            (":" | "", _) => {}
            other => panic!("{other:?} in {block:?}"),
        }
    }
    told
}

fn note(text: &str) -> Value {
    json!({ "command": "add-note", "text": text })
}

async fn lively() -> World {
    World::open_set(OfficeMode::Demo, |settings| {
        settings.limits.keep_alive_seconds = 1;
    })
    .await
}

#[tokio::test]
async fn a_change_is_told_to_whoever_may_see_the_case_and_names_nobody() {
    let world = World::open().await;
    let executor = world.sign_in("executor").await;
    let mut here = Stream::open(&executor, None).await;
    let mut elsewhere = Stream::open(&world.sign_in("executor.astana").await, None).await;
    let mut sender = Stream::open(&world.sign_in("gateway").await, None).await;
    let mut other_sender = Stream::open(&world.sign_in("gateway.astana").await, None).await;

    let case = id(&world.receive().await);
    let accept = json!({ "command": "accept" });
    executor.command(&case, 2, &accept).await.expect(200);
    let mut away = application("A-1");
    away["unit"] = json!("astana");
    let away = id(&world.sign_in("gateway.astana").await.receive(&away).await);

    for stream in [&mut here, &mut sender] {
        let (first, second) = (stream.event().await, stream.event().await);
        for (told, version) in [(&first, 2), (&second, 3)] {
            assert_eq!(told.name, "change");
            assert_eq!(
                told.data,
                json!({ "case_id": case, "version": version, "unit": "almaty" })
            );
        }
        assert_eq!(second.id, first.id.map(|id| id + 1));
    }
    // The first that the others are told is their own.
    for stream in [&mut elsewhere, &mut other_sender] {
        let told = stream.event().await;
        assert_eq!(told.data["case_id"], away);
        assert_eq!(told.data["unit"], "astana");
    }
    for stream in [here, elsewhere, sender, other_sender] {
        for personal in ["Okafor", "Adaeze", "900115300003", "executor", "gateway"] {
            assert!(!stream.raw.contains(personal), "{}", stream.raw);
        }
    }
}

#[tokio::test]
async fn a_stream_goes_on_after_the_last_event_that_was_heard() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let executor = world.sign_in("executor").await;
    let mut stream = Stream::open(&executor, None).await;
    for version in 2..8 {
        executor
            .command(&case, version, &note("n"))
            .await
            .expect(200);
    }
    let first = stream.event().await;
    assert_eq!(first.data["version"], 3);
    drop(stream);
    let last = first.id.unwrap().to_string();
    let mut again = Stream::open(&executor, Some(&last)).await;
    for version in 4..9 {
        assert_eq!(again.event().await.data["version"], version);
    }
    executor.command(&case, 8, &note("n")).await.expect(200);
    assert_eq!(again.event().await.data["version"], 9);
    // From the very beginning, while it is kept.
    let mut whole = Stream::open(&executor, Some("0")).await;
    for version in 2..10 {
        assert_eq!(whole.event().await.data["version"], version);
    }
}

#[tokio::test]
async fn a_place_that_is_not_kept_any_more_is_gone() {
    let world = World::open_set(OfficeMode::Demo, |settings| {
        settings.limits.feed_changes = 8;
    })
    .await;
    let case = id(&world.receive().await);
    let executor = world.sign_in("executor").await;
    let store = world.server.office.store();
    let mut version = 2;
    while store.oldest_feed_id().await.unwrap() == Some(1) {
        executor
            .command(&case, version, &note("n"))
            .await
            .expect(200);
        version += 1;
        assert!(version < 400, "the feed is never shortened");
    }
    let head = store.feed_head().await.unwrap();
    let ask = async |last: &str| {
        let request = executor.request(Method::GET, "/v1/changes");
        send(request.header("last-event-id", last)).await
    };
    let gone = ask("0").await;
    assert_eq!(gone.problem(410, "resync-needed")["at"], "Last-Event-ID");
    ask(&(head + 1).to_string())
        .await
        .problem(410, "resync-needed");
    for odd in ["seven", "-1", "99999999999999999999999"] {
        let answer = ask(odd).await;
        assert_eq!(answer.problem(400, "body-invalid")["at"], "Last-Event-ID");
    }
    let oldest = store.oldest_feed_id().await.unwrap().unwrap();
    assert!(head - oldest < 16, "{oldest} of {head}");
    let mut kept = Stream::open(&executor, Some(&(oldest - 1).to_string())).await;
    assert_eq!(kept.event().await.id, Some(oldest));
    // An empty id is none.
    Stream::open(&executor, Some("")).await;
}

#[tokio::test]
async fn whoever_loses_a_case_is_told_at_once_and_can_ask_why() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let (first, second) = (
        world.sign_in("executor").await,
        world.sign_in("executor-2").await,
    );
    let lease = format!("/v1/cases/{case}/lease");
    let (mut of_first, mut of_second) = (
        Stream::open(&first, None).await,
        Stream::open(&second, None).await,
    );
    first.post(&lease, &json!({})).await.expect(200);
    second
        .post(&lease, &json!({}))
        .await
        .problem(409, "lease-held");
    let reason = json!({ "reason": "she is ill today" });
    send(second.request(Method::PUT, &lease).json(&reason))
        .await
        .expect(200);
    let told = of_first.event().await;
    assert_eq!(told.name, "lease-lost");
    assert_eq!(told.data, json!({ "case_id": case }));
    let view = first.get(&lease).await.expect(200);
    assert_eq!(view["lease"]["holder"]["login"], "executor-2");
    assert_eq!(view["taken_because"], "she is ill today");
    // Renewing tells nobody anything; nor does giving back and taking.
    second.post(&lease, &json!({})).await.expect(200);
    let released = send(second.request(Method::DELETE, &lease)).await;
    assert_eq!(released.status, 204);
    first.post(&lease, &json!({})).await.expect(200);
    let view = second.get(&lease).await.expect(200);
    assert_eq!(view["taken_because"], Value::Null);
    // One that ran out and was taken by somebody else is lost as well.
    world.pass_wall_time(TimeDelta::minutes(11));
    second.post(&lease, &json!({})).await.expect(200);
    let told = of_first.event().await;
    assert_eq!(told.name, "lease-lost");
    // Who was away hears of it on coming back.
    let mut back = Stream::open(&first, Some(&(told.id.unwrap() - 1).to_string())).await;
    assert_eq!(back.event().await.name, "lease-lost");
    // Nobody else hears of it: the next they are told is a change.
    second.command(&case, 2, &note("n")).await.expect(200);
    assert_eq!(of_second.event().await.name, "change");
    assert!(!of_first.raw.contains("executor"), "{}", of_first.raw);
}

#[tokio::test]
async fn a_stream_ends_with_its_session() {
    let world = lively().await;
    let voice = world.sign_in("executor").await;
    let stream = Stream::open(&voice, None).await;
    let signed_out = send(voice.request(Method::DELETE, "/v1/sessions/current")).await;
    assert_eq!(signed_out.status, 204);
    stream.end().await;

    let leaver = world.sign_in("leaver").await;
    let stream = Stream::open(&leaver, None).await;
    let disable = Plan::SetEnabled {
        login: Login::parse("leaver").unwrap(),
        enabled: false,
        access: Access {
            id: Uuid::now_v7(),
            at: world.wall.now(),
            login: "root".to_owned(),
            act: "account-disabled",
            case: None,
            document: None,
            assigned: None,
            note: None,
        },
    };
    world.server.office.store().write(disable).await.unwrap();
    stream.end().await;

    // To follow is no activity: a session that does nothing else ends when it would.
    let idle = world.sign_in("executor-2").await;
    let stream = Stream::open(&idle, None).await;
    world.pass_wall_time(TimeDelta::minutes(16));
    stream.end().await;
    idle.get("/v1/me").await.problem(401, "not-signed-in");
    let anonymous = world.anonymous(Method::GET, "/v1/changes");
    send(anonymous).await.problem(401, "not-signed-in");
}

#[tokio::test]
async fn a_stream_ends_when_another_process_disables_or_demotes_the_person() {
    // A sign of life comes after a quarter of a minute: nobody waits for that here.
    let world = World::open().await;
    let other = world.store(Mode::ReadWrite).await;
    let (login, wall) = (Login::parse("leaver").unwrap(), world.wall.now());
    let soon = Duration::from_secs(5);

    let voice = world.sign_in("leaver").await;
    let stream = Stream::open(&voice, None).await;
    let bystander = Stream::open(&world.sign_in("executor").await, None).await;
    let taken = vec!["executor:almaty".parse().unwrap()];
    accounts::change_posts(&other, &login, Vec::new(), taken.clone(), wall)
        .await
        .unwrap();
    tokio::time::timeout(soon, stream.end()).await.unwrap();
    accounts::change_posts(&other, &login, taken, Vec::new(), wall)
        .await
        .unwrap();

    let voice = world.sign_in("leaver").await;
    let stream = Stream::open(&voice, None).await;
    accounts::end_sessions(&other, &login, wall).await.unwrap();
    tokio::time::timeout(soon, stream.end()).await.unwrap();

    let voice = world.sign_in("leaver").await;
    let stream = Stream::open(&voice, None).await;
    accounts::set_enabled(&other, &login, false, wall)
        .await
        .unwrap();
    tokio::time::timeout(soon, stream.end()).await.unwrap();
    // Others follow on.
    let waited = tokio::time::timeout(Duration::from_millis(700), bystander.end()).await;
    assert!(waited.is_err());
    other.close().await;
}

#[tokio::test]
async fn a_server_that_stops_ends_its_streams() {
    let world = World::open().await;
    let voice = world.sign_in("executor").await;
    let stream = Stream::open(&voice, None).await;
    let (stopped, ()) = tokio::join!(world.server.shutdown(), stream.end());
    stopped.unwrap();
}

#[tokio::test]
async fn a_quiet_stream_shows_that_it_is_alive_and_where_it_is() {
    let world = lively().await;
    let voice = world.sign_in("executor.astana").await;
    let mut stream = Stream::open(&voice, None).await;
    let case = id(&world.receive().await);
    let executor = world.sign_in("executor").await;
    executor.command(&case, 2, &note("n")).await.expect(200);
    let head = world.server.office.store().feed_head().await.unwrap();
    // Nothing of this is for Astana, and yet its place goes on, so that it never grows too old.
    loop {
        let told = stream.next().await.expect("the stream goes on");
        assert_eq!(told.name, "");
        if told.id == Some(head) {
            break;
        }
    }
}

#[tokio::test]
async fn counts_that_change_with_time_are_hinted_at() {
    let world = World::open().await;
    let voice = world.sign_in("executor").await;
    let mut stream = Stream::open(&voice, None).await;
    voice
        .post("/v1/demo/next-working-day", &json!({}))
        .await
        .expect(200);
    assert_eq!(stream.event().await.name, "counts");
    world.receive().await;
    assert_eq!(stream.event().await.name, "change");
    world.set_law_time("2026-06-01T10:00");
    assert_eq!(stream.event().await.name, "counts");
}

#[tokio::test]
async fn so_many_streams_and_no_more_and_the_newest_of_a_session_stays() {
    let world = World::open_set(OfficeMode::Demo, |settings| {
        settings.limits.streams = 2;
    })
    .await;
    let (first, second, third) = (
        world.sign_in("executor").await,
        world.sign_in("executor-2").await,
        world.sign_in("supervisor").await,
    );
    let oldest = Stream::open(&first, None).await;
    let other = Stream::open(&second, None).await;
    let refused = send(third.request(Method::GET, "/v1/changes")).await;
    refused.problem(429, "too-many-requests");
    assert!(!refused.header("retry-after").is_empty());
    // Their own place can be taken anew: the broken stream is not noticed at once.
    let newest = Stream::open(&first, None).await;
    oldest.end().await;
    assert_eq!(world.server.office.stream_count(), 2);
    drop((newest, other));
    while world.server.office.stream_count() > 0 {
        tokio::task::yield_now().await;
    }
    Stream::open(&third, None).await;
}

async fn what_one_server_writes_is_told_by_the_other() {
    let world = World::open().await;
    let other = world.second_server().await;
    let there = Voice::sign_in(world.http.clone(), &other.url(), "executor").await;
    let mut stream = Stream::open(&there, None).await;
    let case = id(&world.receive().await);
    let told = stream.event().await;
    assert_eq!(told.data["case_id"], case);
    // Whoever is told finds the row there already.
    let page = there.get("/v1/queues/open/cases").await.expect(200);
    assert_eq!(page["rows"][0]["id"], case);
    // A place in the feed is the same place on every server.
    let here = world.sign_in("executor").await;
    let mut again = Stream::open(&here, Some("0")).await;
    assert_eq!(again.event().await, told);
    let stopped = tokio::join!(other.shutdown(), stream.end());
    stopped.0.unwrap();
}

on_postgres! {
    a_change_is_told_to_whoever_may_see_the_case_and_names_nobody,
    a_stream_goes_on_after_the_last_event_that_was_heard,
    a_place_that_is_not_kept_any_more_is_gone,
    whoever_loses_a_case_is_told_at_once_and_can_ask_why,
    a_stream_ends_with_its_session,
    a_stream_ends_when_another_process_disables_or_demotes_the_person,
    a_server_that_stops_ends_its_streams,
    a_quiet_stream_shows_that_it_is_alive_and_where_it_is,
    counts_that_change_with_time_are_hinted_at,
    so_many_streams_and_no_more_and_the_newest_of_a_session_stays,
}

only_on_postgres! {
    what_one_server_writes_is_told_by_the_other,
}
