//! What is new in a case since the officer looked last: what others did, the newest last.

use std::collections::BTreeSet;

use super::facts::procedure;
use super::stops::{Facts, Place};
use super::{State, history};
use crate::casework::{Event, Recorded};
use crate::i18n::Arg;
use crate::regulation::CheckId;
use crate::workstation::desk::Desk;
use crate::workstation::effect::CaseFile;
use crate::workstation::show;
use crate::workstation::theme::Tone;

/// How many changes are listed before the rest is only counted.
const LISTED: usize = 8;

/// Returns what others did since the officer looked last; nothing at the first look.
#[must_use]
pub fn since<'s>(state: &'s State, desk: &Desk) -> Vec<&'s Recorded> {
    let (Some(since), Some(history)) = (state.since(), state.history.data()) else {
        return Vec::new();
    };
    history
        .events
        .iter()
        .filter(|event| event.seq > since && Some(&event.by.login) != desk.login())
        // A limit is computed with whatever moved it, and says nothing of its own.
        .filter(|event| !matches!(event.event, Event::DuesSet { .. }))
        .collect()
}

/// Returns the checks that others answered since.
#[must_use]
pub fn checks(changes: &[&Recorded]) -> BTreeSet<CheckId> {
    changes
        .iter()
        .filter_map(|change| match &change.event {
            Event::CheckRecorded(record) => Some(record.check.clone()),
            _ => None,
        })
        .collect()
}

/// Adds what is new.
pub fn write(
    facts: &mut Facts,
    changes: &[&Recorded],
    state: &State,
    file: &CaseFile,
    desk: &Desk,
) {
    let (Some(since), false) = (state.since(), changes.is_empty()) else {
        return;
    };
    let speaker = desk.speaker();
    let at = state
        .looked_at()
        .map_or_else(String::new, |at| speaker.date_time(at));
    facts.heading(&speaker.say_with(
        "case-changes",
        &[
            ("count", Arg::from(changes.len())),
            ("version", Arg::Text(since.to_string())),
            ("at", Arg::Text(at)),
        ],
    ));
    let first = changes.len().saturating_sub(LISTED);
    if first > 0 {
        let text = speaker.say_with("case-changes-earlier", &[("count", Arg::from(first))]);
        facts.text(&text, Tone::Dim);
    }
    for change in &changes[first..] {
        let text = format!(
            "{} · {} · {}",
            history::summary(&change.event, procedure(file), desk),
            show::person(&change.by),
            speaker.date_time(change.at)
        );
        facts.item_to(Place::Change(change.seq), "~", Tone::Warn, &text);
    }
}
