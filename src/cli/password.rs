//! Passwords: read from standard input or from the terminal, which shows nothing of them.

use std::io::{self, BufRead, Read, Write};

use color_eyre::eyre::{Context, Result};
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use zeroize::Zeroizing;

/// The longest password that is read, in bytes.
const MAX_PASSWORD: u64 = 4096;

/// Reads the first line of standard input, without its end.
///
/// # Errors
/// When it cannot be read.
pub fn first_line() -> Result<Zeroizing<String>> {
    let mut line = Zeroizing::new(String::new());
    io::stdin()
        .lock()
        .take(MAX_PASSWORD)
        .read_line(&mut line)
        .wrap_err("the password on standard input")?;
    while line.ends_with(['\n', '\r']) {
        line.pop();
    }
    Ok(line)
}

/// Reads a line that is not shown; `None` when it was broken off with Ctrl+C or Ctrl+D.
///
/// # Errors
/// When there is no terminal.
pub fn ask_hidden(prompt: &str) -> Result<Option<Zeroizing<String>>> {
    let mut error = io::stderr();
    write!(error, "{prompt} ")?;
    error.flush()?;
    let hidden = Hidden::on()?;
    let mut bytes = Zeroizing::new(Vec::new());
    let mut byte = [0];
    let whole = loop {
        if io::stdin().lock().read(&mut byte)? == 0 {
            break false;
        }
        match byte[0] {
            b'\n' | b'\r' => break true,
            0x03 | 0x04 => break false,
            0x08 | 0x7f => {
                // Takes a whole character off: its tail bytes, then its first.
                while bytes.pop().is_some_and(|byte| byte & 0xC0 == 0x80) {}
            }
            0x15 => bytes.clear(),
            _ if bytes.len() as u64 >= MAX_PASSWORD => {}
            byte => bytes.push(byte),
        }
    };
    drop(hidden);
    writeln!(error)?;
    if !whole {
        return Ok(None);
    }
    let text = String::from_utf8(bytes.to_vec()).wrap_err("the password is not UTF-8")?;
    Ok(Some(Zeroizing::new(text)))
}

/// A terminal that shows nothing of what is typed, until this is dropped.
struct Hidden {
    before: Termios,
}

impl Hidden {
    fn on() -> Result<Self> {
        let before = tcgetattr(io::stdin()).wrap_err("the terminal")?;
        let mut hidden = before.clone();
        // Ctrl+C comes as a character, so that the terminal is put right before the program ends.
        hidden.local_modes &= !(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG);
        tcsetattr(io::stdin(), OptionalActions::Flush, &hidden).wrap_err("the terminal")?;
        Ok(Self { before })
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        // Nothing better can be done when the terminal is gone.
        let _ = tcsetattr(io::stdin(), OptionalActions::Flush, &self.before);
    }
}
