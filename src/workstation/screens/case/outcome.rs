//! How a case came out, as a text to read: what was prepared, decided, voted, heard, returned and
//! noted.

use super::facts::{clean, document_title, evidence, lack_code, procedure};
use super::progress;
use super::stops::Facts;
use crate::casework::case::{Case, Status};
use crate::casework::command::{DeliveryMeans, GroundClaim, HearingMeans, HearingOutcome, Voice};
use crate::casework::decision::{Draft, Prepared};
use crate::i18n::{Arg, Speaker};
use crate::regulation::CheckId;
use crate::workstation::desk::Desk;
use crate::workstation::effect::CaseFile;
use crate::workstation::show;
use crate::workstation::theme::Tone;
use crate::workstation::widgets::doc::Doc;

/// Adds what was prepared or decided, with its grounds and findings.
pub fn decision(doc: &mut Facts, file: &CaseFile, desk: &Desk) {
    stands(doc, &file.case.status, file, desk);
}

fn stands(doc: &mut Facts, status: &Status, file: &CaseFile, desk: &Desk) {
    let speaker = desk.speaker();
    match status {
        Status::Received | Status::UnderReview => {}
        Status::NotAccepted { refusal, by, at } => {
            doc.heading(&speaker.say("case-not-accepted"));
            doc.text(
                &format!("{} · {}", show::person(by), speaker.date_time(*at)),
                Tone::Plain,
            );
            for paper in &refusal.papers {
                let mut text = format!(
                    "{} · {}",
                    document_title(&paper.document, file, desk),
                    speaker.say_code("lack", lack_code(paper.lack))
                );
                if let Some(note) = &paper.note {
                    text.push_str(&format!(" · {}", clean(note)));
                }
                doc.item("✗", Tone::Bad, &text, Tone::Plain);
            }
            for id in &refusal.requirements {
                let title = procedure(file)
                    .and_then(|procedure| procedure.requirement(id))
                    .map_or_else(
                        || id.to_string(),
                        |rule| speaker.words(&rule.title).to_owned(),
                    );
                doc.item("✗", Tone::Bad, &title, Tone::Plain);
            }
            let message =
                procedure(file).and_then(|procedure| procedure.refusal_to_accept.message.as_ref());
            if let Some(message) = message {
                doc.fact(&speaker.say("case-told"), speaker.words(message));
            }
        }
        Status::AwaitingSignature { prepared } => {
            doc.heading(&speaker.say_with(
                "case-prepared",
                &[("outcome", Arg::Text(found(&prepared.draft, file, speaker)))],
            ));
            waiting(doc, prepared, file, desk);
        }
        Status::Decided { decision, .. } | Status::Delivered { decision, .. } => {
            doc.heading(&speaker.say_with(
                "case-decided",
                &[("outcome", Arg::Text(found(&decision.draft, file, speaker)))],
            ));
            doc.text(
                &format!(
                    "{} · {}",
                    show::person(&decision.signed_by),
                    speaker.date_time(decision.signed_at)
                ),
                Tone::Plain,
            );
            doc.item(
                "⚠",
                Tone::Warn,
                &speaker.say("signature-in-system"),
                Tone::Warn,
            );
            doc.fact(
                &speaker.say("case-prepared-by"),
                &format!(
                    "{} · {}",
                    show::person(&decision.prepared_by),
                    speaker.date_time(decision.prepared_at)
                ),
            );
            if let Some(reason) = &decision.late_reason {
                doc.fact(&speaker.say("case-late-reason"), &clean(reason));
            }
            draft(doc, &decision.draft, file, desk);
            if let Status::Delivered { delivery, at, .. } = status {
                let means = delivery_code(delivery.means);
                doc.fact(
                    &speaker.say("case-delivered"),
                    &format!(
                        "{} · {}",
                        speaker.date_time(*at),
                        speaker.say_code("delivery", means)
                    ),
                );
            }
        }
        Status::Withdrawn { statement, at } => {
            doc.heading(&speaker.say("status-withdrawn"));
            doc.text(&speaker.date_time(*at), Tone::Plain);
            doc.text(statement.clean().as_str(), Tone::Plain);
        }
        Status::Annulled {
            reasons,
            checks,
            by,
            at,
        } => {
            doc.heading(&speaker.say("status-annulled"));
            doc.text(
                &format!("{} · {}", show::person(by), speaker.date_time(*at)),
                Tone::Plain,
            );
            doc.inset(2, reasons.clean().as_str(), Tone::Plain);
            for check in checks {
                doc.item(
                    "✗",
                    Tone::Bad,
                    &check_title(check, file, speaker),
                    Tone::Plain,
                );
            }
            let rule = procedure(file).and_then(|procedure| procedure.annulment.as_ref());
            if let Some(rule) = rule {
                let message = speaker.words(&rule.message);
                doc.fact(&speaker.say("case-told"), message);
                let citation = speaker.citation(&rule.cite, &file.law.edition);
                doc.inset(4, &citation, Tone::Dim);
            }
        }
        Status::UnderComplaint { complaint, earlier } => {
            doc.heading(&speaker.say("status-under-complaint"));
            progress::open_complaint(doc, complaint, &file.law, speaker);
            stands(doc, earlier, file, desk);
        }
    }
}

/// What a draft comes to, in the words of its proceeding.
fn found(draft: &Draft, file: &CaseFile, speaker: Speaker<'_>) -> String {
    show::outcome_of(Some(draft.outcome()), procedure(file), speaker)
}

fn check_title(check: &CheckId, file: &CaseFile, speaker: Speaker<'_>) -> String {
    procedure(file)
        .and_then(|procedure| procedure.check(check))
        .map_or_else(
            || check.to_string(),
            |rule| speaker.words(&rule.title).to_owned(),
        )
}

const fn delivery_code(means: DeliveryMeans) -> &'static str {
    match means {
        DeliveryMeans::InPerson => "in-person",
        DeliveryMeans::Portal => "portal",
        DeliveryMeans::StateCorporation => "state-corporation",
        DeliveryMeans::ForeignAffairs => "foreign-affairs",
        DeliveryMeans::PickUpPoint => "pick-up-point",
    }
}

fn waiting(doc: &mut Facts, prepared: &Prepared, file: &CaseFile, desk: &Desk) {
    let speaker = desk.speaker();
    doc.text(
        &format!(
            "{} · {} · v{}",
            show::person(&prepared.by),
            speaker.date_time(prepared.at),
            prepared.on_version
        ),
        Tone::Plain,
    );
    draft(doc, &prepared.draft, file, desk);
}

/// Adds what a decision says.
pub fn draft(doc: &mut Facts, draft: &Draft, file: &CaseFile, desk: &Desk) {
    let speaker = desk.speaker();
    let (against, late) = match draft {
        Draft::Approve(approval) => {
            // A proceeding that only ends gives nothing to number and to date.
            if !approval.number.is_blank() {
                doc.fact(&speaker.say("case-output-number"), &clean(&approval.number));
                let from = speaker.date(approval.valid_from);
                let days = approval.valid_until.map_or_else(
                    || format!("{from} – {}", speaker.say("validity-open-ended")),
                    |until| format!("{from} – {}", speaker.date(until)),
                );
                doc.fact(&speaker.say("case-validity"), &days);
            }
            (&approval.against_recommendation, &approval.late_reason)
        }
        Draft::Refuse(refusal) => {
            if let Some(day) = refusal.effective_on {
                let day = speaker.date_with_weekday(day);
                doc.fact(&speaker.say("case-takes-effect"), &day);
            }
            for claim in &refusal.grounds {
                ground(doc, claim, file, desk);
            }
            for answered in &refusal.not_chosen {
                let title = check_title(&answered.check, file, speaker);
                doc.item("·", Tone::Dim, &title, Tone::Plain);
                doc.inset(4, answered.note.clean().as_str(), Tone::Plain);
            }
            (&refusal.against_recommendation, &refusal.late_reason)
        }
    };
    if let Some(reason) = against {
        doc.fact(&speaker.say("case-against"), reason.clean().as_str());
    }
    if let Some(reason) = late {
        doc.fact(&speaker.say("case-late-reason"), reason.clean().as_str());
    }
}

fn ground(doc: &mut Facts, claim: &GroundClaim, file: &CaseFile, desk: &Desk) {
    let speaker = desk.speaker();
    let rule = procedure(file).and_then(|procedure| procedure.ground(&claim.ground));
    let title = rule.map_or_else(
        || claim.ground.to_string(),
        |rule| speaker.words(&rule.title).to_owned(),
    );
    doc.item("✗", Tone::Bad, &title, Tone::Strong);
    if let Some(rule) = rule {
        doc.inset(
            4,
            &speaker.citation(&rule.cite, &file.law.edition),
            Tone::Dim,
        );
    }
    doc.hang(
        4,
        "",
        Tone::Plain,
        claim.facts.clean().as_str(),
        Tone::Plain,
    );
    doc.hang(4, "", Tone::Plain, claim.why.clean().as_str(), Tone::Plain);
    evidence(doc, &claim.evidence, file, desk);
}

/// Adds votes and recommendation of the Commission.
pub fn commission(doc: &mut Doc, case: &Case, speaker: Speaker<'_>) {
    if case.votes.is_empty() && case.recusals.is_empty() && case.recommendation.is_none() {
        return;
    }
    doc.heading(&speaker.say("case-commission"));
    if let Some(record) = &case.recommendation {
        let recommendation = &record.recommendation;
        let mut args = vec![
            (
                "outcome",
                Arg::Text(show::outcome(Some(recommendation.outcome), speaker)),
            ),
            ("for", Arg::from(recommendation.votes_for)),
            ("against", Arg::from(recommendation.votes_against)),
            ("abstained", Arg::from(recommendation.abstained)),
        ];
        let scored = recommendation
            .score_hundredths
            .zip(recommendation.threshold_hundredths);
        let id = match scored {
            Some((score, threshold)) => {
                args.push(("score", Arg::Text(speaker.points(score))));
                args.push(("threshold", Arg::Text(speaker.points(threshold))));
                "case-recommendation"
            }
            None => "case-recommendation-unscored",
        };
        let text = speaker.say_with(id, &args);
        doc.text(&text, Tone::Strong);
        if let Some(minutes) = &recommendation.minutes {
            doc.inset(2, minutes.clean().as_str(), Tone::Plain);
        }
        if let Some(video) = &recommendation.video {
            doc.fact(&speaker.say("field-video"), &clean(video));
        }
    }
    for record in case.votes.values() {
        let (mark, tone) = match record.vote.vote {
            Voice::For => ("✓", Tone::Good),
            Voice::Against => ("✗", Tone::Bad),
            Voice::Abstain => ("–", Tone::Dim),
        };
        let voice = match record.vote.vote {
            Voice::For => "for",
            Voice::Against => "against",
            Voice::Abstain => "abstain",
        };
        let text = format!(
            "{} · {} · {}",
            show::person(&record.by),
            speaker.say_code("voice", voice),
            speaker.date_time(record.at)
        );
        doc.item(mark, tone, &text, Tone::Plain);
        if !record.vote.reasons.is_blank() {
            doc.inset(4, record.vote.reasons.clean().as_str(), Tone::Plain);
        }
    }
    for recusal in &case.recusals {
        let text = speaker.say_with(
            "case-recused",
            &[
                ("name", Arg::Text(show::person(&recusal.by))),
                ("reason", Arg::Text(clean(&recusal.reason))),
            ],
        );
        doc.item("·", Tone::Warn, &text, Tone::Plain);
    }
}

/// Adds the notice of the hearing and its record.
pub fn hearing(doc: &mut Doc, case: &Case, speaker: Speaker<'_>) {
    let Some(hearing) = &case.hearing else {
        return;
    };
    doc.heading(&speaker.say("case-hearing"));
    let means = match hearing.notice.means {
        HearingMeans::Office => "office",
        HearingMeans::Video => "video",
        HearingMeans::Electronic => "electronic",
        HearingMeans::Other => "other",
    };
    doc.text(
        &format!(
            "{} · {} · {}",
            speaker.date_time(hearing.notice.held_at),
            speaker.say_code("hearing-means", means),
            clean(&hearing.notice.place)
        ),
        Tone::Plain,
    );
    let notified = format!(
        "{} · {}",
        show::person(&hearing.notified_by),
        speaker.date_time(hearing.notified_at)
    );
    doc.fact(&speaker.say("case-notified"), &notified);
    doc.inset(2, hearing.notice.position.clean().as_str(), Tone::Plain);
    let Some(record) = &hearing.record else {
        return;
    };
    let outcome = match record.record.outcome {
        HearingOutcome::Held => "held",
        HearingOutcome::Absent => "absent",
        HearingOutcome::InWriting => "in-writing",
    };
    doc.text(
        &format!(
            "{} · {} · {}",
            speaker.say_code("hearing-outcome", outcome),
            show::person(&record.by),
            speaker.date_time(record.at)
        ),
        Tone::Plain,
    );
    doc.inset(2, record.record.record.clean().as_str(), Tone::Plain);
    for objection in &record.record.objections {
        doc.item(
            "?",
            Tone::Warn,
            objection.text.clean().as_str(),
            Tone::Plain,
        );
        doc.inset(4, objection.answer.clean().as_str(), Tone::Plain);
    }
}

/// Adds what was given back, with the reasons.
pub fn returns(doc: &mut Doc, file: &CaseFile, speaker: Speaker<'_>) {
    let case = &*file.case;
    if case.returns.is_empty() {
        return;
    }
    doc.heading(&speaker.say("case-returns"));
    for given_back in &case.returns {
        let text = format!(
            "{} · {} · {}",
            show::person(&given_back.by),
            speaker.date_time(given_back.at),
            found(&given_back.prepared.draft, file, speaker)
        );
        doc.item("·", Tone::Warn, &text, Tone::Plain);
        doc.inset(4, given_back.reasons.clean().as_str(), Tone::Plain);
    }
}

/// Adds the notes, the newest first.
pub fn notes(doc: &mut Doc, case: &Case, speaker: Speaker<'_>) {
    if case.notes.is_empty() {
        return;
    }
    doc.heading(&speaker.say("case-notes"));
    for note in case.notes.iter().rev() {
        let text = format!(
            "{} · {}",
            speaker.date_time(note.at),
            show::person(&note.by)
        );
        doc.item("·", Tone::Dim, &text, Tone::Dim);
        doc.inset(2, note.text.clean().as_str(), Tone::Plain);
    }
}

/// Adds the letter as it went out.
pub fn letter(doc: &mut Doc, case: &Case, speaker: Speaker<'_>) {
    if let Some(letter) = &case.letter {
        doc.heading(&speaker.say("case-letter"));
        doc.text(letter.text.clean().as_str(), Tone::Plain);
    }
}
