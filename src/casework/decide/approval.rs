//! What an approval must be: as strict as a refusal.

use chrono::{Months, NaiveDate};

use super::context::{Context, gap_violation};
use super::refusal::PREPARED_BY;
use crate::casework::application::FactValue;
use crate::casework::command::PrepareApproval;
use crate::casework::decision::{Draft, Outcome};
use crate::casework::{Code, Event, RawText, Violation, Violations, completeness, requirement};
use crate::regulation::{GroundCondition, PolicyGap, RequirementAt, StageKind, Validity};

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
    context.need_late_reason(&PREPARED_BY, command.late_reason.as_ref(), &mut violations);
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
        violations.extend(context.check_open(rule));
    }
    context.need_assessments(violations);
    if let Some(stage) = procedure.stage_of(StageKind::Notice)
        && case.notice.is_none()
    {
        violations.push(Violation::new(Code::NoticeMissing, "").citing(&stage.cite));
    }
    violations.extend(requirement::unmet(
        procedure,
        &case.application,
        context.filed_on(),
        context.policy(),
        RequirementAt::Decision,
    ));
    check_score(context, violations);
}

/// A score below the threshold is a ground to refuse: nothing contradictory may stay open.
fn check_score(context: &Context<'_>, violations: &mut Violations) {
    let recommended = context.case.recommendation.as_ref();
    let Some(score) = recommended.and_then(|record| record.recommendation.score_hundredths) else {
        return;
    };
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
    if output.validity == Validity::Nothing {
        check_no_output(context, command, violations);
    } else {
        check_number(context, command, violations);
        check_days(context, command, earliest, violations);
    }
    check_against(
        context,
        Outcome::Refuse,
        command.against_recommendation.as_ref(),
        violations,
    );
}

/// A proceeding that only ends gives nothing to number or to date.
fn check_no_output(context: &Context<'_>, command: &PrepareApproval, violations: &mut Violations) {
    let cite = &context.procedure.output.cite;
    if !command.number.is_blank() {
        violations.push(Violation::new(Code::OutputNumberNeedless, "/number").citing(cite));
    }
    if command.valid_until.is_some() {
        violations.push(Violation::new(Code::ValidityEndNeedless, "/valid_until").citing(cite));
    }
}

fn check_number(context: &Context<'_>, command: &PrepareApproval, violations: &mut Violations) {
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
}

fn check_days(
    context: &Context<'_>,
    command: &PrepareApproval,
    earliest: NaiveDate,
    violations: &mut Violations,
) {
    let output = &context.procedure.output;
    let at_end = |code| Violation::new(code, "/valid_until").citing(&output.cite);
    if command.valid_from < earliest {
        violations.push(
            Violation::new(Code::ValidityBeginsTooEarly, "/valid_from")
                .citing(&output.cite)
                .with("earliest", earliest),
        );
    }
    let Some(valid_until) = command.valid_until else {
        if output.validity != Validity::OpenEnded {
            violations.push(at_end(Code::ValidityEndMissing));
        }
        return;
    };
    if valid_until < command.valid_from {
        violations.push(at_end(Code::ValidityReversed));
    }
    let latest = match latest_day(context, command.valid_from) {
        Ok(latest) => latest,
        Err(gap) => {
            violations.push(gap_violation(&gap, "/valid_until").citing(&output.cite));
            return;
        }
    };
    // Where the application lacks what the term depends on, no day after the first is lawful.
    let latest = latest.unwrap_or(command.valid_from);
    match &output.validity {
        Validity::OpenEnded => violations.push(at_end(Code::ValidityEndNeedless)),
        Validity::UntilOriginalEnds => {
            if valid_until != latest {
                violations.push(at_end(Code::ValidityNotAsOriginal).with("expected", latest));
            }
        }
        Validity::UpToMonths { .. }
        | Validity::MonthsAsked { .. }
        | Validity::ContractTerm { .. } => {
            if valid_until > latest {
                violations.push(at_end(Code::ValidityTooLong).with("latest", latest));
            }
        }
        Validity::Nothing => {}
    }
}

/// Returns the last day of validity that the edition allows for a result valid from `from`.
/// `None` when the application lacks what it depends on, or there is no such day.
///
/// # Errors
/// [`PolicyGap`] when the policy does not say how long.
pub fn latest_day(context: &Context<'_>, from: NaiveDate) -> Result<Option<NaiveDate>, PolicyGap> {
    let application = &context.case.application;
    let details = &application.details;
    let after = |months: u32| from.checked_add_months(Months::new(months));
    Ok(match &context.procedure.output.validity {
        Validity::UpToMonths { months } => after(context.policy().amount(months)?),
        Validity::MonthsAsked { fact } => match application.fact(fact) {
            Some(FactValue::Number(months)) => u32::try_from(*months).ok().and_then(after),
            _ => None,
        },
        Validity::ContractTerm { at_most_years } => {
            let most = at_most_years.checked_mul(12).and_then(after);
            details
                .contract
                .as_ref()
                .zip(most)
                .map(|(contract, most)| contract.ends_on.min(most))
        }
        Validity::UntilOriginalEnds => details
            .original
            .as_ref()
            .map(|original| original.valid_until),
        Validity::OpenEnded | Validity::Nothing => None,
    })
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
