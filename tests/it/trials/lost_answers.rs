//! A network that loses one answer in five: every command takes effect exactly once.
//!
//! The workstation's own client sends, and does what the workstation does: after a lost answer it
//! asks what became of the key, and only what was not recorded is sent again, under the same key.

use kezek::casework::command::AddNote;
use kezek::casework::{CaseId, Command, RawText};
use kezek::client::{Client, ClientError, ClientOptions};
use kezek::store::Mode;
use kezek::wire::KeyState;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::proxy::Proxy;
use super::served::{add_officers, cases, client, notes, office};
use super::times;
use crate::api::world::PASSWORD;
use crate::engines::on_postgres;

/// Who sends at once.
const OFFICERS: usize = 8;

#[tokio::test(flavor = "multi_thread")]
async fn commands_through_a_network_that_loses_answers_take_effect_once() {
    let commands = times(400, 20_000);
    let world = office().await;
    add_officers(&world, OFFICERS).await;
    let cases = cases(&world, OFFICERS).await;
    let proxy = Proxy::before(world.server.addr, 5).await;
    let mut tasks = JoinSet::new();
    for (place, case) in cases.iter().copied().enumerate() {
        let login = format!("officer-{place}");
        let direct = Client::new(&world.server.url(), ClientOptions::default()).expect("a client");
        let session = direct.sign_in(&login, PASSWORD).await.expect("it signs in");
        let through = Client::new(&proxy.url, ClientOptions::default()).expect("a client");
        through.use_token(&session.token);
        let version = direct.case(case).await.expect("a case").case.version;
        let count = commands / OFFICERS;
        tasks.spawn(async move { send_all(&through, case, version, count).await });
    }
    let mut resent = 0;
    while let Some(sent) = tasks.join_next().await {
        resent += sent.expect("an officer ends well");
    }
    println!(
        "{commands} commands, {} answers lost, {resent} sent again",
        proxy.lost()
    );
    assert!(
        proxy.lost() * 6 > commands as u64,
        "the proxy lost {} answers only",
        proxy.lost()
    );
    assert_eq!(notes(&world, &cases).await, commands / OFFICERS * OFFICERS);
    let store = world.store(Mode::ReadOnly).await;
    assert_eq!(store.verify(None).await.expect("it is read").faults, []);
    store.close().await;
    // The last one is no more than a client of its own: it sees what the others did.
    let last = client(&world.server.url(), "officer-0").await;
    let version = last.case(cases[0]).await.expect("a case").case.version;
    let events = last.events(cases[0]).await.expect("a history").events;
    assert_eq!(events.len() as u64, version);
}

/// Sends notes one after the other; returns how many had to be sent again.
async fn send_all(client: &Client, case: CaseId, mut version: u64, count: usize) -> usize {
    let mut resent = 0;
    for number in 0..count {
        let note = Command::AddNote(AddNote {
            text: RawText::from(format!("Note {number} of this officer.")),
        });
        let key = Uuid::now_v7();
        loop {
            match client.command(case, &note, version, key, false).await {
                Ok(answer) => {
                    version = answer.version;
                    break;
                }
                Err(error) => {
                    assert!(error.outcome_unknown(), "{error}");
                }
            }
            match became(client, key).await {
                KeyState::Done { answer } => {
                    version = answer.version;
                    break;
                }
                KeyState::Unknown => resent += 1,
            }
        }
    }
    resent
}

/// Asks what became of a key until somebody answers.
async fn became(client: &Client, key: Uuid) -> KeyState {
    loop {
        match client.key_state(key).await {
            Ok(state) => return state,
            Err(ClientError::Hangup { .. } | ClientError::Unreachable { .. }) => {}
            Err(error) if error.is(kezek::wire::problem::ProblemKind::TwinInFlight) => {
                tokio::task::yield_now().await;
            }
            Err(error) => panic!("{error}"),
        }
    }
}

on_postgres! { commands_through_a_network_that_loses_answers_take_effect_once }
