//! The locked screen: nothing of anybody is shown, and what was typed waits behind it.
//!
//! ```text
//!   The screen is locked
//!
//!   Nobody touched the keys for a while. What was open and what was typed is kept.
//!
//!   Password  ••••••••
//!   ▐ Unlock ▌   Keyboard: РУ
//! ```

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Turn, reader, sign_in};
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::effect::{Effect, Password, Question};
use crate::workstation::fault::Fault;
use crate::workstation::remote::Ticket;
use crate::workstation::theme::Tone;
use crate::workstation::view;
use crate::workstation::widgets::doc::Doc;
use crate::workstation::widgets::field::Field;
use crate::workstation::widgets::{buttons, paint};

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    password: Field,
    signing_in: Option<Ticket>,
    fault: Option<Fault>,
    /// The way back of somebody whom only the identity provider knows.
    provider: Option<sign_in::State>,
}

impl State {
    /// Returns a locked screen that the password opens, or the provider for whoever signed in by
    /// it.
    #[must_use]
    pub fn new(by_provider: bool) -> Self {
        Self {
            password: Field::secret(128),
            signing_in: None,
            fault: None,
            provider: by_provider.then(sign_in::State::by_provider),
        }
    }

    /// Returns the sign-in by the provider, when that is the way back.
    pub fn provider_mut(&mut self) -> Option<&mut sign_in::State> {
        self.provider.as_mut()
    }

    #[must_use]
    pub const fn provider(&self) -> Option<&sign_in::State> {
        self.provider.as_ref()
    }

    /// Returns whether a sign-in with this ticket is on its way.
    #[must_use]
    pub fn awaits(&self, ticket: Ticket) -> bool {
        let provider = self.provider.as_ref().and_then(|form| form.signing_in);
        self.signing_in == Some(ticket) || provider == Some(ticket)
    }

    /// Does what a key means.
    pub fn act(&mut self, action: Action, desk: &mut Desk) -> Turn {
        if let Some(provider) = &mut self.provider {
            return match action {
                Action::Accept if provider.device.is_none() => provider.begin(desk),
                // Esc gives the code up; it does not lead behind the lock.
                Action::Back if provider.device.is_some() => provider.act(action, desk),
                _ => Turn::stay(),
            };
        }
        match action {
            Action::Accept => self.send(desk),
            Action::Back => match self.signing_in.take() {
                Some(ticket) => Effect::Cancel(ticket).into(),
                None => {
                    self.password.clear();
                    Turn::stay()
                }
            },
            _ => Turn::stay(),
        }
    }

    fn send(&mut self, desk: &mut Desk) -> Turn {
        let Some(login) = desk.login().map(|login| login.as_str().to_owned()) else {
            return Turn::stay();
        };
        if self.signing_in.is_some() {
            return Turn::stay();
        }
        let password = if self.password.is_empty() {
            // The accounts of a demonstration are anybody's.
            match desk.accounts.iter().find(|account| account.login == login) {
                Some(account) => account.password.clone(),
                None => return Turn::stay(),
            }
        } else {
            Password::new(self.password.text().to_owned())
        };
        let (ticket, effect) = desk.ask(Question::SignIn { login, password });
        self.signing_in = Some(ticket);
        self.fault = None;
        effect.into()
    }

    /// Takes what is typed.
    pub fn press(&mut self, event: &KeyEvent) {
        if self.provider.is_none() {
            self.password.press(event);
        }
    }

    /// Takes a paste.
    pub fn paste(&mut self, text: &str) {
        if self.provider.is_none() {
            self.password.insert(text);
        }
    }

    /// Takes why it stays locked.
    pub fn failed(&mut self, fault: Fault) {
        if let Some(provider) = &mut self.provider {
            provider.failed(fault);
            return;
        }
        self.signing_in = None;
        self.password.clear();
        self.fault = Some(fault);
    }
}

/// Draws the screen.
pub fn view(state: &State, desk: &Desk, frame: &mut Frame) {
    let speaker = desk.speaker();
    let theme = desk.theme;
    let area = view::popup(desk.size, 64, 14);
    let inner = reader::open(frame, area, &speaker.say("lock-title"), desk);
    let buffer = frame.buffer_mut();
    let mut doc = Doc::new(inner.width);
    if let Some(form) = &state.provider {
        doc.text(&speaker.say("lock-about-provider"), Tone::Plain);
        doc.draw(buffer, inner, 0, theme);
        let top = u16::try_from(doc.len()).unwrap_or(2) + 1;
        let below = Rect {
            y: (inner.y + top).min(inner.bottom()),
            height: inner.height.saturating_sub(top),
            ..inner
        };
        by_provider(form, desk, buffer, below);
        return;
    }
    doc.text(&speaker.say("lock-about"), Tone::Plain);
    if desk.is_demo() {
        doc.text(&speaker.say("lock-demo"), Tone::Dim);
    }
    doc.draw(buffer, inner, 0, theme);
    let y = inner.y + u16::try_from(doc.len()).unwrap_or(2) + 1;
    let label = format!("{} ", speaker.say("sign-in-password"));
    let x = paint::put(
        buffer,
        inner.x,
        y,
        inner.width,
        &label,
        theme.style(Tone::Plain),
    );
    let place = Rect::new(x, y, inner.right().saturating_sub(x), 1);
    let cursor = state.password.draw(buffer, place, true, theme);
    let keyboard = format!(
        "{} {}",
        speaker.say("sign-in-layout"),
        desk.keyboard.letters()
    );
    paint::put(
        buffer,
        inner.x,
        y + 1,
        inner.width,
        &keyboard,
        theme.style(Tone::Dim),
    );
    let below = Rect {
        y: (y + 3).min(inner.bottom()),
        height: inner.bottom().saturating_sub(y + 3),
        ..inner
    };
    let mut doc = Doc::new(below.width);
    if state.signing_in.is_some() {
        doc.text(&desk.loading(), Tone::Dim);
    } else if let Some(fault) = &state.fault {
        doc.item("✗", Tone::Bad, &fault.line(speaker), Tone::Bad);
    }
    doc.draw(buffer, below, 0, theme);
    frame.set_cursor_position(cursor);
}

/// Draws the way back by the provider: its button, or the code that waits.
fn by_provider(form: &sign_in::State, desk: &Desk, buffer: &mut Buffer, area: Rect) {
    if let Some(device) = &form.device {
        device.draw(buffer, area, desk);
        return;
    }
    let button = Rect {
        height: 1.min(area.height),
        ..area
    };
    if let Some(label) = sign_in::provider_words(desk) {
        buttons::one(buffer, button, &label, true, desk.theme);
    }
    if let Some(fault) = &form.fault {
        let mut doc = Doc::new(area.width);
        doc.item("✗", Tone::Bad, &fault.line(desk.speaker()), Tone::Bad);
        let below = Rect {
            y: (area.y + 2).min(area.bottom()),
            height: area.height.saturating_sub(2),
            ..area
        };
        doc.draw(buffer, below, 0, desk.theme);
    }
}
