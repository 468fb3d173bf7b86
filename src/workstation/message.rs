//! What can happen to the workstation. Plain data: a session can be written down and replayed.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use crossterm::event::KeyEvent;
use uuid::Uuid;

use super::dialogs::Verdict;
use super::effect::CaseFile;
use super::fault::Fault;
use super::notice::Severity;
use super::remote::Ticket;
use super::screens::queue::rows::{Difference, Rows};
use super::terminal::input::Mouse;
use crate::casework::masking::PersonalNumbers;
use crate::casework::{CaseId, PersonRef, RawText, Violations};
use crate::client::Document;
use crate::i18n::Arg;
use crate::raster::Picture;
use crate::regulation::Law;
use crate::wire::feed::FeedChange;
use crate::wire::problem::Conflict;
use crate::wire::session::{DeviceSignIn, SignInMeans, SignInPending};
use crate::wire::{
    Actions, Colleagues, CommandAnswer, DemoDay, DraftBody, History, KeyState, Lease, LeaseView,
    Me, OwnDrafts, Problem, QueueList, Receipt,
};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// The program runs and the terminal is ready.
    Started,
    Key(KeyEvent),
    /// A bracketed paste, as it came.
    Paste(String),
    Resized {
        width: u16,
        height: u16,
    },
    Mouse(Mouse),
    /// Whether the terminal says that it has the keyboard.
    Focused(bool),
    /// Time went on; the only way in which time comes in.
    Tick(DateTime<Utc>),
    /// An answer to a question.
    Reply {
        ticket: Ticket,
        reply: Box<Reply>,
    },
    /// The feed of changes says something.
    Feed {
        ticket: Ticket,
        news: Feed,
    },
    /// The machine asks the program to end: keep what was typed, then go.
    Ending,
}

/// What the feed of changes says.
#[derive(Debug, Clone, PartialEq)]
pub enum Feed {
    /// It is followed from now on; something may have been missed before.
    Live,
    /// Cases came to versions.
    Changed(Vec<FeedChange>),
    /// Somebody else took a case that this officer held.
    LeaseLost(CaseId),
    /// Counts of queues may have changed.
    Counts,
    /// It broke off and is tried again.
    Broken,
    /// There is none to be had; the server is asked instead.
    Unavailable,
    /// The session has ended.
    SessionOver,
}

/// An answer, or why there is none.
type Answer<T> = Result<T, Fault>;

/// The answers, one kind for each kind of question.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "one reply at a time lives, in the box of its message"
)]
pub enum Reply {
    SignedIn(Answer<Me>),
    SignInMeans(Answer<SignInMeans>),
    SignInBegun(Answer<DeviceSignIn>),
    SignInFinished(Answer<Result<Me, SignInPending>>),
    SignedOut,
    /// Whether the server heard that somebody is here.
    Present(Answer<()>),
    Queues(Answer<QueueList>),
    OwnDrafts(Answer<OwnDrafts>),
    /// The queues are those that came last.
    QueuesUnchanged,
    Rows(Answer<RowsAnswer>),
    Law(Answer<Arc<Law>>),
    Preview(Answer<(CaseId, Actions)>),
    Case(Answer<CaseFile>),
    Found(Answer<CaseId>),
    History(Answer<History>),
    DialogReady(Answer<DialogStart>),
    DraftSaved {
        local: bool,
        server: bool,
    },
    DraftDiscarded,
    LeaseReleased,
    LookKept,
    Submitted(Submitted),
    Tried(Verdict),
    Key(Answer<KeyState>),
    Lease(Answer<Lease>),
    LeaseOf(Answer<(CaseId, LeaseView)>),
    Moves(Answer<(CaseId, History)>),
    /// The feed is followed.
    Following,
    HandedIn(Answer<Receipt>),
    Revealed(Answer<(CaseId, PersonalNumbers)>),
    TakenOver(Answer<(CaseId, Lease)>),
    NextWorkingDay(Answer<DemoDay>),
    Views(ViewsRead),
    /// Whether the views were kept on this machine.
    ViewsKept(bool),
    ViewCounts(Answer<Vec<ViewCount>>),
    NextCase(Answer<Option<CaseId>>),
    BulkReady(Answer<BulkStart>),
    Batched(Batched),
    /// The first rows of the queue of a slug.
    FirstRows(String, Answer<FirstRows>),
    Page(Result<PageDrawn, NoPage>),
    OpenedOutside(Result<(), NotOpened>),
}

/// A page as it was handed in.
#[derive(Debug, Clone, PartialEq)]
pub struct PageDrawn {
    /// The paper that it is a page of.
    pub document: Arc<Document>,
    pub picture: Arc<Picture>,
}

/// Why there is no page to look at.
#[derive(Debug, Clone, PartialEq)]
pub enum NoPage {
    /// The paper did not come.
    Server(Fault),
    /// It came and cannot be drawn.
    NotDrawn(Arc<Document>),
}

/// Why a paper was not opened outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotOpened {
    /// No program is named, and this terminal is on no screen with windows.
    NoProgram,
    /// What the machine says of it.
    Failed(String),
}

/// The officer's views on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ViewsRead {
    /// Nothing was kept yet.
    None,
    /// A TOML file.
    Text(String),
    /// The file is there and cannot be read.
    Failed,
}

/// What a dialog about many cases needs to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkStart {
    pub colleagues: Colleagues,
    /// One for each case.
    pub keys: Vec<Uuid>,
}

/// What became of many commands: every one of them, by key.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Batched {
    pub became: Vec<(Uuid, Became)>,
    /// Why some were not sent, or are not known.
    pub fault: Option<Fault>,
}

/// What became of one of many commands.
#[derive(Debug, Clone, PartialEq)]
pub enum Became {
    /// It was recorded; the version after it.
    Done(u64),
    Refused(Box<Problem>),
    /// No answer came, and the server does not know the key.
    Unknown,
    /// It was never sent, or not taken with all the others: nothing was recorded.
    NotSent,
}

/// How many of many commands came to what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub recorded: usize,
    /// Refused, or never sent.
    pub not_recorded: usize,
    pub unknown: usize,
}

impl Tally {
    /// Counts what became of commands.
    pub fn of<'b>(all: impl Iterator<Item = &'b Became>) -> Self {
        let mut tally = Self::default();
        for became in all {
            match became {
                Became::Done(_) => tally.recorded += 1,
                Became::Refused(_) | Became::NotSent => tally.not_recorded += 1,
                Became::Unknown => tally.unknown += 1,
            }
        }
        tally
    }

    /// Returns how much it matters: nothing is announced as done that was not.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match (self.recorded, self.not_recorded + self.unknown) {
            (_, 0) => Severity::Done,
            (0, _) => Severity::Error,
            (_, _) => Severity::Warning,
        }
    }

    /// Returns the words for it with their values.
    #[must_use]
    pub fn words(self) -> (&'static str, Vec<(&'static str, Arg)>) {
        let id = if self.unknown > 0 {
            "bulk-result-unknown"
        } else {
            "bulk-result"
        };
        let args = vec![
            ("done", Arg::from(self.recorded)),
            ("left", Arg::from(self.not_recorded)),
            ("unknown", Arg::from(self.unknown)),
        ];
        (id, args)
    }
}

/// The first rows of a queue in its own order.
#[derive(Debug, Clone, PartialEq)]
pub struct FirstRows {
    pub rows: Arc<Rows>,
    /// How many there are in all.
    pub total: u64,
}

/// How much there is in a saved view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewCount {
    pub name: String,
    pub all: u64,
    pub overdue: u64,
}

/// What a queue looks like now.
#[derive(Debug, Clone, PartialEq)]
pub enum RowsAnswer {
    /// Nothing changed since the version that was named.
    Unchanged {
        /// The moment, for the next time.
        at: Option<String>,
    },
    Changed {
        rows: Arc<Rows>,
        etag: Option<String>,
        at: Option<String>,
        /// Against the rows on the screen, when there were any.
        difference: Difference,
    },
}

/// Everything a dialog needs to open.
#[derive(Debug, Clone, PartialEq)]
pub struct DialogStart {
    pub file: CaseFile,
    /// The draft on this machine or the server's, whichever grew out of the other.
    pub draft: Option<DraftBody>,
    /// The server's, when it and the one on this machine grew apart.
    pub other_draft: Option<DraftBody>,
    /// The command of the draft was recorded, though its answer was never seen here.
    pub was_recorded: bool,
    /// For a dialog without a draft.
    pub fresh_key: Uuid,
    pub colleagues: Vec<PersonRef>,
    pub recent_findings: Vec<RawText>,
    /// Who works on the case: this officer, or somebody else.
    pub lease: Option<Lease>,
}

/// What became of a command that was sent.
#[derive(Debug, Clone, PartialEq)]
pub enum Submitted {
    Recorded(CommandAnswer),
    Refused(Violations),
    Conflict(Conflict),
    /// It was sent and no answer came: whether it was recorded is not known.
    Lost(Fault),
    /// It was not taken.
    Failed(Fault),
}
