//! A rule that a command would break: data, never a sentence.
//!
//! The words for a [`Code`] stand in `config/locales` under `violation-<code>`, in three
//! languages, with the [`Fact`]s as arguments. `at` is a JSON pointer into the command, so a
//! dialog jumps to the field.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::regulation::{Citation, Words};

/// One broken rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Violation {
    pub code: Code,
    /// JSON pointer to the field of the command, such as `/grounds/1/evidence`; empty for the whole.
    pub at: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citation: Option<Citation>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, Fact>,
}

/// A value that the words for a violation may name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Fact {
    Number(i64),
    Date(NaiveDate),
    Instant(DateTime<Utc>),
    /// Words of the law, such as the title of a ground.
    Words(Words),
    /// A code or a name; to be cleaned before it is shown.
    Text(String),
}

impl From<i64> for Fact {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<NaiveDate> for Fact {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

impl From<DateTime<Utc>> for Fact {
    fn from(at: DateTime<Utc>) -> Self {
        Self::Instant(at)
    }
}

impl From<&Words> for Fact {
    fn from(words: &Words) -> Self {
        Self::Words(words.clone())
    }
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Violation {
    /// Returns a violation of `code` at a field of the command.
    #[must_use]
    pub fn new(code: Code, at: impl Into<String>) -> Self {
        Self {
            code,
            at: at.into(),
            citation: None,
            facts: BTreeMap::new(),
        }
    }

    /// Adds the rule it breaks.
    #[must_use]
    pub fn citing(mut self, citation: &Citation) -> Self {
        self.citation = Some(citation.clone());
        self
    }

    /// Adds a value for the words.
    #[must_use]
    pub fn with(mut self, name: &str, fact: impl Into<Fact>) -> Self {
        self.facts.insert(name.to_owned(), fact.into());
        self
    }
}

/// Every rule that a command would break, in the order of its fields.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Violations(pub Vec<Violation>);

impl Violations {
    pub fn push(&mut self, violation: Violation) {
        self.0.push(violation);
    }

    pub fn extend(&mut self, more: impl IntoIterator<Item = Violation>) {
        self.0.extend(more);
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    #[must_use]
    pub fn has(&self, code: Code) -> bool {
        self.0.iter().any(|violation| violation.code == code)
    }
}

macro_rules! violation_codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// The closed set of rules. A newer server may know more; what is not known here is shown in
        /// the server's own words.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum Code {
            $($(#[$doc])* #[serde(rename = $code)] $name,)+
        }

        impl Code {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Returns the name on the wire, which is also the key of its words.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }
        }
    };
}

violation_codes! {
    // who, where, when
    /// The actor has none of the roles (`roles`) this needs in the unit of the case.
    RoleNotAllowed = "role-not-allowed",
    /// The case is not in a state (`status`, `stage`) in which this can be done.
    NotAtThisStage = "not-at-this-stage",
    /// The case is assigned to somebody else (`name`).
    AssignedToOther = "assigned-to-other",
    /// A value that the law leaves open is absent from the policy (`key`, `gap`).
    PolicyValueMissing = "policy-value-missing",
    /// The working calendar lacks a year (`year`).
    CalendarMissing = "calendar-missing",
    /// It is later than the limit (`limit`, `due`) and no reason is given.
    LateUnreasoned = "late-unreasoned",
    /// A text that must be there is empty.
    TextMissing = "text-missing",
    /// A text is longer than the record takes (`count`, `max`).
    TextTooLong = "text-too-long",

    // intake
    /// The channel is not one of the edition.
    ChannelNotOpen = "channel-not-open",
    /// The edition does not know the request.
    RequestNotKnown = "request-not-known",
    /// The application is dated in the future.
    FiledInFuture = "filed-in-future",
    /// A date of the application contradicts another (`from`, `until`).
    DatesContradict = "dates-contradict",
    /// A paper names a document that the request does not know (`document`).
    DocumentNotKnown = "document-not-known",
    /// The applicant may ask for an answer in Kazakh or Russian only.
    LanguageNotOffered = "language-not-offered",
    /// A required paper is missing (`document`).
    PaperMissing = "paper-missing",
    /// A paper has expired (`document`, `expired_on`).
    PaperExpired = "paper-expired",
    /// A paper that must show its last day of validity does not (`document`).
    PaperValidityUnknown = "paper-validity-unknown",
    /// The application does not state something it must (`detail`).
    DetailMissing = "detail-missing",
    /// The application does not state a fact that it must (`fact`).
    FactMissing = "fact-missing",
    /// The request does not know the fact (`fact`).
    FactNotKnown = "fact-not-known",
    /// A fact has a value of another kind than the request asks for (`fact`, `kind`).
    FactMalformed = "fact-malformed",
    /// What the law demands of the stated facts does not hold (`requirement`).
    RequirementUnmet = "requirement-unmet",
    /// A requirement is named as unmet that is met, or that is not asked (`requirement`).
    RequirementNotLacking = "requirement-not-lacking",
    /// A requirement that is not met is not named (`requirement`).
    RequirementNotNamed = "requirement-not-named",
    /// This channel stands in for another, and no failure is stated (`channel`).
    FailureMissing = "failure-missing",
    /// The failure was not long enough (`minutes`, `over`).
    FailureTooShort = "failure-too-short",
    /// The package is complete: there is nothing to refuse acceptance for.
    NothingLacking = "nothing-lacking",
    /// A paper is named as lacking that is there and valid (`document`).
    PaperNotLacking = "paper-not-lacking",
    /// A paper that lacks is not named (`document`).
    PaperNotNamed = "paper-not-named",
    /// A paper is named twice (`document`).
    PaperNamedTwice = "paper-named-twice",

    // checks and evidence
    CheckNotKnown = "check-not-known",
    /// The check does not apply to this application.
    CheckNotApplicable = "check-not-applicable",
    /// A failed answer needs evidence.
    EvidenceMissing = "evidence-missing",
    /// Fewer pieces than the ground demands (`count`, `min`).
    EvidenceTooFew = "evidence-too-few",
    /// The ground does not accept this kind of evidence (`kind`).
    EvidenceKindNotAccepted = "evidence-kind-not-accepted",
    /// The same piece is named twice.
    EvidenceTwice = "evidence-twice",
    /// No paper of this case has these bytes.
    EvidencePaperNotInCase = "evidence-paper-not-in-case",
    /// The paper has no such page (`page`, `pages`).
    EvidencePageNotThere = "evidence-page-not-there",
    /// Neither a page nor a quote is given.
    EvidencePlaceMissing = "evidence-place-missing",
    /// The quoted passage does not stand on the page (`page`).
    EvidenceQuoteNotThere = "evidence-quote-not-there",
    /// An image, or a page without text, needs a description of what it shows.
    EvidenceDescriptionMissing = "evidence-description-missing",
    /// The check has no recorded answer.
    EvidenceCheckUnanswered = "evidence-check-unanswered",
    /// There is no recommendation to refer to.
    EvidenceRecommendationAbsent = "evidence-recommendation-absent",
    /// There is no record of the assessment to refer to (`assessment`).
    EvidenceAssessmentAbsent = "evidence-assessment-absent",
    /// There is no record of a hearing to refer to.
    EvidenceHearingAbsent = "evidence-hearing-absent",

    // tests, questionnaires, interviews, the notice
    /// The request has no such assessment.
    AssessmentNotKnown = "assessment-not-known",
    /// The assessment belongs to another stage (`assessment`).
    AssessmentNotAtStage = "assessment-not-at-stage",
    /// It is dated in the future (`held_at`).
    AssessmentInFuture = "assessment-in-future",
    /// A part has no score (`part`).
    PartScoreMissing = "part-score-missing",
    /// A score lies outside the range of its part (`part`, `max`).
    PartScoreOutOfRange = "part-score-out-of-range",
    /// The assessment has no such part (`part`).
    PartNotKnown = "part-not-known",
    /// Scores or an outcome are given for somebody who did not come.
    NoShowScored = "no-show-scored",
    /// The assessment is judged on a scale, and no step is chosen.
    OutcomeMissing = "outcome-missing",
    /// The scale has no such step, or the assessment is judged on none (`outcome`).
    OutcomeNotKnown = "outcome-not-known",
    /// The policy names forms, and none is chosen.
    FormMissing = "form-missing",
    /// The policy does not know the form (`form`).
    FormNotKnown = "form-not-known",
    /// It may not be taken again that often (`attempts`, `most`).
    RetakesExhausted = "retakes-exhausted",
    /// An assessment that the route demands was not passed (`assessment`).
    AssessmentNotPassed = "assessment-not-passed",
    /// The notice has no number.
    NoticeNumberMissing = "notice-number-missing",
    /// No notice of conformity was issued.
    NoticeMissing = "notice-missing",
    // the Commission
    /// The minutes are missing.
    MinutesMissing = "minutes-missing",
    /// The reference to the video record is missing.
    VideoMissing = "video-missing",
    /// The actor has stepped back from this case.
    Recused = "recused",
    /// A vote against or an abstention needs reasons.
    VoteUnreasoned = "vote-unreasoned",
    /// A criterion of the policy has no score (`criterion`).
    ScoreMissing = "score-missing",
    /// A score lies outside its range (`criterion`, `max`).
    ScoreOutOfRange = "score-out-of-range",
    /// The policy does not know the criterion (`criterion`).
    CriterionNotKnown = "criterion-not-known",
    /// Fewer members voted than the quorum (`count`, `min`).
    QuorumNotReached = "quorum-not-reached",
    /// The votes do not reach the majority either way.
    VotesUndecided = "votes-undecided",
    /// The Commission has not recommended yet.
    RecommendationMissing = "recommendation-missing",
    /// A decision against the recommendation must say why.
    AgainstRecommendationUnreasoned = "against-recommendation-unreasoned",

    // refusal
    /// No ground is chosen.
    GroundMissing = "ground-missing",
    /// The edition does not list the ground (`ground`).
    GroundNotListed = "ground-not-listed",
    GroundTwice = "ground-twice",
    /// The ground is not open at this stage.
    GroundNotAtStage = "ground-not-at-stage",
    /// The ground is not open to the actor's role.
    GroundNotForRole = "ground-not-for-role",
    /// No check that supports the ground has failed.
    GroundCheckNotFailed = "ground-check-not-failed",
    /// The score is not below the threshold (`score`, `threshold`, in hundredths of a point).
    GroundScoreNotBelow = "ground-score-not-below",
    /// No score is recorded.
    GroundScoreAbsent = "ground-score-absent",
    /// Nothing that supports the ground failed.
    GroundNotSupported = "ground-not-supported",
    /// The Commission did not recommend to refuse.
    GroundNotRecommended = "ground-not-recommended",
    /// The policy says that the ground is not applied.
    GroundNotApplied = "ground-not-applied",
    /// A revocation does not say from which day it takes effect.
    EffectMissing = "effect-missing",
    /// The day of effect lies before the decision can be made (`earliest`).
    EffectTooEarly = "effect-too-early",
    /// Only a revocation has a day of effect.
    EffectNeedless = "effect-needless",
    /// One part of a finding is empty.
    FindingMissing = "finding-missing",
    /// A part of a finding is too short (`count`, `min`).
    FindingTooShort = "finding-too-short",
    /// A finding only repeats the title of the ground.
    FindingCopiesGround = "finding-copies-ground",
    /// The same text stands in two findings or in both parts of one.
    FindingRepeated = "finding-repeated",
    /// A warning: nearly the same as an earlier finding of the officer (`percent`).
    FindingNearCopy = "finding-near-copy",
    /// A failed check supports a ground that was not chosen, and no note says why (`check`).
    FailedCheckUnanswered = "failed-check-unanswered",
    /// A note answers a check that needs no answer (`check`).
    NotChosenNeedless = "not-chosen-needless",
    /// A slot of the letter has nothing to fill it (`slot`).
    LetterSlotEmpty = "letter-slot-empty",

    // hearing
    HearingNotDue = "hearing-not-due",
    HearingAlreadyNotified = "hearing-already-notified",
    HearingNotNotified = "hearing-not-notified",
    /// Fewer working days than the law asks lie between the notice and the act (`earliest`).
    HearingNoticeTooLate = "hearing-notice-too-late",
    /// The hearing is set before the notice can have run (`earliest`).
    HearingTooEarly = "hearing-too-early",
    /// The applicant may still object (`until`).
    ObjectionPeriodRunning = "objection-period-running",
    /// The hearing is over and nothing is recorded.
    HearingNotRecorded = "hearing-not-recorded",
    /// An objection has no answer.
    ObjectionUnanswered = "objection-unanswered",

    // approval
    /// A required check has no answer (`check`).
    CheckUnanswered = "check-unanswered",
    /// A check failed (`check`).
    CheckFailed = "check-failed",
    /// The Commission's score is below the threshold (`score`, `threshold`, in hundredths).
    ScoreBelowThreshold = "score-below-threshold",
    /// The result has no number.
    OutputNumberMissing = "output-number-missing",
    /// A reissued result must have a new number.
    OutputNumberNotNew = "output-number-not-new",
    /// There is no result, so it has no number.
    OutputNumberNeedless = "output-number-needless",
    /// The result needs a last day of validity.
    ValidityEndMissing = "validity-end-missing",
    /// The result has no last day of validity.
    ValidityEndNeedless = "validity-end-needless",
    /// The first day of validity lies before the decision can be made.
    ValidityBeginsTooEarly = "validity-begins-too-early",
    /// The last day of validity lies before the first.
    ValidityReversed = "validity-reversed",
    /// Valid for longer than the rules allow (`latest`).
    ValidityTooLong = "validity-too-long",
    /// Must end on the day the original ends (`expected`).
    ValidityNotAsOriginal = "validity-not-as-original",

    // signing and delivery
    /// Nobody signs what they prepared themselves.
    SignerPrepared = "signer-prepared",
    /// Nobody signs what they assessed themselves.
    SignerAssessed = "signer-assessed",
    /// Nobody signs what they alone voted on.
    SignerOnlyVoter = "signer-only-voter",
    /// This one is in the random sample of a batch: whoever signs opens it first (`percent`).
    SampleNotOpened = "sample-not-opened",
    /// A refusal is never signed among others.
    RefusalSignedAlone = "refusal-signed-alone",
    /// The prepared decision no longer meets the rules; see the other violations.
    PreparedNoLongerLawful = "prepared-no-longer-lawful",
    /// A representative collects only on a notarised power of attorney.
    PowerOfAttorneyMissing = "power-of-attorney-missing",
    /// The result of this application goes another way (`means`).
    DeliveryMeansNotOpen = "delivery-means-not-open",
    /// The edition does not provide for an annulment.
    AnnulmentNotProvided = "annulment-not-provided",
    /// None of the checks that an annulment rests on has failed.
    AnnulmentUnfounded = "annulment-unfounded",
    // complaints
    /// The edition does not know this way to complain (`appeal`).
    AppealNotKnown = "appeal-not-known",
    /// There is nothing to complain about yet.
    NothingToComplainOf = "nothing-to-complain-of",
    /// Nobody decides a complaint against what they decided themselves.
    ComplaintOwnDecision = "complaint-own-decision",
    /// Nobody of this name is an executor of the unit.
    AssigneeNotKnown = "assignee-not-known",
}
