//! The dialogs of commands.

use chrono::{DateTime, Utc};
use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;
use uuid::Uuid;

use crate::casework::{
    Actor, Case, Command, CommandKind, Now, Offer, PersonRef, RawText, Violations,
};
use crate::i18n::Speaker;
use crate::regulation::Law;
use crate::wire::problem::Conflict;
use crate::wire::session::OfficeInfo;
use crate::wire::{CommandAnswer, DraftBody};
use crate::workstation::theme::Theme;

#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub case: &'a Case,
    pub law: &'a Law,
    pub actor: &'a Actor,
    pub now: Now,
    pub wall: DateTime<Utc>,
    pub offers: &'a [Offer],
    pub colleagues: &'a [PersonRef],
    pub recent_findings: &'a [RawText],
    pub speaker: Speaker<'a>,
    pub theme: Theme,
    pub office: &'a OfficeInfo,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    Key(KeyEvent),
    Paste(String),
    Tick,
    Answer(SubmitAnswer),
    DraftSaved { local: bool, server: bool },
}

#[derive(Debug, Clone, PartialEq)]
pub enum SubmitAnswer {
    Recorded(CommandAnswer),
    Refused(Violations),
    Conflict(Conflict),
    Checking,
    NotRecorded,
    Failed { text: String },
}

#[derive(Debug, Clone, PartialEq)]
pub enum DialogEffect {
    Close,
    SaveDraft(DraftBody),
    DiscardDraft,
    Submit {
        command: Box<Command>,
        idempotency_key: Uuid,
        based_on: u64,
    },
    Rebase,
    Redraw,
}

#[derive(Debug, Clone)]
pub struct Dialog {
    kind: CommandKind,
    key: Uuid,
}

impl Dialog {
    #[must_use]
    pub fn open(kind: CommandKind, ctx: &Context, draft: Option<&DraftBody>, key: Uuid) -> Self {
        let _ = (ctx.case.version, draft);
        Self { kind, key }
    }

    #[must_use]
    pub const fn kind(&self) -> CommandKind {
        self.kind
    }

    #[must_use]
    pub const fn idempotency_key(&self) -> Uuid {
        self.key
    }

    #[must_use]
    pub const fn is_sending(&self) -> bool {
        false
    }

    #[must_use]
    pub fn next_wake(&self, wall: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let _ = wall;
        None
    }

    pub fn update(&mut self, input: Input, ctx: &Context) -> Vec<DialogEffect> {
        let _ = (input, ctx.wall);
        Vec::new()
    }

    pub fn view(&self, ctx: &Context, frame: &mut Frame, area: Rect) {
        let _ = (ctx.wall, frame, area);
    }
}
