//! The approval: what was checked, what is given, its number and how long it is valid.

use super::appeal::rule;
use super::sheet::Sheet;
use super::{MissingSlot, Page, missing};
use crate::casework::RawText;
use crate::casework::command::{Answer, PrepareApproval};
use crate::i18n::Arg;
use crate::regulation::{Proceeding, Validity};

impl Page<'_> {
    pub(super) fn approval(
        &self,
        sheet: &mut Sheet,
        approval: &PrepareApproval,
    ) -> Result<(), MissingSlot> {
        let gives = self.procedure.output.validity != Validity::Nothing;
        if gives && approval.number.is_blank() {
            return Err(missing("number"));
        }
        if approval
            .valid_until
            .is_some_and(|last| last < approval.valid_from)
        {
            return Err(missing("validity"));
        }
        self.checks(sheet)?;
        self.recommendation(sheet)?;
        if self.procedure.proceeding == Proceeding::Revocation {
            self.conclusion(sheet, "letter-conclusion-not-revoked");
        } else {
            self.conclusion(sheet, "letter-conclusion-approve");
            self.result(sheet, approval);
        }
        super::appeal::appeal(sheet, self.speaker, self.law, false)
    }

    /// The facts established: every check that passed, with its source.
    fn checks(&self, sheet: &mut Sheet) -> Result<(), MissingSlot> {
        let passed: Vec<_> = self
            .procedure
            .checks
            .iter()
            .filter_map(|rule| Some((rule, self.case.checks.get(&rule.id)?)))
            .filter(|(_, record)| record.record.answer == Answer::Passed)
            .collect();
        if passed.is_empty() && !self.procedure.checks.is_empty() {
            return Err(missing("facts"));
        }
        sheet.section(&self.speaker.say("letter-section-facts"));
        sheet.paragraph(3, &self.speaker.say("letter-papers-complete"));
        for (rule, record) in passed {
            let title = RawText::from(self.speaker.words(&rule.title)).clean_line();
            let args = [
                ("title", Arg::from(title)),
                ("answer", Arg::from(self.speaker.say("answer-passed"))),
                ("source", Arg::from(record.record.source.clean_line())),
                ("date", Arg::from(self.speaker.date_of(record.at))),
            ];
            sheet.point(3, &self.speaker.say_with("letter-evidence-check", &args));
        }
        Ok(())
    }

    fn result(&self, sheet: &mut Sheet, approval: &PrepareApproval) {
        let output = &self.procedure.output;
        let cite = |citation| Arg::from(self.speaker.citation(citation, &self.law.edition));
        sheet.section(&self.speaker.say("letter-section-result"));
        let title = RawText::from(self.speaker.words(&output.title)).clean_line();
        let args = [("title", Arg::from(title)), ("form", cite(&output.form))];
        sheet.paragraph(3, &self.speaker.say_with("letter-result", &args));
        if !approval.number.is_blank() {
            let args = [("number", Arg::from(approval.number.clean_line()))];
            sheet.paragraph(3, &self.speaker.say_with("letter-result-number", &args));
        }
        let from = ("from", Arg::from(self.speaker.date(approval.valid_from)));
        let validity = match (&output.validity, approval.valid_until) {
            (Validity::Nothing, _) => None,
            (_, Some(until)) => Some(self.speaker.say_with(
                "letter-result-validity",
                &[from, ("until", Arg::from(self.speaker.date(until)))],
            )),
            (_, None) => Some(self.speaker.say_with("letter-result-open-ended", &[from])),
        };
        if let Some(validity) = validity {
            sheet.paragraph(3, &validity);
        }
        sheet.paragraph(3, &rule(self.speaker, &output.cite, self.law));
    }
}
