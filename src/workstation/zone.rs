//! What on the screen can be clicked: noted while it is drawn, looked up when the mouse is pressed.
//!
//! A click is a press and a release on the same thing. It goes there and never decides: a button
//! that commits gets the keyboard by it, and wants Enter.

use ratatui::layout::{Position, Rect};

use super::action::Action;
use super::screens::{case, queue};
use super::terminal::input::Mouse;
use crate::casework::CaseId;

/// Something that can be clicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A hint in the footer: the same as its key.
    Action(Action),
    /// A line of the list that has the keyboard.
    Line(usize),
    /// A row of the queue, by its case: the list may change between press and release.
    Row(CaseId),
    /// A queue or a saved view, by its place in their list.
    View(usize),
    QueuePane(queue::Pane),
    CasePane(case::Pane),
    /// A paper of the open case, by its place.
    Paper(usize),
    /// A button of a form: the one that leaves it is 0, the one that commits 1.
    Button(usize),
    /// A part of the dialog, as it numbers them.
    Part(usize),
}

/// The zones of the last frame; a later one lies over an earlier one.
#[derive(Debug, Clone, Default)]
pub struct Zones(Vec<(Rect, Target)>);

impl Zones {
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Forgets all but the keys at the foot: something was drawn over it.
    pub fn cover(&mut self) {
        self.0
            .retain(|(_, target)| matches!(target, Target::Action(_)));
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
