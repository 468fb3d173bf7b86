//! Following the change feed for as long as the program runs: comes again after every break, where
//! it stopped, and says when there is no stream to be had and questions must be asked instead.

use std::time::Duration;

use super::feed::{FeedNews, FeedStream};
use super::{Client, ClientError};
use crate::wire::problem::ProblemKind;

/// The longest pause between two tries.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// How many first pauses a server that cannot stream is left alone for.
const LEFT_ALONE: u32 = 240;

/// What became of following.
#[derive(Debug, Clone, PartialEq)]
pub enum Followed {
    /// The stream is there. Something may have been missed before: ask once more for what is
    /// shown.
    Live,
    /// Something happened; never empty, in order.
    Happened(Vec<FeedNews>),
    /// The stream broke and is tried again. Until then questions must be asked.
    Broken(ClientError),
    /// Whoever is in between, or the server, has no streams. It is tried again later.
    Unavailable(ClientError),
    /// The session is over; nothing more will come.
    SessionOver(ClientError),
}

/// Follows the feed.
#[derive(Debug)]
pub struct Follower {
    client: Client,
    stream: Option<FeedStream>,
    /// After which event the next stream begins.
    last: Option<u64>,
    /// Tries in a row that brought nothing.
    failures: u32,
    /// What was said last was that there is no stream.
    said: bool,
    pause: Duration,
    over: bool,
}

impl Follower {
    #[must_use]
    pub fn new(client: Client) -> Self {
        Self {
            client,
            stream: None,
            last: None,
            failures: 0,
            said: false,
            pause: Duration::ZERO,
            over: false,
        }
    }

    /// Returns what comes next; `None` when nothing more will.
    pub async fn next(&mut self) -> Option<Followed> {
        loop {
            if self.over {
                return None;
            }
            let told = match &mut self.stream {
                Some(stream) => match stream.next().await {
                    Ok(news) => self.happened(news),
                    Err(error) => self.broken(error),
                },
                None => self.try_again().await,
            };
            if told.is_some() {
                return told;
            }
        }
    }

    fn happened(&mut self, first: FeedNews) -> Option<Followed> {
        let stream = self.stream.as_mut()?;
        let mut news = vec![first];
        while let Some(more) = stream.try_next() {
            news.push(more);
        }
        self.last = stream.last();
        if news.contains(&FeedNews::Resync) {
            // Begun anew, the stream says that it is there, and everything is asked for.
            self.stream = None;
            self.last = None;
            self.pause = self.first_pause();
            return None;
        }
        news.retain(|news| !matches!(news, FeedNews::Ready(_)));
        self.failures = 0;
        (!news.is_empty()).then_some(Followed::Happened(news))
    }

    fn broken(&mut self, error: ClientError) -> Option<Followed> {
        if let Some(stream) = self.stream.take() {
            self.last = stream.last();
        }
        self.failures += 1;
        let told = self.client.told_to_wait();
        self.pause = pause(self.first_pause(), self.failures, roll()).max(told);
        self.say(error, Followed::Broken)
    }

    async fn try_again(&mut self) -> Option<Followed> {
        let closing = self.client.inner.closing.clone();
        tokio::select! {
            () = closing.cancelled() => {
                self.over = true;
                return None;
            }
            () = tokio::time::sleep(self.pause) => {}
        }
        let error = match self.begin().await {
            Ok(stream) => {
                self.last = stream.last();
                self.stream = Some(stream);
                self.said = false;
                return Some(Followed::Live);
            }
            Err(error) => error,
        };
        if error == ClientError::Cancelled {
            self.over = true;
            return None;
        }
        if error.is(ProblemKind::NotSignedIn) {
            self.over = true;
            return Some(Followed::SessionOver(error));
        }
        if error.is(ProblemKind::ResyncNeeded) && self.last.take().is_some() {
            self.pause = Duration::ZERO;
            return None;
        }
        if has_no_streams(&error) {
            self.pause = pause(self.first_pause() * LEFT_ALONE, 1, roll());
            return self.say(error, Followed::Unavailable);
        }
        self.broken(error)
    }

    /// Opens a stream and waits until the server says that it begins: something between may have
    /// answered for it and hold everything back.
    async fn begin(&self) -> Result<FeedStream, ClientError> {
        let mut stream = self.client.changes(self.last).await?;
        match stream.next().await? {
            FeedNews::Ready(_) => Ok(stream),
            FeedNews::Changed(_) | FeedNews::LeaseLost(_) | FeedNews::Counts | FeedNews::Resync => {
                Err(ClientError::Garbled {
                    what: "beginning of the feed",
                    detail: "it does not say that it begins".to_owned(),
                })
            }
        }
    }

    /// Says once that there is no stream.
    fn say(&mut self, error: ClientError, how: fn(ClientError) -> Followed) -> Option<Followed> {
        (!std::mem::replace(&mut self.said, true)).then(|| how(error))
    }

    fn first_pause(&self) -> Duration {
        self.client.inner.options.feed_pause
    }
}

/// Whether an error says that it is no use to come again soon.
fn has_no_streams(error: &ClientError) -> bool {
    match error {
        // Connected, and then nothing: something collects the stream before it passes it on.
        ClientError::TimedOut { .. } | ClientError::NotOurServer { .. } => true,
        ClientError::Problem(problem) => matches!(
            problem.kind,
            ProblemKind::NotFound
                | ProblemKind::MethodNotAllowed
                | ProblemKind::NotAllowed
                | ProblemKind::TooManyRequests
        ),
        ClientError::BadAddress(_)
        | ClientError::PlainHttp(_)
        | ClientError::NoEncryption(_)
        | ClientError::Unreachable { .. }
        | ClientError::Hangup { .. }
        | ClientError::Garbled { .. }
        | ClientError::TooLarge { .. }
        | ClientError::NewerProblem { .. }
        | ClientError::Cancelled => false,
    }
}

/// Returns how long to wait after `failures` in a row: twice as long each time, and never the same
/// for many workstations that lost the same server. `roll` is chance.
fn pause(first: Duration, failures: u32, roll: u8) -> Duration {
    let doubled = first.saturating_mul(1 << failures.saturating_sub(1).min(10));
    let most = LONGEST_PAUSE.max(first);
    let from_half_to_three_halves = 128 + u32::from(roll);
    doubled.min(most).saturating_mul(from_half_to_three_halves) / 256
}

fn roll() -> u8 {
    uuid::Uuid::new_v4().as_bytes()[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_a_bound_and_differ() {
        let first = Duration::from_millis(250);
        let ms = |failures, roll| pause(first, failures, roll).as_millis();
        assert_eq!([ms(1, 0), ms(1, 255)], [125, 374]);
        assert_eq!([ms(2, 128), ms(5, 128)], [500, 4000]);
        assert_eq!(ms(u32::MAX, 128), 30_000);
        let alone = pause(first * LEFT_ALONE, 1, 128);
        assert_eq!(alone, Duration::from_secs(60));
    }
}
