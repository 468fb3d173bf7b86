//! Copies, backups and exports: whole and sound, from either engine to either, or not at all.

use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Command, Output};

use kezek::store::copy::{Copied, Extent, copy, migrate};
use kezek::store::{DatabaseUrl, Mode, Store, StoreError, StoreOptions};
use serde_json::{Value, json};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use crate::api::world::{World, approval, id};
use crate::engines::{Database, on_postgres, only_on_postgres};

/// An office with a decided case, an accepted one, a draft and a lease.
async fn lived_in() -> World {
    let world = World::open().await;
    let first = id(&world.receive().await);
    world.play(&first, &approval()).await;
    let second = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    voice
        .command(&second, 2, &json!({ "command": "accept" }))
        .await
        .expect(200);
    let lease = format!("/v1/cases/{second}/lease");
    voice.post(&lease, &json!({})).await.expect(200);
    world
}

fn place(url: &DatabaseUrl, folder: &Path) -> StoreOptions {
    StoreOptions {
        database: url.clone(),
        papers: folder.join("papers"),
        mode: Mode::ReadWrite,
        readers: 2,
    }
}

fn here(world: &World) -> StoreOptions {
    place(&world.database.url, world.folder.path())
}

/// Makes sure that every table there is was copied, with all of its rows.
async fn counted(copied: &Copied, database: &Database) {
    let mut raw = database.connect(false).await;
    let tables = if database.is_postgres() {
        "SELECT table_name::text FROM information_schema.tables
         WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'"
    } else {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> '_sqlx_migrations'"
    };
    let mut there = raw.texts(tables).await;
    there.sort();
    let mut listed: Vec<String> = copied
        .tables
        .iter()
        .map(|(table, _)| (*table).to_owned())
        .collect();
    listed.sort();
    assert_eq!(there, listed, "every table is copied");
    for (table, rows) in &copied.tables {
        let found = raw.number(&format!("SELECT count(*) FROM {table}")).await;
        assert_eq!(u64::try_from(found).unwrap(), *rows, "{table}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_of_a_copy_is_the_same_office_with_its_papers() {
    let world = lived_in().await;
    let before = world.server.office.store().verify(None).await.unwrap();
    let voice = world.sign_in("supervisor").await;
    let cases = voice.get("/v1/cases/26-000001").await.expect(200);

    let outside = tempfile::tempdir().unwrap();
    let file = DatabaseUrl::sqlite(outside.path().join("kezek.db"));
    let backup = place(&file, outside.path());
    let copied = copy(&here(&world), &backup, Extent::Whole).await.unwrap();
    assert_eq!(copied.report.head, before.head);
    assert_eq!(copied.papers.copied, 4);
    assert_eq!(copied.papers.missing, [""; 0]);

    let back = tempfile::tempdir().unwrap();
    let database = Database::empty(back.path()).await;
    let restored = copy(&backup, &place(&database.url, back.path()), Extent::Whole)
        .await
        .unwrap();
    assert_eq!(restored, copied);
    counted(&restored, &database).await;

    // The sessions live on, and the office goes on where it was.
    let world = world.moved_to(database, back).await;
    let request = world.anonymous(reqwest::Method::GET, "/v1/cases/26-000001");
    let there = crate::api::world::send(request.bearer_auth(&voice.token)).await;
    assert_eq!(there.expect(200), cases);
    let third = world.receive().await;
    assert_eq!(third["number"], "26-000003");
    let store = world.server.office.store();
    assert_eq!(store.verify(None).await.unwrap().faults, []);
    let feed = store.changes_since(0, 1000).await.unwrap();
    assert!(feed.windows(2).all(|pair| pair[0].id < pair[1].id));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_refuses_what_holds_something_and_what_is_not_sound() {
    let world = lived_in().await;
    let taken = copy(&here(&world), &here(&world), Extent::Whole)
        .await
        .unwrap_err();
    assert!(matches!(taken, StoreError::NotEmpty { .. }), "{taken}");

    let mut raw = world.tamper().await;
    raw.run("UPDATE events SET kind = 'forged' WHERE seq = 3")
        .await;
    raw.close().await;
    let outside = tempfile::tempdir().unwrap();
    let database = Database::empty(outside.path()).await;
    let target = place(&database.url, outside.path());
    let refused = copy(&here(&world), &target, Extent::Whole)
        .await
        .unwrap_err();
    assert!(matches!(refused, StoreError::NotSound { .. }), "{refused}");
    if let DatabaseUrl::Sqlite(file) = &database.url {
        assert!(!file.exists());
    }
}

/// What one process leaves behind, another finds: the steps that were taken already are not taken
/// again, also when two begin at once.
#[tokio::test(flavor = "multi_thread")]
async fn several_that_start_at_once_bring_the_tables_up_to_date_once() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::empty(folder.path()).await;
    let options = place(&database.url, folder.path());
    let first = migrate(&options).await.unwrap();
    assert_eq!(first.before, None);
    assert_eq!(first.steps.len() as i64, first.after);
    let again = migrate(&options).await.unwrap();
    assert_eq!(again.before, Some(first.after));
    assert_eq!(again.steps, []);
}

async fn four_that_start_at_once_on_an_empty_database_all_start() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::empty(folder.path()).await;
    let options = place(&database.url, folder.path());
    let starting = (0..4).map(|_| Store::open(&options));
    for store in futures_util::future::join_all(starting).await {
        store.expect("it starts").close().await;
    }
}

fn kezek(database: &DatabaseUrl, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kezek"))
        .args(arguments)
        .env("KEZEK_DATABASE", database.with_password())
        .env("KEZEK_LANG", "en")
        .env_remove("KEZEK_CONFIG")
        .output()
        .expect("the program starts")
}

fn told(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8(text).expect("text")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_commands_back_up_restore_and_export() {
    let world = lived_in().await;
    let head = world.server.office.store().audit_head().await.unwrap();
    let head = head
        .map(|head| format!("{}:{}", head.no, head.hash))
        .unwrap();
    let outside = tempfile::tempdir().unwrap();
    let papers = world.folder.path().join("papers");
    let url = &world.database.url;
    let folder = outside.path().join("backup");
    let backed_up = Command::new(env!("CARGO_BIN_EXE_kezek"))
        .arg("copy")
        .args(["--from", &url.with_password()])
        .args(["--papers-from", papers.to_str().unwrap()])
        .args(["--to", &format!("sqlite:{}/kezek.db", folder.display())])
        .args(["--json", "--lang", "en"])
        .output()
        .unwrap();
    assert!(backed_up.status.success(), "{}", told(&backed_up));
    let answer: Value = serde_json::from_slice(&backed_up.stdout).unwrap();
    assert_eq!(answer["head"], head);
    assert_eq!(answer["papers"], json!({ "copied": 4, "missing": [] }));

    let again = DatabaseUrl::sqlite(outside.path().join("again/kezek.db"));
    let restored = kezek(&again, &["restore", folder.to_str().unwrap()]);
    assert!(restored.status.success(), "{}", told(&restored));
    assert!(told(&restored).contains("Papers: 4"), "{}", told(&restored));
    // Who was signed in is not signed in again, and whoever restores is told what to look at.
    let words = "Accounts, passwords and posts are those of the moment of the backup";
    assert!(told(&restored).contains(words), "{}", told(&restored));
    let count = async |url: &DatabaseUrl, table: &str| {
        let path = url.file().unwrap();
        let rows = format!("SELECT count(*) FROM {table}");
        let mut raw = SqliteConnectOptions::new()
            .filename(path)
            .connect()
            .await
            .unwrap();
        let count: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(rows))
            .fetch_one(&mut raw)
            .await
            .unwrap();
        raw.close().await.unwrap();
        count
    };
    let whole = DatabaseUrl::sqlite(folder.join("kezek.db"));
    for table in ["sessions", "leases"] {
        assert!(count(&whole, table).await > 0, "{table} went with the copy");
        assert_eq!(count(&again, table).await, 0, "{table} came back");
    }
    assert!(count(&again, "accounts").await > 0);
    let verified = kezek(&again, &["audit", "verify", "--head", &head]);
    assert!(verified.status.success(), "{}", told(&verified));
    let twice = kezek(&again, &["restore", folder.to_str().unwrap()]);
    assert_eq!(twice.status.code(), Some(2), "{}", told(&twice));
    let there = outside.path().join("again");
    let once_more = outside.path().join("once-more");
    let backup = kezek(&again, &["backup", once_more.to_str().unwrap()]);
    assert!(backup.status.success(), "{}", told(&backup));
    assert!(there.join("papers").is_dir() && once_more.join("papers").is_dir());
    let mode = |path: &Path| std::fs::metadata(path).unwrap().mode() & 0o777;
    for folder in [&once_more, &once_more.join("papers"), &there] {
        assert_eq!(mode(folder), 0o700, "{}", folder.display());
    }
    for folder in [&once_more, &there] {
        assert_eq!(mode(&folder.join("kezek.db")), 0o600);
    }

    let exported = kezek(url, &["audit", "export"]);
    assert!(exported.status.success(), "{}", told(&exported));
    let file = outside.path().join("export.ndjson");
    let verify = |lines: &str, head: &str| {
        std::fs::write(&file, lines).unwrap();
        let file = file.to_str().unwrap();
        kezek(url, &["audit", "verify", "--export", file, "--head", head])
    };
    let lines = String::from_utf8(exported.stdout).unwrap();
    let sound = verify(&lines, &head);
    assert!(sound.status.success(), "{}", told(&sound));
    let cut: Vec<&str> = lines.lines().collect();
    for (changed, told_as) in [
        (lines.replacen("passed", "failed", 1), "altered"),
        ([&cut[..2], &cut[3..]].concat().join("\n"), "deleted"),
        (cut[..cut.len() - 1].join("\n"), "deleted"),
    ] {
        let found = verify(&changed, &head);
        assert_eq!(found.status.code(), Some(1), "{}", told(&found));
        assert!(told(&found).contains(told_as), "{}", told(&found));
    }
    let migrated = kezek(url, &["migrate"]);
    assert!(
        told(&migrated).contains("up to date"),
        "{}",
        told(&migrated)
    );
}

on_postgres! {
    a_copy_of_a_copy_is_the_same_office_with_its_papers,
    a_copy_refuses_what_holds_something_and_what_is_not_sound,
    several_that_start_at_once_bring_the_tables_up_to_date_once,
    the_commands_back_up_restore_and_export,
}

// On SQLite one process starts.
only_on_postgres! {
    four_that_start_at_once_on_an_empty_database_all_start,
}
