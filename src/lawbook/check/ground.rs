//! Faults of grounds, and of how checks and grounds meet.

use super::edition::EditionChecker;
use super::{Scribe, support};
use crate::lawbook::document::Path;
use crate::lawbook::fault::{Named, Problem, Shape};
use crate::regulation::{
    EvidenceDemand, EvidenceKind, Ground, GroundCondition, PolicyKey, Procedure, StageId, StageKind,
};

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

pub(super) fn one(
    checker: &mut EditionChecker<'_>,
    at: &Path,
    ground: &Ground,
    procedure: &Procedure,
) {
    checker.scribe.words(&at.key("title"), &ground.title);
    checker.citation(at, &ground.cite);
    checker.scribe.filled(at, "stages", &ground.stages);
    checker.scribe.filled(at, "roles", &ground.roles);
    let place = at.key("evidence");
    evidence(&mut checker.scribe, &place, &ground.evidence);
    if let Some(key) = &ground.applies_if {
        checker.demand(&at.key("applies_if"), key, applied());
    }
    for (index, stage) in ground.stages.iter().enumerate() {
        stage_of(checker, &at.key("stages").index(index), stage, procedure);
    }
    // A stage that is no stage, or examines nothing, was reported.
    let listed = ground.stages.iter().all(|id| {
        procedure
            .stage(id)
            .is_some_and(|stage| !examines_nothing(stage.kind))
    });
    let open = ground.stages.iter().any(|id| refuses_at(id, procedure));
    if listed && !ground.stages.is_empty() && !open {
        let ground = ground.id.as_str().to_owned();
        checker
            .scribe
            .report(&at.key("stages"), Problem::GroundNeverOpen { ground });
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
            &place.key("kinds").index(index),
            Problem::NoCommission { ground },
        );
    }
}

const fn examines_nothing(kind: StageKind) -> bool {
    matches!(
        kind,
        StageKind::Intake | StageKind::SignOff | StageKind::Delivery
    )
}

/// Returns whether a refusal may be prepared at a stage at all: not where only acceptance, votes or
/// signatures are given, and not where the Commission must first be asked.
fn refuses_at(id: &StageId, procedure: &Procedure) -> bool {
    let Some(stage) = procedure.stage(id) else {
        return false;
    };
    match stage.kind {
        StageKind::Verification => procedure
            .stage_after(id)
            .is_none_or(|next| next.kind != StageKind::Commission),
        StageKind::Testing
        | StageKind::Questionnaire
        | StageKind::Interview
        | StageKind::Notice
        | StageKind::Drafting => true,
        StageKind::Intake | StageKind::Commission | StageKind::SignOff | StageKind::Delivery => {
            false
        }
    }
}

/// Checks what evidence a ground asks for.
pub(super) fn evidence(scribe: &mut Scribe<'_>, at: &Path, demand: &EvidenceDemand) {
    scribe.filled(at, "kinds", &demand.kinds);
    if demand.at_least == 0 {
        scribe.report(&at.key("at_least"), Problem::ZeroAmount);
    }
}

/// Returns what the policy may say of whether a ground of general law applies.
pub(super) fn applied() -> Shape {
    Shape::OneOf(["applied", "not-applied"].map(str::to_owned).to_vec())
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
    let unfit = procedure.stage(stage);
    if unfit.is_some_and(|known| examines_nothing(known.kind)) {
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
            } else {
                same_threshold(checker, &at.key("threshold"), threshold, procedure);
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

/// The Commission judges its score by the threshold that it has; a ground by another one would
/// contradict it.
fn same_threshold(
    checker: &mut EditionChecker<'_>,
    at: &Path,
    threshold: &PolicyKey,
    procedure: &Procedure,
) {
    let Some(rule) = &procedure.commission else {
        return;
    };
    if rule.threshold.as_ref() != Some(threshold) {
        let threshold = threshold.as_str().to_owned();
        checker
            .scribe
            .report(at, Problem::ThresholdDiffers { threshold });
    }
}

/// A ground that rests on checks and the checks that support it must name each other.
fn supports(checker: &mut EditionChecker<'_>, at: &Path, procedure: &Procedure) {
    for (index, ground) in procedure.grounds.iter().enumerate() {
        let (checks, supported) = match &ground.needs {
            GroundCondition::CheckFailed { checks } => {
                let named = procedure
                    .checks
                    .iter()
                    .any(|check| check.supports.contains(&ground.id));
                (checks.as_slice(), named)
            }
            GroundCondition::Supported => (&[][..], support::is_named(&ground.id, procedure)),
            GroundCondition::ScoreBelowThreshold { .. } | GroundCondition::RecommendedAgainst => {
                continue;
            }
        };
        let place = at.index(index).key("needs").key("checks");
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
            let known = support::refers(checker, &place, id, procedure);
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
