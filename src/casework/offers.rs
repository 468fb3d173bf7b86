//! What can be done with a case now, and why the rest cannot.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Actor, Case, CommandKind, Now, Violation};
use crate::regulation::Law;

/// One command, allowed or with every reason why not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Offer {
    pub command: CommandKind,
    /// Empty when the command can be begun.
    pub why_not: Vec<Violation>,
}

impl Offer {
    #[must_use]
    pub fn is_allowed(&self) -> bool {
        self.why_not.is_empty()
    }
}

/// Returns every command with the reasons that stand against it before anything is typed, in the
/// order of [`CommandKind::ALL`].
#[must_use]
pub fn offers(case: &Case, law: &Law, by: &Actor, now: Now) -> Vec<Offer> {
    CommandKind::ALL
        .into_iter()
        .map(|command| Offer {
            command,
            why_not: super::decide::guard(command, case, law, by, now),
        })
        .collect()
}
