//! What an officer does at one point of a course, and how it becomes a command.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveTime};
use serde::Deserialize;

use super::facts::Facts;
use super::paperwork::{MadePaper, legible};
use super::world::{CaseEntry, DemoFault, Flaw, Passage, Phrase, World, clock_minute, named};
use crate::casework::command::{
    Accept, AddNote, Answer, Assign, Deliver, GroundClaim, HearingMeans, HearingOutcome,
    LackingPaper, NotifyHearing, Objection, PrepareApproval, PrepareRefusal, Recommend,
    RecordCheck, RecordHearing, Recuse, RefuseAcceptance, ReturnForRework, SendToCommission, Sign,
    Voice, Vote, Withdraw,
};
use crate::casework::decide::delivery_means;
use crate::casework::{Application, Command, Evidence, Now, PersonRef, RawText};
use crate::regulation::{Criterion, DocumentId, Law, Procedure, RequestKind};

/// One line of a course.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CourseStep {
    /// Working days after the first one on which the office can work on the case.
    pub day: u32,
    /// Civil time.
    #[serde(deserialize_with = "clock_minute")]
    pub at: NaiveTime,
    pub by: Part,
    pub act: CourseAct,
    /// A text of `words.toml`.
    #[serde(default)]
    pub text: Option<String>,
    /// The reason for being late, a text of `words.toml`.
    #[serde(default)]
    pub late: Option<String>,
    /// Per cent of the points that a member gives.
    #[serde(default)]
    pub score: Option<u32>,
    #[serde(default)]
    pub voice: Option<Voice>,
    /// Answers only the first checks.
    #[serde(default)]
    pub count: Option<usize>,
    #[serde(default)]
    pub outcome: Option<HearingOutcome>,
}

/// Who acts, before it is known in which unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Part {
    #[serde(rename = "executor")]
    Executor,
    #[serde(rename = "supervisor")]
    Supervisor,
    #[serde(rename = "member-1")]
    FirstMember,
    #[serde(rename = "member-2")]
    SecondMember,
    #[serde(rename = "secretary")]
    Secretary,
    #[serde(rename = "chair")]
    Chair,
    #[serde(rename = "gateway")]
    Gateway,
}

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CourseAct {
    Assign,
    Accept,
    RefuseAcceptance,
    /// Answers the checks one by one.
    Checks,
    Note,
    Send,
    Vote,
    Recuse,
    Recommend,
    Approve,
    Refuse,
    Notify,
    Hear,
    Return,
    Sign,
    Deliver,
    Withdraw,
}

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
            CourseAct::Send => Command::SendToCommission(SendToCommission { late_reason }),
            CourseAct::Vote => Command::Vote(self.vote(step)?),
            CourseAct::Recuse => Command::Recuse(Recuse {
                reason: self.text(step)?,
            }),
            CourseAct::Recommend => Command::Recommend(Recommend {
                minutes: Some(self.text(step)?),
                video: None,
            }),
            CourseAct::Approve => Command::PrepareApproval(PrepareApproval {
                against_recommendation: self.optional_text(step.text.as_deref())?,
                late_reason,
                ..self.approval(now)
            }),
            CourseAct::Refuse => Command::PrepareRefusal(PrepareRefusal {
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
        };
        Ok(vec![command])
    }

    fn unplayable(&self, reason: &str) -> DemoFault {
        DemoFault::Unplayable {
            reference: self.entry.reference.clone(),
            reason: reason.to_owned(),
        }
    }

    fn phrase(&self, phrase: &Phrase) -> Result<RawText, DemoFault> {
        let text = self.facts.fill(phrase.get(self.entry.language))?;
        Ok(RawText::from(text))
    }

    fn optional_text(&self, name: Option<&str>) -> Result<Option<RawText>, DemoFault> {
        name.map(|name| self.phrase(named(&self.world.texts, "text", name)?))
            .transpose()
    }

    fn text(&self, step: &CourseStep) -> Result<RawText, DemoFault> {
        self.optional_text(step.text.as_deref())?
            .ok_or_else(|| self.unplayable("a step has no text"))
    }

    fn flaw(&self) -> Result<Option<&Flaw>, DemoFault> {
        self.entry
            .flaw
            .as_deref()
            .map(|name| named(&self.world.flaws, "flaw", name))
            .transpose()
    }

    fn need_flaw(&self) -> Result<&Flaw, DemoFault> {
        self.flaw()?
            .ok_or_else(|| self.unplayable("it is refused and has no flaw"))
    }

    fn refuse_acceptance(&self) -> RefuseAcceptance {
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
            requirements: Vec::new(),
        }
    }

    fn checks(&self, count: Option<usize>) -> Result<Vec<Command>, DemoFault> {
        let flaw = self.flaw()?;
        self.procedure
            .checks
            .iter()
            .filter(|rule| rule.when.iter().all(|when| self.application.holds(when)))
            .take(count.unwrap_or(usize::MAX))
            .map(|rule| {
                let failing = flaw.filter(|flaw| flaw.check.as_ref() == Some(&rule.id));
                let source = self
                    .world
                    .sources
                    .get(rule.id.as_str())
                    .map_or_else(|| named(&self.world.sources, "source", "other"), Ok)?;
                Ok(Command::RecordCheck(RecordCheck {
                    check: rule.id.clone(),
                    answer: if failing.is_some() {
                        Answer::Failed
                    } else {
                        Answer::Passed
                    },
                    source: self.phrase(source)?,
                    note: failing
                        .and_then(|flaw| flaw.note.as_ref())
                        .map(|note| self.phrase(note))
                        .transpose()?,
                    evidence: failing.map_or_else(|| Ok(Vec::new()), |flaw| self.passages(flaw))?,
                }))
            })
            .collect()
    }

    fn vote(&self, step: &CourseStep) -> Result<Vote, DemoFault> {
        let vote = step
            .voice
            .ok_or_else(|| self.unplayable("a vote has no voice"))?;
        let key = crate::regulation::PolicyKey::parse("commission.criteria")
            .map_err(|_| self.unplayable("the key of the criteria"))?;
        let criteria: &[Criterion] = self
            .law
            .policy
            .criteria(&key)
            .map_err(|gap| self.unplayable(&gap.to_string()))?;
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

    fn approval(&self, now: Now) -> PrepareApproval {
        let today = now.today;
        let details = &self.application.details;
        let until = match self.entry.request {
            RequestKind::Extend => details.contract.as_ref().map(|contract| contract.ends_on),
            RequestKind::Reissue | RequestKind::Duplicate => details
                .original
                .as_ref()
                .map(|original| original.valid_until),
            RequestKind::Issue | RequestKind::Revoke | RequestKind::Renew => today
                .checked_add_months(Months::new(3))
                .and_then(|day| day.checked_sub_days(Days::new(1))),
        };
        PrepareApproval {
            number: RawText::from(self.facts.result_number.as_str()),
            valid_from: today,
            valid_until: Some(until.unwrap_or(today)),
            against_recommendation: None,
            late_reason: None,
        }
    }

    fn refusal(&self) -> Result<PrepareRefusal, DemoFault> {
        let flaw = self.need_flaw()?;
        let mut evidence = self.passages(flaw)?;
        match &flaw.check {
            Some(check) => evidence.push(Evidence::Check {
                check: check.clone(),
            }),
            None => evidence.push(Evidence::Recommendation),
        }
        Ok(PrepareRefusal {
            grounds: vec![GroundClaim {
                ground: flaw.ground.clone(),
                facts: self.phrase(&flaw.facts)?,
                why: self.phrase(&flaw.why)?,
                evidence,
            }],
            ..PrepareRefusal::default()
        })
    }

    fn notice(&self, step: &CourseStep, now: Now) -> Result<NotifyHearing, DemoFault> {
        let calendar = &self.law.calendar;
        let day = calendar
            .add_working_days(now.today, 3)
            .map_err(|gap| self.unplayable(&gap.to_string()))?;
        let three = NaiveTime::from_hms_opt(15, 0, 0).unwrap_or_default();
        let by_video = step.text.as_deref() == Some("hearing-video");
        Ok(NotifyHearing {
            held_at: calendar.instant(day, three),
            means: if by_video {
                HearingMeans::Video
            } else {
                HearingMeans::Office
            },
            place: self.text(step)?,
            position: self.phrase(&self.need_flaw()?.position)?,
        })
    }

    fn hearing(&self, step: &CourseStep) -> Result<RecordHearing, DemoFault> {
        let flaw = self.need_flaw()?;
        let outcome = step
            .outcome
            .ok_or_else(|| self.unplayable("a hearing has no outcome"))?;
        let objections = match outcome {
            HearingOutcome::Absent => Vec::new(),
            HearingOutcome::Held | HearingOutcome::InWriting => vec![Objection {
                text: self.phrase(&flaw.objection)?,
                answer: self.phrase(&flaw.answer)?,
            }],
        };
        Ok(RecordHearing {
            outcome,
            record: self.text(step)?,
            objections,
        })
    }

    /// Returns the places in this case's papers that prove a flaw.
    fn passages(&self, flaw: &Flaw) -> Result<Vec<Evidence>, DemoFault> {
        flaw.evidence
            .iter()
            .map(|passage| self.passage(passage))
            .collect()
    }

    fn passage(&self, passage: &Passage) -> Result<Evidence, DemoFault> {
        let quote = passage.quote.as_ref().map(|quote| self.phrase(quote));
        let description = passage.description.as_ref().map(|text| self.phrase(text));
        Ok(Evidence::Paper {
            sha256: self.paper(&passage.document)?.paper.sha256.clone(),
            page: Some(passage.page),
            quote: quote
                .transpose()?
                .map(|quote| RawText::from(legible(quote.as_raw()))),
            description: description.transpose()?,
        })
    }

    fn paper(&self, document: &DocumentId) -> Result<&MadePaper, DemoFault> {
        self.papers
            .iter()
            .find(|made| made.paper.document == *document)
            .ok_or_else(|| self.unplayable("the paper that proves the flaw is not enclosed"))
    }
}
