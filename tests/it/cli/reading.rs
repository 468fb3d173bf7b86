//! `kezek queue` and `kezek show`.

use serde_json::json;

use super::desk::Desk;

#[test]
fn a_queue_is_printed_filtered_and_never_cut() {
    let desk = Desk::open();
    desk.sign_in("gateway");
    let references: Vec<String> = (0..3).map(|serial| format!("r{serial}")).collect();
    let references: Vec<&str> = references.iter().map(String::as_str).collect();
    let list = desk.list(&references);
    desk.run(&["import", list.to_str().unwrap()]).ended(0);

    desk.sign_in("executor");
    let said = desk.run(&["queue"]).ended(0);
    assert!(said.out.contains("intake"), "{}", said.out);
    let said = desk.run(&["queue", "intake"]).ended(0);
    assert!(
        said.out.contains("26-000001") && said.out.contains("3 cases"),
        "{}",
        said.out
    );
    assert!(said.out.contains("Oka<U+202E>for"), "{}", said.out);
    let said = desk.run(&["queue", "intake", "--lang", "ru"]).ended(0);
    assert!(said.out.contains("3 дела"), "{}", said.out);

    let listing = desk
        .run(&["queue", "intake", "--json", "--sort", "-number"])
        .ended(0)
        .json();
    assert_eq!(listing["total"], 3);
    assert_eq!(listing["rows"][0]["number"], "26-000003");
    assert_eq!(listing["rows"][0]["iin_masked"], "••••••••0003");
    let one = [
        "queue",
        "intake",
        "--json",
        "--filter",
        "r1 okafor status:received -name:иванов",
    ];
    assert_eq!(desk.run(&one).ended(0).json()["total"], 1);
    let none = ["queue", "intake", "--filter", "иванов"];
    desk.run(&none).ended(0);
}

#[test]
fn a_filter_that_makes_no_sense_is_shown_with_its_place() {
    let desk = Desk::open();
    desk.sign_in("executor");
    let said = desk
        .run(&["queue", "intake", "--filter", "ли statsu:received"])
        .ended(2);
    assert!(
        said.err.contains("ли statsu:received\n     ^\n"),
        "{}",
        said.err
    );
    assert!(said.err.contains("status:"), "{}", said.err);
    desk.run(&["queue", "intake", "--sort", "beauty"]).ended(2);
    let said = desk.run(&["queue", "no-such-queue"]).ended(1);
    assert!(said.err.contains("no-such-queue"), "{}", said.err);
}

#[test]
fn a_case_is_shown_by_number_with_what_can_be_done() {
    let desk = Desk::open();
    let number = desk.received();
    desk.sign_in("executor");
    let said = desk.run(&["show", &number]).ended(0);
    for words in [
        "26-000001 · v",
        "Oka<U+202E>for Adaeze · ••••••••0003",
        "✓ accept",
        "✗ sign",
        "sha256",
    ] {
        assert!(said.out.contains(words), "{words} is not in\n{}", said.out);
    }
    let view = desk.run(&["show", &number, "--json"]).ended(0);
    // Numbers stay whole in the answer of the API; here they are looked at by machines only.
    assert_eq!(view.json()["case"]["number"], json!(number));
    let said = desk.run(&["show", "26-999999"]).ended(1);
    assert!(said.err.contains("not there"), "{}", said.err);
}
