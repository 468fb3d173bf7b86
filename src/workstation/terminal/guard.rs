//! A second process that gives the terminal back when this one cannot: it was killed, or it broke
//! at a place where no handler of its own could run.
//!
//! ```text
//! workstation ── pipe: t(aken) … g(iven back) ──► guard ── the pipe ends while taken ──► restores
//! ```
//!
//! The guard sleeps in a read of the pipe and knows nothing but how the terminal was.

use std::io::{self, Read, Write};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use rustix::termios::{
    ControlModes, InputModes, LocalModes, OptionalActions, OutputModes, tcgetattr, tcsetattr,
};

use super::GIVE_BACK;

/// The hidden subcommand.
pub const COMMAND: &str = "guard-terminal";

const TAKEN: u8 = b't';
const GIVEN: u8 = b'g';

static PIPE: Mutex<Option<ChildStdin>> = Mutex::new(None);

/// Starts the guard, which must be done before the terminal is taken over. Without a guard the
/// workstation works as well: nobody is told when it cannot be had.
pub fn start() {
    let Ok(program) = std::env::current_exe() else {
        return;
    };
    let Ok(modes) = tcgetattr(io::stdin()) else {
        return;
    };
    let modes = [
        modes.input_modes.bits(),
        modes.output_modes.bits(),
        modes.control_modes.bits(),
        modes.local_modes.bits(),
    ]
    .map(|modes| modes.to_string())
    .join(",");
    let guard = Command::new(program)
        .args([COMMAND, &modes])
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::inherit())
        .stderr(Stdio::null())
        .spawn();
    if let Ok(mut guard) = guard {
        *PIPE.lock().unwrap_or_else(PoisonError::into_inner) = guard.stdin.take();
    }
}

/// Tells the guard that the terminal is taken over.
pub fn taken() {
    tell(TAKEN);
}

/// Tells the guard that the terminal was given back.
pub fn given_back() {
    tell(GIVEN);
}

fn tell(state: u8) {
    let mut pipe = PIPE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(pipe) = pipe.as_mut() {
        // A guard that is gone cannot be told anything.
        let _ = pipe.write_all(&[state]);
    }
}

/// Guards the terminal until the other end of the pipe is gone: what [`COMMAND`] does.
pub fn watch(modes: &str) {
    let mut state = GIVEN;
    let mut bytes = [0; 64];
    let mut pipe = io::stdin().lock();
    loop {
        match pipe.read(&mut bytes) {
            Ok(0) => break,
            Ok(count) => state = bytes[count - 1],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => break,
        }
    }
    if state == TAKEN {
        restore(modes);
    }
}

fn restore(modes: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(GIVE_BACK);
    let _ = out.flush();
    let modes: Vec<u32> = modes.split(',').filter_map(|m| m.parse().ok()).collect();
    let [input, output, control, local] = modes[..] else {
        return;
    };
    let Ok(mut now) = tcgetattr(&out) else {
        return;
    };
    now.input_modes = InputModes::from_bits_retain(input);
    now.output_modes = OutputModes::from_bits_retain(output);
    now.control_modes = ControlModes::from_bits_retain(control);
    now.local_modes = LocalModes::from_bits_retain(local);
    let _ = tcsetattr(&out, OptionalActions::Now, &now);
}
