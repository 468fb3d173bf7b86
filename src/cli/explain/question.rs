//! What `explain` is asked, and what keeps it from answering.

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::Args;
use crate::lawbook::{Absence, Lawbook, NotInForce};
use crate::regulation::trace::ClockFacts;
use crate::regulation::{
    Calendar, Channel, Condition, EditionId, FactId, FactKind, FactRule, Literal, Milestone,
    Procedure, Registration,
};

/// A moment as somebody typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    Instant(DateTime<Utc>),
    /// In the civil time of Kazakhstan.
    Civil(NaiveDateTime),
}

impl Moment {
    pub fn instant(self, calendar: &Calendar) -> DateTime<Utc> {
        match self {
            Self::Instant(at) => at,
            Self::Civil(at) => calendar.instant(at.date(), at.time()),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        if let Ok(at) = DateTime::parse_from_rfc3339(text) {
            return Some(Self::Instant(at.with_timezone(&Utc)));
        }
        ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"]
            .into_iter()
            .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
            .map(Self::Civil)
    }
}

impl FromStr for Moment {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Self::parse(text).ok_or_else(|| {
            "a time is written 2026-04-30T18:31 (civil time of Kazakhstan) or 2026-04-30T18:31:00+05:00"
                .to_owned()
        })
    }
}

/// An event with its moment, as `--event decided=2026-05-13T10:00` gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventArg {
    pub milestone: Milestone,
    pub moment: Moment,
}

impl FromStr for EventArg {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let (name, time) = text
            .split_once('=')
            .ok_or("an event is written NAME=TIME, such as decided=2026-05-13T10:00")?;
        let milestone = Milestone::ALL
            .into_iter()
            .find(|milestone| milestone.code() == name)
            .ok_or_else(|| {
                let known: Vec<&str> = Milestone::ALL.iter().map(|known| known.code()).collect();
                format!("{name:?} is not one of {}", known.join(", "))
            })?;
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
        let moment = NaiveDate::from_str(time)
            .map(|day| Moment::Civil(day.and_time(noon)))
            .or_else(|_| Moment::from_str(time))?;
        Ok(Self { milestone, moment })
    }
}

/// A fact as `--fact card-ends-on=2026-03-22` states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactArg {
    pub fact: FactId,
    pub text: String,
}

impl FromStr for FactArg {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let (name, value) = text
            .split_once('=')
            .ok_or("a fact is written NAME=VALUE, such as permanent-registration=true")?;
        let fact = FactId::parse(name).map_err(|error| error.to_string())?;
        Ok(Self {
            fact,
            text: value.to_owned(),
        })
    }
}

impl FactArg {
    /// Returns the value that the text is for a fact of the rule's kind.
    fn value(&self, rule: &FactRule) -> Option<Literal> {
        let text = || Literal::Text(self.text.clone());
        match rule.kind {
            FactKind::Flag => self.text.parse().ok().map(Literal::Flag),
            FactKind::Number => self
                .text
                .parse()
                .ok()
                .filter(|number| *number >= 0)
                .map(Literal::Number),
            FactKind::Date => NaiveDate::from_str(&self.text).ok().map(|_| text()),
            FactKind::Choice => rule
                .options
                .iter()
                .any(|option| option.id.as_str() == self.text)
                .then(text),
            FactKind::Text => Some(text()),
        }
    }
}

/// Why there is no answer.
#[derive(Debug)]
pub enum Trouble {
    NotInForce(NotInForce),
    /// A limit runs into a year without calendar.
    NoCalendar(i32),
    NoEdition(EditionId),
    NoRequest(EditionId),
    /// The request is not open on the channel; on these it is.
    ChannelClosed(Vec<Channel>),
    /// The request asks for no such fact.
    NoFact {
        fact: FactId,
        known: Vec<FactId>,
    },
    BadFact(FactId, FactKind),
    /// The event is found from the filing.
    EventComputed(Milestone),
    /// The event follows the filing and was given before it.
    EventEarly(Milestone),
}

impl From<NotInForce> for Trouble {
    fn from(absent: NotInForce) -> Self {
        Self::NotInForce(absent)
    }
}

impl Trouble {
    /// Returns whether the question itself was wrong.
    pub fn is_misuse(&self) -> bool {
        match self {
            Self::NotInForce(absent) => matches!(*absent.reason, Absence::UnknownService { .. }),
            Self::NoEdition(_)
            | Self::EventComputed(_)
            | Self::EventEarly(_)
            | Self::NoFact { .. }
            | Self::BadFact(..) => true,
            Self::NoCalendar(_) | Self::NoRequest(_) | Self::ChannelClosed(_) => false,
        }
    }
}

/// Gathers what the clocks depend on.
pub fn facts(
    args: &Args,
    book: &Lawbook,
    procedure: &Procedure,
    filed_at: DateTime<Utc>,
    registration: Registration,
) -> Result<ClockFacts, Trouble> {
    let mut events = std::collections::BTreeMap::new();
    for event in &args.events {
        let at = event.moment.instant(book.calendar());
        match event.milestone {
            Milestone::Filed | Milestone::Registered => {
                return Err(Trouble::EventComputed(event.milestone));
            }
            Milestone::Accepted
            | Milestone::Verified
            | Milestone::SentToCommission
            | Milestone::Recommended
            | Milestone::Tested
            | Milestone::Questioned
            | Milestone::Interviewed
            | Milestone::NoticeIssued
            | Milestone::Prepared
            | Milestone::Decided
            | Milestone::Delivered
            | Milestone::ComplaintDecided => {
                let civil = book.calendar().civil(at).date();
                if civil < registration.filed_on {
                    return Err(Trouble::EventEarly(event.milestone));
                }
            }
            Milestone::MissionReceived | Milestone::ContractConcluded | Milestone::DataChanged => {}
        }
        events.insert(event.milestone, at);
    }
    let stated = stated(args, procedure)?;
    let abroad = args.abroad
        || args.channel == Channel::ForeignMission
        || events.contains_key(&Milestone::MissionReceived);
    let holding = procedure
        .limits
        .iter()
        .flat_map(|limit| &limit.when)
        .filter(|condition| match condition {
            Condition::ApplicantAbroad => abroad,
            Condition::Represented | Condition::TreatyExempt => false,
            Condition::Fact { fact, value } => stated
                .iter()
                .any(|(known, said)| known == fact && said == value),
            Condition::Channel { channel } => *channel == args.channel,
        })
        .cloned()
        .collect();
    Ok(ClockFacts {
        channel: args.channel,
        registered_on: registration.registered_on,
        filed_at,
        holding,
        events,
    })
}

/// Reads what the application states, by the kinds that the request asks for.
fn stated(args: &Args, procedure: &Procedure) -> Result<Vec<(FactId, Literal)>, Trouble> {
    args.facts
        .iter()
        .map(|given| {
            let rule = procedure.fact(&given.fact).ok_or_else(|| Trouble::NoFact {
                fact: given.fact.clone(),
                known: procedure.facts.iter().map(|fact| fact.id.clone()).collect(),
            })?;
            let value = given
                .value(rule)
                .ok_or_else(|| Trouble::BadFact(given.fact.clone(), rule.kind))?;
            Ok((given.fact.clone(), value))
        })
        .collect()
}
