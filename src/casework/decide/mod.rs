//! Decides what a command does to a case: the events to record, or every rule that forbids it.
//!
//! One file a field of work; this one only knows which command goes where. A guard holds what
//! can be said against a command before anything is typed; the command's own function adds what
//! its contents break.

mod approval;
mod assessment;
mod commission;
mod complaint;
mod context;
mod evidence;
mod hearing;
mod intake;
mod refusal;
mod review;
mod signing;

use super::command::PrepareRefusal;
use super::event::Recommendation;
use super::{
    Actor, Application, Case, CaseId, Code, Command, CommandKind, Event, Now, RawText, Violation,
    Violations,
};
use crate::regulation::{CalendarGap, GroundId, Law};
use context::Context;

pub use complaint::COMPLAINT;
pub use context::gap_violation;
pub use evidence::quote_stands;
pub use refusal::{DECISION_BY, PREPARED_BY};
pub use signing::delivery_means;

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
    let context =
        Context::new(case, law, by, now).map_err(|violation| Violations(vec![violation]))?;
    match command {
        Command::Accept(command) => intake::accept(&context, command),
        Command::RefuseAcceptance(command) => intake::refuse(&context, command),
        Command::RecordCheck(command) => review::record_check(&context, command),
        Command::AddNote(command) => review::add_note(&context, command),
        Command::Assign(command) => review::assign(&context, command),
        Command::PassOn(command) => review::pass_on(&context, command),
        Command::RecordAssessment(command) => assessment::record(&context, command),
        Command::IssueNotice(command) => assessment::issue_notice(&context, command),
        Command::SendToCommission(command) => review::send_to_commission(&context, command),
        Command::Vote(command) => commission::vote(&context, command),
        Command::Recuse(command) => commission::recuse(&context, command),
        Command::Recommend(command) => commission::recommend(&context, command),
        Command::PrepareApproval(command) => approval::prepare(&context, command),
        Command::PrepareRefusal(command) => refusal::prepare(&context, command),
        Command::NotifyHearing(command) => hearing::notify(&context, command),
        Command::RecordHearing(command) => hearing::record(&context, command),
        Command::ReturnForRework(command) => signing::return_for_rework(&context, command),
        Command::Sign(command) => signing::sign(&context, command),
        Command::Deliver(command) => signing::deliver(&context, command),
        Command::Withdraw(command) => review::withdraw(&context, command),
        Command::Annul(command) => assessment::annul(&context, command),
        Command::RegisterComplaint(command) => complaint::register(&context, command),
        Command::DecideComplaint(command) => complaint::decide(&context, command),
    }
}

/// Returns the reasons against a command before anything is typed; empty when it can be begun.
#[must_use]
pub fn guard(command: CommandKind, case: &Case, law: &Law, by: &Actor, now: Now) -> Vec<Violation> {
    let context = match Context::new(case, law, by, now) {
        Ok(context) => context,
        Err(violation) => return vec![violation],
    };
    let violations = match command {
        CommandKind::Accept => intake::guard_accept(&context),
        CommandKind::RefuseAcceptance => intake::guard_refuse(&context),
        CommandKind::RecordCheck => review::guard_record_check(&context),
        CommandKind::AddNote => review::guard_add_note(&context),
        CommandKind::Assign => review::guard_assign(&context),
        CommandKind::PassOn => review::guard_pass_on(&context),
        CommandKind::RecordAssessment => assessment::guard_record(&context),
        CommandKind::IssueNotice => assessment::guard_notice(&context),
        CommandKind::SendToCommission => review::guard_send_to_commission(&context),
        CommandKind::Vote => commission::guard_vote(&context),
        CommandKind::Recuse => commission::guard_recuse(&context),
        CommandKind::Recommend => commission::guard_recommend(&context),
        CommandKind::PrepareApproval => approval::guard(&context),
        CommandKind::PrepareRefusal => refusal::guard(&context),
        CommandKind::NotifyHearing => hearing::guard_notify(&context),
        CommandKind::RecordHearing => hearing::guard_record(&context),
        CommandKind::ReturnForRework => signing::guard_return(&context),
        CommandKind::Sign => signing::guard_sign(&context),
        CommandKind::Deliver => signing::guard_deliver(&context),
        CommandKind::Withdraw => review::guard_withdraw(&context),
        CommandKind::Annul => assessment::guard_annul(&context),
        CommandKind::RegisterComplaint => complaint::guard_register(&context),
        CommandKind::DecideComplaint => complaint::guard_decide(&context),
    };
    violations.0
}

/// What intake knows beside the application itself.
#[derive(Debug, Clone)]
pub struct Intake {
    pub case_id: CaseId,
    pub number: String,
}

/// Decides whether an application becomes a case. `law` is the edition in force on the day it
/// counts as registered. A lacking paper is no reason against it: that is judged at acceptance.
///
/// # Errors
/// All rules that forbid it at once.
pub fn receive(
    application: &Application,
    intake: Intake,
    law: &Law,
    now: Now,
) -> Result<Vec<Event>, Violations> {
    intake::receive(application, intake, law, now)
}

/// Returns why a ground cannot be invoked now: empty when it is open.
#[must_use]
pub fn ground_reasons(
    case: &Case,
    law: &Law,
    by: &Actor,
    now: Now,
    ground: &GroundId,
) -> Vec<Violation> {
    let context = match Context::new(case, law, by, now) {
        Ok(context) => context,
        Err(violation) => return vec![violation],
    };
    match context.procedure.ground(ground) {
        Some(ground) => refusal::open(&context, ground, "/grounds").0,
        None => {
            vec![Violation::new(Code::GroundNotListed, "/grounds").with("ground", ground.as_str())]
        }
    }
}

/// Returns what the Commission would recommend on the votes as they stand.
///
/// # Errors
/// The policy values that are missing, a quorum not reached, or a tie.
pub fn tally(case: &Case, law: &Law, by: &Actor, now: Now) -> Result<Recommendation, Violations> {
    let context =
        Context::new(case, law, by, now).map_err(|violation| Violations(vec![violation]))?;
    commission::tally(&context)
}

/// Returns the last day of validity that the edition allows for a result valid from `from`.
#[must_use]
pub fn latest_valid_day(
    case: &Case,
    law: &Law,
    by: &Actor,
    now: Now,
    from: chrono::NaiveDate,
) -> Option<chrono::NaiveDate> {
    let context = Context::new(case, law, by, now).ok()?;
    approval::latest_day(&context, from).ok().flatten()
}

/// Returns what is lawful now but deserves a look before it is prepared: findings that nearly
/// repeat the officer's earlier ones (`recent`), and what will keep a refusal from being signed
/// today (the hearing).
#[must_use]
pub fn warnings(
    case: &Case,
    command: &Command,
    law: &Law,
    by: &Actor,
    now: Now,
    recent: &[RawText],
) -> Vec<Violation> {
    let Command::PrepareRefusal(refusal) = command else {
        return Vec::new();
    };
    let Ok(context) = Context::new(case, law, by, now) else {
        return Vec::new();
    };
    let mut warnings = near_copies(&context, refusal, recent);
    warnings.extend(hearing::rules(&context).0);
    warnings
}

fn near_copies(
    context: &Context<'_>,
    refusal: &PrepareRefusal,
    recent: &[RawText],
) -> Vec<Violation> {
    let Ok(percent) = context
        .policy()
        .number(&context::key("finding.copy-percent"))
    else {
        return Vec::new();
    };
    let mut warnings = Vec::new();
    for (index, claim) in refusal.grounds.iter().enumerate() {
        for (text, name) in [(&claim.facts, "facts"), (&claim.why, "why")] {
            let alike = recent
                .iter()
                .map(|earlier| strsim::sorensen_dice(earlier.as_raw(), text.as_raw()) * 100.0)
                .fold(0.0, f64::max);
            if !text.is_blank() && alike >= percent {
                warnings.push(
                    Violation::new(Code::FindingNearCopy, format!("/grounds/{index}/{name}"))
                        .with("percent", commission::hundredths(alike / 100.0)),
                );
            }
        }
    }
    warnings
}

/// Returns the events when no rule is broken.
fn unless(
    violations: Violations,
    events: impl FnOnce() -> Vec<Event>,
) -> Result<Vec<Event>, Violations> {
    if violations.is_empty() {
        Ok(events())
    } else {
        Err(violations)
    }
}

pub(super) fn calendar_violation(gap: CalendarGap) -> Violation {
    Violation::new(Code::CalendarMissing, "").with("year", i64::from(gap.year))
}
