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
use ratatui::layout::Rect;

use super::{Turn, reader};
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::effect::{Effect, Password, Question};
use crate::workstation::fault::Fault;
use crate::workstation::remote::Ticket;
use crate::workstation::theme::Tone;
use crate::workstation::view;
use crate::workstation::widgets::doc::Doc;
use crate::workstation::widgets::field::Field;
use crate::workstation::widgets::paint;

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    password: Field,
    pub signing_in: Option<Ticket>,
    fault: Option<Fault>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            password: Field::secret(128),
            signing_in: None,
            fault: None,
        }
    }
}

impl State {
    /// Does what a key means.
    pub fn act(&mut self, action: Action, desk: &mut Desk) -> Turn {
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
        self.password.press(event);
    }

    /// Takes a paste.
    pub fn paste(&mut self, text: &str) {
        self.password.insert(text);
    }

    /// Takes why it stays locked.
    pub fn failed(&mut self, fault: Fault) {
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
