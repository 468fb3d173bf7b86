//! The reasoned refusal: each ground with its law, facts, reasons and evidence.

use super::appeal::rule;
use super::sheet::Sheet;
use super::{MissingSlot, Page, missing};
use crate::casework::command::{Answer, GroundClaim, PrepareRefusal};
use crate::casework::{Evidence, RawText};
use crate::i18n::Arg;
use crate::regulation::Proceeding;

impl Page<'_> {
    pub(super) fn refusal(
        &self,
        sheet: &mut Sheet,
        refusal: &PrepareRefusal,
    ) -> Result<(), MissingSlot> {
        if refusal.grounds.is_empty() {
            return Err(missing("law"));
        }
        let revokes = self.procedure.proceeding == Proceeding::Revocation;
        sheet.section(&self.speaker.say(if revokes {
            "letter-section-revocation"
        } else {
            "letter-section-grounds"
        }));
        for claim in &refusal.grounds {
            self.ground(sheet, claim)?;
        }
        self.recommendation(sheet)?;
        self.hearing(sheet)?;
        if revokes {
            let day = refusal.effective_on.ok_or(missing("validity"))?;
            self.conclusion(sheet, "letter-conclusion-revoke");
            let args = [("date", Arg::from(self.speaker.date(day)))];
            sheet.paragraph(3, &self.speaker.say_with("letter-effective-on", &args));
        } else {
            self.conclusion(sheet, "letter-conclusion-refuse");
        }
        super::appeal::appeal(sheet, self.speaker, self.law, true)
    }

    fn ground(&self, sheet: &mut Sheet, claim: &GroundClaim) -> Result<(), MissingSlot> {
        let say = |id: &str| self.speaker.say(id);
        let ground = self.procedure.ground(&claim.ground).ok_or(missing("law"))?;
        for (text, slot) in [(&claim.facts, "facts"), (&claim.why, "reasons")] {
            if text.is_blank() {
                return Err(missing(slot));
            }
        }
        if claim.evidence.is_empty() {
            return Err(missing("evidence"));
        }
        sheet.item(
            RawText::from(self.speaker.words(&ground.title))
                .clean_line()
                .as_str(),
        );
        sheet.paragraph(7, &rule(self.speaker, &ground.cite, self.law));
        sheet.paragraph(7, &say("letter-facts"));
        sheet.quoted(9, &claim.facts);
        sheet.paragraph(7, &say("letter-why"));
        sheet.quoted(9, &claim.why);
        sheet.paragraph(7, &say("letter-evidence"));
        for piece in &claim.evidence {
            sheet.point(9, &self.evidence(piece)?);
        }
        Ok(())
    }

    /// One piece of evidence: what it is, where, and what stands there.
    fn evidence(&self, piece: &Evidence) -> Result<String, MissingSlot> {
        match piece {
            Evidence::Paper {
                sha256,
                page,
                quote,
                description,
            } => self.paper(sha256, *page, quote.as_ref(), description.as_ref()),
            Evidence::Check { check } => {
                let rule = self.procedure.check(check).ok_or(missing("evidence"))?;
                let record = self.case.checks.get(check).ok_or(missing("evidence"))?;
                let answer = match record.record.answer {
                    Answer::Passed => "answer-passed",
                    Answer::Failed => "answer-failed",
                };
                let title = RawText::from(self.speaker.words(&rule.title)).clean_line();
                let args = [
                    ("title", Arg::from(title)),
                    ("answer", Arg::from(self.speaker.say(answer))),
                    ("source", Arg::from(record.record.source.clean_line())),
                    ("date", Arg::from(self.speaker.date_of(record.at))),
                ];
                Ok(self.speaker.say_with("letter-evidence-check", &args))
            }
            Evidence::Assessment { assessment } => {
                let rule = self
                    .procedure
                    .assessment(assessment)
                    .ok_or(missing("evidence"))?;
                let record = self.case.assessed(assessment).ok_or(missing("evidence"))?;
                let title = RawText::from(self.speaker.words(&rule.title)).clean_line();
                let held = self.speaker.date_of(record.result.record.held_at);
                let args = [
                    ("title", Arg::from(title)),
                    ("date", Arg::from(held)),
                    ("passed", Arg::from(u32::from(record.result.passed))),
                ];
                Ok(self.speaker.say_with("letter-evidence-assessment", &args))
            }
            Evidence::Recommendation => match self.recommendation_text() {
                text if text.is_empty() => Err(missing("evidence")),
                text => Ok(text),
            },
            Evidence::Hearing => {
                let record = self
                    .case
                    .hearing
                    .as_ref()
                    .and_then(|hearing| hearing.record.as_ref())
                    .ok_or(missing("evidence"))?;
                let args = [("date", Arg::from(self.speaker.date_of(record.at)))];
                Ok(self.speaker.say_with("letter-evidence-hearing", &args))
            }
        }
    }

    fn paper(
        &self,
        sha256: &str,
        page: Option<u32>,
        quote: Option<&RawText>,
        description: Option<&RawText>,
    ) -> Result<String, MissingSlot> {
        let paper = self.case.paper(sha256).ok_or(missing("evidence"))?;
        let title = match self.procedure.document(&paper.document) {
            Some(rule) => RawText::from(self.speaker.words(&rule.title)),
            None => paper.name.clone(),
        };
        let args = [("title", Arg::from(title.clean_line()))];
        let mut text = self.speaker.say_with("letter-evidence-paper", &args);
        if let Some(page) = page {
            let args = [("page", Arg::from(page))];
            text.push_str(", ");
            text.push_str(&self.speaker.say_with("letter-page", &args));
        }
        if let Some(quote) = quote.filter(|quote| !quote.is_blank()) {
            let quote = quote.clean_line();
            let words = [("quote", Arg::from(quote.as_str().trim()))];
            text.push_str(": ");
            text.push_str(&self.speaker.say_with("letter-quote", &words));
        }
        if let Some(description) = description.filter(|text| !text.is_blank()) {
            let description = description.clean_line();
            let words = [("description", Arg::from(description.as_str().trim()))];
            text.push_str("; ");
            text.push_str(&self.speaker.say_with("letter-description", &words));
        }
        Ok(text)
    }
}
