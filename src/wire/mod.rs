//! The shapes on the network that are not domain types.
//!
//! JSON in snake_case, instants RFC 3339 in UTC, civil dates `YYYY-MM-DD`. Everything a peer
//! sends is hostile until it was parsed into one of these.

pub mod batch;
pub mod feed;
pub mod law;
pub mod look;
pub mod problem;
pub mod session;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::casework::clocks::Due;
use crate::casework::decision::Outcome;
use crate::casework::queue::QueueDefinition;
use crate::casework::{
    Case, CaseId, CommandKind, Offer, PersonRef, RawText, StatusKind, Violation,
};
use crate::regulation::trace::LimitTrace;
use crate::regulation::{EditionId, Language, StageId, UnitId};

pub use batch::{Batch, BatchAnswer, BatchItem, BatchOutcome, BatchResult};
pub use law::LawRef;
pub use look::Look;
pub use problem::Problem;
pub use session::{Me, OpenDeviceSession, OpenSession, SessionOpened};

/// `GET /v1/queues`: the queues that the signed-in person sees, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QueueList {
    pub queues: Vec<QueueSummary>,
    /// The law that the cases of these queues are judged by: words and countdowns of rows come
    /// from it.
    #[serde(default)]
    pub laws: Vec<LawRef>,
    /// Law time of the server when it counted.
    pub now: DateTime<Utc>,
}

/// A queue with how much waits in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QueueSummary {
    #[serde(flatten)]
    pub definition: QueueDefinition,
    pub count: u64,
    pub overdue: u64,
    /// Due by the end of the next working day.
    pub due_soon: u64,
}

/// `GET /v1/queues/{slug}/cases`: one page. As `application/x-ndjson` it is the whole queue, one
/// row a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QueuePage {
    pub rows: Vec<crate::casework::queue::Row>,
    /// How many rows match in all.
    pub total: u64,
    /// Cursor of the next page, bound to queue, filter and sort; absent on the last one.
    pub next: Option<String>,
    pub now: DateTime<Utc>,
}

/// The headers of a queue that comes one row a line.
pub struct QueueHeaders;

impl QueueHeaders {
    /// How many lines follow.
    pub const ROWS: &str = "kezek-rows";
    /// The moment of the rows; `?since=` asks later what changed since.
    pub const AT: &str = "kezek-at";
    /// `true` when the lines are what changed since the moment that was named; else they are the
    /// whole queue.
    pub const DELTA: &str = "kezek-delta";
}

/// A line of what changed in a queue: the case is not in it, or not any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeftQueue {
    pub left: CaseId,
}

/// A line of a queue that comes one a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum QueueLine {
    Left(LeftQueue),
    Row(Box<crate::casework::queue::Row>),
}

/// `GET /v1/cases/{id}`; the version is also the `ETag`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CaseView {
    pub case: Case,
    pub law: LawRef,
    pub lease: Option<Lease>,
    /// Colleagues who opened the case in the last quarter of an hour, the last one first.
    #[serde(default)]
    pub lookers: Vec<Looker>,
    /// Law time of the server.
    pub now: DateTime<Utc>,
}

/// Somebody who opened a case not long ago.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Looker {
    pub person: PersonRef,
    /// Wall time (UTC) of the last time.
    pub at: DateTime<Utc>,
}

/// `GET /v1/cases/{id}/actions`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Actions {
    pub version: u64,
    pub offers: Vec<Offer>,
}

/// `GET /v1/cases/{id}/clock`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClockView {
    pub version: u64,
    pub registered_on: NaiveDate,
    pub limits: Vec<LimitTrace>,
}

/// `GET /v1/cases/{id}/events`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct History {
    pub events: Vec<crate::casework::Recorded>,
}

/// The answer to a command that was recorded (or, with `dry_run`, would be).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CommandAnswer {
    pub case_id: CaseId,
    pub command: CommandKind,
    pub dry_run: bool,
    /// Version after the command; on a dry run the version it was checked on.
    pub version: u64,
    /// Names of the events recorded.
    pub events: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Violation>,
}

/// `GET /v1/commands/{key}`: what became of an `Idempotency-Key`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum KeyState {
    /// The command was recorded; this was the answer.
    Done { answer: CommandAnswer },
    /// Nothing was recorded under this key.
    Unknown,
}

/// Who works on a case now: a courtesy, not a lock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Lease {
    pub holder: PersonRef,
    /// Wall time (UTC).
    pub since: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// `GET /v1/cases/{id}/lease`: who works on a case now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LeaseView {
    pub lease: Option<Lease>,
    /// Why the holder took it from somebody else, when that is how they got it.
    pub taken_because: Option<crate::casework::RawText>,
}

/// `PUT /v1/cases/{id}/lease`: take it over from its holder, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeOver {
    pub reason: crate::casework::RawText,
}

/// `POST /v1/cases/{id}/personal-numbers`: why the numbers are needed. It stands in the access log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reveal {
    pub reason: crate::casework::RawText,
}

/// What an officer is still typing: `GET|PUT /v1/cases/{id}/drafts/{kind}`. It is kept as it is,
/// however unfinished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftBody {
    /// The version of the case the dialog was opened on.
    pub case_version: u64,
    /// Made when the dialog was opened; the command is sent with it.
    pub idempotency_key: Uuid,
    /// The dialog's own shape.
    pub fields: serde_json::Value,
    /// Wall time of the last change (UTC).
    pub saved_at: DateTime<Utc>,
}

/// `GET /v1/cases/{id}/drafts`: who has begun something about a case, the last one saved first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DraftList {
    pub drafts: Vec<DraftBegun>,
}

/// `GET /v1/drafts`: what the person has begun and not sent, in any case, the last one saved first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OwnDrafts {
    pub drafts: Vec<OwnDraft>,
    /// There are more of them, which were saved earlier.
    pub more: bool,
}

/// One of the person's own drafts, without what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OwnDraft {
    pub case_id: CaseId,
    pub number: String,
    /// Name of the dialog, such as that of its command.
    pub kind: String,
    /// Wall time of the last change (UTC).
    pub saved_at: DateTime<Utc>,
}

/// That somebody has a draft; what they typed is theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DraftBegun {
    pub by: PersonRef,
    /// Name of the dialog, such as that of its command.
    pub kind: String,
    /// Wall time of the last change (UTC).
    pub saved_at: DateTime<Utc>,
}

/// `POST /v1/applications`, answered with 201.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Receipt {
    pub case_id: CaseId,
    /// The unique number of the coupon.
    pub number: String,
    pub received_at: DateTime<Utc>,
    pub registered_on: NaiveDate,
    pub edition: EditionId,
    pub unit: UnitId,
    pub dues: Vec<Due>,
}

/// `GET /v1/applications/{reference}`: what became of it, for the channel that handed it in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ApplicationStatus {
    pub case_id: CaseId,
    pub number: String,
    pub status: StatusKind,
    pub stage: StageId,
    pub registered_on: NaiveDate,
    /// By when the law wants a result (UTC); none while nothing says so.
    pub result_due: Option<DateTime<Utc>>,
    /// What was decided.
    pub outcome: Option<Outcome>,
    pub delivered_at: Option<DateTime<Utc>>,
    /// What went out last: a decision, a refusal to accept, a notice, an annulment, an answer to a
    /// complaint.
    pub letter: Option<SentLetter>,
}

/// A letter as it went out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SentLetter {
    pub language: Language,
    pub text: crate::casework::RawText,
    pub sha256: String,
}

/// `PUT /v1/documents/{sha256}`, answered with 201 or, when it was there, 200.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Stored {
    pub sha256: String,
    pub byte_count: u64,
    pub media_type: crate::casework::paper::MediaType,
    pub pages: u32,
}

/// `GET /v1/colleagues`: executors by unit to whom a case can be assigned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Colleagues {
    pub by_unit: BTreeMap<UnitId, Vec<PersonRef>>,
}

/// `GET /v1/recent-findings`: the officer's own last findings, for the near-copy warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RecentFindings {
    pub findings: Vec<crate::casework::RawText>,
}

/// `POST /v1/demo/next-working-day`, on a demo server only: the law clock goes on to 09:00 of
/// the next working day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DemoDay {
    pub now: DateTime<Utc>,
}

/// `GET /v1/audit/head`: the end of the checkpoint chain. Noted elsewhere, it proves later that
/// nothing was cut off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AuditHead {
    /// Number of the last checkpoint; 0 before the first case.
    pub no: u64,
    /// Its hash; empty before the first case.
    pub hash: String,
}

/// `GET /v1/audit/cases/{case}/access`: who looked at a case and its papers, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AccessLog {
    pub lines: Vec<AccessLine>,
    /// Cursor of the next page; absent on the last one.
    pub next: Option<Uuid>,
}

/// One line of the access log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AccessLine {
    pub id: Uuid,
    /// Wall time (UTC).
    pub at: DateTime<Utc>,
    pub login: String,
    /// What was done, such as `case-viewed`.
    pub act: String,
    /// Whether the case was assigned to them then.
    pub assigned: Option<bool>,
    /// SHA-256 of the paper that was looked at.
    pub document: Option<String>,
    /// The reason they gave; of a view of a case, the version that was shown (`v7`).
    pub note: Option<RawText>,
}

/// `GET /health/live` and `GET /health/ready`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Health {
    pub status: HealthStatus,
}

/// What a server says of its health when it is well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HealthStatus {
    Live,
    Ready,
}
