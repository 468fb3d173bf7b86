//! One line of text that is typed: grapheme by grapheme, composed (NFC), and inert.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use zeroize::Zeroizing;

use super::editor::words;
use super::paint;
use crate::casework::text::is_unsafe;
use crate::keyboard::us_key;
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
    past: Box<Past>,
}

/// Texts and cursors to go back to, and those that were gone back from. A secret has none.
#[derive(Clone, PartialEq, Eq)]
struct Past {
    undo: Vec<(String, usize)>,
    redo: Vec<(String, usize)>,
    /// What the last key did, so that a run of letters is taken back at once.
    last: Change,
}

impl Past {
    const fn none() -> Self {
        Self {
            undo: Vec::new(),
            redo: Vec::new(),
            last: Change::None,
        }
    }
}

/// What a key did to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    None,
    Typed,
    Deleted,
    Other,
}

/// How many steps can be undone.
const UNDO_STEPS: usize = 100;

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
            past: Box::new(Past::none()),
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
        *self.past = Past::none();
    }

    pub fn set(&mut self, text: &str) {
        self.clear();
        self.insert(text);
        *self.past = Past::none();
    }

    /// Takes a key and returns whether the text changed. The keys are those of a text of many lines
    /// ([`keys`](super::editor::keys)), as far as one line has them.
    pub fn press(&mut self, event: &KeyEvent) -> bool {
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        let by_word = ctrl || alt;
        match event.code {
            // AltGr arrives as Ctrl+Alt and types a character.
            KeyCode::Char(typed) if ctrl == alt => self.type_char(typed),
            KeyCode::Char(typed) if ctrl => match us_key(typed) {
                'z' => self.go_back(),
                'y' => self.go_on_again(),
                _ => false,
            },
            KeyCode::Char(typed) => match us_key(typed) {
                'b' => self.go(self.word_before()),
                'f' => self.go(self.word_after()),
                _ => false,
            },
            KeyCode::Backspace if by_word => self.delete(self.word_before(), self.cursor),
            KeyCode::Backspace => self.delete(self.before(), self.cursor),
            KeyCode::Delete if ctrl => self.delete(self.cursor, self.word_after()),
            KeyCode::Delete => self.delete(self.cursor, self.after()),
            KeyCode::Left if by_word => self.go(self.word_before()),
            KeyCode::Right if by_word => self.go(self.word_after()),
            KeyCode::Left => self.go(self.before()),
            KeyCode::Right => self.go(self.after()),
            KeyCode::Home => self.go(0),
            KeyCode::End => self.go(self.text.len()),
            _ => false,
        }
    }

    fn type_char(&mut self, typed: char) -> bool {
        let before = self.step();
        let taken = self.insert_at_cursor(typed.encode_utf8(&mut [0; 4]));
        let change = if typed.is_whitespace() {
            Change::Other
        } else {
            Change::Typed
        };
        taken && self.changed(change, before)
    }

    fn delete(&mut self, from: usize, until: usize) -> bool {
        let before = self.step();
        self.remove(from, until) && self.changed(Change::Deleted, before)
    }

    fn step(&self) -> (String, usize) {
        // A secret leaves no copy.
        let text = if self.secret { "" } else { self.text.as_str() };
        (text.to_owned(), self.cursor)
    }

    /// Notes that a key changed the text; a run of like changes is one step.
    fn changed(&mut self, change: Change, before: (String, usize)) -> bool {
        let is_run = change != Change::Other && change == self.past.last;
        if !is_run && !self.secret {
            if self.past.undo.len() == UNDO_STEPS {
                self.past.undo.remove(0);
            }
            self.past.undo.push(before);
        }
        self.past.redo.clear();
        self.past.last = change;
        true
    }

    fn go_back(&mut self) -> bool {
        let Some(step) = self.past.undo.pop() else {
            return false;
        };
        let now = self.step();
        self.past.redo.push(now);
        self.restore(step)
    }

    fn go_on_again(&mut self) -> bool {
        let Some(step) = self.past.redo.pop() else {
            return false;
        };
        let now = self.step();
        self.past.undo.push(now);
        self.restore(step)
    }

    fn restore(&mut self, (text, cursor): (String, usize)) -> bool {
        self.text = Zeroizing::new(text);
        self.cursor = cursor;
        self.past.last = Change::None;
        true
    }

    /// Words of a secret are not told apart: it is one.
    fn word_before(&self) -> usize {
        if self.secret {
            0
        } else {
            words::left_of(&self.text, self.cursor)
        }
    }

    fn word_after(&self) -> usize {
        if self.secret {
            self.text.len()
        } else {
            words::right_of(&self.text, self.cursor)
        }
    }

    /// Inserts text at the cursor: line breaks and tabs as spaces, what could steer a terminal
    /// left out. Returns whether the text changed.
    pub fn insert(&mut self, text: &str) -> bool {
        let before = self.step();
        self.insert_at_cursor(text) && self.changed(Change::Other, before)
    }

    fn insert_at_cursor(&mut self, text: &str) -> bool {
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
        self.past.last = Change::None;
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
    fn words_are_walked_and_deleted_and_what_was_typed_is_taken_back() {
        let press = |field: &mut Field, code, modifiers| {
            field.press(&KeyEvent::new(code, modifiers));
        };
        let mut field = Field::new(60);
        typed(&mut field, "Ахметов Дәулет Қ.");
        press(&mut field, KeyCode::Left, KeyModifiers::CONTROL);
        press(&mut field, KeyCode::Left, KeyModifiers::ALT);
        typed(&mut field, "x");
        assert_eq!(field.text(), "Ахметов xДәулет Қ.");
        // The letters of Ctrl+Z and Ctrl+Y on the Russian layout.
        press(&mut field, KeyCode::Char('я'), KeyModifiers::CONTROL);
        assert_eq!(field.text(), "Ахметов Дәулет Қ.");
        press(&mut field, KeyCode::Char('н'), KeyModifiers::CONTROL);
        assert_eq!(field.text(), "Ахметов xДәулет Қ.");
        press(&mut field, KeyCode::Char('z'), KeyModifiers::CONTROL);
        press(&mut field, KeyCode::Backspace, KeyModifiers::CONTROL);
        assert_eq!(field.text(), "Дәулет Қ.");
        press(&mut field, KeyCode::Delete, KeyModifiers::CONTROL);
        assert_eq!(field.text(), " Қ.");
        // A run of like changes is one step.
        press(&mut field, KeyCode::Char('z'), KeyModifiers::CONTROL);
        assert_eq!(field.text(), "Ахметов Дәулет Қ.");
        // No other Ctrl types or does anything.
        for letter in ['u', 'k', 'a', 'c'] {
            press(&mut field, KeyCode::Char(letter), KeyModifiers::CONTROL);
        }
        assert_eq!(field.text(), "Ахметов Дәулет Қ.");
        // AltGr types.
        press(
            &mut field,
            KeyCode::Char('ё'),
            KeyModifiers::CONTROL | KeyModifiers::ALT,
        );
        assert_eq!(field.text(), "Ахметов ёДәулет Қ.");
    }

    #[test]
    fn of_a_secret_nothing_is_kept_and_its_words_are_not_told_apart() {
        let mut field = Field::secret(64);
        typed(&mut field, "құпия сөз");
        field.press(&KeyEvent::new(KeyCode::Left, KeyModifiers::CONTROL));
        field.press(&KeyEvent::new(KeyCode::Char('z'), KeyModifiers::CONTROL));
        assert_eq!(field.text(), "құпия сөз");
        assert!(field.past.undo.is_empty() && field.past.redo.is_empty());
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        let area = Rect::new(0, 0, 20, 1);
        assert_eq!(
            field.draw(&mut buffer, area, true, Theme::monochrome()).x,
            0
        );
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
