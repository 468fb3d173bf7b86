//! Faults of a route: stages that stand wrong, and stages that no command leads to or out of.

use super::edition::EditionChecker;
use super::policy::Scored;
use crate::lawbook::document::Path;
use crate::lawbook::fault::{Problem, Shape};
use crate::regulation::{CommissionRule, Procedure, Role, Stage, StageKind};

pub(super) fn check(checker: &mut EditionChecker<'_>, request: &Path, procedure: &Procedure) {
    let stages = &procedure.stages;
    let at = request.key("stages");
    checker
        .scribe
        .unique(&at, stages.iter().map(|stage| stage.id.as_str()));
    for (index, stage) in stages.iter().enumerate() {
        let at = at.index(index);
        checker.scribe.words(&at.key("title"), &stage.title);
        checker.scribe.filled(&at, "roles", &stage.roles);
        checker.citation(&at, &stage.cite);
    }
    ends(checker, &at, stages);
    order(checker, &at, stages);
    for kind in [StageKind::Drafting, StageKind::SignOff] {
        if !stages.iter().any(|stage| stage.kind == kind) {
            let kind = kind.code();
            checker.scribe.report(&at, Problem::RouteLacks { kind });
        }
    }
    for index in 0..stages.len() {
        reached(checker, &at.index(index), index, procedure);
    }
    match &procedure.commission {
        Some(rule) => commission(checker, &request.key("commission"), rule, procedure),
        None => {
            let index = stages
                .iter()
                .position(|stage| stage.kind == StageKind::Commission);
            if let Some(index) = index {
                let place = at.index(index).key("kind");
                checker
                    .scribe
                    .report(&place, Problem::CommissionRuleMissing);
            }
        }
    }
}

fn ends(checker: &mut EditionChecker<'_>, at: &Path, stages: &[Stage]) {
    match stages.first() {
        Some(first) if first.kind == StageKind::Intake => {}
        first => {
            let place = if first.is_some() {
                at.index(0).key("kind")
            } else {
                at.clone()
            };
            checker.scribe.report(&place, Problem::RouteBegin);
        }
    }
    if let Some(last) = stages.last()
        && last.kind != StageKind::Delivery
    {
        let place = at.index(stages.len() - 1).key("kind");
        checker.scribe.report(&place, Problem::RouteEnd);
    }
}

fn order(checker: &mut EditionChecker<'_>, at: &Path, stages: &[Stage]) {
    for (index, stage) in stages.iter().enumerate() {
        let place = at.index(index).key("kind");
        let kind = stage.kind.code();
        let before = &stages[..index];
        if before.iter().any(|other| other.kind == stage.kind) {
            checker.scribe.report(&place, Problem::RouteTwice { kind });
        } else if before
            .iter()
            .any(|other| rank(other.kind) > rank(stage.kind))
        {
            checker.scribe.report(&place, Problem::RouteOrder { kind });
        }
    }
}

/// Where in a route a kind of stage may stand: what is found out comes in any order, between
/// intake and the notice or the Commission.
const fn rank(kind: StageKind) -> u8 {
    match kind {
        StageKind::Intake => 0,
        StageKind::Verification
        | StageKind::Testing
        | StageKind::Questionnaire
        | StageKind::Interview => 1,
        StageKind::Notice | StageKind::Commission => 2,
        StageKind::Drafting => 3,
        StageKind::SignOff => 4,
        StageKind::Delivery => 5,
    }
}

/// Finds a stage that no command leads to, or none out of.
fn reached(checker: &mut EditionChecker<'_>, at: &Path, index: usize, procedure: &Procedure) {
    let Some(stage) = procedure.stages.get(index) else {
        return;
    };
    let place = at.key("kind");
    match stage.kind {
        // Only a passed assessment leads out of it.
        StageKind::Testing | StageKind::Questionnaire | StageKind::Interview => {
            if !procedure
                .assessments
                .iter()
                .any(|rule| rule.stage == stage.id)
            {
                let stage = stage.id.as_str().to_owned();
                checker
                    .scribe
                    .report(&place, Problem::StageWithoutAssessment { stage });
            }
        }
        // The papers come to it from whoever examined them, not from their acceptance.
        StageKind::Commission => {
            let before = index.checked_sub(1).and_then(|at| procedure.stages.get(at));
            if before.is_some_and(|before| before.kind == StageKind::Intake) {
                checker.scribe.report(&place, Problem::CommissionUnsent);
            }
            if !stage.roles.contains(&Role::CommissionChair) {
                checker
                    .scribe
                    .report(&at.key("roles"), Problem::CommissionWithoutChair);
            }
        }
        // It says that what was assessed was passed.
        StageKind::Notice => {
            if procedure.assessments.is_empty() {
                checker.scribe.report(&place, Problem::NoticeOfNothing);
            }
        }
        StageKind::SignOff => {
            let signers = &checker.edition.signers;
            let apart = !stage.roles.iter().any(|role| signers.contains(role));
            if apart && !signers.is_empty() {
                checker
                    .scribe
                    .report(&at.key("roles"), Problem::SignersApart);
            }
        }
        StageKind::Intake | StageKind::Verification | StageKind::Drafting | StageKind::Delivery => {
        }
    }
}

fn commission(
    checker: &mut EditionChecker<'_>,
    at: &Path,
    rule: &CommissionRule,
    procedure: &Procedure,
) {
    checker.citation(at, &rule.cite);
    checker.demand(&at.key("quorum"), &rule.quorum, Shape::Between(1, 1000));
    let one_of = vec!["simple".to_owned()];
    checker.demand(&at.key("majority"), &rule.majority, Shape::OneOf(one_of));
    if let Some(criteria) = &rule.criteria {
        checker.demand(&at.key("criteria"), criteria, Shape::Criteria);
    }
    if let Some(threshold) = &rule.threshold {
        checker.demand(&at.key("threshold"), threshold, Shape::Number);
        match &rule.criteria {
            Some(criteria) => checker.demands.scored.push(Scored {
                threshold: threshold.clone(),
                criteria: criteria.clone(),
            }),
            None => checker
                .scribe
                .report(&at.key("threshold"), Problem::ThresholdWithoutCriteria),
        }
    }
    if procedure.stage_of(StageKind::Commission).is_none() {
        checker.scribe.report(at, Problem::CommissionRuleUnused);
    }
}
