//! The engine against a table of deadlines that was computed without it; see
//! `tests/deadlines/README.md`.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use kezek::regulation::{Channel, ServiceId};

use super::everywhere::{Asked, answered};
use crate::lawbook::shipped;

const TABLE: &str = include_str!("../../deadlines/deadlines.tsv");
const COLUMNS: &str =
    "service\tedition\trequest\tchannel\tfiled\tevents\tlimit\tregistered_on\tdue_at";

/// One row of the table.
struct Row<'a> {
    service: &'a str,
    edition: &'a str,
    request: &'a str,
    channel: &'a str,
    filed: &'a str,
    events: Vec<&'a str>,
    limit: &'a str,
    registered_on: &'a str,
    due_at: &'a str,
}

fn rows() -> Vec<Row<'static>> {
    let mut lines = TABLE.lines();
    assert_eq!(lines.next(), Some(COLUMNS));
    lines
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let [
                service,
                edition,
                request,
                channel,
                filed,
                events,
                limit,
                registered_on,
                due_at,
            ] = fields[..]
            else {
                panic!("{line:?}");
            };
            Row {
                service,
                edition,
                request,
                channel,
                filed,
                events: events.split(',').filter(|event| *event != "-").collect(),
                limit,
                registered_on,
                due_at,
            }
        })
        .collect()
}

/// Compares one row with what the engine says; gives the engine's answer when it differs.
fn differs(row: &Row<'_>) -> Option<String> {
    let book = shipped();
    if row.due_at == "not-in-force" {
        let filed = NaiveDateTime::parse_from_str(row.filed, "%Y-%m-%dT%H:%M").unwrap();
        let filed_at = book.calendar().instant(filed.date(), filed.time());
        let service = ServiceId::parse(row.service).unwrap();
        let channel: Channel = row.channel.parse().unwrap();
        return match book.register(&service, channel, filed_at) {
            Err(absent) if absent.day.to_string() == row.registered_on => None,
            other => Some(format!("{other:?}")),
        };
    }
    let answer = answered(
        book,
        &Asked {
            service: row.service,
            request: row.request,
            channel: row.channel,
            filed: row.filed,
            events: &row.events,
            ..Asked::default()
        },
    );
    let answer = match answer {
        Ok(answer) => answer,
        Err(reason) => return Some(reason),
    };
    let limits = answer["limits"].as_array().unwrap();
    let Some(limit) = limits.iter().find(|limit| limit["id"] == row.limit) else {
        return Some("no such limit".to_owned());
    };
    // A term that no source gives stands in the policy and is absent there.
    let due_at = match limit["binding_due_at"].as_str() {
        None if limit["blocked_by"].is_string() => "open",
        None => "waits",
        Some(due_at) => &due_at[..16],
    };
    let found = (
        answer["edition"].as_str().unwrap(),
        answer["registered_on"].as_str().unwrap(),
        due_at,
    );
    (found != (row.edition, row.registered_on, row.due_at)).then(|| format!("{found:?}"))
}

#[test]
fn every_deadline_of_the_table_is_the_engines() {
    let wrong: Vec<String> = rows()
        .iter()
        .enumerate()
        .filter_map(|(index, row)| {
            let found = differs(row)?;
            let expected = (row.edition, row.registered_on, row.due_at);
            let (service, request, channel) = (row.service, row.request, row.channel);
            Some(format!(
                "line {}: {service} {request} {channel} {} {:?} {}\n  table  {expected:?}\n  engine {found}",
                index + 2,
                row.filed,
                row.events,
                row.limit,
            ))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}\n{}",
        wrong.len(),
        rows().len(),
        wrong.join("\n")
    );
}

#[test]
fn the_table_has_every_edition_unit_and_milestone_and_three_hundred_deadlines() {
    let rows = rows();
    let computed = rows.iter().filter(|row| row.due_at.contains('T')).count();
    assert!(computed >= 300, "{computed}");
    let mut named: BTreeMap<(&str, &str, &str), Vec<&str>> = BTreeMap::new();
    for row in &rows {
        named
            .entry((row.service, row.edition, row.request))
            .or_default()
            .push(row.limit);
    }
    // No limit of any edition is left out.
    let book = shipped();
    for service in book.services() {
        for pinned in book.editions(&service.id) {
            let edition = &pinned.edition;
            for (request, procedure) in &edition.requests {
                let key = (service.id.as_str(), edition.id.as_str(), request.code());
                let found = named.get(&key).map(Vec::as_slice).unwrap_or_default();
                for limit in &procedure.limits {
                    assert!(
                        found.contains(&limit.id.as_str()),
                        "{key:?} {} has no row",
                        limit.id
                    );
                }
            }
        }
    }
}
