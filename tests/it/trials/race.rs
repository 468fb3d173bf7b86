//! Fifty officers at once, on one server and (with PostgreSQL) on two processes: nobody gets another's
//! case, and of commands based on the same version one takes effect.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use kezek::casework::command::AddNote;
use kezek::casework::{CaseId, Command, RawText};
use kezek::client::Client;
use kezek::store::Mode;
use kezek::wire::problem::ProblemKind;
use tokio::sync::Barrier;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::served::{add_officers, cases, client, notes, office};
use super::times;
use crate::api::world::World;
use crate::engines::on_postgres;
use crate::program::{Place, Served};

const OFFICERS: usize = 50;

/// Where the officers of a trial sign in: on the world's own server, or on two processes where the
/// database bears it.
struct Desks {
    urls: Vec<String>,
    _processes: Vec<Served>,
}

impl Desks {
    fn of(world: &World) -> Self {
        if !world.database.is_postgres() {
            return Self {
                urls: vec![world.server.url()],
                _processes: Vec::new(),
            };
        }
        let place = Place::of(&world.database.url, world.folder.path());
        let processes = [place.serve(), place.serve()];
        Self {
            urls: processes
                .iter()
                .map(|process| process.url.clone())
                .collect(),
            _processes: processes.into(),
        }
    }

    /// Signs every officer in, each on the next one of the servers.
    async fn officers(&self, world: &World) -> Vec<Client> {
        add_officers(world, OFFICERS).await;
        let mut clients = Vec::with_capacity(OFFICERS);
        for (number, url) in (0..OFFICERS).zip(self.urls.iter().cycle()) {
            clients.push(client(url, &format!("officer-{number}")).await);
        }
        clients
    }
}

fn note(text: String) -> Command {
    Command::AddNote(AddNote {
        text: RawText::from(text),
    })
}

async fn sound(world: &World) {
    let store = world.store(Mode::ReadOnly).await;
    assert_eq!(store.verify(None).await.expect("it is read").faults, []);
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_fifty_commands_on_one_version_one_takes_effect() {
    let rounds = times(6, 40);
    let world = office().await;
    let desks = Desks::of(&world);
    let clients = desks.officers(&world).await;
    let case = cases(&world, 1).await[0];
    let barrier = Arc::new(Barrier::new(OFFICERS));
    for round in 0..rounds {
        let version = clients[0].case(case).await.expect("a case").case.version;
        let mut tasks = JoinSet::new();
        for (number, client) in clients.iter().cloned().enumerate() {
            let barrier = Arc::clone(&barrier);
            tasks.spawn(async move {
                let note = note(format!("Round {round}, officer {number}."));
                barrier.wait().await;
                match client
                    .command(case, &note, version, Uuid::now_v7(), false)
                    .await
                {
                    Ok(answer) => {
                        assert_eq!(answer.version, version + 1);
                        true
                    }
                    Err(error) => {
                        assert!(error.is(ProblemKind::VersionConflict), "{error}");
                        false
                    }
                }
            });
        }
        let mut winners = 0;
        while let Some(won) = tasks.join_next().await {
            winners += usize::from(won.expect("an officer ends well"));
        }
        assert_eq!(winners, 1, "round {round}");
    }
    println!("{} commands on {rounds} versions", rounds * OFFICERS);
    assert_eq!(notes(&world, &[case]).await, rounds);
    sound(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_handed_a_case_that_another_works_on() {
    let each = times(4, 40);
    let world = office().await;
    let desks = Desks::of(&world);
    let clients = desks.officers(&world).await;
    // Fewer cases than officers: some find nothing, and everybody is after the same ones.
    let all = cases(&world, OFFICERS / 2).await;
    let held: Arc<Mutex<HashMap<CaseId, usize>>> = Arc::default();
    let mut tasks = JoinSet::new();
    for (number, client) in clients.iter().cloned().enumerate() {
        let held = Arc::clone(&held);
        tasks.spawn(async move {
            let (mut given, mut nothing) = (0, 0);
            for round in 0..each {
                let Some(view) = client.next("intake").await.expect("an answer") else {
                    nothing += 1;
                    continue;
                };
                let id = view.case.id;
                let before = held.lock().expect("nobody panics").insert(id, number);
                assert_eq!(before, None, "{id} was handed to {number} too");
                let text = note(format!("Officer {number} in round {round}."));
                let version = view.case.version;
                let noted = client
                    .command(id, &text, version, Uuid::now_v7(), false)
                    .await;
                assert_eq!(noted.expect("nobody else works on it").version, version + 1);
                let removed = held.lock().expect("nobody panics").remove(&id);
                assert_eq!(removed, Some(number));
                client.lease_drop(id).await.expect("it is given back");
                given += 1;
            }
            (given, nothing)
        });
    }
    let (mut given, mut nothing) = (0, 0);
    while let Some(counts) = tasks.join_next().await {
        let counts = counts.expect("an officer ends well");
        given += counts.0;
        nothing += counts.1;
    }
    println!("{given} cases handed out, {nothing} times nothing was left");
    assert_eq!(given + nothing, each * OFFICERS);
    assert!(given > each, "{given}");
    assert_eq!(notes(&world, &all).await, given);
    sound(&world).await;
}

on_postgres! {
    of_fifty_commands_on_one_version_one_takes_effect,
    nobody_is_handed_a_case_that_another_works_on,
}
