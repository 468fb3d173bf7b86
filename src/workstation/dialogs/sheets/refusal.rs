//! Preparing a refusal: listed grounds that the facts open, a finding and evidence for each, and
//! nothing left unanswered.

use super::approval::recommendation_line;
use super::{Desk, Sheet, Voicing, check_title, is_revocation, procedure};
use chrono::NaiveDate;

use crate::casework::command::{Answer, GroundClaim, NotChosen, PrepareRefusal};
use crate::casework::decide::{PREPARED_BY, ground_reasons};
use crate::casework::decision::{Draft, Outcome};
use crate::casework::{Code, Command, Fact, Violation};
use crate::i18n::Arg;
use crate::regulation::{CheckRule, DocumentId, Ground, GroundCondition};
use crate::workstation::dialogs::Context;
use crate::workstation::dialogs::confirm::Level;
use crate::workstation::dialogs::field::{Answers, Choice, Fault, Field, Section, Shown, What};
use crate::workstation::dialogs::letter::{self, Letter};
use crate::workstation::theme::Tone;

pub(super) struct Refusing;

fn facts_id(ground: &Ground) -> String {
    format!("facts.{}", ground.id)
}

fn why_id(ground: &Ground) -> String {
    format!("why.{}", ground.id)
}

fn evidence_id(ground: &Ground) -> String {
    format!("evidence.{}", ground.id)
}

fn note_id(rule: &CheckRule) -> String {
    format!("not-chosen.{}", rule.id)
}

/// The grounds that are marked, in the order of the edition.
fn chosen<'c>(ctx: &Context<'c>, answers: &Answers) -> Vec<&'c Ground> {
    procedure(ctx).map_or_else(Vec::new, |procedure| {
        procedure
            .grounds
            .iter()
            .filter(|ground| answers.has("grounds", ground.id.as_str()))
            .collect()
    })
}

/// The failed checks that support grounds of which none is marked: each needs a note.
fn open_questions<'c>(ctx: &Context<'c>, chosen: &[&Ground]) -> Vec<&'c CheckRule> {
    procedure(ctx).map_or_else(Vec::new, |procedure| {
        procedure
            .checks
            .iter()
            .filter(|rule| ctx.case.answer(&rule.id) == Some(Answer::Failed))
            .filter(|rule| !rule.supports.is_empty())
            .filter(|rule| {
                !chosen
                    .iter()
                    .any(|ground| rule.supports.contains(&ground.id))
            })
            .collect()
    })
}

/// The documents that the failed checks behind a ground are about.
fn documents_of(ctx: &Context, ground: &Ground) -> Vec<DocumentId> {
    let Some(procedure) = procedure(ctx) else {
        return Vec::new();
    };
    procedure
        .checks
        .iter()
        .filter(|rule| match &ground.needs {
            GroundCondition::CheckFailed { checks } => checks.contains(&rule.id),
            GroundCondition::Supported => rule.supports.contains(&ground.id),
            GroundCondition::ScoreBelowThreshold { .. } | GroundCondition::RecommendedAgainst => {
                false
            }
        })
        .flat_map(|rule| rule.documents.clone())
        .collect()
}

/// The first day on which a revocation prepared today could be signed: the notice of the hearing
/// and the time to object lie before it.
fn earliest_signature(ctx: &Context) -> Option<NaiveDate> {
    let rule = &procedure(ctx)?.hearing;
    let policy = &ctx.law.policy;
    let today = ctx.now.today;
    let due = rule
        .due
        .as_ref()
        .map_or(Ok("required"), |key| policy.text(key));
    if due.is_ok_and(|due| due != "required") {
        return Some(today);
    }
    let calendar = &ctx.law.calendar;
    let notified = ctx
        .case
        .hearing
        .as_ref()
        .map_or(today, |hearing| calendar.civil(hearing.notified_at).date());
    let notice = policy.count(&rule.notice_working_days).ok()?;
    let objection = policy.count(&rule.objection_working_days).ok()?;
    let after_notice = calendar.add_working_days(notified, notice).ok()?;
    let after_objection = calendar
        .add_working_days(notified, objection)
        .ok()?
        .succ_opt()?;
    Some(after_notice.max(after_objection).max(today))
}

/// The day from which what was granted ends, asked for a revocation only. What cannot be read is
/// a fault, and the first possible day is judged.
fn effective_on(desk: &Desk, faults: &mut Vec<Fault>) -> Option<NaiveDate> {
    if !desk.is_revocation() {
        return None;
    }
    let typed = desk.answers.text("effective-on");
    if typed.trim().is_empty() {
        return None;
    }
    Some(desk.date("effective-on", desk.ctx.now.today, faults))
}

fn effect_field(desk: &Desk) -> Option<Field> {
    if !desk.is_revocation() {
        return None;
    }
    let mut field = Field::new(
        "effective-on",
        "/effective_on",
        desk.label("field-effective-on"),
        What::Date,
    );
    field.help = earliest_signature(desk.ctx).map(|day| {
        let day = desk.ctx.speaker.date_with_weekday(day);
        desk.say_with("dialog-effective-on-help", &[("date", day.into())])
    });
    Some(field)
}

impl Refusing {
    fn refusal(desk: &Desk) -> PrepareRefusal {
        let chosen = chosen(desk.ctx, desk.answers);
        let grounds = chosen
            .iter()
            .map(|ground| GroundClaim {
                ground: ground.id.clone(),
                facts: desk.answers.raw(&facts_id(ground)),
                why: desk.answers.raw(&why_id(ground)),
                evidence: desk.answers.evidence(&evidence_id(ground)).to_vec(),
            })
            .collect();
        let not_chosen = open_questions(desk.ctx, &chosen)
            .into_iter()
            .map(|rule| NotChosen {
                check: rule.id.clone(),
                note: desk.answers.raw(&note_id(rule)),
            })
            .collect();
        PrepareRefusal {
            grounds,
            not_chosen,
            effective_on: effective_on(desk, &mut Vec::new()),
            against_recommendation: desk.answers.optional("against"),
            late_reason: desk.answers.optional("late"),
        }
    }

    fn grounds_section(desk: &Desk, chosen: &[&Ground]) -> Section {
        let ctx = desk.ctx;
        let choices = desk.procedure().map_or_else(Vec::new, |procedure| {
            procedure
                .grounds
                .iter()
                .map(|ground| ground_choice(desk, ground))
                .collect()
        });
        let label = if desk.is_revocation() {
            "dialog-revocation-grounds"
        } else {
            "dialog-grounds"
        };
        let mut field = Field::new("grounds", "/grounds", desk.say(label), What::Marks(choices))
            .helped(desk.say("dialog-grounds-help"));
        field
            .at
            .extend((0..chosen.len()).map(|index| format!("/grounds/{index}/ground")));
        let mut fields = vec![field];
        fields.extend(effect_field(desk));
        let hearing = ctx.case.hearing.as_ref().map(|hearing| {
            Shown::plain(desk.say_with(
                "dialog-hearing-set",
                &[("at", ctx.speaker.date_time(hearing.notice.held_at).into())],
            ))
        });
        let lines: Vec<Shown> = recommendation_line(desk)
            .into_iter()
            .chain(hearing)
            .collect();
        if !lines.is_empty() {
            fields.push(Field::show("so-far", desk.say("dialog-so-far"), lines));
        }
        Section {
            title: "dialog-section-grounds",
            fields,
        }
    }

    fn findings_section(desk: &Desk, chosen: &[&Ground]) -> Section {
        let mut fields = Vec::new();
        for (index, ground) in chosen.iter().enumerate() {
            fields.extend(finding_fields(desk, index, ground));
        }
        if fields.is_empty() {
            fields.push(Field::show(
                "no-ground",
                desk.say("dialog-findings"),
                vec![Shown::of(desk.say("dialog-choose-ground-first"), Tone::Dim)],
            ));
        }
        Section {
            title: "dialog-section-findings",
            fields,
        }
    }

    fn explanations_section(desk: &Desk, chosen: &[&Ground]) -> Option<Section> {
        let mut fields = Vec::new();
        for (index, rule) in open_questions(desk.ctx, chosen).into_iter().enumerate() {
            let check = check_title(desk.ctx, &rule.id);
            fields.push(
                Field::text(
                    note_id(rule),
                    format!("/not_chosen/{index}"),
                    desk.say_with("dialog-not-chosen", &[("check", check.into())]),
                )
                .helped(desk.say("dialog-not-chosen-help")),
            );
        }
        fields.extend(desk.against(Outcome::Refuse));
        fields.extend(desk.late(&PREPARED_BY));
        (!fields.is_empty()).then_some(Section {
            title: "dialog-section-explanations",
            fields,
        })
    }
}

/// A ground with the reasons why it is not open, or with what it still needs.
fn ground_choice(desk: &Desk, ground: &Ground) -> Choice {
    let ctx = desk.ctx;
    let mut choice = Choice::new(ground.id.as_str(), desk.title(&ground.title));
    choice.why_not = ground_reasons(ctx.case, ctx.law, ctx.actor, ctx.now, &ground.id)
        .iter()
        .map(|violation| why_not(desk, violation))
        .collect();
    let citation = ctx.speaker.citation(&ground.cite, &ctx.law.edition);
    let pieces = desk.answers.evidence(&evidence_id(ground)).len();
    choice.note = Some(if desk.answers.has("grounds", ground.id.as_str()) {
        desk.say_with(
            "dialog-ground-evidence",
            &[("count", pieces.into()), ("citation", citation.into())],
        )
    } else {
        citation
    });
    choice
}

/// Why a ground is not open, without its title: that stands above.
fn why_not(desk: &Desk, violation: &Violation) -> String {
    let id = match violation.code {
        Code::GroundNotAtStage => "dialog-ground-not-at-stage",
        Code::GroundNotForRole => "dialog-ground-not-for-role",
        Code::GroundCheckNotFailed => "dialog-ground-check-not-failed",
        Code::GroundScoreAbsent => "dialog-ground-score-absent",
        Code::GroundScoreNotBelow => "dialog-ground-score-not-below",
        Code::GroundNotSupported => "dialog-ground-not-supported",
        Code::GroundNotRecommended => "dialog-ground-not-recommended",
        Code::GroundNotApplied => "dialog-ground-not-applied",
        _ => return desk.ctx.speaker.violation(violation),
    };
    let points = |name: &str| match violation.facts.get(name) {
        Some(Fact::Number(hundredths)) => desk.ctx.speaker.points(*hundredths),
        _ => String::new(),
    };
    desk.say_with(
        id,
        &[
            ("score", points("score").into()),
            ("threshold", points("threshold").into()),
        ],
    )
}

fn finding_fields(desk: &Desk, index: usize, ground: &Ground) -> Vec<Field> {
    let ctx = desk.ctx;
    let min = desk.policy_count("finding.min-chars");
    let max = desk.policy_count("text.max-chars");
    let at = format!("/grounds/{index}");
    let heading = desk.say_with(
        "dialog-finding",
        &[
            ("number", Arg::from(index + 1)),
            ("ground", desk.title(&ground.title).into()),
            (
                "citation",
                ctx.speaker.citation(&ground.cite, &ctx.law.edition).into(),
            ),
        ],
    );
    let mut facts = Field::new(
        facts_id(ground),
        format!("{at}/facts"),
        desk.label("field-facts"),
        What::Text { min, max },
    );
    facts.at.push(at.clone());
    let why = Field::new(
        why_id(ground),
        format!("{at}/why"),
        desk.label("field-why"),
        What::Text { min, max },
    );
    let kinds = ground.evidence.kinds.clone();
    let accepted: Vec<String> = kinds
        .iter()
        .map(|kind| ctx.speaker.say_code("evidence", kind.code()))
        .collect();
    let evidence = Field::new(
        evidence_id(ground),
        format!("{at}/evidence"),
        desk.say("dialog-evidence"),
        What::Evidence {
            kinds,
            first: documents_of(ctx, ground),
        },
    )
    .helped(desk.say_with(
        "dialog-evidence-demand",
        &[
            ("count", Arg::from(ground.evidence.at_least)),
            ("kinds", accepted.join(", ").into()),
        ],
    ));
    vec![
        Field::show(format!("finding.{}", ground.id), heading, Vec::new()),
        facts,
        why,
        evidence,
    ]
}

impl Sheet for Refusing {
    fn level(&self, ctx: &Context) -> Level {
        Level::Word(if is_revocation(ctx) {
            "dialog-word-revoke"
        } else {
            "dialog-word-refuse"
        })
    }

    fn prefill(&self, ctx: &Context, answers: &mut Answers) {
        if is_revocation(ctx) {
            let day = earliest_signature(ctx).unwrap_or(ctx.now.today);
            answers.set_line("effective-on", &ctx.speaker.date(day));
        }
    }

    fn voice(&self, ctx: &Context) -> Voicing {
        if is_revocation(ctx) {
            return Voicing {
                main: "dialog-prepare-revocation-main",
                effect: "dialog-prepare-revocation-effect",
                told: "dialog-told-signer",
                undo: "dialog-undo-until-signed",
            };
        }
        Voicing {
            main: "dialog-prepare-refusal-main",
            effect: "dialog-prepare-refusal-effect",
            told: "dialog-told-signer",
            undo: "dialog-undo-until-signed",
        }
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        let chosen = chosen(desk.ctx, desk.answers);
        let letter = if chosen.is_empty() {
            Letter::NotYet
        } else {
            Letter::Decision(Box::new(Draft::Refuse(Self::refusal(desk))))
        };
        let mut sections = vec![
            Self::grounds_section(desk, &chosen),
            Self::findings_section(desk, &chosen),
        ];
        sections.extend(Self::explanations_section(desk, &chosen));
        sections.push(Section {
            title: "dialog-section-letter",
            fields: vec![letter::field(desk.ctx, letter)],
        });
        sections
    }

    fn command(&self, desk: &Desk, faults: &mut Vec<Fault>) -> Option<Command> {
        effective_on(desk, faults);
        Some(Command::PrepareRefusal(Self::refusal(desk)))
    }
}
