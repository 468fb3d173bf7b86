//! The example of a kezek.toml: it says what the defaults are, and every key that there is.

use std::collections::BTreeSet;
use std::path::Path;

use kezek::settings::Settings;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Takes the mark off every line that shows a setting.
fn shown(text: &str) -> String {
    let is_setting = |line: &str| {
        line.starts_with('[')
            || line
                .split_once(" = ")
                .is_some_and(|(key, _)| key.starts_with('"') || !key.contains(' '))
    };
    text.lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(setting) if is_setting(setting) => format!("{setting}\n"),
            Some(_) | None => format!("{line}\n"),
        })
        .collect()
}

/// Returns every key of a file, with the tables it stands in.
fn keys(text: &str) -> BTreeSet<String> {
    fn walk(table: &toml::Table, before: &str, keys: &mut BTreeSet<String>) {
        for (key, value) in table {
            let name = format!("{before}{key}");
            match value {
                toml::Value::Table(table) => walk(table, &format!("{name}."), keys),
                _ => {
                    keys.insert(name);
                }
            }
        }
    }
    let mut keys = BTreeSet::new();
    walk(&text.parse().unwrap(), "", &mut keys);
    keys
}

#[test]
fn what_the_example_says_plainly_is_the_default() {
    let text = read("config/example/kezek.toml");
    let example = Settings::overridden("kezek.toml", &text).unwrap();
    assert_eq!(example, Settings::built_in());
    let missing: Vec<String> = keys(&read("config/kezek.toml"))
        .difference(&keys(&text))
        .cloned()
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn what_the_example_shows_can_be_set() {
    let text = shown(&read("config/example/kezek.toml"));
    let example = Settings::overridden("kezek.toml", &text).unwrap();
    let oidc = example.sign_in.oidc.expect("a provider is shown");
    assert_eq!(oidc.posts.len(), 2);
    assert_eq!(oidc.acr.len(), 1);
    assert!(oidc.client_secret_file.is_some() && oidc.login_domain.is_some());
    assert_eq!(example.office.units.len(), 1);
    assert!(example.server.database.is_some() && example.server.papers.is_some());
    assert!(example.workstation.server.is_some());
}
