//! Finding words in all papers of a case: lines of pages, however the words are typed.
//!
//! ```text
//! ┌▸Find in the papers ─────────────────────────┐
//! │ диплом▏                                     │
//! │▌Diploma · page 1   ДИПЛОМ № 114-7           │
//! │ Application · page 2   копия диплома        │
//! └─────────────────────────────────────────────┘
//! ```

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::case::facts::document_title;
use super::{Go, Turn, case, reader};
use crate::casework::RawText;
use crate::casework::queue::fold::{fold, needles};
use crate::i18n::Arg;
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::effect::CaseFile;
use crate::workstation::theme::Tone;
use crate::workstation::view;
use crate::workstation::widgets::field::Field;
use crate::workstation::widgets::{frame, paint};

/// How much can be typed.
const TYPED_MAX: usize = 120;

/// More hits than this are of no use: more must be typed.
const HITS_MAX: usize = 200;

/// A line of a page.
#[derive(Debug)]
struct Line {
    /// Place of the paper in the application.
    paper: usize,
    /// From 1.
    page: u32,
    text: RawText,
    /// As it is looked through.
    folded: String,
}

/// The state of the popup.
#[derive(Debug)]
pub struct State {
    field: Field,
    /// Every line of the papers, in their order.
    lines: Vec<Line>,
    /// Which of them have what was typed.
    hits: Vec<usize>,
    cursor: usize,
    top: usize,
}

impl State {
    /// Opens the popup over a case. The papers are folded once, not at each letter.
    #[must_use]
    pub fn open(file: &CaseFile) -> Self {
        Self {
            field: Field::new(TYPED_MAX),
            lines: lines(file),
            hits: Vec::new(),
            cursor: 0,
            top: 0,
        }
    }

    /// Does what a key means.
    pub fn act(&mut self, action: Action, desk: &Desk) -> Turn {
        let rows = rows(desk);
        let last = self.hits.len().saturating_sub(1);
        match action {
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(last),
            Action::PageUp => self.cursor = self.cursor.saturating_sub(rows),
            Action::PageDown => self.cursor = (self.cursor + rows).min(last),
            Action::Open => {
                if let Some(hit) = self.hits.get(self.cursor).map(|at| &self.lines[*at]) {
                    return Turn::go(Go::Passage {
                        paper: hit.paper,
                        page: hit.page,
                        quote: hit.text.clone(),
                    });
                }
            }
            Action::Back => return Turn::go(Go::Back),
            _ => {}
        }
        self.top = frame::window(self.top, self.cursor, rows, self.hits.len());
        Turn::stay()
    }

    /// Takes what is typed.
    pub fn press(&mut self, event: &KeyEvent) {
        if self.field.press(event) {
            self.look();
        }
    }

    /// Takes a paste.
    pub fn paste(&mut self, text: &str) {
        if self.field.insert(text) {
            self.look();
        }
    }

    /// Finds the lines that have every word that was typed.
    fn look(&mut self) {
        let words: Vec<Vec<String>> = self
            .field
            .text()
            .split_whitespace()
            .map(needles)
            .filter(|needles| !needles.is_empty())
            .collect();
        let has = |line: &Line, needles: &Vec<String>| {
            let mut needles = needles.iter();
            needles.any(|needle| line.folded.contains(needle.as_str()))
        };
        let found = self.lines.iter().enumerate().filter(|(_, line)| {
            !words.is_empty() && words.iter().all(|needles| has(line, needles))
        });
        self.hits = found.map(|(at, _)| at).take(HITS_MAX).collect();
        self.cursor = 0;
        self.top = 0;
    }
}

/// Returns every line of every paper that has text.
fn lines(file: &CaseFile) -> Vec<Line> {
    let mut lines = Vec::new();
    for (paper, text) in file.case.application.papers.iter().enumerate() {
        let pages = u32::try_from(text.page_count()).unwrap_or(u32::MAX);
        for page in 1..=pages {
            let Some(text) = text.page_text(page) else {
                continue;
            };
            let text = text.clean();
            lines.extend(text.as_str().lines().map(str::trim).map(|line| Line {
                paper,
                page,
                text: RawText::from(line),
                folded: fold(line),
            }));
        }
    }
    lines
}

fn area(desk: &Desk) -> Rect {
    view::popup(desk.size, 100, 30)
}

/// Returns how many hits are seen at once.
fn rows(desk: &Desk) -> usize {
    usize::from(area(desk).height.saturating_sub(4)).max(1)
}

/// Draws the popup.
pub fn view(state: &State, case: Option<&case::State>, desk: &Desk, frame: &mut Frame) {
    let speaker = desk.speaker();
    let theme = desk.theme;
    let area = area(desk);
    let inner = reader::open(frame, area, &speaker.say("find-title"), desk);
    let buffer = frame.buffer_mut();
    let place = Rect {
        height: 1.min(inner.height),
        ..inner
    };
    let cursor = state.field.draw(buffer, place, true, theme);
    let count = if state.field.is_empty() {
        speaker.say("find-how")
    } else {
        speaker.say_with("find-count", &[("count", Arg::from(state.hits.len()))])
    };
    let dim = theme.style(Tone::Dim);
    paint::put(buffer, inner.x, inner.y + 1, inner.width, &count, dim);
    let file = case.and_then(|case| case.file.data());
    let seen = state.hits.iter().enumerate().skip(state.top);
    for ((at, line), y) in seen.take(rows(desk)).zip(inner.y + 2..inner.bottom()) {
        let hit = &state.lines[*line];
        let title = file
            .and_then(|file| {
                let paper = file.case.application.papers.get(hit.paper)?;
                Some(document_title(&paper.document, file, desk))
            })
            .unwrap_or_default();
        let page = Arg::from(hit.page);
        let place = speaker.say_with("find-place", &[("title", title.into()), ("page", page)]);
        let here = at == state.cursor;
        let tone = if here { Tone::Cursor } else { Tone::Plain };
        let sign = if here { "▌" } else { " " };
        // The words are what is looked for: the name of the paper takes a third at most.
        let room = usize::from(inner.width / 3).max(12);
        let place = paint::inert(&place);
        let place = paint::fit(&place, room);
        let text = format!("{sign}{place}   {}", hit.text.clean_line());
        let line = Rect::new(inner.x, y, inner.width, 1);
        paint::blank(buffer, line, theme.style(tone));
        paint::put(buffer, inner.x, y, inner.width, &text, theme.style(tone));
    }
    let lines = state.hits.len();
    let height = u16::try_from(rows(desk)).unwrap_or(u16::MAX);
    frame::scroll_mark(buffer, area, state.top, height, lines, theme);
    frame.set_cursor_position(cursor);
}
