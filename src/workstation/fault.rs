//! What can go wrong between the workstation and the server, as data.
//!
//! Screens say it in four parts: what happened, what it means for the work at hand, what to do,
//! and a code to quote. The words are `problem-<kind>` for what the server says and
//! `workstation-<kind>` for what the workstation finds out by itself, with `-do` for the remedy.

use crate::casework::{RawText, Violation};
use crate::i18n::Speaker;
use crate::wire::problem::ProblemKind;

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
    /// The server refused, and said why.
    Problem(ProblemKind),
    /// No connection to the server could be made: nothing was sent.
    Unreachable,
    /// No answer within the time, or the connection broke.
    TimedOut,
    /// What answered is not this program's server: a proxy's page, a captive portal.
    NotKezek,
    /// The answer does not have the form it must have.
    Unreadable,
    /// The draft could not be written on this machine.
    DraftNotSaved,
}

impl FaultKind {
    /// The kinds beside the server's own problems.
    pub const OWN: [Self; 5] = [
        Self::Unreachable,
        Self::TimedOut,
        Self::NotKezek,
        Self::Unreadable,
        Self::DraftNotSaved,
    ];

    /// Returns the id of the words for what happened; those for what to do end in `-do`.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Problem(problem) => problem_words(problem),
            Self::Unreachable => "workstation-unreachable",
            Self::TimedOut => "workstation-timed-out",
            Self::NotKezek => "workstation-not-kezek",
            Self::Unreadable => "workstation-unreadable",
            Self::DraftNotSaved => "workstation-draft-not-saved",
        }
    }

    /// Returns the id of the words for what it means for the work at hand.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Unreachable | Self::TimedOut | Self::NotKezek | Self::Unreadable => {
                "workstation-means-stale"
            }
            Self::DraftNotSaved => "workstation-means-at-risk",
            Self::Problem(problem) => match problem {
                ProblemKind::NotSignedIn => "workstation-means-kept",
                ProblemKind::SignInFailed
                | ProblemKind::SignInDenied
                | ProblemKind::SignInOver
                | ProblemKind::SignInUnavailable
                | ProblemKind::NoPost => "workstation-means-outside",
                ProblemKind::TwinInFlight => "workstation-means-under-way",
                ProblemKind::LeaseHeld => "workstation-means-held",
                ProblemKind::VersionConflict => "workstation-means-moved",
                ProblemKind::Internal
                | ProblemKind::NotInTime
                | ProblemKind::Unavailable
                | ProblemKind::TooManyRequests => "workstation-means-stale",
                ProblemKind::NotAllowed
                | ProblemKind::NotFound
                | ProblemKind::BodyInvalid
                | ProblemKind::MethodNotAllowed
                | ProblemKind::AlreadyReceived
                | ProblemKind::TooLarge
                | ProblemKind::BodyTooSlow
                | ProblemKind::UnsupportedMediaType
                | ProblemKind::Violations
                | ProblemKind::NotInForce
                | ProblemKind::UnknownService
                | ProblemKind::KeyReused
                | ProblemKind::HashMismatch
                | ProblemKind::PreconditionRequired
                | ProblemKind::NotAcceptable
                | ProblemKind::ResyncNeeded => "workstation-means-nothing",
            },
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

    /// Returns whether somebody else works on the case.
    #[must_use]
    pub const fn is_lease_held(self) -> bool {
        matches!(self, Self::Problem(ProblemKind::LeaseHeld))
    }

    /// Returns whether the officer must sign in again.
    #[must_use]
    pub const fn is_session_end(self) -> bool {
        matches!(self, Self::Problem(ProblemKind::NotSignedIn))
    }
}

/// Returns the id of the words for a problem of the server.
const fn problem_words(problem: ProblemKind) -> &'static str {
    match problem {
        ProblemKind::NotSignedIn => "problem-not-signed-in",
        ProblemKind::SignInFailed => "problem-sign-in-failed",
        ProblemKind::SignInDenied => "problem-sign-in-denied",
        ProblemKind::SignInOver => "problem-sign-in-over",
        ProblemKind::SignInUnavailable => "problem-sign-in-unavailable",
        ProblemKind::NoPost => "problem-no-post",
        ProblemKind::NotAllowed => "problem-not-allowed",
        ProblemKind::NotFound => "problem-not-found",
        ProblemKind::BodyInvalid => "problem-body-invalid",
        ProblemKind::MethodNotAllowed => "problem-method-not-allowed",
        ProblemKind::NotAcceptable => "problem-not-acceptable",
        ProblemKind::TwinInFlight => "problem-twin-in-flight",
        ProblemKind::LeaseHeld => "problem-lease-held",
        ProblemKind::AlreadyReceived => "problem-already-received",
        ProblemKind::ResyncNeeded => "problem-resync-needed",
        ProblemKind::VersionConflict => "problem-version-conflict",
        ProblemKind::TooLarge => "problem-too-large",
        ProblemKind::UnsupportedMediaType => "problem-unsupported-media-type",
        ProblemKind::Violations => "problem-violations",
        ProblemKind::NotInForce => "problem-not-in-force",
        ProblemKind::UnknownService => "problem-unknown-service",
        ProblemKind::KeyReused => "problem-key-reused",
        ProblemKind::HashMismatch => "problem-hash-mismatch",
        ProblemKind::PreconditionRequired => "problem-precondition-required",
        ProblemKind::TooManyRequests => "problem-too-many-requests",
        ProblemKind::Internal => "problem-internal",
        ProblemKind::BodyTooSlow => "problem-body-too-slow",
        ProblemKind::NotInTime => "problem-not-in-time",
        ProblemKind::Unavailable => "problem-unavailable",
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
        speaker.say(self.kind.words())
    }

    /// Returns what to do about it, in one sentence.
    #[must_use]
    pub fn remedy(&self, speaker: Speaker<'_>) -> String {
        speaker.say(&format!("{}-do", self.kind.words()))
    }

    /// Returns what it means for the work at hand, in one sentence.
    #[must_use]
    pub fn meaning(&self, speaker: Speaker<'_>) -> String {
        speaker.say(self.kind.meaning())
    }

    /// Returns the four parts with what each is called.
    #[must_use]
    pub fn parts(&self, speaker: Speaker<'_>) -> [(String, String); 4] {
        [
            ("messages-what", self.what(speaker)),
            ("messages-means", self.meaning(speaker)),
            ("messages-do", self.remedy(speaker)),
            ("messages-code", self.code()),
        ]
        .map(|(label, text)| (speaker.say(label), text))
    }

    /// Returns the code to quote: the server's, or the name of the kind.
    #[must_use]
    pub fn code(&self) -> String {
        self.support_code.as_ref().map_or_else(
            || {
                let words = self.kind.words();
                let code = words.split_once('-').map_or(words, |(_, code)| code);
                code.to_ascii_uppercase()
            },
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
