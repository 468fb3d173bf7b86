//! Notices that the terminal has gone, even where the hang-up signal is ignored.
//!
//! A thread sleeps in `poll(2)` on the terminal and is woken by nothing but its end. The main loop
//! watches for the same; the thread is there for when that is busy or stuck: it gives it a moment
//! to save drafts and then ends the process, so that nothing is left spinning without a terminal.

use std::io;
use std::os::fd::AsFd;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};

/// How long the main loop has to save drafts and end.
const GRACE: Duration = Duration::from_secs(3);

/// What ends the process when the main loop does not: the terminal is gone, nobody reads on.
const GONE: i32 = 129;

/// Starts the thread. `tell` wakes the main loop when the terminal has gone.
///
/// # Errors
/// When the machine gives no thread.
pub fn start(tell: impl FnOnce() + Send + 'static) -> io::Result<()> {
    std::thread::Builder::new()
        .name("watchdog".to_owned())
        .spawn(move || {
            wait_for_hangup(&io::stdin(), &io::stdout());
            tell();
            std::thread::sleep(GRACE);
            std::process::exit(GONE);
        })?;
    Ok(())
}

/// Sleeps until the other end of the keyboard or of the screen is gone; mostly they are one.
fn wait_for_hangup(keyboard: &impl AsFd, screen: &impl AsFd) {
    loop {
        // No event is asked for: hang-up and error are told all the same, input is not.
        let mut watched = [
            PollFd::new(keyboard, PollFlags::empty()),
            PollFd::new(screen, PollFlags::empty()),
        ];
        match poll(&mut watched, None) {
            Ok(_) if watched.iter().any(|one| is_gone(one.revents())) => return,
            Ok(_) => std::thread::sleep(Duration::from_millis(100)),
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return,
        }
    }
}

/// Returns whether the terminal is gone.
#[must_use]
pub fn is_gone(flags: PollFlags) -> bool {
    flags.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL)
}
