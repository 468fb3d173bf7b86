//! The Commission: votes with scores, recusal, and the recommendation, which is not a decision.

use super::context::{Context, gap_violation};
use crate::casework::command::{Recommend, Recuse, Voice, Vote};
use crate::casework::decision::Outcome;
use crate::casework::event::Recommendation;
use crate::casework::{Code, Event, RawText, Violation, Violations};
use crate::regulation::{CommissionRule, Criterion, Role, StageKind};

pub fn guard_vote(context: &Context<'_>) -> Violations {
    let mut violations = guard_commission(context);
    if let Some(key) = criteria_key(context)
        && let Err(gap) = context.policy().criteria(key)
    {
        violations.push(gap_violation(&gap, "/scores"));
    }
    violations
}

/// The policy key of the criteria, where this Commission scores.
fn criteria_key<'a>(context: &Context<'a>) -> Option<&'a crate::regulation::PolicyKey> {
    rule(context).and_then(|rule| rule.criteria.as_ref())
}

fn rule<'a>(context: &Context<'a>) -> Option<&'a CommissionRule> {
    context.procedure.commission.as_ref()
}

fn guard_commission(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    context.need_role(&context.roles_at(StageKind::Commission), &mut violations);
    context.need_review_at(&[StageKind::Commission], &mut violations);
    context.need_no_recusal(&mut violations);
    violations
}

pub fn vote(context: &Context<'_>, command: &Vote) -> Result<Vec<Event>, Violations> {
    let mut violations = guard_vote(context);
    let reasoned = match command.vote {
        Voice::For => true,
        Voice::Against | Voice::Abstain => !command.reasons.is_blank(),
    };
    if !reasoned {
        violations.push(Violation::new(Code::VoteUnreasoned, "/reasons"));
    }
    context.bound_text(&command.reasons, "/reasons", &mut violations);
    let criteria = criteria_key(context)
        .and_then(|key| context.policy().criteria(key).ok())
        .unwrap_or_default();
    for criterion in criteria {
        check_score(command, criterion, &mut violations);
    }
    for given in command.scores.keys() {
        if !criteria.iter().any(|criterion| criterion.id == *given) {
            violations.push(
                Violation::new(Code::CriterionNotKnown, format!("/scores/{given}"))
                    .with("criterion", given.as_str()),
            );
        }
    }
    super::unless(violations, || vec![Event::Voted(command.clone())])
}

fn check_score(command: &Vote, criterion: &Criterion, violations: &mut Violations) {
    let at = format!("/scores/{}", criterion.id);
    match command.scores.get(&criterion.id) {
        None if command.vote == Voice::Abstain => {}
        None => violations
            .push(Violation::new(Code::ScoreMissing, at).with("criterion", &criterion.title)),
        Some(points) if *points > criterion.max => violations.push(
            Violation::new(Code::ScoreOutOfRange, at)
                .with("criterion", &criterion.title)
                .with("max", i64::from(criterion.max)),
        ),
        Some(_) => {}
    }
}

pub fn guard_recuse(context: &Context<'_>) -> Violations {
    guard_commission(context)
}

pub fn recuse(context: &Context<'_>, command: &Recuse) -> Result<Vec<Event>, Violations> {
    let mut violations = guard_recuse(context);
    context.need_text(&command.reason, "/reason", &mut violations);
    super::unless(violations, || {
        vec![Event::Recused {
            reason: command.reason.clone(),
        }]
    })
}

pub fn guard_recommend(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    let chairs: Vec<Role> = context
        .roles_at(StageKind::Commission)
        .into_iter()
        .filter(|role| *role == Role::CommissionChair)
        .collect();
    context.need_role(&chairs, &mut violations);
    context.need_review_at(&[StageKind::Commission], &mut violations);
    context.need_no_recusal(&mut violations);
    if let Err(tally) = tally(context) {
        violations.extend(tally.0);
    }
    violations
}

pub fn recommend(context: &Context<'_>, command: &Recommend) -> Result<Vec<Event>, Violations> {
    let mut violations = guard_recommend(context);
    let demands = rule(context);
    for (text, at, demanded, code) in [
        (
            &command.minutes,
            "/minutes",
            demands.is_some_and(|rule| rule.minutes),
            Code::MinutesMissing,
        ),
        (
            &command.video,
            "/video",
            demands.is_some_and(|rule| rule.video),
            Code::VideoMissing,
        ),
    ] {
        if let Some(text) = text {
            context.bound_text(text, at, &mut violations);
        }
        if demanded && text.as_ref().is_none_or(RawText::is_blank) {
            let mut violation = Violation::new(code, at);
            if let Some(rule) = demands {
                violation = violation.citing(&rule.cite);
            }
            violations.push(violation);
        }
    }
    match tally(context) {
        Ok(recommendation) if violations.is_empty() => {
            Ok(vec![Event::Recommended(Recommendation {
                minutes: command.minutes.clone(),
                video: command.video.clone(),
                ..recommendation
            })])
        }
        _ => Err(violations),
    }
}

/// Counts votes and scores as they stand: what the Commission would recommend now.
///
/// # Errors
/// The policy values that are missing, a quorum not reached, or a tie.
pub fn tally(context: &Context<'_>) -> Result<Recommendation, Violations> {
    let mut violations = Violations::default();
    let Some(rule) = rule(context) else {
        violations.push(Violation::new(Code::NotAtThisStage, ""));
        return Err(violations);
    };
    let policy = context.policy();
    let quorum = policy.count(&rule.quorum);
    let majority = policy.text(&rule.majority).map(str::to_owned);
    let criteria = rule
        .criteria
        .as_ref()
        .map(|key| policy.criteria(key).map(<[Criterion]>::to_vec))
        .transpose();
    let threshold = rule
        .threshold
        .as_ref()
        .map(|key| policy.number(key))
        .transpose();
    for gap in [
        quorum.as_ref().err(),
        majority.as_ref().err(),
        criteria.as_ref().err(),
        threshold.as_ref().err(),
    ]
    .into_iter()
    .flatten()
    {
        violations.push(gap_violation(gap, ""));
    }
    let (Ok(quorum), Ok(_), Ok(criteria), Ok(threshold)) = (quorum, majority, criteria, threshold)
    else {
        return Err(violations);
    };
    let votes = &context.case.votes;
    let count = |voice| {
        u32::try_from(
            votes
                .values()
                .filter(|vote| vote.vote.vote == voice)
                .count(),
        )
        .unwrap_or(u32::MAX)
    };
    let (votes_for, votes_against) = (count(Voice::For), count(Voice::Against));
    if votes.len() < quorum as usize {
        violations.push(
            Violation::new(Code::QuorumNotReached, "")
                .with("count", super::context::saturate(votes.len()))
                .with("min", i64::from(quorum)),
        );
    } else if votes_for == votes_against {
        violations.push(
            Violation::new(Code::VotesUndecided, "")
                .with("for", i64::from(votes_for))
                .with("against", i64::from(votes_against)),
        );
    }
    if !violations.is_empty() {
        return Err(violations);
    }
    let score_hundredths = criteria.map(|criteria| {
        let scored: Vec<f64> = votes
            .values()
            .filter(|record| record.vote.vote != Voice::Abstain)
            .map(|record| weighted_sum(&record.vote, &criteria))
            .collect();
        hundredths(mean(&scored))
    });
    let threshold_hundredths = threshold.map(hundredths);
    let reached = match (score_hundredths, threshold_hundredths) {
        (Some(score), Some(threshold)) => score >= threshold,
        _ => true,
    };
    let passed = votes_for > votes_against && reached;
    Ok(Recommendation {
        outcome: if passed {
            Outcome::Approve
        } else {
            Outcome::Refuse
        },
        votes_for,
        votes_against,
        abstained: count(Voice::Abstain),
        score_hundredths,
        threshold_hundredths,
        voices: votes
            .values()
            .map(|record| (record.by.clone(), record.vote.vote))
            .collect(),
        minutes: None,
        video: None,
    })
}

fn weighted_sum(vote: &Vote, criteria: &[Criterion]) -> f64 {
    criteria
        .iter()
        .map(|criterion| {
            f64::from(vote.scores.get(&criterion.id).copied().unwrap_or(0)) * criterion.weight
        })
        .sum()
}

fn mean(values: &[f64]) -> f64 {
    if values.is_empty() {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "a Commission is small")]
    let count = values.len() as f64;
    values.iter().sum::<f64>() / count
}

/// Returns a number of points in hundredths, rounded to the nearest.
#[expect(
    clippy::cast_possible_truncation,
    reason = "points are small and saturate"
)]
pub fn hundredths(points: f64) -> i64 {
    (points * 100.0).round() as i64
}
