//! Drawing in a process of its own: how it is started, bounded, spoken to and ended.
//!
//! The bytes of the paper go in at its standard input; at its standard output comes a line
//! `width height`, then the pixels. Whatever else happens, it ends within its bounds.

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};

use rustix::process::{Resource, Rlimit, setrlimit};

use super::{HIGHEST, Pixels, RasterError, WIDEST, draw};
use crate::casework::paper::MediaType;

/// The hidden subcommand of this program that draws.
pub const COMMAND: &str = "page-pixels";

/// What drawing may take of memory, in bytes of address space.
const MEMORY: u64 = 2 << 30;

/// What drawing may take of a processor, in seconds.
const SECONDS: u64 = 20;

/// No paper is larger, in bytes.
const PAPER: u64 = 64 << 20;

/// The program ends so when there is no such page.
const NO_PAGE: u8 = 3;

/// Draws a page with `program`, which is Kezek. Blocks until it is drawn: for threads that may.
///
/// # Errors
/// [`RasterError`] when it cannot be drawn within the bounds.
pub fn draw_apart(
    program: &Path,
    bytes: &[u8],
    kind: MediaType,
    page: u32,
) -> Result<Pixels, RasterError> {
    let mut child = Command::new(program)
        .args([COMMAND, kind.code(), &page.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .env_clear()
        .spawn()
        .map_err(RasterError::NotStarted)?;
    let spoken = speak(&mut child, bytes);
    // It has said what it had to say, or will not.
    let _ = child.kill();
    let ended = child.wait().map_err(RasterError::NotStarted)?;
    match spoken {
        Ok(pixels) => Ok(pixels),
        Err(_) if ended.code() == Some(NO_PAGE.into()) => Err(RasterError::NoPage(page)),
        Err(why) if ended.code().is_some() => Err(RasterError::Unreadable(why.to_string())),
        Err(_) => Err(RasterError::TooMuch),
    }
}

fn speak(child: &mut Child, bytes: &[u8]) -> io::Result<Pixels> {
    let nothing = || io::Error::from(io::ErrorKind::BrokenPipe);
    let mut stdin = child.stdin.take().ok_or_else(nothing)?;
    let stdout = child.stdout.take().ok_or_else(nothing)?;
    let most = u64::from(WIDEST) * u64::from(HIGHEST) * 3 + 64;
    let mut said = Vec::new();
    std::thread::scope(|scope| {
        // It may end without having read everything, which is told by what it says.
        scope.spawn(move || stdin.write_all(bytes));
        stdout.take(most).read_to_end(&mut said)
    })?;
    parse(said).ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))
}

/// Reads what the process said; `None` for anything else than a whole picture.
fn parse(mut said: Vec<u8>) -> Option<Pixels> {
    let end = said.iter().take(64).position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(&said[..end]).ok()?;
    let (width, height) = head.split_once(' ')?;
    let (width, height): (u32, u32) = (width.parse().ok()?, height.parse().ok()?);
    if width == 0 || height == 0 || width > WIDEST || height > HIGHEST {
        return None;
    }
    said.drain(..=end);
    let whole = u64::from(width) * u64::from(height) * 3 == said.len() as u64;
    whole.then_some(Pixels {
        width,
        height,
        rgb: said,
    })
}

/// Is that process: bounds itself, reads, draws, writes.
#[must_use]
pub fn be(kind: &str, page: u32) -> ExitCode {
    let failed = ExitCode::FAILURE;
    let kinds = [MediaType::Pdf, MediaType::Png, MediaType::Jpeg];
    let Some(kind) = kinds.into_iter().find(|known| known.code() == kind) else {
        return failed;
    };
    if bound().is_err() {
        return failed;
    }
    let mut bytes = Vec::new();
    if io::stdin()
        .lock()
        .take(PAPER)
        .read_to_end(&mut bytes)
        .is_err()
    {
        return failed;
    }
    match draw(bytes, kind, page) {
        Ok(pixels) => match say(&pixels) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => failed,
        },
        Err(RasterError::NoPage(_)) => ExitCode::from(NO_PAGE),
        Err(_) => failed,
    }
}

fn say(pixels: &Pixels) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{} {}", pixels.width, pixels.height)?;
    out.write_all(&pixels.rgb)?;
    out.flush()
}

/// Takes from this process what drawing does not need.
fn bound() -> io::Result<()> {
    for (resource, most) in [
        (Resource::As, MEMORY),
        (Resource::Cpu, SECONDS),
        // No file is written, and none is left of a crash.
        (Resource::Fsize, 0),
        (Resource::Core, 0),
    ] {
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        setrlimit(resource, limit)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_picture_is_taken() {
        let sound = parse(b"2 1\nabcdef".to_vec()).unwrap();
        assert_eq!((sound.width, sound.height), (2, 1));
        assert_eq!(sound.rgb, b"abcdef");
        for said in [
            &b""[..],
            b"2 1",
            b"2 1\nabcde",
            b"2 1\nabcdefg",
            b"0 0\n",
            b"-2 1\nabcdef",
            b"99999 1\nabc",
            b"4294967295 4294967295\n",
            b"\xff\xfe 1\nabc",
        ] {
            assert!(parse(said.to_vec()).is_none(), "{said:?}");
        }
    }
}
