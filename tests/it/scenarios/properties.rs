//! Random histories by random people never reach a decision that breaks a rule.
//!
//! The oracle below is written apart from the engine: it looks only at the signed decision and
//! the history, and knows nothing of how `decide` came to let it through.

use chrono::{Duration, NaiveDate};
use kezek::casework::command::Answer;
use kezek::casework::decision::{Decision, Draft, Outcome};
use kezek::casework::{Command, Event, Evidence, Now, Recorded, Status};
use kezek::regulation::RequestKind;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Play, build, lawbook, story};

const PEOPLE: [&str; 8] = [
    "executor",
    "executor-2",
    "commission-member",
    "commission-member-2",
    "commission-chair",
    "supervisor",
    "auditor",
    "executor@astana",
];

/// One random move: who, how many minutes later, and which command.
#[derive(Debug, Clone)]
struct Move {
    by: &'static str,
    after_minutes: i64,
    command: Value,
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("short".to_owned()),
        Just(
            "The university answered on 11 March that diploma No. 114-7 was never issued."
                .to_owned()
        ),
        Just(
            "A diploma that its issuer denies is unreliable within the meaning of the row."
                .to_owned()
        ),
        Just(
            "Установлена недостоверность: ответ университета от 11 марта, страница 2 письма."
                .to_owned()
        ),
    ]
}

fn check() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just("identity-confirmed"),
        Just("education-recognised"),
        Just("work-experience-proved"),
        Just("profession-in-demand"),
        Just("documents-reliable"),
        Just("nonsense"),
    ]
}

fn evidence() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(
            json!({ "kind": "paper", "sha256": "paper:education-document", "page": 2,
                     "quote": "no such diploma was ever issued" })
        ),
        Just(json!({ "kind": "paper", "sha256": "paper:education-document", "page": 9 })),
        Just(json!({ "kind": "check", "check": "documents-reliable" })),
        Just(json!({ "kind": "recommendation" })),
        Just(json!({ "kind": "hearing" })),
    ]
}

fn claim() -> impl Strategy<Value = Value> {
    let ground = prop_oneof![
        Just("documents-unreliable"),
        Just("threshold-not-reached"),
        Just("qualification-not-met"),
        Just("other"),
    ];
    (ground, text(), text(), prop::collection::vec(evidence(), 0..3)).prop_map(
        |(ground, facts, why, evidence)| {
            json!({ "ground": ground, "facts": facts, "why": why, "evidence": evidence })
        },
    )
}

fn command() -> impl Strategy<Value = Value> {
    let scores = prop_oneof![
        Just(json!({ "education": 20, "experience": 20, "profession": 20, "language": 15 })),
        Just(json!({ "education": 5, "experience": 5, "profession": 5, "language": 5 })),
        Just(json!({})),
    ];
    prop_oneof![
        2 => Just(json!({ "command": "accept" })),
        1 => Just(json!({ "command": "refuse-acceptance",
                          "papers": [{ "document": "identity-document", "lack": "missing" }] })),
        8 => (check(), any::<bool>(), prop::collection::vec(evidence(), 0..2)).prop_map(
            |(check, passed, evidence)| json!({
                "command": "record-check", "check": check, "source": "a register",
                "answer": if passed { "passed" } else { "failed" }, "evidence": evidence })),
        1 => Just(json!({ "command": "add-note", "text": "note" })),
        1 => Just(json!({ "command": "assign", "to": { "login": "executor", "name": "E" } })),
        3 => text().prop_map(|late| json!({ "command": "send-to-commission", "late_reason": late })),
        5 => (prop_oneof![Just("for"), Just("against"), Just("abstain")], text(), scores).prop_map(
            |(vote, reasons, scores)| json!({
                "command": "vote", "vote": vote, "reasons": reasons, "scores": scores })),
        1 => text().prop_map(|reason| json!({ "command": "recuse", "reason": reason })),
        3 => Just(json!({ "command": "recommend" })),
        4 => (0_i64..120, text(), text()).prop_map(|(days, against, late)| {
            let from = NaiveDate::from_ymd_opt(2026, 3, 12).expect("a day");
            json!({ "command": "prepare-approval", "number": "KZ-1", "valid_from": from,
                    "valid_until": from + Duration::days(days),
                    "against_recommendation": against, "late_reason": late })
        }),
        6 => (prop::collection::vec(claim(), 0..3), text(), text()).prop_map(
            |(grounds, against, late)| json!({
                "command": "prepare-refusal", "grounds": grounds,
                "against_recommendation": against, "late_reason": late })),
        2 => Just(json!({ "command": "notify-hearing", "held_at": "2026-03-16T05:00:00Z",
                          "means": "office", "place": "room 214", "position": "a refusal" })),
        2 => (text(), text()).prop_map(|(objection, answer)| json!({
                "command": "record-hearing", "outcome": "in-writing", "record": "a letter",
                "objections": [{ "text": objection, "answer": answer }] })),
        1 => text().prop_map(|reasons| json!({ "command": "return-for-rework", "reasons": reasons })),
        6 => text().prop_map(|late| json!({ "command": "sign", "late_reason": late })),
        2 => Just(json!({ "command": "deliver", "means": "portal" })),
    ]
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = (prop::sample::select(PEOPLE.to_vec()), 1_i64..900, command()).prop_map(
        |(by, after_minutes, command)| Move {
            by,
            after_minutes,
            command,
        },
    );
    prop::collection::vec(one, 1..60)
}

/// Where a random history sets out: how far a lawful one has come.
fn beginnings() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just("intake/complete.toml"),
        Just("intake/passport-missing.toml"),
        Just("commission/quorum.toml"),
        Just("refusal/reasoned.toml"),
        Just("approval/clean.toml"),
        Just("hearing/notice-too-late.toml"),
    ]
}

/// Plays the steps of a story that are not refused, all but the last `without`.
fn set_out(file: &str, without: usize) -> (Play, chrono::DateTime<chrono::Utc>) {
    let story = story::all()
        .into_iter()
        .find(|story| story.file.ends_with(file))
        .unwrap_or_else(|| panic!("no story {file}"));
    let at = build::instant(&story.filed_at).expect("a time");
    let service = story.service_id().expect("a service");
    let (_, edition) = lawbook()
        .register(&service, story.channel, at)
        .expect("in force");
    let law = lawbook().law(edition);
    let now = Now::of(at, &law.calendar);
    let mut play = Play::begin(&story, law, now)
        .expect("it is built")
        .expect("it is received");
    let mut last = at;
    let steps = story.steps.len().saturating_sub(without);
    for step in &story.steps[..steps] {
        let at = build::instant(&step.at).expect("a time");
        let actor = build::actor(&step.by).expect("a person");
        let command = step.command(&play.case).expect("a command");
        let now = Now::of(at, &play.law.calendar);
        if play.run(&command, &actor, now).is_ok() {
            last = at;
        }
    }
    (play, last)
}

/// What no decision may lack, judged from the record alone.
fn oracle(play: &Play, decision: &Decision, before: &[Recorded]) {
    let case = &play.case;
    let happened = |code: &str| before.iter().any(|recorded| recorded.event.code() == code);
    assert!(happened("accepted"), "decided without acceptance");
    assert_eq!(case.application.request, RequestKind::Issue);
    assert!(happened("recommended"), "decided without a recommendation");
    assert!(
        decision.signed_by.login.as_str().starts_with("supervisor"),
        "signed by the wrong person"
    );
    assert_ne!(
        decision.signed_by.login, decision.prepared_by.login,
        "four eyes"
    );
    let failed = |id: &str| {
        case.checks
            .iter()
            .any(|(check, record)| check.as_str() == id && record.record.answer == Answer::Failed)
    };
    let recommendation = &case
        .recommendation
        .as_ref()
        .expect("recommended")
        .recommendation;
    match &decision.draft {
        Draft::Refuse(refusal) => {
            assert!(!refusal.grounds.is_empty(), "no ground");
            for claim in &refusal.grounds {
                assert!(
                    claim.facts.char_count() >= 40 && claim.why.char_count() >= 40,
                    "too short"
                );
                assert!(!claim.evidence.is_empty(), "no evidence");
                for piece in &claim.evidence {
                    if let Evidence::Paper { sha256, page, .. } = piece {
                        let paper = case.paper(sha256).expect("a paper of this case");
                        assert!(page.is_some_and(|page| page as usize <= paper.page_count()));
                    }
                }
                match claim.ground.as_str() {
                    "documents-unreliable" => assert!(failed("documents-reliable")),
                    "threshold-not-reached" => {
                        assert!(recommendation.score_hundredths < Some(6000));
                    }
                    "qualification-not-met" => assert!(
                        failed("education-recognised")
                            || failed("work-experience-proved")
                            || failed("profession-in-demand")
                    ),
                    other => panic!("the edition does not list {other}"),
                }
            }
            if recommendation.outcome == Outcome::Approve {
                assert!(
                    refusal
                        .against_recommendation
                        .as_ref()
                        .is_some_and(|text| !text.is_blank())
                );
            }
            let hearing = case.hearing.as_ref().expect("a hearing");
            let notified = play.law.calendar.civil(hearing.notified_at).date();
            let signed = play.law.calendar.civil(decision.signed_at).date();
            let between = play
                .law
                .calendar
                .working_days_between(notified, signed)
                .expect("years");
            assert!(
                between >= 3,
                "only {between} working days between notice and act"
            );
            let record = hearing.record.as_ref().expect("a record");
            assert!(
                record
                    .record
                    .objections
                    .iter()
                    .all(|o| !o.answer.is_blank())
            );
        }
        Draft::Approve(approval) => {
            for check in [
                "identity-confirmed",
                "education-recognised",
                "work-experience-proved",
                "profession-in-demand",
                "documents-reliable",
            ] {
                let passed = case.checks.iter().any(|(id, record)| {
                    id.as_str() == check && record.record.answer == Answer::Passed
                });
                assert!(passed, "{check} did not pass");
            }
            assert!(
                recommendation.score_hundredths >= Some(6000),
                "below the threshold"
            );
            let until = approval.valid_until.expect("a certificate ends");
            assert!(until <= approval.valid_from + chrono::Months::new(3));
            assert!(approval.valid_from <= until);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_history_reaches_a_decision_that_breaks_a_rule(
        file in beginnings(),
        without in 0_usize..4,
        moves in moves(),
    ) {
        let (mut play, mut at) = set_out(file, without);
        for step in moves {
            at += Duration::minutes(step.after_minutes);
            let mut value = step.command;
            let named = story::name_papers(&mut value, &play.case);
            if named.is_err() {
                continue;
            }
            let command: Command = serde_json::from_value(value).expect("the moves are commands");
            let actor = build::actor(step.by).expect("a person");
            let before = play.history.clone();
            let was_decided = play.case.decision().is_some();
            let now = Now::of(at, &play.law.calendar);
            if play.run(&command, &actor, now).is_ok()
                && let Status::Decided { decision, .. } = &play.case.status
                && !was_decided
            {
                oracle(&play, &decision.clone(), &before);
            }
        }
        // What was recorded reads back as it was.
        for recorded in &play.history {
            let text = serde_json::to_string(recorded).expect("an event is JSON");
            let back: Recorded = serde_json::from_str(&text).expect("and reads back");
            prop_assert_eq!(&back, recorded);
        }
        prop_assert!(matches!(play.history[0].event, Event::ApplicationReceived(_)));
    }
}

#[test]
fn random_histories_do_reach_decisions() {
    for (file, without) in [("refusal/reasoned.toml", 1), ("approval/clean.toml", 1)] {
        let (play, _) = set_out(file, without);
        let decision = play.case.decision().expect("it is decided").clone();
        let (_, before) = play.history.split_last().expect("it has a history");
        oracle(&play, &decision, before);
    }
}
