//! The history of a case, the newest event first.

use std::collections::BTreeSet;

use crate::casework::Event;
use crate::casework::Recorded;
use crate::casework::command::{Answer, ComplaintOutcome};
use crate::regulation::Procedure;
use crate::workstation::desk::Desk;
use crate::workstation::show;
use crate::workstation::theme::Tone;
use crate::workstation::widgets::doc::Doc;
use crate::workstation::widgets::paint;

/// Writes the history down for a width. What is in `fresh` is new to the officer. Returns the
/// lines with the line on which the event `sought` begins.
#[must_use]
pub fn doc(
    events: &[Recorded],
    fresh: &BTreeSet<u64>,
    sought: Option<u64>,
    procedure: Option<&Procedure>,
    desk: &Desk,
    columns: u16,
) -> (Doc, Option<usize>) {
    let speaker = desk.speaker();
    let mut doc = Doc::new(columns);
    let mut found = None;
    for recorded in events.iter().rev() {
        if sought == Some(recorded.seq) {
            found = Some(doc.len());
        }
        let (sign, tone) = if fresh.contains(&recorded.seq) {
            ("~ ", Tone::Warn)
        } else {
            ("", Tone::Dim)
        };
        let when = format!(
            "{sign}{} · v{}",
            speaker.date_time(recorded.at),
            recorded.seq
        );
        let who = show::person(&recorded.by);
        let head = format!("{when} · {who}");
        if paint::width(&head) <= usize::from(columns) {
            doc.text(&head, tone);
        } else {
            doc.text(&when, tone);
            doc.text(&who, Tone::Dim);
        }
        doc.inset(
            2,
            &summary(&recorded.event, procedure, desk),
            if found.is_some() && sought == Some(recorded.seq) {
                Tone::Strong
            } else {
                Tone::Plain
            },
        );
    }
    (doc, found)
}

/// Returns what an event is, in one sentence.
#[must_use]
pub fn summary(event: &Event, procedure: Option<&Procedure>, desk: &Desk) -> String {
    let mut what = desk.speaker().say_code("event", event.code());
    if let Some(more) = more(event, procedure, desk) {
        what.push_str(&format!(": {more}"));
    }
    what
}

/// Returns what distinguishes an event from others of its kind, in a few words.
fn more(event: &Event, procedure: Option<&Procedure>, desk: &Desk) -> Option<String> {
    let speaker = desk.speaker();
    match event {
        Event::CheckRecorded(record) => Some(format!(
            "{} · {}",
            procedure
                .and_then(|procedure| procedure.check(&record.check))
                .map_or_else(
                    || record.check.to_string(),
                    |rule| speaker.words(&rule.title).to_owned(),
                ),
            speaker.say_code(
                "answer",
                match record.answer {
                    Answer::Passed => "passed",
                    Answer::Failed => "failed",
                }
            )
        )),
        Event::NoteAdded(note) => Some(note.text.clean_line().to_string()),
        Event::Assigned { to } => Some(show::person(to)),
        Event::Recommended(recommendation) => {
            Some(show::outcome(Some(recommendation.outcome), speaker))
        }
        Event::Prepared { draft } => {
            Some(show::outcome_of(Some(draft.outcome()), procedure, speaker))
        }
        Event::ReturnedForRework { reasons } => Some(reasons.clean_line().to_string()),
        Event::Decided { decision, .. } => Some(format!(
            "{} · {}",
            show::outcome_of(Some(decision.draft.outcome()), procedure, speaker),
            speaker.say("signature-in-system")
        )),
        Event::Accepted { late_reason }
        | Event::PassedOn { late_reason }
        | Event::SentToCommission { late_reason } => late_reason
            .as_ref()
            .map(|reason| reason.clean_line().to_string()),
        Event::Recused { reason } => Some(reason.clean_line().to_string()),
        Event::Withdrawn { statement } => Some(statement.clean_line().to_string()),
        Event::AssessmentRecorded(result) => {
            let title = procedure
                .and_then(|procedure| procedure.assessment(&result.record.assessment))
                .map_or_else(
                    || result.record.assessment.to_string(),
                    |rule| speaker.words(&rule.title).to_owned(),
                );
            let code = show::assessed_code(result);
            Some(format!("{title} · {}", speaker.say_code("assessed", code)))
        }
        Event::NoticeIssued(notice) => Some(notice.number.clean_line().to_string()),
        Event::Annulled { reasons, .. } => Some(reasons.clean_line().to_string()),
        Event::ComplaintRegistered { complaint, .. } => {
            Some(complaint.text.clean_line().to_string())
        }
        Event::ComplaintDecided(decision) => Some(format!(
            "{} · {}",
            speaker.say_code(
                "complaint-outcome",
                match decision.outcome {
                    ComplaintOutcome::Dismissed => "dismissed",
                    ComplaintOutcome::Reversed => "reversed",
                }
            ),
            decision.reasons.clean_line()
        )),
        Event::ApplicationReceived(_)
        | Event::DuesSet { .. }
        | Event::AcceptanceRefused(_)
        | Event::Voted(_)
        | Event::HearingNotified(_)
        | Event::HearingRecorded(_)
        | Event::LetterIssued { .. }
        | Event::Delivered(_) => None,
    }
}
