//! The power goes: what was written and not synced is gone, or there in part, or torn. Whatever
//! was acknowledged before is there all the same.
//!
//! ```text
//!   strace writes down every pwrite and fdatasync ──► the files as they would be after a loss
//!   the trace's length at each answer             ──► what had to be safe by then
//! ```
//! An image holds every write up to the last sync of its file, and of the later ones none, some,
//! or some sectors. Each is opened and held against the answers that came before it.

use std::collections::HashMap;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use kezek::casework::CaseId;
use kezek::store::{DatabaseUrl, Mode, Store, StoreOptions};
use serde_json::json;

use super::times;
use crate::api::world::{Voice, application, client, id};
use crate::program::{Place, Served};

/// What a disk writes at once.
const SECTOR: usize = 512;

/// The files that hold the cases.
const FILES: [&str; 2] = ["kezek.db", "kezek.db-wal"];

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_survives_a_loss_of_power() {
    if !traces() {
        assert!(
            std::env::var_os("KEZEK_CI").is_none(),
            "strace is not installed or may not trace"
        );
        eprintln!("SKIPPED: what_was_acknowledged_survives: strace cannot be used here");
        return;
    }
    let answers = times(12, 100);
    let per_answer = times(4, 10);
    let folder = tempfile::tempdir().expect("a folder");
    let database = DatabaseUrl::sqlite(folder.path().join("kezek.db"));
    let place = Place::of(&database, folder.path());
    place.add_account("gateway", "gateway:almaty");
    place.add_account("executor", "executor:almaty");
    let before = FILES.map(|file| std::fs::read(folder.path().join(file)).unwrap_or_default());
    let trace = folder.path().join("trace");
    let server = Served::start(traced(&place, &trace));
    let gateway = Voice::sign_in(client(), &server.url, "gateway").await;
    let case = id(&gateway.receive(&application("R-1")).await);
    let voice = Voice::sign_in(client(), &server.url, "executor").await;
    let mut version = voice.version(&case).await;
    let mut marks = Vec::new();
    for n in 0..answers {
        let note = json!({ "command": "add-note", "text": format!("Note {n}.") });
        voice.command(&case, version, &note).await.expect(200);
        version += 1;
        let length = std::fs::metadata(&trace).expect("a trace").len();
        marks.push((usize::try_from(length).expect("a length"), version));
    }
    server.kill();
    let text = std::fs::read(&trace).expect("a trace");
    let case: CaseId = case.parse().expect("an identity");
    let mut dice = Dice(20_261_127);
    let mut images = 0;
    for (length, acknowledged) in marks {
        let disk = Disk::replay(before.clone(), &text[..length]);
        for way in 0..per_answer {
            let image = tempfile::tempdir().expect("a folder");
            disk.lose_power(image.path(), way, &mut dice);
            check(image.path(), case, acknowledged, way).await;
            images += 1;
        }
    }
    println!("{answers} acknowledged commands, {images} images of the disk");
}

/// Opens what the loss left, and makes sure that nothing acknowledged is missing.
async fn check(folder: &Path, case: CaseId, acknowledged: u64, way: usize) {
    let store = Store::open(&StoreOptions {
        database: DatabaseUrl::sqlite(folder.join("kezek.db")),
        papers: folder.join("papers"),
        mode: Mode::ReadWrite,
        readers: 2,
    })
    .await
    .unwrap_or_else(|error| panic!("after version {acknowledged}, way {way}: {error}"));
    let stored = store.case(case).await.expect("it is read");
    let version = stored.map_or(0, |stored| stored.case.version);
    assert!(
        version >= acknowledged,
        "version {acknowledged} was acknowledged, {version} is there (way {way})"
    );
    assert_eq!(store.verify(None).await.expect("it is read").faults, []);
    store.close().await;
}

/// Returns whether programs can be traced here.
fn traces() -> bool {
    Command::new("strace")
        .args(["-qq", "-o", "/dev/null", "true"])
        .status()
        .is_ok_and(|status| status.success())
}

/// Returns the call of a server whose writes are written down.
fn traced(place: &Place, trace: &Path) -> Command {
    let serving = place.serving();
    let mut command = Command::new("strace");
    command
        .process_group(0)
        .args(["-f", "-y", "-qq", "-xx", "-s", "1048576"])
        .args(["-e", "trace=pwrite64,fdatasync,fsync,ftruncate"])
        .arg("-o")
        .arg(trace)
        .arg(serving.get_program())
        .args(serving.get_args());
    for (name, value) in serving.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command
}

/// Something done to a file that is not safe yet.
#[derive(Debug, Clone)]
enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Cut { length: usize },
}

/// A file with what is safe of it and what is not.
#[derive(Debug, Clone, Default)]
struct File {
    safe: Vec<u8>,
    later: Vec<Change>,
}

/// The files as the disk and the cache of the machine have them.
#[derive(Debug, Clone)]
struct Disk([File; 2]);

impl Disk {
    /// Follows a trace from its beginning.
    fn replay(before: [Vec<u8>; 2], trace: &[u8]) -> Self {
        let mut disk = Self(before.map(|safe| File {
            safe,
            later: Vec::new(),
        }));
        let text = String::from_utf8_lossy(trace);
        // A call that another thread interrupts stands in two lines.
        let mut begun: HashMap<&str, &str> = HashMap::new();
        for line in text.lines() {
            let Some((thread, call)) = line.split_once(' ') else {
                continue;
            };
            let call = call.trim_start();
            if let Some(start) = call.strip_suffix(" <unfinished ...>") {
                begun.insert(thread, start);
            } else if let Some(end) = call.strip_prefix("<... ") {
                if let Some(start) = begun.remove(thread) {
                    disk.follow(start, end);
                }
            } else if let Some((start, end)) = call.rsplit_once(") = ") {
                disk.follow(start, end);
            }
        }
        disk
    }

    /// Takes one call in; one that failed changed nothing.
    fn follow(&mut self, call: &str, result: &str) {
        let result = result.rsplit("= ").next().unwrap_or(result);
        if result.starts_with('-') {
            return;
        }
        let Some((name, arguments)) = call.split_once('(') else {
            return;
        };
        let Some((path, rest)) = arguments
            .split_once('<')
            .and_then(|(_, rest)| rest.split_once('>'))
        else {
            return;
        };
        let path = PathBuf::from(String::from_utf8_lossy(&plain(path)).into_owned());
        let known = FILES
            .iter()
            .position(|file| path.file_name().is_some_and(|name| name == *file));
        let Some(file) = known.map(|place| &mut self.0[place]) else {
            return;
        };
        match name {
            "pwrite64" => {
                let mut parts = rest.trim_start_matches(", ").rsplitn(3, ", ");
                let at = number(parts.next());
                let _length = parts.next();
                let bytes = plain(parts.next().unwrap_or_default().trim_matches('"'));
                file.later.push(Change::Write { at, bytes });
            }
            "ftruncate" => file.later.push(Change::Cut {
                length: number(Some(rest.trim_start_matches(", "))),
            }),
            "fdatasync" | "fsync" => {
                for change in std::mem::take(&mut file.later) {
                    apply(&mut file.safe, &change);
                }
            }
            other => panic!("{other} was not asked for"),
        }
    }

    /// Writes the files as a loss of power leaves them: of what was not synced nothing (0), all
    /// (1), some of the writes (odd), or some of the sectors (even).
    fn lose_power(&self, folder: &Path, way: usize, dice: &mut Dice) {
        for (name, file) in FILES.iter().zip(&self.0) {
            let mut left = file.safe.clone();
            for change in &file.later {
                match (way, change) {
                    (0, _) => {}
                    (1, change) => apply(&mut left, change),
                    (way, change) if way % 2 == 1 || matches!(change, Change::Cut { .. }) => {
                        if dice.even() {
                            apply(&mut left, change);
                        }
                    }
                    (_, Change::Write { at, bytes }) => {
                        for (place, sector) in bytes.chunks(SECTOR).enumerate() {
                            if dice.even() {
                                let at = at + place * SECTOR;
                                let bytes = sector.to_vec();
                                apply(&mut left, &Change::Write { at, bytes });
                            }
                        }
                    }
                    (_, Change::Cut { .. }) => {}
                }
            }
            std::fs::write(folder.join(name), left).expect("it is written");
        }
    }
}

fn apply(file: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Write { at, bytes } => {
            let end = at + bytes.len();
            if file.len() < end {
                file.resize(end, 0);
            }
            file[*at..end].copy_from_slice(bytes);
        }
        Change::Cut { length } => file.resize(*length, 0),
    }
}

/// Reads the bytes of `\x37\x7f…`.
fn plain(text: &str) -> Vec<u8> {
    text.split("\\x")
        .filter_map(|byte| u8::from_str_radix(byte.get(..2)?, 16).ok())
        .collect()
}

fn number(text: Option<&str>) -> usize {
    let digits = text.unwrap_or_default().trim();
    digits
        .parse()
        .unwrap_or_else(|_| panic!("{digits:?} is no number"))
}

/// Even or odd, the same in every run.
struct Dice(u64);

impl Dice {
    fn even(&mut self) -> bool {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33).is_multiple_of(2)
    }
}
