//! Completing what is typed into the filter line: names of fields, and values of a closed set or of
//! the rows that are there, each with what it means in the officer's words.
//!
//! `stat` becomes `status:`, `status:an` becomes `status:annulled`, and what several values could
//! become goes as far as they agree. What is typed may also be the word for it (`срок` is `due`)
//! or the keys of it on another layout (`ыефе` is `stat`).

use std::collections::BTreeSet;

use super::rows::{Known, Rows};
use crate::casework::StatusKind;
use crate::casework::queue::fold::fold;
use crate::casework::queue::layout::readings;
use crate::i18n::Catalogue;
use crate::regulation::{Channel, RequestKind, StageKind};
use crate::workstation::desk::Desk;
use crate::workstation::show;

/// The fields, with the sign that stands after each; those that are compared come twice.
const FIELDS: [&str; 18] = [
    "assigned:",
    "channel:",
    "due:",
    "due<=",
    "flag:",
    "lang:",
    "name:",
    "not:",
    "outcome:",
    "registered<=",
    "registered>=",
    "request:",
    "service:",
    "stage:",
    "stage-kind:",
    "status:",
    "unit:",
    "voted:",
];

/// How the ids of the short names of services begin.
const SERVICE: &str = "service-column-";

/// The shortest word that is looked for among the words of the candidates.
const WORD_MIN_CHARS: usize = 3;

/// Something that the end of a filter could become.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// What is listed: a field with its sign, or a value.
    pub text: String,
    /// The field of a value; nothing for a field.
    pub field: Option<String>,
    /// The whole filter with it.
    pub whole: String,
}

/// What could stand in place of the end of a filter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completion {
    /// The whole text as far as it is settled.
    pub settled: String,
    /// Everything that it could become.
    pub candidates: Vec<Candidate>,
}

/// What the candidates are taken from.
#[derive(Clone, Copy, Default)]
pub struct Sources<'a> {
    pub rows: Option<&'a Rows>,
    /// For words; without it only codes are compared.
    pub desk: Option<&'a Desk>,
}

/// Completes the last word of a filter.
#[must_use]
pub fn complete(text: &str, sources: Sources<'_>) -> Completion {
    let word_at = text.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let (before, word) = text.split_at(word_at);
    let negation_len = negation(word);
    let (negated, word) = word.split_at(negation_len);
    let (field, lead, typed) = match word.split_once(':') {
        None => (None, String::new(), word),
        Some((field, values)) => {
            let last = values.rsplit(',').next().unwrap_or(values);
            let listed = &values[..values.len() - last.len()];
            (
                Some(field.to_lowercase()),
                format!("{field}:{listed}"),
                last,
            )
        }
    };
    let all = match &field {
        None => FIELDS.into_iter().map(str::to_owned).collect(),
        Some(field) => values_of(field, sources.rows),
    };
    let whole = |tail: &str| format!("{before}{negated}{lead}{tail}");
    let candidates: Vec<Candidate> = fitting(all, field.as_deref(), typed, sources)
        .into_iter()
        .filter(|text| text != typed)
        .map(|text| Candidate {
            whole: whole(&text),
            field: field.clone(),
            text,
        })
        .collect();
    let agreed = match candidates.as_slice() {
        [] => typed.to_owned(),
        [first, rest @ ..] => rest.iter().fold(first.text.clone(), |agreed, other| {
            common(&agreed, &other.text)
        }),
    };
    // What was found by its words may agree in less than what was typed.
    let settled = if agreed.is_empty() || (candidates.len() > 1 && !agreed.starts_with(typed)) {
        typed.to_owned()
    } else {
        agreed
    };
    Completion {
        settled: whole(&settled),
        candidates,
    }
}

/// Returns how many bytes of a word only say that something must not hold.
fn negation(word: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = &word[at..];
        if rest.starts_with('-') {
            at += 1;
        } else if rest.starts_with("not:") {
            at += "not:".len();
        } else {
            return at;
        }
    }
}

/// Returns what begins with what was typed; where nothing does, what does by its keys or words.
fn fitting(
    all: BTreeSet<String>,
    field: Option<&str>,
    typed: &str,
    sources: Sources<'_>,
) -> Vec<String> {
    let begins = |typed: &str| -> Vec<String> {
        let typed = typed.to_lowercase();
        all.iter()
            .filter(|text| text.starts_with(&typed))
            .cloned()
            .collect()
    };
    let found = begins(typed);
    if !found.is_empty() || typed.chars().count() < WORD_MIN_CHARS {
        return found;
    }
    if !typed.is_ascii() {
        for reading in readings(typed) {
            let found = begins(&reading);
            if !found.is_empty() {
                return found;
            }
        }
    }
    let Some(desk) = sources.desk else {
        return Vec::new();
    };
    let wanted = fold(typed);
    all.into_iter()
        .filter(|text| {
            let words = describe(field, text, sources.rows, desk);
            fold(&words)
                .split(' ')
                .any(|word| word.starts_with(&wanted))
        })
        .collect()
}

fn common(one: &str, other: &str) -> String {
    one.chars()
        .zip(other.chars())
        .take_while(|(one, other)| one == other)
        .map(|(one, _)| one)
        .collect()
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
        "stage" => of_rows(rows, Known::Stage),
        "unit" => of_rows(rows, Known::Unit),
        "assigned" => {
            let mut values = of_rows(rows, Known::Assigned);
            values.extend(["me".to_owned(), "none".to_owned()]);
            values
        }
        _ => BTreeSet::new(),
    }
}

/// Every service that has a short name, and those of the rows.
fn services(rows: Option<&Rows>) -> BTreeSet<String> {
    let mut values = of_rows(rows, Known::Service);
    let named = Catalogue::shared().ids();
    values.extend(
        named
            .iter()
            .filter_map(|id| id.strip_prefix(SERVICE))
            .map(str::to_owned),
    );
    values
}

fn of_rows(rows: Option<&Rows>, known: Known) -> BTreeSet<String> {
    rows.map_or_else(BTreeSet::new, |rows| {
        rows.known(known)
            .map(|(value, _)| value.to_owned())
            .collect()
    })
}

/// Says what a candidate means.
#[must_use]
pub fn describe(field: Option<&str>, text: &str, rows: Option<&Rows>, desk: &Desk) -> String {
    let speaker = desk.speaker();
    let sample = |known: Known| {
        let rows = rows?;
        let place = rows.known(known).find(|(value, _)| *value == text)?.1;
        rows.get(place)
    };
    match field {
        None => {
            let name = text.trim_end_matches([':', '<', '>', '=']);
            let compared = if text.ends_with(':') { "" } else { "-compared" };
            speaker.say(&format!("filter-field-{name}{compared}"))
        }
        Some("status") => speaker.say_code("status", text),
        Some("stage-kind") => speaker.say_code("stage", text),
        Some("channel") => speaker.say_code("channel", text),
        Some("request") => speaker.say_code("request", text),
        Some("service") => speaker.say_code("service", text),
        Some("lang") => speaker.say_code("language", text),
        Some("outcome") if text == "none" => speaker.say("filter-value-no-outcome"),
        Some("outcome") => speaker.say_code("outcome", text),
        Some("flag") => speaker.say(&format!("filter-flag-{text}")),
        Some("due") => speaker.say(&format!("filter-due-{text}")),
        Some("assigned" | "voted") if text == "me" => speaker.say("filter-value-me"),
        Some("assigned" | "voted") if text == "none" => speaker.say("filter-value-nobody"),
        Some("assigned") => sample(Known::Assigned)
            .and_then(|row| row.assigned_name)
            .map_or_else(String::new, |name| name.clean_line().to_string()),
        Some("stage") => {
            sample(Known::Stage).map_or_else(String::new, |row| show::stage(&row, desk))
        }
        Some(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::queue::filter::parse;
    use crate::regulation::Language;
    use crate::workstation::keymap::Keymap;
    use crate::workstation::theme::Theme;

    fn settled(typed: &str) -> String {
        complete(typed, Sources::default()).settled
    }

    fn desk(language: Language) -> Desk {
        Desk::new(language, Theme::default(), Keymap::default(), String::new())
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
            ("not:status:rec", "not:status:received"),
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
            ("regi", "registered"),
            ("ахметов", "ахметов"),
            ("status:zzz", "status:zzz"),
            ("", ""),
            // The keys of "stat" on the Russian layout.
            ("ыефе", "status:"),
        ] {
            assert_eq!(settled(typed), completed, "{typed}");
        }
    }

    #[test]
    fn several_choices_are_named() {
        let choices = |typed: &str| -> Vec<String> {
            let found = complete(typed, Sources::default()).candidates;
            found.into_iter().map(|one| one.text).collect()
        };
        assert_eq!(choices("stage-kind:int"), ["intake", "interview"]);
        assert_eq!(choices("status:under"), ["under-complaint", "under-review"]);
        assert_eq!(choices("status:an"), ["annulled"]);
        assert_eq!(choices("").len(), FIELDS.len());
    }

    #[test]
    fn a_field_is_found_by_its_words() {
        let desk = desk(Language::Ru);
        let sources = Sources {
            rows: None,
            desk: Some(&desk),
        };
        let found = complete("заявител", sources);
        assert!(
            found.candidates.iter().any(|one| one.text == "name:"),
            "{found:?}"
        );
        assert_eq!(
            complete("status:подпис", sources).settled,
            "status:awaiting-signature"
        );
        assert!(complete("Ахметов", sources).candidates.is_empty());
    }

    #[test]
    fn every_value_of_a_closed_set_can_be_read_and_has_words() {
        for field in FIELDS.iter().filter_map(|field| field.strip_suffix(':')) {
            for value in values_of(field, None) {
                let filter = format!("{field}:{value}");
                assert!(parse(&filter).is_ok(), "{filter}");
                for language in Language::ALL {
                    let words = describe(Some(field), &value, None, &desk(language));
                    assert!(
                        !words.is_empty() && !words.contains('⟦'),
                        "{filter}: {words}"
                    );
                }
            }
        }
        for field in FIELDS {
            for language in Language::ALL {
                let words = describe(None, field, None, &desk(language));
                assert!(!words.contains('⟦'), "{field}: {words}");
            }
        }
    }
}
