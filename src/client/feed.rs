//! The change feed as it comes in: server-sent events, read piece by piece and bounded.
//!
//! A stream that says nothing for longer than [`ClientOptions::feed_silence`] is taken for dead,
//! however healthy its connection looks. Events that this version does not know are passed over.
//!
//! [`ClientOptions::feed_silence`]: super::ClientOptions

use std::collections::VecDeque;

use reqwest::{Method, StatusCode};
use serde::de::DeserializeOwned;
use tokio::time::Instant;

use super::ClientError;
use super::answer::{Answer, garbled};
use super::connection::{Client, Patience};
use crate::wire::feed::{
    CHANGE, COUNTS, FeedChange, FeedReady, LEASE_LOST, LeaseLost, READY, RESYNC,
};

const EVENTS: &str = "text/event-stream";
const LAST_EVENT_ID: &str = "last-event-id";

/// The longest line of the stream, and the longest data of one event, in bytes.
const MAX_EVENT: usize = 16 << 10;

/// What the feed tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedNews {
    /// The stream begins: what is shown is to be asked for once more.
    Ready(FeedReady),
    Changed(FeedChange),
    /// Somebody else took a case that this person held.
    LeaseLost(LeaseLost),
    /// Counts may have changed though no case did.
    Counts,
    /// The stream fell behind what the server keeps, and ends.
    Resync,
}

/// The feed as it comes in.
pub struct FeedStream {
    answer: Answer,
    parser: Parser,
    waiting: VecDeque<FeedNews>,
    last: Option<u64>,
    /// Whether the server has said anything yet.
    spoke: bool,
}

impl std::fmt::Debug for FeedStream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FeedStream")
            .field("last", &self.last)
            .finish_non_exhaustive()
    }
}

impl Client {
    /// Follows what changes, from after the event `last` or from now on.
    ///
    /// # Errors
    /// [`ProblemKind::ResyncNeeded`](crate::wire::problem::ProblemKind::ResyncNeeded) when the
    /// server does not keep what came after `last` any more; [`ClientError::NotOurServer`] where
    /// something between cannot pass a stream on.
    pub async fn changes(&self, last: Option<u64>) -> Result<FeedStream, ClientError> {
        let mut request = self.request_for(
            Method::GET,
            &["changes"],
            "text/event-stream, application/problem+json",
        );
        if let Some(last) = last {
            request = request.header(LAST_EVENT_ID, last.to_string());
        }
        let deadline = Instant::now() + self.inner.options.feed_first_word;
        let answer = self.send(request, Patience::Question, deadline).await?;
        if answer.status() != StatusCode::OK || answer.media_type() != EVENTS {
            return Err(answer.not_ours().await);
        }
        Ok(FeedStream {
            answer,
            parser: Parser::default(),
            waiting: VecDeque::new(),
            last,
            spoke: false,
        })
    }
}

impl FeedStream {
    /// Returns the id to go on after.
    #[must_use]
    pub const fn last(&self) -> Option<u64> {
        self.last
    }

    /// Returns what was told and not taken yet, without waiting.
    pub fn try_next(&mut self) -> Option<FeedNews> {
        self.waiting.pop_front()
    }

    /// Returns what comes next; never the end, which is an error.
    ///
    /// # Errors
    /// [`ClientError::TimedOut`] after a silence, [`ClientError::Hangup`] at the end of the
    /// stream, [`ClientError::Garbled`] or [`ClientError::TooLarge`] for what no server sends.
    pub async fn next(&mut self) -> Result<FeedNews, ClientError> {
        loop {
            if let Some(news) = self.waiting.pop_front() {
                return Ok(news);
            }
            let options = &self.answer.client.inner.options;
            let wait = if self.spoke {
                options.feed_silence
            } else {
                options.feed_first_word
            };
            let Some(chunk) = self.answer.chunk_within(wait).await? else {
                return Err(ClientError::Hangup {
                    reason: "the stream of changes ended".to_owned(),
                });
            };
            self.spoke = true;
            self.parser.take_in(&chunk)?;
            while let Some(event) = self.parser.events.pop_front() {
                if let Some(news) = read(&event)? {
                    self.waiting.push_back(news);
                }
            }
            // An id may come without an event; it is the place of everything before it.
            if let Some(last) = self.parser.last_id {
                self.last = Some(last);
            }
        }
    }
}

/// Returns what an event says; `None` for one that this version does not know.
fn read(event: &Event) -> Result<Option<FeedNews>, ClientError> {
    fn data<T: DeserializeOwned>(event: &Event) -> Result<T, ClientError> {
        serde_json::from_str(&event.data).map_err(|error| garbled("event of the feed", &error))
    }
    Ok(match event.name.as_str() {
        READY => Some(FeedNews::Ready(data(event)?)),
        CHANGE => Some(FeedNews::Changed(data(event)?)),
        LEASE_LOST => Some(FeedNews::LeaseLost(data(event)?)),
        COUNTS => Some(FeedNews::Counts),
        RESYNC => Some(FeedNews::Resync),
        _ => None,
    })
}

/// One event, as it stands in the stream.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Event {
    name: String,
    data: String,
}

/// Reads a stream of events however it is cut into pieces.
#[derive(Debug, Default)]
struct Parser {
    /// The beginning of a line whose end has not come yet.
    line: Vec<u8>,
    /// The last byte was a carriage return: a line feed after it belongs to the same line end.
    after_return: bool,
    event: Event,
    has_data: bool,
    events: VecDeque<Event>,
    /// The id of the block that has not ended yet: until then its event was not heard.
    id: Option<u64>,
    last_id: Option<u64>,
}

impl Parser {
    fn take_in(&mut self, bytes: &[u8]) -> Result<(), ClientError> {
        for byte in bytes {
            let after_return = std::mem::take(&mut self.after_return);
            match byte {
                b'\n' if after_return => {}
                b'\n' | b'\r' => {
                    self.after_return = *byte == b'\r';
                    let line = std::mem::take(&mut self.line);
                    self.take_line(&line)?;
                }
                _ if self.line.len() >= MAX_EVENT => {
                    return Err(ClientError::TooLarge { limit: MAX_EVENT });
                }
                _ => self.line.push(*byte),
            }
        }
        Ok(())
    }

    fn take_line(&mut self, line: &[u8]) -> Result<(), ClientError> {
        if line.is_empty() {
            self.last_id = self.id.take().or(self.last_id);
            let event = std::mem::take(&mut self.event);
            if std::mem::take(&mut self.has_data) {
                self.events.push_back(event);
            }
            return Ok(());
        }
        let (name, value) = match memchr::memchr(b':', line) {
            // A comment: a sign of life.
            Some(0) => return Ok(()),
            Some(at) => {
                let value = &line[at + 1..];
                (&line[..at], value.strip_prefix(b" ").unwrap_or(value))
            }
            None => (line, &b""[..]),
        };
        match name {
            b"event" => self.event.name = String::from_utf8_lossy(value).into_owned(),
            b"data" => {
                if self.has_data {
                    self.event.data.push('\n');
                }
                self.has_data = true;
                if self.event.data.len() + value.len() > MAX_EVENT {
                    return Err(ClientError::TooLarge { limit: MAX_EVENT });
                }
                self.event.data.push_str(&String::from_utf8_lossy(value));
            }
            b"id" => {
                let id = std::str::from_utf8(value).ok();
                self.id = Some(id.and_then(|id| id.parse().ok()).ok_or_else(|| {
                    ClientError::Garbled {
                        what: "event of the feed",
                        detail: "its id is no number".to_owned(),
                    }
                })?);
            }
            // How long to wait before coming again is this program's own business.
            _ => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STREAM: &str = "event: ready\r\ndata: {\"keep_alive_seconds\":15}\r\nid: 7\r\n\r\n\
        : a comment\n\nid: 9\n\n\
        data: one\ndata:two\nevent: other\n\n\
        event: counts\rdata: {}\r\rretry: 5\nevent: unknown\n\n\
        event\ndata\n\n";

    fn events(pieces: &[&[u8]]) -> (Vec<(String, String)>, Option<u64>) {
        let mut parser = Parser::default();
        for piece in pieces {
            parser.take_in(piece).unwrap();
        }
        let events = parser.events.into_iter();
        (
            events.map(|event| (event.name, event.data)).collect(),
            parser.last_id,
        )
    }

    #[test]
    fn a_stream_is_read_the_same_however_it_is_cut() {
        let whole = events(&[STREAM.as_bytes()]);
        let expected = [
            ("ready", "{\"keep_alive_seconds\":15}"),
            ("other", "one\ntwo"),
            ("counts", "{}"),
            ("", ""),
        ];
        let named: Vec<(&str, &str)> = whole
            .0
            .iter()
            .map(|(name, data)| (name.as_str(), data.as_str()))
            .collect();
        assert_eq!(named, expected);
        assert_eq!(whole.1, Some(9));
        for size in 1..40 {
            let pieces: Vec<&[u8]> = STREAM.as_bytes().chunks(size).collect();
            assert_eq!(events(&pieces), whole, "{size}");
        }
    }

    #[test]
    fn an_event_that_did_not_come_whole_is_not_passed() {
        for block in ["id: 4\nevent: counts\n", "event: counts\ndata: {}\nid: 4\n"] {
            let mut parser = Parser::default();
            parser.take_in(b"id: 3\n\n").unwrap();
            parser.take_in(block.as_bytes()).unwrap();
            assert_eq!(parser.last_id, Some(3), "{block}");
            parser.take_in(b"\n").unwrap();
            assert_eq!(parser.last_id, Some(4), "{block}");
        }
    }

    #[test]
    fn what_grows_without_end_is_refused() {
        let mut parser = Parser::default();
        let endless = vec![b'x'; MAX_EVENT + 1];
        assert!(matches!(
            parser.take_in(&endless),
            Err(ClientError::TooLarge { .. })
        ));
        let mut parser = Parser::default();
        let line = format!("data: {}\n", "x".repeat(1000));
        let refused = (0..100).find_map(|_| parser.take_in(line.as_bytes()).err());
        assert!(matches!(refused, Some(ClientError::TooLarge { .. })));
        let mut parser = Parser::default();
        let odd = parser.take_in(b"id: seven\n");
        assert!(matches!(odd, Err(ClientError::Garbled { .. })), "{odd:?}");
    }
}
