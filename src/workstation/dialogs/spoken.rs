//! A dialog answered field by field in words, without keys: what plain mode makes of typed lines.
//!
//! The same answers, rules, drafts and confirm contract as with keys. A button that a person would
//! walk to and press is a word here, typed in full once what follows has been read; no single
//! letter sends anything, and nothing is sent before the arming has run out.

use super::confirm::{self, Level};
use super::field::{Choice, What};
use super::found::Way;
use super::{Context, Dialog, DialogEffect, Notice, State};
use crate::casework::Evidence;
use crate::i18n::Arg;

/// One thing said to a dialog.
#[derive(Debug, Clone, PartialEq)]
pub enum Spoken {
    /// Replaces what stands in a field that is typed into.
    Text {
        field: String,
        text: String,
    },
    /// Takes the option at a place; where several can be marked, marks it or lets it go.
    Pick {
        field: String,
        at: usize,
    },
    AddEvidence {
        field: String,
        piece: Box<Evidence>,
    },
    RemoveEvidence {
        field: String,
        at: usize,
    },
    /// Goes on with the draft that was found.
    TakeUpDraft,
    /// Goes on with the draft of another workstation.
    TakeOtherDraft,
    DiscardDraft,
    /// Goes on against the case as it is now, or fetches it.
    GoOn,
    /// What follows is being read out: the arming begins.
    Look,
    /// The word that confirms, as it was typed; empty where none is asked.
    Send {
        word: String,
    },
    Save,
    Close,
}

/// Takes what was said.
pub(super) fn apply(dialog: &mut Dialog, spoken: Spoken, ctx: &Context) -> Vec<DialogEffect> {
    match (&dialog.state, &spoken) {
        // A decision on its way cannot be called back by leaving.
        (State::Sending, _) => Vec::new(),
        (State::Checking, Spoken::Close) => dialog.close(ctx),
        (State::Checking, _) => Vec::new(),
        (State::Reopening(_), Spoken::TakeUpDraft) => dialog.go_the_way(Way::Continue, ctx),
        (State::Reopening(found), Spoken::TakeOtherDraft) if found.other.is_some() => {
            dialog.go_the_way(Way::TakeOther, ctx)
        }
        (State::Reopening(_), Spoken::DiscardDraft) => dialog.go_the_way(Way::DiscardReally, ctx),
        (State::Reopening(_), Spoken::Close) => vec![DialogEffect::Close],
        (State::Reopening(_), _) => Vec::new(),
        (State::Editing | State::Moved { .. }, Spoken::DiscardDraft) => {
            dialog.ask_to_discard(ctx);
            dialog.go_the_way(Way::DiscardReally, ctx)
        }
        (State::Moved { .. }, Spoken::GoOn) => dialog.go_on(ctx),
        (State::Moved { .. }, Spoken::Send { .. }) => Vec::new(),
        (State::Editing | State::Moved { .. }, _) => dialog.hear(spoken, ctx),
    }
}

impl Dialog {
    fn hear(&mut self, spoken: Spoken, ctx: &Context) -> Vec<DialogEffect> {
        match spoken {
            Spoken::Text { field, text } => self.hear_text(field, &text, ctx),
            Spoken::Pick { field, at } => {
                let (choices, several) = match self.field(ctx, &field).map(|field| field.what) {
                    Some(What::Choice(choices)) => (choices, false),
                    Some(What::Marks(choices)) => (choices, true),
                    Some(_) | None => return Vec::new(),
                };
                if let Some(choice) = choices.get(at) {
                    self.take_choice(&field, choice, several, ctx);
                    self.touched.insert(field);
                }
            }
            Spoken::AddEvidence { field, piece } => {
                let pieces = self.answers.evidence.entry(field.clone()).or_default();
                pieces.push(*piece);
                self.touched.insert(field);
                self.changed(ctx);
            }
            Spoken::RemoveEvidence { field, at } => {
                if let Some(pieces) = self.answers.evidence.get_mut(&field)
                    && at < pieces.len()
                {
                    pieces.remove(at);
                    self.changed(ctx);
                }
            }
            Spoken::Look => self.guard.rearm(ctx.wall),
            Spoken::Send { word } => return self.hear_word(&word, ctx),
            Spoken::Save => return vec![self.save(ctx.wall)],
            Spoken::Close => return self.close(ctx),
            Spoken::TakeUpDraft | Spoken::TakeOtherDraft | Spoken::DiscardDraft | Spoken::GoOn => {}
        }
        Vec::new()
    }

    fn hear_text(&mut self, field: String, text: &str, ctx: &Context) {
        let single_line = match self.field(ctx, &field).map(|field| field.what) {
            Some(What::Text { .. }) => false,
            Some(What::Line | What::Date | What::DateTime(_) | What::Number { .. }) => true,
            Some(_) | None => return,
        };
        let buffer = self.answers.buffer(&field, single_line);
        buffer.set("");
        let cleaned = buffer.paste(text);
        self.touched.insert(field);
        self.changed(ctx);
        if cleaned.removed > 0 || cleaned.cut > 0 {
            self.notice = Some(Notice::Words(
                if cleaned.cut > 0 {
                    "dialog-pasted-cut"
                } else {
                    "dialog-pasted"
                },
                vec![
                    ("lines", Arg::from(cleaned.lines)),
                    ("removed", Arg::from(cleaned.removed)),
                    ("cut", Arg::from(cleaned.cut)),
                ],
            ));
        }
    }

    fn hear_word(&mut self, word: &str, ctx: &Context) -> Vec<DialogEffect> {
        if self.level(ctx) != Level::Light && self.guard.holds_back(ctx.wall) {
            return Vec::new();
        }
        let typed = self
            .spoken_word(ctx)
            .is_none_or(|asked| confirm::is_typed(&asked, word));
        if !typed {
            self.notice = Some(Notice::Words("dialog-word-wrong", Vec::new()));
            return Vec::new();
        }
        self.word.set(word);
        let effects = self.press_main(ctx);
        if self.state == State::Editing {
            self.word.set("");
        }
        effects
    }

    /// Returns the word that confirms in plain mode: where the screen asks for a key on a button,
    /// a word is typed.
    pub(super) fn spoken_word(&self, ctx: &Context) -> Option<String> {
        match self.level(ctx) {
            Level::Light => None,
            Level::Plain => Some(ctx.speaker.say("dialog-word-agreed")),
            Level::Word(_) => self.word_asked(ctx),
        }
    }

    /// Takes or lets go of a choice; one that cannot be taken is answered with the reasons.
    pub(super) fn take_choice(
        &mut self,
        id: &str,
        choice: &Choice,
        several: bool,
        ctx: &Context,
    ) -> bool {
        let taken = self.answers.has(id, &choice.id);
        if !choice.why_not.is_empty() && !taken {
            self.notice = Some(Notice::Words(
                "dialog-choice-closed",
                vec![("why", Arg::Text(choice.why_not.join("; ")))],
            ));
            return false;
        }
        if several {
            self.answers.toggle(id, &choice.id);
            self.changed(ctx);
        } else if !taken {
            self.answers.choose(id, &choice.id);
            self.changed(ctx);
        }
        true
    }
}
