//! Complaints: registered against what was decided or against silence, decided by who may, and a
//! reversal sends the case back.

use super::context::Context;
use crate::casework::clocks::Due;
use crate::casework::command::{DecideComplaint, RegisterComplaint};
use crate::casework::{Case, Code, Event, Status, StatusKind, Violation, Violations};
use crate::regulation::edition::Appeal;
use crate::regulation::{LimitId, LimitOwner, Milestone, Role, TermUnit};

/// The name under which the limit of a complaint stands in a case.
pub const COMPLAINT: &str = "complaint";

pub fn guard_register(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    context.need_role(
        &[Role::Executor, Role::Supervisor, Role::Gateway],
        &mut violations,
    );
    if !may_be_complained_of(context) {
        violations.push(
            Violation::new(Code::NothingToComplainOf, "")
                .with("status", context.case.status.kind().code()),
        );
    }
    violations
}

/// A decision, a refusal to accept, or silence past the limit, which the law takes for a refusal.
fn may_be_complained_of(context: &Context<'_>) -> bool {
    match context.case.status.kind() {
        StatusKind::NotAccepted | StatusKind::Decided | StatusKind::Delivered => true,
        StatusKind::Received | StatusKind::UnderReview | StatusKind::AwaitingSignature => {
            super::refusal::DECISION_BY
                .into_iter()
                .any(|milestone| context.passed(milestone).is_some())
        }
        StatusKind::Withdrawn | StatusKind::Annulled | StatusKind::UnderComplaint => false,
    }
}

pub fn register(
    context: &Context<'_>,
    command: &RegisterComplaint,
) -> Result<Vec<Event>, Violations> {
    let mut violations = guard_register(context);
    context.need_text(&command.text, "/text", &mut violations);
    let due = match appeal(context, &command.appeal) {
        None => {
            violations.push(
                Violation::new(Code::AppealNotKnown, "/appeal")
                    .with("appeal", command.appeal.as_str()),
            );
            None
        }
        Some(appeal) => match due(context, appeal) {
            Ok(due) => due,
            Err(violation) => {
                violations.push(violation);
                None
            }
        },
    };
    super::unless(violations, || {
        vec![Event::ComplaintRegistered {
            complaint: command.clone(),
            due,
        }]
    })
}

fn appeal<'a>(context: &'a Context<'_>, id: &crate::regulation::AppealId) -> Option<&'a Appeal> {
    context
        .law
        .edition
        .appeal
        .iter()
        .find(|appeal| appeal.id == *id)
}

/// The limit that a complaint registered now has.
fn due(context: &Context<'_>, appeal: &Appeal) -> Result<Option<Due>, Violation> {
    let Some(working_days) = appeal.working_days else {
        return Ok(None);
    };
    let calendar = &context.law.calendar;
    let day = |count| {
        calendar
            .add_working_days(context.now.today, count)
            .map_err(super::calendar_violation)
    };
    let last = day(working_days)?;
    let due_at = calendar.instant(last, context.law.edition.provider_hours().closes);
    Ok(Some(Due {
        limit: LimitId::parse(COMPLAINT).expect("the name has the form of a code"),
        owner: LimitOwner::Office,
        amount: Some(working_days),
        unit: TermUnit::WorkingDays,
        starts_on: Some(day(1)?),
        due_at: Some(due_at),
        binding_due_at: Some(due_at),
        until: Milestone::ComplaintDecided,
        blocked_by: None,
        citation: appeal.cite.clone(),
        confirmed: appeal.cite.confirmed,
    }))
}

pub fn guard_decide(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    context.need_status(&[StatusKind::UnderComplaint], &mut violations);
    let Some(complaint) = context.case.complaint() else {
        context.need_role(&[Role::Supervisor, Role::Executor], &mut violations);
        return violations;
    };
    let decided_by = appeal(context, &complaint.complaint.appeal)
        .map(|appeal| appeal.decided_by.clone())
        .unwrap_or_default();
    if decided_by.is_empty() {
        // A body outside decided; whoever keeps the case records its answer.
        context.need_role(&[Role::Executor, Role::Supervisor], &mut violations);
        return violations;
    }
    context.need_role(&decided_by, &mut violations);
    if decided_themselves(context, context.case) {
        violations.push(Violation::new(Code::ComplaintOwnDecision, ""));
    }
    violations
}

/// Whether the actor prepared or signed what the complaint is about.
fn decided_themselves(context: &Context<'_>, case: &Case) -> bool {
    if let Some(decision) = case.decision() {
        return context.is_me(&decision.signed_by) || context.is_me(&decision.prepared_by);
    }
    match &case.status {
        Status::UnderComplaint { earlier, .. } => match earlier.as_ref() {
            Status::NotAccepted { by, .. } => context.is_me(by),
            _ => false,
        },
        _ => false,
    }
}

pub fn decide(context: &Context<'_>, command: &DecideComplaint) -> Result<Vec<Event>, Violations> {
    let mut violations = guard_decide(context);
    context.need_text(&command.reasons, "/reasons", &mut violations);
    if let Some(reason) = &command.late_reason {
        context.bound_text(reason, "/late_reason", &mut violations);
    }
    let due = context
        .case
        .complaint()
        .and_then(|complaint| complaint.due.as_ref());
    if let Some(due) = due
        && let Some(due_at) = due.binding_due_at
        && due_at < context.now.at
        && command
            .late_reason
            .as_ref()
            .is_none_or(crate::casework::RawText::is_blank)
    {
        violations.push(
            Violation::new(Code::LateUnreasoned, "/late_reason")
                .citing(&due.citation)
                .with("limit", due.limit.as_str())
                .with("due", due_at),
        );
    }
    super::unless(violations, || {
        vec![Event::ComplaintDecided(command.clone())]
    })
}
