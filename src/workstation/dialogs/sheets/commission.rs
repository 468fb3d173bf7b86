//! The Commission: a vote with scores, stepping back, and the recommendation.

use std::collections::BTreeMap;

use super::{Desk, Sheet, VOICES, Voicing, coded, decoded, outcome_code, procedure};
use crate::casework::command::{Recommend, Recuse, Voice, Vote};
use crate::casework::decide::tally;
use crate::casework::{Command, RawText};
use crate::i18n::Arg;
use crate::regulation::{CommissionRule, Criterion, CriterionId};
use crate::workstation::dialogs::Context;
use crate::workstation::dialogs::confirm::Level;
use crate::workstation::dialogs::field::{Answers, Fault, Field, Section, Shown, What};
use crate::workstation::stated;
use crate::workstation::theme::Tone;

pub(super) struct Voting;

/// How this Commission decides.
fn commission<'c>(ctx: &Context<'c>) -> Option<&'c CommissionRule> {
    procedure(ctx).and_then(|procedure| procedure.commission.as_ref())
}

/// The criteria of the policy; empty where the Commission does not score, and while the policy is
/// silent, which the rules say.
fn criteria<'c>(ctx: &Context<'c>) -> &'c [Criterion] {
    let policy: &'c crate::regulation::Policy = &ctx.law.policy;
    commission(ctx)
        .and_then(|rule| rule.criteria.as_ref())
        .and_then(|key| policy.criteria(key).ok())
        .unwrap_or_default()
}

fn score_id(criterion: &Criterion) -> String {
    format!("score.{}", criterion.id)
}

impl Sheet for Voting {
    fn level(&self, _ctx: &Context) -> Level {
        Level::Plain
    }

    fn voice(&self, ctx: &Context) -> Voicing {
        Voicing {
            main: "dialog-vote-main",
            effect: if stated::scores(commission(ctx)) {
                "dialog-vote-effect"
            } else {
                "dialog-vote-effect-unscored"
            },
            told: "dialog-told-chair",
            undo: "dialog-undo-vote",
        }
    }

    fn prefill(&self, ctx: &Context, answers: &mut Answers) {
        let Some(earlier) = ctx.case.votes.get(&ctx.actor.login) else {
            return;
        };
        let vote = &earlier.vote;
        if let Some((_, code)) = VOICES.iter().find(|(voice, _)| *voice == vote.vote) {
            answers.choose("vote", code);
        }
        answers.buffer("reasons", false).set(vote.reasons.as_raw());
        for criterion in criteria(ctx) {
            if let Some(points) = vote.scores.get(&criterion.id) {
                answers.set_line(&score_id(criterion), &points.to_string());
            }
        }
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        let mut fields = vec![Field::new(
            "vote",
            "/vote",
            desk.say("dialog-vote-question"),
            What::Choice(coded(desk, "voice", &VOICES)),
        )];
        for criterion in criteria(desk.ctx) {
            fields.push(Field::new(
                score_id(criterion),
                format!("/scores/{}", criterion.id),
                desk.say_with(
                    "dialog-score",
                    &[
                        ("criterion", desk.title(&criterion.title).into()),
                        ("max", Arg::from(criterion.max)),
                    ],
                ),
                What::Number { max: criterion.max },
            ));
        }
        let mut reasons = desk.bounded("reasons", "/reasons", desk.label("field-reasons"));
        reasons.help = Some(desk.say("dialog-vote-reasons-help"));
        fields.push(reasons);
        fields.insert(0, Field::show("ballot", "", ballot_lines(desk)));
        vec![Section {
            title: "dialog-section-vote",
            fields,
        }]
    }

    fn command(&self, desk: &Desk, faults: &mut Vec<Fault>) -> Option<Command> {
        let voice = desk.chosen("vote", faults);
        let mut scores: BTreeMap<CriterionId, u32> = BTreeMap::new();
        for criterion in criteria(desk.ctx) {
            let id = score_id(criterion);
            let typed = desk.answers.text(&id).trim().to_owned();
            if typed.is_empty() {
                continue;
            }
            match typed.parse() {
                Ok(points) => {
                    scores.insert(criterion.id.clone(), points);
                }
                Err(_) => faults.push(Fault {
                    field: id,
                    words: "dialog-fault-number",
                }),
            }
        }
        Some(Command::Vote(Vote {
            vote: decoded(&VOICES, voice.as_deref()).unwrap_or(Voice::For),
            reasons: desk.answers.raw("reasons"),
            scores,
        }))
    }
}

pub(super) struct Recusing;

impl Sheet for Recusing {
    fn level(&self, _ctx: &Context) -> Level {
        Level::Plain
    }

    fn voice(&self, _ctx: &Context) -> Voicing {
        Voicing {
            main: "dialog-recuse-main",
            effect: "dialog-recuse-effect",
            told: "dialog-told-chair",
            undo: "dialog-undo-no",
        }
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        vec![Section {
            title: "dialog-section-recuse",
            fields: vec![
                desk.bounded("reason", "/reason", desk.label("field-reason"))
                    .helped(desk.say("dialog-recuse-help")),
            ],
        }]
    }

    fn command(&self, desk: &Desk, _faults: &mut Vec<Fault>) -> Option<Command> {
        Some(Command::Recuse(Recuse {
            reason: desk.answers.raw("reason"),
        }))
    }
}

pub(super) struct Recommending;

impl Sheet for Recommending {
    fn level(&self, _ctx: &Context) -> Level {
        Level::Word("dialog-word-close")
    }

    fn voice(&self, _ctx: &Context) -> Voicing {
        Voicing {
            main: "dialog-recommend-main",
            effect: "dialog-recommend-effect",
            told: "dialog-told-executor",
            undo: "dialog-undo-no",
        }
    }

    fn sections(&self, desk: &Desk) -> Vec<Section> {
        let rule = commission(desk.ctx);
        let mut minutes = desk.bounded("minutes", "/minutes", desk.label("field-minutes"));
        if rule.is_some_and(|rule| rule.minutes) {
            minutes.help = Some(desk.say("dialog-minutes-help"));
        }
        let mut fields = vec![
            Field::show("tally", desk.say("dialog-tally"), tally_lines(desk)),
            Field::show("votes", desk.say("dialog-votes"), vote_lines(desk)),
            minutes,
        ];
        // Only a Commission that is recorded has a record to name.
        if rule.is_some_and(|rule| rule.video) {
            fields.push(
                Field::new("video", "/video", desk.label("field-video"), What::Line)
                    .helped(desk.say("dialog-video-help")),
            );
        }
        vec![Section {
            title: "dialog-section-recommend",
            fields,
        }]
    }

    fn command(&self, desk: &Desk, _faults: &mut Vec<Fault>) -> Option<Command> {
        Some(Command::Recommend(Recommend {
            minutes: desk.answers.optional("minutes"),
            video: desk.answers.optional("video"),
        }))
    }
}

/// What the votes amount to, or that they do not amount to anything yet.
fn tally_lines(desk: &Desk) -> Vec<Shown> {
    let ctx = desk.ctx;
    match tally(ctx.case, ctx.law, ctx.actor, ctx.now) {
        Err(_) => vec![Shown::of(desk.say("dialog-tally-open"), Tone::Warn)],
        Ok(found) => {
            let outcome = ctx.speaker.say_code("outcome", outcome_code(found.outcome));
            let mut lines = vec![
                Shown::of(
                    desk.say_with("dialog-tally-outcome", &[("outcome", outcome.into())]),
                    Tone::Strong,
                ),
                Shown::plain(desk.say_with(
                    "dialog-tally-votes",
                    &[
                        ("for", found.votes_for.into()),
                        ("against", found.votes_against.into()),
                        ("abstained", found.abstained.into()),
                    ],
                )),
            ];
            if let (Some(score), Some(threshold)) =
                (found.score_hundredths, found.threshold_hundredths)
            {
                lines.push(Shown::plain(desk.say_with(
                    "dialog-tally-score",
                    &[
                        ("score", ctx.speaker.points(score).into()),
                        ("threshold", ctx.speaker.points(threshold).into()),
                    ],
                )));
            }
            lines
        }
    }
}

/// Who has voted and whether that is enough; how they voted is for the one who closes the ballot.
fn ballot_lines(desk: &Desk) -> Vec<Shown> {
    let ctx = desk.ctx;
    let votes = &ctx.case.votes;
    let names: Vec<String> = votes
        .values()
        .map(|record| record.by.name.clean_line().to_string())
        .collect();
    let names = if names.is_empty() {
        desk.say("none")
    } else {
        names.join(", ")
    };
    let quorum = commission(ctx).and_then(|rule| ctx.law.policy.count(&rule.quorum).ok());
    let mut args: Vec<(&str, Arg)> = vec![("voted", votes.len().into()), ("names", names.into())];
    let count = match quorum {
        Some(quorum) => {
            args.push(("quorum", quorum.into()));
            let enough = usize::try_from(quorum).is_ok_and(|quorum| votes.len() >= quorum);
            let tone = if enough { Tone::Good } else { Tone::Warn };
            Shown::of(desk.say_with("dialog-ballot-quorum", &args), tone)
        }
        None => Shown::plain(desk.say_with("dialog-ballot-voted", &args)),
    };
    let recused = ctx.case.recusals.iter().map(|recusal| {
        let name = recusal.by.name.clean_line();
        Shown::of(
            desk.say_with("dialog-recused-line", &[("name", name.into())]),
            Tone::Warn,
        )
    });
    std::iter::once(count).chain(recused).collect()
}

/// Each vote as it stands, with its reasons.
fn vote_lines(desk: &Desk) -> Vec<Shown> {
    let speaker = desk.ctx.speaker;
    let mut lines = Vec::new();
    for record in desk.ctx.case.votes.values() {
        let code = VOICES
            .iter()
            .find(|(voice, _)| *voice == record.vote.vote)
            .map_or("", |(_, code)| *code);
        let points: u32 = record.vote.scores.values().sum();
        let mut args = vec![
            ("name", Arg::from(record.by.name.clean_line())),
            ("voice", speaker.say_code("voice", code).into()),
        ];
        let scored = stated::scores(commission(desk.ctx));
        let id = if scored {
            args.push(("points", points.into()));
            "dialog-vote-line"
        } else {
            "dialog-vote-line-unscored"
        };
        lines.push(Shown::plain(desk.say_with(id, &args)));
        if !record.vote.reasons.is_blank() {
            lines.push(reasons_line(&record.vote.reasons));
        }
    }
    for recusal in &desk.ctx.case.recusals {
        lines.push(Shown::of(
            desk.say_with(
                "dialog-recused-line",
                &[("name", recusal.by.name.clean_line().into())],
            ),
            Tone::Warn,
        ));
    }
    if lines.is_empty() {
        lines.push(Shown::of(desk.say("dialog-no-votes"), Tone::Warn));
    }
    lines
}

fn reasons_line(reasons: &RawText) -> Shown {
    Shown::of(format!("  {}", reasons.clean_line()), Tone::Dim)
}
