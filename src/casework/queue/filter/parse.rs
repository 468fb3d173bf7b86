//! Reading a filter, and saying where and why it cannot be read.

use chrono::NaiveDate;

use super::{
    COMPARISONS, Comparison, Due, FLAGS, Filter, OUTCOMES, Person, STAGE_KINDS, Term, Test,
};
use crate::casework::{Login, StatusKind};
use crate::regulation::{Channel, Language, RequestKind, ServiceId, StageId, UnitId};

/// The longest filter that is read, in characters.
const MAX_CHARS: usize = 2000;
/// The most conditions in one filter.
const MAX_TERMS: usize = 50;
/// The most days that a filter counts: some ten years.
const MAX_DAYS: i32 = 3660;

/// Why a filter cannot be read, and from which character on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("at character {at}: {kind}", at = .at + 1)]
pub struct FilterError {
    /// Characters (not bytes) before the place.
    pub at: usize,
    pub kind: FilterErrorKind,
    /// What was probably meant, ready to stand in its place.
    pub hint: Option<String>,
}

/// What is wrong with a filter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FilterErrorKind {
    #[error("the filter is longer than {MAX_CHARS} characters")]
    TooLong,
    #[error("the filter has more than {MAX_TERMS} conditions")]
    TooMany,
    #[error("no field is named {0:?}")]
    UnknownField(String),
    #[error("{value:?} is not a value of {field}")]
    UnknownValue { field: &'static str, value: String },
    #[error("a value is missing")]
    ValueMissing,
    #[error("a quotation mark is not closed")]
    QuoteOpen,
    #[error("{0:?} is neither days, such as 2wd or 10d, nor a date, such as 2026-09-28")]
    BadAmount(String),
    #[error("{field} is compared, not listed: write {field}< and a value")]
    ComparisonMissing { field: &'static str },
    #[error("{field} cannot be compared: write {field}: and a value")]
    NotComparable { field: &'static str },
}

/// The fields, as they are named.
const FIELDS: [&str; 16] = [
    "name",
    "service",
    "request",
    "stage",
    "stage-kind",
    "status",
    "channel",
    "unit",
    "lang",
    "outcome",
    "flag",
    "assigned",
    "voted",
    "due",
    "registered",
    "not",
];

/// Reads a filter.
///
/// # Errors
/// [`FilterError`] with the place, the fault and, where one is near, what was probably meant.
pub fn parse(text: &str) -> Result<Filter, FilterError> {
    if text.chars().count() > MAX_CHARS {
        return Err(fault(MAX_CHARS, FilterErrorKind::TooLong));
    }
    let mut reader = Reader {
        chars: text.chars().collect(),
        at: 0,
    };
    let mut filter = Filter::default();
    loop {
        reader.skip_space();
        if reader.peek().is_none() {
            return Ok(filter);
        }
        if filter.terms.len() == MAX_TERMS {
            return Err(fault(reader.at, FilterErrorKind::TooMany));
        }
        filter.terms.push(reader.term()?);
    }
}

fn fault(at: usize, kind: FilterErrorKind) -> FilterError {
    FilterError {
        at,
        kind,
        hint: None,
    }
}

/// A value with the place it stands at.
struct Piece {
    at: usize,
    text: String,
}

struct Reader {
    chars: Vec<char>,
    at: usize,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    fn term(&mut self) -> Result<Term, FilterError> {
        let mut negated = false;
        loop {
            if self.peek() == Some('-') {
                self.at += 1;
            } else if self
                .field_ahead()
                .is_some_and(|(f, sign)| f == "not" && sign == ":")
            {
                self.at += "not:".len();
            } else {
                break;
            }
            negated = !negated;
        }
        Ok(Term {
            negated,
            test: self.test()?,
        })
    }

    /// Returns the field that stands here with the sign after it: lower-case Latin letters and
    /// hyphens, then `:` or a comparison.
    fn field_ahead(&self) -> Option<(String, &'static str)> {
        let rest = self.chars.get(self.at..)?;
        let length = rest
            .iter()
            .take_while(|c| c.is_ascii_alphabetic() || **c == '-')
            .count();
        let field: String = rest[..length]
            .iter()
            .map(char::to_ascii_lowercase)
            .collect();
        if field.is_empty() {
            return None;
        }
        let starts = |sign: &str| {
            sign.chars()
                .enumerate()
                .all(|(index, c)| rest.get(length + index) == Some(&c))
        };
        let sign = std::iter::once(":")
            .chain(COMPARISONS.iter().map(|(sign, _)| *sign))
            .find(|sign| starts(sign))?;
        Some((field, sign))
    }

    fn test(&mut self) -> Result<Test, FilterError> {
        let start = self.at;
        let Some((field, sign)) = self.field_ahead() else {
            let piece = self.text()?;
            return Ok(Test::Word(piece.text));
        };
        let Some(known) = FIELDS
            .iter()
            .copied()
            .filter(|known| *known != "not")
            .find(|known| *known == field)
        else {
            // A comparison sign after a word that is no field is part of what is looked for.
            if sign != ":" {
                return Ok(Test::Word(self.text()?.text));
            }
            return Err(FilterError {
                at: start,
                hint: nearest(&field, FIELDS.iter().copied()).map(|near| format!("{near}:")),
                kind: FilterErrorKind::UnknownField(field),
            });
        };
        self.at += known.len() + sign.len();
        let comparison = COMPARISONS
            .iter()
            .find(|(known, _)| *known == sign)
            .map(|(_, comparison)| *comparison);
        match (known, comparison) {
            ("due", Some(comparison)) => Ok(Test::Due(self.due_compared(comparison)?)),
            ("due", None) => self.due_named(),
            ("registered", Some(comparison)) => {
                let piece = self.word()?;
                let date = date_of(&piece.text)
                    .ok_or_else(|| fault(piece.at, FilterErrorKind::BadAmount(piece.text)))?;
                Ok(Test::Registered(comparison, date))
            }
            ("registered", None) => Err(FilterError {
                hint: Some("registered>=".to_owned()),
                ..fault(
                    start,
                    FilterErrorKind::ComparisonMissing {
                        field: "registered",
                    },
                )
            }),
            (field, Some(_)) => Err(FilterError {
                hint: Some(format!("{field}:")),
                ..fault(start, FilterErrorKind::NotComparable { field })
            }),
            ("name", None) => Ok(Test::Name(self.text()?.text)),
            (field, None) => self.listed(field),
        }
    }

    fn due_compared(&mut self, comparison: Comparison) -> Result<Due, FilterError> {
        let piece = self.word()?;
        let lower = piece.text.to_lowercase();
        let bad = || fault(piece.at, FilterErrorKind::BadAmount(piece.text.clone()));
        if let Some(date) = date_of(&lower) {
            return Ok(Due::On(comparison, date));
        }
        let number_end = lower
            .char_indices()
            .find(|(index, c)| !(c.is_ascii_digit() || (*index == 0 && (*c == '-' || *c == '+'))))
            .map_or(lower.len(), |(index, _)| index);
        let (number, unit) = lower.split_at(number_end);
        let days: i32 = number.parse().map_err(|_| bad())?;
        if days.abs() > MAX_DAYS {
            return Err(bad());
        }
        match unit {
            "wd" => Ok(Due::WorkingDays(comparison, days)),
            "d" => Ok(Due::Days(comparison, days)),
            _ => Err(FilterError {
                hint: (days.abs() < 100).then(|| format!("{days}wd")),
                ..bad()
            }),
        }
    }

    fn due_named(&mut self) -> Result<Test, FilterError> {
        let piece = self.word()?;
        let named = [
            ("overdue", Due::Overdue),
            ("today", Due::Today),
            ("none", Due::None),
        ];
        from_table("due", &named, &piece).map(Test::Due)
    }

    /// Reads the values of a field that takes a list.
    fn listed(&mut self, field: &'static str) -> Result<Test, FilterError> {
        let pieces = self.pieces()?;
        Ok(match field {
            "service" => Test::Service(codes(field, &pieces, |t| ServiceId::parse(t).ok())?),
            "stage" => Test::Stage(codes(field, &pieces, |t| StageId::parse(t).ok())?),
            "unit" => Test::Unit(codes(field, &pieces, |t| UnitId::parse(t).ok())?),
            "request" => Test::Request(values(
                field,
                &RequestKind::ALL.map(|value| (value.code(), value)),
                &pieces,
            )?),
            "status" => Test::Status(values(
                field,
                &StatusKind::ALL.map(|value| (value.code(), value)),
                &pieces,
            )?),
            "channel" => Test::Channel(values(
                field,
                &Channel::ALL.map(|value| (value.code(), value)),
                &pieces,
            )?),
            "lang" => Test::Language(values(
                field,
                &Language::ALL.map(|value| (value.code(), value)),
                &pieces,
            )?),
            "stage-kind" => Test::StageKind(values(field, &STAGE_KINDS, &pieces)?),
            "outcome" => Test::Outcome(values(field, &OUTCOMES, &pieces)?),
            "flag" => Test::Flag(values(field, &FLAGS, &pieces)?),
            "assigned" => Test::Assigned(codes(field, &pieces, person)?),
            _ => Test::Voted(codes(field, &pieces, person)?),
        })
    }

    /// Reads the values up to the next white space, split at commas.
    fn pieces(&mut self) -> Result<Vec<Piece>, FilterError> {
        let word = self.word()?;
        let mut pieces = Vec::new();
        let mut at = word.at;
        for part in word.text.split(',') {
            if part.is_empty() {
                return Err(fault(at, FilterErrorKind::ValueMissing));
            }
            pieces.push(Piece {
                at,
                text: part.to_lowercase(),
            });
            at += part.chars().count() + 1;
        }
        Ok(pieces)
    }

    /// Reads up to the next white space.
    fn word(&mut self) -> Result<Piece, FilterError> {
        let at = self.at;
        while self.peek().is_some_and(|c| !c.is_whitespace()) {
            self.at += 1;
        }
        if at == self.at {
            return Err(fault(at, FilterErrorKind::ValueMissing));
        }
        Ok(Piece {
            at,
            text: self.chars[at..self.at].iter().collect(),
        })
    }

    /// Reads a word, or a text in quotes.
    fn text(&mut self) -> Result<Piece, FilterError> {
        if self.peek() != Some('"') {
            return self.word();
        }
        let at = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            let Some(c) = self.peek() else {
                return Err(fault(at, FilterErrorKind::QuoteOpen));
            };
            self.at += 1;
            match c {
                '"' => break,
                '\\' => {
                    let escaped = self.peek();
                    self.at += 1;
                    text.push(escaped.ok_or_else(|| fault(at, FilterErrorKind::QuoteOpen))?);
                }
                c => text.push(c),
            }
        }
        if text.trim().is_empty() {
            return Err(fault(at, FilterErrorKind::ValueMissing));
        }
        Ok(Piece { at, text })
    }
}

fn person(text: &str) -> Option<Person> {
    match text {
        "me" => Some(Person::Me),
        "none" => Some(Person::None),
        login => Login::parse(login).ok().map(Person::Login),
    }
}

/// Reads `2026-09-28` or `28.09.2026`.
fn date_of(text: &str) -> Option<NaiveDate> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .or_else(|_| NaiveDate::parse_from_str(text, "%d.%m.%Y"))
        .ok()?;
    let years = 1900..=2200;
    years
        .contains(&chrono::Datelike::year(&date))
        .then_some(date)
}

fn codes<T>(
    field: &'static str,
    pieces: &[Piece],
    read: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, FilterError> {
    pieces
        .iter()
        .map(|piece| {
            read(&piece.text).ok_or_else(|| {
                fault(
                    piece.at,
                    FilterErrorKind::UnknownValue {
                        field,
                        value: piece.text.clone(),
                    },
                )
            })
        })
        .collect()
}

fn values<T: Copy>(
    field: &'static str,
    table: &[(&'static str, T)],
    pieces: &[Piece],
) -> Result<Vec<T>, FilterError> {
    pieces
        .iter()
        .map(|piece| from_table(field, table, piece))
        .collect()
}

fn from_table<T: Copy>(
    field: &'static str,
    table: &[(&'static str, T)],
    piece: &Piece,
) -> Result<T, FilterError> {
    let lower = piece.text.to_lowercase();
    table
        .iter()
        .find(|(name, _)| *name == lower)
        .map(|(_, value)| *value)
        .ok_or_else(|| FilterError {
            at: piece.at,
            hint: nearest(&lower, table.iter().map(|(name, _)| *name)).map(str::to_owned),
            kind: FilterErrorKind::UnknownValue {
                field,
                value: piece.text.clone(),
            },
        })
}

/// Returns the name most like `text`, when one is like it at all.
fn nearest<'a>(text: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    names
        .map(|name| (strsim::jaro_winkler(text, name), name))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}
