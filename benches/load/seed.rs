//! Many cases, made of the demo's: each is a real history with another name, number and officer,
//! chained and written as the server writes, so that the audit holds at the end.

use std::collections::HashSet;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::{StreamExt, stream};
use kezek::casework::queue::Row;
use kezek::casework::{Case, CaseId, Login, Post, RawText, Recorded};
use kezek::clock::wall_now;
use kezek::office::DatabaseUrl;
use kezek::regulation::canonical::sha256_hex;
use kezek::regulation::{Role, StageKind, UnitId};
use kezek::store::plan::{Access, NewAccount, NewSession, Origin};
use kezek::store::{Commit, Mode, Plan, Store, StoreOptions};
use kezek::wire::session::Means;
use uuid::Uuid;

/// How many writes are on their way at once.
const AT_ONCE: usize = 512;

/// The units of the officers, in turn.
const UNITS: [&str; 2] = ["almaty", "astana"];

/// The cases have numbers of a year of their own: neither the demo nor the office gives them.
const YEAR: &str = "99-";

/// Where the database and the papers are.
pub struct Place {
    pub url: String,
    pub papers: PathBuf,
    /// The demo's folder, in which there is room for more.
    pub demo: PathBuf,
}

/// Who there is, and what they can work on.
pub struct World {
    /// A session of each officer; every other one is of the other unit.
    pub tokens: Vec<String>,
    /// Cases that go on, by unit.
    pub cases: [Vec<Arc<Own>>; 2],
    pub told: String,
}

/// A case that one connection at a time works on.
pub struct Own {
    pub id: String,
    /// The version it stands at.
    pub version: AtomicU64,
}

impl Place {
    /// Makes the demo's office in `folder`, and brings it to `database` when one is named that
    /// does not have it of an earlier run.
    pub fn of(database: Option<&str>, folder: &Path, again: bool) -> Self {
        let demo = folder.join("demo");
        let mut child = Command::new(env!("CARGO_BIN_EXE_kezek"))
            .args(["demo", "--headless", "--keep"])
            .arg(&demo)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the demo starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("a standard output"))
            .read_line(&mut line)
            .expect("it says where it is");
        let pid = rustix::process::Pid::from_child(&child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).expect("it is told");
        child.wait().expect("it ends");
        let local = format!("sqlite:{}", demo.join("kezek.db").display());
        let papers = demo.join("papers");
        let url = database.map_or_else(
            || local.clone(),
            |url| {
                if again {
                    return url.to_owned();
                }
                let copied = Command::new(env!("CARGO_BIN_EXE_kezek"))
                    .args(["copy", "--from", &local, "--to", url])
                    .status()
                    .expect("the copy runs");
                assert!(copied.success(), "the demo could not be copied to {url}");
                url.to_owned()
            },
        );
        Self { url, papers, demo }
    }

    async fn open(&self) -> Store {
        let database: DatabaseUrl = self.url.parse().expect("a database address");
        Store::open(&StoreOptions {
            database,
            papers: self.papers.clone(),
            mode: Mode::ReadWrite,
            readers: 4,
        })
        .await
        .expect("the store opens")
    }

    /// Returns the file of a SQLite database.
    fn file(&self) -> Option<PathBuf> {
        self.url.strip_prefix("sqlite:").map(PathBuf::from)
    }
}

/// A case of the demo, as text in which names are replaced.
struct Template {
    id: String,
    number: String,
    reference: Option<String>,
    history: String,
    state: String,
    stage_kind: StageKind,
    sender: Login,
    papers: Vec<String>,
}

/// Makes `count` cases and `officers` officers with a session each.
pub async fn seed(place: &Place, count: usize, officers: usize) -> World {
    let began = Instant::now();
    let store = place.open().await;
    let templates = templates(&store).await;
    let executors = executors(&store).await;
    stream::iter(0..officers)
        .for_each_concurrent(AT_ONCE, |number| account(&store, number))
        .await;
    let (templates, executors) = (Arc::new(templates), Arc::new(executors));
    let made: Vec<Option<(usize, CaseId, u64)>> = stream::iter(0..count)
        .map(|place| {
            let (templates, executors) = (Arc::clone(&templates), Arc::clone(&executors));
            let store = store.clone();
            async move {
                // Making a case costs as much as writing it: the two go on beside each other.
                let making = tokio::task::spawn_blocking(move || {
                    let template = &templates[place % templates.len()];
                    let number = format!("{YEAR}{:07}", place + 1);
                    multiply(template, &number, &executors, officers, place)
                });
                let (commit, known) = making.await.expect("a case is made");
                store
                    .write(Plan::Commit(Box::new(commit)))
                    .await
                    .expect("it is written");
                known
            }
        })
        .buffer_unordered(AT_ONCE)
        .collect()
        .await;
    let mut cases = [Vec::new(), Vec::new()];
    for (unit, id, version) in made.into_iter().flatten() {
        cases[unit].push(Arc::new(Own {
            id: id.to_string(),
            version: version.into(),
        }));
    }
    let done = format!("seeded in {:.1} s", began.elapsed().as_secs_f64());
    world(place, store, officers, cases, &done).await
}

/// Returns the world that an earlier run made.
pub async fn found(place: &Place, officers: usize) -> World {
    let store = place.open().await;
    let mut cases = [Vec::new(), Vec::new()];
    let take = |row: Row| {
        let unit = UNITS.iter().position(|unit| *unit == row.unit.as_str());
        if let Some(unit) = unit.filter(|_| row.number.starts_with(YEAR) && !row.status.is_closed())
        {
            cases[unit].push(Arc::new(Own {
                id: row.id.to_string(),
                version: row.version.into(),
            }));
        }
    };
    store.each_row(take).await.expect("rows");
    world(place, store, officers, cases, "of an earlier run").await
}

/// Lets the officers sign in, now that there is what they work on: whoever does nothing for a
/// quarter of an hour is signed out.
async fn world(
    place: &Place,
    store: Store,
    officers: usize,
    cases: [Vec<Arc<Own>>; 2],
    done: &str,
) -> World {
    let tokens: Vec<String> = stream::iter(0..officers)
        .map(|number| sign_in(&store, number))
        .buffered(AT_ONCE)
        .collect()
        .await;
    let all = store.case_count().await.expect("a count");
    let size = place
        .file()
        .and_then(|file| std::fs::metadata(file).ok())
        .map_or_else(String::new, |file| format!(", {} MB", file.len() >> 20));
    let told = format!(
        "{}: {all} cases, {officers} officers{size}, {done}",
        place.url.split(':').next().unwrap_or_default(),
    );
    store.close().await;
    World {
        tokens,
        cases,
        told,
    }
}

async fn templates(store: &Store) -> Vec<Template> {
    let mut rows: Vec<Row> = Vec::new();
    store.each_row(|row| rows.push(row)).await.expect("rows");
    rows.sort_by(|a, b| a.number.cmp(&b.number));
    let mut templates = Vec::with_capacity(rows.len());
    for row in rows {
        let stored = store
            .case(row.id)
            .await
            .expect("it is read")
            .expect("a case");
        let history = store.history(row.id, 0).await.expect("a history");
        let application = &stored.case.application;
        templates.push(Template {
            id: row.id.to_string(),
            number: row.number,
            reference: application
                .reference
                .as_ref()
                .map(|reference| reference.as_raw().to_owned()),
            papers: application
                .papers
                .iter()
                .map(|paper| paper.sha256.clone())
                .collect(),
            history: serde_json::to_string(&history).expect("plain JSON"),
            state: serde_json::to_string(&stored.case).expect("plain JSON"),
            stage_kind: row.stage_kind,
            sender: Login::parse(&stored.sender).expect("a login"),
        });
    }
    templates
}

/// Returns the demo's executors of each unit.
async fn executors(store: &Store) -> [HashSet<String>; 2] {
    let holders = store.holders(Role::Executor).await.expect("executors");
    UNITS.map(|unit| {
        let unit = UnitId::parse(unit).expect("a unit");
        let people = holders.get(&unit).into_iter().flatten();
        people.map(|person| person.login.to_string()).collect()
    })
}

fn login(number: usize) -> String {
    format!("officer-{number}")
}

fn line(login: &str, act: &'static str, at: DateTime<Utc>) -> Access {
    Access {
        id: Uuid::now_v7(),
        at,
        login: login.to_owned(),
        act,
        case: None,
        assigned: None,
        document: None,
        note: None,
    }
}

async fn account(store: &Store, number: usize) {
    let name = login(number);
    let now = wall_now();
    let account = NewAccount {
        login: Login::parse(&name).expect("a login"),
        name: RawText::from(format!("Officer {number}")),
        password_hash: "nobody signs in with a password here".to_owned(),
        draft_key: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=".to_owned(),
        posts: vec![Post {
            role: Role::Executor,
            unit: UnitId::parse(UNITS[number % 2]).expect("a unit"),
        }],
        access: line(&name, "account-added", now),
    };
    store
        .write(Plan::AddAccount(Box::new(account)))
        .await
        .expect("an account");
}

/// Opens a session; returns its token.
async fn sign_in(store: &Store, number: usize) -> String {
    let name = login(number);
    let now = wall_now();
    let token = sha256_hex(format!("{name} {now}").as_bytes());
    let session = NewSession {
        token_sha256: sha256_hex(token.as_bytes()),
        login: Login::parse(&name).expect("a login"),
        opened_at: now,
        ends_at: now + TimeDelta::hours(12),
        id: Uuid::new_v4(),
        address: "127.0.0.1".to_owned(),
        means: Means::Password,
        access: line(&name, "signed-in", now),
    };
    store
        .write(Plan::OpenSession(session))
        .await
        .expect("a session");
    token
}

/// Returns the commit of a new case made of `template`, and, when it goes on, its unit, identity
/// and version.
fn multiply(
    template: &Template,
    number: &str,
    executors: &[HashSet<String>; 2],
    officers: usize,
    place: usize,
) -> (Commit, Option<(usize, CaseId, u64)>) {
    let id = CaseId(Uuid::now_v7());
    let reference = format!("LOAD-{place}");
    let renamed = |text: &str| {
        let mut text = text
            .replace(&template.id, &id.to_string())
            .replace(&template.number, number);
        if let Some(old) = &template.reference {
            text = text.replace(&format!("\"{old}\""), &format!("\"{reference}\""));
        }
        for (unit, logins) in executors.iter().enumerate() {
            let officer = login((place * 2 + unit) % officers.max(2));
            for old in logins {
                text = text.replace(&format!("\"{old}\""), &format!("\"{officer}\""));
            }
        }
        text
    };
    let recorded: Vec<Recorded> =
        serde_json::from_str(&renamed(&template.history)).expect("a history");
    let case: Case = serde_json::from_str(&renamed(&template.state)).expect("a case");
    let row = Row::of(&case, template.stage_kind);
    let unit = UNITS.iter().position(|unit| *unit == row.unit.as_str());
    let goes_on = !case.status.kind().is_closed();
    let known = unit
        .filter(|_| goes_on)
        .map(|unit| (unit, id, case.version));
    let origin = Origin {
        sender: template.sender.clone(),
        reference: template.reference.is_some().then_some(reference),
        papers: template.papers.clone(),
    };
    let commit = Commit {
        origin: Some(origin),
        ..Commit::new(None, &recorded, &case, &row)
    };
    (commit, known)
}

/// Recomputes every chain and fold, as `kezek audit verify` does.
pub async fn verify(place: &Place) -> String {
    let began = Instant::now();
    let store = place.open().await;
    let report = store.verify(None).await.expect("it is read");
    store.close().await;
    format!(
        "audit: {} faults, {} events, in {:.1} s",
        report.faults.len(),
        report.events,
        began.elapsed().as_secs_f64()
    )
}
