//! Faults of a policy file, and what editions and the program demand of it.

use super::{Scribe, supplied};
use crate::lawbook::document::Path;
use crate::lawbook::fault::{Fault, Problem, Shape, nearest};
use crate::regulation::policy::PolicyEntry;
use crate::regulation::policy::PolicyKind;
use crate::regulation::{Amount, Criterion, Edition, Policy, PolicyKey, PolicyValue, Words};

/// A key that the policy must have, and what its value may be.
pub(in crate::lawbook) struct Demand {
    pub key: PolicyKey,
    pub shape: Shape,
    /// Where it is demanded: the fault that it is when a policy does not have the key.
    pub missing: Fault,
}

/// A paper or a ground that an edition names and only the policy can supply.
pub(in crate::lawbook) struct Awaiting {
    pub key: PolicyKey,
    pub name: String,
    /// What is wrong when the key has a value and the value does not have it.
    pub fault: Fault,
}

/// A threshold and the criteria by which it is reached.
pub(in crate::lawbook) struct Scored {
    pub threshold: PolicyKey,
    pub criteria: PolicyKey,
}

/// What passes a part of an assessment, and the most that it can be scored; one of them at least
/// stands in the policy.
pub(in crate::lawbook) struct Passing {
    pub pass_from: Amount,
    pub most: Amount,
}

/// All that is demanded.
#[derive(Default)]
pub(in crate::lawbook) struct Demands {
    pub keys: Vec<Demand>,
    pub awaiting: Vec<Awaiting>,
    pub scored: Vec<Scored>,
    pub passing: Vec<Passing>,
}

impl Demands {
    /// Notes that the policy must have a key with a value of this shape.
    pub fn note(&mut self, scribe: &Scribe<'_>, at: &Path, key: &PolicyKey, shape: Shape) {
        let problem = Problem::MissingPolicyKey {
            key: key.as_str().to_owned(),
        };
        self.keys.push(Demand {
            key: key.clone(),
            shape,
            missing: scribe.document.fault_on(at, problem, None),
        });
    }
}

/// Keys that the program itself reads, whatever the editions say.
fn of_the_program() -> Vec<(&'static str, Shape)> {
    let one_of = |names: &[&str]| Shape::OneOf(names.iter().map(|&name| name.to_owned()).collect());
    vec![
        ("term.first-day", one_of(&["next-day"])),
        ("clock.minutes-run", one_of(&["office-hours"])),
        ("finding.min-chars", Shape::Between(0, 10_000)),
        ("finding.copy-percent", Shape::Between(0, 100)),
        ("sign-off.sample-percent", Shape::Between(0, 100)),
        ("text.max-chars", Shape::Between(1, 1_000_000)),
    ]
}

/// Finds what is wrong in a policy file; a key that it lacks is a fault where it is demanded.
pub(in crate::lawbook) fn check_policy<'a>(
    mut scribe: Scribe<'_>,
    policy: &Policy,
    demands: &Demands,
    editions: impl Iterator<Item = &'a Edition>,
) -> Vec<Fault> {
    let root = Path::default().key("keys");
    for (key, entry) in &policy.keys {
        check_entry(&mut scribe, &root.key(key), entry, policy.demonstration);
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
    check_demands(&mut scribe, &root, policy, demands);
    let more = supplied::check(&mut scribe, &root, policy, editions);
    check_demands(&mut scribe, &root, policy, &more);
    scribe.faults
}

fn check_demands(scribe: &mut Scribe<'_>, root: &Path, policy: &Policy, demands: &Demands) {
    for demand in &demands.keys {
        match policy.keys.get(&demand.key) {
            Some(entry) => check_value(scribe, &root.key(&demand.key), entry, &demand.shape),
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
    for awaiting in &demands.awaiting {
        check_awaiting(scribe, policy, awaiting);
    }
    for scored in &demands.scored {
        check_threshold(scribe, root, policy, scored);
    }
    for passing in &demands.passing {
        check_passing(scribe, root, policy, passing);
    }
}

/// While the value is absent nobody can say what is in it.
fn check_awaiting(scribe: &mut Scribe<'_>, policy: &Policy, awaiting: &Awaiting) {
    let names: Vec<&str> = match policy.value(&awaiting.key) {
        Ok(PolicyValue::Documents(papers)) => {
            papers.iter().map(|paper| paper.id.as_str()).collect()
        }
        Ok(PolicyValue::Grounds(grounds)) => {
            grounds.iter().map(|ground| ground.id.as_str()).collect()
        }
        Ok(
            PolicyValue::Flag(_)
            | PolicyValue::Integer(_)
            | PolicyValue::Decimal(_)
            | PolicyValue::Text(_)
            | PolicyValue::Criteria(_)
            | PolicyValue::Scale(_),
        )
        | Err(_) => return,
    };
    if !names.contains(&awaiting.name.as_str()) {
        let mut fault = awaiting.fault.clone();
        fault.suggestion = nearest(&awaiting.name, names).or(fault.suggestion);
        scribe.faults.push(fault);
    }
}

fn like(policy: &Policy, name: &str) -> Option<String> {
    nearest(name, policy.keys.keys().map(PolicyKey::as_str))
}

fn check_entry(scribe: &mut Scribe<'_>, at: &Path, entry: &PolicyEntry, demonstration: bool) {
    scribe.words(&at.key("title"), &entry.title);
    scribe.text(at, "source", &entry.source);
    if let Some(gap) = &entry.gap {
        scribe.text(at, "gap", gap);
    }
    check_mark(scribe, &at.key("confirmed"), entry, demonstration);
    match &entry.value {
        Some(PolicyValue::Criteria(criteria)) => {
            check_criteria(scribe, &at.key("value"), criteria);
        }
        Some(PolicyValue::Scale(steps)) => {
            let steps = steps.iter().map(|step| (step.id.as_str(), &step.title));
            check_named(scribe, &at.key("value"), steps);
        }
        // What else is wrong with papers and grounds, the requests that take them show.
        Some(PolicyValue::Documents(papers)) => {
            let papers = papers.iter().map(|paper| (paper.id.as_str(), &paper.title));
            check_named(scribe, &at.key("value"), papers);
        }
        Some(PolicyValue::Grounds(grounds)) => {
            let grounds = grounds.iter().map(|one| (one.id.as_str(), &one.title));
            check_named(scribe, &at.key("value"), grounds);
        }
        None
        | Some(
            PolicyValue::Flag(_)
            | PolicyValue::Integer(_)
            | PolicyValue::Decimal(_)
            | PolicyValue::Text(_),
        ) => {}
    }
}

/// A value is confirmed when somebody saw its source: not while it is absent, not while it stands
/// for a gap in the sources, and not when it was invented.
fn check_mark(scribe: &mut Scribe<'_>, at: &Path, entry: &PolicyEntry, demonstration: bool) {
    if !entry.confirmed {
        return;
    }
    if entry.value.is_none() {
        scribe.report(at, Problem::ConfirmedWithoutValue);
    } else if let Some(gap) = &entry.gap {
        let gap = gap.clone();
        scribe.report(at, Problem::GapConfirmed { gap });
    } else if demonstration && entry.kind != PolicyKind::Institution {
        scribe.report(at, Problem::InventedConfirmed);
    }
}

/// Demands of a list that no two have the same id, and words for each.
fn check_named<'n>(
    scribe: &mut Scribe<'_>,
    at: &Path,
    list: impl Iterator<Item = (&'n str, &'n Words)> + Clone,
) {
    scribe.unique(at, list.clone().map(|(id, _)| id));
    for (index, (_, title)) in list.enumerate() {
        scribe.words(&at.index(index).key("title"), title);
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
        | (Shape::Scale, PolicyValue::Scale(_))
        | (Shape::Documents, PolicyValue::Documents(_))
        | (Shape::Grounds, PolicyValue::Grounds(_))
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
fn check_threshold(scribe: &mut Scribe<'_>, root: &Path, policy: &Policy, scored: &Scored) {
    let threshold = policy.number(&scored.threshold);
    if let (Ok(threshold), Ok(criteria)) = (threshold, policy.criteria(&scored.criteria)) {
        let maximum: f64 = criteria
            .iter()
            .map(|criterion| f64::from(criterion.max) * criterion.weight)
            .sum();
        if threshold > maximum {
            let problem = Problem::ThresholdAboveMaximum {
                threshold: threshold.to_string(),
                maximum: maximum.to_string(),
            };
            scribe.report(&root.key(&scored.threshold).key("value"), problem);
        }
    }
}

/// A score that nobody can reach would fail everybody.
fn check_passing(scribe: &mut Scribe<'_>, root: &Path, policy: &Policy, passing: &Passing) {
    let key = match (&passing.pass_from, &passing.most) {
        (Amount::Policy { policy }, _) | (Amount::Fixed(_), Amount::Policy { policy }) => policy,
        (Amount::Fixed(_), Amount::Fixed(_)) => return,
    };
    let bounds = (
        policy.amount(&passing.pass_from),
        policy.amount(&passing.most),
    );
    if let (Ok(pass), Ok(most)) = bounds
        && pass > most
    {
        let problem = Problem::PassAboveMost { pass, most };
        scribe.report(&root.key(key).key("value"), problem);
    }
}
