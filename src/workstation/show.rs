//! Saying things of the law and of a case in the officer's words.

use super::desk::Desk;
use super::theme::Tone;
use super::widgets::doc::Doc;
use crate::casework::command::Attendance;
use crate::casework::decision::Outcome;
use crate::casework::event::AssessmentResult;
use crate::casework::queue::{Column, Row};
use crate::casework::{CommandKind, Offer, PersonRef, Violation};
use crate::i18n::Speaker;
use crate::regulation::{Edition, Procedure, Proceeding, StageKind};
use crate::wire::OwnDraft;

/// Returns the name of a column in the words.
#[must_use]
pub const fn column_code(column: Column) -> &'static str {
    match column {
        Column::Number => "number",
        Column::Due => "due",
        Column::Applicant => "applicant",
        Column::Service => "service",
        Column::Request => "request",
        Column::Stage => "stage",
        Column::Status => "status",
        Column::Outcome => "outcome",
        Column::Channel => "channel",
        Column::Registered => "registered",
        Column::Assigned => "assigned",
        Column::Flags => "flags",
    }
}

/// Returns the name of a kind of stages in the words.
#[must_use]
pub const fn stage_kind_code(kind: StageKind) -> &'static str {
    kind.code()
}

/// Returns how an assessment went, as the key of the words for it.
#[must_use]
pub const fn assessed_code(result: &AssessmentResult) -> &'static str {
    match (result.record.attendance, result.passed) {
        (Attendance::NoShow, _) => "no-show",
        (Attendance::Came, true) => "passed",
        (Attendance::Came, false) => "failed",
    }
}

/// Returns the service of a row in a word or two, for a column.
#[must_use]
pub fn service(row: &Row, desk: &Desk) -> String {
    desk.speaker()
        .say_code("service-column", row.service.as_str())
}

/// Returns the stage of a row as its edition calls it; the kind of stage while that is not known.
#[must_use]
pub fn stage(row: &Row, desk: &Desk) -> String {
    desk.law(&row.service, &row.edition)
        .and_then(|law| law.edition.requests.get(&row.request)?.stage(&row.stage))
        .map_or_else(
            || {
                desk.speaker()
                    .say_code("stage", stage_kind_code(row.stage_kind))
            },
            |stage| desk.speaker().words(&stage.title).to_owned(),
        )
}

/// Returns what was prepared or decided.
#[must_use]
pub fn outcome(outcome: Option<Outcome>, speaker: Speaker<'_>) -> String {
    match outcome {
        None => "–".to_owned(),
        Some(Outcome::Approve) => speaker.say_code("outcome", "approve"),
        Some(Outcome::Refuse) => speaker.say_code("outcome", "refuse"),
    }
}

/// Returns what was prepared or decided, in the words of its proceeding: the body takes away what
/// was granted or lets it stand.
#[must_use]
pub fn outcome_of(
    found: Option<Outcome>,
    procedure: Option<&Procedure>,
    speaker: Speaker<'_>,
) -> String {
    match found {
        Some(Outcome::Approve) if is_revocation(procedure) => {
            speaker.say("revocation-outcome-approve")
        }
        Some(Outcome::Refuse) if is_revocation(procedure) => {
            speaker.say("revocation-outcome-refuse")
        }
        Some(Outcome::Approve | Outcome::Refuse) | None => outcome(found, speaker),
    }
}

/// Returns what was prepared or decided of a row.
#[must_use]
pub fn row_outcome(row: &Row, desk: &Desk) -> String {
    outcome_of(row.outcome, row_procedure(row, desk), desk.speaker())
}

/// Returns what the edition of a row says about its request, when the edition is known here.
#[must_use]
pub fn row_procedure<'d>(row: &Row, desk: &'d Desk) -> Option<&'d Procedure> {
    desk.law(&row.service, &row.edition)?
        .edition
        .requests
        .get(&row.request)
}

/// Returns whether the body itself began the proceeding, to take away what was granted.
#[must_use]
pub fn is_revocation(procedure: Option<&Procedure>) -> bool {
    procedure.is_some_and(|procedure| procedure.proceeding == Proceeding::Revocation)
}

/// Returns whether a command can ever be meant for a case of this procedure: one whose stage or
/// rule the edition does not have is not worth a line. Anything may be meant while the edition is
/// not known.
#[must_use]
pub fn is_of_procedure(kind: CommandKind, procedure: Option<&Procedure>) -> bool {
    let Some(procedure) = procedure else {
        return true;
    };
    let has = |stage: StageKind| procedure.stage_of(stage).is_some();
    match kind {
        CommandKind::SendToCommission => {
            // After a notice the case comes to the Commission by itself.
            has(StageKind::Commission) && !has(StageKind::Notice)
        }
        CommandKind::Vote | CommandKind::Recuse | CommandKind::Recommend => {
            has(StageKind::Commission)
        }
        CommandKind::RecordAssessment => !procedure.assessments.is_empty(),
        CommandKind::IssueNotice => has(StageKind::Notice),
        CommandKind::Annul => procedure.annulment.is_some(),
        CommandKind::PassOn => procedure
            .stage_of(StageKind::Verification)
            .and_then(|stage| procedure.stage_after(&stage.id))
            .is_some_and(|next| next.kind != StageKind::Commission),
        CommandKind::Withdraw => procedure.proceeding == Proceeding::Application,
        CommandKind::Accept
        | CommandKind::RefuseAcceptance
        | CommandKind::RecordCheck
        | CommandKind::AddNote
        | CommandKind::Assign
        | CommandKind::PrepareApproval
        | CommandKind::PrepareRefusal
        | CommandKind::NotifyHearing
        | CommandKind::RecordHearing
        | CommandKind::ReturnForRework
        | CommandKind::Sign
        | CommandKind::Deliver
        | CommandKind::RegisterComplaint
        | CommandKind::DecideComplaint => true,
    }
}

/// Returns what a server offers that is meant for this procedure.
pub fn meant<'o>(
    offers: &'o [Offer],
    procedure: Option<&'o Procedure>,
) -> impl Iterator<Item = &'o Offer> {
    offers
        .iter()
        .filter(move |offer| offer.is_allowed() || is_of_procedure(offer.command, procedure))
}

/// Returns the name of a command: in a revocation, a refusal is the revocation itself.
#[must_use]
pub fn command(kind: CommandKind, procedure: Option<&Procedure>, speaker: Speaker<'_>) -> String {
    match revocation_key(kind, procedure) {
        Some(key) => speaker.say(key),
        None => speaker.say_code("command", kind.code()),
    }
}

/// Returns what a command does.
#[must_use]
pub fn command_about(
    kind: CommandKind,
    procedure: Option<&Procedure>,
    speaker: Speaker<'_>,
) -> String {
    match revocation_key(kind, procedure) {
        Some(key) => speaker.say(&format!("{key}-about")),
        None => speaker.say(&format!("command-{}-about", kind.code())),
    }
}

/// Returns the key of the name of a command that means something else in a revocation.
fn revocation_key(kind: CommandKind, procedure: Option<&Procedure>) -> Option<&'static str> {
    if !is_revocation(procedure) {
        return None;
    }
    if kind == CommandKind::PrepareRefusal {
        return Some("revocation-prepare-refusal");
    }
    (kind == CommandKind::PrepareApproval).then_some("revocation-prepare-approval")
}

/// Says what an own draft is of, and when it was saved.
#[must_use]
pub fn draft(draft: &OwnDraft, id: &str, desk: &Desk) -> String {
    let speaker = desk.speaker();
    let command = match draft.kind.parse::<CommandKind>() {
        Ok(kind) => command(kind, None, speaker),
        // The dialog of a newer workstation.
        Err(_) => draft.kind.clone(),
    };
    let args = [
        ("command", command.into()),
        ("at", speaker.date_time(draft.saved_at).into()),
    ];
    speaker.say_with(id, &args)
}

/// Returns a person's name, fit for a screen.
#[must_use]
pub fn person(person: &PersonRef) -> String {
    if person.name.is_blank() {
        person.login.as_str().to_owned()
    } else {
        person.name.clean_line().to_string()
    }
}

/// Adds every command: what can be done first, then the rest with its first reason and how many
/// more there are.
pub fn offers(doc: &mut Doc, offers: &[Offer], procedure: Option<&Procedure>, desk: &Desk) {
    let speaker = desk.speaker();
    for offer in meant(offers, procedure).filter(|offer| offer.is_allowed()) {
        let name = command(offer.command, procedure, speaker);
        doc.item("✓", Tone::Good, &name, Tone::Plain);
    }
    // Commands that cannot be begun for the same reasons stand together.
    let mut blocked: Vec<(&[Violation], Vec<String>)> = Vec::new();
    for offer in meant(offers, procedure).filter(|offer| !offer.is_allowed()) {
        let name = command(offer.command, procedure, speaker);
        match blocked
            .iter_mut()
            .find(|(reasons, _)| *reasons == offer.why_not)
        {
            Some((_, names)) => names.push(name),
            None => blocked.push((&offer.why_not, vec![name])),
        }
    }
    for (reasons, names) in blocked {
        doc.item("✗", Tone::Dim, &names.join(", "), Tone::Plain);
        if let Some(first) = reasons.first() {
            let mut text = speaker.violation(first);
            if reasons.len() > 1 {
                text.push_str(&format!(" (+{})", reasons.len() - 1));
            }
            doc.hang(2, "· ", Tone::Dim, &text, Tone::Dim);
        }
    }
}

/// Returns a broken rule with where it stands.
#[must_use]
pub fn violation(violation: &Violation, edition: &Edition, speaker: Speaker<'_>) -> String {
    let mut text = speaker.violation(violation);
    if let Some(citation) = &violation.citation {
        text.push_str(&format!(" — {}", speaker.citation(citation, edition)));
    }
    text
}
