//! What a refusal must be: listed grounds that the facts open, each with its own finding and
//! evidence, and nothing left unanswered.

use super::context::{Context, gap_violation, key, saturate};
use super::evidence;
use crate::casework::command::{Answer, GroundClaim, PrepareRefusal};
use crate::casework::decision::{Draft, Outcome};
use crate::casework::{Code, Event, Fact, RawText, Violation, Violations, requirement};
use crate::regulation::{
    Ground, GroundCondition, GroundId, Milestone, Proceeding, RequirementAt, StageKind,
};

/// The milestones by which a decision must be made, the first that has a limit.
pub const DECISION_BY: [Milestone; 2] = [Milestone::Decided, Milestone::Delivered];

/// The milestones by which a decision must be prepared: its own limit first, where it has one.
pub const PREPARED_BY: [Milestone; 3] = [
    Milestone::Prepared,
    Milestone::Decided,
    Milestone::Delivered,
];

pub fn guard(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    context.need_role(&context.roles_at(StageKind::Drafting), &mut violations);
    context.need_refusing(&mut violations);
    context.need_assignment(&mut violations);
    need_grounds_known(context, &mut violations);
    let reasons: Vec<Violations> = context
        .procedure
        .grounds
        .iter()
        .map(|ground| open(context, ground, "/grounds"))
        .collect();
    if reasons.is_empty() {
        violations.push(Violation::new(Code::GroundMissing, "/grounds"));
    } else if !reasons.iter().any(Violations::is_empty) {
        violations.extend(reasons.into_iter().flat_map(|reasons| reasons.0));
    }
    violations
}

pub fn prepare(context: &Context<'_>, command: &PrepareRefusal) -> Result<Vec<Event>, Violations> {
    let mut violations = Violations::default();
    context.need_role(&context.roles_at(StageKind::Drafting), &mut violations);
    context.need_refusing(&mut violations);
    context.need_assignment(&mut violations);
    rules(context, command, Judged::WhenPrepared, &mut violations);
    context.need_late_reason(&PREPARED_BY, command.late_reason.as_ref(), &mut violations);
    super::unless(violations, || {
        vec![Event::Prepared {
            draft: Draft::Refuse(command.clone()),
        }]
    })
}

/// While the policy does not say which grounds the act lists, nothing can be refused.
fn need_grounds_known(context: &Context<'_>, violations: &mut Violations) {
    context.need_supplied(
        context.procedure.grounds_from.as_ref(),
        &context.procedure.refusal_to_accept.cite,
        violations,
    );
}

/// What was granted ends from a day; a mere refusal has none.
fn check_effect(
    context: &Context<'_>,
    command: &PrepareRefusal,
    judged: Judged,
    violations: &mut Violations,
) {
    let at = "/effective_on";
    match (context.procedure.proceeding, command.effective_on) {
        (Proceeding::Application, None) => {}
        (Proceeding::Application, Some(_)) => {
            violations.push(Violation::new(Code::EffectNeedless, at));
        }
        (Proceeding::Revocation, None) => {
            violations.push(Violation::new(Code::EffectMissing, at));
        }
        (Proceeding::Revocation, Some(day)) => {
            if judged == Judged::WhenPrepared && day < context.now.today {
                violations.push(
                    Violation::new(Code::EffectTooEarly, at).with("earliest", context.now.today),
                );
            }
        }
    }
}

/// When the rules on a refusal are run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// The actor invokes the grounds, at the stage the case is at.
    WhenPrepared,
    /// A signer stands for what another invoked: stage and role were judged then.
    WhenSigned,
}

/// The rules on the content of a refusal.
pub fn rules(
    context: &Context<'_>,
    command: &PrepareRefusal,
    judged: Judged,
    violations: &mut Violations,
) {
    need_grounds_known(context, violations);
    if command.grounds.is_empty() {
        violations.push(Violation::new(Code::GroundMissing, "/grounds"));
    }
    check_effect(context, command, judged, violations);
    for (index, claim) in command.grounds.iter().enumerate() {
        let at = format!("/grounds/{index}");
        let earlier = &command.grounds[..index];
        if earlier.iter().any(|other| other.ground == claim.ground) {
            violations.push(Violation::new(Code::GroundTwice, format!("{at}/ground")));
        }
        match context.procedure.ground(&claim.ground) {
            None => violations.push(
                Violation::new(Code::GroundNotListed, format!("{at}/ground"))
                    .with("ground", claim.ground.as_str()),
            ),
            Some(ground) => check_claim(context, ground, claim, earlier, &at, judged, violations),
        }
    }
    check_not_chosen(context, command, violations);
    check_against(context, command, violations);
    check_letter(context, violations);
}

fn check_claim(
    context: &Context<'_>,
    ground: &Ground,
    claim: &GroundClaim,
    earlier: &[GroundClaim],
    at: &str,
    judged: Judged,
    violations: &mut Violations,
) {
    match judged {
        Judged::WhenPrepared => violations.extend(open(context, ground, &format!("{at}/ground")).0),
        Judged::WhenSigned => {
            violations.extend(supported(context, ground, &format!("{at}/ground")));
        }
    }
    check_finding(context, ground, claim, earlier, at, violations);
    let list = format!("{at}/evidence");
    let (count, min) = (claim.evidence.len(), ground.evidence.at_least);
    if claim.evidence.is_empty() && min > 0 {
        violations.push(
            Violation::new(Code::EvidenceMissing, list.clone())
                .citing(&ground.cite)
                .with("ground", &ground.title),
        );
    } else if count < min as usize {
        violations.push(
            Violation::new(Code::EvidenceTooFew, list.clone())
                .with("count", saturate(count))
                .with("min", i64::from(min)),
        );
    }
    for (index, piece) in claim.evidence.iter().enumerate() {
        if !ground.evidence.kinds.contains(&piece.kind()) {
            violations.push(
                Violation::new(Code::EvidenceKindNotAccepted, format!("{list}/{index}"))
                    .citing(&ground.cite)
                    .with("kind", piece.kind().code()),
            );
        }
    }
    evidence::check(context, &claim.evidence, &list, violations);
}

/// Returns every reason why a ground is not open: stage, role, and what the facts show.
pub fn open(context: &Context<'_>, ground: &Ground, at: &str) -> Violations {
    let mut violations = Violations::default();
    if !ground.stages.contains(&context.case.stage) {
        violations.push(
            Violation::new(Code::GroundNotAtStage, at)
                .citing(&ground.cite)
                .with("ground", &ground.title),
        );
    }
    if !context.by.has_any(&ground.roles, context.case.unit()) {
        violations.push(
            Violation::new(Code::GroundNotForRole, at)
                .citing(&ground.cite)
                .with("ground", &ground.title),
        );
    }
    violations.extend(supported(context, ground, at));
    violations
}

/// Returns why the facts of the case do not support a ground.
fn supported(context: &Context<'_>, ground: &Ground, at: &str) -> Option<Violation> {
    if let Some(violation) = not_applied(context, ground, at) {
        return Some(violation);
    }
    let violation = match &ground.needs {
        GroundCondition::Supported => {
            if is_supported(context, ground) {
                return None;
            }
            Violation::new(Code::GroundNotSupported, at)
        }
        GroundCondition::RecommendedAgainst => match &context.case.recommendation {
            Some(record) if record.recommendation.outcome == Outcome::Refuse => return None,
            _ => Violation::new(Code::GroundNotRecommended, at),
        },
        GroundCondition::CheckFailed { checks } => {
            let failed = checks
                .iter()
                .any(|check| context.case.answer(check) == Some(Answer::Failed));
            if failed {
                return None;
            }
            Violation::new(Code::GroundCheckNotFailed, at)
        }
        GroundCondition::ScoreBelowThreshold { threshold } => {
            let threshold = match context.policy().number(threshold) {
                Err(gap) => return Some(gap_violation(&gap, at).citing(&ground.cite)),
                Ok(points) => super::commission::hundredths(points),
            };
            let recommended = context.case.recommendation.as_ref();
            match recommended.and_then(|record| record.recommendation.score_hundredths) {
                None => Violation::new(Code::GroundScoreAbsent, at),
                Some(score) if score < threshold => return None,
                Some(score) => Violation::new(Code::GroundScoreNotBelow, at)
                    .with("score", score)
                    .with("threshold", threshold),
            }
        }
    };
    Some(violation.citing(&ground.cite).with("ground", &ground.title))
}

/// General law that nobody could confirm is applied only where the institution says so.
fn not_applied(context: &Context<'_>, ground: &Ground, at: &str) -> Option<Violation> {
    let key = ground.applies_if.as_ref()?;
    match context.policy().text(key) {
        Err(gap) => Some(gap_violation(&gap, at).citing(&ground.cite)),
        Ok("applied") => None,
        Ok(_) => Some(
            Violation::new(Code::GroundNotApplied, at)
                .citing(&ground.cite)
                .with("ground", &ground.title),
        ),
    }
}

/// Whether anything that was found says that it supports the ground.
fn is_supported(context: &Context<'_>, ground: &Ground) -> bool {
    let (procedure, case) = (context.procedure, context.case);
    let failed_check = procedure.checks.iter().any(|rule| {
        rule.supports.contains(&ground.id) && case.answer(&rule.id) == Some(Answer::Failed)
    });
    let failed_assessment = procedure.assessments.iter().any(|rule| {
        rule.supports.contains(&ground.id)
            && case
                .assessed(&rule.id)
                .is_some_and(|record| !record.result.passed)
    });
    let unmet = procedure.requirements.iter().any(|rule| {
        rule.supports.contains(&ground.id)
            && rule.at == RequirementAt::Decision
            && requirement::applies(rule, &case.application)
            && requirement::is_met(
                rule,
                &case.application,
                context.filed_on(),
                context.policy(),
            ) == Ok(false)
    });
    failed_check || failed_assessment || unmet
}

fn check_finding(
    context: &Context<'_>,
    ground: &Ground,
    claim: &GroundClaim,
    earlier: &[GroundClaim],
    at: &str,
    violations: &mut Violations,
) {
    let min = match context.policy().count(&key("finding.min-chars")) {
        Ok(min) => min,
        Err(gap) => {
            violations.push(gap_violation(&gap, at));
            return;
        }
    };
    let used: Vec<String> = earlier
        .iter()
        .flat_map(|other| [folded(&other.facts), folded(&other.why)])
        .filter(|text| !text.is_empty())
        .collect();
    for (text, name) in [(&claim.facts, "facts"), (&claim.why, "why")] {
        let at = format!("{at}/{name}");
        if text.is_blank() {
            violations.push(Violation::new(Code::FindingMissing, at));
            continue;
        }
        context.bound_text(text, &at, violations);
        let content = folded(text);
        if copies_ground(ground, &content) {
            violations
                .push(Violation::new(Code::FindingCopiesGround, at).with("ground", &ground.title));
            continue;
        }
        let repeats_own = name == "why" && content == folded(&claim.facts);
        if repeats_own || used.contains(&content) {
            violations.push(Violation::new(Code::FindingRepeated, at.clone()));
        }
        let count = text.char_count();
        if count < min as usize {
            violations.push(
                Violation::new(Code::FindingTooShort, at)
                    .with("count", saturate(count))
                    .with("min", i64::from(min))
                    .with("missing", i64::from(min) - saturate(count)),
            );
        }
    }
}

/// Letters and digits in lower case, so that punctuation and spaces do not hide a copy.
fn folded(text: &RawText) -> String {
    text.as_raw()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn copies_ground(ground: &Ground, content: &str) -> bool {
    [&ground.title.kk, &ground.title.ru, &ground.title.en]
        .into_iter()
        .any(|title| folded(&RawText::from(title.as_str())) == content)
}

/// A failed check that supports a ground which was not chosen must be answered with a note.
fn check_not_chosen(context: &Context<'_>, command: &PrepareRefusal, violations: &mut Violations) {
    let chosen = |ground: &GroundId| command.grounds.iter().any(|claim| claim.ground == *ground);
    let open_questions: Vec<_> = context
        .procedure
        .checks
        .iter()
        .filter(|rule| context.case.answer(&rule.id) == Some(Answer::Failed))
        .filter(|rule| !rule.supports.is_empty() && !rule.supports.iter().any(chosen))
        .collect();
    for rule in &open_questions {
        let note = command
            .not_chosen
            .iter()
            .position(|answer| answer.check == rule.id);
        match note {
            Some(index) if !command.not_chosen[index].note.is_blank() => {
                let text = &command.not_chosen[index].note;
                context.bound_text(text, &format!("/not_chosen/{index}/note"), violations);
            }
            other => {
                let at = other.map_or_else(
                    || "/not_chosen".to_owned(),
                    |index| format!("/not_chosen/{index}/note"),
                );
                violations.push(
                    Violation::new(Code::FailedCheckUnanswered, at)
                        .citing(&rule.cite)
                        .with("check", &rule.title),
                );
            }
        }
    }
    for (index, answer) in command.not_chosen.iter().enumerate() {
        if !open_questions.iter().any(|rule| rule.id == answer.check) {
            let title = context.procedure.check(&answer.check).map_or_else(
                || Fact::from(answer.check.as_str()),
                |rule| Fact::from(&rule.title),
            );
            violations.push(
                Violation::new(Code::NotChosenNeedless, format!("/not_chosen/{index}"))
                    .with("check", title),
            );
        }
    }
}

fn check_against(context: &Context<'_>, command: &PrepareRefusal, violations: &mut Violations) {
    super::approval::check_against(
        context,
        Outcome::Approve,
        command.against_recommendation.as_ref(),
        violations,
    );
}

/// Every refusal says how and by when to complain; the rest of the letter comes from what the
/// other rules demand.
fn check_letter(context: &Context<'_>, violations: &mut Violations) {
    let edition = &context.law.edition;
    if edition.appeal.is_empty() {
        violations.push(Violation::new(Code::LetterSlotEmpty, "").with("slot", "appeal"));
    }
    for appeal in &edition.appeal {
        if let Some(months) = &appeal.lodge_within_months
            && let Err(gap) = context.policy().count(months)
        {
            violations.push(gap_violation(&gap, "").citing(&appeal.cite));
        }
    }
}
