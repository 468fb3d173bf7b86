//! What on the screen can be clicked: noted while it is drawn, looked up when the mouse is pressed.
//!
//! A click is a press and a release on the same thing. Nothing that decides can be clicked: the
//! buttons of a dialog are no zones.

use ratatui::layout::{Position, Rect};

use super::action::Action;
use super::terminal::input::Mouse;

/// Something that can be clicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A hint in the footer: the same as its key.
    Action(Action),
    /// A line of the list that has the keyboard.
    Line(usize),
}

/// The zones of the last frame; a later one lies over an earlier one.
#[derive(Debug, Clone, Default)]
pub struct Zones(Vec<(Rect, Target)>);

impl Zones {
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Forgets lists: something was drawn over them.
    pub fn cover(&mut self) {
        self.0
            .retain(|(_, target)| !matches!(target, Target::Line(_)));
    }

    pub fn add(&mut self, area: Rect, target: Target) {
        self.0.push((area, target));
    }

    /// Returns what lies under the mouse.
    #[must_use]
    pub fn at(&self, mouse: Mouse) -> Option<Target> {
        let place = Position::new(mouse.column, mouse.row);
        let under = self.0.iter().rev().find(|(area, _)| area.contains(place));
        under.map(|(_, target)| *target)
    }
}
