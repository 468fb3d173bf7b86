//! Faults of a policy file, and what editions and the program demand of it.

use super::Scribe;
use crate::lawbook::document::Path;
use crate::lawbook::fault::{Fault, Problem, Shape, nearest};
use crate::regulation::policy::PolicyEntry;
use crate::regulation::{Criterion, Policy, PolicyKey, PolicyValue};

/// A key that the policy must have, and what its value may be.
pub(in crate::lawbook) struct Demand {
    pub key: PolicyKey,
    pub shape: Shape,
    /// Where it is demanded: the fault that it is when a policy does not have the key.
    pub missing: Fault,
}

/// All that is demanded.
pub(in crate::lawbook) type Demands = Vec<Demand>;

/// Keys that the program itself reads, whatever the editions say.
fn of_the_program() -> Vec<(&'static str, Shape)> {
    let one_of = |names: &[&str]| Shape::OneOf(names.iter().map(|&name| name.to_owned()).collect());
    vec![
        ("term.first-day", one_of(&["next-day"])),
        ("clock.minutes-run", one_of(&["office-hours"])),
        ("commission.quorum", Shape::Between(1, 1000)),
        ("commission.majority", one_of(&["simple"])),
        ("commission.criteria", Shape::Criteria),
        ("commission.threshold", Shape::Number),
        ("finding.min-chars", Shape::Between(0, 10_000)),
        ("finding.copy-percent", Shape::Between(0, 100)),
        ("text.max-chars", Shape::Between(1, 1_000_000)),
    ]
}

/// Finds what is wrong in a policy file; a key that it lacks is a fault where it is demanded.
pub(in crate::lawbook) fn check_policy(
    mut scribe: Scribe<'_>,
    policy: &Policy,
    demands: &[Demand],
) -> Vec<Fault> {
    let root = Path::default().key("keys");
    for (key, entry) in &policy.keys {
        check_entry(&mut scribe, &root.key(key), entry);
    }
    for (name, shape) in of_the_program() {
        let Some((_, entry)) = policy.keys.iter().find(|(key, _)| key.as_str() == name) else {
            let problem = Problem::MissingPolicyKey {
                key: name.to_owned(),
            };
            scribe.suggest(&Path::default(), problem, like(policy, name));
            continue;
        };
        check_value(&mut scribe, &root.key(name), entry, &shape);
    }
    for demand in demands {
        match policy.keys.get(&demand.key) {
            Some(entry) => check_value(&mut scribe, &root.key(&demand.key), entry, &demand.shape),
            None => {
                let problem = Problem::NotInPolicy {
                    key: demand.key.as_str().to_owned(),
                    policy: scribe.document.file.to_owned(),
                };
                scribe.faults.push(Fault {
                    problem,
                    suggestion: like(policy, demand.key.as_str()),
                    ..demand.missing.clone()
                });
            }
        }
    }
    check_threshold(&mut scribe, &root, policy);
    scribe.faults
}

fn like(policy: &Policy, name: &str) -> Option<String> {
    nearest(name, policy.keys.keys().map(PolicyKey::as_str))
}

fn check_entry(scribe: &mut Scribe<'_>, at: &Path, entry: &PolicyEntry) {
    scribe.words(&at.key("title"), &entry.title);
    scribe.text(at, "source", &entry.source);
    if let Some(gap) = &entry.gap {
        scribe.text(at, "gap", gap);
    }
    match &entry.value {
        None if entry.confirmed => {
            scribe.report(&at.key("confirmed"), Problem::ConfirmedWithoutValue);
        }
        Some(PolicyValue::Criteria(criteria)) => {
            check_criteria(scribe, &at.key("value"), criteria);
        }
        None
        | Some(
            PolicyValue::Flag(_)
            | PolicyValue::Integer(_)
            | PolicyValue::Decimal(_)
            | PolicyValue::Text(_)
            | PolicyValue::Scale(_)
            | PolicyValue::Documents(_)
            | PolicyValue::Grounds(_),
        ) => {}
    }
}

fn check_criteria(scribe: &mut Scribe<'_>, at: &Path, criteria: &[Criterion]) {
    if criteria.is_empty() {
        scribe.report(at, Problem::EmptyList { key: "value" });
    }
    scribe.unique(at, criteria.iter().map(|criterion| criterion.id.as_str()));
    for (index, criterion) in criteria.iter().enumerate() {
        let at = at.index(index);
        scribe.words(&at.key("title"), &criterion.title);
        if criterion.max == 0 {
            scribe.report(&at.key("max"), Problem::ZeroAmount);
        }
        if !(criterion.weight.is_finite() && criterion.weight > 0.0) {
            let problem = Problem::WrongValue {
                found: criterion.weight.to_string(),
                expected: Shape::Number,
            };
            scribe.report(&at.key("weight"), problem);
        }
    }
}

fn check_value(scribe: &mut Scribe<'_>, at: &Path, entry: &PolicyEntry, shape: &Shape) {
    let Some(value) = &entry.value else { return };
    if !fits(value, shape) {
        let problem = Problem::WrongValue {
            found: shown(value),
            expected: shape.clone(),
        };
        let suggestion = match (value, shape) {
            (PolicyValue::Text(text), Shape::OneOf(names)) => {
                nearest(text, names.iter().map(String::as_str))
            }
            _ => None,
        };
        scribe.suggest(&at.key("value"), problem, suggestion);
    }
}

fn fits(value: &PolicyValue, shape: &Shape) -> bool {
    match (shape, value) {
        (Shape::OneOf(names), PolicyValue::Text(text)) => names.contains(text),
        (Shape::Between(least, most), PolicyValue::Integer(number)) => {
            (least..=most).contains(&number)
        }
        (Shape::WholeNumber | Shape::Number, PolicyValue::Integer(_))
        | (Shape::Criteria, PolicyValue::Criteria(_))
        | (Shape::Text, PolicyValue::Text(_))
        | (Shape::Flag, PolicyValue::Flag(_)) => true,
        (Shape::Number, PolicyValue::Decimal(number)) => number.is_finite(),
        _ => false,
    }
}

fn shown(value: &PolicyValue) -> String {
    match value {
        PolicyValue::Flag(flag) => flag.to_string(),
        PolicyValue::Integer(number) => number.to_string(),
        PolicyValue::Decimal(number) => number.to_string(),
        PolicyValue::Text(text) => text.chars().take(80).collect(),
        PolicyValue::Criteria(_)
        | PolicyValue::Scale(_)
        | PolicyValue::Documents(_)
        | PolicyValue::Grounds(_) => "[…]".to_owned(),
    }
}

/// A threshold that nobody can reach would refuse everybody.
fn check_threshold(scribe: &mut Scribe<'_>, root: &Path, policy: &Policy) {
    let key = |name| PolicyKey::parse(name).expect("a key of the program has the form of a code");
    let threshold = policy.number(&key("commission.threshold"));
    let criteria = key("commission.criteria");
    if let (Ok(threshold), Ok(criteria)) = (threshold, policy.criteria(&criteria)) {
        let maximum: f64 = criteria
            .iter()
            .map(|criterion| f64::from(criterion.max) * criterion.weight)
            .sum();
        if threshold > maximum {
            let problem = Problem::ThresholdAboveMaximum {
                threshold: threshold.to_string(),
                maximum: maximum.to_string(),
            };
            scribe.report(&root.key("commission.threshold").key("value"), problem);
        }
    }
}
