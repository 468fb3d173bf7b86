//! Many commands at once, and the first rows of a long queue.

use std::sync::Arc;
use std::time::Duration;

use uuid::Uuid;

use super::{Worker, fault};
use crate::client::PageRequest;
use crate::wire::batch::BATCH_MAX;
use crate::wire::{Batch, BatchItem, BatchOutcome, KeyState};
use crate::workstation::fault::Fault;
use crate::workstation::message::{Batched, Became, BulkStart, FirstRows};
use crate::workstation::screens::queue::rows::Rows;

/// How many rows are asked for to be seen at once: more than the tallest terminal shows.
const FIRST_ROWS: u32 = 100;
/// How often, and how long apart, the server is asked what became of a key whose answer was lost.
const ASKED: u32 = 3;
const APART: Duration = Duration::from_secs(2);

impl Worker {
    pub(super) async fn open_bulk(&self, count: usize) -> Result<BulkStart, Fault> {
        let colleagues = self.client.colleagues().await.map_err(fault)?;
        Ok(BulkStart {
            colleagues,
            keys: (0..count).map(|_| Uuid::now_v7()).collect(),
        })
    }

    /// Sends the commands, as many at a time as the server takes. When an answer is lost, asks
    /// what became of each, and sends nothing more.
    pub(super) async fn batch(&self, batch: Batch) -> Batched {
        let mut batched = Batched::default();
        let mut parts = batch.items.chunks(BATCH_MAX);
        for items in parts.by_ref() {
            let part = Batch {
                items: items.to_vec(),
            };
            match self.client.commands(&part).await {
                Ok(answer) => {
                    for result in answer.results {
                        let Ok(key) = result.idempotency_key.parse() else {
                            continue;
                        };
                        let became = match result.outcome {
                            BatchOutcome::Done { answer } => Became::Done(answer.version),
                            BatchOutcome::Refused { problem } => Became::Refused(problem),
                        };
                        batched.became.push((key, became));
                    }
                }
                Err(error) => {
                    let not_sent = |items: &[BatchItem]| -> Vec<(Uuid, Became)> {
                        let keys = items.iter().filter_map(key);
                        keys.map(|key| (key, Became::NotSent)).collect()
                    };
                    batched.became.extend(if error.outcome_unknown() {
                        self.ask_after(items).await
                    } else {
                        not_sent(items)
                    });
                    batched.became.extend(parts.flat_map(not_sent));
                    batched.fault = Some(fault(error));
                    break;
                }
            }
        }
        batched
    }

    /// Asks what became of commands whose answer was lost.
    async fn ask_after(&self, items: &[BatchItem]) -> Vec<(Uuid, Became)> {
        let mut open: Vec<Uuid> = items.iter().filter_map(key).collect();
        let mut became = Vec::new();
        for _ in 0..ASKED {
            tokio::time::sleep(APART).await;
            let mut still = Vec::new();
            for key in open {
                match self.client.key_state(key).await {
                    Ok(KeyState::Done { answer }) => {
                        became.push((key, Became::Done(answer.version)));
                    }
                    Ok(KeyState::Unknown) | Err(_) => still.push(key),
                }
            }
            open = still;
            if open.is_empty() {
                break;
            }
        }
        became.extend(open.into_iter().map(|key| (key, Became::Unknown)));
        became
    }

    pub(super) async fn first_rows(&self, slug: &str) -> Result<FirstRows, Fault> {
        let page = PageRequest {
            limit: FIRST_ROWS,
            ..PageRequest::default()
        };
        let page = self.client.queue_page(slug, &page).await.map_err(fault)?;
        Ok(FirstRows {
            total: page.total,
            rows: Arc::new(Rows::in_order(page.rows)),
        })
    }
}

/// Returns the key of a command.
fn key(item: &BatchItem) -> Option<Uuid> {
    item.idempotency_key.parse().ok()
}
