//! Which of two drafts grew out of the other.
//!
//! A dialog can be left on one workstation and gone on with on another, and either may be without
//! the server for a while. So each draft says in which sittings it was written and how far each
//! of them had come: a sitting is one opening of a dialog. A draft that has everything another
//! one has, grew out of it; two that each have something the other lacks grew apart, and only the
//! officer can say which of them holds. Clocks of different machines are never compared.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::wire::DraftBody;

/// The sittings in which a draft was written, each with the wall time of its last save.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Sittings(BTreeMap<Uuid, DateTime<Utc>>);

/// How two drafts of the same dialog stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::workstation) enum Descent {
    /// The first has everything the second has, and perhaps more.
    First,
    /// The second has everything the first has, and more.
    Second,
    /// Each has something that the other has not.
    Apart,
}

/// The part of a draft's fields that says where it comes from.
#[derive(Deserialize)]
struct Origin {
    #[serde(default)]
    sittings: Sittings,
}

impl Sittings {
    /// Returns the sittings that a draft was written in; none when it does not say.
    pub fn of(body: &DraftBody) -> Self {
        Origin::deserialize(&body.fields).map_or_else(|_| Self::default(), |origin| origin.sittings)
    }

    /// Notes that a sitting has come as far as `at`.
    pub fn note(&mut self, sitting: Uuid, at: DateTime<Utc>) {
        let last = self.0.entry(sitting).or_insert(at);
        *last = at.max(*last);
    }

    /// Takes in the sittings of another draft: this one replaces it.
    pub fn join(&mut self, other: &Self) {
        for (sitting, at) in &other.0 {
            self.note(*sitting, *at);
        }
    }

    fn has_all_of(&self, other: &Self) -> bool {
        other
            .0
            .iter()
            .all(|(sitting, at)| self.0.get(sitting).is_some_and(|mine| mine >= at))
    }
}

/// Returns which of two drafts grew out of the other. Drafts that say nothing of their sittings
/// are told apart by when they were saved, as far as that can be trusted.
pub(in crate::workstation) fn descent(first: &DraftBody, second: &DraftBody) -> Descent {
    if first.fields == second.fields {
        return Descent::First;
    }
    let (ours, theirs) = (Sittings::of(first), Sittings::of(second));
    match (ours.has_all_of(&theirs), theirs.has_all_of(&ours)) {
        (true, false) => Descent::First,
        (false, true) => Descent::Second,
        (true, true) if first.saved_at >= second.saved_at => Descent::First,
        (true, true) => Descent::Second,
        (false, false) => Descent::Apart,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(text: &str, sittings: &[(u128, i64)], saved: i64) -> DraftBody {
        let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap();
        let sittings: BTreeMap<Uuid, DateTime<Utc>> = sittings
            .iter()
            .map(|(id, seconds)| (Uuid::from_u128(*id), at(*seconds)))
            .collect();
        DraftBody {
            case_version: 1,
            idempotency_key: Uuid::nil(),
            fields: serde_json::json!({ "text": text, "sittings": sittings }),
            saved_at: at(saved),
        }
    }

    #[test]
    fn a_draft_that_was_gone_on_with_replaces_the_one_before() {
        let before = draft("one", &[(1, 10)], 10);
        // The other machine's clock is an hour behind: that does not matter.
        let after = draft("one two", &[(1, 10), (2, -3_600)], -3_600);
        assert_eq!(descent(&before, &after), Descent::Second);
        assert_eq!(descent(&after, &before), Descent::First);
    }

    #[test]
    fn drafts_that_were_both_gone_on_with_stand_apart() {
        let here = draft("one here", &[(1, 30)], 30);
        let there = draft("one there", &[(1, 10), (2, 20)], 20);
        assert_eq!(descent(&here, &there), Descent::Apart);
        assert_eq!(descent(&there, &here), Descent::Apart);
    }

    #[test]
    fn the_same_words_are_the_same_draft() {
        let here = draft("one", &[(1, 10)], 10);
        let mut sent = here.clone();
        sent.saved_at = DateTime::from_timestamp(11, 0).unwrap();
        assert_eq!(descent(&here, &sent), Descent::First);
    }

    #[test]
    fn drafts_without_sittings_go_by_the_time_of_saving() {
        let older = draft("one", &[], 10);
        let newer = draft("two", &[], 11);
        assert_eq!(descent(&older, &newer), Descent::Second);
        assert_eq!(descent(&newer, &older), Descent::First);
    }
}
