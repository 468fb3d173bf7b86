//! The start screen of a demonstration: one key signs in as each role.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Go, Turn};
use crate::i18n::Arg;
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::remote::Ticket;
use crate::workstation::theme::Tone;
use crate::workstation::view;
use crate::workstation::widgets::doc::Doc;
use crate::workstation::widgets::{frame, paint};

/// The state of the screen.
#[derive(Debug, Default)]
pub struct State {
    pub cursor: usize,
    /// The sign-in that is on its way.
    pub signing_in: Option<Ticket>,
}

impl State {
    /// Does what a key means.
    pub fn act(&mut self, action: Action, desk: &Desk) -> Turn {
        // One line more than there are accounts: signing in by hand.
        let last = desk.accounts.len();
        match action {
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(last),
            Action::First => self.cursor = 0,
            Action::Last => self.cursor = last,
            Action::Open => return self.pick(self.cursor, desk),
            action => {
                if let Some(account) = action.account() {
                    return self.pick(account, desk);
                }
            }
        }
        Turn::stay()
    }

    fn pick(&mut self, at: usize, desk: &Desk) -> Turn {
        if self.signing_in.is_some() {
            return Turn::stay();
        }
        match desk.accounts.get(at) {
            Some(account) => {
                self.cursor = at;
                Turn::go(Go::SignInAs(account.clone()))
            }
            None if at == desk.accounts.len() => Turn::go(Go::SignInByHand),
            None => Turn::stay(),
        }
    }
}

/// Draws the screen.
pub fn view(state: &State, desk: &Desk, frame: &mut Frame) {
    let speaker = desk.speaker();
    let theme = desk.theme;
    let body = view::body(desk.size);
    let area = frame::centred(body, 78, body.height);
    let buffer = frame.buffer_mut();
    let mut doc = Doc::new(area.width.saturating_sub(4));
    doc.gap();
    doc.text(&speaker.say("start-title"), Tone::Heading);
    doc.gap();
    doc.text(&speaker.say("start-about"), Tone::Plain);
    doc.gap();
    doc.text(&speaker.say("start-pick"), Tone::Strong);
    let inside = Rect {
        x: area.x + 2,
        width: area.width.saturating_sub(4),
        ..area
    };
    doc.draw(buffer, inside, 0, theme);
    let lines = u16::try_from(doc.len()).unwrap_or(0) + 1;
    let list = Rect {
        y: inside.y + lines.min(inside.height),
        height: inside.height.saturating_sub(lines),
        ..inside
    };
    let count = desk.accounts.len() + 1;
    let mut rows = list;
    if count > usize::from(list.height) {
        // The last line says how many more there are.
        rows.height = list.height.saturating_sub(1);
        let height = rows.height;
        let top = frame::window(0, state.cursor, usize::from(height), count);
        frame::scroll_mark(buffer, list, top, height, count, theme);
    }
    let list = rows;
    let top = frame::window(0, state.cursor, usize::from(list.height), count);
    let roles = desk.accounts.iter().map(|account| {
        let role = speaker.say_code("role", account.role.code());
        u16::try_from(paint::width(&role)).unwrap_or(u16::MAX)
    });
    // Names and logins have what the longest role leaves.
    let half = roles
        .max()
        .unwrap_or(0)
        .min(list.width.saturating_sub(6) / 2);
    for (y, index) in (list.y..list.bottom()).zip(top..count) {
        let chosen = index == state.cursor;
        let mark = if chosen { "▌" } else { " " };
        let x = paint::put(buffer, list.x, y, 1, mark, theme.style(Tone::Strong));
        let tone = if chosen { Tone::Cursor } else { Tone::Plain };
        let Some(account) = desk.accounts.get(index) else {
            let text = speaker.say("start-by-hand");
            paint::put(
                buffer,
                x + 5,
                y,
                list.width.saturating_sub(6),
                &text,
                theme.style(tone),
            );
            continue;
        };
        let key = Action::ALL
            .iter()
            .find(|action| action.account() == Some(index))
            .and_then(|action| desk.keymap.label(*action))
            .unwrap_or_default();
        paint::put(buffer, x + 1, y, 3, &key, theme.style(Tone::KeyName));
        let name_x = x + 5;
        paint::put(
            buffer,
            name_x,
            y,
            half,
            &speaker.say_code("role", account.role.code()),
            theme.style(tone),
        );
        let about = format!("{} · {}", account.name.clean_line(), account.login);
        paint::put(
            buffer,
            name_x + half + 1,
            y,
            list.right().saturating_sub(name_x + half + 1),
            &about,
            theme.style(Tone::Plain),
        );
    }
    if state.signing_in.is_some() {
        let text = speaker.say_with("sign-in-waiting", &[("server", Arg::Text(server(desk)))]);
        let y = body.bottom().saturating_sub(1);
        paint::put(
            buffer,
            inside.x,
            y,
            inside.width,
            &text,
            theme.style(Tone::Dim),
        );
    }
}

/// Returns the server's address, fit for a screen.
#[must_use]
pub fn server(desk: &Desk) -> String {
    paint::inert(&desk.server).into_owned()
}
