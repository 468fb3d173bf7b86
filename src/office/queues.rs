//! Queues: which there are for a person, how much waits in them, and their rows.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};

use super::view::{View, asks_for_me, soon};
use super::views::ViewKey;
use super::{Office, OfficeError, Session};
use crate::casework::queue::filter::{self, Filter, FilterContext};
use crate::casework::queue::lean::LeanRow;
use crate::casework::queue::parts::InParts;
use crate::casework::queue::sort::{Sort, SortBy};
use crate::casework::queue::{QueueDefinition, Row};
use crate::casework::{Actor, RawText};
use crate::regulation::UnitId;
use crate::regulation::canonical::sha256_of;
use crate::wire::{QueueList, QueuePage, QueueSummary};

/// Which rows of a queue are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowsRequest {
    pub slug: String,
    /// Narrows the queue further.
    pub filter: Option<String>,
    /// Instead of the order of the queue.
    pub sort: Option<String>,
}

/// Which page of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageRequest {
    pub rows: RowsRequest,
    pub limit: u32,
    /// Cursor of the page before.
    pub after: Option<String>,
}

/// Whole rows with a name that changes whenever they do.
#[derive(Debug, Clone)]
pub struct QueueView {
    pub rows: Vec<Arc<LeanRow>>,
    pub revision: u64,
    /// The moment, to be told later what changed since.
    pub at: String,
}

/// A queue as one person sees it, ready to be looked at.
pub(super) struct Asked {
    pub key: ViewKey,
    pub filter: Filter,
    pub sort: Sort,
}

impl Office {
    /// Refuses queue definitions that cannot be used, before anybody needs them.
    pub(super) fn check_queues(&self) -> Result<(), OfficeError> {
        for queue in self.lawbook.queues() {
            let bad = |why: String| OfficeError::BadQueue {
                slug: queue.slug.clone(),
                why,
            };
            filter::parse(&queue.filter).map_err(|error| bad(error.to_string()))?;
            Sort::parse(&queue.sort).map_err(|error| bad(error.to_string()))?;
        }
        Ok(())
    }

    /// Returns the queues that the person sees, with how much waits in each.
    ///
    /// # Errors
    /// [`OfficeError::Calendar`] when the calendar ends.
    pub fn queues(&self, session: &Session) -> Result<QueueList, OfficeError> {
        let now = self.clock.now();
        let soon = soon(now, self.calendar())?;
        let actor = &session.actor;
        let mut seen: Vec<&QueueDefinition> = self
            .lawbook
            .queues()
            .iter()
            .filter(|queue| !units(queue, actor).is_empty())
            .collect();
        seen.sort_by_key(|queue| (queue.position, queue.slug.clone()));
        let mut queues = Vec::with_capacity(seen.len());
        for queue in seen {
            let asked = self.ask(queue, actor, None, None)?;
            let summary = self.look(&asked, actor, |view| QueueSummary {
                definition: queue.clone(),
                count: view.rows().len() as u64,
                overdue: view.overdue(now),
                due_soon: view.due_within(now, soon),
            })?;
            queues.push(summary);
        }
        Ok(QueueList {
            queues,
            laws: self.law_refs(),
            now,
        })
    }

    /// Returns one page of a queue, and a name that changes whenever the page may have.
    ///
    /// # Errors
    /// [`OfficeError::UnknownQueue`], [`OfficeError::Unreadable`] for a filter, an order or a
    /// cursor that cannot be read.
    pub fn queue_page(
        &self,
        session: &Session,
        request: &PageRequest,
    ) -> Result<(QueuePage, u64), OfficeError> {
        let actor = &session.actor;
        let asked = self.asked(actor, &request.rows)?;
        let after = match &request.after {
            None => None,
            Some(cursor) => Some(self.open_cursor(cursor, &asked)?),
        };
        let limit = request.limit.clamp(1, self.limits.page_rows) as usize;
        let (rows, total, revision) = self.look(&asked, actor, |view| {
            let first = after.as_ref().map_or(0, |row| match view.place(row) {
                Ok(place) => place + 1,
                Err(place) => place,
            });
            let all = view.rows();
            let page: Vec<Arc<LeanRow>> = all.iter().skip(first).take(limit + 1).cloned().collect();
            (page, all.len() as u64, view.revision())
        })?;
        let next = match rows.get(limit) {
            Some(_) => Some(self.seal_cursor(rows[limit - 1].whole(), &asked)?),
            None => None,
        };
        let page = QueuePage {
            rows: rows.iter().take(limit).map(|row| row.whole()).collect(),
            total,
            next,
            now: self.clock.now(),
        };
        Ok((page, revision))
    }

    /// Returns the units in which the person sees a queue.
    pub(super) fn queue_units(
        &self,
        session: &Session,
        slug: &str,
    ) -> Result<Vec<UnitId>, OfficeError> {
        Ok(units(self.queue(&session.actor, slug)?, &session.actor))
    }

    fn queue(&self, actor: &Actor, slug: &str) -> Result<&QueueDefinition, OfficeError> {
        self.lawbook
            .queues()
            .iter()
            .find(|queue| queue.slug == slug)
            .filter(|queue| !units(queue, actor).is_empty())
            .ok_or(OfficeError::UnknownQueue)
    }

    pub(super) fn asked(&self, actor: &Actor, request: &RowsRequest) -> Result<Asked, OfficeError> {
        let queue = self.queue(actor, &request.slug)?;
        self.ask(
            queue,
            actor,
            request.filter.as_deref(),
            request.sort.as_deref(),
        )
    }

    fn ask(
        &self,
        queue: &QueueDefinition,
        actor: &Actor,
        narrower: Option<&str>,
        sort: Option<&str>,
    ) -> Result<Asked, OfficeError> {
        let own = filter::parse(&queue.filter).map_err(OfficeError::BadFilter)?;
        let filter = match narrower {
            None => own,
            Some(text) => own.and(filter::parse(text).map_err(OfficeError::BadFilter)?),
        };
        let sort =
            Sort::parse(sort.unwrap_or(&queue.sort)).map_err(|error| OfficeError::Unreadable {
                at: "sort",
                why: error.to_string(),
            })?;
        let key = ViewKey {
            filter: filter.to_string(),
            sort: sort.to_string(),
            me: asks_for_me(&filter).then(|| actor.login.clone()),
            units: units(queue, actor),
        };
        Ok(Asked { key, filter, sort })
    }

    pub(super) fn look<T>(
        &self,
        asked: &Asked,
        actor: &Actor,
        look: impl FnOnce(&View) -> T,
    ) -> Result<T, OfficeError> {
        let context = FilterContext {
            me: &actor.login,
            now: self.clock.now(),
            calendar: self.calendar(),
        };
        Ok(self.views.look(
            &asked.key,
            &asked.filter,
            &asked.sort,
            &context,
            &self.index,
            look,
        )?)
    }

    /// A cursor is the row it stands behind, sealed: it names people, and addresses are logged.
    fn seal_cursor(&self, row: Row, asked: &Asked) -> Result<String, OfficeError> {
        let by_name = asked
            .sort
            .keys
            .iter()
            .any(|key| key.by == SortBy::Applicant);
        let applicant = if by_name {
            row.applicant
        } else {
            RawText::default()
        };
        let row = Row {
            applicant,
            iin_masked: None,
            search: String::new(),
            voted: Vec::new(),
            ..row
        };
        let internal = |error: String| OfficeError::Internal(error);
        let plain = serde_json::to_vec(&(binding(asked), row))
            .map_err(|error| internal(error.to_string()))?;
        let nonce = nonce()?;
        let mut sealed = nonce.to_vec();
        let body = self
            .cipher()
            .encrypt(&Nonce::from(nonce), plain.as_slice())
            .map_err(|error| internal(error.to_string()))?;
        sealed.extend(body);
        Ok(URL_SAFE_NO_PAD.encode(sealed))
    }

    fn open_cursor(&self, cursor: &str, asked: &Asked) -> Result<Row, OfficeError> {
        self.unseal(cursor)
            .filter(|(bound, _)| *bound == binding(asked))
            .map(|(_, row)| row)
            .ok_or_else(|| OfficeError::Unreadable {
                at: "after",
                why: "the cursor is not one of this queue, filter and order; begin anew".to_owned(),
            })
    }

    fn unseal(&self, cursor: &str) -> Option<(String, Row)> {
        let sealed = URL_SAFE_NO_PAD.decode(cursor).ok()?;
        let (nonce, body) = sealed.split_first_chunk::<12>()?;
        let plain = self.cipher().decrypt(&Nonce::from(*nonce), body).ok()?;
        serde_json::from_slice(&plain).ok()
    }

    fn cipher(&self) -> ChaCha20Poly1305 {
        ChaCha20Poly1305::new(&self.cursor_key.into())
    }
}

fn nonce() -> Result<[u8; 12], OfficeError> {
    let mut nonce = [0_u8; 12];
    getrandom::fill(&mut nonce).map_err(|error| OfficeError::Internal(error.to_string()))?;
    Ok(nonce)
}

/// What a cursor belongs to.
pub(super) fn binding(asked: &Asked) -> String {
    let key = &asked.key;
    sha256_of(&(&key.filter, &key.sort, &key.me, &key.units))
}

/// Returns the units in which the person has a role that sees the queue.
fn units(queue: &QueueDefinition, actor: &Actor) -> Vec<UnitId> {
    let mut units: Vec<UnitId> = actor
        .posts
        .iter()
        .filter(|post| queue.roles.contains(&post.role))
        .map(|post| post.unit.clone())
        .collect();
    units.sort();
    units.dedup();
    units
}
