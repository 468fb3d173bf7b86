//! What is announced to the officer: on the message line for a while, in F12 for the session.
//!
//! Notices are kept as data and said in the language of the moment.

use std::collections::VecDeque;

use chrono::{DateTime, TimeDelta, Utc};

use super::fault::Fault;
use crate::i18n::{Arg, Speaker};

/// How long a notice stands on the message line.
const SHOWN_FOR: TimeDelta = TimeDelta::seconds(10);
/// How many notices F12 remembers.
const KEPT: usize = 200;

/// How much a notice matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    Done,
    Info,
    Warning,
    Error,
}

impl Severity {
    /// Returns the mark that tells it without colour.
    #[must_use]
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Done => "✓",
            Self::Info => "·",
            Self::Warning => "⚠",
            Self::Error => "✗",
        }
    }
}

/// One announcement.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Which announcement of the session it is, the first one 1; given when it is kept.
    pub number: u64,
    /// Wall time (UTC).
    pub at: DateTime<Utc>,
    pub severity: Severity,
    /// The message in the locales.
    pub id: &'static str,
    /// Its values; text from outside is cleaned before it comes here.
    pub args: Vec<(&'static str, Arg)>,
    pub fault: Option<Fault>,
    /// It stands where it belongs already, and is only kept for F12.
    pub is_kept_only: bool,
}

impl Notice {
    /// Returns the whole notice on one line.
    #[must_use]
    pub fn line(&self, speaker: Speaker<'_>) -> String {
        let said = speaker.say_with(self.id, &self.args);
        match &self.fault {
            None => said,
            Some(fault) => format!("{said} {}", fault.line(speaker)),
        }
    }
}

/// The announcements of a session, the newest last.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Notices {
    kept: VecDeque<Notice>,
    /// How many there were in the session.
    count: u64,
}

impl Notices {
    pub fn add(&mut self, notice: Notice) {
        self.count += 1;
        let notice = Notice {
            number: self.count,
            ..notice
        };
        if self.kept.len() == KEPT {
            self.kept.pop_front();
        }
        self.kept.push_back(notice);
    }

    /// Returns the notice that stands on the message line at a moment.
    #[must_use]
    pub fn current(&self, wall: DateTime<Utc>) -> Option<&Notice> {
        self.kept
            .iter()
            .rfind(|notice| !notice.is_kept_only)
            .filter(|notice| wall < notice.at + SHOWN_FOR)
    }

    /// Returns when the message line becomes empty.
    #[must_use]
    pub fn until(&self, wall: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.current(wall).map(|notice| notice.at + SHOWN_FOR)
    }

    /// Returns the newest fault that was announced.
    #[must_use]
    pub fn newest_fault(&self) -> Option<&Fault> {
        self.newest_first().find_map(|notice| notice.fault.as_ref())
    }

    /// Returns the place of an announcement, counted from the newest; the oldest there is when it
    /// is not kept any more.
    #[must_use]
    pub fn place_of(&self, number: u64) -> usize {
        let found = self.newest_first().position(|one| one.number == number);
        found.unwrap_or_else(|| self.kept.len().saturating_sub(1))
    }

    /// Returns all notices, the newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = &Notice> {
        self.kept.iter().rev()
    }
}
