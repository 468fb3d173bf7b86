//! Following the change feed: every change is told to whoever may see its case, in order, without
//! gap and at most once.
//!
//! ```text
//!   writer ──wake──► one task reads the new lines ──► rows of other programs into the index
//!                                                  └► the last lines in memory ──► streams
//! ```
//! A stream holds no queue of its own: it knows the last id it told and reads on from there, from
//! memory or, far behind, from the store. So a slow reader costs nothing, and ten thousand cost
//! little.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until};
use tokio_util::sync::{CancellationToken, DropGuard};

use super::index::{Index, Rows};
use super::streams::{Seat, Streams};
use super::{Limits, Office, OfficeError, Session};
use crate::casework::CaseId;
use crate::clock::Clock;
use crate::lawbook::Lawbook;
use crate::regulation::{Role, UnitId};
use crate::store::{FeedEntry, Plan, Store, StoreError};
use crate::wire::feed::{FeedChange, FeedReady, LeaseLost};

/// How many lines are kept in memory.
const REMEMBERED: usize = 4096;
/// How many lines are read at once.
const PAGE: u32 = 512;
/// How many lines a stream takes in hand at once.
const HANDFUL: usize = 32;
/// How often law time is looked at: counts change though nobody does anything.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// How often it is looked whether another process ended sessions: whoever was disabled, or has
/// other posts now, follows no longer than a second.
const LOOK_AT_ACCOUNTS_EVERY: Duration = Duration::from_millis(500);
/// How long to wait before a database that did not answer is asked again.
const AGAIN: Duration = Duration::from_millis(500);

/// The end of the feed, and who follows it.
#[derive(Debug)]
pub(super) struct Feed {
    end: RwLock<End>,
    /// The id of the newest line in memory.
    head: watch::Sender<u64>,
    /// Counts what changes counts though no case changed.
    hints: watch::Sender<u64>,
    /// Counts when streams are to look whether their sessions go on.
    checks: watch::Sender<u64>,
    /// Every row that was put before this generation of the index has its line in memory.
    settled: AtomicU64,
    pub(super) streams: Arc<Streams>,
    keep: u64,
    keep_alive: Duration,
    closing: CancellationToken,
}

#[derive(Debug)]
struct End {
    lines: VecDeque<Arc<FeedEntry>>,
    /// Every line after this one is in memory.
    floor: u64,
}

/// Lines in memory after a place.
enum Since {
    Lines(Vec<Arc<FeedEntry>>),
    /// They are not in memory.
    Older,
}

impl Feed {
    /// Begins at the end of the feed as it is now.
    pub async fn open(store: &Store, limits: &Limits) -> Result<Arc<Self>, StoreError> {
        let head = store.feed_head().await?;
        Ok(Arc::new(Self {
            end: RwLock::new(End {
                lines: VecDeque::new(),
                floor: head,
            }),
            head: watch::Sender::new(head),
            hints: watch::Sender::new(0),
            checks: watch::Sender::new(0),
            settled: AtomicU64::new(0),
            streams: Arc::new(Streams::new(limits.streams)),
            keep: limits.feed_changes,
            keep_alive: limits.keep_alive,
            closing: CancellationToken::new(),
        }))
    }

    /// Follows the store until the guard is dropped or the streams are ended.
    pub fn follow(
        self: &Arc<Self>,
        store: Store,
        index: Arc<Index>,
        clock: Clock,
        lawbook: Arc<Lawbook>,
    ) -> DropGuard {
        let feed = Arc::clone(self);
        let closing = self.closing.clone();
        tokio::spawn(watch_accounts(Arc::clone(self), store.clone()));
        tokio::spawn(async move {
            let mut wake = store.feed();
            let mut look = interval(LOOK_EVERY);
            look.set_missed_tick_behavior(MissedTickBehavior::Delay);
            let mut seen = clock.now();
            let mut dropped = 0;
            loop {
                tokio::select! {
                    () = closing.cancelled() => return,
                    heard = wake.changed() => if heard.is_err() { return },
                    _ = look.tick() => {}
                }
                while let Err(error) = feed.catch_up(&store, &index).await {
                    tracing::warn!(%error, "the queues cannot follow the database now");
                    tokio::select! {
                        () = closing.cancelled() => return,
                        () = tokio::time::sleep(AGAIN) => {}
                    }
                }
                feed.prune(&store, &mut dropped).await;
                let now = clock.now();
                let calendar = lawbook.calendar();
                let another_day = calendar.civil(seen).date() != calendar.civil(now).date();
                if another_day || index.look(|rows| rows.turns_between(seen, now)) {
                    feed.hint();
                }
                seen = now;
            }
        });
        self.closing.clone().drop_guard()
    }

    /// Returns a value that changes whenever a line stands in memory and its row in the index: the
    /// newest line.
    pub fn heads(&self) -> watch::Receiver<u64> {
        self.head.subscribe()
    }

    /// Says that counts may have changed though no case did.
    pub fn hint(&self) {
        self.hints.send_modify(|count| *count += 1);
    }

    /// Returns the id of the newest line whose row stands in the index.
    pub fn head(&self) -> u64 {
        *self.head.borrow()
    }

    /// Has every stream look whether its session goes on: some were ended.
    pub fn check_sessions(&self) {
        self.checks.send_modify(|count| *count += 1);
    }

    /// Returns the generation of the index from which on rows may stand there whose lines are not
    /// in memory yet.
    pub fn settled(&self) -> u64 {
        self.settled.load(Ordering::Acquire)
    }

    /// Reads what came since, and puts rows that another program wrote into the index.
    async fn catch_up(&self, store: &Store, index: &Index) -> Result<(), StoreError> {
        loop {
            let after = self.head();
            let generation = index.look(Rows::generation);
            let lines = match store.changes_kept_since(after, PAGE).await? {
                Some(lines) if lines.is_empty() => {
                    // A row is put after its line is written: what was put before has been read.
                    self.settled.store(generation, Ordering::Release);
                    return Ok(());
                }
                Some(lines) => lines,
                None => return self.begin_anew(store, index).await,
            };
            let mut missing = lines
                .iter()
                .filter(|line| index.lacks(line.case, line.version))
                .map(|line| line.id);
            if let Some(first) = missing.next() {
                let last = missing.last().unwrap_or(first);
                for row in store.rows_changed(first, last).await? {
                    index.put(row);
                }
            }
            let mut end = self.end.write().unwrap_or_else(PoisonError::into_inner);
            let mut head = after;
            for line in lines {
                head = line.id;
                if end.lines.len() == REMEMBERED
                    && let Some(oldest) = end.lines.pop_front()
                {
                    end.floor = oldest.id;
                }
                end.lines.push_back(Arc::new(line));
            }
            drop(end);
            self.head.send_replace(head);
        }
    }

    /// The feed went on without this program for longer than it is kept.
    async fn begin_anew(&self, store: &Store, index: &Index) -> Result<(), StoreError> {
        let head = store.feed_head().await?;
        store.each_row(|row| index.put(row)).await?;
        let mut end = self.end.write().unwrap_or_else(PoisonError::into_inner);
        end.lines.clear();
        end.floor = head;
        drop(end);
        self.head.send_replace(head);
        Ok(())
    }

    /// Drops what is older than what is kept, a good piece at a time.
    async fn prune(&self, store: &Store, dropped: &mut u64) {
        let through = self.head().saturating_sub(self.keep);
        if through == 0 || through < *dropped + self.keep / 8 {
            return;
        }
        match store.write(Plan::PruneFeed { through }).await {
            Ok(_) => *dropped = through,
            Err(error) => tracing::debug!(%error, "the feed was not shortened"),
        }
    }

    fn since(&self, after: u64, most: usize) -> Since {
        let end = self.end.read().unwrap_or_else(PoisonError::into_inner);
        if after < end.floor {
            return Since::Older;
        }
        let from = end.lines.partition_point(|line| line.id <= after);
        Since::Lines(end.lines.range(from..).take(most).cloned().collect())
    }

    /// Returns the cases that changed after a line, each once; `None` when that is more than
    /// `most` or not known any more.
    pub async fn changed_since(
        &self,
        store: &Store,
        after: u64,
        most: usize,
    ) -> Result<Option<Vec<CaseId>>, StoreError> {
        let mut cases: Vec<CaseId> = match self.since(after, most + 1) {
            Since::Lines(lines) => lines.iter().map(|line| line.case).collect(),
            Since::Older => {
                let limit = u32::try_from(most + 1).unwrap_or(u32::MAX);
                match store.changes_kept_since(after, limit).await? {
                    None => return Ok(None),
                    Some(lines) => lines.iter().map(|line| line.case).collect(),
                }
            }
        };
        if cases.len() > most {
            return Ok(None);
        }
        cases.sort_unstable();
        cases.dedup();
        Ok(Some(cases))
    }
}

/// Has the streams look whether their sessions go on, whenever sessions were ended by a change.
async fn watch_accounts(feed: Arc<Feed>, store: Store) {
    let mut look = interval(LOOK_AT_ACCOUNTS_EVERY);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut known = None;
    loop {
        tokio::select! {
            () = feed.closing.cancelled() => return,
            _ = look.tick() => {}
        }
        // Nobody follows: nobody is to be told. One that begins is asked for its session first.
        if feed.streams.count() == 0 {
            continue;
        }
        match store.account_changes().await {
            Ok(count) => {
                if known.replace(count) != Some(count) {
                    feed.check_sessions();
                }
            }
            // Streams ask when they next say that they are alive.
            Err(error) => tracing::debug!(%error, "changes at accounts cannot be seen now"),
        }
    }
}

/// What a stream tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// The stream begins after this line.
    Ready(u64, FeedReady),
    Changed(u64, FeedChange),
    LeaseLost(u64, LeaseLost),
    Counts,
    /// Nothing happened; the stream is at this line.
    Alive(u64),
    /// What comes next is not kept any more; the stream ends.
    Resync,
}

/// The feed as one session sees it.
pub struct Changes {
    office: Arc<Office>,
    session: Session,
    /// Units whose cases the person sees, and those of which only the own ones.
    units: Vec<UnitId>,
    own_in: Vec<UnitId>,
    seat: Seat,
    heads: watch::Receiver<u64>,
    hints: watch::Receiver<u64>,
    checks: watch::Receiver<u64>,
    /// The last line that was looked at.
    last: u64,
    ready: VecDeque<News>,
    speak_by: Instant,
    over: bool,
}

impl Office {
    /// Follows the feed from after the line `last`, or from now on.
    ///
    /// # Errors
    /// [`OfficeError::FeedForgotten`] when lines after `last` are not kept any more, or `last` was
    /// never given; [`OfficeError::TooManyStreams`].
    pub async fn follow_changes(
        self: &Arc<Self>,
        session: Session,
        last: Option<u64>,
    ) -> Result<Changes, OfficeError> {
        let feed = &self.feed;
        // Looked at before the place is: what comes in between is told.
        let (heads, hints) = (feed.head.subscribe(), feed.hints.subscribe());
        if let Some(last) = last
            && self.store.changes_kept_since(last, 1).await?.is_none()
        {
            return Err(OfficeError::FeedForgotten);
        }
        let seat = feed
            .streams
            .take(&session.token_sha256)
            .ok_or(OfficeError::TooManyStreams)?;
        let last = last.unwrap_or_else(|| feed.head());
        let units_of = |gateway: bool| {
            let posts = session.actor.posts.iter();
            posts
                .filter(|post| (post.role == Role::Gateway) == gateway)
                .map(|post| post.unit.clone())
                .collect()
        };
        let ready = FeedReady {
            keep_alive_seconds: feed.keep_alive.as_secs(),
        };
        Ok(Changes {
            units: units_of(false),
            own_in: units_of(true),
            seat,
            heads,
            hints,
            checks: feed.checks.subscribe(),
            last,
            ready: VecDeque::from([News::Ready(last, ready)]),
            speak_by: Instant::now() + feed.keep_alive,
            over: false,
            office: Arc::clone(self),
            session,
        })
    }

    /// Ends every stream, because the server stops.
    pub fn end_streams(&self) {
        self.feed.closing.cancel();
    }

    /// Returns how many streams run.
    #[must_use]
    pub fn stream_count(&self) -> usize {
        self.feed.streams.count()
    }
}

impl Changes {
    /// Returns what comes next; `None` when the session is over or the server stops.
    pub async fn next(&mut self) -> Option<News> {
        loop {
            if let Some(news) = self.ready.pop_front() {
                return Some(news);
            }
            if self.over || self.is_told_to_end() {
                return None;
            }
            if Instant::now() >= self.speak_by {
                self.speak_by = Instant::now() + self.office.feed.keep_alive;
                if !self.may_go_on().await {
                    return None;
                }
                return Some(News::Alive(self.last));
            }
            if self.read_on().await {
                continue;
            }
            let closing = self.office.feed.closing.clone();
            tokio::select! {
                () = closing.cancelled() => return None,
                () = self.seat.ended.cancelled() => return None,
                heard = self.heads.changed() => if heard.is_err() { return None },
                heard = self.hints.changed() => match heard {
                    Ok(()) => return Some(News::Counts),
                    Err(_) => return None,
                },
                heard = self.checks.changed() => {
                    if heard.is_err() || !self.may_go_on().await {
                        return None;
                    }
                }
                () = sleep_until(self.speak_by) => {}
            }
        }
    }

    fn is_told_to_end(&self) -> bool {
        self.office.feed.closing.is_cancelled() || self.seat.ended.is_cancelled()
    }

    /// Whether the session still holds, with the posts it was opened with.
    async fn may_go_on(&self) -> bool {
        match self.office.still_open(&self.session).await {
            Ok(now) => now.actor.posts == self.session.actor.posts,
            Err(_) => false,
        }
    }

    /// Takes the next lines in hand; returns whether there were any, told or not.
    async fn read_on(&mut self) -> bool {
        let lines = match self.office.feed.since(self.last, HANDFUL) {
            Since::Lines(lines) => lines,
            Since::Older => {
                let handful = u32::try_from(HANDFUL).unwrap_or(u32::MAX);
                match self
                    .office
                    .store
                    .changes_kept_since(self.last, handful)
                    .await
                {
                    Ok(Some(lines)) => lines.into_iter().map(Arc::new).collect(),
                    Ok(None) => {
                        self.over = true;
                        self.ready.push_back(News::Resync);
                        return true;
                    }
                    Err(error) => {
                        tracing::warn!(%error, "a stream cannot read on");
                        self.over = true;
                        return true;
                    }
                }
            }
        };
        for line in &lines {
            self.last = line.id;
            if let Some(news) = self.tells(line).await {
                self.ready.push_back(news);
            }
        }
        !lines.is_empty()
    }

    /// Returns what a line is to this person, if anything.
    async fn tells(&self, line: &FeedEntry) -> Option<News> {
        if let Some(lost_by) = &line.lost_by {
            let lost = LeaseLost { case_id: line.case };
            return (*lost_by == self.session.actor.login)
                .then_some(News::LeaseLost(line.id, lost));
        }
        let seen = self.units.contains(&line.unit)
            || (self.own_in.contains(&line.unit) && self.handed_in(line.case).await);
        seen.then(|| {
            let change = FeedChange {
                case_id: line.case,
                version: line.version,
                unit: line.unit.clone(),
            };
            News::Changed(line.id, change)
        })
    }

    /// Whether the person, a gateway, handed a case in.
    async fn handed_in(&self, case: CaseId) -> bool {
        let scope = self.office.store.whose(case).await;
        scope
            .ok()
            .flatten()
            .is_some_and(|scope| scope.sender == self.session.actor.login.as_str())
    }
}
