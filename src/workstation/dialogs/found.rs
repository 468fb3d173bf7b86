//! A draft that was found when a dialog was opened, and what is to become of it.
//!
//! It is asked when the case has moved on since, when another workstation has another draft, when
//! the command of the draft was recorded after all, and whenever the officer wants to throw the
//! draft away. Nothing is thrown away without a second question, and of two drafts that grew
//! apart the one that is not taken stays with the other until the command is sent.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind};

use super::draft::Seen;
use super::{Answers, Context, Dialog, DialogEffect, State, sheets};
use crate::wire::DraftBody;

/// A draft about which is being asked.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub body: DraftBody,
    /// Another draft of the same dialog, which grew apart from this one.
    pub other: Option<DraftBody>,
    /// The command of the draft was recorded, though its answer was never seen here.
    pub recorded: bool,
    pub choice: usize,
    /// Whether the differences are shown.
    pub compared: bool,
    /// Whether it is being asked once more before the draft is thrown away.
    pub discarding: bool,
    /// Whether the dialog is at work already: the way back leads into it.
    pub at_work: bool,
}

/// What can be done about a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Continue,
    TakeOther,
    Compare,
    Discard,
    Keep,
    DiscardReally,
}

impl Way {
    /// Returns the key of its words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Continue => "dialog-draft-continue",
            Self::TakeOther => "dialog-draft-take-other",
            Self::Compare => "dialog-draft-compare",
            Self::Discard => "dialog-draft-discard",
            Self::Keep => "dialog-draft-keep",
            Self::DiscardReally => "dialog-draft-discard-really",
        }
    }
}

impl Found {
    pub fn new(body: DraftBody, other: Option<DraftBody>, recorded: bool) -> Self {
        Self {
            body,
            other,
            recorded,
            choice: 0,
            compared: false,
            discarding: false,
            at_work: false,
        }
    }

    /// Returns what can be chosen, in order.
    pub fn ways(&self) -> Vec<Way> {
        if self.discarding {
            return vec![Way::Keep, Way::DiscardReally];
        }
        let mut ways = vec![Way::Continue];
        if self.other.is_some() {
            ways.push(Way::TakeOther);
        }
        ways.extend([Way::Compare, Way::Discard]);
        ways
    }
}

impl Dialog {
    /// Asks what is to become of the draft that the dialog was opened with: another workstation
    /// left `other`, or the command of the draft was `recorded`.
    pub fn ask_about_draft(
        &mut self,
        draft: &DraftBody,
        other: Option<&DraftBody>,
        recorded: bool,
    ) {
        let found = Found::new(draft.clone(), other.cloned(), recorded);
        self.state = State::Reopening(Box::new(found));
    }

    /// Asks whether the draft that the dialog works on is to be thrown away.
    pub(super) fn ask_to_discard(&mut self, ctx: &Context) {
        let found = Found {
            at_work: true,
            discarding: self.other.is_none(),
            ..Found::new(self.body(ctx.wall), self.other.clone(), false)
        };
        self.state = State::Reopening(Box::new(found));
    }

    /// Takes a key while it is asked about a draft.
    pub(super) fn found_key(&mut self, key: KeyEvent, ctx: &Context) -> Vec<DialogEffect> {
        let State::Reopening(found) = &mut self.state else {
            return Vec::new();
        };
        let ways = found.ways();
        let last = ways.len() - 1;
        match key.code {
            KeyCode::Esc if found.at_work => {
                self.state = State::Editing;
                self.guard.rearm(ctx.wall);
            }
            KeyCode::Esc if found.discarding => {
                found.discarding = false;
                found.choice = 0;
            }
            KeyCode::Esc => return vec![DialogEffect::Close],
            KeyCode::Left | KeyCode::Up | KeyCode::BackTab => {
                found.choice = found.choice.saturating_sub(1);
            }
            KeyCode::Right | KeyCode::Down | KeyCode::Tab => {
                found.choice = (found.choice + 1).min(last);
            }
            KeyCode::Enter if key.kind != KeyEventKind::Repeat => {
                let way = ways[found.choice.min(last)];
                return self.go_the_way(way, ctx);
            }
            _ => {}
        }
        Vec::new()
    }

    pub(super) fn go_the_way(&mut self, way: Way, ctx: &Context) -> Vec<DialogEffect> {
        let State::Reopening(found) = &mut self.state else {
            return Vec::new();
        };
        match way {
            Way::Compare => {
                found.compared = !found.compared;
                return Vec::new();
            }
            Way::Discard => {
                found.discarding = true;
                found.choice = 0;
                return Vec::new();
            }
            Way::Keep if !found.at_work => {
                found.discarding = false;
                found.choice = 0;
                return Vec::new();
            }
            Way::Keep | Way::Continue if found.at_work => {
                self.state = State::Editing;
                self.guard.rearm(ctx.wall);
                return Vec::new();
            }
            Way::Continue | Way::TakeOther | Way::DiscardReally | Way::Keep => {}
        }
        let State::Reopening(found) = std::mem::replace(&mut self.state, State::Editing) else {
            return Vec::new();
        };
        self.guard.rearm(ctx.wall);
        if !found.at_work {
            self.based_on = ctx.case.version;
            self.seen = Seen::of(ctx.case);
        }
        if way == Way::DiscardReally {
            self.begin_anew(ctx);
            return vec![DialogEffect::DiscardDraft];
        }
        let Found {
            body,
            other,
            recorded,
            ..
        } = *found;
        let (taken, left) = match (way, other) {
            (Way::TakeOther, Some(other)) => (other, Some(body)),
            (_, other) => (body, other),
        };
        self.restore(&taken);
        if let Some(left) = left {
            self.stands_over(left);
        }
        if recorded {
            // Its key has its answer already: what is sent now is another command.
            self.key = self.sitting;
        }
        vec![self.save(ctx.wall)]
    }

    /// Forgets everything that was answered.
    fn begin_anew(&mut self, ctx: &Context) {
        self.answers = Answers::default();
        self.cursors.clear();
        self.touched.clear();
        self.section = 0;
        self.key = self.sitting;
        self.notice = None;
        self.refused.clear();
        self.forget_draft();
        sheets::of(self.kind).prefill(ctx, &mut self.answers);
        self.disarm(ctx);
    }
}
