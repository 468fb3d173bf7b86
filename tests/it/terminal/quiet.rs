//! When nothing happens, nothing is done: no byte goes to the terminal and nobody wakes up.

use std::sync::Arc;
use std::time::Duration;

use super::Sitting;
use super::drafts::{Server, open_case};

/// How long is looked on.
const LOOKED_ON: Duration = Duration::from_secs(8);

/// What may wake in that time: signs of life of the feed, a lease that is kept. Ten frames in a
/// second would be far more.
const FEW: u64 = 40;

/// Returns how often the threads of a process went to sleep so far.
fn sleeps(process: u32) -> u64 {
    let threads = std::fs::read_dir(format!("/proc/{process}/task")).expect("it runs");
    threads
        .filter_map(Result::ok)
        .filter_map(|thread| std::fs::read_to_string(thread.path().join("status")).ok())
        .filter_map(|status| {
            let line = status
                .lines()
                .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?;
            line.trim().parse::<u64>().ok()
        })
        .sum()
}

/// Waits for a while in which nothing is written: the clock goes on once in a minute, and what was
/// begun comes to its end. Returns how often somebody woke in it.
fn woken_while_quiet(at: &mut Sitting) -> u64 {
    for _ in 0..8 {
        let before = sleeps(at.process_id());
        let written = at.watch(LOOKED_ON);
        // A thread that ended meanwhile takes its count along.
        let woken = sleeps(at.process_id()).saturating_sub(before);
        if written == 0 {
            return woken;
        }
    }
    panic!("it never stops writing:\n{}", at.text());
}

#[test]
fn nothing_is_written_and_hardly_anybody_wakes_while_nothing_happens() {
    let server = Server::start();
    let home = Arc::new(tempfile::tempdir().expect("a folder"));
    let mut at = Sitting::start_in(&home, &["--server", &server.url, "--lang", "en"], 100, 30);
    at.see("Password");
    let signing_in = woken_while_quiet(&mut at);
    server.sign_in(&mut at);
    let queue = woken_while_quiet(&mut at);
    open_case(&mut at);
    let case = woken_while_quiet(&mut at);
    eprintln!("woken: {signing_in} signing in, {queue} on a queue, {case} on a case");
    for woken in [signing_in, queue, case] {
        assert!(woken <= FEW, "woken {woken} times");
    }
    // It did not sleep for good.
    at.press("<F1>");
    at.see("Keys of this screen");
}
