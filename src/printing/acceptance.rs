//! The statement that an application was not accepted, naming each paper that lacks.
//!
//! Not a refusal of the service: another rule, another form, and the application can be handed in
//! again.

use chrono::{DateTime, Utc};

use super::statement::Frame;
use super::{MissingSlot, appeal, missing};
use crate::casework::command::{Lack, LackingPaper, RefuseAcceptance};
use crate::casework::{Case, PersonRef, RawText};
use crate::i18n::{Arg, Speaker};
use crate::regulation::{Law, Procedure};
use crate::wire::session::OfficeInfo;

/// Writes the reasoned statement by which an incomplete or expired package is not accepted, as
/// `by` made it at `at`.
///
/// # Errors
/// [`MissingSlot`] for the first part that nothing fills.
pub fn refusal_to_accept(
    case: &Case,
    refusal: &RefuseAcceptance,
    by: &PersonRef,
    at: DateTime<Utc>,
    law: &Law,
    speaker: &Speaker<'_>,
    office: &OfficeInfo,
) -> Result<String, MissingSlot> {
    let frame = Frame {
        case,
        law,
        speaker,
        office,
        by,
        at,
    };
    let procedure = frame.procedure()?;
    if refusal.papers.is_empty() && refusal.requirements.is_empty() {
        return Err(missing("papers"));
    }
    let rule = &procedure.refusal_to_accept;
    let mut sheet = frame.open("letter-title-not-accepted", "letter-question-not-accepted")?;
    if !refusal.papers.is_empty() {
        sheet.section(&speaker.say("letter-section-papers"));
    }
    for lacking in &refusal.papers {
        let text = paper(case, procedure, lacking, law, speaker)?;
        sheet.item(&text);
        if let Some(note) = lacking.note.as_ref().filter(|note| !note.is_blank()) {
            sheet.quoted(7, note);
        }
    }
    if !refusal.requirements.is_empty() {
        sheet.section(&speaker.say("letter-section-requirements"));
    }
    for id in &refusal.requirements {
        let unmet = procedure.requirement(id).ok_or(missing("papers"))?;
        let title = RawText::from(speaker.words(&unmet.title)).clean_line();
        let args = [
            ("title", Arg::from(title)),
            (
                "citation",
                Arg::from(speaker.citation(&unmet.cite, &law.edition)),
            ),
        ];
        sheet.item(&speaker.say_with("letter-requirement-unmet", &args));
    }

    sheet.section(&speaker.say("letter-section-conclusion"));
    match &rule.message {
        Some(message) => {
            let message = RawText::from(speaker.words(message)).clean_line();
            sheet.paragraph(3, message.as_str());
        }
        None if refusal.papers.is_empty() => {
            sheet.paragraph(3, &speaker.say("letter-conclusion-not-accepted-unmet"));
        }
        None => sheet.paragraph(3, &speaker.say("letter-conclusion-not-accepted")),
    }
    sheet.paragraph(3, &appeal::rule(speaker, &rule.cite, law));
    if rule.message.is_none() && !refusal.papers.is_empty() {
        sheet.paragraph(3, &speaker.say("letter-apply-again"));
    }
    appeal::appeal(&mut sheet, speaker, law, false)?;
    frame.close(sheet)
}

/// One paper: its title, what it lacks, and where the demand stands.
fn paper(
    case: &Case,
    procedure: &Procedure,
    lacking: &LackingPaper,
    law: &Law,
    speaker: &Speaker<'_>,
) -> Result<String, MissingSlot> {
    let rule = procedure
        .document(&lacking.document)
        .ok_or(missing("papers"))?;
    let expired_on = case
        .application
        .papers
        .iter()
        .filter(|paper| paper.document == lacking.document)
        .find_map(|paper| paper.expires_on);
    let lack = match (lacking.lack, expired_on) {
        (Lack::Missing, _) => speaker.say("lack-missing"),
        (Lack::NotInForm, _) => speaker.say("lack-not-in-form"),
        (Lack::Expired, None) => speaker.say("lack-expired"),
        (Lack::Expired, Some(day)) => {
            let args = [("date", Arg::from(speaker.date(day)))];
            speaker.say_with("letter-expired-on", &args)
        }
    };
    let title = RawText::from(speaker.words(&rule.title)).clean_line();
    let mut args = vec![
        ("title", Arg::from(title)),
        ("lack", Arg::from(lack)),
        (
            "citation",
            Arg::from(speaker.citation(&rule.cite, &law.edition)),
        ),
    ];
    // An expired paper had the right form once: what is asked for is a valid one.
    let form = match lacking.lack {
        Lack::Missing | Lack::NotInForm => rule.form.as_ref(),
        Lack::Expired => None,
    };
    Ok(match form {
        None => speaker.say_with("letter-paper-lacks", &args),
        Some(form) => {
            let form = RawText::from(speaker.words(form)).clean_line();
            args.push(("form", Arg::from(form)));
            speaker.say_with("letter-paper-lacks-form", &args)
        }
    })
}
