//! What an application states and how its tests went, in words: one voice for the dialogs, the
//! case and `kezek show`.

use crate::casework::application::FactValue;
use crate::casework::case::AssessmentRecord;
use crate::casework::command::Attendance;
use crate::casework::{Application, Case, RawText, requirement};
use crate::i18n::{Arg, Speaker};
use crate::regulation::{
    AssessmentPart, AssessmentRule, CommissionRule, FactKind, FactRule, Law, OptionId, PartUnit,
    PolicyKey, Procedure, Requirement,
};

/// A fact with what the application states of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    pub title: String,
    /// `None` for one that is demanded and not stated.
    pub value: Option<String>,
}

/// How a requirement stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Met,
    Unmet,
    /// The policy does not hold the value of this key, so nobody can say.
    Unknown(PolicyKey),
}

impl Verdict {
    /// Returns the sign it is shown by.
    #[must_use]
    pub const fn mark(&self) -> &'static str {
        match self {
            Self::Met => "✓",
            Self::Unmet => "✗",
            Self::Unknown(_) => "?",
        }
    }
}

/// A requirement with how it stands.
#[derive(Debug, Clone)]
pub struct Judged<'a> {
    pub rule: &'a Requirement,
    pub verdict: Verdict,
}

fn clean(text: &str) -> String {
    RawText::from(text).clean_line().as_str().to_owned()
}

/// Returns every fact that is asked of an application, with its value; one that may be left out
/// and is, is not there.
#[must_use]
pub fn facts(
    procedure: &Procedure,
    application: &Application,
    speaker: Speaker<'_>,
) -> Vec<Stated> {
    procedure
        .facts
        .iter()
        .filter(|rule| requirement::is_asked(rule, application))
        .filter_map(|rule| {
            let stated = application.fact(&rule.id);
            if stated.is_none() && !rule.required {
                return None;
            }
            Some(Stated {
                title: clean(speaker.words(&rule.title)),
                value: stated.map(|value| value_of(rule, value, speaker)),
            })
        })
        .collect()
}

/// Returns a stated value as its kind is written: a date, yes or no, the title of an option.
fn value_of(rule: &FactRule, value: &FactValue, speaker: Speaker<'_>) -> String {
    match (rule.kind, value) {
        (FactKind::Choice, FactValue::Text(text)) => rule
            .options
            .iter()
            .find(|option| option.id.as_str() == text.as_raw())
            .map_or_else(
                || text.clean_line().as_str().to_owned(),
                |option| clean(speaker.words(&option.title)),
            ),
        (FactKind::Date, value) => value
            .date()
            .map_or_else(|| raw(value, speaker), |day| speaker.date(day)),
        (FactKind::Flag | FactKind::Number | FactKind::Text | FactKind::Choice, value) => {
            raw(value, speaker)
        }
    }
}

fn raw(value: &FactValue, speaker: Speaker<'_>) -> String {
    match value {
        FactValue::Flag(true) => speaker.say("yes").to_lowercase(),
        FactValue::Flag(false) => speaker.say("no").to_lowercase(),
        FactValue::Number(number) => number.to_string(),
        FactValue::Text(text) => text.clean_line().as_str().to_owned(),
    }
}

/// Returns what failed so that another channel was taken, when the application says so.
#[must_use]
pub fn failure(application: &Application, speaker: Speaker<'_>) -> Option<String> {
    application.details.failure.as_ref().map(|failure| {
        speaker.say_with(
            "fact-failure-value",
            &[
                ("what", Arg::from(failure.what.clean_line())),
                ("at", speaker.date_time(failure.at).into()),
                ("minutes", Arg::from(failure.minutes)),
            ],
        )
    })
}

/// Returns the requirements that apply to a case, with how they stand.
#[must_use]
pub fn requirements<'a>(procedure: &'a Procedure, case: &Case, law: &Law) -> Vec<Judged<'a>> {
    let application = &case.application;
    let filed_on = law.calendar.civil(application.filed_at).date();
    procedure
        .requirements
        .iter()
        .filter(|rule| requirement::applies(rule, application))
        .map(|rule| {
            let verdict = match requirement::is_met(rule, application, filed_on, &law.policy) {
                Ok(true) => Verdict::Met,
                Ok(false) => Verdict::Unmet,
                Err(gap) => Verdict::Unknown(gap.key),
            };
            Judged { rule, verdict }
        })
        .collect()
}

/// Returns how an attempt went, as the end of the key of the words for it.
#[must_use]
pub const fn attempt_code(record: &AssessmentRecord) -> &'static str {
    match (record.result.record.attendance, record.result.passed) {
        (Attendance::NoShow, _) => "no-show",
        (Attendance::Came, true) => "passed",
        (Attendance::Came, false) => "failed",
    }
}

/// Returns what was scored, in which form and where an attempt was held, a line each; a part that
/// was missed says what it needed.
#[must_use]
pub fn attempt_lines(
    rule: &AssessmentRule,
    attempt: &AssessmentRecord,
    law: &Law,
    speaker: Speaker<'_>,
) -> Vec<String> {
    let record = &attempt.result.record;
    let mut lines = Vec::new();
    for part in &rule.parts {
        let Some(score) = record.scores.get(&part.id) else {
            continue;
        };
        let mut args = vec![
            ("part", Arg::Text(clean(speaker.words(&part.title)))),
            ("score", Arg::Text(score_of(part, *score, speaker))),
        ];
        let missed = attempt.result.missed.contains(&part.id);
        match law.policy.amount(&part.pass_from) {
            Ok(from) if missed => {
                args.push(("from", Arg::Text(score_of(part, from, speaker))));
                lines.push(speaker.say_with("assessed-part-missed", &args));
            }
            Ok(_) | Err(_) => lines.push(speaker.say_with("assessed-part", &args)),
        }
    }
    for (id, key, chosen) in [
        ("assessed-outcome", &rule.outcome, &record.outcome),
        ("assessed-form", &rule.form, &record.form),
    ] {
        if let Some(chosen) = chosen {
            let title = step_title(key.as_ref(), chosen, law, speaker);
            lines.push(speaker.say_with(id, &[("value", title.into())]));
        }
    }
    if let Some(place) = record.place.as_ref().filter(|place| !place.is_blank()) {
        let place = Arg::from(place.clean_line());
        lines.push(speaker.say_with("assessed-place", &[("value", place)]));
    }
    lines
}

/// Returns a score in the unit of its part.
#[must_use]
pub fn score_of(part: &AssessmentPart, score: u32, speaker: Speaker<'_>) -> String {
    let id = match part.unit {
        PartUnit::Percent => "score-percent",
        PartUnit::Points => "score-points",
    };
    speaker.say_with(id, &[("score", Arg::from(score))])
}

fn step_title(
    key: Option<&PolicyKey>,
    chosen: &OptionId,
    law: &Law,
    speaker: Speaker<'_>,
) -> String {
    key.and_then(|key| law.policy.scale(key).ok())
        .and_then(|steps| steps.iter().find(|step| step.id == *chosen))
        .map_or_else(
            || chosen.to_string(),
            |step| clean(speaker.words(&step.title)),
        )
}

/// Returns whether this Commission scores what it votes on.
#[must_use]
pub fn scores(rule: Option<&CommissionRule>) -> bool {
    rule.is_some_and(|rule| rule.criteria.is_some())
}

/// Returns to whom a complaint is addressed, as the edition calls it.
#[must_use]
pub fn addressee(id: &crate::regulation::AppealId, law: &Law, speaker: Speaker<'_>) -> String {
    law.edition
        .appeal
        .iter()
        .find(|way| way.id == *id)
        .map_or_else(|| id.to_string(), |way| clean(speaker.words(&way.to)))
}
