//! What each command asks: its sections, and the command that the answers make.
//!
//! A sheet holds no state: everything comes from the case, the law and the answers. Adding a
//! command is a sheet here and its words.

mod approval;
mod assessment;
mod commission;
mod complaint;
mod hearing;
mod intake;
mod refusal;
mod review;
mod signing;
mod stated;

use super::Context;
use super::confirm::Level;
use super::date;
use super::field::{Answers, Choice, Fault, Field, Judged, Section, Shown, What};
use crate::casework::command::{Answer, HearingMeans, HearingOutcome, Lack, Voice};
use crate::casework::decision::Outcome;
use crate::casework::{Code, Command, CommandKind, RawText};
use crate::i18n::Arg;
use crate::regulation::trace::working_minutes_between;
use crate::regulation::{CheckId, DocumentId, Milestone, PolicyKey, Procedure, Proceeding, Words};
use crate::workstation::theme::Tone;

/// What a sheet looks at.
#[derive(Clone, Copy)]
pub(super) struct Desk<'d, 'c> {
    pub ctx: &'d Context<'c>,
    pub answers: &'d Answers,
    pub judged: &'d Judged,
}

/// One command's questions.
pub(super) trait Sheet: Sync {
    fn level(&self, ctx: &Context) -> Level;

    fn voice(&self, ctx: &Context) -> Voicing;

    /// Fills in what is known before anything is typed.
    fn prefill(&self, _ctx: &Context, _answers: &mut Answers) {}

    fn sections(&self, desk: &Desk) -> Vec<Section>;

    /// Returns the command as typed. What cannot be read is noted as a fault; a stand-in may take
    /// its place so that the rest can be judged. `None` when there is nothing to judge yet.
    fn command(&self, desk: &Desk, faults: &mut Vec<Fault>) -> Option<Command>;
}

/// The keys of what is said about a command.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voicing {
    /// What the main button does; also the title.
    pub main: &'static str,
    /// What follows for the case.
    pub effect: &'static str,
    /// Who is told.
    pub told: &'static str,
    /// Whether it can be taken back.
    pub undo: &'static str,
}

/// Returns the sheet of a command.
pub(super) fn of(kind: CommandKind) -> &'static dyn Sheet {
    match kind {
        CommandKind::Accept => &intake::Accepting,
        CommandKind::RefuseAcceptance => &intake::RefusingAcceptance,
        CommandKind::RecordCheck => &review::Checking,
        CommandKind::AddNote => &review::Noting,
        CommandKind::Assign => &review::Assigning,
        CommandKind::PassOn => &review::PASSING_ON,
        CommandKind::RecordAssessment => &assessment::Assessing,
        CommandKind::IssueNotice => &assessment::IssuingNotice,
        CommandKind::SendToCommission => &review::TO_COMMISSION,
        CommandKind::Vote => &commission::Voting,
        CommandKind::Recuse => &commission::Recusing,
        CommandKind::Recommend => &commission::Recommending,
        CommandKind::PrepareApproval => &approval::Approving,
        CommandKind::PrepareRefusal => &refusal::Refusing,
        CommandKind::NotifyHearing => &hearing::Notifying,
        CommandKind::RecordHearing => &hearing::Recording,
        CommandKind::ReturnForRework => &signing::Returning,
        CommandKind::Sign => &signing::Signing,
        CommandKind::Deliver => &signing::Delivering,
        CommandKind::Withdraw => &review::Withdrawing,
        CommandKind::Annul => &assessment::Annulling,
        CommandKind::RegisterComplaint => &complaint::Registering,
        CommandKind::DecideComplaint => &complaint::Deciding,
    }
}

impl<'c> Desk<'_, 'c> {
    fn procedure(&self) -> Option<&'c Procedure> {
        procedure(self.ctx)
    }

    fn say(&self, id: &str) -> String {
        self.ctx.speaker.say(id)
    }

    fn say_with(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.ctx.speaker.say_with(id, args)
    }

    /// Returns the label of a field: a message with its first letter large.
    fn label(&self, id: &str) -> String {
        capital(&self.say(id))
    }

    fn title(&self, words: &Words) -> String {
        clean(self.ctx.speaker.words(words))
    }

    /// Returns whether the body itself began the proceeding, to take away what was granted.
    fn is_revocation(&self) -> bool {
        is_revocation(self.ctx)
    }

    /// Returns the question about a delay with what the delay means, when there is one.
    fn late(&self, until: &[Milestone]) -> Vec<Field> {
        let now = self.ctx.now.at;
        let passed = until
            .iter()
            .filter_map(|milestone| self.ctx.case.due_until(*milestone))
            .find(|due| due.binding_due_at.is_some_and(|due_at| due_at < now));
        let asked = self
            .judged
            .violations
            .iter()
            .any(|violation| violation.code == Code::LateUnreasoned);
        if passed.is_none() && !asked && self.answers.text("late").is_empty() {
            return Vec::new();
        }
        let mut lines = Vec::new();
        if let Some(due) = passed
            && let Some(due_at) = due.binding_due_at
        {
            let limit = self
                .procedure()
                .and_then(|procedure| procedure.limit(&due.limit))
                .map_or_else(
                    || due.limit.as_str().to_owned(),
                    |limit| self.title(&limit.title),
                );
            let hours = self.ctx.law.edition.provider_hours();
            let calendar = &self.ctx.law.calendar;
            let minutes = working_minutes_between(due_at, now, hours, calendar).unwrap_or(0);
            lines.push(Shown::of(
                self.say_with(
                    "dialog-late-by",
                    &[
                        ("limit", limit.into()),
                        ("due", self.ctx.speaker.date_time(due_at).into()),
                        (
                            "late",
                            self.ctx
                                .speaker
                                .working_left_plain(crate::i18n::Left::WorkingMinutes(minutes))
                                .into(),
                        ),
                    ],
                ),
                Tone::Warn,
            ));
        }
        let decides = until.contains(&Milestone::Decided);
        if decides {
            lines.push(Shown::of(self.say("dialog-late-silence"), Tone::Warn));
        }
        vec![
            Field::show("late-why", self.say("dialog-late"), lines),
            Field::text("late", "/late_reason", self.label("field-late-reason")),
        ]
    }

    /// Returns the question why a decision departs from the recommendation, when it does.
    fn against(&self, outcome: Outcome) -> Vec<Field> {
        let departs = self
            .ctx
            .case
            .recommendation
            .as_ref()
            .is_some_and(|record| record.recommendation.outcome != outcome);
        if !departs && self.answers.text("against").is_empty() {
            return Vec::new();
        }
        vec![
            Field::text(
                "against",
                "/against_recommendation",
                self.label("field-against-recommendation"),
            )
            .helped(self.say("dialog-against-help")),
        ]
    }

    /// Returns the date in a field; what cannot be read is a fault, and `stand_in` is judged.
    fn date(
        &self,
        id: &str,
        stand_in: chrono::NaiveDate,
        faults: &mut Vec<Fault>,
    ) -> chrono::NaiveDate {
        let today = self.ctx.now.today;
        let typed = self.answers.text(id);
        let calendar = &self.ctx.law.calendar;
        date::parse_date(typed, date::Toward::Future, today, calendar).unwrap_or_else(|| {
            faults.push(Fault {
                field: id.to_owned(),
                words: "dialog-fault-date",
            });
            stand_in
        })
    }

    /// Returns what was chosen in a field; nothing chosen is a fault.
    fn chosen(&self, id: &str, faults: &mut Vec<Fault>) -> Option<String> {
        let chosen = self.answers.choice(id).map(str::to_owned);
        if chosen.is_none() {
            faults.push(Fault {
                field: id.to_owned(),
                words: "dialog-fault-choose",
            });
        }
        chosen
    }

    /// Returns a number of the policy, when it is set.
    fn policy_count(&self, key: &str) -> Option<u32> {
        let key = PolicyKey::parse(key).ok()?;
        self.ctx.law.policy.count(&key).ok()
    }

    /// Returns a text field bounded by what a record takes.
    fn bounded(&self, id: &str, at: &str, label: String) -> Field {
        Field::new(
            id,
            at,
            label,
            What::Text {
                min: None,
                max: self.policy_count("text.max-chars"),
            },
        )
    }
}

pub(super) fn procedure<'c>(ctx: &Context<'c>) -> Option<&'c Procedure> {
    let law: &'c crate::regulation::Law = ctx.law;
    law.edition.requests.get(&ctx.case.application.request)
}

/// Returns whether the body itself began the proceeding: a refusal is the revocation then.
pub(super) fn is_revocation(ctx: &Context) -> bool {
    procedure(ctx).is_some_and(|procedure| procedure.proceeding == Proceeding::Revocation)
}

/// Returns words of the law or of a person made inert, on one line.
pub(super) fn clean(text: &str) -> String {
    RawText::from(text).clean_line().as_str().to_owned()
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

pub(super) fn check_title(ctx: &Context, check: &CheckId) -> String {
    procedure(ctx)
        .and_then(|procedure| procedure.check(check))
        .map_or_else(
            || check.as_str().to_owned(),
            |rule| clean(ctx.speaker.words(&rule.title)),
        )
}

pub(super) fn document_title(ctx: &Context, document: &DocumentId) -> String {
    procedure(ctx)
        .and_then(|procedure| procedure.document(document))
        .map_or_else(
            || document.as_str().to_owned(),
            |rule| clean(ctx.speaker.words(&rule.title)),
        )
}

/// Returns the heading of the letter: in which language it goes out.
pub(super) fn letter_title(ctx: &Context) -> String {
    let language = ctx.case.application.language.code();
    ctx.speaker.say_with(
        "dialog-letter",
        &[(
            "language",
            ctx.speaker.say_code("language", language).into(),
        )],
    )
}

pub(super) const fn answer_code(answer: Answer) -> &'static str {
    match answer {
        Answer::Passed => "passed",
        Answer::Failed => "failed",
    }
}

pub(super) const fn outcome_code(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Approve => "approve",
        Outcome::Refuse => "refuse",
    }
}

const fn lack_code(lack: Lack) -> &'static str {
    match lack {
        Lack::Missing => "missing",
        Lack::Expired => "expired",
        Lack::NotInForm => "not-in-form",
    }
}

const VOICES: [(Voice, &str); 3] = [
    (Voice::For, "for"),
    (Voice::Against, "against"),
    (Voice::Abstain, "abstain"),
];

const HEARING_MEANS: [(HearingMeans, &str); 4] = [
    (HearingMeans::Office, "office"),
    (HearingMeans::Video, "video"),
    (HearingMeans::Electronic, "electronic"),
    (HearingMeans::Other, "other"),
];

const HEARING_OUTCOMES: [(HearingOutcome, &str); 3] = [
    (HearingOutcome::Held, "held"),
    (HearingOutcome::Absent, "absent"),
    (HearingOutcome::InWriting, "in-writing"),
];

/// Returns the choices of a closed set whose words stand under `prefix`.
fn coded<T: Copy>(desk: &Desk, prefix: &str, set: &[(T, &'static str)]) -> Vec<Choice> {
    set.iter()
        .map(|(_, code)| Choice::new(*code, capital(&desk.ctx.speaker.say_code(prefix, code))))
        .collect()
}

fn decoded<T: Copy>(set: &[(T, &'static str)], code: Option<&str>) -> Option<T> {
    set.iter()
        .find(|(_, name)| Some(*name) == code)
        .map(|(value, _)| *value)
}
