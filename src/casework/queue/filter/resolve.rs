//! A filter made ready for one run over many rows: days as instants, words as searchers.

use std::borrow::Borrow;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use memchr::memmem::Finder;

use super::{Comparison, Due, Filter, FilterContext, Flag, Person, Test};
use crate::casework::decision::Outcome;
use crate::casework::queue::column::{FoldedColumn, Hits};
use crate::casework::queue::facts::RowFacts;
use crate::casework::queue::{Row, fold};
use crate::casework::{Login, StatusKind};
use crate::regulation::{
    Calendar, CalendarGap, Channel, Language, RequestKind, ServiceId, StageId, StageKind, UnitId,
};

/// A filter whose days are instants and whose words are folded; for one run, because "today"
/// moves on.
#[derive(Debug, Clone)]
pub struct Resolved {
    /// Words first: they are the cheapest to ask of a whole queue.
    words: Vec<(bool, Needles)>,
    checks: Vec<(bool, Check)>,
}

#[derive(Debug, Clone)]
struct Needles(Vec<Finder<'static>>);

#[derive(Debug, Clone)]
enum Check {
    Name(Needles),
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
    /// One of these logins, or nobody where there is a `None`.
    Assigned(Vec<Option<Login>>),
    Voted(Vec<Option<Login>>),
    /// Due at or after the first and before the second instant.
    DueWithin(Option<DateTime<Utc>>, Option<DateTime<Utc>>),
    DueNone,
    /// Registered on or after the first and before the second day.
    RegisteredWithin(Option<NaiveDate>, Option<NaiveDate>),
}

impl Filter {
    /// Makes the filter ready for one run.
    ///
    /// # Errors
    /// [`CalendarGap`] when it counts working days into a year without calendar.
    pub fn resolve(&self, context: &FilterContext<'_>) -> Result<Resolved, CalendarGap> {
        let mut resolved = Resolved {
            words: Vec::new(),
            checks: Vec::new(),
        };
        for term in &self.terms {
            if let Test::Word(word) = &term.test {
                resolved.words.push((term.negated, Needles::of(word)));
                continue;
            }
            let check = resolve_test(&term.test, context)?;
            resolved.checks.push((term.negated, check));
        }
        Ok(resolved)
    }
}

fn resolve_test(test: &Test, context: &FilterContext<'_>) -> Result<Check, CalendarGap> {
    Ok(match test {
        Test::Word(word) | Test::Name(word) => Check::Name(Needles::of(word)),
        Test::Service(values) => Check::Service(values.clone()),
        Test::Request(values) => Check::Request(values.clone()),
        Test::Stage(values) => Check::Stage(values.clone()),
        Test::StageKind(values) => Check::StageKind(values.clone()),
        Test::Status(values) => Check::Status(values.clone()),
        Test::Channel(values) => Check::Channel(values.clone()),
        Test::Unit(values) => Check::Unit(values.clone()),
        Test::Language(values) => Check::Language(values.clone()),
        Test::Outcome(values) => Check::Outcome(values.clone()),
        Test::Flag(values) => Check::Flag(values.clone()),
        Test::Assigned(people) => Check::Assigned(logins(people, context.me)),
        Test::Voted(people) => Check::Voted(logins(people, context.me)),
        Test::Due(due) => resolve_due(*due, context)?,
        Test::Registered(comparison, date) => {
            let (from, before) = comparison.span(*date, next(*date));
            Check::RegisteredWithin(from, before)
        }
    })
}

fn logins(people: &[Person], me: &Login) -> Vec<Option<Login>> {
    people
        .iter()
        .map(|person| match person {
            Person::Me => Some(me.clone()),
            Person::None => None,
            Person::Login(login) => Some(login.clone()),
        })
        .collect()
}

fn resolve_due(due: Due, context: &FilterContext<'_>) -> Result<Check, CalendarGap> {
    let calendar = context.calendar;
    let today = calendar.civil(context.now).date();
    let (first, after) = match due {
        Due::None => return Ok(Check::DueNone),
        Due::Overdue => return Ok(Check::DueWithin(None, Some(context.now))),
        Due::Today => (Some(today), Some(next(today))),
        Due::Days(comparison, days) => {
            let day = shifted(today, days);
            comparison.span(day, next(day))
        }
        Due::On(comparison, day) => comparison.span(day, next(day)),
        Due::WorkingDays(comparison, days) => {
            // Only the bound that is asked for is counted, so that no year is needed in vain.
            let first = || first_day_at(calendar, today, days);
            let after = || first_day_at(calendar, today, days.saturating_add(1));
            match comparison {
                Comparison::Less => (None, Some(first()?)),
                Comparison::AtMost => (None, Some(after()?)),
                Comparison::Equal => (Some(first()?), Some(after()?)),
                Comparison::AtLeast => (Some(first()?), None),
                Comparison::More => (Some(after()?), None),
            }
        }
    };
    let midnight = |day: NaiveDate| calendar.instant(day, NaiveTime::MIN);
    Ok(Check::DueWithin(first.map(midnight), after.map(midnight)))
}

/// Returns the first day to which at least `days` working days are counted from `today`, as
/// [`Calendar::working_days_between`] counts.
fn first_day_at(
    calendar: &Calendar,
    today: NaiveDate,
    days: i32,
) -> Result<NaiveDate, CalendarGap> {
    if let Some(ahead) = u32::try_from(days).ok().filter(|ahead| *ahead > 0) {
        return calendar.add_working_days(today, ahead);
    }
    let mut last_worked = today;
    while !calendar.is_working_day(last_worked)? {
        last_worked = shifted(last_worked, -1);
    }
    calendar.subtract_working_days(last_worked, days.unsigned_abs())
}

fn next(day: NaiveDate) -> NaiveDate {
    shifted(day, 1)
}

fn shifted(day: NaiveDate, days: i32) -> NaiveDate {
    let by = Days::new(u64::from(days.unsigned_abs()));
    let moved = if days < 0 {
        day.checked_sub_days(by)
    } else {
        day.checked_add_days(by)
    };
    moved.unwrap_or(day)
}

impl Comparison {
    /// Returns from where (included) and until where (excluded) values compare so with one that
    /// reaches from `value` to just before `after`.
    fn span<T>(self, value: T, after: T) -> (Option<T>, Option<T>) {
        match self {
            Self::Less => (None, Some(value)),
            Self::AtMost => (None, Some(after)),
            Self::Equal => (Some(value), Some(after)),
            Self::AtLeast => (Some(value), None),
            Self::More => (Some(after), None),
        }
    }
}

fn within<T: PartialOrd>(value: &T, from: Option<&T>, before: Option<&T>) -> bool {
    from.is_none_or(|from| value >= from) && before.is_none_or(|before| value < before)
}

impl Needles {
    fn of(word: &str) -> Self {
        Self(
            fold::needles(word)
                .iter()
                .map(|needle| Finder::new(needle.as_bytes()).into_owned())
                .collect(),
        )
    }

    /// Returns whether one of the foldings stands in `folded`. Where nothing searchable was
    /// typed, it does.
    fn stand_in(&self, folded: &[u8]) -> bool {
        self.0.is_empty() || self.0.iter().any(|finder| finder.find(folded).is_some())
    }
}

impl Resolved {
    /// Returns whether a row meets the filter.
    #[must_use]
    pub fn matches(&self, row: &impl RowFacts) -> bool {
        self.words
            .iter()
            .all(|(negated, needles)| needles.stand_in(row.search().as_bytes()) != *negated)
            && self.checks_hold(row)
    }

    /// Returns the places of the rows that meet the filter, in their order. `column` is the
    /// folded column of these rows; words are looked for in it as a whole.
    #[must_use]
    pub fn select<R: Borrow<Row>>(&self, rows: &[R], column: &FoldedColumn) -> Vec<u32> {
        debug_assert_eq!(rows.len(), column.len(), "the column is that of the rows");
        if rows.len() != column.len() {
            return (0..)
                .zip(rows)
                .filter(|(_, row)| {
                    let row: &Row = (*row).borrow();
                    self.matches(row)
                })
                .map(|(place, _)| place)
                .collect();
        }
        self.select_from::<Row, &Row>(rows.len(), column, |at| rows.get(at).map(Borrow::borrow))
    }

    /// As [`select`](Self::select), for `count` rows that `row` finds by their place, however
    /// they are kept.
    #[must_use]
    pub fn select_from<F: RowFacts, R: Borrow<F>>(
        &self,
        count: usize,
        column: &FoldedColumn,
        row: impl Fn(usize) -> Option<R>,
    ) -> Vec<u32> {
        let mut left = Hits::all(count);
        for (negated, needles) in &self.words {
            if needles.0.is_empty() {
                if *negated {
                    return Vec::new();
                }
                continue;
            }
            let mut found = Hits::none(count);
            for finder in &needles.0 {
                column.find(finder, &mut found);
            }
            left.keep(&found, *negated);
        }
        left.iter()
            .filter(|at| {
                self.checks.is_empty() || row(*at).is_some_and(|row| self.checks_hold(row.borrow()))
            })
            .filter_map(|at| u32::try_from(at).ok())
            .collect()
    }

    fn checks_hold<F: RowFacts>(&self, row: &F) -> bool {
        self.checks
            .iter()
            .all(|(negated, check)| check.holds(row) != *negated)
    }
}

impl Check {
    fn holds<F: RowFacts>(&self, row: &F) -> bool {
        match self {
            Self::Name(needles) => needles.stand_in(row.folded_name().as_bytes()),
            Self::Service(values) => values.contains(row.service()),
            Self::Request(values) => values.contains(&row.request()),
            Self::Stage(values) => values.contains(row.stage()),
            Self::StageKind(values) => values.contains(&row.stage_kind()),
            Self::Status(values) => values.contains(&row.status()),
            Self::Channel(values) => values.contains(&row.channel()),
            Self::Unit(values) => values.contains(row.unit()),
            Self::Language(values) => values.contains(&row.language()),
            Self::Outcome(values) => values.contains(&row.outcome()),
            Self::Flag(flags) => flags.iter().any(|flag| match flag {
                Flag::Returned => row.is_returned(),
                Flag::Hearing => row.has_hearing(),
                Flag::Failed => row.has_failed_checks(),
                Flag::Note => row.has_notes(),
            }),
            Self::Assigned(logins) => logins
                .iter()
                .any(|login| login.as_ref() == row.assigned_to()),
            Self::Voted(logins) => logins.iter().any(|login| match login {
                Some(login) => row.voted().contains(login),
                None => row.voted().is_empty(),
            }),
            Self::DueWithin(from, before) => row
                .due_at()
                .is_some_and(|at| within(&at, from.as_ref(), before.as_ref())),
            Self::DueNone => row.due_at().is_none(),
            Self::RegisteredWithin(from, before) => {
                within(&row.registered_on(), from.as_ref(), before.as_ref())
            }
        }
    }
}
