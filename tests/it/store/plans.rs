//! How both engines find what is asked for: by an index, never by reading a table that grows with
//! the cases.

use kezek::store::hot::STATEMENTS;

use super::plan_steps::{explanation, read_whole};
use crate::api::world::World;
use crate::engines::on_postgres;

/// Returns the steps in which an engine would run a statement.
async fn plan(world: &World, sql: &str) -> Vec<String> {
    let mut raw = world.database.connect(false).await;
    if world.database.is_postgres() {
        // On so few rows reading everything is the cheapest: asked for the next best way, it
        // tells whether there is one.
        raw.run("SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan")
            .await;
        raw.run(&format!("PREPARE it AS {sql}")).await;
        raw.texts(&explanation(sql)).await
    } else {
        raw.explained(sql).await
    }
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
