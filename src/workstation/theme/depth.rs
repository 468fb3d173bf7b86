//! How many colours a terminal has, and which of its colours comes nearest to one that is wanted.

use ratatui::style::Color;

use super::vision::Rgb;

/// How many colours there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// The sixteen with names, whose shades are the terminal's own.
    Sixteen,
    /// The fixed palette of 256.
    #[default]
    Many,
}

impl Depth {
    /// Returns what the environment says of the terminal: `TERM` and `COLORTERM`.
    #[must_use]
    pub fn of(term: &str, colorterm: &str) -> Self {
        const WITH_MANY: [&str; 8] = [
            "256color",
            "direct",
            "kitty",
            "alacritty",
            "foot",
            "wezterm",
            "ghostty",
            "contour",
        ];
        let many = matches!(colorterm, "truecolor" | "24bit")
            || WITH_MANY.iter().any(|part| term.contains(part));
        if many { Self::Many } else { Self::Sixteen }
    }
}

/// The steps of the colour cube.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// Returns the entry of the fixed palette that comes nearest, and its colour. The first sixteen
/// are left out: their shades are the terminal's own.
#[must_use]
pub fn nearest(wanted: Rgb) -> (u8, Rgb) {
    let step = |part: u8| {
        let far = |at: &u8| STEPS[usize::from(*at)].abs_diff(part);
        (0..6_u8).min_by_key(far).unwrap_or(0)
    };
    let cube = 16 + 36 * step(wanted.0) + 6 * step(wanted.1) + step(wanted.2);
    // The greys have the same steps everywhere: the one nearest to the mean is the nearest.
    let mean = (u16::from(wanted.0) + u16::from(wanted.1) + u16::from(wanted.2)) / 3;
    let first = u8::try_from(mean.saturating_sub(8) / 10)
        .unwrap_or(23)
        .min(23);
    [cube, 232 + first, 232 + (first + 1).min(23)]
        .into_iter()
        .map(|index| (index, fixed(index)))
        .min_by_key(|(_, colour)| far(wanted, *colour))
        .unwrap_or((16, (0, 0, 0)))
}

/// Returns how far two colours are from each other.
fn far(one: Rgb, other: Rgb) -> i32 {
    let part = |one: u8, other: u8| (i32::from(one) - i32::from(other)).pow(2);
    part(one.0, other.0) + part(one.1, other.1) + part(one.2, other.2)
}

/// Returns the colour of an entry of the palette from 16 on.
fn fixed(index: u8) -> Rgb {
    if index >= 232 {
        let grey = 8 + (index - 232) * 10;
        return (grey, grey, grey);
    }
    let cube = index.saturating_sub(16);
    let step = |at: u8| STEPS[usize::from(at)];
    (step(cube / 36), step(cube / 6 % 6), step(cube % 6))
}

/// The sixteen colours: name in a theme, the terminal's colour, the shades of xterm and of the
/// Linux console.
pub const NAMED: [(&str, Color, Rgb, Rgb); 16] = [
    ("black", Color::Black, (0, 0, 0), (0, 0, 0)),
    ("red", Color::Red, (205, 0, 0), (170, 0, 0)),
    ("green", Color::Green, (0, 205, 0), (0, 170, 0)),
    ("yellow", Color::Yellow, (205, 205, 0), (170, 85, 0)),
    ("blue", Color::Blue, (0, 0, 238), (0, 0, 170)),
    ("magenta", Color::Magenta, (205, 0, 205), (170, 0, 170)),
    ("cyan", Color::Cyan, (0, 205, 205), (0, 170, 170)),
    ("white", Color::Gray, (229, 229, 229), (170, 170, 170)),
    (
        "bright-black",
        Color::DarkGray,
        (127, 127, 127),
        (85, 85, 85),
    ),
    ("bright-red", Color::LightRed, (255, 0, 0), (255, 85, 85)),
    (
        "bright-green",
        Color::LightGreen,
        (0, 255, 0),
        (85, 255, 85),
    ),
    (
        "bright-yellow",
        Color::LightYellow,
        (255, 255, 0),
        (255, 255, 85),
    ),
    (
        "bright-blue",
        Color::LightBlue,
        (92, 92, 255),
        (85, 85, 255),
    ),
    (
        "bright-magenta",
        Color::LightMagenta,
        (255, 0, 255),
        (255, 85, 255),
    ),
    (
        "bright-cyan",
        Color::LightCyan,
        (0, 255, 255),
        (85, 255, 255),
    ),
    (
        "bright-white",
        Color::White,
        (255, 255, 255),
        (255, 255, 255),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_of_the_palette_is_its_own_neighbour() {
        for index in 16..=255_u8 {
            let (_, found) = nearest(fixed(index));
            assert_eq!(found, fixed(index), "{index}");
        }
    }

    #[test]
    fn no_other_colour_of_the_palette_is_nearer() {
        for at in 0..4_096_u32 {
            let part = |shift: u32| u8::try_from((at >> shift & 15) * 17).unwrap();
            let wanted = (part(8), part(4), part(0));
            let least = (16..=255).map(|index| far(wanted, fixed(index))).min();
            let (_, found) = nearest(wanted);
            assert_eq!(Some(far(wanted, found)), least, "{wanted:?}");
        }
    }

    #[test]
    fn the_environment_says_how_many_colours_there_are() {
        for (term, colorterm, depth) in [
            ("xterm-256color", "", Depth::Many),
            ("tmux-256color", "", Depth::Many),
            ("xterm-kitty", "", Depth::Many),
            ("xterm", "truecolor", Depth::Many),
            ("linux", "", Depth::Sixteen),
            ("xterm", "", Depth::Sixteen),
            ("vt220", "yes", Depth::Sixteen),
        ] {
            assert_eq!(Depth::of(term, colorterm), depth, "{term} {colorterm}");
        }
    }
}
