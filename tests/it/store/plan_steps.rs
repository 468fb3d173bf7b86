//! What an engine says of how it would run a statement.

/// Tables that grow with the cases and with the days.
pub const GROWING: [&str; 11] = [
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

/// Returns the growing table that a step reads whole.
pub fn read_whole(step: &str) -> Option<&'static str> {
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

/// Returns what has PostgreSQL explain a statement that was prepared as `it`, for values that it
/// does not know yet.
pub fn explanation(sql: &str) -> String {
    let values = (1..=20).rev().find(|n| sql.contains(&format!("${n}")));
    let nulls = vec!["NULL"; values.unwrap_or_default()].join(", ");
    if nulls.is_empty() {
        "EXPLAIN EXECUTE it".to_owned()
    } else {
        format!("EXPLAIN EXECUTE it ({nulls})")
    }
}
