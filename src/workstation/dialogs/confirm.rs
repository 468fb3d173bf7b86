//! The confirm contract: no decision by accident.
//!
//! The key that opened a dialog cannot confirm it, letters and repeats do nothing on buttons, a
//! button acts only some time after the dialog was shown, and what cannot be undone asks for a
//! typed word that is compared by physical key.

use chrono::{DateTime, TimeDelta, Utc};

use crate::keyboard::same_keys;

/// How long after opening every input is dropped: it belongs to the key that opened the dialog.
const DROP: TimeDelta = TimeDelta::milliseconds(250);

/// How long after it was shown a button stays unarmed.
const ARMING: TimeDelta = TimeDelta::milliseconds(1_200);

/// Keys that come closer than this after a dropped one are the same key held down.
const HELD: TimeDelta = TimeDelta::milliseconds(120);

/// How much a command asks before it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// Sent at once: it harms nobody.
    Light,
    /// Shown, armed after a moment, then sent.
    Plain,
    /// As plain, and a word is typed; the key of the word.
    Word(&'static str),
}

/// Guards the buttons of a dialog.
#[derive(Debug, Clone)]
pub(in crate::workstation) struct Guard {
    opened_at: DateTime<Utc>,
    armed_at: DateTime<Utc>,
    last_dropped: Option<DateTime<Utc>>,
}

impl Guard {
    pub fn new(wall: DateTime<Utc>) -> Self {
        Self {
            opened_at: wall,
            armed_at: wall + ARMING,
            last_dropped: None,
        }
    }

    /// Starts the arming anew: something else is shown now.
    pub fn rearm(&mut self, wall: DateTime<Utc>) {
        self.armed_at = wall + ARMING;
    }

    /// Returns the time until a button acts; `None` when it does.
    pub fn armed_in(&self, wall: DateTime<Utc>) -> Option<TimeDelta> {
        let left = self.armed_at - wall;
        (left > TimeDelta::zero()).then_some(left)
    }

    /// Returns whether the last drawing may still show the button as unarmed.
    pub fn just_armed(&self, wall: DateTime<Utc>) -> bool {
        wall - self.armed_at < TimeDelta::seconds(2)
    }

    /// Returns whether a key belongs to the one that opened the dialog, and remembers it.
    pub fn drops(&mut self, wall: DateTime<Utc>) -> bool {
        let early = wall - self.opened_at < DROP;
        if early {
            self.last_dropped = Some(wall);
        }
        early
    }

    /// Returns whether Enter on a button is too early or still the key held down, and remembers it.
    pub fn holds_back(&mut self, wall: DateTime<Utc>) -> bool {
        let held = self.last_dropped.is_some_and(|last| wall - last < HELD);
        let back = held || self.armed_in(wall).is_some();
        if back {
            self.last_dropped = Some(wall);
        }
        back
    }
}

/// Returns whether the word was typed, on whatever layout.
pub(in crate::workstation) fn is_typed(word: &str, typed: &str) -> bool {
    same_keys(typed, word)
}
