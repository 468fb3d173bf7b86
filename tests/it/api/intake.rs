//! Handing applications in, and every way in which that is refused.

use reqwest::Method;
use serde_json::{Value, json};

use super::world::{Answer, Voice, World, application, civil, id, send};
use crate::engines::on_postgres;

async fn hand_in(voice: &Voice, change: impl FnOnce(&mut Value)) -> Answer {
    let mut application = application("R-1");
    change(&mut application);
    voice.post("/v1/applications", &application).await
}

#[tokio::test]
async fn an_application_becomes_a_case_with_a_number_and_limits() {
    let world = World::open().await;
    let gateway = world.sign_in("gateway").await;
    gateway.send_papers().await;
    let answer = gateway.post("/v1/applications", &application("R-1")).await;
    let receipt = answer.expect(201);
    let case = receipt["case_id"].as_str().unwrap();
    assert_eq!(answer.header("location"), format!("/v1/cases/{case}"));
    assert_eq!(receipt["number"], "26-000001");
    assert_eq!(receipt["registered_on"], "2026-03-10");
    assert_eq!(receipt["edition"], "order-236-2026");
    assert_eq!(receipt["received_at"], "2026-03-10T05:30:00Z");
    assert!(!receipt["dues"].as_array().unwrap().is_empty());

    let next = gateway.post("/v1/applications", &application("R-2")).await;
    assert_eq!(next.expect(201)["number"], "26-000002");
    let world = world.restart().await;
    let next = world.sign_in("gateway").await;
    let next = next.post("/v1/applications", &application("R-3")).await;
    assert_eq!(next.expect(201)["number"], "26-000003");
}

#[tokio::test]
async fn only_a_gateway_of_the_unit_hands_in() {
    let world = World::open().await;
    world.sign_in("gateway").await.send_papers().await;
    for login in ["executor", "supervisor", "gateway.astana"] {
        let voice = world.sign_in(login).await;
        hand_in(&voice, |_| {}).await.problem(403, "not-allowed");
    }
    // Officers may send papers, for what the body itself begins; who only reads may not.
    let auditor = world.sign_in("auditor").await;
    let answer = auditor.put_paper(&"0".repeat(64), vec![1]).await;
    answer.problem(403, "not-allowed");
}

#[tokio::test]
async fn the_status_goes_back_to_who_handed_the_application_in() {
    let world = World::open().await;
    let gateway = world.sign_in("gateway").await;
    gateway.send_papers().await;
    let mut lacking = application("R-1/a");
    let papers = lacking["papers"].as_array_mut().unwrap();
    papers.retain(|paper| paper["document"] != "work-experience");
    let receipt = gateway.post("/v1/applications", &lacking).await.expect(201);

    let path = "/v1/applications/R-1%2Fa";
    let status = gateway.get(path).await.expect(200);
    assert_eq!(status["number"], receipt["number"]);
    assert_eq!(status["status"], "received");
    assert_eq!(status["registered_on"], "2026-03-10");
    assert_eq!(status["result_due"], "2026-03-18T13:30:00Z");
    assert_eq!(status["letter"], Value::Null);

    let refusal = json!({ "command": "refuse-acceptance",
        "papers": [{ "document": "work-experience", "lack": "missing" }] });
    world
        .play(&id(&receipt), &[("2026-03-10T12:00", "executor", refusal)])
        .await;
    let status = gateway.get(path).await.expect(200);
    assert_eq!(status["status"], "not-accepted");
    assert_eq!(status["letter"]["language"], "ru");
    let letter = status["letter"]["text"].as_str().unwrap();
    assert!(letter.contains("ОТКАЗ В ПРИЁМЕ ДОКУМЕНТОВ"), "{letter}");

    // Neither another gateway nor a reference that nobody used tells anything.
    let other = world.sign_in("gateway.astana").await;
    other.get(path).await.problem(404, "not-found");
    gateway
        .get("/v1/applications/R-9")
        .await
        .problem(404, "not-found");
}

#[tokio::test]
async fn the_same_reference_is_not_taken_twice() {
    let world = World::open().await;
    let gateway = world.sign_in("gateway").await;
    gateway.receive(&application("R-1")).await;
    let again = hand_in(&gateway, |_| {}).await;
    let problem = again.problem(409, "already-received");
    assert!(problem["detail"].as_str().unwrap().contains("26-000001"));
    // Another sender counts by itself.
    let other = world.sign_in("gateway.astana").await;
    let answer = hand_in(&other, |application| application["unit"] = json!("astana")).await;
    answer.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_sendings_of_one_reference_one_becomes_a_case() {
    let world = World::open().await;
    let gateway = world.sign_in("gateway").await;
    gateway.send_papers().await;
    let tasks: Vec<_> = (0..16)
        .map(|n| {
            let gateway = gateway.clone();
            // Every fourth has a reference of its own.
            let reference = if n % 4 == 0 {
                format!("R-{n}")
            } else {
                "R".to_owned()
            };
            tokio::spawn(async move {
                gateway
                    .post("/v1/applications", &application(&reference))
                    .await
            })
        })
        .collect();
    let mut numbers = Vec::new();
    for task in tasks {
        let answer = task.await.unwrap();
        match answer.status.as_u16() {
            201 => numbers.push(answer.json()["number"].as_str().unwrap().to_owned()),
            _ => drop(answer.problem(409, "already-received")),
        }
    }
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), 5);
}

#[tokio::test]
async fn what_is_wrong_with_an_application_is_told_with_its_place() {
    let world = World::open().await;
    let gateway = world.sign_in("gateway").await;
    gateway.send_papers().await;
    type Change = fn(&mut Value);
    let cases: [(Change, u16, &str, &str); 11] = [
        (
            |a| a["applicant"]["iin"] = json!("900115300004"),
            422,
            "body-invalid",
            "/applicant/iin",
        ),
        (
            |a| a["applicant"]["iin"] = json!("901315300003"),
            422,
            "body-invalid",
            "/applicant/iin",
        ),
        (
            |a| a["service"] = json!("fishing-licence"),
            422,
            "unknown-service",
            "/service",
        ),
        (
            |a| a["status"] = json!("decided"),
            422,
            "body-invalid",
            "/status",
        ),
        (
            |a| a["filed_at"] = json!("2016-03-10T05:00:00Z"),
            422,
            "not-in-force",
            "/filed_at",
        ),
        (
            |a| a["filed_at"] = json!("yesterday"),
            422,
            "body-invalid",
            "/filed_at",
        ),
        (
            |a| a["papers"][1]["sha256"] = json!("0".repeat(64)),
            422,
            "hash-mismatch",
            "/papers/1/sha256",
        ),
        (
            |a| a["papers"][1]["sha256"] = json!("../../etc/passwd\u{1b}[2J"),
            422,
            "hash-mismatch",
            "/papers/1/sha256",
        ),
        (
            |a| {
                a["papers"][2]["reading"] = json!({ "media_type": "application/pdf",
                    "byte_count": 1, "pages": ["what the sender wants it to say"] });
            },
            422,
            "body-invalid",
            "/papers/2/reading",
        ),
        (
            |a| a["details"]["employer"] = json!({ "name": "x", "number": { "bin": "1" } }),
            422,
            "body-invalid",
            "/details/employer/number/bin",
        ),
        (
            |a| a["papers"] = Value::Array(vec![a["papers"][0].clone(); 61]),
            413,
            "too-large",
            "/papers",
        ),
    ];
    for (change, status, kind, at) in cases {
        let answer = hand_in(&gateway, change).await;
        assert_eq!(answer.problem(status, kind)["at"], at, "{}", answer.text());
        assert!(!answer.text().contains('\u{1b}'));
    }
    assert_eq!(world.server.office.store().case_count().await.unwrap(), 0);
}

#[tokio::test]
async fn rules_of_intake_are_violations() {
    let world = World::open().await;
    let gateway = world.sign_in("gateway").await;
    gateway.send_papers().await;
    type Change = fn(&mut Value);
    let cases: [(Change, &str); 6] = [
        (
            |a| a["filed_at"] = json!(civil("2026-03-10T10:31")),
            "filed-in-future",
        ),
        (
            |a| a["filed_at"] = json!("2031-03-10T05:00:00Z"),
            "filed-in-future",
        ),
        (|a| a["language"] = json!("en"), "language-not-offered"),
        (|a| a["request"] = json!("revoke"), "request-not-known"),
        (
            |a| a["papers"][0]["document"] = json!("fishing-rod"),
            "document-not-known",
        ),
        (
            |a| a["applicant"]["family_name"] = json!(" "),
            "text-missing",
        ),
    ];
    for (change, code) in cases {
        let problem = hand_in(&gateway, change).await.problem(422, "violations");
        assert_eq!(problem["violations"][0]["code"], code, "{problem}");
    }
    // No number was spent on what was refused.
    let receipt = hand_in(&gateway, |_| {}).await.expect(201);
    assert_eq!(receipt["number"], "26-000001");
}

#[tokio::test]
async fn a_year_without_a_calendar_is_named() {
    let world = World::open().await;
    world.set_law_time("2031-03-11T10:00");
    let gateway = world.sign_in("gateway").await;
    gateway.send_papers().await;
    let answer = hand_in(&gateway, |a| a["filed_at"] = json!("2031-03-10T05:00:00Z")).await;
    let problem = answer.problem(422, "violations");
    assert_eq!(problem["violations"][0]["code"], "calendar-missing");
    assert_eq!(problem["violations"][0]["facts"]["year"], 2031);
}

#[tokio::test]
async fn names_are_stored_as_they_came_and_never_steer_anything() {
    let world = World::open().await;
    let gateway = world.sign_in("gateway").await;
    gateway.send_papers().await;
    let hostile = "Ока\u{202e}фор\u{1b}]0;x\u{7}\u{0}";
    let receipt = hand_in(&gateway, |a| a["applicant"]["family_name"] = json!(hostile)).await;
    let case = receipt.expect(201)["case_id"].as_str().unwrap().to_owned();
    let voice = world.sign_in("executor").await;
    let answer = voice.get(&format!("/v1/cases/{case}")).await;
    // JSON carries it escaped; whoever shows it cleans it.
    assert!(!answer.bytes.contains(&0x1b) && !answer.bytes.contains(&0));
    let name = &answer.json()["case"]["application"]["applicant"]["family_name"];
    assert_eq!(name, hostile);
}

#[tokio::test]
async fn an_application_that_is_too_large_is_refused_whole() {
    let world = World::open().await;
    let gateway = world.sign_in("gateway").await;
    let mut large = application("R-1");
    large["details"]["profession"] = json!("я".repeat(3 << 20));
    let request = gateway
        .request(Method::POST, "/v1/applications")
        .json(&large);
    send(request).await.problem(413, "too-large");
}

on_postgres! {
    an_application_becomes_a_case_with_a_number_and_limits,
    only_a_gateway_of_the_unit_hands_in,
    the_status_goes_back_to_who_handed_the_application_in,
    the_same_reference_is_not_taken_twice,
    of_many_sendings_of_one_reference_one_becomes_a_case,
    what_is_wrong_with_an_application_is_told_with_its_place,
    rules_of_intake_are_violations,
    a_year_without_a_calendar_is_named,
    names_are_stored_as_they_came_and_never_steer_anything,
    an_application_that_is_too_large_is_refused_whole,
}
