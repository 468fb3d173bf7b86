//! What all screens share: who is signed in, what time it is, whether the server answers, which
//! language is spoken.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use ratatui::layout::Rect;

use super::effect::{Effect, Question};
use super::fault::Fault;
use super::keymap::Keymap;
use super::layout::KeyboardSign;
use super::notice::{Notice, Notices, Severity};
use super::options::{DemoAccount, Manners};
use super::own_drafts::Drafts;
use super::remote::{Remote, Ticket};
use super::theme::Theme;
use super::zone::{Target, Zones};
use crate::casework::queue::Row;
use crate::casework::{Login, Now};
use crate::i18n::{Arg, Catalogue, Left, Speaker};
use crate::regulation::trace::working_minutes_between;
use crate::regulation::{EditionId, Language, Law, ServiceId};
use crate::wire::session::SignInMeans;
use crate::wire::session::{Me, OfficeMode};
use crate::wire::{LawRef, QueueList};

/// The most bytes that are handed to a terminal for its clipboard: more of it is cut by some.
const MOST_COPIED: usize = 8 * 1024;

/// Until this age a question that a key made is not worth a word: its answer may come at once.
const PATIENT: TimeDelta = TimeDelta::milliseconds(150);

/// Whether the server answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Link {
    /// Nothing was asked yet.
    Silent,
    Live {
        /// Wall time of the last answer (UTC).
        heard_at: DateTime<Utc>,
    },
    Offline {
        /// Wall time of the first question without an answer (UTC).
        since: DateTime<Utc>,
        heard_at: Option<DateTime<Utc>>,
        fault: Fault,
    },
}

/// Whether the feed of changes is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedLine {
    /// Nobody is signed in.
    Off,
    /// It is asked for; until it is there the server is asked from time to time.
    Awaited(Ticket),
    /// What happens is told.
    Live(Ticket),
}

/// The law of one edition, as far as the workstation has it.
#[derive(Debug, Clone, PartialEq)]
struct KnownLaw {
    named: LawRef,
    law: Arc<Law>,
}

/// The common part of the model.
pub struct Desk {
    catalogue: &'static Catalogue,
    pub language: Language,
    pub theme: Theme,
    /// The themes that can be switched between.
    pub themes: Vec<Theme>,
    pub keymap: Keymap,
    pub keyboard: KeyboardSign,
    /// The server as the officer named it.
    pub server: String,
    pub accounts: Vec<DemoAccount>,
    pub wall: DateTime<Utc>,
    /// Wall time of the last question that a key made.
    asked_at: Option<DateTime<Utc>>,
    /// After so long without a key the screen is locked.
    pub lock_after: TimeDelta,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// How far law time is ahead of wall time, once the server has said.
    law_ahead: Option<TimeDelta>,
    pub size: (u16, u16),
    pub focused: bool,
    pub me: Option<Me>,
    /// Whoever is signed in has no password here to unlock a screen with.
    pub by_provider: bool,
    /// How one can sign in at the server, once it has said.
    pub sign_in_means: Option<SignInMeans>,
    pub link: Link,
    pub notices: Notices,
    pub queues: Remote<QueueList>,
    /// What the officer has begun and not sent.
    pub drafts: Drafts,
    pub feed: FeedLine,
    laws: Vec<KnownLaw>,
    asked_laws: Vec<(LawRef, Ticket)>,
    last_ticket: u64,
    /// What can be clicked in the last frame.
    pub zones: RefCell<Zones>,
    /// Countdowns of the minute, by service, edition and limit.
    countdowns: RefCell<Countdowns>,
}

#[derive(Default)]
struct Countdowns {
    minute: i64,
    known: HashMap<(ServiceId, EditionId, DateTime<Utc>), Option<Left>>,
}

impl Desk {
    #[must_use]
    pub fn new(language: Language, theme: Theme, keymap: Keymap, server: String) -> Self {
        Self {
            catalogue: Catalogue::shared(),
            language,
            theme,
            themes: Theme::built_in(),
            keymap,
            keyboard: KeyboardSign::default(),
            server,
            accounts: Vec::new(),
            wall: DateTime::UNIX_EPOCH,
            asked_at: None,
            lock_after: Manners::default().lock_after,
            mouse: false,
            law_ahead: None,
            size: (80, 24),
            focused: true,
            by_provider: false,
            sign_in_means: None,
            me: None,
            link: Link::Silent,
            notices: Notices::default(),
            queues: Remote::default(),
            drafts: Drafts::default(),
            feed: FeedLine::Off,
            laws: Vec::new(),
            asked_laws: Vec::new(),
            last_ticket: 0,
            zones: RefCell::default(),
            countdowns: RefCell::default(),
        }
    }

    #[must_use]
    pub fn speaker(&self) -> Speaker<'static> {
        self.catalogue.speak(self.language)
    }

    /// Goes on with the next theme and says which it is.
    pub fn switch_theme(&mut self) -> Effect {
        let here = self
            .themes
            .iter()
            .position(|theme| theme.id() == self.theme.id());
        let next = here.map_or(0, |here| (here + 1) % self.themes.len().max(1));
        if let Some(theme) = self.themes.get(next) {
            self.theme = *theme;
            let name = self.speaker().words(theme.name()).to_owned();
            self.say(
                Severity::Info,
                "desk-theme",
                vec![("name", Arg::Text(name))],
            );
        }
        Effect::Redraw
    }

    /// Returns law time; wall time until the server has said what law time is.
    #[must_use]
    pub fn law_at(&self) -> DateTime<Utc> {
        self.wall + self.law_ahead.unwrap_or_default()
    }

    /// Returns law time with its civil date.
    #[must_use]
    pub fn now(&self, law: &Law) -> Now {
        Now::of(self.law_at(), &law.calendar)
    }

    /// Returns whether the server has said what law time is.
    #[must_use]
    pub const fn knows_law_time(&self) -> bool {
        self.law_ahead.is_some()
    }

    /// Sets law time by what the server said just now.
    pub fn set_law_time(&mut self, now: DateTime<Utc>) {
        let ahead = now - self.wall;
        // The way of an answer takes a moment: small differences are not a move of the clock.
        let moved = self
            .law_ahead
            .is_none_or(|known| (known - ahead).abs() > TimeDelta::seconds(2));
        if moved {
            self.law_ahead = Some(ahead);
        }
    }

    #[must_use]
    pub fn login(&self) -> Option<&Login> {
        self.me.as_ref().map(|me| &me.actor.login)
    }

    #[must_use]
    pub fn mode(&self) -> Option<OfficeMode> {
        self.me.as_ref().map(|me| me.office.mode)
    }

    #[must_use]
    pub fn is_demo(&self) -> bool {
        match self.mode() {
            Some(OfficeMode::Demo) => true,
            Some(OfficeMode::Production | OfficeMode::Exercise) => false,
            None => !self.accounts.is_empty(),
        }
    }

    /// Returns whether decisions can be sent: the server answered the last question.
    #[must_use]
    pub const fn is_offline(&self) -> bool {
        matches!(self.link, Link::Offline { .. })
    }

    /// Returns whether the policy in use has invented values.
    #[must_use]
    pub fn has_demonstration_values(&self) -> bool {
        self.laws.iter().any(|known| known.law.policy.demonstration)
    }

    /// Makes a question with a ticket of its own.
    pub fn ask(&mut self, question: Question) -> (Ticket, Effect) {
        self.last_ticket += 1;
        let ticket = Ticket(self.last_ticket);
        (ticket, Effect::Ask { ticket, question })
    }

    /// Asks something and lets `remote` await the answer.
    pub fn ask_for<T>(&mut self, remote: &mut Remote<T>, question: Question) -> Effect {
        let (ticket, effect) = self.ask(question);
        remote.ask(ticket);
        effect
    }

    /// Asks for the queues with their counts.
    pub fn ask_queues(&mut self) -> Effect {
        let (ticket, effect) = self.ask(Question::Queues);
        self.queues.ask(ticket);
        effect
    }

    /// Follows the feed of changes anew.
    pub fn follow(&mut self) -> Vec<Effect> {
        let mut effects: Vec<Effect> = self.stop_following().into_iter().collect();
        let (ticket, effect) = self.ask(Question::Follow);
        self.feed = FeedLine::Awaited(ticket);
        effects.push(effect);
        effects
    }

    /// Follows the feed of changes no more.
    pub fn stop_following(&mut self) -> Option<Effect> {
        match std::mem::replace(&mut self.feed, FeedLine::Off) {
            FeedLine::Off => None,
            FeedLine::Awaited(ticket) | FeedLine::Live(ticket) => Some(Effect::Cancel(ticket)),
        }
    }

    /// Returns whether what happens is told, so that nothing need be asked from time to time.
    #[must_use]
    pub const fn is_live(&self) -> bool {
        matches!(self.feed, FeedLine::Live(_))
    }

    /// Notes that the server answered.
    pub fn heard(&mut self) {
        if let Link::Offline { .. } = self.link {
            self.say(Severity::Done, "desk-online-again", Vec::new());
        }
        self.link = Link::Live {
            heard_at: self.wall,
        };
    }

    /// Notes what an answer says about the connection, and returns the answer.
    ///
    /// # Errors
    /// The fault that the answer is.
    pub fn note<T>(&mut self, answer: Result<T, Fault>) -> Result<T, Fault> {
        match &answer {
            Ok(_) => self.heard(),
            Err(fault) if fault.kind.is_offline() => {
                let (since, heard_at) = match &self.link {
                    Link::Silent => (self.wall, None),
                    Link::Live { heard_at } => (self.wall, Some(*heard_at)),
                    Link::Offline {
                        since, heard_at, ..
                    } => (*since, *heard_at),
                };
                self.link = Link::Offline {
                    since,
                    heard_at,
                    fault: fault.clone(),
                };
            }
            Err(_) => self.heard(),
        }
        answer
    }

    /// Announces something.
    pub fn say(&mut self, severity: Severity, id: &'static str, args: Vec<(&'static str, Arg)>) {
        self.notices.add(Notice {
            number: 0,
            at: self.wall,
            severity,
            id,
            args,
            fault: None,
            is_kept_only: false,
        });
    }

    /// Announces that something failed.
    pub fn complain(&mut self, id: &'static str, args: Vec<(&'static str, Arg)>, fault: Fault) {
        self.notices.add(Notice {
            number: 0,
            at: self.wall,
            severity: Severity::Error,
            id,
            args,
            fault: Some(fault),
            is_kept_only: false,
        });
    }

    /// Keeps a fault that the form on the screen tells, so that F12 has it with its code.
    pub fn keep_fault(&mut self, id: &'static str, args: Vec<(&'static str, Arg)>, fault: Fault) {
        self.notices.add(Notice {
            number: 0,
            at: self.wall,
            severity: Severity::Error,
            id,
            args,
            fault: Some(fault),
            is_kept_only: true,
        });
    }

    /// Notes that something drawn can be clicked.
    pub fn zone(&self, area: Rect, target: Target) {
        self.zones.borrow_mut().add(area, target);
    }

    /// Hands a text to the terminal for its clipboard, and says what that is worth. Nothing when
    /// it is too long for one.
    pub fn copy(&mut self, text: String) -> Option<Effect> {
        if text.len() > MOST_COPIED {
            self.say(Severity::Warning, "desk-copy-too-long", Vec::new());
            return None;
        }
        self.say(Severity::Done, "desk-copied", Vec::new());
        Some(Effect::Copy(text))
    }

    /// Copies the code of the fault that was announced last.
    pub fn copy_fault(&mut self) -> Option<Effect> {
        let Some(code) = self.notices.newest_fault().map(Fault::code) else {
            self.say(Severity::Info, "messages-no-fault", Vec::new());
            return None;
        };
        self.copy(code)
    }

    /// Notes that a key made a question.
    pub fn asked_by_key(&mut self) {
        self.asked_at = Some(self.wall);
    }

    /// Returns when an answer is worth being waited for in sight; nothing when it is by now.
    #[must_use]
    pub fn patient_until(&self) -> Option<DateTime<Utc>> {
        self.asked_at
            .map(|at| at + PATIENT)
            .filter(|until| self.wall < *until)
    }

    /// Returns the words for what is still being loaded; empty as long as it may come at once.
    #[must_use]
    pub fn loading(&self) -> String {
        match self.patient_until() {
            Some(_) => String::new(),
            None => self.speaker().say("desk-loading"),
        }
    }

    /// Keeps a law for the words and countdowns of rows.
    pub fn learn(&mut self, named: &LawRef, law: &Arc<Law>) {
        self.laws.retain(|known| {
            known.named.service != named.service || known.named.edition != named.edition
        });
        self.laws.push(KnownLaw {
            named: named.clone(),
            law: Arc::clone(law),
        });
        self.countdowns.borrow_mut().known.clear();
    }

    /// Asks for the laws that are named and not known yet.
    pub fn ask_laws(&mut self, named: &[LawRef]) -> Vec<Effect> {
        let missing: Vec<LawRef> = named
            .iter()
            .filter(|named| {
                !self.laws.iter().any(|known| known.named == **named)
                    && !self.asked_laws.iter().any(|(asked, _)| asked == *named)
            })
            .cloned()
            .collect();
        missing
            .into_iter()
            .map(|named| {
                let (ticket, effect) = self.ask(Question::Law(named.clone()));
                self.asked_laws.push((named, ticket));
                effect
            })
            .collect()
    }

    /// Takes a law that was asked for; returns whether the ticket was one of those questions.
    pub fn take_law(&mut self, ticket: Ticket, answer: Result<Arc<Law>, Fault>) -> bool {
        let Some(at) = self
            .asked_laws
            .iter()
            .position(|(_, asked)| *asked == ticket)
        else {
            return false;
        };
        let (named, _) = self.asked_laws.swap_remove(at);
        if let Ok(law) = self.note(answer) {
            self.learn(&named, &law);
        }
        true
    }

    /// Returns the law of an edition, when it is known.
    #[must_use]
    pub fn law(&self, service: &ServiceId, edition: &EditionId) -> Option<&Arc<Law>> {
        self.laws
            .iter()
            .find(|known| known.named.service == *service && known.named.edition == *edition)
            .map(|known| &known.law)
    }

    /// Returns every law that is known.
    pub fn laws(&self) -> impl Iterator<Item = &Arc<Law>> {
        self.laws.iter().map(|known| &known.law)
    }

    /// Returns any law that is known: its calendar and policy are those in use.
    #[must_use]
    pub fn any_law(&self) -> Option<&Arc<Law>> {
        self.laws.last().map(|known| &known.law)
    }

    /// Returns how much working time a row has left; nothing while its law is not known.
    #[must_use]
    pub fn left(&self, row: &Row) -> Option<Left> {
        let due_at = row.due_at?;
        let law = self.law(&row.service, &row.edition)?;
        let minute = self.law_at().timestamp().div_euclid(60);
        let mut countdowns = self.countdowns.borrow_mut();
        if countdowns.minute != minute {
            countdowns.minute = minute;
            countdowns.known.clear();
        }
        *countdowns
            .known
            .entry((row.service.clone(), row.edition.clone(), due_at))
            .or_insert_with(|| left_until(due_at, self.law_at(), law))
    }

    /// Forgets who was signed in and everything that was theirs.
    pub fn sign_out(&mut self) {
        self.me = None;
        self.queues = Remote::default();
        self.drafts = Drafts::default();
    }
}

/// Returns the working time from a moment to a limit: days, and from the last working day before
/// it on hours and minutes of the provider's office. Nothing where the calendar has no year for
/// it.
#[must_use]
pub fn left_until(due_at: DateTime<Utc>, now: DateTime<Utc>, law: &Law) -> Option<Left> {
    let today = law.calendar.civil(now).date();
    let last = law.calendar.civil(due_at).date();
    let days = law.calendar.working_days_between(today, last).ok()?;
    if days.abs() >= 2 {
        return Some(Left::WorkingDays(days));
    }
    let hours = law.edition.provider_hours();
    let (from, until, sign) = if now <= due_at {
        (now, due_at, 1)
    } else {
        (due_at, now, -1)
    };
    let minutes = working_minutes_between(from, until, hours, &law.calendar).ok()?;
    if sign < 0 && minutes == 0 {
        // Past its end, though no working minute has gone by since.
        return Some(Left::WorkingMinutes(-1));
    }
    Some(Left::WorkingMinutes(sign * minutes))
}
