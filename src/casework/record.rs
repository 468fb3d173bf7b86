//! From what `decide` says to what is recorded: numbers, times, and the limits computed anew.

use super::decide::calendar_violation;
use super::evolve::{begin, evolve};
use super::{Actor, Case, Event, Now, PersonRef, Recorded, Violations, clocks};
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
/// `calendar-missing` when a limit runs into a year without calendar, `request-not-known` when
/// the edition lacks the request; nothing is recorded then.
///
/// # Panics
/// When a history would not begin with an intake, which `receive` makes sure of.
pub fn record(
    before: Option<Case>,
    events: Vec<Event>,
    law: &Law,
    by: &Actor,
    now: Now,
) -> Result<Change, Violations> {
    let mut recorder = Recorder {
        law,
        by: by.reference(),
        now,
        recorded: Vec::new(),
    };
    let mut case = before;
    for event in events {
        case = Some(recorder.add(case, event)?);
    }
    let case = case.expect("a history begins with an intake");
    let dues = clocks::dues(&case, law).map_err(|gap| Violations(vec![calendar_violation(gap)]))?;
    let case = if dues == case.dues || case.status.kind().is_closed() {
        case
    } else {
        recorder.add(Some(case), Event::DuesSet { dues })?
    };
    Ok(Change {
        case,
        recorded: recorder.recorded,
    })
}

struct Recorder<'a> {
    law: &'a Law,
    by: PersonRef,
    now: Now,
    recorded: Vec<Recorded>,
}

impl Recorder<'_> {
    fn add(&mut self, case: Option<Case>, event: Event) -> Result<Case, Violations> {
        let recorded = Recorded {
            seq: case.as_ref().map_or(0, |case| case.version) + 1,
            at: self.now.at,
            by: self.by.clone(),
            policy_sha256: self.law.policy_sha256.clone(),
            calendar_sha256: self.law.calendar_sha256.clone(),
            event,
        };
        let next = match case {
            None => begin(&recorded).expect("a history begins with an intake"),
            Some(case) => {
                let request = case.application.request;
                let procedure = self.law.edition.requests.get(&request).ok_or_else(|| {
                    Violations(vec![
                        super::Violation::new(super::Code::RequestNotKnown, "")
                            .with("request", request.code()),
                    ])
                })?;
                evolve(case, &recorded, procedure)
            }
        };
        self.recorded.push(recorded);
        Ok(next)
    }
}
