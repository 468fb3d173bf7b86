//! Running a command on a case: at most once, only on the version it was based on, all of it or
//! nothing.

use super::read_case::CaseRef;
use super::record::Outcome;
use super::{Office, OfficeError, Session};
use crate::casework::{Actor, Code, Command, RawText, Violation, Violations, decide, warnings};
use crate::defect::{Defect, is_on};
use crate::regulation::canonical::sha256_of;
use crate::regulation::{Law, Role};
use crate::store::plan::KeyRecord;
use crate::store::{Commit, StoreError, StoredCase};
use crate::wire::problem::{ChangeSince, Conflict};
use crate::wire::{CommandAnswer, KeyState};

/// A command as it was sent.
#[derive(Debug, Clone)]
pub struct CommandRequest {
    pub case: CaseRef,
    pub command: Command,
}

/// A command that is to be recorded, with what makes it safe.
#[derive(Debug, Clone)]
pub struct KeyedRequest {
    pub request: CommandRequest,
    /// The version of the case it is based on.
    pub version: u64,
    /// The `Idempotency-Key`.
    pub key: String,
}

impl Office {
    /// Runs a command.
    ///
    /// A key that was recorded before with the same command gives the answer of that time, with
    /// another command [`OfficeError::KeyReused`], and while its twin runs
    /// [`OfficeError::TwinInFlight`]. A refused command leaves its key free.
    ///
    /// # Errors
    /// Those, [`OfficeError::Stale`], [`OfficeError::Violations`] with every rule it breaks, and
    /// [`OfficeError::NotFound`].
    pub async fn run_command(
        &self,
        session: &Session,
        keyed: KeyedRequest,
    ) -> Result<CommandAnswer, OfficeError> {
        let login = &session.actor.login;
        let flight = self
            .in_flight
            .take(login, &keyed.key)
            .ok_or(OfficeError::TwinInFlight)?;
        let stored = self.visible_case(session, &keyed.request.case).await?;
        let id = stored.case.id;
        let body_sha256 = sha256_of(&(id, &keyed.request.command));
        if stored.case.version != keyed.version {
            // Only a command that was recorded moves a case: a key that was used with this one is
            // looked for where the case has moved, and otherwise where it is recorded.
            if let Some(answer) = self.answered(session, &keyed.key, &body_sha256).await? {
                return Ok(answer);
            }
            if !is_on(Defect::NoVersionCheck) {
                return Err(self.stale(&stored, keyed.version).await?);
            }
        }
        let judged = self
            .judge(&session.actor, stored, keyed.request.command)
            .await;
        let judged = match judged {
            Ok(judged) => judged,
            Err(error) => {
                // What is wrong with the key comes before what is wrong with the command.
                return match self.answered(session, &keyed.key, &body_sha256).await? {
                    Some(answer) => Ok(answer),
                    None => Err(error),
                };
            }
        };
        let answer = judged.answer(false, judged.outcome.case.version);
        let key = KeyRecord {
            login: login.clone(),
            key: keyed.key.clone(),
            case: id,
            body_sha256: body_sha256.clone(),
            answer: serde_json::to_string(&answer)
                .map_err(|error| OfficeError::Internal(error.to_string()))?,
        };
        let Outcome {
            recorded,
            case,
            row,
        } = judged.outcome;
        let commit = Commit {
            key: Some(key).filter(|_| !is_on(Defect::NoIdempotency)),
            ..Commit::new(Some(&judged.head_hash), &recorded, &case, &row)
        };
        match self.commit(commit, row, Some(flight)).await {
            Ok(()) => Ok(answer),
            Err(StoreError::KeyTaken) => self
                .answered(session, &keyed.key, &body_sha256)
                .await?
                .ok_or(OfficeError::TwinInFlight),
            Err(StoreError::Stale) => {
                let now = self.visible_case(session, &CaseRef::Id(id)).await?;
                Err(self.stale(&now, keyed.version).await?)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Judges a command without recording anything. `version`, when given, must be the current
    /// one.
    ///
    /// # Errors
    /// As [`run_command`](Self::run_command), keys aside.
    pub async fn check_command(
        &self,
        session: &Session,
        request: CommandRequest,
        version: Option<u64>,
    ) -> Result<CommandAnswer, OfficeError> {
        let stored = self.visible_case(session, &request.case).await?;
        let current = stored.case.version;
        if let Some(version) = version.filter(|version| *version != current) {
            return Err(self.stale(&stored, version).await?);
        }
        let judged = self.judge(&session.actor, stored, request.command).await?;
        Ok(judged.answer(true, current))
    }

    /// Returns what became of a key.
    ///
    /// # Errors
    /// [`OfficeError::TwinInFlight`] while its command runs.
    pub async fn key_state(&self, session: &Session, key: &str) -> Result<KeyState, OfficeError> {
        let login = &session.actor.login;
        if self.in_flight.has(login, key) {
            return Err(OfficeError::TwinInFlight);
        }
        Ok(match self.store.kept_answer(login, key).await? {
            Some(kept) => KeyState::Done {
                answer: kept.answer,
            },
            None => KeyState::Unknown,
        })
    }

    async fn answered(
        &self,
        session: &Session,
        key: &str,
        body_sha256: &str,
    ) -> Result<Option<CommandAnswer>, OfficeError> {
        match self.store.kept_answer(&session.actor.login, key).await? {
            None => Ok(None),
            Some(kept) if kept.body_sha256 == body_sha256 => Ok(Some(kept.answer)),
            Some(_) => Err(OfficeError::KeyReused),
        }
    }

    async fn judge(
        &self,
        by: &Actor,
        stored: StoredCase,
        mut command: Command,
    ) -> Result<Judged, OfficeError> {
        let law = self.law_of(&stored.case).await?;
        let unknown = self.name_assignee(&stored, &mut command).await?;
        let now = self.now();
        let decided = decide(&stored.case, &command, &law, by, now);
        let events = match (decided, unknown) {
            (Ok(events), None) => events,
            (Ok(_), Some(unknown)) => {
                return Err(OfficeError::Violations(Violations(vec![unknown])));
            }
            (Err(mut violations), unknown) => {
                violations.extend(unknown);
                return Err(OfficeError::Violations(violations));
            }
        };
        let warnings = self.warn(by, &stored, &command, &law).await?;
        let kind = command.kind();
        let outcome = self.record(Some((stored.case, stored.last_at)), events, &law, by, now)?;
        Ok(Judged {
            outcome,
            kind,
            warnings,
            head_hash: stored.head_hash,
        })
    }

    /// Puts the name of the account on an assignment, or says that there is no such executor.
    async fn name_assignee(
        &self,
        stored: &StoredCase,
        command: &mut Command,
    ) -> Result<Option<Violation>, OfficeError> {
        let Command::Assign(assign) = command else {
            return Ok(None);
        };
        let executors = self.store.holders(Role::Executor).await?;
        let found = executors
            .get(stored.case.unit())
            .and_then(|people| people.iter().find(|person| person.login == assign.to.login));
        Ok(match found {
            Some(person) => {
                assign.to = person.clone();
                None
            }
            None => Some(
                Violation::new(Code::AssigneeNotKnown, "/to/login")
                    .with("login", assign.to.login.as_str()),
            ),
        })
    }

    async fn warn(
        &self,
        by: &Actor,
        stored: &StoredCase,
        command: &Command,
        law: &Law,
    ) -> Result<Vec<Violation>, OfficeError> {
        let recent: Vec<RawText> = match command {
            Command::PrepareRefusal(_) => self.recent_findings_of(&by.login).await?,
            Command::Accept(_)
            | Command::RefuseAcceptance(_)
            | Command::RecordCheck(_)
            | Command::AddNote(_)
            | Command::Assign(_)
            | Command::PassOn(_)
            | Command::RecordAssessment(_)
            | Command::IssueNotice(_)
            | Command::SendToCommission(_)
            | Command::Vote(_)
            | Command::Recuse(_)
            | Command::Recommend(_)
            | Command::PrepareApproval(_)
            | Command::NotifyHearing(_)
            | Command::RecordHearing(_)
            | Command::ReturnForRework(_)
            | Command::Sign(_)
            | Command::Deliver(_)
            | Command::Withdraw(_)
            | Command::Annul(_)
            | Command::RegisterComplaint(_)
            | Command::DecideComplaint(_) => Vec::new(),
        };
        Ok(warnings(
            &stored.case,
            command,
            law,
            by,
            self.now(),
            &recent,
        ))
    }

    /// Says where the case stands and who moved it since `version`.
    async fn stale(&self, stored: &StoredCase, version: u64) -> Result<OfficeError, OfficeError> {
        let events = self.store.history(stored.case.id, version).await?;
        let changes = events
            .into_iter()
            .map(|recorded| ChangeSince {
                version: recorded.seq,
                event: recorded.event.code().to_owned(),
                by: recorded.by,
                at: recorded.at,
            })
            .collect();
        Ok(OfficeError::Stale(Box::new(Conflict {
            current_version: stored.case.version,
            changes,
        })))
    }
}

/// A lawful command, not yet recorded.
struct Judged {
    outcome: Outcome,
    kind: crate::casework::CommandKind,
    warnings: Vec<Violation>,
    head_hash: String,
}

impl Judged {
    fn answer(&self, dry_run: bool, version: u64) -> CommandAnswer {
        CommandAnswer {
            case_id: self.outcome.case.id,
            command: self.kind,
            dry_run,
            version,
            events: self
                .outcome
                .recorded
                .iter()
                .map(|recorded| recorded.event.code().to_owned())
                .collect(),
            warnings: self.warnings.clone(),
        }
    }
}
