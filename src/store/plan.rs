//! What the writer is asked to do: plain data, prepared by the caller so that the one writer only
//! writes.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::chain::{Link, chain, genesis};
use crate::casework::queue::Row;
use crate::casework::{Case, CaseId, Login, Post, RawText, Recorded};
use crate::regulation::UnitId;
use crate::wire::Lease;
use crate::wire::session::Means;

/// One thing to write, all of it or nothing.
#[derive(Debug)]
pub enum Plan {
    Commit(Box<Commit>),
    /// The next case number of the year that `prefix` (such as `26-`) names.
    TakeNumber {
        prefix: String,
    },
    Access(Access),
    /// Lines of the access log, all or none.
    AccessLines(Vec<Access>),
    OpenSession(NewSession),
    SessionSeen {
        token_sha256: String,
        at: DateTime<Utc>,
    },
    CloseSession {
        token_sha256: String,
    },
    /// Ends one session of a person, by the name that lists give it.
    EndSession {
        login: Login,
        id: Uuid,
        access: Access,
    },
    /// Ends every session of a person.
    EndSessions {
        login: Login,
        access: Access,
    },
    SignInFailed {
        login: String,
        from: Whence,
        at: DateTime<Utc>,
    },
    /// From now on the login is known there.
    SignInSucceeded {
        login: Login,
        from: Whence,
        at: DateTime<Utc>,
    },
    /// Gives a new place its moment while a login is guessed at; one that has it keeps it.
    TakeTurn(TurnTaking),
    /// Has a workstation known to which nobody signed in yet.
    KnowDevice {
        login: Login,
        device_sha256: String,
        access: Access,
    },
    AddAccount(Box<NewAccount>),
    SetEnabled {
        login: Login,
        enabled: bool,
        access: Access,
    },
    SetPassword {
        login: Login,
        password_hash: String,
        access: Access,
    },
    /// Gives a person posts and takes others away, which ends their sessions.
    ChangePosts {
        login: Login,
        given: Vec<Post>,
        taken: Vec<Post>,
        access: Access,
    },
    /// Has an account signed in to by the identity provider alone.
    Link {
        login: Login,
        issuer: String,
        subject: String,
        access: Access,
    },
    /// Makes the account of a person that the provider named, or brings it up to date.
    Admit(Box<Admission>),
    SaveDraft(Box<DraftRecord>),
    DropDraft {
        login: Login,
        case: CaseId,
        kind: String,
    },
    TakeLease(LeaseTaking),
    ReleaseLease {
        login: Login,
        case: CaseId,
    },
    /// Drops the lines of the feed up to this one.
    PruneFeed {
        through: u64,
    },
    KeepDocument(Box<NewDocument>),
    KeepLaw(LawText),
    /// A key that all processes share; the first one stays.
    KeepKey {
        name: &'static str,
        /// Base64.
        key: String,
    },
    /// Changes nothing: tries whether the database can be written to.
    Try,
    /// Ends the writer.
    Stop,
}

/// What the writer answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    Written,
    Lease(LeaseOutcome),
    /// Whether it was not there before.
    New(bool),
    /// A number that nobody else has.
    Number(u64),
    /// The account of somebody whom the provider named.
    Admitted(Login),
    /// From when on a sign-in is tried at a new place.
    Turn(DateTime<Utc>),
}

/// Where a sign-in comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whence {
    /// The network by which failures are counted.
    pub network: String,
    /// SHA-256 of the secret of the workstation.
    pub device_sha256: Option<String>,
    /// Whether the login is known on that workstation: then it answers for itself.
    pub is_known: bool,
}

/// A place that wants its moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnTaking {
    pub login: String,
    pub network: String,
    /// Wall time.
    pub now: DateTime<Utc>,
    /// How long after the moment before it.
    pub pace: TimeDelta,
    /// No moment is later than this from now.
    pub longest: TimeDelta,
}

/// Events of one case with everything that is written in the same transaction.
#[derive(Debug)]
pub struct Commit {
    pub case_id: CaseId,
    pub number: String,
    pub unit: UnitId,
    /// Version it was based on; 0 for a new case.
    pub expected_version: u64,
    pub version: u64,
    pub links: Vec<Link>,
    /// Law time of the events.
    pub at: DateTime<Utc>,
    pub state: String,
    pub row: String,
    /// Where a new case came from.
    pub origin: Option<Origin>,
    pub key: Option<KeyRecord>,
}

/// Who handed an application in, under which number of theirs, with which papers.
#[derive(Debug, Clone)]
pub struct Origin {
    pub sender: Login,
    pub reference: Option<String>,
    pub papers: Vec<String>,
}

impl Commit {
    /// Prepares the events that made `state` out of the version before them. `head` is the hash
    /// at the end of the chain; `None` for a new case.
    ///
    /// # Panics
    /// Never: a case and a row are plain JSON.
    #[must_use]
    pub fn new(head: Option<&str>, recorded: &[Recorded], state: &Case, row: &Row) -> Self {
        let links = head.map_or_else(
            || chain(&genesis(state.id), recorded),
            |head| chain(head, recorded),
        );
        let first = recorded.first().map_or(state.version, |event| event.seq);
        Self {
            case_id: state.id,
            number: state.number.clone(),
            unit: state.unit().clone(),
            expected_version: first.saturating_sub(1),
            version: state.version,
            links,
            at: recorded.last().map_or(state.received_at, |event| event.at),
            state: serde_json::to_string(state).expect("a case is plain JSON"),
            row: serde_json::to_string(row).expect("a row is plain JSON"),
            origin: None,
            key: None,
        }
    }
}

/// The answer that is kept under an `Idempotency-Key` for the life of the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRecord {
    pub login: Login,
    pub key: String,
    pub case: CaseId,
    pub body_sha256: String,
    /// JSON of the answer.
    pub answer: String,
}

/// One line of the access log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    pub id: Uuid,
    /// Wall time.
    pub at: DateTime<Utc>,
    pub login: String,
    /// What was done, such as `case-viewed`.
    pub act: &'static str,
    pub case: Option<CaseId>,
    /// Whether the case was assigned to them then; only where a case is meant.
    pub assigned: Option<bool>,
    pub document: Option<String>,
    pub note: Option<RawText>,
}

/// Returns what the access log says of a change of posts: by whom, and which.
#[must_use]
pub fn posts_note(by: &str, given: &[Post], taken: &[Post]) -> RawText {
    let mut note = format!("by={by}");
    for (what, posts) in [("given", given), ("taken", taken)] {
        if !posts.is_empty() {
            let posts: Vec<String> = posts.iter().map(Post::to_string).collect();
            note.push_str(&format!(" {what}={}", posts.join(",")));
        }
    }
    RawText::from(note)
}

/// A session that begins. The token itself is never stored.
#[derive(Debug, Clone)]
pub struct NewSession {
    pub token_sha256: String,
    /// What lists call it.
    pub id: Uuid,
    pub login: Login,
    /// Wall time.
    pub opened_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    /// Where the sign-in came from.
    pub address: String,
    pub means: Means,
    pub access: Access,
}

/// A person as an identity provider names them.
#[derive(Debug, Clone)]
pub struct Admission {
    pub issuer: String,
    pub subject: String,
    /// For an account that is not there yet; one that is keeps its login.
    pub login: Login,
    pub name: RawText,
    pub posts: Vec<Post>,
    /// Base64 of 32 bytes, for an account that is not there yet.
    pub draft_key: String,
    /// The line of a new account; one that is there and changed has its own act.
    pub access: Access,
}

/// An account to be made.
#[derive(Debug, Clone)]
pub struct NewAccount {
    pub login: Login,
    pub name: RawText,
    pub password_hash: String,
    /// Base64 of 32 bytes.
    pub draft_key: String,
    pub posts: Vec<Post>,
    pub access: Access,
}

/// A draft as it is kept.
#[derive(Debug, Clone)]
pub struct DraftRecord {
    pub login: Login,
    pub case: CaseId,
    pub kind: String,
    pub idempotency_key: Uuid,
    /// JSON of the whole draft.
    pub body: String,
    pub saved_at: DateTime<Utc>,
}

/// Taking or keeping a lease.
#[derive(Debug, Clone)]
pub struct LeaseTaking {
    pub case: CaseId,
    pub login: Login,
    /// Wall time.
    pub now: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    /// Takes it from whoever holds it; the log line that says why.
    pub over: Option<Access>,
}

/// How taking a lease went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeaseOutcome {
    Held(Lease),
    /// Held now, and somebody else was the last to hold it and never gave it back.
    Taken(Lease, LostLease),
    HeldByOther(Lease),
}

/// Who lost a lease, and of which case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostLease {
    pub login: String,
    pub version: u64,
    pub unit: String,
}

/// What is known of the bytes of a paper.
#[derive(Debug, Clone)]
pub struct NewDocument {
    pub sha256: String,
    pub media_type: &'static str,
    pub byte_count: u64,
    /// JSON of what was read off it.
    pub reading: String,
    pub stored_by: Login,
    pub stored_at: DateTime<Utc>,
}

/// An edition, policy or calendar by the hash of its canonical JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawText {
    pub sha256: String,
    pub kind: LawKind,
    /// For people: `service/edition`, `policy`, `calendar`.
    pub name: String,
    pub body: String,
}

/// Which of the three kinds a kept text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LawKind {
    Edition,
    Policy,
    Calendar,
}

impl LawKind {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Edition => "edition",
            Self::Policy => "policy",
            Self::Calendar => "calendar",
        }
    }
}
