//! A screen as a picture: the cells that were drawn, as SVG.
//!
//! Nothing is drawn by hand: what stands in the picture is what the program put into its buffer.
//! Each run of cells is placed by its column, so the grid holds whatever font shows it.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// Width and height of a cell, in the units of the picture.
const CELL: (f64, f64) = (9.0, 17.5);
/// Space around the grid.
const MARGIN: f64 = 12.0;
/// What a terminal shows where nothing else is asked for.
struct Ground {
    ground: &'static str,
    ink: &'static str,
}

const DARK: Ground = Ground {
    ground: "#15191f",
    ink: "#d6dbe3",
};
const LIGHT: Ground = Ground {
    ground: "#fbfbf8",
    ink: "#1d232b",
};

/// Returns the screen on a dark terminal as a stand-alone SVG document. `cursor` is the column and
/// row of the caret.
#[must_use]
pub fn svg(buffer: &Buffer, cursor: Option<(u16, u16)>) -> String {
    svg_on(buffer, cursor, &DARK)
}

/// Returns the screen on a light terminal.
#[must_use]
pub fn svg_on_light(buffer: &Buffer, cursor: Option<(u16, u16)>) -> String {
    svg_on(buffer, cursor, &LIGHT)
}

fn svg_on(buffer: &Buffer, cursor: Option<(u16, u16)>, terminal: &Ground) -> String {
    let (width, height) = (f64::from(buffer.area.width), f64::from(buffer.area.height));
    let (full_width, full_height) = (
        width * CELL.0 + 2.0 * MARGIN,
        height * CELL.1 + 2.0 * MARGIN,
    );
    // A theme with a ground of its own has it around the grid, too.
    let ground = buffer
        .content
        .first()
        .and_then(|cell| colour(cell.bg))
        .unwrap_or_else(|| terminal.ground.to_owned());
    let mut out = String::new();
    out.push_str(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{full_width}\" height=\"{full_height}\" \
         viewBox=\"0 0 {full_width} {full_height}\" font-family=\"'DejaVu Sans Mono','Liberation Mono',\
         Menlo,Consolas,monospace\" font-size=\"15\" xml:space=\"preserve\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{ground}\"/>\n"
    ));
    for row in 0..buffer.area.height {
        draw_row(buffer, row, terminal, &mut out);
    }
    if let Some((column, row)) = cursor {
        let (x, y) = place(column, row);
        push(
            &mut out,
            format_args!(
                "<rect x=\"{x}\" y=\"{y}\" width=\"2\" height=\"{}\" fill=\"{}\"/>\n",
                CELL.1, terminal.ink
            ),
        );
    }
    out.push_str("</svg>\n");
    out
}

fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("a string takes any text");
}

fn place(column: u16, row: u16) -> (f64, f64) {
    (
        MARGIN + f64::from(column) * CELL.0,
        MARGIN + f64::from(row) * CELL.1,
    )
}

/// A run of neighbouring cells that look alike.
struct Run {
    column: u16,
    cells: u16,
    text: String,
    look: Look,
}

#[derive(PartialEq, Clone)]
struct Look {
    ink: String,
    ground: Option<String>,
    bold: bool,
    dim: bool,
    italic: bool,
    underlined: bool,
}

fn draw_row(buffer: &Buffer, row: u16, terminal: &Ground, out: &mut String) {
    let mut runs: Vec<Run> = Vec::new();
    let mut column = 0;
    while column < buffer.area.width {
        let cell = &buffer[(buffer.area.x + column, buffer.area.y + row)];
        let look = look_of(cell, terminal);
        let cells = u16::try_from(cell.symbol().width().max(1)).unwrap_or(1);
        match runs.last_mut() {
            Some(run) if run.look == look => {
                run.cells += cells;
                run.text.push_str(cell.symbol());
            }
            _ => runs.push(Run {
                column,
                cells,
                text: cell.symbol().to_owned(),
                look,
            }),
        }
        column += cells;
    }
    for run in &runs {
        draw_run(run, row, out);
    }
}

fn draw_run(run: &Run, row: u16, out: &mut String) {
    let (x, y) = place(run.column, row);
    let width = f64::from(run.cells) * CELL.0;
    if let Some(ground) = &run.look.ground {
        push(
            out,
            format_args!(
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{}\" fill=\"{ground}\"/>\n",
                CELL.1
            ),
        );
    }
    if run.text.trim().is_empty() && !run.look.underlined {
        return;
    }
    let mut style = String::new();
    if run.look.bold {
        style.push_str(" font-weight=\"bold\"");
    }
    if run.look.italic {
        style.push_str(" font-style=\"italic\"");
    }
    if run.look.underlined {
        style.push_str(" text-decoration=\"underline\"");
    }
    if run.look.dim {
        style.push_str(" opacity=\"0.7\"");
    }
    push(
        out,
        format_args!(
            "<text x=\"{x}\" y=\"{}\" fill=\"{}\" textLength=\"{width}\"{style}>{}</text>\n",
            y + CELL.1 * 0.76,
            run.look.ink,
            escaped(&run.text),
        ),
    );
}

/// XML text; spaces are kept by no-break spaces, which every viewer shows.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace(' ', "\u{a0}")
}

fn look_of(cell: &Cell, terminal: &Ground) -> Look {
    let modifier = cell.modifier;
    let (mut ink, mut ground) = (colour(cell.fg), colour(cell.bg));
    if modifier.contains(Modifier::REVERSED) {
        let taken = ink.take();
        ink = Some(ground.take().unwrap_or_else(|| terminal.ground.to_owned()));
        ground = Some(taken.unwrap_or_else(|| terminal.ink.to_owned()));
    }
    Look {
        ink: ink.unwrap_or_else(|| terminal.ink.to_owned()),
        ground,
        bold: modifier.contains(Modifier::BOLD),
        dim: modifier.contains(Modifier::DIM),
        italic: modifier.contains(Modifier::ITALIC),
        underlined: modifier.contains(Modifier::UNDERLINED),
    }
}

/// The sixteen colours of a terminal as most themes show them; `None` for the default.
fn colour(colour: Color) -> Option<String> {
    let named = match colour {
        Color::Reset => return None,
        Color::Black => "#15191f",
        Color::Red => "#e06c75",
        Color::Green => "#98c379",
        Color::Yellow => "#e5c07b",
        Color::Blue => "#61afef",
        Color::Magenta => "#c678dd",
        Color::Cyan => "#56b6c2",
        Color::Gray => "#a8b0bd",
        Color::DarkGray => "#6b7380",
        Color::LightRed => "#ff7b86",
        Color::LightGreen => "#b5e890",
        Color::LightYellow => "#ffe08a",
        Color::LightBlue => "#8cc8ff",
        Color::LightMagenta => "#e2a0f5",
        Color::LightCyan => "#7fe0ea",
        Color::White => "#ffffff",
        Color::Rgb(red, green, blue) => return Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        Color::Indexed(index) => return Some(indexed(index)),
    };
    Some(named.to_owned())
}

/// The 256-colour palette: sixteen names, a cube of six, and greys.
fn indexed(index: u8) -> String {
    const NAMES: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    if let Some(name) = NAMES.get(usize::from(index)) {
        return colour(*name).unwrap_or_else(|| DARK.ink.to_owned());
    }
    if index >= 232 {
        let grey = 8 + (index - 232) * 10;
        return format!("#{grey:02x}{grey:02x}{grey:02x}");
    }
    let step = |value: u8| if value == 0 { 0 } else { 55 + value * 40 };
    let cube = index - 16;
    format!(
        "#{:02x}{:02x}{:02x}",
        step(cube / 36),
        step(cube / 6 % 6),
        step(cube % 6)
    )
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn what_stands_in_the_buffer_stands_in_the_picture() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 2));
        buffer.set_string(0, 0, "Қабылдау & <іс>", Style::new().bold());
        buffer.set_string(0, 1, "курсор", Style::new().reversed());
        let picture = svg(&buffer, Some((3, 1)));
        assert!(
            picture.contains("Қабылдау\u{a0}&amp;\u{a0}&lt;іс&gt;"),
            "{picture}"
        );
        assert!(picture.contains(&format!("fill=\"{}\"", DARK.ink)) && picture.contains("курсор"));
        assert!(picture.ends_with("</svg>\n"));
    }

    #[test]
    fn every_palette_entry_is_a_colour() {
        for index in 0..=255 {
            let colour = indexed(index);
            assert!(
                colour.len() == 7 && colour.starts_with('#'),
                "{index}: {colour}"
            );
        }
    }
}
