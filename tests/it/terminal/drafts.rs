//! What was typed is there again after every end of the program, byte for byte.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use rustix::process::{Pid, Signal, kill_process};

use super::{EXECUTOR, Sitting};

/// Letters of three alphabets, a composed letter, signs; short enough for one row.
const TYPED: &str = "Қоңырау шалу: диплом № 114-7, «йод» ёж, ұ=ү?";

/// A server that outlives the workstations at it.
pub(super) struct Server {
    child: Child,
    pub url: String,
    password: String,
}

impl Server {
    pub fn start() -> Self {
        let home = tempfile::tempdir().expect("a folder for the test");
        let mut child = Command::new(env!("CARGO_BIN_EXE_kezek"))
            .args(["demo", "--headless"])
            .env("HOME", home.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its answers"))
            .read_line(&mut line)
            .expect("it says where it is");
        let opened: serde_json::Value = serde_json::from_str(&line).expect("a line of JSON");
        let account = opened["accounts"]
            .as_array()
            .and_then(|accounts| accounts.iter().find(|one| one["login"] == EXECUTOR))
            .expect("the executor of the demonstration");
        Self {
            url: opened["url"].as_str().expect("an address").to_owned(),
            password: account["password"].as_str().expect("a password").to_owned(),
            child,
        }
    }

    /// Sits down at a workstation and opens a note on the first case.
    fn sit_down(&self, home: &Arc<tempfile::TempDir>) -> Sitting {
        let mut at = Sitting::start_in(home, &["--server", &self.url, "--lang", "en"], 100, 30);
        self.sign_in(&mut at);
        open_case(&mut at);
        open_note(&mut at);
        at
    }

    /// Signs the executor in at a workstation that has just begun.
    pub fn sign_in(&self, at: &mut Sitting) {
        at.see("Password");
        at.press(EXECUTOR);
        at.see(EXECUTOR);
        at.press("<Tab>");
        at.press(&self.password);
        at.look();
        at.press("<Enter>");
        at.see("26-000");
    }
}

/// Opens the case under the cursor.
pub(super) fn open_case(at: &mut Sitting) {
    at.press("<Enter>");
    at.see("‹ ");
    at.see("· v");
}

/// Opens the note of a case that is open.
pub(super) fn open_note(at: &mut Sitting) {
    // A key that comes while the case is read anew opens nothing; it is pressed again.
    for _ in 0..50 {
        at.look();
        if at.text().contains("Add the note ·") {
            break;
        }
        at.press("<F4>");
    }
    at.see("Add the note ·");
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Presses F5 until all checks are shown or put away; a key that was dropped is pressed again.
pub(super) fn show_checks(at: &mut Sitting, shown: bool) {
    for _ in 0..20 {
        at.press("<F5>");
        for _ in 0..50 {
            at.look();
            if at.text().contains("Enter to the field") == shown {
                return;
            }
        }
    }
    panic!("the dialog takes no key:\n{}", at.text());
}

/// Types a note and waits until it is on the screen.
fn write_note(at: &mut Sitting) {
    // Keys are dropped right after a dialog has opened: it is worked once it takes one.
    show_checks(at, true);
    show_checks(at, false);
    // At once, so that there is one change to be saved and no earlier one that could be seen.
    at.press_at_once(TYPED);
    at.see(TYPED);
}

fn end(at: &mut Sitting, signal: Signal) {
    let id = i32::try_from(at.process_id()).expect("a process id");
    kill_process(Pid::from_raw(id).expect("not zero"), signal).expect("it can be signalled");
    at.ended();
}

#[test]
fn a_kill_loses_nothing_that_was_said_to_be_saved() {
    let server = Server::start();
    let home = Arc::new(tempfile::tempdir().expect("a folder"));
    let mut at = server.sit_down(&home);
    write_note(&mut at);
    // The frame of the dialog says so, not its button.
    at.wait("that it is saved", |screen| {
        screen
            .lines()
            .any(|line| line.contains("└ draft ") && line.contains(" ✓ ─"))
    });
    end(&mut at, Signal::KILL);
    let mut again = server.sit_down(&home);
    again.see(TYPED);
    again.press("<Esc>");
}

/// Types, lets the workstation end so, and sits down again.
fn is_saved_by(how: impl FnOnce(&mut Sitting)) {
    let server = Server::start();
    let home = Arc::new(tempfile::tempdir().expect("a folder"));
    let mut at = server.sit_down(&home);
    write_note(&mut at);
    how(&mut at);
    let mut again = server.sit_down(&home);
    again.see(TYPED);
}

#[test]
fn a_signal_saves_what_was_just_typed() {
    is_saved_by(|at| end(at, Signal::TERM));
    is_saved_by(|at| end(at, Signal::HUP));
}

#[test]
fn a_lost_terminal_saves_what_was_just_typed() {
    is_saved_by(|at| {
        at.hang_up();
        at.ended();
    });
}

#[test]
fn another_workstation_goes_on_where_this_one_was_left() {
    let server = Server::start();
    let here = Arc::new(tempfile::tempdir().expect("a folder"));
    let there = Arc::new(tempfile::tempdir().expect("a folder"));
    let mut at = server.sit_down(&here);
    write_note(&mut at);
    at.press("<Esc>");
    at.press("<C-c>");
    at.ended();
    let mut elsewhere = server.sit_down(&there);
    elsewhere.see(TYPED);
}
