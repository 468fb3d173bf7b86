//! Stopping as the shell's jobs do, and knowing whether there is a shell that could go on with it.
//!
//! Where the workstation was started without one, by a terminal window or by the machine that
//! people sign in at, nobody could ever say go on: a key that stopped it would leave a dead window.

use std::io;

use rustix::process::{
    Pid, Signal, getpgid, getpgrp, getpid, getppid, getsid, kill_current_process_group,
    kill_process,
};

/// How many programs may stand between a shell and this one.
const MOST_STARTERS: usize = 64;

/// Stops this program alone.
///
/// # Errors
/// Never, on any system that is known.
pub fn stop_program() -> io::Result<()> {
    // Not the signal that the key sends: that one is ignored where no shell waits, and whoever
    // sent it from outside wants it to stop all the same.
    Ok(kill_process(getpid(), Signal::STOP)?)
}

/// Stops the whole job, as the terminal does it for programs that leave the key to it: with this
/// program alone a shell would go on waiting for whatever had started it.
///
/// # Errors
/// Never, on any system that is known.
pub fn stop_job() -> io::Result<()> {
    Ok(kill_current_process_group(Signal::STOP)?)
}

/// Returns whether somebody of the same session, such as a shell, sees to this program's job.
#[must_use]
pub fn somebody_waits() -> bool {
    let (Ok(session), group) = (getsid(None), getpgrp()) else {
        return false;
    };
    let mut above = getppid();
    for _ in 0..MOST_STARTERS {
        let Some(starter) = above.filter(|one| getsid(Some(*one)) == Ok(session)) else {
            return false;
        };
        if getpgid(Some(starter)) != Ok(group) {
            return true;
        }
        above = starter_of(starter);
    }
    false
}

/// Returns who started a program, where the system tells.
fn starter_of(program: Pid) -> Option<Pid> {
    let path = format!("/proc/{}/stat", program.as_raw_nonzero());
    let line = std::fs::read_to_string(path).ok()?;
    // The name of the program stands in brackets and may hold anything.
    let (_, behind) = line.rsplit_once(')')?;
    Pid::from_raw(behind.split_whitespace().nth(1)?.parse().ok()?)
}
