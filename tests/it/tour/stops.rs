//! Where the tour stops: every screen, every dialog, and the states of them that look different.
//!
//! One list for everything that walks over the screens: what is drawn, what is cut, what gets out.

use chrono::TimeDelta;
use kezek::casework::CommandKind;
use kezek::regulation::{Language, Words};
use kezek::wire::problem::ProblemKind;
use kezek::wire::session::{ProviderName, SignInMeans};
use kezek::workstation::fault::{Fault, FaultKind};
use kezek::workstation::model::Model;

use super::{dialog, open, signed_in, stage};
use crate::dialogs::world::World;
use crate::workstation::logged;
use crate::workstation::services::opened;
use crate::workstation::sitting::{House, Sitting};

/// What is called at each stop.
pub type Visit<'v> = &'v mut dyn FnMut(&str, &mut Sitting);

/// Who works in the queues of the tour.
const EXECUTOR: &str = "a.omarova";

/// Somebody who writes to an applicant, on one screen with what is wrong with it: letters of the
/// other alphabet, and too few words.
const TYPED: &str = "Диплoм № 114-7 в базе вуза не значится.";

/// What stands over a section of a dialog, by the end of the stop's name.
const COVERS: [&str; 4] = ["-checks", "-papers", "-passage", "-month"];

/// Returns whether a stop shows a dialog with something laid over its buttons.
pub fn is_covered(stop: &str) -> bool {
    COVERS.iter().any(|end| stop.ends_with(end))
}

/// Returns whether a stop shows another state of a dialog that the tour has just seen whole.
pub fn is_another_state(stop: &str) -> bool {
    stop.starts_with("dialog-") && ["-checks", "-ready"].iter().any(|end| stop.ends_with(end))
}

/// Visits every screen and every dialog.
pub fn walk(language: Language, change: &dyn Fn(&mut House), visit: Visit) {
    entrance(language, visit);
    queue(language, change, visit);
    queue_states(language, change, visit);
    case(language, change, visit);
    forms(language, change, visit);
    for kind in CommandKind::ALL {
        if stage(kind).is_some() {
            every_dialog(kind, language, change, visit);
        }
    }
    dialog_states(language, change, visit);
}

/// Presses the keys that lead from one stop to the next.
fn lead(sitting: &mut Sitting, steps: &[(&str, &str)], visit: &mut dyn FnMut(&str, &mut Sitting)) {
    for (name, keys) in steps {
        if !keys.is_empty() {
            sitting.press(keys);
            sitting.rest();
        }
        visit(name, sitting);
    }
}

/// Runs something by its name, as the palette does.
fn by_name(sitting: &mut Sitting, name: &str) {
    sitting.press("F2");
    sitting.write(name);
    sitting.press("Enter");
    sitting.rest();
}

fn means() -> SignInMeans {
    let words = |text: &str| Words {
        kk: text.to_owned(),
        ru: text.to_owned(),
        en: text.to_owned(),
    };
    SignInMeans {
        password: true,
        provider: Some(ProviderName {
            name: words("ID.EXAMPLE"),
            issuer: "https://id.example".to_owned(),
        }),
    }
}

/// The start screen and the ways in.
fn entrance(language: Language, visit: Visit) {
    let mut sitting = Sitting::new(120, 36, language);
    visit("start", &mut sitting);
    sitting.press("End Enter");
    visit("sign-in", &mut sitting);
    sitting.write(EXECUTOR);
    sitting.press("Enter");
    sitting.write("wrong");
    sitting.house.down = Some(FaultKind::Problem(ProblemKind::SignInFailed));
    sitting.press("Enter");
    visit("sign-in-refused", &mut sitting);

    let mut sitting = Sitting::as_login(120, 36, language, EXECUTOR);
    sitting.model.desk.sign_in_means = Some(means());
    sitting.house.me = None;
    sitting.wait(TimeDelta::seconds(20));
    visit("session-ended", &mut sitting);
    sitting.press("Tab Tab Enter");
    visit("sign-in-code", &mut sitting);
}

/// A queue and what stands over it.
fn queue(language: Language, change: &dyn Fn(&mut House), visit: Visit) {
    let mut sitting = signed_in(language, EXECUTOR, change);
    let steps = [
        ("queue", ""),
        ("queue-preview", "F6"),
        ("sort", "s"),
        ("views", "Esc F9"),
        ("palette", "Esc F2"),
        ("help", "Esc F1"),
        ("messages", "Esc F12"),
        ("filter", "Esc Esc F7"),
    ];
    lead(&mut sitting, &steps, visit);
    sitting.write("serv");
    sitting.rest();
    visit("filter-completion", &mut sitting);
    sitting.write("ice:qualification-certificate due<2x");
    sitting.rest();
    visit("filter-wrong", &mut sitting);
}

/// A queue in which something was done or has happened.
fn queue_states(language: Language, change: &dyn Fn(&mut House), visit: Visit) {
    let mut sitting = signed_in(language, EXECUTOR, change);
    sitting.press("Right");
    sitting.rest();
    lead(&mut sitting, &[("queue-marked", "Ins Ins Down Ins")], visit);
    by_name(&mut sitting, "columns");
    visit("columns", &mut sitting);
    sitting.press("Esc");
    by_name(&mut sitting, "save as a view");
    visit("view-name", &mut sitting);
    sitting.press("Esc");
    by_name(&mut sitting, "test of the keyboard");
    visit("layout-test", &mut sitting);
    sitting.press("Esc");
    sitting.press("F7");
    sitting.write("nobody-at-all");
    sitting.press("Enter");
    sitting.rest();
    visit("queue-empty", &mut sitting);

    // Something has changed at the server and waits to be applied.
    let mut sitting = signed_in(language, EXECUTOR, change);
    let gone = sitting
        .model
        .queue()
        .and_then(|queue| queue.row_at(1))
        .map(|row| row.id)
        .expect("a row");
    sitting.house.cases.remove(&gone);
    sitting.wait(TimeDelta::seconds(7));
    visit("queue-changed", &mut sitting);
    let fault = Fault {
        support_code: Some("8c1f-40aa".into()),
        ..Fault::of(FaultKind::TimedOut)
    };
    let desk = &mut sitting.model.desk;
    desk.complain("case-not-loaded", Vec::new(), fault);
    sitting.press("F12");
    visit("messages-fault", &mut sitting);
    sitting.press("Esc");
    sitting.house.down = Some(FaultKind::Unreachable);
    sitting.wait(TimeDelta::seconds(20));
    visit("queue-offline", &mut sitting);

    let mut sitting = signed_in(language, EXECUTOR, change);
    by_name(&mut sitting, "lock");
    visit("lock", &mut sitting);

    let login = Sitting::new(120, 36, language)
        .model
        .desk
        .accounts
        .iter()
        .find(|account| account.role == kezek::regulation::Role::Supervisor)
        .map(|account| account.login.clone())
        .expect("a supervisor");
    let mut sitting = signed_in(language, &login, change);
    for _ in 0..30 {
        let Some(queue) = sitting.model.queue() else {
            break;
        };
        if queue.slug.as_deref() == Some("open") {
            break;
        }
        sitting.press("Right");
        sitting.rest();
    }
    lead(&mut sitting, &[("bulk", "Ins Ins Ins F8")], visit);
}

/// A case and what stands over it.
fn case(language: Language, change: &dyn Fn(&mut House), visit: Visit) {
    let (login, case) = stage(CommandKind::PrepareRefusal).expect("a case to refuse");
    let mut sitting = signed_in(language, login, change);
    open(&mut sitting, *case);
    let steps = [
        ("case", ""),
        ("case-papers", "Tab"),
        ("case-page", "Tab"),
        ("case-history", "Tab"),
        ("deadlines", "F9"),
        ("commands", "Esc F8"),
        ("case-help", "Esc F1"),
        ("case-beside", "Esc F3 Down Ins F3 Down"),
        ("find", "Ctrl+f"),
        ("page-as-handed-in", "Esc v"),
        ("page-closer", "F6 F6 Down"),
    ];
    lead(&mut sitting, &steps, visit);

    // A reason for what is logged.
    let mut sitting = signed_in(language, login, change);
    open(&mut sitting, *case);
    lead(&mut sitting, &[("reveal", "F7")], visit);
    let mut sitting = signed_in(language, login, change);
    logged::held_by_other(&mut sitting, *case);
    open(&mut sitting, *case);
    by_name(&mut sitting, "take over");
    sitting.press("Shift+Tab");
    sitting.write("на больничном с понедельника");
    visit("take-over", &mut sitting);
}

/// The form that begins a revocation.
fn forms(language: Language, change: &dyn Fn(&mut House), visit: Visit) {
    let world = World::permit_delivered();
    let mut sitting = opened(&world, (120, 36), language, EXECUTOR);
    change(&mut sitting.house);
    sitting.press("F5");
    sitting.rest();
    by_name(&mut sitting, "begin a revocation");
    visit("revoke", &mut sitting);
}

/// A dialog as it opens, and as it is when everything that is wrong with it is said.
fn every_dialog(kind: CommandKind, language: Language, change: &dyn Fn(&mut House), visit: Visit) {
    let mut sitting = begun(kind, language, change);
    visit(&format!("dialog-{}", kind.code()), &mut sitting);
    sitting.press("F5");
    sitting.rest();
    visit(&format!("dialog-{}-checks", kind.code()), &mut sitting);
    sitting.press("F5");
    sitting.rest();
    sitting.press("End");
    sitting.rest();
    visit(&format!("dialog-{}-ready", kind.code()), &mut sitting);
}

fn begun(kind: CommandKind, language: Language, change: &dyn Fn(&mut House)) -> Sitting {
    let (login, case) = stage(kind).expect("a case for the command");
    let mut sitting = signed_in(language, login, change);
    open(&mut sitting, *case);
    dialog(&mut sitting, kind);
    sitting
}

/// A refusal with a ground and the beginning of a finding.
fn refusal_begun(language: Language, change: &dyn Fn(&mut House)) -> Sitting {
    let world = World::drafting(&["documents-reliable"]);
    let mut sitting = opened(&world, (120, 36), language, EXECUTOR);
    change(&mut sitting.house);
    sitting.press("F5");
    sitting.rest();
    dialog(&mut sitting, CommandKind::PrepareRefusal);
    sitting.press("Up Space Enter");
    sitting.rest();
    sitting.write(TYPED);
    sitting.press("Tab");
    sitting.rest();
    sitting
}

/// Dialogs that are being worked in.
fn dialog_states(language: Language, change: &dyn Fn(&mut House), visit: Visit) {
    let mut sitting = refusal_begun(language, change);
    visit("refusal-typed", &mut sitting);
    sitting.press("End Enter");
    sitting.rest();
    visit("refusal-wrong", &mut sitting);

    // Closed and opened again: the draft is offered. It is found from elsewhere as well.
    while sitting.model.host.is_open() {
        sitting.press("Esc");
    }
    sitting.rest();
    sitting.press("F2");
    sitting.write("My drafts");
    sitting.press("Enter");
    sitting.rest();
    visit("my-drafts", &mut sitting);
    sitting.press("Esc");
    dialog(&mut sitting, CommandKind::PrepareRefusal);
    visit("refusal-found", &mut sitting);

    let world = World::verifying();
    let mut sitting = opened(&world, (120, 36), language, EXECUTOR);
    change(&mut sitting.house);
    dialog(&mut sitting, CommandKind::RecordCheck);
    sitting.press("Up Down Enter Enter");
    sitting.write("письмо вуза");
    sitting.press("Tab Enter");
    sitting.rest();
    visit("evidence-papers", &mut sitting);
    sitting.press("Enter Down Down Space Down");
    sitting.rest();
    visit("evidence-passage", &mut sitting);

    let mut sitting = begun(CommandKind::NotifyHearing, language, change);
    sitting.press("Up F4");
    sitting.rest();
    visit("hearing-month", &mut sitting);
    sitting.press("Esc Home");
    for _ in 0..16 {
        sitting.press("Del");
    }
    sitting.write("31.02.2026");
    sitting.press("Tab");
    sitting.rest();
    visit("hearing-wrong", &mut sitting);

    let mut sitting = begun(CommandKind::Vote, language, change);
    sitting.press("End Enter");
    sitting.rest();
    visit("vote-wrong", &mut sitting);

    // Somebody else has the case now.
    let mut sitting = begun(CommandKind::PrepareApproval, language, change);
    sitting.house.lease_lost = true;
    sitting.wait(TimeDelta::seconds(65));
    visit("approval-lost", &mut sitting);
    // And it is another version.
    let Model { host, .. } = &sitting.model;
    let case = host.case().expect("a case");
    let moved = sitting.house.cases.get_mut(&case).expect("the case");
    moved.case.version += 1;
    sitting.wait(TimeDelta::seconds(20));
    visit("approval-moved", &mut sitting);
}
