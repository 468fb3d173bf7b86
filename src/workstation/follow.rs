//! Where a screen wants to go, and the way there: cases, queues, dialogs, forms.

use super::effect::{Effect, Question};
use super::logged;
use super::model::{Model, Page, Popup};
use super::notice::Severity;
use super::screens::case::{self, Then};
use super::screens::{
    Go, Turn, bulk, columns, find, look, menu, reader, revoke, sign_in, sort, view_name, views,
};
use super::session::{forget_user, sign_in_as};
use super::update::run;
use crate::casework::{CaseId, CommandKind};
use crate::i18n::Arg;

/// Goes where a screen wants to.
pub(super) fn follow(model: &mut Model, turn: Turn) -> Vec<Effect> {
    let mut effects = turn.effects;
    let Some(go) = turn.go else {
        return effects;
    };
    match go {
        Go::Back => effects.extend(back(model)),
        Go::OpenCase(case) => effects.extend(open_case(model, case, None)),
        Go::Decide(case, first) => {
            effects.extend(open_case(model, case, Some(Then::Menu(Some(first)))));
        }
        Go::Menu(first) => {
            if !awaits_case(model, Then::Menu(first))
                && !matches!(model.popups.last(), Some(Popup::Menu(_)))
            {
                let file = model.case().and_then(|case| case.file.data());
                let state = menu::State::open(file, first);
                model.popups.push(Popup::Menu(state));
            }
        }
        Go::Dialog(command) => effects.extend(open_dialog(model, command, None)),
        Go::DialogOn(command, about) => {
            effects.extend(open_dialog(model, command, Some(about)));
        }
        Go::Read(subject) => model
            .popups
            .push(Popup::Reader(reader::State::new(subject))),
        Go::FindInPapers => {
            let file = model.case().and_then(|case| case.file.data());
            let found = file.map(find::State::open);
            model.popups.extend(found.map(Popup::Find));
        }
        Go::Passage { paper, page, quote } => {
            model.popups.pop();
            if let Some((case, desk)) = model.case_mut() {
                case.show_passage(paper, page, Some(quote), desk);
            }
        }
        Go::Look {
            sha256,
            title,
            page,
            pages,
        } => {
            let (state, effect) = look::State::open(&sha256, title, (page, pages), &mut model.desk);
            model.popups.push(Popup::Look(Box::new(state)));
            effects.push(effect);
        }
        Go::BeginRevocation => {
            if !awaits_case(model, Then::BeginRevocation) {
                begin_revocation(model);
            }
        }
        Go::Reveal => {
            if !awaits_case(model, Then::Reveal) {
                logged::ask_reason(model, logged::to_reveal, "reveal-none");
            }
        }
        Go::TakeOver => {
            if !awaits_case(model, Then::TakeOver) {
                logged::ask_reason(model, logged::to_take_over, "take-over-none");
            }
        }
        Go::Bulk(bulk) => effects.extend(open_bulk(model, bulk)),
        Go::ChooseSort => {
            if let Some(queue) = model.queue() {
                let state = sort::State::open(&queue.order(&model.desk));
                model.popups.push(Popup::Sort(state));
            }
        }
        Go::Sort(sort) => {
            model.popups.pop();
            if let Some((queue, desk)) = model.queue_mut() {
                effects.extend(queue.sort_by(sort, desk));
            }
        }
        Go::ChooseView => {
            if let Some(queue) = model.queue() {
                let state = views::State::open(queue);
                model.popups.push(Popup::Views(state));
            }
        }
        Go::ChooseColumns => model.popups.push(Popup::Columns(columns::State::default())),
        Go::ShowView(at) => {
            model.popups.pop();
            if let Some((queue, desk)) = model.queue_mut() {
                effects.extend(queue.choose_view(at, desk));
            }
        }
        Go::NameView(of) => {
            if let Some(queue) = model.queue() {
                let state = view_name::State::open(of, queue);
                model.popups.push(Popup::ViewName(state));
            }
        }
        Go::KeepView { of, name } => {
            model.popups.pop();
            if let Some((queue, desk)) = model.queue_mut() {
                effects.extend(match of {
                    Some(of) => queue.rename_view(&of, &name, desk),
                    None => queue.keep_view(&name, desk),
                });
                let name = Arg::Text(name);
                desk.say(Severity::Done, "views-kept", vec![("name", name)]);
            }
        }
        Go::Neighbour(by) => {
            let from = model.case().map(|case| case.id);
            let next = model
                .queue_mut()
                .and_then(|(queue, desk)| queue.neighbour(from, by, desk));
            match next {
                Some(case) => {
                    effects.extend(keep_look(model));
                    model.pages.pop();
                    effects.extend(open_case(model, case, None));
                }
                None => model
                    .desk
                    .say(Severity::Info, "case-no-neighbour", Vec::new()),
            }
        }
        Go::Run(action) => {
            model.popups.pop();
            effects.extend(run(model, action));
        }
        Go::Queue(at) => effects.extend(show_queue(model, at)),
        Go::Case(case) => effects.extend(open_instead(model, case)),
        Go::Find(number) => {
            let (ticket, effect) = model.desk.ask(Question::Find(number));
            model.finding = Some(ticket);
            effects.push(effect);
        }
        Go::SignInAs(account) => effects.extend(sign_in_as(model, &account)),
        Go::SignInByHand => model.pages.push(Page::SignIn(sign_in::State::new())),
    }
    effects
}

/// Shows a queue that was picked by its name.
fn show_queue(model: &mut Model, at: usize) -> Vec<Effect> {
    model.popups.clear();
    let mut effects: Vec<Effect> = keep_look(model).into_iter().collect();
    while model.pages.len() > 1 && matches!(model.pages.last(), Some(Page::Case(_))) {
        model.pages.pop();
    }
    if let Some((queue, desk)) = model.queue_mut() {
        effects.extend(queue.choose_view(at, desk));
    }
    effects
}

/// Opens a case that was picked by its number, in place of the one that is open.
pub(super) fn open_instead(model: &mut Model, case: CaseId) -> Vec<Effect> {
    model.popups.clear();
    let mut effects: Vec<Effect> = keep_look(model).into_iter().collect();
    if matches!(model.pages.last(), Some(Page::Case(_))) {
        model.pages.pop();
    }
    effects.extend(open_case(model, case, None));
    effects
}

/// Opens the dialog of a command on the case that is shown, `about` one of the things it can be
/// about.
fn open_dialog(model: &mut Model, command: CommandKind, about: Option<String>) -> Option<Effect> {
    model
        .popups
        .retain(|popup| !matches!(popup, Popup::Menu(_) | Popup::Palette(_)));
    if awaits_case(model, Then::Dialog(command, about.clone())) {
        return None;
    }
    let Model {
        host, pages, desk, ..
    } = model;
    let Some(Page::Case(case)) = pages.last_mut() else {
        return None;
    };
    let file = case.file.data()?;
    let free = !host.is_open() && !host.is_opening();
    free.then(|| host.begin(file, command, about, desk))
}

/// Returns whether the open case is not there yet. What was asked of it is done when it comes:
/// whoever knows the key need not wait.
fn awaits_case(model: &mut Model, then: Then) -> bool {
    let Some((case, desk)) = model.case_mut() else {
        return false;
    };
    if case.file.data().is_some() {
        return false;
    }
    if case.file.loading().is_some() {
        case.once_here(then);
    } else {
        desk.say(Severity::Warning, "case-not-loaded", Vec::new());
    }
    true
}

/// Keeps how far the open case was read, when it is left.
pub(super) fn keep_look(model: &mut Model) -> Option<Effect> {
    let (case, desk) = model.case_mut()?;
    case.keep_look(desk)
}

/// Opens the dialog about all marked cases.
fn open_bulk(model: &mut Model, bulk: bulk::Bulk) -> Option<Effect> {
    let (queue, desk) = model.queue_mut()?;
    let Some((state, effect)) = bulk::State::open(bulk, queue, desk) else {
        desk.say(Severity::Info, "bulk-none", Vec::new());
        return None;
    };
    model.popups.push(Popup::Bulk(Box::new(state)));
    Some(effect)
}

/// Opens the form that begins a revocation of what the open case granted.
fn begin_revocation(model: &mut Model) {
    model
        .popups
        .retain(|popup| !matches!(popup, Popup::Menu(_)));
    let form = model
        .case()
        .and_then(|case| case.file.data())
        .and_then(|file| revoke::State::open(file, &model.desk));
    match form {
        Some(form) => model.popups.push(Popup::Revoke(Box::new(form))),
        None => model
            .desk
            .say(Severity::Warning, "revoke-not-here", Vec::new()),
    }
}

fn back(model: &mut Model) -> Vec<Effect> {
    if let Some(popup) = model.popups.pop() {
        if let Popup::SignIn(_) = popup {
            // Without a session there is nothing to come back to but the first screen.
            return forget_user(model);
        }
        return Vec::new();
    }
    if model.pages.len() > 1 {
        model.pages.pop();
        if let Some((queue, desk)) = model.queue_mut() {
            queue.settle_at = Some(desk.wall);
            queue.previewed = None;
        }
    }
    Vec::new()
}

fn open_case(model: &mut Model, case: CaseId, then: Option<Then>) -> Vec<Effect> {
    let (state, effects) = case::State::open(case, then, &mut model.desk);
    model.pages.push(Page::Case(Box::new(state)));
    effects
}

/// Shows the page that a dialog is about as it was handed in: the one that is picked from, else
/// the one that is read in the case.
pub(super) fn look_from_dialog(model: &mut Model) -> Vec<Effect> {
    let desk = &model.desk;
    let in_hand = model
        .host
        .shown(desk)
        .and_then(|(dialog, context)| dialog.page_in_hand(&context));
    let turn = match (model.case(), in_hand) {
        (Some(case), Some((sha256, page))) => case.look_at(&sha256, page, desk),
        (Some(case), None) => case.look_at_page(desk),
        (None, _) => Turn::stay(),
    };
    follow(model, turn)
}
