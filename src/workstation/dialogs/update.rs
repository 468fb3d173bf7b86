//! Routes what happens to a dialog, and keeps drafts, checks and the version in step.

use crossterm::event::KeyEventKind;

use super::{Context, Dialog, DialogEffect, Input, State, answer, input, spoken};

/// Takes what happened and returns what is to be done.
pub(super) fn update(dialog: &mut Dialog, input: Input, ctx: &Context) -> Vec<DialogEffect> {
    // First of all: a key must not confirm what was shown of another version.
    let moved = notice_version(dialog, ctx);
    let mut effects = match input {
        Input::Key(key) if key.kind == KeyEventKind::Release => return Vec::new(),
        Input::Key(_) | Input::Paste(_) | Input::Point(_) if dialog.guard.drops(ctx.wall) => {
            return Vec::new();
        }
        Input::Key(key) => input::key(dialog, key, ctx),
        Input::Point(at) => input::mouse::point(dialog, at, ctx),
        Input::Wheel { down } => input::mouse::wheel(dialog, down, ctx),
        Input::Paste(text) => input::paste(dialog, &text, ctx),
        Input::Spoken(spoken) => spoken::apply(dialog, spoken, ctx),
        Input::Tick => tick(dialog, ctx),
        Input::Answer(answer) => answer::apply(dialog, answer, ctx),
        Input::Verdict(verdict) => {
            answer::verdict(dialog, verdict, ctx);
            vec![DialogEffect::Redraw]
        }
        Input::DraftSaved { local, server } => {
            dialog.draft.kept = Some((local, server));
            vec![DialogEffect::Redraw]
        }
    };
    if !effects.contains(&DialogEffect::Close) {
        effects.extend(moved);
        dialog.judge(ctx);
        dialog.keep_focus_valid(ctx);
        if dialog.draft.is_due(ctx.wall) {
            effects.extend(dialog.flush(ctx.wall));
        }
    }
    effects
}

fn tick(dialog: &Dialog, ctx: &Context) -> Vec<DialogEffect> {
    if dialog.guard.armed_in(ctx.wall).is_some() || dialog.guard.just_armed(ctx.wall) {
        vec![DialogEffect::Redraw]
    } else {
        Vec::new()
    }
}

/// Disarms when the case moved on while the dialog was open; what is typed goes on.
fn notice_version(dialog: &mut Dialog, ctx: &Context) -> Option<DialogEffect> {
    let moved = ctx.case.version != dialog.based_on;
    if moved && dialog.state == State::Editing {
        dialog.state = State::Moved {
            changes: Vec::new(),
        };
        dialog.disarm(ctx);
        return Some(DialogEffect::Redraw);
    }
    None
}
