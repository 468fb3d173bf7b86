//! What the queue says of the case that the cursor rests on: its facts, and what can be done.

use super::State;
use super::view::due;
use crate::casework::queue::Row;
use crate::i18n::Arg;
use crate::wire::Actions;
use crate::workstation::desk::Desk;
use crate::workstation::show;
use crate::workstation::theme::Tone;
use crate::workstation::widgets::doc::Doc;

/// How many of the last events are shown.
const LAST_EVENTS: usize = 3;

/// Returns the row that the preview is about. It stays on the last case while the cursor moves,
/// and always says which case it is.
#[must_use]
pub fn row(state: &State) -> Option<Row> {
    let previewed = state.previewed?;
    if state.selected == Some(previewed) {
        return state.current().filter(|row| row.id == previewed);
    }
    let rows = state.rows.data()?;
    let near = state.shown.iter().skip(state.top).take(200);
    let place = near
        .copied()
        .find(|place| rows.id(*place) == Some(previewed))?;
    rows.get(place)
}

fn actions<'a>(row: &Row, state: &'a State) -> Option<&'a Actions> {
    state
        .preview
        .data()
        .filter(|(case, _)| *case == row.id)
        .map(|(_, actions)| actions)
}

/// Adds what happened last, a line each.
fn events(doc: &mut Doc, state: &State, desk: &Desk) {
    let Some(history) = state.events.data() else {
        return;
    };
    let speaker = desk.speaker();
    doc.heading(&speaker.say("preview-events"));
    for recorded in history.events.iter().rev().take(LAST_EVENTS) {
        doc.line(vec![
            (format!("{} ", speaker.date_time(recorded.at)), Tone::Dim),
            (
                speaker.say_code("event", recorded.event.code()),
                Tone::Plain,
            ),
        ]);
    }
}

/// Returns the whole preview.
#[must_use]
pub fn doc(row: &Row, state: &State, desk: &Desk, columns: u16) -> Doc {
    let speaker = desk.speaker();
    let mut doc = Doc::new(columns);
    doc.text(row.applicant.clean_line().as_str(), Tone::Strong);
    let what = format!(
        "{}, {}",
        speaker.say_code("service", row.service.as_str()),
        speaker.say_code("request", row.request.code())
    );
    doc.text(&what, Tone::Plain);
    if let Some(masked) = &row.iin_masked {
        doc.fact(&speaker.say("fact-iin"), masked);
    }
    doc.fact(&speaker.say("fact-stage"), &show::stage(row, desk));
    doc.fact(
        &speaker.say("fact-status"),
        &speaker.say_code("status", row.status.code()),
    );
    if row.outcome.is_some() {
        doc.fact(&speaker.say("fact-outcome"), &show::row_outcome(row, desk));
    }
    doc.fact(
        &speaker.say("fact-registered"),
        &speaker.date(row.registered_on),
    );
    if let Some(at) = row.due_at {
        let (left, tone) = due(row, desk);
        let text = format!("{} · {}", speaker.date_time(at), left.trim());
        doc.fact_toned(&speaker.say("fact-due"), &text, tone);
    }
    let assigned = row.assigned_name.as_ref().map_or_else(
        || speaker.say("fact-nobody"),
        |name| name.clean_line().to_string(),
    );
    doc.fact(&speaker.say("fact-assigned"), &assigned);
    for draft in desk.drafts.about(row.id) {
        let text = show::draft(draft, "case-draft", desk);
        doc.item("•", Tone::Strong, &text, Tone::Plain);
    }
    for (set, id) in [
        (row.returned, "preview-returned"),
        (row.hearing == Some(false), "preview-hearing-set"),
        (row.hearing == Some(true), "preview-hearing-held"),
    ] {
        if set {
            doc.item("·", Tone::Warn, &speaker.say(id), Tone::Plain);
        }
    }
    for (count, id) in [
        (row.failed_checks, "preview-failed-checks"),
        (row.notes, "preview-notes"),
    ] {
        if count > 0 {
            let text = speaker.say_with(id, &[("count", Arg::from(count))]);
            doc.item("·", Tone::Warn, &text, Tone::Plain);
        }
    }
    events(&mut doc, state, desk);
    doc.heading(&speaker.say("preview-now"));
    match (actions(row, state), state.preview.fault()) {
        (Some(actions), _) => {
            let procedure = show::row_procedure(row, desk);
            show::offers(&mut doc, &actions.offers, procedure, desk);
        }
        (None, Some(fault)) => {
            doc.text(&fault.what(speaker), Tone::Bad);
            doc.text(&fault.remedy(speaker), Tone::Plain);
        }
        (None, None) => doc.text(&desk.loading(), Tone::Dim),
    }
    doc
}

/// Returns what there is room for under the rows of a narrow screen: who it is, what can be done,
/// and what cannot.
#[must_use]
pub fn strip(row: &Row, state: &State, desk: &Desk, columns: u16) -> Doc {
    let speaker = desk.speaker();
    let mut doc = Doc::new(columns);
    let name = row.applicant.clean_line();
    doc.line(vec![(
        format!(
            "{} · v{} · {} · {}, {} · {}",
            row.number,
            row.version,
            name.as_str(),
            show::service(row, desk),
            speaker.say_code("request", row.request.code()),
            show::stage(row, desk)
        ),
        Tone::Strong,
    )]);
    let Some(actions) = actions(row, state) else {
        let text = state
            .preview
            .fault()
            .map_or_else(|| desk.loading(), |fault| fault.what(speaker));
        doc.line(vec![(text, Tone::Dim)]);
        return doc;
    };
    let list = |allowed: bool| {
        let names: Vec<String> = show::meant(&actions.offers, show::row_procedure(row, desk))
            .filter(|offer| offer.is_allowed() == allowed)
            .map(|offer| show::command(offer.command, show::row_procedure(row, desk), speaker))
            .collect();
        if names.is_empty() {
            "–".to_owned()
        } else {
            names.join(", ")
        }
    };
    doc.line(vec![
        ("✓ ".to_owned(), Tone::Good),
        (list(true), Tone::Plain),
    ]);
    doc.line(vec![("✗ ".to_owned(), Tone::Dim), (list(false), Tone::Dim)]);
    doc
}
