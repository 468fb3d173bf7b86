//! `POST /v1/commands:batch`: many commands in one request. Each has its own version and key, is
//! done alone and answered alone; one that is refused does not stop the others. With
//! `?dry_run=true` they are only checked.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use futures_util::{StreamExt, stream};
use serde_json::{Value, json};

use super::commands::Parameters;
use super::{Answer, Shared};
use crate::office::{CaseRef, CommandRequest, KeyedRequest, Office, Session};
use crate::server::body::{Json as Body, Query};
use crate::server::command_body::command;
use crate::server::conditions::check_key;
use crate::server::contract::Operation;
use crate::server::problem::Refusal;
use crate::server::signed_in::SignedIn;
use crate::wire::batch::BATCH_MAX;
use crate::wire::problem::ProblemKind;
use crate::wire::{Batch, BatchAnswer, BatchItem, BatchOutcome, BatchResult, CommandAnswer};

/// How many cases are worked on at the same time.
const AT_ONCE: usize = 8;

pub fn promise() -> Operation {
    Operation::of(
        "runCommands",
        "commands",
        "Does something with many cases.",
    )
    .notes(
        "Each command has its own version and key, is done alone and answered alone, in the order \
         in which they were sent; one that is refused, or cannot be read, does not stop the \
         others. Each outcome is what the command alone would be answered with; but a refusal is \
         never signed in a batch, and a random share of approvals only once the signer has opened \
         them in that version.",
    )
    .query(
        "dry_run",
        json!({ "type": "boolean", "default": false }),
        "Judges the commands and records nothing.",
    )
    .body::<Batch>()
    .answers::<BatchAnswer>(200, "What became of each.")
}

pub async fn run(
    State(office): Shared,
    SignedIn(session): SignedIn,
    Query(parameters): Query<Parameters>,
    Body(batch): Body<Batch<Value>>,
) -> Answer<Json<BatchAnswer>> {
    if batch.items.is_empty() || batch.items.len() > BATCH_MAX {
        return Err(Refusal::new(ProblemKind::TooLarge)
            .at("/items")
            .detail(format!("Send 1 to {BATCH_MAX} commands.")));
    }
    let dry_run = parameters.dry_run;
    // What has begun goes on to its end, also when whoever asked goes away meanwhile.
    let results = tokio::spawn(all(office, session, batch.items, dry_run))
        .await
        .map_err(|error| Refusal::internal(&error))?;
    Ok(Json(BatchAnswer { results }))
}

/// Does the commands: those about one case in their order, cases side by side.
async fn all(
    office: Arc<Office>,
    session: Session,
    items: Vec<BatchItem<Value>>,
    dry_run: bool,
) -> Vec<BatchResult> {
    let mut by_case: BTreeMap<String, Vec<(usize, BatchItem<Value>)>> = BTreeMap::new();
    for (at, item) in items.into_iter().enumerate() {
        by_case
            .entry(item.case.clone())
            .or_default()
            .push((at, item));
    }
    let (office, session) = (&office, &session);
    let mut results: Vec<(usize, BatchResult)> = stream::iter(by_case.into_values())
        .map(|items| async move {
            let mut results = Vec::with_capacity(items.len());
            for (at, item) in items {
                let idempotency_key = item.idempotency_key.clone();
                let outcome = match one(office, session, item, dry_run).await {
                    Ok(answer) => BatchOutcome::Done { answer },
                    Err(refusal) => BatchOutcome::Refused {
                        problem: refusal.into_problem(),
                    },
                };
                results.push((
                    at,
                    BatchResult {
                        idempotency_key,
                        outcome,
                    },
                ));
            }
            results
        })
        .buffer_unordered(AT_ONCE)
        .concat()
        .await;
    results.sort_unstable_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}

async fn one(
    office: &Office,
    session: &Session,
    item: BatchItem<Value>,
    dry_run: bool,
) -> Result<CommandAnswer, Refusal> {
    let BatchItem {
        case,
        version,
        idempotency_key: key,
        command: body,
    } = item;
    check_key(&key)?;
    let request = CommandRequest {
        case: CaseRef::parse(&case),
        command: command(body)?,
    };
    office.allow_in_batch(session, &request, version).await?;
    Ok(if dry_run {
        office
            .check_command(session, request, Some(version))
            .await?
    } else {
        let keyed = KeyedRequest {
            request,
            version,
            key,
        };
        office.run_command(session, keyed).await?
    })
}
