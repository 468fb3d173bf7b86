//! What is wrong with a config file, where, and what to do.
//!
//! A fault is data: words for it live in the locales (`fault-<code>` and `fault-<code>-hint`).
//! Names and values quoted from a file are as they came and must be cleaned before they are shown.

mod facts;

use chrono::NaiveDate;

/// One thing that is wrong in `config/`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The path inside the config folder, with `/` on every system.
    pub file: String,
    /// Counted from 1; 1 for what concerns the whole file.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
    pub problem: Problem,
    /// The nearest thing that would have been right.
    pub suggestion: Option<String>,
}

/// What kind of thing a reference names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    Act,
    Channel,
    Check,
    Document,
    Fact,
    Ground,
    Hours,
    Limit,
    Stage,
}

impl Named {
    /// Returns the key of the words for it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Act => "act",
            Self::Channel => "channel",
            Self::Check => "check",
            Self::Document => "document",
            Self::Fact => "fact",
            Self::Ground => "ground",
            Self::Hours => "hours",
            Self::Limit => "limit",
            Self::Stage => "stage",
        }
    }
}

/// What a value in a file may be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    Text,
    WholeNumber,
    Number,
    Flag,
    List,
    Table,
    /// A whole number, or the policy key that holds it.
    Amount,
    /// A civil date.
    Date,
    /// True or false, a whole number or a text.
    Literal,
    /// True or false, a number, a text or one of the lists below.
    PolicyValue,
    /// A list of criteria with id, title, max and weight.
    Criteria,
    /// A list of outcomes or forms with id, title and whether they pass.
    Scale,
    /// A list of papers, as under `documents` of a request.
    Documents,
    /// A list of grounds, as under `grounds` of a request.
    Grounds,
    /// One of these texts.
    OneOf(Vec<String>),
    /// A whole number inside these bounds, both included.
    Between(i64, i64),
    /// Anything else, in the words of the reader (English).
    Other(String),
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Problem {
    // ── files ──
    /// The operating system's own words, in English.
    Unreadable {
        why: String,
    },
    NotAFile,
    /// Larger than this many bytes.
    TooLarge {
        most: u64,
    },
    TooManyFiles {
        most: usize,
    },
    NotUtf8,
    /// A file that nothing reads: a stray copy would silently not be law.
    UnknownFile,
    MissingFile {
        name: String,
    },
    // ── reading ──
    /// The parser's own words, in English.
    Syntax {
        text: String,
    },
    UnknownKey {
        key: String,
    },
    MissingKey {
        key: String,
    },
    WrongType {
        found: &'static str,
        expected: Shape,
    },
    WrongValue {
        found: String,
        expected: Shape,
    },
    /// It has none of the forms that it may have.
    WrongForm {
        expected: Shape,
    },
    BadCode {
        value: String,
    },
    BadDateOrTime {
        value: String,
    },
    /// Any other complaint of the reader, in English.
    BadValue {
        text: String,
    },
    TooManyFaults {
        most: usize,
    },
    // ── everywhere ──
    BlankWords {
        language: &'static str,
    },
    BlankText {
        key: &'static str,
    },
    EmptyList {
        key: &'static str,
    },
    DuplicateId {
        id: String,
    },
    UnknownReference {
        kind: Named,
        name: String,
    },
    /// A name inside a file differs from that of the file or folder.
    NameMismatch {
        key: &'static str,
        found: String,
        expected: String,
    },
    // ── editions ──
    DaysReversed {
        first: NaiveDate,
        last: NaiveDate,
    },
    UnconfirmedNotBefore {
        from: NaiveDate,
        first: NaiveDate,
    },
    EditionsOverlap {
        other: String,
        from: NaiveDate,
    },
    EditionsGap {
        other: String,
        from: NaiveDate,
        until: NaiveDate,
    },
    /// The last day is the day before a first day that nobody could confirm, and does not say so.
    EndUnmarked {
        other: String,
    },
    MissingProviderHours,
    HoursReversed,
    LunchHalf,
    // ── procedures ──
    RouteBegin,
    RouteEnd,
    /// A kind of stage that a route has twice.
    RouteTwice {
        kind: &'static str,
    },
    RouteLacks {
        kind: &'static str,
    },
    RouteOrder {
        kind: &'static str,
    },
    ZeroAmount,
    AmountTooLarge {
        most: u32,
    },
    LimitCycle {
        through: String,
    },
    LimitEndsWhereItStarts,
    LeadTooLong {
        days: u32,
        amount: u32,
    },
    GroundUnsupported {
        ground: String,
    },
    /// A ground rests on a check that does not say that it supports the ground.
    SupportMissing {
        check: String,
        ground: String,
    },
    /// A check supports a ground that does not rest on it.
    SupportUnused {
        check: String,
        ground: String,
    },
    /// A stage of this kind decides nothing about grounds or checks.
    StageUnfit {
        stage: String,
    },
    NoCommission {
        ground: String,
    },
    /// An assessment or a requirement supports a ground that rests on something else.
    SupportNotTaken {
        by: String,
        ground: String,
    },
    /// What is not met at acceptance never comes to a decision.
    SupportsAtAcceptance,
    /// A condition, a test or a validity needs a fact of another kind.
    FactUnfit {
        fact: String,
        found: &'static str,
        expected: &'static str,
    },
    /// A choice without options, or options of what is no choice.
    OptionsUnfit,
    /// A stage of an assessment that has none: nothing leads out of it.
    StageWithoutAssessment {
        stage: String,
    },
    /// An assessment at a stage of another kind.
    StageNotAssessed {
        stage: String,
    },
    /// An assessment without parts and without outcome: it would pass by itself.
    AssessmentUnmeasured,
    PassAboveMost {
        pass: u32,
        most: u32,
    },
    CommissionRuleMissing,
    CommissionRuleUnused,
    /// Nothing sends a case to the Commission.
    CommissionUnsent,
    /// Nobody of the Commission's stage may make its recommendation.
    CommissionWithoutChair,
    /// Nobody of the stage of signing is among those who may sign.
    SignersApart,
    /// A ground that is open at no stage where anything can be refused.
    GroundNeverOpen {
        ground: String,
    },
    ThresholdWithoutCriteria,
    /// A ground names another threshold than the Commission.
    ThresholdDiffers {
        threshold: String,
    },
    /// A notice of conformity of a route that assesses nothing.
    NoticeOfNothing,
    /// Only a revocation has a hearing that is always due.
    HearingAlwaysDue,
    /// A common ground rests on what only one edition knows.
    CommonNeeds,
    /// A citation of an act that nobody saw says that it is confirmed.
    UnseenConfirmed {
        act: String,
    },
    /// A value that stands for a gap in the sources says that it is confirmed.
    GapConfirmed {
        gap: String,
    },
    /// A value of the demonstration says that it is confirmed.
    InventedConfirmed,
    // ── policy ──
    MissingPolicyKey {
        key: String,
    },
    /// An edition names a key that a policy file does not have.
    NotInPolicy {
        key: String,
        policy: String,
    },
    ConfirmedWithoutValue,
    ThresholdAboveMaximum {
        threshold: String,
        maximum: String,
    },
    // ── calendar ──
    DayOutsideYear {
        day: NaiveDate,
        year: i32,
    },
    DayTwice {
        day: NaiveDate,
    },
    WorkedNotWeekend {
        day: NaiveDate,
    },
    InsteadOfItself {
        day: NaiveDate,
    },
    MissingYear {
        year: i32,
    },
    UnknownZone {
        zone: String,
    },
    // ── queues ──
    BadFilter {
        text: String,
    },
    BadSort {
        text: String,
    },
}

/// A value inside the words for a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// As it stands in the file: not cleaned.
    Text(String),
    Number(i64),
    Date(NaiveDate),
    /// The key of words, such as `shape-text`.
    Key(String),
    Shape(Shape),
}

impl Problem {
    /// Returns the key of the words for it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "unreadable",
            Self::NotAFile => "not-a-file",
            Self::TooLarge { .. } => "too-large",
            Self::TooManyFiles { .. } => "too-many-files",
            Self::NotUtf8 => "not-utf8",
            Self::UnknownFile => "unknown-file",
            Self::MissingFile { .. } => "missing-file",
            Self::Syntax { .. } => "syntax",
            Self::UnknownKey { .. } => "unknown-key",
            Self::MissingKey { .. } => "missing-key",
            Self::WrongType { .. } => "wrong-type",
            Self::WrongValue { .. } => "wrong-value",
            Self::WrongForm { .. } => "wrong-form",
            Self::BadCode { .. } => "bad-code",
            Self::BadDateOrTime { .. } => "bad-date-or-time",
            Self::BadValue { .. } => "bad-value",
            Self::TooManyFaults { .. } => "too-many-faults",
            Self::BlankWords { .. } => "blank-words",
            Self::BlankText { .. } => "blank-text",
            Self::EmptyList { .. } => "empty-list",
            Self::DuplicateId { .. } => "duplicate-id",
            Self::UnknownReference { .. } => "unknown-reference",
            Self::NameMismatch { .. } => "name-mismatch",
            Self::DaysReversed { .. } => "days-reversed",
            Self::UnconfirmedNotBefore { .. } => "unconfirmed-not-before",
            Self::EditionsOverlap { .. } => "editions-overlap",
            Self::EditionsGap { .. } => "editions-gap",
            Self::EndUnmarked { .. } => "end-unmarked",
            Self::MissingProviderHours => "missing-provider-hours",
            Self::HoursReversed => "hours-reversed",
            Self::LunchHalf => "lunch-half",
            Self::RouteBegin => "route-begin",
            Self::RouteEnd => "route-end",
            Self::RouteTwice { .. } => "route-twice",
            Self::RouteLacks { .. } => "route-lacks",
            Self::RouteOrder { .. } => "route-order",
            Self::ZeroAmount => "zero-amount",
            Self::AmountTooLarge { .. } => "amount-too-large",
            Self::LimitCycle { .. } => "limit-cycle",
            Self::LimitEndsWhereItStarts => "limit-ends-where-it-starts",
            Self::LeadTooLong { .. } => "lead-too-long",
            Self::GroundUnsupported { .. } => "ground-unsupported",
            Self::SupportMissing { .. } => "support-missing",
            Self::SupportUnused { .. } => "support-unused",
            Self::StageUnfit { .. } => "stage-unfit",
            Self::NoCommission { .. } => "no-commission",
            Self::SupportNotTaken { .. } => "support-not-taken",
            Self::SupportsAtAcceptance => "supports-at-acceptance",
            Self::FactUnfit { .. } => "fact-unfit",
            Self::OptionsUnfit => "options-unfit",
            Self::StageWithoutAssessment { .. } => "stage-without-assessment",
            Self::StageNotAssessed { .. } => "stage-not-assessed",
            Self::AssessmentUnmeasured => "assessment-unmeasured",
            Self::PassAboveMost { .. } => "pass-above-most",
            Self::CommissionRuleMissing => "commission-rule-missing",
            Self::CommissionRuleUnused => "commission-rule-unused",
            Self::CommissionUnsent => "commission-unsent",
            Self::CommissionWithoutChair => "commission-without-chair",
            Self::SignersApart => "signers-apart",
            Self::GroundNeverOpen { .. } => "ground-never-open",
            Self::ThresholdWithoutCriteria => "threshold-without-criteria",
            Self::ThresholdDiffers { .. } => "threshold-differs",
            Self::NoticeOfNothing => "notice-of-nothing",
            Self::HearingAlwaysDue => "hearing-always-due",
            Self::CommonNeeds => "common-needs",
            Self::UnseenConfirmed { .. } => "unseen-confirmed",
            Self::GapConfirmed { .. } => "gap-confirmed",
            Self::InventedConfirmed => "invented-confirmed",
            Self::MissingPolicyKey { .. } => "missing-policy-key",
            Self::NotInPolicy { .. } => "not-in-policy",
            Self::ConfirmedWithoutValue => "confirmed-without-value",
            Self::ThresholdAboveMaximum { .. } => "threshold-above-maximum",
            Self::DayOutsideYear { .. } => "day-outside-year",
            Self::DayTwice { .. } => "day-twice",
            Self::WorkedNotWeekend { .. } => "worked-not-weekend",
            Self::InsteadOfItself { .. } => "instead-of-itself",
            Self::MissingYear { .. } => "missing-year",
            Self::UnknownZone { .. } => "unknown-zone",
            Self::BadFilter { .. } => "bad-filter",
            Self::BadSort { .. } => "bad-sort",
        }
    }
}

/// Returns the candidate most like `name`, when one is like it at all.
pub(super) fn nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    // A name of a megabyte is like nothing, and measuring it would take for ever.
    if name.len() > 64 {
        return None;
    }
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .filter(|(distance, candidate)| {
            *distance <= (name.chars().count().max(candidate.chars().count()) / 3).max(1)
        })
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}
