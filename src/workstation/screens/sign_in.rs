//! Signing in: by hand or by the identity provider, at the start, and over whatever is open when a
//! session has ended.

pub mod device;

use chrono::{DateTime, Utc};
use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;

use self::device::{Device, Turned, Waiting};
use super::start::server;
use super::{Go, Turn, reader};
use crate::casework::RawText;
use crate::i18n::Arg;
use crate::wire::problem::ProblemKind;
use crate::wire::session::{DeviceSignIn, SignInPending};
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::effect::{Effect, Password, Question};
use crate::workstation::fault::{Fault, FaultKind};
use crate::workstation::remote::Ticket;
use crate::workstation::theme::Tone;
use crate::workstation::view;
use crate::workstation::widgets::doc::Doc;
use crate::workstation::widgets::field::Field;
use crate::workstation::widgets::{buttons, paint};

/// Which part has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Part {
    #[default]
    Login,
    Password,
    Button,
    /// The button of the identity provider.
    Provider,
}

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    login: Field,
    password: Field,
    part: Part,
    pub signing_in: Option<Ticket>,
    pub fault: Option<Fault>,
    /// A sign-in by the identity provider that is under way.
    pub device: Option<Box<Device>>,
    /// The session has ended: the same person comes back to the same place.
    pub again: bool,
}

impl State {
    /// Returns an empty form.
    #[must_use]
    pub fn new() -> Self {
        Self {
            login: Field::new(64),
            password: Field::secret(128),
            part: Part::Login,
            signing_in: None,
            fault: None,
            device: None,
            again: false,
        }
    }

    /// Returns a form for somebody whose session has ended.
    #[must_use]
    pub fn again(login: &str) -> Self {
        let mut state = Self {
            part: Part::Password,
            again: true,
            ..Self::new()
        };
        state.login.set(login);
        state
    }

    /// Returns a form for somebody whose screen was locked and whom only the provider knows.
    #[must_use]
    pub fn by_provider() -> Self {
        Self {
            part: Part::Provider,
            again: true,
            ..Self::new()
        }
    }

    /// Returns when there is something to do though no key was pressed (wall time).
    #[must_use]
    pub fn wakes_at(&self) -> Option<DateTime<Utc>> {
        match self.device.as_deref()? {
            Device::Waiting(waiting) => Some(waiting.wakes_at()),
            Device::Beginning(_) => None,
        }
    }

    /// Does what a key means.
    pub fn act(&mut self, action: Action, desk: &mut Desk) -> Turn {
        if let Some(device) = &self.device {
            if action != Action::Back {
                return Turn::stay();
            }
            let asking = device.asking();
            self.device = None;
            return match asking {
                Some(ticket) => Effect::Cancel(ticket).into(),
                None => Turn::stay(),
            };
        }
        match action {
            Action::NextField | Action::LineDown => self.move_by(1, desk),
            Action::PreviousField | Action::LineUp => self.move_by(-1, desk),
            Action::Accept => match self.part {
                Part::Login => self.part = Part::Password,
                Part::Password | Part::Button => return self.send(desk),
                Part::Provider => return self.begin(desk),
            },
            Action::Back => {
                if let Some(ticket) = self.signing_in.take() {
                    return Effect::Cancel(ticket).into();
                }
                return Turn::go(Go::Back);
            }
            _ => {}
        }
        Turn::stay()
    }

    fn move_by(&mut self, by: isize, desk: &Desk) {
        let parts = parts(desk);
        let at = parts.iter().position(|part| *part == self.part);
        let count = isize::try_from(parts.len()).unwrap_or(1).max(1);
        let at = at.and_then(|at| isize::try_from(at).ok()).unwrap_or(0);
        let next = usize::try_from((at + by).rem_euclid(count)).unwrap_or(0);
        self.part = parts[next];
    }

    /// Takes in how one can sign in: without passwords the provider's button has the keyboard.
    pub fn means_came(&mut self, desk: &Desk) {
        if !parts(desk).contains(&self.part) {
            self.part = Part::Provider;
        }
    }

    /// Asks for a code of the provider, unless one is waited for.
    pub(super) fn begin(&mut self, desk: &mut Desk) -> Turn {
        if self.signing_in.is_some() {
            return Turn::stay();
        }
        let (ticket, effect) = desk.ask(Question::BeginSignIn);
        self.device = Some(Box::new(Device::Beginning(ticket)));
        self.fault = None;
        effect.into()
    }

    /// Returns the question of a sign-in by the provider that awaits its answer.
    #[must_use]
    pub fn asking(&self) -> Option<Ticket> {
        self.device.as_ref().and_then(|device| device.asking())
    }

    /// Takes the code that the person types at the provider.
    pub fn begun(&mut self, answer: Result<DeviceSignIn, Fault>, wall: DateTime<Utc>) {
        match answer {
            Ok(begun) => {
                let waiting = Waiting::new(begun, wall);
                self.device = Some(Box::new(Device::Waiting(waiting)));
            }
            Err(fault) => {
                self.device = None;
                self.failed(fault);
            }
        }
    }

    /// Nobody has agreed yet: asks again later.
    pub fn later(&mut self, pending: Option<SignInPending>, wall: DateTime<Utc>) {
        if let Some(Device::Waiting(waiting)) = self.device.as_deref_mut() {
            waiting.later(pending, wall);
        }
    }

    /// Asks whether somebody has agreed, when it is time to.
    pub fn tick(&mut self, desk: &mut Desk) -> Option<Effect> {
        let Some(Device::Waiting(waiting)) = self.device.as_deref_mut() else {
            return None;
        };
        match waiting.tick(desk) {
            Turned::Nothing => None,
            Turned::Ask(effect) => Some(effect),
            Turned::Over => {
                let asking = waiting.asking();
                self.device = None;
                let over = FaultKind::Problem(ProblemKind::SignInOver);
                self.failed(Fault::of(over));
                asking.map(Effect::Cancel)
            }
        }
    }

    /// Returns the login as far as it is typed.
    #[must_use]
    pub fn login(&self) -> &str {
        self.login.text()
    }

    /// Signs in with what was typed elsewhere.
    pub fn answer(&mut self, login: &str, password: &str, desk: &mut Desk) -> Turn {
        self.login.set(login);
        self.password.set(password);
        self.send(desk)
    }

    fn send(&mut self, desk: &mut Desk) -> Turn {
        if self.signing_in.is_some() {
            return Turn::stay();
        }
        if self.login.is_empty() {
            self.part = Part::Login;
            return Turn::stay();
        }
        if self.password.is_empty() {
            self.part = Part::Password;
            return Turn::stay();
        }
        let (ticket, effect) = desk.ask(Question::SignIn {
            login: self.login.text().trim().to_owned(),
            password: Password::new(self.password.text().to_owned()),
        });
        self.signing_in = Some(ticket);
        self.fault = None;
        effect.into()
    }

    /// Takes what is typed.
    pub fn press(&mut self, event: &KeyEvent) {
        match self.part {
            Part::Login => self.login.press(event),
            Part::Password => self.password.press(event),
            Part::Button | Part::Provider => false,
        };
    }

    /// Takes a paste.
    pub fn paste(&mut self, text: &str) {
        match self.part {
            Part::Login => self.login.insert(text.trim()),
            Part::Password => self.password.insert(text),
            Part::Button | Part::Provider => false,
        };
    }

    /// Takes why the sign-in failed: the password is typed again.
    pub fn failed(&mut self, fault: Fault) {
        self.signing_in = None;
        self.password.clear();
        if self.part != Part::Provider {
            self.part = Part::Password;
        }
        self.fault = Some(fault);
    }
}

/// Returns the parts that the server has a use for, in order.
fn parts(desk: &Desk) -> Vec<Part> {
    let by_hand = [Part::Login, Part::Password, Part::Button];
    let Some(means) = &desk.sign_in_means else {
        return by_hand.to_vec();
    };
    let mut parts = Vec::new();
    if means.password || means.provider.is_none() {
        parts.extend(by_hand);
    }
    if means.provider.is_some() {
        parts.push(Part::Provider);
    }
    parts
}

impl Default for State {
    fn default() -> Self {
        Self::new()
    }
}

/// Draws the form over whatever is there.
pub fn view(state: &State, desk: &Desk, frame: &mut Frame) {
    let speaker = desk.speaker();
    let theme = desk.theme;
    let parts = parts(desk);
    let area = view::popup(desk.size, 64, 16);
    let inner = reader::open(frame, area, &speaker.say("sign-in-title"), desk);
    let buffer = frame.buffer_mut();
    let mut doc = Doc::new(inner.width);
    if state.again {
        doc.text(&speaker.say("sign-in-again"), Tone::Warn);
    }
    doc.fact(&speaker.say("sign-in-server"), &server(desk));
    doc.draw(buffer, inner, 0, theme);
    let mut y = inner.y + u16::try_from(doc.len()).unwrap_or(1) + 1;
    if let Some(device) = &state.device {
        let below = Rect {
            y,
            height: inner.bottom().saturating_sub(y),
            ..inner
        };
        device.draw(buffer, below, desk);
        return;
    }
    let labels = [
        speaker.say("sign-in-login"),
        speaker.say("sign-in-password"),
    ];
    let label_width = labels
        .iter()
        .map(|label| paint::width(label))
        .max()
        .unwrap_or(0);
    let label_width = u16::try_from(label_width).unwrap_or(12) + 2;
    let mut cursor = None;
    for (label, field, part) in [
        (&labels[0], &state.login, Part::Login),
        (&labels[1], &state.password, Part::Password),
    ] {
        if y >= inner.bottom() || !parts.contains(&part) {
            continue;
        }
        paint::put(
            buffer,
            inner.x,
            y,
            label_width,
            label,
            theme.style(Tone::Plain),
        );
        let place = Rect::new(
            inner.x + label_width,
            y,
            inner.width.saturating_sub(label_width),
            1,
        );
        let focused = state.part == part;
        let at = field.draw(buffer, place, focused, theme);
        if focused {
            cursor = Some(at);
        }
        y += 2;
    }
    if y < inner.bottom() && parts.contains(&Part::Button) {
        let focused = state.part == Part::Button;
        let label = speaker.say("sign-in-button");
        let place = Rect::new(inner.x, y, inner.width, 1);
        let x = buttons::one(buffer, place, &label, focused, theme);
        let text = format!(
            "{} {}",
            speaker.say("sign-in-layout"),
            desk.keyboard.letters()
        );
        paint::put(
            buffer,
            x + 2,
            y,
            inner.right().saturating_sub(x + 2),
            &text,
            theme.style(Tone::Dim),
        );
        y += 1;
    }
    if let Some(label) = provider_words(desk)
        && y < inner.bottom()
    {
        let place = Rect::new(inner.x, y, inner.width, 1);
        buttons::one(buffer, place, &label, state.part == Part::Provider, theme);
        y += 1;
    }
    let below = Rect {
        y,
        height: inner.bottom().saturating_sub(y),
        ..inner
    };
    let mut doc = Doc::new(below.width);
    if state.signing_in.is_some() {
        let text = speaker.say_with("sign-in-waiting", &[("server", Arg::Text(server(desk)))]);
        doc.text(&text, Tone::Dim);
    } else if let Some(fault) = &state.fault {
        doc.text(&fault.line(speaker), Tone::Bad);
    }
    doc.draw(buffer, below, 0, theme);
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

/// Returns the words on the provider's button, when there is one.
pub(super) fn provider_words(desk: &Desk) -> Option<String> {
    let provider = desk.sign_in_means.as_ref()?.provider.as_ref()?;
    let name = RawText::from(provider.name.get(desk.language)).clean_line();
    let name = ("provider", Arg::from(name));
    Some(desk.speaker().say_with("sign-in-by", &[name]))
}
