//! What the answers to a sign-in do: on the first page, on the page of the demonstration, over
//! whatever somebody was doing, or on a locked screen.

use super::super::effect::{Effect, Question};
use super::super::fault::Fault;
use super::super::model::{Model, Page, Popup};
use super::super::notice::Severity;
use super::super::remote::Ticket;
use super::super::screens::sign_in;
use super::reload;
use crate::wire::session::Me;

/// Returns the form whose sign-in by the provider awaits the answer to `ticket`.
pub(super) fn sign_in_that_asks(model: &mut Model, ticket: Ticket) -> Option<&mut sign_in::State> {
    let over = model.popups.iter_mut().filter_map(|popup| match popup {
        Popup::SignIn(state) => Some(state),
        Popup::Lock(state) => state.provider_mut(),
        _ => None,
    });
    let under = model.pages.iter_mut().filter_map(|page| match page {
        Page::SignIn(state) => Some(state),
        Page::Start(_) | Page::Queue(_) | Page::Case(_) => None,
    });
    over.chain(under)
        .find(|state| state.asking() == Some(ticket))
}

pub(super) fn signed_in(
    model: &mut Model,
    ticket: Ticket,
    answer: Result<Me, Fault>,
) -> Vec<Effect> {
    let by_popup = model.popups.iter().any(|popup| match popup {
        Popup::SignIn(state) => state.signing_in == Some(ticket),
        Popup::Lock(state) => state.awaits(ticket),
        _ => false,
    });
    let by_page = match model.pages.last() {
        Some(Page::Start(state)) => state.signing_in == Some(ticket),
        Some(Page::SignIn(state)) => state.signing_in == Some(ticket),
        Some(Page::Queue(_) | Page::Case(_)) | None => false,
    };
    if !by_popup && !by_page {
        return Vec::new();
    }
    model.dirty = true;
    let me = match model.desk.note(answer) {
        Ok(me) => me,
        Err(fault) => {
            sign_in_failed(model, fault);
            return Vec::new();
        }
    };
    let same = model.desk.login() == Some(&me.actor.login);
    model.desk.set_law_time(me.now);
    model.desk.me = Some(me);
    model
        .popups
        .retain(|popup| !matches!(popup, Popup::SignIn(_) | Popup::Lock(_)));
    if by_popup && same {
        model.desk.say(Severity::Done, "sign-in-back", Vec::new());
        let mut effects = model.desk.follow();
        // Whoever answers now may not be whoever answered before.
        if let Some((queue, _)) = model.queue_mut() {
            queue.at = None;
        }
        effects.extend(reload(model));
        return effects;
    }
    let mut effects = model.desk.follow();
    if by_popup {
        effects.extend(model.host.close(&mut model.desk));
    }
    model.popups.clear();
    model.pages = vec![Page::Queue(Box::default())];
    effects.push(model.desk.ask_queues());
    effects.push(model.desk.ask(Question::Views).1);
    effects.push(model.desk.ask(Question::OwnDrafts).1);
    effects
}

/// Keeps why nobody was signed in, so that F12 has the code.
pub(super) fn keep_failure(model: &mut Model, fault: Option<&Fault>) {
    if let Some(fault) = fault {
        let fault = fault.clone();
        model.desk.keep_fault("sign-in-not-done", Vec::new(), fault);
    }
}

fn sign_in_failed(model: &mut Model, fault: Fault) {
    if !matches!(model.pages.last(), Some(Page::Start(_))) || !model.popups.is_empty() {
        keep_failure(model, Some(&fault));
    }
    for popup in &mut model.popups {
        if let Popup::SignIn(state) = popup {
            state.failed(fault);
            return;
        }
        if let Popup::Lock(state) = popup {
            state.failed(fault);
            return;
        }
    }
    match model.pages.last_mut() {
        Some(Page::SignIn(state)) => state.failed(fault),
        Some(Page::Start(state)) => {
            state.signing_in = None;
            model.desk.complain("sign-in-not-done", Vec::new(), fault);
        }
        Some(Page::Queue(_) | Page::Case(_)) | None => {}
    }
}
