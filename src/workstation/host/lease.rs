//! The lease of the case that a dialog is about: a lost one stops nothing, but it is told, and what
//! was typed is saved.

use super::{Host, Open};
use crate::casework::{CaseId, PersonRef};
use crate::workstation::desk::Desk;
use crate::workstation::effect::Effect;

impl Host {
    /// Returns who works on the case of the dialog now, when somebody took it from this officer.
    #[must_use]
    pub fn lost_to(&self) -> Option<&PersonRef> {
        let open = self.open.as_deref().filter(|open| open.lease_lost)?;
        open.lost_to.as_ref()
    }

    /// Notes that somebody else has a case now, and saves what was typed.
    pub fn lease_lost(&mut self, case: CaseId, desk: &mut Desk) -> Vec<Effect> {
        let Some(open) = self.about(case).filter(|open| !open.lease_lost) else {
            return Vec::new();
        };
        open.lease_lost = true;
        self.flush(desk)
    }

    /// Notes who has a case now.
    pub fn lease_is_with(&mut self, case: CaseId, holder: PersonRef) {
        if let Some(open) = self.about(case) {
            open.lease_lost = true;
            open.lost_to = Some(holder);
        }
    }

    /// Notes that nobody else has a case any more.
    pub fn lease_back(&mut self, case: CaseId) {
        if let Some(open) = self.about(case) {
            open.lease_lost = false;
            open.lost_to = None;
        }
    }

    fn about(&mut self, case: CaseId) -> Option<&mut Open> {
        let open = self.open.as_deref_mut();
        open.filter(|open| open.file.case.id == case)
    }
}
