//! What the screen costs: how many bytes a key writes through the real backend, and that nothing
//! is written when nothing happens. Bytes are counted and not time, so a slow machine is no excuse.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::Arc;

use chrono::TimeDelta;
use kezek::casework::CaseId;
use kezek::casework::queue::Row;
use kezek::regulation::Language;
use kezek::workstation::effect::Question;
use kezek::workstation::message::{Message, Reply, RowsAnswer};
use kezek::workstation::screens::queue::rows::{Difference, Rows};
use kezek::workstation::terminal::backend::Careful;
use kezek::workstation::view::view;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use uuid::Uuid;

use super::sitting::Sitting;

/// The most that a move of the cursor may write, in bytes.
const MOVE_MAX: usize = 400;
const SIZES: [usize; 2] = [1_000, 100_000];

#[derive(Clone, Default)]
struct Tap(Rc<RefCell<Vec<u8>>>);

impl Write for Tap {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The screen as the terminal gets it.
struct Line {
    screen: Terminal<Careful<Tap>>,
    tap: Tap,
}

impl Line {
    fn new() -> Self {
        let tap = Tap::default();
        let options = TerminalOptions {
            viewport: Viewport::Fixed(Rect::new(0, 0, 120, 36)),
        };
        let screen = Terminal::with_options(Careful::new(tap.clone()), options).expect("a screen");
        Self { screen, tap }
    }

    /// Draws and returns what was written.
    fn draw(&mut self, sitting: &Sitting) -> Vec<u8> {
        self.screen
            .draw(|frame| view(&sitting.model, frame))
            .expect("a buffer takes everything");
        std::mem::take(&mut *self.tap.0.borrow_mut())
    }
}

/// Returns so many rows, made of those of the demo.
fn multiplied(rows: &[Row], count: usize) -> Vec<Row> {
    (0..count)
        .map(|at| {
            let row = rows[at % rows.len()].clone();
            let number = format!("99-{at:06}");
            Row {
                id: CaseId(Uuid::from_u128(1 << 100 | at as u128)),
                search: row.search.replace(&row.number, &number),
                number,
                ..row
            }
        })
        .collect()
}

/// A supervisor before a queue of so many rows.
fn long_queue(count: usize) -> Sitting {
    let mut sitting = Sitting::as_login(120, 36, Language::Ru, "e.nurlanov");
    let slug = "open";
    let queue = sitting.model.queue().expect("a queue").slug.clone();
    for _ in 0..20 {
        if sitting
            .model
            .queue()
            .and_then(|queue| queue.slug.as_deref())
            == Some(slug)
        {
            break;
        }
        sitting.press("Right");
        sitting.rest();
    }
    let rows = sitting.house.rows(slug).expect("rows");
    let rows = Arc::new(Rows::of(
        multiplied(&rows, count),
        "due".parse().expect("an order"),
    ));
    // The cases are made up: nobody can say what can be done with them.
    sitting.answering = false;
    sitting.press("F5");
    let asked = std::mem::take(&mut sitting.waiting);
    for (ticket, question) in asked {
        if matches!(question, Question::Rows(_)) {
            let answer = RowsAnswer::Changed {
                rows: Arc::clone(&rows),
                etag: None,
                at: None,
                difference: Difference::default(),
            };
            sitting.reply(ticket, Reply::Rows(Ok(answer)));
        }
    }
    let shown = sitting.model.queue().map(|queue| queue.shown.len());
    assert_eq!(shown, Some(count), "{queue:?}:\n{}", sitting.screen());
    sitting.press("Home");
    sitting
}

#[test]
fn a_cursor_move_writes_few_bytes_however_long_the_queue() {
    for count in SIZES {
        let mut sitting = long_queue(count);
        let mut line = Line::new();
        line.draw(&sitting);
        let mut written = 0;
        for _ in 0..200 {
            let top = sitting.model.queue().expect("a queue").top;
            sitting.press("Down");
            let bytes = line.draw(&sitting);
            written += bytes.len();
            let text = String::from_utf8(bytes).expect("text");
            assert!(text.contains('▌'), "the cursor is drawn: {text:?}");
            let turned = sitting.model.queue().expect("a queue").top != top;
            assert!(turned || text.len() < MOVE_MAX, "{count} rows: {text:?}");
        }
        // The half page that comes now and then counts in as well.
        assert!(
            written / 200 < MOVE_MAX,
            "{count} rows: {written} in 200 moves"
        );
    }
}

#[test]
fn two_hundred_keys_in_one_read_are_one_small_frame() {
    for count in SIZES {
        let mut sitting = long_queue(count);
        let mut line = Line::new();
        let whole = line.draw(&sitting).len();
        for _ in 0..200 {
            sitting.press("Down");
        }
        assert_eq!(sitting.model.queue().map(|queue| queue.cursor), Some(200));
        let bytes = line.draw(&sitting).len();
        assert!(bytes < whole, "{count} rows: {bytes} of {whole}");
    }
}

#[test]
fn nothing_is_drawn_and_nothing_written_when_nothing_happens() {
    for count in SIZES {
        let mut sitting = long_queue(count);
        let mut line = Line::new();
        line.draw(&sitting);
        assert_eq!(
            line.draw(&sitting),
            b"",
            "{count} rows: the same frame twice"
        );
        // The cursor comes to rest, and the preview is asked for.
        sitting.rest();
        line.draw(&sitting);
        sitting.model.dirty = false;
        // A second in which nothing happens.
        for _ in 0..10 {
            sitting.wall += TimeDelta::milliseconds(100);
            sitting.feed(Message::Tick(sitting.wall));
            assert!(!sitting.model.dirty, "{count} rows: a frame for nothing");
        }
        assert_eq!(line.draw(&sitting), b"", "{count} rows");
    }
}
