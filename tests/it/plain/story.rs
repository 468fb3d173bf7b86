//! One story in two ways of working: what is typed in plain mode and what is pressed on the
//! screens stand side by side, and both must come to the same end.

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
    /// The same on the screens.
    pressed: fn(&mut Keys),
    /// What the screen shows then.
    seen: &'static [&'static str],
}

const STORY: &[Turn] = &[
    // Opens the next case that is to be decided and approves it.
    Turn {
        typed: &["to be decided", "find clean-approval", "next"],
        told: &["Yılmaz Emre", "Status: Under review."],
        pressed: |keys| keys.find("To be decided", "clean-approval"),
        seen: &["Yılmaz Emre"],
    },
    Turn {
        typed: &["do", "prepare an approval", "send"],
        told: &["The approval waits for a signature."],
        pressed: |keys| {
            keys.menu("Prepare an approval");
            keys.press("End");
        },
        seen: &["Prepare approval ✓ ready"],
    },
    Turn {
        typed: &["sure"],
        told: &["Prepare an approval: recorded", "Status: To be signed."],
        pressed: |keys| keys.press("Enter"),
        seen: &["Prepare an approval: recorded"],
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
        pressed: |keys| {
            keys.press("Esc");
            keys.rest();
            keys.find("All open cases", "70604");
            keys.menu("Prepare a refusal");
        },
        seen: &["No ground for refusal is chosen."],
    },
    Turn {
        typed: &["1", "solvency", "2", FACTS, ".", "3", WHY, ".", "send"],
        told: &["Not sent", "No evidence is given."],
        pressed: |keys| {
            keys.press("F6");
            keys.down_to("Solvency not proved");
            keys.press("Space F6");
            keys.write(FACTS);
            keys.press("Tab");
            keys.write(WHY);
            keys.press("Tab");
        },
        seen: &["No evidence is given."],
    },
    // Gives the evidence that the failed check was recorded with; only the word sends.
    Turn {
        typed: &["next", "1", "", "send", "no"],
        told: &["That is not the word that was asked for. Nothing was sent."],
        pressed: |keys| {
            keys.press("Enter");
            keys.rest();
            keys.press("Enter");
            keys.tab_to("REFUSE:");
            keys.write("no");
            keys.press("Enter");
            keys.rest();
            keys.press("Enter");
        },
        seen: &["type the word"],
    },
    Turn {
        typed: &["send", "REFUSE"],
        told: &["Prepare a refusal: recorded", "Status: To be signed."],
        pressed: |keys| {
            keys.tab_to("REFUSE:");
            keys.press("Backspace Backspace");
            keys.write("refuse");
            keys.press("Enter");
            keys.rest();
            keys.press("Enter");
        },
        seen: &["Prepare a refusal: recorded"],
    },
];

/// Somebody at the screens, whose keystrokes are counted.
pub struct Keys {
    pub at: Sitting,
    /// Keys that were pressed, but for those that write a text.
    pub count: usize,
}

impl Keys {
    pub fn new(login: &str) -> Self {
        Self {
            at: Sitting::as_login(120, 36, Language::En, login),
            count: 0,
        }
    }

    pub fn press(&mut self, keys: &str) {
        for key in keys.split(' ') {
            self.count += 1;
            self.at.press(key);
            self.at.rest();
        }
    }

    pub fn write(&mut self, text: &str) {
        self.at.write(text);
    }

    pub fn rest(&mut self) {
        self.at.rest();
        self.at.rest();
    }

    fn press_until(&mut self, key: &str, what: &str, there: impl Fn(&str) -> bool) {
        for _ in 0..40 {
            if there(&self.at.screen()) {
                return;
            }
            self.press(key);
        }
        panic!("{key} never came to {what}:\n{}", self.at.screen());
    }

    /// Goes down a list to a line.
    pub fn down_to(&mut self, text: &str) {
        self.press_until("Down", text, |screen| has_cursor(screen, text));
    }

    /// Goes on to a field or a word.
    pub fn tab_to(&mut self, text: &str) {
        self.press_until("Tab", text, |screen| has_cursor(screen, text));
    }

    /// Opens the dialog of a command.
    pub fn menu(&mut self, label: &str) {
        self.press("F8");
        self.rest();
        let line = format!("✓ {label}");
        if !has_cursor(&self.at.screen(), &line) {
            self.press("Home");
        }
        self.down_to(&line);
        self.press("Enter");
        self.rest();
    }

    /// Goes to a queue and opens the case that a filter finds.
    pub fn find(&mut self, queue: &str, filter: &str) {
        for key in ["Left"; 12].into_iter().chain(["Right"; 14]) {
            if self.at.screen().contains(&format!("▸{queue}")) {
                break;
            }
            self.press(key);
        }
        self.press("F7");
        self.write(filter);
        self.press("Enter");
        self.press("Enter");
        self.rest();
    }
}

/// Whether a cursor stands before a text on its line.
fn has_cursor(screen: &str, text: &str) -> bool {
    screen.lines().any(|line| {
        line.split('▌').skip(1).any(|rest| {
            rest.split('│')
                .next()
                .is_some_and(|entry| entry.contains(text))
        })
    })
}

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

#[test]
fn the_story_is_lived_on_the_screens() {
    let mut keys = Keys::new("a.omarova");
    for turn in STORY {
        (turn.pressed)(&mut keys);
        keys.rest();
        let screen = keys.at.screen();
        for seen in turn.seen {
            assert!(
                screen.contains(seen),
                "{seen} with {:?}:\n{screen}",
                turn.typed
            );
        }
    }
    is_done(&keys.at);
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

/// How many keys a piece of work takes, with the cursor on its case in a queue.
fn counted() -> Vec<(&'static str, usize)> {
    let mut counts = Vec::new();
    let mut on_the_case = |what: &'static str, queue: &str, filter: &str, work: fn(&mut Keys)| {
        let mut keys = Keys::new("a.omarova");
        keys.find(queue, filter);
        keys.press("Esc");
        keys.rest();
        keys.count = 0;
        work(&mut keys);
        counts.push((what, keys.count));
    };
    on_the_case(
        "open the next case",
        "To be decided",
        "clean-approval",
        |keys| {
            keys.press("Enter");
            assert!(keys.at.model.case().is_some());
        },
    );
    on_the_case(
        "approve a clean one",
        "To be decided",
        "clean-approval",
        |keys| {
            keys.press("F8 Enter");
            keys.rest();
            keys.press("End Enter");
            let case = case_of(&keys.at, APPROVED);
            let kind = keys.at.house.cases[&case].case.status.kind();
            assert_eq!(kind, StatusKind::AwaitingSignature);
        },
    );
    on_the_case(
        "refuse with one ground",
        "All open cases",
        "70604",
        |keys| {
            keys.menu("Prepare a refusal");
            keys.press("F6");
            keys.down_to("Solvency not proved");
            keys.press("Space F6");
            keys.write(FACTS);
            keys.press("Tab");
            keys.write(WHY);
            keys.press("Tab Enter Enter");
            keys.press("Tab");
            keys.tab_to("REFUSE:");
            keys.write("refuse");
            keys.press("Enter");
            keys.rest();
            keys.press("Enter");
            let case = case_of(&keys.at, REFUSED);
            let kind = keys.at.house.cases[&case].case.status.kind();
            assert_eq!(kind, StatusKind::AwaitingSignature);
        },
    );
    on_the_case(
        "look at a hearing and schedule nothing",
        "To be decided",
        "clean-approval",
        |keys| {
            keys.menu("Give notice of a hearing");
            keys.press("Esc");
            assert!(!keys.at.model.host.is_open());
            assert!(keys.at.house.drafts.is_empty());
        },
    );
    counts
}

/// The table of the README, made of what was counted.
#[test]
fn the_keystrokes_are_those_of_the_readme() {
    let mut table =
        String::from("| with the cursor on the case | keys, besides the text |\n|---|---|\n");
    for (what, count) in counted() {
        table.push_str(&format!("| {what} | {count} |\n"));
    }
    println!("{table}");
    let readme = include_str!("../../../README.md");
    assert!(
        readme.contains(&table),
        "the README does not have this table:\n{table}"
    );
}
