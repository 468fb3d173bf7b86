//! The mouse in a dialog: a click gives a part the keyboard, the wheel scrolls. Neither presses a
//! button that commits.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::workstation::dialogs::focus::Focus;
use crate::workstation::dialogs::{Context, Dialog, DialogEffect, State};

/// Returns whether the fields and buttons of the dialog are to be seen and can be worked.
fn is_worked(dialog: &Dialog) -> bool {
    let covered = dialog.has_choice() || dialog.all_checks;
    match dialog.state {
        State::Editing | State::Moved { .. } => !covered,
        State::Sending | State::Checking | State::Reopening(_) => false,
    }
}

/// Takes a click on a part of the dialog. A second one on the button that leaves closes it.
pub(in crate::workstation::dialogs) fn point(
    dialog: &mut Dialog,
    at: usize,
    ctx: &Context,
) -> Vec<DialogEffect> {
    let found = dialog.drawn.places.borrow().get(at).cloned();
    let Some((_, focus)) = found.filter(|_| is_worked(dialog)) else {
        return Vec::new();
    };
    if focus == Focus::Cancel && dialog.focus == Focus::Cancel {
        return dialog.close(ctx);
    }
    let mut effects = match focus {
        Focus::Field(id) => dialog.go_to_field(ctx, &id),
        focus => dialog.go(ctx, focus, None),
    };
    effects.push(DialogEffect::Redraw);
    effects
}

/// Takes a line of the wheel: the list or text that has the keyboard goes on by it, or what is
/// shown. The keyboard stays where it is.
pub(in crate::workstation::dialogs) fn wheel(
    dialog: &mut Dialog,
    down: bool,
    ctx: &Context,
) -> Vec<DialogEffect> {
    let has_list = dialog.all_checks || !dialog.focus.is_button() && dialog.focus != Focus::Word;
    if has_list {
        let code = if down { KeyCode::Down } else { KeyCode::Up };
        let (focus, section) = (dialog.focus.clone(), dialog.section);
        let mut effects = super::key(dialog, KeyEvent::new(code, KeyModifiers::NONE), ctx);
        if dialog.focus != focus {
            dialog.focus = focus;
            dialog.section = section;
        }
        effects.push(DialogEffect::Redraw);
        return effects;
    }
    let scroll = dialog.drawn.scroll.get();
    let to = if down {
        scroll + 1
    } else {
        scroll.saturating_sub(1)
    };
    dialog.drawn.scroll.set(to);
    vec![DialogEffect::Redraw]
}
