//! The one writer: commits all plans that wait as a group, and answers after the commit.
//!
//! ```text
//!   callers ──► channel ──► BEGIN · savepoint plan 1 · savepoint plan 2 · … · checkpoint · COMMIT
//!                                                                                  └─► answers
//! ```
//! Each plan has a savepoint of its own, so one that fails takes nothing with it. A failed commit
//! fails every plan of the group: nobody is told that something was written that may not be. The
//! first sign of corruption ends the taking of plans.

use tokio::sync::{mpsc, oneshot, watch};

use super::chain::Head;
use super::engine::{BEGIN, Connection};
use super::{
    Done, Health, Plan, StoreError, access, accounts, commit, documents, drafts, feed, laws,
    leases, sessions,
};

/// The most plans that one transaction takes.
const GROUP: usize = 256;

/// A plan with the place where its answer goes.
#[derive(Debug)]
pub(super) struct Job {
    pub plan: Plan,
    pub answer: oneshot::Sender<Result<Done, StoreError>>,
}

/// Writes until it is told to stop or nobody is left to ask.
pub(super) async fn run(
    mut connection: Connection,
    mut jobs: mpsc::Receiver<Job>,
    health: Health,
    wake: watch::Sender<u64>,
) {
    let mut waiting = Vec::with_capacity(GROUP);
    while jobs.recv_many(&mut waiting, GROUP).await > 0 {
        let stops = waiting.iter().any(|job| matches!(job.plan, Plan::Stop));
        let (plans, answers): (Vec<Plan>, Vec<_>) =
            waiting.drain(..).map(|job| (job.plan, job.answer)).unzip();
        let results = group(&mut connection, &plans, &health).await;
        if plans.iter().any(is_in_the_feed) {
            wake.send_modify(|count| *count += 1);
        }
        for (answer, result) in answers.into_iter().zip(results) {
            // A caller that went away still gets its write, just no answer.
            let _ = answer.send(result);
        }
        if stops {
            break;
        }
    }
    if let Err(error) = sqlx::Connection::close(connection).await {
        tracing::warn!(%error, "the database did not close cleanly");
    }
}

/// Whether the feed may have a line because of a plan.
const fn is_in_the_feed(plan: &Plan) -> bool {
    matches!(plan, Plan::Commit(_) | Plan::TakeLease(_))
}

async fn group(
    connection: &mut Connection,
    plans: &[Plan],
    health: &Health,
) -> Vec<Result<Done, StoreError>> {
    match transaction(connection, plans, health).await {
        Ok(results) => results,
        Err(error) => {
            health.note(&error);
            let message = error.to_string();
            tracing::error!(error = message, "a group of writes failed");
            roll_back(connection).await;
            plans
                .iter()
                .map(|_| {
                    Err(StoreError::Damaged {
                        what: "transaction",
                        why: message.clone(),
                    })
                })
                .collect()
        }
    }
}

async fn transaction(
    connection: &mut Connection,
    plans: &[Plan],
    health: &Health,
) -> Result<Vec<Result<Done, StoreError>>, StoreError> {
    health.check()?;
    run_sql(connection, BEGIN).await?;
    let mut results = Vec::with_capacity(plans.len());
    let mut heads: Vec<Head> = Vec::new();
    let mut last = None;
    for plan in plans {
        run_sql(connection, "SAVEPOINT plan").await?;
        let result = apply(connection, plan).await;
        if let Err(error) = &result {
            health.note(error);
            health.check()?;
            run_sql(connection, "ROLLBACK TO plan").await?;
        } else if let Plan::Commit(commit) = plan {
            heads.extend(commit.head());
            last = last.max(Some(commit.at));
        }
        run_sql(connection, "RELEASE plan").await?;
        results.push(result);
    }
    if let Some(at) = last {
        commit::checkpoint(connection, at, heads).await?;
    }
    run_sql(connection, "COMMIT").await?;
    Ok(results)
}

async fn apply(connection: &mut Connection, plan: &Plan) -> Result<Done, StoreError> {
    match plan {
        Plan::Commit(plan) => commit::apply(connection, plan).await,
        Plan::Access(line) => access::write(connection, line)
            .await
            .map(|()| Done::Written),
        Plan::OpenSession(session) => sessions::open(connection, session).await,
        Plan::SessionSeen { token_sha256, at } => {
            sessions::seen(connection, token_sha256, *at).await
        }
        Plan::CloseSession { token_sha256 } => sessions::close(connection, token_sha256).await,
        Plan::SignInFailed { login, address, at } => {
            sessions::failed(connection, login, address, *at).await
        }
        Plan::SignInSucceeded { login, address } => {
            sessions::succeeded(connection, login, address).await
        }
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
        Plan::SaveDraft(draft) => drafts::save(connection, draft).await,
        Plan::DropDraft { login, case, kind } => {
            drafts::drop_one(connection, login, *case, kind).await
        }
        Plan::TakeLease(taking) => leases::take(connection, taking).await,
        Plan::PruneFeed { through } => feed::prune(connection, *through).await,
        Plan::ReleaseLease { login, case } => leases::release(connection, login, *case).await,
        Plan::KeepDocument(document) => documents::keep(connection, document).await,
        Plan::KeepLaw(law) => laws::keep(connection, law).await,
        Plan::Stop => Ok(Done::Written),
    }
}

async fn run_sql(connection: &mut Connection, sql: &'static str) -> Result<(), StoreError> {
    sqlx::query(sql).execute(connection).await?;
    Ok(())
}

/// Leaves the transaction. Where the engine has left it already this is refused, which is fine.
async fn roll_back(connection: &mut Connection) {
    if let Err(error) = run_sql(connection, "ROLLBACK").await {
        tracing::debug!(%error, "nothing to roll back");
    }
}
