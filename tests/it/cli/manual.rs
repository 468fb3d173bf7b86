//! Completions and the manual know every subcommand and every flag.

use clap::CommandFactory;
use kezek::cli::Cli;
use kezek::i18n::Catalogue;
use kezek::workstation::action::Action;
use kezek::workstation::keymap::Keymap;

fn kezek(args: &[&str]) -> String {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_kezek"))
        .args(args)
        .env("HOME", "/nonexistent")
        .output()
        .unwrap();
    assert!(output.status.success(), "{args:?}");
    assert!(output.stderr.is_empty(), "{args:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The subcommands that are shown, each with its long flags.
fn subcommands() -> Vec<(String, Vec<String>)> {
    let found: Vec<_> = Cli::command()
        .get_subcommands()
        .filter(|sub| !sub.is_hide_set())
        .map(|sub| {
            let flags = sub
                .get_arguments()
                .filter(|arg| !arg.is_hide_set())
                .filter_map(|arg| arg.get_long().map(|long| format!("--{long}")))
                .collect();
            (sub.get_name().to_owned(), flags)
        })
        .collect();
    assert!(found.len() >= 12);
    found
}

#[test]
fn the_keys_are_printed_with_their_names_and_words_from_the_one_table() {
    for lang in ["kk", "ru", "en"] {
        let printed = kezek(&["keys", "--lang", lang]);
        let manual = kezek(&["man"]);
        for action in Action::ALL {
            let name = action.spec().name;
            let line = printed
                .lines()
                .find(|line| line.split_whitespace().next() == Some(name));
            let line = line.unwrap_or_else(|| panic!("{name}\n{printed}"));
            let language = lang.parse().unwrap();
            let words = Catalogue::shared().speak(language).say(&action.words());
            assert!(line.ends_with(&words), "{line}");
            for key in action.spec().keys {
                assert!(line.contains(&key.label()), "{line}");
            }
            // roff writes a hyphen as \-.
            assert!(
                manual.contains(&format!("(\\fI{}\\fR)", name.replace('-', "\\-"))),
                "{name}"
            );
        }
        // What is wrong with a file of keys leads here.
        let faults = Keymap::with_changes("[keys]\nfly = []").unwrap_err();
        let said = faults[0].words(Catalogue::shared().speak(lang.parse().unwrap()));
        assert!(said.contains("kezek keys"), "{said}");
    }
}

#[test]
fn every_shell_completes_every_subcommand_and_flag() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = kezek(&["completions", shell]);
        for (name, flags) in subcommands() {
            assert!(script.contains(&name), "{shell}: {name}");
            for flag in flags {
                // fish writes `-l flag`.
                let bare = flag.trim_start_matches('-');
                let known = script.contains(&flag) || script.contains(&format!("-l {bare}"));
                assert!(known, "{shell}: {name} {flag}");
            }
        }
    }
}

#[test]
fn the_manual_has_a_page_for_every_subcommand() {
    let manual = kezek(&["man"]);
    let folder = tempfile::tempdir().unwrap();
    kezek(&["man", "--dir", folder.path().to_str().unwrap()]);
    for (name, flags) in subcommands() {
        let page = folder.path().join(format!("kezek-{name}.1"));
        let page = std::fs::read_to_string(&page).unwrap();
        for flag in flags {
            // roff writes a hyphen as \-.
            let written = flag.replace('-', "\\-");
            assert!(page.contains(&written), "{name} {flag}\n{page}");
            assert!(manual.contains(&written), "{name} {flag}");
        }
        assert!(manual.contains(&name), "{name}");
    }
}
