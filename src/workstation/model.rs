//! The whole state of the workstation.

use chrono::{DateTime, TimeDelta, Utc};

use super::action::Scope;
use super::desk::{Desk, Link};
use super::host::Host;
use super::options::DemoAccount;
use super::remote::Ticket;
use super::screens::{
    bulk, case, columns, find, layout_test, lock, look, menu, messages, my_drafts, palette, queue,
    reader, reason, revoke, sign_in, sort, start, view_name, views,
};
use super::zone::Target;

/// A screen that fills the terminal.
#[derive(Debug)]
pub enum Page {
    Start(start::State),
    SignIn(sign_in::State),
    Queue(Box<queue::State>),
    Case(Box<case::State>),
}

/// Something that stands over the screen and has the keyboard.
#[derive(Debug)]
pub enum Popup {
    Menu(menu::State),
    Sort(sort::State),
    /// What the officer has begun and not sent.
    MyDrafts(my_drafts::State),
    /// The views of the queue, and what makes one.
    Views(views::State),
    /// The name under which a view is kept.
    ViewName(view_name::State),
    Columns(columns::State),
    /// One command for all marked cases.
    Bulk(Box<bulk::State>),
    Reader(reader::State),
    /// Words that are looked for in the papers.
    Find(find::State),
    /// A page as it was handed in.
    Look(Box<look::State>),
    /// The palette, or the keys of the screen.
    Palette(palette::State),
    Messages(messages::State),
    /// The form that begins a revocation.
    Revoke(Box<revoke::State>),
    /// The form that asks for a reason.
    Reason(Box<reason::State>),
    /// The session has ended.
    SignIn(sign_in::State),
    Layout(layout_test::State),
    /// Nobody was there for a while: nothing else is shown.
    Lock(Box<lock::State>),
}

/// The state: what all screens share, the screens as they lie on each other, the dialog.
pub struct Model {
    pub desk: Desk,
    /// The last one is shown.
    pub pages: Vec<Page>,
    pub host: Host,
    /// The last one has the keyboard.
    pub popups: Vec<Popup>,
    /// Something to be seen has changed since the last frame.
    pub dirty: bool,
    /// The demonstration account to sign in as when the program starts.
    pub(super) at_once: Option<DemoAccount>,
    /// The demonstration's clock is being moved.
    pub(super) moving_day: Option<Ticket>,
    pub(super) signing_out: Option<Ticket>,
    /// The number that was asked for by name.
    pub(super) finding: Option<Ticket>,
    /// Wall time at which the program was asked to end where text is typed, if nothing came since.
    pub(super) interrupted_at: Option<DateTime<Utc>>,
    /// Wall time of the last key, paste or click.
    pub(super) touched_at: DateTime<Utc>,
    /// Wall time at which the server was last told that somebody is here.
    pub(super) present_at: DateTime<Utc>,
    /// What the terminal is too small for does not fit; the keys that work are shown instead.
    pub(super) small_help: bool,
    /// What the mouse was pressed on.
    pub(super) pressed: Option<Target>,
}

/// What of the passing of time can be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Face {
    minute: i64,
    age: Age,
    notice_at: Option<DateTime<Utc>>,
    /// An answer is not long in coming yet.
    patient: bool,
}

/// How old what is shown is, as coarsely as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// The server answered within the last questions.
    Live,
    Seconds(i64),
    Minutes(i64),
    /// The server does not answer since this moment (wall time).
    Offline(DateTime<Utc>),
    /// Nothing was heard yet.
    Unknown,
}

/// Until this age data counts as live: a question of every few seconds was answered.
const LIVE: TimeDelta = TimeDelta::seconds(15);

impl Model {
    /// Returns the state of a program that has just been started.
    #[must_use]
    pub fn new(desk: Desk, at_once: Option<DemoAccount>) -> Self {
        let page = if desk.accounts.is_empty() {
            Page::SignIn(sign_in::State::new())
        } else {
            Page::Start(start::State::default())
        };
        Self {
            touched_at: desk.wall,
            present_at: desk.wall,
            interrupted_at: None,
            finding: None,
            small_help: false,
            pressed: None,
            desk,
            pages: vec![page],
            host: Host::default(),
            popups: Vec::new(),
            dirty: true,
            at_once,
            moving_day: None,
            signing_out: None,
        }
    }

    /// Returns what has the keyboard.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match self.popups.last() {
            Some(Popup::Menu(_) | Popup::Sort(_) | Popup::MyDrafts(_)) => return Scope::Menu,
            Some(Popup::Reader(_)) => return Scope::Reader,
            Some(Popup::Look(_)) => return Scope::Look,
            Some(Popup::Find(_)) => return Scope::Palette,
            Some(Popup::Messages(_)) => return Scope::Messages,
            Some(Popup::Layout(_)) => return Scope::Layout,
            Some(Popup::Lock(_)) => return Scope::Lock,
            Some(Popup::Palette(state)) => {
                return match state.kind {
                    palette::Kind::Palette => Scope::Palette,
                    palette::Kind::Help => Scope::Help,
                };
            }
            Some(Popup::Views(_)) => return Scope::Views,
            Some(Popup::Columns(_)) => return Scope::Columns,
            Some(Popup::Revoke(_) | Popup::ViewName(_) | Popup::Bulk(_) | Popup::Reason(_)) => {
                return Scope::Form;
            }
            Some(Popup::SignIn(_)) => return Scope::SignIn,
            None => {}
        }
        if self.host.has_choice() {
            return Scope::Choice;
        }
        if self.host.is_open() {
            return Scope::Dialog;
        }
        match self.pages.last() {
            Some(Page::Start(_)) => Scope::Start,
            Some(Page::SignIn(_)) | None => Scope::SignIn,
            Some(Page::Queue(state)) if state.filter.open => Scope::Filter,
            Some(Page::Queue(_)) => Scope::Queue,
            Some(Page::Case(_)) => Scope::Case,
        }
    }

    /// Returns the queue, which lies under everything else once somebody is signed in.
    #[must_use]
    pub fn queue(&self) -> Option<&queue::State> {
        self.pages.iter().find_map(|page| match page {
            Page::Queue(state) => Some(&**state),
            Page::Start(_) | Page::SignIn(_) | Page::Case(_) => None,
        })
    }

    /// Returns the queue and what all screens share, to change both.
    pub(super) fn queue_mut(&mut self) -> Option<(&mut queue::State, &mut Desk)> {
        let desk = &mut self.desk;
        self.pages
            .iter_mut()
            .find_map(|page| match page {
                Page::Queue(state) => Some(&mut **state),
                Page::Start(_) | Page::SignIn(_) | Page::Case(_) => None,
            })
            .map(|state| (state, desk))
    }

    /// Returns the open case.
    #[must_use]
    pub fn case(&self) -> Option<&case::State> {
        match self.pages.last() {
            Some(Page::Case(state)) => Some(state),
            Some(Page::Start(_) | Page::SignIn(_) | Page::Queue(_)) | None => None,
        }
    }

    /// Returns the open case and what all screens share, to change both.
    pub(super) fn case_mut(&mut self) -> Option<(&mut case::State, &mut Desk)> {
        match self.pages.last_mut() {
            Some(Page::Case(state)) => Some((state, &mut self.desk)),
            Some(Page::Start(_) | Page::SignIn(_) | Page::Queue(_)) | None => None,
        }
    }

    /// Returns the locked screen, when it is.
    #[must_use]
    pub fn lock(&self) -> Option<&lock::State> {
        match self.popups.last() {
            Some(Popup::Lock(state)) => Some(state),
            Some(_) | None => None,
        }
    }

    /// Returns when the screen is locked if nobody touches a key; nothing when there is nothing
    /// to hide.
    #[must_use]
    pub fn locks_at(&self) -> Option<DateTime<Utc>> {
        let hides = self.desk.me.is_some() && self.lock().is_none();
        hides.then(|| self.touched_at + self.desk.lock_after)
    }

    /// Returns the title of the terminal's window: never a name, and nothing when locked.
    #[must_use]
    pub fn title(&self) -> String {
        let number = self
            .case()
            .filter(|_| self.lock().is_none())
            .and_then(|case| case.file.data())
            .map(|file| file.case.number.as_str())
            .filter(|number| {
                number.len() <= 32
                    && number
                        .bytes()
                        .all(|b| b.is_ascii_alphanumeric() || b == b'-')
            });
        match number {
            Some(number) => format!("Kezek {number}"),
            None => "Kezek".to_owned(),
        }
    }

    /// Returns how old what is shown is.
    #[must_use]
    pub fn age(&self) -> Age {
        match age(&self.desk.link, self.desk.wall) {
            // What happens is told: as long as nothing is, nothing happens.
            Age::Seconds(_) | Age::Minutes(_) if self.desk.is_live() => Age::Live,
            age => age,
        }
    }

    /// Returns what of the passing of time is on the screen.
    #[must_use]
    pub fn face(&self) -> Face {
        Face {
            minute: self.desk.law_at().timestamp().div_euclid(60),
            age: self.age(),
            notice_at: self
                .desk
                .notices
                .current(self.desk.wall)
                .map(|notice| notice.at),
            patient: self.desk.patient_until().is_some(),
        }
    }

    /// Returns the wall time at which something is to be done or drawn though nothing happened.
    #[must_use]
    pub fn next_wake(&self) -> DateTime<Utc> {
        let desk = &self.desk;
        let wall = desk.wall;
        let law = desk.law_at();
        let to_next_minute = 60_000 - law.timestamp_millis().rem_euclid(60_000);
        let mut wake = wall + TimeDelta::milliseconds(to_next_minute);
        let mut at = |other: Option<DateTime<Utc>>| {
            if let Some(other) = other {
                wake = wake.min(other.max(wall + TimeDelta::milliseconds(20)));
            }
        };
        at(desk.notices.until(wall));
        at(desk.patient_until());
        at(self.locks_at());
        at(self.host.next_wake(wall));
        for popup in &self.popups {
            match popup {
                Popup::SignIn(state) => at(state.wakes_at()),
                Popup::Lock(state) => at(state.provider().and_then(sign_in::State::wakes_at)),
                _ => {}
            }
            if let Popup::Bulk(state) = popup {
                let soon = wall + TimeDelta::milliseconds(200);
                at(state.armed_at(wall).map(|armed| armed.min(soon)));
            }
            if let Popup::Reason(state) = popup {
                let soon = wall + TimeDelta::milliseconds(200);
                at(state.armed_at(wall).map(|armed| armed.min(soon)));
            }
            if let Popup::Revoke(state) = popup {
                // The time until the button acts is counted down on it.
                let soon = wall + TimeDelta::milliseconds(200);
                at(state.armed_at(wall).map(|armed| armed.min(soon)));
            }
        }
        for page in &self.pages {
            match page {
                Page::Start(_) => {}
                Page::SignIn(state) => at(state.wakes_at()),
                Page::Queue(state) => {
                    at(state.settle_at);
                    let idle = state.rows.loading().is_none() && desk.queues.loading().is_none();
                    at(state.poll_at(desk).filter(|_| desk.focused && idle));
                }
                Page::Case(state) => {
                    let idle = state.file.loading().is_none() && state.watch.loading().is_none();
                    at(state.watch_at(desk).filter(|_| desk.focused && idle));
                }
            }
        }
        // Data that grows old is said to, in steps.
        if let Link::Live { heard_at } = &desk.link
            && !desk.is_live()
        {
            let next = match self.age() {
                Age::Live => Some(*heard_at + LIVE),
                Age::Seconds(seconds) => Some(*heard_at + TimeDelta::seconds(seconds + 15)),
                Age::Minutes(_) | Age::Offline(_) | Age::Unknown => None,
            };
            at(next);
        }
        wake
    }
}

fn age(link: &Link, wall: DateTime<Utc>) -> Age {
    match link {
        Link::Silent => Age::Unknown,
        Link::Offline { since, .. } => Age::Offline(*since),
        Link::Live { heard_at } => {
            let age = wall - *heard_at;
            if age < LIVE {
                Age::Live
            } else if age < TimeDelta::minutes(1) {
                Age::Seconds(age.num_seconds() / 15 * 15)
            } else {
                Age::Minutes(age.num_minutes())
            }
        }
    }
}
