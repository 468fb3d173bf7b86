//! How both engines find what is asked for: by an index, never by reading a table that grows with
//! the cases.

use kezek::store::hot::STATEMENTS;

use crate::api::world::World;
use crate::engines::on_postgres;

/// Tables that grow with the cases and with the days.
const GROWING: [&str; 11] = [
    "cases",
    "events",
    "feed",
    "checkpoints",
    "idempotency_keys",
    "documents",
    "case_papers",
    "drafts",
    "leases",
    "access_log",
    "sign_in_failures",
];

/// Returns the steps in which an engine would run a statement.
async fn plan(world: &World, sql: &str) -> Vec<String> {
    let mut raw = world.database.connect(false).await;
    if world.database.is_postgres() {
        // On so few rows reading everything is the cheapest: asked for the next best way, it
        // tells whether there is one.
        raw.run("SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan")
            .await;
        raw.run(&format!("PREPARE it AS {sql}")).await;
        let values = (1..=20).rev().find(|n| sql.contains(&format!("${n}")));
        let nulls = vec!["NULL"; values.unwrap_or_default()].join(", ");
        let explain = if nulls.is_empty() {
            "EXPLAIN EXECUTE it".to_owned()
        } else {
            format!("EXPLAIN EXECUTE it ({nulls})")
        };
        raw.texts(&explain).await
    } else {
        raw.explained(sql).await
    }
}

/// Returns the growing table that a step reads whole.
fn read_whole(step: &str) -> Option<&'static str> {
    let words: Vec<&str> = step.split_whitespace().collect();
    let whole = if step.contains("Seq Scan on") {
        words.iter().skip_while(|word| **word != "on").nth(1)
    } else if words.first() == Some(&"SCAN") && !step.contains(" USING ") {
        words.get(1)
    } else {
        None
    };
    GROWING.into_iter().find(|table| Some(table) == whole)
}

#[tokio::test]
async fn every_statement_that_somebody_waits_for_finds_its_rows_by_an_index() {
    let world = World::open().await;
    let mut faults = Vec::new();
    for (name, sql) in STATEMENTS {
        let steps = plan(&world, sql).await;
        assert!(!steps.is_empty(), "{name}");
        for step in &steps {
            if let Some(table) = read_whole(step) {
                faults.push(format!("{name} reads all of {table}: {steps:#?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // The test itself can fail.
    let steps = plan(&world, "SELECT queue_row FROM cases WHERE state = $1").await;
    assert!(
        steps.iter().any(|step| read_whole(step) == Some("cases")),
        "{steps:?}"
    );
}

on_postgres! {
    every_statement_that_somebody_waits_for_finds_its_rows_by_an_index,
}
