//! How a line of a course becomes a command: with the words, numbers and days of its case, in the
//! terms of the procedure that the case is judged by.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate, TimeDelta};

use super::course::{CourseAct, CourseStep};
use super::facts::Facts;
use super::paperwork::MadePaper;
use super::world::{CaseEntry, DemoFault, Phrase, World, named_in};
use crate::casework::application::FactValue;
use crate::casework::command::{
    Accept, AddNote, Annul, Assign, Attendance, DecideComplaint, Deliver, IssueNotice,
    LackingPaper, PassOn, PrepareApproval, PrepareRefusal, Recommend, RecordAssessment, Recuse,
    RefuseAcceptance, RegisterComplaint, ReturnForRework, SendToCommission, Sign, Vote, Withdraw,
};
use crate::casework::decide::delivery_means;
use crate::casework::{Application, Command, Now, PersonRef, RawText, requirement};
use crate::regulation::{AppealId, Criterion, Law, PolicyGap, Procedure, RequirementAt, Validity};

/// How long before it is recorded a test or an interview ended.
const RECORDED_AFTER: TimeDelta = TimeDelta::minutes(15);

/// Everything a step of one case is made from.
pub struct Desk<'a> {
    pub world: &'a World,
    pub entry: &'a CaseEntry,
    pub facts: &'a Facts,
    pub application: &'a Application,
    pub papers: &'a [MadePaper],
    pub procedure: &'a Procedure,
    pub law: &'a Law,
    pub executor: PersonRef,
}

impl Desk<'_> {
    /// Returns the commands of a step, in order. Only the answers to checks are more than one.
    ///
    /// # Errors
    /// [`DemoFault`] for a text or flaw that is not there, or a step without what it needs.
    pub fn commands(&self, step: &CourseStep, now: Now) -> Result<Vec<Command>, DemoFault> {
        let late_reason = self.optional_text(step.late.as_deref())?;
        let command = match step.act {
            CourseAct::Assign => Command::Assign(Assign {
                to: self.executor.clone(),
            }),
            CourseAct::Accept => Command::Accept(Accept { late_reason }),
            CourseAct::RefuseAcceptance => Command::RefuseAcceptance(self.refuse_acceptance()),
            CourseAct::Checks => return self.checks(step.count),
            CourseAct::Note => Command::AddNote(AddNote {
                text: self.text(step)?,
            }),
            CourseAct::PassOn => Command::PassOn(PassOn { late_reason }),
            CourseAct::Assess => Command::RecordAssessment(RecordAssessment {
                late_reason,
                ..self.assessment(step, now)?
            }),
            CourseAct::Notice => Command::IssueNotice(IssueNotice {
                number: RawText::from(self.facts.notice_number.as_str()),
                late_reason,
            }),
            CourseAct::Send => Command::SendToCommission(SendToCommission { late_reason }),
            CourseAct::Vote => Command::Vote(self.vote(step)?),
            CourseAct::Recuse => Command::Recuse(Recuse {
                reason: self.text(step)?,
            }),
            CourseAct::Recommend => Command::Recommend(self.recommendation(step)?),
            CourseAct::Approve => Command::PrepareApproval(PrepareApproval {
                against_recommendation: self.optional_text(step.text.as_deref())?,
                late_reason,
                ..self.approval(now)?
            }),
            CourseAct::Refuse => Command::PrepareRefusal(PrepareRefusal {
                effective_on: self.effect(step, now)?,
                late_reason,
                ..self.refusal()?
            }),
            CourseAct::Notify => Command::NotifyHearing(self.notice(step, now)?),
            CourseAct::Hear => Command::RecordHearing(self.hearing(step)?),
            CourseAct::Return => Command::ReturnForRework(ReturnForRework {
                reasons: self.text(step)?,
            }),
            CourseAct::Sign => Command::Sign(Sign { late_reason }),
            CourseAct::Deliver => Command::Deliver(Deliver {
                means: *delivery_means(&self.law.edition, self.entry.channel, self.entry.abroad)
                    .first()
                    .ok_or_else(|| self.unplayable("its result goes nowhere"))?,
                representative: self.application.representative.clone(),
                late_reason,
            }),
            CourseAct::Withdraw => Command::Withdraw(Withdraw {
                statement: self.text(step)?,
            }),
            CourseAct::Annul => Command::Annul(Annul {
                reasons: self.defect()?,
            }),
            CourseAct::Complain => Command::RegisterComplaint(RegisterComplaint {
                appeal: self.appeal(step)?,
                text: self.text(step)?,
            }),
            CourseAct::DecideComplaint => Command::DecideComplaint(DecideComplaint {
                outcome: step
                    .complaint
                    .ok_or_else(|| self.unplayable("a complaint is decided without outcome"))?,
                reasons: self.text(step)?,
                late_reason,
            }),
        };
        Ok(vec![command])
    }

    pub(super) fn unplayable(&self, reason: &str) -> DemoFault {
        DemoFault::Unplayable {
            reference: self.entry.reference.clone(),
            reason: reason.to_owned(),
        }
    }

    fn gap(&self, gap: &PolicyGap) -> DemoFault {
        self.unplayable(&gap.to_string())
    }

    pub(super) fn phrase(&self, phrase: &Phrase) -> Result<RawText, DemoFault> {
        let text = self.facts.fill(phrase.get(self.entry.language))?;
        Ok(RawText::from(text))
    }

    fn optional_text(&self, name: Option<&str>) -> Result<Option<RawText>, DemoFault> {
        name.map(|name| {
            let texts = &self.world.texts;
            self.phrase(named_in(texts, "text", &self.entry.service, name)?)
        })
        .transpose()
    }

    pub(super) fn text(&self, step: &CourseStep) -> Result<RawText, DemoFault> {
        self.optional_text(step.text.as_deref())?
            .ok_or_else(|| self.unplayable("a step has no text"))
    }

    /// Names every paper that the entry leaves out and every requirement that is not met.
    fn refuse_acceptance(&self) -> RefuseAcceptance {
        let filed_on = self.entry.filed.date();
        let is_unmet = |rule: &&crate::regulation::Requirement| {
            rule.at == RequirementAt::Acceptance
                && requirement::applies(rule, self.application)
                && requirement::is_met(rule, self.application, filed_on, &self.law.policy)
                    == Ok(false)
        };
        RefuseAcceptance {
            papers: self
                .entry
                .lacks
                .iter()
                .map(|(document, lack)| LackingPaper {
                    document: document.clone(),
                    lack: *lack,
                    note: None,
                })
                .collect(),
            requirements: self
                .procedure
                .requirements
                .iter()
                .filter(is_unmet)
                .map(|rule| rule.id.clone())
                .collect(),
            late_reason: None,
        }
    }

    fn assessment(&self, step: &CourseStep, now: Now) -> Result<RecordAssessment, DemoFault> {
        let rule = step
            .assessment
            .as_ref()
            .and_then(|id| self.procedure.assessment(id))
            .ok_or_else(|| self.unplayable("an assessment is not in the edition"))?;
        let mut form = step.form.clone();
        if let (Some(key), None, false) = (&rule.form, &form, step.absent) {
            let forms = self.law.policy.scale(key).map_err(|gap| self.gap(&gap))?;
            form = forms.first().map(|usual| usual.id.clone());
        }
        let place = (rule.place && !step.absent)
            .then(|| self.optional_text(Some("place-of-interview")))
            .transpose()?
            .flatten();
        Ok(RecordAssessment {
            assessment: rule.id.clone(),
            attendance: if step.absent {
                Attendance::NoShow
            } else {
                Attendance::Came
            },
            held_at: now.at - RECORDED_AFTER,
            scores: step.scores.clone(),
            outcome: step.conclusion.clone(),
            form,
            place,
            record: self.text(step)?,
            late_reason: None,
        })
    }

    fn vote(&self, step: &CourseStep) -> Result<Vote, DemoFault> {
        let vote = step
            .voice
            .ok_or_else(|| self.unplayable("a vote has no voice"))?;
        let rule = self
            .procedure
            .commission
            .as_ref()
            .ok_or_else(|| self.unplayable("no Commission votes on it"))?;
        let criteria: &[Criterion] = match &rule.criteria {
            Some(key) => self
                .law
                .policy
                .criteria(key)
                .map_err(|gap| self.gap(&gap))?,
            None => &[],
        };
        let scores = step.score.map_or_else(BTreeMap::new, |per_cent| {
            criteria
                .iter()
                .map(|criterion| {
                    let points = (criterion.max * per_cent + 50) / 100;
                    (criterion.id.clone(), points.min(criterion.max))
                })
                .collect()
        });
        Ok(Vote {
            vote,
            reasons: self.text(step)?,
            scores,
        })
    }

    fn recommendation(&self, step: &CourseStep) -> Result<Recommend, DemoFault> {
        let filmed = self
            .procedure
            .commission
            .as_ref()
            .is_some_and(|rule| rule.video);
        Ok(Recommend {
            minutes: Some(self.text(step)?),
            video: self.optional_text(filmed.then_some("video-record"))?,
        })
    }

    /// Approves for as long as the edition allows, from today.
    fn approval(&self, now: Now) -> Result<PrepareApproval, DemoFault> {
        let today = now.today;
        let details = &self.application.details;
        let after = |months: u32| {
            today
                .checked_add_months(Months::new(months))
                .and_then(|day| day.checked_sub_days(Days::new(1)))
        };
        let validity = &self.procedure.output.validity;
        let valid_until: Option<NaiveDate> = match validity {
            Validity::UpToMonths { months } => {
                let amount = self.law.policy.amount(months);
                after(amount.map_err(|gap| self.gap(&gap))?)
            }
            Validity::MonthsAsked { fact } => match self.application.fact(fact) {
                Some(FactValue::Number(months)) => u32::try_from(*months).ok().and_then(after),
                Some(FactValue::Flag(_) | FactValue::Text(_)) | None => None,
            },
            Validity::ContractTerm { .. } => {
                details.contract.as_ref().map(|contract| contract.ends_on)
            }
            Validity::UntilOriginalEnds => details
                .original
                .as_ref()
                .map(|original| original.valid_until),
            Validity::OpenEnded | Validity::Nothing => None,
        };
        let number = match validity {
            Validity::Nothing => "",
            Validity::UpToMonths { .. }
            | Validity::MonthsAsked { .. }
            | Validity::ContractTerm { .. }
            | Validity::UntilOriginalEnds
            | Validity::OpenEnded => self.facts.result_number.as_str(),
        };
        Ok(PrepareApproval {
            number: RawText::from(number),
            valid_from: today,
            valid_until,
            against_recommendation: None,
            late_reason: None,
        })
    }

    /// The day from which a revocation takes effect.
    fn effect(&self, step: &CourseStep, now: Now) -> Result<Option<NaiveDate>, DemoFault> {
        step.effective_in
            .map(|days| {
                let day = self.law.calendar.add_working_days(now.today, days);
                day.map_err(|gap| self.unplayable(&gap.to_string()))
            })
            .transpose()
    }

    /// To whom is complained: whoever the step names, or the first of the edition.
    fn appeal(&self, step: &CourseStep) -> Result<AppealId, DemoFault> {
        step.appeal
            .clone()
            .or_else(|| Some(self.law.edition.appeal.first()?.id.clone()))
            .ok_or_else(|| self.unplayable("nobody takes complaints"))
    }
}
