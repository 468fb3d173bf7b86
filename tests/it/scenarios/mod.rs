//! Stories in TOML that a lawyer can read, run against the shipped law.
//!
//! `tests/scenarios/README.md` says how one is written. Every story runs through the same
//! functions as the server (`receive`, `decide`, `record`); after each step the history is
//! folded anew and must give the same case.

mod build;
mod complete;
mod facts;
mod oracle;
mod properties;
mod story;
mod synthetic;
mod trail;
mod walk;

use story::{Step, Story};
use trail::Trail;

use chrono::{DateTime, Utc};
use kezek::casework::record::{Change, record};
use kezek::casework::{
    Actor, Case, Command, Now, RawText, Recorded, Violation, decide, fold, offers, receive,
    warnings,
};
use kezek::lawbook::{ConfigSource, Lawbook, PinnedEdition};
use kezek::regulation::law::Pinned;
use kezek::regulation::{Law, Policy, PolicyValue, Proceeding};
use serde::Deserialize as _;

/// The law as shipped, with the policy of the demonstration.
pub fn lawbook() -> &'static Lawbook {
    static BOOK: std::sync::OnceLock<Lawbook> = std::sync::OnceLock::new();
    BOOK.get_or_init(|| {
        Lawbook::load_with_policy(&ConfigSource::Embedded, "demo/policy.toml")
            .unwrap_or_else(|faults| panic!("the shipped law has faults: {faults:#?}"))
    })
}

/// Every story with what it went through, or why it did not come true; played once.
fn played() -> &'static [(Story, Result<Trail, String>)] {
    static PLAYED: std::sync::OnceLock<Vec<(Story, Result<Trail, String>)>> =
        std::sync::OnceLock::new();
    PLAYED.get_or_init(|| {
        let stories = story::all();
        stories
            .into_iter()
            .map(|story| {
                let outcome = play(&story);
                (story, outcome)
            })
            .collect()
    })
}

#[test]
fn every_story_comes_true() {
    assert!(played().len() >= 150, "only {} stories", played().len());
    let failures: Vec<String> = played()
        .iter()
        .filter_map(|(story, outcome)| {
            let problem = outcome.as_ref().err()?;
            Some(format!("{} «{}»: {problem}", story.file, story.title))
        })
        .collect();
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
        // The gateway hands in what an applicant asks for, an officer what the body begins itself.
        let procedure = law.edition.requests.get(&story.request);
        let by = match procedure.map(|procedure| procedure.proceeding) {
            Some(Proceeding::Revocation) => build::actor("executor")?,
            Some(Proceeding::Application) | None => build::actor("gateway")?,
        };
        let outcome = receive(&application, intake, &law, now)
            .and_then(|events| record(None, events, &law, &by, now));
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

fn play(story: &Story) -> Result<Trail, String> {
    let book = lawbook();
    let mut trail = Trail::default();
    let filed_at = build::instant(&story.filed_at)?;
    let received_at = match &story.received_at {
        Some(text) => build::instant(text)?,
        None => filed_at,
    };
    let registered = book.register(&story.service_id()?, story.channel, filed_at);
    let (_, edition) = match registered {
        Ok(found) => found,
        Err(not_in_force) => {
            story
                .expect
                .check_not_in_force(&format!("{not_in_force:?}"))?;
            return Ok(trail);
        }
    };
    if story.expect.not_in_force.is_some() {
        return Err(format!("edition {} is in force", edition.edition.id));
    }
    trail.begin(&edition.edition.id);
    let law = with_policy(edition, story)?;
    let now = Now::of(received_at, &law.calendar);
    let begun = Play::begin(story, law, now)?;
    let mut play = match begun {
        Err(violations) => {
            trail.refused(&violations);
            story.expect.check_refused(&violations)?;
            return Ok(trail);
        }
        Ok(play) => {
            trail.reached(&play.case);
            story.expect.check(&play)?;
            play
        }
    };
    for (index, step) in story.steps.iter().enumerate() {
        run_step(&mut play, step, &mut trail)
            .map_err(|problem| format!("step {} ({}): {problem}", index + 1, step.name()))?;
    }
    Ok(trail)
}

fn run_step(play: &mut Play, step: &Step, trail: &mut Trail) -> Result<(), String> {
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
    let outcome = play.run(&command, &actor, now);
    trail.tried(&command, play, outcome.as_ref().err());
    match outcome {
        Err(violations) => step.expect.check_refused(&violations),
        Ok(()) => step.expect.check(play),
    }
}

/// Returns the law of an edition with the values of the policy that a story sets.
fn with_policy(edition: &PinnedEdition, story: &Story) -> Result<Law, String> {
    let law = lawbook().law(edition);
    let mut policy: Policy = law.policy.as_ref().clone();
    for (key, value) in &story.policy {
        let key = key
            .parse()
            .map_err(|problem| format!("policy key: {problem}"))?;
        let entry = policy
            .keys
            .get_mut(&key)
            .ok_or_else(|| format!("no policy key {key} to change"))?;
        entry.value = if value.as_str() == Some("absent") {
            None
        } else {
            let read = PolicyValue::deserialize(value.clone());
            Some(read.map_err(|_| format!("a story cannot set {key} to {value}"))?)
        };
    }
    let sha256 = kezek::regulation::canonical::sha256_of(&policy);
    Ok(Law::new(
        &Pinned::new(std::sync::Arc::clone(&edition.edition), &edition.sha256),
        Pinned::new(std::sync::Arc::new(policy), &sha256),
        Pinned::new(law.calendar, &law.calendar_sha256),
    ))
}
