//! What can go wrong between the workstation and the server, as data.
//!
//! Screens say it in four parts: what happened, what it means for the work at hand, what to do,
//! and a code to quote. The words are `fault-<code>` and `fault-<code>-do` in the locales.

use crate::casework::{RawText, Violation};
use crate::i18n::Speaker;

/// Why a question has no answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    pub kind: FaultKind,
    /// What the server says in its own words; from outside.
    pub detail: Option<RawText>,
    /// What to quote to the help desk; from outside.
    pub support_code: Option<RawText>,
    /// The rules that stand against it, when that is the reason.
    pub violations: Vec<Violation>,
}

/// The kinds of faults that an officer can do something different about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaultKind {
    /// No connection to the server could be made.
    Unreachable,
    /// No answer within the time.
    TimedOut,
    /// What answered is not this program's server: a proxy's page, a captive portal.
    NotKezek,
    /// The answer does not have the form it must have.
    Unreadable,
    SessionEnded,
    SignInFailed,
    NotAllowed,
    NotFound,
    /// The case has moved on.
    Moved,
    /// The same command is being recorded already.
    TwinInFlight,
    LeaseHeld,
    TooLarge,
    /// The rules forbid it.
    Forbidden,
    NotInForce,
    /// The key of the command was used for another one.
    KeyReused,
    TooManyRequests,
    /// The server has a fault of its own.
    Internal,
    /// The server takes no writes now.
    Unavailable,
    /// The draft could not be written on this machine.
    DraftNotSaved,
}

impl FaultKind {
    pub const ALL: [Self; 19] = [
        Self::Unreachable,
        Self::TimedOut,
        Self::NotKezek,
        Self::Unreadable,
        Self::SessionEnded,
        Self::SignInFailed,
        Self::NotAllowed,
        Self::NotFound,
        Self::Moved,
        Self::TwinInFlight,
        Self::LeaseHeld,
        Self::TooLarge,
        Self::Forbidden,
        Self::NotInForce,
        Self::KeyReused,
        Self::TooManyRequests,
        Self::Internal,
        Self::Unavailable,
        Self::DraftNotSaved,
    ];

    /// Returns the name that the words are found by.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed-out",
            Self::NotKezek => "not-kezek",
            Self::Unreadable => "unreadable",
            Self::SessionEnded => "session-ended",
            Self::SignInFailed => "sign-in-failed",
            Self::NotAllowed => "not-allowed",
            Self::NotFound => "not-found",
            Self::Moved => "moved",
            Self::TwinInFlight => "twin-in-flight",
            Self::LeaseHeld => "lease-held",
            Self::TooLarge => "too-large",
            Self::Forbidden => "forbidden",
            Self::NotInForce => "not-in-force",
            Self::KeyReused => "key-reused",
            Self::TooManyRequests => "too-many-requests",
            Self::Internal => "internal",
            Self::Unavailable => "unavailable",
            Self::DraftNotSaved => "draft-not-saved",
        }
    }

    /// Returns whether the server could not be spoken with at all, so that what is shown grows old.
    #[must_use]
    pub const fn is_offline(self) -> bool {
        matches!(
            self,
            Self::Unreachable | Self::TimedOut | Self::NotKezek | Self::Unreadable
        )
    }
}

impl Fault {
    /// Returns a fault without anything from the server.
    #[must_use]
    pub const fn of(kind: FaultKind) -> Self {
        Self {
            kind,
            detail: None,
            support_code: None,
            violations: Vec::new(),
        }
    }

    /// Returns what happened, in one sentence.
    #[must_use]
    pub fn what(&self, speaker: Speaker<'_>) -> String {
        speaker.say(&format!("fault-{}", self.kind.code()))
    }

    /// Returns what to do about it, in one sentence.
    #[must_use]
    pub fn remedy(&self, speaker: Speaker<'_>) -> String {
        speaker.say(&format!("fault-{}-do", self.kind.code()))
    }

    /// Returns the code to quote: the server's, or the name of the kind.
    #[must_use]
    pub fn code(&self) -> String {
        self.support_code.as_ref().map_or_else(
            || self.kind.code().to_owned(),
            |code| code.clean_line().to_string(),
        )
    }

    /// Returns the fault on one line: what happened, what to do, the code.
    #[must_use]
    pub fn line(&self, speaker: Speaker<'_>) -> String {
        let mut line = format!("{} {}", self.what(speaker), self.remedy(speaker));
        if let Some(violation) = self.violations.first() {
            line.push(' ');
            line.push_str(&speaker.violation(violation));
        }
        line.push_str(&format!(" [{}]", self.code()));
        line
    }
}
