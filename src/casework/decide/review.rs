//! Work on an accepted case: checks, notes, assignment, and sending it to the Commission.

use super::context::Context;
use super::evidence;
use crate::casework::command::{
    AddNote, Answer, Assign, PassOn, RecordCheck, SendToCommission, Withdraw,
};
use crate::casework::{Code, Event, StatusKind, Violation, Violations};
use crate::regulation::{CheckRule, Milestone, Proceeding, Role, StageId, StageKind};

const REVIEW_STAGES: [StageKind; 7] = [
    StageKind::Verification,
    StageKind::Testing,
    StageKind::Questionnaire,
    StageKind::Interview,
    StageKind::Notice,
    StageKind::Commission,
    StageKind::Drafting,
];

pub fn guard_record_check(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    let reached = checks_reached(context);
    let mut roles: Vec<Role> = Vec::new();
    for rule in &reached {
        roles.extend(roles_of(context, &rule.stage));
    }
    if reached.is_empty() {
        roles = context.roles_at(StageKind::Verification);
    }
    roles.sort_unstable();
    roles.dedup();
    context.need_role(&roles, &mut violations);
    context.need_review_at(&REVIEW_STAGES, &mut violations);
    context.need_assignment(&mut violations);
    violations
}

fn roles_of(context: &Context<'_>, stage: &StageId) -> Vec<Role> {
    context
        .procedure
        .stage(stage)
        .map_or_else(Vec::new, |stage| stage.roles.clone())
}

/// The checks whose stage the case has reached.
fn checks_reached<'a>(context: &Context<'a>) -> Vec<&'a CheckRule> {
    let here = context.procedure.position(&context.case.stage);
    context
        .procedure
        .checks
        .iter()
        .filter(|rule| context.procedure.position(&rule.stage) <= here)
        .collect()
}

/// A failure rests on a passage of a paper of the case, or, where no paper is asked about, on what
/// the register or body says.
fn check_unevidenced(rule: &CheckRule, command: &RecordCheck, violations: &mut Violations) {
    let said = command.note.as_ref().is_some_and(|note| !note.is_blank());
    if !rule.documents.is_empty() {
        violations.push(Violation::new(Code::EvidenceMissing, "/evidence").citing(&rule.cite));
    } else if !said {
        violations.push(Violation::new(Code::TextMissing, "/note").citing(&rule.cite));
    }
}

pub fn record_check(
    context: &Context<'_>,
    command: &RecordCheck,
) -> Result<Vec<Event>, Violations> {
    let mut violations = guard_record_check(context);
    match context.procedure.check(&command.check) {
        None => violations.push(
            Violation::new(Code::CheckNotKnown, "/check").with("check", command.check.as_str()),
        ),
        Some(rule) => {
            let application = &context.case.application;
            if !rule
                .when
                .iter()
                .all(|condition| application.holds(condition))
            {
                violations.push(
                    Violation::new(Code::CheckNotApplicable, "/check")
                        .citing(&rule.cite)
                        .with("check", &rule.title),
                );
            }
            if !checks_reached(context)
                .iter()
                .any(|open| open.id == rule.id)
            {
                context.need_review_at(&[], &mut violations);
            }
            context.need_role(&roles_of(context, &rule.stage), &mut violations);
            if command.answer == Answer::Failed && command.evidence.is_empty() {
                check_unevidenced(rule, command, &mut violations);
            }
        }
    }
    context.need_text(&command.source, "/source", &mut violations);
    if let Some(note) = &command.note {
        context.bound_text(note, "/note", &mut violations);
    }
    evidence::check(context, &command.evidence, "/evidence", &mut violations);
    super::unless(violations, || vec![Event::CheckRecorded(command.clone())])
}

pub fn guard_add_note(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    let roles: Vec<Role> = Role::ALL
        .into_iter()
        .filter(|role| !matches!(role, Role::Auditor | Role::Gateway))
        .collect();
    context.need_role(&roles, &mut violations);
    violations
}

pub fn add_note(context: &Context<'_>, command: &AddNote) -> Result<Vec<Event>, Violations> {
    let mut violations = guard_add_note(context);
    context.need_text(&command.text, "/text", &mut violations);
    super::unless(violations, || vec![Event::NoteAdded(command.clone())])
}

pub fn guard_assign(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    context.need_role(&[Role::Executor, Role::Supervisor], &mut violations);
    if context.case.status.kind().is_closed() {
        context.need_status(
            &[
                StatusKind::Received,
                StatusKind::UnderReview,
                StatusKind::AwaitingSignature,
            ],
            &mut violations,
        );
    }
    let supervises = context.by.has_any(&[Role::Supervisor], context.case.unit());
    if !supervises {
        context.need_assignment(&mut violations);
    }
    violations
}

pub fn assign(context: &Context<'_>, command: &Assign) -> Result<Vec<Event>, Violations> {
    let mut violations = guard_assign(context);
    let supervises = context.by.has_any(&[Role::Supervisor], context.case.unit());
    if !supervises && !context.is_me(&command.to) {
        violations.push(
            Violation::new(Code::RoleNotAllowed, "/to").with("roles", Role::Supervisor.code()),
        );
    }
    super::unless(violations, || {
        vec![Event::Assigned {
            to: command.to.clone(),
        }]
    })
}

pub fn guard_pass_on(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    context.need_role(&context.roles_at(StageKind::Verification), &mut violations);
    let goes_on = context
        .procedure
        .stage_after(&context.case.stage)
        .is_some_and(|next| next.kind != StageKind::Commission);
    if goes_on {
        context.need_review_at(&[StageKind::Verification], &mut violations);
    } else {
        context.need_review_at(&[], &mut violations);
    }
    context.need_assignment(&mut violations);
    for rule in &context.procedure.checks {
        if rule.stage == context.case.stage
            && let Some(open) = context
                .check_open(rule)
                .filter(|open| open.code == Code::CheckUnanswered)
        {
            violations.push(open);
        }
    }
    violations
}

pub fn pass_on(context: &Context<'_>, command: &PassOn) -> Result<Vec<Event>, Violations> {
    let mut violations = guard_pass_on(context);
    context.need_late_reason(
        &[Milestone::Verified],
        command.late_reason.as_ref(),
        &mut violations,
    );
    super::unless(violations, || {
        vec![Event::PassedOn {
            late_reason: command.late_reason.clone(),
        }]
    })
}

pub fn guard_send_to_commission(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    context.need_role(&context.roles_at(StageKind::Verification), &mut violations);
    if context.sends_to_commission() {
        context.need_review_at(&[StageKind::Verification], &mut violations);
    } else {
        // Elsewhere something else comes first, or the route has no Commission at all.
        context.need_review_at(&[], &mut violations);
    }
    context.need_assignment(&mut violations);
    violations
}

pub fn send_to_commission(
    context: &Context<'_>,
    command: &SendToCommission,
) -> Result<Vec<Event>, Violations> {
    let mut violations = guard_send_to_commission(context);
    context.need_late_reason(
        &[Milestone::SentToCommission],
        command.late_reason.as_ref(),
        &mut violations,
    );
    super::unless(violations, || {
        vec![Event::SentToCommission {
            late_reason: command.late_reason.clone(),
        }]
    })
}

pub fn guard_withdraw(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    context.need_role(&[Role::Executor, Role::Gateway], &mut violations);
    if context.procedure.proceeding == Proceeding::Revocation {
        // What the body began, no applicant takes back.
        context.need_status(&[], &mut violations);
        return violations;
    }
    context.need_status(
        &[
            StatusKind::Received,
            StatusKind::UnderReview,
            StatusKind::AwaitingSignature,
        ],
        &mut violations,
    );
    violations
}

pub fn withdraw(context: &Context<'_>, command: &Withdraw) -> Result<Vec<Event>, Violations> {
    let mut violations = guard_withdraw(context);
    context.need_text(&command.statement, "/statement", &mut violations);
    super::unless(violations, || {
        vec![Event::Withdrawn {
            statement: command.statement.clone(),
        }]
    })
}
