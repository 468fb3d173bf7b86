//! What a case states and what happened on its way: facts, requirements, tests, the notice,
//! annulment, complaints.

use super::{Page, clean, drafted};
use crate::casework::Case;
use crate::casework::case::Status;
use crate::casework::command::ComplaintOutcome;
use crate::regulation::{Law, Procedure};
use crate::workstation::show;
use crate::workstation::stated::{self, Verdict};

/// The facts that the edition asks for, and the failure of a channel.
pub(super) fn stated(page: &mut Page<'_>, case: &Case, procedure: &Procedure) {
    let speaker = page.speaker;
    let facts = stated::facts(procedure, &case.application, speaker);
    let failure = stated::failure(&case.application, speaker);
    if facts.is_empty() && failure.is_none() {
        return;
    }
    page.head("cli-show-stated");
    for fact in facts {
        let value = fact.value.unwrap_or_else(|| speaker.say("fact-not-stated"));
        page.line(&format!("  {}: {value}", fact.title));
    }
    if let Some(failure) = failure {
        page.line(&format!("  {}: {failure}", speaker.say("fact-failure")));
    }
}

/// The requirements with how they stand and where they are written.
pub(super) fn requirements(page: &mut Page<'_>, case: &Case, procedure: &Procedure, law: &Law) {
    let speaker = page.speaker;
    let judged = stated::requirements(procedure, case, law);
    if judged.is_empty() {
        return;
    }
    page.head("cli-show-requirements");
    for judged in judged {
        let title = clean(speaker.words(&judged.rule.title));
        let place = speaker.citation(&judged.rule.cite, &law.edition);
        let id = &judged.rule.id;
        page.line(&format!(
            "  {} {id} — {title} [{place}]",
            judged.verdict.mark()
        ));
        if let Verdict::Unknown(key) = &judged.verdict {
            let args = [("key", key.as_str().into())];
            let why = speaker.say_with("dialog-requirement-unknown", &args);
            page.line(&format!("      {why}"));
        }
    }
}

/// Tests, questionnaires and interviews, each attempt in order.
pub(super) fn assessments(page: &mut Page<'_>, case: &Case, procedure: &Procedure, law: &Law) {
    let speaker = page.speaker;
    if procedure.assessments.is_empty() {
        return;
    }
    page.head("cli-show-assessments");
    for rule in &procedure.assessments {
        let attempts = case.assessments.get(&rule.id);
        let mark = match attempts.and_then(|attempts| attempts.last()) {
            None => "?",
            Some(last) if last.result.passed => "✓",
            Some(_) => "✗",
        };
        let title = clean(speaker.words(&rule.title));
        page.line(&format!("  {mark} {} — {title}", rule.id));
        for attempt in attempts.into_iter().flatten() {
            page.line(&format!(
                "      {} · {} · {}",
                speaker.date_time(attempt.result.record.held_at),
                speaker.say_code("assessed", stated::attempt_code(attempt)),
                attempt.by.name.clean_line(),
            ));
            for line in stated::attempt_lines(rule, attempt, law, speaker) {
                page.line(&format!("        {line}"));
            }
            let record = attempt.result.record.record.clean_line();
            page.line(&format!("        {record}"));
        }
    }
}

/// The notice of conformity.
pub(super) fn notice(page: &mut Page<'_>, case: &Case) {
    let speaker = page.speaker;
    let Some(record) = &case.notice else {
        return;
    };
    page.head("cli-show-notice");
    page.line(&format!(
        "  {} · {} · {}",
        record.notice.number.clean_line(),
        record.by.name.clean_line(),
        speaker.date_time(record.at),
    ));
}

/// How a case ended without a decision.
pub(super) fn closing(page: &mut Page<'_>, case: &Case, procedure: Option<&Procedure>) {
    let speaker = page.speaker;
    match &case.status {
        Status::Annulled {
            reasons, by, at, ..
        } => {
            page.head("status-annulled");
            page.line(&format!(
                "  {} · {}",
                by.name.clean_line(),
                speaker.date_time(*at)
            ));
            page.line(&format!("  {}", reasons.clean_line()));
            let rule = procedure.and_then(|procedure| procedure.annulment.as_ref());
            if let Some(rule) = rule {
                page.line(&format!("  {}", clean(speaker.words(&rule.message))));
            }
        }
        Status::NotAccepted { refusal, by, at } => {
            page.head("case-not-accepted");
            page.line(&format!(
                "  {} · {}",
                by.name.clean_line(),
                speaker.date_time(*at)
            ));
            for paper in &refusal.papers {
                let rule = procedure.and_then(|procedure| procedure.document(&paper.document));
                let title = rule.map_or_else(
                    || paper.document.to_string(),
                    |rule| clean(speaker.words(&rule.title)),
                );
                page.line(&format!("  ✗ {title}"));
            }
            for id in &refusal.requirements {
                let rule = procedure.and_then(|procedure| procedure.requirement(id));
                let title =
                    rule.map_or_else(|| id.to_string(), |rule| clean(speaker.words(&rule.title)));
                page.line(&format!("  ✗ {title}"));
            }
            let message =
                procedure.and_then(|procedure| procedure.refusal_to_accept.message.as_ref());
            if let Some(message) = message {
                page.line(&format!("  {}", clean(speaker.words(message))));
            }
        }
        Status::Received
        | Status::UnderReview
        | Status::AwaitingSignature { .. }
        | Status::Decided { .. }
        | Status::Delivered { .. }
        | Status::Withdrawn { .. }
        | Status::UnderComplaint { .. } => {}
    }
}

/// The complaint that waits, those that were decided, and what they reversed.
pub(super) fn complaints(
    page: &mut Page<'_>,
    case: &Case,
    procedure: Option<&Procedure>,
    law: &Law,
) {
    let speaker = page.speaker;
    if case.complaint().is_none() && case.complaints.is_empty() {
        return;
    }
    page.head("cli-show-complaints");
    if let Some(complaint) = case.complaint() {
        let to = stated::addressee(&complaint.complaint.appeal, law, speaker);
        page.line(&format!(
            "  ? {} · {to} · {}",
            speaker.date_time(complaint.registered_at),
            complaint.complaint.text.clean_line(),
        ));
        if let Some(at) = complaint.due.as_ref().and_then(|due| due.binding_due_at) {
            let limit = speaker.say("limit-complaint");
            page.line(&format!("      {limit}: {}", speaker.date_time(at)));
        }
    }
    for decided in &case.complaints {
        let code = match decided.decision.outcome {
            ComplaintOutcome::Dismissed => "dismissed",
            ComplaintOutcome::Reversed => "reversed",
        };
        let to = stated::addressee(&decided.complaint.complaint.appeal, law, speaker);
        page.line(&format!(
            "  · {} · {to} · {}",
            speaker.date_time(decided.complaint.registered_at),
            decided.complaint.complaint.text.clean_line(),
        ));
        page.line(&format!(
            "      {} · {} · {}",
            speaker.say_code("complaint-outcome", code),
            decided.by.name.clean_line(),
            speaker.date_time(decided.at),
        ));
        page.line(&format!("      {}", decided.decision.reasons.clean_line()));
    }
    for decision in &case.reversed {
        let found = show::outcome_of(Some(decision.draft.outcome()), procedure, speaker);
        page.line(&format!(
            "  {}",
            speaker.say_with("case-reversed", &[("outcome", found.into())])
        ));
        drafted(page, &decision.draft, procedure);
    }
}
