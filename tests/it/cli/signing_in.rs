//! `kezek login`.

use super::desk::{Desk, PASSWORD, mode};

#[test]
fn a_session_is_kept_for_its_owner_alone_and_can_be_ended() {
    let desk = Desk::open();
    let said = desk.sign_in("executor");
    let path = desk.sessions();
    assert!(said.out.contains(path.to_str().unwrap()), "{}", said.out);
    assert!(
        said.out.contains("Person<U+001B>[2J executor"),
        "{}",
        said.out
    );
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    let kept = std::fs::read_to_string(&path).unwrap();
    assert!(!kept.contains(PASSWORD));
    // The server of the last sign-in is the one that is meant.
    desk.run(&["queue"]).ended(0);

    let token = {
        let kept: serde_json::Value = serde_json::from_str(&kept).unwrap();
        let session = kept["servers"]
            .as_object()
            .unwrap()
            .values()
            .next()
            .unwrap();
        session["token"].as_str().unwrap().to_owned()
    };
    let env = [
        ("KEZEK_TOKEN", token.as_str()),
        ("KEZEK_SERVER", desk.url.as_str()),
    ];
    desk.run_with(&["queue"], "", &env).ended(0);
    desk.run(&["logout"]).ended(0);
    assert!(!std::fs::read_to_string(&path).unwrap().contains(&token));
    let said = desk.run_with(&["queue"], "", &env).ended(1);
    assert!(said.err.contains("kezek login"), "{}", said.err);
    let said = desk.run(&["queue"]).ended(2);
    assert!(said.err.contains("--server"), "{}", said.err);
}

#[test]
fn a_workstation_keeps_what_makes_it_known_and_takes_what_an_administrator_gives() {
    let desk = Desk::open();
    desk.sign_in("executor");
    let path = desk.path("state/kezek/devices.json");
    assert_eq!(mode(&path), 0o600);
    let kept = std::fs::read_to_string(&path).unwrap();
    desk.sign_in("executor");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), kept);

    let database = format!("sqlite:{}", desk.path("kezek.db").display());
    let admit = ["user", "admit", "executor", "--database", &database];
    let given = desk.run(&admit).ended(0);
    assert!(
        given.err.contains("kezek login --user executor"),
        "{}",
        given.err
    );
    let secret = given.out.trim();
    assert_eq!(secret.len(), 64, "{secret}");
    let login = ["login", "--server", &desk.url, "--user", "executor"];
    let mut args = login.to_vec();
    args.extend(["--password-stdin", "--device", secret]);
    desk.run_with(&args, &format!("{PASSWORD}\n"), &[]).ended(0);
    assert!(std::fs::read_to_string(&path).unwrap().contains(secret));
    let nobody = ["user", "admit", "nobody", "--database", &database];
    desk.run(&nobody).ended(1);
}

#[test]
fn a_wrong_password_keeps_nothing() {
    let desk = Desk::open();
    let args = [
        "login",
        "--server",
        &desk.url,
        "--user",
        "executor",
        "--password-stdin",
    ];
    let said = desk.run_with(&args, "wrong\n", &[]).ended(1);
    assert!(
        said.err.contains("login or the password is wrong"),
        "{}",
        said.err
    );
    assert!(!desk.sessions().exists());
}

#[test]
fn a_call_that_makes_no_sense_ends_with_two() {
    let desk = Desk::open();
    let url = desk.url.as_str();
    for args in [
        vec!["login"],
        vec!["login", "--server", url],
        vec!["login", "--server", url, "--user", "executor"],
        vec![
            "login",
            "--server",
            "ftp://x",
            "--user",
            "a",
            "--password-stdin",
        ],
        vec![
            "login",
            "--server",
            "http://kezek.example",
            "--user",
            "a",
            "--password-stdin",
        ],
        vec!["queue", "--lang", "de"],
        vec!["no-such-verb"],
        vec!["do", "26-000001", "no-such-command"],
    ] {
        let said = desk.run(&args).ended(2);
        assert!(!said.err.is_empty() && said.out.is_empty(), "{args:?}");
    }
}

#[test]
fn a_server_that_is_not_there_is_named_in_the_language_asked_for() {
    let desk = Desk::open();
    let args = [
        "login",
        "--server",
        "http://127.0.0.1:1",
        "--user",
        "a",
        "--password-stdin",
    ];
    for (lang, words) in [
        ("en", "cannot be reached"),
        ("ru", "Сервер недоступен"),
        ("kk", "қосылу мүмкін болмады"),
    ] {
        let args: Vec<&str> = args.iter().copied().chain(["--lang", lang]).collect();
        let said = desk.run_with(&args, "x\n", &[]).ended(1);
        assert!(said.err.contains(words), "{}", said.err);
    }
    let said = desk
        .run_with(&args, "x\n", &[("LANG", "ru_RU.UTF-8")])
        .ended(1);
    assert!(said.err.contains("Сервер недоступен"), "{}", said.err);
}
