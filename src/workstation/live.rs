//! What the feed of changes does to the workstation: nothing on the screen moves because of it,
//! but what is shown is asked for once more, and what concerns the officer is said at once.

use super::desk::FeedLine;
use super::effect::{Effect, Question};
use super::fault::Fault;
use super::message::Feed;
use super::model::Model;
use super::notice::Severity;
use super::remote::Ticket;
use super::replies::session_ended;
use super::show;
use crate::casework::{CaseId, RawText};
use crate::i18n::Arg;
use crate::wire::LeaseView;
use crate::wire::feed::FeedChange;

/// Takes what the feed says; what comes from one that is followed no more is dropped.
pub(super) fn heard(model: &mut Model, ticket: Ticket, news: Feed) -> Vec<Effect> {
    let ours = match model.desk.feed {
        FeedLine::Off => false,
        FeedLine::Awaited(known) | FeedLine::Live(known) => known == ticket,
    };
    if !ours {
        return Vec::new();
    }
    let before = model.face();
    let effects = match news {
        Feed::Live => {
            model.desk.feed = FeedLine::Live(ticket);
            model.desk.heard();
            ask_all(model);
            Vec::new()
        }
        Feed::Changed(changes) => {
            changed(model, &changes);
            Vec::new()
        }
        Feed::LeaseLost(case) => lease_lost(model, case),
        Feed::Counts => {
            ask_all(model);
            Vec::new()
        }
        Feed::Broken | Feed::Unavailable => {
            // Whether the server is away shows when it is asked, which is at once.
            model.desk.feed = FeedLine::Awaited(ticket);
            if let Some((queue, desk)) = model.queue_mut()
                && news == Feed::Broken
            {
                queue.polled_at = Some(desk.wall - super::screens::queue::POLL_EVERY);
            }
            Vec::new()
        }
        Feed::SessionOver => {
            model.desk.feed = FeedLine::Off;
            session_ended(model);
            Vec::new()
        }
    };
    if before != model.face() {
        model.dirty = true;
    }
    effects
}

/// Has everything that is shown asked for once more: something may have been missed.
fn ask_all(model: &mut Model) {
    if let Some((queue, _)) = model.queue_mut() {
        queue.stale = true;
    }
    if let Some((case, _)) = model.case_mut() {
        // A version that no case has: the next answer says which one it has.
        let newer = case.case().map_or(0, |case| case.version) + 1;
        case.heard(newer);
    }
}

fn changed(model: &mut Model, changes: &[FeedChange]) {
    if let Some((queue, _)) = model.queue_mut() {
        queue.stale = true;
    }
    if let Some((case, _)) = model.case_mut() {
        let versions = changes.iter().filter(|change| change.case_id == case.id);
        if let Some(version) = versions.map(|change| change.version).max() {
            case.heard(version);
        }
    }
}

/// Asks who has a case now that this officer held.
pub(super) fn lease_lost(model: &mut Model, case: CaseId) -> Vec<Effect> {
    let mut effects = model.host.lease_lost(case, &mut model.desk);
    effects.push(model.desk.ask(Question::LeaseOf(case)).1);
    effects
}

/// Says who has a case now that this officer held, and why.
pub(super) fn lease_came(model: &mut Model, answer: Result<(CaseId, LeaseView), Fault>) {
    let Ok((case, view)) = model.desk.note(answer) else {
        return;
    };
    let own = model.desk.login();
    let Some(lease) = view.lease.filter(|lease| Some(&lease.holder.login) != own) else {
        // Given back in the meantime: nobody works on it but this officer.
        model.host.lease_back(case);
        return;
    };
    let number = number(model, case);
    let mut args = vec![
        ("name", Arg::Text(show::person(&lease.holder))),
        ("number", Arg::Text(number)),
    ];
    let id = match view.taken_because {
        None => "lease-with",
        Some(reason) => {
            args.push(("reason", Arg::from(reason.clean_line())));
            "lease-taken-over"
        }
    };
    model.desk.say(Severity::Warning, id, args);
    model.host.lease_is_with(case, lease.holder);
    model.dirty = true;
}

/// Returns what people call a case, as far as the workstation has seen it.
fn number(model: &Model, case: CaseId) -> String {
    let open = model.case().and_then(|open| open.case());
    let open = open.filter(|open| open.id == case);
    let listed = || {
        let rows = model.queue()?.rows.data()?;
        Some(rows.of_case(case)?.number)
    };
    let number = open.map(|open| open.number.clone()).or_else(listed);
    let number = number.unwrap_or_else(|| case.to_string());
    RawText::from(number).clean_line().to_string()
}
