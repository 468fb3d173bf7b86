//! The views of the queue (F9): what the office and the officer have, and what makes a view.
//!
//! ```text
//! ┌▸Views ───────────────────────────────────────┐
//! │ My cases                           38   ✗6   │
//! │▌All open cases                    104   ✗11  │
//! │ saved by me                                  │
//! │ Residence, 3 days                   9   ✗2   │
//! │──────────────────────────────────────────────│
//! │ Save this filter, order and columns…         │
//! │ Order of the rows: due ↑                     │
//! │ Columns…                                     │
//! └──────────────────────────────────────────────┘
//! ```

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::queue::saved::SavedView;
use super::queue::view::sort_words;
use super::queue::views::View;
use super::queue::{self, view_list};
use super::{Go, Turn, reader, sort};
use crate::casework::queue::sort::Sort;
use crate::i18n::Arg;
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::notice::Severity;
use crate::workstation::theme::Tone;
use crate::workstation::view;
use crate::workstation::widgets::{frame, paint};
use crate::workstation::zone::Target;

/// What stands under the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Below {
    Save,
    Sort,
    /// Like decisions stand together, under headings; or no more.
    Group,
    Columns,
}

/// Returns what stands under the list of a queue.
fn below(queue: &queue::State) -> Vec<Below> {
    let groups = (!queue.groups.is_empty()).then_some(Below::Group);
    [Below::Save, Below::Sort]
        .into_iter()
        .chain(groups)
        .chain([Below::Columns])
        .collect()
}

/// The state of the popup.
#[derive(Debug, Default)]
pub struct State {
    cursor: usize,
    top: Cell<usize>,
    /// What was taken off the list last, to be put back.
    removed: Option<(usize, SavedView)>,
}

impl State {
    /// Opens the list with what is shown under the cursor.
    #[must_use]
    pub fn open(queue: &queue::State) -> Self {
        Self {
            cursor: queue.view_cursor,
            ..Self::default()
        }
    }

    /// Puts the cursor on a line, and returns whether it stood there.
    pub fn point_at(&mut self, line: usize) -> bool {
        std::mem::replace(&mut self.cursor, line) == line
    }

    /// Does what a key means.
    pub fn act(&mut self, action: Action, queue: &mut queue::State, desk: &mut Desk) -> Turn {
        let views = queue.views(desk).len();
        let below = below(queue);
        let last = views + below.len() - 1;
        match action {
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(last),
            Action::First | Action::PageUp => self.cursor = 0,
            Action::Last | Action::PageDown => self.cursor = last,
            Action::Open => {
                return match self.cursor.checked_sub(views).and_then(|at| below.get(at)) {
                    None => Turn::go(Go::ShowView(self.cursor)),
                    Some(Below::Save) => Turn::go(Go::NameView(None)),
                    Some(Below::Sort) => Turn::go(Go::ChooseSort),
                    Some(Below::Group) => Turn::go(Go::Sort(other_grouping(queue, desk))),
                    Some(Below::Columns) => Turn::go(Go::ChooseColumns),
                };
            }
            Action::RenameView => {
                if let Some(name) = self.saved(queue, desk) {
                    return Turn::go(Go::NameView(Some(name)));
                }
                desk.say(Severity::Info, "views-office", Vec::new());
            }
            Action::Remove => return self.remove(queue, desk),
            Action::Mark => {
                if let Some((at, view)) = self.removed.take() {
                    queue
                        .saved
                        .views
                        .insert(at.min(queue.saved.views.len()), view);
                    return queue.views_changed(desk).into();
                }
            }
            Action::MoveEarlier => return self.shift(true, queue, desk),
            Action::MoveLater => return self.shift(false, queue, desk),
            Action::Back => return Turn::go(Go::Back),
            _ => {}
        }
        Turn::stay()
    }

    /// The name of the saved view under the cursor.
    fn saved(&self, queue: &queue::State, desk: &Desk) -> Option<String> {
        match queue.views(desk).get(self.cursor) {
            Some(View::Saved(saved)) => Some(saved.name.clone()),
            Some(View::Queue(_)) | None => None,
        }
    }

    fn remove(&mut self, queue: &mut queue::State, desk: &mut Desk) -> Turn {
        let Some(name) = self.saved(queue, desk) else {
            desk.say(Severity::Info, "views-office", Vec::new());
            return Turn::stay();
        };
        self.removed = queue.remove_view(&name, desk);
        desk.say(
            Severity::Done,
            "views-removed",
            vec![("name", Arg::Text(name))],
        );
        queue.views_changed(desk).into()
    }

    /// Moves the saved view under the cursor among the saved ones.
    fn shift(&mut self, earlier: bool, queue: &mut queue::State, desk: &mut Desk) -> Turn {
        let Some(at) = self
            .saved(queue, desk)
            .and_then(|name| queue.saved.named(&name))
        else {
            desk.say(Severity::Info, "views-office", Vec::new());
            return Turn::stay();
        };
        let to = if earlier {
            at.checked_sub(1)
        } else {
            Some(at + 1)
        };
        let Some(to) = to.filter(|to| *to < queue.saved.views.len()) else {
            return Turn::stay();
        };
        queue.saved.views.swap(at, to);
        self.cursor = self.cursor + to - at;
        queue.view_cursor = queue.view_place(desk);
        queue.views_changed(desk).into()
    }
}

/// Returns the order with like decisions together, or the queue's own when they are.
fn other_grouping(queue: &queue::State, desk: &Desk) -> Sort {
    let own = || {
        let definition = queue.definition(desk)?;
        definition.sort.parse().ok()
    };
    if queue.is_grouped(desk) {
        own().unwrap_or_default()
    } else {
        sort::like()
    }
}

/// Draws the popup.
pub fn view(state: &State, queue: &queue::State, desk: &Desk, frame: &mut Frame) {
    let speaker = desk.speaker();
    let theme = desk.theme;
    let views = queue.views(desk);
    let lines = view_list::lines(queue, &views);
    let below = below(queue);
    let height = lines.len() + below.len() + 3;
    let area = view::popup(desk.size, 60, u16::try_from(height).unwrap_or(u16::MAX));
    let inner = reader::open(frame, area, &speaker.say("views-title"), desk);
    let below_height = u16::try_from(below.len() + 1).unwrap_or(4);
    if inner.height <= below_height {
        return;
    }
    let buffer = frame.buffer_mut();
    let list = Rect {
        height: inner.height - below_height,
        ..inner
    };
    let cursor = lines
        .iter()
        .position(|line| *line == Some(state.cursor))
        .unwrap_or(lines.len().saturating_sub(1));
    let top = frame::window(
        state.top.get(),
        cursor,
        usize::from(list.height),
        lines.len(),
    );
    state.top.set(top);
    view_list::draw(
        queue,
        &views,
        &lines[top..],
        Some(state.cursor),
        desk,
        buffer,
        list,
        Target::Line,
    );
    frame::scroll_mark(buffer, area, top, list.height, lines.len(), theme);
    for x in inner.x..inner.right() {
        paint::put(buffer, x, list.bottom(), 1, "─", theme.style(Tone::Border));
    }
    for (y, (index, line)) in (list.bottom() + 1..inner.bottom()).zip(below.iter().enumerate()) {
        let at = views.len() + index;
        let place = Rect::new(inner.x, y, inner.width, 1);
        desk.zone(place, Target::Line(at));
        let chosen = state.cursor == at;
        let mark = if chosen { "▌" } else { " " };
        let tone = if chosen { Tone::Cursor } else { Tone::Plain };
        let words = match line {
            Below::Save => speaker.say("action-save-view"),
            Below::Sort => format!(
                "{}: {}",
                speaker.say("sort-title"),
                sort_words(&queue.order(desk), desk)
            ),
            Below::Group if queue.is_grouped(desk) => speaker.say("views-ungroup"),
            Below::Group => speaker.say("views-group"),
            Below::Columns => speaker.say("action-columns"),
        };
        let x = paint::put(buffer, inner.x, y, 1, mark, theme.style(Tone::Strong));
        let room = inner.right().saturating_sub(x);
        paint::put(buffer, x, y, room, &words, theme.style(tone));
    }
}
