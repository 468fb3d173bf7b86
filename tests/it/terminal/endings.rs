//! However it ends, the terminal is as it was.

use rustix::process::{Pid, Signal, kill_process};

use super::{Demo, EN, EXECUTOR, Sitting};

#[test]
fn leaving_restores_the_terminal_and_leaves_nothing_behind() {
    let mut demo = Demo::start(&EN, 80, 24);
    demo.sign_in(EXECUTOR);
    demo.at.press("<C-c>");
    let status = demo.at.ended();
    assert!(status.success(), "{status:?}");
    assert!(demo.at.is_restored(), "the terminal was left changed");
}

#[test]
fn signals_restore_the_terminal() {
    for signal in [Signal::TERM, Signal::HUP, Signal::QUIT] {
        let mut demo = Demo::start(&EN, 80, 24);
        demo.sign_in(EXECUTOR);
        let id = i32::try_from(demo.at.process_id()).expect("a process id");
        kill_process(Pid::from_raw(id).expect("not zero"), signal).expect("it can be signalled");
        demo.at.ended();
        assert!(
            demo.at.is_restored(),
            "{signal:?} left the terminal changed"
        );
    }
}

#[test]
fn it_ends_when_the_terminal_goes_away() {
    let mut demo = Demo::start(&EN, 80, 24);
    demo.sign_in(EXECUTOR);
    demo.at.hang_up();
    demo.at.ended();
}

#[test]
fn a_storm_of_resizes_down_to_nothing_is_survived() {
    let mut demo = Demo::start(&EN, 120, 36);
    demo.sign_in(EXECUTOR);
    for (columns, rows) in [(20, 5), (1, 1), (200, 60), (59, 20), (20, 5)] {
        demo.at.resize(columns, rows);
    }
    demo.at
        .wait("what it needs", |screen| screen.contains("80"));
    demo.at.resize(120, 36);
    demo.at.see("F1 ");
    demo.at.press("<C-c>");
    assert!(demo.at.ended().success());
}

#[test]
fn a_hostile_paste_outside_a_text_field_does_nothing() {
    let mut demo = Demo::start(&EN, 80, 24);
    demo.sign_in(EXECUTOR);
    let before = demo.at.text();
    demo.at.paste("\u{1b}]0;PWN\u{7}\r\rq\r\u{202e}");
    demo.at.wait("an answer", |screen| screen != before);
    demo.at.press("<C-c>");
    assert!(demo.at.ended().success());
    let written = String::from_utf8_lossy(&demo.at.written).into_owned();
    assert!(!written.contains("PWN") && !written.contains('\u{202e}'));
}

#[test]
fn without_a_terminal_it_says_what_it_needs() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_kezek"))
        .env("HOME", "/nonexistent")
        .env("KEZEK_SERVER", "http://127.0.0.1:9")
        .stdin(std::process::Stdio::null())
        .output()
        .expect("it starts");
    assert_eq!(output.status.code(), Some(2));
    assert!(!output.stderr.is_empty());
}

#[test]
fn a_dumb_terminal_is_told_so() {
    // `Sitting` sets a real terminal type; an unknown server shows its message on the screen.
    let mut sitting = Sitting::start(&["--server", "http://127.0.0.1:9", "--lang", "en"], 80, 24);
    sitting.see("F1 ");
    // Whoever types a login may mean "copy": it asks.
    sitting.press("<C-c>");
    sitting.see("once more ends the program");
    sitting.press("<C-c>");
    sitting.ended();
}
