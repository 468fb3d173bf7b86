//! Everything that happens in the demo before it opens, in order.
//!
//! The guided tests begin from five cases that keep their references:
//!
//! | reference | what waits on the morning of the demo day |
//! |---|---|
//! | `demo-fresh-complete` | filed this morning, complete, assigned to nobody: accept it |
//! | `demo-incomplete` | filed yesterday without proof of work: refuse to accept it, naming the paper |
//! | `demo-unreliable-work-record` | at verification, every check answered and `documents-reliable` failed with two quotes, hearing notified on 10 March and answered in writing: send it to the Commission; a refusal can be signed from Friday 13 March on |
//! | `demo-clean-approval` | at drafting with a positive recommendation: prepare the approval |
//! | `demo-refusal-to-sign` | a prepared refusal with everything lawful: the supervisor can sign it at 09:00 |
//!
//! and from cases of the other services:
//!
//! | reference | what waits on the morning of the demo day |
//! |---|---|
//! | `demo-labour-portal-failure` | filed yesterday on paper because the portal failed: accept it |
//! | `demo-labour-revocation` | a revocation begun by the office, the hearing over: prepare it with the day of its effect |
//! | `demo-card-ten-days` | the card ended ten days before filing: accepted, its checks wait |
//! | `demo-card-eleven-days` | it ended eleven days before: answered with the service's message |
//! | `demo-card-defect` | the photo does not fit: annul it |
//! | `demo-residence-test` | accepted: record the language test |
//! | `demo-residence-interview` | test, questionnaire and checks are passed: record the interview |
//! | `demo-kandas-commission` | before the Commission with one vote of two |
//! | `demo-complaint` | a refusal signed by one head, complained of: another decides the complaint |
//!
//! `demo-boundary-friday` and `demo-boundary-saturday` stand on both sides of 1 July 2023, a
//! worked Saturday and the first day of another edition; `demo-card-thirty-days` and
//! `demo-card-thirty-one-days` on both sides of the first day on which a card is renewed online.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::course::{CourseStep, Part};
use super::desk::Desk;
use super::facts::Facts;
use super::numbers::Dice;
use super::paperwork;
use super::world::{CaseEntry, DemoFault, World, named_in};
use crate::casework::{Application, Command, Login, Now, RawText};
use crate::lawbook::Lawbook;
use crate::regulation::{Calendar, Proceeding, Role, UnitId};

/// One thing that somebody does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Law time (UTC).
    pub at: DateTime<Utc>,
    /// The reference of the application it is about.
    pub reference: String,
    pub by: Login,
    pub act: Act,
}

/// What is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// An application is handed in with its papers: by the gateway, or by an officer where the
    /// office itself begins the proceeding.
    HandIn(Box<HandIn>),
    Order(Box<Command>),
}

/// An application as a channel sends it: its papers not read yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandIn {
    pub application: Application,
    /// The bytes of each paper, in the order of the application.
    pub papers: Vec<Arc<[u8]>>,
}

/// Returns the moment at which the demo opens: Thursday 12 March 2026, 09:00.
///
/// # Panics
/// Never: the day and the time exist.
#[must_use]
pub fn opens_at(calendar: &Calendar) -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(2026, 3, 12).expect("the day exists");
    calendar.instant(day, NaiveTime::from_hms_opt(9, 0, 0).expect("nine exists"))
}

/// Returns every step of every case until the demo opens, in the order of time.
///
/// # Errors
/// [`DemoFault`] when the data of the demo contradict themselves or the law files.
///
/// # Panics
/// When a thread that makes papers does.
pub fn script(world: &World, book: &Lawbook) -> Result<Vec<Step>, DemoFault> {
    // Making papers is most of the work, so the cases are shared out over the processors.
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let share = world.cases.len().div_ceil(workers).max(1);
    let shares = std::thread::scope(|scope| {
        let running: Vec<_> = world
            .cases
            .chunks(share)
            .map(|entries| {
                scope.spawn(move || {
                    entries
                        .iter()
                        .map(|entry| play(world, book, entry))
                        .collect::<Result<Vec<_>, _>>()
                })
            })
            .collect();
        running
            .into_iter()
            .map(|worker| worker.join().expect("a worker does not panic"))
            .collect::<Result<Vec<_>, _>>()
    })?;
    let mut steps: Vec<Step> = shares.into_iter().flatten().flatten().collect();
    // Stable: steps of one moment stay in the order of the file.
    steps.sort_by_key(|step| step.at);
    Ok(steps)
}

/// Returns the steps of one case.
///
/// # Errors
/// [`DemoFault`] as for [`script`].
pub fn play(world: &World, book: &Lawbook, entry: &CaseEntry) -> Result<Vec<Step>, DemoFault> {
    let unplayable = |reason: String| DemoFault::Unplayable {
        reference: entry.reference.clone(),
        reason,
    };
    let executor = world.account(&entry.executor)?;
    let unit = executor
        .units
        .first()
        .ok_or_else(|| unplayable("its executor has no unit".to_owned()))?;
    let calendar = Arc::clone(book.calendar());
    let filed_at = calendar.instant(entry.filed.date(), entry.filed.time());
    let (registration, pinned) = book
        .register(&entry.service, entry.channel, filed_at)
        .map_err(|refusal| unplayable(format!("{refusal:?}")))?;
    let law = book.law(pinned);
    let procedure = law
        .edition
        .requests
        .get(&entry.request)
        .ok_or_else(|| unplayable("its request is not in the edition".to_owned()))?;
    let facts = Facts::of(world, entry, &calendar, procedure)?;
    let mut application = application(entry, &facts, unit, filed_at);
    let papers = paperwork::papers(world, entry, &facts, &application, procedure)?;
    application.papers = papers.iter().map(|made| made.paper.clone()).collect();

    let mut timetable = Timetable {
        calendar: &calendar,
        first_day: calendar
            .working_day_from(registration.registered_on)
            .map_err(|gap| unplayable(gap.to_string()))?,
        last_at: filed_at + TimeDelta::minutes(2),
        dice: Dice::of(&entry.reference),
    };
    let begins = match procedure.proceeding {
        Proceeding::Application => Part::Gateway,
        Proceeding::Revocation => Part::Executor,
    };
    let mut steps = vec![Step {
        at: timetable.last_at,
        reference: entry.reference.clone(),
        by: person(world, entry, unit, begins)?,
        act: Act::HandIn(Box::new(HandIn {
            application: application.clone(),
            papers: papers.iter().map(|made| made.bytes.clone()).collect(),
        })),
    }];
    let desk = Desk {
        world,
        entry,
        facts: &facts,
        application: &application,
        papers: &papers,
        procedure,
        law: &law,
        executor: executor.actor().reference(),
    };
    for line in named_in(&world.courses, "course", &entry.service, &entry.course)? {
        let at = timetable
            .next(line)
            .map_err(|gap| unplayable(gap.to_string()))?;
        let by = person(world, entry, unit, line.by)?;
        for command in desk.commands(line, Now::of(at, &calendar))? {
            steps.push(Step {
                at: timetable.take(),
                reference: entry.reference.clone(),
                by: by.clone(),
                act: Act::Order(Box::new(command)),
            });
        }
    }
    let opens_at = opens_at(&calendar);
    steps.retain(|step| step.at < opens_at);
    Ok(steps)
}

fn application(
    entry: &CaseEntry,
    facts: &Facts,
    unit: &UnitId,
    filed_at: DateTime<Utc>,
) -> Application {
    Application {
        service: entry.service.clone(),
        request: entry.request,
        channel: entry.channel,
        unit: unit.clone(),
        filed_at,
        reference: Some(RawText::from(entry.reference.as_str())),
        language: entry.language,
        applicant: facts.applicant.clone(),
        representative: facts.representative.clone(),
        details: facts.details.clone(),
        papers: Vec::new(),
    }
}

fn person(world: &World, entry: &CaseEntry, unit: &UnitId, part: Part) -> Result<Login, DemoFault> {
    let (role, index) = match part {
        Part::Executor => return Ok(entry.executor.clone()),
        Part::Supervisor => (Role::Supervisor, 0),
        Part::OtherSupervisor => (Role::Supervisor, 1),
        Part::Interviewer => (Role::InterviewOfficer, 0),
        Part::FirstMember => (Role::CommissionMember, 0),
        Part::SecondMember => (Role::CommissionMember, 1),
        Part::ThirdMember => (Role::CommissionMember, 2),
        Part::Secretary => (Role::CommissionSecretary, 0),
        Part::Chair => (Role::CommissionChair, 0),
        Part::Gateway => (Role::Gateway, 0),
    };
    Ok(world.holder(role, unit, index)?.login.clone())
}

/// When the steps of one case happen: never before the one before.
struct Timetable<'a> {
    calendar: &'a Calendar,
    first_day: NaiveDate,
    last_at: DateTime<Utc>,
    dice: Dice,
}

impl Timetable<'_> {
    /// Returns the moment of a line; [`take`](Self::take) then gives it out.
    fn next(&mut self, line: &CourseStep) -> Result<DateTime<Utc>, crate::regulation::CalendarGap> {
        let day = self.calendar.add_working_days(self.first_day, line.day)?;
        let wanted = self.calendar.instant(day, line.at);
        let wanted = wanted + TimeDelta::minutes(self.dice.roll(0, 9).into());
        let after_last = self.last_at + TimeDelta::minutes(i64::from(self.dice.roll(3, 7)));
        self.last_at = wanted.max(after_last);
        Ok(self.last_at)
    }

    /// Gives out the moment, and a little later for each further command of the same line.
    fn take(&mut self) -> DateTime<Utc> {
        let at = self.last_at;
        self.last_at = at + TimeDelta::minutes(i64::from(self.dice.roll(2, 6)));
        at
    }
}
