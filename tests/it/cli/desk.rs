//! A server with people, and a shell to run the program in.

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use kezek::casework::{Login, Post, RawText};
use kezek::clock::{Clock, wall_now};
use kezek::lawbook::{ConfigSource, Lawbook};
use kezek::office::DatabaseUrl;
use kezek::office::accounts::{AddAccount, add_unchecked};
use kezek::papers::{PaperText, make_pdf};
use kezek::regulation::{Role, UnitId};
use kezek::server::{ServerHandle, ServerOptions, start};
use kezek::settings::Settings;
use kezek::wire::session::OfficeMode;
use serde_json::{Value, json};

pub const PASSWORD: &str = "құлан жортты далада";

/// What the program said, and how it ended.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    #[track_caller]
    pub fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, code, "out:\n{}\nerr:\n{}", self.out, self.err);
        self
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}

/// A place to run the program: a server, a home, a folder for files.
pub struct Desk {
    pub folder: tempfile::TempDir,
    pub url: String,
    runtime: tokio::runtime::Runtime,
    server: Option<ServerHandle>,
}

impl Drop for Desk {
    fn drop(&mut self) {
        if let Some(server) = self.server.take() {
            self.runtime.block_on(server.shutdown()).unwrap();
        }
    }
}

impl Desk {
    /// Opens an office on 10 March 2026 at 10:30.
    pub fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let book = Lawbook::load_with_policy(&ConfigSource::Embedded, "demo/policy.toml").unwrap();
        let options = ServerOptions {
            settings: Settings::built_in(),
            lawbook: Arc::new(book),
            clock: Clock::starting_at("2026-03-10T10:30:00+05:00".parse().unwrap()),
            wall: Clock::System,
            mode: OfficeMode::Demo,
            database: DatabaseUrl::sqlite(folder.path().join("kezek.db")),
            papers: folder.path().join("blobs"),
            listen: "127.0.0.1:0".parse().unwrap(),
        };
        let server = runtime.block_on(async {
            let server = start(options).await.unwrap();
            for (login, role) in [
                ("gateway", Role::Gateway),
                ("executor", Role::Executor),
                ("supervisor", Role::Supervisor),
            ] {
                let account = AddAccount {
                    login: Login::parse(login).unwrap(),
                    name: RawText::from(format!("Person\u{1b}[2J {login}")),
                    password: PASSWORD.to_owned(),
                    posts: vec![Post {
                        role,
                        unit: UnitId::parse("almaty").unwrap(),
                    }],
                };
                add_unchecked(server.office.store(), account, wall_now())
                    .await
                    .unwrap();
            }
            server
        });
        Self {
            url: server.url(),
            folder,
            runtime,
            server: Some(server),
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Returns what the access log says of the one act at an account.
    pub fn note_of(&self, login: &str, act: &str) -> String {
        use sqlx::{ConnectOptions, Connection};
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(self.path("kezek.db"));
        self.runtime.block_on(async {
            let mut raw = options.connect().await.unwrap();
            let sql = "SELECT note FROM access_log WHERE login = $1 AND act = $2";
            let note = sqlx::query_scalar(sql)
                .bind(login)
                .bind(act)
                .fetch_one(&mut raw)
                .await
                .unwrap();
            raw.close().await.unwrap();
            note
        })
    }

    /// Where the session is kept.
    pub fn sessions(&self) -> PathBuf {
        self.path("state/kezek/sessions.json")
    }

    /// Runs the program with words on its standard input.
    pub fn run_with(&self, args: &[&str], input: &str, env: &[(&str, &str)]) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kezek"));
        command
            .args(args)
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.folder.path())
            .env("XDG_STATE_HOME", self.path("state"))
            .env("LANG", "C.UTF-8")
            .envs(env.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A program that ends early need not read.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let said = Said {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        for text in [&said.out, &said.err] {
            let unsafe_one = text
                .chars()
                .find(|c| *c != '\n' && kezek::casework::text::is_unsafe(*c));
            assert_eq!(unsafe_one, None, "{args:?} printed {text:?}");
            assert!(!text.contains('⟦'), "{args:?} lacks words: {text}");
            assert!(
                !text.contains("900115300003"),
                "{args:?} shows a number: {text}"
            );
        }
        said
    }

    pub fn run(&self, args: &[&str]) -> Said {
        self.run_with(args, "", &[])
    }

    /// Signs somebody in; later runs speak with this session.
    pub fn sign_in(&self, login: &str) -> Said {
        let url = self.url.clone();
        let args = [
            "login",
            "--server",
            &url,
            "--user",
            login,
            "--password-stdin",
        ];
        self.run_with(&args, &format!("{PASSWORD}\n"), &[]).ended(0)
    }

    /// Writes the papers and the list of some applications, and returns the list's path.
    pub fn list(&self, references: &[&str]) -> PathBuf {
        let lines: Vec<String> = references
            .iter()
            .map(|reference| json!({ "application": self.application(reference) }).to_string())
            .collect();
        self.write("list/applications.ndjson", lines.join("\n"))
    }

    /// A complete application that names its papers by file.
    pub fn application(&self, reference: &str) -> Value {
        let papers: Vec<Value> = [
            ("application", "Application for the certificate, invented."),
            ("identity-document", "Passport A1234567, invented."),
            (
                "education-document",
                "Diploma No. 114-7 was issued in 2015.",
            ),
            ("work-experience", "Worked as a welder from 2015 to 2025."),
        ]
        .into_iter()
        .map(|(document, says)| {
            let file = format!("papers/{document}.pdf");
            let bytes = make_pdf(&PaperText {
                title: "Invented".to_owned(),
                lines: vec![says.to_owned()],
                stamp: None,
            })
            .unwrap();
            self.write(&format!("list/{file}"), bytes);
            let mut paper = json!({ "document": document, "file": file });
            if document == "identity-document" {
                paper["expires_on"] = json!("2031-12-31");
            }
            paper
        })
        .collect();
        json!({
            "service": "qualification-certificate", "request": "issue", "channel": "portal",
            "unit": "almaty", "filed_at": "2026-03-10T10:00:00+05:00", "reference": reference,
            "language": "ru",
            "applicant": {
                "family_name": "Oka\u{202e}for", "given_name": "Adaeze", "born_on": "1990-01-15",
                "citizenship": "NGA", "iin": "900115300003", "identity_number": "A1234567",
            },
            "details": { "profession": "Welder" },
            "papers": papers,
        })
    }

    /// Hands one application in and returns the number of its case.
    pub fn received(&self) -> String {
        self.sign_in("gateway");
        let list = self.list(&["one"]);
        let report = self
            .run(&["import", "--json", list.to_str().unwrap()])
            .ended(0);
        report.json()["taken"][0]["number"]
            .as_str()
            .unwrap()
            .to_owned()
    }
}

pub fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}
