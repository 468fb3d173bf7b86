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

/// A line of a page with what is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hit {
    /// Place of the paper in the application.
    paper: usize,
    /// From 1.
    page: u32,
    line: RawText,
}

/// The state of the popup.
#[derive(Debug)]
pub struct State {
    field: Field,
    hits: Vec<Hit>,
    cursor: usize,
    top: usize,
}

impl Default for State {
    fn default() -> Self {
        Self {
            field: Field::new(TYPED_MAX),
            hits: Vec::new(),
            cursor: 0,
            top: 0,
        }
    }
}

impl State {
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
                if let Some(hit) = self.hits.get(self.cursor) {
                    return Turn::go(Go::Passage {
                        paper: hit.paper,
                        page: hit.page,
                        quote: hit.line.clone(),
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
    pub fn press(&mut self, event: &KeyEvent, case: Option<&case::State>) {
        if self.field.press(event) {
            self.look(case);
        }
    }

    /// Takes a paste.
    pub fn paste(&mut self, text: &str, case: Option<&case::State>) {
        if self.field.insert(text) {
            self.look(case);
        }
    }

    fn look(&mut self, case: Option<&case::State>) {
        let file = case.and_then(|case| case.file.data());
        self.hits = file.map_or_else(Vec::new, |file| hits(file, self.field.text()));
        self.cursor = 0;
        self.top = 0;
    }
}

/// Returns the lines that have every word that was typed, in the order of the papers.
fn hits(file: &CaseFile, typed: &str) -> Vec<Hit> {
    let words: Vec<Vec<String>> = typed
        .split_whitespace()
        .map(needles)
        .filter(|needles| !needles.is_empty())
        .collect();
    if words.is_empty() {
        return Vec::new();
    }
    let papers = file.case.application.papers.iter().enumerate();
    papers
        .flat_map(|(at, paper)| {
            let pages = u32::try_from(paper.page_count()).unwrap_or(u32::MAX);
            (1..=pages).filter_map(move |page| Some((at, page, paper.page_text(page)?)))
        })
        .flat_map(|(paper, page, text)| {
            let text = text.clean().as_str().to_owned();
            let lines: Vec<Hit> = text
                .lines()
                .map(str::trim)
                .filter(|line| {
                    let folded = fold(line);
                    let has = |needles: &Vec<String>| {
                        needles
                            .iter()
                            .any(|needle| folded.contains(needle.as_str()))
                    };
                    words.iter().all(has)
                })
                .map(|line| Hit {
                    paper,
                    page,
                    line: RawText::from(line),
                })
                .collect();
            lines
        })
        .take(HITS_MAX)
        .collect()
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
    for ((at, hit), y) in seen.take(rows(desk)).zip(inner.y + 2..inner.bottom()) {
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
        let text = format!("{sign}{place}   {}", hit.line.clean_line());
        let line = Rect::new(inner.x, y, inner.width, 1);
        paint::blank(buffer, line, theme.style(tone));
        paint::put(buffer, inner.x, y, inner.width, &text, theme.style(tone));
    }
    let lines = state.hits.len();
    let height = u16::try_from(rows(desk)).unwrap_or(u16::MAX);
    frame::scroll_mark(buffer, area, state.top, height, lines, theme);
    frame.set_cursor_position(cursor);
}
