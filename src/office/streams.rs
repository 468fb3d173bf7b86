//! Who follows the feed now: so many at once, so many a session, each of which can be told to end.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio_util::sync::CancellationToken;

/// Streams of one session at once. A stream whose connection broke is not noticed at once, so the
/// newest ones stay.
const OF_ONE_SESSION: usize = 4;

/// The streams that run.
#[derive(Debug)]
pub(super) struct Streams {
    running: Mutex<Running>,
    most: usize,
}

#[derive(Debug, Default)]
struct Running {
    /// By the hash of the token, the oldest first.
    by_session: HashMap<String, Vec<(u64, CancellationToken)>>,
    count: usize,
    last: u64,
}

/// The right to one stream, given back when it is dropped.
#[derive(Debug)]
pub(super) struct Seat {
    streams: Arc<Streams>,
    session: String,
    number: u64,
    /// Cancelled when the stream is to look whether it may go on.
    pub ended: CancellationToken,
}

impl Streams {
    pub fn new(most: usize) -> Self {
        Self {
            running: Mutex::default(),
            most,
        }
    }

    /// Returns a seat for one more stream of a session; `None` when there are too many streams.
    pub fn take(self: &Arc<Self>, session: &str) -> Option<Seat> {
        let mut running = self.lock();
        let crowded = running.count >= self.most;
        let own = running.by_session.get_mut(session);
        if let Some(own) = own.filter(|own| crowded || own.len() >= OF_ONE_SESSION)
            && !own.is_empty()
        {
            let (_, oldest) = own.remove(0);
            oldest.cancel();
            running.count -= 1;
        } else if crowded {
            return None;
        }
        running.count += 1;
        running.last += 1;
        let number = running.last;
        let ended = CancellationToken::new();
        running
            .by_session
            .entry(session.to_owned())
            .or_default()
            .push((number, ended.clone()));
        Some(Seat {
            streams: Arc::clone(self),
            session: session.to_owned(),
            number,
            ended,
        })
    }

    /// Ends the streams of a session that is over.
    pub fn end(&self, session: &str) {
        let mut running = self.lock();
        for (_, ended) in running.by_session.remove(session).unwrap_or_default() {
            ended.cancel();
            running.count -= 1;
        }
    }

    /// Returns how many streams run.
    pub fn count(&self) -> usize {
        self.lock().count
    }

    fn leave(&self, session: &str, number: u64) {
        let mut running = self.lock();
        let Some(own) = running.by_session.get_mut(session) else {
            return;
        };
        let before = own.len();
        own.retain(|(other, _)| *other != number);
        let left = before - own.len();
        if own.is_empty() {
            running.by_session.remove(session);
        }
        running.count -= left;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Running> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.streams.leave(&self.session, self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_streams_of_a_session_stay_and_all_are_counted() {
        let streams = Arc::new(Streams::new(6));
        let mut own: Vec<Seat> = (0..4).filter_map(|_| streams.take("a")).collect();
        let fifth = streams.take("a").expect("the oldest gives way");
        assert!(own[0].ended.is_cancelled());
        assert!(!own[1].ended.is_cancelled());
        assert_eq!(streams.count(), 4);
        // The one that gave way leaves late and takes nobody's seat with it.
        own.remove(0);
        assert_eq!(streams.count(), 4);
        let others = [streams.take("b"), streams.take("b")];
        assert_eq!(streams.count(), 6);
        assert!(streams.take("c").is_none(), "the house is full");
        // Whoever has a seat may change it all the same.
        let again = streams.take("b").expect("their own oldest gives way");
        assert_eq!(streams.count(), 6);
        drop((own, fifth, others, again));
        assert_eq!(streams.count(), 0);
        assert!(streams.lock().by_session.is_empty());
    }

    #[test]
    fn a_session_that_is_over_ends_its_streams() {
        let streams = Arc::new(Streams::new(6));
        let (a, b) = (streams.take("a").unwrap(), streams.take("b").unwrap());
        streams.end("a");
        assert!(a.ended.is_cancelled());
        assert!(!b.ended.is_cancelled());
        assert_eq!(streams.count(), 1);
        drop(a);
        assert_eq!(streams.count(), 1);
    }
}
