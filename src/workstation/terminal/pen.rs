//! Writing cells with as few bytes as they need: the cursor is moved only where the next cell does
//! not follow, and of a style only what differs from the one before is said.
//!
//! On a slow line a key is answered as fast as its bytes travel. A frame begins and ends with the
//! plain style, so nothing of it is left behind whatever comes next.

use std::io::{self, Write};

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// What the terminal has been told so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// Modifiers with the number that turns each on.
const MODIFIERS: [(Modifier, &str); 8] = [
    (Modifier::BOLD, "1"),
    (Modifier::DIM, "2"),
    (Modifier::ITALIC, "3"),
    (Modifier::UNDERLINED, "4"),
    (Modifier::SLOW_BLINK, "5"),
    (Modifier::RAPID_BLINK, "6"),
    (Modifier::REVERSED, "7"),
    (Modifier::CROSSED_OUT, "9"),
];

/// Writes cells, each with its column and row.
pub(super) fn write_cells<'a>(
    out: &mut impl Write,
    cells: impl Iterator<Item = (u16, u16, &'a Cell)>,
) -> io::Result<()> {
    let mut pen = Pen::default();
    let mut next: Option<(u16, u16)> = None;
    for (x, y, cell) in cells {
        if next != Some((x, y)) {
            match next {
                // The column is absolute, so that a sign that is wider than it should be moves
                // nothing behind it.
                Some((_, row)) if row == y => write!(out, "\x1b[{}G", x + 1)?,
                _ if x == 0 => write!(out, "\x1b[{}H", y + 1)?,
                _ => write!(out, "\x1b[{};{}H", y + 1, x + 1)?,
            }
        }
        next = Some((x + 1, y));
        let wanted = Pen {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        };
        if wanted != pen {
            turn(out, pen, wanted)?;
            pen = wanted;
        }
        out.write_all(cell.symbol().as_bytes())?;
    }
    if pen != Pen::default() {
        out.write_all(b"\x1b[m")?;
    }
    Ok(())
}

/// Says what differs between two styles, in one sequence.
fn turn(out: &mut impl Write, from: Pen, to: Pen) -> io::Result<()> {
    if to == Pen::default() {
        return out.write_all(b"\x1b[m");
    }
    out.write_all(b"\x1b[")?;
    let mut first = true;
    let mut say = |out: &mut dyn Write, what: &str| -> io::Result<()> {
        if !std::mem::take(&mut first) {
            out.write_all(b";")?;
        }
        out.write_all(what.as_bytes())
    };
    // What turns one modifier off turns others off with it; so all is said anew.
    let mut from = from;
    if !to.modifier.contains(from.modifier) {
        say(out, "0")?;
        from = Pen::default();
    }
    for (modifier, code) in MODIFIERS {
        if to.modifier.contains(modifier) && !from.modifier.contains(modifier) {
            say(out, code)?;
        }
    }
    if to.fg != from.fg {
        say(out, &colour(to.fg, 30))?;
    }
    if to.bg != from.bg {
        say(out, &colour(to.bg, 40))?;
    }
    out.write_all(b"m")
}

/// Returns the numbers of a colour; `base` is 30 for the text and 40 for the ground.
fn colour(colour: Color, base: u8) -> String {
    let bright = base + 60;
    let number = match colour {
        Color::Reset => base + 9,
        Color::Black => base,
        Color::Red => base + 1,
        Color::Green => base + 2,
        Color::Yellow => base + 3,
        Color::Blue => base + 4,
        Color::Magenta => base + 5,
        Color::Cyan => base + 6,
        Color::Gray => base + 7,
        Color::DarkGray => bright,
        Color::LightRed => bright + 1,
        Color::LightGreen => bright + 2,
        Color::LightYellow => bright + 3,
        Color::LightBlue => bright + 4,
        Color::LightMagenta => bright + 5,
        Color::LightCyan => bright + 6,
        Color::White => bright + 7,
        Color::Indexed(index) => return format!("{};5;{index}", base + 8),
        Color::Rgb(r, g, b) => return format!("{};2;{r};{g};{b}", base + 8),
    };
    number.to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    const COLOURS: [Color; 6] = [
        Color::Reset,
        Color::Cyan,
        Color::LightRed,
        Color::White,
        Color::Indexed(208),
        Color::Rgb(1, 2, 3),
    ];

    /// A terminal that knows just what is written here.
    fn play(bytes: &[u8], area: Rect) -> Buffer {
        let text = std::str::from_utf8(bytes).unwrap();
        let mut buffer = Buffer::empty(area);
        let (mut x, mut y, mut style) = (0, 0, Pen::default());
        let mut letters = text.chars();
        while let Some(letter) = letters.next() {
            if letter != '\x1b' {
                let cell = &mut buffer[(x, y)];
                cell.set_char(letter);
                (cell.fg, cell.bg, cell.modifier) = (style.fg, style.bg, style.modifier);
                x += 1;
                continue;
            }
            assert_eq!(letters.next(), Some('['));
            let rest = letters.as_str();
            let end = rest.find(|c: char| c.is_ascii_alphabetic()).unwrap();
            let (numbers, kind) = (&rest[..end], &rest[end..=end]);
            letters = rest[end + 1..].chars();
            let mut numbers = numbers
                .split(';')
                .map(|one| one.parse::<u16>().unwrap_or(0));
            match kind {
                "H" => {
                    y = numbers.next().unwrap() - 1;
                    x = numbers.next().unwrap_or(1) - 1;
                }
                "G" => x = numbers.next().unwrap() - 1,
                "m" => {
                    while let Some(code) = numbers.next() {
                        sgr(&mut style, code, &mut numbers);
                    }
                }
                other => panic!("{other}"),
            }
        }
        assert_eq!(style, Pen::default(), "a frame leaves no style behind");
        buffer
    }

    fn sgr(style: &mut Pen, code: u16, more: &mut dyn Iterator<Item = u16>) {
        if code == 0 {
            *style = Pen::default();
            return;
        }
        for (modifier, known) in MODIFIERS {
            if known == code.to_string() {
                style.modifier |= modifier;
                return;
            }
        }
        let ground = matches!(code, 40..=49 | 100..=107);
        let written = if matches!(code, 38 | 48) {
            let mut text = code.to_string();
            let kind = more.next().unwrap();
            let count = if kind == 5 { 1 } else { 3 };
            text.push_str(&format!(";{kind}"));
            for _ in 0..count {
                text.push_str(&format!(";{}", more.next().unwrap()));
            }
            text
        } else {
            code.to_string()
        };
        let base = if ground { 40 } else { 30 };
        let found = COLOURS
            .into_iter()
            .find(|one| colour(*one, base) == written);
        let found = found.unwrap_or_else(|| panic!("{written}"));
        if ground {
            style.bg = found;
        } else {
            style.fg = found;
        }
    }

    fn any_cell() -> impl Strategy<Value = (u16, u16, char, usize, usize, u16)> {
        (
            0..9_u16,
            0..4_u16,
            "[a-zәқ▌]",
            0..COLOURS.len(),
            0..COLOURS.len(),
            0..0x1FF_u16,
        )
            .prop_map(|(x, y, text, fg, bg, modifier)| {
                (x, y, text.chars().next().unwrap(), fg, bg, modifier)
            })
    }

    proptest! {
        #[test]
        fn a_terminal_shows_what_was_meant(cells in proptest::collection::vec(any_cell(), 0..30)) {
            let area = Rect::new(0, 0, 9, 4);
            let mut meant = Buffer::empty(area);
            for (x, y, letter, fg, bg, modifier) in cells {
                // Hidden text is never drawn.
                let modifier = Modifier::from_bits_truncate(modifier) - Modifier::HIDDEN;
                let style = Style::new().fg(COLOURS[fg]).bg(COLOURS[bg]).add_modifier(modifier);
                meant[(x, y)].set_char(letter).set_style(style);
            }
            let changes = Buffer::empty(area);
            let mut bytes = Vec::new();
            write_cells(&mut bytes, changes.diff(&meant).into_iter()).unwrap();
            prop_assert_eq!(play(&bytes, area), meant);
        }
    }

    #[test]
    fn a_row_under_the_cursor_costs_few_bytes() {
        let area = Rect::new(0, 0, 100, 2);
        let mut before = Buffer::empty(area);
        before.set_string(0, 0, "▌ 26-000042  Ахметов Д.", Style::new());
        before.set_string(0, 1, "  26-000043  Ли В.", Style::new());
        let mut after = before.clone();
        let cursor = Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD);
        after.set_string(0, 0, " ", Style::new());
        after.set_string(0, 1, "▌", Style::new().add_modifier(Modifier::BOLD));
        after.set_string(2, 1, "26-000043", cursor);
        let mut bytes = Vec::new();
        write_cells(&mut bytes, before.diff(&after).into_iter()).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text, "\x1b[1H \x1b[2H\x1b[1m▌\x1b[3G\x1b[7m26-000043\x1b[m");
    }
}
