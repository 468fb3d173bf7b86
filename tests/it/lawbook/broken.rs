//! How a config is broken in these tests: a shipped file is changed, and the faults of the whole
//! config are compared with what is expected.
//!
//! In the text that is put in, `‸` marks where a fault is expected; it is taken out before the
//! file is written, so that no line number stands in a test.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kezek::lawbook::{ConfigSource, Fault, Lawbook};

pub const EDITION: &str = "procedures/qualification-certificate/order-236-2026.toml";
pub const EARLIER: &str = "procedures/qualification-certificate/order-236-2023.toml";
const CERTIFICATE: &str = "procedures/qualification-certificate/";
pub const SERVICE: &str = "procedures/qualification-certificate/service.toml";
pub const YEAR: &str = "calendar/2023.toml";
pub const ZONE: &str = "calendar/zone.toml";
pub const POLICY: &str = "policy.toml";
pub const QUEUE: &str = "queues/sign-off.toml";
pub const COMMON: &str = "procedures/common.toml";
pub const DEMO_POLICY: &str = "demo/policy.toml";
/// An edition with every shape that an edition may have; see [`Broken::trial`].
pub const TRIAL: &str = "procedures/trial/first.toml";

const MARK: char = '‸';

/// A config folder of its own, to be broken.
pub struct Broken {
    folder: tempfile::TempDir,
    files: BTreeMap<String, String>,
}

impl Broken {
    pub fn new() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("config");
        let mut files = BTreeMap::new();
        for inside in ["procedures", "calendar", "queues", "demo"] {
            collect(&root, &root.join(inside), &mut files);
        }
        files.retain(|path, _| !path.starts_with("demo/") || path == "demo/policy.toml");
        let policy = std::fs::read_to_string(root.join(POLICY)).unwrap();
        files.insert(POLICY.to_owned(), policy);
        Self::of(files)
    }

    /// The shipped config with one service only: quicker to read again and again.
    pub fn certificate() -> Self {
        let mut files = Self::new().files;
        files.retain(|path, _| !is_edition(path) || path.starts_with(CERTIFICATE));
        Self::of(files)
    }

    /// The shipped config and in place of its services one of no real law, so that a
    /// test of a shape does not hang on the words of an act.
    pub fn trial() -> Self {
        let mut files = Self::new().files;
        files.retain(|path, _| !is_edition(path));
        let service = "procedures/trial/service.toml".to_owned();
        files.insert(service, include_str!("trial/service.toml").to_owned());
        files.insert(
            TRIAL.to_owned(),
            include_str!("trial/first.toml").to_owned(),
        );
        for (path, more) in [
            (POLICY, include_str!("trial/policy.toml")),
            (DEMO_POLICY, include_str!("trial/demo-policy.toml")),
        ] {
            if let Some(policy) = files.get_mut(path) {
                policy.push_str(more);
            }
        }
        Self::of(files)
    }

    fn of(files: BTreeMap<String, String>) -> Self {
        let broken = Self {
            folder: tempfile::tempdir().unwrap(),
            files,
        };
        for (path, text) in &broken.files {
            broken.write(path, text.as_bytes());
        }
        broken
    }

    pub fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join(inside)
    }

    pub fn write(&self, inside: &str, bytes: &[u8]) {
        let path = self.path(inside);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    pub fn text(&self, inside: &str) -> &str {
        &self.files[inside]
    }

    /// Returns every file with its text.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Puts a file back as it was.
    pub fn restore(&self, inside: &str) {
        self.write(inside, self.files[inside].as_bytes());
    }

    pub fn remove(&self, inside: &str) {
        std::fs::remove_file(self.path(inside)).unwrap();
    }

    pub fn load(&self) -> Result<Lawbook, Vec<Fault>> {
        Lawbook::load(&ConfigSource::Dir(self.folder.path().to_owned()))
    }

    /// Returns the faults as `file:line:column code`, with ` -> name` where one is suggested.
    pub fn faults(&self) -> Vec<String> {
        self.load()
            .err()
            .unwrap_or_default()
            .iter()
            .map(|fault| {
                let suggestion = fault
                    .suggestion
                    .as_ref()
                    .map_or(String::new(), |name| format!(" -> {name}"));
                format!(
                    "{}:{}:{} {}{suggestion}",
                    fault.file,
                    fault.line,
                    fault.column,
                    fault.problem.code()
                )
            })
            .collect()
    }
}

fn is_edition(path: &str) -> bool {
    path.starts_with("procedures/") && path != COMMON
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            let inside = path.strip_prefix(root).unwrap().to_string_lossy();
            files.insert(
                inside.replace('\\', "/"),
                std::fs::read_to_string(&path).unwrap(),
            );
        }
    }
}

/// One way to break a file: in each edit the first `from` becomes `to`, in which `‸` marks the
/// place of each expected fault. `codes` are in the order of the places in the file.
pub struct Change {
    edits: Vec<(&'static str, &'static str)>,
    codes: &'static [&'static str],
}

pub fn change(from: &'static str, to: &'static str, codes: &'static [&'static str]) -> Change {
    Change {
        edits: vec![(from, to)],
        codes,
    }
}

impl Change {
    pub fn and(mut self, from: &'static str, to: &'static str) -> Self {
        self.edits.push((from, to));
        self
    }

    /// Returns the broken text and the marked places.
    fn apply(&self, text: &str) -> (String, Vec<(usize, usize)>) {
        let mut marked = text.to_owned();
        for (from, to) in &self.edits {
            assert!(marked.contains(from), "{from:?} is not there");
            marked = marked.replacen(from, to, 1);
        }
        let mut plain = String::new();
        let mut places = Vec::new();
        let (mut line, mut column) = (1, 1);
        for c in marked.chars() {
            if c == MARK {
                places.push((line, column));
                continue;
            }
            plain.push(c);
            if c == '\n' {
                (line, column) = (line + 1, 1);
            } else {
                column += 1;
            }
        }
        (plain, places)
    }
}

/// Breaks a file in one way after another and compares all faults of the config.
pub fn check_all(file: &str, changes: &[Change]) {
    check_in(&Broken::certificate(), file, changes);
}

/// Breaks a file of the trial, or one that the trial depends on.
pub fn check_trial(file: &str, changes: &[Change]) {
    check_in(&Broken::trial(), file, changes);
}

fn check_in(broken: &Broken, file: &str, changes: &[Change]) {
    assert_eq!(
        broken.faults(),
        Vec::<String>::new(),
        "the shipped config is sound"
    );
    let mut wrong = Vec::new();
    for change in changes {
        let (text, places) = change.apply(broken.text(file));
        broken.write(file, text.as_bytes());
        let expected: Vec<String> = places
            .iter()
            .zip(change.codes)
            .map(|((line, column), code)| format!("{file}:{line}:{column} {code}"))
            .collect();
        let found = broken.faults();
        if found != expected || places.len() != change.codes.len() {
            let edits = &change.edits;
            wrong.push(format!(
                "{edits:?}\n  found    {found:?}\n  expected {expected:?}"
            ));
        }
        broken.restore(file);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
