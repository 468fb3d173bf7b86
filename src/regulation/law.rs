//! Everything a case is judged by, put together once.

use std::sync::Arc;

use super::{Calendar, Edition, GroundCondition, Policy, Procedure};

/// The edition pinned at registration, and the policy and calendar of the day.
///
/// Each part is immutable and named by the SHA-256 of its canonical JSON, so both sides of the
/// wire can say exactly which law they used.
#[derive(Debug, Clone, PartialEq)]
pub struct Law {
    /// The edition as it applies: with the papers and grounds that the policy supplies where the
    /// act has them and nobody here has seen them.
    pub edition: Arc<Edition>,
    /// Names the edition as it is kept, without the policy's part.
    pub edition_sha256: String,
    pub policy: Arc<Policy>,
    pub policy_sha256: String,
    pub calendar: Arc<Calendar>,
    pub calendar_sha256: String,
}

/// A part of the law with the SHA-256 of its canonical JSON.
#[derive(Debug, Clone)]
pub struct Pinned<T> {
    pub part: Arc<T>,
    pub sha256: String,
}

impl<T> Pinned<T> {
    #[must_use]
    pub fn new(part: Arc<T>, sha256: &str) -> Self {
        Self {
            part,
            sha256: sha256.to_owned(),
        }
    }
}

impl Law {
    /// Puts the law together.
    #[must_use]
    pub fn new(
        edition: &Pinned<Edition>,
        policy: Pinned<Policy>,
        calendar: Pinned<Calendar>,
    ) -> Self {
        Self {
            edition: supplied(&edition.part, &policy.part),
            edition_sha256: edition.sha256.clone(),
            policy: policy.part,
            policy_sha256: policy.sha256,
            calendar: calendar.part,
            calendar_sha256: calendar.sha256,
        }
    }
}

/// Returns the edition with what the policy supplies to it; itself where it asks for nothing.
fn supplied(edition: &Arc<Edition>, policy: &Policy) -> Arc<Edition> {
    let asks = |procedure: &Procedure| {
        procedure.documents_from.is_some() || procedure.grounds_from.is_some()
    };
    if !edition.requests.values().any(asks) {
        return Arc::clone(edition);
    }
    let mut edition = Edition::clone(edition);
    for procedure in edition.requests.values_mut() {
        supply(procedure, policy);
    }
    Arc::new(edition)
}

/// Adds the policy's papers and grounds behind the edition's own. One that repeats an id of the
/// edition is left out: the act goes first.
fn supply(procedure: &mut Procedure, policy: &Policy) {
    if let Some(Ok(documents)) = procedure
        .documents_from
        .as_ref()
        .map(|key| policy.documents(key))
    {
        for document in documents {
            if procedure.document(&document.id).is_none() {
                procedure.documents.push(document.clone());
            }
        }
    }
    let Some(Ok(grounds)) = procedure
        .grounds_from
        .as_ref()
        .map(|key| policy.grounds(key))
    else {
        return;
    };
    for ground in grounds {
        if procedure.ground(&ground.id).is_some() {
            continue;
        }
        if let GroundCondition::CheckFailed { checks } = &ground.needs {
            for rule in &mut procedure.checks {
                if checks.contains(&rule.id) && !rule.supports.contains(&ground.id) {
                    rule.supports.push(ground.id.clone());
                }
            }
        }
        procedure.grounds.push(ground.clone());
    }
}
