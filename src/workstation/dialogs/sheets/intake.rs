//! Intake: accepting an application, and refusing to accept an incomplete one.

use super::stated::{facts_field, judged, requirement_choices, requirements_field};
use super::{Desk, Sheet, Voicing, is_revocation, lack_code, procedure};
use crate::casework::Command;
use crate::casework::command::{Accept, Lack, LackingPaper, RefuseAcceptance};
use crate::casework::completeness::{self, Lacking};
use crate::regulation::{DocumentRule, Milestone, RequirementAt};
use crate::workstation::dialogs::Context;
use crate::workstation::dialogs::confirm::Level;
use crate::workstation::dialogs::field::{Answers, Choice, Fault, Field, Section, Shown, What};
use crate::workstation::dialogs::letter::{self, Letter};
use crate::workstation::dialogs::sheets::document_title;
use crate::workstation::stated::{self, Verdict};
use crate::workstation::theme::Tone;

pub(super) struct Accepting;

impl Sheet for Accepting {
    fn level(&self, _ctx: &Context) -> Level {
        Level::Plain
    }

    fn voice(&self, ctx: &Context) -> Voicing {
        Voicing {
            main: "dialog-accept-main",
            effect: "dialog-accept-effect",
            told: if is_revocation(ctx) {
                "dialog-told-nobody"
            } else {
                "dialog-told-applicant-accepted"
            },
            undo: "dialog-undo-no",
        }
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        let mut fields = vec![Field::show(
            "package",
            desk.say("dialog-package"),
            package(desk),
        )];
        fields.extend(requirements_field(desk, RequirementAt::Acceptance));
        fields.extend(facts_field(desk));
        fields.extend(desk.late(&[Milestone::Accepted]));
        vec![Section {
            title: "dialog-section-package",
            fields,
        }]
    }

    fn command(&self, desk: &Desk, _faults: &mut Vec<Fault>) -> Option<Command> {
        Some(Command::Accept(Accept {
            late_reason: desk.answers.optional("late"),
        }))
    }
}

/// Every demanded document with its mark; documents that stand in for each other on one line.
fn package(desk: &Desk) -> Vec<Shown> {
    let Some(procedure) = desk.procedure() else {
        return Vec::new();
    };
    let lacking = lacking(desk.ctx);
    let demanded = completeness::demanded(procedure, &desk.ctx.case.application);
    let mut lines = Vec::new();
    for (index, rule) in demanded.iter().enumerate() {
        let same = |other: &&&DocumentRule| rule.group.is_some() && other.group == rule.group;
        if demanded[..index].iter().any(|other| same(&other)) {
            continue;
        }
        let title = demanded[index + 1..].iter().filter(same).fold(
            desk.title(&rule.title),
            |first, other| {
                let second = desk.title(&other.title);
                desk.say_with(
                    "dialog-or",
                    &[("first", first.into()), ("second", second.into())],
                )
            },
        );
        lines.push(match lack_of(&lacking, rule) {
            None => Shown::of(format!("✓ {title}"), Tone::Good),
            Some(lacks) => Shown::of(format!("✗ {title}: {}", lack_words(desk, lacks)), Tone::Bad),
        });
    }
    lines
}

fn lacking(ctx: &Context) -> Vec<Lacking> {
    procedure(ctx).map_or_else(Vec::new, |procedure| {
        completeness::lacking(procedure, &ctx.case.application, ctx.case.registered_on)
    })
}

fn lack_of<'l>(lacking: &'l [Lacking], rule: &DocumentRule) -> Option<&'l Lacking> {
    lacking
        .iter()
        .find(|lacks| lacks.documents.contains(&rule.id))
}

fn lack_words(desk: &Desk, lacks: &Lacking) -> String {
    let words = desk.ctx.speaker.say_code("lack", lack_code(lacks.lack));
    match lacks.expired_on {
        Some(day) => format!("{words} ({})", desk.ctx.speaker.date(day)),
        None => words,
    }
}

pub(super) struct RefusingAcceptance;

impl RefusingAcceptance {
    /// The documents that can be named: what is demanded, and what was enclosed.
    fn documents<'c>(ctx: &Context<'c>) -> Vec<&'c DocumentRule> {
        let Some(procedure) = procedure(ctx) else {
            return Vec::new();
        };
        let application = &ctx.case.application;
        let demanded = completeness::demanded(procedure, application);
        procedure
            .documents
            .iter()
            .filter(|rule| {
                demanded.iter().any(|other| other.id == rule.id) || is_enclosed(ctx, rule)
            })
            .collect()
    }

    /// The documents that are marked, in the order of the edition, each with what it lacks.
    fn named<'c>(desk: &Desk<'_, 'c>) -> Vec<(&'c DocumentRule, Lack)> {
        let lacking = lacking(desk.ctx);
        Self::documents(desk.ctx)
            .into_iter()
            .filter(|rule| desk.answers.has("papers", rule.id.as_str()))
            .map(|rule| {
                let lack = lack_of(&lacking, rule).map_or(Lack::NotInForm, |lacks| lacks.lack);
                (rule, lack)
            })
            .collect()
    }
}

fn is_enclosed(ctx: &Context, rule: &DocumentRule) -> bool {
    ctx.case
        .application
        .papers
        .iter()
        .any(|paper| paper.document == rule.id)
}

fn note_id(rule: &DocumentRule) -> String {
    format!("note.{}", rule.id)
}

impl Sheet for RefusingAcceptance {
    fn level(&self, _ctx: &Context) -> Level {
        Level::Word("dialog-word-refuse")
    }

    fn voice(&self, _ctx: &Context) -> Voicing {
        Voicing {
            main: "dialog-refuse-acceptance-main",
            effect: "dialog-refuse-acceptance-effect",
            told: "dialog-told-applicant-not-accepted",
            undo: "dialog-undo-no",
        }
    }

    fn prefill(&self, ctx: &Context, answers: &mut Answers) {
        let named = lacking(ctx)
            .iter()
            .filter_map(|lacks| lacks.documents.first())
            .map(|document| document.as_str().to_owned())
            .collect();
        answers.picks.insert("papers".to_owned(), named);
        let unmet = procedure(ctx).map_or_else(Vec::new, |procedure| {
            stated::requirements(procedure, ctx.case, ctx.law)
                .into_iter()
                .filter(|judged| judged.rule.at == RequirementAt::Acceptance)
                .filter(|judged| judged.verdict == Verdict::Unmet)
                .map(|judged| judged.rule.id.as_str().to_owned())
                .collect()
        });
        answers.picks.insert("requirements".to_owned(), unmet);
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        let lacking = lacking(desk.ctx);
        let choices = Self::documents(desk.ctx)
            .into_iter()
            .map(|rule| {
                let mut choice = Choice::new(rule.id.as_str(), desk.title(&rule.title));
                let enclosed = is_enclosed(desk.ctx, rule);
                choice.note = Some(match lack_of(&lacking, rule) {
                    Some(lacks) => lack_words(desk, lacks),
                    None if enclosed => desk.say("dialog-paper-enclosed"),
                    None => String::new(),
                });
                if lack_of(&lacking, rule).is_none() && !enclosed {
                    choice.why_not = vec![desk.say("dialog-paper-not-lacking")];
                }
                choice
            })
            .collect();
        let named = Self::named(desk);
        let mut papers = Field::new(
            "papers",
            "/papers",
            desk.say("dialog-papers-lacking"),
            What::Marks(choices),
        )
        .helped(desk.say("dialog-papers-help"));
        papers
            .at
            .extend((0..named.len()).map(|index| format!("/papers/{index}")));
        let mut fields = vec![papers];
        for (index, (rule, lack)) in named.iter().enumerate() {
            if *lack == Lack::NotInForm {
                fields.push(Field::new(
                    note_id(rule),
                    format!("/papers/{index}/note"),
                    desk.say_with(
                        "dialog-paper-note",
                        &[("paper", document_title(desk.ctx, &rule.id).into())],
                    ),
                    What::Text {
                        min: None,
                        max: desk.policy_count("text.max-chars"),
                    },
                ));
            }
        }
        fields.extend(Self::requirements(desk));
        fields.extend(facts_field(desk));
        let refusal = Self::refusal(desk);
        if let Some(message) = desk
            .procedure()
            .and_then(|procedure| procedure.refusal_to_accept.message.as_ref())
        {
            let line = Shown::of(desk.title(message), Tone::Strong);
            fields.insert(
                0,
                Field::show("message", desk.say("dialog-fixed-answer"), vec![line]),
            );
        }
        fields.extend(desk.late(&[Milestone::Accepted]));
        let letter = if refusal.papers.is_empty() && refusal.requirements.is_empty() {
            Letter::NotYet
        } else {
            Letter::NotAccepted(refusal)
        };
        vec![
            Section {
                title: "dialog-section-papers",
                fields,
            },
            Section {
                title: "dialog-section-letter",
                fields: vec![letter::field(desk.ctx, letter)],
            },
        ]
    }

    fn command(&self, desk: &Desk, _faults: &mut Vec<Fault>) -> Option<Command> {
        Some(Command::RefuseAcceptance(Self::refusal(desk)))
    }
}

impl RefusingAcceptance {
    /// The requirements that are named.
    fn unmet(desk: &Desk) -> Vec<crate::regulation::RequirementId> {
        judged(desk, RequirementAt::Acceptance)
            .into_iter()
            .map(|judged| judged.rule.id.clone())
            .filter(|id| desk.answers.has("requirements", id.as_str()))
            .collect()
    }

    /// The requirements of acceptance to be marked; `None` when the edition has none.
    fn requirements(desk: &Desk) -> Option<Field> {
        let choices = requirement_choices(desk, RequirementAt::Acceptance);
        if choices.is_empty() {
            return None;
        }
        let named = Self::unmet(desk).len();
        let mut field = Field::new(
            "requirements",
            "/requirements",
            desk.say("dialog-requirements-unmet"),
            What::Marks(choices),
        )
        .helped(desk.say("dialog-requirements-help"));
        field
            .at
            .extend((0..named).map(|index| format!("/requirements/{index}")));
        Some(field)
    }

    fn refusal(desk: &Desk) -> RefuseAcceptance {
        let papers = Self::named(desk)
            .into_iter()
            .map(|(rule, lack)| LackingPaper {
                document: rule.id.clone(),
                lack,
                note: desk
                    .answers
                    .optional(&note_id(rule))
                    .filter(|_| lack == Lack::NotInForm),
            })
            .collect();
        RefuseAcceptance {
            papers,
            requirements: Self::unmet(desk),
            late_reason: desk.answers.optional("late"),
        }
    }
}
