//! What a story went through, so that a test can say what none goes through.

use std::collections::BTreeSet;

use kezek::casework::command::{Answer, Lack};
use kezek::casework::{Case, Code, Command, Fact, Violation};
use kezek::regulation::EditionId;

use super::Play;

/// The law that a story touched.
#[derive(Debug, Default)]
pub struct Trail {
    /// The edition that governed; none when no edition was in force.
    pub edition: Option<EditionId>,
    pub stages: BTreeSet<String>,
    /// Grounds of refusals that were prepared.
    pub invoked: BTreeSet<String>,
    /// Grounds of refusals that could not be prepared.
    pub rejected: BTreeSet<String>,
    /// Papers for which acceptance was refused.
    pub lacking: BTreeSet<(String, Lack)>,
    /// Requirements for which acceptance was refused.
    pub unmet: BTreeSet<String>,
    /// Failed checks by which an application was annulled.
    pub annulled: BTreeSet<String>,
    /// Policy keys that were named because they have no value.
    pub keys: BTreeSet<String>,
}

impl Trail {
    pub fn begin(&mut self, edition: &EditionId) {
        self.edition = Some(edition.clone());
    }

    pub fn reached(&mut self, case: &Case) {
        self.stages.insert(case.stage.to_string());
        let blocked = case.dues.iter().filter_map(|due| due.blocked_by.as_ref());
        self.keys.extend(blocked.map(ToString::to_string));
    }

    pub fn refused(&mut self, violations: &[Violation]) {
        for violation in violations {
            if let (Code::PolicyValueMissing, Some(Fact::Text(key))) =
                (violation.code, violation.facts.get("key"))
            {
                self.keys.insert(key.clone());
            }
        }
    }

    /// Notes what a command did to the case, or that it was refused.
    pub fn tried(&mut self, command: &Command, play: &Play, refused: Option<&Vec<Violation>>) {
        if let Some(violations) = refused {
            self.refused(violations);
            if let Command::PrepareRefusal(refusal) = command {
                let grounds = refusal.grounds.iter();
                self.rejected
                    .extend(grounds.map(|claim| claim.ground.to_string()));
            }
            return;
        }
        self.reached(&play.case);
        match command {
            Command::PrepareRefusal(refusal) => {
                let grounds = refusal.grounds.iter();
                self.invoked
                    .extend(grounds.map(|claim| claim.ground.to_string()));
            }
            Command::RefuseAcceptance(refusal) => {
                let papers = refusal.papers.iter();
                self.lacking
                    .extend(papers.map(|paper| (paper.document.to_string(), paper.lack)));
                let requirements = refusal.requirements.iter();
                self.unmet.extend(requirements.map(ToString::to_string));
            }
            Command::Annul(_) => {
                let procedure = &play.law.edition.requests[&play.case.application.request];
                let checks = procedure.annulment.iter().flat_map(|rule| &rule.checks);
                self.annulled.extend(
                    checks
                        .filter(|check| play.case.answer(check) == Some(Answer::Failed))
                        .map(ToString::to_string),
                );
            }
            _ => {}
        }
    }
}
