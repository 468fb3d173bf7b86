//! Boxes with a title, and how far their insides are scrolled.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::symbols::border;

use super::paint;
use crate::workstation::theme::{Theme, Tone};

/// Draws a box with a title and returns its inside. The one with the keyboard has a mark before
/// its title as well as another tone.
pub fn panel(buffer: &mut Buffer, area: Rect, title: &str, focused: bool, theme: Theme) -> Rect {
    let area = area.intersection(buffer.area);
    if area.width < 2 || area.height < 2 {
        return Rect::new(area.x, area.y, 0, 0);
    }
    let tone = if focused {
        Tone::BorderFocused
    } else {
        Tone::Border
    };
    let style = theme.style(tone);
    let set = border::PLAIN;
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    for x in area.x + 1..right {
        buffer[(x, area.y)]
            .set_symbol(set.horizontal_top)
            .set_style(style);
        buffer[(x, bottom)]
            .set_symbol(set.horizontal_bottom)
            .set_style(style);
    }
    for y in area.y + 1..bottom {
        buffer[(area.x, y)]
            .set_symbol(set.vertical_left)
            .set_style(style);
        buffer[(right, y)]
            .set_symbol(set.vertical_right)
            .set_style(style);
    }
    for (x, y, symbol) in [
        (area.x, area.y, set.top_left),
        (right, area.y, set.top_right),
        (area.x, bottom, set.bottom_left),
        (right, bottom, set.bottom_right),
    ] {
        buffer[(x, y)].set_symbol(symbol).set_style(style);
    }
    if !title.is_empty() && area.width > 6 {
        let mark = if focused { "▸" } else { " " };
        let title = paint::inert(title);
        let title = paint::fit(&title, usize::from(area.width) - 6);
        paint::put(
            buffer,
            area.x + 2,
            area.y,
            area.width - 4,
            &format!("{mark}{title} "),
            style,
        );
    }
    Rect::new(area.x + 1, area.y + 1, area.width - 2, area.height - 2)
}

/// Writes on the lower edge of a box how far its inside is scrolled, when it does not fit.
pub fn scroll_mark(
    buffer: &mut Buffer,
    area: Rect,
    from: usize,
    height: u16,
    lines: usize,
    theme: Theme,
) {
    let height = usize::from(height);
    if lines <= height || area.height < 2 {
        return;
    }
    let up = if from > 0 { "↑" } else { " " };
    let down = if from + height < lines { "↓" } else { " " };
    let last = (from + height).min(lines);
    let text = format!(" {up}{down} {last}/{lines} ");
    paint::put_right(
        buffer,
        area.right().saturating_sub(2),
        area.bottom() - 1,
        &text,
        theme.style(Tone::Dim),
    );
}

/// Returns an area of at most the given size in the middle of another.
#[must_use]
pub fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let width = width.min(area.width);
    let height = height.min(area.height);
    Rect::new(
        area.x + (area.width - width) / 2,
        area.y + (area.height - height) / 2,
        width,
        height,
    )
}

/// Returns the first row to show so that the cursor is in sight and moves as little as possible.
#[must_use]
pub fn window(top: usize, cursor: usize, height: usize, count: usize) -> usize {
    let height = height.max(1);
    let top = if cursor < top {
        cursor
    } else if cursor >= top + height {
        cursor + 1 - height
    } else {
        top
    };
    top.min(count.saturating_sub(height))
}
