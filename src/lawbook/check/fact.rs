//! Faults of facts, of what is demanded of them, and of conditions.

use super::edition::EditionChecker;
use super::limit::{MOST, amount};
use super::support;
use crate::lawbook::document::Path;
use crate::lawbook::fault::{Named, Problem, Shape, nearest};
use crate::regulation::{
    Condition, FactId, FactKind, FactRule, Literal, Procedure, Requirement, RequirementAt,
    RequirementTest,
};

pub(super) fn check(checker: &mut EditionChecker<'_>, request: &Path, procedure: &Procedure) {
    let at = request.key("facts");
    checker
        .scribe
        .unique(&at, procedure.facts.iter().map(|fact| fact.id.as_str()));
    for (index, fact) in procedure.facts.iter().enumerate() {
        one(checker, &at.index(index), fact, procedure);
    }
    let at = request.key("requirements");
    checker.scribe.unique(
        &at,
        procedure
            .requirements
            .iter()
            .map(|requirement| requirement.id.as_str()),
    );
    for (index, requirement) in procedure.requirements.iter().enumerate() {
        demanded(checker, &at.index(index), requirement, procedure);
    }
}

fn one(checker: &mut EditionChecker<'_>, at: &Path, fact: &FactRule, procedure: &Procedure) {
    checker.scribe.words(&at.key("title"), &fact.title);
    conditions(checker, &at.key("when"), &fact.when, procedure);
    checker.citation(at, &fact.cite);
    let options = at.key("options");
    if (fact.kind == FactKind::Choice) == fact.options.is_empty() {
        checker.scribe.report(&options, Problem::OptionsUnfit);
    }
    checker.scribe.unique(
        &options,
        fact.options.iter().map(|option| option.id.as_str()),
    );
    for (index, option) in fact.options.iter().enumerate() {
        let title = options.index(index).key("title");
        checker.scribe.words(&title, &option.title);
    }
}

fn demanded(
    checker: &mut EditionChecker<'_>,
    at: &Path,
    requirement: &Requirement,
    procedure: &Procedure,
) {
    checker.scribe.words(&at.key("title"), &requirement.title);
    conditions(checker, &at.key("when"), &requirement.when, procedure);
    checker.citation(at, &requirement.cite);
    test(checker, &at.key("test"), &requirement.test, procedure);
    let supports = at.key("supports");
    if requirement.at == RequirementAt::Acceptance && !requirement.supports.is_empty() {
        checker
            .scribe
            .report(&supports, Problem::SupportsAtAcceptance);
        return;
    }
    let by = requirement.id.as_str();
    support::taken(checker, &supports, by, &requirement.supports, procedure);
}

fn test(
    checker: &mut EditionChecker<'_>,
    at: &Path,
    test: &RequirementTest,
    procedure: &Procedure,
) {
    match test {
        RequirementTest::Equals { fact, value } => {
            literal(checker, at, fact, value, &at.key("value"), procedure);
        }
        RequirementTest::OneOf { fact, values } => {
            checker.scribe.filled(at, "values", values);
            known(checker, &at.key("fact"), fact, procedure);
            for (index, value) in values.iter().enumerate() {
                let place = at.key("values").index(index);
                fits(checker, &place, fact, value, procedure);
            }
        }
        RequirementTest::Window {
            fact,
            days_before,
            days_after,
        } => {
            of_kind(checker, &at.key("fact"), fact, FactKind::Date, procedure);
            for (key, days) in [("days_before", *days_before), ("days_after", *days_after)] {
                if days > MOST {
                    let problem = Problem::AmountTooLarge { most: MOST };
                    checker.scribe.report(&at.key(key), problem);
                }
            }
        }
        RequirementTest::DaysSince { fact, at_least } => {
            of_kind(checker, &at.key("fact"), fact, FactKind::Date, procedure);
            amount(checker, &at.key("at_least"), at_least, MOST);
        }
        RequirementTest::SumAtMost { facts, at_most } => {
            checker.scribe.filled(at, "facts", facts);
            for (index, fact) in facts.iter().enumerate() {
                let place = at.key("facts").index(index);
                of_kind(checker, &place, fact, FactKind::Number, procedure);
            }
            amount(checker, &at.key("at_most"), at_most, MOST);
        }
    }
}

/// Checks conditions: a channel must be one that the edition has, a fact one that the request
/// asks for, and its value one that it can have.
pub(super) fn conditions(
    checker: &mut EditionChecker<'_>,
    at: &Path,
    conditions: &[Condition],
    procedure: &Procedure,
) {
    for (index, condition) in conditions.iter().enumerate() {
        let at = at.index(index);
        match condition {
            Condition::Channel { channel } => {
                checker.scribe.refers(
                    &at.key("channel"),
                    Named::Channel,
                    channel.code(),
                    checker.edition.channels.keys().map(|known| known.code()),
                );
            }
            Condition::Fact { fact, value } => {
                literal(checker, &at, fact, value, &at.key("value"), procedure);
            }
            Condition::ApplicantAbroad | Condition::Represented | Condition::TreatyExempt => {}
        }
    }
}

fn literal(
    checker: &mut EditionChecker<'_>,
    at: &Path,
    fact: &FactId,
    value: &Literal,
    place: &Path,
    procedure: &Procedure,
) {
    known(checker, &at.key("fact"), fact, procedure);
    fits(checker, place, fact, value, procedure);
}

/// Demands that the request asks for a fact.
fn known(
    checker: &mut EditionChecker<'_>,
    at: &Path,
    fact: &FactId,
    procedure: &Procedure,
) -> bool {
    checker.scribe.refers(
        at,
        Named::Fact,
        fact.as_str(),
        procedure.facts.iter().map(|known| known.id.as_str()),
    )
}

/// Demands that the request asks for a fact of this kind.
pub(super) fn of_kind(
    checker: &mut EditionChecker<'_>,
    at: &Path,
    fact: &FactId,
    kind: FactKind,
    procedure: &Procedure,
) {
    if !known(checker, at, fact, procedure) {
        return;
    }
    let found = procedure.fact(fact).map_or(kind, |rule| rule.kind);
    if found != kind {
        let problem = Problem::FactUnfit {
            fact: fact.as_str().to_owned(),
            found: found.code(),
            expected: kind.code(),
        };
        checker.scribe.report(at, problem);
    }
}

/// Demands that a fact can have a value.
fn fits(
    checker: &mut EditionChecker<'_>,
    at: &Path,
    fact: &FactId,
    value: &Literal,
    procedure: &Procedure,
) {
    let Some(rule) = procedure.fact(fact) else {
        return;
    };
    let expected = match (rule.kind, value) {
        (FactKind::Flag, Literal::Flag(_)) | (FactKind::Text, Literal::Text(_)) => return,
        (FactKind::Number, Literal::Number(number)) if *number >= 0 => return,
        (FactKind::Date, Literal::Text(text)) if text.parse::<chrono::NaiveDate>().is_ok() => {
            return;
        }
        (FactKind::Choice, Literal::Text(text))
            if rule.options.iter().any(|option| option.id.as_str() == text) =>
        {
            return;
        }
        (FactKind::Flag, _) => Shape::Flag,
        (FactKind::Number, _) => Shape::WholeNumber,
        (FactKind::Date, _) => Shape::Date,
        (FactKind::Text, _) => Shape::Text,
        (FactKind::Choice, _) => {
            let options = rule.options.iter().map(|option| option.id.to_string());
            Shape::OneOf(options.collect())
        }
    };
    let found = match value {
        Literal::Flag(flag) => flag.to_string(),
        Literal::Number(number) => number.to_string(),
        Literal::Text(text) => text.chars().take(80).collect(),
    };
    let suggestion = match &expected {
        Shape::OneOf(names) => nearest(&found, names.iter().map(String::as_str)),
        _ => None,
    };
    let problem = Problem::WrongValue { found, expected };
    checker.scribe.suggest(at, problem, suggestion);
}
