//! `kezek import`.

use serde_json::json;

use super::desk::Desk;

#[test]
fn a_list_goes_in_and_refused_lines_do_not_stop_it() {
    let desk = Desk::open();
    desk.sign_in("gateway");
    let good = |reference: &str| json!({ "application": desk.application(reference) });
    let mut wrong_digit = good("b");
    wrong_digit["application"]["applicant"]["iin"] = json!("900115300004");
    let mut outside = good("c");
    outside["application"]["papers"][0]["file"] = json!("../kezek.db");
    let mut absolute = good("d");
    absolute["application"]["papers"][0]["file"] = json!("/etc/passwd");
    let mut missing = good("e");
    missing["application"]["papers"][0]["file"] = json!("papers/no-such.pdf");
    let mut changed = good("f");
    changed["application"]["papers"][0]["sha256"] = json!("0".repeat(64));
    let mut future = good("g");
    future["application"]["filed_at"] = json!("2026-06-01T10:00:00+05:00");
    let mut no_calendar = good("h");
    no_calendar["application"]["filed_at"] = json!("1999-06-01T10:00:00+05:00");
    let mut not_a_paper = good("i");
    desk.write("list/papers/passport.exe", b"MZ\x90\x00");
    not_a_paper["application"]["papers"][1]["file"] = json!("papers/passport.exe");
    let mut unknown = good("j");
    unknown["application"]["surprise"] = json!(true);
    let lines = [
        good("a").to_string(),
        wrong_digit.to_string(),
        String::new(),
        "{not json".to_owned(),
        outside.to_string(),
        absolute.to_string(),
        missing.to_string(),
        changed.to_string(),
        future.to_string(),
        no_calendar.to_string(),
        not_a_paper.to_string(),
        unknown.to_string(),
        good("a").to_string(),
        // The bare application is taken, too.
        desk.application("z").to_string(),
    ];
    let list = desk.write("list/mixed.ndjson", lines.join("\n"));
    let list = list.to_str().unwrap();
    let said = desk.run(&["import", list]).ended(1);
    let refused = |line: usize, words: &str| {
        let part = said.out.split(&format!("Line {line}: refused\n")).nth(1);
        let part = part.unwrap_or_else(|| panic!("line {line} is not told:\n{}", said.out));
        let part = part.split("\nLine ").next().unwrap();
        assert!(part.contains(words), "line {line}: {part}");
    };
    refused(
        2,
        "At applicant.iin: The check digit of the number is wrong",
    );
    refused(4, "not an application");
    refused(5, "directory of the list");
    refused(6, "directory of the list");
    refused(7, "cannot be read");
    refused(8, "hash");
    refused(9, "future");
    refused(10, "");
    refused(11, "neither PDF, PNG nor JPEG");
    refused(12, "surprise");
    refused(13, "handed in before");
    assert!(said.out.contains("Line 1: 26-000001"), "{}", said.out);
    assert!(said.out.contains("Line 14: 26-000002"), "{}", said.out);
    assert!(
        said.out.contains("Taken in: 2. Refused: 11."),
        "{}",
        said.out
    );

    let report = desk.run(&["import", "--json", list]).ended(1).json();
    assert_eq!(report["taken"], json!([]));
    assert_eq!(report["refused"].as_array().unwrap().len(), 13);
    assert_eq!(report["refused"][0]["line"], 1);
    assert_eq!(
        report["refused"][0]["problem"],
        "urn:kezek:problem:already-received"
    );
}

#[test]
fn a_list_is_read_from_standard_input_with_papers_beside_it() {
    let desk = Desk::open();
    desk.sign_in("gateway");
    let line = json!({ "application": desk.application("a"), "papers_dir": "list" });
    let said = desk
        .run_with(&["import", "-"], &line.to_string(), &[])
        .ended(0);
    assert!(said.out.contains("26-000001"), "{}", said.out);
}

#[test]
fn what_every_line_would_meet_stops_the_work_and_says_where() {
    let desk = Desk::open();
    let list = desk.list(&["a", "b"]);
    let list = list.to_str().unwrap();
    desk.sign_in("executor");
    let report = desk.run(&["import", "--json", list]).ended(1).json();
    assert_eq!(report["stopped_at"], 1);
    assert_eq!(
        report["refused"][0]["problem"],
        "urn:kezek:problem:not-allowed"
    );
    desk.run(&["import", "no-such-list"]).ended(2);
    let env = [("KEZEK_SERVER", "http://127.0.0.1:1"), ("KEZEK_TOKEN", "x")];
    let said = desk.run_with(&["import", list], "", &env).ended(1);
    assert!(said.err.contains("line 1"), "{}", said.err);
    assert!(said.out.contains("Refused: 1."), "{}", said.out);
}

#[test]
fn a_line_without_end_is_refused_and_the_next_one_goes_on() {
    let desk = Desk::open();
    desk.sign_in("gateway");
    let good = json!({ "application": desk.application("a") });
    let text = format!("{}\n{good}\n", "x".repeat(3 << 20));
    let list = desk.write("list/long.ndjson", text);
    let said = desk.run(&["import", list.to_str().unwrap()]).ended(1);
    assert!(said.out.contains("longer than 1 MB"), "{}", said.out);
    assert!(said.out.contains("Line 2: 26-000001"), "{}", said.out);
}
