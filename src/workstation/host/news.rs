//! Where the command of a dialog is, and what happened to the dialog that concerns the screens.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::wire::CommandAnswer;
use crate::workstation::effect::{CaseFile, Effect};
use crate::workstation::remote::Ticket;

/// Where the command of the dialog is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Sent {
    Nothing,
    Awaiting(Ticket),
    /// The answer was lost.
    Checking {
        key: Uuid,
        ask_at: DateTime<Utc>,
        asked: Option<Ticket>,
        unknown: u32,
    },
}

/// What happened to the dialog that concerns the screens below it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct News {
    pub effects: Vec<Effect>,
    /// The command was recorded: reload.
    pub recorded: Option<CommandAnswer>,
    /// A newer state of the case came with the dialog.
    pub file: Option<Box<CaseFile>>,
    pub closed: bool,
}

impl Sent {
    /// Returns whether an answer with this ticket is about the command.
    pub fn awaits(self, ticket: Ticket) -> bool {
        match self {
            Self::Nothing => false,
            Self::Awaiting(awaited) => awaited == ticket,
            Self::Checking { asked, .. } => asked == Some(ticket),
        }
    }
}

impl News {
    pub(super) fn merge(&mut self, other: Self) {
        self.effects.extend(other.effects);
        self.recorded = self.recorded.take().or(other.recorded);
        self.file = other.file.or_else(|| self.file.take());
        self.closed |= other.closed;
    }
}
