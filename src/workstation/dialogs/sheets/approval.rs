//! Preparing an approval: filled in so that a clean case needs no typing at all.

use super::{Desk, Sheet, Voicing, is_revocation, procedure};
use crate::casework::command::PrepareApproval;
use crate::casework::decide::{PREPARED_BY, latest_valid_day};
use crate::casework::decision::{Draft, Outcome};
use crate::casework::{Command, RawText};
use crate::i18n::Arg;
use crate::regulation::Validity;
use crate::workstation::dialogs::Context;
use crate::workstation::dialogs::confirm::Level;
use crate::workstation::dialogs::field::{Answers, Fault, Field, Section, Shown, What};
use crate::workstation::dialogs::letter::{self, Letter};
use crate::workstation::theme::Tone;

pub(super) struct Approving;

impl Sheet for Approving {
    fn level(&self, _ctx: &Context) -> Level {
        Level::Plain
    }

    fn voice(&self, ctx: &Context) -> Voicing {
        if is_revocation(ctx) {
            return Voicing {
                main: "dialog-discontinue-main",
                effect: "dialog-discontinue-effect",
                told: "dialog-told-signer",
                undo: "dialog-undo-until-signed",
            };
        }
        Voicing {
            main: "dialog-prepare-approval-main",
            effect: "dialog-prepare-approval-effect",
            told: "dialog-told-signer",
            undo: "dialog-undo-until-signed",
        }
    }

    fn prefill(&self, ctx: &Context, answers: &mut Answers) {
        let today = ctx.now.today;
        let number = procedure(ctx)
            .filter(|procedure| !procedure.output.new_number)
            .and(ctx.case.application.details.original.as_ref())
            .map_or_else(
                || ctx.case.number.clone(),
                |original| original.number.as_raw().to_owned(),
            );
        if gives(ctx) {
            answers.set_line("number", &number);
        }
        answers.set_line("valid-from", &ctx.speaker.date(today));
        let latest = latest_valid_day(ctx.case, ctx.law, ctx.actor, ctx.now, today);
        if let Some(latest) = latest {
            answers.set_line("valid-until", &ctx.speaker.date(latest));
        }
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        let mut fields = vec![Field::show(
            "result",
            desk.say("dialog-result"),
            result_lines(desk),
        )];
        if gives(desk.ctx) {
            fields.push(Field::new(
                "number",
                "/number",
                desk.label("field-number"),
                What::Line,
            ));
            fields.push(Field::new(
                "valid-from",
                "/valid_from",
                desk.say("dialog-valid-from"),
                What::Date,
            ));
        }
        if ends(desk.ctx) {
            fields.push(Field::new(
                "valid-until",
                "/valid_until",
                desk.say("dialog-valid-until"),
                What::Date,
            ));
        }
        fields.extend(desk.against(Outcome::Approve));
        fields.extend(desk.late(&PREPARED_BY));
        let draft = Draft::Approve(self.draft(desk, &mut Vec::new()));
        vec![
            Section {
                title: if desk.is_revocation() {
                    "dialog-section-discontinue"
                } else {
                    "dialog-section-approval"
                },
                fields,
            },
            Section {
                title: "dialog-section-letter",
                fields: vec![letter::field(desk.ctx, Letter::Decision(Box::new(draft)))],
            },
        ]
    }

    fn command(&self, desk: &Desk, faults: &mut Vec<Fault>) -> Option<Command> {
        Some(Command::PrepareApproval(self.draft(desk, faults)))
    }
}

fn validity<'c>(ctx: &Context<'c>) -> Option<&'c Validity> {
    procedure(ctx).map(|procedure| &procedure.output.validity)
}

/// Whether an approval gives something to number and to date.
fn gives(ctx: &Context) -> bool {
    validity(ctx) != Some(&Validity::Nothing)
}

/// Whether what it gives has a last day.
fn ends(ctx: &Context) -> bool {
    !matches!(validity(ctx), Some(Validity::Nothing | Validity::OpenEnded))
}

impl Approving {
    fn draft(&self, desk: &Desk, faults: &mut Vec<Fault>) -> PrepareApproval {
        let ctx = desk.ctx;
        let valid_from = if gives(ctx) {
            desk.date("valid-from", ctx.now.today, faults)
        } else {
            ctx.now.today
        };
        let latest = latest_valid_day(ctx.case, ctx.law, ctx.actor, ctx.now, valid_from);
        PrepareApproval {
            number: if gives(ctx) {
                desk.answers.raw("number")
            } else {
                RawText::default()
            },
            valid_from,
            valid_until: ends(ctx)
                .then(|| desk.date("valid-until", latest.unwrap_or(valid_from), faults)),
            against_recommendation: desk.answers.optional("against"),
            late_reason: desk.answers.optional("late"),
        }
    }
}

/// What is granted, for how long it may be valid at most, and what the Commission said.
fn result_lines(desk: &Desk) -> Vec<Shown> {
    let speaker = desk.ctx.speaker;
    let mut lines = Vec::new();
    if let Some(procedure) = desk.procedure() {
        let output = &procedure.output;
        lines.push(Shown::of(desk.title(&output.title), Tone::Strong));
        let validity = match &output.validity {
            Validity::UpToMonths { months } => {
                let months = desk.ctx.law.policy.amount(months).unwrap_or_default();
                desk.say_with("validity-up-to-months", &[("months", Arg::from(months))])
            }
            Validity::MonthsAsked { .. } => desk.say("validity-months-asked"),
            Validity::ContractTerm { at_most_years } => desk.say_with(
                "validity-contract-term",
                &[("years", Arg::from(*at_most_years))],
            ),
            Validity::UntilOriginalEnds => desk.say("validity-until-original-ends"),
            Validity::OpenEnded => desk.say("validity-open-ended"),
            Validity::Nothing => desk.say("validity-nothing"),
        };
        lines.push(Shown::plain(desk.say_with(
            "dialog-validity",
            &[
                ("validity", validity.into()),
                (
                    "citation",
                    speaker.citation(&output.cite, &desk.ctx.law.edition).into(),
                ),
            ],
        )));
    }
    lines.extend(recommendation_line(desk));
    lines
}

/// The Commission's recommendation, when there is one.
pub(super) fn recommendation_line(desk: &Desk) -> Option<Shown> {
    let record = desk.ctx.case.recommendation.as_ref()?;
    let found = &record.recommendation;
    let speaker = desk.ctx.speaker;
    let outcome = speaker.say_code("outcome", super::outcome_code(found.outcome));
    let line = match (found.score_hundredths, found.threshold_hundredths) {
        (Some(score), Some(threshold)) => desk.say_with(
            "dialog-recommendation",
            &[
                ("outcome", outcome.into()),
                ("score", speaker.points(score).into()),
                ("threshold", speaker.points(threshold).into()),
            ],
        ),
        _ => desk.say_with(
            "dialog-recommendation-unscored",
            &[("outcome", outcome.into())],
        ),
    };
    Some(Shown::plain(line))
}
