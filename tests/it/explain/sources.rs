//! `kezek check --sources`: every value with where it comes from.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{kezek, stderr, stdout};
use crate::lawbook::shipped;

fn listed() -> Value {
    let output = kezek(&["check", "--sources", "--json"]);
    assert!(output.status.success(), "{}", stderr(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Counts the citations of a value as files hold it.
fn citations(value: &Value) -> usize {
    match value {
        Value::Object(fields) => {
            let own = usize::from(fields.contains_key("act") && fields.contains_key("point"));
            own + fields.values().map(citations).sum::<usize>()
        }
        Value::Array(items) => items.iter().map(citations).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

#[test]
fn no_value_of_any_edition_is_left_out() {
    let listed = listed();
    for service in listed["services"].as_array().unwrap() {
        for edition in service["editions"].as_array().unwrap() {
            let id = edition["edition"].as_str().unwrap();
            let pinned = shipped()
                .services()
                .flat_map(|info| shipped().editions(&info.id))
                .find(|pinned| {
                    pinned.edition.id.as_str() == id
                        && service["service"] == pinned.edition.service.as_str()
                })
                .unwrap();
            let written = citations(&serde_json::to_value(&*pinned.edition).unwrap());
            let values = edition["values"].as_array().unwrap();
            let cited = values
                .iter()
                .filter(|row| row["citation"].is_object())
                .count();
            // The result has two places, its form and its validity, as in the file.
            assert_eq!(cited, written, "{id}");
            for row in values {
                let sourced = row["citation"].is_object()
                    || row["source"].is_string()
                    || row["policy"].is_array();
                assert!(sourced, "{row}");
                if row["citation"]["confirmed"] == false {
                    assert_eq!(row["confirmed"], false, "{row}");
                }
            }
        }
    }
}

#[test]
fn the_counts_are_those_of_the_rows() {
    let listed = listed();
    let (mut values, mut confirmed) = (0, 0);
    let mut services = BTreeSet::new();
    for service in listed["services"].as_array().unwrap() {
        services.insert(service["service"].as_str().unwrap().to_owned());
        let rows: Vec<&Value> = service["editions"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|edition| edition["values"].as_array().unwrap())
            .collect();
        let sure = rows.iter().filter(|row| row["confirmed"] == true).count();
        assert_eq!(service["counts"]["values"], rows.len());
        assert_eq!(service["counts"]["confirmed"], sure);
        values += rows.len();
        confirmed += sure;
    }
    assert_eq!(services.len(), 5);
    assert_eq!(listed["counts"]["values"], values);
    assert_eq!(listed["counts"]["confirmed"], confirmed);
    let keys = listed["policy"].as_array().unwrap();
    assert_eq!(keys.len(), shipped().policy().keys.len());
    let absent = keys.iter().filter(|key| key["value"].is_null()).count();
    assert_eq!(listed["policy_counts"]["absent"], absent);
}

#[test]
fn people_read_each_value_with_its_place_and_whether_it_is_confirmed() {
    for (language, confirmed, not_confirmed, absent, term) in [
        (
            "en",
            "confirmed",
            "not confirmed",
            "absent",
            "5 working days",
        ),
        (
            "ru",
            "подтверждено",
            "не подтверждено",
            "нет значения",
            "5 рабочих дней",
        ),
        ("kk", "расталған", "расталмаған", "мәні жоқ", "5 жұмыс күні"),
    ] {
        let output = kezek(&["check", "--sources", "--lang", language]);
        let text = stdout(&output);
        assert!(!text.contains('⟦'), "{language}");
        let decision = text
            .lines()
            .find(|line| line.contains(" decision · ") && line.contains(term))
            .unwrap();
        assert!(
            decision.ends_with(&format!(" · {confirmed}"))
                || decision.ends_with(&format!(" · {not_confirmed}")),
            "{decision}"
        );
        let quorum = text
            .lines()
            .find(|line| line.trim_start().starts_with("commission.quorum = "))
            .unwrap();
        assert!(
            quorum.contains(&format!("commission.quorum = {absent}")),
            "{quorum}"
        );
        assert!(quorum.contains("GAP-8"), "{quorum}");
    }
}

#[test]
fn json_without_sources_is_wrong_use() {
    let output = kezek(&["check", "--json"]);
    assert_eq!(output.status.code(), Some(2));
}
