//! An office with as many officers as a trial needs.

use kezek::casework::{CaseId, Login, Post, RawText};
use kezek::client::{Client, ClientOptions};
use kezek::regulation::{Role, UnitId};
use kezek::store::Plan;
use kezek::store::plan::{Access, NewAccount};
use kezek::wire::session::OfficeMode;
use uuid::Uuid;

use crate::api::world::{PASSWORD, World, application, hash_of_all, id};

/// Opens an office in which nobody is told to wait for having asked often.
pub async fn office() -> World {
    World::open_set(OfficeMode::Demo, |settings| {
        settings.limits.account_requests_per_minute = 0;
        settings.limits.address_requests_per_minute = 0;
    })
    .await
}

/// Adds `count` executors of one unit who sign in as `officer-0`, `officer-1` …
pub async fn add_officers(world: &World, count: usize) {
    for number in 0..count {
        let login = Login::parse(&format!("officer-{number}")).expect("a login");
        let access = Access {
            id: Uuid::now_v7(),
            at: world.wall.now(),
            login: login.to_string(),
            act: "account-added",
            case: None,
            assigned: None,
            document: None,
            note: None,
        };
        let account = NewAccount {
            name: RawText::from(format!("Officer {number}")),
            password_hash: hash_of_all(),
            draft_key: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=".to_owned(),
            posts: vec![Post {
                role: Role::Executor,
                unit: UnitId::parse("almaty").expect("a unit"),
            }],
            login,
            access,
        };
        let store = world.server.office.store();
        let added = store.write(Plan::AddAccount(Box::new(account))).await;
        added.expect("it is added");
    }
}

/// Hands `count` applications in, and returns their cases.
pub async fn cases(world: &World, count: usize) -> Vec<CaseId> {
    let gateway = world.sign_in("gateway").await;
    gateway.send_papers().await;
    let mut cases = Vec::with_capacity(count);
    for number in 0..count {
        let body = application(&format!("TRIAL-{number}"));
        let receipt = gateway.post("/v1/applications", &body).await.expect(201);
        cases.push(id(&receipt).parse().expect("an identity"));
    }
    cases
}

/// Returns the workstation's own client, signed in at `url`.
pub async fn client(url: &str, login: &str) -> Client {
    let client = Client::new(url, ClientOptions::default()).expect("a client");
    client.sign_in(login, PASSWORD).await.expect("it signs in");
    client
}

/// Returns how many events of a kind of command there are for the cases.
pub async fn notes(world: &World, cases: &[CaseId]) -> usize {
    let store = world.server.office.store();
    let mut count = 0;
    for case in cases {
        let history = store.history(*case, 0).await.expect("a history");
        count += history
            .iter()
            .filter(|recorded| recorded.event.code() == "note-added")
            .count();
    }
    count
}
