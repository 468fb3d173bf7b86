//! What checks, assessments and requirements support: grounds of the request, of general law, or
//! of the policy.

use super::edition::EditionChecker;
use super::policy::Awaiting;
use crate::lawbook::document::Path;
use crate::lawbook::fault::{Named, Problem, nearest};
use crate::regulation::{DocumentId, GroundCondition, GroundId, Procedure};

/// Demands that a ground is there; one that only the policy can supply is asked of it later.
/// Returns whether it is one of the request's own.
pub(super) fn refers(
    checker: &mut EditionChecker<'_>,
    at: &Path,
    id: &GroundId,
    procedure: &Procedure,
) -> bool {
    if procedure.ground(id).is_some() {
        return true;
    }
    // While the file of common grounds cannot be read, nothing can be said of their names.
    let Some(common) = checker.common else {
        return false;
    };
    if common.has(id) {
        return false;
    }
    let problem = Problem::UnknownReference {
        kind: Named::Ground,
        name: id.as_str().to_owned(),
    };
    let own = procedure.grounds.iter().map(|ground| ground.id.as_str());
    let general = common.grounds.iter().map(|ground| ground.id.as_str());
    let suggestion = nearest(id.as_str(), own.chain(general));
    let fault = checker.scribe.document.fault_on(at, problem, suggestion);
    match &procedure.grounds_from {
        Some(key) => checker.demands.awaiting.push(Awaiting {
            key: key.clone(),
            name: id.as_str().to_owned(),
            fault,
        }),
        None => checker.scribe.faults.push(fault),
    }
    false
}

/// Demands that a paper is there; one that only the policy can supply is asked of it later.
pub(super) fn paper(
    checker: &mut EditionChecker<'_>,
    at: &Path,
    id: &DocumentId,
    procedure: &Procedure,
) {
    if procedure.document(id).is_some() {
        return;
    }
    let problem = Problem::UnknownReference {
        kind: Named::Document,
        name: id.as_str().to_owned(),
    };
    let own = procedure.documents.iter().map(|rule| rule.id.as_str());
    let suggestion = nearest(id.as_str(), own);
    let fault = checker.scribe.document.fault_on(at, problem, suggestion);
    match &procedure.documents_from {
        Some(key) => checker.demands.awaiting.push(Awaiting {
            key: key.clone(),
            name: id.as_str().to_owned(),
            fault,
        }),
        None => checker.scribe.faults.push(fault),
    }
}

/// Demands that the grounds under `supports` of an assessment or a requirement rest on what
/// supports them.
pub(super) fn taken(
    checker: &mut EditionChecker<'_>,
    at: &Path,
    by: &str,
    supports: &[GroundId],
    procedure: &Procedure,
) {
    for (index, id) in supports.iter().enumerate() {
        let place = at.index(index);
        let own = refers(checker, &place, id, procedure);
        let rests = procedure
            .ground(id)
            .is_some_and(|ground| ground.needs == GroundCondition::Supported);
        if own && !rests {
            let problem = Problem::SupportNotTaken {
                by: by.to_owned(),
                ground: id.as_str().to_owned(),
            };
            checker.scribe.report(&place, problem);
        }
    }
}

/// Returns whether anything in the request says that it supports a ground.
pub(super) fn is_named(id: &GroundId, procedure: &Procedure) -> bool {
    let checks = procedure.checks.iter().map(|check| &check.supports);
    let assessments = procedure.assessments.iter().map(|rule| &rule.supports);
    let requirements = procedure.requirements.iter().map(|rule| &rule.supports);
    checks
        .chain(assessments)
        .chain(requirements)
        .any(|supports| supports.contains(id))
}
