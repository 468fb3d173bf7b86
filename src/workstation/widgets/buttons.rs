//! The buttons of a form: drawn in a row, and what the one that commits says of itself.

use chrono::TimeDelta;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::paint;
use crate::i18n::{Arg, Speaker};
use crate::workstation::desk::Desk;
use crate::workstation::theme::{Theme, Tone};
use crate::workstation::zone::Target;

/// Draws a button and returns the column behind it.
pub fn one(buffer: &mut Buffer, place: Rect, label: &str, focused: bool, theme: Theme) -> u16 {
    let (text, tone) = if focused {
        (format!("▐ {label} ▌"), Tone::ButtonFocused)
    } else {
        (format!("  {label}  "), Tone::Button)
    };
    let style = theme.style(tone);
    paint::put(buffer, place.x, place.y, place.width, &text, style)
}

/// Draws buttons beside each other, each with whether it has the keyboard, and returns where the
/// cursor stands when one of them has. Each can be clicked, by its number from 0.
pub fn row(
    buffer: &mut Buffer,
    place: Rect,
    buttons: &[(String, bool)],
    desk: &Desk,
) -> Option<Position> {
    let mut cursor = None;
    let mut x = place.x;
    for (number, (label, focused)) in buttons.iter().enumerate() {
        if *focused {
            cursor = Some(Position::new(x + 2, place.y));
        }
        let room = Rect {
            x,
            width: place.right().saturating_sub(x),
            ..place
        };
        let end = one(buffer, room, label, *focused, desk.theme);
        let width = end.saturating_sub(x);
        desk.zone(Rect { width, ..room }, Target::Button(number));
        x = end + 1;
    }
    cursor
}

/// Says how it stands with what a button commits: it is on its way, `open` points are in its way,
/// it acts in so long, or it is ready.
#[must_use]
pub fn readiness(
    is_sending: bool,
    open: usize,
    arming: Option<TimeDelta>,
    speaker: Speaker<'_>,
) -> String {
    if is_sending {
        return speaker.say("dialog-button-sending");
    }
    if open > 0 {
        return speaker.say_with("dialog-button-reasons", &[("count", Arg::from(open))]);
    }
    match arming {
        Some(left) => {
            let hundredths = (left.num_milliseconds() + 99) / 100 * 10;
            let seconds = Arg::Text(speaker.points(hundredths));
            speaker.say_with("dialog-button-arming", &[("seconds", seconds)])
        }
        None => speaker.say("dialog-button-ready"),
    }
}
