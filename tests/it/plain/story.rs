//! A whole story in plain mode: in this process, and piped into the real program.

use std::io::Write;
use std::process::{Command, Stdio};

use kezek::casework::{CaseId, StatusKind};
use kezek::regulation::Language;

use super::talk::Talk;
use crate::workstation::sitting::Sitting;

/// The case that is refused, and the one that is approved, by the sender's references.
pub const REFUSED: &str = "ENB-26-70604";
pub const APPROVED: &str = "demo-clean-approval";

pub const FACTS: &str =
    "The statement of the bank shows 18 000 tenge, and nothing else was shown to live on.";
pub const WHY: &str =
    "What was shown is below the amount that the Government set, so solvency is not proved.";

/// A part of the story.
struct Turn {
    /// Lines of plain mode.
    typed: &'static [&'static str],
    /// What is said to the last of them.
    told: &'static [&'static str],
}

const STORY: &[Turn] = &[
    // Opens the next case that is to be decided and approves it.
    Turn {
        typed: &["to be decided", "find clean-approval", "next"],
        told: &["Yılmaz Emre", "Status: Under review."],
    },
    Turn {
        typed: &["do", "prepare an approval", "send"],
        told: &["The approval waits for a signature."],
    },
    Turn {
        typed: &["sure"],
        told: &["Prepare an approval: recorded", "Status: To be signed."],
    },
    // Begins a refusal with one ground, and is told that it lacks evidence.
    Turn {
        typed: &[
            "queues",
            "all open cases",
            "find 70604",
            "next",
            "do",
            "prepare a refusal",
        ],
        told: &["Against it, question 1: No ground for refusal is chosen."],
    },
    Turn {
        typed: &["1", "solvency", "2", FACTS, ".", "3", WHY, ".", "send"],
        told: &["Not sent", "No evidence is given."],
    },
    // Gives the evidence that the failed check was recorded with; only the word sends.
    Turn {
        typed: &["next", "1", "", "send", "no"],
        told: &["That is not the word that was asked for. Nothing was sent."],
    },
    Turn {
        typed: &["send", "REFUSE"],
        told: &["Prepare a refusal: recorded", "Status: To be signed."],
    },
];

/// The case of a reference.
pub fn case_of(sitting: &Sitting, reference: &str) -> CaseId {
    let cases = &sitting.house.cases;
    let found = cases.values().find(|dossier| {
        let known = dossier.case.application.reference.as_ref();
        known.is_some_and(|known| known.as_raw() == reference)
    });
    found.expect("a case of the demo").case.id
}

/// The end of the story: both cases wait for a signature.
fn is_done(sitting: &Sitting) {
    for reference in [APPROVED, REFUSED] {
        let case = &sitting.house.cases[&case_of(sitting, reference)].case;
        assert_eq!(
            case.status.kind(),
            StatusKind::AwaitingSignature,
            "{reference}"
        );
    }
    assert!(sitting.house.drafts.is_empty());
}

#[test]
fn the_story_is_lived_in_plain_mode() {
    let mut talk = Talk::as_login(Language::En, "a.omarova");
    for turn in STORY {
        let mut said = String::new();
        for line in turn.typed {
            said = talk.say(line);
        }
        for told in turn.told {
            assert!(
                said.contains(told),
                "{told} in answer to {:?}:\n{said}",
                turn.typed
            );
        }
    }
    is_done(&talk.at);
}

/// The real program, its real server, and a script that is piped in as fast as it goes.
#[test]
fn the_story_is_piped_into_the_real_program() {
    let home = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_kezek"))
        .args(["demo", "--plain", "--role", "executor", "--lang", "en"])
        .env_clear()
        .env("HOME", home.path())
        .env("TMPDIR", home.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut script = String::new();
    for line in STORY.iter().flat_map(|turn| turn.typed) {
        script.push_str(line);
        script.push('\n');
    }
    // The input ends in the middle of a note: it is kept, and the program ends well.
    script.push_str("note\n1\nA note that nobody ended\n");
    child
        .stdin
        .take()
        .unwrap()
        .write_all(script.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let heard = String::from_utf8(output.stdout).unwrap();
    for told in STORY.iter().flat_map(|turn| turn.told) {
        assert!(heard.contains(told), "{told}:\n{heard}");
    }
    assert!(heard.trim_end().ends_with("kept as a draft."), "{heard}");
    let strays: Vec<char> = heard
        .chars()
        .filter(|c| c.is_control() && *c != '\n')
        .collect();
    assert_eq!(strays, Vec::<char>::new());
}
