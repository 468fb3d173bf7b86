//! Which way PostgreSQL itself chooses to find what is asked for, now that there is much: the test
//! of the plans has few rows and can only ask whether there is another way than reading all.

use kezek::store::hot::STATEMENTS;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

use crate::plan_steps::{GROWING, explanation, read_whole};

/// In a smaller table reading everything may well be the quickest.
const MANY: f32 = 10_000.0;

/// Says how many of the statements that somebody waits for find their rows by an index, and names
/// those that do not.
pub async fn told(url: &str) -> Result<String, sqlx::Error> {
    let mut server = PgConnection::connect(url).await?;
    server.execute("ANALYZE").await?;
    server
        .execute("SET plan_cache_mode = force_generic_plan")
        .await?;
    let large: Vec<String> = sqlx::query_scalar(
        "SELECT relname::text FROM pg_class WHERE relname = ANY($1) AND reltuples > $2",
    )
    .bind(GROWING.as_slice())
    .bind(MANY)
    .fetch_all(&mut server)
    .await?;
    let mut told = Vec::new();
    for (name, sql) in STATEMENTS {
        let prepare = AssertSqlSafe(format!("PREPARE it AS {sql}"));
        server.execute(prepare).await?;
        let steps: Vec<String> = sqlx::query_scalar(AssertSqlSafe(explanation(sql)))
            .fetch_all(&mut server)
            .await?;
        server.execute("DEALLOCATE it").await?;
        let mut whole = steps.iter().filter_map(|step| read_whole(step));
        if let Some(table) = whole.find(|table| large.iter().any(|name| name == table)) {
            told.push(format!("\n  {name} reads all of {table}"));
        }
    }
    let found = STATEMENTS.len() - told.len();
    told.sort();
    Ok(format!(
        "plans: of {} statements {found} read no large table whole ({}){}",
        STATEMENTS.len(),
        large.join(", "),
        told.concat()
    ))
}
