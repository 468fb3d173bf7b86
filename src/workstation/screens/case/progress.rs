//! What happened on the way of a case, as a text to read: what its application states and whether
//! that is enough, tests and interviews with every attempt, the notice, complaints.

use super::facts::{clean, procedure};
use super::outcome;
use super::stops::Facts;
use crate::casework::Case;
use crate::casework::case::{Complaint, DecidedComplaint};
use crate::casework::command::ComplaintOutcome;
use crate::i18n::{Arg, Speaker};
use crate::regulation::{Law, Procedure, RequirementAt};
use crate::workstation::desk::Desk;
use crate::workstation::effect::CaseFile;
use crate::workstation::show;
use crate::workstation::stated::{self, Judged, Verdict};
use crate::workstation::theme::Tone;
use crate::workstation::widgets::doc::Doc;

/// Adds the facts that the edition asks for, and the failure of a channel.
pub fn stated(doc: &mut Doc, file: &CaseFile, procedure: &Procedure, desk: &Desk) {
    let speaker = desk.speaker();
    let application = &file.case.application;
    for fact in stated::facts(procedure, application, speaker) {
        match fact.value {
            Some(value) => doc.fact(&format!("{}:", fact.title), &value),
            None => {
                let text = format!("{}: {}", fact.title, speaker.say("fact-not-stated"));
                doc.item("✗", Tone::Bad, &text, Tone::Plain);
            }
        }
    }
    if let Some(failure) = stated::failure(application, speaker) {
        doc.fact_toned(&speaker.say("fact-failure"), &failure, Tone::Warn);
    }
}

/// Adds the requirements with how they stand and where they are written.
pub fn requirements(doc: &mut Doc, file: &CaseFile, procedure: &Procedure, desk: &Desk) {
    let speaker = desk.speaker();
    let all = stated::requirements(procedure, &file.case, &file.law);
    for (at, id) in [
        (RequirementAt::Acceptance, "case-requirements-acceptance"),
        (RequirementAt::Decision, "case-requirements-decision"),
    ] {
        let here: Vec<&Judged> = all.iter().filter(|judged| judged.rule.at == at).collect();
        if here.is_empty() {
            continue;
        }
        let met = here
            .iter()
            .filter(|judged| judged.verdict == Verdict::Met)
            .count();
        let args = [("met", Arg::from(met)), ("all", Arg::from(here.len()))];
        doc.heading(&speaker.say_with(id, &args));
        for judged in here {
            let tone = match judged.verdict {
                Verdict::Met => Tone::Good,
                Verdict::Unmet => Tone::Bad,
                Verdict::Unknown(_) => Tone::Warn,
            };
            let title = speaker.words(&judged.rule.title);
            doc.item(judged.verdict.mark(), tone, title, Tone::Plain);
            if let Verdict::Unknown(key) = &judged.verdict {
                let key = Arg::from(key.as_str());
                let text = speaker.say_with("dialog-requirement-unknown", &[("key", key)]);
                doc.inset(4, &text, Tone::Warn);
            }
            let citation = speaker.citation(&judged.rule.cite, &file.law.edition);
            doc.inset(4, &citation, Tone::Dim);
        }
    }
}

/// Adds tests, questionnaires and interviews, each attempt in order.
pub fn assessments(doc: &mut Doc, file: &CaseFile, procedure: &Procedure, desk: &Desk) {
    let speaker = desk.speaker();
    if procedure.assessments.is_empty() {
        return;
    }
    doc.heading(&speaker.say("case-assessments"));
    for rule in &procedure.assessments {
        let attempts = file.case.assessments.get(&rule.id);
        let last = attempts.and_then(|attempts| attempts.last());
        let (mark, tone) = match last.map(stated::attempt_code) {
            None => ("?", Tone::Warn),
            Some("passed") => ("✓", Tone::Good),
            Some(_) => ("✗", Tone::Bad),
        };
        doc.item(mark, tone, speaker.words(&rule.title), Tone::Plain);
        let attempts = attempts.into_iter().flatten();
        for (index, attempt) in attempts.enumerate() {
            let record = &attempt.result.record;
            let head = speaker.say_with(
                "case-attempt",
                &[
                    ("number", Arg::from(index + 1)),
                    ("at", speaker.date_time(record.held_at).into()),
                    (
                        "result",
                        speaker
                            .say_code("assessed", stated::attempt_code(attempt))
                            .into(),
                    ),
                ],
            );
            doc.inset(4, &head, Tone::Plain);
            for line in stated::attempt_lines(rule, attempt, &file.law, speaker) {
                doc.inset(6, &line, Tone::Plain);
            }
            doc.inset(6, record.record.clean().as_str(), Tone::Plain);
            if let Some(reason) = &record.late_reason {
                doc.hang(6, "", Tone::Dim, &late(reason, speaker), Tone::Plain);
            }
            let by = format!(
                "{} · {}",
                show::person(&attempt.by),
                speaker.date_time(attempt.at)
            );
            doc.inset(6, &by, Tone::Dim);
        }
        let citation = speaker.citation(&rule.cite, &file.law.edition);
        doc.inset(4, &citation, Tone::Dim);
    }
}

fn late(reason: &crate::casework::RawText, speaker: Speaker<'_>) -> String {
    format!("{}: {}", speaker.say("case-late-reason"), clean(reason))
}

/// Adds the notice of conformity.
pub fn notice(doc: &mut Doc, case: &Case, speaker: Speaker<'_>) {
    let Some(record) = &case.notice else {
        return;
    };
    doc.heading(&speaker.say("case-notice"));
    doc.fact(
        &speaker.say("case-output-number"),
        &clean(&record.notice.number),
    );
    let by = format!(
        "{} · {}",
        show::person(&record.by),
        speaker.date_time(record.at)
    );
    doc.text(&by, Tone::Plain);
    if let Some(reason) = &record.notice.late_reason {
        doc.text(&late(reason, speaker), Tone::Plain);
    }
}

/// Adds the complaint that waits: to whom, by when, what it says.
pub fn open_complaint(doc: &mut Doc, complaint: &Complaint, law: &Law, speaker: Speaker<'_>) {
    complaint_text(doc, complaint, law, speaker);
    if let Some(at) = complaint.due.as_ref().and_then(|due| due.binding_due_at) {
        doc.fact(&speaker.say("limit-complaint"), &speaker.date_time(at));
    }
}

fn complaint_text(doc: &mut Doc, complaint: &Complaint, law: &Law, speaker: Speaker<'_>) {
    let to = stated::addressee(&complaint.complaint.appeal, law, speaker);
    doc.fact(&speaker.say("case-complaint-to"), &to);
    let by = format!(
        "{} · {}",
        show::person(&complaint.registered_by),
        speaker.date_time(complaint.registered_at)
    );
    doc.text(&by, Tone::Dim);
    doc.inset(2, complaint.complaint.text.clean().as_str(), Tone::Plain);
}

/// Adds the complaints that were decided, and the decisions they reversed.
pub fn complaints(doc: &mut Facts, file: &CaseFile, desk: &Desk) {
    let speaker = desk.speaker();
    let case = &*file.case;
    if !case.complaints.is_empty() {
        doc.heading(&speaker.say("case-complaints"));
    }
    for decided in &case.complaints {
        decided_complaint(doc, decided, &file.law, speaker);
    }
    for decision in &case.reversed {
        let found = Some(decision.draft.outcome());
        let found = show::outcome_of(found, procedure(file), speaker);
        doc.heading(&speaker.say_with("case-reversed", &[("outcome", found.into())]));
        let by = format!(
            "{} · {}",
            show::person(&decision.signed_by),
            speaker.date_time(decision.signed_at)
        );
        doc.text(&by, Tone::Plain);
        outcome::draft(doc, &decision.draft, file, desk);
    }
}

fn decided_complaint(doc: &mut Doc, decided: &DecidedComplaint, law: &Law, speaker: Speaker<'_>) {
    let (mark, tone, code) = match decided.decision.outcome {
        ComplaintOutcome::Dismissed => ("·", Tone::Dim, "dismissed"),
        ComplaintOutcome::Reversed => ("↺", Tone::Warn, "reversed"),
    };
    let found = speaker.say_code("complaint-outcome", code);
    doc.item(mark, tone, &found, Tone::Strong);
    complaint_text(doc, &decided.complaint, law, speaker);
    doc.inset(2, decided.decision.reasons.clean().as_str(), Tone::Plain);
    if let Some(reason) = &decided.decision.late_reason {
        doc.inset(2, &late(reason, speaker), Tone::Plain);
    }
    let by = format!(
        "{} · {}",
        show::person(&decided.by),
        speaker.date_time(decided.at)
    );
    doc.inset(2, &by, Tone::Dim);
}
