//! The statement that an application was not accepted, naming each paper that lacks.
//!
//! Not a refusal of the service: another rule, another form, and the application can be handed in
//! again.

use chrono::{DateTime, Utc};

use super::sheet::Sheet;
use super::{MissingSlot, missing};
use super::{appeal, parts};
use crate::casework::command::{Lack, LackingPaper, RefuseAcceptance};
use crate::casework::decision::Signature;
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
    let procedure = super::procedure(case, law)?;
    if refusal.papers.is_empty() {
        return Err(missing("papers"));
    }
    let number = RawText::from(case.number.as_str());
    if number.is_blank() {
        return Err(missing("number"));
    }
    let mut sheet = Sheet::default();
    parts::marks(&mut sheet, speaker, office, law);
    parts::body(&mut sheet, speaker, office)?;
    parts::addressee(&mut sheet, speaker, case)?;
    sheet.gap();
    let date = speaker.long_date(law.calendar.civil(at).date());
    let args = [
        ("number", Arg::from(number.clean_line())),
        ("date", Arg::from(date)),
    ];
    sheet.paragraph(0, &speaker.say_with("letter-number-date", &args));
    sheet.gap();
    sheet.paragraph(0, &speaker.say("letter-title-not-accepted"));

    sheet.section(&speaker.say("letter-section-question"));
    let request = RawText::from(speaker.words(&procedure.title)).clean_line();
    let args = [
        ("number", Arg::from(number.clean_line())),
        ("date", Arg::from(speaker.date(case.registered_on))),
        ("request", Arg::from(request)),
    ];
    sheet.paragraph(3, &speaker.say_with("letter-question-not-accepted", &args));

    sheet.section(&speaker.say("letter-section-papers"));
    for lacking in &refusal.papers {
        let text = paper(case, procedure, lacking, law, speaker)?;
        sheet.item(&text);
        if let Some(note) = lacking.note.as_ref().filter(|note| !note.is_blank()) {
            sheet.quoted(7, note);
        }
    }

    sheet.section(&speaker.say("letter-section-conclusion"));
    sheet.paragraph(3, &speaker.say("letter-conclusion-not-accepted"));
    let cite = &procedure.refusal_to_accept.cite;
    sheet.paragraph(3, &appeal::rule(speaker, cite, law));
    sheet.paragraph(3, &speaker.say("letter-apply-again"));
    appeal::appeal(&mut sheet, speaker, law, false)?;
    sheet.gap();
    parts::signed(&mut sheet, speaker, &by.name, at, Signature::InSystem)?;
    parts::closing(&mut sheet, speaker, office);
    Ok(sheet.into_text())
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
