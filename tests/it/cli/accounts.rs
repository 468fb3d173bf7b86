//! `kezek user`: what the access log says of changes, and `kezek doctor` of what a server stands on.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use super::desk::{Desk, PASSWORD};

#[test]
fn a_change_from_the_command_line_names_the_account_of_the_machine() {
    let desk = Desk::open();
    let database = format!("sqlite:{}", desk.path("kezek.db").display());
    let add = [
        "user",
        "add",
        "new",
        "--name",
        "New One",
        "--role",
        "executor:almaty",
        "--password-stdin",
        "--database",
        &database,
    ];
    desk.run_with(&add, &format!("{PASSWORD}\n"), &[]).ended(0);
    let grant = ["user", "grant", "new", "auditor:almaty"];
    let mut grant = grant.to_vec();
    grant.extend(["--database", &database]);
    desk.run(&grant).ended(0);
    let notes = std::process::Command::new("id")
        .arg("-un")
        .stderr(Stdio::null())
        .output()
        .map(|told| String::from_utf8_lossy(&told.stdout).trim().to_owned())
        .expect("who runs the tests");
    let by = format!("by=os:{notes}(");
    for (act, what) in [
        ("account-added", "given=executor:almaty"),
        ("posts-changed", "given=auditor:almaty"),
    ] {
        let note = desk.note_of("new", act);
        assert!(note.starts_with(&by), "{note}");
        assert!(note.ends_with(what), "{note}");
    }
}

#[test]
fn the_doctor_names_a_quarantine_a_proxy_that_is_not_believed_and_papers_of_others() {
    let desk = Desk::open();
    desk.received();
    let database = format!("sqlite:{}", desk.path("kezek.db").display());
    let look = |config: &str| {
        desk.write("kezek-config/kezek.toml", config);
        let folder = desk.path("kezek-config");
        let mut args = vec!["doctor", "--server-only", "--lang", "en", "--config"];
        args.push(folder.to_str().unwrap());
        args.extend(["--database", &database]);
        let said = desk.run(&args);
        said.out
    };
    let papers = desk.path("blobs").display().to_string();
    let well = look(&format!("[server]\npapers = {papers:?}\n"));
    for sign in [
        "Quarantine",
        "Proxies that are believed",
        "are not in the folder",
        "Others on this machine",
    ] {
        assert!(!well.contains(sign), "{well}");
    }
    std::fs::set_permissions(desk.path("kezek.db"), Permissions::from_mode(0o644)).unwrap();
    let open = look(&format!("[server]\npapers = {papers:?}\n"));
    assert!(
        open.contains("✗ Others on this machine can read the database"),
        "{open}"
    );
    let unnamed = format!("[server]\npapers = {papers:?}\nbehind_proxy = true\n");
    let doubtful = look(&unnamed);
    assert!(
        doubtful.contains("! Proxies that are believed"),
        "{doubtful}"
    );
    let elsewhere = desk.path("elsewhere");
    std::fs::create_dir(&elsewhere).unwrap();
    std::fs::write(elsewhere.join("quarantine"), "an examiner").unwrap();
    let bad = look(&format!(
        "[server]\npapers = {:?}\n",
        elsewhere.display().to_string()
    ));
    assert!(
        bad.contains("✗ Quarantine: the database showed damage: an examiner"),
        "{bad}"
    );
    assert!(
        bad.contains("✗ The papers of this database are not in the folder"),
        "{bad}"
    );
}
