//! What a dialog makes of the server's answer: text stays, the reason is shown, nothing is sent
//! twice by itself.

use super::focus::Focus;
use super::{Context, Dialog, DialogEffect, Notice, State, SubmitAnswer, Verdict};
use crate::i18n::Arg;

/// Takes the server's answer to a command that was sent.
pub(super) fn apply(dialog: &mut Dialog, answer: SubmitAnswer, ctx: &Context) -> Vec<DialogEffect> {
    match answer {
        SubmitAnswer::Recorded(_) => {
            dialog.state = State::Editing;
            return vec![DialogEffect::DiscardDraft, DialogEffect::Close];
        }
        SubmitAnswer::Refused(violations) => {
            dialog.state = State::Editing;
            dialog.guard.rearm(ctx.wall);
            dialog.notice = Some(Notice::Words(
                "dialog-refused-by-server",
                vec![("count", Arg::from(violations.0.len()))],
            ));
            dialog.refused = violations.0;
            dialog.judge(ctx);
            dialog.touch_all(ctx);
            let mut effects = dialog.jump_to_first(ctx);
            effects.push(DialogEffect::Redraw);
            return effects;
        }
        SubmitAnswer::Conflict(conflict) => {
            dialog.notice = None;
            dialog.state = State::Moved {
                changes: conflict.changes,
            };
            dialog.disarm(ctx);
            return vec![DialogEffect::Rebase, DialogEffect::Redraw];
        }
        SubmitAnswer::Checking => dialog.state = State::Checking,
        SubmitAnswer::NotRecorded => {
            dialog.state = State::Editing;
            dialog.disarm(ctx);
            dialog.notice = Some(Notice::Words("dialog-not-recorded", Vec::new()));
        }
        SubmitAnswer::Failed { fault } => {
            dialog.state = State::Editing;
            dialog.disarm(ctx);
            dialog.notice = Some(Notice::Fault(fault));
        }
    }
    vec![DialogEffect::Redraw]
}

/// Takes what the server says of the command as it stood when it was asked.
pub(super) fn verdict(dialog: &mut Dialog, verdict: Verdict, ctx: &Context) {
    // What was typed since makes it another command.
    if !std::mem::take(&mut dialog.trying) {
        return;
    }
    match verdict {
        Verdict::Agreed => dialog.agreed_at = Some(ctx.wall),
        Verdict::Refused(violations) => {
            dialog.agreed_at = None;
            dialog.refused = violations.0;
        }
        Verdict::Unknown => {
            dialog.agreed_at = None;
            dialog.notice = Some(Notice::Words("dialog-verdict-unknown", Vec::new()));
        }
    }
}

impl Dialog {
    /// Makes the officer look again before anything is sent.
    pub(super) fn disarm(&mut self, ctx: &Context) {
        self.guard.rearm(ctx.wall);
        self.word.set("");
        if matches!(self.focus, Focus::Main | Focus::Word) {
            self.focus = Focus::Cancel;
        }
    }

    /// Shows the messages of every field.
    pub(super) fn touch_all(&mut self, ctx: &Context) {
        for section in self.sections(ctx) {
            for field in section.fields {
                self.touched.insert(field.id);
            }
        }
    }

    /// Goes to the field of the first reason that has one, else to the list of reasons.
    pub(super) fn jump_to_first(&mut self, ctx: &Context) -> Vec<DialogEffect> {
        let sections = self.sections(ctx);
        let reasons = self.reasons(ctx, &sections);
        let first = reasons
            .iter()
            .filter(|reason| reason.blocks)
            .find_map(|reason| reason.field.clone());
        match first {
            Some(field) => self.go_to_field(ctx, &field),
            None if !reasons.is_empty() => {
                self.check_cursor = 0;
                self.go(ctx, Focus::Checks, None)
            }
            None => Vec::new(),
        }
    }
}
