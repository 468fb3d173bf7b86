//! The end of a session, which any answer may bring: the officer is asked to sign in again.

use crate::workstation::fault::Fault;
use crate::workstation::message::{Batched, NoPage, Reply, Submitted};
use crate::workstation::model::{Model, Popup};
use crate::workstation::screens::sign_in;
use crate::workstation::session::has_sign_in;

/// Asks the officer to sign in again: the server does not know the session any more.
pub(in crate::workstation) fn session_ended(model: &mut Model) {
    if model.desk.me.is_none() || has_sign_in(model) {
        return;
    }
    let login = model
        .desk
        .login()
        .map_or(String::new(), |login| login.as_str().to_owned());
    model
        .popups
        .push(Popup::SignIn(sign_in::State::again(&login)));
    model.dirty = true;
}

/// Returns the fault that says that the session has ended.
pub(super) fn session_end(reply: &Reply) -> Option<&Fault> {
    let fault = match reply {
        Reply::Queues(Err(fault))
        | Reply::OwnDrafts(Err(fault))
        | Reply::Rows(Err(fault))
        | Reply::Law(Err(fault))
        | Reply::Preview(Err(fault))
        | Reply::Case(Err(fault))
        | Reply::Found(Err(fault))
        | Reply::History(Err(fault))
        | Reply::DialogReady(Err(fault))
        | Reply::Key(Err(fault))
        | Reply::Lease(Err(fault))
        | Reply::Present(Err(fault))
        | Reply::LeaseOf(Err(fault))
        | Reply::Moves(Err(fault))
        | Reply::HandedIn(Err(fault))
        | Reply::Revealed(Err(fault))
        | Reply::TakenOver(Err(fault))
        | Reply::NextWorkingDay(Err(fault))
        | Reply::ViewCounts(Err(fault))
        | Reply::NextCase(Err(fault))
        | Reply::BulkReady(Err(fault))
        | Reply::FirstRows(_, Err(fault))
        | Reply::Page(Err(NoPage::Server(fault)))
        | Reply::Batched(Batched {
            fault: Some(fault), ..
        })
        | Reply::Submitted(Submitted::Failed(fault)) => fault,
        Reply::SignedIn(_)
        | Reply::SignInMeans(_)
        | Reply::SignInBegun(_)
        | Reply::SignInFinished(_)
        | Reply::SignedOut
        | Reply::Queues(Ok(_))
        | Reply::OwnDrafts(Ok(_))
        | Reply::QueuesUnchanged
        | Reply::Following
        | Reply::LeaseOf(Ok(_))
        | Reply::Moves(Ok(_))
        | Reply::Rows(Ok(_))
        | Reply::Law(Ok(_))
        | Reply::Preview(Ok(_))
        | Reply::Case(Ok(_))
        | Reply::Found(Ok(_))
        | Reply::History(Ok(_))
        | Reply::DialogReady(Ok(_))
        | Reply::DraftSaved { .. }
        | Reply::DraftDiscarded
        | Reply::LeaseReleased
        | Reply::LookKept
        | Reply::Page(_)
        | Reply::OpenedOutside(_)
        | Reply::Submitted(_)
        | Reply::Tried(_)
        | Reply::Key(Ok(_))
        | Reply::Lease(Ok(_))
        | Reply::Present(Ok(_))
        | Reply::HandedIn(Ok(_))
        | Reply::Revealed(Ok(_))
        | Reply::TakenOver(Ok(_))
        | Reply::NextWorkingDay(Ok(_))
        | Reply::Views(_)
        | Reply::ViewsKept(_)
        | Reply::ViewCounts(Ok(_))
        | Reply::NextCase(Ok(_))
        | Reply::BulkReady(Ok(_))
        | Reply::FirstRows(_, Ok(_))
        | Reply::Batched(Batched { fault: None, .. }) => return None,
    };
    fault.kind.is_session_end().then_some(fault)
}
