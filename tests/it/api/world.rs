//! A small office that serves on a port of this machine, with people to sign in as and an
//! application to hand in. Law time and wall time stand still unless a test moves them.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use chrono::{DateTime, TimeDelta, Utc};
use kezek::casework::{Login, Post, RawText};
use kezek::clock::Clock;
use kezek::lawbook::{ConfigSource, DEMO_POLICY, Lawbook};
use kezek::office::{DatabaseUrl, password};
use kezek::papers::{PaperText, make_pdf};
use kezek::regulation::canonical::sha256_hex;
use kezek::regulation::{Role, UnitId};
use kezek::server::{ServerHandle, ServerOptions, StartError, start};
use kezek::settings::Settings;
use kezek::store::plan::{Access, NewAccount};
use kezek::store::{Mode, Plan, Store, StoreOptions};
use kezek::wire::session::OfficeMode;
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

pub use super::approval::approval;
use crate::engines::{Database, Raw};

/// The password of everybody.
pub const PASSWORD: &str = "құлан жортты далада";

static HASH: LazyLock<String> = LazyLock::new(|| password::hash(PASSWORD).expect("it is hashed"));

/// Returns the hash of the password of everybody.
pub fn hash_of_all() -> String {
    HASH.clone()
}

static LAWBOOK: LazyLock<Arc<Lawbook>> = LazyLock::new(|| {
    let source = ConfigSource::Embedded;
    Arc::new(Lawbook::load_with_policy(&source, DEMO_POLICY).expect("the law book is sound"))
});

/// Everybody: login, role, unit.
const PEOPLE: [(&str, Role, &str); 11] = [
    ("gateway", Role::Gateway, "almaty"),
    ("gateway.astana", Role::Gateway, "astana"),
    ("executor", Role::Executor, "almaty"),
    ("executor-2", Role::Executor, "almaty"),
    ("executor.astana", Role::Executor, "astana"),
    ("member", Role::CommissionMember, "almaty"),
    ("chair", Role::CommissionChair, "almaty"),
    ("supervisor", Role::Supervisor, "almaty"),
    ("auditor", Role::Auditor, "almaty"),
    ("interviewer", Role::InterviewOfficer, "almaty"),
    ("leaver", Role::Executor, "almaty"),
];

/// An office that runs, and how to talk to it.
pub struct World {
    pub folder: TempDir,
    pub database: Database,
    pub server: ServerHandle,
    pub law: Clock,
    pub wall: Clock,
    pub http: reqwest::Client,
}

/// An answer, taken in whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: reqwest::header::HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or(Value::Null)
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or("")
    }

    /// Returns the JSON of an answer with this status.
    #[track_caller]
    pub fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        self.json()
    }

    /// Makes sure that it is a problem of a kind, and returns it.
    #[track_caller]
    pub fn problem(&self, status: u16, kind: &str) -> Value {
        let problem = self.expect(status);
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert_eq!(problem["type"], format!("urn:kezek:problem:{kind}"));
        assert_eq!(problem["status"], status);
        problem
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

/// Sends a request, and makes sure that the answer is a documented one.
pub async fn send(request: RequestBuilder) -> Answer {
    let (http, request) = request.build_split();
    let request = request.expect("a request");
    let (method, path) = (request.method().clone(), request.url().path().to_owned());
    let response = http.execute(request).await.expect("the server answers");
    let (status, headers) = (response.status(), response.headers().clone());
    let endless = headers
        .get("content-type")
        .is_some_and(|kind| kind == "text/event-stream");
    let bytes = if endless {
        Vec::new()
    } else {
        response.bytes().await.expect("the answer is whole").into()
    };
    let answer = Answer {
        status,
        headers,
        bytes,
    };
    if method != Method::HEAD {
        super::shape::check(method.as_str(), &path, &answer);
    }
    answer
}

/// Returns an instant of civil time in Kazakhstan.
pub fn civil(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(&format!("{text}:00+05:00"))
        .expect("a time")
        .with_timezone(&Utc)
}

impl World {
    /// Opens an office on 10 March 2026 at 10:30, law and wall.
    pub async fn open() -> Self {
        Self::open_as(OfficeMode::Demo).await
    }

    pub async fn open_as(mode: OfficeMode) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let database = Database::empty(folder.path()).await;
        Self::open_in(folder, database, mode, Settings::built_in()).await
    }

    /// Opens an office with some settings of its own.
    pub async fn open_set(mode: OfficeMode, set: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = Settings::built_in();
        set(&mut settings);
        Self::open_with(mode, settings).await
    }

    /// Opens an office that has a share of what is signed together opened first.
    pub async fn open_sampling(percent: u32) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let database = Database::empty(folder.path()).await;
        let config = folder.path().join("config");
        copy_all(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("config"),
            &config,
        );
        let policy = config.join(DEMO_POLICY);
        let text = std::fs::read_to_string(&policy).expect("the policy");
        let (before, after) = text
            .split_once("[keys.\"sign-off.sample-percent\"]")
            .expect("the key");
        let after = after.replacen("value     = 20", &format!("value     = {percent}"), 1);
        let text = format!("{before}[keys.\"sign-off.sample-percent\"]{after}");
        std::fs::write(&policy, text).expect("it is written");
        let source = ConfigSource::Dir(config);
        let lawbook = Lawbook::load_with_policy(&source, DEMO_POLICY);
        let lawbook = Arc::new(lawbook.expect("the law book is sound"));
        Self::open_by(
            folder,
            database,
            OfficeMode::Demo,
            Settings::built_in(),
            lawbook,
        )
        .await
    }

    /// Opens an office with settings of its own.
    pub async fn open_with(mode: OfficeMode, settings: Settings) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let database = Database::empty(folder.path()).await;
        Self::open_in(folder, database, mode, settings).await
    }

    /// Starts a server that listens somewhere, if it does.
    pub async fn try_open(listen: &str, settings: Settings) -> Result<ServerHandle, StartError> {
        let folder = tempfile::tempdir().expect("a folder");
        let database = Database::empty(folder.path()).await;
        let clock = Clock::fixed(civil("2026-03-10T10:30"));
        let options = options(&folder, &database.url, &clock, &clock, OfficeMode::Demo);
        start(ServerOptions {
            settings,
            listen: listen.parse().expect("an address"),
            ..options
        })
        .await
    }

    /// Opens an office on a database that is there already.
    pub async fn open_on(database: Database) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self::open_in(folder, database, OfficeMode::Demo, Settings::built_in()).await
    }

    async fn open_in(
        folder: TempDir,
        database: Database,
        mode: OfficeMode,
        settings: Settings,
    ) -> Self {
        Self::open_by(folder, database, mode, settings, Arc::clone(&LAWBOOK)).await
    }

    async fn open_by(
        folder: TempDir,
        database: Database,
        mode: OfficeMode,
        settings: Settings,
        lawbook: Arc<Lawbook>,
    ) -> Self {
        let (law, wall) = (
            Clock::fixed(civil("2026-03-10T10:30")),
            Clock::fixed(civil("2026-03-10T10:30")),
        );
        let server = start(ServerOptions {
            settings,
            lawbook,
            ..options(&folder, &database.url, &law, &wall, mode)
        })
        .await
        .expect("the server starts");
        for (login, role, unit) in PEOPLE {
            let post = Post {
                role,
                unit: UnitId::parse(unit).expect("a unit"),
            };
            add(&server, login, vec![post], wall.now()).await;
        }
        Self {
            folder,
            database,
            server,
            law,
            wall,
            http: client(),
        }
    }

    /// Stops the server and starts it again on the same files.
    pub async fn restart(self) -> Self {
        let mode = self.server.office.info().mode;
        self.server.shutdown().await.expect("it ends well");
        let server = serve(
            &self.folder,
            &self.database.url,
            &self.law,
            &self.wall,
            mode,
        )
        .await;
        Self { server, ..self }
    }

    /// Stops the server and starts it on another database and other papers.
    pub async fn moved_to(self, database: Database, folder: TempDir) -> Self {
        let mode = self.server.office.info().mode;
        self.server.shutdown().await.expect("it ends well");
        let server = serve(&folder, &database.url, &self.law, &self.wall, mode).await;
        Self {
            folder,
            database,
            server,
            ..self
        }
    }

    /// Starts one more server on the same database and papers.
    pub async fn second_server(&self) -> ServerHandle {
        let mode = self.server.office.info().mode;
        serve(
            &self.folder,
            &self.database.url,
            &self.law,
            &self.wall,
            mode,
        )
        .await
    }

    /// Opens the store beside the server.
    pub async fn store(&self, mode: Mode) -> Store {
        Store::open(&StoreOptions {
            database: self.database.url.clone(),
            papers: self.folder.path().join("papers"),
            mode,
            readers: 2,
        })
        .await
        .expect("it opens")
    }

    /// Connects past the program, with nothing that keeps the past as it was.
    pub async fn tamper(&self) -> Raw {
        self.database.connect(true).await
    }

    pub fn pass_wall_time(&self, by: TimeDelta) {
        assert!(self.wall.set(self.wall.now() + by));
    }

    pub fn set_law_time(&self, text: &str) {
        assert!(self.law.set(civil(text)));
    }

    /// Begins a request without a session.
    pub fn anonymous(&self, method: Method, path: &str) -> RequestBuilder {
        self.http
            .request(method, format!("{}{path}", self.server.url()))
    }

    /// Signs in, and returns a voice to speak with.
    pub async fn sign_in(&self, login: &str) -> Voice {
        Voice::sign_in(self.http.clone(), &self.server.url(), login).await
    }

    /// Hands in a complete application and returns its case.
    pub async fn receive(&self) -> Value {
        let gateway = self.sign_in("gateway").await;
        gateway
            .receive(&application(&Uuid::now_v7().to_string()))
            .await
    }

    /// Runs commands on a case, each by the person named, each at its civil time.
    pub async fn play(&self, case: &str, steps: &[(&str, &str, Value)]) {
        let mut voices: HashMap<&str, Voice> = HashMap::new();
        for (at, login, command) in steps {
            self.set_law_time(at);
            if !voices.contains_key(login) {
                voices.insert(login, self.sign_in(login).await);
            }
            let voice = &voices[login];
            let version = voice.version(case).await;
            let answer = voice.command(case, version, command).await;
            assert_eq!(
                answer.status,
                StatusCode::OK,
                "{command}: {}",
                answer.text()
            );
        }
    }
}

/// Returns a client for this machine.
pub fn client() -> reqwest::Client {
    // Another test may have chosen a provider before.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .tls_certs_only([])
        .build()
        .expect("a client")
}

async fn serve(
    folder: &TempDir,
    database: &DatabaseUrl,
    law: &Clock,
    wall: &Clock,
    mode: OfficeMode,
) -> ServerHandle {
    start(options(folder, database, law, wall, mode))
        .await
        .expect("the server starts")
}

pub fn options(
    folder: &TempDir,
    database: &DatabaseUrl,
    law: &Clock,
    wall: &Clock,
    mode: OfficeMode,
) -> ServerOptions {
    ServerOptions {
        settings: Settings::built_in(),
        lawbook: Arc::clone(&LAWBOOK),
        clock: law.clone(),
        wall: wall.clone(),
        mode,
        database: database.clone(),
        papers: folder.path().join("papers"),
        listen: "127.0.0.1:0".parse().expect("an address"),
    }
}

fn copy_all(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a type").is_dir() {
            copy_all(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("it is copied");
        }
    }
}

/// Makes an account.
pub async fn add(server: &ServerHandle, login: &str, posts: Vec<Post>, at: DateTime<Utc>) {
    let login = Login::parse(login).expect("a login");
    let access = Access {
        id: Uuid::now_v7(),
        at,
        login: login.to_string(),
        act: "account-added",
        case: None,
        assigned: None,
        document: None,
        note: None,
    };
    let account = NewAccount {
        name: RawText::from(format!("Person {login}")),
        password_hash: HASH.clone(),
        draft_key: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=".to_owned(),
        posts,
        login,
        access,
    };
    let plan = Plan::AddAccount(Box::new(account));
    server
        .office
        .store()
        .write(plan)
        .await
        .expect("it is added");
}

/// The papers of an application: document and content.
const PAPERS: [(&str, &str); 4] = [
    ("application", "Application for the certificate, invented."),
    ("identity-document", "Passport A1234567, invented."),
    (
        "education-document",
        "Diploma No. 114-7 was issued in 2015.",
    ),
    ("work-experience", "Worked as a welder from 2015 to 2025."),
];

/// Returns a paper that says something.
pub fn paper(says: &str) -> Vec<u8> {
    make_pdf(&PaperText {
        title: "Invented".to_owned(),
        lines: vec![says.to_owned()],
        stamp: None,
    })
    .expect("a paper")
}

/// Returns an application whose papers are those that [`Voice::send_papers`] sends.
pub fn application(reference: &str) -> Value {
    let papers: Vec<Value> = PAPERS
        .iter()
        .map(|(document, says)| {
            let mut paper = json!({
                "document": document,
                "sha256": sha256_hex(&paper(says)),
                "name": format!("{document}.pdf"),
            });
            if *document == "identity-document" {
                paper["expires_on"] = json!("2031-12-31");
            }
            paper
        })
        .collect();
    json!({
        "service": "qualification-certificate",
        "request": "issue",
        "channel": "portal",
        "unit": "almaty",
        "filed_at": civil("2026-03-10T10:00"),
        "reference": reference,
        "language": "ru",
        "applicant": {
            "family_name": "Okafor", "given_name": "Adaeze", "born_on": "1990-01-15",
            "citizenship": "NGA", "iin": "900115300003", "identity_number": "A1234567",
        },
        "details": { "profession": "Welder" },
        "papers": papers,
    })
}

/// A person who is signed in.
#[derive(Clone)]
pub struct Voice {
    http: reqwest::Client,
    url: String,
    pub token: String,
}

impl Voice {
    /// Signs in on the server at `url`.
    pub async fn sign_in(http: reqwest::Client, url: &str, login: &str) -> Self {
        let body = json!({ "login": login, "password": PASSWORD });
        let request = http.post(format!("{url}/v1/sessions")).json(&body);
        let opened = send(request).await.expect(201);
        Self {
            http,
            url: url.to_owned(),
            token: opened["token"].as_str().expect("a token").to_owned(),
        }
    }

    /// A voice with a token that nobody has.
    pub fn nobody(http: reqwest::Client, url: &str) -> Self {
        Self {
            http,
            url: url.to_owned(),
            token: "0".repeat(64),
        }
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http
            .request(method, format!("{}{path}", self.url))
            .bearer_auth(&self.token)
    }

    pub async fn get(&self, path: &str) -> Answer {
        send(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        send(self.request(Method::POST, path).json(body)).await
    }

    pub async fn put_paper(&self, sha256: &str, bytes: Vec<u8>) -> Answer {
        let path = format!("/v1/documents/{sha256}");
        send(self.request(Method::PUT, &path).body(bytes)).await
    }

    pub async fn send_papers(&self) {
        for (_, says) in PAPERS {
            let bytes = paper(says);
            let answer = self.put_paper(&sha256_hex(&bytes), bytes).await;
            assert!(answer.status.is_success(), "{}", answer.text());
        }
    }

    /// Hands in an application with its papers, and returns the receipt.
    pub async fn receive(&self, application: &Value) -> Value {
        self.send_papers().await;
        self.post("/v1/applications", application).await.expect(201)
    }

    pub async fn version(&self, case: &str) -> u64 {
        let answer = self.get(&format!("/v1/cases/{case}")).await;
        answer.expect(200)["case"]["version"]
            .as_u64()
            .expect("a version")
    }

    /// Sends a command under a new key.
    pub async fn command(&self, case: &str, version: u64, command: &Value) -> Answer {
        let key = Uuid::now_v7().to_string();
        send(self.keyed(case, version, &key, command)).await
    }

    pub fn keyed(&self, case: &str, version: u64, key: &str, command: &Value) -> RequestBuilder {
        self.request(Method::POST, &format!("/v1/cases/{case}/commands"))
            .header("if-match", format!("\"{version}\""))
            .header("idempotency-key", key)
            .json(command)
    }
}

/// Returns the identity in a receipt.
pub fn id(receipt: &Value) -> String {
    receipt["case_id"].as_str().expect("an identity").to_owned()
}
