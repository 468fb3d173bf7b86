//! Stopping as the shell's jobs do, and knowing whether there is a shell that could go on with it.
//!
//! Where the workstation was started without one, by a terminal window or by the machine that
//! people sign in at, nobody could ever say go on: a key that stopped it would leave a dead window.

use std::io;

use rustix::process::{Pid, Signal, getpid, kill_current_process_group, kill_process};

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
///
/// False as well where the system does not tell who started what.
#[must_use]
pub fn somebody_waits() -> bool {
    let of = |program: Pid| {
        let path = format!("/proc/{}/stat", program.as_raw_nonzero());
        Kinship::read(&std::fs::read_to_string(path).ok()?)
    };
    of(getpid()).is_some_and(|own| own.is_waited_for(of))
}

/// Who started a program, and which job and session it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Kinship {
    starter: Option<Pid>,
    group: Option<Pid>,
    /// Nothing where whoever leads the session cannot be seen from here, as for a program that
    /// was put into a container from outside of it.
    session: Option<Pid>,
}

impl Kinship {
    /// Reads what Linux says of a program in `/proc/…/stat`.
    fn read(line: &str) -> Option<Self> {
        // The name of the program stands in brackets and may hold anything.
        let (_, behind) = line.rsplit_once(')')?;
        let mut words = behind.split_whitespace().skip(1);
        let mut next = || -> Option<Option<Pid>> {
            let number: i32 = words.next()?.parse().ok()?;
            // Below nothing no program is numbered.
            (number >= 0).then(|| Pid::from_raw(number))
        };
        Some(Self {
            starter: next()?,
            group: next()?,
            session: next()?,
        })
    }

    fn is_waited_for(self, of: impl Fn(Pid) -> Option<Self>) -> bool {
        if self.session.is_none() {
            return false;
        }
        let mut above = self.starter;
        for _ in 0..MOST_STARTERS {
            let Some(starter) = above
                .and_then(&of)
                .filter(|one| one.session == self.session)
            else {
                return false;
            };
            if starter.group != self.group {
                return true;
            }
            above = starter.starter;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Programs as (own number, starter, group, session).
    fn waited_for(program: i32, all: &[(i32, i32, i32, i32)]) -> bool {
        let of = |wanted: Pid| {
            let (_, starter, group, session) = all
                .iter()
                .find(|(own, ..)| Pid::from_raw(*own) == Some(wanted))?;
            let line = format!("{wanted} (a) b) S {starter} {group} {session} 34816 1 0");
            Some(Kinship::read(&line).expect("a line"))
        };
        of(Pid::from_raw(program).expect("a number"))
            .expect("a program")
            .is_waited_for(of)
    }

    #[test]
    fn a_shell_waits_for_what_it_started_itself_or_by_a_script() {
        let shell = (10, 1, 10, 10);
        assert!(waited_for(11, &[shell, (11, 10, 11, 10)]));
        assert!(waited_for(12, &[shell, (11, 10, 11, 10), (12, 11, 11, 10)]));
    }

    #[test]
    fn nobody_waits_for_the_first_of_a_session() {
        assert!(!waited_for(11, &[(10, 1, 10, 10), (11, 10, 11, 11)]));
        assert!(!waited_for(11, &[(11, 0, 11, 11)]));
        let first = (11, 10, 11, 11);
        assert!(!waited_for(12, &[(10, 1, 10, 10), first, (12, 11, 11, 11)]));
    }

    /// In a container the one who started it, and who leads its session, may be outside: both are
    /// then told as nought, which is no number of a program.
    #[test]
    fn whoever_is_outside_a_container_is_nobody() {
        assert!(!waited_for(11, &[(10, 0, 0, 0), (11, 10, 11, 11)]));
        assert!(!waited_for(11, &[(10, 0, 0, 0), (11, 10, 11, 0)]));
        assert!(!waited_for(11, &[(11, 0, 0, 0)]));
    }

    #[test]
    fn a_line_of_another_kind_is_nobody() {
        for line in [
            "",
            "11 (sh",
            "11 (sh) S",
            "11 (sh) S 1 2",
            "11 (sh) S -1 2 3",
        ] {
            assert_eq!(Kinship::read(line), None, "{line}");
        }
    }
}
