//! What is being answered in words: the dialog of a command, or a form that stands over a screen.

use chrono::{DateTime, Utc};

use crate::workstation::dialogs::{Form, Input, Spoken};
use crate::workstation::effect::Effect;
use crate::workstation::follow::follow;
use crate::workstation::model::{Model, Popup};
use crate::workstation::screens::bulk::Bulk;
use crate::workstation::update::settle;

/// A form that is no dialog of one command on one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One command for every marked case.
    Bulk(Bulk),
    /// The beginning of a revocation.
    Revoke,
}

/// Returns which form has the word, when one has.
pub(super) fn kind(model: &Model) -> Option<Kind> {
    match model.popups.last() {
        Some(Popup::Bulk(state)) => Some(Kind::Bulk(state.bulk())),
        Some(Popup::Revoke(_)) => Some(Kind::Revoke),
        Some(_) | None => None,
    }
}

/// Tells what is being answered.
pub(super) fn form(model: &Model) -> Option<Form> {
    match model.popups.last() {
        Some(Popup::Bulk(state)) => return Some(state.form(&model.desk)),
        Some(Popup::Revoke(state)) => return Some(state.form(&model.desk)),
        Some(_) | None => {}
    }
    let (dialog, ctx) = model.host.shown(&model.desk)?;
    Some(dialog.form(&ctx))
}

/// Returns the wall time from which a word that confirms is taken.
pub(super) fn armed_at(model: &Model) -> Option<DateTime<Utc>> {
    let wall = model.desk.wall;
    match model.popups.last() {
        Some(Popup::Bulk(state)) => return state.armed_at(wall),
        Some(Popup::Revoke(state)) => return state.armed_at(wall),
        Some(_) | None => {}
    }
    let (dialog, _) = model.host.shown(&model.desk)?;
    Some(dialog.armed_at(wall))
}

/// Gives what was said to what is being answered, and tells the screens below what came of it.
pub(super) fn say_to(model: &mut Model, spoken: Spoken) -> Vec<Effect> {
    let Model { desk, popups, .. } = model;
    let turn = match popups.last_mut() {
        Some(Popup::Bulk(state)) => Some(state.hear(spoken.clone(), desk)),
        Some(Popup::Revoke(state)) => Some(state.hear(spoken.clone(), desk)),
        Some(_) | None => None,
    };
    if let Some(turn) = turn {
        return follow(model, turn);
    }
    let news = model.host.input(Input::Spoken(spoken), &mut model.desk);
    settle(model, news)
}

/// Takes the form about many cases away once they were sent, and returns what became of each.
pub(super) fn finished(model: &mut Model) -> Option<Vec<String>> {
    let Some(Popup::Bulk(state)) = model.popups.last() else {
        return None;
    };
    let outcome = state.outcome(&model.desk)?;
    model.popups.pop();
    Some(outcome)
}
