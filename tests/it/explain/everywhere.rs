//! `explain` has an answer for every service, edition, request and channel.

use std::sync::OnceLock;

use clap::Parser;
use kezek::cli::explain::{Reply, reply};
use kezek::cli::{Cli, Command};
use kezek::lawbook::{ConfigSource, DEMO_POLICY, Lawbook};
use kezek::regulation::{Channel, Edition, FactKind, Language, Milestone, Procedure};
use serde_json::Value;

use crate::lawbook::shipped;

/// A question to `explain`.
#[derive(Default)]
pub struct Asked<'a> {
    pub service: &'a str,
    pub request: &'a str,
    pub channel: &'a str,
    pub filed: &'a str,
    pub events: &'a [&'a str],
    pub facts: &'a [String],
    pub edition: Option<&'a str>,
    pub language: Option<Language>,
}

/// Asks as the command line does, without a new process.
pub fn ask(book: &Lawbook, asked: &Asked<'_>) -> Reply {
    let mut words = vec!["kezek", "explain"];
    words.extend(["--service", asked.service, "--request", asked.request]);
    words.extend(["--channel", asked.channel, "--filed", asked.filed]);
    for event in asked.events {
        words.extend(["--event", event]);
    }
    for fact in asked.facts {
        words.extend(["--fact", fact]);
    }
    if let Some(edition) = asked.edition {
        words.extend(["--edition", edition]);
    }
    match asked.language {
        None => words.extend(["--json", "--lang", "en"]),
        Some(language) => words.extend(["--lang", language.code()]),
    }
    let cli = Cli::try_parse_from(words).unwrap_or_else(|error| panic!("{error}"));
    let Some(Command::Explain(args)) = cli.command else {
        panic!("not explain");
    };
    reply(&args, book).unwrap()
}

/// Returns the answer as JSON, or the reason why there is none.
pub fn answered(book: &Lawbook, asked: &Asked<'_>) -> Result<Value, String> {
    match ask(book, asked) {
        Reply::Answer(text) => Ok(serde_json::from_str(&text).unwrap()),
        Reply::None { reason, .. } => Err(reason),
    }
}

fn demo() -> &'static Lawbook {
    static BOOK: OnceLock<Lawbook> = OnceLock::new();
    BOOK.get_or_init(|| {
        Lawbook::load_with_policy(&ConfigSource::Embedded, DEMO_POLICY)
            .unwrap_or_else(|faults| panic!("{faults:#?}"))
    })
}

/// One value for each fact, as `--fact` takes it.
fn facts_of(procedure: &Procedure) -> Vec<String> {
    procedure
        .facts
        .iter()
        .map(|rule| {
            let value = match rule.kind {
                FactKind::Flag => "true",
                FactKind::Date => "2026-03-22",
                FactKind::Number => "2",
                FactKind::Text => "as stated",
                FactKind::Choice => rule.options[0].id.as_str(),
            };
            format!("{}={value}", rule.id)
        })
        .collect()
}

/// Calls `look` with every edition, request and channel of the shipped law.
fn everywhere(look: &mut dyn FnMut(&Edition, &Procedure, &Asked<'_>, bool)) -> usize {
    let mut asked = 0;
    for service in shipped().services() {
        for pinned in shipped().editions(&service.id) {
            let edition = &pinned.edition;
            let filed = format!("{}T10:00", edition.in_force.first_day);
            for (request, procedure) in &edition.requests {
                let facts = facts_of(procedure);
                for channel in Channel::ALL {
                    let has_it = edition.channels.contains_key(&channel);
                    let open =
                        procedure.channels.is_empty() || procedure.channels.contains(&channel);
                    let question = Asked {
                        service: service.id.as_str(),
                        request: request.code(),
                        channel: channel.code(),
                        filed: &filed,
                        facts: &facts,
                        edition: Some(edition.id.as_str()),
                        ..Asked::default()
                    };
                    look(edition, procedure, &question, has_it && open);
                    asked += 1;
                }
            }
        }
    }
    asked
}

#[test]
fn every_limit_everywhere_has_a_trace_or_a_named_reason() {
    let asked = everywhere(&mut |edition, procedure, question, open| {
        let place = format!("{} {} {}", edition.id, question.request, question.channel);
        let answer = answered(shipped(), question);
        if !open {
            let reason = answer.unwrap_err();
            assert!(reason.contains(question.channel), "{place}: {reason}");
            return;
        }
        let answer = answer.unwrap_or_else(|reason| panic!("{place}: {reason}"));
        let limits = answer["limits"].as_array().unwrap();
        for rule in &procedure.limits {
            let limit = limits.iter().find(|limit| limit["id"] == rule.id.as_str());
            // A limit that does not apply has a condition.
            let Some(limit) = limit else {
                assert!(!rule.when.is_empty(), "{place}: {}", rule.id);
                continue;
            };
            let traced = limit["due_at"].is_string()
                && limit["trace"]
                    .as_array()
                    .is_some_and(|days| !days.is_empty());
            let named = limit["starts_with"].is_string() || limit["blocked_by"].is_string();
            assert!(traced != named, "{place}: {limit}");
        }
    });
    assert!(asked > 50, "{asked}");
}

#[test]
fn with_every_event_and_every_policy_value_each_limit_ends_on_a_day() {
    everywhere(&mut |edition, _, question, open| {
        if !open {
            return;
        }
        let day = question.filed;
        let events: Vec<String> = Milestone::ALL
            .into_iter()
            .filter(|milestone| !matches!(milestone, Milestone::Filed | Milestone::Registered))
            .map(|milestone| format!("{}={day}", milestone.code()))
            .collect();
        let events: Vec<&str> = events.iter().map(String::as_str).collect();
        let question = Asked {
            events: &events,
            facts: question.facts,
            ..*question
        };
        let place = format!("{} {} {}", edition.id, question.request, question.channel);
        let answer = answered(demo(), &question).unwrap_or_else(|why| panic!("{place}: {why}"));
        for limit in answer["limits"].as_array().unwrap() {
            assert!(limit["binding_due_at"].is_string(), "{place}: {limit}");
            let own = limit["due_at"].as_str().unwrap();
            assert!(limit["binding_due_at"].as_str().unwrap() <= own, "{limit}");
        }
    });
}

#[test]
fn people_read_it_in_their_language_and_no_word_is_missing() {
    everywhere(&mut |_, procedure, question, open| {
        for language in Language::ALL {
            let question = Asked {
                language: Some(language),
                ..*question
            };
            let text = match ask(shipped(), &question) {
                Reply::Answer(text) if open => text,
                Reply::None { reason, .. } if !open => reason,
                other => panic!("{other:?}"),
            };
            // The mark of a message that the catalogue does not have.
            assert!(!text.contains('⟦'), "{text}");
            let title = procedure.title.get(language);
            assert!(!open || text.contains(title), "{title}: {text}");
        }
    });
}

#[test]
fn facts_are_taken_by_their_kind_and_others_are_named() {
    let asked = |facts: &[String]| {
        let question = Asked {
            service: "identity-card",
            request: "renew",
            channel: "portal",
            filed: "2026-03-12T10:00",
            facts,
            ..Asked::default()
        };
        ask(shipped(), &question)
    };
    let edition = shipped()
        .services()
        .find(|service| service.id.as_str() == "identity-card")
        .and_then(|service| shipped().editions(&service.id).next())
        .unwrap();
    let renew = edition.edition.requests.values().next().unwrap();
    let date = renew
        .facts
        .iter()
        .find(|rule| rule.kind == FactKind::Date)
        .unwrap();
    let good = format!("{}=2026-03-22", date.id);
    assert!(matches!(asked(&[good]), Reply::Answer(_)));
    let Reply::None { reason, misuse } = asked(&[format!("{}=soon", date.id)]) else {
        panic!("taken");
    };
    assert!(misuse && reason.contains(date.id.as_str()) && reason.contains("date"));
    let Reply::None { reason, misuse } = asked(&["colour-of-eyes=blue".to_owned()]) else {
        panic!("taken");
    };
    assert!(misuse && reason.contains("colour-of-eyes") && reason.contains(date.id.as_str()));
}
