//! The dialogs of every command: forms that say, while an officer types, what is still missing.
//!
//! ```text
//! ┌ Refuse · 26-000042 · Ли Виктор · version 7 ─────────── draft 14:05 ┐
//! │ 1 Grounds ✓  ▐2 Findings ✗▌  3 Letter                              │
//! │  … the fields of the section …                                     │
//! ├ Checks  ✗ 2  ⚠ 1 ──────────────────────────────────────── F5 all ──┤
//! │ ✗ 214 of at least 300 characters, write 86 more · policy …         │
//! ├ What follows ──────────────────────────────────────────────────────┤
//! │ Goes to the supervisor for signature. Can be taken back by …       │
//! │ ▐ Cancel ▌   Save draft (Ctrl+S)   Prepare refusal ✗ 2 reasons     │
//! └────────────────────────────────────────────────────────────────────┘
//! ```
//!
//! A [`Dialog`] is pure: keys, pastes, ticks and the server's answers go in as [`Input`], what is
//! to be done comes out as [`DialogEffect`]s. Each command has a *sheet* (`sheets/`): which
//! sections and fields there are, and the command that the answers make. The rest is common: the
//! rules run on every change (`judge`), drafts (`draft`), the confirm contract (`confirm`), the
//! picker of evidence (`picker`).

mod answer;
pub(in crate::workstation) mod asked;
pub(in crate::workstation) mod confirm;
pub(in crate::workstation) mod date;
mod draft;
mod field;
mod focus;
mod found;
mod input;
mod judge;
mod letter;
pub(in crate::workstation) mod lineage;
mod month;
mod pair;
mod picker;
mod sheets;
mod spoken;
mod update;
mod view;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;
use uuid::Uuid;

use crate::casework::{
    Actor, Case, Command, CommandKind, Now, Offer, PersonRef, RawText, Violation, Violations,
};
use crate::i18n::{Arg, Speaker};
use crate::regulation::Law;
use crate::wire::problem::Conflict;
use crate::wire::session::OfficeInfo;
use crate::wire::{CommandAnswer, DraftBody};
use crate::workstation::fault::Fault;
use crate::workstation::theme::Theme;
use crate::workstation::widgets::editor::TextBuffer;

use field::{Answers, Judged, What};
use focus::Focus;

pub use picker::spoken::{page_lines, passage};
pub use spoken::Spoken;
pub use view::docks;
pub use view::spoken::{Asked, Form, Offered, Part, Pick, Remark, Reopening, Shape};

/// What a dialog looks at. Everything is borrowed anew for each call.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub case: &'a Case,
    pub law: &'a Law,
    pub actor: &'a Actor,
    /// Law time.
    pub now: Now,
    /// Wall time (UTC): arming and the ages of drafts.
    pub wall: DateTime<Utc>,
    pub offers: &'a [Offer],
    /// Executors of the unit, to whom a case can be assigned.
    pub colleagues: &'a [PersonRef],
    /// The officer's own last findings, for the near-copy warning.
    pub recent_findings: &'a [RawText],
    pub speaker: Speaker<'a>,
    pub theme: Theme,
    pub office: &'a OfficeInfo,
}

/// What happens to a dialog.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    Key(KeyEvent),
    Paste(String),
    /// A click on a part of the dialog, by its number in [`Dialog::places`].
    Point(usize),
    /// A line of the wheel of the mouse.
    Wheel {
        down: bool,
    },
    /// Something said in plain mode.
    Spoken(Spoken),
    /// Time has passed; see [`Dialog::next_wake`].
    Tick,
    Answer(SubmitAnswer),
    /// What the server says of the command without recording it.
    Verdict(Verdict),
    /// Where the last draft was kept.
    DraftSaved {
        local: bool,
        server: bool,
    },
}

/// What became of a command that was sent.
#[derive(Debug, Clone, PartialEq)]
pub enum SubmitAnswer {
    Recorded(CommandAnswer),
    Refused(Violations),
    Conflict(Conflict),
    /// No answer came; the server is being asked what became of the key.
    Checking,
    /// The server knows nothing of the key: nothing was recorded.
    NotRecorded,
    /// It was not taken, and nothing was recorded.
    Failed {
        fault: Fault,
    },
}

/// The server's word on a command that was only tried.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It would be recorded.
    Agreed,
    Refused(Violations),
    /// The server could not be asked, or the case has moved on.
    Unknown,
}

/// What a dialog wants done.
#[derive(Debug, Clone, PartialEq)]
pub enum DialogEffect {
    Close,
    SaveDraft(DraftBody),
    DiscardDraft,
    Submit {
        command: Box<Command>,
        idempotency_key: Uuid,
        /// Goes into `If-Match`.
        based_on: u64,
    },
    /// Ask the server whether it would record the command as it stands.
    Try {
        command: Box<Command>,
        based_on: u64,
    },
    /// Fetch the case anew: it has moved on.
    Rebase,
    Redraw,
}

/// A dialog for one command on one case.
#[derive(Debug, Clone)]
pub struct Dialog {
    kind: CommandKind,
    /// The key that the command is sent with.
    key: Uuid,
    /// This opening of the dialog, told apart from all others.
    sitting: Uuid,
    based_on: u64,
    /// The case as it was when the dialog was based on it, in what a dialog cares about.
    seen: draft::Seen,
    guard: confirm::Guard,
    answers: Answers,
    /// The option under the cursor, by field.
    cursors: BTreeMap<String, usize>,
    /// Fields that were left once: their messages are shown.
    touched: BTreeSet<String>,
    section: usize,
    focus: Focus,
    word: TextBuffer,
    state: State,
    notice: Option<Notice>,
    judged: Judged,
    /// The server's verdict on exactly this command.
    refused: Vec<Violation>,
    /// When the server agreed with the command as it stands (wall time).
    agreed_at: Option<DateTime<Utc>>,
    /// Whether the server is being asked about the command as it stands.
    trying: bool,
    picker: Option<picker::Picker>,
    month: Option<month::Month>,
    /// Whether all checks are shown in place of the section, and which is under the cursor.
    all_checks: bool,
    check_cursor: usize,
    /// Whether each text stands beside its twin in the other language.
    paired: bool,
    draft: draft::Saving,
    /// A draft of another workstation that this one was chosen over.
    other: Option<DraftBody>,
    /// What the last drawing found out: rows scrolled away and the width of the fields.
    drawn: Drawn,
}

/// What only drawing knows.
#[derive(Debug, Clone, Default)]
struct Drawn {
    scroll: Cell<usize>,
    width: Cell<usize>,
    /// The width of a text that stands beside its twin.
    half: Cell<usize>,
    rows: Cell<usize>,
    /// How far the text that is read can be scrolled.
    read_rows: Cell<usize>,
    /// What can be clicked, and where the keyboard goes by it.
    places: RefCell<Vec<(Rect, Focus)>>,
    /// The parts of it that the section and the buttons have, while it is being drawn.
    body: RefCell<Vec<view::Clickable>>,
    buttons: RefCell<Vec<view::Clickable>>,
}

/// What a dialog is doing.
#[derive(Debug, Clone, PartialEq)]
enum State {
    Editing,
    /// A draft was found, and it is asked what is to become of it.
    Reopening(Box<found::Found>),
    Sending,
    Checking,
    /// The case has moved on: what changed is shown, and the officer goes on by a choice.
    Moved {
        changes: Vec<crate::wire::problem::ChangeSince>,
    },
}

/// A message above the fields.
#[derive(Debug, Clone, PartialEq)]
enum Notice {
    /// A key of words with values.
    Words(&'static str, Vec<(&'static str, Arg)>),
    /// Why the command was not taken, in four parts.
    Fault(Fault),
}

impl Dialog {
    /// Opens the dialog of a command. A draft against the same version is taken up at once; one
    /// against another version is offered. `idempotency_key` is used unless a draft has its own.
    #[must_use]
    pub fn open(
        kind: CommandKind,
        ctx: &Context,
        draft: Option<&DraftBody>,
        idempotency_key: Uuid,
    ) -> Self {
        let mut dialog = Self {
            kind,
            key: idempotency_key,
            sitting: idempotency_key,
            based_on: ctx.case.version,
            seen: draft::Seen::of(ctx.case),
            guard: confirm::Guard::new(ctx.wall),
            answers: Answers::default(),
            cursors: BTreeMap::new(),
            touched: BTreeSet::new(),
            section: 0,
            focus: Focus::Cancel,
            word: TextBuffer::line(),
            state: State::Editing,
            notice: None,
            judged: Judged::default(),
            refused: Vec::new(),
            agreed_at: None,
            trying: false,
            picker: None,
            month: None,
            all_checks: false,
            check_cursor: 0,
            paired: false,
            draft: draft::Saving::default(),
            other: None,
            drawn: Drawn::default(),
        };
        sheets::of(kind).prefill(ctx, &mut dialog.answers);
        match draft {
            Some(body) if body.case_version == ctx.case.version => dialog.restore(body),
            Some(body) => dialog.ask_about_draft(body, None, false),
            None => {}
        }
        dialog.judge(ctx);
        if sheets::of(kind).level(ctx) == confirm::Level::Light && draft.is_none() {
            dialog.focus_first_field(ctx);
        }
        dialog
    }

    /// Chooses what the dialog is about, as far as one of its fields offers it.
    pub fn choose(&mut self, choice: &str, ctx: &Context) {
        let offering = self
            .sections(ctx)
            .into_iter()
            .flat_map(|section| section.fields)
            .find_map(|field| match &field.what {
                What::Choice(choices) => {
                    let at = choices.iter().position(|one| one.id == choice)?;
                    Some((field.id, at))
                }
                _ => None,
            });
        if let Some((field, at)) = offering {
            self.answers.choose(&field, choice);
            self.cursors.insert(field, at);
            self.judge(ctx);
        }
    }

    /// Returns which command it is for.
    #[must_use]
    pub const fn kind(&self) -> CommandKind {
        self.kind
    }

    /// Returns the key the command is or will be sent with.
    #[must_use]
    pub const fn idempotency_key(&self) -> Uuid {
        self.key
    }

    /// Returns whether a command is on its way: the case must not be left without an answer.
    #[must_use]
    pub const fn is_sending(&self) -> bool {
        matches!(self.state, State::Sending | State::Checking)
    }

    /// Returns the wall time at which the dialog wants an [`Input::Tick`], if nothing else comes:
    /// while a button is being armed and while something typed is not saved yet.
    #[must_use]
    pub fn next_wake(&self, wall: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let arming = self
            .guard
            .armed_in(wall)
            .map(|left| wall + left.min(TimeDelta::milliseconds(200)));
        let saving = self.draft.due_at();
        [arming, saving].into_iter().flatten().min()
    }

    /// Takes what happened and returns what is to be done.
    pub fn update(&mut self, input: Input, ctx: &Context) -> Vec<DialogEffect> {
        update::update(self, input, ctx)
    }

    /// Returns what can be clicked as it was drawn last, each with its number.
    #[must_use]
    pub fn places(&self) -> Vec<(Rect, usize)> {
        let places = self.drawn.places.borrow();
        (places.iter().enumerate())
            .map(|(number, (area, _))| (*area, number))
            .collect()
    }

    /// Draws the dialog over `area`.
    pub fn view(&self, ctx: &Context, frame: &mut Frame, area: Rect) {
        view::view(self, ctx, frame, area);
    }
}
