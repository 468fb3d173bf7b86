//! The house keeps its order: who may know whom, how large a file may be, how it begins.

use std::path::{Path, PathBuf};

/// A module and the modules of this crate that it may import.
const ARROWS: &[(&str, &[&str])] = &[
    ("regulation", &[]),
    ("keyboard", &[]),
    ("casework", &["regulation", "keyboard", "defect"]),
    ("clock", &[]),
    ("defect", &[]),
    ("wire", &["casework", "regulation"]),
    ("i18n", &["casework", "regulation", "wire"]),
    ("settings", &["regulation", "casework", "wire"]),
    ("lawbook", &["casework", "regulation"]),
    ("raster", &["casework"]),
    ("papers", &["casework", "regulation"]),
    ("printing", &["casework", "regulation", "i18n", "wire"]),
    (
        "store",
        &["casework", "regulation", "wire", "clock", "defect"],
    ),
    (
        "office",
        &[
            "casework",
            "regulation",
            "lawbook",
            "store",
            "wire",
            "clock",
            "papers",
            "printing",
            "i18n",
            "settings",
            "defect",
            "provider",
        ],
    ),
    ("provider", &["casework", "regulation", "settings"]),
    (
        "server",
        &[
            "office",
            "casework",
            "regulation",
            "lawbook",
            "wire",
            "i18n",
            "settings",
            "papers",
            "printing",
            "provider",
            "clock",
        ],
    ),
    (
        "client",
        &["casework", "regulation", "wire", "settings", "clock"],
    ),
    (
        "workstation",
        &[
            "client",
            "casework",
            "regulation",
            "wire",
            "i18n",
            "settings",
            "raster",
            "printing",
            "clock",
            "keyboard",
        ],
    ),
];

/// Crates that only one module may know.
const ONLY: &[(&str, &[&str])] = &[
    ("sqlx", &["store"]),
    ("axum", &["server"]),
    ("reqwest", &["client", "provider"]),
    ("openidconnect", &["provider"]),
    ("ratatui", &["workstation"]),
    ("crossterm", &["workstation"]),
];

/// What the pure modules may not touch.
const IMPURE: &[&str] = &[
    "tokio",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "SystemTime",
];

fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "tests", "benches"] {
        collect(&root.join(folder), &mut files);
    }
    files
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a source file is readable");
            let short = path
                .strip_prefix(root)
                .expect("it was found there")
                .to_owned();
            (short, text)
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.expect("a folder can be listed").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

/// Returns the top module of a file below `src`, such as `casework`.
fn module(path: &Path) -> Option<String> {
    let inside = path.strip_prefix("src").ok()?;
    let first = inside.iter().next()?.to_str()?;
    Some(first.trim_end_matches(".rs").to_owned())
}

/// Returns the code lines: comments do not import anything.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

#[test]
fn no_module_knows_what_it_must_not() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let Some(module) = module(&path) else {
            continue;
        };
        if ["cli", "demo", "main", "lib"].contains(&module.as_str()) {
            continue;
        }
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == module) else {
            faults.push(format!(
                "{}: the module {module} is not on the map",
                path.display()
            ));
            continue;
        };
        for (number, line) in code(&text) {
            for (at, _) in line.match_indices("crate::") {
                let target: String = line[at + 7..]
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                    .collect();
                let known = ARROWS.iter().any(|(name, _)| *name == target)
                    || ["cli", "demo"].contains(&target.as_str());
                if known && target != module && !allowed.contains(&target.as_str()) {
                    faults.push(format!(
                        "{}:{}: {module} must not know {target}",
                        path.display(),
                        number + 1
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_framework_is_known_to_one_module() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let Some(module) = module(&path) else {
            continue;
        };
        for (krate, homes) in ONLY {
            if homes.contains(&module.as_str()) {
                continue;
            }
            for (number, line) in code(&text) {
                if line.contains(&format!("{krate}::")) {
                    faults.push(format!(
                        "{}:{}: {krate} outside {homes:?}",
                        path.display(),
                        number + 1
                    ));
                }
            }
        }
        if ["regulation", "casework"].contains(&module.as_str()) {
            for (number, line) in code(&text) {
                for impure in IMPURE {
                    if line.contains(impure) {
                        faults.push(format!(
                            "{}:{}: {impure} in a pure module",
                            path.display(),
                            number + 1
                        ));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_says_what_it_is_and_stays_small() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        if !text.starts_with("//!") {
            faults.push(format!("{}: begins without //!", path.display()));
        }
        let lines = text.lines().count();
        if lines > 600 {
            faults.push(format!(
                "{}: {lines} lines, 600 is the most",
                path.display()
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn nothing_unfinished_is_left() {
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("to", "do!("),
        concat!("un", "implemented!("),
    ];
    let mut faults = Vec::new();
    for (path, text) in sources() {
        for (number, line) in text.lines().enumerate() {
            if marks.iter().any(|mark| line.contains(mark)) {
                faults.push(format!(
                    "{}:{}: {}",
                    path.display(),
                    number + 1,
                    line.trim()
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// One program for two databases is one as long as what is tried on one is tried on the other.
#[test]
fn every_test_of_the_store_and_the_contract_runs_on_both_engines() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let on_both = ["tests/it/api", "tests/it/store"]
            .iter()
            .any(|folder| path.starts_with(folder));
        if !on_both {
            continue;
        }
        let listed = text
            .split_once("on_postgres! {")
            .map_or("", |(_, list)| list);
        let lines: Vec<&str> = text.lines().collect();
        for (number, line) in lines.iter().enumerate() {
            if !line.starts_with("#[tokio::test") {
                continue;
            }
            let before = &lines[number.saturating_sub(4)..number];
            let alone = before
                .iter()
                .any(|line| line.starts_with("// SQLite only:"));
            let name = lines[number + 1]
                .trim_start_matches("async fn ")
                .split('(')
                .next()
                .unwrap_or_default();
            if !alone && !listed.contains(&format!("    {name},")) {
                faults.push(format!("{}: on_postgres! lacks {name}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
