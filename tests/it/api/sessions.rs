//! Signing in and out, and how a session ends.

use chrono::TimeDelta;
use kezek::casework::Login;
use kezek::office::accounts;
use reqwest::Method;
use serde_json::json;

use super::world::{PASSWORD, World, send};
use crate::engines::on_postgres;

#[tokio::test]
async fn a_person_signs_in_and_sees_who_they_are() {
    let world = World::open().await;
    let body = json!({ "login": "executor", "password": PASSWORD });
    let opened = send(world.anonymous(Method::POST, "/v1/sessions").json(&body))
        .await
        .expect(201);
    assert_eq!(opened["idle_seconds"], 900);
    assert_eq!(opened["expires_at"], "2026-03-10T17:30:00Z");
    assert_eq!(opened["token"].as_str().unwrap().len(), 64);
    assert_eq!(opened["draft_key"].as_str().unwrap().len(), 44);

    let me = world
        .sign_in("executor")
        .await
        .get("/v1/me")
        .await
        .expect(200);
    assert_eq!(me["actor"]["login"], "executor");
    assert_eq!(me["actor"]["posts"][0]["unit"], "almaty");
    assert_eq!(me["office"]["mode"], "demo");
    assert_eq!(me["now"], "2026-03-10T05:30:00Z");
}

#[tokio::test]
async fn without_a_session_nothing_is_shown() {
    let world = World::open().await;
    for path in [
        "/v1/me",
        "/v1/queues",
        "/v1/queues/open/cases",
        "/v1/cases/26-000001",
        "/v1/cases/26-000001/actions",
        "/v1/cases/26-000001/clock",
        "/v1/cases/26-000001/events",
        "/v1/commands/1",
        "/v1/documents/00",
        "/v1/editions/a/b@c",
        "/v1/policies/a",
        "/v1/calendars/a",
        "/v1/colleagues",
        "/v1/recent-findings",
        "/v1/audit/head",
        "/v1/cases/26-000001/drafts/accept",
    ] {
        let answer = send(world.anonymous(Method::GET, path)).await;
        answer.problem(401, "not-signed-in");
        let wrong = world
            .anonymous(Method::GET, path)
            .bearer_auth("0".repeat(64));
        send(wrong).await.problem(401, "not-signed-in");
    }
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_login_are_told_the_same() {
    let world = World::open().await;
    let mut answers = Vec::new();
    for login in ["executor", "nobody", "No Login At All \u{1b}[2J"] {
        let body = json!({ "login": login, "password": "wrong wrong wrong" });
        let answer = send(world.anonymous(Method::POST, "/v1/sessions").json(&body)).await;
        answers.push(answer.problem(401, "sign-in-failed"));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2]);
}

#[tokio::test]
async fn guessing_is_slowed_down_and_locks_nobody_out_for_long() {
    let world = World::open().await;
    let guess = |password: &'static str| {
        let body = json!({ "login": "executor", "password": password });
        world.anonymous(Method::POST, "/v1/sessions").json(&body)
    };
    for _ in 0..5 {
        send(guess("wrong wrong wrong"))
            .await
            .problem(401, "sign-in-failed");
    }
    let slowed = send(guess(PASSWORD)).await;
    slowed.problem(429, "too-many-requests");
    assert_eq!(slowed.header("retry-after"), "5");
    // Somebody else at the same address is not held up.
    world.sign_in("supervisor").await;

    world.pass_wall_time(TimeDelta::seconds(6));
    send(guess(PASSWORD)).await.expect(201);
    send(guess("wrong wrong wrong"))
        .await
        .problem(401, "sign-in-failed");
}

#[tokio::test]
async fn a_session_ends_after_fifteen_idle_minutes() {
    let world = World::open().await;
    let voice = world.sign_in("executor").await;
    world.pass_wall_time(TimeDelta::seconds(14 * 60 + 59));
    voice.get("/v1/me").await.expect(200);
    world.pass_wall_time(TimeDelta::seconds(14 * 60 + 59));
    voice.get("/v1/me").await.expect(200);
    world.pass_wall_time(TimeDelta::seconds(15 * 60 + 1));
    voice.get("/v1/me").await.problem(401, "not-signed-in");
    voice.get("/v1/me").await.problem(401, "not-signed-in");
}

#[tokio::test]
async fn a_session_ends_after_twelve_hours_however_busy() {
    let world = World::open().await;
    let voice = world.sign_in("executor").await;
    for _ in 0..71 {
        world.pass_wall_time(TimeDelta::minutes(10));
        voice.get("/v1/me").await.expect(200);
    }
    world.pass_wall_time(TimeDelta::seconds(599));
    voice.get("/v1/me").await.expect(200);
    world.pass_wall_time(TimeDelta::seconds(2));
    voice.get("/v1/me").await.problem(401, "not-signed-in");
}

#[tokio::test]
async fn moving_law_time_ends_no_session() {
    let world = World::open().await;
    let voice = world.sign_in("executor").await;
    world.set_law_time("2026-06-10T10:30");
    voice.get("/v1/me").await.expect(200);
}

#[tokio::test]
async fn a_session_that_was_closed_is_over_and_others_go_on() {
    let world = World::open().await;
    let voice = world.sign_in("executor").await;
    let other = world.sign_in("executor").await;
    let answer = send(voice.request(Method::DELETE, "/v1/sessions/current")).await;
    assert_eq!(answer.status, 204);
    voice.get("/v1/me").await.problem(401, "not-signed-in");
    other.get("/v1/me").await.expect(200);
}

#[tokio::test]
async fn disabling_an_account_ends_its_sessions_at_once() {
    let world = World::open().await;
    let voice = world.sign_in("leaver").await;
    let login = Login::parse("leaver").unwrap();
    let store = world.server.office.store();
    accounts::set_enabled(store, &login, false, world.wall.now())
        .await
        .unwrap();
    voice.get("/v1/me").await.problem(401, "not-signed-in");
    let body = json!({ "login": "leaver", "password": PASSWORD });
    let answer = send(world.anonymous(Method::POST, "/v1/sessions").json(&body)).await;
    answer.problem(401, "sign-in-failed");

    accounts::set_enabled(store, &login, true, world.wall.now())
        .await
        .unwrap();
    voice.get("/v1/me").await.problem(401, "not-signed-in");
    world.sign_in("leaver").await;
}

#[tokio::test]
async fn a_session_lives_through_a_restart_and_the_token_is_stored_nowhere() {
    let world = World::open().await;
    let voice = world.sign_in("executor").await;
    let world = world.restart().await;
    let me = world
        .anonymous(Method::GET, "/v1/me")
        .bearer_auth(&voice.token);
    send(me).await.expect(200);

    let token = voice.token.as_bytes();
    for name in ["kezek.db", "kezek.db-wal"] {
        let bytes = std::fs::read(world.folder.path().join(name)).unwrap_or_default();
        let found = bytes.windows(token.len()).any(|window| window == token);
        assert!(!found, "the token stands in {name}");
    }
    let mut raw = world.database.connect(false).await;
    for table in ["sessions", "access_log", "accounts"] {
        let all = if world.database.is_postgres() {
            format!("SELECT CAST({table}.* AS TEXT) FROM {table}")
        } else {
            // Its file was just searched.
            continue;
        };
        let found = raw.texts(&all).await;
        assert!(!found.is_empty());
        assert!(
            found.iter().all(|row| !row.contains(&voice.token)),
            "{table}"
        );
    }
}

#[tokio::test]
async fn sessions_are_listed_and_ended_by_their_owner_alone() {
    let world = World::open().await;
    let (one, two) = (
        world.sign_in("executor").await,
        world.sign_in("executor").await,
    );
    let other = world.sign_in("supervisor").await;
    let listed = one.get("/v1/sessions").await.expect(200);
    let sessions = listed["sessions"].as_array().unwrap();
    assert_eq!(sessions.len(), 2);
    let own: Vec<bool> = sessions
        .iter()
        .map(|session| session["current"].as_bool().unwrap())
        .collect();
    assert_eq!(own.iter().filter(|own| **own).count(), 1);
    let second = sessions
        .iter()
        .find(|session| session["current"] == false)
        .unwrap();
    assert_eq!(second["means"], "password");
    assert_eq!(second["address"], "127.0.0.1");
    let path = format!("/v1/sessions/{}", second["id"].as_str().unwrap());
    // Nobody else can end it, and is not told that it is there.
    let foreign = send(other.request(Method::DELETE, &path)).await;
    foreign.problem(404, "not-found");
    two.get("/v1/me").await.expect(200);
    assert_eq!(send(one.request(Method::DELETE, &path)).await.status, 204);
    two.get("/v1/me").await.problem(401, "not-signed-in");
    let again = send(one.request(Method::DELETE, &path)).await;
    again.problem(404, "not-found");

    let third = world.sign_in("executor").await;
    let all = send(third.request(Method::DELETE, "/v1/sessions")).await;
    assert_eq!(all.status, 204);
    one.get("/v1/me").await.problem(401, "not-signed-in");
    third.get("/v1/me").await.problem(401, "not-signed-in");
    other.get("/v1/me").await.expect(200);
}

#[tokio::test]
async fn what_a_program_asks_by_itself_keeps_no_session_alive() {
    let world = World::open().await;
    let voice = world.sign_in("executor").await;
    let by_itself = || {
        voice
            .request(Method::GET, "/v1/queues")
            .header("kezek-background", "1")
    };
    for _ in 0..14 {
        world.pass_wall_time(TimeDelta::minutes(1));
        send(by_itself()).await.expect(200);
    }
    world.pass_wall_time(TimeDelta::seconds(61));
    send(by_itself()).await.problem(401, "not-signed-in");
}

#[tokio::test]
async fn new_posts_and_a_new_password_end_the_sessions_at_once() {
    let world = World::open().await;
    let store = world.server.office.store();
    let login = Login::parse("leaver").unwrap();
    let post = |post: &str| vec![post.parse().unwrap()];
    let wall = world.wall.now();

    let voice = world.sign_in("leaver").await;
    accounts::change_posts(store, &login, post("supervisor:almaty"), Vec::new(), wall)
        .await
        .unwrap();
    voice.get("/v1/me").await.problem(401, "not-signed-in");
    let voice = world.sign_in("leaver").await;
    let me = voice.get("/v1/me").await.expect(200);
    assert_eq!(me["actor"]["posts"].as_array().unwrap().len(), 2);
    accounts::change_posts(store, &login, Vec::new(), post("supervisor:almaty"), wall)
        .await
        .unwrap();
    voice.get("/v1/me").await.problem(401, "not-signed-in");
    let voice = world.sign_in("leaver").await;
    accounts::set_password(store, &login, PASSWORD.to_owned(), wall)
        .await
        .unwrap();
    voice.get("/v1/me").await.problem(401, "not-signed-in");
}

on_postgres! {
    a_person_signs_in_and_sees_who_they_are,
    without_a_session_nothing_is_shown,
    a_wrong_password_and_an_unknown_login_are_told_the_same,
    guessing_is_slowed_down_and_locks_nobody_out_for_long,
    a_session_ends_after_fifteen_idle_minutes,
    a_session_ends_after_twelve_hours_however_busy,
    moving_law_time_ends_no_session,
    a_session_that_was_closed_is_over_and_others_go_on,
    disabling_an_account_ends_its_sessions_at_once,
    a_session_lives_through_a_restart_and_the_token_is_stored_nowhere,
    sessions_are_listed_and_ended_by_their_owner_alone,
    what_a_program_asks_by_itself_keeps_no_session_alive,
    new_posts_and_a_new_password_end_the_sessions_at_once,
}
