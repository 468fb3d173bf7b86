//! What is left behind when the program breaks: a report for those who mend it, and no picture of
//! its memory. Neither names anybody.
//!
//! A message that was put together at run time may hold what somebody typed or what stands in a
//! case: it stays out of the report, and in a build that is shipped off the screen as well. What is
//! left says where it broke: the version, the place in the source and the way that led there.

use std::backtrace::Backtrace;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::sync::Once;

use rustix::process::{Resource, Rlimit, setrlimit};

use crate::clock::wall_now;
use crate::i18n::{Arg, Catalogue};
use crate::regulation::Language;

static HOOK: Once = Once::new();

/// Has no picture of the memory written when the program crashes: cases and drafts are in it.
pub fn dump_nothing() {
    let nothing = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    // Less is always allowed.
    let _ = setrlimit(Resource::Core, nothing);
}

/// Makes a panic write a report into a folder and say where it lies.
pub fn write_into(folder: PathBuf, language: Language) {
    HOOK.call_once(|| {
        let print = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let speaker = Catalogue::shared().speak(language);
            let said = match write(&folder, panic) {
                Ok(path) => {
                    let path = Arg::Text(path.display().to_string());
                    speaker.say_with("desk-broke", &[("path", path)])
                }
                Err(error) => {
                    let why = Arg::Text(error.to_string());
                    speaker.say_with("desk-broke-unreported", &[("why", why)])
                }
            };
            // Nobody is left to tell when the terminal is gone.
            let _ = writeln!(io::stderr().lock(), "{said}");
            if cfg!(debug_assertions) || fixed_message(panic).is_some() {
                print(panic);
            }
        }));
    });
}

/// Returns the message when it stands in the source as it is, so that nobody can be in it.
fn fixed_message<'p>(panic: &'p PanicHookInfo<'_>) -> Option<&'p str> {
    panic.payload().downcast_ref::<&'static str>().copied()
}

fn write(folder: &Path, panic: &PanicHookInfo<'_>) -> io::Result<PathBuf> {
    let at = wall_now();
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)?;
    let process = std::process::id();
    let name = format!("kezek-panic-{}-{process}.txt", at.format("%Y%m%dT%H%M%SZ"));
    let path = folder.join(name);
    let mut file = OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(&path)?;
    let place = panic
        .location()
        .map_or_else(String::new, ToString::to_string);
    let thread = std::thread::current();
    writeln!(file, "program = kezek {}", env!("CARGO_PKG_VERSION"))?;
    writeln!(
        file,
        "system = {} {}",
        std::env::consts::OS,
        std::env::consts::ARCH
    )?;
    writeln!(file, "at = {}", at.to_rfc3339())?;
    writeln!(file, "thread = {}", thread.name().unwrap_or("-"))?;
    writeln!(file, "place = {place}")?;
    writeln!(file, "message = {}", fixed_message(panic).unwrap_or("-"))?;
    writeln!(file, "\n{}", Backtrace::force_capture())?;
    file.sync_all()?;
    Ok(path)
}
