//! Plain mode: the same work as numbered prompts, line after line, for screen readers and scripts.
//!
//! ```text
//! Case 000056, row 1 of 14, overdue by 7 working days, Rezaei Mohammad, certificate, Received.
//! My cases > 1
//! Case 000056, version 3: Rezaei Mohammad. …
//! 000056 > do
//! ```
//!
//! Nothing is drawn: lines are only added, without colours and without any control sequence. The
//! state is the [`Model`] of the screens, changed by the same functions, and what it wants done is
//! carried out by the same worker; this is another view of it and another way to type. A dialog
//! takes its answers as [`Spoken`](super::dialogs::Spoken): the same rules, drafts and confirm
//! contract. A number means what stood beside it when it was told last, whatever has changed since.

mod case;
mod dialog;
mod form;
mod line;
mod marks;
mod queue;
mod row;
mod runner;
mod words;

use chrono::{DateTime, Utc};

use super::action::Action;
use super::desk::Desk;
use super::effect::Effect;
use super::follow::follow;
use super::model::{Model, Page, Popup};
use super::notice::{Notice, Severity};
use super::screens::{Go, Turn};
use super::show;
use super::update::run as act;
use crate::casework::{CaseId, CommandKind};
use crate::i18n::{Arg, Catalogue, Speaker};
use crate::regulation::Language;
use words::{Room, Word};

pub use runner::run;

/// The fewest letters by which something is picked in place of its number.
const FEWEST_LETTERS: usize = 3;

/// Where somebody is, as precisely as is announced.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Start,
    SignIn,
    Queues,
    Rows(Option<String>),
    Case(CaseId),
    Dialog(CaseId, CommandKind),
    Form(form::Kind),
    /// Nobody was there for a while.
    Lock,
}

impl Place {
    const fn room(&self) -> Room {
        match self {
            Self::Start => Room::Start,
            Self::SignIn => Room::SignIn,
            Self::Queues => Room::Queues,
            Self::Rows(_) => Room::Rows,
            Self::Case(_) => Room::Case,
            Self::Dialog(..) => Room::Dialog,
            Self::Form(_) => Room::Form,
            Self::Lock => Room::Lock,
        }
    }
}

/// The conversation: what was said, and what is being asked.
#[derive(Debug)]
pub struct Plain {
    said: Vec<String>,
    /// The newest notice that was told.
    told: Option<Notice>,
    /// The place that was announced last.
    at: Option<Place>,
    /// Whether the queues are being chosen from.
    choosing_queue: bool,
    /// The login that was typed, while the password is awaited.
    login: Option<String>,
    rows: queue::Told,
    case: case::Told,
    dialog: dialog::Told,
}

impl Default for Plain {
    fn default() -> Self {
        Self::new()
    }
}

impl Plain {
    #[must_use]
    pub fn new() -> Self {
        Self {
            said: Vec::new(),
            told: None,
            at: None,
            choosing_queue: true,
            login: None,
            rows: queue::Told::default(),
            case: case::Told::default(),
            dialog: dialog::Told::default(),
        }
    }

    /// Returns what was said since the last time, a line each: no control character is in them.
    pub fn take_said(&mut self) -> Vec<String> {
        std::mem::take(&mut self.said)
    }

    /// Says what is new now that every question is answered.
    pub fn settled(&mut self, model: &mut Model) {
        if self.place(model) == Place::Lock {
            // What was announced may name people: it is told to whoever unlocks.
            self.tell_lock(model);
            return;
        }
        self.tell_notices(&model.desk);
        if let Some(outcome) = form::finished(model) {
            for text in outcome {
                self.tell(&text, &model.desk);
            }
            self.at = None;
        }
        let place = self.place(model);
        if self.at.as_ref() == Some(&place) {
            match place {
                Place::Dialog(..) | Place::Form(_) => self.dialog_goes_on(model),
                Place::SignIn => {
                    self.tell_sign_in_fault(model);
                    if let Some(state) = sign_in_state(model).filter(|state| state.again) {
                        self.login = Some(state.login().to_owned());
                    }
                }
                Place::Case(_) => self.case_goes_on(model),
                Place::Start | Place::Queues | Place::Rows(_) | Place::Lock => {}
            }
        } else {
            self.at = Some(place);
            self.arrive(model);
        }
    }

    /// Takes a line that was typed.
    pub fn typed(&mut self, line: &str, model: &mut Model) -> Vec<Effect> {
        let place = self.place(model);
        model.touched_at = model.desk.wall;
        if place == Place::Lock {
            return unlock(line, model);
        }
        if place == Place::SignIn
            && let Some(effects) = self.sign_in_line(line, model)
        {
            return effects;
        }
        if matches!(place, Place::Dialog(..) | Place::Form(_)) && self.dialog.is_asking() {
            return self.answered(line, model);
        }
        let line = line.trim();
        if line.is_empty() {
            self.arrive(model);
            return Vec::new();
        }
        let speakers = voices(model.desk.language);
        if let Some((word, rest)) = words::read(line, place.room(), &speakers) {
            return self.asked(word, rest, &place, model);
        }
        if let Ok(number) = line.parse::<usize>() {
            return self.numbered(number, &place, model);
        }
        // Digits cannot be typed on every layout: the beginning of the words does as well.
        let labels = self.labels(&place, model);
        if line.chars().count() >= FEWEST_LETTERS
            && let Some([at]) = line::picked(line, &labels).as_deref()
        {
            return self.numbered(at + 1, &place, model);
        }
        self.not_understood(line, &model.desk);
        Vec::new()
    }

    /// Returns what was said beside the numbers of a place, in their order.
    fn labels(&self, place: &Place, model: &Model) -> Vec<String> {
        match place {
            Place::Start => start_labels(&model.desk),
            Place::SignIn | Place::Lock => Vec::new(),
            Place::Queues => self.queue_labels(model),
            Place::Rows(_) => self.row_labels(model),
            Place::Case(_) => self.command_labels(model),
            Place::Dialog(..) | Place::Form(_) => self.field_labels(model),
        }
    }

    /// Returns what stands before what is typed.
    #[must_use]
    pub fn prompt(&self, model: &Model) -> String {
        let speaker = model.desk.speaker();
        let place = self.place(model);
        let name = match &place {
            Place::Start => speaker.say("plain-at-start"),
            Place::SignIn => speaker.say(match self.login {
                Some(_) => "sign-in-password",
                None => "sign-in-login",
            }),
            Place::Queues => speaker.say("queue-views"),
            Place::Rows(_) => model
                .queue()
                .and_then(|queue| queue.definition(&model.desk))
                .map_or_else(
                    || speaker.say("queue-views"),
                    |definition| speaker.words(&definition.title).to_owned(),
                ),
            Place::Case(_) => model.case().and_then(|case| case.case()).map_or_else(
                || speaker.say("case-pane-facts"),
                |case| case.number.clone(),
            ),
            Place::Dialog(..) | Place::Form(_) => self.dialog_prompt(model),
            Place::Lock => speaker.say("sign-in-password"),
        };
        format!("{} > ", line::inert(&name))
    }

    /// Returns whether what is typed now must not be seen.
    #[must_use]
    pub fn is_secret(&self, model: &Model) -> bool {
        match self.place(model) {
            Place::SignIn => self.login.is_some(),
            Place::Lock => true,
            _ => false,
        }
    }

    /// Returns the wall time before which no line is taken: a word that confirms waits until the
    /// dialog is armed.
    #[must_use]
    pub fn waits_until(&self, model: &Model) -> Option<DateTime<Utc>> {
        self.dialog
            .awaits_word()
            .then(|| form::armed_at(model))
            .flatten()
            .filter(|at| *at > model.desk.wall)
    }

    /// Returns whether only what is typed from now on counts: a word that confirms, and a password
    /// that unlocks.
    #[must_use]
    pub fn must_be_fresh(&self, model: &Model) -> bool {
        self.dialog.awaits_word() || self.place(model) == Place::Lock
    }

    fn place(&self, model: &Model) -> Place {
        if model.lock().is_some() {
            return Place::Lock;
        }
        if let Some(Popup::SignIn(_)) = model.popups.last() {
            return Place::SignIn;
        }
        if let Some(kind) = form::kind(model) {
            return Place::Form(kind);
        }
        if let Some((dialog, ctx)) = model.host.shown(&model.desk) {
            return Place::Dialog(ctx.case.id, dialog.kind());
        }
        match model.pages.last() {
            Some(Page::Start(_)) => Place::Start,
            Some(Page::SignIn(_)) | None => Place::SignIn,
            Some(Page::Queue(_)) if self.choosing_queue => Place::Queues,
            Some(Page::Queue(state)) => Place::Rows(state.slug.clone()),
            Some(Page::Case(state)) => Place::Case(state.id),
        }
    }

    /// Says where somebody has come to.
    fn arrive(&mut self, model: &mut Model) {
        match self.place(model) {
            Place::Start => self.tell_start(&model.desk),
            Place::SignIn => self.begin_sign_in(model),
            Place::Queues => self.tell_queues(model),
            Place::Rows(_) => self.tell_rows(model),
            Place::Case(_) => self.tell_case(model),
            Place::Dialog(..) | Place::Form(_) => self.tell_dialog(model),
            Place::Lock => self.tell_lock(model),
        }
    }

    fn asked(&mut self, word: Word, rest: &str, place: &Place, model: &mut Model) -> Vec<Effect> {
        match word {
            Word::Help => self.tell_help(place.room(), &model.desk),
            Word::Language => {
                let effects = act(model, Action::SwitchLanguage);
                self.arrive(model);
                return effects;
            }
            Word::Messages => self.tell_messages(&model.desk),
            Word::Drafts => self.tell_drafts(&model.desk),
            Word::Day => return act(model, Action::NextWorkingDay),
            Word::User => {
                self.choosing_queue = true;
                return act(model, Action::SwitchUser);
            }
            Word::Quit => return act(model, Action::Quit),
            _ => {
                return match place {
                    Place::Start => {
                        self.tell_start(&model.desk);
                        Vec::new()
                    }
                    Place::SignIn | Place::Lock => Vec::new(),
                    Place::Queues | Place::Rows(_) => self.in_queue(word, rest, model),
                    Place::Case(_) => self.in_case(word, rest, model),
                    Place::Dialog(..) | Place::Form(_) => self.in_dialog(word, model),
                };
            }
        }
        Vec::new()
    }

    /// A number was typed: what stood beside it is meant.
    fn numbered(&mut self, number: usize, place: &Place, model: &mut Model) -> Vec<Effect> {
        match place {
            Place::Start => {
                let accounts = &model.desk.accounts;
                let go = match number.checked_sub(1).map(|at| accounts.get(at)) {
                    Some(Some(account)) => Go::SignInAs(account.clone()),
                    Some(None) if number == accounts.len() + 1 => Go::SignInByHand,
                    Some(None) | None => {
                        self.no_such_number(&model.desk);
                        return Vec::new();
                    }
                };
                self.choosing_queue = true;
                follow(model, Turn::go(go))
            }
            Place::SignIn | Place::Lock => Vec::new(),
            Place::Queues => self.choose_queue(number, model),
            Place::Rows(_) => self.open_row(number, model),
            Place::Case(_) => self.choose_command(number, model),
            Place::Dialog(..) | Place::Form(_) => self.choose_field(number, model),
        }
    }

    // Saying.

    fn tell(&mut self, text: &str, desk: &Desk) {
        self.said.extend(line::lines(text, desk.speaker()));
    }

    fn say(&mut self, id: &str, args: &[(&str, Arg)], desk: &Desk) {
        let text = desk.speaker().say_with(id, args);
        self.tell(&text, desk);
    }

    fn not_understood(&mut self, typed: &str, desk: &Desk) {
        let args = [
            ("typed", line::inert(typed).into_owned().into()),
            ("help", words::typed(Word::Help, desk.speaker()).into()),
        ];
        self.say("plain-not-understood", &args, desk);
    }

    fn no_such_number(&mut self, desk: &Desk) {
        self.say("plain-no-such-number", &[], desk);
    }

    fn tell_notices(&mut self, desk: &Desk) {
        let mut fresh: Vec<Notice> = desk
            .notices
            .newest_first()
            .take_while(|notice| Some(*notice) != self.told.as_ref())
            // The form tells it itself.
            .filter(|notice| !notice.is_kept_only)
            .cloned()
            .collect();
        if let Some(newest) = fresh.first() {
            self.told = Some(newest.clone());
        }
        fresh.reverse();
        for notice in fresh {
            let text = notice_words(&notice, desk.speaker());
            self.tell(&text, desk);
        }
    }

    fn tell_messages(&mut self, desk: &Desk) {
        let speaker = desk.speaker();
        let lines: Vec<String> = desk
            .notices
            .newest_first()
            .map(|notice| {
                let at = speaker.time(notice.at);
                format!("{at}. {}", notice_words(notice, speaker))
            })
            .collect();
        if lines.is_empty() {
            self.say("messages-none", &[], desk);
        }
        for text in lines {
            self.tell(&text, desk);
        }
    }

    /// Tells what was begun and not sent, in any case.
    fn tell_drafts(&mut self, desk: &Desk) {
        let drafts = desk.drafts.all();
        if drafts.is_empty() {
            self.say("my-drafts-none", &[], desk);
        }
        for draft in drafts {
            let number = line::inert(&draft.number);
            let text = format!("{number}: {}", show::draft(draft, "my-draft", desk));
            self.tell(&text, desk);
        }
    }

    fn tell_help(&mut self, room: Room, desk: &Desk) {
        let speaker = desk.speaker();
        self.say("plain-help", &[], desk);
        for (word, about) in words::of_room(room, speaker) {
            self.tell(&format!("{word}: {about}"), desk);
        }
        self.say("plain-help-keys", &[], desk);
    }

    /// Says that it is locked, or why it stays so.
    fn tell_lock(&mut self, model: &Model) {
        let desk = &model.desk;
        if self.at == Some(Place::Lock) {
            if let Some(fault) = desk.notices.newest_fault() {
                let text = fault.line(desk.speaker());
                self.tell(&text, desk);
            }
            return;
        }
        self.at = Some(Place::Lock);
        for id in ["lock-title", "lock-about", "plain-lock-what"] {
            self.say(id, &[], desk);
        }
    }

    // The start screen of a demonstration, and signing in.

    fn tell_start(&mut self, desk: &Desk) {
        for id in ["start-title", "plain-start-about", "start-pick"] {
            self.say(id, &[], desk);
        }
        for (index, label) in start_labels(desk).iter().enumerate() {
            self.tell(&format!("{}. {label}", index + 1), desk);
        }
    }

    fn begin_sign_in(&mut self, model: &Model) {
        let desk = &model.desk;
        let again = sign_in_state(model).filter(|state| state.again);
        self.login = again.map(|state| state.login().to_owned());
        if again.is_some() {
            self.say("sign-in-again", &[], desk);
        } else {
            self.say("sign-in-title", &[], desk);
        }
        let server = super::screens::start::server(desk);
        let label = desk.speaker().say("sign-in-server");
        self.tell(&format!("{label}: {server}"), desk);
        self.tell_sign_in_fault(model);
    }

    fn tell_sign_in_fault(&mut self, model: &Model) {
        let fault = sign_in_state(model).and_then(|state| state.fault.as_ref());
        if let Some(fault) = fault {
            let text = fault.line(model.desk.speaker());
            self.tell(&text, &model.desk);
        }
    }

    /// Takes a login, then a password. A word is only a word where a login is awaited.
    fn sign_in_line(&mut self, typed: &str, model: &mut Model) -> Option<Vec<Effect>> {
        let Some(login) = self.login.take() else {
            let typed = typed.trim();
            let speakers = voices(model.desk.language);
            match words::read(typed, Room::SignIn, &speakers) {
                Some((Word::Back, _)) => return Some(follow(model, Turn::go(Go::Back))),
                Some(_) => return None,
                None => {}
            }
            self.login = (!typed.is_empty()).then(|| typed.to_owned());
            return Some(Vec::new());
        };
        if typed.is_empty() {
            return Some(Vec::new());
        }
        self.choosing_queue |= model.popups.is_empty();
        let Model {
            desk,
            pages,
            popups,
            ..
        } = model;
        let state = match (popups.last_mut(), pages.last_mut()) {
            (Some(Popup::SignIn(state)), _) | (_, Some(Page::SignIn(state))) => state,
            _ => return Some(Vec::new()),
        };
        let turn = state.answer(&login, typed, desk);
        Some(follow(model, turn))
    }
}

/// The name of the key that leaves a locked screen.
const LEAVE: &str = "f8";

/// Takes the password of whoever sits at what is locked, or signs out.
fn unlock(line: &str, model: &mut Model) -> Vec<Effect> {
    if line.trim().eq_ignore_ascii_case(LEAVE) {
        return act(model, Action::LeaveLock);
    }
    if let Some(Popup::Lock(state)) = model.popups.last_mut() {
        state.paste(line);
    }
    act(model, Action::Accept)
}

/// Everybody who may sign in, then signing in by hand.
fn start_labels(desk: &Desk) -> Vec<String> {
    let speaker = desk.speaker();
    let accounts = desk.accounts.iter().map(|account| {
        let role = speaker.say_code("role", account.role.code());
        format!("{role}, {}, {}", account.name.clean_line(), account.login)
    });
    accounts.chain([speaker.say("start-by-hand")]).collect()
}

fn sign_in_state(model: &Model) -> Option<&super::screens::sign_in::State> {
    match (model.popups.last(), model.pages.last()) {
        (Some(Popup::SignIn(state)), _) | (_, Some(Page::SignIn(state))) => Some(state),
        _ => None,
    }
}

/// The language of the moment, then English, which scripts may rely on.
fn voices(language: Language) -> [Speaker<'static>; 2] {
    let catalogue = Catalogue::shared();
    [catalogue.speak(language), catalogue.speak(Language::En)]
}

/// A notice with how much it matters, in words.
fn notice_words(notice: &Notice, speaker: Speaker<'_>) -> String {
    let text = notice.line(speaker);
    match notice.severity {
        Severity::Done | Severity::Info => text,
        Severity::Warning => format!("⚠ {text}"),
        Severity::Error => speaker.say_with("plain-error", &[("text", text.into())]),
    }
}
