//! A database that is damaged takes no decisions: quarantine at the first sign, reading goes on.

use std::io::{Read, Seek, SeekFrom, Write};

use kezek::store::{Mode, Store, StoreError, StoreOptions, lift_quarantine, quarantine_of};
use reqwest::Method;
use serde_json::json;

use crate::api::world::{World, id, send};
use crate::engines::on_postgres;

/// Overwrites the pages in the middle of the database with noise, as a failing disk would.
fn damage(world: &World) {
    let mut file = std::fs::OpenOptions::new()
        .read(true)
        .write(true)
        .open(world.database.url.file().unwrap())
        .unwrap();
    let mut header = [0_u8; 100];
    file.read_exact(&mut header).unwrap();
    let page = u64::from(u16::from_be_bytes([header[16], header[17]]));
    let pages = file.metadata().unwrap().len() / page;
    // The first pages hold the schema; what is not open at all would prove nothing.
    for number in 2..pages {
        file.seek(SeekFrom::Start(number * page)).unwrap();
        let noise: Vec<u8> = (0..page)
            .map(|n| (n * 31 + number * 7 + 13) as u8)
            .collect();
        file.write_all(&noise).unwrap();
    }
    file.sync_all().unwrap();
}

// SQLite only: it damages the file. What PostgreSQL does is in `postgres`.
#[tokio::test]
async fn the_first_sign_of_corruption_stops_every_write() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    // Brings everything from the log into the file, and the file into nobody's memory.
    let world = world.restart().await;
    damage(&world);

    let answer = voice_of(
        &world,
        &voice.token,
        Method::GET,
        &format!("/v1/cases/{case}"),
    )
    .await;
    assert!(answer >= 500, "{answer}");
    let ready = send(world.anonymous(Method::GET, "/health/ready")).await;
    ready.problem(503, "unavailable");
    let store = world.server.office.store();
    assert!(store.quarantine().is_some());

    let body = json!({ "login": "executor", "password": crate::api::world::PASSWORD });
    let sign_in = send(world.anonymous(Method::POST, "/v1/sessions").json(&body)).await;
    assert!(sign_in.status.is_server_error());
    // What is in memory still answers.
    let live = send(world.anonymous(Method::GET, "/health/live")).await;
    live.expect(200);
}

async fn voice_of(world: &World, token: &str, method: Method, path: &str) -> u16 {
    let request = world.anonymous(method, path).bearer_auth(token);
    send(request).await.status.as_u16()
}

#[tokio::test]
async fn in_quarantine_nothing_is_written_and_reading_goes_on() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    let office = &world.server.office;
    office.store().enter_quarantine("an examiner said so");

    let note = json!({ "command": "add-note", "text": "Not to be written." });
    voice
        .command(&case, 2, &note)
        .await
        .problem(503, "unavailable");
    // Lists are.
    let page = voice.get("/v1/queues/open/cases").await.expect(200);
    assert_eq!(page["total"], 1);
    // A case is not shown: nobody could log that it was.
    let view = voice.get(&format!("/v1/cases/{case}")).await;
    view.problem(503, "unavailable");
    let ready = send(world.anonymous(Method::GET, "/health/ready")).await;
    ready.problem(503, "unavailable");
    assert_eq!(office.store().verify(None).await.unwrap().faults, []);
}

#[tokio::test]
async fn a_restart_ends_no_quarantine_before_the_database_was_found_to_be_sound() {
    let world = World::open().await;
    world.receive().await;
    world.server.office.store().enter_quarantine("an examiner");
    let papers = world.folder.path().join("papers");
    let options = StoreOptions {
        database: world.database.url.clone(),
        papers: papers.clone(),
        mode: Mode::ReadWrite,
        readers: 2,
    };
    let opened = Store::open(&options).await;
    if world.database.is_postgres() {
        // Nobody looks a whole PostgreSQL through at a start.
        let Err(StoreError::Quarantined { reason }) = opened else {
            panic!("{opened:?}");
        };
        assert_eq!(reason, "an examiner");
        // The command that finds everything as it was recorded lifts it.
        let config = world.folder.path().join("settings");
        std::fs::create_dir(&config).unwrap();
        let settings = format!("[server]\npapers = {papers:?}\n");
        std::fs::write(config.join("kezek.toml"), settings).unwrap();
        let verified = std::process::Command::new(env!("CARGO_BIN_EXE_kezek"))
            .args(["audit", "verify", "--lang", "en", "--config"])
            .arg(&config)
            .env("KEZEK_DATABASE", world.database.url.with_password())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&verified.stderr);
        assert!(said.contains("The quarantine is lifted"), "{said}");
        assert!(verified.status.success());
        Store::open(&options).await.unwrap().close().await;
    } else {
        // The file was looked through, and it is sound.
        opened.unwrap().close().await;
    }
    assert_eq!(quarantine_of(&papers), None);
    assert!(!lift_quarantine(&papers).unwrap());
}

// SQLite only: it damages the file.
#[tokio::test]
async fn a_file_that_is_still_damaged_is_not_written_to_after_a_restart() {
    let world = World::open().await;
    world.receive().await;
    let world = world.restart().await;
    damage(&world);
    world.server.office.store().enter_quarantine("an examiner");
    let opened = Store::open(&StoreOptions {
        database: world.database.url.clone(),
        papers: world.folder.path().join("papers"),
        mode: Mode::ReadWrite,
        readers: 2,
    })
    .await;
    assert!(opened.is_err(), "{opened:?}");
    assert!(quarantine_of(&world.folder.path().join("papers")).is_some());
}

on_postgres! {
    a_restart_ends_no_quarantine_before_the_database_was_found_to_be_sound,
    in_quarantine_nothing_is_written_and_reading_goes_on,
}
