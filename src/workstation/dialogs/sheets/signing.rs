//! Signing, giving back, and handing out.

use super::{Desk, Sheet, Voicing, capital, clean, decoded, is_revocation, procedure};
use crate::casework::Command;
use crate::casework::command::{Deliver, DeliveryMeans, PrepareApproval, ReturnForRework, Sign};
use crate::casework::decide::{DECISION_BY, delivery_means};
use crate::casework::decision::{Draft, Outcome, Prepared};
use crate::casework::person::Representative;
use crate::i18n::Arg;
use crate::regulation::Milestone;
use crate::workstation::dialogs::confirm::Level;
use crate::workstation::dialogs::field::{Answers, Choice, Fault, Field, Section, Shown, What};
use crate::workstation::dialogs::letter::{self, Letter};
use crate::workstation::dialogs::{Context, picker};
use crate::workstation::show;
use crate::workstation::theme::Tone;

pub(super) struct Returning;

impl Sheet for Returning {
    fn level(&self, _ctx: &Context) -> Level {
        Level::Plain
    }

    fn voice(&self, _ctx: &Context) -> Voicing {
        Voicing {
            main: "dialog-return-for-rework-main",
            effect: "dialog-return-for-rework-effect",
            told: "dialog-told-executor",
            undo: "dialog-undo-no",
        }
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        vec![
            Section {
                title: "dialog-section-return",
                fields: vec![
                    desk.bounded("reasons", "/reasons", desk.label("field-reasons"))
                        .helped(desk.say("dialog-return-help")),
                ],
            },
            decision_section(desk, Vec::new()),
        ]
    }

    fn command(&self, desk: &Desk, _faults: &mut Vec<Fault>) -> Option<Command> {
        Some(Command::ReturnForRework(ReturnForRework {
            reasons: desk.answers.raw("reasons"),
        }))
    }
}

pub(super) struct Signing;

fn prepared_outcome(ctx: &Context) -> Option<Outcome> {
    ctx.case.prepared().map(|prepared| prepared.draft.outcome())
}

impl Sheet for Signing {
    fn level(&self, ctx: &Context) -> Level {
        Level::Word(match prepared_outcome(ctx) {
            Some(Outcome::Refuse) if is_revocation(ctx) => "dialog-word-revoke",
            Some(Outcome::Refuse | Outcome::Approve) | None => "dialog-word-sign",
        })
    }

    fn voice(&self, ctx: &Context) -> Voicing {
        match prepared_outcome(ctx) {
            Some(Outcome::Refuse) if is_revocation(ctx) => Voicing {
                main: "dialog-sign-revocation-main",
                effect: "dialog-sign-revocation-effect",
                told: "dialog-told-applicant-revoked",
                undo: "dialog-undo-no",
            },
            Some(Outcome::Approve) | None if is_revocation(ctx) => Voicing {
                main: "dialog-sign-discontinuation-main",
                effect: "dialog-sign-discontinuation-effect",
                told: "dialog-told-applicant-discontinued",
                undo: "dialog-undo-no",
            },
            Some(Outcome::Refuse) => Voicing {
                main: "dialog-sign-refusal-main",
                effect: "dialog-sign-refusal-effect",
                told: "dialog-told-applicant-refused",
                undo: "dialog-undo-no",
            },
            Some(Outcome::Approve) | None => Voicing {
                main: "dialog-sign-approval-main",
                effect: "dialog-sign-approval-effect",
                told: "dialog-told-applicant-approved",
                undo: "dialog-undo-no",
            },
        }
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        let letter = desk.ctx.case.prepared().map_or(Letter::NotYet, |prepared| {
            Letter::Decision(Box::new(prepared.draft.clone()))
        });
        vec![
            decision_section(desk, desk.late(&DECISION_BY)),
            Section {
                title: "dialog-section-letter",
                fields: vec![letter::field(desk.ctx, letter)],
            },
        ]
    }

    fn command(&self, desk: &Desk, _faults: &mut Vec<Fault>) -> Option<Command> {
        Some(Command::Sign(Sign {
            late_reason: desk.answers.optional("late"),
        }))
    }
}

/// The prepared decision to be read, and what else is asked.
fn decision_section(desk: &Desk, more: Vec<Field>) -> Section {
    let lines = match desk.ctx.case.prepared() {
        Some(prepared) => prepared_lines(desk, prepared),
        None => vec![Shown::of(desk.say("dialog-nothing-prepared"), Tone::Warn)],
    };
    let mut fields = vec![Field::new(
        "decision",
        "",
        desk.say("dialog-decision"),
        What::Read(lines),
    )];
    fields.extend(more);
    Section {
        title: "dialog-section-decision",
        fields,
    }
}

fn prepared_lines(desk: &Desk, prepared: &Prepared) -> Vec<Shown> {
    let speaker = desk.ctx.speaker;
    let outcome = show::outcome_of(Some(prepared.draft.outcome()), procedure(desk.ctx), speaker);
    let mut lines = vec![
        Shown::of(capital(&outcome), Tone::Heading),
        Shown::plain(desk.say_with(
            "dialog-prepared-by",
            &[
                ("name", prepared.by.name.clean_line().into()),
                ("at", speaker.date_time(prepared.at).into()),
                ("version", Arg::Text(prepared.on_version.to_string())),
            ],
        )),
        Shown::of(desk.say("dialog-sign-in-system"), Tone::Warn),
    ];
    match &prepared.draft {
        Draft::Approve(draft) => {
            if !draft.number.is_blank() {
                lines.push(Shown::plain(terms(desk, draft)));
            }
            reasons(
                desk,
                &mut lines,
                draft.against_recommendation.as_ref(),
                true,
            );
            reasons(desk, &mut lines, draft.late_reason.as_ref(), false);
        }
        Draft::Refuse(draft) => {
            if let Some(day) = draft.effective_on {
                let day = speaker.date_with_weekday(day);
                lines.push(Shown::of(
                    desk.say_with("dialog-takes-effect", &[("date", day.into())]),
                    Tone::Strong,
                ));
            }
            for (index, claim) in draft.grounds.iter().enumerate() {
                claim_lines(desk, index, claim, &mut lines);
            }
            for answer in &draft.not_chosen {
                let check = super::check_title(desk.ctx, &answer.check);
                lines.push(Shown::of(
                    desk.say_with("dialog-not-chosen", &[("check", check.into())]),
                    Tone::Strong,
                ));
                lines.push(Shown::plain(answer.note.clean().as_str()));
            }
            reasons(
                desk,
                &mut lines,
                draft.against_recommendation.as_ref(),
                true,
            );
            reasons(desk, &mut lines, draft.late_reason.as_ref(), false);
        }
    }
    lines
}

/// The number and the days of validity, where there is a last one.
fn terms(desk: &Desk, draft: &PrepareApproval) -> String {
    let speaker = desk.ctx.speaker;
    let mut args = vec![
        ("number", Arg::from(draft.number.clean_line())),
        ("from", speaker.date(draft.valid_from).into()),
    ];
    match draft.valid_until {
        Some(day) => {
            args.push(("until", speaker.date(day).into()));
            desk.say_with("dialog-approval-terms", &args)
        }
        None => desk.say_with("dialog-approval-terms-open", &args),
    }
}

fn claim_lines(
    desk: &Desk,
    index: usize,
    claim: &crate::casework::command::GroundClaim,
    lines: &mut Vec<Shown>,
) {
    let ctx = desk.ctx;
    let ground = procedure(ctx).and_then(|procedure| procedure.ground(&claim.ground));
    let (title, citation) = match ground {
        Some(ground) => (
            desk.title(&ground.title),
            ctx.speaker.citation(&ground.cite, &ctx.law.edition),
        ),
        None => (clean(claim.ground.as_str()), String::new()),
    };
    lines.push(Shown::plain(""));
    lines.push(Shown::of(
        desk.say_with(
            "dialog-finding",
            &[
                ("number", Arg::from(index + 1)),
                ("ground", title.into()),
                ("citation", citation.into()),
            ],
        ),
        Tone::Heading,
    ));
    for (label, text) in [("field-facts", &claim.facts), ("field-why", &claim.why)] {
        lines.push(Shown::of(desk.label(label), Tone::Strong));
        lines.push(Shown::plain(text.clean().as_str()));
    }
    lines.push(Shown::of(desk.say("dialog-evidence"), Tone::Strong));
    for piece in &claim.evidence {
        lines.push(Shown::plain(format!("- {}", picker::describe(piece, ctx))));
    }
}

fn reasons(
    desk: &Desk,
    lines: &mut Vec<Shown>,
    text: Option<&crate::casework::RawText>,
    against: bool,
) {
    let Some(text) = text else {
        return;
    };
    let label = if against {
        "field-against-recommendation"
    } else {
        "field-late-reason"
    };
    lines.push(Shown::of(desk.label(label), Tone::Strong));
    lines.push(Shown::plain(text.clean().as_str()));
}

pub(super) struct Delivering;

const MEANS: [(DeliveryMeans, &str); 5] = [
    (DeliveryMeans::InPerson, "in-person"),
    (DeliveryMeans::Portal, "portal"),
    (DeliveryMeans::StateCorporation, "state-corporation"),
    (DeliveryMeans::ForeignAffairs, "foreign-affairs"),
    (DeliveryMeans::PickUpPoint, "pick-up-point"),
];

fn open_means<'c>(ctx: &Context<'c>) -> &'c [DeliveryMeans] {
    let application = &ctx.case.application;
    let law: &'c crate::regulation::Law = ctx.law;
    delivery_means(
        &law.edition,
        application.channel,
        application.details.abroad,
    )
}

impl Sheet for Delivering {
    fn level(&self, _ctx: &Context) -> Level {
        Level::Plain
    }

    fn voice(&self, _ctx: &Context) -> Voicing {
        Voicing {
            main: "dialog-deliver-main",
            effect: "dialog-deliver-effect",
            told: "dialog-told-applicant-delivered",
            undo: "dialog-undo-no",
        }
    }

    fn prefill(&self, ctx: &Context, answers: &mut Answers) {
        let usual = open_means(ctx).first();
        if let Some((_, code)) = MEANS.iter().find(|(means, _)| Some(means) == usual) {
            answers.choose("means", code);
        }
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        let open = open_means(desk.ctx);
        let channel = desk.ctx.case.application.channel.code();
        let choices = MEANS
            .iter()
            .map(|(means, code)| {
                let mut choice =
                    Choice::new(*code, capital(&desk.ctx.speaker.say_code("delivery", code)));
                if !open.contains(means) {
                    choice.why_not = vec![desk.say_with(
                        "dialog-means-closed",
                        &[(
                            "channel",
                            desk.ctx.speaker.say_code("channel", channel).into(),
                        )],
                    )];
                }
                choice
            })
            .collect();
        let mut fields = vec![
            Field::new(
                "means",
                "/means",
                desk.say("dialog-delivery-means"),
                What::Choice(choices),
            ),
            Field::new(
                "representative",
                "/representative/name",
                desk.say("dialog-representative"),
                What::Line,
            )
            .helped(desk.say("dialog-representative-help")),
            Field::new(
                "power-of-attorney",
                "/representative/power_of_attorney",
                desk.label("field-power-of-attorney"),
                What::Line,
            ),
        ];
        fields.extend(desk.late(&[Milestone::Delivered]));
        vec![Section {
            title: "dialog-section-delivery",
            fields,
        }]
    }

    fn command(&self, desk: &Desk, faults: &mut Vec<Fault>) -> Option<Command> {
        let means = desk.chosen("means", faults);
        let name = desk.answers.raw("representative");
        let power_of_attorney = desk.answers.raw("power-of-attorney");
        let represented = !name.is_blank() || !power_of_attorney.is_blank();
        Some(Command::Deliver(Deliver {
            means: decoded(&MEANS, means.as_deref()).unwrap_or(DeliveryMeans::InPerson),
            representative: represented.then_some(Representative {
                name,
                power_of_attorney,
            }),
            late_reason: desk.answers.optional("late"),
        }))
    }
}
