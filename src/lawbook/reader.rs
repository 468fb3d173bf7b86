//! From a parsed file to plain types, collecting every fault on the way.
//!
//! Serde stops at the first thing that is wrong. This reader notes it with its span, masks the
//! value that holds it and reads again, until what is left has nothing new to say. A field that is
//! missing only because it was masked is not reported.
//!
//! TOML dates and times are given to the types as text, so `2026-01-09` and `"2026-01-09"` are
//! the same.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;
use toml::Spanned;
use toml::de::{DeString, DeValue};

use super::document::Document;
use super::fault::{Fault, Problem, Shape, nearest};

/// The most faults that are worth reading in one file.
const MOST_FAULTS: usize = 100;

/// Reads the whole document as `T`.
pub(super) fn read<T: DeserializeOwned>(document: &Document<'_>) -> Result<T, Vec<Fault>> {
    let session = Session::default();
    loop {
        let masked_before = session.masked.borrow().len();
        let value = Value {
            value: &document.root,
            session: &session,
        };
        match T::deserialize(value) {
            Ok(read) if session.faults.borrow().is_empty() => return Ok(read),
            Ok(_) => break,
            Err(error) => session.note(error, &document.root.span()),
        }
        let found = session.faults.borrow().len();
        if found >= MOST_FAULTS || session.masked.borrow().len() == masked_before {
            break;
        }
    }
    let mut found = session.faults.into_inner();
    let cut = found.len() > MOST_FAULTS;
    found.truncate(MOST_FAULTS);
    let mut faults: Vec<Fault> = found
        .into_iter()
        .map(|found| document.fault(&found.span, found.problem, found.suggestion))
        .collect();
    if cut {
        let problem = Problem::TooManyFaults { most: MOST_FAULTS };
        faults.push(document.fault(&document.root.span(), problem, None));
    }
    faults.sort();
    faults.dedup();
    Err(faults)
}

struct Found {
    span: Range<usize>,
    problem: Problem,
    suggestion: Option<String>,
}

/// What one document has been found to hold so far.
#[derive(Default)]
struct Session {
    faults: RefCell<Vec<Found>>,
    /// Addresses of values that are passed over because their fault is known.
    masked: RefCell<BTreeSet<usize>>,
}

impl Session {
    fn note(&self, error: ReadError, span: &Range<usize>) {
        match error {
            ReadError::Again | ReadError::Incomplete => {}
            ReadError::New {
                problem,
                suggestion,
                at,
            } => self.faults.borrow_mut().push(Found {
                span: at.unwrap_or_else(|| span.clone()),
                problem: *problem,
                suggestion,
            }),
        }
    }

    /// Notes why a value cannot be read and masks it, so that the next pass goes on without it.
    fn refuse(
        &self,
        error: ReadError,
        value: &Spanned<DeValue<'_>>,
        span: &Range<usize>,
    ) -> ReadError {
        if !matches!(error, ReadError::Again) {
            let error = match value.get_ref() {
                DeValue::String(text) => error.about_text(text),
                _ => error,
            };
            self.note(error, span);
            self.masked.borrow_mut().insert(address(value));
        }
        ReadError::Again
    }

    fn is_masked(&self, value: &Spanned<DeValue<'_>>) -> bool {
        self.masked.borrow().contains(&address(value))
    }
}

fn address(value: &Spanned<DeValue<'_>>) -> usize {
    std::ptr::from_ref(value).addr()
}

#[derive(Debug)]
enum ReadError {
    New {
        problem: Box<Problem>,
        suggestion: Option<String>,
        at: Option<Range<usize>>,
    },
    /// A value inside was noted and masked; this pass is over.
    Again,
    /// It cannot be read only because something in it is masked.
    Incomplete,
}

impl ReadError {
    fn new(problem: Problem) -> Self {
        Self::suggesting(problem, None)
    }

    fn suggesting(problem: Problem, suggestion: Option<String>) -> Self {
        Self::New {
            problem: Box::new(problem),
            suggestion,
            at: None,
        }
    }

    /// Fixes the place, unless a place inside is known already.
    fn at(self, span: &Range<usize>) -> Self {
        match self {
            Self::New {
                problem,
                suggestion,
                at,
            } => Self::New {
                problem,
                suggestion,
                at: at.or_else(|| Some(span.clone())),
            },
            told @ (Self::Again | Self::Incomplete) => told,
        }
    }

    /// Reads the reader's own words as what they mean for the text `value`.
    fn about_text(self, value: &str) -> Self {
        match self {
            Self::New {
                problem,
                suggestion,
                at,
            } => {
                let problem = match *problem {
                    Problem::BadValue { text } => Box::new(meaning(&text, value)),
                    other => Box::new(other),
                };
                Self::New {
                    problem,
                    suggestion,
                    at,
                }
            }
            told @ (Self::Again | Self::Incomplete) => told,
        }
    }
}

/// The words of `chrono` for text that is no date or time.
const CHRONO: [&str; 7] = [
    "input is out of range",
    "no possible date and time matching input",
    "input is not enough for unique date and time",
    "input contains invalid characters",
    "premature end of input",
    "trailing input",
    "bad or unsupported format string",
];

fn meaning(text: &str, value: &str) -> Problem {
    let value = value.chars().take(80).collect();
    if text.contains("is not a code: use") {
        Problem::BadCode { value }
    } else if CHRONO.contains(&text) {
        Problem::BadDateOrTime { value }
    } else {
        Problem::BadValue {
            text: text.to_owned(),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for ReadError {}

impl serde::de::Error for ReadError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let text = message.to_string();
        // Serde's words for a value that fits none of the forms of an untagged enum.
        let form = [
            ("Amount", Shape::Amount),
            ("PolicyValue", Shape::PolicyValue),
            ("Literal", Shape::Literal),
        ]
        .into_iter()
        .find(|(name, _)| text.ends_with(&format!("untagged enum {name}")));
        Self::new(match form {
            Some((_, expected)) => Problem::WrongForm { expected },
            None => Problem::BadValue { text },
        })
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(Problem::WrongType {
            found: type_of(found),
            expected: shape_of(&expected.to_string()),
        })
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found = match found {
            Unexpected::Signed(number) => number.to_string(),
            Unexpected::Unsigned(number) => number.to_string(),
            Unexpected::Str(text) => text.to_owned(),
            other => other.to_string(),
        };
        Self::new(Problem::WrongValue {
            found,
            expected: shape_of(&expected.to_string()),
        })
    }

    fn unknown_variant(found: &str, expected: &'static [&'static str]) -> Self {
        let problem = Problem::WrongValue {
            found: found.chars().take(80).collect(),
            expected: Shape::OneOf(expected.iter().map(|&name| name.to_owned()).collect()),
        };
        Self::suggesting(problem, nearest(found, expected.iter().copied()))
    }

    fn unknown_field(found: &str, expected: &'static [&'static str]) -> Self {
        let problem = Problem::UnknownKey {
            key: found.chars().take(80).collect(),
        };
        Self::suggesting(problem, nearest(found, expected.iter().copied()))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(Problem::MissingKey {
            key: field.to_owned(),
        })
    }
}

const fn type_of(found: Unexpected<'_>) -> &'static str {
    match found {
        Unexpected::Bool(_) => "flag",
        Unexpected::Unsigned(_) | Unexpected::Signed(_) => "whole-number",
        Unexpected::Float(_) => "number",
        Unexpected::Char(_) | Unexpected::Str(_) | Unexpected::Bytes(_) => "text",
        Unexpected::Seq => "list",
        _ => "table",
    }
}

fn shape_of(expected: &str) -> Shape {
    match expected {
        "a string" | "string" => Shape::Text,
        "u8" | "u16" | "u32" | "u64" | "i8" | "i16" | "i32" | "i64" | "usize" => Shape::WholeNumber,
        "f32" | "f64" => Shape::Number,
        "a boolean" | "bool" => Shape::Flag,
        "a sequence" | "sequence" => Shape::List,
        "a map" | "map" => Shape::Table,
        text if text.starts_with("struct ") || text.contains("tagged enum") => Shape::Table,
        text if text.starts_with("a formatted") || text.starts_with("enum ") => Shape::Text,
        text => Shape::Other(text.to_owned()),
    }
}

/// One value of the document, as serde reads it.
#[derive(Clone, Copy)]
struct Value<'a> {
    value: &'a Spanned<DeValue<'a>>,
    session: &'a Session,
}

impl Value<'_> {
    fn wrong_type(&self, expected: &dyn Expected) -> ReadError {
        let found = match self.value.get_ref() {
            DeValue::String(_) => "text",
            DeValue::Integer(_) => "whole-number",
            DeValue::Float(_) => "number",
            DeValue::Boolean(_) => "flag",
            DeValue::Datetime(_) => "date",
            DeValue::Array(_) => "list",
            DeValue::Table(_) => "table",
        };
        ReadError::new(Problem::WrongType {
            found,
            expected: shape_of(&expected.to_string()),
        })
    }

    fn table<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let DeValue::Table(table) = self.value.get_ref() else {
            return Err(self.wrong_type(&visitor).at(&self.value.span()));
        };
        let entries: Vec<_> = table.iter().collect();
        let holds_masked = entries
            .iter()
            .any(|(_, value)| self.session.is_masked(value));
        let access = Entries {
            entries: entries.into_iter(),
            current: None,
            session: self.session,
        };
        visitor.visit_map(access).map_err(|error| match error {
            ReadError::New { ref problem, .. }
                if holds_masked && matches!(**problem, Problem::MissingKey { .. }) =>
            {
                ReadError::Incomplete
            }
            other => other.at(&self.value.span()),
        })
    }
}

impl<'de> Deserializer<'de> for Value<'_> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let span = self.value.span();
        match self.value.get_ref() {
            DeValue::String(text) => visitor
                .visit_str(text)
                .map_err(|error: ReadError| error.about_text(text).at(&span)),
            DeValue::Integer(number) => {
                match i64::from_str_radix(number.as_str(), number.radix()) {
                    Ok(number) => visitor
                        .visit_i64(number)
                        .map_err(|error: ReadError| error.at(&span)),
                    Err(_) => Err(ReadError::new(Problem::WrongValue {
                        found: number.as_str().chars().take(80).collect(),
                        expected: Shape::WholeNumber,
                    })
                    .at(&span)),
                }
            }
            DeValue::Float(number) => match number.as_str().parse::<f64>() {
                Ok(number) => visitor
                    .visit_f64(number)
                    .map_err(|error: ReadError| error.at(&span)),
                Err(_) => Err(self.wrong_type(&visitor).at(&span)),
            },
            DeValue::Boolean(flag) => visitor
                .visit_bool(*flag)
                .map_err(|error: ReadError| error.at(&span)),
            DeValue::Datetime(moment) => {
                let text = moment.to_string();
                visitor
                    .visit_str(&text)
                    .map_err(|error: ReadError| error.about_text(&text).at(&span))
            }
            DeValue::Array(array) => {
                let access = Elements {
                    elements: array.iter(),
                    session: self.session,
                };
                visitor
                    .visit_seq(access)
                    .map_err(|error: ReadError| error.at(&span))
            }
            DeValue::Table(_) => self.table(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let span = self.value.span();
        let DeValue::String(text) = self.value.get_ref() else {
            return Err(self.wrong_type(&visitor).at(&span));
        };
        let name: StrDeserializer<'_, ReadError> = text.as_ref().into_deserializer();
        visitor
            .visit_enum(name)
            .map_err(|error: ReadError| error.at(&span))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.table(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.table(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.value.get_ref().is_array() {
            self.deserialize_any(visitor)
        } else {
            Err(self.wrong_type(&visitor).at(&self.value.span()))
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string
        bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

struct Elements<'a> {
    elements: std::slice::Iter<'a, Spanned<DeValue<'a>>>,
    session: &'a Session,
}

impl<'de> SeqAccess<'de> for Elements<'_> {
    type Error = ReadError;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, ReadError> {
        let session = self.session;
        let Some(value) = self
            .elements
            .by_ref()
            .find(|value| !session.is_masked(value))
        else {
            return Ok(None);
        };
        match seed.deserialize(Value { value, session }) {
            Ok(read) => Ok(Some(read)),
            Err(error) => Err(session.refuse(error, value, &value.span())),
        }
    }
}

type Entry<'a> = (&'a Spanned<DeString<'a>>, &'a Spanned<DeValue<'a>>);

struct Entries<'a> {
    entries: std::vec::IntoIter<Entry<'a>>,
    current: Option<&'a Spanned<DeValue<'a>>>,
    session: &'a Session,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = ReadError;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, ReadError> {
        let session = self.session;
        let Some((key, value)) = self
            .entries
            .by_ref()
            .find(|(_, value)| !session.is_masked(value))
        else {
            return Ok(None);
        };
        self.current = Some(value);
        let name: StrDeserializer<'_, ReadError> = key.get_ref().as_ref().into_deserializer();
        match seed.deserialize(name) {
            Ok(read) => Ok(Some(read)),
            Err(error) => {
                let error = error.about_text(key.get_ref());
                Err(session.refuse(error, value, &key.span()))
            }
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, ReadError> {
        let value = self.current.take().expect("serde asks for a key first");
        let session = self.session;
        seed.deserialize(Value { value, session })
            .map_err(|error| session.refuse(error, value, &value.span()))
    }
}
