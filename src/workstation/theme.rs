//! Colours by what they mean, never by where they stand.
//!
//! Every state is told by a mark or a word as well; a theme only helps the eye.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Dim,
    Strong,
    Heading,
    Border,
    BorderFocused,
    /// The row under the cursor.
    Cursor,
    Good,
    Warn,
    Bad,
    Field,
    FieldFocused,
    Button,
    ButtonFocused,
    Header,
    /// The header of a demonstration or an exercise: cannot be taken for production.
    HeaderDemo,
    KeyName,
}

/// A set of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    #[default]
    Dark,
    Light,
    /// No colour at all: reverse, bold and underline only (`NO_COLOR`).
    Monochrome,
}

impl std::str::FromStr for Theme {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "dark" => Ok(Self::Dark),
            "light" => Ok(Self::Light),
            "monochrome" => Ok(Self::Monochrome),
            _ => Err(format!("{text:?} is not one of dark, light, monochrome")),
        }
    }
}

impl Theme {
    /// Returns the style for a meaning.
    #[must_use]
    pub fn style(self, tone: Tone) -> Style {
        let base = Style::new();
        let bold = base.add_modifier(Modifier::BOLD);
        let reversed = base.add_modifier(Modifier::REVERSED);
        let (good, warn, bad, accent, dim) = match self {
            Self::Dark => (
                Color::Green,
                Color::Yellow,
                Color::LightRed,
                Color::Cyan,
                Color::Gray,
            ),
            Self::Light => (
                Color::Green,
                Color::Magenta,
                Color::Red,
                Color::Blue,
                Color::DarkGray,
            ),
            Self::Monochrome => (
                Color::Reset,
                Color::Reset,
                Color::Reset,
                Color::Reset,
                Color::Reset,
            ),
        };
        match tone {
            Tone::Plain => base,
            Tone::Dim | Tone::Border => base.fg(dim),
            Tone::Strong => bold,
            Tone::Heading => bold.fg(accent),
            Tone::BorderFocused => bold.fg(accent),
            Tone::Cursor | Tone::ButtonFocused | Tone::Header => {
                reversed.add_modifier(Modifier::BOLD)
            }
            Tone::Good => base.fg(good),
            Tone::Warn => bold.fg(warn),
            Tone::Bad => bold.fg(bad),
            Tone::Field => base.add_modifier(Modifier::UNDERLINED),
            Tone::FieldFocused => bold.add_modifier(Modifier::UNDERLINED),
            Tone::Button => base,
            Tone::HeaderDemo => reversed.add_modifier(Modifier::BOLD).fg(warn),
            Tone::KeyName => bold.fg(accent),
        }
    }
}
