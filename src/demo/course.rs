//! What an officer does at one point of a course, as the courses write it.

use std::collections::BTreeMap;

use chrono::NaiveTime;
use serde::Deserialize;

use super::shape::clock_minute;
use crate::casework::command::{ComplaintOutcome, HearingOutcome, Voice};
use crate::regulation::{AppealId, AssessmentId, OptionId, PartId};

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
    /// A text of `words.toml` or of the service.
    #[serde(default)]
    pub text: Option<String>,
    /// The reason for being late, a text too.
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
    /// The test, questionnaire or interview that is recorded.
    #[serde(default)]
    pub assessment: Option<AssessmentId>,
    /// What was scored in each part of it.
    #[serde(default)]
    pub scores: BTreeMap<PartId, u32>,
    /// The step of the scale on which it is judged.
    #[serde(default)]
    pub conclusion: Option<OptionId>,
    /// The form in which it was held; the first of the policy when left out.
    #[serde(default)]
    pub form: Option<OptionId>,
    /// The applicant did not come.
    #[serde(default)]
    pub absent: bool,
    /// To whom the applicant complains.
    #[serde(default)]
    pub appeal: Option<AppealId>,
    /// What the complaint led to.
    #[serde(default)]
    pub complaint: Option<ComplaintOutcome>,
    /// Working days until a revocation takes effect.
    #[serde(default)]
    pub effective_in: Option<u32>,
}

/// Who acts, before it is known in which unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Part {
    #[serde(rename = "executor")]
    Executor,
    #[serde(rename = "supervisor")]
    Supervisor,
    /// Another head of the same unit.
    #[serde(rename = "other-supervisor")]
    OtherSupervisor,
    #[serde(rename = "interviewer")]
    Interviewer,
    #[serde(rename = "member-1")]
    FirstMember,
    #[serde(rename = "member-2")]
    SecondMember,
    #[serde(rename = "member-3")]
    ThirdMember,
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
    PassOn,
    /// Records a test, questionnaire or interview.
    Assess,
    /// Issues the notice of conformity.
    Notice,
    Send,
    Vote,
    Recuse,
    Recommend,
    Approve,
    Refuse,
    /// Notifies the applicant of the hearing.
    Notify,
    Hear,
    Return,
    Sign,
    Deliver,
    Withdraw,
    Annul,
    Complain,
    DecideComplaint,
}
