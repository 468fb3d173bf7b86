//! Violations in words: the facts of a violation become the values of its sentence.

use std::collections::BTreeMap;

use super::{Arg, Speaker};
use crate::casework::{Fact, RawText, Violation};

/// Facts that are codes with words of their own: the name of the fact, and how the ids of the
/// words for its codes begin.
const CODED: [(&str, &str); 16] = [
    ("answer", "answer"),
    ("channel", "channel"),
    ("detail", "detail"),
    ("kind", "evidence"),
    ("kinds", "evidence"),
    ("lack", "lack"),
    ("language", "language"),
    ("limit", "limit"),
    ("means", "delivery"),
    ("outcome", "outcome"),
    ("request", "request"),
    ("role", "role"),
    ("roles", "role"),
    ("slot", "slot"),
    ("stage", "stage"),
    ("status", "status"),
];

/// Facts that count hundredths of a point.
const HUNDREDTHS: [&str; 2] = ["score", "threshold"];

impl Speaker<'_> {
    /// Returns the sentence for a violation: what is wrong, by how much, and what to do.
    #[must_use]
    pub fn violation(&self, violation: &Violation) -> String {
        let id = format!("violation-{}", violation.code.code());
        let mut args: BTreeMap<&str, Arg> = violation
            .facts
            .iter()
            .map(|(name, fact)| (name.as_str(), self.fact(name, fact)))
            .collect();
        if let Some(count) = number(violation, "count") {
            if let Some(least) = number(violation, "min") {
                args.insert("missing", Arg::Number(least.saturating_sub(count)));
            }
            if let Some(most) = number(violation, "max") {
                args.insert("excess", Arg::Number(count.saturating_sub(most)));
            }
        }
        args.entry("field")
            .or_insert_with(|| Arg::Text(self.field(&violation.at)));
        for (name, selects) in self.arguments_of(&id) {
            // A sentence must stand without a fact that an older or newer server does not give.
            let absent = if selects { "none" } else { "…" };
            args.entry(name).or_insert_with(|| Arg::from(absent));
        }
        let args: Vec<(&str, Arg)> = args.into_iter().collect();
        self.say_with(&id, &args)
    }

    /// Returns the name of the field that a JSON pointer ends in.
    #[must_use]
    pub fn field(&self, at: &str) -> String {
        let name = at
            .rsplit('/')
            .find(|part| !part.is_empty() && !part.bytes().all(|b| b.is_ascii_digit()))
            .unwrap_or_default();
        let id = format!("field-{}", name.replace('_', "-"));
        let id = if self.has(&id) {
            id.as_str()
        } else {
            "field-other"
        };
        self.say(id)
    }

    fn fact(&self, name: &str, fact: &Fact) -> Arg {
        match fact {
            Fact::Number(number) if HUNDREDTHS.contains(&name) => Arg::Text(self.points(*number)),
            Fact::Number(number) => Arg::Number(*number),
            Fact::Date(date) => Arg::Text(self.date(*date)),
            Fact::Instant(at) => Arg::Text(self.date_time(*at)),
            Fact::Words(words) => Arg::from(RawText::from(self.words(words)).clean_line()),
            // A policy key without a numbered question comes with a dash, a step that no role
            // may take with an empty list.
            Fact::Text(text) if matches!(text.as_str(), "" | "—") => Arg::from("none"),
            Fact::Text(text) => Arg::Text(self.code_or_text(name, text)),
        }
    }

    /// Returns the words for a code, or for each of several codes between commas or spaces;
    /// other text is made inert.
    fn code_or_text(&self, name: &str, text: &str) -> String {
        let clean = RawText::from(text).clean_line();
        let Some((_, prefix)) = CODED.iter().find(|(fact, _)| *fact == name) else {
            return clean.as_str().to_owned();
        };
        let codes: Vec<&str> = clean
            .as_str()
            .split([',', ' '])
            .filter(|code| !code.is_empty())
            .collect();
        let all_known = !codes.is_empty()
            && codes
                .iter()
                .all(|code| self.has(&format!("{prefix}-{code}")));
        if !all_known {
            return clean.as_str().to_owned();
        }
        codes
            .iter()
            .map(|code| self.say_code(prefix, code))
            .collect::<Vec<_>>()
            .join(", ")
    }
}

fn number(violation: &Violation, name: &str) -> Option<i64> {
    match violation.facts.get(name)? {
        Fact::Number(number) => Some(*number),
        Fact::Date(_) | Fact::Instant(_) | Fact::Words(_) | Fact::Text(_) => None,
    }
}
