//! The values that the words for a fault take.

use super::{Fact, Problem};

impl Problem {
    /// Returns the values that the words for it take, by name.
    #[must_use]
    pub fn facts(&self) -> Vec<(&'static str, Fact)> {
        let text = |text: &str| Fact::Text(text.to_owned());
        match self {
            Self::NotAFile
            | Self::NotUtf8
            | Self::UnknownFile
            | Self::MissingProviderHours
            | Self::HoursReversed
            | Self::LunchHalf
            | Self::RouteBegin
            | Self::RouteEnd
            | Self::ZeroAmount
            | Self::LimitEndsWhereItStarts
            | Self::SupportsAtAcceptance
            | Self::OptionsUnfit
            | Self::AssessmentUnmeasured
            | Self::CommissionRuleMissing
            | Self::CommissionRuleUnused
            | Self::CommissionUnsent
            | Self::CommissionWithoutChair
            | Self::SignersApart
            | Self::ThresholdWithoutCriteria
            | Self::NoticeOfNothing
            | Self::HearingAlwaysDue
            | Self::CommonNeeds
            | Self::InventedConfirmed
            | Self::ConfirmedWithoutValue => Vec::new(),
            Self::Unreadable { why } => vec![("why", text(why))],
            Self::TooLarge { most } => {
                vec![(
                    "most",
                    Fact::Number(i64::try_from(*most).unwrap_or(i64::MAX)),
                )]
            }
            Self::TooManyFiles { most } | Self::TooManyFaults { most } => {
                vec![(
                    "most",
                    Fact::Number(i64::try_from(*most).unwrap_or(i64::MAX)),
                )]
            }
            Self::MissingFile { name } => vec![("name", text(name))],
            Self::Syntax { text: words }
            | Self::BadValue { text: words }
            | Self::BadFilter { text: words }
            | Self::BadSort { text: words } => vec![("text", text(words))],
            Self::UnknownKey { key }
            | Self::MissingKey { key }
            | Self::MissingPolicyKey { key } => vec![("key", text(key))],
            Self::NotInPolicy { key, policy } => {
                vec![("key", text(key)), ("policy", text(policy))]
            }
            Self::BlankText { key } | Self::EmptyList { key } => vec![("key", text(key))],
            Self::WrongType { found, expected } => vec![
                ("found", Fact::Key(format!("found-{found}"))),
                ("expected", Fact::Shape(expected.clone())),
            ],
            Self::WrongValue { found, expected } => vec![
                ("found", text(found)),
                ("expected", Fact::Shape(expected.clone())),
            ],
            Self::WrongForm { expected } => vec![("expected", Fact::Shape(expected.clone()))],
            Self::BadCode { value } | Self::BadDateOrTime { value } => vec![("value", text(value))],
            Self::BlankWords { language } => {
                vec![("language", Fact::Key(format!("language-{language}")))]
            }
            Self::DuplicateId { id } => vec![("id", text(id))],
            Self::UnknownReference { kind, name } => vec![
                ("kind", Fact::Key(format!("named-{}", kind.code()))),
                ("name", text(name)),
            ],
            Self::NameMismatch {
                key,
                found,
                expected,
            } => vec![
                ("key", text(key)),
                ("found", text(found)),
                ("expected", text(expected)),
            ],
            Self::DaysReversed { first, last } => {
                vec![("first", Fact::Date(*first)), ("last", Fact::Date(*last))]
            }
            Self::UnconfirmedNotBefore { from, first } => {
                vec![("from", Fact::Date(*from)), ("first", Fact::Date(*first))]
            }
            Self::EndUnmarked { other } => vec![("other", text(other))],
            Self::EditionsOverlap { other, from } => {
                vec![("other", text(other)), ("from", Fact::Date(*from))]
            }
            Self::EditionsGap { other, from, until } => vec![
                ("other", text(other)),
                ("from", Fact::Date(*from)),
                ("until", Fact::Date(*until)),
            ],
            Self::RouteTwice { kind } | Self::RouteLacks { kind } | Self::RouteOrder { kind } => {
                vec![("kind", text(kind))]
            }
            Self::AmountTooLarge { most } => vec![("most", Fact::Number(i64::from(*most)))],
            Self::LimitCycle { through } => vec![("through", text(through))],
            Self::LeadTooLong { days, amount } => vec![
                ("days", Fact::Number(i64::from(*days))),
                ("amount", Fact::Number(i64::from(*amount))),
            ],
            Self::GroundUnsupported { ground }
            | Self::GroundNeverOpen { ground }
            | Self::NoCommission { ground } => {
                vec![("ground", text(ground))]
            }
            Self::SupportMissing { check, ground } | Self::SupportUnused { check, ground } => {
                vec![("check", text(check)), ("ground", text(ground))]
            }
            Self::StageUnfit { stage }
            | Self::StageWithoutAssessment { stage }
            | Self::StageNotAssessed { stage } => vec![("stage", text(stage))],
            Self::SupportNotTaken { by, ground } => {
                vec![("by", text(by)), ("ground", text(ground))]
            }
            Self::FactUnfit {
                fact,
                found,
                expected,
            } => vec![
                ("fact", text(fact)),
                ("found", text(found)),
                ("expected", text(expected)),
            ],
            Self::PassAboveMost { pass, most } => vec![
                ("pass", Fact::Number(i64::from(*pass))),
                ("most", Fact::Number(i64::from(*most))),
            ],
            Self::ThresholdDiffers { threshold } => vec![("threshold", text(threshold))],
            Self::UnseenConfirmed { act } => vec![("act", text(act))],
            Self::GapConfirmed { gap } => vec![("gap", text(gap))],
            Self::ThresholdAboveMaximum { threshold, maximum } => {
                vec![("threshold", text(threshold)), ("maximum", text(maximum))]
            }
            Self::DayOutsideYear { day, year } => vec![
                ("day", Fact::Date(*day)),
                ("year", Fact::Text(year.to_string())),
            ],
            Self::DayTwice { day }
            | Self::WorkedNotWeekend { day }
            | Self::InsteadOfItself { day } => {
                vec![("day", Fact::Date(*day))]
            }
            Self::MissingYear { year } => vec![("year", Fact::Text(year.to_string()))],
            Self::UnknownZone { zone } => vec![("zone", text(zone))],
        }
    }
}
