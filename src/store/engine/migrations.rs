//! The statements of every version of the tables, in order, for each engine.
//!
//! Tables and indexes have one text; only the triggers that keep what was recorded are worded by
//! each engine in its own way, with the same name and number. Several servers that start at once
//! wait for each other: on PostgreSQL by an advisory lock, on SQLite by the lock of the file.

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

fn step(version: i64, name: &'static str, sql: &'static str) -> Migration {
    Migration::new(
        version,
        name.into(),
        MigrationType::Simple,
        sql.into_sql_str(),
        false,
    )
}

fn steps(append_only: &'static str) -> Migrator {
    Migrator::with_migrations(vec![
        step(1, "tables", include_str!("../migrations/0001_tables.sql")),
        step(2, "append only", append_only),
        step(
            3,
            "feed end",
            include_str!("../migrations/0003_feed_end.sql"),
        ),
        step(
            4,
            "office keys",
            include_str!("../migrations/0004_office_keys.sql"),
        ),
        step(
            5,
            "access assigned",
            include_str!("../migrations/0005_access_assigned.sql"),
        ),
        step(6, "sign in", include_str!("../migrations/0006_sign_in.sql")),
        step(
            7,
            "lost leases in the feed",
            include_str!("../migrations/0007_feed_lost_by.sql"),
        ),
        step(
            8,
            "drafts of a case",
            include_str!("../migrations/0008_drafts_of_case.sql"),
        ),
        step(
            9,
            "known devices",
            include_str!("../migrations/0009_known_devices.sql"),
        ),
        step(
            10,
            "access log of no case",
            include_str!("../migrations/0010_access_of_no_case.sql"),
        ),
        step(
            11,
            "account changes",
            include_str!("../migrations/0011_account_changes.sql"),
        ),
    ])
}

pub(super) fn sqlite() -> Migrator {
    steps(include_str!("../migrations/sqlite/0002_append_only.sql"))
}

pub(super) fn postgres() -> Migrator {
    steps(include_str!("../migrations/postgres/0002_append_only.sql"))
}
