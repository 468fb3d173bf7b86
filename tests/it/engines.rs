//! Which database a test runs on: a file of its own, or a database of its own in a private
//! PostgreSQL that is started for this run of the tests and ends with it, however it ends.
//!
//! A test is written once, with `#[tokio::test]`, and runs on SQLite. Its name in the
//! [`on_postgres`] list of its file runs it on PostgreSQL too; `house` says when one is missing.
//! Without PostgreSQL on the machine such a test says that it was skipped; with `KEZEK_CI` set it
//! fails.

use std::cell::Cell;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{LazyLock, Mutex};

use kezek::store::DatabaseUrl;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use tempfile::TempDir;

thread_local! {
    /// Whether the test that runs on this thread is to use PostgreSQL.
    static ON_POSTGRES: Cell<bool> = const { Cell::new(false) };
}

/// Runs tests of the same file on PostgreSQL too.
macro_rules! on_postgres {
    ($($test:ident),+ $(,)?) => {
        mod on_postgres {
            $(
                #[test]
                fn $test() {
                    $crate::engines::run_on_postgres(stringify!($test), super::$test);
                }
            )+
        }
    };
}
pub(crate) use on_postgres;

/// Runs what makes no sense on SQLite: `async` functions of the same file.
macro_rules! only_on_postgres {
    ($($test:ident),+ $(,)?) => {
        mod only_on_postgres {
            $(
                #[test]
                fn $test() {
                    $crate::engines::run_on_postgres(stringify!($test), || {
                        tokio::runtime::Runtime::new()
                            .expect("an event loop")
                            .block_on(super::$test());
                    });
                }
            )+
        }
    };
}
pub(crate) use only_on_postgres;

/// Runs `test`; the databases that it makes are PostgreSQL's.
pub fn run_on_postgres(name: &str, test: fn()) {
    if CLUSTER.is_some() {
        ON_POSTGRES.set(true);
        test();
        ON_POSTGRES.set(false);
    } else {
        assert!(
            std::env::var_os("KEZEK_CI").is_none(),
            "no PostgreSQL on this machine (install the package postgresql)"
        );
        eprintln!("SKIPPED: {name}: no PostgreSQL on this machine");
    }
}

/// The PostgreSQL of this run.
static CLUSTER: LazyLock<Option<Cluster>> = LazyLock::new(Cluster::start);

/// Databases that no test uses any more; the next one that is made drops them.
static LEFT: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// A database of one test.
pub struct Database {
    pub url: DatabaseUrl,
    name: Option<String>,
}

impl Database {
    /// Makes an empty one: a file in `folder`, or a database in the cluster.
    pub async fn empty(folder: &Path) -> Self {
        if ON_POSTGRES.get() {
            CLUSTER.as_ref().expect("it was there").database().await
        } else {
            Self {
                url: DatabaseUrl::sqlite(folder.join("kezek.db")),
                name: None,
            }
        }
    }

    /// Connects past the program. `tampering` switches off what keeps the past as it was.
    pub async fn connect(&self, tampering: bool) -> Raw {
        match &self.url {
            DatabaseUrl::Sqlite(path) => {
                let options = SqliteConnectOptions::new().filename(path);
                let connection = options.foreign_keys(!tampering).connect().await;
                let mut raw = Raw::Sqlite(connection.expect("it opens"));
                if tampering {
                    let triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'";
                    for trigger in raw.texts(triggers).await {
                        raw.run(&format!("DROP TRIGGER {trigger}")).await;
                    }
                }
                raw
            }
            DatabaseUrl::Postgres(url) => {
                let options: PgConnectOptions = url.parse().expect("an address");
                let mut raw = Raw::Postgres(options.connect().await.expect("it opens"));
                if tampering {
                    raw.run("SET session_replication_role = replica").await;
                }
                raw
            }
        }
    }

    pub fn is_postgres(&self) -> bool {
        self.name.is_some()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Some(name) = self.name.take() {
            LEFT.lock().expect("nobody panics here").push(name);
        }
    }
}

/// A connection past the program.
pub enum Raw {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Raw {
    /// Runs statements, and says what the database answered.
    pub async fn attempt(&mut self, sql: &str) -> Result<(), sqlx::Error> {
        let sql = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
        match self {
            Self::Sqlite(one) => sql.execute(one).await.map(|_| ()),
            Self::Postgres(one) => sql.execute(one).await.map(|_| ()),
        }
    }

    /// Runs statements.
    pub async fn run(&mut self, sql: &str) {
        self.attempt(sql).await.expect("the statement runs");
    }

    /// Returns the one number that a statement gives.
    pub async fn number(&mut self, sql: &str) -> i64 {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        match self {
            Self::Sqlite(one) => sqlx::query_scalar(sql).fetch_one(one).await,
            Self::Postgres(one) => sqlx::query_scalar(sql).fetch_one(one).await,
        }
        .expect("a number")
    }

    /// Returns the texts that a statement gives.
    pub async fn texts(&mut self, sql: &str) -> Vec<String> {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        match self {
            Self::Sqlite(one) => sqlx::query_scalar(sql).fetch_all(one).await,
            Self::Postgres(one) => sqlx::query_scalar(sql).fetch_all(one).await,
        }
        .expect("texts")
    }

    /// Returns the steps in which SQLite would run a statement.
    pub async fn explained(&mut self, sql: &str) -> Vec<String> {
        let Self::Sqlite(one) = self else {
            return Vec::new();
        };
        let sql = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
        let steps: Vec<(i64, i64, i64, String)> = sqlx::query_as(sql)
            .fetch_all(one)
            .await
            .expect("it explains");
        steps.into_iter().map(|(.., step)| step).collect()
    }

    /// Lets nobody write until the connection is closed.
    pub async fn hold(&mut self) {
        let sql = match self {
            Self::Sqlite(_) => "BEGIN IMMEDIATE",
            Self::Postgres(_) => "BEGIN; UPDATE feed_end SET last_id = last_id",
        };
        self.run(sql).await;
    }

    pub async fn close(self) {
        match self {
            Self::Sqlite(one) => one.close().await,
            Self::Postgres(one) => one.close().await,
        }
        .expect("it closes");
    }
}

/// A PostgreSQL server in a folder of its own, on a socket in that folder.
pub struct Cluster {
    folder: PathBuf,
    binaries: PathBuf,
    /// Holds a pipe to a shell that stops the server when the pipe breaks.
    watcher: Child,
}

impl Cluster {
    /// Starts one; `None` when PostgreSQL is not installed.
    pub fn start() -> Option<Self> {
        let binaries = binaries()?;
        let folder = TempDir::with_prefix("kezek-pg-").expect("a folder").keep();
        if let Some((user, group)) = other_user() {
            std::os::unix::fs::chown(&folder, Some(user), Some(group)).expect("it is given away");
        }
        let made = as_other(&binaries.join("initdb"), &folder)
            .args(["--no-sync", "--auth=trust", "--username=kezek"])
            .args(["--encoding=UTF8", "--locale=C", "--data-checksums"])
            .args(["--pgdata", "data"])
            .output()
            .expect("initdb starts");
        assert!(
            made.status.success(),
            "{}",
            String::from_utf8_lossy(&made.stderr)
        );
        // In a group of its own, so that an interrupt of the tests does not end it first.
        let script = format!(
            "cat >/dev/null; '{}' -D data -m immediate stop; cd /; rm -rf '{}'",
            binaries.join("pg_ctl").display(),
            folder.display()
        );
        let watcher = as_other(Path::new("/bin/sh"), &folder)
            .args(["-c", &script])
            .stdin(Stdio::piped())
            .process_group(0)
            .spawn()
            .expect("a shell starts");
        let cluster = Self {
            folder,
            binaries,
            watcher,
        };
        cluster.control(&["start"]);
        Some(cluster)
    }

    /// Starts or stops the server, and waits until it did.
    pub fn control(&self, how: &[&str]) {
        let settings = format!(
            "-c listen_addresses='' -c unix_socket_directories='{}' -c fsync=off \
             -c full_page_writes=off -c max_connections=400 -c shared_buffers=32MB \
             -c autovacuum=off",
            self.folder.display()
        );
        let done = as_other(&self.binaries.join("pg_ctl"), &self.folder)
            .args(["-D", "data", "-l", "log", "-w", "-t", "60", "-o", &settings])
            .args(how)
            .status()
            .expect("pg_ctl starts");
        let log = || std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        assert!(done.success(), "{how:?}: {}", log());
    }

    /// Returns the address of a database in it.
    pub fn url(&self, name: &str) -> String {
        format!(
            "postgres:///{name}?host={}&user=kezek",
            self.folder.display()
        )
    }

    /// Returns the folder of its files.
    pub fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// Makes an empty database.
    pub async fn database(&self) -> Database {
        let name = format!("t{}", uuid::Uuid::new_v4().simple());
        let options: PgConnectOptions = self.url("postgres").parse().expect("an address");
        let mut raw = Raw::Postgres(options.connect().await.expect("the cluster answers"));
        let left = std::mem::take(&mut *LEFT.lock().expect("nobody panics here"));
        for old in left {
            let drop = format!("DROP DATABASE IF EXISTS {old} WITH (FORCE)");
            // One of another cluster is not here; one that stays takes room, no more.
            let _ = raw.attempt(&drop).await;
        }
        raw.run(&format!("CREATE DATABASE {name}")).await;
        raw.close().await;
        Database {
            url: self.url(&name).parse().expect("an address"),
            name: Some(name),
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // The pipe breaks, and the shell does the rest.
        drop(self.watcher.stdin.take());
        let _ = self.watcher.wait();
    }
}

/// Returns the folder of the newest installed PostgreSQL.
fn binaries() -> Option<PathBuf> {
    let mut installed: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .collect();
    installed.sort();
    let on_path = std::env::var_os("PATH");
    let on_path = on_path
        .iter()
        .flat_map(std::env::split_paths)
        .collect::<Vec<_>>();
    installed
        .into_iter()
        .rev()
        .map(|(_, folder)| folder)
        .chain(on_path)
        .find(|folder| folder.join("initdb").exists() && folder.join("pg_ctl").exists())
}

/// PostgreSQL refuses to run as root: then somebody else runs it.
fn other_user() -> Option<(u32, u32)> {
    if !rustix::process::geteuid().is_root() {
        return None;
    }
    let users = std::fs::read_to_string("/etc/passwd").expect("there are users");
    let find = |name: &str| {
        users.lines().find_map(|line| {
            let mut fields = line.split(':');
            let found = fields.next()? == name;
            let (user, group) = (fields.nth(1)?.parse().ok()?, fields.next()?.parse().ok()?);
            found.then_some((user, group))
        })
    };
    find("postgres").or_else(|| find("nobody"))
}

fn as_other(program: &Path, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .env("LC_ALL", "C");
    if let Some((user, group)) = other_user() {
        command.uid(user).gid(group);
    }
    command
}
