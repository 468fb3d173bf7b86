//! Bringing a database up to date, and copying all of one into another, of whichever engine.
//!
//! A copy is taken from one moment of the source, whatever is written there meanwhile. Every chain
//! and every fold is verified twice: in the source before anything is copied, and in the target
//! before the copy is committed. So a copy is whole and sound or it is not there. Both ways run
//! through here: moving from SQLite to PostgreSQL, backups, and restoring one.

use std::path::Path;

use super::audit::{self, Report};
use super::engine::{self, Connection};
use super::sql::{Kind, Value, each_row, query, query_made, query_rows, query_scalar};
use super::{Blobs, Mode, StoreError, StoreOptions, health};

/// Every table, those that others refer to first.
const TABLES: [&str; 23] = [
    "accounts",
    "posts",
    "account_changes",
    "sessions",
    "sign_in_failures",
    "identities",
    "familiar_addresses",
    "known_devices",
    "sign_in_turns",
    "laws",
    "cases",
    "events",
    "checkpoints",
    "feed",
    "feed_end",
    "case_numbers",
    "idempotency_keys",
    "documents",
    "case_papers",
    "drafts",
    "leases",
    "access_log",
    "office_keys",
];

/// What a migration puts there itself.
const MADE_BY_MIGRATION: [&str; 2] = ["feed_end", "account_changes"];

/// How many values go into one statement at most; both engines take more.
const VALUES: usize = 8_000;

/// What belongs to the moment and never comes back: who is signed in, who waits to sign in, who
/// works on a case.
const MOMENTARY: [&str; 4] = ["sessions", "sign_in_failures", "sign_in_turns", "leases"];

/// How much of a database is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Everything, to go on elsewhere as if nothing had happened.
    Whole,
    /// What lasts. Into a backup and out of one: sessions that ended since are not to come back.
    Lasting,
}

impl Extent {
    fn takes(self, table: &str) -> bool {
        match self {
            Self::Whole => true,
            Self::Lasting => !MOMENTARY.contains(&table),
        }
    }
}

/// What bringing a database up to date did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Migrated {
    /// Version of the tables before; `None` when there were none.
    pub before: Option<i64>,
    pub after: i64,
    /// Number and name of each step that was taken.
    pub steps: Vec<(i64, String)>,
}

/// What was copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// Name and number of the rows that were taken of each table.
    pub tables: Vec<(&'static str, u64)>,
    /// What the audit of the target saw.
    pub report: Report,
    pub papers: Papers,
}

/// What became of the files of the papers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Papers {
    pub copied: u64,
    /// Hashes of papers that are not in the folder, or not whole.
    pub missing: Vec<String>,
}

/// Brings the tables of a database up to date; makes them when there are none.
///
/// # Errors
/// [`StoreError`] when the database cannot be opened or a step fails.
pub async fn migrate(options: &StoreOptions) -> Result<Migrated, StoreError> {
    let mut connection = engine::writer(options).await?;
    let before = connection.version().await?;
    connection.migrate().await?;
    let after = connection.version().await?.unwrap_or_default();
    connection.close().await?;
    let steps = engine::steps()
        .into_iter()
        .filter(|(step, _)| before.is_none_or(|before| *step > before))
        .collect();
    Ok(Migrated {
        before,
        after,
        steps,
    })
}

/// Copies what is in `from` into the empty `to`, papers included where the folders differ.
///
/// # Errors
/// [`StoreError::Outdated`] when the source is of another version than the program,
/// [`StoreError::NotEmpty`] for a target that holds anything, [`StoreError::NotSound`] for a
/// source that is not as it was recorded, and what the databases answer.
pub async fn copy(
    from: &StoreOptions,
    to: &StoreOptions,
    extent: Extent,
) -> Result<Copied, StoreError> {
    // Said before the long work begins; what counts is said again within the transaction.
    if to.database.file().is_none_or(Path::exists) {
        let mut target = engine::writer(to).await?;
        let empty = is_empty(&mut target).await;
        target.close().await?;
        empty?;
    }
    let mut source = engine::snapshot(from).await?;
    is_of_today(&mut source).await?;
    sound(&audit::verify(&mut source, None).await?)?;
    // Papers are never changed: they may be copied before anything refers to them.
    let papers = copy_papers(&mut source, &from.papers, &to.papers).await?;

    let mut target = engine::writer(&StoreOptions {
        mode: Mode::ReadWrite,
        ..to.clone()
    })
    .await?;
    target.migrate().await?;
    target.begin().await?;
    let copied = fill(&mut source, &mut target, extent).await;
    let (tables, report) = match copied {
        Ok(copied) => copied,
        Err(error) => {
            target.run("ROLLBACK").await?;
            target.close().await?;
            return Err(error);
        }
    };
    target.commit(None).await?;
    // What stood there before is not what stands there now, and that was just found sound.
    health::lift_quarantine(&to.papers).map_err(StoreError::Paper)?;
    target.close().await?;
    source.close().await?;
    Ok(Copied {
        tables,
        report,
        papers,
    })
}

type Filled = (Vec<(&'static str, u64)>, Report);

async fn fill(
    source: &mut Connection,
    target: &mut Connection,
    extent: Extent,
) -> Result<Filled, StoreError> {
    is_empty(target).await?;
    for made in ["DELETE FROM feed_end", "DELETE FROM account_changes"] {
        query(made).execute(&mut *target).await?;
    }
    let mut tables = Vec::with_capacity(TABLES.len());
    for table in TABLES {
        let rows = if extent.takes(table) {
            copy_table(source, target, table).await?
        } else {
            0
        };
        tables.push((table, rows));
    }
    let report = audit::verify(target, None).await?;
    sound(&report)?;
    Ok((tables, report))
}

async fn is_of_today(connection: &mut Connection) -> Result<(), StoreError> {
    let found = connection.version().await?.unwrap_or_default();
    let needed = engine::steps().last().map_or(0, |(step, _)| *step);
    if found == needed {
        Ok(())
    } else {
        Err(StoreError::Outdated { found, needed })
    }
}

async fn is_empty(connection: &mut Connection) -> Result<(), StoreError> {
    for table in connection.tables().await? {
        if MADE_BY_MIGRATION.contains(&&*table) {
            continue;
        }
        let any: Option<(i64,)> =
            query_made(format!("SELECT CAST(1 AS BIGINT) FROM {table} LIMIT 1"))
                .fetch_optional(&mut *connection)
                .await?;
        if any.is_some() {
            return Err(StoreError::NotEmpty { table });
        }
    }
    Ok(())
}

fn sound(report: &Report) -> Result<(), StoreError> {
    match report.faults.split_first() {
        None => Ok(()),
        Some((first, more)) => Err(StoreError::NotSound {
            first: first.to_string(),
            more: more.len(),
        }),
    }
}

async fn copy_table(
    source: &mut Connection,
    target: &mut Connection,
    table: &'static str,
) -> Result<u64, StoreError> {
    let columns = source.columns(table).await?;
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
    let kinds: Vec<Kind> = columns
        .iter()
        .map(|(name, kind)| {
            Kind::named(kind).ok_or_else(|| StoreError::Damaged {
                what: "a table",
                why: format!("{table}.{name} is of the type {kind}"),
            })
        })
        .collect::<Result<_, _>>()?;
    let names = names.join(", ");
    let head = format!("INSERT INTO {table} ({names}) VALUES");
    let at_once = VALUES / kinds.len().max(1);
    let mut count = 0;
    let mut waiting: Vec<Vec<Value<'static>>> = Vec::new();
    let select = format!("SELECT {names} FROM {table}");
    each_row(source, select, &kinds, async |row| {
        count += 1;
        waiting.push(row);
        if waiting.len() == at_once {
            put(target, &head, std::mem::take(&mut waiting)).await?;
        }
        Ok(())
    })
    .await?;
    put(target, &head, waiting).await?;
    Ok(count)
}

async fn put(
    target: &mut Connection,
    head: &str,
    rows: Vec<Vec<Value<'static>>>,
) -> Result<(), StoreError> {
    if !rows.is_empty() {
        query_rows(head, rows, "").execute(target).await?;
    }
    Ok(())
}

async fn copy_papers(
    source: &mut Connection,
    from: &Path,
    to: &Path,
) -> Result<Papers, StoreError> {
    let all: Vec<String> = query_scalar("SELECT sha256 FROM documents ORDER BY sha256")
        .fetch_all(source)
        .await?;
    let (from, to) = (Blobs::new(from.to_owned()), Blobs::new(to.to_owned()));
    let copied = tokio::task::spawn_blocking(move || {
        let mut papers = Papers::default();
        for sha256 in all {
            match from.read(&sha256) {
                Ok(bytes) => {
                    to.keep(&sha256, &bytes).map_err(StoreError::Paper)?;
                    papers.copied += 1;
                }
                Err(_) => papers.missing.push(sha256),
            }
        }
        Ok(papers)
    });
    copied.await.map_err(|_| StoreError::Closed)?
}
