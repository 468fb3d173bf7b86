//! The parts that all letters share: head, recommendation, hearing, appeal, signature.

use chrono::DateTime;

use super::sheet::Sheet;
use super::{MissingSlot, Page, Signing, missing};
use crate::casework::command::HearingOutcome;
use crate::casework::decision::{Draft, Outcome, Signature};
use crate::casework::{Case, RawText};
use crate::i18n::{Arg, Speaker};
use crate::regulation::{Law, Proceeding};
use crate::wire::session::{OfficeInfo, OfficeMode};

impl Page<'_> {
    /// Body, marks, number and date, addressee, title and question.
    pub(super) fn head(&self, sheet: &mut Sheet) -> Result<(), MissingSlot> {
        let say = |id: &str| self.speaker.say(id);
        marks(sheet, self.speaker, self.office, self.law);
        if !self.is_signed() {
            sheet.paragraph(0, &say("letter-draft-mark"));
        }
        body(sheet, self.speaker, self.office)?;
        addressee(sheet, self.speaker, self.case)?;
        if self.number.trim().is_empty() {
            return Err(missing("number"));
        }
        sheet.gap();
        let number = RawText::from(self.number).clean_line();
        let date = self.speaker.long_date(self.dated);
        let args = [("number", Arg::from(number)), ("date", Arg::from(date))];
        sheet.paragraph(0, &self.speaker.say_with("letter-number-date", &args));
        sheet.gap();
        sheet.paragraph(
            0,
            &say(match (self.procedure.proceeding, self.draft.outcome()) {
                (Proceeding::Application, Outcome::Approve) => "letter-title-approve",
                (Proceeding::Application, Outcome::Refuse) => "letter-title-refuse",
                (Proceeding::Revocation, Outcome::Approve) => "letter-title-not-revoked",
                (Proceeding::Revocation, Outcome::Refuse) => "letter-title-revoke",
            }),
        );
        sheet.section(&say("letter-section-question"));
        let procedure = self.procedure;
        let args = [
            (
                "number",
                Arg::from(RawText::from(self.case.number.as_str()).clean_line()),
            ),
            (
                "date",
                Arg::from(self.speaker.date(self.case.registered_on)),
            ),
            ("request", Arg::from(self.speaker.words(&procedure.title))),
            (
                "output",
                Arg::from(self.speaker.words(&procedure.output.title)),
            ),
        ];
        let question = match procedure.proceeding {
            Proceeding::Application => "letter-question",
            Proceeding::Revocation => "letter-question-revocation",
        };
        sheet.paragraph(3, &self.speaker.say_with(question, &args));
        let edition = &self.law.edition;
        let title = self.speaker.words(&edition.title);
        let mut args = [("edition", Arg::from(title))];
        if !edition.in_force.confirmed {
            let mark = say("citation-unconfirmed");
            args = [("edition", Arg::Text(format!("{title} {mark}")))];
        }
        sheet.paragraph(3, &self.speaker.say_with("letter-edition", &args));
        Ok(())
    }

    /// What the Commission recommended, and why the decision departs from it if it does.
    pub(super) fn recommendation(&self, sheet: &mut Sheet) -> Result<(), MissingSlot> {
        let Some(record) = &self.case.recommendation else {
            return Ok(());
        };
        sheet.section(&self.speaker.say("letter-section-recommendation"));
        sheet.paragraph(3, &sentence(&self.recommendation_text()));
        if record.recommendation.outcome == self.draft.outcome() {
            return Ok(());
        }
        let reasons = match self.draft {
            Draft::Approve(approval) => &approval.against_recommendation,
            Draft::Refuse(refusal) => &refusal.against_recommendation,
        };
        let reasons = reasons
            .as_ref()
            .filter(|text| !text.is_blank())
            .ok_or(missing("reasons"))?;
        sheet.paragraph(3, &self.speaker.say("letter-against"));
        sheet.quoted(5, reasons);
        Ok(())
    }

    /// The recommendation with its score and votes; empty when there is none.
    pub(super) fn recommendation_text(&self) -> String {
        let Some(record) = &self.case.recommendation else {
            return String::new();
        };
        let recommendation = &record.recommendation;
        let outcome = match recommendation.outcome {
            Outcome::Approve => "letter-recommends-approve",
            Outcome::Refuse => "letter-recommends-refuse",
        };
        let points = |hundredths| Arg::from(self.speaker.points(hundredths));
        let scored = recommendation
            .score_hundredths
            .zip(recommendation.threshold_hundredths);
        let mut args = vec![
            ("date", Arg::from(self.speaker.date_of(record.at))),
            ("outcome", Arg::from(self.speaker.say(outcome))),
            ("for", Arg::from(recommendation.votes_for)),
            ("against", Arg::from(recommendation.votes_against)),
            ("abstained", Arg::from(recommendation.abstained)),
        ];
        let Some((score, threshold)) = scored else {
            return self
                .speaker
                .say_with("letter-recommendation-unscored", &args);
        };
        args.extend([("score", points(score)), ("threshold", points(threshold))]);
        self.speaker.say_with("letter-recommendation", &args)
    }

    /// Whether the applicant was heard, what they objected and what was answered.
    pub(super) fn hearing(&self, sheet: &mut Sheet) -> Result<(), MissingSlot> {
        let say = |id: &str| self.speaker.say(id);
        sheet.section(&say("letter-section-hearing"));
        let Some(hearing) = &self.case.hearing else {
            let due = self
                .procedure
                .hearing
                .due
                .as_ref()
                .map_or(Ok("required"), |key| self.law.policy.text(key));
            let id = match due {
                Ok("not-required") => "letter-hearing-not-required",
                _ if self.is_signed() => return Err(missing("hearing")),
                Ok(_) => "letter-hearing-to-come",
                Err(_) => "letter-hearing-undecided",
            };
            sheet.paragraph(3, &say(id));
            return Ok(());
        };
        let means = format!("hearing-means-{}", means_code(hearing.notice.means));
        let args = [
            ("date", Arg::from(self.speaker.date_of(hearing.notified_at))),
            (
                "held",
                Arg::from(self.speaker.date_time(hearing.notice.held_at)),
            ),
            ("means", Arg::from(say(&means))),
        ];
        sheet.paragraph(3, &self.speaker.say_with("letter-hearing-notified", &args));
        let Some(record) = &hearing.record else {
            if self.is_signed() {
                return Err(missing("hearing"));
            }
            sheet.paragraph(3, &say("letter-hearing-to-come"));
            return Ok(());
        };
        let outcome = match record.record.outcome {
            HearingOutcome::Held => "letter-hearing-held",
            HearingOutcome::Absent => "letter-hearing-absent",
            HearingOutcome::InWriting => "letter-hearing-in-writing",
        };
        sheet.paragraph(3, &say(outcome));
        if record.record.objections.is_empty() {
            sheet.paragraph(3, &say("letter-no-objections"));
        }
        for objection in &record.record.objections {
            if objection.answer.is_blank() {
                return Err(missing("answers"));
            }
            sheet.item(&say("letter-objection"));
            sheet.quoted(7, &objection.text);
            sheet.paragraph(7, &say("letter-answer"));
            sheet.quoted(9, &objection.answer);
        }
        Ok(())
    }

    /// The conclusion, and why it comes late if it does.
    pub(super) fn conclusion(&self, sheet: &mut Sheet, id: &str) {
        sheet.section(&self.speaker.say("letter-section-conclusion"));
        sheet.paragraph(3, &self.speaker.say(id));
        if !self.late_reasons.is_empty() {
            sheet.paragraph(3, &self.speaker.say("letter-late"));
        }
        for reason in &self.late_reasons {
            sheet.quoted(5, reason);
        }
    }

    /// Who signed or will sign, and what kind of signature it is.
    pub(super) fn signature(&self, sheet: &mut Sheet) -> Result<(), MissingSlot> {
        sheet.gap();
        match &self.signing {
            Signing::Signed {
                by,
                at,
                prepared_by,
                sha256,
            } => {
                signed(sheet, self.speaker, by, *at, Signature::InSystem)?;
                person(sheet, self.speaker, "letter-prepared-by", prepared_by);
                sheet.gap();
                sheet.paragraph(0, &self.speaker.say("letter-hash"));
                sheet.paragraph(0, sha256);
            }
            Signing::Pending {
                signer,
                prepared_by,
            } => {
                if let Some(signer) = signer {
                    person(sheet, self.speaker, "letter-to-be-signed-by", signer);
                } else {
                    sheet.paragraph(0, &self.speaker.say("letter-to-be-signed"));
                }
                person(sheet, self.speaker, "letter-prepared-by", prepared_by);
            }
        }
        closing(sheet, self.speaker, self.office);
        Ok(())
    }
}

/// Returns a phrase as a sentence: a capital at its beginning, a full stop at its end.
fn sentence(phrase: &str) -> String {
    let mut characters = phrase.chars();
    let first = characters.next().map(char::to_uppercase);
    let rest = characters.as_str();
    first
        .into_iter()
        .flatten()
        .chain(rest.chars())
        .chain(['.'])
        .collect()
}

const fn means_code(means: crate::casework::command::HearingMeans) -> &'static str {
    use crate::casework::command::HearingMeans;
    match means {
        HearingMeans::Office => "office",
        HearingMeans::Video => "video",
        HearingMeans::Electronic => "electronic",
        HearingMeans::Other => "other",
    }
}

/// Says what the letter is not, where the office is not the real one.
pub(super) fn marks(sheet: &mut Sheet, speaker: &Speaker<'_>, office: &OfficeInfo, law: &Law) {
    match office.mode {
        OfficeMode::Production => {}
        OfficeMode::Demo => sheet.paragraph(0, &speaker.say("letter-demo-mark")),
        OfficeMode::Exercise => sheet.paragraph(0, &speaker.say("letter-exercise-mark")),
    }
    if law.policy.demonstration {
        sheet.paragraph(0, &speaker.say("letter-policy-mark"));
    }
}

/// Repeats the mark at the end, so that no page of the letter can pass for a real one.
pub(super) fn closing(sheet: &mut Sheet, speaker: &Speaker<'_>, office: &OfficeInfo) {
    let id = match office.mode {
        OfficeMode::Production => return,
        OfficeMode::Demo => "letter-demo-mark",
        OfficeMode::Exercise => "letter-exercise-mark",
    };
    sheet.gap();
    sheet.paragraph(0, &speaker.say(id));
}

pub(super) fn body(
    sheet: &mut Sheet,
    speaker: &Speaker<'_>,
    office: &OfficeInfo,
) -> Result<(), MissingSlot> {
    let name = RawText::from(speaker.words(&office.name));
    if name.is_blank() {
        return Err(missing("body"));
    }
    sheet.gap();
    sheet.paragraph(0, name.clean_line().as_str());
    Ok(())
}

pub(super) fn addressee(
    sheet: &mut Sheet,
    speaker: &Speaker<'_>,
    case: &Case,
) -> Result<(), MissingSlot> {
    let application = &case.application;
    let name = application.applicant.full_name();
    if name.is_blank() {
        return Err(missing("addressee"));
    }
    sheet.gap();
    person(sheet, speaker, "letter-to", &name);
    if let Some(contact) = &application.applicant.contact
        && !contact.is_blank()
    {
        let args = [("contact", Arg::from(contact.clean_line()))];
        sheet.paragraph(0, &speaker.say_with("letter-contact", &args));
    }
    if let Some(representative) = &application.representative {
        let args = [
            ("name", Arg::from(representative.name.clean_line())),
            (
                "power",
                Arg::from(representative.power_of_attorney.clean_line()),
            ),
        ];
        sheet.paragraph(0, &speaker.say_with("letter-representative", &args));
    }
    Ok(())
}

/// Adds a line with a person's name in it.
pub(super) fn person(sheet: &mut Sheet, speaker: &Speaker<'_>, id: &str, name: &RawText) {
    sheet.paragraph(
        0,
        &speaker.say_with(id, &[("name", Arg::from(name.clean_line()))]),
    );
}

/// Adds who signed, when, and what kind of signature it is.
pub(super) fn signed(
    sheet: &mut Sheet,
    speaker: &Speaker<'_>,
    by: &RawText,
    at: DateTime<chrono::Utc>,
    signature: Signature,
) -> Result<(), MissingSlot> {
    if by.is_blank() {
        return Err(missing("signature"));
    }
    let args = [
        ("name", Arg::from(by.clean_line())),
        ("at", Arg::from(speaker.date_time(at))),
    ];
    sheet.paragraph(0, &speaker.say_with("letter-signed-by", &args));
    let kind = match signature {
        Signature::InSystem => "letter-signature-in-system",
    };
    sheet.paragraph(0, &speaker.say(kind));
    Ok(())
}
