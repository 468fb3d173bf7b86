//! Whether the terminal draws characters as wide as the screens reckon: each is written, and the
//! terminal asked where its cursor is then.

use std::io::{self, Read, Write};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use unicode_width::UnicodeWidthStr;

/// What the screens are made of: Kazakh letters, frames, marks, a combining mark.
const SAMPLES: [&str; 12] = [
    "Ә",
    "ң",
    "ұ",
    "і",
    "─",
    "│",
    "▌",
    "●",
    "✓",
    "…",
    "—",
    "е\u{301}",
];

/// A character that is not as wide as was reckoned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glyph {
    pub text: &'static str,
    pub expected: u16,
    pub found: u16,
}

/// Measures the samples and returns those that are wrong. The line it uses is left empty.
///
/// # Errors
/// When the terminal does not answer.
pub fn measure() -> io::Result<Vec<Glyph>> {
    let _raw = Raw::on()?;
    let mut out = io::stdout();
    let mut wrong = Vec::new();
    for text in SAMPLES {
        write!(out, "\r{text}\x1b[6n")?;
        out.flush()?;
        let answered = column();
        write!(out, "\r\x1b[K")?;
        out.flush()?;
        let found = answered?.saturating_sub(1);
        let expected = u16::try_from(text.width()).unwrap_or(u16::MAX);
        if found != expected {
            wrong.push(Glyph {
                text,
                expected,
                found,
            });
        }
    }
    Ok(wrong)
}

/// Reads `ESC [ row ; column R`.
fn column() -> io::Result<u16> {
    let mut answer = Vec::new();
    let stdin = io::stdin();
    loop {
        let wait = Timespec {
            tv_sec: 0,
            tv_nsec: 500_000_000,
        };
        let mut waiting = [PollFd::new(&stdin, PollFlags::IN)];
        if poll(&mut waiting, Some(&wait))? == 0 {
            return Err(io::Error::new(io::ErrorKind::TimedOut, "CPR"));
        }
        let mut byte = [0];
        if stdin.lock().read(&mut byte)? == 0 || answer.len() > 32 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if byte[0] == b'R' {
            break;
        }
        answer.push(byte[0]);
    }
    let text = String::from_utf8_lossy(&answer);
    let column = text.rsplit(';').next().and_then(|text| text.parse().ok());
    column.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "CPR"))
}

/// A terminal that gives every byte at once and shows none, until this is dropped.
struct Raw(Termios);

impl Raw {
    fn on() -> io::Result<Self> {
        let before = tcgetattr(io::stdin())?;
        let mut raw = before.clone();
        raw.local_modes &= !(LocalModes::ECHO | LocalModes::ICANON);
        tcsetattr(io::stdin(), OptionalActions::Now, &raw)?;
        Ok(Self(before))
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        // Nothing better can be done when the terminal is gone.
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, &self.0);
    }
}
