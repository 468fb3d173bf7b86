//! A row taken apart: what it shares with many others, what is its own, and its texts.
//!
//! A [`Row`] owns a dozen small texts, and most of them are the same in thousands of rows: the
//! service, the stage, the officer. Whoever keeps many rows keeps the shared parts once. However
//! they do it, filters and orders read all of them alike: what can name its parts has
//! [`RowFacts`].

use chrono::{DateTime, NaiveDate, Utc};

use super::Row;
use super::facts::RowFacts;
use crate::casework::decision::Outcome;
use crate::casework::{CaseId, Login, RawText, StatusKind};
use crate::regulation::{
    Channel, EditionId, Language, LimitId, RequestKind, ServiceId, StageId, StageKind, UnitId,
};

/// What many rows have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Shape {
    pub service: ServiceId,
    pub request: RequestKind,
    pub channel: Channel,
    pub unit: UnitId,
    pub edition: EditionId,
    pub stage: StageId,
    pub stage_kind: StageKind,
    pub status: StatusKind,
    pub outcome: Option<Outcome>,
    pub language: Language,
    pub due_limit: Option<LimitId>,
    pub notes: u32,
    pub returned: bool,
    pub failed_checks: u32,
    pub hearing: Option<bool>,
    pub voted: Vec<Login>,
}

/// Who a case is assigned to, as a row says it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Assigned {
    pub login: Option<Login>,
    pub name: Option<RawText>,
}

/// What a row shares with no other, without its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Own {
    pub id: CaseId,
    pub version: u64,
    pub received_at: DateTime<Utc>,
    pub due_at: Option<DateTime<Utc>>,
    pub registered_on: NaiveDate,
}

/// How long the texts of a row are, which lie one after the other: the number, the applicant, the
/// masked personal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lengths {
    number: u32,
    applicant: u32,
    /// Nothing where there is no personal number.
    iin: Option<u32>,
}

impl Lengths {
    /// Returns how many bytes the texts have together.
    #[must_use]
    pub fn all(self) -> usize {
        (self.number + self.applicant + self.iin.unwrap_or_default()) as usize
    }
}

/// The parts of a row, its texts put elsewhere.
#[derive(Debug)]
pub struct Parts {
    pub own: Own,
    pub shape: Shape,
    pub assigned: Assigned,
    pub lengths: Lengths,
}

impl Parts {
    /// Takes a row apart. Its texts are added to `texts`; what it is searched by is not.
    #[must_use]
    pub fn of(row: Row, texts: &mut String) -> Self {
        let mut add = |text: &str| {
            texts.push_str(text);
            u32::try_from(text.len()).expect("the texts of a row are under 4 GiB")
        };
        Self {
            lengths: Lengths {
                number: add(&row.number),
                applicant: add(row.applicant.as_raw()),
                iin: row.iin_masked.as_deref().map(add),
            },
            own: Own {
                id: row.id,
                version: row.version,
                received_at: row.received_at,
                due_at: row.due_at,
                registered_on: row.registered_on,
            },
            assigned: Assigned {
                login: row.assigned_to,
                name: row.assigned_name,
            },
            shape: Shape {
                service: row.service,
                request: row.request,
                channel: row.channel,
                unit: row.unit,
                edition: row.edition,
                stage: row.stage,
                stage_kind: row.stage_kind,
                status: row.status,
                outcome: row.outcome,
                language: row.language,
                due_limit: row.due_limit,
                notes: row.notes,
                returned: row.returned,
                failed_checks: row.failed_checks,
                hearing: row.hearing,
                voted: row.voted,
            },
        }
    }
}

/// A row that is kept in parts.
pub trait InParts {
    fn own(&self) -> &Own;
    fn shape(&self) -> &Shape;
    fn assigned(&self) -> &Assigned;
    fn lengths(&self) -> Lengths;
    /// The texts that [`lengths`](Self::lengths) measures.
    fn texts(&self) -> &str;
    /// As [`Row::search`].
    fn folded(&self) -> &str;

    /// Returns the number, the applicant and the masked personal number.
    fn split(&self) -> (&str, &str, &str) {
        let lengths = self.lengths();
        let (number, rest) = self.texts().split_at(lengths.number as usize);
        let (applicant, iin) = rest.split_at(lengths.applicant as usize);
        (number, applicant, iin)
    }

    /// Returns the whole row.
    fn whole(&self) -> Row {
        let (number, applicant, iin) = self.split();
        let own = *self.own();
        let (shape, assigned) = (self.shape().clone(), self.assigned().clone());
        Row {
            id: own.id,
            number: number.to_owned(),
            version: own.version,
            service: shape.service,
            request: shape.request,
            channel: shape.channel,
            unit: shape.unit,
            edition: shape.edition,
            stage: shape.stage,
            stage_kind: shape.stage_kind,
            status: shape.status,
            outcome: shape.outcome,
            applicant: RawText::from(applicant),
            iin_masked: self.lengths().iin.map(|_| iin.to_owned()),
            search: self.folded().to_owned(),
            language: shape.language,
            registered_on: own.registered_on,
            received_at: own.received_at,
            due_limit: shape.due_limit,
            due_at: own.due_at,
            assigned_to: assigned.login,
            assigned_name: assigned.name,
            notes: shape.notes,
            returned: shape.returned,
            failed_checks: shape.failed_checks,
            hearing: shape.hearing,
            voted: shape.voted,
        }
    }

    /// Returns whether two rows say the same.
    fn is_as(&self, other: &Self) -> bool {
        self.own() == other.own()
            && self.lengths() == other.lengths()
            && self.texts() == other.texts()
            && (std::ptr::eq(self.shape(), other.shape()) || self.shape() == other.shape())
            && (std::ptr::eq(self.assigned(), other.assigned())
                || self.assigned() == other.assigned())
            && self.folded() == other.folded()
    }
}

impl<T: InParts> RowFacts for T {
    fn id(&self) -> CaseId {
        self.own().id
    }
    fn number(&self) -> &str {
        self.split().0
    }
    fn service(&self) -> &ServiceId {
        &self.shape().service
    }
    fn request(&self) -> RequestKind {
        self.shape().request
    }
    fn channel(&self) -> Channel {
        self.shape().channel
    }
    fn unit(&self) -> &UnitId {
        &self.shape().unit
    }
    fn stage(&self) -> &StageId {
        &self.shape().stage
    }
    fn stage_kind(&self) -> StageKind {
        self.shape().stage_kind
    }
    fn status(&self) -> StatusKind {
        self.shape().status
    }
    fn outcome(&self) -> Option<Outcome> {
        self.shape().outcome
    }
    fn applicant_raw(&self) -> &str {
        self.split().1
    }
    fn search(&self) -> &str {
        self.folded()
    }
    fn language(&self) -> Language {
        self.shape().language
    }
    fn registered_on(&self) -> NaiveDate {
        self.own().registered_on
    }
    fn received_at(&self) -> DateTime<Utc> {
        self.own().received_at
    }
    fn due_at(&self) -> Option<DateTime<Utc>> {
        self.own().due_at
    }
    fn assigned_to(&self) -> Option<&Login> {
        self.assigned().login.as_ref()
    }
    fn assigned_name_raw(&self) -> Option<&str> {
        self.assigned().name.as_ref().map(|name| name.as_raw())
    }
    fn has_notes(&self) -> bool {
        self.shape().notes > 0
    }
    fn is_returned(&self) -> bool {
        self.shape().returned
    }
    fn has_failed_checks(&self) -> bool {
        self.shape().failed_checks > 0
    }
    fn has_hearing(&self) -> bool {
        self.shape().hearing.is_some()
    }
    fn voted(&self) -> &[Login] {
        &self.shape().voted
    }
}
