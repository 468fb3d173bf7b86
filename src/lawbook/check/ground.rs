//! Faults of grounds, and of how checks and grounds meet.

use super::edition::EditionChecker;
use crate::lawbook::document::Path;
use crate::lawbook::fault::{Named, Problem, Shape};
use crate::regulation::{EvidenceKind, Ground, GroundCondition, Procedure, StageKind};

pub(super) fn check(checker: &mut EditionChecker<'_>, at: &Path, procedure: &Procedure) {
    checker.scribe.unique(
        at,
        procedure.grounds.iter().map(|ground| ground.id.as_str()),
    );
    for (index, ground) in procedure.grounds.iter().enumerate() {
        one(checker, &at.index(index), ground, procedure);
    }
    supports(checker, at, procedure);
}

fn one(checker: &mut EditionChecker<'_>, at: &Path, ground: &Ground, procedure: &Procedure) {
    checker.scribe.words(&at.key("title"), &ground.title);
    checker.citation(at, &ground.cite);
    checker.scribe.filled(at, "stages", &ground.stages);
    checker.scribe.filled(at, "roles", &ground.roles);
    let evidence = at.key("evidence");
    checker
        .scribe
        .filled(&evidence, "kinds", &ground.evidence.kinds);
    if ground.evidence.at_least == 0 {
        checker
            .scribe
            .report(&evidence.key("at_least"), Problem::ZeroAmount);
    }
    for (index, stage) in ground.stages.iter().enumerate() {
        stage_of(checker, &at.key("stages").index(index), stage, procedure);
    }
    needs(checker, &at.key("needs"), ground, procedure);
    let recommendation = ground
        .evidence
        .kinds
        .iter()
        .position(|kind| *kind == EvidenceKind::Recommendation);
    if let Some(index) = recommendation
        && procedure.stage_of(StageKind::Commission).is_none()
    {
        let ground = ground.id.as_str().to_owned();
        checker.scribe.report(
            &evidence.key("kinds").index(index),
            Problem::NoCommission { ground },
        );
    }
}

fn stage_of(
    checker: &mut EditionChecker<'_>,
    at: &Path,
    stage: &crate::regulation::StageId,
    procedure: &Procedure,
) {
    checker.scribe.refers(
        at,
        Named::Stage,
        stage.as_str(),
        procedure.stages.iter().map(|known| known.id.as_str()),
    );
    let unfit = procedure.stage(stage).is_some_and(|known| {
        matches!(
            known.kind,
            StageKind::Intake | StageKind::SignOff | StageKind::Delivery
        )
    });
    if unfit {
        let stage = stage.as_str().to_owned();
        checker.scribe.report(at, Problem::StageUnfit { stage });
    }
}

fn needs(checker: &mut EditionChecker<'_>, at: &Path, ground: &Ground, procedure: &Procedure) {
    match &ground.needs {
        GroundCondition::CheckFailed { checks } => {
            checker.scribe.filled(at, "checks", checks);
            for (index, check) in checks.iter().enumerate() {
                checker.scribe.refers(
                    &at.key("checks").index(index),
                    Named::Check,
                    check.as_str(),
                    procedure.checks.iter().map(|known| known.id.as_str()),
                );
            }
        }
        GroundCondition::ScoreBelowThreshold { threshold } => {
            checker.demand(&at.key("threshold"), threshold, Shape::Number);
            if procedure.stage_of(StageKind::Commission).is_none() {
                let ground = ground.id.as_str().to_owned();
                checker.scribe.report(at, Problem::NoCommission { ground });
            }
        }
        GroundCondition::RecommendedAgainst => {
            if procedure.stage_of(StageKind::Commission).is_none() {
                let ground = ground.id.as_str().to_owned();
                checker.scribe.report(at, Problem::NoCommission { ground });
            }
        }
        GroundCondition::Supported => {}
    }
}

/// A ground that rests on checks and the checks that support it must name each other.
fn supports(checker: &mut EditionChecker<'_>, at: &Path, procedure: &Procedure) {
    for (index, ground) in procedure.grounds.iter().enumerate() {
        let GroundCondition::CheckFailed { checks } = &ground.needs else {
            continue;
        };
        let place = at.index(index).key("needs").key("checks");
        let supported = procedure
            .checks
            .iter()
            .any(|check| check.supports.contains(&ground.id));
        if !supported {
            let ground = ground.id.as_str().to_owned();
            checker.scribe.report(
                &at.index(index).key("id"),
                Problem::GroundUnsupported { ground },
            );
            continue;
        }
        for (number, id) in checks.iter().enumerate() {
            let Some(check) = procedure.check(id) else {
                continue;
            };
            if !check.supports.contains(&ground.id) {
                let problem = Problem::SupportMissing {
                    check: id.as_str().to_owned(),
                    ground: ground.id.as_str().to_owned(),
                };
                checker.scribe.report(&place.index(number), problem);
            }
        }
    }
    let request = at.parent();
    for (index, check) in procedure.checks.iter().enumerate() {
        for (number, id) in check.supports.iter().enumerate() {
            let place = request
                .key("checks")
                .index(index)
                .key("supports")
                .index(number);
            let known = checker.scribe.refers(
                &place,
                Named::Ground,
                id.as_str(),
                procedure.grounds.iter().map(|ground| ground.id.as_str()),
            );
            let rests = procedure
                .ground(id)
                .is_some_and(|ground| match &ground.needs {
                    GroundCondition::CheckFailed { checks } => checks.contains(&check.id),
                    GroundCondition::Supported => true,
                    GroundCondition::ScoreBelowThreshold { .. }
                    | GroundCondition::RecommendedAgainst => false,
                });
            if known && !rests {
                let problem = Problem::SupportUnused {
                    check: check.id.as_str().to_owned(),
                    ground: id.as_str().to_owned(),
                };
                checker.scribe.report(&place, problem);
            }
        }
    }
}
