//! Reading cases: who sees which, what each view shows, and that each is logged.

use kezek::casework::CaseId;
use reqwest::Method;
use serde_json::json;

use super::world::{World, approval, id, send};
use crate::engines::on_postgres;

#[tokio::test]
async fn a_case_is_found_by_identity_and_by_number_with_its_version() {
    let world = World::open().await;
    let receipt = world.receive().await;
    assert_eq!(receipt["number"], "26-000001");
    let case = id(&receipt);
    let voice = world.sign_in("executor").await;
    let by_id = voice.get(&format!("/v1/cases/{case}")).await;
    let view = by_id.expect(200);
    assert_eq!(by_id.header("etag"), "\"2\"");
    assert_eq!(view["case"]["version"], 2);
    assert_eq!(view["case"]["number"], "26-000001");
    assert_eq!(view["lease"], json!(null));
    assert!(
        view["case"]["application"]["papers"][2]["reading"]["pages"][0]
            .as_str()
            .unwrap()
            .contains("Diploma No. 114-7 was issued in 2015.")
    );
    let by_number = voice.get("/v1/cases/26-000001").await;
    assert_eq!(by_number.json(), view);
}

#[tokio::test]
async fn a_case_of_another_unit_is_not_there() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let stranger = world.sign_in("executor.astana").await;
    for name in [case.as_str(), "26-000001"] {
        for path in ["", "/actions", "/clock", "/events", "/drafts/accept"] {
            let answer = stranger.get(&format!("/v1/cases/{name}{path}")).await;
            answer.problem(404, "not-found");
        }
        let answer = stranger
            .command(name, 2, &json!({ "command": "accept" }))
            .await;
        answer.problem(404, "not-found");
        let lease = stranger.request(Method::POST, &format!("/v1/cases/{name}/lease"));
        send(lease).await.problem(404, "not-found");
    }
    for nothing in [
        "26-999999",
        "00000000-0000-0000-0000-000000000000",
        "%00",
        "ю",
    ] {
        let answer = stranger.get(&format!("/v1/cases/{nothing}")).await;
        answer.problem(404, "not-found");
    }
}

#[tokio::test]
async fn a_gateway_sees_what_it_handed_in_and_nothing_else() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let own = world.sign_in("gateway").await;
    own.get(&format!("/v1/cases/{case}")).await.expect(200);
    let queues = own.get("/v1/queues").await.expect(200);
    assert_eq!(queues["queues"], json!([]));
    let other = world.sign_in("gateway.astana").await;
    other
        .get(&format!("/v1/cases/{case}"))
        .await
        .problem(404, "not-found");
}

#[tokio::test]
async fn every_view_of_a_case_is_logged() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let key = CaseId(case.parse().unwrap());
    let voice = world.sign_in("auditor").await;
    let store = world.server.office.store();
    for seen in 1..=3 {
        voice.get(&format!("/v1/cases/{case}")).await.expect(200);
        let views = store.count_access(key, "auditor", "case-viewed").await;
        assert_eq!(views.unwrap(), seen);
    }
    voice
        .get(&format!("/v1/cases/{case}/events"))
        .await
        .expect(200);
    let views = store.count_access(key, "auditor", "history-viewed").await;
    assert_eq!(views.unwrap(), 1);

    // A view that was refused showed nothing.
    let stranger = world.sign_in("executor.astana").await;
    stranger
        .get(&format!("/v1/cases/{case}"))
        .await
        .problem(404, "not-found");
    let views = store
        .count_access(key, "executor.astana", "case-viewed")
        .await;
    assert_eq!(views.unwrap(), 0);
}

#[tokio::test]
async fn an_auditor_reads_who_looked_and_whether_the_case_was_theirs() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let executor = world.sign_in("executor").await;
    let auditor = world.sign_in("auditor").await;
    executor.get(&format!("/v1/cases/{case}")).await.expect(200);
    let accept = json!({ "command": "accept" });
    executor.command(&case, 2, &accept).await.expect(200);
    let to = json!({ "command": "assign", "to": { "login": "executor", "name": "" } });
    let supervisor = world.sign_in("supervisor").await;
    supervisor.command(&case, 3, &to).await.expect(200);
    executor.get(&format!("/v1/cases/{case}")).await.expect(200);
    let history = format!("/v1/cases/{case}/events");
    executor.get(&history).await.expect(200);
    auditor.get(&history).await.expect(200);
    let papers = executor.get(&format!("/v1/cases/{case}")).await.expect(200);
    let sha256 = papers["case"]["application"]["papers"][0]["sha256"].clone();
    let paper = format!("/v1/documents/{}", sha256.as_str().unwrap());
    executor.get(&paper).await.expect(200);

    let mut path = format!("/v1/audit/cases/{case}/access?limit=3");
    let mut lines = Vec::new();
    loop {
        let page = auditor.get(&path).await.expect(200);
        lines.extend(page["lines"].as_array().unwrap().clone());
        let Some(next) = page["next"].as_str() else {
            break;
        };
        path = format!("/v1/audit/cases/{case}/access?limit=3&after={next}");
    }
    let seen: Vec<(&str, &str, bool)> = lines
        .iter()
        .map(|line| {
            let text = |name: &str| line[name].as_str().unwrap();
            let assigned = line["assigned"].as_bool().unwrap();
            (text("login"), text("act"), assigned)
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("executor", "case-viewed", false),
            ("executor", "case-viewed", true),
            ("executor", "history-viewed", true),
            ("auditor", "history-viewed", false),
            ("executor", "case-viewed", true),
            ("executor", "paper-viewed", true),
            ("auditor", "access-log-viewed", false),
            ("auditor", "access-log-viewed", false),
            ("auditor", "access-log-viewed", false),
        ]
    );
    assert_eq!(lines[5]["document"], sha256);
    for wrong in ["limit=0", "limit=501", "after=x", "login=executor"] {
        let path = format!("/v1/audit/cases/{case}/access?{wrong}");
        auditor.get(&path).await.problem(400, "body-invalid");
    }
}

#[tokio::test]
async fn the_actions_name_every_command_and_the_reasons_against_it() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    let actions = voice
        .get(&format!("/v1/cases/{case}/actions"))
        .await
        .expect(200);
    assert_eq!(actions["version"], 2);
    let offers = actions["offers"].as_array().unwrap();
    assert_eq!(offers.len(), kezek::casework::CommandKind::ALL.len());
    let offer = |name: &str| {
        offers
            .iter()
            .find(|offer| offer["command"] == name)
            .unwrap()
    };
    assert_eq!(offer("accept")["why_not"], json!([]));
    assert_ne!(offer("sign")["why_not"], json!([]));
}

#[tokio::test]
async fn the_clock_explains_every_limit_day_by_day() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("supervisor").await;
    let clock = voice
        .get(&format!("/v1/cases/{case}/clock"))
        .await
        .expect(200);
    assert_eq!(clock["registered_on"], "2026-03-10");
    let limits = clock["limits"].as_array().unwrap();
    let running = limits.iter().find(|limit| limit["due_at"].is_string());
    let trace = running.unwrap()["trace"].as_array().unwrap();
    assert!(trace.iter().any(|day| day["why"] == "start-day"));
}

#[tokio::test]
async fn a_case_goes_from_intake_to_a_signed_decision_with_its_letter() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    world.play(&case, &approval()).await;
    let voice = world.sign_in("supervisor").await;
    let view = voice.get(&format!("/v1/cases/{case}")).await.expect(200);
    let state = &view["case"];
    assert_eq!(state["status"]["status"], "decided");
    let letter = &state["letter"];
    assert_eq!(letter["language"], "ru");
    let text = letter["text"].as_str().unwrap();
    assert!(text.contains("KZ-2026-0007"), "{text}");
    assert_eq!(
        letter["sha256"],
        kezek::regulation::canonical::sha256_hex(text.as_bytes())
    );
    let history = voice
        .get(&format!("/v1/cases/{case}/events"))
        .await
        .expect(200);
    let events = history["events"].as_array().unwrap();
    let names: Vec<&str> = events
        .iter()
        .map(|event| event["event"]["event"].as_str().unwrap())
        .collect();
    let decided = names.iter().position(|name| *name == "decided").unwrap();
    assert_eq!(names[decided + 1], "letter-issued");
    assert_eq!(events.len() as u64, state["version"].as_u64().unwrap());
    let seqs: Vec<u64> = events.iter().map(|e| e["seq"].as_u64().unwrap()).collect();
    assert_eq!(seqs, (1..=events.len() as u64).collect::<Vec<_>>());
}

#[tokio::test]
async fn colleagues_are_the_executors_of_the_own_units() {
    let world = World::open().await;
    let voice = world.sign_in("supervisor").await;
    let colleagues = voice.get("/v1/colleagues").await.expect(200);
    let units = colleagues["by_unit"].as_object().unwrap();
    assert_eq!(units.keys().collect::<Vec<_>>(), ["almaty"]);
    let logins: Vec<&str> = units["almaty"]
        .as_array()
        .unwrap()
        .iter()
        .map(|person| person["login"].as_str().unwrap())
        .collect();
    assert_eq!(logins, ["executor", "executor-2", "leaver"]);
}

#[tokio::test]
async fn a_lease_is_held_renewed_taken_over_and_given_back() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let path = format!("/v1/cases/{case}/lease");
    let first = world.sign_in("executor").await;
    let second = world.sign_in("executor-2").await;
    let lease = send(first.request(Method::POST, &path)).await.expect(200);
    assert_eq!(lease["holder"]["login"], "executor");
    assert_eq!(lease["expires_at"], "2026-03-10T05:40:00Z");

    world.pass_wall_time(chrono::TimeDelta::minutes(5));
    let renewed = send(first.request(Method::POST, &path)).await.expect(200);
    assert_eq!(renewed["since"], lease["since"]);
    assert_eq!(renewed["expires_at"], "2026-03-10T05:45:00Z");

    let held = send(second.request(Method::POST, &path)).await;
    let detail = held.problem(409, "lease-held")["detail"].clone();
    assert!(
        detail.as_str().unwrap().contains("Person executor"),
        "{detail}"
    );
    // It is a courtesy: the other may still act on the version they saw.
    let note = json!({ "command": "add-note", "text": "Seen." });
    second.command(&case, 2, &note).await.expect(200);

    let over = |reason: &str| {
        send(
            second
                .request(Method::PUT, &path)
                .json(&json!({ "reason": reason })),
        )
    };
    over(" ").await.problem(400, "body-invalid");
    let taken = over("The colleague is ill.").await.expect(200);
    assert_eq!(taken["holder"]["login"], "executor-2");
    assert_eq!(send(first.request(Method::DELETE, &path)).await.status, 204);
    let view = first.get(&format!("/v1/cases/{case}")).await.expect(200);
    assert_eq!(view["lease"]["holder"]["login"], "executor-2");

    world.pass_wall_time(chrono::TimeDelta::minutes(11));
    let view = first.get(&format!("/v1/cases/{case}")).await.expect(200);
    assert_eq!(view["lease"], json!(null));
    send(first.request(Method::POST, &path)).await.expect(200);
    let auditor = world.sign_in("auditor").await;
    send(auditor.request(Method::POST, &path))
        .await
        .problem(403, "not-allowed");
}

#[tokio::test]
async fn a_case_says_who_else_opened_it_a_moment_ago() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let path = format!("/v1/cases/{case}");
    let first = world.sign_in("executor").await;
    let second = world.sign_in("executor-2").await;
    let view = first.get(&path).await.expect(200);
    assert_eq!(view["lookers"], json!([]), "nobody but oneself");
    world.pass_wall_time(chrono::TimeDelta::minutes(1));
    second.get(&path).await.expect(200);
    second.get(&path).await.expect(200);
    // What is asked for the screen by itself is no look.
    second.get(&format!("{path}/actions")).await.expect(200);
    let view = first.get(&path).await.expect(200);
    assert_eq!(
        view["lookers"],
        json!([{ "person": { "login": "executor-2", "name": "Person executor-2" },
                 "at": "2026-03-10T05:31:00Z" }])
    );
    world.pass_wall_time(chrono::TimeDelta::minutes(16));
    let second = world.sign_in("executor-2").await;
    let view = second.get(&path).await.expect(200);
    assert_eq!(view["lookers"], json!([]), "a quarter of an hour later");
}

#[tokio::test]
async fn a_draft_is_kept_as_it_is_until_its_command_is_recorded() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let path = format!("/v1/cases/{case}/drafts/add-note");
    let voice = world.sign_in("executor").await;
    voice.get(&path).await.problem(404, "not-found");
    let key = uuid::Uuid::now_v7().to_string();
    let draft = |text: &str, at: &str| {
        json!({ "case_version": 2, "idempotency_key": key,
                "fields": { "text": text, "unfinished": [null, 1.5, "\u{1b}"] }, "saved_at": at })
    };
    let save = |draft| send(voice.request(Method::PUT, &path).json(&draft));
    let newer = draft("Half a sente", "2026-03-10T05:31:02Z");
    assert_eq!(save(newer.clone()).await.status, 204);
    // What comes in late does not overwrite what was typed after it.
    let older = draft("Half a", "2026-03-10T05:31:01Z");
    assert_eq!(save(older).await.status, 204);
    assert_eq!(voice.get(&path).await.expect(200), newer);
    // That there is one is told to whoever works on the case, and how far somebody read is not.
    let list = format!("/v1/cases/{case}/drafts");
    let reading = voice.request(Method::PUT, &format!("{list}/reading"));
    let look = json!({ "case_version": 2, "idempotency_key": uuid::Uuid::now_v7(),
                       "fields": { "version": 2, "at": null }, "saved_at": "2026-03-10T05:31:02Z" });
    assert_eq!(send(reading.json(&look)).await.status, 204);
    for login in ["executor", "executor-2", "supervisor"] {
        let told = world.sign_in(login).await.get(&list).await.expect(200);
        let drafts = told["drafts"].as_array().unwrap();
        assert_eq!(drafts.len(), 1, "{told}");
        assert_eq!(drafts[0]["by"]["login"], "executor");
        assert!(drafts[0].get("body").is_none() && drafts[0].get("fields").is_none());
    }
    // The officer finds it again without knowing where, and how far she read is no draft.
    let own = voice.get("/v1/drafts").await.expect(200);
    assert_eq!(own["more"], json!(false), "{own}");
    let drafts = own["drafts"].as_array().unwrap();
    assert_eq!(drafts.len(), 1, "{own}");
    assert_eq!(drafts[0]["case_id"], json!(case));
    assert_eq!(drafts[0]["kind"], "add-note");
    assert!(drafts[0].get("fields").is_none());
    for login in ["executor-2", "supervisor"] {
        let other = world.sign_in(login).await.get("/v1/drafts").await;
        assert_eq!(other.expect(200)["drafts"], json!([]), "{login}");
    }
    // Nobody else sees it.
    let other = world.sign_in("executor-2").await;
    other.get(&path).await.problem(404, "not-found");

    let note = json!({ "command": "add-note", "text": "Half a sentence." });
    send(voice.keyed(&case, 2, &key, &note)).await.expect(200);
    voice.get(&path).await.problem(404, "not-found");
    let own = voice.get("/v1/drafts").await.expect(200);
    assert_eq!(own["drafts"], json!([]), "it is sent");

    assert_eq!(save(newer).await.status, 204);
    assert_eq!(send(voice.request(Method::DELETE, &path)).await.status, 204);
    voice.get(&path).await.problem(404, "not-found");
    let large = json!({ "case_version": 2, "idempotency_key": key,
                        "fields": "x".repeat(3 << 20), "saved_at": "2026-03-10T05:31:02Z" });
    save(large).await.problem(413, "too-large");
}

on_postgres! {
    a_case_is_found_by_identity_and_by_number_with_its_version,
    a_case_of_another_unit_is_not_there,
    a_gateway_sees_what_it_handed_in_and_nothing_else,
    every_view_of_a_case_is_logged,
    an_auditor_reads_who_looked_and_whether_the_case_was_theirs,
    the_actions_name_every_command_and_the_reasons_against_it,
    the_clock_explains_every_limit_day_by_day,
    a_case_goes_from_intake_to_a_signed_decision_with_its_letter,
    colleagues_are_the_executors_of_the_own_units,
    a_lease_is_held_renewed_taken_over_and_given_back,
    a_case_says_who_else_opened_it_a_moment_ago,
    a_draft_is_kept_as_it_is_until_its_command_is_recorded,
}
