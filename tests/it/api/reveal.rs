//! Personal numbers: masked in everything that is shown, revealed for a reason that is logged.

use serde_json::{Value, json};

use super::world::{World, application, id, send};
use crate::engines::on_postgres;
use reqwest::Method;

const NUMBER: &str = "900115300003";
const MASKED: &str = "••••••••0003";
/// The number of a sole proprietor who employs.
const PROPRIETOR: &str = "900115300401";

/// A case that states two personal numbers.
async fn received(world: &World) -> String {
    let mut application = application("R-two-numbers");
    application["details"]["employer"] =
        json!({ "name": "A proprietor", "number": { "iin": PROPRIETOR } });
    let gateway = world.sign_in("gateway").await;
    id(&gateway.receive(&application).await)
}

#[tokio::test]
async fn a_personal_number_is_masked_in_whatever_is_shown_of_a_case() {
    let world = World::open().await;
    let case = received(&world).await;
    for login in ["gateway", "executor", "supervisor", "auditor"] {
        let voice = world.sign_in(login).await;
        for path in ["", "/actions", "/clock", "/events", "/lease"] {
            let answer = voice.get(&format!("/v1/cases/{case}{path}")).await;
            answer.expect(200);
            let text = answer.text();
            for whole in [NUMBER, PROPRIETOR] {
                assert!(!text.contains(whole), "{login} {path}: {text}");
            }
        }
        let view = voice.get(&format!("/v1/cases/{case}")).await.expect(200);
        let application = &view["case"]["application"];
        assert_eq!(application["applicant"]["iin"], MASKED);
        assert_eq!(
            application["details"]["employer"]["number"],
            json!({ "iin": "••••••••0401" })
        );
        let events = voice.get(&format!("/v1/cases/{case}/events")).await;
        let first = &events.expect(200)["events"][0]["event"]["data"]["application"];
        assert_eq!(first["applicant"]["iin"], MASKED);
    }
    let executor = world.sign_in("executor").await;
    let next = executor.request(Method::POST, "/v1/queues/intake/next");
    let next = send(next).await;
    next.expect(200);
    assert!(!next.text().contains(NUMBER));
}

#[tokio::test]
async fn a_number_is_revealed_for_a_reason_and_who_asked_is_logged_before() {
    let world = World::open().await;
    let case = received(&world).await;
    let path = format!("/v1/cases/{case}/personal-numbers");
    let executor = world.sign_in("executor").await;
    let why = json!({ "reason": "The bank gave another number." });
    let numbers = executor.post(&path, &why).await.expect(200);
    assert_eq!(
        numbers,
        json!({ "applicant": NUMBER, "employer": PROPRIETOR })
    );

    // Nothing is shown without a reason, to whoever only looks, or out of the unit.
    for reason in ["", "  \n", &"x".repeat(2001)] {
        let answer = executor.post(&path, &json!({ "reason": reason })).await;
        answer.problem(400, "body-invalid");
    }
    executor
        .post(&path, &json!({}))
        .await
        .problem(422, "body-invalid");
    for login in ["auditor", "gateway"] {
        let voice = world.sign_in(login).await;
        let answer = voice.post(&path, &why).await;
        answer.problem(403, "not-allowed");
    }
    let stranger = world.sign_in("executor.astana").await;
    stranger.post(&path, &why).await.problem(404, "not-found");

    let accept = json!({ "command": "accept" });
    executor.command(&case, 2, &accept).await.expect(200);
    let to = json!({ "command": "assign", "to": { "login": "executor", "name": "" } });
    let supervisor = world.sign_in("supervisor").await;
    supervisor.command(&case, 3, &to).await.expect(200);
    executor
        .post(&path, &json!({ "reason": "Once more." }))
        .await
        .expect(200);

    let auditor = world.sign_in("auditor").await;
    let log = auditor
        .get(&format!("/v1/audit/cases/{case}/access"))
        .await
        .expect(200);
    let lines: Vec<(&str, &Value, &Value)> = log["lines"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| line["act"] == "number-revealed")
        .map(|line| {
            (
                line["login"].as_str().unwrap(),
                &line["note"],
                &line["assigned"],
            )
        })
        .collect();
    let (first, second) = (why["reason"].clone(), json!("Once more."));
    assert_eq!(
        lines,
        [
            ("executor", &first, &json!(false)),
            ("executor", &second, &json!(true)),
        ]
    );
}

#[tokio::test]
async fn a_masked_number_is_never_taken_in() {
    let world = World::open().await;
    let gateway = world.sign_in("gateway").await;
    let mut masked = application("R-masked");
    masked["applicant"]["iin"] = json!(MASKED);
    let answer = gateway.post("/v1/applications", &masked).await;
    assert_eq!(answer.problem(400, "body-invalid")["at"], "/applicant/iin");
}

#[tokio::test]
async fn what_can_be_done_and_the_clock_are_logged_once_for_each_version_of_a_session() {
    let world = World::open().await;
    let case = received(&world).await;
    let key = kezek::casework::CaseId(case.parse().unwrap());
    let store = world.server.office.store();
    let executor = world.sign_in("executor").await;
    for (part, act) in [("actions", "actions-viewed"), ("clock", "clock-viewed")] {
        let path = format!("/v1/cases/{case}/{part}");
        let before = store.count_access(key, "executor", act).await.unwrap();
        for _ in 0..3 {
            executor.get(&path).await.expect(200);
        }
        let head = send(executor.request(Method::HEAD, &path)).await;
        assert_eq!(head.status, 200);
        let seen = store.count_access(key, "executor", act).await.unwrap();
        assert_eq!(seen, before + 1, "{act}");
        // Another session of the same person is another look.
        let again = world.sign_in("executor").await;
        again.get(&path).await.expect(200);
        let seen = store.count_access(key, "executor", act).await.unwrap();
        assert_eq!(seen, before + 2, "{act}");
        // And so is the next version.
        let version = executor.version(&case).await;
        let note = json!({ "command": "add-note", "text": "Seen." });
        executor.command(&case, version, &note).await.expect(200);
        executor.get(&path).await.expect(200);
        let seen = store.count_access(key, "executor", act).await.unwrap();
        assert_eq!(seen, before + 3, "{act}");
    }
}

on_postgres! {
    a_personal_number_is_masked_in_whatever_is_shown_of_a_case,
    a_number_is_revealed_for_a_reason_and_who_asked_is_logged_before,
    a_masked_number_is_never_taken_in,
    what_can_be_done_and_the_clock_are_logged_once_for_each_version_of_a_session,
}
