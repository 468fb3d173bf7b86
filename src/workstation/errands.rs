//! Questions on their way: each is asked on tokio's threads and makes one message.
//!
//! Drafts go in a line of their own, in the order in which they were typed. Shared by the screens
//! and by plain mode.

use std::collections::HashMap;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::task::{AbortHandle, JoinHandle};

use super::effect::{InLine, Question};
use super::message::{Feed, Message, Reply};
use super::remote::Ticket;
use super::wake::{Wake, Waker};
use super::worker::Worker;
use crate::client::{FeedNews, Followed};

/// How long the drafts have to be saved when the program ends.
const LAST_SAVES: Duration = Duration::from_secs(2);

/// Who carries questions out.
pub(super) struct Errands {
    worker: Worker,
    runtime: Runtime,
    waker: Waker,
    /// Questions on their way, so that they can be stopped.
    asked: HashMap<Ticket, AbortHandle>,
    /// What is followed until it is dropped.
    follows: HashMap<Ticket, AbortHandle>,
    drafts: UnboundedSender<(Ticket, InLine)>,
    /// Ends when the last draft is on this machine.
    typed: JoinHandle<()>,
    /// Ends when the server was told everything.
    carried: JoinHandle<()>,
}

impl Errands {
    pub fn new(worker: Worker, carried: JoinHandle<()>, runtime: Runtime, waker: Waker) -> Self {
        let (drafts, mut line) = unbounded_channel::<(Ticket, InLine)>();
        let typed = {
            let worker = worker.clone();
            let waker = waker.clone();
            runtime.spawn(async move {
                while let Some((ticket, errand)) = line.recv().await {
                    let rest = worker.in_line(errand).await;
                    let waker = waker.clone();
                    tokio::spawn(
                        async move { waker.wake(Wake::Message(answered(ticket, rest.await))) },
                    );
                }
            })
        };
        Self {
            worker,
            runtime,
            waker,
            asked: HashMap::new(),
            follows: HashMap::new(),
            drafts,
            typed,
            carried,
        }
    }

    /// Asks a question; its answer wakes the main thread.
    pub fn ask(&mut self, ticket: Ticket, question: Question) {
        let question = match question {
            Question::InLine(errand) => {
                // The line ends with the program and not before.
                let _ = self.drafts.send((ticket, errand));
                return;
            }
            Question::Follow => return self.follow(ticket),
            question => question,
        };
        let worker = self.worker.clone();
        let waker = self.waker.clone();
        let task = self.runtime.spawn(async move {
            let reply = worker.answer(question).await;
            waker.wake(Wake::Message(answered(ticket, reply)));
        });
        self.asked.insert(ticket, task.abort_handle());
    }

    /// Follows the feed of changes until the question is dropped. Signs of life wake nobody.
    fn follow(&mut self, ticket: Ticket) {
        let waker = self.waker.clone();
        let mut follower = self.worker.follower();
        let task = self.runtime.spawn(async move {
            while let Some(followed) = follower.next().await {
                for news in said(followed) {
                    waker.wake(Wake::Message(Message::Feed { ticket, news }));
                }
            }
        });
        self.follows.insert(ticket, task.abort_handle());
    }

    /// Drops a question.
    pub fn cancel(&mut self, ticket: Ticket) {
        let task = self.asked.remove(&ticket);
        if let Some(task) = task.or_else(|| self.follows.remove(&ticket)) {
            task.abort();
        }
    }

    /// Notes that an answer has come.
    pub fn came(&mut self, message: &Message) {
        if let Message::Reply { ticket, .. } = message {
            self.asked.remove(ticket);
        }
    }

    /// Returns whether a question is on its way; drafts do not count, nor what is followed and has
    /// no end.
    pub fn is_waiting(&self) -> bool {
        !self.asked.is_empty()
    }

    /// Waits for the last drafts and for what was sent to let go of a case.
    pub fn end(self) {
        drop(self.drafts);
        drop(self.worker);
        for task in self.asked.into_values().chain(self.follows.into_values()) {
            task.abort();
        }
        let (typed, carried) = (self.typed, self.carried);
        self.runtime.block_on(async move {
            let _ = tokio::time::timeout(LAST_SAVES, async {
                let _ = typed.await;
                let _ = carried.await;
            })
            .await;
        });
        self.runtime.shutdown_timeout(Duration::from_millis(200));
    }
}

/// Returns what following the feed says, with all changes that came together in one.
fn said(followed: Followed) -> Vec<Feed> {
    let happened = match followed {
        Followed::Live => return vec![Feed::Live],
        Followed::Broken(_) => return vec![Feed::Broken],
        Followed::Unavailable(_) => return vec![Feed::Unavailable],
        Followed::SessionOver(_) => return vec![Feed::SessionOver],
        Followed::Happened(happened) => happened,
    };
    let mut said = Vec::new();
    let mut changes = Vec::new();
    for news in happened {
        match news {
            FeedNews::Changed(change) => changes.push(change),
            FeedNews::LeaseLost(lost) => said.push(Feed::LeaseLost(lost.case_id)),
            FeedNews::Counts => said.push(Feed::Counts),
            FeedNews::Ready(_) | FeedNews::Resync => {}
        }
    }
    if !changes.is_empty() {
        said.push(Feed::Changed(changes));
    }
    said
}

pub(super) fn answered(ticket: Ticket, reply: Reply) -> Message {
    Message::Reply {
        ticket,
        reply: Box::new(reply),
    }
}
