//! What no history may show, written apart from the engine: it reads the recorded events, the
//! edition and the policy, and never asks `decide`.

use chrono::{DateTime, NaiveDate, Utc};
use kezek::casework::application::FactValue;
use kezek::casework::command::{
    Answer, Attendance, PrepareApproval, PrepareRefusal, RecordAssessment,
};
use kezek::casework::decision::{Decision, Draft, Outcome};
use kezek::casework::{Event, Login, Recorded};
use kezek::regulation::{
    Amount, AssessmentRule, CheckId, Condition, Ground, GroundCondition, GroundId, Literal,
    Procedure, Proceeding, Requirement, RequirementAt, RequirementTest, StageKind, Validity,
};

use super::Play;

pub struct Oracle<'a> {
    play: &'a Play,
    procedure: &'a Procedure,
}

impl<'a> Oracle<'a> {
    pub fn new(play: &'a Play) -> Self {
        Self {
            play,
            procedure: &play.law.edition.requests[&play.case.application.request],
        }
    }

    /// Holds the events from `told` on against everything before them.
    pub fn judge(&self, told: usize) {
        for index in told..self.play.history.len() {
            let before = &self.play.history[..index];
            let recorded = &self.play.history[index];
            match &recorded.event {
                Event::Decided { decision, .. } => self.decided(before, decision),
                Event::Delivered(_) => assert!(
                    self.stands(before).is_some(),
                    "delivered without a decision that stands"
                ),
                Event::ComplaintDecided(_) => self.complaint_decided(before, &recorded.by.login),
                Event::NoticeIssued(_) => self.assessed(before),
                Event::Annulled { checks, .. } => {
                    let rule = self
                        .procedure
                        .annulment
                        .as_ref()
                        .expect("it may be annulled");
                    assert!(!checks.is_empty(), "annulled for nothing");
                    for check in checks {
                        assert!(rule.checks.contains(check));
                        assert_eq!(answer(before, check), Some(Answer::Failed));
                    }
                }
                Event::Accepted { .. } => {
                    for rule in &self.procedure.requirements {
                        if rule.at == RequirementAt::Acceptance && self.asked(&rule.when) {
                            assert!(self.met(rule), "accepted although {} is not met", rule.id);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// The decision that stands after these events: the last one that no complaint reversed.
    fn stands<'b>(&self, before: &'b [Recorded]) -> Option<&'b Decision> {
        let mut stands = None;
        for recorded in before {
            match &recorded.event {
                Event::Decided { decision, .. } => stands = Some(decision.as_ref()),
                Event::ComplaintDecided(decided)
                    if decided.outcome == kezek::casework::command::ComplaintOutcome::Reversed =>
                {
                    stands = None;
                }
                _ => {}
            }
        }
        stands
    }

    fn decided(&self, before: &[Recorded], decision: &Decision) {
        let happened = |code: &str| before.iter().any(|recorded| recorded.event.code() == code);
        assert!(happened("accepted"), "decided without acceptance");
        let signer = &decision.signed_by.login;
        assert!(signer.as_str().starts_with("supervisor"), "{signer} signed");
        assert_ne!(*signer, decision.prepared_by.login, "four eyes");
        for recorded in before {
            let assessed = matches!(
                recorded.event,
                Event::CheckRecorded(_) | Event::AssessmentRecorded(_)
            );
            // A later answer of somebody else takes the place of the first.
            if assessed && self.still_counts(before, recorded) {
                assert_ne!(recorded.by.login, *signer, "signed what they assessed");
            }
        }
        if let Some(departs) = recommended(before) {
            let reason = match &decision.draft {
                Draft::Approve(approval) => &approval.against_recommendation,
                Draft::Refuse(refusal) => &refusal.against_recommendation,
            };
            if departs != decision.draft.outcome() {
                assert!(reason.as_ref().is_some_and(|text| !text.is_blank()));
            }
        }
        match &decision.draft {
            Draft::Approve(approval) => self.approved(before, approval, decision.prepared_at),
            Draft::Refuse(refusal) => self.refused(before, refusal, decision),
        }
    }

    fn still_counts(&self, before: &[Recorded], recorded: &Recorded) -> bool {
        match &recorded.event {
            Event::CheckRecorded(check) => before
                .iter()
                .rev()
                .find_map(|other| match &other.event {
                    Event::CheckRecorded(later) if later.check == check.check => Some(other.seq),
                    _ => None,
                })
                .is_some_and(|seq| seq == recorded.seq),
            _ => true,
        }
    }

    fn approved(&self, before: &[Recorded], approval: &PrepareApproval, at: DateTime<Utc>) {
        for rule in &self.procedure.checks {
            if !self.asked(&rule.when) {
                continue;
            }
            match answer(before, &rule.id) {
                Some(Answer::Passed) => {}
                Some(Answer::Failed) => panic!("granted although {} failed", rule.id),
                None => assert!(!rule.required, "granted without {}", rule.id),
            }
        }
        self.assessed(before);
        let has = |kind| self.procedure.stages.iter().any(|stage| stage.kind == kind);
        let happened = |code: &str| before.iter().any(|recorded| recorded.event.code() == code);
        assert!(!has(StageKind::Notice) || happened("notice-issued"));
        assert!(!has(StageKind::Commission) || happened("recommended"));
        for rule in &self.procedure.requirements {
            if rule.at == RequirementAt::Decision && self.asked(&rule.when) {
                assert!(self.met(rule), "granted although {} is not met", rule.id);
            }
        }
        let prepared = self.play.law.calendar.civil(at).date();
        self.valid(approval, prepared);
    }

    fn valid(&self, approval: &PrepareApproval, prepared: NaiveDate) {
        let (from, until) = (approval.valid_from, approval.valid_until);
        let details = &self.play.case.application.details;
        let most = |months: u32| from + chrono::Months::new(months);
        if self.procedure.output.validity == Validity::Nothing {
            assert!(approval.number.is_blank() && until.is_none());
            return;
        }
        assert!(!approval.number.is_blank());
        assert!(from >= prepared, "valid before it was decided");
        match &self.procedure.output.validity {
            Validity::OpenEnded => assert_eq!(until, None),
            Validity::UpToMonths { months } => {
                assert!(until.expect("an end") <= most(self.amount(months)));
            }
            Validity::MonthsAsked { fact } => {
                let Some(FactValue::Number(months)) = details.facts.get(fact) else {
                    panic!("nobody said for how long");
                };
                let months = u32::try_from(*months).expect("months");
                assert!(until.expect("an end") <= most(months));
            }
            Validity::ContractTerm { at_most_years } => {
                let contract = details.contract.as_ref().expect("a contract");
                let until = until.expect("an end");
                assert!(until <= contract.ends_on && until <= most(at_most_years * 12));
            }
            Validity::UntilOriginalEnds => {
                let original = details.original.as_ref().expect("an original");
                assert_eq!(until, Some(original.valid_until));
            }
            Validity::Nothing => {}
        }
    }

    fn refused(&self, before: &[Recorded], refusal: &PrepareRefusal, decision: &Decision) {
        let calendar = &self.play.law.calendar;
        assert!(!refusal.grounds.is_empty(), "no ground");
        let mut used: Vec<&GroundId> = Vec::new();
        for claim in &refusal.grounds {
            assert!(!used.contains(&&claim.ground), "a ground twice");
            used.push(&claim.ground);
            let listed = self.procedure.grounds.iter().find(|g| g.id == claim.ground);
            let ground = listed.unwrap_or_else(|| panic!("{} is not listed", claim.ground));
            if let Some(key) = &ground.applies_if {
                assert_eq!(self.play.law.policy.text(key), Ok("applied"));
            }
            assert!(
                self.supports_in(before, ground),
                "nothing supports {}",
                ground.id
            );
            assert!(claim.facts.char_count() >= 40 && claim.why.char_count() >= 40);
            assert!(claim.evidence.len() >= ground.evidence.at_least as usize);
            for piece in &claim.evidence {
                assert!(ground.evidence.kinds.contains(&piece.kind()));
            }
        }
        for rule in &self.procedure.checks {
            let open = answer(before, &rule.id) == Some(Answer::Failed)
                && !rule.supports.is_empty()
                && !rule.supports.iter().any(|id| used.contains(&id));
            let noted = refusal
                .not_chosen
                .iter()
                .any(|note| note.check == rule.id && !note.note.is_blank());
            assert!(!open || noted, "{} is left unanswered", rule.id);
        }
        let prepared = calendar.civil(decision.prepared_at).date();
        match self.procedure.proceeding {
            Proceeding::Application => assert_eq!(refusal.effective_on, None),
            Proceeding::Revocation => {
                assert!(refusal.effective_on.expect("a day of effect") >= prepared);
            }
        }
        let due = self.procedure.hearing.due.as_ref();
        let required = due.is_none_or(|key| self.play.law.policy.text(key) == Ok("required"));
        if required {
            self.heard(before, calendar.civil(decision.signed_at).date());
        }
    }

    fn heard(&self, before: &[Recorded], signed: NaiveDate) {
        let calendar = &self.play.law.calendar;
        let mut notified = None;
        let mut recorded_hearing = None;
        for (index, recorded) in before.iter().enumerate() {
            match &recorded.event {
                Event::HearingNotified(_) => notified = Some(recorded.at),
                Event::HearingRecorded(hearing) => recorded_hearing = Some(hearing),
                Event::ComplaintDecided(decided)
                    if decided.outcome == kezek::casework::command::ComplaintOutcome::Reversed
                        && self.stands(&before[..index]).is_some() =>
                {
                    // Another decision needs another hearing; mere silence was no decision.
                    notified = None;
                    recorded_hearing = None;
                }
                _ => {}
            }
        }
        let notified = calendar.civil(notified.expect("a notice")).date();
        let between = calendar
            .working_days_between(notified, signed)
            .expect("years");
        assert!(between >= 3, "only {between} working days of notice");
        let hearing = recorded_hearing.expect("a record of the hearing");
        assert!(hearing.objections.iter().all(|o| !o.answer.is_blank()));
    }

    fn complaint_decided(&self, before: &[Recorded], by: &Login) {
        let appeal = before
            .iter()
            .rev()
            .find_map(|recorded| match &recorded.event {
                Event::ComplaintRegistered { complaint, .. } => Some(&complaint.appeal),
                _ => None,
            })
            .expect("a complaint");
        let way = self
            .play
            .law
            .edition
            .appeal
            .iter()
            .find(|way| way.id == *appeal);
        if way.expect("a known way").decided_by.is_empty() {
            return;
        }
        if let Some(decision) = self.stands(before) {
            assert_ne!(decision.signed_by.login, *by, "judged their own decision");
            assert_ne!(decision.prepared_by.login, *by, "judged their own decision");
        }
    }

    /// Every assessment of the route was passed at its last attempt.
    fn assessed(&self, before: &[Recorded]) {
        for rule in &self.procedure.assessments {
            let last = last_attempt(before, rule);
            let passed = last.is_some_and(|record| self.passes(rule, record));
            assert!(passed, "{} was not passed", rule.id);
        }
    }

    fn passes(&self, rule: &AssessmentRule, record: &RecordAssessment) -> bool {
        let policy = &self.play.law.policy;
        let scored = rule.parts.iter().all(|part| {
            record
                .scores
                .get(&part.id)
                .is_some_and(|score| *score >= self.amount(&part.pass_from))
        });
        let agreed = rule.outcome.as_ref().is_none_or(|key| {
            policy
                .scale(key)
                .expect("a scale")
                .iter()
                .any(|step| step.passes && record.outcome.as_ref() == Some(&step.id))
        });
        record.attendance == Attendance::Came && scored && agreed
    }

    fn amount(&self, amount: &Amount) -> u32 {
        match amount {
            Amount::Fixed(amount) => *amount,
            Amount::Policy { policy } => self.play.law.policy.count(policy).expect("a value"),
        }
    }

    /// Returns whether the case shows what the ground needs, by all that happened.
    pub fn supports(&self, ground: &Ground) -> bool {
        self.supports_in(&self.play.history, ground)
    }

    fn supports_in(&self, before: &[Recorded], ground: &Ground) -> bool {
        let failed = |check: &CheckId| answer(before, check) == Some(Answer::Failed);
        match &ground.needs {
            GroundCondition::CheckFailed { checks } => checks.iter().any(failed),
            GroundCondition::ScoreBelowThreshold { threshold } => {
                let threshold = self.play.law.policy.number(threshold).expect("a threshold");
                score(before).is_some_and(|score| score < threshold * 100.0)
            }
            GroundCondition::RecommendedAgainst => recommended(before) == Some(Outcome::Refuse),
            GroundCondition::Supported => {
                let by_check = self
                    .procedure
                    .checks
                    .iter()
                    .any(|rule| rule.supports.contains(&ground.id) && failed(&rule.id));
                let by_assessment = self.procedure.assessments.iter().any(|rule| {
                    rule.supports.contains(&ground.id)
                        && last_attempt(before, rule)
                            .is_some_and(|record| !self.passes(rule, record))
                });
                let by_fact = self.procedure.requirements.iter().any(|rule| {
                    rule.supports.contains(&ground.id)
                        && rule.at == RequirementAt::Decision
                        && self.asked(&rule.when)
                        && !self.met(rule)
                });
                by_check || by_assessment || by_fact
            }
        }
    }

    fn asked(&self, when: &[Condition]) -> bool {
        let application = &self.play.case.application;
        when.iter().all(|condition| match condition {
            Condition::ApplicantAbroad => application.details.abroad,
            Condition::Represented => application.representative.is_some(),
            Condition::TreatyExempt => application.details.treaty_exempt,
            Condition::Channel { channel } => application.channel == *channel,
            Condition::Fact { fact, value } => self.stated(fact.as_str()) == Some(shown(value)),
        })
    }

    fn stated(&self, fact: &str) -> Option<String> {
        let facts = &self.play.case.application.details.facts;
        let (_, value) = facts.iter().find(|(id, _)| id.as_str() == fact)?;
        Some(match value {
            FactValue::Flag(flag) => flag.to_string(),
            FactValue::Number(number) => number.to_string(),
            FactValue::Text(text) => text.as_raw().to_owned(),
        })
    }

    fn met(&self, rule: &Requirement) -> bool {
        let filed = self
            .play
            .law
            .calendar
            .civil(self.play.case.application.filed_at);
        let day = |fact: &str| -> Option<NaiveDate> { self.stated(fact)?.parse().ok() };
        match &rule.test {
            RequirementTest::Equals { fact, value } => {
                self.stated(fact.as_str()) == Some(shown(value))
            }
            RequirementTest::OneOf { fact, values } => values
                .iter()
                .any(|value| self.stated(fact.as_str()) == Some(shown(value))),
            RequirementTest::Window {
                fact,
                days_before,
                days_after,
            } => day(fact.as_str()).is_some_and(|last| {
                let left = (last - filed.date()).num_days();
                left <= i64::from(*days_before) && -left <= i64::from(*days_after)
            }),
            RequirementTest::DaysSince { fact, at_least } => {
                day(fact.as_str()).is_none_or(|since| {
                    (filed.date() - since).num_days() >= i64::from(self.amount(at_least))
                })
            }
            RequirementTest::SumAtMost { facts, at_most } => {
                let sum: i64 = facts
                    .iter()
                    .filter_map(|fact| self.stated(fact.as_str())?.parse::<i64>().ok())
                    .sum();
                sum <= i64::from(self.amount(at_most))
            }
        }
    }
}

fn shown(value: &Literal) -> String {
    match value {
        Literal::Flag(flag) => flag.to_string(),
        Literal::Number(number) => number.to_string(),
        Literal::Text(text) => text.clone(),
    }
}

/// The last answer to a check.
fn answer(before: &[Recorded], check: &CheckId) -> Option<Answer> {
    before
        .iter()
        .rev()
        .find_map(|recorded| match &recorded.event {
            Event::CheckRecorded(record) if record.check == *check => Some(record.answer),
            _ => None,
        })
}

fn last_attempt<'b>(before: &'b [Recorded], rule: &AssessmentRule) -> Option<&'b RecordAssessment> {
    before
        .iter()
        .rev()
        .find_map(|recorded| match &recorded.event {
            Event::AssessmentRecorded(result) if result.record.assessment == rule.id => {
                Some(&result.record)
            }
            _ => None,
        })
}

fn recommended(before: &[Recorded]) -> Option<Outcome> {
    before
        .iter()
        .rev()
        .find_map(|recorded| match &recorded.event {
            Event::Recommended(recommendation) => Some(recommendation.outcome),
            _ => None,
        })
}

#[expect(clippy::cast_precision_loss, reason = "points are small")]
fn score(before: &[Recorded]) -> Option<f64> {
    before
        .iter()
        .rev()
        .find_map(|recorded| match &recorded.event {
            Event::Recommended(recommendation) => {
                recommendation.score_hundredths.map(|score| score as f64)
            }
            _ => None,
        })
}
