//! A whole queue as a stream of rows, one JSON object a line; or only what changed in it.

use reqwest::{Method, RequestBuilder};
use tokio::time::Instant;

use super::ClientError;
use super::answer::{Answer, garbled};
use super::connection::{Client, Fresh, Patience, ROWS, if_none_match};
use crate::casework::CaseId;
use crate::casework::queue::Row;
use crate::wire::{LeftQueue, QueueHeaders};

/// The longest line that is read as a row, in bytes.
const MAX_LINE: usize = 256 << 10;
/// The longest moment that is kept, in bytes.
const MAX_MOMENT: usize = 256;
/// How a line begins that names a case which is not in the queue.
const LEFT: &[u8] = b"{\"left\":";

/// Rows as they come in.
pub struct RowStream {
    answer: Answer,
    /// How many rows the server promised.
    expected: Option<u64>,
    seen: u64,
    read: usize,
    limit: usize,
    /// The beginning of a line whose end has not come yet.
    rest: Vec<u8>,
    ended: bool,
    /// What changed, and not the whole queue.
    is_delta: bool,
    left: Vec<CaseId>,
    at: Option<String>,
}

/// A queue as it is asked for again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueRows {
    /// All rows, or those that are new or not what they were.
    pub rows: Vec<Row>,
    /// Cases that are not in the queue, where `is_delta`.
    pub left: Vec<CaseId>,
    pub is_delta: bool,
    /// The moment to name the next time, to be told only what changed since.
    pub at: Option<String>,
}

impl std::fmt::Debug for RowStream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RowStream")
            .field("expected", &self.expected)
            .field("seen", &self.seen)
            .finish_non_exhaustive()
    }
}

impl Client {
    /// Asks for all rows of a queue, in the queue's own order, unless nothing changed.
    ///
    /// # Errors
    /// [`ClientError::TooLarge`], [`ClientError::Garbled`] and others; never a part of a queue.
    pub async fn queue_rows(
        &self,
        slug: &str,
        etag: Option<&str>,
    ) -> Result<Fresh<Vec<Row>>, ClientError> {
        Ok(match self.queue_since(slug, etag, None).await? {
            Fresh::NotModified => Fresh::NotModified,
            Fresh::New { value, etag } => Fresh::New {
                value: value.rows,
                etag,
            },
        })
    }

    /// Asks what changed in a queue since a moment that an earlier answer named; the server may
    /// send the whole of it all the same.
    ///
    /// # Errors
    /// As [`queue_rows`](Self::queue_rows).
    pub async fn queue_since(
        &self,
        slug: &str,
        etag: Option<&str>,
        since: Option<&str>,
    ) -> Result<Fresh<QueueRows>, ClientError> {
        match self.stream_since(slug, etag, since).await? {
            Fresh::NotModified => Ok(Fresh::NotModified),
            Fresh::New { mut value, etag } => {
                let mut rows = Vec::new();
                while let Some(mut batch) = value.next_batch().await? {
                    rows.append(&mut batch);
                }
                let value = QueueRows {
                    rows,
                    left: value.left,
                    is_delta: value.is_delta,
                    at: value.at,
                };
                Ok(Fresh::New { value, etag })
            }
        }
    }

    /// Asks for all rows of a queue as they come, so that the first ones can be shown at once.
    ///
    /// # Errors
    /// As [`queue_rows`](Self::queue_rows).
    pub async fn queue_stream(
        &self,
        slug: &str,
        etag: Option<&str>,
    ) -> Result<Fresh<RowStream>, ClientError> {
        let request = self.request_for(Method::GET, &["queues", slug, "cases"], ROWS);
        self.stream(request, etag).await
    }

    /// As [`queue_since`](Self::queue_since), row by row as they come in, so that a long queue
    /// never stands in memory twice.
    ///
    /// # Errors
    /// As [`queue_rows`](Self::queue_rows).
    pub async fn stream_since(
        &self,
        slug: &str,
        etag: Option<&str>,
        since: Option<&str>,
    ) -> Result<Fresh<RowStream>, ClientError> {
        let request = self.request_for(Method::GET, &["queues", slug, "cases"], ROWS);
        let request = match since {
            Some(since) => request.query(&[("since", since)]),
            None => request,
        };
        let answer = self.stream(request, etag).await?;
        if let Fresh::New { value, .. } = &answer
            && value.is_delta
            && since.is_none()
        {
            return Err(ClientError::Garbled {
                what: "queue",
                detail: "what changed was not asked for".to_owned(),
            });
        }
        Ok(answer)
    }

    async fn stream(
        &self,
        request: RequestBuilder,
        etag: Option<&str>,
    ) -> Result<Fresh<RowStream>, ClientError> {
        let request = if_none_match(request, etag);
        let deadline = Instant::now() + self.inner.options.total_timeout;
        let answer = self.send(request, Patience::Question, deadline).await?;
        if answer.is_not_modified() {
            return Ok(Fresh::NotModified);
        }
        if answer.media_type() != ROWS {
            return Err(answer.not_ours().await);
        }
        let header = |name: &str| {
            let value = answer.headers().get(name)?.to_str().ok()?;
            (value.len() <= MAX_MOMENT).then(|| value.to_owned())
        };
        let expected = header(QueueHeaders::ROWS).and_then(|value| value.parse().ok());
        let is_delta = header(QueueHeaders::DELTA).is_some_and(|value| value == "true");
        let at = header(QueueHeaders::AT);
        let etag = answer.etag();
        let value = RowStream {
            expected,
            seen: 0,
            read: 0,
            limit: self.inner.options.stream_limit,
            rest: Vec::new(),
            ended: false,
            is_delta,
            left: Vec::new(),
            at,
            answer,
        };
        Ok(Fresh::New { value, etag })
    }
}

impl RowStream {
    /// Returns how many rows there will be, when the server says so.
    #[must_use]
    pub const fn expected(&self) -> Option<u64> {
        self.expected
    }

    /// Returns whether this is what changed, and not the whole queue.
    #[must_use]
    pub const fn is_delta(&self) -> bool {
        self.is_delta
    }

    /// Returns the cases that are not in the queue, as far as they have come, and the moment to
    /// name the next time.
    #[must_use]
    pub fn into_rest(self) -> (Vec<CaseId>, Option<String>) {
        (self.left, self.at)
    }

    /// Returns the rows that came in since, at least one; `None` at the end.
    ///
    /// # Errors
    /// Any [`ClientError`]; then what came before is only a part and must not be taken for all.
    pub async fn next_batch(&mut self) -> Result<Option<Vec<Row>>, ClientError> {
        loop {
            if self.ended {
                return Ok(None);
            }
            let mut rows = Vec::new();
            match self.answer.chunk().await? {
                Some(chunk) => {
                    self.read += chunk.len();
                    if self.read > self.limit {
                        return Err(ClientError::TooLarge { limit: self.limit });
                    }
                    self.take_in(&chunk, &mut rows)?;
                }
                None => {
                    self.ended = true;
                    let last = std::mem::take(&mut self.rest);
                    self.take_line(&last, &mut rows)?;
                    if self.expected.is_some_and(|expected| expected != self.seen) {
                        return Err(ClientError::Garbled {
                            what: "queue",
                            detail: format!(
                                "{} rows were announced and {} came",
                                self.expected.unwrap_or_default(),
                                self.seen
                            ),
                        });
                    }
                }
            }
            if !rows.is_empty() {
                return Ok(Some(rows));
            }
        }
    }

    fn take_in(&mut self, chunk: &[u8], rows: &mut Vec<Row>) -> Result<(), ClientError> {
        let mut from = 0;
        for end in memchr::memchr_iter(b'\n', chunk) {
            if self.rest.is_empty() {
                self.take_line(&chunk[from..end], rows)?;
            } else {
                let mut line = std::mem::take(&mut self.rest);
                line.extend_from_slice(&chunk[from..end]);
                self.take_line(&line, rows)?;
            }
            from = end + 1;
        }
        self.rest.extend_from_slice(&chunk[from..]);
        if self.rest.len() > MAX_LINE {
            return Err(ClientError::TooLarge { limit: MAX_LINE });
        }
        Ok(())
    }

    fn take_line(&mut self, line: &[u8], rows: &mut Vec<Row>) -> Result<(), ClientError> {
        if line.trim_ascii().is_empty() {
            return Ok(());
        }
        if line.len() > MAX_LINE {
            return Err(ClientError::TooLarge { limit: MAX_LINE });
        }
        if self.is_delta && line.starts_with(LEFT) {
            let gone: LeftQueue =
                serde_json::from_slice(line).map_err(|error| garbled("row of a queue", &error))?;
            self.seen += 1;
            self.left.push(gone.left);
            return Ok(());
        }
        let row =
            serde_json::from_slice(line).map_err(|error| garbled("row of a queue", &error))?;
        self.seen += 1;
        rows.push(row);
        Ok(())
    }
}
