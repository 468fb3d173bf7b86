//! Files that somebody made to break the reader: each is a fault, none is a crash.

use kezek::lawbook::Problem;

use super::broken::{Broken, EDITION, POLICY, YEAR};

/// Loads the config with `bytes` in place of a file and returns the codes of its faults.
fn codes(broken: &Broken, file: &str, bytes: &[u8]) -> Vec<&'static str> {
    broken.write(file, bytes);
    let faults = broken.load().err().unwrap_or_default();
    broken.restore(file);
    assert!(
        faults
            .iter()
            .all(|fault| fault.line >= 1 && fault.column >= 1)
    );
    faults.iter().map(|fault| fault.problem.code()).collect()
}

#[test]
fn depth_width_and_length_do_not_crash() {
    let broken = Broken::certificate();
    let texts = [
        format!("a = {}", "[".repeat(400_000)),
        format!("a = {}{}", "[".repeat(400_000), "]".repeat(400_000)),
        format!("a = {}", "{ a = ".repeat(100_000)),
        format!("[{}a]", "a.".repeat(400_000)),
        format!("{}a = 1", "a.".repeat(400_000)),
        format!("a = \"{}", "x".repeat(900_000)),
        format!("a = {}", "9".repeat(900_000)),
        format!("{} = 1", "k".repeat(900_000)),
        "]]]=\u{0}\n".repeat(100_000),
        "\"\"\"".to_owned(),
        (0..40_000).map(|i| format!("k{i} = 1\n")).collect(),
        (0..40_000).map(|i| format!("[[t{i}.a.b]]\n")).collect(),
    ];
    for file in [EDITION, POLICY, YEAR] {
        for text in &texts {
            let found = codes(&broken, file, text.as_bytes());
            let start: String = text.chars().take(20).collect();
            assert!(!found.is_empty(), "{file} {start}");
            assert!(found.len() < 200, "{file} {start}: {} faults", found.len());
        }
    }
}

#[test]
fn every_cut_of_a_file_is_a_fault_or_a_law_and_never_a_crash() {
    let broken = Broken::certificate();
    let text = broken.text(EDITION).to_owned();
    let whole = text.len();
    let mut cut = 0;
    while cut < whole {
        if text.is_char_boundary(cut) {
            let found = codes(&broken, EDITION, &text.as_bytes()[..cut]);
            assert!(!found.is_empty(), "cut at {cut} of {whole}");
        } else {
            let found = codes(&broken, EDITION, &text.as_bytes()[..cut]);
            assert_eq!(found, ["not-utf8"], "cut at {cut}");
        }
        cut += whole / 25;
    }
}

#[test]
fn numbers_that_would_run_for_ever_are_refused() {
    let broken = Broken::certificate();
    let text = broken.text(EDITION);
    for amount in ["4294967295", "10001", "99999999999999999999"] {
        let text = text.replacen("amount   = 2", &format!("amount   = {amount}"), 1);
        assert!(
            !codes(&broken, EDITION, text.as_bytes()).is_empty(),
            "{amount}"
        );
    }
    let text = broken
        .text(YEAR)
        .replacen("year   = 2023", "year   = 2147483647", 1);
    let found = codes(&broken, YEAR, text.as_bytes());
    assert!(found.contains(&"name-mismatch"));
    assert!(found.len() < 200);
}

#[test]
fn escape_sequences_in_names_are_quoted_as_they_came_for_the_caller_to_clean() {
    let broken = Broken::certificate();
    let text = broken
        .text(EDITION)
        .replacen("signers", "\"\\u001b[2Jsigners\"", 1);
    broken.write(EDITION, text.as_bytes());
    let faults = broken.load().unwrap_err();
    let key = "\u{1b}[2Jsigners".to_owned();
    assert_eq!(faults[0].problem, Problem::UnknownKey { key });
}
