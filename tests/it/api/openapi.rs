//! The documented contract: kept as a reviewed file, complete, and true of every answer that the
//! other tests get.
//!
//! When the contract was changed on purpose, `KEZEK_UPDATE=1 cargo test openapi` writes
//! `tests/openapi.json` and `tests/problems.md` anew; look at the difference.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use reqwest::Method;
use serde_json::Value;

use super::shape::document;
use super::world::{World, send};
use crate::engines::on_postgres;

fn kept(name: &str, fresh: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name);
    if std::env::var_os("KEZEK_UPDATE").is_some() {
        std::fs::write(&path, fresh).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = known.lines().zip(fresh.lines()).position(|(a, b)| a != b);
    assert!(
        known == fresh,
        "tests/{name} is stale (line {:?}); KEZEK_UPDATE=1 cargo test openapi writes it anew",
        differs.map(|line| line + 1)
    );
}

#[test]
fn the_document_is_the_reviewed_one() {
    kept("openapi.json", &kezek::server::openapi());
}

#[test]
fn the_page_on_problems_is_the_reviewed_one() {
    kept("problems.md", &kezek::server::problems_page());
}

#[tokio::test]
async fn the_server_shows_the_document_to_everybody() {
    let world = World::open().await;
    let answer = send(world.anonymous(Method::GET, "/v1/openapi.json")).await;
    assert_eq!(answer.expect(200), *document());
    let again = world
        .anonymous(Method::GET, "/v1/openapi.json")
        .header("if-none-match", answer.header("etag"));
    assert_eq!(send(again).await.status, 304);
}

/// Returns every address with its methods.
fn addresses() -> BTreeMap<String, BTreeSet<String>> {
    let paths = document()["paths"].as_object().unwrap();
    paths
        .iter()
        .map(|(path, item)| {
            let methods = item.as_object().unwrap().keys();
            (path.clone(), methods.map(|m| m.to_uppercase()).collect())
        })
        .collect()
}

#[tokio::test]
async fn every_address_has_the_documented_methods_and_no_others() {
    let world = World::open().await;
    for (path, methods) in addresses() {
        let path = path.replace(['{', '}'], "");
        let trace = Method::from_bytes(b"TRACE").unwrap();
        let answer = send(world.anonymous(trace, &path)).await;
        answer.problem(405, "method-not-allowed");
        let mut allowed: BTreeSet<String> = answer
            .header("allow")
            .split(',')
            .map(str::to_owned)
            .collect();
        // What can be got can be asked about.
        assert_eq!(allowed.remove("HEAD"), methods.contains("GET"), "{path}");
        assert_eq!(allowed, methods, "{path}");
    }
}

#[test]
fn nothing_is_routed_past_the_contract() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/server");
    let mut folders = vec![source];
    let mut calls = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap();
            for call in [
                ".route(",
                ".nest(",
                ".route_service(",
                ".nest_service(",
                ".merge(",
            ] {
                let count = text.matches(call).count();
                calls.extend(std::iter::repeat_n((path.clone(), call), count));
            }
        }
    }
    let contract = Path::new("server/contract/mod.rs");
    let expected = calls.len() == 1 && calls[0].0.ends_with(contract) && calls[0].1 == ".route(";
    assert!(
        expected,
        "endpoints are added to the contract only: {calls:?}"
    );
}

#[test]
fn every_operation_says_what_it_is_and_what_it_answers() {
    let mut ids = BTreeSet::new();
    for (path, item) in document()["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let place = format!("{method} {path}");
            let id = operation["operationId"].as_str().unwrap();
            assert!(ids.insert(id), "{place}: {id} stands twice");
            assert!(
                operation["summary"].as_str().unwrap().ends_with('.'),
                "{place}"
            );
            let answers = operation["responses"].as_object().unwrap();
            assert!(
                answers.keys().any(|status| status.starts_with('2')),
                "{place}"
            );
            let secured = operation["security"] != serde_json::json!([]);
            let refusal = answers
                .get("401")
                .and_then(|answer| answer["$ref"].as_str());
            let needed = refusal.is_some_and(|name| name.contains("not-signed-in"));
            assert_eq!(secured, needed, "{place}");
            let named = path.matches('{').count();
            let parameters = operation["parameters"].as_array();
            let described = parameters
                .into_iter()
                .flatten()
                .filter(|parameter| parameter["in"] == "path" && parameter["required"] == true)
                .count();
            assert_eq!(named, described, "{place}");
        }
    }
}

#[test]
fn every_reference_of_the_document_leads_somewhere() {
    fn follow(value: &Value, seen: &mut usize) {
        match value {
            Value::Object(fields) => {
                if let Some(reference) = fields.get("$ref").and_then(Value::as_str) {
                    let pointer = reference.strip_prefix('#').unwrap();
                    assert!(document().pointer(pointer).is_some(), "{reference}");
                    *seen += 1;
                }
                fields.values().for_each(|value| follow(value, seen));
            }
            Value::Array(items) => items.iter().for_each(|item| follow(item, seen)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let mut seen = 0;
    follow(document(), &mut seen);
    assert!(seen > 300, "{seen}");
}

on_postgres! {
    the_server_shows_the_document_to_everybody,
    every_address_has_the_documented_methods_and_no_others,
}
