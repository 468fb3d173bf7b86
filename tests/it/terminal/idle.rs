//! Where nothing happens nothing is written, and hardly anything wakes.

use std::sync::Arc;

use super::Sitting;
use super::drafts::{Server, open_case, open_note, show_checks};

/// How often something may wake while nothing happens, the header's clock and a sign of life of
/// the feed among it; whoever looks for news all the time wakes many times as often.
const FEW: u64 = 12;

/// Returns how often the threads of a process went to sleep, all in all.
fn sleeps(process: u32) -> u64 {
    let tasks = std::fs::read_dir(format!("/proc/{process}/task")).expect("its threads");
    tasks
        .filter_map(Result::ok)
        .filter_map(|task| std::fs::read_to_string(task.path().join("status")).ok())
        .filter_map(|status| {
            let line = status
                .lines()
                .find(|line| line.starts_with("voluntary_ctxt_switches"))?;
            line.split_whitespace().nth(1)?.parse::<u64>().ok()
        })
        .sum()
}

#[test]
fn where_nothing_happens_nothing_is_written_and_hardly_anything_wakes() {
    let server = Server::start();
    let home = Arc::new(tempfile::tempdir().expect("a folder"));
    let args = ["--server", &server.url, "--lang", "en"];
    let mut at = Sitting::start_in(&home, &args, 100, 30);
    at.see("Password");
    is_quiet(&mut at, "the sign-in");
    server.sign_in(&mut at);
    is_quiet(&mut at, "a queue");
    open_case(&mut at);
    is_quiet(&mut at, "a case");
    open_note(&mut at);
    // Keys are dropped right after a dialog has opened: it is worked once it takes one.
    show_checks(&mut at, true);
    show_checks(&mut at, false);
    is_quiet(&mut at, "a dialog");
}

/// Sees that a screen comes to rest.
fn is_quiet(at: &mut Sitting, screen: &str) {
    let mut seen = Vec::new();
    // What was begun comes to rest, and a minute may end in one of them.
    for _ in 0..6 {
        let (written, slept) = (at.written.len(), sleeps(at.process_id()));
        // Each look takes a tenth of a second when nothing comes.
        for _ in 0..30 {
            at.look();
        }
        let found = (
            at.written.len() - written,
            sleeps(at.process_id()).saturating_sub(slept),
        );
        seen.push(found);
        if found.0 == 0 && found.1 <= FEW {
            println!("{screen}: bytes written and wake-ups while nothing happened: {found:?}");
            return;
        }
    }
    panic!("{screen}: bytes written and wake-ups while nothing happened: {seen:?}");
}
