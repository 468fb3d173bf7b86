//! The law as data: what a dated edition of a regulated service demands, and how time is counted.
//!
//! Pure: no files, no clock, no screen. `lawbook` fills these shapes from `config/`; `casework`
//! decides by them; both sides of the wire share them. Everything a person reads of the law
//! ([`Words`]) stands in the edition itself, so a case decided years ago still renders as it was.

pub mod calendar;
pub mod canonical;
pub mod check;
pub mod citation;
pub mod code;
pub mod condition;
pub mod document;
pub mod edition;
pub mod ground;
pub mod hours;
pub mod limit;
pub mod output;
pub mod policy;
pub mod procedure;
pub mod registration;
pub mod role;
pub mod trace;
pub mod words;

pub use calendar::{Calendar, CalendarGap, DayKind, YearCalendar};
pub use check::CheckRule;
pub use citation::{Act, Citation};
pub use code::{
    ActId, CheckId, CriterionId, DocumentId, EditionId, GroundId, HoursId, LimitId, PolicyKey,
    ServiceId, StageId, UnitId,
};
pub use condition::{Condition, Detail};
pub use document::DocumentRule;
pub use edition::{Channel, ChannelRule, Edition, InForce, RequestKind};
pub use ground::{EvidenceDemand, EvidenceKind, Ground, GroundCondition};
pub use hours::OfficeHours;
pub use limit::{Amount, Limit, LimitOwner, Milestone, TermUnit};
pub use output::{Output, Validity};
pub use policy::{Criterion, Policy, PolicyGap, PolicyValue};
pub use procedure::{HearingRule, Procedure, Stage, StageKind};
pub use registration::Registration;
pub use role::Role;
pub use words::{Language, Words};

/// Everything the engine judges a case by: the edition pinned at registration, and the policy
/// and calendar of the day.
///
/// Each part is immutable and named by the SHA-256 of its canonical JSON, so both sides of the
/// wire can say exactly which law they used.
#[derive(Debug, Clone, PartialEq)]
pub struct Law {
    pub edition: std::sync::Arc<Edition>,
    pub edition_sha256: String,
    pub policy: std::sync::Arc<Policy>,
    pub policy_sha256: String,
    pub calendar: std::sync::Arc<Calendar>,
    pub calendar_sha256: String,
}
