//! Every way to end, on every kind of screen: the terminal is as it was, nothing goes on without
//! it, and what was typed is there again.

use std::sync::Arc;

use rustix::process::{Pid, Signal, kill_process};

use super::Sitting;
use super::drafts::{Server, open_case, open_note, show_checks};
use super::sitting::state_of;
use super::stops::is_stopped;

/// Where somebody is when it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Screen {
    SignIn,
    Queue,
    Case,
    Note,
}

/// How it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Kill,
    Crash,
    Signal(&'static str, Signal),
    TerminalGone,
    /// The terminal goes, and whoever started the program had it ignore that.
    TerminalGoneUnheard,
    /// Nothing can be written any more, though the keyboard is there.
    OutputClosed,
    /// A fault of the program itself.
    Panic,
    StoppedAndContinued,
}

const ENDS: [End; 11] = [
    // First: it says what was saved before, and must not meet the draft of another end.
    End::Kill,
    End::Crash,
    End::Signal("HUP", Signal::HUP),
    End::Signal("INT", Signal::INT),
    End::Signal("QUIT", Signal::QUIT),
    End::Signal("TERM", Signal::TERM),
    End::TerminalGone,
    End::TerminalGoneUnheard,
    End::OutputClosed,
    End::Panic,
    End::StoppedAndContinued,
];

/// What is typed before the end of that number: each is told from the others.
fn typed(number: usize) -> String {
    format!("сөз{number}ұ ")
}

/// Sits down as `end` needs it, and goes to the screen.
fn sit_down(server: &Server, home: &Arc<tempfile::TempDir>, screen: Screen, end: End) -> Sitting {
    let program = env!("CARGO_BIN_EXE_kezek");
    let line = format!("{program} --server {} --lang en", server.url);
    let line = match end {
        // Whoever leads the session takes the terminal along: a shell has to outlive it.
        End::Kill | End::Crash => format!("{line}; read line"),
        End::TerminalGoneUnheard => format!("trap '' HUP; exec {line}"),
        End::OutputClosed => format!("exec {line} >{{screen}}"),
        End::Signal(..) | End::TerminalGone | End::Panic | End::StoppedAndContinued => {
            format!("exec {line}")
        }
    };
    let mut at = if end == End::OutputClosed {
        Sitting::start_apart(home, &line, (100, 30))
    } else {
        Sitting::start_with(home, "/bin/sh", &["-c", &line], &[], (100, 30))
    };
    match screen {
        Screen::SignIn => at.see("Password"),
        Screen::Queue => server.sign_in(&mut at),
        Screen::Case => {
            server.sign_in(&mut at);
            open_case(&mut at);
        }
        Screen::Note => {
            server.sign_in(&mut at);
            open_case(&mut at);
            open_note(&mut at);
            // Keys are dropped right after a dialog has opened: it is worked once it takes one.
            show_checks(&mut at, true);
            show_checks(&mut at, false);
        }
    }
    at
}

/// Lets it end so and sees that the terminal is as it was.
fn carry_out(at: &mut Sitting, end: End) {
    match end {
        End::Kill => {
            let program = child_of(at.process_id());
            send(program, Signal::KILL);
            at.is_given_back();
            at.signal(Signal::KILL);
            at.ended();
        }
        End::Crash => {
            let program = child_of(at.process_id());
            // The first only takes the handler of the language's own away.
            at.wait_for("the program crashed", |_| {
                send(program, Signal::SEGV);
                matches!(state_of(program), None | Some('Z'))
            });
            at.is_given_back();
            at.signal(Signal::KILL);
            at.ended();
        }
        End::Signal(_, signal) => {
            at.signal(signal);
            at.ended();
            at.is_given_back();
        }
        End::TerminalGone | End::TerminalGoneUnheard => {
            at.hang_up();
            at.ended();
        }
        End::OutputClosed => {
            at.lose_output();
            at.ended();
            at.wait_for("the keyboard's own modes", Sitting::has_its_modes);
        }
        End::Panic => {
            // What builds for tests do on this signal, and no other build.
            at.signal(Signal::USR2);
            assert!(!at.ended().success(), "the fault is told");
            at.is_given_back();
        }
        End::StoppedAndContinued => {
            at.signal(Signal::TSTP);
            at.is_given_back();
            is_stopped(at);
            at.signal(Signal::CONT);
            at.is_taken();
            at.see("F1 ");
            at.signal(Signal::TERM);
            at.ended();
            at.is_given_back();
        }
    }
}

fn every_end_on(screen: Screen) {
    let server = Server::start();
    let home = Arc::new(tempfile::tempdir().expect("a folder"));
    for (number, end) in ENDS.into_iter().enumerate() {
        eprintln!("{end:?} on {screen:?}");
        let mut at = sit_down(&server, &home, screen, end);
        if screen == Screen::Note {
            at.press_at_once(&typed(number));
            at.see(typed(number).trim());
            if end == End::Kill {
                at.wait("that it is saved", |screen| {
                    let mut lines = screen.lines();
                    lines.any(|line| line.contains("└ draft ") && line.contains(" ✓ ─"))
                });
            }
        }
        carry_out(&mut at, end);
        drop(at);
        nothing_goes_on(&home);
    }
    if screen == Screen::Note {
        let mut again = sit_down(&server, &home, screen, ENDS[2]);
        for (number, end) in ENDS.into_iter().enumerate() {
            // A crash saves nothing that was not saved by then.
            if end != End::Crash {
                again.see(typed(number).trim());
            }
        }
    }
}

/// Returns the one process that a shell waits for.
fn child_of(shell: u32) -> u32 {
    let children = std::fs::read_to_string(format!("/proc/{shell}/task/{shell}/children"));
    let children = children.expect("its children are listed");
    let child = children.split_whitespace().next().expect("it waits");
    child.parse().expect("a process id")
}

fn send(process: u32, signal: Signal) {
    let id = i32::try_from(process).expect("a process id");
    // It may be gone by now.
    let _ = kill_process(Pid::from_raw(id).expect("not zero"), signal);
}

/// Waits until no process is left that was started in `home`, its guard among them.
fn nothing_goes_on(home: &Arc<tempfile::TempDir>) {
    let place = home.path().to_str().expect("a plain path").to_owned();
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while let Some(process) = one_that_runs_in(&place) {
        assert!(
            std::time::Instant::now() < deadline,
            "process {process} goes on without its terminal"
        );
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

fn one_that_runs_in(place: &str) -> Option<String> {
    let processes = std::fs::read_dir("/proc").expect("processes can be listed");
    processes.filter_map(Result::ok).find_map(|process| {
        // A process that ended meanwhile, or is somebody else's, has none to read.
        let environment = std::fs::read(process.path().join("environ")).ok()?;
        let its_own = String::from_utf8_lossy(&environment).contains(place);
        its_own.then(|| process.file_name().to_string_lossy().into_owned())
    })
}

#[test]
fn every_end_at_the_sign_in() {
    every_end_on(Screen::SignIn);
}

#[test]
fn every_end_on_a_queue() {
    every_end_on(Screen::Queue);
}

#[test]
fn every_end_on_a_case() {
    every_end_on(Screen::Case);
}

#[test]
fn every_end_in_a_dialog_with_something_typed() {
    every_end_on(Screen::Note);
}

#[test]
fn what_breaks_leaves_a_report_that_names_nobody_and_no_picture_of_the_memory() {
    let server = Server::start();
    let home = Arc::new(tempfile::tempdir().expect("a folder"));
    let mut at = sit_down(&server, &home, Screen::Note, End::Panic);
    let secret = "қолжазба";
    at.press_at_once(secret);
    at.see(secret);
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", at.process_id()));
    let limits = limits.expect("its limits can be read");
    let core = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"));
    let core: Vec<&str> = core.expect("one of them").split_whitespace().collect();
    assert_eq!(core[4..6], ["0", "0"], "{limits}");
    at.signal(Signal::USR2);
    assert!(!at.ended().success());
    at.is_given_back();
    let folder = home.path().join(".local/state/kezek/reports");
    let reports: Vec<_> = std::fs::read_dir(&folder)
        .expect("a folder of reports")
        .map(|entry| entry.expect("a file").path())
        .collect();
    assert_eq!(reports.len(), 1, "{reports:?}");
    let path = reports[0].to_str().expect("a plain path");
    let written = String::from_utf8_lossy(&at.written).into_owned();
    assert!(written.contains(path), "the path is told");
    let report = std::fs::read_to_string(path).expect("it can be read");
    for part in [
        concat!("program = kezek ", env!("CARGO_PKG_VERSION")),
        "place = src/workstation/runner.rs:",
        "message = a test asked for a panic",
    ] {
        assert!(report.contains(part), "{part}\n{report}");
    }
    assert!(
        !report.contains(secret) && !report.contains("omarova"),
        "{report}"
    );
}
