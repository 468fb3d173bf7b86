//! Where config files come from: the program itself or a folder.

use std::io::Read;
use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;

use super::fault::{Fault, Problem};

/// The largest file that is read, in bytes.
const LARGEST: u64 = 1 << 20;
/// The most files that a config folder may hold.
const MOST_FILES: usize = 10_000;
/// How deep folders may lie in each other (a link may lead back into its own folder).
const DEEPEST: usize = 8;

/// What else may lie in a config folder; other parts of the program read it.
const OTHERS: [&str; 10] = [
    "README.md",
    "kezek.toml",
    "keys.toml",
    "demo",
    "example",
    "fonts",
    "locales",
    "screens",
    "systemd",
    "themes",
];

#[derive(RustEmbed)]
#[folder = "config/"]
#[include = "*.toml"]
#[exclude = "locales/*"]
#[exclude = "fonts/*"]
struct Shipped;

/// Where the law is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfigSource {
    /// The files that the program carries.
    Embedded,
    /// A folder that replaces them whole.
    Dir(PathBuf),
}

/// One file of the law: its path inside the config folder, and its text.
pub(super) struct ConfigFile {
    pub path: String,
    pub text: String,
}

impl ConfigSource {
    /// Reads every file that holds law, policy or queues, and the policy at `policy_path`; files
    /// that cannot be read are faults.
    pub(super) fn files(&self, policy_path: &str) -> (Vec<ConfigFile>, Vec<Fault>) {
        let mut files = Vec::new();
        let mut faults = Vec::new();
        match self {
            Self::Embedded => {
                for path in Shipped::iter().filter(|path| is_ours(path) || path == policy_path) {
                    if let Some(file) = Shipped::get(&path) {
                        take(&path, &file.data, &mut files, &mut faults);
                    }
                }
            }
            Self::Dir(folder) => {
                let mut walk = Walk {
                    files: &mut files,
                    faults: &mut faults,
                    seen: 0,
                };
                walk.folder(folder, "", 0);
                walk.policy(folder, super::DEMO_POLICY);
                if policy_path
                    .split('/')
                    .all(|part| !part.is_empty() && part != "..")
                {
                    walk.policy(folder, policy_path);
                }
            }
        }
        files.sort_by(|one, other| one.path.cmp(&other.path));
        (files, faults)
    }
}

/// Returns whether the law book reads the file at `path`.
fn is_ours(path: &str) -> bool {
    matches!(path, "policy.toml" | "demo/policy.toml")
        || ["procedures/", "calendar/", "queues/"]
            .iter()
            .any(|folder| path.starts_with(folder))
}

struct Walk<'a> {
    files: &'a mut Vec<ConfigFile>,
    faults: &'a mut Vec<Fault>,
    seen: usize,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path, inside: &str, depth: usize) {
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.unreadable(inside, &error),
        };
        for entry in entries {
            match entry {
                Ok(entry) => self.entry(&entry, inside, depth),
                Err(error) => self.unreadable(inside, &error),
            }
            if self.seen > MOST_FILES {
                let problem = Problem::TooManyFiles { most: MOST_FILES };
                self.faults.push(whole(inside, problem));
                return;
            }
        }
    }

    fn entry(&mut self, entry: &std::fs::DirEntry, inside: &str, depth: usize) {
        self.seen += 1;
        let name = entry.file_name().to_string_lossy().into_owned();
        // Names with a dot in front belong to editors and version control.
        if name.starts_with('.') {
            return;
        }
        let path = if inside.is_empty() {
            name
        } else {
            format!("{inside}/{name}")
        };
        let at_root = inside.is_empty();
        if at_root && OTHERS.contains(&path.as_str()) {
            return;
        }
        let about = match std::fs::metadata(entry.path()) {
            Ok(about) => about,
            Err(error) => return self.unreadable(&path, &error),
        };
        if about.is_dir() {
            let known = !at_root || is_ours(&format!("{path}/"));
            if !known || depth >= DEEPEST {
                self.faults.push(whole(&path, Problem::UnknownFile));
            } else {
                self.folder(&entry.path(), &path, depth + 1);
            }
        } else if !is_ours(&path) {
            self.faults.push(whole(&path, Problem::UnknownFile));
        } else if !about.is_file() {
            // A pipe would never end.
            self.faults.push(whole(&path, Problem::NotAFile));
        } else {
            self.file(&entry.path(), &path);
        }
    }

    /// Reads the policy at `path` when it is there and was not read yet.
    fn policy(&mut self, folder: &Path, path: &str) {
        let there = std::fs::metadata(folder.join(path)).is_ok_and(|about| about.is_file());
        let read = self.files.iter().any(|file| file.path == path)
            || self.faults.iter().any(|fault| fault.file == path);
        if there && !read {
            self.file(&folder.join(path), path);
        }
    }

    fn file(&mut self, path: &Path, inside: &str) {
        let mut bytes = Vec::new();
        let read = std::fs::File::open(path)
            .and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
        match read {
            Ok(_) => take(inside, &bytes, self.files, self.faults),
            Err(error) => self.unreadable(inside, &error),
        }
    }

    fn unreadable(&mut self, inside: &str, error: &std::io::Error) {
        let why = error.to_string();
        self.faults.push(whole(inside, Problem::Unreadable { why }));
    }
}

fn take(path: &str, bytes: &[u8], files: &mut Vec<ConfigFile>, faults: &mut Vec<Fault>) {
    if bytes.len() as u64 > LARGEST {
        let problem = Problem::TooLarge { most: LARGEST };
        faults.push(whole(path, problem));
        return;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => files.push(ConfigFile {
            path: path.to_owned(),
            // A byte order mark is how some editors say UTF-8.
            text: text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(),
        }),
        Err(error) => {
            let before = &bytes[..error.valid_up_to()];
            let line_start = before
                .iter()
                .rposition(|byte| *byte == b'\n')
                .map_or(0, |at| at + 1);
            let column = String::from_utf8_lossy(&before[line_start..])
                .chars()
                .count();
            faults.push(Fault {
                line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
                column: column + 1,
                ..whole(path, Problem::NotUtf8)
            });
        }
    }
}

/// Makes a fault about a whole file.
pub(super) fn whole(file: &str, problem: Problem) -> Fault {
    Fault {
        file: file.to_owned(),
        line: 1,
        column: 1,
        problem,
        suggestion: None,
    }
}
