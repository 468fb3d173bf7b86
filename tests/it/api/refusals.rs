//! What was refused stands in the access log: bounded, and for auditors to read.

use chrono::TimeDelta;
use kezek::casework::Login;
use kezek::office::accounts::{self, Occasion};
use kezek::settings::Settings;
use kezek::wire::session::OfficeMode;
use reqwest::Method;
use serde_json::{Value, json};

use super::world::{Voice, World, send};
use crate::engines::on_postgres;

async fn lines(auditor: &Voice, query: &str) -> Vec<Value> {
    let page = auditor
        .get(&format!("/v1/audit/access?{query}"))
        .await
        .expect(200);
    page["lines"].as_array().unwrap().clone()
}

/// Returns login and note of every line of an act.
fn of(lines: &[Value], act: &str) -> Vec<(String, String)> {
    let text = |line: &Value, name: &str| line[name].as_str().unwrap_or("").to_owned();
    lines
        .iter()
        .filter(|line| line["act"] == act)
        .map(|line| (text(line, "login"), text(line, "note")))
        .collect()
}

fn pair(login: &str, note: &str) -> (String, String) {
    (login.to_owned(), note.to_owned())
}

async fn fail_to_sign_in(world: &World, login: &str) -> u16 {
    let body = json!({ "login": login, "password": "wrong wrong wrong" });
    let request = world.anonymous(Method::POST, "/v1/sessions").json(&body);
    send(request).await.status.as_u16()
}

#[tokio::test]
async fn failed_sign_ins_are_counted_by_login_and_address_and_typed_passwords_are_not_kept() {
    let world = World::open().await;
    let auditor = world.sign_in("auditor").await;
    for _ in 0..5 {
        assert_eq!(fail_to_sign_in(&world, "executor").await, 401);
    }
    for _ in 0..3 {
        assert_eq!(fail_to_sign_in(&world, "executor").await, 429);
    }
    for number in 0..40 {
        let typed = format!("typed-into-the-wrong-field-{number}");
        assert_eq!(fail_to_sign_in(&world, &typed).await, 401);
    }
    let told = lines(&auditor, "").await;
    let failed = of(&told, "sign-in-failed");
    assert_eq!(
        failed,
        [
            pair("executor", "from=127.0.0.1 times=5"),
            pair("-", "from=127.0.0.1 times=40")
        ]
    );
    assert_eq!(
        of(&told, "sign-in-held-up"),
        [pair("executor", "from=127.0.0.1 times=3")]
    );
    assert!(!format!("{told:?}").contains("typed-into"), "{told:?}");
    // It was written once.
    let again = lines(&auditor, "").await;
    assert_eq!(of(&again, "sign-in-failed"), failed);
    assert_eq!(of(&again, "office-access-viewed").len(), 2);
    assert_eq!(of(&again, "signed-in"), [pair("auditor", "from=127.0.0.1")]);
}

#[tokio::test]
async fn what_a_role_does_not_allow_is_counted_with_what_was_asked_for() {
    let world = World::open().await;
    let case = super::world::id(&world.receive().await);
    let auditor = world.sign_in("auditor").await;
    let executor = world.sign_in("executor").await;
    for _ in 0..3 {
        let answer = executor
            .get(&format!("/v1/audit/cases/{case}/access"))
            .await;
        answer.problem(403, "not-allowed");
    }
    executor
        .get("/v1/audit/access")
        .await
        .problem(403, "not-allowed");
    let told = of(&lines(&auditor, "login=executor").await, "not-allowed");
    let from = "from=127.0.0.1";
    assert_eq!(
        told,
        [
            pair(
                "executor",
                &format!("{from} times=3 at=GET /v1/audit/cases/{{case}}/access")
            ),
            pair(
                "executor",
                &format!("{from} times=1 at=GET /v1/audit/access")
            )
        ]
    );
}

#[tokio::test]
async fn whoever_asks_too_much_is_named_and_what_waits_is_written_at_the_end() {
    let text = "[limits]\naccount_requests_per_minute = 40\n";
    let few = Settings::overridden("kezek.toml", text).unwrap();
    let world = World::open_with(OfficeMode::Production, few).await;
    let voice = world.sign_in("executor").await;
    let mut held_up = 0;
    for _ in 0..20 {
        held_up += u64::from(voice.get("/v1/me").await.status == 429);
    }
    assert!(held_up > 0);
    let world = world.restart().await;
    let mut raw = world.database.connect(false).await;
    let notes = raw
        .texts("SELECT note FROM access_log WHERE act = 'too-many-requests' AND login = 'executor'")
        .await;
    assert_eq!(
        notes,
        [format!("from=127.0.0.1 times={held_up} at=GET /v1/me")]
    );
}

#[tokio::test]
async fn an_auditor_reads_page_by_page_what_concerns_their_unit() {
    let world = World::open().await;
    let auditor = world.sign_in("auditor").await;
    let before = world.wall.now();
    for login in ["executor", "executor.astana", "nobody", "supervisor"] {
        world.pass_wall_time(TimeDelta::minutes(1));
        fail_to_sign_in(&world, login).await;
        lines(&auditor, "").await;
    }
    let told = lines(&auditor, "").await;
    let logins: Vec<String> = of(&told, "sign-in-failed")
        .into_iter()
        .map(|(login, _)| login)
        .collect();
    assert_eq!(logins, ["executor", "-", "supervisor"]);
    assert!(told.iter().all(|line| line["login"] != "executor.astana"));
    let logins = of(&lines(&auditor, "login=supervisor").await, "sign-in-failed");
    assert_eq!(logins.len(), 1);
    // A moment in the middle, without what comes after it.
    let moment = |minutes| {
        let at = before + TimeDelta::minutes(minutes);
        at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
    };
    let query = format!("from={}&until={}", moment(1), moment(2));
    let told_then = lines(&auditor, &query).await;
    assert_eq!(of(&told_then, "sign-in-failed").len(), 1);
    assert!(told_then.iter().all(|line| line["at"] == moment(1)));

    let (mut read, mut after) = (Vec::new(), String::new());
    let until = format!("until={}", moment(4));
    let whole = lines(&auditor, &until).await;
    loop {
        let path = format!("/v1/audit/access?{until}&limit=2{after}");
        let page = auditor.get(&path).await.expect(200);
        read.extend(page["lines"].as_array().unwrap().clone());
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    assert!(whole.len() > 4);
    assert_eq!(read, whole);
    let wrong = auditor
        .get(&format!("/v1/audit/access?after={}", uuid::Uuid::nil()))
        .await;
    wrong.problem(404, "not-found");
}

#[tokio::test]
async fn a_change_at_an_account_says_who_made_it_and_what_it_was() {
    let world = World::open().await;
    let auditor = world.sign_in("auditor").await;
    let store = world.server.office.store();
    let login = Login::parse("leaver").unwrap();
    let on = Occasion {
        at: world.wall.now(),
        by: "os:clerk(1000)@desk".to_owned(),
    };
    let post = |post: &str| vec![post.parse().unwrap()];
    accounts::change_posts(
        store,
        &login,
        post("supervisor:almaty"),
        post("executor:almaty"),
        on.clone(),
    )
    .await
    .unwrap();
    accounts::set_enabled(store, &login, false, on)
        .await
        .unwrap();
    let told = lines(&auditor, "login=leaver").await;
    assert_eq!(
        of(&told, "posts-changed"),
        [pair(
            "leaver",
            "by=os:clerk(1000)@desk given=supervisor:almaty taken=executor:almaty"
        )]
    );
    assert_eq!(
        of(&told, "account-disabled"),
        [pair("leaver", "by=os:clerk(1000)@desk")]
    );
}

on_postgres! {
    failed_sign_ins_are_counted_by_login_and_address_and_typed_passwords_are_not_kept,
    what_a_role_does_not_allow_is_counted_with_what_was_asked_for,
    whoever_asks_too_much_is_named_and_what_waits_is_written_at_the_end,
    an_auditor_reads_page_by_page_what_concerns_their_unit,
    a_change_at_an_account_says_who_made_it_and_what_it_was,
}
