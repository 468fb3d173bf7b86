//! The line in which drafts go: to this machine at once, to the server as it can.
//!
//! On this machine the order is that of typing, and nothing waits for the server. To the server
//! goes the newest of what waits for it; a removal, or giving a lease back, keeps its place behind
//! what was typed before.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::message::Reply;
use crate::casework::CaseId;
use crate::client::Client;
use crate::client::drafts::{DraftName, DraftStore};
use crate::wire::{DraftBody, Look};

/// How long the answer about a draft waits for the server's word.
const SERVER_WORD: Duration = Duration::from_secs(3);

/// Something for the server, in its order.
enum Errand {
    Put {
        name: DraftName,
        body: Box<DraftBody>,
        kept: oneshot::Sender<bool>,
    },
    Delete(DraftName),
    Release(CaseId),
    Look {
        case: CaseId,
        look: Box<Look>,
    },
}

/// The way to the server.
#[derive(Clone)]
pub struct DraftLine {
    errands: UnboundedSender<Errand>,
}

impl DraftLine {
    /// Starts the line on the runtime it is called in. The handle ends when every line is dropped
    /// and everything was carried.
    #[must_use]
    pub fn start(client: Client) -> (Self, JoinHandle<()>) {
        let (errands, line) = unbounded_channel();
        let carrier = tokio::spawn(carry(client, line));
        (Self { errands }, carrier)
    }

    /// Keeps a draft on this machine, and returns where it was kept once the server has had its
    /// say.
    pub async fn save(
        &self,
        store: Option<Arc<DraftStore>>,
        name: DraftName,
        body: DraftBody,
    ) -> impl Future<Output = Reply> + Send + 'static {
        let here = body.clone();
        let local = tokio::task::spawn_blocking(move || {
            store.is_some_and(|store| store.save(name, &here).is_ok())
        })
        .await
        .unwrap_or_default();
        let (kept, word) = oneshot::channel();
        let errand = Errand::Put {
            name,
            body: Box::new(body),
            kept,
        };
        // The line ends with the program; then there is no word.
        let _ = self.errands.send(errand);
        async move {
            let word = tokio::time::timeout(SERVER_WORD, word).await;
            Reply::DraftSaved {
                local,
                server: matches!(word, Ok(Ok(true))),
            }
        }
    }

    /// Throws a draft away.
    pub async fn discard(&self, store: Option<Arc<DraftStore>>, name: DraftName) -> Reply {
        let _ = tokio::task::spawn_blocking(move || store.map(|store| store.wipe(name))).await;
        let _ = self.errands.send(Errand::Delete(name));
        Reply::DraftDiscarded
    }

    /// Gives a lease back, after the drafts that were made under it.
    pub fn release(&self, case: CaseId) -> Reply {
        let _ = self.errands.send(Errand::Release(case));
        Reply::LeaseReleased
    }
}

impl DraftLine {
    /// Keeps how far the officer has read a case.
    pub fn look(&self, case: CaseId, look: Box<Look>) -> Reply {
        let _ = self.errands.send(Errand::Look { case, look });
        Reply::LookKept
    }
}

async fn carry(client: Client, mut line: UnboundedReceiver<Errand>) {
    let mut waiting: VecDeque<Errand> = VecDeque::new();
    loop {
        if waiting.is_empty() {
            match line.recv().await {
                Some(errand) => waiting.push_back(errand),
                None => return,
            }
        }
        while let Ok(errand) = line.try_recv() {
            waiting.push_back(errand);
        }
        let Some(errand) = waiting.pop_front() else {
            continue;
        };
        match errand {
            Errand::Put { name, body, kept } => {
                let overtaken = waiting.iter().any(|later| match later {
                    Errand::Put { name: other, .. } | Errand::Delete(other) => *other == name,
                    Errand::Release(_) | Errand::Look { .. } => false,
                });
                let done =
                    !overtaken && client.draft_put(name.case, name.kind, &body).await.is_ok();
                let _ = kept.send(done);
            }
            Errand::Delete(name) => {
                let _ = client.draft_delete(name.case, name.kind).await;
            }
            Errand::Release(case) => {
                // A lease that is not given back ends by itself.
                let _ = client.lease_drop(case).await;
            }
            Errand::Look { case, look } => {
                // Without it the officer is told of a change once more.
                let _ = client.look_put(case, &look).await;
            }
        }
    }
}
