//! What the officer has begun and not sent: as the server said when it was asked, and as she went on
//! since.

use chrono::{DateTime, Utc};

use crate::casework::{CaseId, CommandKind};
use crate::wire::OwnDraft;

/// The officer's drafts, the last one saved first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drafts(Vec<OwnDraft>);

impl Drafts {
    /// Takes what the server knows.
    pub fn found(&mut self, drafts: Vec<OwnDraft>) {
        self.0 = drafts;
    }

    /// Notes that a draft was saved.
    pub fn saved(&mut self, case: CaseId, number: &str, of: CommandKind, at: DateTime<Utc>) {
        self.gone(case, of);
        let draft = OwnDraft {
            case_id: case,
            number: number.to_owned(),
            kind: of.code().to_owned(),
            saved_at: at,
        };
        self.0.insert(0, draft);
    }

    /// Notes that a draft was sent or thrown away.
    pub fn gone(&mut self, case: CaseId, of: CommandKind) {
        self.0
            .retain(|draft| draft.case_id != case || draft.kind != of.code());
    }

    /// Returns the drafts about a case.
    pub fn about(&self, case: CaseId) -> impl Iterator<Item = &OwnDraft> {
        self.0.iter().filter(move |draft| draft.case_id == case)
    }

    #[must_use]
    pub fn all(&self) -> &[OwnDraft] {
        &self.0
    }
}
