//! What every command is judged in: the case, its law, who acts and when.

use crate::casework::clocks::Due;
use crate::casework::command::Answer;
use crate::casework::{
    Actor, Case, Code, Now, PersonRef, RawText, StatusKind, Violation, Violations,
};
use crate::regulation::{
    CheckRule, Citation, Law, Milestone, Policy, PolicyGap, PolicyKey, Procedure, Role, StageId,
    StageKind,
};

/// The arguments of `decide`, with the procedure looked up.
pub struct Context<'a> {
    pub case: &'a Case,
    pub law: &'a Law,
    pub procedure: &'a Procedure,
    pub by: &'a Actor,
    pub now: Now,
}

/// Returns a policy key that stands in this program.
pub fn key(name: &'static str) -> PolicyKey {
    PolicyKey::parse(name).expect("the keys in this program have the form of codes")
}

/// Returns the violation that a gap in the policy is.
pub fn gap_violation(gap: &PolicyGap, at: &str) -> Violation {
    Violation::new(Code::PolicyValueMissing, at)
        .with("key", gap.key.as_str())
        .with("gap", gap.gap.as_deref().unwrap_or("—"))
}

impl<'a> Context<'a> {
    pub fn new(case: &'a Case, law: &'a Law, by: &'a Actor, now: Now) -> Result<Self, Violation> {
        let request = case.application.request;
        let procedure = law.edition.requests.get(&request).ok_or_else(|| {
            Violation::new(Code::RequestNotKnown, "").with("request", request.code())
        })?;
        Ok(Self {
            case,
            law,
            procedure,
            by,
            now,
        })
    }

    /// Returns the civil day on which the application was filed.
    pub fn filed_on(&self) -> chrono::NaiveDate {
        self.law
            .calendar
            .civil(self.case.application.filed_at)
            .date()
    }

    pub fn policy(&self) -> &Policy {
        &self.law.policy
    }

    /// Returns the kind of the stage the case is at.
    pub fn stage_kind(&self) -> StageKind {
        self.procedure
            .stage(&self.case.stage)
            .map_or(StageKind::Intake, |stage| stage.kind)
    }

    /// Returns the roles that work on stages of a kind.
    pub fn roles_at(&self, kind: StageKind) -> Vec<Role> {
        self.procedure
            .stage_of(kind)
            .map_or_else(Vec::new, |stage| stage.roles.clone())
    }

    pub fn need_role(&self, roles: &[Role], violations: &mut Violations) {
        if !self.by.has_any(roles, self.case.unit()) {
            let names: Vec<&str> = roles.iter().map(|role| role.code()).collect();
            violations.push(
                Violation::new(Code::RoleNotAllowed, "").with("roles", names.join(", ").as_str()),
            );
        }
    }

    pub fn need_status(&self, statuses: &[StatusKind], violations: &mut Violations) {
        if !statuses.contains(&self.case.status.kind()) {
            violations.push(self.not_now());
        }
    }

    /// Demands review at one of these stages.
    pub fn need_review_at(&self, stages: &[StageKind], violations: &mut Violations) {
        let reviewed = self.case.status.kind() == StatusKind::UnderReview;
        if !reviewed || !stages.contains(&self.stage_kind()) {
            violations.push(self.not_now());
        }
    }

    fn not_now(&self) -> Violation {
        let violation =
            Violation::new(Code::NotAtThisStage, "").with("status", self.case.status.kind().code());
        match self.procedure.stage(&self.case.stage) {
            Some(stage) => violation.with("stage", &stage.title).citing(&stage.cite),
            None => violation.with("stage", self.case.stage.as_str()),
        }
    }

    /// Demands that the case is assigned to nobody else.
    pub fn need_assignment(&self, violations: &mut Violations) {
        if let Some(other) = self.case.assigned_to.as_ref().filter(|to| !self.is_me(to)) {
            violations
                .push(Violation::new(Code::AssignedToOther, "").with("name", other.name.as_raw()));
        }
    }

    pub fn is_me(&self, person: &PersonRef) -> bool {
        person.login == self.by.login
    }

    /// Demands that a text is there and not longer than the record takes.
    pub fn need_text(&self, text: &RawText, at: &str, violations: &mut Violations) {
        if text.is_blank() {
            violations.push(Violation::new(Code::TextMissing, at));
        } else {
            self.bound_text(text, at, violations);
        }
    }

    /// Demands that a text, if any, is not longer than the record takes.
    pub fn bound_text(&self, text: &RawText, at: &str, violations: &mut Violations) {
        match self.policy().count(&key("text.max-chars")) {
            Err(gap) => violations.push(gap_violation(&gap, at)),
            Ok(max) => {
                let count = text.as_raw().chars().count();
                if count > max as usize {
                    violations.push(
                        Violation::new(Code::TextTooLong, at)
                            .with("count", saturate(count))
                            .with("max", i64::from(max)),
                    );
                }
            }
        }
    }

    /// Returns the limit that ends with a milestone and has passed.
    pub fn passed(&self, until: Milestone) -> Option<&Due> {
        self.case.due_until(until).filter(|due| {
            due.binding_due_at
                .is_some_and(|due_at| due_at < self.now.at)
        })
    }

    /// Demands a reason where the limit for a milestone has passed.
    pub fn need_late_reason(
        &self,
        until: &[Milestone],
        reason: Option<&RawText>,
        violations: &mut Violations,
    ) {
        if let Some(reason) = reason {
            self.bound_text(reason, "/late_reason", violations);
        }
        let given = reason.is_some_and(|text| !text.is_blank());
        let Some(due) = until.iter().find_map(|milestone| self.passed(*milestone)) else {
            return;
        };
        if given {
            return;
        }
        let mut violation =
            Violation::new(Code::LateUnreasoned, "/late_reason").citing(&due.citation);
        if let Some(limit) = self.procedure.limit(&due.limit) {
            violation = violation.with("limit", &limit.title);
        }
        if let Some(due_at) = due.binding_due_at {
            violation = violation.with("due", due_at);
        }
        violations.push(violation);
    }

    /// Demands the Commission's recommendation where the route has a Commission.
    pub fn need_recommendation(&self, violations: &mut Violations) {
        if let Some(stage) = self.procedure.stage_of(StageKind::Commission)
            && self.case.recommendation.is_none()
        {
            violations.push(Violation::new(Code::RecommendationMissing, "").citing(&stage.cite));
        }
    }

    /// Demands that every test, questionnaire and interview of the route was passed.
    pub fn need_assessments(&self, violations: &mut Violations) {
        for rule in &self.procedure.assessments {
            if !self.case.has_passed(&rule.id) {
                violations.push(
                    Violation::new(Code::AssessmentNotPassed, "")
                        .citing(&rule.cite)
                        .with("assessment", &rule.title),
                );
            }
        }
    }

    /// Demands that the required checks of the stages up to this one are answered and passed.
    pub fn need_checks_until(&self, stage: &StageId, violations: &mut Violations) {
        let last = self.procedure.position(stage);
        for rule in &self.procedure.checks {
            if self.procedure.position(&rule.stage) > last {
                continue;
            }
            violations.extend(self.check_open(rule));
        }
    }

    /// Returns why a check stands against an approval: failed, or required and unanswered.
    pub fn check_open(&self, rule: &CheckRule) -> Option<Violation> {
        let asked = rule
            .when
            .iter()
            .all(|condition| self.case.application.holds(condition));
        if !asked {
            return None;
        }
        let code = match self.case.answer(&rule.id) {
            Some(Answer::Passed) => return None,
            Some(Answer::Failed) => Code::CheckFailed,
            None if rule.required => Code::CheckUnanswered,
            None => return None,
        };
        Some(
            Violation::new(code, "")
                .citing(&rule.cite)
                .with("check", &rule.title),
        )
    }

    /// Demands what the policy supplies to the edition; a gap is named.
    pub fn need_supplied(
        &self,
        key: Option<&PolicyKey>,
        cite: &Citation,
        violations: &mut Violations,
    ) {
        if let Some(key) = key
            && let Err(gap) = self.policy().value(key)
        {
            violations.push(gap_violation(&gap, "").citing(cite));
        }
    }

    /// Demands that the actor has not stepped back from the case.
    pub fn need_no_recusal(&self, violations: &mut Violations) {
        if self
            .case
            .recusals
            .iter()
            .any(|recusal| self.is_me(&recusal.by))
        {
            violations.push(Violation::new(Code::Recused, ""));
        }
    }

    /// Demands a stage at which a refusal may be prepared: any stage of review; drafting only, and
    /// the Commission's recommendation, for what has gone or goes straight to a Commission. Who
    /// fails a test before it never gets there. The ground says at which stage it is open.
    pub fn need_refusing(&self, violations: &mut Violations) {
        let here = self.procedure.position(&self.case.stage);
        let commission = self
            .procedure
            .stage_of(StageKind::Commission)
            .map(|stage| self.procedure.position(&stage.id));
        let before = commission.is_none_or(|commission| here < commission);
        if before && !self.sends_to_commission() {
            self.need_review_at(
                &[
                    StageKind::Verification,
                    StageKind::Testing,
                    StageKind::Questionnaire,
                    StageKind::Interview,
                    StageKind::Notice,
                    StageKind::Drafting,
                ],
                violations,
            );
        } else {
            self.need_review_at(&[StageKind::Drafting], violations);
            self.need_recommendation(violations);
        }
    }

    /// Returns whether the case is at a verification from which it goes to the Commission.
    pub fn sends_to_commission(&self) -> bool {
        self.stage_kind() == StageKind::Verification
            && self
                .procedure
                .stage_after(&self.case.stage)
                .is_some_and(|next| next.kind == StageKind::Commission)
    }

    /// Demands a stage at which an approval may be prepared: drafting, or verification where
    /// nothing but drafting follows it.
    pub fn need_drafting(&self, violations: &mut Violations) {
        let follows = self
            .procedure
            .stage_after(&self.case.stage)
            .map(|stage| stage.kind);
        if follows == Some(StageKind::Drafting) {
            self.need_review_at(&[StageKind::Verification, StageKind::Drafting], violations);
        } else {
            self.need_review_at(&[StageKind::Drafting], violations);
        }
    }
}

/// Returns a count as a fact takes it.
pub fn saturate(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
