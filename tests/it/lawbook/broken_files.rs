//! Broken calendars, policies, queues and services, and files that are not what they should be.

use super::broken::{Broken, EDITION, POLICY, QUEUE, SERVICE, YEAR, ZONE, change, check_all};

#[test]
fn calendars_are_examined() {
    check_all(
        YEAR,
        &[
            change("year   = 2023", "year   = ‸2022", &["name-mismatch"]),
            change(
                "status = \"derived\"",
                "status = ‸\"guessed\"",
                &["wrong-value"],
            ),
            change(
                "source = \"PyPI",
                "‸sauce = \"PyPI",
                &["unknown-key -> source"],
            ),
            change(
                "on = \"2023-01-02\"",
                "on = ‸\"2024-01-02\"",
                &["day-outside-year"],
            ),
            change(
                "on = \"2023-01-02\"",
                "on = ‸\"2023-01-01\"",
                &["day-twice"],
            ),
            change(
                "on = \"2023-07-01\"",
                "on = ‸\"2023-07-03\"",
                &["worked-not-weekend"],
            ),
            change(
                "instead_of = \"2023-01-01\"",
                "instead_of = ‸\"2023-01-03\"",
                &["instead-of-itself"],
            ),
            change(
                "on = \"2023-01-02\"",
                "on = ‸\"2023-02-30\"",
                &["bad-date-or-time"],
            ),
            change("kk = \"Жаңа жыл\"", "kk = ‸\"\"", &["blank-words"]),
            change(
                "days_off = [",
                "days_off = [\n‸\"2023-01-01\",",
                &["wrong-type"],
            ),
        ],
    );
    check_all(
        ZONE,
        &[
            change("\"Asia/Almaty\"", "‸\"Asia/Alma-Ata\"", &["unknown-zone"]),
            change("zone   =", "‸zones  =", &["unknown-key -> zone"]),
        ],
    );
}

#[test]
fn policies_are_examined() {
    check_all(
        POLICY,
        &[
            change(
                "value     = \"working\"",
                "value     = ‸\"workday\"",
                &["wrong-value"],
            ),
            change(
                "value     = \"registration\"",
                "value     = ‸7",
                &["wrong-value"],
            ),
            change("value     = 85", "value     = ‸101", &["wrong-value"]),
            change("value     = 40", "value     = ‸-1", &["wrong-value"]),
            change(
                "value     = 40",
                "value     = ‸{ chars = 40 }",
                &["wrong-form"],
            ),
            change(
                "kind      = \"reading\"",
                "kind      = ‸\"guess\"",
                &["wrong-value"],
            ),
            change(
                "confirmed = false\ngap       = \"GAP-5\"",
                "confirmed = ‸true\ngap       = \"GAP-5\"",
                &["confirmed-without-value"],
            ),
            change(
                "source    = \"the institution's choice\"",
                "source    = ‸\"\"",
                &["blank-text"],
            ),
            change(
                "gap       = \"GAP-5\"",
                "gap       = ‸\"\"",
                &["blank-text"],
            ),
            change(
                "# What the law leaves open",
                "‸# What the law leaves open",
                &["missing-policy-key -> finding.min-char"],
            )
            .and(
                "[keys.\"finding.min-chars\"]",
                "[keys.\"finding.min-char\"]",
            ),
            change(
                "[keys.\"finding.min-chars\"]",
                "[keys.‸\"finding.min_chars\"]",
                &["bad-code"],
            ),
        ],
    );
    check_all(
        "demo/policy.toml",
        &[
            change(
                "value     = 60",
                "value     = ‸101",
                &["threshold-above-maximum"],
            ),
            change("max = 30", "max = ‸0", &["zero-amount"]),
            change(
                "{ id = \"experience\"",
                "{ id = ‸\"education\"",
                &["duplicate-id"],
            ),
            change("weight = 1.0", "weight = ‸nan", &["wrong-value"]),
            change(
                "value     = \"simple\"",
                "value     = ‸\"absolute\"",
                &["wrong-value"],
            ),
            change(
                "value     = \"required\"",
                "value     = ‸true",
                &["wrong-value"],
            ),
        ],
    );
}

#[test]
fn queues_are_examined() {
    check_all(
        QUEUE,
        &[
            change(
                "slug     = \"sign-off\"",
                "slug     = ‸\"signoff\"",
                &["name-mismatch"],
            ),
            change(
                "\"status:awaiting-signature\"",
                "\"status:‸awaiting-signatures\"",
                &["bad-filter -> awaiting-signature"],
            ),
            change("sort     = \"due\"", "sort     = ‸\"deu\"", &["bad-sort"]),
            change(
                "\"supervisor\"",
                "‸\"supervizor\"",
                &["wrong-value -> supervisor"],
            ),
            change(
                "roles    = [\"supervisor\"]",
                "roles    = ‸[]",
                &["empty-list"],
            ),
            change(
                "\"due\", \"applicant\"",
                "\"due\", ‸\"due\"",
                &["duplicate-id"],
            ),
            change(
                "default_action = \"sign\"",
                "default_action = ‸\"sing\"",
                &["wrong-value -> sign"],
            ),
        ],
    );
}

#[test]
fn services_are_examined() {
    check_all(
        SERVICE,
        &[
            change(
                "id = \"qualification-certificate\"",
                "id = ‸\"certificate\"",
                &["name-mismatch"],
            ),
            change(
                "short.en = \"Qualification certificate\"",
                "short.en = ‸\"\"",
                &["blank-words"],
            ),
            change(
                "short.kk",
                "‸shrt.kk",
                &["unknown-key -> short", "missing-key"],
            )
            .and("short.ru", "‸short.ru"),
        ],
    );
}

#[test]
fn a_gap_that_the_service_declares_is_no_fault() {
    let broken = Broken::new();
    let edition = broken
        .text(EDITION)
        .replacen("\"2026-01-09\"", "\"2026-02-09\"", 1);
    broken.write(EDITION, edition.as_bytes());
    assert_eq!(broken.faults().len(), 1);
    let gap = "\n[[gaps]]\nfirst_day = \"2026-01-09\"\nlast_day = \"2026-02-08\"\nsource = \"another order\"\n";
    broken.write(SERVICE, format!("{}{gap}", broken.text(SERVICE)).as_bytes());
    assert_eq!(broken.faults(), Vec::<String>::new());
    let absent = broken
        .load()
        .unwrap()
        .edition_on(&super::certificate(), "2026-01-20".parse().unwrap())
        .unwrap_err();
    assert_eq!(absent.reason.code(), "between");
}

#[test]
fn missing_files_are_named() {
    let broken = Broken::new();
    for (file, expected) in [
        (POLICY, "policy.toml:1:1 missing-file"),
        (ZONE, "calendar/zone.toml:1:1 missing-file"),
        (YEAR, "calendar:1:1 missing-year"),
        (
            SERVICE,
            "procedures/qualification-certificate/service.toml:1:1 missing-file",
        ),
    ] {
        broken.remove(file);
        assert_eq!(broken.faults(), [expected]);
        broken.restore(file);
    }
    broken.remove(SERVICE);
    broken.write(
        "procedures/qualification-certificate/servise.toml",
        broken.text(SERVICE).as_bytes(),
    );
    let faults = broken.faults().join("\n");
    assert!(faults.contains("missing-file -> servise.toml"), "{faults}");
}

#[test]
fn files_that_nothing_reads_are_named() {
    let broken = Broken::new();
    for (file, place) in [
        ("queues/sign-off.toml~", "queues/sign-off.toml~"),
        ("queues/note.txt", "queues/note.txt"),
        ("polices.toml", "polices.toml"),
        ("procedures/stray.toml", "procedures/stray.toml"),
        ("calendar/2023/june.toml", "calendar/2023/june.toml"),
        ("laws/one.toml", "laws"),
    ] {
        broken.write(file, b"x = 1\n");
        assert_eq!(broken.faults(), [format!("{place}:1:1 unknown-file")]);
        broken.remove(file);
        if file.starts_with("laws") || file.contains("june") {
            let _ = std::fs::remove_dir(broken.path(file).parent().unwrap());
        }
    }
    // Other parts of the program read these; editors and version control leave those.
    for file in [
        "kezek.toml",
        "themes/dark.toml",
        "locales/kk/core.ftl",
        ".gitignore",
    ] {
        broken.write(file, b"");
    }
    assert_eq!(broken.faults(), Vec::<String>::new());
}

#[test]
fn files_that_are_no_text_are_named_with_the_place() {
    let broken = Broken::new();
    let mut bytes = broken.text(QUEUE).as_bytes().to_vec();
    bytes.truncate(10);
    bytes.extend(b"\nab\xff");
    broken.write(QUEUE, &bytes);
    let faults = broken.faults();
    assert_eq!(faults.len(), 1);
    assert!(faults[0].ends_with(":3 not-utf8"), "{faults:?}");
    broken.write(QUEUE, "#".repeat((1 << 20) + 1).as_bytes());
    assert_eq!(broken.faults(), [format!("{QUEUE}:1:1 too-large")]);
    broken.write(QUEUE, b"");
    assert_eq!(broken.faults(), [format!("{QUEUE}:1:1 missing-key")]);
    let with_mark = format!("\u{feff}{}", broken.text(QUEUE));
    broken.write(QUEUE, with_mark.as_bytes());
    assert_eq!(broken.faults(), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn links_and_pipes_do_not_hold_the_reader() {
    let broken = Broken::new();
    std::os::unix::fs::symlink(broken.path("procedures"), broken.path("procedures/again")).unwrap();
    assert!(!broken.faults().is_empty());
    std::fs::remove_file(broken.path("procedures/again")).unwrap();
    std::os::unix::fs::symlink("nowhere.toml", broken.path("queues/lost.toml")).unwrap();
    assert_eq!(broken.faults(), ["queues/lost.toml:1:1 unreadable"]);
    std::fs::remove_file(broken.path("queues/lost.toml")).unwrap();
    let pipe = broken.path("queues/pipe.toml");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if made.is_ok_and(|status| status.success()) {
        assert_eq!(broken.faults(), ["queues/pipe.toml:1:1 not-a-file"]);
    }
}
