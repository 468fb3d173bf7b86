//! Whether the facts that an application states meet what the edition demands of them.

use chrono::{Duration, NaiveDate};

use super::application::FactValue;
use super::{Application, Code, Violation};
use crate::regulation::{
    FactId, FactKind, FactRule, Policy, PolicyGap, Procedure, Requirement, RequirementAt,
    RequirementTest,
};

/// Returns whether a requirement applies to an application.
#[must_use]
pub fn applies(requirement: &Requirement, application: &Application) -> bool {
    requirement
        .when
        .iter()
        .all(|condition| application.holds(condition))
}

/// Returns whether a requirement is met, on the civil day of filing.
///
/// # Errors
/// [`PolicyGap`] when it needs an absent policy value.
pub fn is_met(
    requirement: &Requirement,
    application: &Application,
    filed_on: NaiveDate,
    policy: &Policy,
) -> Result<bool, PolicyGap> {
    let date = |fact: &FactId| application.fact(fact).and_then(FactValue::date);
    Ok(match &requirement.test {
        RequirementTest::Equals { fact, value } => application
            .fact(fact)
            .is_some_and(|stated| stated.is(value)),
        RequirementTest::OneOf { fact, values } => application
            .fact(fact)
            .is_some_and(|stated| values.iter().any(|value| stated.is(value))),
        RequirementTest::Window {
            fact,
            days_before,
            days_after,
        } => date(fact).is_some_and(|day| {
            let opens = day - Duration::days(i64::from(*days_before));
            let closes = day + Duration::days(i64::from(*days_after));
            (opens..=closes).contains(&filed_on)
        }),
        RequirementTest::DaysSince { fact, at_least } => match date(fact) {
            None => application.fact(fact).is_none(),
            Some(day) => (filed_on - day).num_days() >= i64::from(policy.amount(at_least)?),
        },
        RequirementTest::SumAtMost { facts, at_most } => {
            let sum = facts.iter().fold(0_i64, |sum, fact| {
                sum.saturating_add(match application.fact(fact) {
                    Some(FactValue::Number(number)) => *number,
                    Some(FactValue::Flag(_) | FactValue::Text(_)) | None => 0,
                })
            });
            sum <= i64::from(policy.amount(at_most)?)
        }
    })
}

/// Returns what a requirement that is not met, or cannot be judged, stands against as a violation;
/// `None` when it is met.
#[must_use]
pub fn violation(
    requirement: &Requirement,
    application: &Application,
    filed_on: NaiveDate,
    policy: &Policy,
) -> Option<Violation> {
    match is_met(requirement, application, filed_on, policy) {
        Ok(true) => None,
        Ok(false) => Some(
            Violation::new(Code::RequirementUnmet, "")
                .citing(&requirement.cite)
                .with("requirement", &requirement.title),
        ),
        Err(gap) => Some(super::decide::gap_violation(&gap, "").citing(&requirement.cite)),
    }
}

/// Returns the requirements of a stage that are not met or cannot be judged, as violations.
#[must_use]
pub fn unmet(
    procedure: &Procedure,
    application: &Application,
    filed_on: NaiveDate,
    policy: &Policy,
    at: RequirementAt,
) -> Vec<Violation> {
    procedure
        .requirements
        .iter()
        .filter(|requirement| requirement.at == at && applies(requirement, application))
        .filter_map(|requirement| violation(requirement, application, filed_on, policy))
        .collect()
}

/// Returns whether a fact is asked of an application.
#[must_use]
pub fn is_asked(rule: &FactRule, application: &Application) -> bool {
    rule.when
        .iter()
        .all(|condition| application.holds(condition))
}

/// Returns the facts that the application must state and does not.
#[must_use]
pub fn missing_facts<'a>(procedure: &'a Procedure, application: &Application) -> Vec<&'a FactRule> {
    procedure
        .facts
        .iter()
        .filter(|rule| rule.required && is_asked(rule, application))
        .filter(|rule| match application.fact(&rule.id) {
            None => true,
            Some(FactValue::Text(text)) => text.is_blank(),
            Some(FactValue::Flag(_) | FactValue::Number(_)) => false,
        })
        .collect()
}

/// Returns whether a stated value has the kind that its rule asks for.
#[must_use]
pub fn fits(rule: &FactRule, value: &FactValue) -> bool {
    match (rule.kind, value) {
        (FactKind::Flag, FactValue::Flag(_)) | (FactKind::Text, FactValue::Text(_)) => true,
        (FactKind::Number, FactValue::Number(number)) => *number >= 0,
        (FactKind::Date, value) => value.date().is_some(),
        (FactKind::Choice, FactValue::Text(text)) => rule
            .options
            .iter()
            .any(|option| option.id.as_str() == text.as_raw()),
        (FactKind::Flag | FactKind::Number | FactKind::Text | FactKind::Choice, _) => false,
    }
}
