//! What an answer does to the workstation: the half of [`update`](super::update::update) that takes
//! replies in. An answer that nobody awaits any more is dropped.

mod session;
mod signing_in;

use session::session_end;
pub(super) use session::session_ended;
use signing_in::{keep_failure, sign_in_that_asks, signed_in};

use super::effect::{Effect, Question};
use super::fault::Fault;
use super::follow::{follow, open_instead};
use super::host::News;
use super::live;
use super::logged;
use super::message::{Batched, NoPage, NotOpened, Reply, Tally};
use super::model::{Model, Page, Popup};
use super::notice::Severity;
use super::remote::Ticket;
use super::screens::{Go, Turn};
use super::session::has_sign_in;
use super::update::settle;
use crate::casework::{CaseId, RawText};
use crate::i18n::Arg;
use crate::wire::{History, Receipt};

pub(super) fn reply_came(model: &mut Model, ticket: Ticket, reply: Reply) -> Vec<Effect> {
    let ended = session_end(&reply).is_some();
    let mut effects = take(model, ticket, reply);
    if ended {
        effects.extend(model.desk.stop_following());
        session_ended(model);
    }
    effects
}

/// Gives an answer to whoever awaits it; a late one is dropped.
fn take(model: &mut Model, ticket: Ticket, reply: Reply) -> Vec<Effect> {
    let effects = match reply {
        Reply::SignedIn(answer) => {
            model.desk.by_provider &= answer.is_err();
            signed_in(model, ticket, answer)
        }
        Reply::SignInMeans(answer) => {
            // A server that does not say takes passwords.
            model.desk.sign_in_means = model.desk.note(answer).ok();
            let Model { pages, desk, .. } = model;
            if let Some(Page::SignIn(state)) = pages.last_mut() {
                state.means_came(desk);
            }
            Vec::new()
        }
        Reply::SignInBegun(answer) => {
            let answer = model.desk.note(answer);
            let wall = model.desk.wall;
            keep_failure(model, answer.as_ref().err());
            match sign_in_that_asks(model, ticket) {
                Some(state) => state.begun(answer, wall),
                None => return Vec::new(),
            }
            Vec::new()
        }
        Reply::SignInFinished(answer) => {
            let answer = model.desk.note(answer);
            if sign_in_that_asks(model, ticket).is_none() {
                return Vec::new();
            }
            let desk = &model.desk;
            let (wall, offline) = (
                desk.wall,
                matches!(&answer, Err(fault) if fault.kind.is_offline()),
            );
            let Some(state) = sign_in_that_asks(model, ticket) else {
                return Vec::new();
            };
            match answer {
                Ok(Ok(me)) => {
                    state.device = None;
                    state.signing_in = Some(ticket);
                    let effects = signed_in(model, ticket, Ok(me));
                    model.desk.by_provider = true;
                    effects
                }
                Ok(Err(pending)) => {
                    state.later(Some(pending), wall);
                    Vec::new()
                }
                Err(_) if offline => {
                    state.later(None, wall);
                    Vec::new()
                }
                Err(fault) => {
                    state.device = None;
                    state.failed(fault.clone());
                    keep_failure(model, Some(&fault));
                    Vec::new()
                }
            }
        }
        Reply::SignedOut
        | Reply::DraftDiscarded
        | Reply::LeaseReleased
        | Reply::LookKept
        | Reply::Present(_)
        | Reply::Following => {
            return Vec::new();
        }
        Reply::Lease(answer) => {
            let held = matches!(&answer, Err(fault) if fault.kind.is_lease_held());
            let news = model.host.lease_came(&answer, &mut model.desk);
            let mut effects = settle(model, news);
            let unknown = held && model.host.lost_to().is_none();
            if let Some(case) = model.host.case().filter(|_| unknown) {
                effects.extend(live::lease_lost(model, case));
            }
            effects
        }
        Reply::LeaseOf(answer) => {
            live::lease_came(model, answer);
            return Vec::new();
        }
        Reply::Moves(answer) => {
            let answer = model.desk.note(answer);
            let case = answer.as_ref().map(|(case, _)| *case).ok();
            let history = answer.map(|(_, history)| history);
            if let Some((open, desk)) = model.case_mut()
                && case.is_none_or(|case| case == open.id)
            {
                open.moves_came(history, desk);
            }
            Vec::new()
        }
        Reply::QueuesUnchanged => {
            if !model.desk.queues.awaits(ticket) {
                return Vec::new();
            }
            model.desk.heard();
            let wall = model.desk.wall;
            model.desk.queues.unchanged(wall);
            Vec::new()
        }
        Reply::Queues(answer) => {
            if !model.desk.queues.awaits(ticket) {
                return Vec::new();
            }
            let answer = model.desk.note(answer);
            if let Ok(list) = &answer {
                model.desk.set_law_time(list.now);
            }
            let wall = model.desk.wall;
            model.desk.queues.settle(answer, wall);
            model
                .queue_mut()
                .map(|(queue, desk)| queue.queues_came(desk))
                .unwrap_or_default()
        }
        Reply::OwnDrafts(answer) => {
            // A server that has no such list shows no marks.
            if let Ok(found) = model.desk.note(answer) {
                model.desk.drafts.found(found.drafts);
            }
            Vec::new()
        }
        Reply::Rows(answer) => match model.queue_mut() {
            Some((queue, desk)) if queue.rows.awaits(ticket) => queue.rows_came(answer, desk),
            Some(_) | None => return Vec::new(),
        },
        Reply::Law(answer) => {
            if !model.desk.take_law(ticket, answer) {
                return Vec::new();
            }
            Vec::new()
        }
        Reply::Preview(answer) => return preview_came(model, ticket, answer),
        Reply::Case(answer) => return case_came(model, ticket, answer),
        Reply::Found(answer) => {
            if model.finding != Some(ticket) {
                return Vec::new();
            }
            model.finding = None;
            found(model, answer)
        }
        Reply::History(answer) => return history_came(model, ticket, answer),
        Reply::HandedIn(answer) => handed_in(model, ticket, answer),
        Reply::Revealed(answer) => {
            logged::revealed(model, ticket, answer);
            Vec::new()
        }
        Reply::TakenOver(answer) => logged::taken_over(model, ticket, answer),
        Reply::Views(read) => match model.queue_mut() {
            Some((queue, desk)) => queue.views_came(read, desk),
            None => return Vec::new(),
        },
        Reply::ViewsKept(true) => return Vec::new(),
        Reply::ViewsKept(false) => {
            model
                .desk
                .say(Severity::Error, "views-not-kept", Vec::new());
            Vec::new()
        }
        Reply::ViewCounts(answer) => match (model.queue_mut(), answer) {
            (Some((queue, _)), Ok(counts)) => {
                queue.counts_came(counts);
                Vec::new()
            }
            (None, Ok(_)) | (_, Err(_)) => return Vec::new(),
        },
        Reply::Page(answer) => {
            if let Err(NoPage::Server(fault)) = &answer {
                let _ = model.desk.note::<()>(Err(fault.clone()));
            }
            let Model { popups, desk, .. } = model;
            let awaited = popups.iter_mut().any(|popup| match popup {
                Popup::Look(state) => state.came(ticket, answer.clone(), desk),
                _ => false,
            });
            if !awaited {
                return Vec::new();
            }
            Vec::new()
        }
        Reply::OpenedOutside(opened) => {
            opened_outside(model, opened);
            Vec::new()
        }
        Reply::NextCase(answer) => next_came(model, ticket, answer),
        Reply::BulkReady(answer) => {
            let Some(at) = bulk_awaiting(model, ticket) else {
                return Vec::new();
            };
            let answer = model.desk.note(answer);
            if let Err(fault) = &answer {
                let fault = fault.clone();
                model.desk.keep_fault("bulk-not-opened", Vec::new(), fault);
            }
            let wall = model.desk.wall;
            if let Some(Popup::Bulk(state)) = model.popups.get_mut(at) {
                state.ready(answer, wall);
            }
            Vec::new()
        }
        Reply::Batched(batched) => batched_came(model, ticket, batched),
        Reply::FirstRows(slug, answer) => match (model.queue_mut(), answer) {
            (Some((queue, desk)), Ok(first)) => queue.first_rows_came(&slug, first, desk),
            (None, Ok(_)) | (_, Err(_)) => return Vec::new(),
        },
        Reply::NextWorkingDay(answer) => {
            if model.moving_day != Some(ticket) {
                return Vec::new();
            }
            model.moving_day = None;
            day_moved(model, answer)
        }
        Reply::DialogReady(_)
        | Reply::DraftSaved { .. }
        | Reply::Submitted(_)
        | Reply::Tried(_)
        | Reply::Key(_) => {
            if !model.host.awaits(ticket) {
                return Vec::new();
            }
            let desk = &mut model.desk;
            let news = match reply {
                Reply::DialogReady(answer) => model.host.ready(answer, desk),
                Reply::DraftSaved { local, server } => model.host.draft_saved(local, server, desk),
                Reply::Submitted(answer) => model.host.submitted(answer, desk),
                Reply::Key(answer) => model.host.key_state(answer, desk),
                Reply::Tried(verdict) => model.host.tried(verdict, desk),
                _ => News::default(),
            };
            settle(model, news)
        }
    };
    model.dirty = true;
    effects
}

/// The case of a number that was asked for is there, or is not.
fn found(model: &mut Model, answer: Result<CaseId, Fault>) -> Vec<Effect> {
    match model.desk.note(answer) {
        // Whoever has gone into a dialog meanwhile is not torn out of it.
        Ok(_) if model.host.is_open() || has_sign_in(model) => Vec::new(),
        Ok(case) => open_instead(model, case),
        Err(fault) => {
            model.desk.complain("palette-not-found", Vec::new(), fault);
            Vec::new()
        }
    }
}

/// An application of the body itself became a case, or did not.
fn handed_in(model: &mut Model, ticket: Ticket, answer: Result<Receipt, Fault>) -> Vec<Effect> {
    let asked = model
        .popups
        .iter()
        .position(|popup| matches!(popup, Popup::Revoke(form) if form.handing_in == Some(ticket)));
    let receipt = match (model.desk.note(answer), asked) {
        (Ok(receipt), _) => receipt,
        (Err(fault), Some(at)) => {
            let kept = fault.clone();
            model.desk.keep_fault("revoke-not-begun", Vec::new(), kept);
            if let Some(Popup::Revoke(form)) = model.popups.get_mut(at) {
                form.failed(fault);
            }
            return Vec::new();
        }
        (Err(fault), None) => {
            model.desk.complain("revoke-not-begun", Vec::new(), fault);
            return Vec::new();
        }
    };
    let number = RawText::from(receipt.number.as_str()).clean_line();
    let args = vec![("number", Arg::from(number))];
    model.desk.say(Severity::Done, "revoke-begun", args);
    let Some(at) = asked else {
        return Vec::new();
    };
    model.popups.remove(at);
    follow(model, Turn::go(Go::OpenCase(receipt.case_id)))
}

fn preview_came(
    model: &mut Model,
    ticket: Ticket,
    answer: Result<(CaseId, crate::wire::Actions), Fault>,
) -> Vec<Effect> {
    if let Some((case, desk)) = model.case_mut()
        && case.watch.awaits(ticket)
    {
        let asked = case.watch_came(answer, desk);
        let moved = case.moved_to().map(|version| (case.id, version));
        model.dirty = true;
        return moved
            .and_then(|(case, version)| model.host.moved(case, version, &mut model.desk))
            .into_iter()
            .chain(asked)
            .collect();
    }
    if let Some((queue, desk)) = model.queue_mut()
        && queue.preview.awaits(ticket)
    {
        queue.preview_came(answer, desk);
        model.dirty = true;
    }
    Vec::new()
}

fn case_came(
    model: &mut Model,
    ticket: Ticket,
    answer: Result<super::effect::CaseFile, Fault>,
) -> Vec<Effect> {
    if model.host.awaits(ticket) {
        let news = model.host.reloaded(answer, &mut model.desk);
        model.dirty = true;
        return settle(model, news);
    }
    let Some((case, desk)) = model.case_mut() else {
        return Vec::new();
    };
    if !case.file.awaits(ticket) {
        return Vec::new();
    }
    let go = case.file_came(answer, desk);
    model.dirty = true;
    // Whoever has opened something else meanwhile wants that.
    let go = go.filter(|_| model.popups.is_empty());
    go.map_or_else(Vec::new, |go| follow(model, Turn::go(go)))
}

fn day_moved(model: &mut Model, answer: Result<crate::wire::DemoDay, Fault>) -> Vec<Effect> {
    match model.desk.note(answer) {
        Err(fault) => {
            model.desk.complain("demo-day-failed", Vec::new(), fault);
            Vec::new()
        }
        Ok(day) => {
            model.desk.set_law_time(day.now);
            let at = model.desk.speaker().date_time(day.now);
            model
                .desk
                .say(Severity::Done, "demo-day", vec![("at", Arg::Text(at))]);
            reload(model)
        }
    }
}

/// Gives a history to the case that is open, or to the preview.
fn history_came(model: &mut Model, ticket: Ticket, answer: Result<History, Fault>) -> Vec<Effect> {
    match model.case_mut() {
        Some((case, desk)) if case.history.awaits(ticket) => case.history_came(answer, desk),
        Some(_) | None => match model.queue_mut() {
            Some((queue, desk)) if queue.events.awaits(ticket) => {
                queue.events_came(answer, desk);
            }
            Some(_) | None => return Vec::new(),
        },
    }
    model.dirty = true;
    Vec::new()
}

fn bulk_awaiting(model: &Model, ticket: Ticket) -> Option<usize> {
    model
        .popups
        .iter()
        .position(|popup| matches!(popup, Popup::Bulk(state) if state.awaits(ticket)))
}

/// Takes what became of many commands: what was recorded loses its mark, and the queue is asked
/// for anew, also when the dialog was left meanwhile.
fn batched_came(model: &mut Model, ticket: Ticket, batched: Batched) -> Vec<Effect> {
    let fault = batched.fault.clone();
    let _: Result<(), Fault> = model.desk.note(fault.clone().map_or(Ok(()), Err));
    let tally = Tally::of(batched.became.iter().map(|(_, became)| became));
    let mut recorded = Vec::new();
    let wall = model.desk.wall;
    if let Some(at) = bulk_awaiting(model, ticket)
        && let Some(Popup::Bulk(state)) = model.popups.get_mut(at)
    {
        recorded = state.took(batched, wall);
    }
    // Said also when the dialog was left, and kept in F12 with its code.
    let (id, args) = tally.words();
    match fault {
        Some(fault) => model.desk.complain(id, args, fault),
        None => model.desk.say(tally.severity(), id, args),
    }
    if tally.recorded + tally.unknown == 0 {
        // Nothing changed by it.
        return Vec::new();
    }
    let Some((queue, desk)) = model.queue_mut() else {
        return Vec::new();
    };
    for case in recorded {
        queue.marks.unmark(case);
    }
    queue.apply_next = true;
    let mut effects = vec![desk.ask_queues()];
    effects.extend(queue.ask_rows(desk));
    effects
}

/// Opens the case that the server gave to work on next.
fn next_came(
    model: &mut Model,
    ticket: Ticket,
    answer: Result<Option<CaseId>, Fault>,
) -> Vec<Effect> {
    let Some((queue, desk)) = model.queue_mut() else {
        return Vec::new();
    };
    if !queue.next.awaits(ticket) {
        return Vec::new();
    }
    queue.next = super::remote::Remote::default();
    match desk.note(answer) {
        Err(fault) => {
            desk.complain("queue-next-failed", Vec::new(), fault);
            Vec::new()
        }
        Ok(None) => {
            desk.say(Severity::Info, "queue-next-none", Vec::new());
            Vec::new()
        }
        Ok(Some(case)) => {
            queue.put_cursor_on(case, desk);
            if let Some(Page::Case(_)) = model.pages.last() {
                model.pages.pop();
            }
            follow(model, Turn::go(Go::OpenCase(case)))
        }
    }
}

/// Asks anew for everything that is on the screen.
pub(super) fn reload(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    if let Some((queue, desk)) = model.queue_mut() {
        queue.apply_next = true;
        queue.previewed = None;
        queue.settle_at = Some(desk.wall);
        effects.push(desk.ask_queues());
        effects.push(desk.ask(Question::OwnDrafts).1);
        effects.extend(queue.ask_rows(desk));
    }
    if let Some((case, desk)) = model.case_mut() {
        effects.extend(case.load(desk));
    }
    effects
}

/// Says whether a paper was handed to another program.
fn opened_outside(model: &mut Model, opened: Result<(), NotOpened>) {
    let desk = &mut model.desk;
    match opened {
        Ok(()) => desk.say(Severity::Done, "look-outside", Vec::new()),
        Err(NotOpened::NoProgram) => {
            desk.say(Severity::Warning, "look-no-program", Vec::new());
        }
        Err(NotOpened::Failed(why)) => {
            let why = Arg::from(RawText::from(why).clean_line());
            desk.say(Severity::Error, "look-outside-failed", vec![("why", why)]);
        }
    }
}
