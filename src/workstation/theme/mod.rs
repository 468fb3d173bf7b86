//! Colours by what they mean, never by where they stand.
//!
//! Every state is told by a mark or a word as well; a theme only helps the eye. A theme is a file
//! of `config/themes`: the five that ship are built in, an institution may add its own. [`mod@file`]
//! reads one and refuses what cannot be read on a screen; [`vision`] knows how colours are seen,
//! [`depth`] how many a terminal has.

pub mod depth;
mod fault;
pub mod file;
pub mod vision;

use std::sync::OnceLock;

use ratatui::style::Style;

pub use depth::Depth;
pub use fault::{ThemeFault, ThemeProblem};

use crate::regulation::Words;

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

impl Tone {
    pub const ALL: [Self; 17] = [
        Self::Plain,
        Self::Dim,
        Self::Strong,
        Self::Heading,
        Self::Border,
        Self::BorderFocused,
        Self::Cursor,
        Self::Good,
        Self::Warn,
        Self::Bad,
        Self::Field,
        Self::FieldFocused,
        Self::Button,
        Self::ButtonFocused,
        Self::Header,
        Self::HeaderDemo,
        Self::KeyName,
    ];

    /// Returns the name of the role in a theme.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Dim => "dim",
            Self::Strong => "strong",
            Self::Heading => "heading",
            Self::Border => "border",
            Self::BorderFocused => "border-focused",
            Self::Cursor => "cursor",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
            Self::Field => "field",
            Self::FieldFocused => "field-focused",
            Self::Button => "button",
            Self::ButtonFocused => "button-focused",
            Self::Header => "header",
            Self::HeaderDemo => "header-demo",
            Self::KeyName => "key-name",
        }
    }
}

/// A style for every role.
type Styles = [Style; Tone::ALL.len()];

/// What a file of a theme says, ready to be drawn with.
#[derive(Debug)]
pub struct Looks {
    /// The name of the file without its ending.
    id: String,
    name: Words,
    light: bool,
    sixteen: Styles,
    many: Styles,
}

/// A set of colours on a terminal with so many of them.
#[derive(Clone, Copy)]
pub struct Theme {
    looks: &'static Looks,
    depth: Depth,
}

/// The themes that ship, with the texts of their files; the first is the one for a dark terminal.
pub const BUILT_IN: [(&str, &str); 5] = [
    ("dark", include_str!("../../../config/themes/dark.toml")),
    ("light", include_str!("../../../config/themes/light.toml")),
    (
        "high-contrast",
        include_str!("../../../config/themes/high-contrast.toml"),
    ),
    (
        "colour-blind",
        include_str!("../../../config/themes/colour-blind.toml"),
    ),
    (
        "monochrome",
        include_str!("../../../config/themes/monochrome.toml"),
    ),
];

fn built_in() -> &'static [Looks] {
    static LOOKS: OnceLock<Vec<Looks>> = OnceLock::new();
    LOOKS.get_or_init(|| {
        BUILT_IN
            .into_iter()
            .map(|(id, text)| file::read(id, id, text).expect("a test reads the themes that ship"))
            .collect()
    })
}

impl Theme {
    /// Returns the themes that ship.
    #[must_use]
    pub fn built_in() -> Vec<Self> {
        let depth = Depth::default();
        built_in()
            .iter()
            .map(|looks| Self { looks, depth })
            .collect()
    }

    /// Reads the theme of an institution. It is kept until the program ends.
    ///
    /// # Errors
    /// Everything that is wrong with it, with its place.
    pub fn read(id: &str, file: &str, text: &str) -> Result<Self, Vec<ThemeFault>> {
        let looks = Box::leak(Box::new(file::read(id, file, text)?));
        Ok(Self {
            looks,
            depth: Depth::default(),
        })
    }

    fn named(id: &str) -> Self {
        let found = built_in().iter().position(|looks| looks.id == id);
        Self::built_in()[found.unwrap_or(0)]
    }

    /// Returns the theme for a terminal with a dark ground.
    #[must_use]
    pub fn dark() -> Self {
        Self::named("dark")
    }

    /// Returns the theme for a terminal with a light ground.
    #[must_use]
    pub fn light() -> Self {
        Self::named("light")
    }

    /// Returns the theme without any colour: reverse, bold and underline only (`NO_COLOR`).
    #[must_use]
    pub fn monochrome() -> Self {
        Self::named("monochrome")
    }

    /// Returns the same colours for a terminal with so many of them.
    #[must_use]
    pub const fn at_depth(self, depth: Depth) -> Self {
        Self { depth, ..self }
    }

    #[must_use]
    pub fn id(self) -> &'static str {
        &self.looks.id
    }

    /// Returns what it is called, in three languages.
    #[must_use]
    pub fn name(self) -> &'static Words {
        &self.looks.name
    }

    /// Returns whether it is made for a light ground.
    #[must_use]
    pub fn is_light(self) -> bool {
        self.looks.light
    }

    /// Returns whether a picture can be shown in its colours: the theme has some, and so has the
    /// terminal.
    #[must_use]
    pub fn shows_colours(self) -> bool {
        self.depth == Depth::Many && self.style(Tone::Bad).fg.is_some()
    }

    /// Returns the style for a meaning.
    #[must_use]
    pub fn style(self, tone: Tone) -> Style {
        let styles = match self.depth {
            Depth::Sixteen => &self.looks.sixteen,
            Depth::Many => &self.looks.many,
        };
        styles[tone as usize]
    }
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Theme({}, {:?})", self.looks.id, self.depth)
    }
}

impl PartialEq for Theme {
    fn eq(&self, other: &Self) -> bool {
        self.looks.id == other.looks.id && self.depth == other.depth
    }
}

impl Eq for Theme {}

impl Default for Theme {
    fn default() -> Self {
        Self::dark()
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Modifier};

    use super::*;

    #[test]
    fn the_roles_stand_in_the_order_of_their_styles() {
        for (at, tone) in Tone::ALL.into_iter().enumerate() {
            assert_eq!(tone as usize, at, "{tone:?}");
        }
    }

    #[test]
    fn monochrome_has_no_colour_and_shows_cursor_and_focus_by_reverse() {
        let theme = Theme::monochrome();
        for depth in [Depth::Sixteen, Depth::Many] {
            for tone in Tone::ALL {
                let style = theme.at_depth(depth).style(tone);
                let colourless = [None, Some(Color::Reset)];
                assert!(colourless.contains(&style.fg), "{tone:?}");
                assert!(colourless.contains(&style.bg), "{tone:?}");
            }
            for tone in [Tone::Cursor, Tone::ButtonFocused] {
                let style = theme.at_depth(depth).style(tone);
                assert!(style.add_modifier.contains(Modifier::REVERSED), "{tone:?}");
            }
        }
    }

    #[test]
    fn dark_light_and_monochrome_are_what_their_names_say() {
        assert!(!Theme::dark().is_light() && Theme::light().is_light());
        assert_eq!(Theme::dark().id(), "dark");
        assert_eq!(Theme::monochrome().id(), "monochrome");
        assert_ne!(Theme::dark(), Theme::dark().at_depth(Depth::Sixteen));
    }
}
