//! Faults of what a policy supplies to the requests that ask for it: papers and grounds that an
//! act has and nobody here has seen.

use super::edition::EditionChecker;
use super::policy::Demands;
use super::{Scribe, ground, procedure, support};
use crate::lawbook::document::Path;
use crate::lawbook::fault::Problem;
use crate::regulation::{DocumentRule, Edition, Ground, GroundCondition, Policy, Procedure};

/// Checks the papers and grounds of a policy against every request that takes them, and returns
/// what they in turn demand of the policy.
pub(super) fn check<'a>(
    scribe: &mut Scribe<'_>,
    root: &Path,
    policy: &Policy,
    editions: impl Iterator<Item = &'a Edition>,
) -> Demands {
    let mut demands = Demands::default();
    for edition in editions {
        for procedure in edition.requests.values() {
            let mut checker = EditionChecker {
                scribe: Scribe::new(scribe.document),
                edition,
                demands: &mut demands,
                common: None,
            };
            if let Some(key) = &procedure.documents_from
                && let Ok(papers) = policy.documents(key)
            {
                let at = root.key(key).key("value");
                documents(&mut checker, &at, papers, procedure);
            }
            if let Some(key) = &procedure.grounds_from
                && let Ok(listed) = policy.grounds(key)
            {
                let at = root.key(key).key("value");
                grounds(&mut checker, &at, listed, procedure);
            }
            scribe.faults.extend(checker.scribe.faults);
        }
    }
    demands
}

fn documents(
    checker: &mut EditionChecker<'_>,
    at: &Path,
    papers: &[DocumentRule],
    procedure: &Procedure,
) {
    procedure::documents(checker, at, papers, procedure);
    for (index, paper) in papers.iter().enumerate() {
        if procedure.document(&paper.id).is_some() {
            doubled(checker, &at.index(index), paper.id.as_str());
        }
    }
}

fn grounds(checker: &mut EditionChecker<'_>, at: &Path, listed: &[Ground], procedure: &Procedure) {
    checker
        .scribe
        .unique(at, listed.iter().map(|ground| ground.id.as_str()));
    for (index, ground) in listed.iter().enumerate() {
        let at = at.index(index);
        ground::one(checker, &at, ground, procedure);
        if procedure.ground(&ground.id).is_some() {
            doubled(checker, &at, ground.id.as_str());
        }
        // Checks need not name what the policy supplies; anything else must.
        let rests = ground.needs == GroundCondition::Supported;
        if rests && !support::is_named(&ground.id, procedure) {
            let ground = ground.id.as_str().to_owned();
            checker
                .scribe
                .report(&at.key("id"), Problem::GroundUnsupported { ground });
        }
    }
}

fn doubled(checker: &mut EditionChecker<'_>, at: &Path, id: &str) {
    let problem = Problem::DuplicateId { id: id.to_owned() };
    checker.scribe.report(&at.key("id"), problem);
}
