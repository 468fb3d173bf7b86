//! The stories leave nothing out: every rule is broken in one, every ground and document of every
//! edition stands in one, every command succeeds in one.

use std::collections::BTreeSet;

use kezek::casework::{Code, Command, CommandKind};

use super::story;

#[test]
fn every_rule_is_broken_in_some_story() {
    let stories = story::all();
    let mut broken: BTreeSet<String> = BTreeSet::new();
    for story in &stories {
        for expect in std::iter::once(&story.expect).chain(story.steps.iter().map(|s| &s.expect)) {
            broken.extend(expect.violations.iter().flatten().cloned());
            broken.extend(expect.violation.clone());
            broken.extend(expect.warnings.iter().cloned());
        }
    }
    // Judged outside the engine, by the accounts of the office; and, below, in `synthetic`,
    // because the shipped editions give no occasion for them.
    for code in [
        Code::AssigneeNotKnown,
        Code::ChannelNotOpen,
        Code::CheckNotApplicable,
        Code::EvidenceTooFew,
        Code::LetterSlotEmpty,
    ] {
        broken.insert(code.code().to_owned());
    }
    let missing: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.code())
        .filter(|code| !broken.contains(*code))
        .collect();
    assert!(missing.is_empty(), "no story breaks {missing:?}");
    let known: BTreeSet<&str> = Code::ALL.iter().map(|code| code.code()).collect();
    let unknown: Vec<&String> = broken
        .iter()
        .filter(|code| !known.contains(code.as_str()))
        .collect();
    assert!(
        unknown.is_empty(),
        "stories expect unknown codes {unknown:?}"
    );
}

#[test]
fn every_command_succeeds_in_some_story() {
    let mut done: BTreeSet<CommandKind> = BTreeSet::new();
    for story in story::all() {
        for step in &story.steps {
            let refused = step.expect.violations.is_some() || step.expect.violation.is_some();
            if let (false, Ok(kind)) = (refused, step.name().trim_matches('"').parse()) {
                done.insert(kind);
            }
        }
    }
    let missing: Vec<CommandKind> = CommandKind::ALL
        .into_iter()
        .filter(|kind| !done.contains(kind))
        .collect();
    assert!(missing.is_empty(), "no story carries out {missing:?}");
}

#[test]
fn every_ground_of_every_edition_is_invoked_and_refused_in_some_story() {
    let mut invoked: BTreeSet<(String, String, String)> = BTreeSet::new();
    let mut refused: BTreeSet<(String, String)> = BTreeSet::new();
    for story in story::all() {
        let book = super::lawbook();
        let Ok(filed_at) = super::build::instant(&story.filed_at) else {
            continue;
        };
        let Ok(service) = story.service_id() else {
            continue;
        };
        let Ok((_, edition)) = book.register(&service, story.channel, filed_at) else {
            continue;
        };
        for step in &story.steps {
            for ground in step.grounds() {
                if step.expect.violations.is_some() || step.expect.violation.is_some() {
                    refused.insert((edition.edition.id.to_string(), ground));
                } else {
                    let request = story.request.code().to_owned();
                    invoked.insert((edition.edition.id.to_string(), request, ground));
                }
            }
        }
    }
    let mut missing = Vec::new();
    for edition in super::lawbook()
        .services()
        .flat_map(|service| super::lawbook().editions(&service.id))
    {
        for (request, procedure) in &edition.edition.requests {
            for ground in &procedure.grounds {
                let id = edition.edition.id.to_string();
                let at = (id.clone(), request.code().to_owned(), ground.id.to_string());
                if !invoked.contains(&at) {
                    missing.push(format!("{at:?} is never invoked"));
                }
                if !refused.contains(&(id, ground.id.to_string())) {
                    missing.push(format!("{} {} is never refused", at.0, at.2));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn a_command_in_a_story_is_what_its_name_says() {
    let kind: CommandKind = "add-note".parse().expect("it is a command");
    let command: Command =
        serde_json::from_value(serde_json::json!({ "command": "add-note", "text": "x" }))
            .expect("it reads");
    assert_eq!(command.kind(), kind);
}
