//! What can go wrong between the workstation and a server, told apart by what it means.

use crate::wire::{Problem, problem::ProblemKind};

/// Why an answer did not come, or is not one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClientError {
    /// The address is no `http` or `https` address.
    #[error("{0:?} is not the address of a server")]
    BadAddress(String),
    /// Plain HTTP to another machine would show passwords and personal data to the network.
    #[error("{0} is not encrypted; use https")]
    PlainHttp(String),
    /// The machine cannot make encrypted connections at all.
    #[error("no encrypted connection can be made: {0}")]
    NoEncryption(String),
    /// No connection came about: nothing was sent.
    #[error("the server cannot be reached: {reason}")]
    Unreachable { reason: String },
    /// The request was sent, and no answer came in time.
    #[error("no answer within {seconds} s")]
    TimedOut { seconds: u64 },
    /// The request was sent, and the connection broke before the whole answer was there.
    #[error("the connection broke: {reason}")]
    Hangup { reason: String },
    /// Whoever answered does not speak this program's protocol: a login page, a proxy.
    #[error("the answer (status {status}, {media_type}) is not one of a Kezek server: {quote}")]
    NotOurServer {
        status: u16,
        /// As it was named, cleaned; empty when it was not.
        media_type: String,
        /// The first characters of the body, cleaned.
        quote: String,
    },
    /// The answer has the right form on the outside, and its content makes no sense.
    #[error("the {what} that the server sent cannot be read: {detail}")]
    Garbled { what: &'static str, detail: String },
    /// The answer is larger than any honest one.
    #[error("the answer is larger than {limit} bytes")]
    TooLarge { limit: usize },
    /// The server refused, and says why.
    #[error("{}", .0.title)]
    Problem(Box<Problem>),
    /// The server refused for a reason that this version of the program does not know; in the
    /// server's own words, cleaned.
    #[error("{title}")]
    NewerProblem {
        status: u16,
        kind: String,
        title: String,
        detail: String,
    },
    /// The program is ending, or the person gave up waiting.
    #[error("cancelled")]
    Cancelled,
}

impl ClientError {
    /// Returns whether a command that ended so may have been recorded all the same. Then ask
    /// what became of its key; never send it again by itself.
    #[must_use]
    pub fn outcome_unknown(&self) -> bool {
        match self {
            Self::BadAddress(_)
            | Self::PlainHttp(_)
            | Self::NoEncryption(_)
            | Self::Unreachable { .. } => false,
            Self::TimedOut { .. }
            | Self::Hangup { .. }
            | Self::NotOurServer { .. }
            | Self::Garbled { .. }
            | Self::TooLarge { .. }
            | Self::Cancelled => true,
            Self::Problem(problem) => matches!(
                problem.kind,
                ProblemKind::Internal | ProblemKind::NotInTime | ProblemKind::TwinInFlight
            ),
            Self::NewerProblem { status, .. } => *status >= 500,
        }
    }

    /// Returns the problem of a kind, when it is one.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Problem(problem) => Some(problem),
            _ => None,
        }
    }

    /// Returns whether the server said so.
    #[must_use]
    pub fn is(&self, kind: ProblemKind) -> bool {
        self.problem().is_some_and(|problem| problem.kind == kind)
    }

    /// Returns the name of the kind of error, which is also the key of the words for it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::BadAddress(_) => "bad-address",
            Self::PlainHttp(_) => "plain-http",
            Self::NoEncryption(_) => "no-encryption",
            Self::Unreachable { .. } => "unreachable",
            Self::TimedOut { .. } => "timed-out",
            Self::Hangup { .. } => "hangup",
            Self::NotOurServer { .. } => "not-our-server",
            Self::Garbled { .. } => "garbled",
            Self::TooLarge { .. } => "too-large",
            Self::Problem(_) => "problem",
            Self::NewerProblem { .. } => "newer-problem",
            Self::Cancelled => "cancelled",
        }
    }
}
