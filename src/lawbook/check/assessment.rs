//! Faults of tests, questionnaires and interviews.

use super::edition::EditionChecker;
use super::limit::{MOST, amount};
use super::policy::Passing;
use super::support;
use crate::lawbook::document::Path;
use crate::lawbook::fault::{Named, Problem, Shape};
use crate::regulation::{Amount, AssessmentPart, AssessmentRule, PartUnit, Procedure};

/// The most that a part in per cent can be scored.
const WHOLE: u32 = 100;
/// The most retakes that make sense.
const MOST_RETAKES: i64 = 1000;

pub(super) fn check(checker: &mut EditionChecker<'_>, at: &Path, procedure: &Procedure) {
    checker.scribe.unique(
        at,
        procedure.assessments.iter().map(|rule| rule.id.as_str()),
    );
    for (index, rule) in procedure.assessments.iter().enumerate() {
        one(checker, &at.index(index), rule, procedure);
    }
}

fn one(checker: &mut EditionChecker<'_>, at: &Path, rule: &AssessmentRule, procedure: &Procedure) {
    checker.scribe.words(&at.key("title"), &rule.title);
    checker.citation(at, &rule.cite);
    checker.scribe.refers(
        &at.key("stage"),
        Named::Stage,
        rule.stage.as_str(),
        procedure.stages.iter().map(|stage| stage.id.as_str()),
    );
    if let Some(stage) = procedure.stage(&rule.stage)
        && !stage.kind.is_assessment()
    {
        let stage = stage.id.as_str().to_owned();
        checker
            .scribe
            .report(&at.key("stage"), Problem::StageNotAssessed { stage });
    }
    if rule.parts.is_empty() && rule.outcome.is_none() {
        checker
            .scribe
            .report(&at.key("id"), Problem::AssessmentUnmeasured);
    }
    for (key, scale) in [("outcome", &rule.outcome), ("form", &rule.form)] {
        if let Some(scale) = scale {
            checker.demand(&at.key(key), scale, Shape::Scale);
        }
    }
    if let Some(retakes) = &rule.retakes {
        checker.demand(&at.key("retakes"), retakes, Shape::Between(0, MOST_RETAKES));
    }
    let parts = at.key("parts");
    checker
        .scribe
        .unique(&parts, rule.parts.iter().map(|part| part.id.as_str()));
    for (index, scored) in rule.parts.iter().enumerate() {
        part(checker, &parts.index(index), scored);
    }
    let by = rule.id.as_str();
    support::taken(checker, &at.key("supports"), by, &rule.supports, procedure);
}

fn part(checker: &mut EditionChecker<'_>, at: &Path, part: &AssessmentPart) {
    checker.scribe.words(&at.key("title"), &part.title);
    checker.citation(at, &part.cite);
    let bound = match part.unit {
        PartUnit::Percent => WHOLE,
        PartUnit::Points => MOST,
    };
    let pass_from = at.key("pass_from");
    amount(checker, &pass_from, &part.pass_from, bound);
    if let Some(most) = &part.most {
        amount(checker, &at.key("most"), most, bound);
    }
    match (&part.pass_from, &part.most) {
        (Amount::Fixed(pass), Some(Amount::Fixed(most))) if pass > most => {
            let problem = Problem::PassAboveMost {
                pass: *pass,
                most: *most,
            };
            checker.scribe.report(&pass_from, problem);
        }
        (Amount::Fixed(_), Some(Amount::Fixed(_)) | None) | (Amount::Policy { .. }, None) => {}
        (Amount::Policy { .. }, Some(_)) | (_, Some(Amount::Policy { .. })) => {
            checker
                .demands
                .passing
                .extend(part.most.clone().map(|most| Passing {
                    pass_from: part.pass_from.clone(),
                    most,
                }));
        }
    }
}
