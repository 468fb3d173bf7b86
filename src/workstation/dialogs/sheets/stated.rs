//! What an application states, whether it meets what the edition asks, and how its tests went: to
//! be read beside what a command asks.

use super::{Desk, procedure};
use crate::casework::case::AssessmentRecord;
use crate::regulation::{AssessmentRule, RequirementAt};
use crate::workstation::dialogs::field::{Choice, Field, Shown};
use crate::workstation::stated::{self, Judged, Verdict};
use crate::workstation::theme::Tone;

/// The stated facts and the failure of a channel; `None` when the request asks for none.
pub(super) fn facts_field(desk: &Desk) -> Option<Field> {
    let procedure = desk.procedure()?;
    let application = &desk.ctx.case.application;
    let speaker = desk.ctx.speaker;
    let facts = stated::facts(procedure, application, speaker);
    let mut lines: Vec<Shown> = facts
        .into_iter()
        .map(|fact| match fact.value {
            Some(value) => Shown::plain(format!("{}: {value}", fact.title)),
            None => Shown::of(
                format!("✗ {}: {}", fact.title, desk.say("fact-not-stated")),
                Tone::Bad,
            ),
        })
        .collect();
    if let Some(failure) = stated::failure(application, speaker) {
        lines.push(Shown::plain(format!(
            "{}: {failure}",
            desk.say("fact-failure")
        )));
    }
    (!lines.is_empty()).then(|| Field::show("stated", desk.say("dialog-stated"), lines))
}

/// The requirements of a stage with how they stand; `None` when there are none.
pub(super) fn requirements_field(desk: &Desk, at: RequirementAt) -> Option<Field> {
    let lines: Vec<Shown> = judged(desk, at)
        .iter()
        .map(|judged| {
            let tone = match judged.verdict {
                Verdict::Met => Tone::Good,
                Verdict::Unmet => Tone::Bad,
                Verdict::Unknown(_) => Tone::Warn,
            };
            let title = desk.title(&judged.rule.title);
            let mut text = format!(
                "{} {title} · {}",
                judged.verdict.mark(),
                citation(desk, judged)
            );
            if let Verdict::Unknown(key) = &judged.verdict {
                text.push_str(&format!(" · {}", unknown(desk, key)));
            }
            Shown::of(text, tone)
        })
        .collect();
    (!lines.is_empty()).then(|| Field::show("asked", desk.say("dialog-requirements"), lines))
}

/// The requirements of a stage, for marking: only one that is not met can be named.
pub(super) fn requirement_choices(desk: &Desk, at: RequirementAt) -> Vec<Choice> {
    judged(desk, at)
        .iter()
        .map(|judged| {
            let title = desk.title(&judged.rule.title);
            let mut choice = Choice::new(judged.rule.id.as_str(), title);
            choice.note = (judged.verdict == Verdict::Unmet).then(|| citation(desk, judged));
            choice.why_not = match &judged.verdict {
                Verdict::Unmet => Vec::new(),
                Verdict::Met => vec![desk.say("dialog-requirement-met")],
                Verdict::Unknown(key) => vec![unknown(desk, key)],
            };
            choice
        })
        .collect()
}

/// The requirements of a stage that apply, what is not met first.
pub(super) fn judged<'c>(desk: &Desk<'_, 'c>, at: RequirementAt) -> Vec<Judged<'c>> {
    let ctx = desk.ctx;
    procedure(ctx).map_or_else(Vec::new, |procedure| {
        let mut judged: Vec<Judged> = stated::requirements(procedure, ctx.case, ctx.law)
            .into_iter()
            .filter(|judged| judged.rule.at == at)
            .collect();
        judged.sort_by_key(|judged| judged.verdict == Verdict::Met);
        judged
    })
}

fn citation(desk: &Desk, judged: &Judged) -> String {
    let edition = &desk.ctx.law.edition;
    desk.ctx.speaker.citation(&judged.rule.cite, edition)
}

fn unknown(desk: &Desk, key: &crate::regulation::PolicyKey) -> String {
    desk.say_with(
        "dialog-requirement-unknown",
        &[("key", key.as_str().into())],
    )
}

/// One attempt: when and how it went, and what it was scored with.
pub(super) fn attempt_lines(
    desk: &Desk,
    rule: &AssessmentRule,
    attempt: &AssessmentRecord,
) -> Vec<Shown> {
    let speaker = desk.ctx.speaker;
    let code = stated::attempt_code(attempt);
    let tone = match code {
        "passed" => Tone::Good,
        "failed" => Tone::Bad,
        _ => Tone::Warn,
    };
    let mut lines = vec![Shown::of(
        format!(
            "{} · {} · {}",
            speaker.date_time(attempt.result.record.held_at),
            speaker.say_code("assessed", code),
            attempt.by.name.clean_line(),
        ),
        tone,
    )];
    let more = stated::attempt_lines(rule, attempt, desk.ctx.law, speaker);
    lines.extend(
        more.into_iter()
            .map(|line| Shown::of(format!("  {line}"), Tone::Dim)),
    );
    lines
}
