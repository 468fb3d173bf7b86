//! Completing what is typed into the filter line: names of fields, and values of a closed set or of
//! the rows that are there.
//!
//! `stat` becomes `status:`, `status:an` becomes `status:annulled`, and what several values could
//! become goes as far as they agree.

use std::collections::BTreeSet;

use super::rows::Rows;
use crate::casework::StatusKind;
use crate::casework::queue::Row;
use crate::i18n::Catalogue;
use crate::regulation::{Channel, RequestKind, StageKind};

/// The fields, with the sign that stands after each.
const FIELDS: [&str; 16] = [
    "name:",
    "service:",
    "request:",
    "stage:",
    "stage-kind:",
    "status:",
    "channel:",
    "unit:",
    "lang:",
    "outcome:",
    "flag:",
    "assigned:",
    "voted:",
    "due:",
    "registered>=",
    "not:",
];

/// How the ids of the short names of services begin.
const SERVICE: &str = "service-column-";

/// What could stand in place of the end of a filter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completion {
    /// The whole text as far as it is settled.
    pub text: String,
    /// What it could become, when that is more than one thing.
    pub choices: Vec<String>,
}

/// Completes the last word of a filter.
#[must_use]
pub fn complete(text: &str, rows: Option<&Rows>) -> Completion {
    let word_at = text.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let (before, word) = text.split_at(word_at);
    let (negation, word) = match word.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", word),
    };
    let (lead, typed, candidates) = match word.split_once(':') {
        None => (String::new(), word, fields()),
        Some((field, values)) => {
            let (listed, last) = values
                .rsplit_once(',')
                .map_or(("", values), |(listed, last)| (listed, last));
            let comma = if listed.is_empty() { "" } else { "," };
            (
                format!("{field}:{listed}{comma}"),
                last,
                values_of(field, rows),
            )
        }
    };
    let fitting: Vec<String> = candidates
        .into_iter()
        .filter(|candidate| candidate.starts_with(typed))
        .collect();
    let settled = match fitting.as_slice() {
        [] => typed.to_owned(),
        [one] => one.clone(),
        [first, rest @ ..] => rest
            .iter()
            .fold(first.clone(), |agreed, other| common(&agreed, other)),
    };
    Completion {
        text: format!("{before}{negation}{lead}{settled}"),
        choices: if fitting.len() > 1 {
            fitting
        } else {
            Vec::new()
        },
    }
}

fn common(one: &str, other: &str) -> String {
    one.chars()
        .zip(other.chars())
        .take_while(|(one, other)| one == other)
        .map(|(one, _)| one)
        .collect()
}

fn fields() -> BTreeSet<String> {
    FIELDS.into_iter().map(str::to_owned).collect()
}

/// The values of a field; those without a closed set come from the rows.
fn values_of(field: &str, rows: Option<&Rows>) -> BTreeSet<String> {
    let closed = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    match field {
        "status" => closed(&StatusKind::ALL.map(StatusKind::code)),
        "stage-kind" => closed(&StageKind::ALL.map(StageKind::code)),
        "channel" => closed(&Channel::ALL.map(Channel::code)),
        "request" => closed(&RequestKind::ALL.map(RequestKind::code)),
        "lang" => closed(&["kk", "ru"]),
        "outcome" => closed(&["approve", "none", "refuse"]),
        "flag" => closed(&["failed", "hearing", "note", "returned"]),
        "due" => closed(&["none", "overdue", "today"]),
        "voted" => closed(&["me", "none"]),
        "service" => services(rows),
        "stage" => of_rows(rows, |row| Some(row.stage.as_str())),
        "unit" => of_rows(rows, |row| Some(row.unit.as_str())),
        "assigned" => {
            let mut values = of_rows(rows, |row| {
                row.assigned_to.as_ref().map(|login| login.as_str())
            });
            values.extend(["me".to_owned(), "none".to_owned()]);
            values
        }
        _ => BTreeSet::new(),
    }
}

/// Every service that has a short name, and those of the rows.
fn services(rows: Option<&Rows>) -> BTreeSet<String> {
    let mut values = of_rows(rows, |row| Some(row.service.as_str()));
    let named = Catalogue::shared().ids();
    values.extend(
        named
            .iter()
            .filter_map(|id| id.strip_prefix(SERVICE))
            .map(str::to_owned),
    );
    values
}

fn of_rows(rows: Option<&Rows>, value: impl Fn(&Row) -> Option<&str>) -> BTreeSet<String> {
    let Some(rows) = rows else {
        return BTreeSet::new();
    };
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let mut values = BTreeSet::new();
    for row in (0..count).filter_map(|place| rows.get(place)) {
        if let Some(value) = value(row)
            && !values.contains(value)
        {
            values.insert(value.to_owned());
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::queue::filter::parse;

    fn text(typed: &str) -> String {
        complete(typed, None).text
    }

    #[test]
    fn what_is_typed_goes_as_far_as_it_is_settled() {
        for (typed, completed) in [
            ("serv", "service:"),
            ("stat", "status:"),
            ("status:an", "status:annulled"),
            ("status:annulled,under-c", "status:annulled,under-complaint"),
            ("status:under", "status:under-"),
            ("-status:d", "-status:de"),
            ("stage-kind:q", "stage-kind:questionnaire"),
            ("stage-kind:int", "stage-kind:int"),
            ("ахметов stage-kind:te", "ахметов stage-kind:testing"),
            ("service:kan", "service:kandas-status"),
            ("service:id", "service:identity-card"),
            (
                "service:labour-permit,perm",
                "service:labour-permit,permanent-residence",
            ),
            ("request:rev", "request:revoke"),
            ("regi", "registered>="),
            ("ахметов", "ахметов"),
            ("status:zzz", "status:zzz"),
            ("", ""),
        ] {
            assert_eq!(text(typed), completed, "{typed}");
        }
    }

    #[test]
    fn several_choices_are_named() {
        let found = complete("stage-kind:int", None);
        assert_eq!(found.choices, ["intake", "interview"]);
        let found = complete("status:under", None);
        assert_eq!(found.choices, ["under-complaint", "under-review"]);
        assert!(complete("status:an", None).choices.is_empty());
    }

    #[test]
    fn every_value_of_a_closed_set_can_be_read() {
        for field in FIELDS.iter().filter_map(|field| field.strip_suffix(':')) {
            for value in values_of(field, None) {
                let filter = format!("{field}:{value}");
                assert!(parse(&filter).is_ok(), "{filter}");
            }
        }
    }
}
