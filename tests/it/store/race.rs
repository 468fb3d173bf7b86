//! Many officers on the same queue and on the same case, against real server processes: one on
//! SQLite, two on one PostgreSQL. Nobody is given what somebody else has, and of all who decide at
//! once one does.
//!
//! `KEZEK_RACE_TRIES=2000` tries that often; without it a tenth.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use reqwest::Method;
use serde_json::json;

use super::killed::{Place, sign_in};
use crate::api::world::{Voice, application, id, send};
use crate::engines::on_postgres;

const CLIENTS: usize = 50;

/// Fewer than clients, so that they meet.
const CASES: usize = 12;

const OFFICERS: usize = 10;

fn tries() -> u64 {
    std::env::var("KEZEK_RACE_TRIES")
        .ok()
        .and_then(|tries| tries.parse().ok())
        .unwrap_or(200)
}

/// Who has which case, as the clients were told.
type Held = Mutex<HashMap<String, usize>>;

/// Asks for the next case again and again; what it is given it writes to and gives back.
async fn take_turns(
    voice: Voice,
    officer: usize,
    left: Arc<AtomicU64>,
    held: Arc<Held>,
    written: Arc<Mutex<HashMap<String, u64>>>,
) {
    while left
        .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
            left.checked_sub(1)
        })
        .is_ok()
    {
        let answer = voice.post("/v1/queues/intake/next", &json!({})).await;
        if answer.status == 204 {
            continue;
        }
        let view = answer.expect(200);
        let case = view["case"]["id"].as_str().unwrap().to_owned();
        let version = view["case"]["version"].as_u64().unwrap();
        let before = held.lock().unwrap().insert(case.clone(), officer);
        assert!(
            before.is_none_or(|before| before == officer),
            "{case} was given to {officer} while {before:?} had it"
        );
        let note = json!({ "command": "add-note", "text": format!("Seen by {officer}.") });
        let noted = voice.command(&case, version, &note).await;
        match noted.status.as_u16() {
            200 => *written.lock().unwrap().entry(case.clone()).or_default() += 1,
            // The same officer at another desk.
            412 => {}
            other => panic!("it answered {other}: {}", noted.text()),
        }
        held.lock().unwrap().remove(&case);
        let release = voice.request(Method::DELETE, &format!("/v1/cases/{case}/lease"));
        send(release).await.expect(204);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_given_anothers_case_and_each_command_takes_effect_once() {
    let place = Place::new().await;
    place.add_account("gateway", "gateway:almaty");
    for n in 0..OFFICERS {
        place.add_account(&format!("executor-{n}"), "executor:almaty");
    }
    let processes = if place.database.is_postgres() { 2 } else { 1 };
    let mut servers: Vec<_> = (0..processes).map(|_| place.serve()).collect();
    let url = |n: usize| servers[n % processes].1.clone();
    let gateway = sign_in(&url(0), "gateway").await;
    let mut cases = Vec::new();
    for n in 0..CASES {
        cases.push(id(&gateway.receive(&application(&format!("R-{n}"))).await));
    }
    let mut officers = Vec::new();
    for n in 0..OFFICERS {
        officers.push(sign_in(&url(n), &format!("executor-{n}")).await);
    }

    let left = Arc::new(AtomicU64::new(tries()));
    let held = Arc::new(Held::default());
    let written = Arc::new(Mutex::new(HashMap::new()));
    let clients: Vec<_> = (0..CLIENTS)
        .map(|n| {
            let officer = n % OFFICERS;
            tokio::spawn(take_turns(
                officers[officer].clone(),
                officer,
                Arc::clone(&left),
                Arc::clone(&held),
                Arc::clone(&written),
            ))
        })
        .collect();
    for client in clients {
        client.await.unwrap();
    }
    let written = written.lock().unwrap().clone();
    assert!(!written.is_empty());
    for case in &cases {
        let count = written.get(case).copied().unwrap_or_default();
        assert_eq!(officers[0].version(case).await, 2 + count, "{case}");
    }

    // All at once on one case, round after round: one wins each, and the others are told who.
    let case = &cases[0];
    for round in 0..tries().div_ceil(CLIENTS as u64) {
        let version = officers[0].version(case).await;
        let rivals: Vec<_> = (0..CLIENTS)
            .map(|n| {
                let (voice, case) = (officers[n % OFFICERS].clone(), case.clone());
                let note = json!({ "command": "add-note", "text": format!("{round} {n}") });
                tokio::spawn(async move { voice.command(&case, version, &note).await })
            })
            .collect();
        let mut won = 0;
        for rival in rivals {
            let answer = rival.await.unwrap();
            match answer.status.as_u16() {
                200 => won += 1,
                _ => assert_eq!(
                    answer.problem(412, "version-conflict")["conflict"]["changes"][0]["version"],
                    version + 1
                ),
            }
        }
        assert_eq!(won, 1, "round {round}");
    }
    for (server, _) in &mut servers {
        server.kill().unwrap();
        server.wait().unwrap();
    }
    place.verify().await;
}

on_postgres! {
    nobody_is_given_anothers_case_and_each_command_takes_effect_once,
}
