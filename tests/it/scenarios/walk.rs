//! Random walks through every request of every edition: at each step somebody does one of the
//! things that are offered to them, with contents that are mostly fit and sometimes not. Whatever
//! comes out is held against an oracle (`oracle.rs`) that was written apart from the engine.

use chrono::{DateTime, Duration, Utc};
use kezek::casework::command::{Answer, Attendance};
use kezek::casework::{Actor, Command, CommandKind, Now, completeness, decide};
use kezek::regulation::{
    CheckRule, Edition, EvidenceKind, Ground, PartUnit, Procedure, Proceeding, RequestKind,
    Validity,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::oracle::Oracle;
use super::story::Story;
use super::{Play, build, lawbook};

/// A source of choices that a seed decides.
struct Dice(u64);

impl Dice {
    /// `SplitMix64`.
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.roll() % end.max(1)
    }

    /// True in about so many of a hundred rolls.
    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let index = usize::try_from(self.below(of.len() as u64)).unwrap_or(0);
        of.get(index)
    }

    /// A text that is long enough for a finding, and different each time; sometimes none.
    fn text(&mut self) -> String {
        if self.chance(4) {
            return String::new();
        }
        let mark = self.roll();
        format!("What was found under number {mark} is set out here at sufficient length.")
    }
}

const PEOPLE: [&str; 12] = [
    "executor",
    "executor-2",
    "interview-officer",
    "commission-member",
    "commission-member-2",
    "commission-secretary",
    "commission-chair",
    "supervisor",
    "supervisor-2",
    "auditor",
    "gateway",
    "executor@astana",
];

/// Every request of every edition, with a day on which it can be filed.
fn requests() -> Vec<(&'static Edition, RequestKind)> {
    let book = lawbook();
    book.services()
        .flat_map(|service| book.editions(&service.id))
        .flat_map(|pinned| {
            let edition = pinned.edition.as_ref();
            edition
                .requests
                .keys()
                .map(move |request| (edition, *request))
        })
        .collect()
}

/// Hands in an application that nothing is wrong with, except sometimes a fact.
fn hand_in(
    edition: &Edition,
    request: RequestKind,
    dice: &mut Dice,
) -> Option<(Play, DateTime<Utc>)> {
    let procedure = &edition.requests[&request];
    let open: Vec<_> = edition
        .channels
        .keys()
        .filter(|channel| procedure.channels.is_empty() || procedure.channels.contains(channel))
        .collect();
    let channel = dice.one(&open)?;
    let day = edition.in_force.first_day + Duration::days(7);
    let day = edition.in_force.last_day.map_or(day, |last| day.min(last));
    let mut text = format!(
        "title = \"walk\"\nservice = \"{}\"\nrequest = \"{}\"\nchannel = \"{}\"\nfiled_at = \"{day}T10:05\"\n",
        edition.service,
        request.code(),
        channel.code(),
    );
    // A number that may break what the sum of months, or one of them, may be.
    let numbers: Vec<_> = procedure
        .facts
        .iter()
        .filter(|fact| fact.kind == kezek::regulation::FactKind::Number)
        .collect();
    if let (Some(fact), true) = (dice.one(&numbers), dice.chance(30)) {
        text.push_str(&format!("[facts]\n\"{}\" = {}\n", fact.id, dice.below(16)));
    }
    let story: Story = toml::from_str(&text).expect("the walk is a story");
    let at = build::instant(&story.filed_at).expect("a time");
    let (_, pinned) = lawbook()
        .register(&story.service_id().ok()?, story.channel, at)
        .ok()?;
    let law = lawbook().law(pinned);
    let now = Now::of(at, &law.calendar);
    let play = Play::begin(&story, law, now).expect("it is built").ok()?;
    Some((play, at))
}

fn procedure(play: &Play) -> &Procedure {
    &play.law.edition.requests[&play.case.application.request]
}

/// Fills in a command. `None` where there is nothing to fill it with.
fn fill(play: &Play, kind: CommandKind, by: &Actor, now: Now, dice: &mut Dice) -> Option<Value> {
    let case = &play.case;
    let mut value = match kind {
        CommandKind::Accept | CommandKind::PassOn | CommandKind::SendToCommission => json!({}),
        CommandKind::RefuseAcceptance => refuse_acceptance(play),
        CommandKind::RecordCheck => record_check(play, dice)?,
        CommandKind::AddNote => json!({ "text": dice.text() }),
        CommandKind::Assign => json!({ "to": { "login": by.login, "name": "E" } }),
        CommandKind::RecordAssessment => record_assessment(play, now, dice)?,
        CommandKind::IssueNotice => json!({ "number": "N-1" }),
        CommandKind::Vote => vote(play, dice),
        CommandKind::Recuse => json!({ "reason": dice.text() }),
        CommandKind::Recommend => json!({ "minutes": dice.text(), "video": dice.text() }),
        CommandKind::PrepareApproval => approval(play, by, now, dice),
        CommandKind::PrepareRefusal => refusal(play, now, dice)?,
        CommandKind::NotifyHearing => json!({
            "held_at": now.at + Duration::days(4), "means": "office", "place": "room 214",
            "position": dice.text() }),
        CommandKind::RecordHearing => json!({
            "outcome": "in-writing", "record": dice.text(),
            "objections": [{ "text": "I object.", "answer": dice.text() }] }),
        CommandKind::ReturnForRework | CommandKind::Annul => json!({ "reasons": dice.text() }),
        CommandKind::Sign => json!({}),
        CommandKind::Deliver => {
            let application = &case.application;
            let abroad = application.details.abroad;
            let means = decide::delivery_means(&play.law.edition, application.channel, abroad);
            json!({ "means": dice.one(means)? })
        }
        CommandKind::Withdraw => json!({ "statement": dice.text() }),
        CommandKind::RegisterComplaint => {
            json!({ "appeal": dice.one(&play.law.edition.appeal)?.id, "text": dice.text() })
        }
        CommandKind::DecideComplaint => {
            let outcome = if dice.chance(50) {
                "reversed"
            } else {
                "dismissed"
            };
            json!({ "outcome": outcome, "reasons": dice.text() })
        }
    };
    value["command"] = json!(kind);
    let takes_delay = matches!(
        kind,
        CommandKind::Accept
            | CommandKind::PassOn
            | CommandKind::SendToCommission
            | CommandKind::RecordAssessment
            | CommandKind::IssueNotice
            | CommandKind::PrepareApproval
            | CommandKind::PrepareRefusal
            | CommandKind::Sign
            | CommandKind::Deliver
            | CommandKind::DecideComplaint
    );
    if takes_delay && dice.chance(85) {
        value["late_reason"] = json!("The register did not answer.");
    }
    Some(value)
}

fn refuse_acceptance(play: &Play) -> Value {
    let lacking = completeness::lacking(
        procedure(play),
        &play.case.application,
        play.case.registered_on,
    );
    let papers: Vec<Value> = lacking
        .iter()
        .map(|lack| json!({ "document": lack.documents[0], "lack": lack.lack }))
        .collect();
    // Every requirement is tried: only those that lack may be named.
    let requirements: Vec<_> = procedure(play)
        .requirements
        .iter()
        .filter(|rule| {
            let day = play
                .law
                .calendar
                .civil(play.case.application.filed_at)
                .date();
            kezek::casework::requirement::is_met(
                rule,
                &play.case.application,
                day,
                &play.law.policy,
            ) == Ok(false)
        })
        .map(|rule| rule.id.clone())
        .collect();
    json!({ "papers": papers, "requirements": requirements })
}

/// A passage of a paper, where there is one; else the record of the hearing, where there is one.
fn any_evidence(play: &Play) -> Option<Value> {
    if let Some(paper) = play.case.application.papers.first() {
        return Some(json!({ "kind": "paper", "sha256": paper.sha256, "page": 2,
                            "quote": "no such diploma was ever issued" }));
    }
    let hearing = play.case.hearing.as_ref()?;
    hearing
        .record
        .as_ref()
        .map(|_| json!({ "kind": "hearing" }))
}

fn record_check(play: &Play, dice: &mut Dice) -> Option<Value> {
    let here = procedure(play).position(&play.case.stage);
    let open: Vec<&CheckRule> = procedure(play)
        .checks
        .iter()
        .filter(|rule| procedure(play).position(&rule.stage) <= here)
        .filter(|rule| play.case.answer(&rule.id).is_none() || dice.chance(10))
        .collect();
    let rule = dice.one(&open)?;
    let answer = if dice.chance(94) {
        Answer::Passed
    } else {
        Answer::Failed
    };
    let evidence: Vec<Value> = any_evidence(play).into_iter().collect();
    Some(
        json!({ "check": rule.id, "answer": answer, "source": "a register",
                 "evidence": evidence }),
    )
}

fn record_assessment(play: &Play, now: Now, dice: &mut Dice) -> Option<Value> {
    let open: Vec<_> = procedure(play)
        .assessments
        .iter()
        .filter(|rule| rule.stage == play.case.stage)
        .collect();
    let rule = dice.one(&open)?;
    let came = if dice.chance(88) {
        Attendance::Came
    } else {
        Attendance::NoShow
    };
    let mut value = json!({
        "assessment": rule.id, "attendance": came, "held_at": now.at - Duration::minutes(20),
        "record": dice.text() });
    if came == Attendance::NoShow {
        return Some(value);
    }
    for part in &rule.parts {
        let pass = play.law.policy.amount(&part.pass_from).unwrap_or(0);
        let score = match dice.below(10) {
            0 => u64::from(pass.saturating_sub(1)),
            1 => dice.below(u64::from(pass) + 1),
            2 => u64::from(pass),
            _ => u64::from(pass) + dice.below(20),
        };
        let score = if part.unit == PartUnit::Percent {
            score.min(100)
        } else {
            score
        };
        value["scores"][part.id.as_str()] = json!(score);
    }
    for (name, key) in [("outcome", &rule.outcome), ("form", &rule.form)] {
        let steps = key.as_ref().and_then(|key| play.law.policy.scale(key).ok());
        if let Some(step) = steps.and_then(|steps| dice.one(steps)) {
            value[name] = json!(step.id);
        }
    }
    if rule.place {
        value["place"] = json!("Almaty, Abai 1");
    }
    Some(value)
}

fn vote(play: &Play, dice: &mut Dice) -> Value {
    let voice = ["for", "for", "for", "against", "abstain"];
    let key = procedure(play)
        .commission
        .as_ref()
        .and_then(|rule| rule.criteria.as_ref());
    let criteria = key.and_then(|key| play.law.policy.criteria(key).ok());
    let mut scores = json!({});
    let generous = dice.chance(75);
    for criterion in criteria.unwrap_or_default() {
        let least = if generous { criterion.max * 2 / 3 } else { 0 };
        let more = dice.below(u64::from(criterion.max - least) + 1);
        scores[criterion.id.as_str()] = json!(u64::from(least) + more);
    }
    json!({ "vote": dice.one(&voice), "reasons": dice.text(), "scores": scores })
}

fn approval(play: &Play, by: &Actor, now: Now, dice: &mut Dice) -> Value {
    let from = now.today;
    let latest = decide::latest_valid_day(&play.case, &play.law, by, now, from);
    let gives = procedure(play).output.validity != Validity::Nothing;
    let until = latest.map(|day| {
        if dice.chance(15) {
            day + Duration::days(1)
        } else {
            day
        }
    });
    let mut value = json!({ "number": if gives { "KZ-77" } else { "" }, "valid_from": from,
                            "against_recommendation": dice.text() });
    if let Some(until) = until {
        value["valid_until"] = json!(until);
    }
    value
}

/// Evidence of a kind that the ground accepts, as far as the case has any.
fn evidence(play: &Play, ground: &Ground, dice: &mut Dice) -> Vec<Value> {
    let failed: Vec<_> = procedure(play)
        .checks
        .iter()
        .filter(|rule| play.case.answer(&rule.id) == Some(Answer::Failed))
        .filter(|rule| rule.supports.contains(&ground.id))
        .collect();
    let mut pieces = Vec::new();
    for kind in &ground.evidence.kinds {
        match kind {
            EvidenceKind::Paper => {
                pieces.extend(any_evidence(play).filter(|piece| piece["kind"] == "paper"));
            }
            EvidenceKind::Check => pieces.extend(
                dice.one(&failed)
                    .map(|rule| json!({ "kind": "check", "check": rule.id })),
            ),
            EvidenceKind::Recommendation if play.case.recommendation.is_some() => {
                pieces.push(json!({ "kind": "recommendation" }));
            }
            EvidenceKind::Assessment => pieces.extend(
                play.case
                    .assessments
                    .keys()
                    .next()
                    .map(|id| json!({ "kind": "assessment", "assessment": id })),
            ),
            EvidenceKind::Recommendation | EvidenceKind::Hearing => {}
        }
    }
    pieces
}

fn refusal(play: &Play, now: Now, dice: &mut Dice) -> Option<Value> {
    let procedure = procedure(play);
    let supported: Vec<&Ground> = procedure
        .grounds
        .iter()
        .filter(|ground| Oracle::new(play).supports(ground))
        .collect();
    let all: Vec<&Ground> = procedure.grounds.iter().collect();
    let from = if supported.is_empty() || dice.chance(8) {
        all
    } else {
        supported
    };
    let mut grounds: Vec<&Ground> = Vec::new();
    for _ in 0..=dice.below(2) {
        let ground = *dice.one(&from)?;
        if dice.chance(5) || !grounds.iter().any(|other| other.id == ground.id) {
            grounds.push(ground);
        }
    }
    let claims: Vec<Value> = grounds
        .iter()
        .map(|ground| {
            json!({ "ground": ground.id, "facts": dice.text(), "why": dice.text(),
                    "evidence": evidence(play, ground, dice) })
        })
        .collect();
    let not_chosen: Vec<Value> = procedure
        .checks
        .iter()
        .filter(|rule| play.case.answer(&rule.id) == Some(Answer::Failed))
        .filter(|rule| !rule.supports.is_empty())
        .filter(|rule| {
            !grounds
                .iter()
                .any(|ground| rule.supports.contains(&ground.id))
        })
        .map(|rule| json!({ "check": rule.id, "note": dice.text() }))
        .collect();
    let mut value = json!({ "grounds": claims, "not_chosen": not_chosen,
                            "against_recommendation": dice.text() });
    if procedure.proceeding == Proceeding::Revocation && dice.chance(90) {
        let ahead = i64::try_from(dice.below(12)).unwrap_or(0) - 1;
        value["effective_on"] = json!(now.today + Duration::days(ahead));
    }
    Some(value)
}

/// How often in a thousand times something is done that could be: notes, withdrawals, complaints
/// and the like would end or fill most walks.
const fn usual(kind: CommandKind) -> u64 {
    match kind {
        CommandKind::Withdraw => 2,
        CommandKind::AddNote
        | CommandKind::Assign
        | CommandKind::Recuse
        | CommandKind::ReturnForRework
        | CommandKind::RegisterComplaint => 25,
        _ => 1000,
    }
}

/// Takes one step; whether anything was recorded.
fn step(play: &mut Play, at: DateTime<Utc>, dice: &mut Dice) -> bool {
    let now = Now::of(at, &play.law.calendar);
    if dice.chance(5) {
        // Somebody tries what nobody offered.
        let name = dice.one(&PEOPLE).expect("people");
        let by = build::actor(name).expect("a person");
        let kind = *dice.one(&CommandKind::ALL).expect("commands");
        return attempt(play, kind, &by, now, dice);
    }
    let from = usize::try_from(dice.below(PEOPLE.len() as u64)).expect("small");
    for name in PEOPLE.iter().cycle().skip(from).take(PEOPLE.len()) {
        let by = build::actor(name).expect("a person");
        let allowed: Vec<CommandKind> = CommandKind::ALL
            .into_iter()
            .filter(|kind| dice.below(1000) < usual(*kind))
            .filter(|kind| decide::guard(*kind, &play.case, &play.law, &by, now).is_empty())
            .collect();
        if let Some(kind) = dice.one(&allowed).copied() {
            return attempt(play, kind, &by, now, dice);
        }
    }
    false
}

fn attempt(play: &mut Play, kind: CommandKind, by: &Actor, now: Now, dice: &mut Dice) -> bool {
    let Some(value) = fill(play, kind, by, now, dice) else {
        return false;
    };
    let command: Command = serde_json::from_value(value.clone())
        .unwrap_or_else(|bad| panic!("{value} is no command: {bad}"));
    play.run(&command, by, now).is_ok()
}

/// Walks until nothing waits or the steps are used up, and holds every event against the oracle.
fn walk(edition: &Edition, request: RequestKind, seed: u64) -> Option<Play> {
    let mut dice = Dice(seed);
    let (mut play, mut at) = hand_in(edition, request, &mut dice)?;
    for _ in 0..120 {
        at += Duration::minutes(5 + i64::try_from(dice.below(500)).unwrap_or(0));
        let told = play.history.len();
        if step(&mut play, at, &mut dice) {
            Oracle::new(&play).judge(told);
        }
        if play.case.status.kind().is_closed() && dice.chance(70) {
            break;
        }
    }
    Some(play)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn no_walk_through_any_request_breaks_a_rule(seed in any::<u64>()) {
        for (index, (edition, request)) in requests().into_iter().enumerate() {
            walk(edition, request, seed.wrapping_add(index as u64));
        }
    }
}

/// A walk that never decides anything would prove nothing.
#[test]
fn walks_reach_both_ends_of_every_request() {
    for (edition, request) in requests() {
        let mut approved = 0;
        let mut refused = 0;
        for seed in 0..400 {
            let Some(play) = walk(edition, request, seed * 7919) else {
                continue;
            };
            for recorded in &play.history {
                if let kezek::casework::Event::Decided { decision, .. } = &recorded.event {
                    match decision.draft.outcome() {
                        kezek::casework::decision::Outcome::Approve => approved += 1,
                        kezek::casework::decision::Outcome::Refuse => refused += 1,
                    }
                }
            }
            if approved > 0 && refused > 0 {
                break;
            }
        }
        let may_refuse = !edition.requests[&request].grounds.is_empty()
            || edition.requests[&request].grounds_from.is_some();
        let name = format!("{} {} {}", edition.service, edition.id, request.code());
        assert!(approved > 0, "{name}: never granted");
        assert!(refused > 0 || !may_refuse, "{name}: never refused");
    }
}
