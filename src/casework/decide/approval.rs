//! What an approval must be: as strict as a refusal.

use chrono::{Months, NaiveDate};

use super::context::{Context, gap_violation};
use super::refusal::DECISION_BY;
use crate::casework::command::{Answer, PrepareApproval};
use crate::casework::completeness;
use crate::casework::decision::{Draft, Outcome};
use crate::casework::{Code, Event, RawText, Violation, Violations};
use crate::regulation::{GroundCondition, StageKind, Validity};

pub fn guard(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    context.need_role(&context.roles_at(StageKind::Drafting), &mut violations);
    context.need_drafting(&mut violations);
    context.need_assignment(&mut violations);
    context.need_recommendation(&mut violations);
    check_case(context, &mut violations);
    violations
}

pub fn prepare(context: &Context<'_>, command: &PrepareApproval) -> Result<Vec<Event>, Violations> {
    let mut violations = guard(context);
    check_output(context, command, context.now.today, &mut violations);
    context.need_late_reason(&DECISION_BY, command.late_reason.as_ref(), &mut violations);
    super::unless(violations, || {
        vec![Event::Prepared {
            draft: Draft::Approve(command.clone()),
        }]
    })
}

/// The rules on the content of an approval, for whoever signs it; `prepared_on` is the day it
/// was prepared.
pub fn rules(
    context: &Context<'_>,
    command: &PrepareApproval,
    prepared_on: NaiveDate,
    violations: &mut Violations,
) {
    check_case(context, violations);
    check_output(context, command, prepared_on, violations);
}

/// What the case itself must show before anything can be approved.
fn check_case(context: &Context<'_>, violations: &mut Violations) {
    let (procedure, case) = (context.procedure, context.case);
    violations.extend(completeness::violations(
        procedure,
        &case.application,
        context.now.today,
    ));
    violations.extend(completeness::missing_details(procedure, &case.application));
    for rule in &procedure.checks {
        if !rule
            .when
            .iter()
            .all(|condition| case.application.holds(condition))
        {
            continue;
        }
        let code = match case.answer(&rule.id) {
            Some(Answer::Passed) => continue,
            Some(Answer::Failed) => Code::CheckFailed,
            None if rule.required => Code::CheckUnanswered,
            None => continue,
        };
        violations.push(
            Violation::new(code, "")
                .citing(&rule.cite)
                .with("check", &rule.title),
        );
    }
    check_score(context, violations);
}

/// A score below the threshold is a ground to refuse: nothing contradictory may stay open.
fn check_score(context: &Context<'_>, violations: &mut Violations) {
    let Some(record) = &context.case.recommendation else {
        return;
    };
    let score = record.recommendation.score_hundredths;
    for ground in &context.procedure.grounds {
        let GroundCondition::ScoreBelowThreshold { threshold } = &ground.needs else {
            continue;
        };
        match context.policy().number(threshold) {
            Err(gap) => violations.push(gap_violation(&gap, "").citing(&ground.cite)),
            Ok(points) => {
                let threshold = super::commission::hundredths(points);
                if score < threshold {
                    violations.push(
                        Violation::new(Code::ScoreBelowThreshold, "")
                            .citing(&ground.cite)
                            .with("score", score)
                            .with("threshold", threshold),
                    );
                }
            }
        }
    }
}

fn check_output(
    context: &Context<'_>,
    command: &PrepareApproval,
    earliest: NaiveDate,
    violations: &mut Violations,
) {
    let output = &context.procedure.output;
    let original = context.case.application.details.original.as_ref();
    if command.number.is_blank() {
        violations.push(Violation::new(Code::OutputNumberMissing, "/number").citing(&output.cite));
    } else if output.new_number
        && original.is_some_and(|original| {
            original.number.as_raw().trim() == command.number.as_raw().trim()
        })
    {
        violations.push(Violation::new(Code::OutputNumberNotNew, "/number").citing(&output.cite));
    }
    context.bound_text(&command.number, "/number", violations);
    if command.valid_from < earliest {
        violations.push(
            Violation::new(Code::ValidityBeginsTooEarly, "/valid_from")
                .citing(&output.cite)
                .with("earliest", earliest),
        );
    }
    if command.valid_until < command.valid_from {
        violations
            .push(Violation::new(Code::ValidityReversed, "/valid_until").citing(&output.cite));
    }
    match (&output.validity, latest_day(context, command.valid_from)) {
        (Validity::UntilOriginalEnds, Some(expected)) if command.valid_until != expected => {
            violations.push(
                Violation::new(Code::ValidityNotAsOriginal, "/valid_until")
                    .citing(&output.cite)
                    .with("expected", expected),
            );
        }
        (Validity::UpToMonths { .. } | Validity::ContractTerm { .. }, Some(latest))
            if command.valid_until > latest =>
        {
            violations.push(
                Violation::new(Code::ValidityTooLong, "/valid_until")
                    .citing(&output.cite)
                    .with("latest", latest),
            );
        }
        _ => {}
    }
    check_against(
        context,
        Outcome::Refuse,
        command.against_recommendation.as_ref(),
        violations,
    );
}

/// Returns the last day of validity that the edition allows for a result valid from `from`.
/// `None` when the application lacks the contract or original it depends on.
#[must_use]
pub fn latest_day(context: &Context<'_>, from: NaiveDate) -> Option<NaiveDate> {
    let details = &context.case.application.details;
    match context.procedure.output.validity {
        Validity::UpToMonths { months } => from.checked_add_months(Months::new(months)),
        Validity::ContractTerm { at_most_years } => {
            let most = from.checked_add_months(Months::new(at_most_years.checked_mul(12)?))?;
            Some(details.contract.as_ref()?.ends_on.min(most))
        }
        Validity::UntilOriginalEnds => Some(details.original.as_ref()?.valid_until),
    }
}

/// A decision against the Commission's recommendation must say why. `contradicted` is the
/// recommendation that this decision would go against.
pub fn check_against(
    context: &Context<'_>,
    contradicted: Outcome,
    reason: Option<&RawText>,
    violations: &mut Violations,
) {
    if let Some(reason) = reason {
        context.bound_text(reason, "/against_recommendation", violations);
    }
    let contradicts = context
        .case
        .recommendation
        .as_ref()
        .is_some_and(|record| record.recommendation.outcome == contradicted);
    if contradicts && reason.is_none_or(RawText::is_blank) {
        let mut violation = Violation::new(
            Code::AgainstRecommendationUnreasoned,
            "/against_recommendation",
        );
        if let Some(stage) = context.procedure.stage_of(StageKind::Commission) {
            violation = violation.citing(&stage.cite);
        }
        violations.push(violation);
    }
}
