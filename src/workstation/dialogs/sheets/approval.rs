//! Preparing an approval: filled in so that a clean case needs no typing at all.

use super::{Desk, Sheet, Voicing, procedure};
use crate::casework::Command;
use crate::casework::command::PrepareApproval;
use crate::casework::decide::latest_valid_day;
use crate::casework::decision::{Draft, Outcome};
use crate::i18n::Arg;
use crate::regulation::{Milestone, Validity};
use crate::workstation::dialogs::Context;
use crate::workstation::dialogs::confirm::Level;
use crate::workstation::dialogs::field::{Answers, Fault, Field, Section, Shown, What};
use crate::workstation::dialogs::letter::{self, Letter};
use crate::workstation::theme::Tone;

pub(super) struct Approving;

/// What a decision is due by.
pub(super) const DECISION_BY: [Milestone; 2] = [Milestone::Decided, Milestone::Delivered];

impl Sheet for Approving {
    fn level(&self) -> Level {
        Level::Plain
    }

    fn voice(&self, _ctx: &Context) -> Voicing {
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
        answers.set_line("number", &number);
        answers.set_line("valid-from", &ctx.speaker.date(today));
        let latest = latest_valid_day(ctx.case, ctx.law, ctx.actor, ctx.now, today);
        if let Some(latest) = latest {
            answers.set_line("valid-until", &ctx.speaker.date(latest));
        }
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        let mut fields = vec![
            Field::show("result", desk.say("dialog-result"), result_lines(desk)),
            Field::new("number", "/number", desk.label("field-number"), What::Line),
            Field::new(
                "valid-from",
                "/valid_from",
                desk.say("dialog-valid-from"),
                What::Date,
            ),
            Field::new(
                "valid-until",
                "/valid_until",
                desk.say("dialog-valid-until"),
                What::Date,
            ),
        ];
        fields.extend(desk.against(Outcome::Approve));
        fields.extend(desk.late(&DECISION_BY));
        let draft = Draft::Approve(self.draft(desk, &mut Vec::new()));
        vec![
            Section {
                title: "dialog-section-approval",
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

impl Approving {
    fn draft(&self, desk: &Desk, faults: &mut Vec<Fault>) -> PrepareApproval {
        let ctx = desk.ctx;
        let valid_from = desk.date("valid-from", ctx.now.today, faults);
        let latest = latest_valid_day(ctx.case, ctx.law, ctx.actor, ctx.now, valid_from);
        PrepareApproval {
            number: desk.answers.raw("number"),
            valid_from,
            valid_until: desk.date("valid-until", latest.unwrap_or(valid_from), faults),
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
        let validity = match output.validity {
            Validity::UpToMonths { months } => {
                desk.say_with("validity-up-to-months", &[("months", Arg::from(months))])
            }
            Validity::ContractTerm { at_most_years } => desk.say_with(
                "validity-contract-term",
                &[("years", Arg::from(at_most_years))],
            ),
            Validity::UntilOriginalEnds => desk.say("validity-until-original-ends"),
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
    Some(Shown::plain(desk.say_with(
        "dialog-recommendation",
        &[
            ("outcome", outcome.into()),
            ("score", speaker.points(found.score_hundredths).into()),
            (
                "threshold",
                speaker.points(found.threshold_hundredths).into(),
            ),
        ],
    )))
}
