//! What is known of a case, as a text to read: who, what, until when, what was answered, what was
//! decided and why.

use std::collections::BTreeSet;

use super::stops::{Facts, Place};
use super::{State, changes, outcome, progress};
use crate::casework::application::EmployerNumber;
use crate::casework::case::{Case, CheckRecord};
use crate::casework::command::{Answer, Lack};
use crate::casework::person::{Iin, PersonalNumber};
use crate::casework::{Evidence, RawText, completeness};
use crate::i18n::{Arg, Speaker};
use crate::regulation::{CheckId, CheckRule, DocumentId, Procedure, StageId};
use crate::wire::DraftBegun;
use crate::workstation::desk::{Desk, left_until};
use crate::workstation::effect::CaseFile;
use crate::workstation::screens::queue::view::urgency;
use crate::workstation::show;
use crate::workstation::theme::Tone;
use crate::workstation::widgets::doc::Doc;

/// Writes a case down for a width, with what is new in it and with where its lines lead.
#[must_use]
pub fn write(file: &CaseFile, state: &State, desk: &Desk, columns: u16) -> Facts {
    let mut doc = Facts::new(columns);
    let case = &*file.case;
    let changes = changes::since(state, desk);
    let changed = changes::checks(&changes);
    head(&mut doc, file, state, desk);
    changes::write(&mut doc, &changes, state, file, desk);
    details(&mut doc, case, state, desk.speaker());
    if let Some(procedure) = procedure(file) {
        progress::stated(&mut doc, file, procedure, desk);
        progress::requirements(&mut doc, file, procedure, desk);
        papers_demanded(&mut doc, file, procedure, desk);
        checklist(&mut doc, file, procedure, &changed, desk);
        progress::assessments(&mut doc, file, procedure, desk);
    }
    progress::notice(&mut doc, case, desk.speaker());
    outcome::decision(&mut doc, file, desk);
    outcome::commission(&mut doc, case, desk.speaker());
    outcome::hearing(&mut doc, case, desk.speaker());
    progress::complaints(&mut doc, file, desk);
    outcome::returns(&mut doc, file, desk.speaker());
    outcome::notes(&mut doc, case, desk.speaker());
    outcome::letter(&mut doc, case, desk.speaker());
    doc
}

/// Returns what the edition says about the request of a case.
#[must_use]
pub fn procedure(file: &CaseFile) -> Option<&Procedure> {
    file.law
        .edition
        .requests
        .get(&file.case.application.request)
}

/// Returns text from outside on one line, fit for a screen.
pub(super) fn clean(text: &RawText) -> String {
    text.clean_line().to_string()
}

fn head(doc: &mut Facts, file: &CaseFile, state: &State, desk: &Desk) {
    let speaker = desk.speaker();
    let case = &*file.case;
    let application = &case.application;
    let applicant = &application.applicant;
    doc.text(&clean(&applicant.full_name()), Tone::Strong);
    let title = procedure(file).map_or_else(
        || speaker.say_code("request", application.request.code()),
        |procedure| speaker.words(&procedure.title).to_owned(),
    );
    doc.text(&title, Tone::Plain);
    let revealed = state.revealed.as_ref();
    let iin = number(
        applicant.iin.as_ref(),
        revealed.and_then(|numbers| numbers.applicant.as_ref()),
    )
    .unwrap_or_else(|| speaker.say("none"));
    doc.fact(&speaker.say("fact-iin"), &iin);
    doc.fact(
        &speaker.say("fact-person"),
        &format!(
            "{} · {}",
            speaker.date(applicant.born_on),
            clean(&applicant.citizenship)
        ),
    );
    if let Some(representative) = &application.representative {
        doc.fact(
            &speaker.say("fact-representative"),
            &clean(&representative.name),
        );
    }
    doc.fact(
        &speaker.say("fact-filed"),
        &format!(
            "{} · {}",
            speaker.date_time(application.filed_at),
            speaker.say_code("channel", application.channel.code())
        ),
    );
    doc.fact(
        &speaker.say("fact-registered"),
        &speaker.date(case.registered_on),
    );
    doc.fact(
        &speaker.say("fact-language"),
        &speaker.say_code("language", application.language.code()),
    );
    let stage = procedure(file)
        .and_then(|procedure| procedure.stage(&case.stage))
        .map_or_else(
            || case.stage.to_string(),
            |stage| speaker.words(&stage.title).to_owned(),
        );
    doc.fact(
        &speaker.say("fact-stage"),
        &format!(
            "{stage} · {}",
            speaker.say_code("status", case.status.kind().code())
        ),
    );
    let assigned = case
        .assigned_to
        .as_ref()
        .map_or_else(|| speaker.say("fact-nobody"), show::person);
    doc.fact(&speaker.say("fact-assigned"), &assigned);
    due(doc, file, desk);
    if let Some(lease) = &file.lease
        && Some(&lease.holder.login) != desk.login()
    {
        let text = speaker.say_with(
            "case-lease",
            &[
                ("name", Arg::Text(show::person(&lease.holder))),
                ("since", Arg::Text(speaker.time(lease.since))),
            ],
        );
        doc.item("⚠", Tone::Warn, &text, Tone::Warn);
    }
    let holder = file.lease.as_ref().map(|lease| &lease.holder.login);
    for looker in &file.lookers {
        if Some(&looker.person.login) != holder {
            let text = speaker.say_with(
                "case-looker",
                &[
                    ("name", Arg::Text(show::person(&looker.person))),
                    ("at", Arg::Text(speaker.time(looker.at))),
                ],
            );
            doc.item("·", Tone::Dim, &text, Tone::Dim);
        }
    }
    for (command, saved_at) in &file.drafts {
        let text = speaker.say_with(
            "case-draft",
            &[
                (
                    "command",
                    Arg::Text(show::command(*command, procedure(file), speaker)),
                ),
                ("at", Arg::Text(speaker.date_time(*saved_at))),
            ],
        );
        doc.item_to(Place::Draft(*command), "·", Tone::Warn, &text);
    }
    for draft in &file.begun {
        doc.item("·", Tone::Dim, &begun_words(draft, file, desk), Tone::Dim);
    }
}

/// Says who has begun what.
pub(in crate::workstation) fn begun_words(
    draft: &DraftBegun,
    file: &CaseFile,
    desk: &Desk,
) -> String {
    let speaker = desk.speaker();
    let what = match draft.kind.parse() {
        Ok(command) => show::command(command, procedure(file), speaker),
        Err(_) => clean(&RawText::from(draft.kind.as_str())),
    };
    speaker.say_with(
        "case-draft-other",
        &[
            ("name", Arg::Text(show::person(&draft.by))),
            ("command", Arg::Text(what)),
            ("at", Arg::Text(speaker.date_time(draft.saved_at))),
        ],
    )
}

/// Returns a personal number as it may be seen: whole once it was revealed.
fn number(stated: Option<&PersonalNumber>, revealed: Option<&Iin>) -> Option<String> {
    revealed
        .map(|whole| whole.reveal().to_owned())
        .or_else(|| stated.map(PersonalNumber::shown))
}

fn due(doc: &mut Facts, file: &CaseFile, desk: &Desk) {
    let speaker = desk.speaker();
    let Some((due, at)) = file
        .case
        .next_due()
        .and_then(|due| Some((due, due.binding_due_at?)))
    else {
        return;
    };
    let title = procedure(file)
        .and_then(|procedure| procedure.limit(&due.limit))
        .map_or_else(
            || speaker.say_code("limit", due.limit.as_str()),
            |limit| speaker.words(&limit.title).to_owned(),
        );
    let (left, tone) = left_until(at, desk.law_at(), &file.law).map_or_else(
        || (String::new(), Tone::Plain),
        |left| {
            let (mark, tone) = urgency(left);
            (
                format!(" · {mark} {}", speaker.working_left_plain(left)),
                tone,
            )
        },
    );
    let text = format!("{}{left} · {title} (F9)", speaker.date_time(at));
    doc.stop(Place::Limit, |doc| {
        doc.fact_toned(&speaker.say("fact-due"), &text, tone);
    });
}

fn details(doc: &mut Doc, case: &Case, state: &State, speaker: Speaker<'_>) {
    let details = &case.application.details;
    if let Some(profession) = &details.profession {
        doc.fact(&speaker.say("fact-profession"), &clean(profession));
    }
    if let Some(employer) = &details.employer {
        let own = match &employer.number {
            EmployerNumber::Bin(bin) => Some(bin.as_str().to_owned()),
            EmployerNumber::Iin(iin) => {
                let revealed = state.revealed.as_ref();
                number(Some(iin), revealed.and_then(|all| all.employer.as_ref()))
            }
        };
        let name = clean(&employer.name);
        let own = own.map_or_else(String::new, |own| format!(" · {own}"));
        doc.fact(&speaker.say("fact-employer"), &format!("{name}{own}"));
    }
    if let Some(contract) = &details.contract {
        let text = format!(
            "{} – {}",
            speaker.date(contract.concluded_on),
            speaker.date(contract.ends_on)
        );
        doc.fact(&speaker.say("fact-contract"), &text);
    }
    if let Some(original) = &details.original {
        let text = speaker.say_with(
            "fact-original-value",
            &[
                ("number", Arg::Text(clean(&original.number))),
                ("until", Arg::Text(speaker.date(original.valid_until))),
            ],
        );
        doc.fact(&speaker.say("fact-original"), &text);
    }
    if let Some(change) = &details.change {
        let text = format!(
            "{} · {}",
            speaker.date(change.changed_on),
            clean(&change.what)
        );
        doc.fact(&speaker.say("fact-change"), &text);
    }
    if details.abroad {
        doc.item("·", Tone::Dim, &speaker.say("fact-abroad"), Tone::Plain);
    }
    if details.treaty_exempt {
        doc.item("·", Tone::Dim, &speaker.say("fact-treaty"), Tone::Plain);
    }
}

/// Returns what the edition calls a document.
pub(in crate::workstation) fn document_title(
    id: &DocumentId,
    file: &CaseFile,
    desk: &Desk,
) -> String {
    procedure(file)
        .and_then(|procedure| procedure.document(id))
        .map_or_else(
            || id.to_string(),
            |rule| desk.speaker().words(&rule.title).to_owned(),
        )
}

fn papers_demanded(doc: &mut Doc, file: &CaseFile, procedure: &Procedure, desk: &Desk) {
    let speaker = desk.speaker();
    let application = &file.case.application;
    let lacking = completeness::lacking(procedure, application, file.case.registered_on);
    let id = if lacking.is_empty() {
        "case-papers-complete"
    } else {
        "case-papers-lacking"
    };
    doc.heading(&speaker.say_with(id, &[("count", Arg::from(lacking.len()))]));
    for lack in lacking {
        let titles: Vec<String> = lack
            .documents
            .iter()
            .map(|document| document_title(document, file, desk))
            .collect();
        let mut text = format!(
            "{} · {}",
            titles.join(" / "),
            speaker.say_code("lack", lack_code(lack.lack))
        );
        if let Some(date) = lack.expired_on {
            text.push_str(&format!(" {}", speaker.date(date)));
        }
        doc.item("✗", Tone::Bad, &text, Tone::Plain);
    }
}

pub(super) const fn lack_code(lack: Lack) -> &'static str {
    match lack {
        Lack::Missing => "missing",
        Lack::Expired => "expired",
        Lack::NotInForm => "not-in-form",
    }
}

/// Returns the checks that are asked of an application.
pub fn asked<'a>(
    procedure: &'a Procedure,
    case: &'a Case,
) -> impl Iterator<Item = &'a CheckRule> + use<'a> {
    procedure.checks.iter().filter(|check| {
        check
            .when
            .iter()
            .all(|condition| case.application.holds(condition))
    })
}

fn checklist(
    doc: &mut Facts,
    file: &CaseFile,
    procedure: &Procedure,
    changed: &BTreeSet<CheckId>,
    desk: &Desk,
) {
    let speaker = desk.speaker();
    let case = &*file.case;
    let (mut answered, mut all) = (0_usize, 0_usize);
    for check in asked(procedure, case) {
        all += 1;
        answered += usize::from(case.answer(&check.id).is_some());
    }
    if all == 0 {
        return;
    }
    doc.heading(&speaker.say_with(
        "case-checklist",
        &[("done", Arg::from(answered)), ("all", Arg::from(all))],
    ));
    // One stage needs no name: the checklist is the stage.
    let stages: BTreeSet<&StageId> = asked(procedure, case).map(|check| &check.stage).collect();
    for stage in &procedure.stages {
        if stages.len() > 1 && stages.contains(&stage.id) {
            doc.text(speaker.words(&stage.title), Tone::Strong);
        }
        for check in asked(procedure, case).filter(|check| check.stage == stage.id) {
            check_item(doc, check, changed.contains(&check.id), file, desk);
        }
    }
}

fn check_item(doc: &mut Facts, check: &CheckRule, changed: bool, file: &CaseFile, desk: &Desk) {
    let speaker = desk.speaker();
    let record = file.case.checks.get(&check.id);
    let (mark, tone) = match record.map(|record| record.record.answer) {
        None => ("?", Tone::Warn),
        Some(Answer::Passed) => ("✓", Tone::Good),
        Some(Answer::Failed) => ("✗", Tone::Bad),
    };
    let optional = if check.required {
        String::new()
    } else {
        format!(" ({})", speaker.say("optional"))
    };
    let sign = if changed { "~ " } else { "" };
    let title = format!("{sign}{}{optional}", speaker.words(&check.title));
    doc.item_to(Place::Check(check.id.clone()), mark, tone, &title);
    if let Some(record) = record {
        check_record(doc, record, file, desk);
    }
    doc.inset(
        4,
        &speaker.citation(&check.cite, &file.law.edition),
        Tone::Dim,
    );
}

fn check_record(doc: &mut Facts, record: &CheckRecord, file: &CaseFile, desk: &Desk) {
    let speaker = desk.speaker();
    let mut who = format!(
        "{} · {}",
        show::person(&record.by),
        speaker.date_time(record.at)
    );
    if !record.record.source.is_blank() {
        who.push_str(&format!(" · {}", clean(&record.record.source)));
    }
    doc.inset(4, &who, Tone::Dim);
    if let Some(note) = &record.record.note {
        doc.inset(4, note.clean().as_str(), Tone::Plain);
    }
    evidence(doc, &record.record.evidence, file, desk);
}

/// Adds pieces of evidence, each with its exact place.
pub(super) fn evidence(doc: &mut Facts, pieces: &[Evidence], file: &CaseFile, desk: &Desk) {
    let speaker = desk.speaker();
    for piece in pieces {
        let text = match piece {
            Evidence::Paper {
                sha256,
                page,
                quote,
                description,
            } => {
                let paper = file.case.paper(sha256);
                let mut text = paper.map_or_else(
                    || speaker.say("case-paper-unknown"),
                    |paper| document_title(&paper.document, file, desk),
                );
                if let Some(page) = page {
                    text.push_str(&speaker.say_with("case-page", &[("page", Arg::from(*page))]));
                }
                if let Some(quote) = quote {
                    text.push_str(&format!(" «{}»", clean(quote)));
                }
                if let Some(description) = description {
                    text.push_str(&format!(" ({})", clean(description)));
                }
                text.push_str(&format!(" · {}", hash_start(sha256)));
                text
            }
            Evidence::Check { check } => {
                let title = procedure(file)
                    .and_then(|procedure| procedure.check(check))
                    .map_or_else(
                        || check.to_string(),
                        |rule| speaker.words(&rule.title).to_owned(),
                    );
                format!("{}: {title}", speaker.say("evidence-check"))
            }
            Evidence::Assessment { assessment } => {
                let title = procedure(file)
                    .and_then(|procedure| procedure.assessment(assessment))
                    .map_or_else(
                        || assessment.to_string(),
                        |rule| speaker.words(&rule.title).to_owned(),
                    );
                format!("{}: {title}", speaker.say("evidence-assessment"))
            }
            Evidence::Recommendation => speaker.say("evidence-recommendation"),
            Evidence::Hearing => speaker.say("evidence-hearing"),
        };
        doc.stop(Place::Evidence(piece.clone()), |doc| {
            doc.hang(4, "→ ", Tone::Dim, &text, Tone::Dim);
        });
    }
}

/// Returns the first characters of a hash, which tell versions apart for a person.
fn hash_start(sha256: &str) -> String {
    sha256.chars().take(8).collect()
}
