//! The server is told to stop while it works: what was begun is finished, and nothing is half done.

use std::sync::Arc;

use kezek::store::DatabaseUrl;
use serde_json::json;

use crate::api::world::{PASSWORD, client};
use crate::program::Place;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_begun_is_finished_when_the_server_is_told_to_stop() {
    let folder = tempfile::tempdir().unwrap();
    let database = DatabaseUrl::sqlite(folder.path().join("kezek.db"));
    let place = Place::of(&database, folder.path());
    place.add_account("executor", "executor:almaty");
    let served = Arc::new(place.serve());
    // Connections that are open already: nobody waits to be let in.
    let clients: Vec<reqwest::Client> = (0..12).map(|_| client()).collect();
    for client in &clients {
        let url = format!("{}/health/live", served.url);
        assert!(client.get(url).send().await.unwrap().status().is_success());
    }
    let mut work = tokio::task::JoinSet::new();
    for client in clients {
        let url = format!("{}/v1/sessions", served.url);
        let body = json!({ "login": "executor", "password": PASSWORD });
        work.spawn(async move {
            match client.post(url).json(&body).send().await {
                Ok(answer) => {
                    let status = answer.status().as_u16();
                    // An answer that has begun is whole.
                    let text = answer.text().await.unwrap();
                    assert!(text.ends_with('}'), "{text}");
                    Some(status)
                }
                Err(_) => None,
            }
        });
    }
    let first = work.join_next().await.unwrap().unwrap();
    served.tell_to_stop();
    let mut answered = vec![first];
    while let Some(one) = work.join_next().await {
        answered.push(one.unwrap());
    }
    let opened = answered
        .iter()
        .filter(|status| **status == Some(201))
        .count();
    assert!(opened >= 2, "some were under way: {answered:?}");
    let served = Arc::try_unwrap(served).unwrap();
    assert_eq!(served.ended(), Some(0));
    let listed = place.kezek(&["user", "sessions", "executor"]).output();
    let listed = String::from_utf8(listed.unwrap().stdout).unwrap();
    assert_eq!(listed.lines().count(), opened, "{listed}");
    place.assert_audit_is_clean();
}
