//! The row that queues read, and the language that filters and sorts it.
//!
//! The same parser and matcher run in the server and in the workstation.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::decision::Outcome;
use super::{Case, CaseId, Login, RawText, StatusKind};
use crate::regulation::{
    Channel, EditionId, Language, LimitId, RequestKind, Role, ServiceId, StageId, StageKind,
    UnitId, Words,
};

pub mod column;
pub mod facts;
pub mod filter;
pub mod fold;
pub mod layered;
pub mod layout;
pub mod lean;
pub mod packed;
pub mod parts;
pub mod sort;

/// One line of a queue: what a list shows, filters and sorts by. Personal numbers are masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Row {
    pub id: CaseId,
    pub number: String,
    pub version: u64,
    pub service: ServiceId,
    pub request: RequestKind,
    pub channel: Channel,
    pub unit: UnitId,
    pub edition: EditionId,
    pub stage: StageId,
    pub stage_kind: StageKind,
    pub status: StatusKind,
    /// What was prepared or decided.
    pub outcome: Option<Outcome>,
    pub applicant: RawText,
    pub iin_masked: Option<String>,
    /// Name, number and reference folded for searching; see [`fold`].
    pub search: String,
    pub language: Language,
    pub registered_on: NaiveDate,
    pub received_at: DateTime<Utc>,
    /// The office's limit that presses now.
    pub due_limit: Option<LimitId>,
    pub due_at: Option<DateTime<Utc>>,
    pub assigned_to: Option<Login>,
    pub assigned_name: Option<RawText>,
    pub notes: u32,
    pub returned: bool,
    pub failed_checks: u32,
    /// Whether a hearing was notified (and, if so, whether it is recorded).
    pub hearing: Option<bool>,
    /// Who voted, so that a member sees what still waits for them.
    pub voted: Vec<Login>,
}

impl Row {
    /// Returns the row of a case.
    #[must_use]
    pub fn of(case: &Case, stage_kind: StageKind) -> Self {
        let application = &case.application;
        let applicant = application.applicant.full_name();
        let due = case.next_due();
        let outcome = case
            .prepared()
            .map(|prepared| prepared.draft.outcome())
            .or_else(|| case.decision().map(|decision| decision.draft.outcome()));
        let failed = case
            .checks
            .values()
            .filter(|record| record.record.answer == super::command::Answer::Failed)
            .count();
        let reference = application
            .reference
            .as_ref()
            .map_or("", |text| text.as_raw());
        Self {
            id: case.id,
            number: case.number.clone(),
            version: case.version,
            service: application.service.clone(),
            request: application.request,
            channel: application.channel,
            unit: application.unit.clone(),
            edition: case.edition.clone(),
            stage: case.stage.clone(),
            stage_kind,
            status: case.status.kind(),
            outcome,
            search: fold::fold(&format!(
                "{} {} {reference}",
                applicant.as_raw(),
                case.number
            )),
            applicant,
            iin_masked: application
                .applicant
                .iin
                .as_ref()
                .map(super::person::PersonalNumber::shown),
            language: application.language,
            registered_on: case.registered_on,
            received_at: case.received_at,
            due_limit: due.map(|due| due.limit.clone()),
            due_at: due.and_then(|due| due.binding_due_at),
            assigned_to: case.assigned_to.as_ref().map(|person| person.login.clone()),
            assigned_name: case.assigned_to.as_ref().map(|person| person.name.clone()),
            notes: u32::try_from(case.notes.len()).unwrap_or(u32::MAX),
            returned: !case.returns.is_empty(),
            failed_checks: u32::try_from(failed).unwrap_or(u32::MAX),
            hearing: case
                .hearing
                .as_ref()
                .map(|hearing| hearing.record.is_some()),
            voted: case.votes.keys().cloned().collect(),
        }
    }
}

/// One queue as `config/queues/<slug>.toml` defines it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QueueDefinition {
    pub slug: String,
    pub title: Words,
    /// In the filter language.
    pub filter: String,
    pub columns: Vec<Column>,
    /// Such as `due` or `-registered`.
    pub sort: String,
    /// What `F8` offers first.
    pub default_action: super::CommandKind,
    /// What stands on the screen when nothing waits.
    pub empty: Words,
    pub roles: Vec<Role>,
    /// Order among the queues of a role.
    #[serde(default)]
    pub position: u32,
}

/// A column of a queue.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    Number,
    Due,
    Applicant,
    Service,
    Request,
    Stage,
    Status,
    Outcome,
    Channel,
    Registered,
    Assigned,
    Flags,
}
