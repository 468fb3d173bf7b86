//! Draws the form that begins a revocation: what follows, the facts that are asked, what is missing.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::{Answer, Part, State};
use crate::casework::RawText;
use crate::i18n::{Arg, Speaker};
use crate::regulation::FactKind;
use crate::workstation::desk::Desk;
use crate::workstation::screens::reader;
use crate::workstation::theme::Tone;
use crate::workstation::view;
use crate::workstation::widgets::doc::Doc;
use crate::workstation::widgets::{buttons, paint};

fn shown(state: &State, index: usize, speaker: Speaker<'_>) -> String {
    let Answer::Chosen(chosen) = &state.answers[index] else {
        return String::new();
    };
    let words = chosen.map_or_else(|| "–".to_owned(), |at| option(state, index, at, speaker));
    format!("‹ {words} ›")
}

/// Returns the words of an option of a fact.
pub(super) fn option(state: &State, index: usize, at: usize, speaker: Speaker<'_>) -> String {
    let rule = &state.rules[index];
    match (at, rule.kind) {
        (0, FactKind::Flag) => speaker.say("yes"),
        (_, FactKind::Flag) => speaker.say("no"),
        (at, _) => rule.options.get(at).map_or_else(String::new, |option| {
            RawText::from(speaker.words(&option.title))
                .clean_line()
                .to_string()
        }),
    }
}

/// Draws the form over the case.
pub fn view(state: &State, desk: &Desk, frame: &mut Frame) {
    let speaker = desk.speaker();
    let theme = desk.theme;
    let wide = view::popup(desk.size, 92, 24);
    let said = above(state, desk, wide.width.saturating_sub(4)).len()
        + below_fields(state, desk, wide.width.saturating_sub(4)).len()
        + 2 * state.parts().len();
    let height = u16::try_from(said + 3).unwrap_or(u16::MAX);
    let area = view::popup(desk.size, 92, height);
    let name = state.base.applicant.full_name().clean_line().to_string();
    let title = format!(
        "{} · {} · {name}",
        speaker.say("revoke-title"),
        state.number
    );
    let inner = reader::open(frame, area, &title, desk);
    let buffer = frame.buffer_mut();
    let doc = above(state, desk, inner.width);
    doc.draw(buffer, inner, 0, theme);
    let mut y = inner.y + u16::try_from(doc.len()).unwrap_or(u16::MAX) + 1;
    let mut cursor: Option<Position> = None;
    let last = inner.bottom().saturating_sub(1);
    let parts = state.parts();
    let facts = parts.len() - 2;
    let room = usize::from(last.saturating_sub(y) / 2);
    // Where not all fit, the one that has the keyboard is among those that are shown.
    let focused = parts.iter().position(|part| *part == state.part);
    let focused = focused.unwrap_or(0).min(facts.saturating_sub(1));
    let hidden = (focused + 1).saturating_sub(room);
    for part in parts.iter().skip(hidden).take(room) {
        let Part::Fact(index) = *part else {
            continue;
        };
        let rule = &state.rules[index];
        let label = RawText::from(speaker.words(&rule.title)).clean_line();
        let focused = state.part == *part;
        let tone = if focused { Tone::Strong } else { Tone::Plain };
        paint::put(
            buffer,
            inner.x,
            y,
            inner.width,
            label.as_str(),
            theme.style(tone),
        );
        let place = Rect::new(inner.x + 2, y + 1, inner.width.saturating_sub(2), 1);
        match &state.answers[index] {
            Answer::Typed(field) => {
                let at = field.draw(buffer, place, focused, theme);
                if focused {
                    cursor = Some(at);
                }
            }
            Answer::Chosen(_) => {
                let tone = if focused {
                    Tone::FieldFocused
                } else {
                    Tone::Field
                };
                let text = shown(state, index, speaker);
                paint::put(
                    buffer,
                    place.x,
                    place.y,
                    place.width,
                    &text,
                    theme.style(tone),
                );
                if focused {
                    cursor = Some(Position::new(place.x, place.y));
                }
            }
        }
        y += 2;
    }
    let open = state.open_facts().len();
    let arming = state.armed_at(desk.wall).map(|at| at - desk.wall);
    let note = buttons::readiness(state.handing_in.is_some(), open, arming, speaker);
    let begin = format!("{} {note}", speaker.say("revoke-begin"));
    let buttons = [
        (speaker.say("cancel"), state.part == Part::Cancel),
        (begin, state.part == Part::Begin),
    ];
    let place = Rect::new(inner.x, last, inner.width, 1);
    cursor = buttons::row(buffer, place, &buttons, desk).or(cursor);
    let below = Rect {
        y: y + 1,
        height: last.saturating_sub(y + 2),
        ..inner
    };
    below_fields(state, desk, below.width).draw(buffer, below, 0, theme);
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

/// What follows, by which edition, and what is copied from the case.
pub(super) fn above(state: &State, desk: &Desk, columns: u16) -> Doc {
    let speaker = desk.speaker();
    let mut doc = Doc::new(columns);
    doc.text(&speaker.say("revoke-about"), Tone::Plain);
    doc.text(&speaker.say("revoke-told"), Tone::Plain);
    doc.gap();
    doc.fact(
        &speaker.say("revoke-by"),
        speaker.words(&state.law.edition.title),
    );
    if let Some(original) = &state.base.details.original {
        let args = [
            ("number", Arg::from(original.number.clean_line())),
            ("until", speaker.date(original.valid_until).into()),
        ];
        let text = speaker.say_with("fact-original-value", &args);
        doc.fact(&speaker.say("fact-original"), &text);
    }
    doc
}

/// What is missing, and what the server said.
fn below_fields(state: &State, desk: &Desk, columns: u16) -> Doc {
    let speaker = desk.speaker();
    let mut doc = Doc::new(columns);
    if state.handing_in.is_some() {
        doc.text(&speaker.say("revoke-sending"), Tone::Dim);
    }
    for (_, text) in open_words(state, speaker) {
        doc.item("✗", Tone::Bad, &text, Tone::Plain);
    }
    if let Some(fault) = &state.fault {
        doc.text(&fault.line(speaker), Tone::Bad);
        for violation in &fault.violations {
            let edition = &state.law.edition;
            let text = crate::workstation::show::violation(violation, edition, speaker);
            doc.item("✗", Tone::Bad, &text, Tone::Plain);
        }
    }
    doc
}

/// The facts that are not there or cannot be read, with what is said of each.
pub(super) fn open_words(state: &State, speaker: Speaker<'_>) -> Vec<(usize, String)> {
    let open = state.open_facts().into_iter();
    open.map(|index| {
        let fact = RawText::from(speaker.words(&state.rules[index].title));
        let text = speaker.say_with("revoke-fact-open", &[("fact", fact.clean_line().into())]);
        (index, text)
    })
    .collect()
}
