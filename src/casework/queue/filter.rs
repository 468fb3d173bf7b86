//! The filter language of queues.
//!
//! A filter is words and conditions with white space between them; a row must meet all of them.
//!
//! ```text
//! ахметов                      a word of the applicant's name, of the number or of the reference
//! "ли в"                       the same with a space in it; \" and \\ inside
//! name:ахметов                 the applicant's name only
//! status:received,under-review one of these; likewise service, request, stage, stage-kind,
//!                              channel, unit, lang, outcome (approve, refuse, none),
//!                              flag (returned, hearing, failed, note)
//! assigned:me                  or none, or a login; likewise voted:
//! due<2wd  due<=7wd  due>3d    working or calendar days from today; negative ones lie behind
//! due<2026-09-28               a civil date; likewise registered>=2026-09-01
//! due:overdue  due:today  due:none
//! -term  not:term              what must not hold
//! ```
//!
//! [`parse()`] reads it and says at which character it stops making sense; `Display` prints it back
//! in one form. [`Filter::resolve`] turns days into instants once, so that matching a row is a
//! few comparisons and allocates nothing.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};

use super::super::decision::Outcome;
use super::super::{Login, StatusKind};
use crate::regulation::{
    Calendar, CalendarGap, Channel, Language, RequestKind, ServiceId, StageId, StageKind, UnitId,
};

mod parse;
mod resolve;
#[cfg(test)]
mod tests;

pub use parse::{FilterError, FilterErrorKind, parse};
pub use resolve::Resolved;
#[cfg(test)]
pub(super) use tests::sample_row;

/// A filter as somebody wrote it. The empty one holds for every row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    pub terms: Vec<Term>,
}

/// One condition, or what must not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub negated: bool,
    pub test: Test,
}

/// What a row is asked. A list holds when one of its values does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// A part of name, number or reference, however spelled.
    Word(String),
    /// A part of the applicant's name, however spelled.
    Name(String),
    Service(Vec<ServiceId>),
    Request(Vec<RequestKind>),
    Stage(Vec<StageId>),
    StageKind(Vec<StageKind>),
    Status(Vec<StatusKind>),
    Channel(Vec<Channel>),
    Unit(Vec<UnitId>),
    Language(Vec<Language>),
    Outcome(Vec<Option<Outcome>>),
    Flag(Vec<Flag>),
    Assigned(Vec<Person>),
    Voted(Vec<Person>),
    Due(Due),
    /// The day it counts as registered.
    Registered(Comparison, NaiveDate),
}

/// Whom a condition names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Person {
    /// Whoever looks.
    Me,
    /// Nobody.
    None,
    Login(Login),
}

/// A mark of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag {
    /// A prepared decision was given back.
    Returned,
    /// The applicant was notified of a hearing.
    Hearing,
    /// A check failed.
    Failed,
    /// There is a note.
    Note,
}

/// What is asked of the limit that presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// It has passed.
    Overdue,
    /// It ends today, sooner or later.
    Today,
    /// No limit presses.
    None,
    /// Working days from today to its last day; those that lie behind count negative.
    WorkingDays(Comparison, i32),
    /// Calendar days from today to its last day.
    Days(Comparison, i32),
    /// Its last day.
    On(Comparison, NaiveDate),
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    Less,
    AtMost,
    Equal,
    AtLeast,
    More,
}

/// What a filter needs to know beside the rows.
#[derive(Debug, Clone, Copy)]
pub struct FilterContext<'a> {
    pub me: &'a Login,
    /// Law time.
    pub now: DateTime<Utc>,
    pub calendar: &'a Calendar,
}

impl Filter {
    /// Returns whether a row meets the filter. For more than one row, [`resolve`](Self::resolve)
    /// once.
    ///
    /// # Errors
    /// [`CalendarGap`] when the filter counts into a year without calendar.
    pub fn matches(
        &self,
        row: &super::Row,
        context: &FilterContext<'_>,
    ) -> Result<bool, CalendarGap> {
        Ok(self.resolve(context)?.matches(row))
    }

    /// Returns whether the filter holds for every row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Returns a filter that asks what both ask.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.terms.extend(other.terms);
        self
    }
}

impl std::str::FromStr for Filter {
    type Err = FilterError;
    fn from_str(text: &str) -> Result<Self, FilterError> {
        parse(text)
    }
}

/// The names of the marks, in the order they are offered.
pub(super) const FLAGS: [(&str, Flag); 4] = [
    ("returned", Flag::Returned),
    ("hearing", Flag::Hearing),
    ("failed", Flag::Failed),
    ("note", Flag::Note),
];

/// The names of the kinds of stages.
pub(super) const STAGE_KINDS: [(&str, StageKind); 10] = {
    let mut named = [("", StageKind::Intake); 10];
    let mut at = 0;
    while at < named.len() {
        let kind = StageKind::ALL[at];
        named[at] = (kind.code(), kind);
        at += 1;
    }
    named
};

/// The names of outcomes; a case without one is asked for, too.
pub(super) const OUTCOMES: [(&str, Option<Outcome>); 3] = [
    ("approve", Some(Outcome::Approve)),
    ("refuse", Some(Outcome::Refuse)),
    ("none", None),
];

/// The signs of comparisons; the longer ones first, as they are read.
pub(super) const COMPARISONS: [(&str, Comparison); 5] = [
    ("<=", Comparison::AtMost),
    (">=", Comparison::AtLeast),
    ("<", Comparison::Less),
    (">", Comparison::More),
    ("=", Comparison::Equal),
];

/// Returns the name of a value in one of the tables above.
pub(super) fn name_of<T: PartialEq>(table: &[(&'static str, T)], value: &T) -> &'static str {
    table
        .iter()
        .find(|(_, known)| known == value)
        .map_or("", |(name, _)| name)
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, term) in self.terms.iter().enumerate() {
            if index > 0 {
                f.write_str(" ")?;
            }
            term.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.negated {
            f.write_str("-")?;
        }
        self.test.fmt(f)
    }
}

impl fmt::Display for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => write_text(f, word),
            Self::Name(name) => {
                f.write_str("name:")?;
                write_text(f, name)
            }
            Self::Service(values) => list(f, "service", values, |v| v.as_str()),
            Self::Request(values) => list(f, "request", values, |v| v.code()),
            Self::Stage(values) => list(f, "stage", values, |v| v.as_str()),
            Self::StageKind(values) => list(f, "stage-kind", values, |v| name_of(&STAGE_KINDS, v)),
            Self::Status(values) => list(f, "status", values, |v| v.code()),
            Self::Channel(values) => list(f, "channel", values, |v| v.code()),
            Self::Unit(values) => list(f, "unit", values, |v| v.as_str()),
            Self::Language(values) => list(f, "lang", values, |v| v.code()),
            Self::Outcome(values) => list(f, "outcome", values, |v| name_of(&OUTCOMES, v)),
            Self::Flag(values) => list(f, "flag", values, |v| name_of(&FLAGS, v)),
            Self::Assigned(values) => list(f, "assigned", values, Person::as_str),
            Self::Voted(values) => list(f, "voted", values, Person::as_str),
            Self::Due(due) => due.fmt(f),
            Self::Registered(comparison, date) => {
                write!(f, "registered{}{date}", name_of(&COMPARISONS, comparison))
            }
        }
    }
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Overdue => f.write_str("due:overdue"),
            Self::Today => f.write_str("due:today"),
            Self::None => f.write_str("due:none"),
            Self::WorkingDays(comparison, days) => {
                write!(f, "due{}{days}wd", name_of(&COMPARISONS, comparison))
            }
            Self::Days(comparison, days) => {
                write!(f, "due{}{days}d", name_of(&COMPARISONS, comparison))
            }
            Self::On(comparison, date) => {
                write!(f, "due{}{date}", name_of(&COMPARISONS, comparison))
            }
        }
    }
}

impl Person {
    fn as_str(&self) -> &str {
        match self {
            Self::Me => "me",
            Self::None => "none",
            Self::Login(login) => login.as_str(),
        }
    }
}

fn list<T>(
    f: &mut fmt::Formatter<'_>,
    field: &str,
    values: &[T],
    name: impl Fn(&T) -> &str,
) -> fmt::Result {
    write!(f, "{field}:")?;
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            f.write_str(",")?;
        }
        f.write_str(name(value))?;
    }
    Ok(())
}

/// Writes a word bare where it cannot be taken for anything else, else in quotes.
fn write_text(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let plain = text.chars().next().is_some_and(char::is_alphanumeric)
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || "-./№_".contains(c));
    if plain {
        return f.write_str(text);
    }
    f.write_str("\"")?;
    for c in text.chars() {
        if c == '"' || c == '\\' {
            f.write_str("\\")?;
        }
        fmt::Write::write_char(f, c)?;
    }
    f.write_str("\"")
}
