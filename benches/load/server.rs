//! The real program, serving.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::seed::Place;

/// A server process.
pub struct Running {
    child: Child,
    /// Where it listens, such as `127.0.0.1:4711`.
    pub host: String,
    pub ready_after: Duration,
}

impl Running {
    pub fn start(program: &Path, place: &Place) -> Self {
        let began = Instant::now();
        let mut child = Command::new(program)
            .args([
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--clock",
                "2026-03-12T09:00",
            ])
            .env("KEZEK_CONFIG", crate::hurried::config(&place.demo))
            .env("KEZEK_DATABASE", &place.url)
            .env("KEZEK_LANG", "en")
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let errors = child.stderr.take().expect("a standard error");
        let mut lines = BufReader::new(errors).lines();
        let host = loop {
            let line = lines
                .next()
                .expect("it says where it listens")
                .expect("text");
            if let Some(url) = line
                .split_whitespace()
                .find_map(|word| word.strip_prefix("http://"))
            {
                break url.trim_end_matches([',', '.', '/']).to_owned();
            }
        };
        std::thread::spawn(move || for _ in lines.map_while(Result::ok) {});
        Self {
            child,
            host,
            ready_after: began.elapsed(),
        }
    }

    /// Returns what the process holds, and the most it held.
    pub fn memory(&self) -> String {
        let path = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(path).unwrap_or_default();
        let of = |name: &str| -> u64 {
            status
                .lines()
                .find_map(|line| line.strip_prefix(name))
                .and_then(|rest| rest.trim().strip_suffix(" kB"))
                .and_then(|kilobytes| kilobytes.trim().parse().ok())
                .unwrap_or(0)
        };
        format!(
            "{} MB resident, {} MB at most",
            of("VmRSS:") / 1024,
            of("VmHWM:") / 1024
        )
    }

    pub fn stop(mut self) {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).expect("it is told");
        let ended = self.child.wait().expect("it ends");
        assert!(ended.success(), "the server ended with {ended}");
    }
}
