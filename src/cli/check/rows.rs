//! The values of one edition, in the order of its file.

use super::sources::{Row, Said};
use crate::regulation::{
    Amount, AssessmentRule, Citation, Edition, Ground, GroundCondition, Limit, Policy, PolicyKey,
    Procedure, RequestKind, Requirement, RequirementTest, TermUnit, Validity, Words,
};

/// Returns the values of an edition and of each of its requests.
pub fn of(edition: &Edition, policy: &Policy) -> Vec<Row> {
    let mut list = List {
        policy,
        request: None,
        rows: Vec::new(),
    };
    list.edition(edition);
    for (request, procedure) in &edition.requests {
        list.request = Some(*request);
        list.procedure(procedure);
    }
    list.rows
}

/// The rows of an edition, as they are found.
struct List<'a> {
    policy: &'a Policy,
    request: Option<RequestKind>,
    rows: Vec<Row>,
}

impl List<'_> {
    fn row(
        &mut self,
        kind: &'static str,
        id: &str,
        title: Option<&Words>,
        value: Option<Said>,
        keys: &[&PolicyKey],
        citation: Option<&Citation>,
    ) {
        let known = keys
            .iter()
            .all(|key| self.policy.value(key).is_ok() && self.policy.is_confirmed(key));
        self.rows.push(Row {
            request: self.request,
            kind,
            id: id.to_owned(),
            title: title.cloned(),
            value,
            policy: keys.iter().map(|key| (*key).clone()).collect(),
            citation: citation.cloned(),
            source: None,
            confirmed: known && citation.is_none_or(|citation| citation.confirmed),
        });
    }

    fn cited(&mut self, kind: &'static str, id: &str, title: &Words, cite: &Citation) {
        self.row(kind, id, Some(title), None, &[], Some(cite));
    }

    fn edition(&mut self, edition: &Edition) {
        let in_force = &edition.in_force;
        self.rows.push(Row {
            request: None,
            kind: "in-force",
            id: edition.id.to_string(),
            title: None,
            value: Some(Said::Days {
                first: in_force.first_day,
                last: in_force.last_day,
            }),
            policy: Vec::new(),
            citation: None,
            source: Some(in_force.source.clone()),
            confirmed: in_force.confirmed,
        });
        for cite in &edition.basis {
            self.row("basis", cite.act.as_str(), None, None, &[], Some(cite));
        }
        let counts_from = &edition.acceptance_counts_from;
        self.row("acceptance", "acceptance", None, None, &[counts_from], None);
        for (id, hours) in &edition.hours {
            let shown = hours
                .spans()
                .iter()
                .map(|(from, to)| format!("{}–{}", from.format("%H:%M"), to.format("%H:%M")))
                .collect::<Vec<_>>()
                .join(", ");
            let said = Some(Said::Hours(shown));
            self.row("hours", id.as_str(), None, said, &[], Some(&hours.cite));
        }
        for (channel, rule) in &edition.channels {
            self.cited("channel", channel.code(), &rule.title, &rule.cite);
            if let Some(fallback) = &rule.fallback {
                let said = fallback.over_minutes.map(Said::Minutes);
                let cite = Some(&fallback.cite);
                self.row("fallback", channel.code(), None, said, &[], cite);
            }
        }
        for appeal in &edition.appeal {
            let said = appeal.working_days.map(|amount| Said::Term {
                amount,
                unit: TermUnit::WorkingDays,
            });
            let keys: Vec<&PolicyKey> = appeal.lodge_within_months.iter().collect();
            let (id, to) = (appeal.id.as_str(), Some(&appeal.to));
            self.row("appeal", id, to, said, &keys, Some(&appeal.cite));
        }
    }

    fn procedure(&mut self, procedure: &Procedure) {
        let refusal = &procedure.refusal_to_accept;
        let message = refusal.message.as_ref();
        let cite = Some(&refusal.cite);
        self.row(
            "refusal-to-accept",
            "refusal-to-accept",
            message,
            None,
            &[],
            cite,
        );
        for fact in &procedure.facts {
            self.cited("fact", fact.id.as_str(), &fact.title, &fact.cite);
        }
        for requirement in &procedure.requirements {
            self.requirement(requirement);
        }
        for document in &procedure.documents {
            self.cited(
                "document",
                document.id.as_str(),
                &document.title,
                &document.cite,
            );
        }
        if let Some(key) = &procedure.documents_from {
            self.row("documents-from", key.as_str(), None, None, &[key], None);
        }
        for stage in &procedure.stages {
            self.cited("stage", stage.id.as_str(), &stage.title, &stage.cite);
        }
        for assessment in &procedure.assessments {
            self.assessment(assessment);
        }
        if let Some(rule) = &procedure.commission {
            let mut keys = vec![&rule.quorum, &rule.majority];
            keys.extend(rule.criteria.iter().chain(&rule.threshold));
            self.row(
                "commission",
                "commission",
                None,
                None,
                &keys,
                Some(&rule.cite),
            );
        }
        for limit in &procedure.limits {
            self.limit(limit);
        }
        for check in &procedure.checks {
            self.cited("check", check.id.as_str(), &check.title, &check.cite);
        }
        for ground in &procedure.grounds {
            self.ground(ground);
        }
        if let Some(key) = &procedure.grounds_from {
            self.row("grounds-from", key.as_str(), None, None, &[key], None);
        }
        if let Some(rule) = &procedure.annulment {
            self.cited("annulment", "annulment", &rule.message, &rule.cite);
        }
        let hearing = &procedure.hearing;
        let mut keys: Vec<&PolicyKey> = hearing.due.iter().collect();
        keys.extend([
            &hearing.notice_working_days,
            &hearing.objection_working_days,
        ]);
        self.row("hearing", "hearing", None, None, &keys, Some(&hearing.cite));
        let output = &procedure.output;
        self.cited("form", "form", &output.title, &output.form);
        let (said, key) = validity(&output.validity);
        let keys: Vec<&PolicyKey> = key.into_iter().collect();
        self.row(
            "validity",
            "validity",
            None,
            said,
            &keys,
            Some(&output.cite),
        );
    }

    fn requirement(&mut self, requirement: &Requirement) {
        let (said, key) = match &requirement.test {
            RequirementTest::Equals { .. } | RequirementTest::OneOf { .. } => (None, None),
            RequirementTest::Window {
                days_before,
                days_after,
                ..
            } => {
                let (before, after) = (*days_before, *days_after);
                (Some(Said::Window { before, after }), None)
            }
            RequirementTest::DaysSince { at_least, .. } => amount(at_least, |amount| Said::Term {
                amount,
                unit: TermUnit::CalendarDays,
            }),
            RequirementTest::SumAtMost { at_most, .. } => amount(at_most, Said::Number),
        };
        let keys: Vec<&PolicyKey> = key.into_iter().collect();
        let (id, title) = (requirement.id.as_str(), Some(&requirement.title));
        self.row(
            "requirement",
            id,
            title,
            said,
            &keys,
            Some(&requirement.cite),
        );
    }

    fn assessment(&mut self, rule: &AssessmentRule) {
        let keys: Vec<&PolicyKey> = [&rule.outcome, &rule.form, &rule.retakes]
            .into_iter()
            .flatten()
            .collect();
        let (id, title) = (rule.id.as_str(), Some(&rule.title));
        self.row("assessment", id, title, None, &keys, Some(&rule.cite));
        for part in &rule.parts {
            let unit = part.unit;
            let (said, key) = amount(&part.pass_from, |at_least| Said::Score { at_least, unit });
            let mut keys: Vec<&PolicyKey> = key.into_iter().collect();
            if let Some(Amount::Policy { policy }) = &part.most {
                keys.push(policy);
            }
            let id = format!("{}.{}", rule.id, part.id);
            self.row(
                "part",
                &id,
                Some(&part.title),
                said,
                &keys,
                Some(&part.cite),
            );
        }
    }

    fn limit(&mut self, limit: &Limit) {
        let unit = limit.unit;
        let (said, key) = amount(&limit.amount, |amount| Said::Term { amount, unit });
        let keys: Vec<&PolicyKey> = key.into_iter().collect();
        let (id, title) = (limit.id.as_str(), Some(&limit.title));
        self.row("limit", id, title, said, &keys, Some(&limit.cite));
        if let Some(lead) = &limit.lead {
            let said = Some(Said::Term {
                amount: lead.days,
                unit: match self.policy.text(&lead.unit) {
                    Ok("calendar") => TermUnit::CalendarDays,
                    Ok(_) | Err(_) => TermUnit::WorkingDays,
                },
            });
            self.row("lead", id, title, said, &[&lead.unit], Some(&lead.cite));
        }
    }

    fn ground(&mut self, ground: &Ground) {
        let mut keys: Vec<&PolicyKey> = ground.applies_if.iter().collect();
        if let GroundCondition::ScoreBelowThreshold { threshold } = &ground.needs {
            keys.push(threshold);
        }
        let (id, title) = (ground.id.as_str(), Some(&ground.title));
        self.row("ground", id, title, None, &keys, Some(&ground.cite));
    }
}

/// Returns an amount as the law says it, or the policy key that holds it.
fn amount(amount: &Amount, said: impl FnOnce(u32) -> Said) -> (Option<Said>, Option<&PolicyKey>) {
    match amount {
        Amount::Fixed(amount) => (Some(said(*amount)), None),
        Amount::Policy { policy } => (None, Some(policy)),
    }
}

fn validity(validity: &Validity) -> (Option<Said>, Option<&PolicyKey>) {
    match validity {
        Validity::UpToMonths { months } => amount(months, Said::Months),
        Validity::ContractTerm { at_most_years } => (Some(Said::Years(*at_most_years)), None),
        Validity::MonthsAsked { .. }
        | Validity::UntilOriginalEnds
        | Validity::OpenEnded
        | Validity::Nothing => (None, None),
    }
}
