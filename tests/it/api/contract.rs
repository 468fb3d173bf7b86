//! What holds for every answer: problems with stable types, no caching, no leaks.

use reqwest::Method;
use serde_json::json;

use super::world::{World, id, send};
use crate::engines::on_postgres;
use kezek::wire::session::OfficeMode;

#[tokio::test]
async fn what_is_not_there_is_a_problem() {
    let world = World::open().await;
    for path in [
        "/",
        "/v1",
        "/v1/nothing",
        "/v1/cases",
        "/health",
        "/v1/../etc/passwd",
    ] {
        let answer = send(world.anonymous(Method::GET, path)).await;
        answer.problem(404, "not-found");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert!(!answer.header("x-request-id").is_empty());
    }
}

#[tokio::test]
async fn a_method_that_an_address_lacks_is_a_problem_that_names_those_it_has() {
    let world = World::open().await;
    for (method, path, allowed) in [
        (Method::PATCH, "/v1/cases/1", "GET,HEAD"),
        (Method::PUT, "/v1/sessions", "POST,GET,HEAD,DELETE"),
        (Method::TRACE, "/v1/queues", "GET,HEAD"),
        (Method::DELETE, "/v1/applications", "POST"),
    ] {
        let answer = send(world.anonymous(method, path)).await;
        answer.problem(405, "method-not-allowed");
        assert_eq!(answer.header("allow"), allowed);
    }
}

#[tokio::test]
async fn a_body_that_cannot_be_read_is_told_where() {
    let world = World::open().await;
    let post = || world.anonymous(Method::POST, "/v1/sessions");
    let json = "application/json";

    let answer = send(post().body("login=x")).await;
    answer.problem(415, "unsupported-media-type");
    let answer = send(post().header("content-type", json).body("{\"login\":")).await;
    answer.problem(400, "body-invalid");
    let answer = send(post().header("content-type", json).body("\u{feff}{}")).await;
    answer.problem(400, "body-invalid");
    let answer = send(post().json(&json!({ "login": "a", "password": 5 }))).await;
    assert_eq!(answer.problem(422, "body-invalid")["at"], "/password");
    let more = json!({ "login": "a", "password": "b", "role": "supervisor" });
    let answer = send(post().json(&more)).await;
    assert_eq!(answer.problem(422, "body-invalid")["at"], "/role");
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let answer = send(post().header("content-type", json).body(deep)).await;
    answer.problem(422, "body-invalid");
    let large = json!({ "login": "a", "password": "x".repeat(5 << 20) });
    send(post().json(&large)).await.problem(413, "too-large");
}

#[tokio::test]
async fn parameters_are_known_and_stand_once() {
    let world = World::open().await;
    let voice = world.sign_in("executor").await;
    for query in [
        "limit=x",
        "limit=5&limit=6",
        "unit=astana",
        "limit=-1",
        "limit=9999999999",
    ] {
        let answer = voice.get(&format!("/v1/queues/open/cases?{query}")).await;
        answer.problem(400, "body-invalid");
    }
}

#[tokio::test]
async fn health_is_open_to_everybody_and_says_nothing_more() {
    let world = World::open().await;
    let live = send(world.anonymous(Method::GET, "/health/live")).await;
    assert_eq!(live.expect(200), json!({ "status": "live" }));
    let ready = send(world.anonymous(Method::GET, "/health/ready")).await;
    assert_eq!(ready.expect(200), json!({ "status": "ready" }));
}

#[tokio::test]
async fn answers_are_packed_for_whoever_can_unpack_them() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    // The client of the other tests unpacks by itself.
    let http = reqwest::Client::builder()
        .no_gzip()
        .tls_certs_only([])
        .build()
        .unwrap();
    let request = http
        .get(format!("{}/v1/cases/{case}", world.server.url()))
        .bearer_auth(&voice.token)
        .header("accept-encoding", "gzip");
    let answer = send(request).await;
    assert_eq!(answer.header("content-encoding"), "gzip");
    assert_eq!(&answer.bytes[..2], &[0x1f, 0x8b]);
}

#[tokio::test]
async fn only_a_demo_goes_on_to_the_next_working_day() {
    let world = World::open_as(OfficeMode::Production).await;
    let voice = world.sign_in("executor").await;
    let answer = voice.post("/v1/demo/next-working-day", &json!(null)).await;
    answer.problem(404, "not-found");

    // Friday before Nauryz, which is off until Wednesday of the next week in 2026.
    let world = World::open().await;
    world.set_law_time("2026-03-20T15:00");
    let voice = world.sign_in("executor").await;
    let day = voice
        .post("/v1/demo/next-working-day", &json!(null))
        .await
        .expect(200);
    assert!(
        day["now"].as_str().unwrap().ends_with("T04:00:00Z"),
        "{day}"
    );
    let me = voice.get("/v1/me").await.expect(200);
    assert_eq!(me["now"], day["now"]);
}

#[tokio::test]
async fn the_law_is_kept_for_ever_under_its_hash() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    let view = voice.get(&format!("/v1/cases/{case}")).await.expect(200);
    let law = &view["law"];
    let text = |name: &str| law[name].as_str().unwrap().to_owned();
    let edition = format!(
        "/v1/editions/{}/{}@{}",
        text("service"),
        text("edition"),
        text("edition_sha256")
    );
    for (path, sha256) in [
        (edition.clone(), text("edition_sha256")),
        (
            format!("/v1/policies/{}", text("policy_sha256")),
            text("policy_sha256"),
        ),
        (
            format!("/v1/calendars/{}", text("calendar_sha256")),
            text("calendar_sha256"),
        ),
    ] {
        let answer = voice.get(&path).await;
        let value = answer.expect(200);
        assert!(answer.header("cache-control").contains("immutable"));
        assert_eq!(kezek::regulation::canonical::sha256_of(&value), sha256);
        let again = voice
            .request(Method::GET, &path)
            .header("if-none-match", answer.header("etag"));
        assert_eq!(send(again).await.status, 304);
    }
    let other = edition.replace("order-236-2026", "order-236-2023");
    voice.get(&other).await.problem(404, "not-found");
    voice.get("/v1/policies/00").await.problem(404, "not-found");
}

on_postgres! {
    what_is_not_there_is_a_problem,
    a_method_that_an_address_lacks_is_a_problem_that_names_those_it_has,
    a_body_that_cannot_be_read_is_told_where,
    parameters_are_known_and_stand_once,
    health_is_open_to_everybody_and_says_nothing_more,
    answers_are_packed_for_whoever_can_unpack_them,
    only_a_demo_goes_on_to_the_next_working_day,
    the_law_is_kept_for_ever_under_its_hash,
}
