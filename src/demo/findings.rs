//! What is found wrong with an application, and what follows: failed checks, the hearing, the
//! grounds of a refusal.

use chrono::NaiveTime;

use super::course::CourseStep;
use super::desk::Desk;
use super::paperwork::{MadePaper, legible};
use super::world::{DemoFault, Flaw, Passage, Phrase, named_in};
use crate::casework::command::{
    Answer, GroundClaim, HearingMeans, HearingOutcome, NotifyHearing, Objection, PrepareRefusal,
    RecordCheck, RecordHearing,
};
use crate::casework::{Command, Evidence, Now, RawText};
use crate::regulation::DocumentId;

impl Desk<'_> {
    fn flaw(&self) -> Result<Option<&Flaw>, DemoFault> {
        self.entry
            .flaw
            .as_deref()
            .map(|name| named_in(&self.world.flaws, "flaw", &self.entry.service, name))
            .transpose()
    }

    fn need_flaw(&self) -> Result<&Flaw, DemoFault> {
        self.flaw()?
            .ok_or_else(|| self.unplayable("it is refused and has no flaw"))
    }

    fn need_phrase(&self, phrase: Option<&Phrase>, of: &str) -> Result<RawText, DemoFault> {
        let phrase = phrase.ok_or_else(|| self.unplayable(&format!("its flaw has no {of}")))?;
        self.phrase(phrase)
    }

    /// Returns in words what is wrong with what was enclosed.
    pub(super) fn defect(&self) -> Result<RawText, DemoFault> {
        self.phrase(&self.need_flaw()?.facts)
    }

    /// Answers the checks that apply, in the order of the edition. One that need not be answered
    /// is, when it fails.
    pub(super) fn checks(&self, count: Option<usize>) -> Result<Vec<Command>, DemoFault> {
        let flaw = self.flaw()?;
        let fails = |check| flaw.is_some_and(|flaw| flaw.check.as_ref() == Some(check));
        self.procedure
            .checks
            .iter()
            .filter(|rule| rule.when.iter().all(|when| self.application.holds(when)))
            .filter(|rule| rule.required || fails(&rule.id))
            .take(count.unwrap_or(usize::MAX))
            .map(|rule| {
                let failing = flaw.filter(|_| fails(&rule.id));
                let (sources, service) = (&self.world.sources, &self.entry.service);
                let source = named_in(sources, "source", service, rule.id.as_str())
                    .or_else(|_| named_in(sources, "source", service, "other"))?;
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

    pub(super) fn refusal(&self) -> Result<PrepareRefusal, DemoFault> {
        let flaw = self.need_flaw()?;
        let mut evidence = self.passages(flaw)?;
        if let Some(check) = &flaw.check {
            evidence.push(Evidence::Check {
                check: check.clone(),
            });
        } else if let Some(assessment) = &flaw.assessment {
            evidence.push(Evidence::Assessment {
                assessment: assessment.clone(),
            });
        } else if self.procedure.commission.is_some() {
            evidence.push(Evidence::Recommendation);
        }
        Ok(PrepareRefusal {
            grounds: vec![GroundClaim {
                ground: flaw
                    .ground
                    .clone()
                    .ok_or_else(|| self.unplayable("its flaw is no ground"))?,
                facts: self.phrase(&flaw.facts)?,
                why: self.need_phrase(flaw.why.as_ref(), "reasoning")?,
                evidence,
            }],
            ..PrepareRefusal::default()
        })
    }

    pub(super) fn notice(&self, step: &CourseStep, now: Now) -> Result<NotifyHearing, DemoFault> {
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
            position: self.need_phrase(self.need_flaw()?.position.as_ref(), "position")?,
        })
    }

    pub(super) fn hearing(&self, step: &CourseStep) -> Result<RecordHearing, DemoFault> {
        let flaw = self.need_flaw()?;
        let outcome = step
            .outcome
            .ok_or_else(|| self.unplayable("a hearing has no outcome"))?;
        let objections = match outcome {
            HearingOutcome::Absent => Vec::new(),
            HearingOutcome::Held | HearingOutcome::InWriting => vec![Objection {
                text: self.need_phrase(flaw.objection.as_ref(), "objection")?,
                answer: self.need_phrase(flaw.answer.as_ref(), "answer")?,
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
