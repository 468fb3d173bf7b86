//! Writing text into cells: always inert, always inside its width.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::casework::RawText;
use crate::casework::text::is_unsafe;

/// Returns text that cannot steer a terminal: what could is shown as `<U+202E>`. Text that was
/// cleaned already is returned as it is.
#[must_use]
pub fn inert(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| (0x20..0x7F).contains(&b)) || !text.chars().any(is_unsafe) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(RawText::from(text).clean_line().to_string())
    }
}

/// Returns how many columns a text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// Returns a text cut to a number of columns; what was cut off shows as `…`.
#[must_use]
pub fn fit(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let mut used = 0;
    let mut cut = String::new();
    for grapheme in text.graphemes(true) {
        used += grapheme.width();
        if used > room {
            break;
        }
        cut.push_str(grapheme);
    }
    cut.push('…');
    Cow::Owned(cut)
}

/// Writes a text from a column on, at most `columns` wide, and returns the column after it.
pub fn put(buffer: &mut Buffer, x: u16, y: u16, columns: u16, text: &str, style: Style) -> u16 {
    let area = buffer.area;
    if y < area.y || y >= area.bottom() || x < area.x || x >= area.right() {
        return x;
    }
    let columns = columns.min(area.right() - x);
    let text = inert(text);
    let text = fit(&text, usize::from(columns));
    let (after, _) = buffer.set_stringn(x, y, text.as_ref(), usize::from(columns), style);
    after
}

/// Writes a text that ends at a column (which it does not take) and returns where it begins.
pub fn put_right(buffer: &mut Buffer, end: u16, y: u16, text: &str, style: Style) -> u16 {
    let text = inert(text);
    let columns = u16::try_from(width(&text)).unwrap_or(u16::MAX);
    let x = end.saturating_sub(columns);
    put(buffer, x, y, end - x, &text, style);
    x
}

/// Fills an area with blanks in a style.
pub fn blank(buffer: &mut Buffer, area: Rect, style: Style) {
    let area = area.intersection(buffer.area);
    for y in area.y..area.bottom() {
        for x in area.x..area.right() {
            let cell = &mut buffer[(x, y)];
            cell.reset();
            cell.set_style(style);
        }
    }
}

/// Breaks a text into lines of at most `columns`, at spaces where it can; its own line breaks
/// stay.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0;
        for word in paragraph.split_word_bounds() {
            let word_width = width(word);
            let is_space = word.chars().all(char::is_whitespace);
            if used + word_width <= columns {
                line.push_str(word);
                used += word_width;
            } else if is_space {
                lines.push(std::mem::take(&mut line));
                used = 0;
            } else {
                carry_over(&mut lines, &mut line);
                used = width(&line);
                for grapheme in word.graphemes(true) {
                    let grapheme_width = width(grapheme);
                    if used + grapheme_width > columns {
                        lines.push(std::mem::take(&mut line));
                        used = 0;
                    }
                    line.push_str(grapheme);
                    used += grapheme_width;
                }
            }
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Ends a line for a word that does not fit. Signs that stand against the word (a bracket, a
/// quotation mark) go down with it.
fn carry_over(lines: &mut Vec<String>, line: &mut String) {
    let stays = line.trim_end_matches(|c: char| !c.is_whitespace());
    let room = stays.trim_end();
    if room.is_empty() {
        let full = std::mem::take(line);
        if !full.trim().is_empty() {
            lines.push(full);
        }
        return;
    }
    let down = line[stays.len()..].to_owned();
    lines.push(room.to_owned());
    *line = down;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_text_shows_that_it_was_cut_and_wide_signs_count_twice() {
        assert_eq!(fit("Қайыргелдіқызы", 8), "Қайырге…");
        assert_eq!(fit("Ли", 8), "Ли");
        assert_eq!(fit("陳偉東", 4), "陳…");
        assert_eq!(fit("x", 0), "");
    }

    #[test]
    fn words_go_over_to_the_next_line_and_long_ones_are_cut() {
        assert_eq!(wrap("один два три", 8), ["один два", "три"]);
        assert_eq!(wrap("ab (cdef", 6), ["ab", "(cdef"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("a\n\nb", 9), ["a", "", "b"]);
        for width in 1..30 {
            let text = "«Құжаттар» (1–3) дұрыс емес: 陳偉東 https://example.org/aaaaaaaaaaaa";
            for line in wrap(text, width) {
                assert!(super::width(&line) <= width.max(2), "{width} {line}");
            }
        }
    }

    #[test]
    fn nothing_that_steers_a_terminal_reaches_a_cell() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 60, 1));
        put(
            &mut buffer,
            0,
            0,
            60,
            "a\u{1b}]0;PWN\u{7}\u{202e}b\u{e0041}\u{200d}c",
            Style::new(),
        );
        for cell in buffer.content() {
            assert!(!cell.symbol().chars().any(is_unsafe), "{cell:?}");
        }
    }

    #[test]
    fn writing_outside_the_buffer_does_nothing() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
        put(&mut buffer, 5, 0, 10, "x", Style::new());
        put(&mut buffer, 0, 5, 10, "x", Style::new());
        put_right(&mut buffer, 1, 0, "longer", Style::new());
        blank(&mut buffer, Rect::new(0, 0, 9, 9), Style::new());
    }
}
