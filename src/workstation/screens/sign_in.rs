//! Signing in: by hand at the start, and over whatever is open when a session has ended.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::start::server;
use super::{Go, Turn, reader};
use crate::i18n::Arg;
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

/// Which part has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Part {
    #[default]
    Login,
    Password,
    Button,
}

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    login: Field,
    password: Field,
    part: Part,
    pub signing_in: Option<Ticket>,
    pub fault: Option<Fault>,
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

    /// Does what a key means.
    pub fn act(&mut self, action: Action, desk: &mut Desk) -> Turn {
        match action {
            Action::NextField => self.part = self.part.next(),
            Action::PreviousField => self.part = self.part.next().next(),
            Action::Accept => match self.part {
                Part::Login => self.part = Part::Password,
                Part::Password | Part::Button => return self.send(desk),
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
            Part::Button => false,
        };
    }

    /// Takes a paste.
    pub fn paste(&mut self, text: &str) {
        match self.part {
            Part::Login => self.login.insert(text.trim()),
            Part::Password => self.password.insert(text),
            Part::Button => false,
        };
    }

    /// Takes why the sign-in failed: the password is typed again.
    pub fn failed(&mut self, fault: Fault) {
        self.signing_in = None;
        self.password.clear();
        self.part = Part::Password;
        self.fault = Some(fault);
    }
}

impl Part {
    const fn next(self) -> Self {
        match self {
            Self::Login => Self::Password,
            Self::Password => Self::Button,
            Self::Button => Self::Login,
        }
    }
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
    let area = view::popup(desk.size, 64, 14);
    let inner = reader::open(frame, area, &speaker.say("sign-in-title"), desk);
    let buffer = frame.buffer_mut();
    let mut doc = Doc::new(inner.width);
    if state.again {
        doc.text(&speaker.say("sign-in-again"), Tone::Warn);
    }
    doc.fact(&speaker.say("sign-in-server"), &server(desk));
    doc.draw(buffer, inner, 0, theme);
    let mut y = inner.y + u16::try_from(doc.len()).unwrap_or(1) + 1;
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
        if y >= inner.bottom() {
            break;
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
    if y < inner.bottom() {
        let focused = state.part == Part::Button;
        let label = speaker.say("sign-in-button");
        let (text, tone) = if focused {
            (format!("▐ {label} ▌"), Tone::ButtonFocused)
        } else {
            (format!("  {label}  "), Tone::Button)
        };
        let x = paint::put(buffer, inner.x, y, inner.width, &text, theme.style(tone));
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
