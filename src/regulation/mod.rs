//! The law as data: what a dated edition of a regulated service demands, and how time is counted.
//!
//! Pure: no files, no clock, no screen. `lawbook` fills these shapes from `config/`; `casework`
//! decides by them; both sides of the wire share them. Everything a person reads of the law
//! ([`Words`]) stands in the edition itself, so a case decided years ago still renders as it was.

pub mod assessment;
pub mod calendar;
pub mod canonical;
pub mod check;
pub mod citation;
pub mod code;
pub mod condition;
pub mod document;
pub mod edition;
pub mod fact;
pub mod ground;
pub mod hours;
pub mod law;
pub mod limit;
pub mod output;
pub mod policy;
pub mod procedure;
pub mod registration;
pub mod role;
pub mod trace;
pub mod words;

pub use assessment::{AssessmentPart, AssessmentRule, PartUnit, ScaleStep};
pub use calendar::{Calendar, CalendarGap, DayKind, YearCalendar};
pub use check::CheckRule;
pub use citation::{Act, Citation};
pub use code::{
    ActId, AppealId, AssessmentId, CheckId, CriterionId, DocumentId, EditionId, FactId, GroundId,
    HoursId, LimitId, OptionId, PartId, PolicyKey, RequirementId, ServiceId, StageId, UnitId,
};
pub use condition::{Condition, Detail};
pub use document::DocumentRule;
pub use edition::{
    Appeal, Channel, ChannelRule, DeliveryMeans, Edition, Fallback, InForce, RequestKind,
};
pub use fact::{
    FactKind, FactOption, FactRule, Literal, Requirement, RequirementAt, RequirementTest,
};
pub use ground::{EvidenceDemand, EvidenceKind, Ground, GroundCondition};
pub use hours::OfficeHours;
pub use law::Law;
pub use limit::{Amount, Limit, LimitOwner, Milestone, TermUnit};
pub use output::{Output, Validity};
pub use policy::{Criterion, Policy, PolicyGap, PolicyValue};
pub use procedure::{
    Annulment, CommissionRule, HearingRule, Procedure, Proceeding, RefusalToAccept, Stage,
    StageKind,
};
pub use registration::Registration;
pub use role::Role;
pub use words::{Language, Words};
