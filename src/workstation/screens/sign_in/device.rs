//! Signing in by the identity provider: the address and the code to type there, and the questions
//! whether somebody has agreed (RFC 8628).
//!
//! ```text
//!  Open this address in a browser, on any device:
//!
//!    https://id.example/device
//!
//!  and type the code
//!
//!    W D J B - M J H T
//!
//!  The code is good for 9 min. Esc gives up.
//! ```

use chrono::{DateTime, TimeDelta, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::casework::RawText;
use crate::i18n::Arg;
use crate::wire::session::{DeviceSignIn, SignInPending};
use crate::workstation::desk::Desk;
use crate::workstation::effect::{Effect, Question};
use crate::workstation::remote::Ticket;
use crate::workstation::theme::Tone;
use crate::workstation::widgets::doc::Doc;

/// RFC 8628 §3.5: how much more time between two questions when they come too fast, in seconds.
const SLOWER_SECONDS: i64 = 5;

/// A sign-in by the provider.
#[derive(Debug)]
pub enum Device {
    /// The server was asked for a code.
    Beginning(Ticket),
    Waiting(Waiting),
}

/// A code that waits for somebody to agree.
#[derive(Debug)]
pub struct Waiting {
    begun: DeviceSignIn,
    interval: TimeDelta,
    ends_at: DateTime<Utc>,
    ask_at: DateTime<Utc>,
    asking: Option<Ticket>,
}

/// What time brought.
#[derive(Debug, PartialEq)]
pub enum Turned {
    Nothing,
    Ask(Effect),
    /// Nobody agreed in time.
    Over,
}

fn seconds(number: u64) -> TimeDelta {
    TimeDelta::seconds(i64::try_from(number.clamp(1, 3600)).unwrap_or(3600))
}

impl Waiting {
    #[must_use]
    pub fn new(begun: DeviceSignIn, wall: DateTime<Utc>) -> Self {
        let interval = seconds(begun.interval_seconds);
        Self {
            ends_at: wall + seconds(begun.expires_in_seconds),
            ask_at: wall + interval,
            interval,
            asking: None,
            begun,
        }
    }

    /// Returns the question that is on its way.
    #[must_use]
    pub const fn asking(&self) -> Option<Ticket> {
        self.asking
    }

    /// Returns when there is something to do (wall time): to ask, or to give up.
    #[must_use]
    pub fn wakes_at(&self) -> DateTime<Utc> {
        match self.asking {
            Some(_) => self.ends_at,
            None => self.ask_at.min(self.ends_at),
        }
    }

    /// Asks when it is time to.
    pub fn tick(&mut self, desk: &mut Desk) -> Turned {
        if desk.wall >= self.ends_at {
            return Turned::Over;
        }
        if self.asking.is_some() || desk.wall < self.ask_at {
            return Turned::Nothing;
        }
        let (ticket, effect) = desk.ask(Question::FinishSignIn(self.begun.clone()));
        self.asking = Some(ticket);
        Turned::Ask(effect)
    }

    /// Nobody has agreed yet, or no answer came: asks again later.
    pub fn later(&mut self, pending: Option<SignInPending>, wall: DateTime<Utc>) {
        self.asking = None;
        if pending.is_none_or(|pending| pending.slow_down) {
            self.interval += TimeDelta::seconds(SLOWER_SECONDS);
        }
        self.ask_at = wall + self.interval;
    }
}

impl Device {
    /// Returns the question that is on its way.
    #[must_use]
    pub const fn asking(&self) -> Option<Ticket> {
        match self {
            Self::Beginning(ticket) => Some(*ticket),
            Self::Waiting(waiting) => waiting.asking,
        }
    }

    /// Draws what is to be done in the browser.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, desk: &Desk) {
        let speaker = desk.speaker();
        let mut doc = Doc::new(area.width);
        match self {
            Self::Beginning(_) => doc.text(&speaker.say("sign-in-device-begins"), Tone::Dim),
            Self::Waiting(waiting) => {
                let clean = |text: &str| RawText::from(text).clean_line().to_string();
                doc.text(&speaker.say("sign-in-device-address"), Tone::Plain);
                doc.gap();
                doc.inset(2, &clean(&waiting.begun.address), Tone::Strong);
                doc.gap();
                doc.text(&speaker.say("sign-in-device-code"), Tone::Plain);
                doc.gap();
                doc.inset(2, &spaced(&clean(&waiting.begun.user_code)), Tone::Strong);
                doc.gap();
                let left = (waiting.ends_at - desk.wall).num_seconds().max(0);
                let minutes = Arg::Number((left + 59) / 60);
                let text = speaker.say_with("sign-in-device-left", &[("minutes", minutes)]);
                doc.text(&text, Tone::Dim);
            }
        }
        doc.draw(buffer, area, 0, desk.theme);
    }
}

/// A code is read letter by letter.
fn spaced(code: &str) -> String {
    let letters: Vec<String> = code.chars().map(String::from).collect();
    letters.join(" ")
}
