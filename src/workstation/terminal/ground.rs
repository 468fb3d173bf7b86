//! Asks the terminal once whether its ground is dark or light, before the first frame.
//!
//! The question (OSC 11) goes out with a second one that every terminal answers, so that one that
//! does not know the first keeps nobody waiting; a silent terminal costs a tenth of a second and no more.
//! What is typed meanwhile is kept, and an answer that comes too late types nothing: the reader of
//! keys drops it.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_millis(100);

/// The colour of the ground, then what kind of terminal it is.
const QUESTION: &[u8] = b"\x1b]11;?\x1b\\\x1b[c";

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// Nothing when the terminal did not say.
    pub is_light: Option<bool>,
    /// Everything that was read, the answers and what was typed.
    pub read: Vec<u8>,
}

/// Asks, and waits for the answer as long as is bearable. The terminal must be in raw mode.
///
/// # Errors
/// When the terminal fails.
pub fn ask() -> io::Result<Answer> {
    // The console of Linux would show the question.
    if std::env::var("TERM").is_ok_and(|term| term.starts_with("linux")) {
        return Ok(Answer::default());
    }
    let mut out = io::stdout().lock();
    out.write_all(QUESTION)?;
    out.flush()?;
    drop(out);
    let until = Instant::now() + PATIENCE;
    let mut read = Vec::new();
    while !has_kind(&read) {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            break;
        }
        let stdin = io::stdin();
        let mut watched = [PollFd::new(&stdin, PollFlags::IN)];
        match poll(&mut watched, Timespec::try_from(left).ok().as_ref()) {
            Ok(0) => break,
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => continue,
            Err(error) => return Err(error.into()),
        }
        let mut bytes = [0; 1024];
        match rustix::io::read(&stdin, &mut bytes) {
            // The loop finds out for itself that the terminal is gone.
            Ok(0) | Err(rustix::io::Errno::IO) => break,
            Ok(count) => read.extend_from_slice(&bytes[..count]),
            Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Answer {
        is_light: is_light(&read),
        read,
    })
}

/// Returns whether the answer to the second question is there: `ESC [ ? … c`.
fn has_kind(bytes: &[u8]) -> bool {
    memchr::memmem::find_iter(bytes, b"\x1b[?").any(|at| {
        let rest = &bytes[at + 3..];
        let end = rest.iter().position(|b| !matches!(b, b'0'..=b'9' | b';'));
        end.is_some_and(|end| rest[end] == b'c')
    })
}

/// Reads the colour out of `ESC ] 11 ; rgb:RRRR/GGGG/BBBB`.
fn is_light(bytes: &[u8]) -> Option<bool> {
    let at = memchr::memmem::find(bytes, b"\x1b]11;rgb")?;
    let rest = &bytes[at + 8..];
    let from = rest.iter().position(|b| *b == b':')? + 1;
    let end = rest.iter().position(|b| matches!(b, 0x07 | 0x1b))?;
    let text = std::str::from_utf8(rest.get(from..end)?).ok()?;
    let mut parts = text.split('/').map(|part| {
        let most = 16_u32
            .checked_pow(u32::try_from(part.len()).ok()?)?
            .checked_sub(1)?;
        let value = u32::from_str_radix(part, 16).ok()?;
        (part.len() <= 4 && most > 0).then(|| f64::from(value) / f64::from(most))
    });
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    Some(0.299 * red + 0.587 * green + 0.114 * blue > 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_as_terminals_give_them() {
        for (bytes, light) in [
            (&b"\x1b]11;rgb:0000/0000/0000\x1b\\"[..], Some(false)),
            (b"\x1b]11;rgb:ffff/ffff/ffff\x07", Some(true)),
            (b"\x1b]11;rgb:fd/f6/e3\x07", Some(true)),
            (
                b"x\x1b]11;rgba:1e1e/1e1e/1e1e/ffff\x1b\\\x1b[?62c",
                Some(false),
            ),
            (b"\x1b]11;rgb:ffff/ffff", None),
            (b"\x1b]11;rgb:/ /\x07", None),
            (b"\x1b]11;rgb:zz/zz/zz\x07", None),
            (b"\x1b]11;rgb:111111111/0/0\x07", None),
            (b"\x1b[?62c", None),
            (b"", None),
        ] {
            assert_eq!(is_light(bytes), light, "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn the_second_answer_ends_the_waiting_and_no_other() {
        assert!(has_kind(b"\x1b[?62;22c"));
        assert!(has_kind(b"qq\x1b[?2026;2$y\x1b[?6c"));
        for other in [&b"\x1b[?0u"[..], b"\x1b[?62", b"\x1b[c", b"c"] {
            assert!(!has_kind(other), "{}", other.escape_ascii());
        }
    }
}
