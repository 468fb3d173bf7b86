//! What filters and orders ask of a row, however the row is kept.
//!
//! The server keeps whole rows; the workstation keeps long queues packed. Both are matched and
//! sorted by the same code, which sees a row through this trait and copies nothing.

use chrono::{DateTime, NaiveDate, Utc};

use super::Row;
use crate::casework::decision::Outcome;
use crate::casework::{CaseId, Login, StatusKind};
use crate::regulation::{Channel, Language, RequestKind, ServiceId, StageId, StageKind, UnitId};

/// A row as filters and orders see it. Texts of people are raw: for comparing, never for showing.
pub trait RowFacts {
    fn id(&self) -> CaseId;
    fn number(&self) -> &str;
    fn service(&self) -> &ServiceId;
    fn request(&self) -> RequestKind;
    fn channel(&self) -> Channel;
    fn unit(&self) -> &UnitId;
    fn stage(&self) -> &StageId;
    fn stage_kind(&self) -> StageKind;
    fn status(&self) -> StatusKind;
    fn outcome(&self) -> Option<Outcome>;
    fn applicant_raw(&self) -> &str;
    /// As [`Row::search`].
    fn search(&self) -> &str;
    fn language(&self) -> Language;
    fn registered_on(&self) -> NaiveDate;
    fn received_at(&self) -> DateTime<Utc>;
    fn due_at(&self) -> Option<DateTime<Utc>>;
    fn assigned_to(&self) -> Option<&Login>;
    fn assigned_name_raw(&self) -> Option<&str>;
    fn has_notes(&self) -> bool;
    fn is_returned(&self) -> bool;
    fn has_failed_checks(&self) -> bool;
    fn has_hearing(&self) -> bool;
    fn voted(&self) -> &[Login];

    /// Returns the part of [`search`](Self::search) that is the applicant's name.
    fn folded_name(&self) -> &str {
        let search = self.search();
        memchr::memmem::find(search.as_bytes(), self.number().as_bytes())
            .and_then(|end| search.get(..end))
            .unwrap_or(search)
    }
}

impl RowFacts for Row {
    fn id(&self) -> CaseId {
        self.id
    }
    fn number(&self) -> &str {
        &self.number
    }
    fn service(&self) -> &ServiceId {
        &self.service
    }
    fn request(&self) -> RequestKind {
        self.request
    }
    fn channel(&self) -> Channel {
        self.channel
    }
    fn unit(&self) -> &UnitId {
        &self.unit
    }
    fn stage(&self) -> &StageId {
        &self.stage
    }
    fn stage_kind(&self) -> StageKind {
        self.stage_kind
    }
    fn status(&self) -> StatusKind {
        self.status
    }
    fn outcome(&self) -> Option<Outcome> {
        self.outcome
    }
    fn applicant_raw(&self) -> &str {
        self.applicant.as_raw()
    }
    fn search(&self) -> &str {
        &self.search
    }
    fn language(&self) -> Language {
        self.language
    }
    fn registered_on(&self) -> NaiveDate {
        self.registered_on
    }
    fn received_at(&self) -> DateTime<Utc> {
        self.received_at
    }
    fn due_at(&self) -> Option<DateTime<Utc>> {
        self.due_at
    }
    fn assigned_to(&self) -> Option<&Login> {
        self.assigned_to.as_ref()
    }
    fn assigned_name_raw(&self) -> Option<&str> {
        self.assigned_name.as_ref().map(|name| name.as_raw())
    }
    fn has_notes(&self) -> bool {
        self.notes > 0
    }
    fn is_returned(&self) -> bool {
        self.returned
    }
    fn has_failed_checks(&self) -> bool {
        self.failed_checks > 0
    }
    fn has_hearing(&self) -> bool {
        self.hearing.is_some()
    }
    fn voted(&self) -> &[Login] {
        &self.voted
    }
}
