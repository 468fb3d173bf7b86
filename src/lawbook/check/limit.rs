//! Faults of limits.

use super::edition::EditionChecker;
use super::fact::conditions;
use crate::lawbook::document::Path;
use crate::lawbook::fault::{Named, Problem, Shape};
use crate::regulation::{Amount, Limit, LimitId, Procedure};

/// The most that a limit or a validity can be, in its unit; more is a slip of the pen.
pub(super) const MOST: u32 = 10_000;

pub(super) fn check(checker: &mut EditionChecker<'_>, at: &Path, procedure: &Procedure) {
    let limits = &procedure.limits;
    checker
        .scribe
        .unique(at, limits.iter().map(|limit| limit.id.as_str()));
    for (index, limit) in limits.iter().enumerate() {
        one(checker, &at.index(index), limit, procedure);
        if let Some(through) = cycle_from(limit, limits) {
            let problem = Problem::LimitCycle { through };
            checker
                .scribe
                .report(&at.index(index).key("within"), problem);
        }
    }
}

fn one(checker: &mut EditionChecker<'_>, at: &Path, limit: &Limit, procedure: &Procedure) {
    checker.scribe.words(&at.key("title"), &limit.title);
    checker.citation(at, &limit.cite);
    conditions(checker, &at.key("when"), &limit.when, procedure);
    amount(checker, &at.key("amount"), &limit.amount, MOST);
    if limit.starts == limit.until {
        checker
            .scribe
            .report(&at.key("until"), Problem::LimitEndsWhereItStarts);
    }
    for (index, outer) in limit.within.iter().enumerate() {
        checker.scribe.refers(
            &at.key("within").index(index),
            Named::Limit,
            outer.as_str(),
            procedure.limits.iter().map(|limit| limit.id.as_str()),
        );
    }
    if let Some(lead) = &limit.lead {
        let at = at.key("lead");
        checker.citation(&at, &lead.cite);
        let one_of = ["working", "calendar"].map(str::to_owned).to_vec();
        checker.demand(&at.key("unit"), &lead.unit, Shape::OneOf(one_of));
        checker.scribe.refers(
            &at.key("channel"),
            Named::Channel,
            lead.channel.code(),
            checker.edition.channels.keys().map(|known| known.code()),
        );
        if lead.days == 0 {
            checker.scribe.report(&at.key("days"), Problem::ZeroAmount);
        }
        if let Amount::Fixed(amount) = limit.amount
            && lead.days >= amount
        {
            let days = lead.days;
            checker
                .scribe
                .report(&at.key("days"), Problem::LeadTooLong { days, amount });
        }
    }
}

/// Checks an amount: above zero and not more than `most`, in the law or in the policy.
pub(super) fn amount(checker: &mut EditionChecker<'_>, at: &Path, amount: &Amount, most: u32) {
    match amount {
        Amount::Fixed(0) => checker.scribe.report(at, Problem::ZeroAmount),
        Amount::Fixed(amount) if *amount > most => {
            checker.scribe.report(at, Problem::AmountTooLarge { most });
        }
        Amount::Fixed(_) => {}
        Amount::Policy { policy } => {
            let shape = Shape::Between(1, i64::from(most));
            checker.demand(&at.key("policy"), policy, shape);
        }
    }
}

/// Returns the limit through which `limit` lies within itself.
fn cycle_from(limit: &Limit, limits: &[Limit]) -> Option<String> {
    let outer_of = |id: &LimitId| limits.iter().find(|other| other.id == *id);
    limit.within.iter().find_map(|start| {
        let mut waiting = vec![start];
        let mut seen: Vec<&LimitId> = Vec::new();
        while let Some(id) = waiting.pop() {
            if *id == limit.id {
                return Some(start.as_str().to_owned());
            }
            if !seen.contains(&id) {
                seen.push(id);
                waiting.extend(outer_of(id).into_iter().flat_map(|outer| &outer.within));
            }
        }
        None
    })
}
