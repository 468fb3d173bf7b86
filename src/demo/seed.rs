//! Handing the script in: through the API over HTTP, as the gateway and the officers would.
//!
//! The law clock is set to the moment of each step before the step is sent, so the order of the
//! script is the order in which the server sees it. The crowd of a larger world goes through the
//! use cases in this process instead, many at once, a day at a time.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveTime;
use futures_util::{StreamExt, TryStreamExt, stream};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::crowd::{Crowd, Extra};
use super::numbers::Dice;
use super::script::{Act, HandIn, Step, opens_at};
use super::world::{Account, DemoFault, World};
use crate::casework::{CaseId, Command, Login, RawText};
use crate::client::{Client, ClientError, ClientOptions};
use crate::clock::{Clock, wall_now};
use crate::office::accounts::{AddAccount, add_unchecked};
use crate::office::{CaseRef, CommandRequest, KeyedRequest, Office, OfficeError, Session};
use crate::regulation::Role;
use crate::wire::Problem;

/// How many papers are on their way at once.
const PAPERS_AT_ONCE: usize = 6;
/// How many applications of the crowd are worked on at once; the store writes them in groups.
const CROWD_AT_ONCE: usize = 192;

/// Why the demo's office could not be filled.
#[derive(Debug, thiserror::Error)]
pub enum SeedFault {
    #[error(transparent)]
    Data(#[from] DemoFault),
    #[error("{what} failed: {source}{}", details(source))]
    Refused {
        what: String,
        source: Box<ClientError>,
    },
    #[error("{what} failed: {source}")]
    Office {
        what: String,
        source: Box<OfficeError>,
    },
    #[error("work on the crowd broke off: {0}")]
    Broken(String),
}

/// What a refusal says beside its title: for whoever repairs the demo's data.
fn details(error: &ClientError) -> String {
    let problem: Option<&Problem> = error.problem();
    problem.map_or_else(String::new, |problem| {
        let detail = problem.detail.as_deref().unwrap_or_default();
        let codes: Vec<String> = problem
            .violations
            .iter()
            .map(|violation| format!("{} {:?}", violation.code.code(), violation.facts))
            .collect();
        format!(" {detail} {}", codes.join(", "))
    })
}

/// How far the seeding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Applications handed in.
    pub done: usize,
    pub total: usize,
}

/// Adds the demo's accounts. Hashing is dear, so they are added side by side.
///
/// # Errors
/// [`SeedFault::Office`] when the store refuses one.
pub async fn add_accounts(office: &Office, world: &World) -> Result<(), SeedFault> {
    stream::iter(&world.accounts)
        .map(|account| add_account(office, account, &world.password))
        .buffer_unordered(4)
        .try_collect()
        .await
}

async fn add_account(office: &Office, account: &Account, password: &str) -> Result<(), SeedFault> {
    let new = AddAccount {
        login: account.login.clone(),
        name: account.name.clone(),
        password: password.to_owned(),
        posts: account.actor().posts,
    };
    add_unchecked(office.store(), new, wall_now())
        .await
        .map_err(|source| SeedFault::Office {
            what: format!("adding {}", account.login),
            source: Box::new(source),
        })
}

/// Hands the script in, step by step.
///
/// # Errors
/// [`SeedFault`] with the step that was refused.
pub async fn hand_in_script(
    url: &str,
    clock: &Clock,
    world: &World,
    steps: &[Step],
    tell: &mut impl FnMut(),
) -> Result<(), SeedFault> {
    let mut seeder = Seeder {
        clients: sign_in(url, world, steps).await?,
        cases: BTreeMap::new(),
    };
    seeder.send_papers(steps).await?;
    for (index, step) in steps.iter().enumerate() {
        // The clock of the seeding server stands where it is set.
        let _ = clock.set(step.at);
        match &step.act {
            Act::HandIn(hand_in) => {
                seeder.hand_in(step, hand_in).await?;
                tell();
            }
            Act::Order(command) => seeder.order(step, index, command).await?,
        }
    }
    seeder.sign_out().await;
    Ok(())
}

async fn sign_in(
    url: &str,
    world: &World,
    steps: &[Step],
) -> Result<BTreeMap<Login, Client>, SeedFault> {
    let acting: std::collections::BTreeSet<&Login> = steps.iter().map(|step| &step.by).collect();
    stream::iter(acting)
        .map(|login| async move {
            let refused = |source| SeedFault::Refused {
                what: format!("signing in as {login}"),
                source: Box::new(source),
            };
            let client = Client::new(url, patient()).map_err(refused)?;
            client
                .sign_in(login.as_str(), &world.password)
                .await
                .map_err(refused)?;
            Ok((login.clone(), client))
        })
        .buffer_unordered(4)
        .try_collect()
        .await
}

/// The server is in this process: whatever is slow is the machine, and it is worth waiting for.
fn patient() -> ClientOptions {
    ClientOptions {
        connect_timeout: Duration::from_secs(30),
        read_timeout: Duration::from_secs(120),
        total_timeout: Duration::from_secs(300),
        command_timeout: Duration::from_secs(120),
        ..ClientOptions::default()
    }
}

struct Seeder {
    clients: BTreeMap<Login, Client>,
    /// Id and version of each case, by reference.
    cases: BTreeMap<String, (CaseId, u64)>,
}

impl Seeder {
    fn client(&self, login: &Login) -> &Client {
        &self.clients[login]
    }

    /// Sends all papers before the story begins: they have no date of their own.
    async fn send_papers(&self, steps: &[Step]) -> Result<(), SeedFault> {
        let papers = steps.iter().flat_map(|step| match &step.act {
            Act::HandIn(hand_in) => hand_in
                .application
                .papers
                .iter()
                .zip(&hand_in.papers)
                .map(|(paper, bytes)| (step, paper.sha256.as_str(), bytes))
                .collect::<Vec<_>>(),
            Act::Order(_) => Vec::new(),
        });
        stream::iter(papers)
            .map(|(step, sha256, bytes)| async move {
                self.client(&step.by)
                    .put_document(sha256, bytes.to_vec())
                    .await
                    .map(|_| ())
                    .map_err(|source| refused(step, "a paper", source))
            })
            .buffer_unordered(PAPERS_AT_ONCE)
            .try_collect()
            .await
    }

    async fn hand_in(&mut self, step: &Step, hand_in: &HandIn) -> Result<(), SeedFault> {
        let receipt = self
            .client(&step.by)
            .hand_in(&hand_in.application)
            .await
            .map_err(|source| refused(step, "the application", source))?;
        // Two events: it was received, and its limits were computed.
        let version = if receipt.dues.is_empty() { 1 } else { 2 };
        self.cases
            .insert(step.reference.clone(), (receipt.case_id, version));
        Ok(())
    }

    async fn order(
        &mut self,
        step: &Step,
        index: usize,
        command: &Command,
    ) -> Result<(), SeedFault> {
        let client = self.client(&step.by).clone();
        let Some((case, version)) = self.cases.get_mut(&step.reference) else {
            return Err(DemoFault::Undefined {
                kind: "case",
                name: step.reference.clone(),
            }
            .into());
        };
        let key = key_of(&step.reference, index);
        let answer = client
            .command(*case, command, *version, key, false)
            .await
            .map_err(|source| refused(step, command.kind().code(), source))?;
        *version = answer.version;
        Ok(())
    }

    async fn sign_out(self) {
        for client in self.clients.into_values() {
            // A session that cannot be closed ends by itself.
            let _ = client.sign_out().await;
        }
    }
}

fn refused(step: &Step, what: &str, source: ClientError) -> SeedFault {
    SeedFault::Refused {
        what: format!("{what} of {} at {} by {}", step.reference, step.at, step.by),
        source: Box::new(source),
    }
}

/// Returns an idempotency key that follows from the place in the script.
fn key_of(reference: &str, index: usize) -> Uuid {
    let mut dice = Dice::of(&format!("{reference}/{index}"));
    uuid::Builder::from_random_bytes(
        ((u128::from(dice.bits()) << 64) | u128::from(dice.bits())).to_be_bytes(),
    )
    .into_uuid()
}

/// Hands `count` applications of the crowd in through the use cases, a day at a time.
///
/// # Errors
/// [`SeedFault`] with the first that was refused.
pub async fn hand_in_crowd(
    office: &Arc<Office>,
    clock: &Clock,
    world: &World,
    count: usize,
    tell: &mut impl FnMut(),
) -> Result<(), SeedFault> {
    if count == 0 {
        return Ok(());
    }
    let calendar = Arc::clone(office.lawbook().calendar());
    let opens_on = calendar.civil(opens_at(&calendar)).date();
    let crowd = Crowd::new(world, &calendar, opens_on)?;
    let sessions = Arc::new(Sessions::of(world));
    let gateway = sessions.gateway()?;
    for made in crowd.papers() {
        office
            .keep_paper(gateway, &made.paper.sha256, made.bytes.to_vec())
            .await
            .map_err(|source| office_fault("a paper of the crowd", source))?;
    }
    let evening = NaiveTime::from_hms_opt(18, 20, 0).unwrap_or_default();
    for (day, date) in crowd.days().iter().enumerate() {
        let _ = clock.set(calendar.instant(*date, evening));
        let mut work = JoinSet::new();
        for number in crowd.on_day(day, count) {
            if work.len() >= CROWD_AT_ONCE {
                joined(work.join_next().await)?;
                tell();
            }
            let extra = crowd.extra(number)?;
            work.spawn(take_in(Arc::clone(office), Arc::clone(&sessions), extra));
        }
        while !work.is_empty() {
            joined(work.join_next().await)?;
            tell();
        }
    }
    Ok(())
}

fn joined(
    outcome: Option<Result<Result<(), SeedFault>, tokio::task::JoinError>>,
) -> Result<(), SeedFault> {
    match outcome {
        None => Ok(()),
        Some(Ok(outcome)) => outcome,
        Some(Err(error)) => Err(SeedFault::Broken(error.to_string())),
    }
}

fn office_fault(what: &str, source: OfficeError) -> SeedFault {
    SeedFault::Office {
        what: what.to_owned(),
        source: Box::new(source),
    }
}

async fn take_in(
    office: Arc<Office>,
    sessions: Arc<Sessions>,
    extra: Extra,
) -> Result<(), SeedFault> {
    let reference = extra
        .application
        .reference
        .as_ref()
        .map_or_else(String::new, |reference| reference.as_raw().to_owned());
    let receipt = office
        .receive_application(sessions.gateway()?, extra.application)
        .await
        .map_err(|source| office_fault(&reference, source))?;
    let mut version = if receipt.dues.is_empty() { 1 } else { 2 };
    for (index, (login, command)) in extra.orders.into_iter().enumerate() {
        let keyed = KeyedRequest {
            request: CommandRequest {
                case: CaseRef::Id(receipt.case_id),
                command,
            },
            version,
            key: key_of(&reference, index).to_string(),
        };
        let answer = office
            .run_command(sessions.of_login(&login)?, keyed)
            .await
            .map_err(|source| office_fault(&reference, source))?;
        version = answer.version;
    }
    Ok(())
}

/// Who acts for the crowd inside this process, where nobody signs in.
struct Sessions {
    by_login: BTreeMap<Login, Session>,
    gateway: Option<Login>,
}

impl Sessions {
    fn of(world: &World) -> Self {
        let session = |account: &Account| Session {
            actor: account.actor(),
            token_sha256: String::new(),
            ends_at: wall_now(),
        };
        Self {
            by_login: world
                .accounts
                .iter()
                .map(|account| (account.login.clone(), session(account)))
                .collect(),
            gateway: world
                .accounts
                .iter()
                .find(|account| account.role == Role::Gateway)
                .map(|account| account.login.clone()),
        }
    }

    fn gateway(&self) -> Result<&Session, SeedFault> {
        let login = self.gateway.as_ref().ok_or_else(|| DemoFault::Undefined {
            kind: "account of role",
            name: Role::Gateway.code().to_owned(),
        })?;
        self.of_login(login)
    }

    fn of_login(&self, login: &Login) -> Result<&Session, SeedFault> {
        self.by_login.get(login).ok_or_else(|| {
            SeedFault::Data(DemoFault::Undefined {
                kind: "account",
                name: RawText::from(login.as_str()).clean_line().to_string(),
            })
        })
    }
}
