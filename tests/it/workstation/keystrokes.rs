//! How many keys the daily work takes: counted by pressing them, and the same as the README says.
//!
//! `cargo test --test it keystrokes -- --nocapture` prints the table.

use chrono::TimeDelta;
use kezek::casework::CaseId;
use kezek::regulation::Language;
use serde_json::Value;

use super::sitting::Sitting;

/// The README's table stands behind this line.
const TABLE: &str = "| What is done | Keys | Typed |";

/// One piece of work. Keys stand with spaces between them, and what has to be said between `«` and
/// `»`: the sentences are the officer's, and are no part of the count.
struct Work {
    what: &'static str,
    login: &'static str,
    queue: &'static str,
    /// The case that the cursor is on, by the sender's reference.
    reference: Option<&'static str>,
    keys: &'static [&'static str],
    /// What is recorded in the end.
    recorded: &'static [&'static str],
}

const WORK: [Work; 4] = [
    Work {
        what: "open the next case that waits for nobody else",
        login: "a.omarova",
        queue: "intake",
        reference: None,
        keys: &["F3"],
        recorded: &[],
    },
    Work {
        what: "approve a clean case",
        login: "a.omarova",
        queue: "drafting",
        reference: Some("demo-clean-approval"),
        keys: &["F8 Enter End Enter"],
        recorded: &["prepared"],
    },
    Work {
        what: "refuse with one ground, its facts, reasons and evidence",
        login: "a.omarova",
        queue: "open",
        reference: Some("ENB-26-70604"),
        keys: &[
            "F8 Up Up Enter F6 Space F6",
            "«The statement of the bank shows 18 000 tenge and nothing else to live on.»",
            "Tab",
            "«What was shown is below the amount that the Government set for solvency.»",
            "Tab Enter Enter Tab Tab Tab",
            "«REFUSE»",
            "Tab End Enter",
        ],
        recorded: &["prepared", "dues-set"],
    },
    Work {
        what: "look at what would be recorded, and leave with nothing recorded",
        login: "m.zhaqsybek",
        queue: "testing",
        reference: None,
        keys: &["F8 Enter Esc"],
        recorded: &[],
    },
];

/// Does the work; returns the keys and the letters that it took.
fn count(work: &Work) -> (usize, usize) {
    let mut sitting = Sitting::as_login(120, 36, Language::En, work.login);
    for _ in 0..30 {
        if sitting
            .model
            .queue()
            .and_then(|queue| queue.slug.as_deref())
            == Some(work.queue)
        {
            break;
        }
        sitting.press("Right");
        sitting.rest();
    }
    if let Some(reference) = work.reference {
        sitting.press("F7");
        sitting.write(reference);
        sitting.press("Enter");
        sitting.rest();
    }
    let queue = sitting.model.queue().expect("a queue");
    assert_eq!(queue.slug.as_deref(), Some(work.queue), "{}", work.what);
    assert!(queue.selected.is_some(), "{}: a case waits", work.what);
    let before = recorded(&sitting);
    let (mut keys, mut letters) = (0, 0);
    for step in work.keys {
        if let Some(text) = step
            .strip_prefix('«')
            .and_then(|text| text.strip_suffix('»'))
        {
            sitting.write(text);
            letters += text.chars().count();
        } else {
            for key in step.split_whitespace() {
                sitting.press(key);
                // Somebody reads before going on; a button that commits waits for that as well.
                sitting.wait(TimeDelta::seconds(2));
                keys += 1;
            }
        }
    }
    let screen = sitting.screen();
    let after = recorded(&sitting);
    let new: Vec<String> = (after.iter())
        .flat_map(|(case, names)| {
            let known = (before.iter()).find(|(other, _)| other == case);
            names.iter().skip(known.map_or(0, |(_, names)| names.len()))
        })
        .cloned()
        .collect();
    assert_eq!(new, work.recorded, "{}\n{screen}", work.what);
    // All of it is done on a case, which is still there to be looked at.
    assert!(sitting.model.case().is_some(), "{}\n{screen}", work.what);
    (keys, letters)
}

/// Returns the names of what was recorded, case by case.
fn recorded(sitting: &Sitting) -> Vec<(CaseId, Vec<String>)> {
    let name = |event: Value| event["event"].as_str().map(str::to_owned);
    (sitting.house.cases.iter())
        .map(|(case, dossier)| {
            let events = dossier.history.iter();
            let names = events
                .filter_map(|one| name(serde_json::to_value(&one.event).expect("an event")))
                .collect();
            (*case, names)
        })
        .collect()
}

#[test]
fn the_daily_work_takes_as_many_keys_as_the_readme_says() {
    let counted: Vec<String> = WORK
        .iter()
        .map(|work| {
            let (keys, letters) = count(work);
            let typed = match letters {
                0 => "nothing".to_owned(),
                letters => format!("{letters} letters"),
            };
            format!("| {} | {keys} | {typed} |", work.what)
        })
        .collect();
    println!("{TABLE}\n|---|---|---|\n{}", counted.join("\n"));
    let readme = include_str!("../../../README.md");
    let (_, table) = readme.split_once(TABLE).expect("the table of the README");
    let told: Vec<&str> = (table.lines().skip(2))
        .take_while(|line| line.starts_with('|'))
        .collect();
    assert_eq!(told, counted);
}
