//! What others do with the case while a dialog is open: it moves on, or they take it over. Neither
//! touches what was typed.

use super::Host;
use super::news::{News, Sent};
use crate::casework::{CaseId, RawText};
use crate::i18n::Arg;
use crate::wire::Lease;
use crate::wire::problem::ProblemKind;
use crate::workstation::desk::Desk;
use crate::workstation::dialogs::Input;
use crate::workstation::effect::{CaseFile, Effect};
use crate::workstation::fault::{Fault, FaultKind};
use crate::workstation::notice::Severity;

impl Host {
    /// Takes the case that was fetched anew.
    pub fn reloaded(&mut self, answer: Result<CaseFile, Fault>, desk: &mut Desk) -> News {
        let answer = desk.note(answer);
        let wall = desk.wall;
        let Some(open) = self.open.as_deref_mut() else {
            return News::default();
        };
        let mut news = News::default();
        match &answer {
            Ok(file) => {
                open.file = file.clone();
                news.file = Some(Box::new(file.clone()));
            }
            Err(fault) => desk.complain("case-not-loaded", Vec::new(), fault.clone()),
        }
        open.reload.settle(answer, wall);
        news.merge(self.input(Input::Tick, desk));
        news
    }

    /// Fetches the case anew, because it has moved on while the dialog was open.
    pub fn moved(&mut self, case: CaseId, version: u64, desk: &mut Desk) -> Option<Effect> {
        let open = self.open.as_deref_mut()?;
        let concerns = open.file.case.id == case
            && open.file.case.version < version
            && open.sent == Sent::Nothing
            && open.reload.loading().is_none();
        concerns.then(|| open.fetch(desk))
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
