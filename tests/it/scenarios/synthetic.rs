//! Rules that the shipped editions give no occasion to break, on an edition changed for the test.

use std::sync::Arc;

use kezek::casework::decide::Intake;
use kezek::casework::{CaseId, Code, Command, Now, Violation, receive};
use kezek::regulation::{Channel, Condition, Edition, RequestKind, Validity};
use serde_json::json;

use super::{Play, build, lawbook, story};

fn changed(change: impl FnOnce(&mut Edition)) -> (story::Story, kezek::regulation::Law, Now) {
    let story = story::all()
        .into_iter()
        .find(|story| story.file.ends_with("intake/complete.toml"))
        .expect("the story of a complete application");
    let at = build::instant(&story.filed_at).expect("a time");
    let service = story.service_id().expect("a service");
    let (_, edition) = lawbook()
        .register(&service, story.channel, at)
        .expect("in force");
    let mut law = lawbook().law(edition);
    let mut edition = law.edition.as_ref().clone();
    change(&mut edition);
    law.edition = Arc::new(edition);
    let now = Now::of(at, &law.calendar);
    (story, law, now)
}

fn codes(violations: &[Violation]) -> Vec<Code> {
    violations.iter().map(|violation| violation.code).collect()
}

fn issue(edition: &mut Edition) -> &mut kezek::regulation::Procedure {
    edition
        .requests
        .get_mut(&RequestKind::Issue)
        .expect("it is issued")
}

#[test]
fn a_channel_that_the_edition_lacks_is_not_open() {
    let (story, law, now) = changed(|edition| {
        edition.channels.remove(&Channel::Portal);
    });
    let application = build::application(&story, &law).expect("an application");
    let intake = Intake {
        case_id: CaseId(uuid::Uuid::from_u128(1)),
        number: "1".to_owned(),
    };
    let refused = receive(&application, intake, &law, now).expect_err("it is refused");
    assert_eq!(codes(&refused.0), [Code::ChannelNotOpen]);
    assert_eq!(refused.0[0].at, "/channel");
}

fn play_to(change: impl FnOnce(&mut Edition), file: &str) -> Play {
    let (_, law, _) = changed(change);
    let story = story::all()
        .into_iter()
        .find(|story| story.file.ends_with(file))
        .expect("the story is there");
    let now = Now::of(
        build::instant(&story.filed_at).expect("a time"),
        &law.calendar,
    );
    let mut play = Play::begin(&story, law, now)
        .expect("it is built")
        .expect("it is received");
    for step in &story.steps {
        let now = Now::of(
            build::instant(&step.at).expect("a time"),
            &play.law.calendar,
        );
        let command = step.command(&play.case).expect("a command");
        let actor = build::actor(&step.by).expect("a person");
        if play.run(&command, &actor, now).is_err() {
            break;
        }
    }
    play
}

fn refused(play: &mut Play, at: &str, by: &str, command: serde_json::Value) -> Vec<Code> {
    let now = Now::of(build::instant(at).expect("a time"), &play.law.calendar);
    let mut command = command;
    story::name_papers(&mut command, &play.case).expect("the papers are there");
    let command: Command = serde_json::from_value(command).expect("a command");
    let actor = build::actor(by).expect("a person");
    codes(&play.run(&command, &actor, now).expect_err("it is refused"))
}

#[test]
fn a_check_that_does_not_apply_is_not_answered() {
    let mut play = play_to(
        |edition| issue(edition).checks[0].when = vec![Condition::ApplicantAbroad],
        "intake/complete.toml",
    );
    let command = json!({ "command": "record-check", "check": "identity-confirmed",
                          "answer": "passed", "source": "passport" });
    let codes = refused(&mut play, "2026-03-10T12:00", "executor", command);
    assert_eq!(codes, [Code::CheckNotApplicable]);
}

fn refusal() -> serde_json::Value {
    json!({ "command": "prepare-refusal", "grounds": [{
        "ground": "documents-unreliable",
        "facts": "The university answered on 11 March that diploma No. 114-7 was never issued.",
        "why": "A diploma that its issuer denies is unreliable within the meaning of row 9(3).",
        "evidence": [{ "kind": "check", "check": "documents-reliable" }],
    }] })
}

#[test]
fn a_ground_may_demand_more_than_one_piece() {
    let mut play = play_to(
        |edition| {
            for ground in &mut issue(edition).grounds {
                ground.evidence.at_least = 2;
            }
        },
        "hearing/in-writing.toml",
    );
    let codes = refused(&mut play, "2026-03-16T12:00", "executor", refusal());
    assert_eq!(codes, [Code::EvidenceTooFew]);
}

#[test]
fn a_letter_without_a_way_to_complain_is_not_written() {
    let mut play = play_to(|edition| edition.appeal.clear(), "hearing/in-writing.toml");
    let codes = refused(&mut play, "2026-03-16T12:00", "executor", refusal());
    assert_eq!(codes, [Code::LetterSlotEmpty]);
}

#[test]
fn months_that_nobody_asked_for_let_nothing_be_valid() {
    let mut play = play_to(
        |edition| {
            issue(edition).output.validity = Validity::MonthsAsked {
                fact: "months-asked".parse().expect("a fact"),
            };
        },
        "approval/clean.toml",
    );
    let at = play.history.last().expect("a history").at;
    let now = Now::of(at, &play.law.calendar);
    let command: Command = serde_json::from_value(json!({
        "command": "prepare-approval", "number": "KZ-1",
        "valid_from": now.today, "valid_until": "2099-12-31",
    }))
    .expect("a command");
    let executor = build::actor("executor").expect("a person");
    let refused = play
        .run(&command, &executor, now)
        .expect_err("nobody asked for so long");
    assert!(
        codes(&refused).contains(&Code::ValidityTooLong),
        "{refused:?}"
    );
}
