//! The letters that leave the house, as plain text of 78 columns.
//!
//! [`outgoing`] writes whatever goes out as a case stands. A [`letter`] tells the applicant a signed decision; a [`preview`] shows an officer the same
//! letter before it is signed; [`refusal_to_accept`] names the papers for which an application
//! was not taken in. They are written in the language of the speaker, which for a letter is the
//! applicant's choice. What must stand in an administrative act stands in every letter: body,
//! number and date, addressee, question, facts, reasons, law, conclusion, hearing, how and by
//! when to appeal, signature. A slot that nothing fills is a [`MissingSlot`], never a gap.
//!
//! Deterministic: the same arguments give the same bytes. Outside text is cleaned.

mod acceptance;
mod appeal;
mod approval;
mod parts;
mod refusal;
mod sheet;
mod statement;

use chrono::{DateTime, NaiveDate, Utc};

use crate::casework::decision::{Decision, Draft};
use crate::casework::{Actor, Case, Event, Now, RawText, Status};
use crate::i18n::Speaker;
use crate::regulation::{Law, Procedure};
use crate::wire::session::OfficeInfo;

pub use acceptance::refusal_to_accept;
pub use sheet::COLUMNS;

use sheet::Sheet;

/// A part of the letter that nothing fills; `slot-<slot>` are the words for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nothing fills the slot {slot} of the letter")]
pub struct MissingSlot {
    pub slot: &'static str,
}

const fn missing(slot: &'static str) -> MissingSlot {
    MissingSlot { slot }
}

/// Writes the letter of a signed decision.
///
/// # Errors
/// [`MissingSlot`] for the first part that nothing fills.
pub fn letter(
    case: &Case,
    decision: &Decision,
    law: &Law,
    speaker: &Speaker<'_>,
    office: &OfficeInfo,
) -> Result<String, MissingSlot> {
    let reasons = [
        draft_late_reason(&decision.draft),
        decision.late_reason.as_ref(),
    ];
    let page = Page {
        case,
        draft: &decision.draft,
        law,
        procedure: procedure(case, law)?,
        speaker,
        office,
        number: &decision.case_number,
        dated: law.calendar.civil(decision.signed_at).date(),
        late_reasons: late(reasons),
        signing: Signing::Signed {
            by: &decision.signed_by.name,
            at: decision.signed_at,
            prepared_by: &decision.prepared_by.name,
            sha256: decision.sha256(),
        },
    };
    page.write()
}

/// Writes the letter as it would be if `draft` were signed, marked as a draft. What comes only
/// after the draft, the hearing and the signature, is named as still to come.
///
/// `by` is who looks at it: somebody else than who prepared the decision is shown as its signer
/// where the edition lets them sign.
///
/// # Errors
/// [`MissingSlot`] for the first part that nothing fills.
pub fn preview(
    case: &Case,
    draft: &Draft,
    law: &Law,
    by: &Actor,
    now: Now,
    speaker: &Speaker<'_>,
    office: &OfficeInfo,
) -> Result<String, MissingSlot> {
    let prepared = case.prepared().filter(|prepared| prepared.draft == *draft);
    let signs = prepared.is_some_and(|prepared| prepared.by.login != by.login)
        && by.has_any(&law.edition.signers, case.unit());
    let page = Page {
        case,
        draft,
        law,
        procedure: procedure(case, law)?,
        speaker,
        office,
        number: &case.number,
        dated: now.today,
        late_reasons: late([draft_late_reason(draft), None]),
        signing: Signing::Pending {
            signer: signs.then_some(&by.name),
            prepared_by: prepared.map_or(&by.name, |prepared| &prepared.by.name),
        },
    };
    page.write()
}

/// Writes what goes out to the applicant as the case stands: the letter of a decision, the
/// statement that an application was not accepted or was annulled, the notice of conformity, the
/// answer to the complaint decided last. `None` where nothing goes out.
///
/// # Errors
/// [`MissingSlot`] for the first part that nothing fills.
pub fn outgoing(
    case: &Case,
    law: &Law,
    speaker: &Speaker<'_>,
    office: &OfficeInfo,
    what: Outgoing,
) -> Result<Option<String>, MissingSlot> {
    let frame = |by, at| statement::Frame {
        case,
        law,
        speaker,
        office,
        by,
        at,
    };
    match (what, &case.status) {
        (Outgoing::Decision, _) => case
            .decision()
            .map(|decision| letter(case, decision, law, speaker, office)),
        (Outgoing::Acceptance, Status::NotAccepted { refusal, by, at }) => Some(refusal_to_accept(
            case, refusal, by, *at, law, speaker, office,
        )),
        (
            Outgoing::Annulment,
            Status::Annulled {
                reasons,
                checks,
                by,
                at,
            },
        ) => Some(statement::annulment(frame(by, *at), reasons, checks)),
        (Outgoing::Notice, _) => case
            .notice
            .as_ref()
            .map(|record| statement::notice(frame(&record.by, record.at), record)),
        (Outgoing::Complaint, _) => case
            .complaints
            .last()
            .map(|decided| statement::complaint(frame(&decided.by, decided.at), decided)),
        (Outgoing::Acceptance | Outgoing::Annulment, _) => None,
    }
    .transpose()
}

/// What goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outgoing {
    Decision,
    Acceptance,
    Annulment,
    Notice,
    Complaint,
}

impl Outgoing {
    /// Returns what an event makes go out, if anything.
    #[must_use]
    pub const fn of(event: &Event) -> Option<Self> {
        match event {
            Event::Decided { .. } => Some(Self::Decision),
            Event::AcceptanceRefused(_) => Some(Self::Acceptance),
            Event::Annulled { .. } => Some(Self::Annulment),
            Event::NoticeIssued(_) => Some(Self::Notice),
            Event::ComplaintDecided(_) => Some(Self::Complaint),
            Event::ApplicationReceived(_)
            | Event::DuesSet { .. }
            | Event::Accepted { .. }
            | Event::CheckRecorded(_)
            | Event::NoteAdded(_)
            | Event::Assigned { .. }
            | Event::PassedOn { .. }
            | Event::AssessmentRecorded(_)
            | Event::SentToCommission { .. }
            | Event::Voted(_)
            | Event::Recused { .. }
            | Event::Recommended(_)
            | Event::Prepared { .. }
            | Event::HearingNotified(_)
            | Event::HearingRecorded(_)
            | Event::ReturnedForRework { .. }
            | Event::LetterIssued { .. }
            | Event::Delivered(_)
            | Event::Withdrawn { .. }
            | Event::ComplaintRegistered { .. } => None,
        }
    }
}

/// Everything a letter is written from.
struct Page<'a> {
    case: &'a Case,
    draft: &'a Draft,
    law: &'a Law,
    procedure: &'a Procedure,
    speaker: &'a Speaker<'a>,
    office: &'a OfficeInfo,
    number: &'a str,
    dated: NaiveDate,
    /// Why the decision comes late, without repetitions.
    late_reasons: Vec<&'a RawText>,
    signing: Signing<'a>,
}

/// Who stands for the letter.
enum Signing<'a> {
    Signed {
        by: &'a RawText,
        at: DateTime<Utc>,
        prepared_by: &'a RawText,
        sha256: String,
    },
    Pending {
        signer: Option<&'a RawText>,
        prepared_by: &'a RawText,
    },
}

impl Page<'_> {
    fn write(&self) -> Result<String, MissingSlot> {
        let mut sheet = Sheet::default();
        self.head(&mut sheet)?;
        match self.draft {
            Draft::Approve(approval) => self.approval(&mut sheet, approval)?,
            Draft::Refuse(refusal) => self.refusal(&mut sheet, refusal)?,
        }
        self.signature(&mut sheet)?;
        Ok(sheet.into_text())
    }

    const fn is_signed(&self) -> bool {
        matches!(self.signing, Signing::Signed { .. })
    }
}

fn procedure<'a>(case: &Case, law: &'a Law) -> Result<&'a Procedure, MissingSlot> {
    law.edition
        .requests
        .get(&case.application.request)
        .ok_or(missing("question"))
}

const fn draft_late_reason(draft: &Draft) -> Option<&RawText> {
    match draft {
        Draft::Approve(approval) => approval.late_reason.as_ref(),
        Draft::Refuse(refusal) => refusal.late_reason.as_ref(),
    }
}

fn late(reasons: [Option<&RawText>; 2]) -> Vec<&RawText> {
    let mut said: Vec<&RawText> = Vec::new();
    for reason in reasons.into_iter().flatten() {
        if !reason.is_blank() && !said.contains(&reason) {
            said.push(reason);
        }
    }
    said
}
