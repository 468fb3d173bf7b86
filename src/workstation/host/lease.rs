//! The lease of the case that a dialog is about: a lost one stops nothing, but it is told, and what
//! was typed is saved.

use super::{Host, News, Open};
use crate::casework::{CaseId, PersonRef, RawText};
use crate::i18n::Arg;
use crate::wire::Lease;
use crate::wire::problem::ProblemKind;
use crate::workstation::desk::Desk;
use crate::workstation::effect::Effect;
use crate::workstation::fault::{Fault, FaultKind};
use crate::workstation::notice::Severity;

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

    /// Takes whether the lease could be kept. A lost one stops nothing: what was typed is saved, and
    /// the officer is told.
    pub fn lease_came(&mut self, answer: &Result<Lease, Fault>, desk: &mut Desk) -> News {
        let held = FaultKind::Problem(ProblemKind::LeaseHeld);
        let lost = matches!(answer, Err(fault) if fault.kind == held);
        let mut news = News::default();
        let Some(open) = self.open.as_deref_mut() else {
            return news;
        };
        if lost && !open.lease_lost {
            let number = RawText::from(open.file.case.number.as_str()).clean_line();
            desk.say(
                Severity::Warning,
                "lease-lost",
                vec![("number", Arg::from(number))],
            );
            news.effects.extend(self.flush(desk));
        }
        if let Some(open) = self.open.as_deref_mut() {
            open.lease_lost = lost || (open.lease_lost && answer.is_err());
        }
        news
    }
}
