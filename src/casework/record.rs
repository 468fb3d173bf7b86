//! From what `decide` says to what is recorded: numbers, times, and the limits computed anew.

use chrono::{DateTime, Utc};

use super::decide::calendar_violation;
use super::evolve::{begin, evolve};
use super::{Actor, Case, Code, Event, Now, Recorded, Violation, Violations, clocks};
use crate::regulation::Law;

/// A case after new events, with the events as they are to be stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub case: Case,
    pub recorded: Vec<Recorded>,
}

/// Numbers the events that follow on `before` (or begin a case), folds them, and adds
/// [`Event::DuesSet`] where the limits have moved.
///
/// # Errors
/// As [`Recorder::add`] and [`Recorder::finish`]; nothing is recorded then.
pub fn record(
    before: Option<Case>,
    events: Vec<Event>,
    law: &Law,
    by: &Actor,
    now: Now,
) -> Result<Change, Violations> {
    let mut recorder = Recorder::new(before, law, by, now);
    for event in events {
        recorder.add(event)?;
    }
    recorder.finish()
}

/// Events on their way into the history of one case.
#[derive(Debug)]
pub struct Recorder<'a> {
    law: &'a Law,
    by: &'a Actor,
    now: Now,
    case: Option<Case>,
    recorded: Vec<Recorded>,
}

impl<'a> Recorder<'a> {
    /// Begins after `before`, or with a new case.
    #[must_use]
    pub const fn new(before: Option<Case>, law: &'a Law, by: &'a Actor, now: Now) -> Self {
        Self {
            law,
            by,
            now,
            case: before,
            recorded: Vec::new(),
        }
    }

    /// Records nothing before `at`: of two servers, or of one that was set back, a clock may be
    /// behind what is recorded already. What was decided was judged by the clock there is.
    #[must_use]
    pub fn not_before(mut self, at: DateTime<Utc>) -> Self {
        self.now.at = self.now.at.max(at);
        self
    }

    /// Returns the case as it stands after what was added; `None` before the first event of one.
    #[must_use]
    pub const fn case(&self) -> Option<&Case> {
        self.case.as_ref()
    }

    /// Numbers an event and folds it.
    ///
    /// # Errors
    /// `request-not-known` when the edition lacks the request of the case.
    pub fn add(&mut self, event: Event) -> Result<(), Violations> {
        let recorded = Recorded {
            seq: self.case.as_ref().map_or(0, |case| case.version) + 1,
            at: self.now.at,
            by: self.by.reference(),
            policy_sha256: self.law.policy_sha256.clone(),
            calendar_sha256: self.law.calendar_sha256.clone(),
            event,
        };
        self.case = match self.case.take() {
            None => begin(&recorded),
            Some(case) => {
                let request = case.application.request;
                let Some(procedure) = self.law.edition.requests.get(&request) else {
                    let violation = Violation::new(Code::RequestNotKnown, "");
                    return Err(Violations(vec![violation.with("request", request.code())]));
                };
                Some(evolve(case, &recorded, procedure))
            }
        };
        self.recorded.push(recorded);
        Ok(())
    }

    /// Adds the limits where they moved, and returns everything.
    ///
    /// # Errors
    /// `calendar-missing` when a limit runs into a year without calendar.
    ///
    /// # Panics
    /// When a history does not begin with an intake, which `receive` makes sure of.
    pub fn finish(mut self) -> Result<Change, Violations> {
        let case = self.case.as_ref().expect("a history begins with an intake");
        let dues = clocks::dues(case, self.law)
            .map_err(|gap| Violations(vec![calendar_violation(gap)]))?;
        if dues != case.dues && !case.status.kind().is_closed() {
            self.add(Event::DuesSet { dues })?;
        }
        let case = self.case.expect("it was there before");
        Ok(Change {
            case,
            recorded: self.recorded,
        })
    }
}
