//! Drafts on the disk: whole, unreadable for anybody else, and never silently lost.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kezek::casework::{CaseId, CommandKind, Login};
use kezek::client::drafts::{DraftError, DraftName, DraftStore};
use kezek::wire::DraftBody;
use uuid::Uuid;

const SERVER: &str = "https://kezek.example/";

fn key(byte: u8) -> String {
    STANDARD.encode([byte; 32])
}

fn login(text: &str) -> Login {
    Login::parse(text).unwrap()
}

fn name(serial: u128) -> DraftName {
    DraftName {
        case: CaseId(Uuid::from_u128(serial)),
        kind: CommandKind::PrepareRefusal,
    }
}

fn draft(text: &str, minute: u32) -> DraftBody {
    DraftBody {
        case_version: 7,
        idempotency_key: Uuid::from_u128(9),
        fields: serde_json::json!({"facts": text, "cursor": [1, 2], "section": "grounds"}),
        saved_at: format!("2026-03-12T04:{minute:02}:00Z").parse().unwrap(),
    }
}

fn open(dir: &Path) -> DraftStore {
    DraftStore::open(dir, SERVER, &login("s.akhmetova"), &key(1)).unwrap()
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn a_draft_comes_back_as_it_was_typed() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    assert_eq!(store.load(name(1)).unwrap(), None);
    let typed = draft("Сөз\u{1b}[2J\u{202e} — не законченное", 5);
    store.save(name(1), &typed).unwrap();
    store.save(name(2), &draft("другое", 6)).unwrap();
    assert_eq!(store.load(name(1)).unwrap(), Some(typed));
    let newer = draft("новее", 7);
    store.save(name(1), &newer).unwrap();
    // A program that is started anew finds them, the newest first.
    let store = open(dir.path());
    assert_eq!(store.load(name(1)).unwrap(), Some(newer));
    let (unsent, aside) = store.unsent().unwrap();
    assert_eq!(
        unsent.iter().map(|one| one.name).collect::<Vec<_>>(),
        [name(1), name(2)]
    );
    assert_eq!(aside, 0);
    store.wipe(name(1)).unwrap();
    store.wipe(name(1)).unwrap();
    assert_eq!(store.load(name(1)).unwrap(), None);
    store.wipe_all().unwrap();
    assert_eq!(files(dir.path()), Vec::<PathBuf>::new());
}

#[test]
fn nothing_on_the_disk_says_who_or_what() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    store
        .save(name(0x00c0_ffee), &draft("Ахметов 900115300003", 5))
        .unwrap();
    let files = files(dir.path());
    assert_eq!(files.len(), 1, "nothing half-written is left: {files:?}");
    let file = &files[0];
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(file), 0o600);
    assert_eq!(mode(file.parent().unwrap()), 0o700);
    let relative = file
        .strip_prefix(dir.path())
        .unwrap()
        .to_string_lossy()
        .into_owned();
    let bytes = std::fs::read(file).unwrap();
    let seen = format!("{relative} {}", String::from_utf8_lossy(&bytes));
    for secret in [
        "akhmetova",
        "c0ffee",
        "prepare",
        "refusal",
        "kezek.example",
        "Ахметов",
        "900115300003",
        "facts",
    ] {
        assert!(!seen.contains(secret), "{secret} stands on the disk");
    }
    // The same draft twice never makes the same bytes.
    store
        .save(name(0x00c0_ffee), &draft("Ахметов 900115300003", 5))
        .unwrap();
    assert_ne!(std::fs::read(file).unwrap(), bytes);
}

#[test]
fn every_flipped_or_missing_byte_is_noticed_and_the_file_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    store.save(name(1), &draft("сөз", 5)).unwrap();
    let file = files(dir.path()).remove(0);
    let good = std::fs::read(&file).unwrap();
    let flipped = (0..good.len()).map(|at| {
        let mut bad = good.clone();
        bad[at] ^= 1;
        bad
    });
    let cut = (0..good.len()).step_by(7).map(|end| good[..end].to_vec());
    for bad in flipped.chain(cut) {
        std::fs::write(&file, &bad).unwrap();
        let error = store.load(name(1)).unwrap_err();
        let DraftError::Unreadable { kept_at } = &error else {
            panic!("{error:?}");
        };
        assert_eq!(
            std::fs::read(kept_at).unwrap(),
            bad,
            "what was there is kept"
        );
        assert_eq!(
            store.load(name(1)).unwrap(),
            None,
            "and does not stand in the way"
        );
        std::fs::remove_file(kept_at).unwrap();
    }
    std::fs::write(&file, &good).unwrap();
    assert!(store.load(name(1)).unwrap().is_some());
    // Two bad ones in a row do not overwrite each other.
    for _ in 0..2 {
        std::fs::write(&file, b"KZDRAFT1 nonsense").unwrap();
        assert_eq!(store.unsent().unwrap().1, 1);
    }
    assert_eq!(files(dir.path()).len(), 2);
}

#[test]
fn another_key_person_server_or_case_opens_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    store.save(name(1), &draft("сөз", 5)).unwrap();
    let file = files(dir.path()).remove(0);

    for (server, who) in [
        ("https://other.example/", "s.akhmetova"),
        (SERVER, "k.omarov"),
    ] {
        let other = DraftStore::open(dir.path(), server, &login(who), &key(1)).unwrap();
        assert_eq!(other.load(name(1)).unwrap(), None);
        assert_eq!(other.unsent().unwrap(), (Vec::new(), 0));
    }
    // A file that was moved under the name of another case.
    store.save(name(2), &draft("иное", 6)).unwrap();
    let second = files(dir.path())
        .into_iter()
        .find(|path| *path != file)
        .unwrap();
    let bytes = std::fs::read(&second).unwrap();
    std::fs::copy(&file, &second).unwrap();
    assert!(matches!(
        store.load(name(2)),
        Err(DraftError::Unreadable { .. })
    ));
    std::fs::write(&second, bytes).unwrap();
    assert!(store.load(name(2)).unwrap().is_some());

    let foreign = DraftStore::open(dir.path(), SERVER, &login("s.akhmetova"), &key(2)).unwrap();
    assert!(matches!(
        foreign.load(name(1)),
        Err(DraftError::Unreadable { .. })
    ));
    assert!(!file.exists());

    for bad in ["", "abc", &STANDARD.encode([1; 31]), "&&&"] {
        let refused = DraftStore::open(dir.path(), SERVER, &login("a"), bad);
        assert!(matches!(refused, Err(DraftError::BadKey)), "{bad}");
    }
}

#[test]
fn a_link_planted_in_place_of_a_draft_is_not_followed() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    store.save(name(1), &draft("сөз", 5)).unwrap();
    let file = files(dir.path()).remove(0);
    let target = dir.path().join("target");
    std::fs::write(&target, "do not touch").unwrap();
    std::fs::remove_file(&file).unwrap();
    std::os::unix::fs::symlink(&target, &file).unwrap();
    assert!(matches!(store.load(name(1)), Err(DraftError::Disk { .. })));
    store.save(name(1), &draft("сөз", 6)).unwrap();
    assert_eq!(std::fs::read_to_string(&target).unwrap(), "do not touch");
    assert!(store.load(name(1)).unwrap().is_some());
}
