//! The last step before the terminal: writes only what changed, nothing that could steer it.
//!
//! Around ratatui's own backend this adds four things: cells are written with few bytes; a cell whose text could steer a terminal
//! is replaced whatever drew it; a frame goes out between the marks of a synchronized update; and
//! the cursor is hidden, shown and moved only when that changes something. It asks the terminal
//! nothing, so nothing can hang and no late answer can arrive as a key.

use std::io::{self, Write};

use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::pen::write_cells;
use crate::casework::text::is_unsafe;

/// A backend that writes with care.
pub struct Careful<W: Write> {
    inner: CrosstermBackend<W>,
    /// What is written in place of a cell that must not be.
    refused: Cell,
    /// A frame was begun and not ended.
    open: bool,
    shown: Option<bool>,
    position: Option<Position>,
}

impl<W: Write> Careful<W> {
    #[must_use]
    pub fn new(writer: W) -> Self {
        Self {
            inner: CrosstermBackend::new(writer),
            refused: Cell::new("\u{FFFD}"),
            open: false,
            shown: None,
            position: None,
        }
    }

    /// Opens a frame; returns whether it was not open yet.
    fn begin(&mut self) -> io::Result<()> {
        if !self.open {
            self.open = true;
            queue!(self.inner, BeginSynchronizedUpdate)?;
        }
        Ok(())
    }
}

/// Returns whether a cell can be written as it is.
fn is_inert(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    symbol.bytes().all(|b| (0x20..0x7F).contains(&b)) || !symbol.chars().any(is_unsafe)
}

impl<W: Write> Backend for Careful<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.begin()?;
        self.position = None;
        let refused = &self.refused;
        let content = content.map(|(x, y, cell)| {
            let cell = if is_inert(cell) { cell } else { refused };
            (x, y, cell)
        });
        write_cells(&mut self.inner, content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.shown == Some(false) {
            return Ok(());
        }
        self.shown = Some(false);
        queue!(self.inner, crossterm::cursor::Hide)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.shown == Some(true) {
            return Ok(());
        }
        self.shown = Some(true);
        queue!(self.inner, crossterm::cursor::Show)
    }

    /// Returns where the cursor was put last; the terminal is not asked.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.position.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.position == Some(position) {
            return Ok(());
        }
        self.position = Some(position);
        queue!(
            self.inner,
            crossterm::cursor::MoveTo(position.x, position.y)
        )
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.begin()?;
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.open) {
            queue!(self.inner, EndSynchronizedUpdate)?;
        }
        Write::flush(&mut self.inner)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::*;

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

    fn written(tap: &Tap) -> String {
        String::from_utf8(std::mem::take(&mut *tap.0.borrow_mut())).unwrap()
    }

    #[test]
    fn a_cell_that_could_steer_the_terminal_is_replaced() {
        let tap = Tap::default();
        let mut backend = Careful::new(tap.clone());
        for symbol in [
            "\u{1b}]0;PWN\u{7}",
            "\u{9b}2J",
            "a\u{202e}",
            "\u{e0041}",
            "\u{200d}",
        ] {
            let mut cell = Cell::default();
            cell.set_symbol(symbol);
            backend.draw(std::iter::once((0, 0, &cell))).unwrap();
            backend.flush().unwrap();
            let bytes = written(&tap);
            assert!(bytes.contains('\u{FFFD}'), "{bytes:?}");
            assert!(!bytes.contains(symbol), "{bytes:?}");
        }
    }

    #[test]
    fn a_frame_without_changes_writes_nothing() {
        let tap = Tap::default();
        let mut backend = Careful::new(tap.clone());
        backend.hide_cursor().unwrap();
        backend.flush().unwrap();
        written(&tap);
        backend.draw(std::iter::empty()).unwrap();
        backend.hide_cursor().unwrap();
        backend.flush().unwrap();
        assert_eq!(written(&tap), "");
    }

    #[test]
    fn a_frame_stands_between_the_marks_of_a_synchronized_update() {
        let tap = Tap::default();
        let mut backend = Careful::new(tap.clone());
        backend
            .draw(std::iter::once((3, 4, &Cell::new("x"))))
            .unwrap();
        backend.flush().unwrap();
        let bytes = written(&tap);
        assert!(bytes.starts_with("\u{1b}[?2026h"), "{bytes:?}");
        assert!(bytes.ends_with("\u{1b}[?2026l"), "{bytes:?}");
    }
}
