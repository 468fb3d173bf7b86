//! The orders of a queue (F9).

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Go, Turn, reader};
use crate::casework::queue::sort::{Sort, SortBy, SortKey};
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::screens::queue::view::sort_words;
use crate::workstation::theme::Tone;
use crate::workstation::view;
use crate::workstation::widgets::paint;
use crate::workstation::zone::Target;

/// The orders that are offered; each runs both ways.
const OFFERED: [SortBy; 7] = [
    SortBy::Due,
    SortBy::Registered,
    SortBy::Number,
    SortBy::Applicant,
    SortBy::Status,
    SortBy::Stage,
    SortBy::Assigned,
];

/// The state of the popup.
#[derive(Debug)]
pub struct State {
    cursor: usize,
}

/// Returns every order that is offered.
#[must_use]
pub fn orders() -> Vec<Sort> {
    let one_key = OFFERED.into_iter().flat_map(|by| {
        [false, true].map(|descending| Sort {
            keys: vec![SortKey { by, descending }],
        })
    });
    one_key.chain([like()]).collect()
}

/// The order in which like cases stand together: one decision of one service and request, and among
/// them what is due first.
#[must_use]
pub fn like() -> Sort {
    let by = [
        SortBy::Outcome,
        SortBy::Service,
        SortBy::Request,
        SortBy::Due,
    ];
    Sort {
        keys: by
            .map(|by| SortKey {
                by,
                descending: false,
            })
            .to_vec(),
    }
}

impl State {
    /// Opens the menu with the present order under the cursor.
    #[must_use]
    pub fn open(now: &Sort) -> Self {
        let cursor = orders()
            .iter()
            .position(|order| order.keys.first() == now.keys.first())
            .unwrap_or(0);
        Self { cursor }
    }

    /// Puts the cursor on a line, and returns whether it stood there.
    pub fn point_at(&mut self, line: usize) -> bool {
        std::mem::replace(&mut self.cursor, line) == line
    }

    /// Does what a key means.
    pub fn act(&mut self, action: Action) -> Turn {
        let last = orders().len() - 1;
        match action {
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(last),
            Action::First | Action::PageUp => self.cursor = 0,
            Action::Last | Action::PageDown => self.cursor = last,
            Action::Open => {
                return orders()
                    .get(self.cursor)
                    .map_or_else(Turn::stay, |order| Turn::go(Go::Sort(order.clone())));
            }
            Action::Back => return Turn::go(Go::Back),
            _ => {}
        }
        Turn::stay()
    }
}

/// Draws the popup.
pub fn view(state: &State, desk: &Desk, frame: &mut Frame) {
    let orders = orders();
    let height = u16::try_from(orders.len()).unwrap_or(14) + 2;
    let area = view::popup(desk.size, 44, height);
    let inner = reader::open(frame, area, &desk.speaker().say("sort-title"), desk);
    let buffer = frame.buffer_mut();
    for (y, (index, order)) in (inner.y..inner.bottom()).zip(orders.iter().enumerate()) {
        let chosen = index == state.cursor;
        let line = Rect::new(inner.x, y, inner.width, 1);
        desk.zone(line, Target::Line(index));
        let mark = if chosen { "▌" } else { " " };
        let tone = if chosen { Tone::Cursor } else { Tone::Plain };
        let x = paint::put(buffer, inner.x, y, 1, mark, desk.theme.style(Tone::Strong));
        let words = sort_words(order, desk);
        paint::put(
            buffer,
            x + 1,
            y,
            inner.width.saturating_sub(2),
            &words,
            desk.theme.style(tone),
        );
    }
}
