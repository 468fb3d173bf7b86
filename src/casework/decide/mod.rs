//! Decides what a command does to a case: the events to record, or every rule that forbids it.

use super::event::Received;
use super::{
    Actor, Application, Case, CaseId, Command, CommandKind, Event, Now, RawText, Violation,
    Violations,
};
use crate::regulation::Law;

/// Decides what `command` does to `case`. Pure: same arguments, same answer, forever.
///
/// # Errors
/// All rules that forbid it at once.
pub fn decide(
    case: &Case,
    command: &Command,
    law: &Law,
    by: &Actor,
    now: Now,
) -> Result<Vec<Event>, Violations> {
    let _ = (case, command, law, by, now);
    Err(Violations::default())
}

/// What intake knows beside the application itself.
#[derive(Debug, Clone)]
pub struct Intake {
    pub case_id: CaseId,
    pub number: String,
}

/// Decides whether an application becomes a case. `law` is the edition in force on the day it
/// counts as registered.
///
/// # Errors
/// All rules that forbid it at once.
pub fn receive(
    application: &Application,
    intake: Intake,
    law: &Law,
    now: Now,
) -> Result<Vec<Event>, Violations> {
    let _ = (application, intake, law, now);
    let _: Option<Received> = None;
    Err(Violations::default())
}

/// Returns what is lawful but deserves a second look: findings that nearly repeat earlier ones.
#[must_use]
pub fn warnings(case: &Case, command: &Command, law: &Law, recent: &[RawText]) -> Vec<Violation> {
    let _ = (case, command, law, recent);
    Vec::new()
}

/// Returns the reasons against a command before anything is typed.
#[must_use]
pub fn guard(command: CommandKind, case: &Case, law: &Law, by: &Actor, now: Now) -> Vec<Violation> {
    let _ = (command, case, law, by, now);
    Vec::new()
}
