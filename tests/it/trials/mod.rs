//! What must hold when things break: many at once, answers lost, the machine gone, the disk full.
//!
//! Each trial is small in an ordinary run of the tests and as large as its name promises with
//! `KEZEK_TRIALS=full` (in release: `KEZEK_TRIALS=full cargo test --release --test it trials`).

mod disk_full;
mod killed;
mod lost_answers;
mod power_loss;
mod proxy;
mod race;
mod served;

/// Returns how often something is tried: `few` times, or `many` when the whole trial is asked for.
fn times(few: usize, many: usize) -> usize {
    if std::env::var_os("KEZEK_TRIALS").is_some_and(|how| how == "full") {
        many
    } else {
        few
    }
}
