//! A picture in cells of text: quarters of a cell in colour, or dots and halves as ink.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use crate::raster::picture::{Part, Picture};
use crate::workstation::theme::depth::nearest;

/// How a picture is put into cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// Four parts to a cell, in two colours of the palette.
    Colour,
    /// Eight dots to a cell: what is darker than its paper.
    Dots,
    /// Two halves to a cell, for fonts that have no dots.
    Halves,
}

/// What of a picture is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sight {
    /// How often it was turned by a quarter, clockwise.
    pub quarters: u8,
    /// Place of the upper left corner, in pixels of the turned picture.
    pub left: f32,
    pub top: f32,
    /// How many pixels the width of a cell covers; a cell is twice as high as it is wide.
    pub scale: f32,
    pub medium: Medium,
}

/// By the parts that are inked: upper left 1, upper right 2, lower left 4, lower right 8.
const QUARTERS: [&str; 16] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
];

/// By the halves that are inked: upper 1, lower 2.
const HALVES: [&str; 4] = [" ", "▀", "▄", "█"];

/// The bits of the eight dots of a cell, row by row.
const DOTS: [u32; 8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

/// What is darker than this part of the mean of all that is seen is ink.
const INK: f32 = 0.8;

/// Draws what is seen of a picture.
pub fn draw(picture: &Picture, sight: &Sight, buffer: &mut Buffer, area: Rect, ink: Style) {
    let area = area.intersection(buffer.area);
    let (columns, rows) = match sight.medium {
        Medium::Colour => (2, 2),
        Medium::Dots => (2, 4),
        Medium::Halves => (1, 2),
    };
    let limit = light_of(picture, sight, area) * INK;
    for y in 0..area.height {
        for x in 0..area.width {
            let parts: Vec<[u8; 3]> = (0..columns * rows)
                .map(|at| {
                    let part = part_of(sight, x, y, (at % columns, at / columns), (columns, rows));
                    picture.mean_turned(part, sight.quarters)
                })
                .collect();
            let inked = |(at, part): (usize, &[u8; 3])| (light(*part) < limit).then_some(at);
            let cell = &mut buffer[(area.x + x, area.y + y)];
            match sight.medium {
                Medium::Colour => {
                    let (symbol, front, back) = two_colours(&parts);
                    let style = Style::new().fg(of_palette(front)).bg(of_palette(back));
                    cell.set_symbol(symbol).set_style(style);
                }
                Medium::Dots => {
                    let dots = parts.iter().enumerate().filter_map(inked);
                    let bits: u32 = dots.map(|at| DOTS[at]).sum();
                    let dots = char::from_u32(0x2800 + bits).unwrap_or(' ');
                    cell.set_char(dots).set_style(ink);
                }
                Medium::Halves => {
                    let halves = parts.iter().enumerate().filter_map(inked);
                    let bits: usize = halves.map(|at| 1 << at).sum();
                    cell.set_symbol(HALVES[bits]).set_style(ink);
                }
            }
        }
    }
}

fn part_of(sight: &Sight, x: u16, y: u16, at: (u16, u16), of: (u16, u16)) -> Part {
    let width = sight.scale / f32::from(of.0);
    let height = sight.scale * 2.0 / f32::from(of.1);
    Part {
        left: sight.left + f32::from(x) * sight.scale + f32::from(at.0) * width,
        top: sight.top + f32::from(y) * sight.scale * 2.0 + f32::from(at.1) * height,
        width,
        height,
    }
}

/// Returns how light something is, 0 to 255.
fn light(colour: [u8; 3]) -> f32 {
    let [red, green, blue] = colour.map(f32::from);
    0.299 * red + 0.587 * green + 0.114 * blue
}

fn light_of(picture: &Picture, sight: &Sight, area: Rect) -> f32 {
    light(picture.mean_turned(
        Part {
            left: sight.left.max(0.0),
            top: sight.top.max(0.0),
            width: f32::from(area.width) * sight.scale,
            height: f32::from(area.height) * sight.scale * 2.0,
        },
        sight.quarters,
    ))
}

/// Returns the sign and the two colours that come nearest to four parts: the darker ones in the
/// first colour, the lighter ones in the second.
fn two_colours(parts: &[[u8; 3]]) -> (&'static str, [u8; 3], [u8; 3]) {
    let lights: Vec<f32> = parts.iter().map(|part| light(*part)).collect();
    let darkest = lights.iter().copied().fold(f32::MAX, f32::min);
    let lightest = lights.iter().copied().fold(f32::MIN, f32::max);
    let middle = f32::midpoint(darkest, lightest);
    let is_dark = |at: &usize| lightest - darkest > 12.0 && lights[*at] < middle;
    let (dark, rest): (Vec<usize>, Vec<usize>) = (0..parts.len()).partition(is_dark);
    let bits: usize = dark.iter().map(|at| 1 << at).sum();
    let back = mean(&rest, parts);
    let front = if dark.is_empty() {
        back
    } else {
        mean(&dark, parts)
    };
    (QUARTERS[bits], front, back)
}

fn mean(of: &[usize], parts: &[[u8; 3]]) -> [u8; 3] {
    let count = u32::try_from(of.len()).unwrap_or(1).max(1);
    std::array::from_fn(|channel| {
        let sum: u32 = of.iter().map(|at| u32::from(parts[*at][channel])).sum();
        u8::try_from(sum / count).unwrap_or(u8::MAX)
    })
}

fn of_palette([red, green, blue]: [u8; 3]) -> Color {
    Color::Indexed(nearest((red, green, blue)).0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raster::Pixels;

    /// Four pixels, the upper left and the lower right one black.
    fn chequer() -> Picture {
        let (black, white) = ([0; 3], [255; 3]);
        let rgb = [black, white, white, black].concat();
        Picture::of(Pixels {
            width: 2,
            height: 2,
            rgb,
        })
    }

    fn drawn(medium: Medium, scale: f32) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 2));
        let sight = Sight {
            quarters: 0,
            left: 0.0,
            top: 0.0,
            scale,
            medium,
        };
        draw(
            &chequer(),
            &sight,
            &mut buffer,
            Rect::new(0, 0, 3, 2),
            Style::new(),
        );
        buffer
    }

    #[test]
    fn a_cell_in_colour_shows_four_parts() {
        // A part of a cell is twice as high as wide: of both upper pixels each is as one.
        let buffer = drawn(Medium::Colour, 1.0);
        let row: String = (0..3).map(|x| buffer[(x, 0)].symbol()).collect();
        assert_eq!(row, "▀▄ ");
        assert_eq!(buffer[(0, 0)].fg, Color::Indexed(16));
        assert_eq!(buffer[(0, 0)].bg, Color::Indexed(231));
    }

    #[test]
    fn ink_is_what_is_darker_than_its_paper() {
        let buffer = drawn(Medium::Halves, 1.0);
        let row: String = (0..3).map(|x| buffer[(x, 0)].symbol()).collect();
        assert_eq!(row, "▀▄ ");
        let buffer = drawn(Medium::Dots, 2.0);
        assert_eq!(buffer[(0, 0)].symbol(), "⠑");
        assert_eq!(buffer[(1, 0)].symbol(), "⠀");
    }

    #[test]
    fn the_parts_of_a_sign_are_where_the_ink_is() {
        for (bits, sign) in QUARTERS.iter().enumerate() {
            let parts: Vec<[u8; 3]> = (0..4)
                .map(|at| {
                    if bits >> at & 1 == 1 {
                        [0; 3]
                    } else {
                        [255; 3]
                    }
                })
                .collect();
            let all = bits == 0 || bits == 15;
            let (drawn, front, back) = two_colours(&parts);
            if all {
                assert_eq!((drawn, front), (" ", back));
            } else {
                assert_eq!((drawn, front, back), (*sign, [0; 3], [255; 3]));
            }
        }
    }
}
