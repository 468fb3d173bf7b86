//! The real program as a server on a database: started, told to stop, killed.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use kezek::store::DatabaseUrl;

use crate::api::world::PASSWORD;

/// Where the program keeps what it has.
#[derive(Debug, Clone)]
pub struct Place {
    pub url: String,
    /// The papers are below it.
    pub folder: PathBuf,
}

/// A server that runs; it is killed when it is dropped.
#[derive(Debug)]
pub struct Served {
    child: Child,
    pub url: String,
}

impl Place {
    pub fn of(database: &DatabaseUrl, folder: &Path) -> Self {
        let url = match database {
            DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
            DatabaseUrl::Postgres(url) => url.clone(),
        };
        Self {
            url,
            folder: folder.to_owned(),
        }
    }

    /// Returns a call of the program on this place.
    pub fn kezek(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kezek"));
        command
            .args(arguments)
            .env("KEZEK_DATABASE", &self.url)
            .env("XDG_DATA_HOME", &self.folder)
            .env("KEZEK_LANG", "en")
            .env("KEZEK_CONFIG", crate::hurried::config(&self.folder))
            .env_remove("KEZEK_LISTEN");
        command
    }

    /// Adds an account with the password of everybody.
    pub fn add_account(&self, login: &str, post: &str) {
        let arguments = [
            "user",
            "add",
            login,
            "--name",
            login,
            "--role",
            post,
            "--password-stdin",
        ];
        let mut child = self
            .kezek(&arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("a standard input");
        writeln!(stdin, "{PASSWORD}").expect("it reads the password");
        drop(stdin);
        assert!(child.wait().expect("it ends").success());
    }

    /// Returns the arguments of a server on a port of its own, at a time in March 2026.
    pub fn serving(&self) -> Command {
        self.kezek(&[
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--clock",
            "2026-03-10T10:30",
        ])
    }

    pub fn serve(&self) -> Served {
        Served::start(self.serving())
    }

    /// Makes sure that every chain and every fold is as it must be, with the program's own check.
    pub fn assert_audit_is_clean(&self) {
        let verified = self.kezek(&["audit", "verify"]).output().expect("it runs");
        assert!(
            verified.status.success(),
            "{}{}",
            String::from_utf8_lossy(&verified.stdout),
            String::from_utf8_lossy(&verified.stderr)
        );
    }
}

impl Served {
    /// Starts a server, and waits until it says where it listens.
    pub fn start(mut command: Command) -> Self {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let errors = child.stderr.take().expect("a standard error");
        let mut lines = BufReader::new(errors).lines();
        let mut said = Vec::new();
        let url = loop {
            let Some(Ok(line)) = lines.next() else {
                panic!("the server did not start: {said:?}");
            };
            if let Some(url) = line
                .split_whitespace()
                .find(|word| word.starts_with("http://"))
            {
                break url.trim_end_matches([',', '.', '/']).to_owned();
            }
            said.push(line);
        };
        // Whatever else it says is read, so that it never waits for us.
        std::thread::spawn(move || for _ in lines.map_while(Result::ok) {});
        Self { child, url }
    }

    /// Tells the server to stop, as systemd does.
    pub fn tell_to_stop(&self) {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
    }

    /// Waits until it has ended, and returns with what.
    pub fn ended(mut self) -> Option<i32> {
        self.child.wait().unwrap().code()
    }

    /// Kills it without warning.
    pub fn kill(mut self) {
        self.end();
    }

    fn end(&mut self) {
        // One that was started in a group of its own has whoever watches it in it.
        let pid = rustix::process::Pid::from_child(&self.child);
        let _ = rustix::process::kill_process_group(pid, rustix::process::Signal::KILL);
        // One that was killed is not there any more.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.end();
    }
}
