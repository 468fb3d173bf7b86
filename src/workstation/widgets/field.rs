//! One line of text that is typed: grapheme by grapheme, composed (NFC), and inert.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use zeroize::Zeroizing;

use super::paint;
use crate::casework::text::is_unsafe;
use crate::workstation::theme::{Theme, Tone};

/// A line of text with a cursor. Its text is never printed with it: it may be a secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Field {
    text: Zeroizing<String>,
    /// Byte offset, always between two graphemes.
    cursor: usize,
    /// Shown as dots.
    secret: bool,
    /// The most characters it takes.
    limit: usize,
}

impl std::fmt::Debug for Field {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Field")
            .field("cursor", &self.cursor)
            .finish_non_exhaustive()
    }
}

impl Field {
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Self {
            text: Zeroizing::new(String::with_capacity(limit.min(512) * 2)),
            cursor: 0,
            secret: false,
            limit,
        }
    }

    /// Returns a field whose text is shown as dots and wiped with the field.
    #[must_use]
    pub fn secret(limit: usize) -> Self {
        Self {
            secret: true,
            ..Self::new(limit)
        }
    }

    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub fn clear(&mut self) {
        self.text = Zeroizing::new(String::new());
        self.cursor = 0;
    }

    pub fn set(&mut self, text: &str) {
        self.clear();
        self.insert(text);
    }

    /// Takes a key and returns whether the text changed.
    pub fn press(&mut self, event: &KeyEvent) -> bool {
        let held = event.modifiers - KeyModifiers::SHIFT;
        match event.code {
            KeyCode::Char(typed) if held.is_empty() => self.insert(typed.encode_utf8(&mut [0; 4])),
            KeyCode::Backspace => {
                let from = self.before();
                self.remove(from, self.cursor)
            }
            KeyCode::Delete => {
                let until = self.after();
                self.remove(self.cursor, until)
            }
            KeyCode::Left => self.go(self.before()),
            KeyCode::Right => self.go(self.after()),
            KeyCode::Home => self.go(0),
            KeyCode::End => self.go(self.text.len()),
            _ => false,
        }
    }

    /// Inserts text at the cursor: line breaks and tabs as spaces, what could steer a terminal
    /// left out. Returns whether the text changed.
    pub fn insert(&mut self, text: &str) -> bool {
        let room = self.limit.saturating_sub(self.text.chars().count());
        let taken: String = text
            .chars()
            .map(|c| {
                if matches!(c, '\n' | '\r' | '\t') {
                    ' '
                } else {
                    c
                }
            })
            .filter(|c| !is_unsafe(*c))
            .take(room)
            .collect();
        if taken.is_empty() {
            return false;
        }
        let rest = Zeroizing::new(self.text[self.cursor..].to_owned());
        self.text.truncate(self.cursor);
        self.text.push_str(&taken);
        // «й» may arrive as «и» and a breve.
        let composed: String = self.text.nfc().collect();
        self.text = Zeroizing::new(composed);
        self.cursor = self.text.len();
        self.text.push_str(&rest);
        true
    }

    fn before(&self) -> usize {
        self.text[..self.cursor]
            .grapheme_indices(true)
            .next_back()
            .map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        self.text[self.cursor..]
            .graphemes(true)
            .next()
            .map_or(self.cursor, |grapheme| self.cursor + grapheme.len())
    }

    fn go(&mut self, to: usize) -> bool {
        self.cursor = to;
        false
    }

    fn remove(&mut self, from: usize, until: usize) -> bool {
        self.text.replace_range(from..until, "");
        self.cursor = from;
        from != until
    }

    /// Returns in which column of a field that is `columns` wide a character stands, counted from
    /// 0; what is scrolled out to the left is in the first one.
    #[must_use]
    pub fn column_of(&self, character: usize, columns: u16) -> u16 {
        let before = paint::inert(&self.text[..self.cursor]);
        let hidden = paint::width(&before) - paint::width(end_of(&before, usize::from(columns)));
        let until: String = self.text.chars().take(character).collect();
        let column = paint::width(&paint::inert(&until)).saturating_sub(hidden);
        u16::try_from(column).unwrap_or(u16::MAX)
    }

    /// Draws the field into one line and returns where its cursor stands.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, focused: bool, theme: Theme) -> Position {
        let tone = if focused {
            Tone::FieldFocused
        } else {
            Tone::Field
        };
        let style = theme.style(tone);
        let columns = usize::from(area.width);
        paint::blank(buffer, Rect { height: 1, ..area }, style);
        let shown = |text: &str| {
            if self.secret {
                "•".repeat(text.graphemes(true).count())
            } else {
                paint::inert(text).into_owned()
            }
        };
        let before = shown(&self.text[..self.cursor]);
        let after = shown(&self.text[self.cursor..]);
        let left = end_of(&before, columns);
        let x = paint::put(buffer, area.x, area.y, area.width, left, style);
        let room = area.right().saturating_sub(x);
        buffer.set_stringn(x, area.y, &after, usize::from(room), style);
        Position::new(x.min(area.right().saturating_sub(1)), area.y)
    }
}

/// Returns as much of the end of a text as leaves one of `columns` for the cursor.
fn end_of(text: &str, columns: usize) -> &str {
    let mut end = text;
    while paint::width(end) + 1 > columns && !end.is_empty() {
        let first = end.graphemes(true).next().map_or(0, str::len);
        end = &end[first..];
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(field: &mut Field, text: &str) {
        for c in text.chars() {
            field.press(&KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
        }
    }

    #[test]
    fn letters_that_arrive_in_two_parts_are_composed() {
        let mut field = Field::new(20);
        typed(&mut field, "и\u{306}");
        assert_eq!(field.text(), "й");
        field.press(&KeyEvent::new(KeyCode::Backspace, KeyModifiers::NONE));
        assert_eq!(field.text(), "");
    }

    #[test]
    fn a_paste_keeps_to_one_line_and_to_the_limit_and_steers_nothing() {
        let mut field = Field::new(12);
        field.insert("a\r\nb\u{1b}[2J\u{202e}cdefghijklmnop");
        assert_eq!(field.text(), "a  b[2Jcdefg");
    }

    #[test]
    fn a_secret_is_not_drawn() {
        let mut field = Field::secret(64);
        typed(&mut field, "пароль");
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 1));
        let at = field.draw(
            &mut buffer,
            Rect::new(0, 0, 10, 1),
            true,
            Theme::monochrome(),
        );
        let drawn: String = buffer.content().iter().map(|cell| cell.symbol()).collect();
        assert_eq!(drawn, "••••••    ");
        assert_eq!(at, Position::new(6, 0));
        assert!(!format!("{field:?}").contains("пароль"));
    }
}
