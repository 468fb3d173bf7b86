//! The hearing before a burdensome act: notice, objection period, record, answers.

use chrono::NaiveDate;

use super::context::{Context, gap_violation};
use crate::casework::command::{HearingOutcome, NotifyHearing, RecordHearing};
use crate::casework::{Code, Event, StatusKind, Violation, Violations};
use crate::regulation::{PolicyKey, StageKind};

/// The value of the policy key that makes a hearing due.
const REQUIRED: &str = "required";

pub fn guard_notify(context: &Context<'_>) -> Violations {
    let mut violations = guard_hearing(context);
    let rule = &context.procedure.hearing;
    // While the policy is silent a hearing does no harm; only an express "not required" forbids it.
    if rule
        .due
        .as_ref()
        .is_some_and(|key| context.policy().text(key).is_ok_and(|due| due != REQUIRED))
    {
        violations.push(Violation::new(Code::HearingNotDue, "").citing(&rule.cite));
    }
    if context.case.hearing.is_some() {
        violations.push(Violation::new(Code::HearingAlreadyNotified, "").citing(&rule.cite));
    }
    violations
}

fn guard_hearing(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    context.need_role(&context.roles_at(StageKind::Drafting), &mut violations);
    context.need_status(
        &[StatusKind::UnderReview, StatusKind::AwaitingSignature],
        &mut violations,
    );
    context.need_assignment(&mut violations);
    violations
}

pub fn notify(context: &Context<'_>, command: &NotifyHearing) -> Result<Vec<Event>, Violations> {
    let mut violations = guard_notify(context);
    if command.held_at <= context.now.at {
        violations.push(
            Violation::new(Code::HearingTooEarly, "/held_at")
                .citing(&context.procedure.hearing.cite)
                .with("earliest", context.now.at),
        );
    }
    context.need_text(&command.place, "/place", &mut violations);
    context.need_text(&command.position, "/position", &mut violations);
    super::unless(violations, || vec![Event::HearingNotified(command.clone())])
}

pub fn guard_record(context: &Context<'_>) -> Violations {
    let mut violations = guard_hearing(context);
    if context.case.hearing.is_none() {
        violations.push(
            Violation::new(Code::HearingNotNotified, "").citing(&context.procedure.hearing.cite),
        );
    }
    violations
}

pub fn record(context: &Context<'_>, command: &RecordHearing) -> Result<Vec<Event>, Violations> {
    let mut violations = guard_record(context);
    if let Some(hearing) = &context.case.hearing {
        let early = context.now.at < hearing.notice.held_at;
        let needs_the_day = match command.outcome {
            HearingOutcome::Held | HearingOutcome::Absent => true,
            HearingOutcome::InWriting => false,
        };
        if early && needs_the_day {
            violations.push(
                Violation::new(Code::HearingTooEarly, "/outcome")
                    .citing(&context.procedure.hearing.cite)
                    .with("earliest", hearing.notice.held_at),
            );
        }
    }
    context.need_text(&command.record, "/record", &mut violations);
    for (index, objection) in command.objections.iter().enumerate() {
        let at = format!("/objections/{index}");
        context.need_text(&objection.text, &format!("{at}/text"), &mut violations);
        if objection.answer.is_blank() {
            violations.push(
                Violation::new(Code::ObjectionUnanswered, format!("{at}/answer"))
                    .citing(&context.procedure.hearing.cite),
            );
        } else {
            context.bound_text(&objection.answer, &format!("{at}/answer"), &mut violations);
        }
    }
    super::unless(violations, || vec![Event::HearingRecorded(command.clone())])
}

/// What stands in the way of signing a refusal today, as far as the hearing goes.
pub fn rules(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    let rule = &context.procedure.hearing;
    let due = rule
        .due
        .as_ref()
        .map_or(Ok(REQUIRED), |key| context.policy().text(key));
    match due {
        Err(gap) => {
            violations.push(gap_violation(&gap, "").citing(&rule.cite));
            return violations;
        }
        Ok(due) if due != REQUIRED => return violations,
        Ok(_) => {}
    }
    let Some(hearing) = &context.case.hearing else {
        violations.push(Violation::new(Code::HearingNotNotified, "").citing(&rule.cite));
        return violations;
    };
    let notified_on = context.law.calendar.civil(hearing.notified_at).date();
    let today = context.now.today;
    if let Some(earliest) = day_after(
        context,
        notified_on,
        &rule.notice_working_days,
        &mut violations,
    ) && today < earliest
    {
        violations.push(
            Violation::new(Code::HearingNoticeTooLate, "")
                .citing(&rule.cite)
                .with("earliest", earliest),
        );
    }
    if let Some(until) = day_after(
        context,
        notified_on,
        &rule.objection_working_days,
        &mut violations,
    ) && today <= until
    {
        violations.push(
            Violation::new(Code::ObjectionPeriodRunning, "")
                .citing(&rule.cite)
                .with("until", until),
        );
    }
    match &hearing.record {
        None => violations.push(Violation::new(Code::HearingNotRecorded, "").citing(&rule.cite)),
        Some(record) => {
            let unanswered = record
                .record
                .objections
                .iter()
                .any(|objection| objection.answer.is_blank());
            if unanswered {
                violations.push(Violation::new(Code::ObjectionUnanswered, "").citing(&rule.cite));
            }
        }
    }
    violations
}

/// The day that many working days (a policy key) after `from`; a gap is a violation.
fn day_after(
    context: &Context<'_>,
    from: NaiveDate,
    working_days: &PolicyKey,
    violations: &mut Violations,
) -> Option<NaiveDate> {
    let count = match context.policy().count(working_days) {
        Ok(count) => count,
        Err(gap) => {
            violations.push(gap_violation(&gap, "").citing(&context.procedure.hearing.cite));
            return None;
        }
    };
    match context.law.calendar.add_working_days(from, count) {
        Ok(day) => Some(day),
        Err(gap) => {
            violations.push(super::calendar_violation(gap));
            None
        }
    }
}
