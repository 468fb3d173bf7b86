//! What is done with a case for a reason that the access log keeps: its numbers revealed, itself
//! taken over.

use super::effect::Effect;
use super::fault::Fault;
use super::model::{Model, Page, Popup};
use super::notice::Severity;
use super::remote::Ticket;
use super::screens::reason::{Purpose, State};
use crate::casework::CaseId;
use crate::casework::masking::PersonalNumbers;
use crate::i18n::Arg;
use crate::wire::Lease;

/// Opens the form that asks for the reason, over the open case.
pub(super) fn ask_reason(
    model: &mut Model,
    purpose: fn(&Model) -> Option<Purpose>,
    none: &'static str,
) {
    let Some(purpose) = purpose(model) else {
        model.desk.say(Severity::Info, none, Vec::new());
        return;
    };
    model
        .popups
        .retain(|popup| !matches!(popup, Popup::Menu(_) | Popup::Palette(_)));
    let Some(file) = model.case().and_then(|case| case.file.data()) else {
        return;
    };
    let form = State::open(purpose, file, &model.desk);
    model.popups.push(Popup::Reason(Box::new(form)));
}

/// Returns what can be revealed of the open case; nothing where it states no number.
pub(super) fn to_reveal(model: &Model) -> Option<Purpose> {
    let file = model.case()?.file.data()?;
    file.case
        .application
        .states_numbers()
        .then_some(Purpose::Reveal)
}

/// Returns from whom the open case can be taken over.
pub(super) fn to_take_over(model: &Model) -> Option<Purpose> {
    Purpose::take_over(model.case()?.file.data()?, &model.desk)
}

/// Masks the numbers again.
pub(super) fn hide_numbers(model: &mut Model) {
    for page in &mut model.pages {
        if let Page::Case(case) = page {
            case.revealed = None;
        }
    }
}

/// Shows the numbers of a case, until it is left or the screen is locked.
pub(super) fn revealed(
    model: &mut Model,
    ticket: Ticket,
    answer: Result<(CaseId, PersonalNumbers), Fault>,
) {
    let Some((case, numbers)) = settled(model, ticket, answer, "reveal-failed") else {
        return;
    };
    let locked = model.lock().is_some();
    if let Some((open, desk)) = model.case_mut()
        && open.id == case
        && !locked
    {
        open.revealed = Some(numbers);
        desk.say(Severity::Warning, "reveal-done", Vec::new());
    }
}

/// Takes that a case was taken over, and asks for it anew.
pub(super) fn taken_over(
    model: &mut Model,
    ticket: Ticket,
    answer: Result<(CaseId, Lease), Fault>,
) -> Vec<Effect> {
    let Some((case, lease)) = settled(model, ticket, answer, "take-over-failed") else {
        return Vec::new();
    };
    let until = model.desk.speaker().time(lease.expires_at);
    let args = vec![("until", Arg::Text(until))];
    model.desk.say(Severity::Done, "take-over-done", args);
    model.host.lease_back(case);
    match model.case_mut() {
        Some((open, desk)) if open.id == case => open.load(desk),
        Some(_) | None => Vec::new(),
    }
}

/// Closes the form that asked; when it was refused, says why there, or where it is read.
fn settled<T>(
    model: &mut Model,
    ticket: Ticket,
    answer: Result<T, Fault>,
    failed: &'static str,
) -> Option<T> {
    let answer = model.desk.note(answer);
    let at = model
        .popups
        .iter()
        .position(|popup| matches!(popup, Popup::Reason(form) if form.awaits(ticket)));
    match (answer, at) {
        (Ok(value), at) => {
            if let Some(at) = at {
                model.popups.remove(at);
            }
            Some(value)
        }
        (Err(fault), Some(at)) => {
            model.desk.keep_fault(failed, Vec::new(), fault.clone());
            if let Some(Popup::Reason(form)) = model.popups.get_mut(at) {
                form.failed(fault);
            }
            None
        }
        (Err(fault), None) => {
            model.desk.complain(failed, Vec::new(), fault);
            None
        }
    }
}
