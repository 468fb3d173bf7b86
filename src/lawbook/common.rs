//! Grounds of general law that stand beside a service's own.
//!
//! They are written once, in `procedures/common.toml`. A request gets one of them when a check, an
//! assessment or a requirement of it says that it supports the ground; which stages and roles
//! invoke it follows from the request's own route.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::regulation::{
    Act, ActId, Citation, Edition, EvidenceDemand, Ground, GroundCondition, GroundId, PolicyKey,
    Procedure, Role, StageId, StageKind, Words,
};

/// What `procedures/common.toml` says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Common {
    pub acts: BTreeMap<ActId, Act>,
    #[serde(default)]
    pub grounds: Vec<CommonGround>,
}

/// A ground without stages and roles: the request that takes it has them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CommonGround {
    pub id: GroundId,
    pub title: Words,
    pub cite: Citation,
    pub needs: GroundCondition,
    pub evidence: EvidenceDemand,
    #[serde(default)]
    pub applies_if: Option<PolicyKey>,
}

impl Common {
    /// Returns whether a ground of this name is written here.
    pub fn has(&self, id: &GroundId) -> bool {
        self.grounds.iter().any(|ground| ground.id == *id)
    }

    /// Adds to each request of the edition the grounds that something in it supports, and to the
    /// edition the acts that they cite. What the edition itself defines goes first.
    pub fn append(&self, edition: &mut Edition) {
        for procedure in edition.requests.values_mut() {
            let supported = supported_by(procedure);
            for common in &self.grounds {
                if !supported.contains(&common.id) || procedure.ground(&common.id).is_some() {
                    continue;
                }
                procedure.grounds.push(common.of(procedure));
                if let Some(act) = self.acts.get(&common.cite.act) {
                    edition
                        .acts
                        .entry(common.cite.act.clone())
                        .or_insert_with(|| act.clone());
                }
            }
        }
    }
}

impl CommonGround {
    fn of(&self, procedure: &Procedure) -> Ground {
        let stages: Vec<StageId> = procedure
            .stages
            .iter()
            .filter(|stage| is_invoked_at(stage.kind))
            .map(|stage| stage.id.clone())
            .collect();
        let roles: Vec<Role> = procedure
            .stage_of(StageKind::Drafting)
            .map_or_else(Vec::new, |stage| stage.roles.clone());
        Ground {
            id: self.id.clone(),
            title: self.title.clone(),
            cite: self.cite.clone(),
            needs: self.needs.clone(),
            stages,
            roles,
            evidence: self.evidence.clone(),
            applies_if: self.applies_if.clone(),
        }
    }
}

/// Returns the grounds that something in a request says it supports.
fn supported_by(procedure: &Procedure) -> BTreeSet<GroundId> {
    let checks = procedure.checks.iter().flat_map(|check| &check.supports);
    let assessments = procedure
        .assessments
        .iter()
        .flat_map(|assessment| &assessment.supports);
    let requirements = procedure
        .requirements
        .iter()
        .flat_map(|requirement| &requirement.supports);
    checks
        .chain(assessments)
        .chain(requirements)
        .cloned()
        .collect()
}

const fn is_invoked_at(kind: StageKind) -> bool {
    match kind {
        StageKind::Verification
        | StageKind::Testing
        | StageKind::Questionnaire
        | StageKind::Interview
        | StageKind::Notice
        | StageKind::Drafting => true,
        StageKind::Intake | StageKind::Commission | StageKind::SignOff | StageKind::Delivery => {
            false
        }
    }
}
