//! Who sits here: signing in, out, and the lock when nobody seems to.

use super::effect::{Effect, Question};
use super::follow::keep_look;
use super::logged::hide_numbers;
use super::model::{Model, Page, Popup};
use super::notice::Severity;
use super::options::DemoAccount;
use super::screens::{lock, sign_in, start};

pub(super) fn has_sign_in(model: &Model) -> bool {
    model
        .popups
        .iter()
        .any(|popup| matches!(popup, Popup::SignIn(_) | Popup::Lock(_)))
}

/// Blanks the screen. What was typed is saved first; everything stays as it is behind it.
pub(super) fn lock_screen(model: &mut Model) -> Vec<Effect> {
    if model.desk.me.is_none() || model.lock().is_some() {
        return Vec::new();
    }
    model.dirty = true;
    hide_numbers(model);
    let mut effects = model.host.flush(&mut model.desk);
    model
        .popups
        .retain(|popup| !matches!(popup, Popup::SignIn(_)));
    let lock = lock::State::new(model.desk.by_provider);
    model.popups.push(Popup::Lock(Box::new(lock)));
    // Every cell is drawn anew, so that nothing of anybody is left on the terminal.
    effects.push(Effect::Redraw);
    effects
}

pub(super) fn sign_in_as(model: &mut Model, account: &DemoAccount) -> Vec<Effect> {
    let (ticket, effect) = model.desk.ask(Question::SignIn {
        login: account.login.clone(),
        password: account.password.clone(),
    });
    if let Some(Page::Start(state)) = model.pages.last_mut() {
        state.signing_in = Some(ticket);
    }
    vec![effect]
}

pub(super) fn switch_user(model: &mut Model) -> Vec<Effect> {
    if model.host.is_sending() {
        model
            .desk
            .say(Severity::Warning, "desk-still-sending", Vec::new());
        return Vec::new();
    }
    let mut effects = model.host.close(&mut model.desk);
    effects.extend(forget_user(model));
    effects
}

/// Signs out and begins anew at the first screen.
pub(super) fn forget_user(model: &mut Model) -> Vec<Effect> {
    let mut effects = model.host.close(&mut model.desk);
    if model.desk.me.is_some() {
        effects.extend(keep_look(model));
        let (ticket, effect) = model.desk.ask(Question::SignOut);
        model.signing_out = Some(ticket);
        effects.push(effect);
    }
    effects.extend(model.desk.stop_following());
    model.desk.sign_out();
    model.popups.clear();
    model.pages.clear();
    model.pages.push(if model.desk.accounts.is_empty() {
        Page::SignIn(sign_in::State::new())
    } else {
        Page::Start(start::State::default())
    });
    effects
}
