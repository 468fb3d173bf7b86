//! A regulated service: what is said of it whichever edition is in force, and its editions.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::document::Document;
use crate::regulation::{Edition, EditionId, ServiceId, Words};

/// What `service.toml` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceInfo {
    pub id: ServiceId,
    pub title: Words,
    /// The name that lists and headers have room for.
    pub short: Words,
    /// Said when no edition is in force.
    pub where_to_turn: Words,
    /// Days between editions on which other acts governed that are not held here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<KnownGap>,
}

/// Days on which it is known that no edition held here was in force. Both are inclusive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownGap {
    pub first_day: NaiveDate,
    pub last_day: NaiveDate,
    /// Which acts governed then, and where that is known from.
    pub source: String,
}

/// An edition with the SHA-256 of its canonical JSON, by which cases pin it.
#[derive(Debug, Clone, PartialEq)]
pub struct PinnedEdition {
    pub edition: Arc<Edition>,
    pub sha256: String,
}

/// A service with its editions in the order of their days.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Service {
    pub info: ServiceInfo,
    pub editions: Vec<PinnedEdition>,
}

/// An edition that was read, with the document it stands in.
pub(super) struct EditionFile<'a> {
    pub edition: Edition,
    pub document: &'a Document<'a>,
}

/// No edition of the service can be said to govern an application.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("no edition of {service} is in force: {reason:?}")]
pub struct NotInForce {
    pub service: ServiceId,
    /// The day the application would count as registered, as far as it could be found.
    pub day: NaiveDate,
    pub reason: Box<Absence>,
    /// Absent for a service that is not known at all.
    pub where_to_turn: Option<Words>,
}

/// Why no edition governs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Absence {
    UnknownService {
        known: Vec<ServiceId>,
    },
    /// The calendar does not have a year that is needed to find the day of registration.
    NoCalendar {
        year: i32,
    },
    /// The edition in force does not have the channel.
    NoChannel {
        edition: EditionId,
    },
    /// Nobody could confirm whether the edition was in force already.
    Unconfirmed {
        edition: EditionId,
        from: NaiveDate,
        first_day: NaiveDate,
        source: String,
        gap: Option<String>,
    },
    /// Before the first edition held here.
    Before {
        edition: EditionId,
        first_day: NaiveDate,
    },
    /// After the last edition held here.
    After {
        edition: EditionId,
        last_day: NaiveDate,
    },
    Between {
        before: EditionId,
        last_day: NaiveDate,
        after: EditionId,
        first_day: NaiveDate,
        /// What `service.toml` says of the gap.
        source: Option<String>,
    },
}

impl Absence {
    /// Returns the key of the words for it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownService { .. } => "unknown-service",
            Self::NoCalendar { .. } => "no-calendar",
            Self::NoChannel { .. } => "no-channel",
            Self::Unconfirmed { .. } => "unconfirmed",
            Self::Before { .. } => "before",
            Self::After { .. } => "after",
            Self::Between { .. } => "between",
        }
    }
}

impl Service {
    /// Returns the edition in force on `day`.
    pub fn edition_on(&self, day: NaiveDate) -> Result<&PinnedEdition, NotInForce> {
        self.editions
            .iter()
            .find(|pinned| pinned.edition.in_force.covers(day))
            .ok_or_else(|| self.absent(day, self.absence(day)))
    }

    /// Returns the edition whose office hours say when a filing of `day` counts: the one in
    /// force, else the next one, else the last one.
    pub fn edition_near(&self, day: NaiveDate) -> &PinnedEdition {
        self.editions
            .iter()
            .find(|pinned| {
                pinned
                    .edition
                    .in_force
                    .last_day
                    .is_none_or(|last| day <= last)
            })
            .or(self.editions.last())
            .expect("the law book refuses a service without editions")
    }

    pub fn absent(&self, day: NaiveDate, reason: Absence) -> NotInForce {
        NotInForce {
            service: self.info.id.clone(),
            day,
            reason: Box::new(reason),
            where_to_turn: Some(self.info.where_to_turn.clone()),
        }
    }

    fn absence(&self, day: NaiveDate) -> Absence {
        let after = self
            .editions
            .iter()
            .find(|pinned| day < pinned.edition.in_force.first_day);
        let before = self.editions.iter().rev().find_map(|pinned| {
            let last_day = pinned.edition.in_force.last_day?;
            (last_day < day).then(|| (pinned.edition.id.clone(), last_day))
        });
        match (before, after) {
            (_, Some(next)) if next.edition.in_force.is_unconfirmed_on(day) => {
                let in_force = &next.edition.in_force;
                Absence::Unconfirmed {
                    edition: next.edition.id.clone(),
                    from: in_force.unconfirmed_from.unwrap_or(in_force.first_day),
                    first_day: in_force.first_day,
                    source: in_force.source.clone(),
                    gap: in_force.gap.clone(),
                }
            }
            (None, Some(next)) => Absence::Before {
                edition: next.edition.id.clone(),
                first_day: next.edition.in_force.first_day,
            },
            (Some((edition, last_day)), Some(next)) => Absence::Between {
                before: edition,
                last_day,
                after: next.edition.id.clone(),
                first_day: next.edition.in_force.first_day,
                source: self
                    .info
                    .gaps
                    .iter()
                    .find(|gap| gap.first_day <= day && day <= gap.last_day)
                    .map(|gap| gap.source.clone()),
            },
            (Some((edition, last_day)), None) => Absence::After { edition, last_day },
            (None, None) => Absence::UnknownService { known: Vec::new() },
        }
    }
}
