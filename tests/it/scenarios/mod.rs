//! Stories in TOML that a lawyer can read, run against the shipped law.
//!
//! `tests/scenarios/README.md` says how one is written. Every story runs through the same
//! functions as the server (`receive`, `decide`, `record`); after each step the history is
//! folded anew and must give the same case.

mod build;
mod complete;
mod properties;
mod story;
mod synthetic;

use story::{Step, Story};

use chrono::{DateTime, Utc};
use kezek::casework::record::{Change, record};
use kezek::casework::{
    Actor, Case, Command, Now, RawText, Recorded, Violation, decide, fold, offers, receive,
    warnings,
};
use kezek::lawbook::{ConfigSource, Lawbook};
use kezek::regulation::{Law, Policy};

/// The law as shipped, with the policy of the demonstration.
pub fn lawbook() -> &'static Lawbook {
    static BOOK: std::sync::OnceLock<Lawbook> = std::sync::OnceLock::new();
    BOOK.get_or_init(|| {
        Lawbook::load_with_policy(&ConfigSource::Embedded, "demo/policy.toml")
            .unwrap_or_else(|faults| panic!("the shipped law has faults: {faults:#?}"))
    })
}

#[test]
fn every_story_comes_true() {
    let stories = story::all();
    assert!(
        stories.len() >= 40,
        "only {} stories were found",
        stories.len()
    );
    let mut failures = Vec::new();
    for story in &stories {
        if let Err(problem) = play(story) {
            failures.push(format!("{} «{}»: {problem}", story.file, story.title));
        }
    }
    assert!(
        failures.is_empty(),
        "{} stories failed:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// A case on its way through a story.
pub struct Play {
    pub law: Law,
    pub case: Case,
    pub history: Vec<Recorded>,
}

impl Play {
    /// Hands an application in; what `receive` says when it does not become a case.
    pub fn begin(
        story: &Story,
        law: Law,
        now: Now,
    ) -> Result<Result<Self, Vec<Violation>>, String> {
        let application = build::application(story, &law)?;
        let intake = kezek::casework::decide::Intake {
            case_id: kezek::casework::CaseId(uuid::Uuid::from_u128(7)),
            number: "26-000007".to_owned(),
        };
        let gateway = build::actor("gateway")?;
        let outcome = receive(&application, intake, &law, now)
            .and_then(|events| record(None, events, &law, &gateway, now));
        Ok(match outcome {
            Err(violations) => Err(violations.0),
            Ok(Change { case, recorded }) => Ok(Self {
                law,
                case,
                history: recorded,
            }),
        })
    }

    /// Runs one command; the violations when it is refused, and then nothing has changed.
    pub fn run(&mut self, command: &Command, by: &Actor, now: Now) -> Result<(), Vec<Violation>> {
        let events =
            decide(&self.case, command, &self.law, by, now).map_err(|violations| violations.0)?;
        let offered = offers(&self.case, &self.law, by, now)
            .into_iter()
            .find(|offer| offer.command == command.kind())
            .expect("every command is offered");
        assert!(
            offered.is_allowed(),
            "{} was decided but not offered: {:?}",
            command.kind().code(),
            offered.why_not
        );
        let Change { case, recorded } =
            record(Some(self.case.clone()), events, &self.law, by, now).map_err(|v| v.0)?;
        self.history.extend(recorded);
        self.case = case;
        let procedure = &self.law.edition.requests[&self.case.application.request];
        let folded = fold(&self.history, procedure).expect("a history folds");
        assert_eq!(folded, self.case, "the fold of the events is not the state");
        Ok(())
    }
}

fn play(story: &Story) -> Result<(), String> {
    let book = lawbook();
    let filed_at = build::instant(&story.filed_at)?;
    let received_at = match &story.received_at {
        Some(text) => build::instant(text)?,
        None => filed_at,
    };
    let registered = book.register(&story.service_id()?, story.channel, filed_at);
    let (_, edition) = match registered {
        Ok(found) => found,
        Err(not_in_force) => {
            return story
                .expect
                .check_not_in_force(&format!("{not_in_force:?}"));
        }
    };
    if story.expect.not_in_force.is_some() {
        return Err(format!("edition {} is in force", edition.edition.id));
    }
    let law = with_policy(book.law(edition), story)?;
    let now = Now::of(received_at, &law.calendar);
    let begun = Play::begin(story, law, now)?;
    let mut play = match begun {
        Err(violations) => return story.expect.check_refused(&violations),
        Ok(play) => {
            story.expect.check(&play)?;
            play
        }
    };
    for (index, step) in story.steps.iter().enumerate() {
        run_step(&mut play, step)
            .map_err(|problem| format!("step {} ({}): {problem}", index + 1, step.name()))?;
    }
    Ok(())
}

fn run_step(play: &mut Play, step: &Step) -> Result<(), String> {
    let at: DateTime<Utc> = build::instant(&step.at)?;
    let now = Now::of(at, &play.law.calendar);
    let actor = build::actor(&step.by)?;
    let command = step.command(&play.case)?;
    let recent: Vec<RawText> = step
        .recent
        .iter()
        .map(|text| RawText::from(text.as_str()))
        .collect();
    let warned = warnings(&play.case, &command, &play.law, &actor, now, &recent);
    step.expect.check_warnings(&warned)?;
    match play.run(&command, &actor, now) {
        Err(violations) => step.expect.check_refused(&violations),
        Ok(()) => step.expect.check(play),
    }
}

/// Replaces values of the policy as a story asks.
fn with_policy(mut law: Law, story: &Story) -> Result<Law, String> {
    let mut policy: Policy = law.policy.as_ref().clone();
    for (key, value) in &story.policy {
        let key = key
            .parse()
            .map_err(|problem| format!("policy key: {problem}"))?;
        let entry = policy
            .keys
            .get_mut(&key)
            .ok_or_else(|| format!("no policy key {key} to change"))?;
        entry.value = match value {
            toml::Value::String(text) if text == "absent" => None,
            toml::Value::String(text) => Some(kezek::regulation::PolicyValue::Text(text.clone())),
            toml::Value::Integer(number) => Some(kezek::regulation::PolicyValue::Integer(*number)),
            other => return Err(format!("a story cannot set {key} to {other}")),
        };
    }
    law.policy_sha256 = kezek::regulation::canonical::sha256_of(&policy);
    law.policy = std::sync::Arc::new(policy);
    Ok(law)
}
