//! Every value of the law with the place that it comes from, and whether anybody saw it there.
//!
//! A value that stands in the policy is confirmed when both the rule and the key are.

use chrono::NaiveDate;
use serde::Serialize;

use super::rows;
use crate::lawbook::{Lawbook, PinnedEdition};
use crate::regulation::policy::PolicyKind;
use crate::regulation::{
    Citation, Edition, EditionId, PartUnit, PolicyKey, PolicyValue, RequestKind, ServiceId,
    TermUnit, Words,
};

/// All values of the law book.
#[derive(Debug, Serialize)]
pub struct Sources<'a> {
    pub services: Vec<ServiceSources<'a>>,
    pub policy: Vec<KeySource<'a>>,
    pub counts: Counts,
    pub policy_counts: KeyCounts,
}

/// The values of one service.
#[derive(Debug, Serialize)]
pub struct ServiceSources<'a> {
    pub service: &'a ServiceId,
    pub title: &'a Words,
    pub counts: Counts,
    pub editions: Vec<EditionSources<'a>>,
}

/// The values of one edition.
#[derive(Debug, Serialize)]
pub struct EditionSources<'a> {
    pub edition: &'a EditionId,
    pub first_day: NaiveDate,
    pub last_day: Option<NaiveDate>,
    pub counts: Counts,
    pub values: Vec<Row>,
    /// The edition as it applies, with what the policy supplies.
    #[serde(skip)]
    pub law: std::sync::Arc<Edition>,
}

/// How many values there are, and how many of them are confirmed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub values: usize,
    pub confirmed: usize,
}

/// How many policy keys there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct KeyCounts {
    pub keys: usize,
    pub absent: usize,
    pub confirmed: usize,
}

/// One value of the law.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The request that it belongs to; none for what the whole edition has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<RequestKind>,
    /// What it is, such as `limit`; `source-kind-<kind>` is the word for it.
    pub kind: &'static str,
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Said>,
    /// The policy keys that it takes its value from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub policy: Vec<PolicyKey>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citation: Option<Citation>,
    /// Where it comes from, when that is no place in an act.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    pub confirmed: bool,
}

/// What the law says, where it is a number or a span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    Term {
        amount: u32,
        unit: TermUnit,
    },
    Months(u32),
    Years(u32),
    /// The least score that passes a part.
    Score {
        at_least: u32,
        unit: PartUnit,
    },
    /// Calendar days before and after a date.
    Window {
        before: u32,
        after: u32,
    },
    Minutes(u32),
    Number(u32),
    /// From and to, as clocks show them.
    Hours(String),
    Days {
        first: NaiveDate,
        last: Option<NaiveDate>,
    },
}

/// One key of the policy.
#[derive(Debug, Serialize)]
pub struct KeySource<'a> {
    pub key: &'a PolicyKey,
    pub title: &'a Words,
    pub kind: PolicyKind,
    /// Null when nobody has set it.
    pub value: Option<&'a PolicyValue>,
    pub source: &'a str,
    pub confirmed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<&'a str>,
}

impl Counts {
    fn of(rows: &[Row]) -> Self {
        Self {
            values: rows.len(),
            confirmed: rows.iter().filter(|row| row.confirmed).count(),
        }
    }

    fn sum(all: impl Iterator<Item = Self>) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            values: sum.values + one.values,
            confirmed: sum.confirmed + one.confirmed,
        })
    }
}

/// Gathers every value of the law book.
pub fn gather(book: &Lawbook) -> Sources<'_> {
    let services: Vec<ServiceSources<'_>> = book
        .services()
        .map(|info| {
            let editions: Vec<EditionSources<'_>> = book
                .editions(&info.id)
                .map(|pinned| edition(book, pinned))
                .collect();
            ServiceSources {
                service: &info.id,
                title: &info.title,
                counts: Counts::sum(editions.iter().map(|edition| edition.counts)),
                editions,
            }
        })
        .collect();
    let policy: Vec<KeySource<'_>> = book
        .policy()
        .keys
        .iter()
        .map(|(key, entry)| KeySource {
            key,
            title: &entry.title,
            kind: entry.kind,
            value: entry.value.as_ref(),
            source: &entry.source,
            confirmed: entry.confirmed,
            gap: entry.gap.as_deref(),
        })
        .collect();
    Sources {
        counts: Counts::sum(services.iter().map(|service| service.counts)),
        policy_counts: KeyCounts {
            keys: policy.len(),
            absent: policy.iter().filter(|key| key.value.is_none()).count(),
            confirmed: policy.iter().filter(|key| key.confirmed).count(),
        },
        services,
        policy,
    }
}

fn edition<'a>(book: &'a Lawbook, pinned: &'a PinnedEdition) -> EditionSources<'a> {
    let law = book.law(pinned).edition;
    let values = rows::of(&law, book.policy());
    let in_force = &pinned.edition.in_force;
    EditionSources {
        edition: &pinned.edition.id,
        first_day: in_force.first_day,
        last_day: in_force.last_day,
        counts: Counts::of(&values),
        values,
        law,
    }
}
