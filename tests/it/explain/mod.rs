//! `kezek explain` and `kezek check`, by the real program.

mod deadlines;
mod everywhere;
mod sources;

use std::process::{Command, Output};

use serde_json::{Value, json};

fn kezek(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kezek"))
        .args(args)
        .env_remove("KEZEK_LANG")
        .output()
        .unwrap()
}

fn explain(more: &[&str]) -> Output {
    let mut args = vec!["explain", "--service", "qualification-certificate"];
    args.extend(more);
    kezek(&args)
}

fn answer(more: &[&str]) -> Value {
    let mut args = more.to_vec();
    args.push("--json");
    let output = explain(&args);
    assert!(output.status.success(), "{}", stderr(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn limit<'a>(answer: &'a Value, id: &str) -> &'a Value {
    answer["limits"]
        .as_array()
        .unwrap()
        .iter()
        .find(|limit| limit["id"] == id)
        .unwrap()
}

const ISSUE: [&str; 4] = ["--request", "issue", "--channel", "portal"];

#[test]
fn the_json_has_edition_registration_and_every_limit_day_by_day() {
    let found = answer(&[&ISSUE[..], &["--filed", "2026-04-30T18:31"]].concat());
    assert_eq!(found["service"], "qualification-certificate");
    assert_eq!(found["request"], "issue");
    assert_eq!(found["channel"], "portal");
    assert_eq!(found["filed_at"], "2026-04-30T18:31:00+05:00");
    assert_eq!(found["edition"], "order-236-2026");
    assert_eq!(found["edition_sha256"].as_str().unwrap().len(), 64);
    assert_eq!(found["registered_on"], "2026-05-04");
    let mut decision = limit(&found, "decision").clone();
    let trace = decision["trace"].take();
    assert_eq!(
        decision,
        json!({
            "id": "decision",
            "citation": { "act": "rules-503", "point": "14", "confirmed": false },
            "amount": 5, "unit": "working-days", "owner": "office",
            "starts_on": "2026-05-05",
            "due_at": "2026-05-13T18:30:00+05:00",
            "binding_due_at": "2026-05-13T18:30:00+05:00",
            "confirmed": false,
            "trace": null,
        })
    );
    let days: Vec<(&str, bool, &str)> = trace
        .as_array()
        .unwrap()
        .iter()
        .map(|day| {
            (
                day["date"].as_str().unwrap(),
                day["counted"].as_bool().unwrap(),
                day["why"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        days,
        [
            ("2026-05-04", false, "start-day"),
            ("2026-05-05", true, "working-day"),
            ("2026-05-06", true, "working-day"),
            ("2026-05-07", false, "day-off"),
            ("2026-05-08", true, "working-day"),
            ("2026-05-09", false, "day-off"),
            ("2026-05-10", false, "weekend"),
            ("2026-05-11", false, "day-off"),
            ("2026-05-12", true, "working-day"),
            ("2026-05-13", true, "working-day"),
        ]
    );
    assert_eq!(trace[3]["name"]["kk"], "Отан қорғаушы күні");
}

#[test]
fn a_limit_without_its_event_waits_and_with_it_is_bound() {
    let filed = ["--filed", "2026-03-12T10:00"];
    let found = answer(&[&ISSUE[..], &filed].concat());
    let hand_out = limit(&found, "hand-out");
    assert_eq!(hand_out["starts_with"], "decided");
    assert_eq!(hand_out["due_at"], Value::Null);
    assert_eq!(hand_out["starts_on"], Value::Null);
    let decided = ["--event", "decided=2026-03-20T15:00"];
    let found = answer(&[&ISSUE[..], &filed, &decided].concat());
    let hand_out = limit(&found, "hand-out");
    assert_eq!(hand_out["due_at"], "2026-03-26T18:30:00+05:00");
    assert_eq!(hand_out["binding_due_at"], "2026-03-20T18:30:00+05:00");
    assert_eq!(hand_out["bound_by"], "total");
}

#[test]
fn times_carry_the_offset_of_their_day() {
    let found = answer(&[&ISSUE[..], &["--filed", "2023-06-30T18:31"]].concat());
    assert_eq!(found["edition"], "order-236-2023");
    assert_eq!(found["filed_at"], "2023-06-30T18:31:00+06:00");
    assert_eq!(found["registered_on"], "2023-07-01");
    assert_eq!(
        limit(&found, "total")["due_at"],
        "2023-07-12T18:30:00+06:00"
    );
    // The same moment in other words.
    for filed in ["2023-06-30T12:31:00Z", "2023-06-30T18:31:00+06:00"] {
        assert_eq!(answer(&[&ISSUE[..], &["--filed", filed]].concat()), found);
    }
}

#[test]
fn an_applicant_abroad_has_the_limits_of_the_mission() {
    let args = [
        "--request",
        "issue",
        "--channel",
        "foreign-mission",
        "--filed",
        "2026-03-12T10:00",
        "--event",
        "mission-received=2026-03-05",
    ];
    let found = answer(&args);
    let forwarding = limit(&found, "mission-forwarding");
    assert_eq!(forwarding["due_at"], "2026-03-11T18:30:00+05:00");
    assert_eq!(limit(&found, "foreign-affairs")["starts_with"], "decided");
}

#[test]
fn an_edition_can_be_chosen_by_hand() {
    let args = ["--filed", "2026-03-12T10:00", "--edition", "order-503-2020"];
    let found = answer(&[&ISSUE[..], &args].concat());
    assert_eq!(found["edition"], "order-503-2020");
    assert_eq!(limit(&found, "send-to-commission")["amount"], 3);
    assert_eq!(limit(&found, "send-to-commission")["confirmed"], true);
}

#[test]
fn no_edition_in_force_is_told_with_the_reason_and_where_to_turn() {
    let output = explain(&[&ISSUE[..], &["--filed", "2020-06-15T10:00", "--json"]].concat());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), "");
    let told = stderr(&output);
    assert!(told.contains("Unconfirmed"), "{told}");
    assert!(told.contains("GAP-6"), "{told}");
    assert!(told.contains("1414"), "{told}");
    let output = explain(&[&ISSUE[..], &["--filed", "2019-06-15T10:00", "--lang", "ru"]].concat());
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("действует с 01.07.2020"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn wrong_use_and_missing_years_have_their_own_exit_codes() {
    let filed = |time: &'static str| [&ISSUE[..], &["--filed", time]].concat();
    let cases: [(Vec<&str>, i32, &str); 7] = [
        (filed("2030-06-15T10:00"), 1, "calendar/2030.toml"),
        (filed("2027-12-30T10:00"), 1, "calendar/2028.toml"),
        (filed("2026-02-30T10:00"), 2, "2026-04-30T18:31"),
        (filed("yesterday"), 2, "2026-04-30T18:31"),
        (
            [&filed("2026-03-12T10:00")[..], &["--event", "decided"]].concat(),
            2,
            "NAME=TIME",
        ),
        (
            [
                &filed("2026-03-12T10:00")[..],
                &["--event", "registered=2026-03-13"],
            ]
            .concat(),
            2,
            "registered",
        ),
        (
            [&filed("2026-03-12T10:00")[..], &["--edition", "order-236"]].concat(),
            2,
            "order-236-2026",
        ),
    ];
    for (args, code, text) in cases {
        let output = explain(&args);
        assert_eq!(output.status.code(), Some(code), "{args:?}");
        assert!(
            stderr(&output).contains(text),
            "{args:?}: {}",
            stderr(&output)
        );
        assert_eq!(stdout(&output), "", "{args:?}");
    }
    let mut args = vec!["explain", "--service", "passport"];
    args.extend(filed("2026-03-12T10:00"));
    let output = kezek(&args);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("qualification-certificate"));
}

#[test]
fn people_read_the_trace_in_their_language() {
    for (lang, texts) in [
        (
            "en",
            [
                "Registered",
                "Defender of the Fatherland Day",
                "due Wed 13.05.2026 18:30",
            ],
        ),
        (
            "ru",
            [
                "Зарегистрировано",
                "День защитника Отечества",
                "до Ср 13.05.2026 18:30",
            ],
        ),
        (
            "kk",
            ["Тіркелді", "Отан қорғаушы күні", "Ср 13.05.2026 18:30"],
        ),
    ] {
        let args = ["--filed", "2026-04-30T18:31", "--lang", lang];
        let output = explain(&[&ISSUE[..], &args].concat());
        assert!(output.status.success());
        let told = stdout(&output);
        for text in texts {
            assert!(told.contains(text), "{lang}: {text} in {told}");
        }
        assert!(!told.contains('⟦'), "{told}");
    }
}

#[test]
fn the_demonstration_policy_says_what_it_is() {
    let args = [
        "--filed",
        "2026-03-12T10:00",
        "--policy",
        "demo/policy.toml",
    ];
    let output = explain(&[&ISSUE[..], &args].concat());
    assert!(stdout(&output).contains("demonstration"));
}

#[test]
fn the_shipped_configuration_is_sound() {
    let output = kezek(&["check"]);
    assert!(output.status.success(), "{}", stdout(&output));
    assert!(stdout(&output).contains("8 editions"));
}

#[test]
fn check_names_every_fault_with_file_line_and_column_in_every_language() {
    let broken = crate::lawbook::broken::Broken::new();
    let edition = crate::lawbook::broken::EDITION;
    let text = broken
        .text(edition)
        .replacen("amount   = 2", "amount   = 0", 1)
        .replacen("[\"drafting\"]", "[\"draftin\"]", 1);
    broken.write(edition, text.as_bytes());
    let folder = broken.path("");
    for (lang, texts) in [
        ("en", ["Did you mean “drafting”?", "2 faults"]),
        ("ru", ["Возможно, имелось в виду «drafting»?", "2 ошибки"]),
        ("kk", ["Мүмкін, «drafting»", "2 қате"]),
    ] {
        let output = kezek(&["check", folder.to_str().unwrap(), "--lang", lang]);
        assert_eq!(output.status.code(), Some(2));
        let told = stdout(&output);
        assert_eq!(told.matches("order-236-2026.toml:").count(), 2, "{told}");
        for text in texts {
            assert!(told.contains(text), "{lang}: {text} in {told}");
        }
        assert!(!told.contains('⟦'), "{told}");
    }
    let output = kezek(&["check", "/no/such/folder"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).contains("/no/such/folder"));
}

#[test]
fn what_a_file_says_cannot_steer_the_terminal() {
    let broken = crate::lawbook::broken::Broken::new();
    let edition = crate::lawbook::broken::EDITION;
    let text = broken
        .text(edition)
        .replacen("signers", "\"\\u001b[2J\\u202esigners\"", 1);
    broken.write(edition, text.as_bytes());
    let output = kezek(&["check", broken.path("").to_str().unwrap()]);
    let told = stdout(&output);
    assert!(told.contains("<U+001B>[2J<U+202E>signers"), "{told}");
    assert!(!told.contains(['\u{1b}', '\u{202e}']), "{told}");
}

#[test]
fn a_broken_configuration_explains_nothing() {
    let broken = crate::lawbook::broken::Broken::new();
    broken.write("policy.toml", b"keys = 3\n");
    let folder = broken.path("");
    let config = [
        "--filed",
        "2026-03-12T10:00",
        "--config",
        folder.to_str().unwrap(),
    ];
    let output = explain(&[&ISSUE[..], &config].concat());
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("policy.toml:1:8"),
        "{}",
        stderr(&output)
    );
}
