//! Stopped and told to go on: the terminal is the shell's meanwhile, and all is there afterwards.

use std::process::Command;
use std::sync::Arc;

use rustix::process::Signal;

use super::sitting::state_of;
use super::{Demo, EN, EXECUTOR, Sitting};

/// What is typed before the program is stopped: letters of both alphabets.
const TYPED: &str = "Қоңырау: ұ=ү, ёж";

/// Returns what the screen shows without its first line, where a clock goes on.
fn below_the_clock(demo: &Demo) -> String {
    let text = demo.at.text();
    text.lines().skip(1).collect::<Vec<_>>().join("\n")
}

/// Waits until the program is stopped.
pub(super) fn is_stopped(at: &mut Sitting) {
    at.wait_for("the program stopped", |at| {
        state_of(at.process_id()) == Some('T')
    });
}

/// Opens the note of a case; a key that came while the case was read anew is pressed again.
fn open_note(demo: &mut Demo) {
    for _ in 0..50 {
        demo.at.look();
        if demo.at.text().contains("Add the note ·") {
            return;
        }
        demo.at.press("<F4>");
    }
    demo.at.see("Add the note ·");
}

/// Opens a note and types into it.
fn with_a_note() -> Demo {
    let mut demo = Demo::start(&EN, 100, 30);
    demo.sign_in(EXECUTOR);
    demo.at.see("▌ 26");
    demo.at.press("<Enter>");
    demo.at.see("· v");
    open_note(&mut demo);
    // What comes right after a dialog has opened is dropped: typed until it is taken.
    for _ in 0..100 {
        demo.at.press_at_once(TYPED);
        demo.at.look();
        if demo.at.text().contains(TYPED) {
            break;
        }
    }
    demo.at.see(TYPED);
    demo.at.wait("that it is saved", |screen| {
        screen
            .lines()
            .any(|line| line.contains("└ draft ") && line.contains(" ✓ ─"))
    });
    demo
}

/// Whether the screen is what a key that draws all of it anew makes of it.
fn is_whole(demo: &mut Demo) {
    demo.at.see(TYPED);
    demo.at.look();
    let shown = below_the_clock(demo);
    demo.at.press("<C-r>");
    demo.at.look();
    demo.at.see(TYPED);
    demo.at.look();
    assert_eq!(shown, below_the_clock(demo));
}

#[test]
fn stopped_by_a_signal_it_gives_the_terminal_back_and_takes_it_again() {
    let mut demo = with_a_note();
    for size in [None, Some((120, 40)), Some((90, 26))] {
        demo.at.signal(Signal::TSTP);
        is_stopped(&mut demo.at);
        demo.at.is_given_back();
        // The shell writes where the screens were, and the window changes.
        demo.at.lose_the_screen();
        if let Some((columns, rows)) = size {
            demo.at.resize(columns, rows);
        }
        demo.at.signal(Signal::CONT);
        demo.at.is_taken();
        is_whole(&mut demo);
        let rows = size.map_or(30, |(_, rows)| rows);
        let last = u16::try_from(demo.at.text().lines().count()).expect("few lines");
        assert_eq!(last, rows, "the screen has the size of the window");
    }
    demo.at.press_at_once(" және");
    demo.at.see(&format!("{TYPED} және"));
    demo.at.press("<Esc>");
    demo.at.see_gone(TYPED);
    open_note(&mut demo);
    demo.at.see(&format!("{TYPED} және"));
}

/// Whoever is stopped by the signal that nobody can hear cannot give the terminal back first; the
/// shell has it as it was left and may do with it what it likes.
#[test]
fn stopped_without_a_word_it_takes_the_terminal_anew() {
    let mut demo = with_a_note();
    demo.at.signal(Signal::STOP);
    is_stopped(&mut demo.at);
    let sane = Command::new("stty")
        .arg("-F")
        .arg(demo.at.terminal_path())
        .args(["sane"])
        .status()
        .expect("a shell's tool");
    assert!(sane.success());
    demo.at.lose_the_screen();
    demo.at.resize(90, 28);
    demo.at.signal(Signal::CONT);
    demo.at.is_taken();
    is_whole(&mut demo);
    demo.at.press_at_once(" және");
    demo.at.see(&format!("{TYPED} және"));
    demo.at.press("<C-q>");
    demo.at.ended();
    assert_eq!(demo.at.left_changed(), None);
}

#[test]
fn without_a_shell_its_key_stops_nothing() {
    let mut demo = Demo::start(&EN, 100, 30);
    demo.sign_in(EXECUTOR);
    demo.at.press("<C-z>");
    demo.at.see("No shell waits here");
    assert_ne!(state_of(demo.at.process_id()), Some('T'));
    demo.at.press("<F1>");
    demo.at.see("Keys");
    demo.at.press("<Esc><C-c>");
    assert!(demo.at.ended().success());
}

/// By hand, in a shell: stopped, something else, a try in the background, on again.
fn in_a_shell(command: &str) {
    let home = Arc::new(tempfile::tempdir().expect("a folder"));
    let args = ["--norc", "--noprofile", "-i"];
    let prompt = [("PS1", "ready> "), ("HISTFILE", "/dev/null")];
    let mut at = Sitting::start_with(&home, "/bin/bash", &args, &prompt, (100, 30));
    at.see("ready> ");
    at.press_at_once(&format!("{command}\r"));
    at.see(EN.start);
    let mut demo = Demo { at, tongue: &EN };
    demo.sign_in(EXECUTOR);
    demo.at.see("▌ 26");
    demo.at.press("<C-z>");
    demo.at.see("Stopped");
    demo.at
        .wait_for("the shell's screen", |at| !at.on_other_screen());
    demo.at.press_at_once("echo here-$((40+2))\r");
    demo.at.see("here-42");
    // In the background it may not touch the terminal: the system stops it again.
    demo.at
        .press_at_once("bg; sleep 1; jobs; echo and-$((50+2))\r");
    demo.at.see("and-52");
    assert!(demo.at.text().contains("Stopped"), "{}", demo.at.text());
    assert!(!demo.at.on_other_screen());
    demo.at.resize(120, 36);
    demo.at.press_at_once("fg\r");
    demo.at.wait_for("its own screen", Sitting::on_other_screen);
    demo.at.see("▌ 26");
    demo.at.press("<F1>");
    demo.at.see("Keys");
    demo.at.press("<Esc><C-c>");
    demo.at
        .wait_for("the shell's screen", |at| !at.on_other_screen());
    demo.at.press_at_once("echo done-$((60+2))\r");
    demo.at.see("done-62");
    demo.at.press_at_once("exit\r");
    demo.at.ended();
}

#[test]
fn a_shell_stops_it_and_brings_it_back() {
    in_a_shell(&format!("{} demo --lang en", env!("CARGO_BIN_EXE_kezek")));
}

/// A script in between would go on waiting if only the workstation stopped.
#[test]
fn a_shell_stops_the_script_that_started_it_as_well() {
    in_a_shell(&format!(
        "sh -c '{} demo --lang en; echo script-ends'",
        env!("CARGO_BIN_EXE_kezek")
    ));
}

/// Plain mode reads lines: none of what the shell is meant to have may be taken by it, nor may it
/// hide what is typed there.
#[test]
fn a_shell_stops_plain_mode_and_brings_it_back() {
    let home = Arc::new(tempfile::tempdir().expect("a folder"));
    let args = ["--norc", "--noprofile", "-i"];
    let prompt = [("PS1", "ready> "), ("HISTFILE", "/dev/null")];
    let mut at = Sitting::start_with(&home, "/bin/bash", &args, &prompt, (100, 50));
    at.see("ready> ");
    let command = env!("CARGO_BIN_EXE_kezek");
    at.press_at_once(&format!("{command} demo --plain --lang en\r"));
    at.see("Sign-in > ");
    at.press_at_once("type a login\r");
    at.see("Login > ");
    at.press_at_once("nobody\r");
    at.see("Password > ");
    for time in 1..4 {
        at.press("<C-z>");
        at.see("Stopped");
        at.press_at_once(&format!("clear; echo here-$((40+{time}))\r"));
        at.see(&format!("here-{}", 40 + time));
        at.press_at_once("fg\r");
        at.see("Password > ");
        at.look();
    }
    // Still hidden, and still read.
    at.press_at_once("not-to-be-seen\r");
    at.see("does not");
    assert!(!at.text().contains("not-to-be-seen"), "{}", at.text());
    at.press_at_once("\x04");
    at.see("ready> ");
    at.press_at_once("exit\r");
    at.ended();
}
