//! What is told to the applicant beside decisions: the notice of conformity, an annulment, and the
//! answer to a complaint. They share a frame with the refusal to accept.

use chrono::{DateTime, Utc};

use super::sheet::Sheet;
use super::{MissingSlot, appeal, missing, parts};
use crate::casework::case::{DecidedComplaint, NoticeRecord};
use crate::casework::command::ComplaintOutcome;
use crate::casework::decision::Signature;
use crate::casework::{Case, PersonRef, RawText};
use crate::i18n::{Arg, Speaker};
use crate::regulation::{CheckId, Law, Procedure, StageKind};
use crate::wire::session::OfficeInfo;

/// What every statement is written from.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    pub case: &'a Case,
    pub law: &'a Law,
    pub speaker: &'a Speaker<'a>,
    pub office: &'a OfficeInfo,
    /// Who stands for it.
    pub by: &'a PersonRef,
    pub at: DateTime<Utc>,
}

impl<'a> Frame<'a> {
    pub fn procedure(&self) -> Result<&'a Procedure, MissingSlot> {
        super::procedure(self.case, self.law)
    }

    /// Marks, body, addressee, number and date, title, and the question under its heading.
    pub fn open(&self, title: &str, question: &str) -> Result<Sheet, MissingSlot> {
        let speaker = self.speaker;
        let number = RawText::from(self.case.number.as_str());
        if number.is_blank() {
            return Err(missing("number"));
        }
        let mut sheet = Sheet::default();
        parts::marks(&mut sheet, speaker, self.office, self.law);
        parts::body(&mut sheet, speaker, self.office)?;
        parts::addressee(&mut sheet, speaker, self.case)?;
        sheet.gap();
        let date = speaker.long_date(self.law.calendar.civil(self.at).date());
        let args = [
            ("number", Arg::from(number.clean_line())),
            ("date", Arg::from(date)),
        ];
        sheet.paragraph(0, &speaker.say_with("letter-number-date", &args));
        sheet.gap();
        sheet.paragraph(0, &speaker.say(title));
        sheet.section(&speaker.say("letter-section-question"));
        let request = RawText::from(speaker.words(&self.procedure()?.title)).clean_line();
        let args = [
            ("number", Arg::from(number.clean_line())),
            ("date", Arg::from(speaker.date(self.case.registered_on))),
            ("request", Arg::from(request)),
        ];
        sheet.paragraph(3, &speaker.say_with(question, &args));
        Ok(sheet)
    }

    /// Who signed, and the closing lines.
    pub fn close(&self, mut sheet: Sheet) -> Result<String, MissingSlot> {
        sheet.gap();
        parts::signed(
            &mut sheet,
            self.speaker,
            &self.by.name,
            self.at,
            Signature::InSystem,
        )?;
        parts::closing(&mut sheet, self.speaker, self.office);
        Ok(sheet.into_text())
    }
}

/// Writes the notice that the applicant meets the requirements: which were met, and what may be
/// asked for now.
pub(super) fn notice(frame: Frame<'_>, record: &NoticeRecord) -> Result<String, MissingSlot> {
    let speaker = frame.speaker;
    let procedure = frame.procedure()?;
    if record.notice.number.is_blank() {
        return Err(missing("number"));
    }
    let mut sheet = frame.open("letter-title-notice", "letter-question-notice")?;
    sheet.section(&speaker.say("letter-section-facts"));
    for rule in &procedure.assessments {
        let passed = frame
            .case
            .assessed(&rule.id)
            .filter(|record| record.result.passed)
            .ok_or(missing("facts"))?;
        let title = RawText::from(speaker.words(&rule.title)).clean_line();
        let held = speaker.date_of(passed.result.record.held_at);
        let args = [
            ("title", Arg::from(title)),
            ("date", Arg::from(held)),
            ("passed", Arg::from(1_u32)),
        ];
        sheet.point(3, &speaker.say_with("letter-evidence-assessment", &args));
    }
    sheet.section(&speaker.say("letter-section-conclusion"));
    let number = record.notice.number.clean_line();
    sheet.paragraph(
        3,
        &speaker.say_with("letter-conclusion-notice", &[("number", Arg::from(number))]),
    );
    if let Some(stage) = procedure.stage_of(StageKind::Notice) {
        sheet.paragraph(3, &appeal::rule(speaker, &stage.cite, frame.law));
    }
    frame.close(sheet)
}

/// Writes that the proceeding ended because of a defect, and what the applicant can do.
pub(super) fn annulment(
    frame: Frame<'_>,
    reasons: &RawText,
    checks: &[CheckId],
) -> Result<String, MissingSlot> {
    let speaker = frame.speaker;
    let procedure = frame.procedure()?;
    let rule = procedure.annulment.as_ref().ok_or(missing("law"))?;
    if reasons.is_blank() {
        return Err(missing("reasons"));
    }
    let mut sheet = frame.open("letter-title-annulled", "letter-question-annulled")?;
    sheet.section(&speaker.say("letter-section-facts"));
    for check in checks {
        let rule = procedure.check(check).ok_or(missing("facts"))?;
        let record = frame.case.checks.get(check).ok_or(missing("facts"))?;
        let title = RawText::from(speaker.words(&rule.title)).clean_line();
        let args = [
            ("title", Arg::from(title)),
            ("answer", Arg::from(speaker.say("answer-failed"))),
            ("source", Arg::from(record.record.source.clean_line())),
            ("date", Arg::from(speaker.date_of(record.at))),
        ];
        sheet.point(3, &speaker.say_with("letter-evidence-check", &args));
    }
    sheet.quoted(5, reasons);
    sheet.section(&speaker.say("letter-section-conclusion"));
    sheet.paragraph(3, &speaker.say("letter-conclusion-annulled"));
    let message = RawText::from(speaker.words(&rule.message)).clean_line();
    sheet.paragraph(3, message.as_str());
    sheet.paragraph(3, &appeal::rule(speaker, &rule.cite, frame.law));
    appeal::appeal(&mut sheet, speaker, frame.law, false)?;
    frame.close(sheet)
}

/// Writes the answer to a complaint with its reasons.
pub(super) fn complaint(
    frame: Frame<'_>,
    decided: &DecidedComplaint,
) -> Result<String, MissingSlot> {
    let speaker = frame.speaker;
    let decision = &decided.decision;
    if decision.reasons.is_blank() {
        return Err(missing("reasons"));
    }
    let mut sheet = frame.open("letter-title-complaint", "letter-question-complaint")?;
    sheet.quoted(5, &decided.complaint.complaint.text);
    sheet.section(&speaker.say("letter-section-conclusion"));
    let conclusion = match decision.outcome {
        ComplaintOutcome::Dismissed => "letter-conclusion-complaint-dismissed",
        ComplaintOutcome::Reversed => "letter-conclusion-complaint-reversed",
    };
    sheet.paragraph(3, &speaker.say(conclusion));
    sheet.paragraph(3, &speaker.say("letter-complaint-reasons"));
    sheet.quoted(5, &decision.reasons);
    if let Some(reason) = decision
        .late_reason
        .as_ref()
        .filter(|text| !text.is_blank())
    {
        sheet.paragraph(3, &speaker.say("letter-late"));
        sheet.quoted(5, reason);
    }
    let appealed = &decided.complaint.complaint.appeal;
    let way = frame
        .law
        .edition
        .appeal
        .iter()
        .find(|way| way.id == *appealed);
    if let Some(way) = way {
        sheet.paragraph(3, &appeal::rule(speaker, &way.cite, frame.law));
    }
    appeal::appeal(&mut sheet, speaker, frame.law, false)?;
    frame.close(sheet)
}
