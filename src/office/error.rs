//! Why a use case did not do what it was asked: data, turned into words and a status once, in the
//! server.

use chrono::NaiveDate;

use crate::casework::Violations;
use crate::lawbook::NotInForce;
use crate::papers::PaperFault;
use crate::regulation::{CalendarGap, ServiceId};
use crate::store::StoreError;
use crate::wire::Lease;
use crate::wire::problem::Conflict;

/// A refused or failed use case.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    #[error("no session, or it ended")]
    NotSignedIn,
    #[error("login or password is wrong")]
    SignInFailed,
    /// Too many failed sign-ins from this address.
    #[error("too many failed sign-ins; again in {retry_after_seconds} s")]
    TooManyAttempts { retry_after_seconds: u64 },
    /// The identity provider did not say who it is.
    #[error(transparent)]
    Provider(#[from] crate::provider::ProviderError),
    /// What comes after that place in the feed is not kept any more.
    #[error("that place in the feed is not kept any more")]
    FeedForgotten,
    /// No more of them follow the feed at once.
    #[error("too many streams")]
    TooManyStreams,
    #[error("the role does not allow it")]
    NotAllowed,
    /// Not there, or not in a unit of the person: the two are not told apart.
    #[error("not found")]
    NotFound,
    /// A parameter cannot be read. `at` names it.
    #[error("{at}: {why}")]
    Unreadable { at: &'static str, why: String },
    /// A filter cannot be read, and from which character on.
    #[error(transparent)]
    BadFilter(crate::casework::queue::filter::FilterError),
    #[error("a twin of the command is in flight")]
    TwinInFlight,
    #[error("the key was used with another command")]
    KeyReused,
    #[error("somebody else works on the case")]
    LeaseHeld(Box<Lease>),
    #[error("the application was received before as {number}")]
    AlreadyReceived { number: String },
    #[error("the case has moved on")]
    Stale(Box<Conflict>),
    #[error("the rules forbid it")]
    Violations(Violations),
    /// No edition of the service is in force, or the year has no calendar.
    #[error("{reason}")]
    NotInForce {
        #[source]
        reason: Box<NotInForce>,
        filed_on: NaiveDate,
    },
    #[error("the service {service} is not known")]
    UnknownService { service: ServiceId },
    #[error("the queue is not known")]
    UnknownQueue,
    /// The bytes do not have the hash they were sent under.
    #[error("the bytes have the hash {found}")]
    HashMismatch { found: String },
    /// A paper of the application was not sent before it. `at` is a JSON pointer.
    #[error("the paper {sha256} was not sent")]
    PaperNotSent { at: String, sha256: String },
    /// What intake reads off a paper is not the sender's to state. `at` is a JSON pointer.
    #[error("the reading of a paper is made by the server")]
    ReadingSent { at: String },
    /// A list is longer than the office takes. `at` is a JSON pointer.
    #[error("more than {max} at {at}")]
    TooMany { at: String, max: usize },
    #[error("larger than {max} bytes")]
    TooLarge { max: u64 },
    #[error(transparent)]
    Paper(#[from] PaperFault),
    /// A paper took longer to read than it may.
    #[error("the paper takes too long to read")]
    PaperTooSlow,
    /// The password cannot be taken for an account.
    #[error(transparent)]
    Password(#[from] super::password::WeakPassword),
    #[error(transparent)]
    Calendar(#[from] CalendarGap),
    /// The law that a case was registered under is neither configured nor kept.
    #[error("the edition {sha256} is not there")]
    LawMissing { sha256: String },
    /// A file of a paper cannot be read back.
    #[error("a paper cannot be read: {0}")]
    PaperLost(#[source] std::io::Error),
    /// A definition in the configuration cannot be used.
    #[error("the queue {slug} cannot be used: {why}")]
    BadQueue { slug: String, why: String },
    /// Something that cannot happen did.
    #[error("{0}")]
    Internal(String),
    /// The database shows damage: reads go on, nothing is written.
    #[error("the store is in quarantine: {reason}")]
    Quarantined { reason: String },
    /// The database is away, busy or full. Nobody was told that anything was written.
    #[error("the database cannot be reached now: {why}")]
    Away { why: String },
    /// What was begun did not end in time, or got no answer: it was done or it was not.
    #[error("not in time: {why}")]
    NotInTime { why: String },
    /// The store takes no writes now.
    #[error("the store is closed")]
    Closed,
    #[error("the login is taken")]
    LoginTaken,
    /// The store failed in another way.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for OfficeError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Quarantined { reason } => Self::Quarantined { reason },
            StoreError::Unavailable { why } | StoreError::DiskTrouble { why } => Self::Away { why },
            StoreError::Unanswered { why } => Self::NotInTime { why },
            StoreError::ReadOnly | StoreError::Closed => Self::Closed,
            StoreError::Absent => Self::NotFound,
            StoreError::LoginTaken => Self::LoginTaken,
            StoreError::AlreadyReceived { number } => Self::AlreadyReceived { number },
            error @ (StoreError::Stale
            | StoreError::NumberTaken
            | StoreError::KeyTaken
            | StoreError::Damaged { .. }
            | StoreError::OldSqlite { .. }
            | StoreError::Outdated { .. }
            | StoreError::NotEmpty { .. }
            | StoreError::NotSound { .. }
            | StoreError::UnknownDatabase { .. }
            | StoreError::Paper(_)
            | StoreError::Migration(_)
            | StoreError::Database(_)) => Self::Store(error),
        }
    }
}
