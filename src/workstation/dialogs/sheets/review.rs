//! Review: answering checks, notes, assignment, sending to the Commission, withdrawal.

use super::{Desk, Sheet, Voicing, answer_code, coded, decoded, procedure};
use crate::casework::command::{
    AddNote, Answer, Assign, PassOn, RecordCheck, SendToCommission, Withdraw,
};
use crate::casework::{Command, PersonRef, RawText};
use crate::regulation::{CheckRule, EvidenceKind, Milestone, Role};
use crate::workstation::dialogs::Context;
use crate::workstation::dialogs::confirm::Level;
use crate::workstation::dialogs::field::{Answers, Choice, Fault, Field, Section, Shown, What};
use crate::workstation::theme::Tone;

const ANSWERS: [(Answer, &str); 2] = [(Answer::Passed, "passed"), (Answer::Failed, "failed")];

/// Every kind of evidence there is.
const ALL_EVIDENCE: [EvidenceKind; 5] = [
    EvidenceKind::Paper,
    EvidenceKind::Check,
    EvidenceKind::Recommendation,
    EvidenceKind::Assessment,
    EvidenceKind::Hearing,
];

pub(super) struct Checking;

/// The checks that this application asks.
fn checks<'c>(ctx: &Context<'c>) -> Vec<&'c CheckRule> {
    procedure(ctx).map_or_else(Vec::new, |procedure| {
        procedure
            .checks
            .iter()
            .filter(|rule| {
                rule.when
                    .iter()
                    .all(|condition| ctx.case.application.holds(condition))
            })
            .collect()
    })
}

/// The checks with their answers, a line each.
fn check_lines(desk: &Desk) -> Vec<Shown> {
    checks(desk.ctx)
        .into_iter()
        .map(|rule| {
            let title = desk.title(&rule.title);
            match desk.ctx.case.answer(&rule.id) {
                Some(Answer::Passed) => Shown::of(format!("✓ {title}"), Tone::Good),
                Some(Answer::Failed) => Shown::of(format!("✗ {title}"), Tone::Bad),
                None => Shown::plain(format!("? {title}")),
            }
        })
        .collect()
}

impl Sheet for Checking {
    fn level(&self, _ctx: &Context) -> Level {
        Level::Plain
    }

    fn voice(&self, _ctx: &Context) -> Voicing {
        Voicing {
            main: "dialog-record-check-main",
            effect: "dialog-record-check-effect",
            told: "dialog-told-nobody",
            undo: "dialog-undo-again",
        }
    }

    fn prefill(&self, ctx: &Context, answers: &mut Answers) {
        let open = checks(ctx)
            .into_iter()
            .find(|rule| ctx.case.answer(&rule.id).is_none());
        if let Some(rule) = open {
            answers.choose("check", rule.id.as_str());
        }
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        let rules = checks(desk.ctx);
        let choices = rules
            .iter()
            .map(|rule| {
                let mut choice = Choice::new(rule.id.as_str(), desk.title(&rule.title));
                choice.note = Some(match desk.ctx.case.answer(&rule.id) {
                    Some(answer) => desk.ctx.speaker.say_code("answer", answer_code(answer)),
                    None => desk.say("dialog-check-open"),
                });
                choice
            })
            .collect();
        let chosen = desk.answers.choice("check");
        let first = rules
            .iter()
            .find(|rule| Some(rule.id.as_str()) == chosen)
            .map_or_else(Vec::new, |rule| rule.documents.clone());
        let fields = vec![
            Field::new(
                "check",
                "/check",
                desk.say("dialog-check-which"),
                What::Choice(choices),
            ),
            Field::new(
                "answer",
                "/answer",
                desk.say("dialog-check-answer"),
                What::Choice(coded(desk, "answer", &ANSWERS)),
            ),
            Field::new("source", "/source", desk.label("field-source"), What::Line)
                .helped(desk.say("dialog-source-help")),
            Field::new(
                "evidence",
                "/evidence",
                desk.say("dialog-evidence"),
                What::Evidence {
                    kinds: ALL_EVIDENCE.to_vec(),
                    first,
                },
            ),
            desk.bounded("note", "/note", desk.label("field-note")),
        ];
        vec![Section {
            title: "dialog-section-check",
            fields,
        }]
    }

    fn command(&self, desk: &Desk, faults: &mut Vec<Fault>) -> Option<Command> {
        let check = desk.chosen("check", faults);
        let answer = desk.chosen("answer", faults);
        let rule = checks(desk.ctx)
            .into_iter()
            .find(|rule| Some(rule.id.as_str()) == check.as_deref())?;
        Some(Command::RecordCheck(RecordCheck {
            check: rule.id.clone(),
            answer: decoded(&ANSWERS, answer.as_deref()).unwrap_or(Answer::Passed),
            source: desk.answers.raw("source"),
            note: desk.answers.optional("note"),
            evidence: desk.answers.evidence("evidence").to_vec(),
        }))
    }
}

pub(super) struct Noting;

impl Sheet for Noting {
    fn level(&self, _ctx: &Context) -> Level {
        Level::Light
    }

    fn voice(&self, _ctx: &Context) -> Voicing {
        Voicing {
            main: "dialog-add-note-main",
            effect: "dialog-add-note-effect",
            told: "dialog-told-nobody",
            undo: "dialog-undo-note",
        }
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        vec![Section {
            title: "dialog-section-note",
            fields: vec![desk.bounded("text", "/text", desk.label("field-note"))],
        }]
    }

    fn command(&self, desk: &Desk, _faults: &mut Vec<Fault>) -> Option<Command> {
        Some(Command::AddNote(AddNote {
            text: desk.answers.raw("text"),
        }))
    }
}

pub(super) struct Assigning;

/// To whom the case can go: the executors of the unit, and the officer if one of them.
fn candidates(ctx: &Context) -> Vec<PersonRef> {
    let mut people = ctx.colleagues.to_vec();
    let executes = ctx.actor.has_any(&[Role::Executor], ctx.case.unit());
    if executes && !people.iter().any(|person| person.login == ctx.actor.login) {
        people.insert(0, ctx.actor.reference());
    }
    people
}

impl Sheet for Assigning {
    fn level(&self, _ctx: &Context) -> Level {
        Level::Plain
    }

    fn voice(&self, _ctx: &Context) -> Voicing {
        Voicing {
            main: "dialog-assign-main",
            effect: "dialog-assign-effect",
            told: "dialog-told-assignee",
            undo: "dialog-undo-assign",
        }
    }

    fn prefill(&self, ctx: &Context, answers: &mut Answers) {
        let executes = ctx.actor.has_any(&[Role::Executor], ctx.case.unit());
        if executes && ctx.case.assigned_to.is_none() {
            answers.choose("to", ctx.actor.login.as_str());
        }
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        let now = desk.ctx.case.assigned_to.as_ref();
        let choices: Vec<Choice> = candidates(desk.ctx)
            .iter()
            .map(|person| {
                let name = person.name.clean_line();
                let mut choice = Choice::new(person.login.as_str(), name.as_str());
                if now.is_some_and(|now| now.login == person.login) {
                    choice.note = Some(desk.say("dialog-assigned-now"));
                } else if person.login == desk.ctx.actor.login {
                    choice.note = Some(desk.say("dialog-you"));
                }
                choice
            })
            .collect();
        let label = match now {
            Some(now) => desk.say_with(
                "dialog-assign-from",
                &[("name", now.name.clean_line().into())],
            ),
            None => desk.say("dialog-assign-whom"),
        };
        vec![Section {
            title: "dialog-section-assign",
            fields: vec![Field::new("to", "/to", label, What::Choice(choices))],
        }]
    }

    fn command(&self, desk: &Desk, faults: &mut Vec<Fault>) -> Option<Command> {
        let login = desk.chosen("to", faults)?;
        let to = candidates(desk.ctx)
            .into_iter()
            .find(|person| person.login.as_str() == login)?;
        Some(Command::Assign(Assign { to }))
    }
}

/// Sends a verified case on: to the Commission, or to whatever stage comes next.
pub(super) struct SendingOn {
    voicing: Voicing,
    title: &'static str,
    until: Milestone,
    command: fn(Option<RawText>) -> Command,
}

pub(super) static TO_COMMISSION: SendingOn = SendingOn {
    voicing: Voicing {
        main: "dialog-send-to-commission-main",
        effect: "dialog-send-to-commission-effect",
        told: "dialog-told-commission",
        undo: "dialog-undo-no",
    },
    title: "dialog-section-send",
    until: Milestone::SentToCommission,
    command: |late_reason| Command::SendToCommission(SendToCommission { late_reason }),
};

pub(super) static PASSING_ON: SendingOn = SendingOn {
    voicing: Voicing {
        main: "dialog-pass-on-main",
        effect: "dialog-pass-on-effect",
        told: "dialog-told-nobody",
        undo: "dialog-undo-no",
    },
    title: "dialog-section-pass-on",
    until: Milestone::Verified,
    command: |late_reason| Command::PassOn(PassOn { late_reason }),
};

impl Sheet for SendingOn {
    fn level(&self, _ctx: &Context) -> Level {
        Level::Plain
    }

    fn voice(&self, _ctx: &Context) -> Voicing {
        self.voicing
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        let mut fields = vec![Field::show(
            "checks",
            desk.say("dialog-checks-so-far"),
            check_lines(desk),
        )];
        fields.extend(desk.late(&[self.until]));
        vec![Section {
            title: self.title,
            fields,
        }]
    }

    fn command(&self, desk: &Desk, _faults: &mut Vec<Fault>) -> Option<Command> {
        Some((self.command)(desk.answers.optional("late")))
    }
}

pub(super) struct Withdrawing;

impl Sheet for Withdrawing {
    fn level(&self, _ctx: &Context) -> Level {
        Level::Word("dialog-word-close")
    }

    fn voice(&self, _ctx: &Context) -> Voicing {
        Voicing {
            main: "dialog-withdraw-main",
            effect: "dialog-withdraw-effect",
            told: "dialog-told-nobody",
            undo: "dialog-undo-no",
        }
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        let statement = desk
            .bounded("statement", "/statement", desk.label("field-statement"))
            .helped(desk.say("dialog-statement-help"));
        vec![Section {
            title: "dialog-section-withdraw",
            fields: vec![statement],
        }]
    }

    fn command(&self, desk: &Desk, _faults: &mut Vec<Fault>) -> Option<Command> {
        Some(Command::Withdraw(Withdraw {
            statement: desk.answers.raw("statement"),
        }))
    }
}
