//! `kezek do`.

use serde_json::json;

use super::desk::Desk;

#[test]
fn a_command_is_checked_recorded_and_refused_when_it_comes_again() {
    let desk = Desk::open();
    let number = desk.received();
    desk.sign_in("executor");
    let said = desk.run(&["do", &number, "accept", "--dry-run"]).ended(0);
    assert!(said.out.contains("Nothing was recorded"), "{}", said.out);
    let key = "01890a5d-ac96-774b-bcce-b302099a8057";
    let accept = ["do", &number, "accept", "--key", key, "--answer-json"];
    let answer = desk.run(&accept).ended(0).json();
    assert_eq!(answer["command"], "accept");
    assert_eq!(answer["dry_run"], false);

    // A stale version, and a command whose time has passed.
    let body = json!({ "text": "сөз" }).to_string();
    let note = ["do", &number, "add-note", "--json", "-", "--version", "1"];
    let said = desk.run_with(&note, &body, &[]).ended(1);
    assert!(said.err.contains("has changed"), "{}", said.err);
    let said = desk.run(&["do", &number, "accept"]).ended(1);
    assert!(said.err.contains('✗'), "{}", said.err);
    let note = ["do", &number, "add-note", "--json", "-"];
    desk.run_with(&note, &body, &[]).ended(0);
    let shown = desk.run(&["show", &number, "--json"]).ended(0).json();
    assert_eq!(shown["case"]["notes"][0]["text"], "сөз");
}

#[test]
fn an_unlawful_command_is_refused_in_words_with_the_place_in_the_law() {
    let desk = Desk::open();
    let number = desk.received();
    desk.sign_in("executor");
    let body = desk.write("refusal.json", json!({ "papers": [] }).to_string());
    let args = [
        "do",
        &number,
        "refuse-acceptance",
        "--json",
        body.to_str().unwrap(),
    ];
    let said = desk.run(&args).ended(1);
    assert!(
        said.err.contains("The rules do not allow this"),
        "{}",
        said.err
    );
    assert!(
        said.err.contains('✗') && said.err.contains('['),
        "{}",
        said.err
    );
    let args: Vec<&str> = args.iter().copied().chain(["--answer-json"]).collect();
    let problem = desk.run(&args).ended(1).json();
    assert_eq!(problem["type"], "urn:kezek:problem:violations");
}

#[test]
fn a_body_that_is_not_the_commands_is_not_sent() {
    let desk = Desk::open();
    let number = desk.received();
    desk.sign_in("executor");
    for body in ["[]", "{", r#"{"txt":"a"}"#, r#"{"command":"sign"}"#] {
        let args = ["do", &number, "add-note", "--json", "-"];
        let said = desk.run_with(&args, body, &[]).ended(2);
        assert!(said.err.contains("add-note"), "{}", said.err);
    }
}
