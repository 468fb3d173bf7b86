//! Tests, questionnaires and interviews are recorded; a notice says that all of them were passed.

use super::context::{Context, gap_violation, saturate};
use crate::casework::command::{Attendance, IssueNotice, RecordAssessment};
use crate::casework::event::AssessmentResult;
use crate::casework::{Code, Event, RawText, StatusKind, Violation, Violations};
use crate::regulation::{
    AssessmentPart, AssessmentRule, Milestone, PartId, PartUnit, PolicyGap, ScaleStep, StageKind,
};

const ASSESSED: [StageKind; 3] = [
    StageKind::Testing,
    StageKind::Questionnaire,
    StageKind::Interview,
];

pub fn guard_record(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    // The roles of the stage the case is at; elsewhere those of every such stage of the route.
    let here = context
        .procedure
        .stage(&context.case.stage)
        .filter(|stage| stage.kind.is_assessment());
    let roles = here.map_or_else(
        || {
            ASSESSED
                .into_iter()
                .flat_map(|kind| context.roles_at(kind))
                .collect()
        },
        |stage| stage.roles.clone(),
    );
    context.need_role(&roles, &mut violations);
    context.need_review_at(&ASSESSED, &mut violations);
    let open: Vec<&AssessmentRule> = context
        .procedure
        .assessments
        .iter()
        .filter(|rule| rule.stage == context.case.stage)
        .collect();
    let reasons: Vec<Violations> = open.iter().map(|rule| attempts(context, rule)).collect();
    if !reasons.is_empty() && !reasons.iter().any(Violations::is_empty) {
        violations.extend(reasons.into_iter().flat_map(|reasons| reasons.0));
    }
    violations
}

/// Whether one more attempt is open.
fn attempts(context: &Context<'_>, rule: &AssessmentRule) -> Violations {
    let mut violations = Violations::default();
    let failed = context.case.assessments.get(&rule.id).map_or(0, |records| {
        records
            .iter()
            .filter(|record| record.result.record.attendance == Attendance::Came)
            .count()
    });
    let (Some(key), 1..) = (&rule.retakes, failed) else {
        return violations;
    };
    match context.policy().count(key) {
        Err(gap) => violations.push(gap_violation(&gap, "/assessment").citing(&rule.cite)),
        Ok(most) if failed > most as usize => violations.push(
            Violation::new(Code::RetakesExhausted, "/assessment")
                .citing(&rule.cite)
                .with("assessment", &rule.title)
                .with("attempts", saturate(failed))
                .with("most", i64::from(most)),
        ),
        Ok(_) => {}
    }
    violations
}

pub fn record(context: &Context<'_>, command: &RecordAssessment) -> Result<Vec<Event>, Violations> {
    let mut violations = guard_record(context);
    let Some(rule) = context.procedure.assessment(&command.assessment) else {
        violations.push(
            Violation::new(Code::AssessmentNotKnown, "/assessment")
                .with("assessment", command.assessment.as_str()),
        );
        return Err(violations);
    };
    if rule.stage != context.case.stage {
        violations.push(
            Violation::new(Code::AssessmentNotAtStage, "/assessment")
                .citing(&rule.cite)
                .with("assessment", &rule.title),
        );
    }
    if command.held_at > context.now.at {
        violations.push(
            Violation::new(Code::AssessmentInFuture, "/held_at").with("held_at", command.held_at),
        );
    }
    context.need_text(&command.record, "/record", &mut violations);
    let (passed, missed) = match command.attendance {
        Attendance::Came => {
            if violations.is_empty() {
                violations.extend(attempts(context, rule).0);
            }
            check_place(context, rule, command, &mut violations);
            let missed = check_scores(context, rule, command, &mut violations);
            let form = choose(context, rule.form.as_ref(), command.form.as_ref());
            if let Err(problem) = form {
                let codes = (Code::FormMissing, Code::FormNotKnown);
                violations.push(problem.violation(codes, "/form", rule));
            }
            let outcome = choose(context, rule.outcome.as_ref(), command.outcome.as_ref());
            let agreed = match outcome {
                Ok(step) => step.is_none_or(|step| step.passes),
                Err(problem) => {
                    let codes = (Code::OutcomeMissing, Code::OutcomeNotKnown);
                    violations.push(problem.violation(codes, "/outcome", rule));
                    false
                }
            };
            (agreed && missed.is_empty(), missed)
        }
        Attendance::NoShow => {
            if !command.scores.is_empty() || command.outcome.is_some() {
                violations.push(Violation::new(Code::NoShowScored, "/attendance"));
            }
            (false, Vec::new())
        }
    };
    if let Some(milestone) = context.stage_kind().assessed_by() {
        context.need_late_reason(&[milestone], command.late_reason.as_ref(), &mut violations);
    }
    super::unless(violations, || {
        vec![Event::AssessmentRecorded(AssessmentResult {
            record: command.clone(),
            passed,
            missed,
        })]
    })
}

fn check_place(
    context: &Context<'_>,
    rule: &AssessmentRule,
    command: &RecordAssessment,
    violations: &mut Violations,
) {
    if let Some(place) = &command.place {
        context.bound_text(place, "/place", violations);
    }
    if rule.place && command.place.as_ref().is_none_or(RawText::is_blank) {
        violations.push(Violation::new(Code::TextMissing, "/place").citing(&rule.cite));
    }
}

/// Checks every score, and returns the parts that did not reach what passes them.
fn check_scores(
    context: &Context<'_>,
    rule: &AssessmentRule,
    command: &RecordAssessment,
    violations: &mut Violations,
) -> Vec<PartId> {
    for given in command.scores.keys() {
        if !rule.parts.iter().any(|part| part.id == *given) {
            violations.push(
                Violation::new(Code::PartNotKnown, format!("/scores/{given}"))
                    .with("part", given.as_str()),
            );
        }
    }
    let mut missed = Vec::new();
    for part in &rule.parts {
        let at = format!("/scores/{}", part.id);
        let bounds = most(context, part)
            .and_then(|most| Ok((most, context.policy().amount(&part.pass_from)?)));
        let (most, pass_from) = match bounds {
            Ok(bounds) => bounds,
            Err(gap) => {
                violations.push(gap_violation(&gap, &at).citing(&part.cite));
                continue;
            }
        };
        match command.scores.get(&part.id) {
            None => violations.push(
                Violation::new(Code::PartScoreMissing, at)
                    .citing(&part.cite)
                    .with("part", &part.title),
            ),
            Some(score) if most.is_some_and(|most| *score > most) => violations.push(
                Violation::new(Code::PartScoreOutOfRange, at)
                    .citing(&part.cite)
                    .with("part", &part.title)
                    .with("max", i64::from(most.unwrap_or(u32::MAX))),
            ),
            Some(score) if *score < pass_from => missed.push(part.id.clone()),
            Some(_) => {}
        }
    }
    missed
}

/// The most that a part can be scored, where anything says so.
fn most(context: &Context<'_>, part: &AssessmentPart) -> Result<Option<u32>, PolicyGap> {
    match (&part.most, part.unit) {
        (Some(most), _) => context.policy().amount(most).map(Some),
        (None, PartUnit::Percent) => Ok(Some(100)),
        (None, PartUnit::Points) => Ok(None),
    }
}

/// Why a choice from a scale does not hold.
enum Choosing {
    Gap(PolicyGap),
    Missing,
    NotKnown(String),
}

impl Choosing {
    fn violation(
        self,
        (missing, unknown): (Code, Code),
        at: &str,
        rule: &AssessmentRule,
    ) -> Violation {
        let violation = match self {
            Self::Gap(gap) => gap_violation(&gap, at),
            Self::Missing => Violation::new(missing, at),
            Self::NotKnown(chosen) => {
                Violation::new(unknown, at).with(at.trim_start_matches('/'), chosen.as_str())
            }
        };
        violation.citing(&rule.cite)
    }
}

/// Finds what was chosen from a scale of the policy; `None` where there is no scale.
fn choose<'p>(
    context: &Context<'p>,
    scale: Option<&crate::regulation::PolicyKey>,
    chosen: Option<&crate::regulation::OptionId>,
) -> Result<Option<&'p ScaleStep>, Choosing> {
    let (Some(key), chosen) = (scale, chosen) else {
        return match chosen {
            None => Ok(None),
            Some(chosen) => Err(Choosing::NotKnown(chosen.to_string())),
        };
    };
    let steps = context.law.policy.scale(key).map_err(Choosing::Gap)?;
    let chosen = chosen.ok_or(Choosing::Missing)?;
    steps
        .iter()
        .find(|step| step.id == *chosen)
        .map(Some)
        .ok_or_else(|| Choosing::NotKnown(chosen.to_string()))
}

pub fn guard_notice(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    context.need_role(&context.roles_at(StageKind::Notice), &mut violations);
    context.need_review_at(&[StageKind::Notice], &mut violations);
    context.need_assignment(&mut violations);
    context.need_assessments(&mut violations);
    context.need_checks_until(&context.case.stage, &mut violations);
    violations
}

pub fn issue_notice(
    context: &Context<'_>,
    command: &IssueNotice,
) -> Result<Vec<Event>, Violations> {
    let mut violations = guard_notice(context);
    if command.number.is_blank() {
        violations.push(Violation::new(Code::NoticeNumberMissing, "/number"));
    }
    context.bound_text(&command.number, "/number", &mut violations);
    context.need_late_reason(
        &[Milestone::NoticeIssued],
        command.late_reason.as_ref(),
        &mut violations,
    );
    super::unless(violations, || vec![Event::NoticeIssued(command.clone())])
}

pub fn guard_annul(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    let Some(rule) = &context.procedure.annulment else {
        violations.push(Violation::new(Code::AnnulmentNotProvided, ""));
        return violations;
    };
    context.need_role(&rule.roles, &mut violations);
    context.need_status(
        &[StatusKind::UnderReview, StatusKind::AwaitingSignature],
        &mut violations,
    );
    context.need_assignment(&mut violations);
    if failed_samples(context).is_empty() {
        violations.push(Violation::new(Code::AnnulmentUnfounded, "").citing(&rule.cite));
    }
    violations
}

/// The failed checks that an annulment may rest on.
fn failed_samples(context: &Context<'_>) -> Vec<crate::regulation::CheckId> {
    let Some(rule) = &context.procedure.annulment else {
        return Vec::new();
    };
    rule.checks
        .iter()
        .filter(|check| {
            context.case.answer(check) == Some(crate::casework::command::Answer::Failed)
        })
        .cloned()
        .collect()
}

pub fn annul(
    context: &Context<'_>,
    command: &crate::casework::command::Annul,
) -> Result<Vec<Event>, Violations> {
    let mut violations = guard_annul(context);
    context.need_text(&command.reasons, "/reasons", &mut violations);
    super::unless(violations, || {
        vec![Event::Annulled {
            reasons: command.reasons.clone(),
            checks: failed_samples(context),
        }]
    })
}
