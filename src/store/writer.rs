//! The one writer of a process: commits all plans that wait as a group, and answers after the
//! commit.
//!
//! ```text
//!   callers ──► channel ──► BEGIN · turn · commits · other plans · feed · checkpoint · COMMIT
//!                                                                               └─► answers
//! ```
//! A group is tried plainly first, its commits together (`batch`). When one of its plans fails, everything is taken back and done
//! once more with a savepoint for each plan, so that the failing one takes nothing with it. The
//! turn is the lock of the end of the feed: the groups of several processes follow each other.
//!
//! A group that the database never saw the end of is tried again on a new connection. Where the
//! commit itself got no answer nobody knows what became of it, and nobody is told that anything
//! was written. The first sign of corruption ends the taking of plans.

use std::time::Duration;

use tokio::sync::{mpsc, oneshot, watch};

use super::chain::Head;
use super::engine::{self, Connection};
use super::feed::Moved;
use super::health::Health;
use super::plan::LeaseOutcome;
use super::{
    Commit, Done, Plan, StoreError, StoreOptions, access, accounts, batch, commit, devices,
    documents, drafts, feed, guesses, identities, keys, laws, leases, numbers, sessions, turns,
};

/// The most plans that one transaction takes.
const GROUP: usize = 256;

/// How often a group is tried in all.
const TRIES: u32 = 5;

/// No try begins later than this after the first: who waits is told rather than kept waiting.
const PATIENCE: Duration = Duration::from_secs(2);

/// How long a group may take. Longer than the engines themselves wait for a lock.
const STUCK: Duration = Duration::from_secs(30);

/// A plan with the place where its answer goes.
#[derive(Debug)]
pub(super) struct Job {
    pub plan: Plan,
    pub answer: oneshot::Sender<Result<Done, StoreError>>,
}

/// What the writer writes with.
pub(super) struct Writer {
    pub options: StoreOptions,
    /// `None` after the database was away.
    pub connection: Option<Connection>,
    pub health: Health,
    pub feed: watch::Sender<u64>,
}

/// What became of each plan of a group.
type Answers = Vec<Result<Done, StoreError>>;

/// Why a group was not written.
enum Failure {
    /// A plan failed among others that may go through without it.
    OnePlan,
    /// Nothing was written.
    Nothing(StoreError),
    /// The commit got no answer: it was written or it was not.
    Unknown(StoreError),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Nothing(error)
    }
}

/// Notes how large a group was and how long it took to be on the disk.
fn measure(plans: usize, took: std::time::Duration) {
    let plans = u32::try_from(plans).unwrap_or(u32::MAX);
    metrics::histogram!("kezek_writer_group_plans").record(f64::from(plans));
    metrics::histogram!("kezek_writer_commit_seconds").record(took.as_secs_f64());
}

impl Writer {
    /// Writes until it is told to stop or nobody is left to ask.
    pub async fn run(mut self, mut jobs: mpsc::Receiver<Job>) {
        let mut waiting = Vec::with_capacity(GROUP);
        while jobs.recv_many(&mut waiting, GROUP).await > 0 {
            let stops = waiting.iter().any(|job| matches!(job.plan, Plan::Stop));
            let (plans, answers): (Vec<Plan>, Vec<_>) =
                waiting.drain(..).map(|job| (job.plan, job.answer)).unzip();
            let begun = tokio::time::Instant::now();
            let results = self.group(&plans).await;
            measure(plans.len(), begun.elapsed());
            for (answer, result) in answers.into_iter().zip(results) {
                // A caller that went away still gets its write, just no answer.
                let _ = answer.send(result);
            }
            if stops {
                break;
            }
        }
        if let Some(connection) = self.connection.take()
            && let Err(error) = connection.close().await
        {
            tracing::warn!(%error, "the database did not close cleanly");
        }
    }

    async fn group(&mut self, plans: &[Plan]) -> Answers {
        let mut careful = false;
        let mut tries = 1;
        let begun = tokio::time::Instant::now();
        loop {
            let error = match self.attempt(plans, careful).await {
                Ok(answers) => {
                    self.health.wrote(Ok(()));
                    return answers;
                }
                Err(Failure::OnePlan) => {
                    careful = true;
                    continue;
                }
                Err(Failure::Nothing(error))
                    if tries < TRIES
                        && begun.elapsed() < PATIENCE
                        && may_be_tried_again(&error) =>
                {
                    tracing::debug!(%error, tries, "a group of writes is tried again");
                    tokio::time::sleep(pause(tries)).await;
                    tries += 1;
                    continue;
                }
                Err(Failure::Nothing(error)) => error,
                Err(Failure::Unknown(error)) => StoreError::Unanswered {
                    why: error.to_string(),
                },
            };
            let message = error.to_string();
            tracing::error!(error = message, "a group of writes failed");
            self.health.wrote(Err(&error));
            return plans.iter().map(|_| Err(self.refusal(&error))).collect();
        }
    }

    /// Says the same to everybody whose plan was in a group that failed.
    fn refusal(&self, error: &StoreError) -> StoreError {
        let why = error.to_string();
        match (self.health.check(), error) {
            (Err(quarantined), _) => quarantined,
            (Ok(()), StoreError::Unavailable { why } | StoreError::DiskTrouble { why }) => {
                StoreError::Unavailable { why: why.clone() }
            }
            (Ok(()), StoreError::Unanswered { why }) => StoreError::Unanswered { why: why.clone() },
            (Ok(()), _) => StoreError::Damaged {
                what: "transaction",
                why,
            },
        }
    }

    async fn attempt(&mut self, plans: &[Plan], careful: bool) -> Result<Answers, Failure> {
        self.health.check()?;
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => engine::writer(&self.options).await?,
        };
        let writing = transaction(&mut connection, plans, careful, &self.health);
        let Ok(result) = tokio::time::timeout(STUCK, writing).await else {
            // Nobody knows how far it came; the connection is not used again.
            let why = "the database did not answer in time".to_owned();
            return Err(Failure::Unknown(StoreError::Unavailable { why }));
        };
        match &result {
            Ok((_, head)) => {
                if let Some(head) = head {
                    feed::tell(&self.feed, *head);
                }
                self.connection = Some(connection);
            }
            Err(failure) => {
                if let Failure::Nothing(error) | Failure::Unknown(error) = failure {
                    self.health.note(error);
                }
                // One that cannot go back to where it was is not used again; nor is one to a server
                // that is going away or follows another now, where a new one may find the right one.
                let kept = connection.run("ROLLBACK").await.is_ok() && !is_away(failure);
                if kept || !connection.is_shared() {
                    self.connection = Some(connection);
                }
            }
        }
        result.map(|(answers, _)| answers)
    }
}

const fn is_away(failure: &Failure) -> bool {
    matches!(
        failure,
        Failure::Unknown(_) | Failure::Nothing(StoreError::Unavailable { .. })
    )
}

/// Only what surely was not written is tried again.
fn may_be_tried_again(error: &StoreError) -> bool {
    error.gave_way()
        || matches!(
            error,
            StoreError::Unavailable { .. } | StoreError::DiskTrouble { .. }
        )
}

/// Longer each time, and not the same for two processes that stood in each other's way.
fn pause(tries: u32) -> Duration {
    let spread = u64::from(uuid::Uuid::new_v4().as_bytes()[0] % 16);
    Duration::from_millis((u64::from(tries) * 20) + spread)
}

/// Returns what became of each plan, and the new end of the feed where it grew.
async fn transaction(
    connection: &mut Connection,
    plans: &[Plan],
    careful: bool,
    health: &Health,
) -> Result<(Answers, Option<u64>), Failure> {
    connection.begin().await?;
    let (answers, end) = if careful {
        carefully(connection, plans, health).await?
    } else {
        plainly(connection, plans, health).await?
    };
    let written: Vec<&Commit> = plans
        .iter()
        .zip(&answers)
        .filter(|(_, answer)| answer.is_ok())
        .filter_map(|(plan, _)| commit_of(plan))
        .collect();
    let end = match (written.iter().map(|commit| commit.at).max(), end) {
        (None, _) => None,
        (Some(at), end) => {
            let end = match end {
                Some(end) => end,
                None => feed::take(connection, written.len()).await?,
            };
            let moved: Vec<Moved> = written.iter().map(|commit| commit.moved()).collect();
            feed::add(connection, end, &moved).await?;
            let heads: Vec<Head> = written.iter().filter_map(|commit| commit.head()).collect();
            commit::checkpoint(connection, at, heads).await?;
            Some(end)
        }
    };
    let lost: Vec<Moved> = plans
        .iter()
        .zip(&answers)
        .filter_map(|(plan, answer)| lost(plan, answer))
        .collect();
    let end = if lost.is_empty() {
        end
    } else {
        let end = feed::take(connection, lost.len()).await?;
        feed::add(connection, end, &lost).await?;
        Some(end)
    };
    let shared = connection.is_shared();
    connection.commit(end).await.map_err(|error| match error {
        // Of the one writer of a file SQLite knows: what had no room, or no turn, is not there.
        error @ StoreError::Unavailable { .. } if !shared => Failure::Nothing(error),
        error => Failure::Unknown(error),
    })?;
    Ok((answers, end))
}

const fn commit_of(plan: &Plan) -> Option<&Commit> {
    match plan {
        Plan::Commit(commit) => Some(commit),
        _ => None,
    }
}

/// Writes everything as if nothing could fail, all commits together. Returns the end of the feed
/// that was taken for them.
async fn plainly(
    connection: &mut Connection,
    plans: &[Plan],
    health: &Health,
) -> Result<(Answers, Option<u64>), Failure> {
    let commits: Vec<&Commit> = plans.iter().filter_map(commit_of).collect();
    let turn = connection.is_shared() && plans.iter().any(needs_turn);
    let end = if turn || !commits.is_empty() {
        Some(feed::take(connection, commits.len()).await?)
    } else {
        None
    };
    match batch::apply(connection, &commits).await {
        Ok(true) => {}
        Ok(false) => return Err(Failure::OnePlan),
        Err(error) => return Err(of_one_plan(error, health)?),
    }
    let mut answers = Vec::with_capacity(plans.len());
    for plan in plans {
        answers.push(match plan {
            Plan::Commit(_) => Ok(Done::Written),
            plan => match apply(connection, plan).await {
                Ok(done) => Ok(done),
                Err(error) => return Err(of_one_plan(error, health)?),
            },
        });
    }
    Ok((answers, end))
}

/// Writes each plan with a savepoint of its own.
async fn carefully(
    connection: &mut Connection,
    plans: &[Plan],
    health: &Health,
) -> Result<(Answers, Option<u64>), Failure> {
    if connection.is_shared() {
        feed::take(connection, 0).await?;
    }
    let mut answers = Vec::with_capacity(plans.len());
    for plan in plans {
        connection.run("SAVEPOINT plan").await?;
        let answer = match apply(connection, plan).await {
            Ok(done) => Ok(done),
            Err(error) => {
                health.note(&error);
                health.check()?;
                if may_be_tried_again(&error) {
                    return Err(Failure::Nothing(error));
                }
                connection.run("ROLLBACK TO plan").await?;
                Err(error)
            }
        };
        connection.run("RELEASE plan").await?;
        answers.push(answer);
    }
    Ok((answers, None))
}

/// Says whether the group is to be written once more, plan by plan, or not at all.
fn of_one_plan(error: StoreError, health: &Health) -> Result<Failure, StoreError> {
    health.note(&error);
    health.check()?;
    Ok(if may_be_tried_again(&error) {
        Failure::Nothing(error)
    } else {
        Failure::OnePlan
    })
}

/// Returns what the feed tells whoever lost a lease because of a plan.
fn lost(plan: &Plan, answer: &Result<Done, StoreError>) -> Option<Moved> {
    let (Plan::TakeLease(taking), Ok(Done::Lease(LeaseOutcome::Taken(_, lost)))) = (plan, answer)
    else {
        return None;
    };
    Some(Moved {
        case: taking.case.0,
        version: lost.version,
        unit: lost.unit.clone(),
        lost_by: Some(lost.login.clone()),
    })
}

/// What only adds to the access log never stands in anybody's way.
const fn needs_turn(plan: &Plan) -> bool {
    !matches!(
        plan,
        Plan::Access(_) | Plan::AccessLines(_) | Plan::Try | Plan::Stop
    )
}

async fn apply(connection: &mut Connection, plan: &Plan) -> Result<Done, StoreError> {
    match plan {
        Plan::Commit(plan) => commit::apply(connection, plan).await,
        Plan::TakeNumber { prefix } => numbers::take(connection, prefix).await,
        Plan::Access(line) => access::write(connection, line)
            .await
            .map(|()| Done::Written),
        Plan::AccessLines(lines) => {
            for line in lines {
                access::write(connection, line).await?;
            }
            Ok(Done::Written)
        }
        Plan::OpenSession(session) => sessions::open(connection, session).await,
        Plan::SessionSeen { token_sha256, at } => {
            sessions::seen(connection, token_sha256, *at).await
        }
        Plan::CloseSession { token_sha256 } => sessions::close(connection, token_sha256).await,
        Plan::SignInFailed { login, from, at } => {
            guesses::failed(connection, login, from, *at).await
        }
        Plan::EndSession { login, id, access } => {
            sessions::end_one(connection, login, *id, access).await
        }
        Plan::EndSessions { login, access } => sessions::end_all(connection, login, access).await,
        Plan::SignInSucceeded { login, from, at } => {
            guesses::succeeded(connection, login, from, *at).await
        }
        Plan::TakeTurn(taking) => turns::take(connection, taking).await,
        Plan::KnowDevice {
            login,
            device_sha256,
            access,
        } => devices::know(connection, login, device_sha256, access).await,
        Plan::AddAccount(account) => accounts::add(connection, account).await,
        Plan::SetEnabled {
            login,
            enabled,
            access,
        } => accounts::set_enabled(connection, login, *enabled, access).await,
        Plan::SetPassword {
            login,
            password_hash,
            access,
        } => accounts::set_password(connection, login, password_hash, access).await,
        Plan::ChangePosts {
            login,
            given,
            taken,
            access,
        } => accounts::change_posts(connection, login, given, taken, access).await,
        Plan::Link {
            login,
            issuer,
            subject,
            access,
        } => identities::link(connection, login, issuer, subject, access).await,
        Plan::Admit(admission) => identities::admit(connection, admission).await,
        Plan::SaveDraft(draft) => drafts::save(connection, draft).await,
        Plan::DropDraft { login, case, kind } => {
            drafts::drop_one(connection, login, *case, kind).await
        }
        Plan::TakeLease(taking) => leases::take(connection, taking).await,
        Plan::PruneFeed { through } => feed::prune(connection, *through).await,
        Plan::ReleaseLease { login, case } => leases::release(connection, login, *case).await,
        Plan::KeepDocument(document) => documents::keep(connection, document).await,
        Plan::KeepLaw(law) => laws::keep(connection, law).await,
        Plan::KeepKey { name, key } => keys::keep(connection, name, key).await,
        Plan::Try => feed::take(connection, 0).await.map(|_| Done::Written),
        Plan::Stop => Ok(Done::Written),
    }
}
