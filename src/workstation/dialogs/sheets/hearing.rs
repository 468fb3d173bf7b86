//! The hearing: its notice, and the record of how it went.

use chrono::NaiveDate;

use super::{Desk, HEARING_MEANS, HEARING_OUTCOMES, Sheet, Voicing, coded, decoded, procedure};
use crate::casework::Command;
use crate::casework::command::{
    HearingMeans, HearingOutcome, NotifyHearing, Objection, RecordHearing,
};
use crate::workstation::dialogs::confirm::Level;
use crate::workstation::dialogs::field::{Answers, Fault, Field, Section, Shown, What};
use crate::workstation::dialogs::{Context, date};
use crate::workstation::theme::Tone;

pub(super) struct Notifying;

/// The first day on which an act after this notice is in time.
fn earliest(ctx: &Context) -> Option<NaiveDate> {
    let rule = &procedure(ctx)?.hearing;
    let days = ctx.law.policy.count(&rule.notice_working_days).ok()?;
    ctx.law.calendar.add_working_days(ctx.now.today, days).ok()
}

impl Sheet for Notifying {
    fn level(&self, _ctx: &Context) -> Level {
        Level::Plain
    }

    fn voice(&self, _ctx: &Context) -> Voicing {
        Voicing {
            main: "dialog-notify-hearing-main",
            effect: "dialog-notify-hearing-effect",
            told: "dialog-told-applicant-hearing",
            undo: "dialog-undo-no",
        }
    }

    fn prefill(&self, ctx: &Context, answers: &mut Answers) {
        if let Some(day) = earliest(ctx) {
            answers.set_line("held-at", &format!("{} 10:00", ctx.speaker.date(day)));
        }
        answers.choose("means", "office");
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        let mut held_at = Field::new(
            "held-at",
            "/held_at",
            desk.say("dialog-held-at"),
            What::DateTime(date::Toward::Future),
        );
        held_at.help = earliest(desk.ctx).map(|day| {
            desk.say_with(
                "dialog-hearing-earliest",
                &[("date", desk.ctx.speaker.date_with_weekday(day).into())],
            )
        });
        let fields = vec![
            held_at,
            Field::new(
                "means",
                "/means",
                desk.say("dialog-hearing-means"),
                What::Choice(coded(desk, "hearing-means", &HEARING_MEANS)),
            ),
            Field::new("place", "/place", desk.label("field-place"), What::Line)
                .helped(desk.say("dialog-place-help")),
            desk.bounded("position", "/position", desk.label("field-position"))
                .helped(desk.say("dialog-position-help")),
        ];
        vec![Section {
            title: "dialog-section-notice",
            fields,
        }]
    }

    fn command(&self, desk: &Desk, faults: &mut Vec<Fault>) -> Option<Command> {
        let ctx = desk.ctx;
        let typed = desk.answers.text("held-at");
        let held_at = date::parse_date_time(
            typed,
            date::Toward::Future,
            ctx.now.today,
            &ctx.law.calendar,
        );
        if held_at.is_none() {
            faults.push(Fault {
                field: "held-at".to_owned(),
                words: "dialog-fault-date-time",
            });
        }
        let means = desk.chosen("means", faults);
        Some(Command::NotifyHearing(NotifyHearing {
            held_at: held_at.unwrap_or(ctx.now.at),
            means: decoded(&HEARING_MEANS, means.as_deref()).unwrap_or(HearingMeans::Office),
            place: desk.answers.raw("place"),
            position: desk.answers.raw("position"),
        }))
    }
}

pub(super) struct Recording;

/// The most objections that a dialog holds.
const OBJECTIONS: usize = 50;

fn text_id(index: usize) -> String {
    format!("objection.{index}")
}

fn answer_id(index: usize) -> String {
    format!("objection-answer.{index}")
}

/// The rows of objections that were begun.
fn begun(answers: &Answers) -> Vec<usize> {
    (0..OBJECTIONS)
        .filter(|index| {
            !answers.text(&text_id(*index)).trim().is_empty()
                || !answers.text(&answer_id(*index)).trim().is_empty()
        })
        .collect()
}

impl Sheet for Recording {
    fn level(&self, _ctx: &Context) -> Level {
        Level::Plain
    }

    fn voice(&self, _ctx: &Context) -> Voicing {
        Voicing {
            main: "dialog-record-hearing-main",
            effect: "dialog-record-hearing-effect",
            told: "dialog-told-nobody",
            undo: "dialog-undo-again",
        }
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        let mut fields = Vec::new();
        if let Some(hearing) = &desk.ctx.case.hearing {
            fields.push(Field::show(
                "notice",
                desk.say_with(
                    "dialog-hearing-set",
                    &[(
                        "at",
                        desk.ctx.speaker.date_time(hearing.notice.held_at).into(),
                    )],
                ),
                vec![Shown::of(
                    hearing.notice.position.clean_line().as_str(),
                    Tone::Dim,
                )],
            ));
        }
        fields.push(Field::new(
            "outcome",
            "/outcome",
            desk.say("dialog-hearing-outcome"),
            What::Choice(coded(desk, "hearing-outcome", &HEARING_OUTCOMES)),
        ));
        fields.push(
            desk.bounded("record", "/record", desk.label("field-record"))
                .helped(desk.say("dialog-record-help")),
        );
        vec![
            Section {
                title: "dialog-section-record",
                fields,
            },
            Section {
                title: "dialog-section-objections",
                fields: objection_fields(desk),
            },
        ]
    }

    fn command(&self, desk: &Desk, faults: &mut Vec<Fault>) -> Option<Command> {
        let outcome = desk.chosen("outcome", faults);
        let objections = begun(desk.answers)
            .into_iter()
            .map(|index| Objection {
                text: desk.answers.raw(&text_id(index)),
                answer: desk.answers.raw(&answer_id(index)),
            })
            .collect();
        Some(Command::RecordHearing(RecordHearing {
            outcome: decoded(&HEARING_OUTCOMES, outcome.as_deref())
                .unwrap_or(HearingOutcome::InWriting),
            record: desk.answers.raw("record"),
            objections,
        }))
    }
}

/// A pair of fields for every objection that was begun, and an empty one after them.
fn objection_fields(desk: &Desk) -> Vec<Field> {
    let begun = begun(desk.answers);
    let next = begun.last().map_or(0, |last| last + 1).min(OBJECTIONS - 1);
    (0..=next)
        .flat_map(|index| {
            // A row left empty in between is not sent, so places count only what was begun.
            let place = begun.iter().position(|row| *row == index);
            let at = |name: &str| {
                place.map_or_else(String::new, |place| format!("/objections/{place}/{name}"))
            };
            let number = || [("number", (index + 1).into())];
            [
                Field::text(
                    text_id(index),
                    at("text"),
                    desk.say_with("dialog-objection", &number()),
                ),
                Field::text(
                    answer_id(index),
                    at("answer"),
                    desk.say_with("dialog-objection-answer", &number()),
                ),
            ]
        })
        .collect()
}
