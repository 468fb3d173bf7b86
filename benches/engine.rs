//! What the engine costs: `decide`, counting working days, folding a long history.
//!
//! `cargo bench --bench engine`

use chrono::{DateTime, Duration, NaiveDate, Utc};
use divan::{Bencher, black_box};
use kezek::casework::record::{Change, record};
use kezek::casework::{
    Actor, Application, Case, Command, Now, Recorded, decide, fold, offers, receive,
};
use kezek::lawbook::{ConfigSource, Lawbook};
use kezek::regulation::Law;
use kezek::regulation::canonical::sha256_hex;
use serde_json::{Value, json};

fn main() {
    divan::main();
}

/// A case before its refusal is prepared, with its law and its history.
struct Desk {
    law: Law,
    case: Case,
    history: Vec<Recorded>,
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a time")
}

fn actor(role: &str) -> Actor {
    serde_json::from_value(json!({
        "login": role, "name": role, "posts": [{ "role": role, "unit": "almaty" }]
    }))
    .expect("a person")
}

fn application() -> Application {
    let papers: Vec<Value> = [
        "application",
        "identity-document",
        "education-document",
        "work-experience",
    ]
    .into_iter()
    .map(|document| {
        json!({
            "document": document, "sha256": sha256_hex(document.as_bytes()),
            "name": document, "expires_on": "2031-12-31",
            "reading": { "media_type": "application/pdf", "byte_count": 1000,
                         "pages": ["Diploma No. 114-7 was never issued. ".repeat(40)] },
        })
    })
    .collect();
    serde_json::from_value(json!({
        "service": "qualification-certificate", "request": "issue", "channel": "portal",
        "unit": "almaty", "filed_at": "2026-03-10T05:00:00Z", "language": "ru",
        "applicant": { "family_name": "Okafor", "given_name": "Adaeze", "born_on": "1990-01-15",
                       "citizenship": "NGA", "identity_number": "A1" },
        "details": { "profession": "Welder" }, "papers": papers,
    }))
    .expect("an application")
}

impl Desk {
    fn at_drafting() -> Self {
        let book = Lawbook::load_with_policy(&ConfigSource::Embedded, "demo/policy.toml")
            .expect("the shipped law is sound");
        let application = application();
        let (_, edition) = book
            .register(
                &application.service,
                application.channel,
                application.filed_at,
            )
            .expect("an edition is in force");
        let law = book.law(edition);
        let now = Now::of(application.filed_at, &law.calendar);
        let intake = kezek::casework::decide::Intake {
            case_id: kezek::casework::CaseId(uuid::Uuid::from_u128(1)),
            number: "26-000001".to_owned(),
        };
        let events = receive(&application, intake, &law, now).expect("it is received");
        let Change { case, recorded } =
            record(None, events, &law, &actor("gateway"), now).expect("it is recorded");
        let mut desk = Self {
            law,
            case,
            history: recorded,
        };
        let scores = json!({ "education": 10, "experience": 10, "profession": 10, "language": 5 });
        let vote =
            json!({ "command": "vote", "vote": "against", "reasons": "no", "scores": scores });
        desk.run("executor", json!({ "command": "accept" }));
        desk.run("executor", json!({ "command": "record-check", "check": "documents-reliable",
            "answer": "failed", "source": "letter",
            "evidence": [{ "kind": "paper", "sha256": sha256_hex(b"education-document"), "page": 1 }] }));
        desk.run("executor", json!({ "command": "send-to-commission" }));
        desk.run("commission-member", vote.clone());
        desk.run("commission-chair", vote);
        desk.run("commission-chair", json!({ "command": "recommend" }));
        desk
    }

    fn run(&mut self, role: &str, command: Value) {
        let command: Command = serde_json::from_value(command).expect("a command");
        let by = actor(role);
        let now = self.now();
        let events = decide(&self.case, &command, &self.law, &by, now)
            .unwrap_or_else(|violations| panic!("{role}: {violations:?}"));
        let Change { case, recorded } =
            record(Some(self.case.clone()), events, &self.law, &by, now).expect("it is recorded");
        self.case = case;
        self.history.extend(recorded);
    }

    fn now(&self) -> Now {
        Now::of(
            at("2026-03-11T05:00:00Z") + Duration::minutes(1),
            &self.law.calendar,
        )
    }
}

/// A refusal as an officer has it in the dialog, judged on every key.
#[divan::bench]
fn decide_a_refusal(bencher: Bencher<'_, '_>) {
    let desk = Desk::at_drafting();
    let by = actor("executor");
    let command: Command =
        serde_json::from_value(json!({ "command": "prepare-refusal", "grounds": [{
        "ground": "documents-unreliable",
        "facts": "The university answered on 11 March that diploma No. 114-7 was never issued.",
        "why": "A diploma that its issuer denies is unreliable within the meaning of row 9(3).",
        "evidence": [{ "kind": "paper", "sha256": sha256_hex(b"education-document"), "page": 1,
                       "quote": "Diploma No. 114-7 was never issued." }],
    }] }))
        .expect("a command");
    decide(&desk.case, &command, &desk.law, &by, desk.now()).expect("it is lawful");
    bencher.bench(|| decide(black_box(&desk.case), &command, &desk.law, &by, desk.now()));
}

/// Every command with the reasons against it, as a preview shows them.
#[divan::bench]
fn offers_of_a_case(bencher: Bencher<'_, '_>) {
    let desk = Desk::at_drafting();
    let by = actor("executor");
    bencher.bench(|| offers(black_box(&desk.case), &desk.law, &by, desk.now()));
}

#[divan::bench(args = [1, 6, 30, 250])]
fn add_working_days(bencher: Bencher<'_, '_>, count: u32) {
    let calendar = Desk::at_drafting().law.calendar;
    let day = NaiveDate::from_ymd_opt(2026, 3, 10).expect("a day");
    bencher.bench(|| calendar.add_working_days(black_box(day), count));
}

#[divan::bench]
fn fold_1000_events(bencher: Bencher<'_, '_>) {
    let mut desk = Desk::at_drafting();
    while desk.history.len() < 1000 {
        desk.run(
            "executor",
            json!({ "command": "add-note", "text": "called the university" }),
        );
    }
    let procedure = &desk.law.edition.requests[&desk.case.application.request];
    bencher.bench(|| fold(black_box(&desk.history), procedure));
}
