//! What the workstation wants done outside itself. Plain data, carried out by the runner.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::remote::Ticket;
use super::screens::queue::rows::Rows;
use crate::casework::{Application, Case, CaseId, Command, CommandKind, Offer, RawText};
use crate::client::Document;
use crate::regulation::{Law, UnitId};
use crate::wire::session::DeviceSignIn;
use crate::wire::{Batch, DraftBegun, DraftBody, LawRef, Lease, Look, Looker};

/// Something to be done; a question makes exactly one reply.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    Ask {
        ticket: Ticket,
        question: Question,
    },
    /// Drop the question; its answer does not matter any more.
    Cancel(Ticket),
    /// Draw every cell anew.
    Redraw,
    /// Hand a text to the terminal for its clipboard.
    Copy(String),
    /// Listen to the mouse, or stop.
    Mouse(bool),
    /// Hand the terminal back to the shell until it says go on.
    Suspend,
    Quit,
}

/// What the server, or the store of local drafts, is asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    SignIn {
        login: String,
        password: Password,
    },
    /// How one can sign in at the server.
    SignInMeans,
    /// A code for the identity provider.
    BeginSignIn,
    /// Whether somebody has agreed to the sign-in there.
    FinishSignIn(DeviceSignIn),
    SignOut,
    /// Says that the officer is at work, when nothing else that she does says so.
    Present,
    Queues,
    /// What the officer has begun and not sent, in any case.
    OwnDrafts,
    Rows(RowsQuestion),
    Law(LawRef),
    /// What can be done with the case under the cursor.
    Preview(CaseId),
    Case(CaseId),
    /// Which case has this number.
    Find(String),
    History(CaseId),
    /// Takes the lease and gathers what a dialog needs.
    OpenDialog {
        case: CaseId,
        unit: UnitId,
        command: CommandKind,
    },
    /// Done in the order in which it was asked.
    InLine(InLine),
    Submit {
        case: CaseId,
        command: Box<Command>,
        idempotency_key: Uuid,
        based_on: u64,
    },
    /// Whether the server would record a command; nothing is recorded.
    Try {
        case: CaseId,
        command: Box<Command>,
        based_on: u64,
    },
    /// What became of a command whose answer was lost.
    Key {
        idempotency_key: Uuid,
    },
    RenewLease(CaseId),
    /// Who works on a case now, after this officer lost it.
    LeaseOf(CaseId),
    /// Who moved an open case on.
    Moves(CaseId),
    /// Follow what changes. It is never answered: what happens comes as [`Message::Feed`] until
    /// the question is dropped.
    ///
    /// [`Message::Feed`]: super::message::Message::Feed
    Follow,
    /// Hands an application in for the body itself.
    HandIn {
        application: Box<Application>,
        /// The case it grew out of, whose personal numbers it states.
        of: CaseId,
        /// Why they are needed, for the access log.
        why: RawText,
    },
    /// The personal numbers of a case, whole.
    Reveal {
        case: CaseId,
        reason: RawText,
    },
    /// Takes a case over from whoever works on it.
    TakeOver {
        case: CaseId,
        reason: RawText,
    },
    NextWorkingDay,
    /// The officer's views on this machine.
    Views,
    /// How much there is in saved views: name, slug of the queue, filter.
    ViewCounts(Vec<(String, String, String)>),
    /// Leases the next case of a queue that nobody works on.
    NextCase(String),
    /// People to assign to, and as many fresh keys.
    OpenBulk(usize),
    /// Sends many commands, each with its own version and key.
    Batch(Box<Batch>),
    /// The first rows of a queue, to be seen before all have come.
    FirstRows(String),
    /// A page of a paper, as it was handed in.
    Page(PageQuestion),
    /// Hands a paper to the program of this machine that shows such files.
    OpenOutside(Arc<Document>),
}

/// Which page is to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct PageQuestion {
    pub sha256: String,
    /// From 1.
    pub page: u32,
    /// The paper, when it is here already; it is fetched otherwise, which is logged.
    pub held: Option<Arc<Document>>,
}

/// What must not overtake each other: drafts, their removal, and the lease they were made under.
#[derive(Debug, Clone, PartialEq)]
pub enum InLine {
    SaveDraft {
        case: CaseId,
        command: CommandKind,
        body: Box<DraftBody>,
    },
    DiscardDraft {
        case: CaseId,
        command: CommandKind,
    },
    ReleaseLease(CaseId),
    /// Keeps the officer's views on this machine: a TOML file.
    KeepViews(String),
    /// How far the officer has read the case.
    KeepLook {
        case: CaseId,
        look: Box<Look>,
    },
}

/// A whole queue, unless it is the one that is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct RowsQuestion {
    pub slug: String,
    pub etag: Option<String>,
    /// The moment of `base`: only what changed since is wanted.
    pub since: Option<String>,
    /// The newest rows that are here.
    pub base: Option<Arc<Rows>>,
    /// The order of the queue's definition.
    pub sort: String,
    /// What is on the screen, to be held against what comes.
    pub shown: Option<Arc<Rows>>,
}

/// A case with everything it is judged by.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseFile {
    pub case: Arc<Case>,
    pub law: Arc<Law>,
    pub law_ref: LawRef,
    /// The server's word on what can be done now.
    pub offers: Vec<Offer>,
    pub lease: Option<Lease>,
    /// Colleagues who opened the case not long ago.
    pub lookers: Vec<Looker>,
    /// Commands for which this officer has a draft, on this machine or left at another one, with
    /// when it was saved last.
    pub drafts: Vec<(CommandKind, DateTime<Utc>)>,
    /// What colleagues have begun.
    pub begun: Vec<DraftBegun>,
    /// How far this officer had read the case before; `None` when that could not be asked.
    pub look: Option<Look>,
    /// Law time of the server when it answered.
    pub now: DateTime<Utc>,
}

/// A password on its way to the server; wiped when it is dropped, never printed.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Password(Zeroizing<String>);

impl Password {
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// Returns the password for the request that needs it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}
