//! `POST /v1/commands:batch`: many commands, each of which stands alone.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::CommandAnswer;
use super::problem::Problem;
use crate::casework::Command;

/// The most commands in one batch.
pub const BATCH_MAX: usize = 100;

/// What is sent. `C` is the command: read by whoever sends it, any JSON to whoever takes it, so
/// that one that cannot be read does not spoil the others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Batch")]
pub struct Batch<C = Command> {
    /// 1 to [`BATCH_MAX`]. Those about one case are done in their order.
    #[schemars(length(min = 1, max = BATCH_MAX))]
    pub items: Vec<BatchItem<C>>,
}

/// One command with what makes it safe.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "BatchItem")]
pub struct BatchItem<C = Command> {
    /// The identity of the case, or its number.
    pub case: String,
    /// The version of the case it is based on.
    pub version: u64,
    /// Under which the command takes effect at most once.
    #[schemars(extend("pattern" = "^[!-~]{1,255}$"))]
    pub idempotency_key: String,
    pub command: C,
}

/// What became of each, in the order in which they were sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BatchAnswer {
    pub results: Vec<BatchResult>,
}

/// What became of one command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BatchResult {
    pub idempotency_key: String,
    #[serde(flatten)]
    pub outcome: BatchOutcome,
}

/// Whether it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum BatchOutcome {
    /// It was, or would be on a dry run.
    Done { answer: CommandAnswer },
    /// It was not; the same that a single command is refused with.
    Refused { problem: Box<Problem> },
}
