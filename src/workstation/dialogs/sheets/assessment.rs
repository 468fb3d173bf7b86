//! Tests, questionnaires, interviews, the notice of conformity, and annulment for a defect.

use std::collections::BTreeMap;

use super::stated::attempt_lines;
use super::{Desk, Sheet, Voicing, check_title, coded, decoded, procedure};
use crate::casework::command::{Annul, Answer, Attendance, IssueNotice, RecordAssessment};
use crate::casework::{Command, Event};
use crate::i18n::Arg;
use crate::regulation::{
    AssessmentPart, AssessmentRule, CheckId, Milestone, OptionId, PartId, PartUnit, PolicyKey,
    ScaleStep, StageKind,
};
use crate::workstation::dialogs::Context;
use crate::workstation::dialogs::confirm::Level;
use crate::workstation::dialogs::date;
use crate::workstation::dialogs::field::{Answers, Choice, Fault, Field, Section, Shown, What};
use crate::workstation::dialogs::letter::{self, Letter};
use crate::workstation::theme::Tone;

const ATTENDANCE: [(Attendance, &str); 2] =
    [(Attendance::Came, "came"), (Attendance::NoShow, "no-show")];

/// What the stage the case is at ends with, where assessments are recorded.
fn assessed_by(ctx: &Context) -> Option<Milestone> {
    let stage = procedure(ctx)?.stage(&ctx.case.stage)?;
    stage.kind.assessed_by()
}

pub(super) struct Assessing;

/// The assessments of the stage the case is at.
fn open<'c>(ctx: &Context<'c>) -> Vec<&'c AssessmentRule> {
    procedure(ctx).map_or_else(Vec::new, |procedure| {
        procedure
            .assessments
            .iter()
            .filter(|rule| rule.stage == ctx.case.stage)
            .collect()
    })
}

fn chosen<'c>(desk: &Desk<'_, 'c>) -> Option<&'c AssessmentRule> {
    let id = desk.answers.choice("assessment");
    open(desk.ctx)
        .into_iter()
        .find(|rule| Some(rule.id.as_str()) == id)
}

fn score_id(part: &AssessmentPart) -> String {
    format!("score.{}", part.id)
}

fn most(desk: &Desk, part: &AssessmentPart) -> u32 {
    let policy = &desk.ctx.law.policy;
    match (&part.most, part.unit) {
        (Some(most), _) => policy.amount(most).unwrap_or(u32::MAX),
        (None, PartUnit::Percent) => 100,
        (None, PartUnit::Points) => u32::MAX,
    }
}

fn scale<'c>(ctx: &Context<'c>, key: Option<&PolicyKey>) -> &'c [ScaleStep] {
    let policy: &'c crate::regulation::Policy = &ctx.law.policy;
    key.and_then(|key| policy.scale(key).ok())
        .unwrap_or_default()
}

fn steps(desk: &Desk, steps: &[ScaleStep]) -> Vec<Choice> {
    steps
        .iter()
        .map(|step| Choice::new(step.id.as_str(), desk.title(&step.title)))
        .collect()
}

/// The attempts so far, each with its scores.
fn attempts(desk: &Desk, rule: &AssessmentRule) -> Vec<Shown> {
    let records = desk.ctx.case.assessments.get(&rule.id);
    records
        .into_iter()
        .flatten()
        .flat_map(|attempt| attempt_lines(desk, rule, attempt))
        .collect()
}

fn score_field(desk: &Desk, part: &AssessmentPart) -> Field {
    let speaker = desk.ctx.speaker;
    let pass_from = desk.ctx.law.policy.amount(&part.pass_from);
    let unit = match part.unit {
        PartUnit::Percent => "percent",
        PartUnit::Points => "points",
    };
    let label = desk.say_with(
        "dialog-part-score",
        &[
            ("part", desk.title(&part.title).into()),
            ("unit", speaker.say_code("part-unit", unit).into()),
        ],
    );
    let mut field = Field::new(
        score_id(part),
        format!("/scores/{}", part.id),
        label,
        What::Number {
            max: most(desk, part),
        },
    );
    field.help = pass_from
        .ok()
        .map(|from| desk.say_with("dialog-part-pass-from", &[("from", Arg::from(from))]));
    field
}

impl Sheet for Assessing {
    fn level(&self, _ctx: &Context) -> Level {
        Level::Plain
    }

    fn voice(&self, _ctx: &Context) -> Voicing {
        Voicing {
            main: "dialog-record-assessment-main",
            effect: "dialog-record-assessment-effect",
            told: "dialog-told-nobody",
            undo: "dialog-undo-no",
        }
    }

    fn prefill(&self, ctx: &Context, answers: &mut Answers) {
        let waiting = open(ctx)
            .into_iter()
            .find(|rule| !ctx.case.has_passed(&rule.id));
        if let Some(rule) = waiting {
            answers.choose("assessment", rule.id.as_str());
        }
        answers.choose("attendance", "came");
        answers.set_line("held-at", &ctx.speaker.date_time(ctx.now.at));
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        let rules = open(desk.ctx);
        let choices = rules
            .iter()
            .map(|rule| Choice::new(rule.id.as_str(), desk.title(&rule.title)))
            .collect();
        let came = desk.answers.has("attendance", "came");
        let mut fields = vec![Field::new(
            "assessment",
            "/assessment",
            desk.say("dialog-assessment-which"),
            What::Choice(choices),
        )];
        let rule = chosen(desk);
        if let Some(lines) = rule
            .map(|rule| attempts(desk, rule))
            .filter(|lines| !lines.is_empty())
        {
            fields.push(Field::show("attempts", desk.say("dialog-attempts"), lines));
        }
        fields.push(Field::new(
            "attendance",
            "/attendance",
            desk.say("dialog-attendance"),
            What::Choice(coded(desk, "attendance", &ATTENDANCE)),
        ));
        fields.push(Field::new(
            "held-at",
            "/held_at",
            desk.say("dialog-assessment-held-at"),
            What::DateTime(date::Toward::Past),
        ));
        if let (true, Some(rule)) = (came, rule) {
            fields.extend(rule.parts.iter().map(|part| score_field(desk, part)));
            for (id, key) in [("form", &rule.form), ("outcome", &rule.outcome)] {
                if key.is_some() {
                    let scale = scale(desk.ctx, key.as_ref());
                    let label = desk.label(&format!("field-assessment-{id}"));
                    let choices = What::Choice(steps(desk, scale));
                    fields.push(Field::new(id, format!("/{id}"), label, choices));
                }
            }
            if rule.place {
                let label = desk.label("field-place");
                fields.push(Field::new("place", "/place", label, What::Line));
            }
        }
        let help = if came {
            "dialog-assessment-record-help"
        } else {
            "dialog-no-show-help"
        };
        fields.push(
            desk.bounded("record", "/record", desk.label("field-record"))
                .helped(desk.say(help)),
        );
        let until = assessed_by(desk.ctx);
        fields.extend(desk.late(until.as_slice()));
        vec![Section {
            title: "dialog-section-assessment",
            fields,
        }]
    }

    fn command(&self, desk: &Desk, faults: &mut Vec<Fault>) -> Option<Command> {
        let ctx = desk.ctx;
        desk.chosen("assessment", faults);
        let attendance = desk.chosen("attendance", faults);
        let attendance = decoded(&ATTENDANCE, attendance.as_deref()).unwrap_or(Attendance::Came);
        let typed = desk.answers.text("held-at");
        let held_at =
            date::parse_date_time(typed, date::Toward::Past, ctx.now.today, &ctx.law.calendar);
        if held_at.is_none() {
            faults.push(Fault {
                field: "held-at".to_owned(),
                words: "dialog-fault-date-time",
            });
        }
        let rule = chosen(desk)?;
        let came = attendance == Attendance::Came;
        let option = |id: &str| {
            desk.answers
                .choice(id)
                .filter(|_| came)
                .and_then(|chosen| OptionId::parse(chosen).ok())
        };
        Some(Command::RecordAssessment(RecordAssessment {
            assessment: rule.id.clone(),
            attendance,
            held_at: held_at.unwrap_or(ctx.now.at),
            scores: if came {
                scores(desk, rule, faults)
            } else {
                BTreeMap::new()
            },
            outcome: option("outcome").filter(|_| rule.outcome.is_some()),
            form: option("form").filter(|_| rule.form.is_some()),
            place: desk.answers.optional("place").filter(|_| came),
            record: desk.answers.raw("record"),
            late_reason: desk.answers.optional("late"),
        }))
    }
}

fn scores(desk: &Desk, rule: &AssessmentRule, faults: &mut Vec<Fault>) -> BTreeMap<PartId, u32> {
    let mut scores = BTreeMap::new();
    for part in &rule.parts {
        let id = score_id(part);
        let typed = desk.answers.text(&id).trim().to_owned();
        if typed.is_empty() {
            continue;
        }
        match typed.parse() {
            Ok(score) => {
                scores.insert(part.id.clone(), score);
            }
            Err(_) => faults.push(Fault {
                field: id,
                words: "dialog-fault-number",
            }),
        }
    }
    scores
}

pub(super) struct IssuingNotice;

impl Sheet for IssuingNotice {
    fn level(&self, _ctx: &Context) -> Level {
        Level::Plain
    }

    fn voice(&self, _ctx: &Context) -> Voicing {
        Voicing {
            main: "dialog-issue-notice-main",
            effect: "dialog-issue-notice-effect",
            told: "dialog-told-applicant-notice",
            undo: "dialog-undo-no",
        }
    }

    fn prefill(&self, ctx: &Context, answers: &mut Answers) {
        answers.set_line("number", &ctx.case.number);
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        let title = procedure(desk.ctx)
            .and_then(|procedure| procedure.stage_of(StageKind::Notice))
            .map_or_else(String::new, |stage| desk.title(&stage.title));
        let mut fields = vec![
            Field::show("notice", title, assessed_lines(desk)),
            Field::new("number", "/number", desk.label("field-number"), What::Line),
        ];
        fields.extend(desk.late(&[Milestone::NoticeIssued]));
        let event = Event::NoticeIssued(Self::notice(desk));
        vec![
            Section {
                title: "dialog-section-issue-notice",
                fields,
            },
            Section {
                title: "dialog-section-letter",
                fields: vec![letter::field(desk.ctx, Letter::After(Box::new(event)))],
            },
        ]
    }

    fn command(&self, desk: &Desk, _faults: &mut Vec<Fault>) -> Option<Command> {
        Some(Command::IssueNotice(Self::notice(desk)))
    }
}

impl IssuingNotice {
    fn notice(desk: &Desk) -> IssueNotice {
        IssueNotice {
            number: desk.answers.raw("number"),
            late_reason: desk.answers.optional("late"),
        }
    }
}

/// Every assessment of the route with its last result.
fn assessed_lines(desk: &Desk) -> Vec<Shown> {
    let Some(procedure) = procedure(desk.ctx) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for rule in &procedure.assessments {
        let title = desk.title(&rule.title);
        lines.push(if desk.ctx.case.has_passed(&rule.id) {
            Shown::of(format!("✓ {title}"), Tone::Good)
        } else {
            Shown::of(format!("✗ {title}"), Tone::Bad)
        });
        if let Some(last) = desk.ctx.case.assessed(&rule.id) {
            let more = attempt_lines(desk, rule, last);
            lines.extend(more.into_iter().map(|line| Shown {
                text: format!("  {}", line.text),
                tone: Tone::Dim,
            }));
        }
    }
    lines
}

pub(super) struct Annulling;

impl Sheet for Annulling {
    fn level(&self, _ctx: &Context) -> Level {
        Level::Word("dialog-word-close")
    }

    fn voice(&self, _ctx: &Context) -> Voicing {
        Voicing {
            main: "dialog-annul-main",
            effect: "dialog-annul-effect",
            told: "dialog-told-applicant",
            undo: "dialog-undo-no",
        }
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        let rule = procedure(desk.ctx).and_then(|procedure| procedure.annulment.as_ref());
        let failed = failed_samples(desk);
        let mut fields = Vec::new();
        if let Some(rule) = rule {
            let message = Shown::plain(desk.title(&rule.message));
            fields.push(Field::show(
                "message",
                desk.say("dialog-annul-message"),
                vec![message],
            ));
            let lines = failed
                .iter()
                .map(|check| Shown::of(format!("✗ {}", check_title(desk.ctx, check)), Tone::Bad))
                .collect();
            fields.push(Field::show(
                "rests-on",
                desk.say("dialog-annul-rests-on"),
                lines,
            ));
        }
        fields.push(
            desk.bounded("reasons", "/reasons", desk.label("field-reasons"))
                .helped(desk.say("dialog-annul-help")),
        );
        let event = Event::Annulled {
            reasons: desk.answers.raw("reasons"),
            checks: failed,
        };
        vec![
            Section {
                title: "dialog-section-annul",
                fields,
            },
            Section {
                title: "dialog-section-letter",
                fields: vec![letter::field(desk.ctx, Letter::After(Box::new(event)))],
            },
        ]
    }

    fn command(&self, desk: &Desk, _faults: &mut Vec<Fault>) -> Option<Command> {
        Some(Command::Annul(Annul {
            reasons: desk.answers.raw("reasons"),
        }))
    }
}

/// The failed checks that the annulment rests on.
fn failed_samples(desk: &Desk) -> Vec<CheckId> {
    let rule = procedure(desk.ctx).and_then(|procedure| procedure.annulment.as_ref());
    rule.map_or_else(Vec::new, |rule| {
        rule.checks
            .iter()
            .filter(|check| desk.ctx.case.answer(check) == Some(Answer::Failed))
            .cloned()
            .collect()
    })
}
