//! The keys of a text field. Only these: no key of another editor is taken over.
//!
//! Tab, Esc and the F-keys stay with whoever owns the field, and so do Up and Down at the edge of
//! the text.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::buffer::{Motion, TextBuffer};
use crate::keyboard::us_key;

/// What a key did to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// The text is another.
    Changed,
    /// Only the caret moved, or nothing could be done with a key that belongs to the field.
    Moved,
    /// The key is not the field's.
    NotMine,
}

/// How many rows a page is.
const PAGE: isize = 10;

/// Applies a key to a text drawn `width` columns wide. `multi_line` gives it Enter and the
/// vertical keys.
pub fn apply(buffer: &mut TextBuffer, key: KeyEvent, width: usize, multi_line: bool) -> Typed {
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    match key.code {
        // AltGr arrives as Ctrl+Alt and types a character.
        KeyCode::Char(c) if !ctrl && !alt || ctrl && alt => changed(buffer.type_char(c)),
        KeyCode::Char(c) if ctrl => match us_key(c) {
            'z' => changed(buffer.undo()),
            'y' => changed(buffer.redo()),
            _ => Typed::NotMine,
        },
        KeyCode::Char(c) => match us_key(c) {
            'b' => moved(buffer, Motion::WordLeft),
            'f' => moved(buffer, Motion::WordRight),
            _ => Typed::NotMine,
        },
        KeyCode::Enter if multi_line && !ctrl => changed(buffer.type_char('\n')),
        KeyCode::Backspace if ctrl || alt => changed(buffer.delete(Motion::WordLeft)),
        KeyCode::Backspace => changed(buffer.delete(Motion::Left)),
        KeyCode::Delete if ctrl => changed(buffer.delete(Motion::WordRight)),
        KeyCode::Delete => changed(buffer.delete(Motion::Right)),
        KeyCode::Left if ctrl || alt => moved(buffer, Motion::WordLeft),
        KeyCode::Right if ctrl || alt => moved(buffer, Motion::WordRight),
        KeyCode::Left => moved(buffer, Motion::Left),
        KeyCode::Right => moved(buffer, Motion::Right),
        KeyCode::Home if ctrl => moved(buffer, Motion::Start),
        KeyCode::End if ctrl => moved(buffer, Motion::End),
        KeyCode::Home => in_row(buffer, false, width),
        KeyCode::End => in_row(buffer, true, width),
        KeyCode::Up if multi_line => by_rows(buffer, -1, width),
        KeyCode::Down if multi_line => by_rows(buffer, 1, width),
        KeyCode::PageUp if multi_line => by_rows(buffer, -PAGE, width),
        KeyCode::PageDown if multi_line => by_rows(buffer, PAGE, width),
        _ => Typed::NotMine,
    }
}

const fn changed(was: bool) -> Typed {
    if was { Typed::Changed } else { Typed::Moved }
}

fn moved(buffer: &mut TextBuffer, motion: Motion) -> Typed {
    buffer.go(motion);
    Typed::Moved
}

fn in_row(buffer: &mut TextBuffer, to_end: bool, width: usize) -> Typed {
    buffer.go_in_row(to_end, width);
    Typed::Moved
}

fn by_rows(buffer: &mut TextBuffer, rows: isize, width: usize) -> Typed {
    if buffer.go_rows(rows, width) {
        Typed::Moved
    } else {
        Typed::NotMine
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(buffer: &mut TextBuffer, code: KeyCode, modifiers: KeyModifiers) -> Typed {
        apply(buffer, KeyEvent::new(code, modifiers), 40, true)
    }

    #[test]
    fn undo_works_on_a_cyrillic_layout() {
        let mut buffer = TextBuffer::area();
        press(&mut buffer, KeyCode::Char('ж'), KeyModifiers::NONE);
        let typed = press(&mut buffer, KeyCode::Char('я'), KeyModifiers::CONTROL);
        assert_eq!((typed, buffer.text()), (Typed::Changed, ""));
    }

    #[test]
    fn the_edge_of_a_text_gives_up_and_down_back() {
        let mut buffer = TextBuffer::area();
        let typed = press(&mut buffer, KeyCode::Up, KeyModifiers::NONE);
        assert_eq!(typed, Typed::NotMine);
        press(&mut buffer, KeyCode::Enter, KeyModifiers::NONE);
        let typed = press(&mut buffer, KeyCode::Up, KeyModifiers::NONE);
        assert_eq!(typed, Typed::Moved);
    }

    #[test]
    fn other_accelerators_are_left_alone() {
        let mut buffer = TextBuffer::area();
        for c in ['u', 'k', 's', 'ы', 'c'] {
            let typed = press(&mut buffer, KeyCode::Char(c), KeyModifiers::CONTROL);
            assert_eq!(typed, Typed::NotMine, "{c}");
        }
        assert_eq!(buffer.text(), "");
    }
}
