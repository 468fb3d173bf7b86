//! What an application states: the details, facts and failure that its edition asks for, each with
//! a value that meets every requirement.

use chrono::{Duration, NaiveDate};
use kezek::casework::application::FactValue;
use kezek::casework::{Application, requirement};
use kezek::regulation::fact::{FactKind, FactRule, Literal, RequirementTest};
use kezek::regulation::{Detail, FactId, Law, Policy, Procedure};
use serde_json::{Value, json};

use super::build::{instant, merge};
use super::story::Story;

/// Returns the typed details that a request demands.
pub fn details(procedure: Option<&Procedure>) -> Value {
    let mut details = json!({});
    for detail in procedure
        .into_iter()
        .flat_map(|procedure| &procedure.details)
    {
        let (name, value) = match detail {
            Detail::Profession => ("profession", json!("Welder")),
            Detail::Employer => (
                "employer",
                json!({ "name": "Demo Stroy LLP", "number": { "bin": "240140000001" } }),
            ),
            Detail::Contract => (
                "contract",
                json!({ "concluded_on": "2026-03-10", "ends_on": "2027-03-09" }),
            ),
            Detail::Original => (
                "original",
                json!({ "number": "KZ-0001", "valid_until": "2026-05-20" }),
            ),
            Detail::Change => (
                "change",
                json!({ "changed_on": "2026-03-10", "what": "new passport" }),
            ),
            Detail::Loss => ("loss", json!("lost")),
        };
        details[name] = value;
    }
    details
}

/// Returns the failure that lets a channel stand in for another, as the story has it.
pub fn failure(story: &Story, law: &Law) -> Result<Option<Value>, String> {
    let filed_at = instant(&story.filed_at)?;
    let rule = law.edition.channels.get(&story.channel);
    let fallback = rule.and_then(|rule| rule.fallback.as_ref());
    if fallback.is_none() && story.failure.is_empty() {
        return Ok(None);
    }
    let over = fallback
        .and_then(|fallback| fallback.over_minutes)
        .unwrap_or(0);
    let mut failure = json!({
        "what": "The portal answers every attempt with an error.",
        "at": filed_at - Duration::hours(2),
        "minutes": over + 30,
    });
    let mut changes = serde_json::to_value(&story.failure).map_err(|bad| bad.to_string())?;
    if let Some(at) = changes.get("at").and_then(Value::as_str) {
        changes["at"] = json!(instant(at)?);
    }
    merge(&mut failure, changes);
    Ok(Some(failure))
}

/// States the facts of the story, then whatever else the request asks of such an application.
pub fn state(
    application: &mut Application,
    procedure: &Procedure,
    story: &Story,
    law: &Law,
) -> Result<(), String> {
    for (name, value) in &story.facts {
        if value.as_str() == Some("absent") {
            continue;
        }
        let id = FactId::parse(name).map_err(|bad| bad.to_string())?;
        let value = serde_json::to_value(value)
            .and_then(serde_json::from_value::<FactValue>)
            .map_err(|bad| format!("the fact {name}: {bad}"))?;
        application.details.facts.insert(id, value);
    }
    let filed_on = law.calendar.civil(application.filed_at).date();
    for rule in &procedure.facts {
        let told = story.facts.contains_key(rule.id.as_str());
        if !told && rule.required && requirement::is_asked(rule, application) {
            let value = serde_json::from_value(fitting(rule, procedure, filed_on, &law.policy))
                .map_err(|bad| format!("the fact {}: {bad}", rule.id))?;
            application.details.facts.insert(rule.id.clone(), value);
        }
    }
    Ok(())
}

/// Returns a value that meets every requirement on the fact.
fn fitting(rule: &FactRule, procedure: &Procedure, filed_on: NaiveDate, policy: &Policy) -> Value {
    for requirement in &procedure.requirements {
        match &requirement.test {
            RequirementTest::Equals { fact, value } if *fact == rule.id => return literal(value),
            RequirementTest::OneOf { fact, values } if *fact == rule.id => {
                return literal(
                    values
                        .first()
                        .expect("a requirement lets something through"),
                );
            }
            RequirementTest::Window {
                fact, days_before, ..
            } if *fact == rule.id => {
                return json!(filed_on + Duration::days(i64::from(days_before / 2)));
            }
            RequirementTest::DaysSince { fact, at_least } if *fact == rule.id => {
                let days = policy.amount(at_least).unwrap_or(0);
                return json!(filed_on - Duration::days(i64::from(days)));
            }
            RequirementTest::Equals { .. }
            | RequirementTest::OneOf { .. }
            | RequirementTest::Window { .. }
            | RequirementTest::DaysSince { .. }
            | RequirementTest::SumAtMost { .. } => {}
        }
    }
    match rule.kind {
        FactKind::Flag => json!(true),
        FactKind::Date => json!(filed_on),
        FactKind::Number => json!(1),
        FactKind::Text => json!("As the applicant states it"),
        FactKind::Choice => json!(rule.options.first().expect("a choice has options").id),
    }
}

fn literal(literal: &Literal) -> Value {
    match literal {
        Literal::Flag(flag) => json!(flag),
        Literal::Number(number) => json!(number),
        Literal::Text(text) => json!(text),
    }
}
