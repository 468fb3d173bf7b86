//! Complaints: registered with whom they are addressed to, decided with reasons.

use super::{Desk, Sheet, Voicing, coded, decoded};
use crate::casework::command::{ComplaintOutcome, DecideComplaint, RegisterComplaint};
use crate::casework::{Command, Event};
use crate::i18n::Arg;
use crate::regulation::AppealId;
use crate::workstation::dialogs::Context;
use crate::workstation::dialogs::confirm::Level;
use crate::workstation::dialogs::field::{Choice, Fault, Field, Section, Shown, What};
use crate::workstation::dialogs::letter::{self, Letter};
use crate::workstation::stated;
use crate::workstation::theme::Tone;

const OUTCOMES: [(ComplaintOutcome, &str); 2] = [
    (ComplaintOutcome::Dismissed, "dismissed"),
    (ComplaintOutcome::Reversed, "reversed"),
];

pub(super) struct Registering;

impl Sheet for Registering {
    fn level(&self, _ctx: &Context) -> Level {
        Level::Plain
    }

    fn voice(&self, _ctx: &Context) -> Voicing {
        Voicing {
            main: "dialog-register-complaint-main",
            effect: "dialog-register-complaint-effect",
            told: "dialog-told-supervisor",
            undo: "dialog-undo-no",
        }
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        let choices = desk
            .ctx
            .law
            .edition
            .appeal
            .iter()
            .map(|appeal| {
                let mut choice = Choice::new(appeal.id.as_str(), desk.title(&appeal.to));
                choice.note = appeal.working_days.map(|days| {
                    desk.say_with("dialog-complaint-days", &[("days", Arg::from(days))])
                });
                choice
            })
            .collect();
        vec![Section {
            title: "dialog-section-complaint",
            fields: vec![
                Field::new(
                    "appeal",
                    "/appeal",
                    desk.say("dialog-complaint-to"),
                    What::Choice(choices),
                ),
                desk.bounded("text", "/text", desk.label("field-complaint"))
                    .helped(desk.say("dialog-complaint-help")),
            ],
        }]
    }

    fn command(&self, desk: &Desk, faults: &mut Vec<Fault>) -> Option<Command> {
        let appeal = desk.chosen("appeal", faults)?;
        Some(Command::RegisterComplaint(RegisterComplaint {
            appeal: AppealId::parse(&appeal).ok()?,
            text: desk.answers.raw("text"),
        }))
    }
}

pub(super) struct Deciding;

impl Sheet for Deciding {
    fn level(&self, _ctx: &Context) -> Level {
        Level::Word("dialog-word-close")
    }

    fn voice(&self, _ctx: &Context) -> Voicing {
        Voicing {
            main: "dialog-decide-complaint-main",
            effect: "dialog-decide-complaint-effect",
            told: "dialog-told-applicant",
            undo: "dialog-undo-no",
        }
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        let mut fields = Vec::new();
        if let Some(complaint) = desk.ctx.case.complaint() {
            let to = &complaint.complaint.appeal;
            let to = stated::addressee(to, desk.ctx.law, desk.ctx.speaker);
            let mut lines = vec![
                Shown::of(to, Tone::Strong),
                Shown::plain(complaint.complaint.text.clean().as_str().to_owned()),
            ];
            if let Some(due_at) = complaint.due.as_ref().and_then(|due| due.binding_due_at) {
                let at = desk.ctx.speaker.date_time(due_at);
                lines.push(Shown::of(
                    desk.say_with("dialog-complaint-due", &[("due", at.into())]),
                    Tone::Dim,
                ));
            }
            fields.push(Field::show(
                "complaint",
                desk.label("field-complaint"),
                lines,
            ));
        }
        fields.push(Field::new(
            "outcome",
            "/outcome",
            desk.say("dialog-complaint-outcome"),
            What::Choice(coded(desk, "complaint-outcome", &OUTCOMES)),
        ));
        fields.push(
            desk.bounded("reasons", "/reasons", desk.label("field-reasons"))
                .helped(desk.say("dialog-complaint-reasons-help")),
        );
        fields.extend(late(desk));
        let letter = if desk.answers.choice("outcome").is_none() {
            Letter::NotYet
        } else {
            let decided = Self::decision(desk, &mut Vec::new());
            Letter::After(Box::new(Event::ComplaintDecided(decided)))
        };
        vec![
            Section {
                title: "dialog-section-decide-complaint",
                fields,
            },
            Section {
                title: "dialog-section-letter",
                fields: vec![letter::field(desk.ctx, letter)],
            },
        ]
    }

    fn command(&self, desk: &Desk, faults: &mut Vec<Fault>) -> Option<Command> {
        Some(Command::DecideComplaint(Self::decision(desk, faults)))
    }
}

impl Deciding {
    fn decision(desk: &Desk, faults: &mut Vec<Fault>) -> DecideComplaint {
        let outcome = desk.chosen("outcome", faults);
        DecideComplaint {
            outcome: decoded(&OUTCOMES, outcome.as_deref()).unwrap_or(ComplaintOutcome::Dismissed),
            reasons: desk.answers.raw("reasons"),
            late_reason: desk.answers.optional("late"),
        }
    }
}

/// The question about a delay, when the complaint is overdue.
fn late(desk: &Desk) -> Option<Field> {
    let due_at = desk
        .ctx
        .case
        .complaint()?
        .due
        .as_ref()?
        .binding_due_at
        .filter(|due_at| *due_at < desk.ctx.now.at);
    due_at.map(|_| Field::text("late", "/late_reason", desk.label("field-late-reason")))
}
